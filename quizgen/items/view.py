"""Items as others read them: plain data for JSON, and lines for a person."""

from __future__ import annotations

from typing import Any

from quizgen.model import Item


def as_json(item: Item) -> dict[str, Any]:
    """Return an item as plain data; keys that its kind has no use for are left out."""
    told: dict[str, Any] = {
        "id": item.id,
        "kind": str(item.kind),
        "facts": list(item.facts),
        "asks": list(item.asks),
        "shows": list(item.shows),
        "stem": item.stem,
        "key": _key(item),
    }
    if item.columns:
        told["options"] = {"left": list(item.columns.left), "right": list(item.columns.right)}
    elif item.options:
        told["options"] = list(item.options)
    told["why"] = dict(item.why)
    told["evidence"] = [{"quote": each.quote, "reads": each.reads, "sentence": each.sentence} for each in item.evidence]
    told["level"] = str(item.level)
    told["tags"] = list(item.tags)
    for name in ("typed", "doubt", "right", "hint"):
        if value := getattr(item, name):
            told[name] = value
    if item.accepts:
        told["accepts"] = list(item.accepts)
    return told


def _key(item: Item) -> object:
    if isinstance(item.key, str):
        return item.key
    return [list(part) if isinstance(part, tuple) else part for part in item.key]


def as_lines(item: Item) -> str:
    """Return an item as a few lines of text."""
    lines = [f"{item.id}  [{item.kind}, {item.level}]", f"  {item.stem}"]
    if item.columns:
        lines += [f"    {' | '.join(item.columns.left)}", f"    {' | '.join(item.columns.right)}"]
    lines += [f"    {'+' if option == item.key else '-'} {option}" for option in item.options]
    lines.append(f"  = {'؛ '.join(item.answers)}")
    return "\n".join(lines)
