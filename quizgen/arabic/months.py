"""Names of months and weekdays: five systems for printing, every known spelling for reading."""

from __future__ import annotations

from typing import Literal

from quizgen.arabic.letters import listed

Months = Literal["standard", "levant", "both", "morocco", "algeria"]

_STANDARD = listed("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")
_LEVANT = (
    "كانون الثاني",
    *listed("شباط آذار نيسان أيار حزيران تموز آب أيلول"),
    *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_MOROCCO = listed("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر")
_ALGERIA = listed("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر")
_BOTH = tuple(f"{levant}/{standard}" for levant, standard in zip(_LEVANT, _STANDARD, strict=True))
SYSTEMS: dict[Months, tuple[str, ...]] = {
    "standard": _STANDARD,
    "levant": _LEVANT,
    "both": _BOTH,
    "morocco": _MOROCCO,
    "algeria": _ALGERIA,
}
_VARIANTS = {"يونيه": 6, "يوليه": 7, "أوغسطس": 8, "آيار": 5, "يناير": 1}
SPELLINGS: dict[str, int] = {
    name: number for system in (_STANDARD, _LEVANT, _MOROCCO, _ALGERIA) for number, name in enumerate(system, start=1)
} | _VARIANTS

HIJRI = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
WEEKDAYS = listed("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد")


def month_name(number: int, months: Months) -> str:
    """Give the name of a month, from 1, in one of the systems."""
    return SYSTEMS[months][number - 1]
