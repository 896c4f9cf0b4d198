"""Ordinals that agree with their noun: السؤال الأول, الجملة السابعة عشرة, القرن الحادي والعشرون."""

from __future__ import annotations

import re

from quizgen.arabic.count import CountedNoun
from quizgen.arabic.fold import loose
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.numerals import TENS
from quizgen.arabic.words import definite

_ONES = listed("أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر")
_READ = {
    loose(f"ال{word}{ending}"): n for n, word in enumerate(_ONES, 1) for ending in ("", "ة") if n > 1 or not ending
} | {loose("الأولى"): 1}
# «حلّت ثانيا», «رابع أيام المهرجان»: without an article, in the accusative with its alif
_BARE = {f"{word.removeprefix('ال')}{end}": n for word, n in _READ.items() for end in ("", "ا")} | {"اولا": 1}
_ATTACHED = re.compile("^[وف]?[بلك]?(?=ال)")


def ordinal(n: int, noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Return «the n-th» of a noun, for 1 to 99. Raises ValueError beyond."""
    return f"{definite(noun.singular)} {ordinal_word(n, noun.gender, case)}"


def ordinal_word(n: int, gender: Gender, case: Case = Case.NOMINATIVE) -> str:
    """Give the ordinal alone, with its article: الرابعة, الحادي عشر, الحادي والعشرين. Raises ValueError beyond 1–99."""
    if not 1 <= n <= 99:
        raise ValueError(f"no ordinal for {n}")
    tens, unit = divmod(n, 10)
    if n <= 10:
        return "الأولى" if n == 1 and gender is Gender.F else _one(n, gender)
    if tens == 1:
        return f"{_one(unit, gender, 'حادي')} {'عشرة' if gender is Gender.F else 'عشر'}"
    ten = TENS[tens] if case is Case.NOMINATIVE else TENS[tens][:-2] + "ين"
    return f"{_one(unit, gender, 'حادي')} وال{ten}" if unit else f"ال{ten}"


def ordinals_in(text: str, bare: bool = False) -> frozenset[int]:
    """List the ordinals that a text tells, first to tenth, in either gender, however its hamzas are printed.

    `bare` also reads those without an article: «حلّت ثانيا», «رابع أيام المهرجان».
    """
    known = _READ | _BARE if bare else _READ
    words = [_ATTACHED.sub("", loose(word)) for word in text.split()]
    if bare:
        words += [word[1:] for word in words if word[:1] in ("و", "ف", "ب", "ل", "ك")]
    return frozenset(known[word] for word in words if word in known)


def _one(n: int, gender: Gender, first: str = "أول") -> str:
    word = first if n == 1 else _ONES[n - 1]
    return f"ال{word}{'ة' if gender is Gender.F else ''}"
