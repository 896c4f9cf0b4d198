"""Reading JSON that must be sound, each value with its line.

Its one rule: what is missing, unknown, doubled or out of its bounds is reported; nothing is passed over.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizgen.problems import Problem, SourceError, Span, one_line

MOST_FAULTS = 20  # each is looked up in the text
CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \r].*)?$", re.MULTILINE)
_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
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
        problems = problems_at(self.source, self.path, faults[:MOST_FAULTS], self.hint)
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
    return not _CONTROL.search(text)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < 20 else digits  # Python itself refuses thousands of digits


def _places(text: str, wanted: Sequence[Keys]) -> dict[Keys, int]:
    """Return where each key or element stands to which some keys lead; the last one of several of one name.

    Where nothing stands it is the place of what would hold it. All are found in one walk: a ledger may have 17 MB.
    """
    begin = _blank_end(text, 0)
    found: dict[Keys, int] = dict.fromkeys(wanted, begin)
    open_: list[tuple[int, int, list[Keys]]] = [(begin, 0, [keys for keys in wanted if keys])]
    while open_:
        at, depth, within = open_.pop()
        below: dict[str | int, list[Keys]] = {}
        for keys in within:
            below.setdefault(keys[depth], []).append(keys)
        last = {name: (name_at, value_at) for name, name_at, value_at in _members(text, at) if name in below}
        for name, (name_at, value_at) in last.items():
            found.update(dict.fromkeys(below[name], name_at))
            if deeper := [keys for keys in below[name] if len(keys) > depth + 1]:
                open_.append((value_at, depth + 1, deeper))
    return found


def _blank_end(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _members(text: str, at: int) -> Iterator[tuple[str | int, int, int]]:
    """List the members of an object or a list that begins at a place: name or number, where it and its value begin."""
    decoder = json.JSONDecoder(parse_int=_whole)
    if text[at] not in "{[":
        return
    in_object, number = text[at] == "{", 0
    at = _blank_end(text, at + 1)
    while text[at] not in "}]":
        name: str | int = number
        name_at = at
        if in_object:
            name, at = decoder.raw_decode(text, at)
            at = _blank_end(text, _blank_end(text, at) + 1)
        yield name, name_at, at
        _, at = decoder.raw_decode(text, at)
        at = _blank_end(text, at)
        if text[at] == ",":
            at = _blank_end(text, at + 1)
        number += 1


def problems_at(text: str, path: str, faults: Sequence[tuple[Keys, Fault]], hint: str) -> list[Problem]:
    """Return problems, each at what its keys lead to in a text of sound JSON."""
    places = _places(text, [keys for keys, _ in faults])
    problems = []
    for keys, (code, message) in faults:
        place = places[keys]
        line = text.count("\n", 0, place) + 1
        span = Span(path, line, place - text.rfind("\n", 0, place))
        problems.append(Problem(span, code, one_line(message), hint))
    return problems
