"""Runs a command of the command line inside the test's own process, and keeps what it printed."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from quizgen.cli import main


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code and what it printed, `output` both in their order."""

    exit_code: int
    stdout: str
    stderr: str
    output: str


class _Shared(io.TextIOWrapper):
    """A stream that also writes into one that it shares with another."""

    def __init__(self, shared: io.StringIO, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")
        self._shared = shared

    def write(self, text: str) -> int:
        self._shared.write(text)
        return super().write(text)

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)  # type: ignore[attr-defined]


def run(*words: str, encoding: str = "utf-8") -> Done:
    """Run `quizgen` with these words; a bug's exception is the caller's."""
    output = io.StringIO()
    stdout, stderr = _Shared(output, encoding), _Shared(output, encoding)
    with redirect_stdout(stdout), redirect_stderr(stderr):
        code = main(words)
    return Done(code, stdout.text(), stderr.text(), output.getvalue())
