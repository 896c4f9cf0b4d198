"""Numbers without their noun, written: spelled out by gender and case, scaled to thousands, in a deck's digits."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Amount = int | Decimal | Fraction

# Units as they stand with a feminine noun and with a masculine one.
UNITS = {
    3: ("ثلاث", "ثلاثة"),
    4: ("أربع", "أربعة"),
    5: ("خمس", "خمسة"),
    6: ("ست", "ستة"),
    7: ("سبع", "سبعة"),
    8: ("ثماني", "ثمانية"),
    9: ("تسع", "تسعة"),
}
TENS = {2: "عشرون", 3: "ثلاثون", 4: "أربعون", 5: "خمسون", 6: "ستون", 7: "سبعون", 8: "ثمانون", 9: "تسعون"}
SCALES = {
    10**12: ("تريليون", "تريليونات"),
    10**9: ("مليار", "مليارات"),
    10**6: ("مليون", "ملايين"),
    10**3: ("ألف", "آلاف"),
}
LARGEST = 10**15 - 1


def number_in_words(n: int, *, feminine: bool, case: str = "nom", bound: bool = False) -> str:
    """Spell out 0 to 999,999,999,999,999 for a counted noun that follows or is understood.

    `bound` drops what falls away before the noun: مئتا, ألفي, خمسة وعشرون ألف. Raises ValueError beyond.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"{n} is not spelled out")
    if n < 3:
        return _least(n, feminine, case)
    parts: list[str] = []
    rest = n
    for scale in SCALES:
        times, rest = divmod(rest, scale)
        if times:
            parts += _times(times, scale, case, bound and not rest)
    hundreds, rest = divmod(rest, 100)
    if hundreds:
        parts.append(_hundreds(hundreds, case, bound and not rest))
    if rest:
        parts.append(_below_hundred(rest, feminine, case))
    return " و".join(parts)


def _least(n: int, feminine: bool, case: str) -> str:
    if n == 0:
        return "صفر" + ("ًا" if case == "acc" else "")
    if n == 1:
        return "واحدة" if feminine else "واحد" + ("ًا" if case == "acc" else "")
    return _teen_unit(2, feminine, case) + "ن"


def _times(times: int, scale: int, case: str, bound: bool) -> list[str]:
    """Count a thousand or a million: ألف, ألفان, ثلاثة آلاف, أحد عشر ألفًا, مئة ألف, مئة ألف وألفان."""
    one, many = SCALES[scale]
    few, hundreds = times % 100, times // 100
    if few in (1, 2):
        dual = one + ("ا" if case == "nom" else "ي") + ("" if bound else "ن")
        whole = [f"{_hundreds(hundreds, case, True)} {one}"] if hundreds else []
        return [*whole, one if few == 1 else dual]
    words = number_in_words(times, feminine=False, case=case, bound=few == 0)
    if few == 0:
        return [f"{words} {one}"]
    if few <= 10:
        return [f"{words} {many}"]
    return [f"{words} {one}" + ("" if bound else "ًا")]


def _hundreds(n: int, case: str, bound: bool) -> str:
    if n == 1:
        return "مئة"
    if n == 2:
        return ("مئتا" if case == "nom" else "مئتي") + ("" if bound else "ن")
    return UNITS[n][0].removesuffix("ي") + "مئة"


def _below_hundred(n: int, feminine: bool, case: str) -> str:
    tens, unit = divmod(n, 10)
    if n < 3:
        return _least(n, feminine, case)
    if n == 10:
        return "عشر" if feminine else "عشرة"
    if tens == 0:
        return UNITS[unit][0 if feminine else 1]
    if tens == 1:
        return f"{_teen_unit(unit, feminine, case)} {'عشرة' if feminine else 'عشر'}"
    ten = TENS[tens] if case == "nom" else TENS[tens][:-2] + "ين"
    return f"{_before_tens(unit, feminine, case)} و{ten}" if unit else ten


def _teen_unit(unit: int, feminine: bool, case: str) -> str:
    if unit == 1:
        return "إحدى" if feminine else "أحد"
    if unit == 2:
        return ("اثنت" if feminine else "اثن") + ("ا" if case == "nom" else "ي")
    return UNITS[unit][0 if feminine else 1]


def _before_tens(unit: int, feminine: bool, case: str) -> str:
    if unit == 1:
        return "إحدى" if feminine else "واحد" + ("ًا" if case == "acc" else "")
    if unit == 2:
        return _teen_unit(2, feminine, case) + "ن"
    return ("ثمان" if case != "acc" else "ثماني") if feminine and unit == 8 else UNITS[unit][0 if feminine else 1]


def scaled(n: Amount, case: str) -> str:
    """Write whole thousands (from 3,000), millions and more: 3 آلاف, مليون, مليوني, 1.25 مليار, ثلث مليون; else ''."""
    if isinstance(n, Fraction):
        return _thirds(n, case)
    for scale, (one, many) in SCALES.items():
        if n < scale or n % (scale // 100 if scale > 1000 else scale):
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


def thirds(n: Fraction, case: str) -> tuple[int, str] | None:
    """Part what ends in a third or two: 4/3 is (1, ثلث); None for other fractions."""
    whole, rest = divmod(n, 1)
    if rest.denominator != 3:
        return None
    return int(whole), "ثلث" if rest.numerator == 1 else "ثلثا" if case == "nom" else "ثلثي"


def _thirds(n: Fraction, case: str) -> str:
    """Write thirds of a million: ثلث مليون, مليون وثلث مليون."""
    for scale, (one, _) in SCALES.items():
        parts = thirds(n / scale, case)
        if parts:
            whole, share = parts
            before = f"{scaled(whole * scale, case)} و" if whole else ""
            return f"{before}{share} {one}" if before or not whole else ""
    return ""


# ---------------------------------------------------------------- the digits of a deck


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
