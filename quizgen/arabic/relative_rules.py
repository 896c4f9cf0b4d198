"""Rules for times that are counted from the day of publication: «أمس», «الأحد المقبل», «هذا العام», «قبل يومين»."""

from __future__ import annotations

import re
from typing import cast

from quizgen.arabic import reckon
from quizgen.arabic import time as times
from quizgen.arabic.calendars import Calendar, weekday_of
from quizgen.arabic.letters import listed
from quizgen.arabic.time_rules import (
    Reading,
    Words,
    clause_before,
    is_to_come,
    number_in_words,
    reckoned,
    rule,
    steps_of,
)
from quizgen.arabic.time_words import folded


@rule(
    "yhmw",
    r"(?P<unit>[ymw])(?P<mark>[HG])?(?P<steps>r)(?P<era>[HG])?(?!Y)",
    r"(?P<this>h)(?P<unit>[ymw])(?P<mark>H)?(?P<era>H)?",
)
def _this_year(found: re.Match[str], words: Words) -> Reading | None:
    steps = steps_of(found, words)
    hijri = "H" in (found["mark"], found["era"])
    if found["unit"] == "w":
        week = words.published.agreed(lambda today: reckon.week_from(today, steps))
        return None if words.sign(found.start() - 1) == "p" else reckoned(found, week)
    if found["unit"] == "m" and words.hijri:
        return None  # the month may be of either calendar
    if str(words.value(found.end())) in _YEARS_OF_THEIR_OWN:
        return None
    count = reckon.year_from if found["unit"] == "y" else reckon.month_from
    calendar: Calendar = "hijri" if hijri else "gregorian"
    return reckoned(found, words.published.agreed(lambda today: count(today, steps, calendar)))


_YEARS_OF_THEIR_OWN = frozenset(map(folded, listed("الدراسي الجامعي المالي التأميني الأكاديمي")))


@rule("D", r"(?P<weekday>D)(?P<steps>r)")
def _weekday(found: re.Match[str], words: Words) -> Reading | None:
    weekday, steps = cast(int, words.value(found.start())), steps_of(found, words)
    if not steps:
        return None
    return reckoned(found, words.published.agreed(lambda today: reckon.weekday_from(today, weekday, steps)))


_PARTS_OF_DAY = frozenset(map(folded, listed("مساء صباح ظهر فجر عصر ليل نهار")))
_THAT = frozenset(map(folded, listed("إن أن إنه أنه إنها أنها بأن بأنه")))
_ANY_SUCH_DAY = frozenset(map(folded, listed("كل أي صلاة خطبة سوق صحيفة جريدة عدد")))
# «ويختتم البرنامج يوم الخميس» may be of either Thursday
_PRESENT = re.compile(r"\s*[وف]?[يت]\w{3,}")


@rule("j", r"j(?P<weekday>D)(?!,?\(?[dtofYrT=/-]|[Xk]|&D)")
def _day(found: re.Match[str], words: Words) -> Reading | None:
    """Read «يوم الثلاثاء»: the last one, today's among them; none where something is to come."""
    return _last_weekday(found, words) if str(words.value(found.start() - 1)) not in _ANY_SUCH_DAY else None


@rule("D", r"(?P<weekday>D)(?!,?\(?[dtofYrT=/-]|[Xk]|&D)")
def _part_of_day(found: re.Match[str], words: Words) -> Reading | None:
    """Read «مساء الأربعاء», «وقال الثلاثاء إن» and «استقبل، الثلاثاء، وفدا» like «يوم الأربعاء».

    A bare «الأربعاء» may be a name.
    """
    before, after = found.start() - 1, found.end()
    around = {words.sign(before - 1), words.sign(after + 1)}
    apart = words.sign(before) == words.sign(after) == "," and "D" not in around
    is_another = words.sign(before) in ("a", "J") or str(words.value(before)) in _ANY_SUCH_DAY  # «أمس الأحد إن»
    leads_in = str(words.value(after)) in _THAT and not is_another
    told = str(words.value(before)) in _PARTS_OF_DAY or leads_in or apart
    return _last_weekday(found, words) if told else None


