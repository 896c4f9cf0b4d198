"""A sentence of the article made to be read alone: whole, no و before it, what its words point to named in [ ]."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic import fold, lint, verbs
from quizgen.arabic.attach import behind_article, join
from quizgen.arabic.cases import in_case
from quizgen.arabic.find_times import times_in
from quizgen.arabic.head_noun import phrase_like
from quizgen.arabic.letters import TATWEEL, listed, unmarked
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.overlap import stems
from quizgen.items.desk import Desk
from quizgen.items.filters import Unfit
from quizgen.items.printing import brief
from quizgen.items.question_words import PEOPLE
from quizgen.items.telling import MOST_OF_IT, words_of
from quizgen.mentions import spans
from quizgen.model import Evidence, Lexicon, Name, Reference, Sentence
from quizgen.naming import PLACES, nature_of

LONGEST = 60  # words
SHORT = 2  # words of a meaning, all of which must stand in a sentence that tells it
LONGEST_DATELINE = 6  # words, a dash among them
_DASH = re.compile(r"(?:^|\s)[-–—](?:\s|$)")
_DATELINE = re.compile(r"[^.،؛:«»]{2,30} [-–—] [^.،؛:«»]{2,20} ?: ")
_POINTING = "هذه|هذا|ذلك|تلك|هؤلاء|هذان|هذين|هاتان|هاتين"
_POINTED = re.compile(rf"(?<!\S)[وف]?[بلك]?(?:{_POINTING}) (?:[بك]?ال|لل)(\w+)")
_POINTING_BEFORE = re.compile(rf"(?<!\S)(?P<clitics>[وف]?[بلك]?)(?:{_POINTING}) $")
_NOUN = re.compile(r"(?P<clitics>[وف]?[بك]?)ال|(?P<to>[وف]?ل)ل")
_PARTICLES = frozenset(
    map(fold.loose, listed("في من على إلى عن مع منذ بعد قبل عند لدى خلال كان قد سوف لا لم لن ما هو هي أن إن هذا هذه"))
)
_STOPS = ".؟!…"
_MANY_STOPS = re.compile("(?:[.…] ?){2,}$|…$")
_TIE = re.compile(
    "[وف]?(?:في المقابل|بالمقابل|من جهة أخرى|من جهة ثانية|من ناحية أخرى|من جانب آخر|إلى ذلك|في السياق نفسه"
    "|في السياق ذاته|في غضون ذلك|علاوة على ذلك|فضلا عن ذلك|نتيجة لذلك)، "
    "|[وف]?(?:لكن|غير أن|إلا أن|كما أن|كما|فيما|أيضا|أيضًا) "
)
_OWNED = re.compile("[وف]?(?P<noun>\\w{2,}?)(?P<pronoun>هما|هم|هن|ها|ه)")
_THEIRS = re.compile(r"(?<!\S)[وف]?[بلك]?(?P<noun>\w{3,}?)(?:هم|هن)(?!\w)")
_SEVERAL = re.compile(r"\w{3,}(?:ون|ين)(?!\w)|\]")  # a sound plural, or what brackets name
_OWNERS = {"ه": (Gender.M, Number.SINGULAR), "ها": (Gender.F, Number.SINGULAR)}
_BEFORE_PRONOUNS = frozenset(
    listed("في من على علي إلى إلي عن مع بين ضد بعد قبل حول لدى لدي عند أمام وراء تجاه نحو فوق تحت")
)
_HOMES = frozenset(listed("بلاد وطن"))
_OWN_ADJECTIVE = re.compile(r" (?:ال|لل)\w+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the sentence and what stands in their place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence to be read alone, and where spans of the sentence lie in it now."""

    reads: str
    edits: tuple[Edit, ...]

    def place(self, start: int, end: int) -> Span:
        """Return where a span that no edit touches has come to lie."""
        moved = sum(len(edit.text) - (edit.end - edit.start) for edit in self.edits if edit.end <= start)
        return start + moved, end + moved


