"""Lines on a terminal. The one rule: no character of a text or a file name can act on it."""

from __future__ import annotations

import sys
import unicodedata

QUIET = 2  # seconds without a line of progress
# characters that are named "format" and yet are letters of an Arabic text or join them: signs over numbers, joiners
_SEEN = {*map(chr, range(0x600, 0x606)), *map(chr, (0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x200C, 0x200D))}


def printable(text: str) -> str:
    """Write every control, escape, direction, unpaired and line-parting character of a text as \\uXXXX.

    So written, a text stays valid inside the strings of JSON.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_printable, text))


def _printable(char: str) -> str:
    if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or char in _SEEN:
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))


def say(line: str, error: bool = False, at_once: bool = False) -> None:
    """Print one line; a character that the terminal has no code for is printed as its number.

    What goes wrong is printed after all that was said before it; what else is said may wait until there is more.
    """
    if error:
        sys.stdout.flush()
    stream = sys.stderr if error else sys.stdout
    stream.write(_encodable(printable(line), stream.encoding) + "\n")
    if error or at_once:
        stream.flush()


def _encodable(text: str, encoding: str | None) -> str:
    return text.encode(encoding or "utf-8", "backslashreplace").decode(encoding or "utf-8")


def _at_once(text: str) -> None:
    sys.stderr.write(_encodable(text, sys.stderr.encoding))
    sys.stderr.flush()


class Progress:
    """A line on a terminal with what a build is at, once it takes over two seconds; nothing in a pipe or a file."""

    def __init__(self) -> None:
        """Begin to count the seconds."""
        from quizgen.disk.files import stopwatch

        self._passed = stopwatch()
        self._shown = False

    def tell(self, at: str) -> None:
        """Show what is begun, in the place of what was shown before."""
        if self._passed() > QUIET and sys.stderr.isatty():
            _at_once(f"\r\x1b[K{printable(at)} …")
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            _at_once("\r\x1b[K")
            self._shown = False
