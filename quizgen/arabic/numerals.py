"""Numbers without their noun: spelled out by gender and case, scaled to thousands and millions, and read back."""

from __future__ import annotations

import re
from decimal import Decimal

from quizgen.arabic.fold import strict

# Units as they stand with a feminine noun and with a masculine one.
_UNITS = {
    3: ("ثلاث", "ثلاثة"),
    4: ("أربع", "أربعة"),
    5: ("خمس", "خمسة"),
    6: ("ست", "ستة"),
    7: ("سبع", "سبعة"),
    8: ("ثماني", "ثمانية"),
    9: ("تسع", "تسعة"),
}
TENS = {2: "عشرون", 3: "ثلاثون", 4: "أربعون", 5: "خمسون", 6: "ستون", 7: "سبعون", 8: "ثمانون", 9: "تسعون"}
_SCALES = {10**9: ("مليار", "مليارات"), 10**6: ("مليون", "ملايين"), 10**3: ("ألف", "آلاف")}


def number_in_words(n: int, *, feminine: bool, case: str = "nom", bound: bool = False) -> str:
    """Spell out 3 to 999 for a counted noun; `bound` drops the ن of مئتان before it.

    Raises ValueError for what newspapers write in digits: 101, 102, 201 … and above 999.
    """
    hundreds, rest = divmod(n, 100)
    if not 3 <= n <= 999 or (hundreds and rest in (1, 2)):
        raise ValueError(f"{n} is written in digits")
    parts = []
    if hundreds:
        parts.append(_hundreds(hundreds, case, bound and not rest))
    if rest:
        parts.append(_below_hundred(rest, feminine, case))
    return " و".join(parts)


def _hundreds(n: int, case: str, bound: bool) -> str:
    if n == 1:
        return "مئة"
    if n == 2:
        return ("مئتا" if case == "nom" else "مئتي") + ("" if bound else "ن")
    return _UNITS[n][0].removesuffix("ي") + "مئة"


def _below_hundred(n: int, feminine: bool, case: str) -> str:
    tens, unit = divmod(n, 10)
    if n == 10:
        return "عشر" if feminine else "عشرة"
    if tens == 0:
        return _UNITS[unit][0 if feminine else 1]
    if tens == 1:
        return f"{_teen_unit(unit, feminine, case)} {'عشرة' if feminine else 'عشر'}"
    ten = TENS[tens] if case == "nom" else TENS[tens][:-2] + "ين"
    return f"{_before_tens(unit, feminine, case)} و{ten}" if unit else ten


def _teen_unit(unit: int, feminine: bool, case: str) -> str:
    if unit == 1:
        return "إحدى" if feminine else "أحد"
    if unit == 2:
        return ("اثنت" if feminine else "اثن") + ("ا" if case == "nom" else "ي")
    return _UNITS[unit][0 if feminine else 1]


def _before_tens(unit: int, feminine: bool, case: str) -> str:
    if unit == 1:
        return "إحدى" if feminine else "واحد" + ("ًا" if case == "acc" else "")
    if unit == 2:
        return _teen_unit(2, feminine, case) + "ن"
    return ("ثمان" if case != "acc" else "ثماني") if feminine and unit == 8 else _UNITS[unit][0 if feminine else 1]


def scaled(n: Decimal | int, case: str) -> str:
    """Write whole thousands (from 3,000), millions and milliards: 3 آلاف, مليون, مليوني, 1.5 مليار; else ''."""
    for scale, (one, many) in _SCALES.items():
        if n < scale or n % (scale // 10 if scale > 1000 else scale):
            continue
        amount = Decimal(n) / scale
        if scale == 1000 and amount < 3:
            return ""
        if amount == 1:
            return one
        if amount == 2:
            return one + ("ا" if case == "nom" else "ي")
        few = amount == int(amount) and 3 <= int(amount) % 100 <= 10
        return f"{amount.normalize():f} {many if few else one}"
    return ""


# ---------------------------------------------------------------- reading


def _vocabulary() -> dict[str, int]:
    known = {"واحد": 1, "واحده": 1, "أحد": 1, "إحدى": 1, "عشر": 10, "عشرة": 10, "مئة": 100, "مائة": 100}
    known |= dict.fromkeys(["اثنا", "اثني", "اثنتا", "اثنتي", "اثنان", "اثنين", "اثنتان", "اثنتين"], 2)
    known |= {form: unit for unit, pair in _UNITS.items() for form in pair} | {"ثمان": 8, "واحدا": 1, "واحدة": 1}
    for ten, word in TENS.items():
        known |= {word: ten * 10, word[:-2] + "ين": ten * 10}
    for hundred in range(2, 10):
        for case in ("nom", "gen"):
            for bound in (True, False):
                word = _hundreds(hundred, case, bound)
                known |= {word: hundred * 100, word.replace("مئ", "مائ"): hundred * 100}
    return {strict(word): value for word, value in known.items()}


_WORDS = _vocabulary()
_SCALE_WORDS = {
    strict(form): scale
    for scale, (one, many) in _SCALES.items()
    for form in (one, many, one + "ا", one + "ًا", one + "ي", one + "ان", one + "ين")
}
_DUAL_SCALES = frozenset(one + end for one, _ in _SCALES.values() for end in ("ا", "ي", "ان", "ين"))


def read_number(text: str) -> Decimal | int | None:
    """Read a strictly folded number, in digits or words or both («3 آلاف», «خمس وعشرون»); None where it is none."""
    total: Decimal = Decimal(0)
    part: Decimal | None = None
    for token in text.split():
        word = token[1:] if token.startswith("و") and token not in _WORDS else token
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", word):
            part = (part or Decimal(0)) + Decimal(word.replace(",", ""))
        elif word in _WORDS:
            part = (part or Decimal(0)) + _WORDS[word]
        elif word in _SCALE_WORDS:
            times = part if part is not None else Decimal(2 if word in _DUAL_SCALES else 1)
            total, part = total + times * _SCALE_WORDS[word], None
        else:
            return None
    if not text:
        return None
    total += part or 0
    return int(total) if total == int(total) else total
