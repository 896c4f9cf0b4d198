"""Items and words turned into notes. One rule: one slot of one fact is one note, however many ways it is asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quizgen import corrected
from quizgen.anki.article import passage, provenance, source_line, without_version
from quizgen.anki.fields import Former, Holes, cut, escaped, hole_name, listed, marked, shown
from quizgen.anki.notetypes import CLOZE, NOTETYPES, QUESTION, WORD
from quizgen.answering import once, other_spellings
from quizgen.model import Bank, Evidence, Item, Kind, Level, Word

Part = Literal["text", "words", "facts", "gaps", "reading", "produce"]
_PARTS: Mapping[Kind, Part] = {Kind.RECALL: "facts", Kind.REFERENCE: "reading", Kind.SOURCE: "reading"}
_ORDER = {Level.RECOGNISE: 0, Level.RECALL: 1, Level.PRODUCE: 2}
TEXT = "text"  # a note id of two parts, which no fact's can be


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its place among the note's cards, how hard it asks (0 to 2), what it shows and what it asks for."""

    ord: int
    rank: int
    shows: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One note as Anki will hold it: `fields` as HTML by name, its cards, and in `about` the ids of its facts.

    `sentence` is the last one of the article that its answer needs; 0 where it hangs on none.
    """

    id: str
    type: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    part: Part
    cards: tuple[Card, ...]
    about: tuple[str, ...]
    holes: Mapping[str, int]
    sentence: int = 0

    def part_of(self, card: Card) -> Part:
        """Return the part in which a card lies: that of its note, but a word is produced in a part of its own."""
        return "produce" if self.part == "words" and card.rank else self.part

    def row(self) -> list[str]:
        """List the fields' HTML in the frozen order of the note type."""
        return [self.fields.get(name, "") for name in NOTETYPES[self.type].names()]

    def lasting(self) -> dict[str, str]:
        """Return the fields without the passage's version, which alone is no change of the note."""
        return {name: without_version(html) for name, html in self.fields.items()}

    def content(self) -> str:
        """Hash what learners receive: note type, fields, tags."""
        row = [without_version(html) for html in self.row()]
        data = json.dumps([self.type, row, self.tags], ensure_ascii=False)
        return hashlib.sha256(data.encode()).hexdigest()[:16]


def notes_of(
    bank: Bank, file: str, holes: Mapping[str, Holes], was: Former | None = None
) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """Make a bank's notes, the article's first, then in the order of its items, and the warnings that arose.

    `file` names the media file of the passage. `holes` gives, by note id, the cloze numbers that learners already
    hold, `was` the former ids of renamed notes. Raises ValueError for a text that no field can hold, and for two notes
    of one id.
    """
    groups: dict[str, list[Item]] = {}
    for item in bank.items:
        if item.note:
            groups.setdefault(item.note, []).append(item)
    notes = [_text(bank)]
    warnings: list[str] = []
    for note, items in groups.items():
        clozes = [item for item in items if item.kind is Kind.CLOZE and item.hole is not None]
        asked = [item for item in items if item.kind in _PARTS]
        if asked:
            notes.append(_question(bank, file, asked[0], items))
        elif clozes:
            cloze, found = _cloze(bank, file, clozes, holes.get(note, {}), was or {})
            notes.append(cloze)
            warnings += found
    notes += [_word(bank, file, word) for word in bank.words]
    return tuple(notes), tuple(warnings)


def _text(bank: Bank) -> Note:
    """Make the card to read before all others: the passage on its front, where it comes from on its back.

    It is a question note without an answer, for a note type of its own would be one more to keep for ever.
    """
    note = f"{bank.seed}/{TEXT}"
    title = f"<h1>{shown(bank.article.title)}</h1>" if bank.article.title else ""
    fields = {
        "Id": escaped(note),
        "Stem": f'{title}<div class="passage">{passage(bank)}</div>',
        "Source": provenance(bank),
        "Spare1": bank.settings.help,
    }
    tags = (f"quizgen::kind::{TEXT}", f"quizgen::seed::{bank.seed}")
    return Note(note, QUESTION.key, fields, tags, "text", (Card(0, 0, "", ()),), (note,), {})


