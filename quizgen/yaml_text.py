"""A text as a scalar of YAML: bare where it is read as it stands anywhere, else between quotes."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\s\"'#&*!|>%@`,\[\]{}:?\-][^\"#,\[\]{}:\n]*")


def scalar(text: str) -> str:
    """Write a text in one line as a scalar that may stand in a block or within brackets."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line):
        return line
    return "'" + line.replace("'", "''") + "'"