def passage_of(desk: Desk, sentence: Sentence, gaps: Sequence[Span]) -> Passage:
    """Make a sentence readable alone, its gaps left as they are; raises `Unfit` where it cannot stand alone."""
    text = sentence.reads
    if len(text.split()) > LONGEST:
        raise Unfit(f"sentence {sentence.number} has more than {LONGEST} words")
    made: list[Edit] = []
    begun = dateline(sentence.printed, text)
    if any(start < begun for start, _ in gaps):
        raise Unfit(f"sentence {sentence.number} has the gap in its dateline")
    for edits in (
        [Edit(0, begun, "")] if begun else _conjunction(desk, text),
        _named(desk, text, gaps),
        _in_full(desk, sentence, gaps),
        _speaking(desk, sentence),
        _dated(desk, text, gaps),
    ):
        for edit in list(edits):  # what an author says of a word comes before what can be seen of it
            if not any(_touch(edit, each) for each in made):
                made.append(edit)
    if stops := _MANY_STOPS.search(text):
        made.append(Edit(stops.start(), stops.end(), "."))  # «..» behind a gap would be read as more of it
    elif text[-1:] not in _STOPS:
        made.append(Edit(len(text), len(text), "."))
    made.sort(key=lambda edit: (edit.start, edit.end))
    reads = text
    for edit in reversed(made):
        reads = f"{reads[: edit.start]}{edit.text}{reads[edit.end :]}"
    if pointed := _unexplained(reads, _told_here(desk, text)) or _unowned(desk, reads):
        raise Unfit(f"«{pointed}» points out of the sentence: a reference of the passage would name it")
    return Passage(reads, tuple(made))


def dateline(printed: str, reads: str) -> int:
    """Return the length of the dateline of a text, «بيرغن - خاص» on a line of its own or before a colon; 0 for none."""
    line, more, _ = printed.partition("\n")
    headed = bool(more) and bool(_DASH.search(line))
    words = len(line.split()) if headed else len(found[0].split()) if (found := _DATELINE.match(reads)) else 0
    begun = [word.start() for word in re.finditer(r"\S+", reads)]
    return begun[words] if 0 < words <= LONGEST_DATELINE and words < len(begun) else 0


def _touch(edit: Edit, other: Edit) -> bool:
    """Return whether two edits change the same words, or would write two things in one place."""
    return (edit.start < other.end and other.start < edit.end) or edit.start == other.start or edit.end == other.end


def _conjunction(desk: Desk, text: str) -> Iterator[Edit]:
    """Take off what ties the sentence to the one before: «وفي المقابل، …», a و or ف that is no letter of its word."""
    if tie := _TIE.match(text):
        yield Edit(0, tie.end(), "")
        return
    word = text.split()[0]
    if word[0] in "وف" and len(word) > 2 and is_conjunction(word, desk.question_words.lexicon, desk.first_words):
        yield Edit(0, 1, "")


def is_conjunction(word: str, lexicon: Lexicon, first: Collection[str] = ()) -> bool:
    """Return whether the و or ف that a word begins with joins its sentence to the one before.

    `first` are the words that names begin with, folded loosely.
    """
    own, rest = fold.loose(word), fold.loose(word[1:])
    if rest in _PARTICLES:  # «وفي» is hardly ever «وفى»
        return own not in first
    if own in first or own in _openings(lexicon):
        return False
    return bool(re.match("[بك]?ال|لل", rest)) or rest in first or rest in _openings(lexicon)


@lru_cache(maxsize=4)
def _openings(lexicon: Lexicon) -> frozenset[str]:
    """List the words that a sentence may begin with: the verbs of he and she, in both tenses, and the nouns."""
    found: set[str] = set()
    for verb in lexicon.verbs.values():
        past, present = unmarked(verb.past), unmarked(verb.present)
        she = past[:-1] + "ت" if past.endswith(("ى", "ا")) else past + "ت"
        found.update((past, she, present, "ت" + present[1:], "س" + present))
    for noun in lexicon.nouns.values():
        found.update((unmarked(noun.singular), unmarked(noun.plural)))
    return frozenset(map(fold.loose, found))