def _question(bank: Bank, file: str, item: Item, items: Sequence[Item]) -> Note:
    """Make a question note; a choice item of the same note lends its options and reasons."""
    choice = next((each for each in (item, *items) if each.options), None)
    keys = item.answers
    fields = {
        "Id": escaped(item.note),
        "Stem": shown(item.stem),
        "Answer": shown(keys[0]) if len(keys) == 1 else listed(map(shown, keys), "set"),
        "Type": escaped(" ".join(item.typed.split())),
        "Options": _options(choice) if choice else "",
        "Why": _why(choice) if choice else "",
        "Evidence": "".join(f"<p>{_shown(bank, each)}</p>" for each in once(item.evidence) if each.reads),
        "Source": source_line(bank, item.evidence, file),
        "Doubt": shown(item.doubt),
        "Level": item.level.value,
        "Spare1": bank.settings.help,
        "Spare2": _accepts(bank, item, keys),
    }
    cards = (Card(0, _ORDER[item.level], item.stem, keys),)
    return Note(
        item.note,
        QUESTION.key,
        fields,
        _tags(bank, [item]),
        _PARTS[item.kind],
        cards,
        item.facts,
        {},
        _last(item.evidence),
    )


def _shown(bank: Bank, evidence: Evidence) -> str:
    return str(corrected.marked(evidence, bank.article.corrections, bank.labels["anki.printed-as"], escape=escaped))


def _accepts(bank: Bank, item: Item, keys: tuple[str, ...]) -> str:
    """List every spelling that counts as right; shown are only those that say more, the rest serves to compare."""
    if not item.typed or not item.accepts:
        return ""
    others = other_spellings(keys, item.accepts)
    silent = "".join(f"<span hidden>{shown(each)}</span>" for each in item.accepts if each not in others)
    words = "، ".join(f"<span>{shown(each)}</span>" for each in others)
    return f"{_label(bank, 'accepts')}: {words}{silent}" if others else silent


def _options(choice: Item) -> str:
    """List the options bare; the card shuffles them unless their order is that of time or number."""
    return listed((f"<b>{shown(each)}</b>" for each in choice.options), _order(choice), "ol")


def _order(choice: Item) -> str:
    return "ordered" if choice.ordered else "shuffled"


def _why(choice: Item) -> str:
    """List the options again, the right one marked, under each other one why it is wrong."""
    right = choice.answers
    lines = []
    for option in choice.options:
        reason = choice.why.get(option, "")
        because = f"<span>{shown(reason)}</span>" if reason else ""
        lines.append(f'<li class="{"right" if option in right else "wrong"}"><b>{shown(option)}</b>{because}</li>')
    return f'<ol class="{_order(choice)}">{"".join(lines)}</ol>'


def _cloze(bank: Bank, file: str, items: Sequence[Item], known: Holes, was: Former) -> tuple[Note, list[str]]:
    """Make the one cloze note of a fact: its evidence as corrected, a hole a role."""
    note = items[0].note
    hinted = [replace(item, hint=_hint(bank, item.hint)) for item in items]
    text, holes, kept, warnings = cut(note, hinted, known, was)
    fields = {
        "Id": escaped(note),
        "Text": text,
        "Source": source_line(bank, items[0].evidence[:1], file),
        "Doubt": _doubts(kept, holes),
        "Spare1": bank.settings.help,
    }
    cards = tuple(
        Card(holes[name] - 1, _ORDER[item.level], _around(item), item.answers)
        for name, item in sorted(((hole_name(item), item) for item in kept), key=lambda pair: holes[pair[0]])
    )
    tags, sentence = _tags(bank, kept), _last(items[0].evidence[:1])
    return Note(note, CLOZE.key, fields, tags, "gaps", cards, items[0].facts, holes, sentence), warnings


