"""Typed answers: how they are folded, by the program and by the page alike, and what is accepted for a quantity.

The page folds by `table()`, which holds everything that `fold` goes by; there is no second table.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

from quizgen.arabic.bounds import bound_words
from quizgen.arabic.compare import YEARS
from quizgen.arabic.count import PERCENT, CountedNoun, Quantity, counted, counted_form, in_words, plain
from quizgen.arabic.fold import LETTERS, REMEMBERED
from quizgen.arabic.letters import INVISIBLE, MARKS, TATWEEL
from quizgen.arabic.nouns import Case
from quizgen.arabic.numerals import SCALES, SIGNS, number_in_words

# what is dropped, in ASCII: the page may hold no invisible letter
DROPPED = "[" + "".join(each if each == "-" else f"\\u{ord(each):04x}" for each in MARKS + INVISIBLE + TATWEEL) + "]"
_HUNDREDS = "ثلاث|اربع|خمس|ست|سبع|ثمان|تسع"
# Patterns that mean the same in Python and in JavaScript, on letters that are folded already; $1 is the first group.
SEPARATORS = (
    ("([0-9])[,،](?=[0-9]{3}(?![0-9]))", "$1"),  # 1,250
    ("([0-9])[,،](?=[0-9])", "$1."),  # 2,5
    ("([0-9]) (?=[0-9]{3}(?![0-9]))", "$1"),  # 12 500
)
WORDS = (
    ("(^| )%([0-9][0-9.]*)(?!%)", "$1$2%"),  # %56
    ("([0-9]) %", "$1%"),
    (f"(^| )((?:[وفبل]|ال|وال|بال)?(?:{_HUNDREDS})?ي?)ما(يه|يتا|يتي|يتان|يتين)(?= |$)", "$1$2م$3"),  # مائة
    (f"({_HUNDREDS})ي? ?ميه(?= |$)", "$1ميه"),  # أربع مئة
    (" بالميه(?= |$)", " في الميه"),
    ("([0-9]) في الميه(?= |$)", "$1%"),
)
_STEPS = tuple(
    tuple((re.compile(pattern), replacement.replace("$", "\\")) for pattern, replacement in rules)
    for rules in (SEPARATORS, WORDS)
)
_LETTERS = str.maketrans({**LETTERS, **SIGNS})
_APART, _FULL_STOP = re.compile(r"(?:[^\w%.]|_)+"), re.compile(r"\.(?![0-9])")


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Fold what a learner types: letters loosely, digits, percentages and separators as numbers, no punctuation."""
    text = unicodedata.normalize("NFKC", re.sub(DROPPED, "", unicodedata.normalize("NFKC", text)))
    text = "".join(each for each in text.translate(_LETTERS).lower() if unicodedata.category(each)[0] != "M")
    for pattern, replacement in _STEPS[0]:
        text = pattern.sub(replacement, text)
    text = " ".join(_FULL_STOP.sub(" ", _APART.sub(" ", text)).split())
    for pattern, replacement in _STEPS[1]:
        text = pattern.sub(replacement, text)
    return text


def table() -> Mapping[str, object]:
    """Return everything that `fold` goes by, as data for a script."""
    return {"dropped": DROPPED, "letters": {**LETTERS, **SIGNS}, "separators": SEPARATORS, "words": WORDS}


def with_folding(script: str, fold: str) -> str:
    """Put the table and the one function that folds by it (`fold.js`) into the script of a page or of a card."""
    return script.replace('"FOLD";', fold.strip()).replace('"FOLDING"', json.dumps(table(), ensure_ascii=False))


def accepted(answer: str, accepts: Iterable[str]) -> bool:
    """Return whether a typed answer is one of the accepted texts, as the page does."""
    typed = fold(answer)
    return bool(typed) and any(fold(text) == typed for text in accepts)


# ---------------------------------------------------------------- spellings of a quantity


def spellings(quantity: Quantity) -> tuple[str, ...]:
    """List the typed answers that name a quantity: digits and words, every case, either noun for years."""
    nouns = YEARS if quantity.noun.singular in {noun.singular for noun in YEARS} else (quantity.noun,)
    said: list[str] = []
    for noun in nouns:
        for case in Case:
            said.append(counted(Quantity(quantity.number, noun, quantity.about, quantity.to), case))
            said.extend(_otherwise(quantity, noun, case))
    return tuple(dict.fromkeys(said))


def _otherwise(quantity: Quantity, noun: CountedNoun, case: Case) -> Iterator[str]:
    """Write a whole number in words, and one above 999 without its thousands, with the words of its bound."""
    n, bound = quantity.number, bound_words(quantity.about)
    if quantity.to is not None or n != int(n):
        return
    before = quantity.about and not bound.behind
    made: list[str] = []
    with suppress(ValueError):  # beyond what is spelled out
        made.append(in_words(int(n), noun, Case.GENITIVE if before else case))
    if n > 999 and noun != PERCENT:
        made.append(f"{plain(int(n))} {counted_form(n, noun)}")
        made.extend(_and_a_half(int(n), noun, Case.GENITIVE if before else case))
    for text in made:
        yield f"{quantity.about} {text}".strip() if before else f"{text} {quantity.about}".strip()


def _and_a_half(n: int, noun: CountedNoun, case: Case) -> Iterator[str]:
    """Write مليونان ونصف المليون نسمة, 2 مليون ونصف: a half of a million or more that is told as one."""
    for scale, (one, _) in SCALES.items():
        whole, rest = divmod(n, scale)
        if scale > 1000 and 0 < whole < 1000 and rest * 2 == scale:
            words = number_in_words(whole * scale, feminine=False, case=case)
            yield f"{words} ونصف ال{one} {noun.singular}".strip()
            yield f"{words} ونصف {one} {noun.singular}".strip()