def _named(desk: Desk, text: str, gaps: Sequence[Span]) -> Iterator[Edit]:
    """Name what a word of the sentence stands for, where the sentence does not name it itself; not within a gap."""
    hidden = [text[start:end] for start, end in gaps]
    for reference in desk.seed.references:
        at, inside = text.find(reference.evidence.reads), reference.evidence.reads.find(reference.word)
        if at < 0 or inside < 0 or _is_told(desk, reference, text):
            continue
        start = at + inside
        end = start + len(reference.word)
        if any(begun < end and start < ended for begun, ended in gaps):
            continue
        if any(fold.whole_words(reference.word, gap) or fold.whole_words(gap, reference.word) for gap in hidden):
            continue
        yield _naming(desk, reference, text, start, end)


def _in_full(desk: Desk, sentence: Sentence, gaps: Sequence[Span]) -> Iterator[Edit]:
    """Name in full whom or what a sentence calls by a part of the name alone: «المركز», a family name.

    Left as they are: a part that two names share, one with an adjective of its own («المركز الأول»), a name in a gap.
    """
    text = sentence.reads
    for name in desk.named_in(sentence.number):
        found = spans(name, text)
        hidden = any(start < end_ and begun < end for start, end in gaps for begun, end_ in found)
        if hidden or not _is_part(desk, name, text, found):
            continue
        start, end = found[0]
        word = text[start:end]
        if _is_shared(desk, word) or _OWN_ADJECTIVE.match(text[end:]):
            continue
        begun = start - len(re.search(r"\S*$", text[:start])[0])  # type: ignore[index]
        if name.is_ in PEOPLE:
            if begun == start:
                yield Edit(start, end, f"[{desk.printing.answer(name)}]")
            continue
        alias = Reference(name.id, text[begun:end], Evidence(text, text, 0), (name,))
        yield _naming(desk, alias, text, begun, end)


def _is_shared(desk: Desk, word: str) -> bool:
    """Return whether a word is the whole of two names, or of other words for them."""
    called = (map(fold.strict, (*name.aliases, name.phrase.nom)) for name in desk.seed.names.values())
    return sum(fold.strict(word) in words for words in called) > 1


def _is_part(desk: Desk, name: Name, text: str, found: Sequence[Span]) -> bool:
    """Return whether a text has of a name its class noun alone, of a person one word."""
    if name.phrase.nom.count(" ") == 0:
        return False
    if name.is_ in PEOPLE:
        return not any(" " in text[start:end] for start, end in found)
    noun = stems(name.phrase.nom.split()[0])
    called = (text[start:end] for start, end in found)
    alone = all(" " not in word and behind_article(word) and noun & stems(word) for word in called)
    return (alone and bool(found)) or not desk.tells_which(name, text, found)


def _dated(desk: Desk, text: str, gaps: Sequence[Span]) -> Iterator[Edit]:
    """Write the date behind a time that is told from the day of the article: «سبتمبر المقبل [سبتمبر 2024]»."""
    plain = [(start, end) for start, end, _ in times_in(text)]
    for start, end, time in times_in(text, desk.seed.article.day):
        # «من مايو إلى سبتمبر» may be so every year; «سبتمبر المقبل» is one month
        if lint.ages(text[start:end]) and not any(start < last and first < end for first, last in (*plain, *gaps)):
            told = desk.printing.answer(time)
            told = told.partition(" ")[2] if time.open else told  # منذ stands before the brackets
            yield Edit(end, end, f" [{_not_again(text[start:end], told)}]")


def _not_again(words: str, told: str) -> str:
    """Leave out of a date what stands before it: «النصف الأول من العام الحالي [عام 2024]»."""
    pairs = list(zip(words.split(), told.split(), strict=False))
    alike = next((at for at, (one, other) in enumerate(pairs) if fold.loose(one) != fold.loose(other)), len(pairs))
    return " ".join(told.split()[alike:]) if 1 < alike < len(told.split()) else told


