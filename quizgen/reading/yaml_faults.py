"""What is wrong with a text before anything is read from it: characters nobody sees, and broken YAML."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from itertools import islice

import yaml

from quizgen.problems import MOST_READ, Problem, Span

LINE_END = re.compile(r"\r\n|\r|\n")

# C0 and C1 controls save tab and line ends, the separators that YAML counts as line ends but editors do not,
# surrogates, non-characters. U+001F parts the fields of an Anki note and aborts its import.
_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Letters in the shape that they have in a word, and ligatures, as old programs and PDFs give them out.
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def problems_of(text: str, path: str) -> tuple[Problem, ...]:
    """Report every control character of a text, those of writing direction too, HTML entities, and shaped letters."""
    lines = Lines(text, path)
    found = [
        Problem(lines.span(match.start()), code, f"{kind} U+{ord(match[0]):04X}", "delete it")
        for pattern, code, kind in (
            (_UNREADABLE, "E002", "control character"),
            (_BIDI, "E003", "invisible direction mark"),
        )
        for match in islice(pattern.finditer(text), MOST_READ)
    ]
    found += [
        Problem(lines.span(match.start()), "E015", f"the HTML entity '{match[0]}'", f"write {shown}")
        for match in islice(_ENTITY.finditer(text), MOST_READ)
        if (meant := html.unescape(match[0])) != match[0]
        for shown in (meant if meant.isprintable() else "a plain space, or delete it",)
    ]
    if shaped := _SHAPED.findall(text):
        first = next(iter(_SHAPED.finditer(text)))
        letter = unicodedata.normalize("NFKC", first[0])
        count = f" and {len(shaped) - 1} more" if len(shaped) > 1 else ""
        message = f"U+{ord(first[0]):04X}{count}: letters in a fixed shape, as old programs write them"
        found.append(
            Problem(lines.span(first.start()), "E016", message, f"write plain letters: {letter} for {first[0]}")
        )
    return tuple(sorted(found))


def readable(text: str) -> str:
    """Put U+FFFD for each character that YAML cannot read, so that every place stays where it was."""
    return _UNREADABLE.sub("\ufffd", text)


class Lines:
    """The lines of a text, for places in it: found once, so that many problems cost no more than few."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self._text = text
        self._starts: list[int] = []

    def span(self, place: int) -> Span:
        """Return line and column (from 1) of the character at a place (from 0)."""
        if not self._starts:
            self._starts = [0, *(end.end() for end in LINE_END.finditer(self._text))]
        line = bisect_right(self._starts, place)
        return Span(self.path, line, place - self._starts[line - 1] + 1)


_MEANINGS = (
    (
        "mapping values are not allowed",
        "a second ': ' in one value",
        "put a value that holds ': ' between quotes, or check that keys stand in line",
    ),
    ("found unexpected end of stream", "a quotation mark is opened here and never closed", "close it"),
    (
        "found character that cannot start any token",
        "a value cannot begin with this character",
        "indent with spaces, not tabs; put a value that begins with @, `, % or the like between quotes",
    ),
    ("found unknown escape character", "an unknown \\ sequence", "use ' ' quotes, where \\ is just a character"),
    (
        "did not find expected ',' or",
        "a bracket is opened here and not closed in its place",
        "put a value that holds , [ ] { } between quotes",
    ),
    (
        "did not find expected key",
        "something follows where a new key should begin",
        "put the whole value between quotes and check the indentation",
    ),
    ("did not find expected '-' indicator", "an item of this list should begin with '- '", "check the indentation"),
    ("could not find expected ':'", "a key without its ':'", "write 'key: value' and check the indentation"),
    ("exceeded maximum nesting depth", "nested too deeply", ""),
    ("found undefined tag handle", "tags are not read", "put a value that begins with ! between quotes"),
)

# Where these are met, the opening bracket or quotation mark is the place to look at, not where the text ran out.
_TOLD_AT_OPENING = ("found unexpected end of stream", "did not find expected ',' or")


def syntax_problem(error: Exception, path: str) -> Problem:
    """Turn what the YAML parser raised into one problem."""
    if isinstance(error, RecursionError):
        return Problem(Span(path, 1, 1), "E001", "not YAML: nested too deeply")
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(Span(path, 1, 1), "E001", f"not YAML: {' '.join(str(error).split())}")
    said = error.problem or error.context or "it cannot be read"
    message, hint = said, ""
    for part, meaning, advice in _MEANINGS:
        if part in said:
            message, hint = meaning, advice
            break
    opening = error.context_mark if any(part in said for part in _TOLD_AT_OPENING) else None
    mark = opening or error.problem_mark or error.context_mark
    span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path, 1, 1)
    return Problem(span, "E001", f"not YAML: {message}", hint)
