"""Digits: one system a deck, and reading either."""

from __future__ import annotations

import re
from typing import Literal

Digits = Literal["western", "arabic"]

_EASTERN, _PERSIAN, _WESTERN = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "0123456789"
SIGNS = dict(zip(_EASTERN + _PERSIAN + "٫٬٪", _WESTERN * 2 + ".,%", strict=True))
_TO_WESTERN = str.maketrans(SIGNS)
_TO_EASTERN = str.maketrans(_WESTERN + _PERSIAN, _EASTERN * 2)
_INSIDE = ((r"(?<=\d)\.(?=\d)", "٫"), (r"(?<=\d),(?=\d)", "٬"), (r"(?<=\d)%", "٪"))


def western(text: str) -> str:
    """Write all digits as 0–9, with their decimal, thousands and percent signs."""
    return text.translate(_TO_WESTERN)


def arabic(text: str) -> str:
    """Write all digits as ٠–٩, with the signs that go with them: ٩٩٫٩٪."""
    for sign, written_as in _INSIDE:
        text = re.sub(sign, written_as, text)
    return text.translate(_TO_EASTERN)


def written(text: str, digits: Digits) -> str:
    """Write a text in the digits of a deck."""
    return arabic(text) if digits == "arabic" else western(text)
