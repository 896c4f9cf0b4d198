"""Cloze items: the evidence as corrected, with a hole for a role: whole words, numbers with their noun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from quizgen.arabic import fold, typed
from quizgen.arabic.attach import attach, join
from quizgen.arabic.time import Time
from quizgen.identity import value_type
from quizgen.items.desk import Desk
from quizgen.items.printing import spellings
from quizgen.mentions import forms, spans
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Item, Kind, Level, Name, Text, Value, YesNo

GAP = "……"
LONGEST_KEY = 7  # words
LEAST_AROUND = 4  # words left beside the hole
LONGEST_PASSAGE = 60  # words
UNEXPLAINED = re.compile("(?:ه|ها|هم|هن|هما|نا)$")  # a pronoun within a word
BRACKETED = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a role's value in the evidence."""

    role: str
    start: int
    end: int


Place = tuple[str, int, int]  # the text, and the span of the gap in it


def held_holes(desk: Desk) -> dict[Place, str]:
    """Tell which item holds each gap that learners were given."""
    return {
        (evidence.reads, hole.start, hole.end): name
        for fact in desk.seed.facts
        for evidence, holes in (_passage(desk, fact),)
        for hole in holes
        if (name := desk.item_id(fact.id, f"cloze-{hole.role}")) in desk.given
    }


def cloze_items(desk: Desk, fact: Fact, owners: dict[Place, str]) -> Iterable[Item]:
    """Make one item a role whose value stands in the evidence; `owners` tells whose each gap is, and is filled."""
    evidence, holes = _passage(desk, fact)
    made = False
    for hole in holes:
        name = desk.item_id(fact.id, f"cloze-{hole.role}")
        if owners.setdefault((evidence.reads, hole.start, hole.end), name) != name:
            desk.refuse(fact.id, f"cloze-{hole.role}", "another fact has this hole")
            continue
        made = True
        yield _item(desk, fact, evidence, hole)
    if not made:
        desk.refuse(fact.id, "cloze", "no value of the fact stands in its evidence as whole words, once")


def _passage(desk: Desk, fact: Fact) -> tuple[Evidence, tuple[Hole, ...]]:
    """Take the quote where it tells enough by itself, else the whole sentence; offices give no gaps.

    «الرئيس الروسي ……» needs no reading.
    """
    if fact.frame == OFFICE_FRAME:
        return fact.evidence, ()
    quote = _explained(desk, fact, fact.evidence)
    holes = _holes(desk, fact, quote)
    if len(holes) >= 2 or len(fact.evidence.reads.split()) >= 12:
        return quote, holes
    sentence = desk.seed.article.sentences[fact.evidence.sentence - 1]
    if len(sentence.reads.split()) > LONGEST_PASSAGE:
        return quote, holes
    whole = _explained(desk, fact, Evidence(sentence.printed, sentence.reads, sentence.number))
    # what stands in the rest of the sentence under the same name is another thing's place
    start = whole.reads.find(quote.reads)
    end = start + len(quote.reads)
    return whole, tuple(hole for hole in _holes(desk, fact, whole) if start <= hole.start and hole.end <= end)


def _explained(desk: Desk, fact: Fact, evidence: Evidence) -> Evidence:
    """Name in brackets whom a word of the passage stands for, where the passage names him nowhere.

    «ودخلت الجمهوريتان [أوسيتيا الجنوبية وأبخازيا] في نزاع» can be read alone. A word that lies in a gap is not told,
    and a pronoun within a word («جيشها») is left to the reader.
    """
    reads = evidence.reads
    gaps = [reads[hole.start : hole.end] for hole in _holes(desk, fact, evidence)]
    for reference in desk.seed.references:
        at = reads.find(reference.evidence.reads)
        inside = reference.evidence.reads.find(reference.word)
        if at < 0 or inside < 0 or not reference.to or UNEXPLAINED.search(reference.word):
            continue
        if any(fold.whole_words(reference.word, gap) or fold.whole_words(gap, reference.word) for gap in gaps):
            continue
        if all(spans(name, reads) for name in reference.to):
            continue
        start = at + inside
        told = join([desk.printing.answer(name) for name in reference.to])
        if reference.word.endswith("ا"):  # «وأضاف [جاسييف] موضحا»: the participle follows whom it describes
            reads = f"{reads[:start]}[{told}] {reads[start:]}"
        else:
            end = start + len(reference.word)
            reads = f"{reads[:end]} [{told}]{reads[end:]}"
    return replace(evidence, reads=reads)


def _holes(desk: Desk, fact: Fact, evidence: Evidence) -> tuple[Hole, ...]:
    found: list[Hole] = []
    taken = [match.span() for match in BRACKETED.finditer(evidence.reads)]
    for role, slot in fact.slots.items():
        if len(slot.values) != 1 or isinstance(slot.values[0], YesNo):
            continue
        # a word that only refers («القاعدة») would let other names fill the gap as well
        places = _places(desk, slot.values[0], evidence.reads)
        if len(places) != 1:
            continue
        start, end = _whole(evidence.reads, *places[0])
        words = evidence.reads[start:end].split()
        around = len(evidence.reads.split()) - len(words)
        if len(words) > LONGEST_KEY or around < LEAST_AROUND or _told_elsewhere(evidence.reads, start, end):
            continue
        if not any(begun < end and start < ended for begun, ended in taken):
            found.append(Hole(role, start, end))
            taken.append((start, end))
    return tuple(sorted(found, key=lambda hole: hole.start))


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


def _places(desk: Desk, value: Value, reads: str) -> tuple[tuple[int, int], ...]:
    """Find the words that a gap for a value takes out: not «أمس», since no date could be written in their place."""
    by_century = isinstance(value, Time) and value.precision in ("decade", "century")
    return spans(value, reads, desk.seed.article.day if by_century else None)


def _hint_of_a_kind(desk: Desk, role: str, value: Value, glued: str) -> str:
    hint = desk.labels.get(f"hint.{role}") or desk.labels.get(f"hint.{value_type(value)}") or ""
    # «فتخضع ……» asks «لأيّ جهة؟»
    return attach("ل", hint) if hint and glued.startswith("ل") and not hint.startswith("ل") else hint


def _item(desk: Desk, fact: Fact, evidence: Evidence, hole: Hole) -> Item:
    reads = evidence.reads
    kind, level = Kind.CLOZE, Level.RECALL
    value = fact.slots[hole.role].values[0]
    glued = reads[hole.start : _places(desk, value, reads)[0][0]]  # what is written together with the value: لـ, بـ, و
    of_a_verb = fact.worded and hole.role != "where"
    hint = desk.hint(value, glued[-1:]) if of_a_verb else _hint_of_a_kind(desk, hole.role, value, glued)
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
        doubt=desk.doubts(fact, fact.slots),
        hole=(hole.start, hole.end),
        hint=hint,
        accepts=_accepts(desk, value, reads[hole.start : hole.end], reads[hole.start + len(glued) : hole.end]),
        drawn=("hole",),
    )


def _accepts(desk: Desk, value: Value, key: str, own: str) -> tuple[str, ...]:
    """List what may be typed in a gap beside its words: the value in any spelling, without what is attached to it."""
    name = isinstance(value, Name | Text)
    written = (own,) if not name or own in forms(value) else ()
    offered = (*written, desk.printing.answer(value), *spellings(value))
    once = {typed.fold(text): text for text in reversed(offered)}
    return tuple(text for folded, text in reversed(once.items()) if folded not in ("", typed.fold(key)))