def _last_weekday(found: re.Match[str], words: Words) -> Reading | None:
    at = found.start("weekday")
    clause = clause_before(words, at)
    if is_to_come(clause) or _PRESENT.match(clause) or words.sign(found.start() - 1) in tuple("<>UbB"):
        return None
    weekday = cast(int, words.value(at))
    return reckoned(found, words.published.agreed(lambda today: reckon.last_weekday(today, weekday)))


@rule("aJ", r"(?P<steps>[aJ])(?:,?\(?(?P<weekday>D)\)?)?")
def _today(found: re.Match[str], words: Words) -> Reading | None:
    if found["steps"] == "J" and not found["weekday"] and not _is_today(words, found.start()):
        return None
    if str(words.value(found.start() - 1)).startswith("كان"):  # «كأنه البارحة»
        return None
    steps = steps_of(found, words) if found["steps"] == "a" else 0
    time = words.published.agreed(lambda today: reckon.day_from(today, steps))
    if time is None or time.starts is None:
        return None
    if found["weekday"] and words.value(found.start("weekday")) != weekday_of(time.starts):
        return None
    return reckoned(found, time)


_NO_TODAY_BEFORE = frozenset(
    map(
        folded,
        listed("ذلك نفس كل أما لكن كذلك هناك هو هي دار صحيفة جريدة بصحيفة لصحيفة موقع المصري عين روسيا فلسطين أخبار"),
    )
)
_NO_TODAY_AFTER = frozenset(
    map(
        folded,
        listed("التالي الواحد نفسه ذاته الذي الأخير المذكور المحدد السابق المفتوح الموعود الأول عنه عنها منه منها"),
    )
)


# «ما نعانيه اليوم», «التي نفتقدها اليوم»: a present tense with its object is of our days.
_OF_OUR_DAYS = re.compile(r"[نيت]\w{2,}(?:ه|ها|هم)")


def _is_today(words: Words, at: int) -> bool:
    """Report whether «اليوم» is today rather than a day, or a part of a name."""
    if words.sign(at - 1) in ("P", "&") or words.sign(at + 1) in ("o", "T", "r", "-"):
        return False
    if words.sign(at - 1) == words.sign(at + 1) == "!":  # a newspaper's name between quotes
        return False
    clause = re.split("[!,]", words.signs.line[:at])[-1]
    if words.sign(at - 1) == ">" or (not clause.strip("&") and words.sign(at + 1) != ","):
        return False
    if clause and not clause.strip("X&"):  # «السعودية اليوم لم تعد …»: no verb before it says what happened
        return False
    if words.sign(at + 1) == "X" and str(words.value(at + 1)).endswith("ي"):  # اليوم الوطني, اليوم العائلي
        return False
    if _OF_OUR_DAYS.fullmatch(str(words.value(at - 1))):
        return False
    return str(words.value(at - 1)) not in _NO_TODAY_BEFORE and str(words.value(at + 1)) not in _NO_TODAY_AFTER


@rule("SBA", r"(?P<way>[SBA])(?P<number>d(?=[uymwj]))?")
def _ago(found: re.Match[str], words: Words) -> Reading | None:
    number, at = words.number(found, "number"), found.end()
    if number is None and words.sign(at) in ("v", "X"):
        number, at = number_in_words(words, at)
        if number is None:
            return None
    unit, own = _unit(words, at)
    after = words.sign(at + 1)
    number = own if number is None else number
    if not unit or not number or after in tuple("<YdtTrhMNWVDHGoXC=") or words.value(at + 1) in _BEYOND:
        return None
    if found["way"] == "A" and (after not in ("", "!", ",", ")") or words.sign(at) != "u"):
        return None
    way = 1 if found["way"] == "A" else -1
    time = words.published.agreed(lambda today: reckon.ago(today, unit, way * number))
    if time is None:
        return None
    return Reading(found.start(), at + 1, time=times.since(time) if found["way"] == "S" else time)


_BEYOND = frozenset(map(folded, listed("ونصف تقريبا واحد على فقط مضت أو")))


def _unit(words: Words, at: int) -> tuple[reckon.Unit | None, int]:
    """Return a unit of time and how many of it the word alone tells: شهر is one, عامين are two, أيام are none."""
    sign, value = words.sign(at), words.value(at)
    if sign == "u":
        return cast("tuple[reckon.Unit, int]", value)
    unit = cast("dict[str, reckon.Unit]", {"y": "year", "m": "month", "w": "week", "j": "day"}).get(sign)
    return unit, 1
