"""Who speaks: the verbs of saying of an article in their order, each with its subject, or with the last one named.

Only declared names are known, and whoever cannot be told for sure is nobody: a claim then wants a reference of the
passage. «وأضاف أنّ» goes on with the last speaker; a subject that is no declared name breaks the chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from quizgen.arabic.find_verbs import FoundVerb
from quizgen.arabic.fold import strict, whole_words
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Number
from quizgen.mentions import forms, sayings_in
from quizgen.model import Lexicon, Name, Speaker
from quizgen.naming import WRITER
from quizgen.reading.article import Place
from quizgen.reading.context import Known
from quizgen.reading.fields import TO_THE_LEXICON, Fields, chosen, fields_of
from quizgen.reading.proof import Grounds
from quizgen.reading.shapes import TEXT, Keys, Needed, either, keyed, ref
from quizgen.reading.yaml_tree import TextNode

BY_KEYS: Keys = {"who": Needed(TEXT), "verb": ref("verb-of-saying")}
BY = either(TEXT, keyed(BY_KEYS))
NOT_SAID = (
    "a wish, a demand or a proposal is `mood: hoped`, or `does: اقترح`; docs/kinds.md lists the verbs of a speaker"
)
SAID = "قال إنّ"  # the verb of a claim whose quote has none
POINT = "add an alias, or a reference of the passage whose word («وأضاف») stands for the speaker"
_HELD = "رأى أنّ"
_NOT_SO = frozenset({"hoped", "expected", "planned", "provided"})  # moods of what nobody says is so
_FAR = 120  # characters between a verb of saying and the clause that it leads in
_OPENER = re.compile(r"(?<!\w)(?:[وف]?ب?[أإا]ن(?:ه|ها|هم|هما|هن|نا|ني|ي)?|[أا]لا)(?!\w)|[:«\"“]")
_END = re.compile(r"[.،؛!؟\n]")
_WORD = re.compile(r"[^\W\d_]+")
_LED = re.compile("(?:ب|ل|ك)ال|لل")


def _words(text: str) -> frozenset[str]:
    return frozenset(map(strict, listed(text)))


_PREPOSITIONS = _words("في من إلى على عن مع بين خلال منذ بعد قبل حول عبر أمام لدى عقب أثناء ضمن باسم بحضور ردا")
_OF_OFFICES = _words("في باسم لدى")
_ADVERBS = _words("أيضا كذلك قائلا قائلة بدوره بدورها مجددا لاحقا اليوم أمس أنه")
# What may stand before «أضاف» when its subject is the one before.
_LEADING = _words("كما وكما قد وقد فقد لقد ثم كان وكان كانت وكانت فيما بينما لكنه لكنها إذ حيث")


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying: its place, the lexicon's entries that it may be, where its clause begins, and who speaks.

    `speaker` is a name's id, '' where nobody is sure; `goes_on` tells that he was named before.
    """

    place: Place
    verbs: tuple[str, ...]
    clause: int
    speaker: str = ""
    goes_on: bool = False


