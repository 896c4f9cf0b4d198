"""Reading JSON that must be sound, each value with its line.

Its one rule: what is missing, unknown, doubled or out of its bounds is reported; nothing is passed over.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizgen.problems import Problem, SourceError, Span, one_line

MOST_FAULTS = 20  # each is looked up in the text
CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \r].*)?$", re.MULTILINE)
_BLANK = re.compile(r"[ \t\r\n]*")
Keys = tuple[str | int, ...]
Fault = tuple[str, str]  # the code of its kind, and what it is


class _Tree(dict[str, Any]):
    """A JSON object that remembers which of its keys appear twice."""

    def __init__(self, pairs: Sequence[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        many = Counter(name for name, _ in pairs) if len(self) < len(pairs) else {}
        self.twice = [name for name, times in many.items() if times > 1]


class Reader:
    """Reads values out of a text of JSON and collects what is wrong with them."""

    def __init__(self, text: str, path: str, hint: str) -> None:
        """Parse the text; raise `SourceError` where it is no JSON."""
        self.source, self.path, self.hint = text, path, hint
        self.faults: dict[tuple[Keys, Fault], None] = {}
        if conflict := CONFLICT.search(text):
            line = text.count("\n", 0, conflict.start()) + 1
            raise self._unreadable("E901", line, 1, "a merge left a conflict here; docs/decks.md says how to settle it")
        try:
            self.tree = json.loads(text, object_pairs_hook=_Tree, parse_int=_whole, parse_constant=str)
        except json.JSONDecodeError as fault:
            raise self._unreadable(
                "E902", fault.lineno, fault.colno, f"this is damaged or cut off: {fault.msg}"
            ) from fault
        except RecursionError as fault:
            raise self._unreadable("E902", 1, 1, "this is nested without end") from fault

    def _unreadable(self, code: str, line: int, column: int, message: str) -> SourceError:
        return SourceError([Problem(Span(self.path, line, column), code, message, self.hint)])

    def refusal(self) -> SourceError:
        """Return the error that holds every problem found, each with its place; of very many the first ones."""
        faults = list(self.faults)
        problems = [problem_at(self.source, self.path, *fault, self.hint) for fault in faults[:MOST_FAULTS]]
        if (more := len(faults) - MOST_FAULTS) > 0:
            last = problems[-1]
            problems.append(Problem(last.span, last.code, f"{more} more problems like these", self.hint))
        return SourceError(problems)

    def fault(self, code: str, keys: Keys, message: str) -> None:
        """Note a problem at what the keys lead to."""
        self.faults[keys, (code, f"'{keys[-1]}' {message}" if keys else f"this {message}")] = None

    def mapping(self, value: object, at: Keys) -> Mapping[str, Any]:
        """Return a JSON object; an empty one for what is none."""
        if not isinstance(value, _Tree | dict):
            self.fault("E904", at, "is not a group of entries")
            return {}
        for name in value.twice if isinstance(value, _Tree) else ():
            self.fault("E904", (*at, name), "appears twice")
        for name in value:
            if not _sound(name):
                self.fault("E905", (*at, name), "holds a control character")
        return value

    def keys(self, tree: Mapping[str, Any], known: Sequence[str], wanted: Sequence[str], at: Keys) -> None:
        """Note keys that are missing, and those that are unknown and would be lost."""
        for name in wanted:
            if name not in tree:
                self.fault("E904", at, f"has no '{name}'")
        for name in tree:
            if name not in known:
                self.fault("E904", (*at, name), "is an unknown key")

    def text(self, value: object, pattern: re.Pattern[str], at: Keys) -> str:
        """Return a text of one pattern."""
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        self.fault("E905", at, "is not one that quizgen wrote")
        return "-"

    def line(self, value: object, at: Keys) -> str:
        """Return a text of one line that is not empty."""
        if isinstance(value, str) and value.strip() and _sound(value):
            return value
        self.fault("E905", at, "is not a text, is empty, or holds a control character")
        return "-"

    def whole(self, value: object, least: int, most: int, at: Keys) -> int:
        """Return a whole number between two, both included."""
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.fault("E905", at, f"is not a whole number from {least} to {most}")
        return least


def _sound(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or not any(
        unicodedata.category(char) in ("Cc", "Cs") for char in text
    )


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits  # Python itself refuses thousands of digits


def _place(text: str, keys: Sequence[str | int]) -> int:
    """Return where the key or the element stands to which the keys lead; the last one of several of one name."""
    at = key_at = _BLANK.match(text).end()  # type: ignore[union-attr]
    for key in keys:
        found = None
        for name, name_at, value_at in _members(text, at):
            if name == key:
                found = (name_at, value_at)
        if found is None:
            break
        key_at, at = found
    return key_at


def _members(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """List the members of an object or a list that begins at a place: name or number, where it and its value begin."""
    decoder = json.JSONDecoder(parse_int=_whole)
    if text[at] not in "{[":
        return
    in_object, number = text[at] == "{", 0
    at = _BLANK.match(text, at + 1).end()  # type: ignore[union-attr]
    while text[at] not in "}]":
        name: str | int = number
        name_at = at
        if in_object:
            name, at = decoder.raw_decode(text, at)
            at = _BLANK.match(text, _BLANK.match(text, at).end() + 1).end()  # type: ignore[union-attr]
        yield name, name_at, at
        _, at = decoder.raw_decode(text, at)
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
        if text[at] == ",":
            at = _BLANK.match(text, at + 1).end()  # type: ignore[union-attr]
        number += 1


def problem_at(text: str, path: str, keys: Keys, fault: Fault, hint: str) -> Problem:
    """Return a problem at what the keys lead to in a text of sound JSON."""
    place = _place(text, keys)
    line = text.count("\n", 0, place) + 1
    return Problem(Span(path, line, place - text.rfind("\n", 0, place)), fault[0], one_line(fault[1]), hint)
