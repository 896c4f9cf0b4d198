"""Items and words turned into notes. Its one rule: one slot of one fact is one note, however many ways it is asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quizgen.anki.article import source_line
from quizgen.anki.fields import escaped, listed, marked, shown
from quizgen.anki.holes import Former, Holes, cut, hole_name
from quizgen.anki.notetypes import CLOZE, NOTETYPES, QUESTION, WORD
from quizgen.model import Bank, Evidence, Item, Kind, Level, Word

Part = Literal["facts", "reading", "words"]
_PARTS: Mapping[Kind, Part] = {Kind.RECALL: "facts", Kind.REFERENCE: "reading", Kind.SOURCE: "reading"}
_ORDER = {Level.RECOGNISE: 0, Level.RECALL: 1, Level.PRODUCE: 2}


MORE_CONTEXT = 4  # words


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its place among the note's cards, how hard it asks (0 to 2), what it shows and what it asks for."""

    ord: int
    rank: int
    shows: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One note as Anki will hold it: `fields` as HTML by name, its cards, and in `about` the ids of its facts."""

    id: str
    type: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    part: Part
    cards: tuple[Card, ...]
    about: tuple[str, ...]
    holes: Mapping[str, int]

    def row(self) -> list[str]:
        """List the fields' HTML in the frozen order of the note type."""
        return [self.fields.get(name, "") for name in NOTETYPES[self.type].names()]

    def content(self) -> str:
        """Hash what learners receive: note type, fields, tags."""
        told = json.dumps([self.type, self.row(), self.tags], ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:16]


