"""What stands around a verb beside its subject and object: how much, how long, where, when, in whose presence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizgen.arabic.count import BARE, Quantity
from quizgen.arabic.find_times import said
from quizgen.arabic.letters import listed
from quizgen.arabic.notation import notation
from quizgen.arabic.nouns import Case
from quizgen.arabic.quantities import read_quantity
from quizgen.arabic.time import Time
from quizgen.arabic.verbs import Verb
from quizgen.draft.objects import RELATIVE
from quizgen.draft.offices import NameHit
from quizgen.draft.phrases import Phrase, Phrases
from quizgen.draft.scan import Scan
from quizgen.draft.tokens import Said, VerbHit, key_of
from quizgen.draft.values import Values
from quizgen.draft.words import STOPS, is_with_pronoun
from quizgen.model import Lexicon

_DURATIONS = frozenset(listed("ثانية دقيقة ساعة يوم ليلة أسبوع شهر سنة عام عقد قرن موسم"))
_FOR = frozenset(map(key_of, listed("لمدة لفترة")))
_THROUGHOUT = frozenset(map(key_of, listed("مدى مدار")))  # «على مدى»
_BY = frozenset(map(key_of, listed("بنسبة بقيمة بمقدار بواقع")))
_ENDS_OF_CHANGE = {"من": "from", "إلى": "to", "الى": "to"}
_INTRODUCE = {
    tuple(map(key_of, listed(words))): role
    for words, role in {
        "بسبب": "why",
        "نتيجة": "why",
        "جراء": "why",
        "من أجل": "aim",
        "بهدف": "aim",
        "بغية": "aim",
        "أثناء": "during",
        "عن طريق": "means",
        "بموجب": "under",
        "ضد": "against",
        "لصالح": "for",
    }.items()
}
RATES = frozenset(map(key_of, listed("يومي سنوي شهري أسبوعي")))
_LASTING = frozenset(listed("استمرّ دام استغرق"))
_ENDS = frozenset("؛.!؟")
_NEAR = re.compile("[أا]مس|اليوم|السبت|ال[أا]حد|ال[إا]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|غدا")
_BEFORE_TIME = frozenset(map(key_of, listed("في يوم خلال مساء صباح ظهر فجر ليل ليلة منذ عام سنة شهر مطلع")))


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb's clause: from where what follows subject and verb begins to where another verb or a stop ends it."""

    found: Scan
    sentence: Said
    phrases: Phrases
    ids: Mapping[str, str]
    lexicon: Lexicon
    verb: VerbHit
    subject: Phrase
    begin: int
    changes: bool = False  # whether the verb tells which way an amount went

    @property
    def entry(self) -> Verb:
        return self.lexicon.verbs[self.verb.lemma]

    @property
    def is_relative(self) -> bool:
        """Whether the clause tells of a noun before it, whose verb may have what follows: «ما تشرف عليه الوزارة»."""
        return self.key(self.verb.at - 1) in RELATIVE or is_with_pronoun(self.key(self.verb.at + 1))

    @property
    def end(self) -> int:
        tokens, verbs = self.sentence.tokens, self.phrases.verbs
        behind = range(self.begin, len(tokens))
        return next((at for at in behind if at in verbs or tokens[at].text in _ENDS), len(tokens))

    def quantities(self) -> Iterator[tuple[int, int, str, Quantity]]:
        """Yield the quantities of the clause that an author may write as they stand, with their first and last word."""
        tokens = self.sentence.tokens[self.begin : self.end]
        found = self.found.within(self.found.quantities, tokens[0].start, tokens[-1].end) if tokens else ()
        for start, stop, quantity in found:
            places = [at for at, token in enumerate(tokens, self.begin) if start <= token.start < stop]
            text = " ".join(self.found.text[start:stop].split())
            rate = bool(places) and self.key(places[-1] + 1).rstrip("ا") in RATES  # «مليون برميل يوميا»
            if places and quantity.noun != BARE and not rate and self._reads(text):
                yield places[0], places[-1] + 1, text, quantity

    def _reads(self, text: str) -> bool:
        try:
            read_quantity(text, self.lexicon.nouns)
        except ValueError:
            return False
        return True

    def key(self, at: int) -> str:
        return self.phrases.key(at)


def counted_object(clause: Clause) -> str:
    """Return the quantity that stands where an object does: «اعتقلت الشرطة 60 شخصا»; '' where none does."""
    return next((text for first, _, text, _ in clause.quantities() if first == clause.begin), "")