def _speaking(desk: Desk, sentence: Sentence) -> Iterator[Edit]:
    """Name who goes on to speak behind the verb that does not name him: «أضافت [ليلى نصار] أن»."""
    verbs_of = desk.question_words.lexicon.verbs
    speakers = {
        (each.by.verb, each.by.name.id): each.by
        for each in desk.seed.facts
        if each.by and each.evidence.sentence == sentence.number and not spans(each.by.name, sentence.reads)
    }
    for (verb, _), by in speakers.items():
        said = verbs.agree(verbs_of[verb], [by.name.phrase]) if verb in verbs_of else ""
        found = [span for form in (said, f"و{said}", f"ف{said}") for span in fold.whole_words(form, sentence.reads)]
        if said and found:
            end = min(found)[1]
            yield Edit(end, end, f" [{desk.printing.answer(by.name)}]")


def _is_told(desk: Desk, reference: Reference, text: str) -> bool:
    """Return whether a sentence names what its word stands for: in its words, or most of many words of a meaning."""
    if reference.means:
        if fold.whole_words(reference.means, text, loosely=True):
            return True
        meant = words_of(reference.means)
        in_full = " ".join(name.phrase.nom for name in desk.names_in(text))
        others = words_of(f"{text.replace(reference.word, ' ')} {in_full}")
        return len(meant.each) > SHORT and others.hold(meant, MOST_OF_IT)  # «ستبني سورا حول الموقع … لهذا المشروع»
    return not reference.to or all(spans(name, text) for name in reference.to)


def is_owned(reference: Reference) -> bool:
    """Return whether a pronoun hangs on a word: «سداده», «ضده»."""
    return _OWNED.fullmatch(unmarked(reference.word)) is not None


def points(reference: Reference, lexicon: Lexicon) -> bool:
    """Return whether a reference tells what the pronoun on its word points to, «ضده», «مساحته», not the word: «بلاده».

    The word is meant where the pronoun does not agree with what is told, or where its noun is of that type: a country.
    """
    owned = _OWNED.fullmatch(unmarked(reference.word))
    if owned is None or not _BEFORE_PRONOUNS.isdisjoint(_nouns(owned["noun"])):
        return owned is not None
    nouns = _nouns(owned["noun"])
    known = next((each for each in nouns if lexicon.noun_forms.find(each)), "")
    own = nature_of(f"{known} ما", lexicon).type if known else ""
    home = own in PLACES or not _HOMES.isdisjoint(nouns)
    if reference.means:
        return owned_noun(reference) != "" or not (home or own == "person")
    types = {name.is_ for name in reference.to}
    if own in types or (home and types & set(PLACES)):
        return False
    agreed = {_as_agreed_with(name.phrase) for name in reference.to}
    return len(agreed) != 1 or _OWNERS.get(owned["pronoun"]) in (None, *agreed)


def owned_noun(reference: Reference) -> str:
    """Return the noun that a word with a pronoun and its meaning begin with: سداد of «سداده», سداد القرض; else ''."""
    noun, _, rest = reference.means.partition(" ")
    owned = _OWNED.fullmatch(unmarked(reference.word))
    alike = owned and rest and fold.loose(noun) in map(fold.loose, _nouns(owned["noun"]))
    return noun if alike else ""


def _nouns(owned: str) -> tuple[str, ...]:
    """Return what a pronoun hangs on as it may be written alone: حماية of «حمايتهما», بلاد and لبلاد of «لبلاده»."""
    bare = (owned, *([owned[1:]] if owned[0] in "بلك" and len(owned) > 2 else []))
    return tuple(form for each in bare for form in ((each, f"{each[:-1]}ة") if each.endswith("ت") else (each,)))


