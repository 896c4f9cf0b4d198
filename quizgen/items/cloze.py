"""Cloze items: a sentence that can be read alone, with a gap for a role: a short value, whole words, no half phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from quizgen.arabic import count, fold, typed
from quizgen.arabic.attach import behind_article
from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.identity import value_type
from quizgen.items.asking import explains
from quizgen.items.desk import Desk
from quizgen.items.doubts import doubts
from quizgen.items.filters import Unfit
from quizgen.items.passage import passage_of
from quizgen.items.printing import spellings
from quizgen.items.question_words import PEOPLE
from quizgen.mentions import forms, spans
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Item, Kind, Level, Name, Text, Value, YesNo

GAP = "……"
FIGURE = "figure"  # drawn for a gap that takes the figure of an amount without what is counted
LONGEST_KEY = 4  # words
LONGEST_WORDS = 2  # of a gap for what is no name, no time and no amount, where its phrase goes on
OPEN_ROLES = frozenset({"who", "measure"})  # many may act, and anything may be measured
_PER_CENT = re.compile("%|في ال?م[ائ]+ة|بالم[ائ]+ة")
LEAST_AROUND = 4  # words left beside the hole
_AGEING = re.compile(r"(?<!\w)(?:أمس|اليوم|غدا|غدًا|الآن|حاليا|حاليًا)(?!\w)")
_POINTING = re.compile(r"(?<!\S)[وف]?[بلك]?(?:هذه|هذا|ذلك|تلك|هؤلاء) $")
_LED = re.compile(r"(?<!\S)[وف]?(إلى|من|حتى|قبل|بعد) $")
_PLACED = re.compile(r"(?<!\S)[وف]?(?:في|على|إلى|من|عند|قرب|داخل|أمام|عبر|حول) $")
_MORE_OF_IT = re.compile(r" (?:ال|للذ)")  # an adjective or a relative clause that belongs to the words before it


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a role's value in the passage; `glued` is what is written together with it: لـ, بـ."""

    role: str
    start: int
    end: int
    glued: str = ""


@dataclass(frozen=True, slots=True)
class Gapped:
    """What the gaps of a fact are cut from."""

    evidence: Evidence
    holes: tuple[Hole, ...]


# a phrase ends before a stop, a preposition, a conjunction, a relative
_BEHIND = "في|من|على|إلى|عن|مع|بعد|قبل|خلال|منذ|حتى|بين|ضد|تجاه|حول|لدى|أن|الذي|التي"
_AT_ITS_END = re.compile(rf"[\W]*$|[.،؛؟!»\")]| (?:[وفبل]\w|(?:{_BEHIND}) )")
Place = tuple[str, int, int]  # the text, and the span of the gap in it


def gaps_of(desk: Desk) -> dict[str, Gapped | Unfit]:
    """Find the gaps of every fact, by its id, or why it has none."""
    found: dict[str, Gapped | Unfit] = {}
    for fact in desk.seed.facts:
        try:
            found[fact.id] = _gapped(desk, fact)
        except Unfit as unfit:
            found[fact.id] = unfit
    return found


def held_holes(desk: Desk, gaps: Mapping[str, Gapped | Unfit]) -> dict[Place, str]:
    """Return which item holds each gap that learners were given."""
    return {
        (gapped.evidence.reads, hole.start, hole.end): name
        for fact, gapped in gaps.items()
        if isinstance(gapped, Gapped)
        for hole in gapped.holes
        if (name := desk.item_id(fact, f"cloze-{hole.role}")) in desk.given
    }


def cloze_items(desk: Desk, fact: Fact, gapped: Gapped | Unfit, owners: dict[Place, str]) -> Iterable[Item]:
    """Make one item a role whose value stands in the evidence; `owners` tells whose each gap is, and is filled."""
    if isinstance(gapped, Unfit):
        desk.refuse(fact.id, "cloze", gapped)
        return
    made = False
    for hole in gapped.holes:
        name = desk.item_id(fact.id, f"cloze-{hole.role}")
        if f"cloze-{hole.role}" in fact.skip:
            desk.refuse(fact.id, f"cloze-{hole.role}", "the fact's 'skip' leaves it out")
            continue
        if owners.setdefault((gapped.evidence.reads, hole.start, hole.end), name) != name:
            desk.refuse(fact.id, f"cloze-{hole.role}", "another fact has this hole")
            continue
        made = True
        yield _item(desk, fact, gapped.evidence, hole)
    if not made:
        desk.refuse(fact.id, "cloze", "no value of the fact stands in its evidence as whole words, once")


