"""Faults in what a user wrote: where each one is, what it is, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher, get_close_matches

LONGEST = 400  # characters of a message in a terminal
MOST_READ = 500  # problems of one seed's or one folder's files, then reading stops: nobody fixes more at a time
LONGEST_MEANT = 60  # letters of a word that may be another one misspelt
# a text of YAML that is read as it stands, in a block and within brackets
_PLAIN = re.compile(r"[^\s\"'#&*!|>%@`,\[\]{}:?\-][^\"#,\[\]{}:\n]*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: the path as the user knows it, line and column counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of a file that is beyond doubt: the scalar at a place becomes `text`.

    With `key` the scalar stays, and `key: text` is written behind it in its mapping; with `wraps`, too, both go into
    a mapping of their own: {is: scalar, key: text}.
    """

    span: Span
    text: str
    key: str = ""
    wraps: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault that a user can fix; `code` names its kind (docs/problems.md) and outlives its wording."""

    span: Span
    code: str
    message: str
    hint: str = ""
    fix: Fix | None = field(default=None, compare=False)

    @property
    def is_note(self) -> bool:
        """A note tells what an author may want to know: it neither fails a check nor stops a build."""
        return self.code.startswith("N")

    def __str__(self) -> str:
        line = f"{self.span}: {self.code} {self.message}"
        return f"{line}\n  hint: {self.hint}" if self.hint else line


class TooManyProblems(Exception):
    """So many problems were found that reading stops; what was found stays in the `Problems`."""


class Problems:
    """The problems found so far while files are read; where there are more than `most` (0: any number), it raises."""

    def __init__(self, found: Iterable[Problem] = (), most: int = 0) -> None:
        self.found: list[Problem] = list(found)
        self.most = most

    def report(self, code: str, span: Span, message: str, hint: str = "", fix: Fix | None = None) -> None:
        """Add one problem; the hint beside a fix is a line to paste, and stays whole.

        Raises `TooManyProblems` with the last one that there is room for.
        """
        hint = " ".join(hint.split()) if fix else one_line(hint)
        self.found.append(Problem(span, code, one_line(message), hint, fix))
        if self.most and len(self.found) >= self.most:
            raise TooManyProblems

    def extend(self, more: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere; raise `TooManyProblems` as `report` does."""
        self.found.extend(more)
        if self.most and len(self.found) >= self.most:
            raise TooManyProblems

    def sorted(self) -> tuple[Problem, ...]:
        """Return each problem once, in the order of the files."""
        return tuple(sorted(set(self.found)))


def one_line(text: str) -> str:
    """Write a text in one line, cut where it is too long to be read in a terminal."""
    line = " ".join(text[: 4 * LONGEST].split()) if len(text) > 4 * LONGEST else " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 2] + " …"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word nearest to this one, or '' where none is near."""
    near = nearest(word, known)
    return f"did you mean '{near}'?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like this one, or '' where none is near."""
    if len(word) > LONGEST_MEANT:
        return ""
    letters, length = set(word), len(word)
    # what shares no letter or is much longer or shorter cannot be alike: to find that out takes no comparison
    like = [each for each in known if 3 * length <= 7 * len(each) <= 17 * length and not letters.isdisjoint(each)]
    return next(iter(get_close_matches(word, like, n=1, cutoff=0.6)), "")


def is_alike(word: str, other: str, least: float = 0.8) -> bool:
    """Return whether two words are so much alike, from 0 to 1, that one may be a slip of the other."""
    return SequenceMatcher(None, word, other).ratio() >= least


def scalar(text: str) -> str:
    """Write a text in one line as a scalar that may stand in a block or within brackets."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line):
        return line
    return "'" + line.replace("'", "''") + "'"


def one_of(known: Iterable[str]) -> str:
    """Return a hint that lists what may be written."""
    return one_line("one of: " + ", ".join(sorted(known)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that must be fixed, without the notes."""
    return tuple(problem for problem in problems if not problem.is_note)


class QuizgenError(Exception):
    """Something a user can fix. Whatever else is raised is a bug and keeps its traceback."""


class SourceError(QuizgenError):
    """The user's files have problems; all of them are told at once, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(QuizgenError):
    """The command was asked for something that does not exist or does not fit together."""


class OutputError(QuizgenError):
    """What was built could not be written; the files that stood before still stand."""