def _naming(desk: Desk, reference: Reference, text: str, start: int, end: int) -> Edit:
    """Write a noun's or a pronoun's meaning in its place, a name beside a verb or where its case would be wrong."""
    oblique = reference.word.endswith("ين")  # «إلى المقبرتين [مقبرتي التل]»
    told = reference.means or join(
        [_as_in(desk, name, Case.GENITIVE if oblique else Case.NOMINATIVE) for name in reference.to]
    )
    noun = _NOUN.match(unmarked(reference.word))
    pronoun = not noun and points(reference, desk.question_words.lexicon) and not owned_noun(reference)
    if reference.word.endswith("ا") and not noun and not reference.means:
        return Edit(start, start, f"[{told}] ")  # «وأضاف [جاسييف] موضحا»: the participle follows whom it describes
    if (
        pronoun
        or not (noun or reference.means)
        or not _is_one_form(reference.to)
        or (noun and not _agrees(desk, reference))
    ):
        return Edit(end, end, f" [{told}]")
    if reference.means and not noun and (adjective := _OWN_ADJECTIVE.match(text[end:])):
        return Edit(end + adjective.end(), end + adjective.end(), f" [{told}]")  # «حدودنا الجنوبية [حدود روسيا]»
    clitics = (noun["clitics"] or noun["to"] or "") if noun else ""
    if pointing := _POINTING_BEFORE.search(text[:start]):
        start, clitics = pointing.start(), pointing["clitics"]
    glued = clitics or (text[start - 1] if start and text[start - 1] not in ' «("' else "")
    tie = TATWEEL if glued[-1:] in ("ب", "ل", "ك") else ""
    return Edit(start, end, f"{clitics}{tie}[{told}]")


def _as_in(desk: Desk, name: Name, case: Case) -> str:
    """Print a name in the case of the word that it explains, where that shows and is known."""
    try:
        shown = brief(name)
        return desk.printing.answer(name) if case is Case.NOMINATIVE else desk.printing.text(shown, case)
    except MissingForm:
        return desk.printing.answer(name)


def _agrees(desk: Desk, reference: Reference) -> bool:
    """Return whether a meaning agrees with a verb as the noun does: «الفريق» is no place for «البعثة»."""
    forms = desk.question_words.lexicon.noun_forms
    word = phrase_like(_NOUN.sub("", unmarked(reference.word)), forms)
    if reference.means:
        told = phrase_like(reference.means, forms)
    elif len(reference.to) == 1:
        told = reference.to[0].phrase
    else:
        return True
    return _as_agreed_with(word) == _as_agreed_with(told)


def _as_agreed_with(phrase: NounPhrase) -> tuple[Gender, Number]:
    things = phrase.number is Number.PLURAL and not phrase.human
    return (Gender.F, Number.SINGULAR) if things else (phrase.gender, phrase.number)


def _is_one_form(names: Iterable[Name]) -> bool:
    """Return whether names are written alike in every case, so that each can stand in any place."""
    try:
        return all(len({in_case(name.phrase, case) for case in Case}) == 1 for name in names)
    except MissingForm:
        return False


def _told_here(desk: Desk, text: str) -> str:
    """Join the words of references whose meaning their sentence tells."""
    references = (each for each in desk.seed.references if each.evidence.reads in text)
    return fold.loose(" ".join(each.word for each in references if _is_told(desk, each, text)))


def _unexplained(text: str, told: str) -> str:
    """Return the first «هذه …» whose noun is not `told`, nor stands earlier in the text, '' where there is none."""
    for match in _POINTED.finditer(text):
        if fold.loose(match[1]) not in told and fold.loose(match[1]) not in fold.loose(text[: match.start()]):
            return match[0]
    return ""


def _unowned(desk: Desk, text: str) -> str:
    """Return the first «أرواحهم» before which a text names no people, '' where there is none."""
    forms = desk.question_words.lexicon.noun_forms
    for match in _THEIRS.finditer(text):
        if not any(forms.find(noun) for noun in _nouns(match["noun"])):
            continue
        before = text[: match.start()]
        people = any(name.is_ in PEOPLE or name.phrase.human for name in desk.names_in(before))
        if not people and not _SEVERAL.search(before) and not _holds_people(before, desk.question_words.lexicon):
            return match[0]
    return ""


def _holds_people(text: str, lexicon: Lexicon) -> bool:
    """Return whether a text has a noun of people in the plural."""
    found = (lexicon.noun_forms.find(_NOUN.sub("", word)) for word in fold.tokens(text))
    return any(known is not None and known[0].human and known[1] is not Number.SINGULAR for known in found)