def notes_of(
    bank: Bank, holes: Mapping[str, Holes], was: Former | None = None
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Make a bank's notes, in the order of its items, and the warnings that arose.

    `holes` gives, by note id, the cloze numbers that learners already hold, `was` the former ids of renamed
    notes. Raises ValueError for a text that no field can hold, and for two notes of one id.
    """
    groups: dict[str, list[Item]] = {}
    for item in bank.items:
        if item.note:
            groups.setdefault(item.note, []).append(item)
    notes: list[Note] = []
    warnings: list[str] = []
    for note, items in groups.items():
        clozes = [item for item in items if item.kind is Kind.CLOZE and item.hole is not None]
        asked = [item for item in items if item.kind in _PARTS]
        if asked:
            notes.append(_question(bank, asked[0], items))
        elif clozes:
            cloze, told = _cloze(bank, note, clozes, holes.get(note, {}), was or {})
            notes.append(cloze)
            warnings += told
    notes += [_word(bank, word) for word in bank.words]
    return tuple(notes), tuple(warnings)


def _question(bank: Bank, item: Item, items: Sequence[Item]) -> Note:
    """Make a question note; a choice item of the same note lends its options and reasons."""
    choice = next((each for each in (item, *items) if each.options), None)
    keys = item.answers
    fields = {
        "Id": escaped(item.note),
        "Stem": shown(item.stem),
        "Answer": _answer(bank, item, keys),
        "Type": escaped(" ".join(item.typed.split())),
        "Options": _options(choice) if choice else "",
        "Why": _why(choice) if choice else "",
        "Evidence": "<br>".join(marked(each.reads, each.marks) for each in item.evidence if each.reads),
        "Source": source_line(bank, item.evidence),
        "Doubt": shown(item.doubt),
        "Level": item.level.value,
    }
    cards = (Card(0, _ORDER[item.level], item.stem, keys),)
    return Note(item.note, QUESTION.key, fields, _tags(bank, [item]), _PARTS[item.kind], cards, item.facts, {})


def _answer(bank: Bank, item: Item, keys: tuple[str, ...]) -> str:
    answer = shown(keys[0]) if len(keys) == 1 else listed(map(shown, keys), "set")
    others = _apart_from(keys, item.accepts)
    if not others:
        return answer
    told = "، ".join(f"<span>{shown(each)}</span>" for each in others)
    return f'{answer}<div class="accepts">{shown(bank.labels["anki.accepts"])}: {told}</div>'


def _apart_from(keys: Sequence[str], accepts: Sequence[str]) -> list[str]:
    """Keep the spellings that do more than add words to the key or to one another («في …», «… عام …»)."""
    told: list[str] = []
    for each in sorted(accepts, key=lambda text: len(text.split())):
        if not any(set(other.split()) <= set(each.split()) for other in (*keys, *told)):
            told.append(each)
    return told


def _options(choice: Item) -> str:
    """List the options bare; the card shuffles them unless their order is that of time or number."""
    return listed((f"<b>{shown(each)}</b>" for each in choice.options), _order(choice), "ol")


def _order(choice: Item) -> str:
    return "ordered" if choice.ordered else "shuffled"


def _why(choice: Item) -> str:
    """List the options again, the right one told and under each other one why it is wrong."""
    right = choice.answers
    lines = []
    for option in choice.options:
        reason = choice.why.get(option, "")
        told = f"<span>{shown(reason)}</span>" if reason else ""
        lines.append(f'<li class="{"right" if option in right else "wrong"}"><b>{shown(option)}</b>{told}</li>')
    return f'<ol class="{_order(choice)}">{"".join(lines)}</ol>'


def _cloze(bank: Bank, note: str, items: Sequence[Item], known: Holes, was: Former) -> tuple[Note, list[str]]:
    """Make the one cloze note of a fact: its evidence as corrected, a hole a role."""
    text, holes, kept, warnings = cut(note, items, known, was)
    evidence = items[0].evidence[:1]
    fields = {
        "Id": escaped(note),
        "Text": text,
        "Evidence": _context(bank, evidence[0]),
        "Source": source_line(bank, evidence),
        "Doubt": "<br>".join(dict.fromkeys(shown(each.doubt) for each in kept if each.doubt)),
    }
    cards = tuple(
        Card(holes[name] - 1, _ORDER[item.level], _around(item), item.answers)
        for name, item in sorted(((hole_name(item), item) for item in kept), key=lambda pair: holes[pair[0]])
    )
    return Note(note, CLOZE.key, fields, _tags(bank, kept), "facts", cards, items[0].facts, holes), warnings


def _context(bank: Bank, evidence: Evidence) -> str:
    """Show the whole sentence that the quote was cut from; '' where that adds hardly a word."""
    for sentence in bank.article.sentences:
        if sentence.number == evidence.sentence:
            more = len(sentence.reads.split()) - len(evidence.reads.split())
            return shown(sentence.reads) if more >= MORE_CONTEXT else ""
    return ""


def _around(item: Item) -> str:
    assert item.hole is not None
    reads = item.evidence[0].reads
    return f"{reads[: item.hole[0]]} … {reads[item.hole[1] :]}"


def _word(bank: Bank, word: Word) -> Note:
    """Make a word's note: two cards, recognise and produce."""
    note = f"{bank.seed}/words/{word.id}"
    evidence = (word.evidence,) if word.evidence else ()
    forms = [(bank.labels["anki.plural"], word.plural), (bank.labels["anki.masdar"], word.masdar)]
    fields = {
        "Id": escaped(note),
        "Word": shown(word.word),
        "Bare": shown(word.bare or word.word),
        "Forms": "، ".join(f"{shown(name)}: {shown(form)}" for name, form in forms if form),
        "Root": shown(word.root),
        "Part": shown(bank.labels.get(f"anki.part.{word.part}", word.part)),
        "Gloss": escaped(word.en),
        "Phrase": "".join(
            marked(each.reads, each.marks, '<span class="gap"><mark>', "</mark></span>") for each in evidence
        ),
        "Source": source_line(bank, evidence),
    }
    tags = (f"quizgen::seed::{bank.seed}", f"quizgen::kind::{Kind.GLOSS.value}")
    cards = (Card(0, 0, word.bare, (word.en,)), Card(1, 2, word.en, (word.bare,)))
    return Note(note, WORD.key, fields, tags, "words", cards, (note,), {})


def _tags(bank: Bank, items: Sequence[Item]) -> tuple[str, ...]:
    tags = {f"quizgen::seed::{bank.seed}"}
    for item in items:
        tags |= {f"quizgen::fact::{fact}" for fact in item.facts}
        tags |= {f"quizgen::kind::{item.kind.value}", f"quizgen::level::{item.level.value}"}
        tags |= {"_".join(tag.split()) for tag in item.tags if tag.strip()}
    return tuple(sorted(tags))