def _gapped(desk: Desk, fact: Fact) -> Gapped:
    """Find the gaps of a fact in its quote, and make its sentence readable alone; offices give no gaps.

    «الرئيس الروسي ……» needs no reading. What stands in the rest of the sentence under the same name is another thing's
    place. Raises `Unfit` where the sentence cannot stand alone.
    """
    if fact.frame == OFFICE_FRAME:
        raise Unfit("an office gives no gap: the name beside it tells it")
    sentence = desk.seed.article.sentences[fact.evidence.sentence - 1]
    start = sentence.reads.find(fact.evidence.reads)
    if start < 0:
        raise Unfit("the quote is more than one sentence")
    found = list(_holes(desk, fact, sentence.reads, start))
    if not found:
        return Gapped(fact.evidence, ())
    # what its author keeps as it is may be named in full for the other gaps
    asked = [(hole.start, hole.end) for hole in found if f"cloze-{hole.role}" not in fact.skip]
    passage = passage_of(desk, sentence, asked)
    moved = (Hole(hole.role, *passage.place(hole.start, hole.end), hole.glued) for hole in found)
    kept = tuple(hole for hole in moved if not _told_elsewhere(passage.reads, hole.start, hole.end))
    return Gapped(Evidence(sentence.printed, passage.reads, sentence.number), kept)


def _holes(desk: Desk, fact: Fact, text: str, quoted_from: int) -> Iterator[Hole]:
    """Find the values of a fact in its sentence that are fit for a gap, in their order."""
    quoted_to = quoted_from + len(fact.evidence.reads)
    found: list[Hole] = []
    for role, slot in fact.slots.items():
        if len(slot.values) != 1 or isinstance(slot.values[0], YesNo):
            continue
        # a word that only refers («القاعدة») would let other names fill the gap as well
        places = _places(desk, slot.values[0], text)
        inside = [place for place in places if quoted_from <= place[0] and place[1] <= quoted_to]
        if len(places) != 1 or not inside:
            continue
        start, end = _whole(text, *inside[0])
        start += len(re.match("[وف]?", text[start : inside[0][0]])[0])  # type: ignore[index]
        held = desk.item_id(fact.id, f"cloze-{role}") in desk.given
        given = desk.given.get(desk.item_id(fact.id, f"cloze-{role}"), (FIGURE,))
        if isinstance(slot.values[0], Quantity) and FIGURE in given:
            start, end = _number(text, start, end)
        many = isinstance(slot.values[0], Text) and len(text[start:end].split()) > LONGEST_WORDS
        if many and not held and not _AT_ITS_END.match(text[end:]):
            continue  # «…… السعوديين»: the rest of the sentence does not settle half a phrase of so many words
        if not held and (_may_be_other(desk, fact, role, text[start:end], text) or _is_cut_title(text, start, end)):
            continue
        taken = any(hole.start < end and start < hole.end for hole in found)
        vague = isinstance(slot.values[0], Name) and _only_refers(desk, slot.values[0], text[start:end])
        if not taken and not vague and _is_fit(text, start, end):
            found.append(Hole(role, start, end, text[start : max(start, inside[0][0])]))
    yield from sorted(found, key=lambda hole: hole.start)


