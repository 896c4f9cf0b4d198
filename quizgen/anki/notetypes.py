"""The three note types of every deck. Their one rule: what stands in the tables below is frozen for ever.

A field or a card template added, removed, moved or renamed gives learners a second note type ("Name+"), whose notes are
never updated again (Anki 23.12 to 26.9). Layout (the files under `anki/`) may change freely; so may nothing here.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from quizgen.anki.ledger import Notetypes, Stamp, moved
from quizgen.arabic.typed import with_folding

if TYPE_CHECKING:
    import genanki

Assets = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Notetype:
    """One frozen note type: its id and names, fields and card templates as (name, id), and what Anki sorts by."""

    key: str
    id: int
    name: str
    fields: tuple[tuple[str, int], ...]
    cards: tuple[tuple[str, int], ...]
    sorted_by: int = 1
    cloze: bool = False

    def names(self) -> tuple[str, ...]:
        """List the fields' names, in order."""
        return tuple(name for name, _ in self.fields)


def _numbered(first: int, *names: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, first + place) for place, name in enumerate(names))


# The ids were made up once. Anki takes any whole number; below 2**53 they also survive JavaScript.
QUESTION = Notetype(
    "question",
    1787419236100,
    "quizgen question",
    _numbered(
        1787419236110,
        *("Id", "Stem", "Answer", "Type", "Options", "Why", "Evidence", "Source", "Doubt", "Level"),
        *("Spare1", "Spare2", "Spare3"),
    ),
    _numbered(1787419236150, "question"),
)
CLOZE = Notetype(
    "cloze",
    1787419236200,
    "quizgen cloze",
    _numbered(1787419236210, "Id", "Text", "Evidence", "Source", "Doubt", *("Spare1", "Spare2", "Spare3")),
    _numbered(1787419236250, "cloze"),
    cloze=True,
)
WORD = Notetype(
    "word",
    1787419236300,
    "quizgen word",
    _numbered(
        1787419236310,
        *("Id", "Word", "Bare", "Forms", "Root", "Part", "Gloss", "Phrase", "Source"),
        *("Spare1", "Spare2", "Spare3"),
    ),
    _numbered(1787419236350, "recognise", "produce"),
)
NOTETYPES = {each.key: each for each in (QUESTION, CLOZE, WORD)}

_FONTS = {"amiri-regular": "fonts/amiri-regular.woff2", "amiri-bold": "fonts/amiri-bold.woff2"}
_PARTIAL = re.compile(r"\{\{>\s*([\w.-]+)\s*\}\}")
_EDITOR = {"rtl": True, "font": "Amiri", "size": 26}  # also the font and size of the box for a typed answer


def fonts(assets: Assets) -> dict[str, bytes]:
    """Name the embedded fonts for Anki's media folder.

    Anki never replaces a file that it already has, so the name carries a hash of the content; the leading underscore
    keeps a file that only CSS mentions.
    """
    return {_font_name(assets[path]): assets[path] for path in _FONTS.values()}


def models(assets: Assets) -> dict[str, genanki.Model]:
    """Make the note types from their layouts, by key; raise KeyError for a missing asset."""
    css = _text(assets, "cards.css")
    for name, path in _FONTS.items():
        css = css.replace(f"{name}.woff2", _font_name(assets[path]))
    return {key: _model(each, _layouts(each, assets), css) for key, each in NOTETYPES.items()}


def stamped(made: Mapping[str, genanki.Model], record: Notetypes, now: int) -> dict[str, Stamp]:
    """Move the time of change of each note type whose layout is not the recorded one."""
    fresh = dict(record)
    for key, model in made.items():
        # what Anki will receive, without the time itself
        data = json.dumps(written(model, 0), ensure_ascii=False, sort_keys=True)
        content = hashlib.sha256(data.encode()).hexdigest()[:16]
        fresh[key] = Stamp(content, moved(record.get(key), content, now))
    return fresh


def written(model: genanki.Model, mod: int) -> dict[str, Any]:
    """Write a note type as Anki's JSON, changed at `mod` (seconds); it belongs to no deck of its own."""
    tree: dict[str, Any] = model.to_json(mod, None)
    return tree


def _layouts(each: Notetype, assets: Assets) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_layout(assets, f"{name}.front.html"), _layout(assets, f"{name}.back.html")) for name, _ in each.cards
    )


@lru_cache(maxsize=16)  # genanki fills every layout in many times to find out which fields a card needs
def _model(each: Notetype, layouts: tuple[tuple[str, str], ...], css: str) -> genanki.Model:
    import genanki  # late: it takes longer to load than a check of the facts takes to run

    return genanki.Model(
        each.id,
        each.name,
        fields=[{"name": name, "id": number, **_EDITOR} for name, number in each.fields],
        templates=[
            {"name": name, "id": number, "qfmt": front, "afmt": back}
            for (name, number), (front, back) in zip(each.cards, layouts, strict=True)
        ],
        css=css,
        model_type=genanki.Model.CLOZE if each.cloze else genanki.Model.FRONT_BACK,
        sort_field_index=each.sorted_by,
    )


def _layout(assets: Assets, file: str) -> str:
    """Read a layout, each `{{> part }}` in it replaced by that file."""
    return _PARTIAL.sub(lambda found: _part(assets, found[1]), _text(assets, file)).strip()


def _part(assets: Assets, file: str) -> str:
    if not file.endswith(".js"):
        return _layout(assets, file)
    part = with_folding(_text(assets, file).strip(), assets["fold.js"].decode())
    if "{{" in part or "}}" in part:
        # Anki would take them for a field and show an error instead of the card
        raise ValueError(f"anki/{file}: two braces in a row must be set apart")
    return f"<script>\n{part}\n</script>"


def _text(assets: Assets, file: str) -> str:
    return assets[f"anki/{file}"].decode()


def _font_name(content: bytes) -> str:
    return f"_quizgen-amiri-{hashlib.sha256(content).hexdigest()[:8]}.woff2"
