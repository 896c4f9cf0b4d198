"""Arabic words in Latin letters, for ids: near enough to be recognised, made of a-z, 0-9 and single hyphens."""

from __future__ import annotations

import re

from quizgen.arabic.letters import unmarked

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a", "ة": "a",
    "ء": "", "ؤ": "u", "ئ": "i", "گ": "g", "پ": "p", "چ": "ch", "ڤ": "v", " ": "-", "-": "-",
}  # fmt: skip
LONGEST = 32


def latin(text: str) -> str:
    """Return an id for a name or a verb: «سالم العمري» becomes salm-amry."""
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in unmarked(text).split()]
    spelt = "".join(
        _LETTERS.get(letter, letter if letter.isascii() and letter.isalnum() else "") for letter in "-".join(words)
    )
    return re.sub(r"-+", "-", spelt.lower())[:LONGEST].strip("-") or "x"


def free_id(id_: str, taken: set[str]) -> str:
    """Return an id, with a number behind it where it is taken, and take it."""
    free, turn = id_, 2
    while free in taken:
        free, turn = f"{id_}-{turn}", turn + 1
    taken.add(free)
    return free
