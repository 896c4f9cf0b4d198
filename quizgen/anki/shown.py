"""Cards as a browser shows them: the layouts of the note types filled with a note's fields, as Anki fills them.

What Anki adds by itself is left out: sounds, and the comparison of what was typed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quizgen.anki.article import passage_file
from quizgen.anki.fields import Holes, plain
from quizgen.anki.notes import Note, notes_of
from quizgen.anki.notetypes import NOTETYPES, Assets, fonts, models
from quizgen.model import Bank

_SECTION = re.compile(r"\{\{(?P<sign>[#^])\s*(?P<name>\w+)\s*\}\}(?P<inner>.*?)\{\{/\s*(?P=name)\s*\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{\s*(?P<says>[^{}#^/>]+?)\s*\}\}")
_HOLE = re.compile(r"\{\{c(?P<number>\d+)::(?P<answer>.*?)(?:::(?P<hint>.*?))?\}\}", re.DOTALL)
_HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
_NIGHT = (
    '<style>.nightMode { background: #2c2c2c }</style><script>document.documentElement.classList.toggle("nightMode", '
    'matchMedia("(prefers-color-scheme: dark)").matches)</script>'
)  # as Anki does by its own setting


@dataclass(frozen=True, slots=True)
class ShownCard:
    """One card: its note's id, what it asks as plain words, and both sides as pages."""

    note: str
    title: str
    front: str
    back: str


def shown_cards(bank: Bank, assets: Assets, holes: Mapping[str, Holes]) -> tuple[ShownCard, ...]:
    """Make every card of a bank, in the order of its notes; `holes` are the cloze numbers that learners hold."""
    notes, _ = notes_of(bank, passage_file(bank)[0], holes)
    made = models(assets)
    return tuple(card for note in notes for card in _cards(note, made[note.type].templates, made[note.type].css))


def card_files(bank: Bank, assets: Assets) -> dict[str, bytes]:
    """Name the files that cards ask for: the fonts, and the passage."""
    name, content = passage_file(bank)
    return {**fonts(assets), name: content}


def _cards(note: Note, templates: list[dict[str, str]], css: str) -> Iterator[ShownCard]:
    cloze = NOTETYPES[note.type].cloze
    for card in note.cards:
        layout = templates[0 if cloze else card.ord]
        number = card.ord + 1 if cloze else 0
        front, back = (filled(layout[side], note.fields, number, back=side == "afmt") for side in ("qfmt", "afmt"))
        title = plain(note.fields.get("Stem") or note.fields.get("Text") or note.fields.get("Word") or note.id)
        yield ShownCard(note.id, title, _page(title, css, front), _page(title, css, back))


def _page(title: str, css: str, side: str) -> str:
    head = f"{_HEAD}<title>{html.escape(title)}</title><style>{css}</style>{_NIGHT}"
    return f'<!doctype html><html lang="ar" dir="rtl"><head>{head}</head><body class="card">{side}</body></html>'


def filled(layout: str, fields: Mapping[str, str], number: int = 0, *, back: bool = False) -> str:
    """Fill a layout with fields: sections that a field opens or closes, fields, gaps; `number` is that of the gap."""
    while section := _SECTION.search(layout):
        holds = bool(fields.get(section["name"], "").strip())
        inner = section["inner"] if holds == (section["sign"] == "#") else ""
        layout = layout[: section.start()] + inner + layout[section.end() :]
    return _FIELD.sub(lambda found: _field(found["says"], fields, number, back), layout)


def _field(says: str, fields: Mapping[str, str], number: int, back: bool) -> str:
    *filters, name = says.split(":")
    value = fields.get(name, "")
    if filters and filters[0].startswith("tts"):
        return ""
    if "type" in filters:
        if back:
            return f'<code id="typeans">{value}</code>'
        return '<input type="text" id="typeans" dir="auto" aria-label="الإجابة">'
    if "cloze" in filters:
        return _HOLE.sub(lambda found: _hole(found, number, back), value)
    return value


def _hole(found: re.Match[str], number: int, back: bool) -> str:
    if int(found["number"]) != number:
        return f'<span class="cloze-inactive" data-ordinal="{found["number"]}">{found["answer"]}</span>'
    told = found["answer"] if back else f"[{found['hint'] or '...'}]"
    return f'<span class="cloze" data-ordinal="{number}">{told}</span>'
