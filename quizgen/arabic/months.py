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
_VARIANTS = {"يونية": 6, "يوليه": 7, "يولية": 7, "أوغسطس": 8, "كانون ثاني": 1, "كانون أول": 12}
_VARIANTS |= {"تشرين أول": 10, "تشرين ثاني": 11, "أوكتوبر": 10}
SPELLINGS: dict[str, int] = {
    name: number for system in (_STANDARD, _LEVANT, _MOROCCO, _ALGERIA) for number, name in enumerate(system, start=1)
} | _VARIANTS

HIJRI = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
_HIJRI_VARIANTS = {"المحرم": 1, "ربيع أول": 3, "ربيع الثاني": 4, "ربيع ثاني": 4, "ربيع آخر": 4, "جمادى أولى": 5}
_HIJRI_VARIANTS |= {"جمادى الأول": 5, "جمادى الثانية": 6, "جمادى الثاني": 6, "جمادى ثانية": 6, "جمادى الآخر": 6}
_HIJRI_VARIANTS |= {
    f"{first}{join}{name}": number
    for number, name in ((11, "القعدة"), (12, "الحجة"))
    for first in ("ذي", "ذا", "ذو")
    for join in (" ", "")
}
HIJRI_SPELLINGS: dict[str, int] = {name: number for number, name in enumerate(HIJRI, start=1)} | _HIJRI_VARIANTS

# Words of their own besides (he practised, father, car, zero, names of men): months only where the words around say so.
UNSURE = frozenset(listed("مارس آب ماي أوت جوان نيسان أيار محرم المحرم صفر رجب شعبان رمضان"))

WEEKDAYS = listed("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد")
SEASON_NAMES = {"spring": "ربيع", "summer": "صيف", "autumn": "خريف", "winter": "شتاء"}


def month_name(number: int, months: Months) -> str:
    """Return the name of a month, from 1, in one of the systems."""
    return SYSTEMS[months][number - 1]
