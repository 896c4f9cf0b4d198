"""Splitting a text into sentences: not at 3.5, not at «د. أحمد», not inside quotes."""

from __future__ import annotations

import re

_END = re.compile(r"[.!؟?…]+[\"»”’)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"])(?:[وبلف]?[\u0621-\u064a]|[A-Z]|[\u0621-\u064a]\.[\u0621-\u064a])\.$")
# «2.» and «2.1.» at the head of a line number the sentence after them.
_LIST_NUMBER = re.compile(r"(?:(?:^|\n|[.!؟?…][\"»”’)\]]*\s)\s*(?:\d{1,3}\.){1,4}|[:؛]\s+1\.)$")
NEAR = 24  # characters before a stop that tell whether it ends a sentence
_OPENING, _CLOSING = "«“„", "»”"


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order and without the space around them; a blank line ends one too."""
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        start = 0
        for end in _ends(paragraph):
            found.append(paragraph[start:end].strip())
            start = end
        found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _ends(paragraph: str) -> list[int]:
    closed = _outside_quotes(paragraph)
    return [
        hit.end()
        for hit in _END.finditer(paragraph)
        if closed[hit.start()] and not (hit[0] == "." and _is_inside(paragraph, hit.start()))
    ]


def _is_inside(text: str, stop: int) -> bool:
    """Return whether a full stop stands in an initial («د.»، «بي. بي») or a list number («2.1.») and ends nothing."""
    if not text[max(stop - 1, 0)].isalnum():
        return False
    before = text[max(0, stop - NEAR) : stop + 1]
    return bool(_ABBREVIATION.search(before) or _LIST_NUMBER.search(before))


def _outside_quotes(paragraph: str) -> list[bool]:
    """Return for every character whether it stands outside quotes; quotes that never close count as none."""
    counts = paragraph.count('"') % 2, sum(map(paragraph.count, _OPENING)) - sum(map(paragraph.count, _CLOSING))
    if counts != (0, 0):
        return [True] * len(paragraph)
    depth, straight, outside = 0, False, []
    for letter in paragraph:
        depth += (letter in _OPENING) - (letter in _CLOSING)
        straight ^= letter == '"'
        outside.append(depth <= 0 and not straight)
    return outside