def _number(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the figure of an amount stands: «قرابة …… جولة» tells what is counted, and how exactly."""
    figures = list(re.finditer(r"\d[\d.,]*(?<=\d)", text[start:end]))
    return (start + figures[0].start(), start + figures[0].end()) if len(figures) == 1 else (start, end)


def _may_be_other(desk: Desk, fact: Fact, role: str, key: str, text: str) -> bool:
    """Return whether the rest of a sentence lets other words stand in a gap, or gives its number by sums.

    Other words: for who acts where that is no name of one («يروي …… جوانب من سيرته»), for what is measured, for one
    or few indefinite words («تعرّض النفط ……», «لإقامة ……»), for the first word of a name of several.
    """
    value = fact.slots[role].values[0]
    if isinstance(value, Text):
        one = " " not in key and behind_article(key) == ""
        return role in OPEN_ROLES or one or not _tells_which(desk, value)
    if isinstance(value, Name):
        if role in OPEN_ROLES and value_type(value) == "people":
            return True
        return " " in value.phrase.nom and " " not in key and value.is_ not in PEOPLE and role in OPEN_ROLES
    ends = {"from", "to"} <= fact.slots.keys() and role in ("from", "to")
    return ends and isinstance(value, Quantity) and _PER_CENT.search(text) is not None


def _tells_which(desk: Desk, value: Text) -> bool:
    """Return whether words are more than a stock phrase: one of them has its article, is a name, or has a figure."""
    words = value.phrase.nom.split()
    own = any(behind_article(word.lstrip("وبلك")) or any(map(str.isdigit, word)) for word in words)
    return own or bool(desk.names_in(value.phrase.nom)) or desk.question_words.is_definite(value.phrase)


def _is_cut_title(text: str, start: int, end: int) -> bool:
    """Return whether a gap takes a part out of a quoted title: «…… 1436»."""
    for title in re.finditer("«[^«»]*»", text):
        inside = (title.start() + 1, title.end() - 1)
        if start < inside[1] and inside[0] < end and not (start <= inside[0] and inside[1] <= end):
            return True
    return False


def _only_refers(desk: Desk, name: Name, key: str) -> bool:
    """Say if a gap would hold a class noun alone, «البعثة», «المتحف»: it names nothing, its hint may tell it."""
    word = behind_article(fold.strict(key))
    if " " in key or not word:
        return False
    hinted = map(fold.loose, fold.tokens(desk.hint(name)))
    return fold.loose(word) in hinted or desk.question_words.lexicon.noun_forms.find(word) is not None


def _is_fit(text: str, start: int, end: int) -> bool:
    """Return whether a gap is short, has words around it, ages not, and leaves no half of its phrase, no other name."""
    key = text[start:end]
    words = [word for word in key.split() if any(map(str.isalnum, word))]
    around = len(text.split()) - len(words)
    half = bool(_POINTING.search(text[:start])) or (
        re.match("[بك]?ال|لل", words[-1]) is not None and _MORE_OF_IT.match(text[end:]) is not None
    )
    told = text[end:].startswith(" (")  # «بنك الساحل (الساحل)»: what stands in brackets gives it away
    return 1 <= len(words) <= LONGEST_KEY and around >= LEAST_AROUND and not (half or told or _AGEING.search(key))


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words, the marks around them left out."""
    outside = ' \n«»"()[]،؛:.؟!'
    while start > 0 and text[start - 1] not in outside:
        start -= 1
    while end < len(text) and text[end] not in outside:
        end += 1
    for opening, closing in (("«", "»"), ("(", ")")):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
    return start, end


def _told_elsewhere(text: str, start: int, end: int) -> bool:
    rest = text[:start] + " " + GAP + " " + text[end:]
    return bool(fold.whole_words(text[start:end], rest, loosely=True))


def _in_words(value: Quantity, key: str) -> tuple[str, ...]:
    """List the ways to write a figure in words, without what is counted; none where its scale stands behind it."""
    if not key.replace(",", "").isdigit() or int(key.replace(",", "")) != value.number:
        return ()
    nouns = (f" {form}" for form in count.forms(value.noun))
    ends = [noun for noun in nouns if noun.strip()]
    plain = typed.spellings(replace(value, about=""))
    return tuple(
        form.removesuffix(end)
        for form in plain
        for end in ends
        if form.endswith(end) and not any(map(str.isdigit, form))
    )


def _places(desk: Desk, value: Value, reads: str) -> tuple[tuple[int, int], ...]:
    """Find the words that a gap for a value takes out: not «أمس», since no date could be written in their place."""
    by_century = isinstance(value, Time) and value.precision in ("decade", "century")
    return spans(value, reads, desk.seed.article.day if by_century else None)


def _item(desk: Desk, fact: Fact, evidence: Evidence, hole: Hole) -> Item:
    reads = evidence.reads
    kind, level = Kind.CLOZE, Level.RECALL
    value = fact.slots[hole.role].values[0]
    return Item(
        id=desk.item_id(fact.id, f"cloze-{hole.role}"),
        kind=kind,
        facts=(fact.id,),
        asks=(hole.role,),
        shows=tuple(sorted(set(fact.slots) - {hole.role})),
        stem=f"{reads[: hole.start]}{GAP}{reads[hole.end :]}",
        key=reads[hole.start : hole.end],
        evidence=(Evidence(evidence.quote, reads, evidence.sentence, ((hole.start, hole.end),)),),
        level=level,
        tags=desk.tags(kind, level, fact.id),
        note=desk.item_id(fact.id, "cloze"),
        doubt=doubts(desk, fact, fact.slots),
        hole=(hole.start, hole.end),
        hint=_hint(desk, hole, value, reads),
        accepts=_accepts(desk, value, reads[hole.start : hole.end], reads[hole.start + len(hole.glued) : hole.end]),
        drawn=("hole", FIGURE) if _is_figure(value, reads[hole.start : hole.end]) else ("hole",),
        explains=explains(desk, fact, hole.role),
    )


def _is_figure(value: Value, key: str) -> bool:
    """Return whether a gap takes the figure of an amount alone; learners who were given all of it keep it."""
    return isinstance(value, Quantity) and re.fullmatch(r"\d[\d.,]*", key) is not None


def _hint(desk: Desk, hole: Hole, value: Value, reads: str) -> str:
    """Say what a gap wants; behind a preposition that «متى» does not follow, «إلى أيّ قرن؟»."""
    if hole.role == "where" and (hole.glued or _PLACED.search(reads[: hole.start])):
        return desk.labels["hint.where"]  # but «وجود …… في المنطقة» asks for a thing
    led = _LED.search(reads[: hole.start])
    if not led and not hole.glued and isinstance(value, Time) and value.precision == "day":
        return desk.hint(value, "في")  # «في …… اعترفت»: a year would do
    return desk.hint(value, led[1] if led and isinstance(value, Time) else hole.glued[-1:])


def _accepts(desk: Desk, value: Value, key: str, own: str) -> tuple[str, ...]:
    """List what may be typed in a gap beside its words: the value in any spelling, without what is attached to it."""
    name = isinstance(value, Name | Text)
    written = (own,) if not name or own in forms(value) else ()
    figure = _in_words(value, key) if isinstance(value, Quantity) else ()
    offered = (*written, desk.printing.answer(value), *spellings(value), *figure)
    once = {typed.fold(text): text for text in reversed(offered)}
    return tuple(text for folded, text in reversed(once.items()) if folded not in ("", typed.fold(key)))