def _hint(bank: Bank, hint: str) -> str:
    """Add to a gap's hint what it means in the language of the help, where there is a word for it."""
    english = bank.labels.get(f"help.{bank.settings.help}.hint.{hint}", "")
    return f"{hint} \u2066{english}\u2069" if english else hint  # isolated, so that its question mark stays at its end


def _doubts(items: Sequence[Item], holes: Holes) -> str:
    """Write what other sources say, each hole's own for its card alone."""
    doubts = {holes[hole_name(item)]: shown(item.doubt) for item in items if item.doubt}
    if len(set(doubts.values())) == 1 and len(doubts) == len(items):
        return f'<div class="doubt">{doubts.popitem()[1]}</div>'
    return "".join(f'<div class="doubt" data-hole="{number}">{doubt}</div>' for number, doubt in sorted(doubts.items()))


def _around(item: Item) -> str:
    assert item.hole is not None
    reads = item.evidence[0].reads
    return f"{reads[: item.hole[0]]} … {reads[item.hole[1] :]}"


def _word(bank: Bank, file: str, word: Word) -> Note:
    """Make a word's note: two cards, recognise and produce."""
    note = f"{bank.seed}/words/{word.id}"
    evidence = (word.evidence,) if word.evidence else ()
    forms = [(_label(bank, form), shown(getattr(word, form))) for form in ("present", "plural", "masdar")]
    fields = {
        "Id": escaped(note),
        "Word": shown(word.word),
        "Bare": shown(word.bare or word.word),
        "Forms": "، ".join(f"{name}: {form}" for name, form in forms if form),
        "Root": shown(word.root),
        "Part": _label(bank, f"part.{word.part}"),
        "Gloss": escaped(word.en),
        "Phrase": "".join(marked(each.reads, each.marks) for each in evidence),
        "Source": source_line(bank, evidence, file),
        "Spare1": bank.settings.help,
        "Spare2": "".join(_gapped(each) for each in evidence),
    }
    levels = (f"quizgen::level::{level.value}" for level in (Level.RECOGNISE, Level.PRODUCE))
    tags = (f"quizgen::kind::{Kind.GLOSS.value}", f"quizgen::seed::{bank.seed}", *levels, *_sentences(evidence))
    cards = (Card(0, 0, word.bare, (word.en,)), Card(1, 2, word.en, (word.bare,)))
    return Note(note, WORD.key, fields, tuple(sorted(tags)), "words", cards, (note,), {}, _last(evidence))


def _gapped(evidence: Evidence) -> str:
    """Show a phrase without the word: the front that asks for it must not hold it, be it unseen."""
    start, end = evidence.marks[0] if evidence.marks else (len(evidence.reads),) * 2
    return f'{shown(evidence.reads[:start])}<span class="gap"></span>{shown(evidence.reads[end:])}'


def _label(bank: Bank, key: str) -> str:
    """Write one of the words around items, with the same in the language of the help beside it."""
    label = f"anki.{key}"
    english = bank.labels.get(f"help.{bank.settings.help}.{label}", "")
    beside = f' <bdi class="help" lang="{bank.settings.help}" dir="ltr">{escaped(english)}</bdi>' if english else ""
    return f"{shown(bank.labels[label])}{beside}"


def _tags(bank: Bank, items: Sequence[Item]) -> tuple[str, ...]:
    tags = {f"quizgen::seed::{bank.seed}"}
    for item in items:
        tags |= {f"quizgen::fact::{fact}" for fact in item.facts}
        tags |= {f"quizgen::kind::{item.kind.value}", f"quizgen::level::{item.level.value}"}
        tags |= {"_".join(tag.split()) for tag in item.tags if tag.strip()}
        tags |= set(_sentences(item.evidence))
    return tuple(sorted(tags))


def _last(evidence: Sequence[Evidence]) -> int:
    return max((each.sentence for each in evidence), default=0)


def _sentences(evidence: Sequence[Evidence]) -> list[str]:
    return [f"quizgen::sentence::{each.sentence}" for each in evidence if each.sentence]