def adjuncts(clause: Clause, thing: Phrase | None, values: Values) -> dict[str, str]:
    """Fill the roles around a verb that are sure; `thing` is its object, None where that is none or not sure.

    What stands farther off may belong to a noun on the way: «نمو بنسبة 6 %», «إقامة معسكر لمدة 22 يوما».
    """
    roles: dict[str, str] = _change(clause) if clause.changes else {}
    near = {clause.begin, thing.end} if thing and not clause.phrases.is_deed(thing.begin) else {clause.begin}
    for first, _, text, quantity in clause.quantities():
        led = first - 1 if clause.key(first - 1) in (_BY | _FOR) else first
        led -= 2 * (clause.key(first - 1) in _THROUGHOUT and clause.key(first - 2) == "على")
        if led not in near:
            continue
        if _is_duration(quantity):
            if led < first or clause.entry.past in _LASTING:
                roles.setdefault("lasts", text)
        elif (
            clause.entry.object == "none"
            and not clause.is_relative
            and clause.phrases.is_definite(clause.subject.end - 1)
        ):
            roles.setdefault("amount", text)
    roles |= {role: text for at in sorted(near) for role, text in _introduced(clause, at, values) if role not in roles}
    if place := _place(clause, thing):
        roles["where"] = place
    if guest := _led(clause, "بحضور"):
        roles["in_presence"] = clause.ids.get(guest.text, "") or guest.text
    time = _time(clause, thing)
    if time and not ("from" in roles and "to" not in roles):  # «من 297 ألف برميل عام 2014 إلى …»
        roles["when"] = notation(time)
    return roles


def _introduced(clause: Clause, at: int, values: Values) -> Iterator[tuple[str, str]]:
    """Yield the role that a preposition of its own leads right behind subject or object: «بسبب الأمطار»."""
    for words, role in _INTRODUCE.items():
        begin = at + len(words)
        if tuple(clause.key(each) for each in range(at, begin)) != words:
            continue
        if role == "aim" and not clause.phrases.is_deed(begin):
            continue
        told = values.at(begin, Case.GENITIVE)
        if told is not None and told.end <= clause.end:
            yield role, told.text


def _change(clause: Clause) -> dict[str, str]:
    """Read what stands one behind another after a verb of change: by how much, from what, to what."""
    found = {first: (end, text) for first, end, text, quantity in clause.quantities() if not _is_duration(quantity)}
    roles: dict[str, str] = {}
    at = clause.begin
    while True:
        key = clause.key(at)
        role = _ENDS_OF_CHANGE.get(key, "amount")
        first = at + (key in _ENDS_OF_CHANGE or key in _BY)
        if first not in found or role in roles:
            return roles
        at, roles[role] = found[first]


def _is_duration(quantity: Quantity) -> bool:
    return quantity.noun.singular in _DURATIONS


def _place(clause: Clause, thing: Phrase | None) -> str:
    """Return the place that «في» leads where nothing before it can be what is there: «افتتح المعرض في جدة».

    Behind an object that is a person («استقبل السفير في القاهرة») and behind the subject of a verb that takes an object
    it may belong to the noun.
    """
    entry = clause.entry
    if entry.preposition == "في":
        return ""
    at = thing.end if thing else clause.begin
    if thing is None and (entry.object != "none" or entry.preposition):
        return ""
    if (
        thing is not None
        and thing.name is None
        and (clause.phrases.is_actor(thing.begin) or clause.phrases.is_deed(thing.begin))
    ):
        return ""
    if clause.key(at) != "في":
        return ""
    name = next((each for each in clause.phrases.names if each.begin == at + 1 and each.kind == "place"), None)
    return clause.ids.get(name.text, "") if name and _ends(clause, name.end) else ""


def _ends(clause: Clause, at: int) -> bool:
    """Return whether nothing behind a place can go on with its name."""
    tokens = clause.sentence.tokens
    return at >= len(tokens) or not tokens[at].is_word or at in clause.phrases.counted or clause.phrases.stops(at)


def _led(clause: Clause, word: str) -> NameHit | None:
    """Return the name that a word leads, the first time it stands in the clause, where no other name follows it."""
    at = next((at for at in range(clause.begin, clause.end) if clause.key(at) == word), -1)
    names = (each for each in clause.phrases.names if each.kind != "place")
    led = [each for each in names if at >= 0 and at + 1 in (each.led, each.begin)]
    return led[0] if led and _ends(clause, led[0].end) else None


