"""Faults in what a user wrote: where each one is, what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: the path as the user knows it, line and column counted from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault that a user can mend."""

    span: Span
    message: str
    hint: str = ""

    def __str__(self) -> str:
        told = f"{self.span}: {self.message}"
        return f"{told}\n  hint: {self.hint}" if self.hint else told


class QuizgenError(Exception):
    """Something a user can mend. Whatever else is raised is a bug and keeps its traceback."""


class SourceError(QuizgenError):
    """The user's files have problems; all of them are told at once, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(QuizgenError):
    """The command was asked for something that does not exist or does not fit together."""


class OutputError(QuizgenError):
    """What was built could not be written; the files that stood before still stand."""
