"""Reading card layouts: the fields each may show and what its markup may hold, told before any deck is made.

Its one rule: what is not listed is refused. A card has no policy that keeps a browser off the network, as a page has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from quizgen.anki.notetypes import NOTETYPES
from quizgen.markup import Hole, tag_faults
from quizgen.problems import Problems, Span, did_you_mean, one_of

LONGEST = 2**20  # characters of one side of a card, its parts put in
FOLDER = "anki/"
FILTERS = frozenset({"type", "nc", "cloze", "cloze-only", "text", "hint", "tts"})
SPECIAL = frozenset({"FrontSide", "Tags", "Deck", "Subdeck", "Card", "Type"})  # what Anki itself fills in
_HOLE = re.compile(r"\{\{(?P<sign>[#^/>]?)\s*(?P<says>[^{}]*?)\s*\}\}")
_LIVE = re.compile(r"\[(?:sound:|anki:|/?latex\]|/?\$)")  # what Anki plays, or hands to LaTeX


def check_cards(sources: Mapping[str, str], own: Mapping[str, str], problems: Problems) -> None:
    """Report the problems of an author's own card layouts; `own` are their paths by name, `sources` all layouts."""
    for name, path in own.items():
        text = sources[name]
        for at, code, message, hint in _faults(name, text, sources):
            line = text.count("\n", 0, at) + 1
            problems.report(code, Span(path, line, at - text.rfind("\n", 0, at)), message, hint)


def _faults(name: str, text: str, sources: Mapping[str, str]) -> Iterator[tuple[int, str, str, str]]:
    holes = list(_HOLE.finditer(text))
    for found in holes:
        if found["sign"] == ">":
            yield from _part(name, found, sources)
        else:
            yield from _field(found, _fields(name))
    yield from _sections(holes)
    outside = _HOLE.sub(lambda found: " " * len(found[0]), text)
    for found in re.finditer(r"\{\{|\}\}", outside):
        yield found.start(), "E560", "two braces here belong together with none", "{{Field}}, {{#Field}} … {{/Field}}"
    for found in _LIVE.finditer(text):
        yield found.start(), "E563", f"a layout may not hold «{found[0]}»", "Anki would play or run it"
    for at, message, hint in tag_faults(text, [_hole(found) for found in holes], (), {"Id"}):
        yield at, "E563", message, hint


def _fields(name: str) -> frozenset[str]:
    """List the fields of the note type whose card this is; of a part, those of all."""
    card = name.removeprefix(FOLDER).split(".")[0]
    found = [kind for kind in NOTETYPES.values() if card in dict(kind.cards)] or list(NOTETYPES.values())
    return frozenset(field for kind in found for field in kind.names())


def _part(name: str, found: re.Match[str], sources: Mapping[str, str]) -> Iterator[tuple[int, str, str, str]]:
    part = FOLDER + found["says"]
    if part not in sources:
        known = (other.removeprefix(FOLDER) for other in sources)
        yield found.start(), "E562", f"no layout '{found['says']}'", one_of(known)
    elif _length(part, sources, {}, (name,)) > LONGEST:
        yield found.start(), "E562", f"with '{found['says']}' the card holds itself, or more than {LONGEST} signs", ""


def _length(name: str, sources: Mapping[str, str], known: dict[str, int], above: tuple[str, ...]) -> int:
    """Return how long a layout is with its parts; more than the longest where it holds itself."""
    if name in above or len(above) > 20:
        return LONGEST + 1
    if name not in known:
        text = sources.get(name, "")
        parts = [FOLDER + found["says"] for found in _HOLE.finditer(text) if found["sign"] == ">"]
        known[name] = min(LONGEST + 1, len(text) + sum(_length(part, sources, known, (*above, name)) for part in parts))
    return known[name]


def _field(found: re.Match[str], fields: frozenset[str]) -> Iterator[tuple[int, str, str, str]]:
    *filters, field = found["says"].split(":")
    for filter_ in filters if not found["sign"] else ():
        if (filter_.split() or [""])[0] not in FILTERS:
            yield found.start(), "E561", f"unknown filter '{filter_}'", one_of(FILTERS)
    if field.strip() not in fields | SPECIAL:
        yield found.start(), "E561", f"the note has no field '{field}'", did_you_mean(field, fields) or one_of(fields)


def _sections(holes: list[re.Match[str]]) -> Iterator[tuple[int, str, str, str]]:
    open_: list[re.Match[str]] = []
    for found in holes:
        if found["sign"] in ("#", "^"):
            open_.append(found)
        elif found["sign"] == "/":
            if not open_ or open_[-1]["says"] != found["says"]:
                yield found.start(), "E560", f"{{{{/{found['says']}}}}} ends nothing", ""
            else:
                open_.pop()
    for found in open_:
        yield found.start(), "E560", f"{found[0]} has no end", f"{{{{/{found['says']}}}}}"


def _hole(found: re.Match[str]) -> Hole:
    kind = {"#": "open", "^": "open", "/": "close", ">": "other"}.get(found["sign"], "value")
    return Hole(found.start(), found.end(), kind, found["says"])  # type: ignore[arg-type]