def _time(clause: Clause, thing: Phrase | None) -> Time | None:
    """Return the time of a clause where it holds one only, and nothing lies between that has a time of its own.

    «دعا إلى اجتماع في مايو», «قرر الرحيل بعد لقاء في رمضان»: that is when they meet.
    """
    tokens = clause.sentence.tokens
    begin, end = clause.verb.token.end, tokens[clause.end].start if clause.end < len(tokens) else clause.sentence.end
    of_sentence = clause.found.within(clause.found.times, clause.sentence.start, clause.sentence.end)
    inside = [each for each in of_sentence if begin <= each[0] and each[1] <= end]
    told = clause.found.text[begin:end]
    for first, last, _ in inside:
        told = told.replace(clause.found.text[first:last], "")
    if len(inside) > 1 or re.search(r"\d\s*/\s*\d", told):  # another time, in figures that were not read
        return None
    if inside and not _is_of_verb(clause, _first(clause, inside[0][0]), thing) and not _is_day_of(clause, inside[0]):
        return None
    times = inside or [each for each in of_sentence if _leads_in(clause, *each[:2])]
    if len(times) != 1 or not said(times[0][2], clause.sentence.text, clause.found.published):
        return None  # «بعد 15 أكتوبر» is not on that day
    return times[0][2]


def _first(clause: Clause, start: int) -> int:
    """Return the index of the word at which a stretch of the text begins."""
    return next(at for at, token in enumerate(clause.sentence.tokens) if token.end > start)


def _is_of_verb(clause: Clause, time: int, thing: Phrase | None) -> bool:
    """Return whether a time stands right behind the verb, its subject, its object or a place."""
    if time < clause.begin:
        return True
    if thing and clause.phrases.is_deed(thing.begin):
        return False  # «أجل افتتاح المعرض إلى مايو»
    if thing and thing.end == time and thing.end - thing.begin == 1 and thing.name is None:
        token = clause.sentence.tokens[thing.begin]
        if not clause.phrases.is_definite(thing.begin) and not token.key.endswith("ا"):
            return False  # «استنكر هجوم أمس»
    at = thing.end if thing and thing.end <= time else clause.begin
    place = next((name for name in clause.phrases.names if name.kind == "place" and at <= name.begin <= at + 1), None)
    at = place.end if place and place.end <= time else at
    return all(_is_before_time(clause, each) for each in range(at, time))


def _is_day_of(clause: Clause, found: tuple[int, int, Time]) -> bool:
    """Return whether a day counted from publication is the verb's: «تراجعت الأسعار في التعاملات الآسيوية أمس».

    It is where the verb's tense agrees and no noun stands between that may have it: a deed, «هجوم أمس».
    """
    start, end, time = found
    day = clause.found.published
    if day is None or not _NEAR.search(clause.found.text[start:end]) or not time.starts or not day.starts:
        return False
    past = clause.verb.form.tense == "past"
    if (past and time.starts > day.starts) or (clause.verb.form.tense == "future" and time.starts < day.starts):
        return False
    at = _first(clause, start)
    words, key = clause.phrases.words, clause.key(at - 1)
    free = clause.phrases.is_definite(at - 1) or at in (name.end for name in clause.phrases.names) or key in STOPS
    if any(each in clause.phrases.amounts for each in range(clause.begin, at)):
        return False  # «سيغيب عن ثلاث مباريات أمام الفريق يوم السبت»
    between = [words.core(clause.key(each).lstrip("بلو")) for each in range(clause.begin, at)]
    return free and not any(each in words.masdars or each in ("الذي", "التي", "ذي", "تي") for each in between)


def _leads_in(clause: Clause, start: int, end: int) -> bool:
    """Return whether a time stands at the head of a clause, right before its verb: «وفي 12 مايو، زار»."""
    if end > clause.verb.token.start or start < clause.sentence.start:
        return False
    tokens, last = clause.sentence.tokens, clause.verb.at - 1
    last -= clause.key(last) in ("قد", "،")
    begin = _first(clause, start)
    if tokens[last].end > end or tokens[last].end <= start:
        return False
    while begin and _is_before_time(clause, begin - 1) and tokens[begin - 1].is_word:
        begin -= 1
    return begin == 0 or tokens[begin - 1].text in "،.؛:"


def _is_before_time(clause: Clause, at: int) -> bool:
    key = clause.key(at)
    return key in _BEFORE_TIME or key.removeprefix("و") in _BEFORE_TIME or key == "،"