class Speakers:
    """The speakers of one article; it is read when the first claim asks."""

    def __init__(self, grounds: Grounds, lexicon: Lexicon) -> None:
        self._grounds, self._lexicon = grounds, lexicon
        self._text = grounds.printed.text

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """List the verbs of saying in their order."""
        return tuple(self._told(sayings_in(self._text, self._lexicon)))

    def of(self, place: Place) -> tuple[Saying, ...]:
        """List the sayings that govern a quote: those that begin in it, else the last one before it in its sentence."""
        inside = tuple(
            each for each in self.sayings if place.start <= each.place.start + 1 and each.place.end <= place.end
        )
        sentence = self._grounds.printed.around(place)
        before = [each for each in self.sayings if sentence.start <= each.place.start < place.start]
        return inside or tuple(before[-1:])

    # ---------------------------------------------------------- who

    def _told(self, hits: list[FoundVerb]) -> Iterator[Saying]:
        last, said_from = "", -1
        for at, hit in enumerate(hits):
            sentence = self._grounds.printed.around(Place(hit.start, hit.end))
            until = min(sentence.end, hits[at + 1].start if at + 1 < len(hits) else sentence.end, hit.end + _FAR)
            opener = _OPENER.search(self._text, hit.end, until)
            joined = self._text[hit.start] in "وف"
            leads_in = opener is not None and opener.group()[0] not in "وف"  # «وإن» goes on with an earlier verb
            if not leads_in and not joined and sentence.start <= said_from <= hit.start:
                continue  # «وقالت الباحثة إن النقش يذكر اسم الملكة»: within what is said
            said_from = opener.end() if opener else -1
            end = opener.start() if opener else min(until, _at(_END.search(self._text, hit.end, until), until))
            speaker, goes_on = self._subject(hit, end, sentence.start, last)
            last = speaker
            yield Saying(Place(hit.start, hit.end), (hit.verb, *hit.others), end, speaker, goes_on)

    def _subject(self, hit: FoundVerb, end: int, start: int, last: str) -> tuple[str, bool]:
        """Return who speaks, and whether he was named before: behind the verb, right before it, or the last one."""
        zone = _WORD.findall(self._text[hit.end : end])
        if zone and not _steps_aside(zone[0]):
            return self._named_behind(hit, end), False
        if any(hit.end <= name_start < end for name_start, _, _ in self._names):
            return "", False  # «وقال في حديث لصحيفة …»: the name may be the speaker's or not
        before = _WORD.findall(self._text[max(start, self._clause_before(hit, start)) : hit.start])
        begins = not before or all(strict(word) in _LEADING for word in before)
        if begins or self._text[hit.start] == "و":  # «أما العمري فأوضح»: ف leads in what is said of its topic
            past = any(form.tense == "past" for form in hit.forms)
            return (last if self._agrees(last, hit) else ""), past  # «يُذكر أنّ» is nobody's
        return self._topic(hit), False

    def _clause_before(self, hit: FoundVerb, start: int) -> int:
        """Find where the clause that holds a verb begins: behind the last sign before it that is no bare comma."""
        signs = [sign.end() for sign in re.finditer('[.؛!؟\n»"”]', self._text[start : hit.start])]
        return start + (signs[-1] if signs else 0)

    def _named_behind(self, hit: FoundVerb, end: int) -> str:
        """Return the declared name that is the subject behind a verb, '' where another may be."""
        inside = [(a, b, id_) for a, b, id_ in self._names if hit.end <= a and b <= end]
        subjects = {id_ for a, _, id_ in inside if self._may_be_subject(hit, a, id_)}
        return subjects.pop() if len(subjects) == 1 else ""

    def _may_be_subject(self, hit: FoundVerb, start: int, id_: str) -> bool:
        """Return whether a name is the subject: right behind the verb, or a person behind a title («وزير النقل …»)."""
        if self._text[start - 1 : start].strip():
            return False  # a letter is attached: «للوزارة»
        before = _WORD.findall(self._text[hit.end : start])
        if not before:
            return True
        word = strict(before[-1])
        if self._grounds.names[id_].is_ != "person" or not self._is_title(before):
            return False  # «ونبّهت الوزارة إلى تصريحات سالم»
        # «شقيق سالم» is not سالم; «الوزير سالم», «وزير النقل سالم» is
        return word.startswith("ال") or any(b == start - 1 for _, b, other in self._names if other != id_)

    def _is_title(self, words: list[str]) -> bool:
        """Say if words may be one title: no preposition in them, or those of an office («المشرفة في إدارة …»)."""
        aside = {strict(word) for word in words if _steps_aside(word)}
        office = words[0].removeprefix("ال") in self._lexicon.names.get("title", {})
        return not aside or (office and all(word in _OF_OFFICES or _LED.match(word) for word in aside))

    def _topic(self, hit: FoundVerb) -> str:
        """Return the name that stands right before a verb, be it with قد between: «سالم العمري قال إنّ»."""
        between = re.compile(r"\s+(?:قد\s+)?")
        found = {id_ for _, b, id_ in self._names if b < hit.start and between.fullmatch(self._text[b : hit.start])}
        return found.pop() if len(found) == 1 else ""

    def _agrees(self, id_: str, hit: FoundVerb) -> bool:
        name = self._grounds.names.get(id_)
        if name is None or name.phrase.number is not Number.SINGULAR:
            return False
        return any(form.tense == "past" and form.person == f"{name.phrase.gender.value}s" for form in hit.forms)

    @cached_property
    def _names(self) -> tuple[tuple[int, int, str], ...]:
        """List where declared names stand, and the words that point to one of them."""
        found = {
            (start, end, name.id)
            for name in self._grounds.names.values()
            for form in forms(name)
            for start, end in whole_words(form, self._text)
        }
        found |= {
            (each.place.start, each.place.end, each.to[0].id) for each in self._grounds.pointers if len(each.to) == 1
        }
        return tuple(sorted(found))

    # ---------------------------------------------------------- proof

    def fault(self, name: Name, place: Place) -> str:
        """Say why a quote is not proved to be somebody's words, '' where it is."""
        around = self._grounds.printed.around(place)
        if any(around.holds(each.place) and each.is_to(name) for each in self._grounds.pointers):
            return ""
        sayings = self.of(place)
        if any(self._is_same(each.speaker, name) for each in sayings):
            return ""
        if sayings and all(each.goes_on for each in sayings):
            word = self._text[sayings[0].place.start : sayings[0].place.end]
            if other := sayings[0].speaker:
                return f"«{word}» goes on with '{other}', the last speaker named before it, not with '{name.id}'"
            return f"«{word}» names no speaker, and who is the last one before it is not sure"
        outside = Place(around.start, sayings[0].clause) if sayings else around
        if not self._grounds.holds_name(name, outside):
            told = f"neither the quote nor its sentence holds the speaker '{name.id}' («{name.phrase.nom}»)"
            return f"{told} as one who speaks"
        return ""

    def _is_same(self, id_: str, name: Name) -> bool:
        other = self._grounds.names.get(id_)
        return other is not None and (id_ == name.id or id_ in name.members or name.id in other.members)

    def verb(self, place: Place | None) -> str:
        """Return the verb of saying of a quote with the word that begins its clause; «قال إنّ» where it has none."""
        for saying in self.of(place) if place else ():
            for entry in saying.verbs:
                verb = self._lexicon.verbs.get(entry)
                if verb and verb.says and verb.that and (key := f"{verb.past} {verb.that}") in self._lexicon.verbs:
                    return key
        return SAID


def _at(found: re.Match[str] | None, default: int) -> int:
    return found.start() if found else default


def _steps_aside(word: str) -> bool:
    """Return whether a word behind a verb is no subject: «في مؤتمر», «للصحفيين», «أيضا»."""
    folded = strict(word)
    return folded in _PREPOSITIONS or folded in _ADVERBS or bool(_LED.match(folded))


# ---------------------------------------------------------------- reading


def _sayings(lexicon: Lexicon) -> list[str]:
    """List the verbs that say that something is so: «قال إنّ», «أشار إلى أنّ»; «اقترح أن» does not."""
    return [key for key, verb in lexicon.verbs.items() if f"{key} {verb.that}".rstrip().endswith(("أنّ", "إنّ"))]


def read_speaker(fields: Fields, place: Place | None, known: Known, speakers: Speakers) -> Speaker | None:
    """Read whose words a fact is: `by: omari`, or with the verb, `by: {who: omari, verb: قال إنّ}`."""
    problems, node = known.problems, fields.get("by")
    who: TextNode | None
    verb: TextNode | None
    if isinstance(node, TextNode):
        who, verb = node, None
    else:
        by = fields_of(node, BY_KEYS, "'by'", problems, hint="{who: shoigu, verb: قال إنّ}")
        if by is None:
            return None
        who, verb = by.required("who"), by.text_node("verb")
    lexicon = known.templates.lexicon
    hoped = fields.text("mood") in _NOT_SO
    if verb and not hoped and verb.text.strip() in lexicon.verbs and verb.text.strip() not in _sayings(lexicon):
        problems.report("E440", verb.span, f"'{verb.text}' does not say that something is so", NOT_SAID)
        return None
    if verb and not chosen(verb, lexicon.verbs if hoped else _sayings(lexicon), "verb", problems, TO_THE_LEXICON):
        return None
    if who and who.text.strip() == WRITER.id and WRITER.id not in known.names:  # the article is all his words
        told = speakers.verb(place)
        return Speaker(WRITER, verb.text.strip() if verb else told if told != SAID else _HELD)
    name = known.name(who)
    if who is None or name is None:
        return None
    sayings = speakers.of(place) if place else ()
    # who goes on hangs on the genders of all who speak
    is_open = bool(known.guessed and sayings) and all(each.goes_on for each in sayings)
    if place and not is_open and (message := speakers.fault(name, place)):
        problems.report("E402", who.span, message, POINT)
    return Speaker(name, verb.text.strip() if verb else speakers.verb(place))
