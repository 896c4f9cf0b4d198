"""Times keep their precision and their calendar when they are read, compared, printed and found in a text."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.arabic import dates, time
from quizgen.arabic.calendars import SYSTEMS, Day, Months, day_of, in_calendar
from quizgen.arabic.dates import name
from quizgen.arabic.find_times import said, times_in
from quizgen.arabic.notation import notation, nth, read_time
from quizgen.arabic.numerals import Digits
from quizgen.arabic.time import Time, disjoint

with (Path(__file__).parent / "times.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]

YEARS = st.integers(1000, 2999).map(str)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: day.isoformat())
HIJRI_DAYS = st.dates(date(1924, 8, 1), date(2077, 11, 16)).map(
    lambda day: f"{in_calendar('hijri', Day(day.year, day.month, day.day))} AH"
)
HIJRI_MONTHS = HIJRI_DAYS.map(lambda day: f"{day[:7]} AH")
HIJRI_YEARS = st.integers(1343, 1500).map(lambda year: f"{year} AH")
CENTURIES = st.integers(1, 21).map(lambda number: f"{nth(number)} century")
DECADES = st.integers(110, 209).map(lambda tens: f"{tens}0s")
WHOLE = st.one_of(DAYS.map(lambda day: day[:7]), YEARS, HIJRI_MONTHS, HIJRI_YEARS, CENTURIES, DECADES)
CLOSED = st.one_of(
    WHOLE,
    DAYS,
    HIJRI_DAYS,
    st.tuples(st.sampled_from(["early", "mid", "late", "end"]), WHOLE).map(" ".join),
    st.tuples(st.sampled_from(["spring", "summer", "autumn", "winter"]), YEARS).map(" ".join),
    st.tuples(YEARS, st.sampled_from(["Q1", "Q2", "Q3", "Q4", "H1", "H2"])).map("-".join),
    st.tuples(st.integers(1343, 1500), st.sampled_from(["Q1", "Q4", "H2"])).map(lambda pair: f"{pair[0]}-{pair[1]} AH"),
    st.integers(1, 3000).map(lambda year: f"{year} BC"),
    st.integers(1, 30).map(lambda number: f"{nth(number)} century BC"),
    st.integers(100, 999).map(str),
)
TIMES = CLOSED.map(read_time)
OPENED = st.tuples(st.sampled_from(["since", "until"]), CLOSED).map(" ".join)
SYSTEM = st.sampled_from(sorted(SYSTEMS))


def published(text: str) -> Time | None:
    return None if text == "-" else read_time(text)


def told(text: str, day: str = "-") -> list[str]:
    return [notation(found) for *_, found in times_in(text, published(day))]


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize(("day", "text", "times"), ROWS)
def test_a_text_tells_what_a_reader_of_that_day_takes_from_it(day: str, text: str, times: str) -> None:
    assert (" ".join(told(text, day)) or "-") == times


def test_the_article_tells_seven_times_each_at_its_precision(article: str) -> None:
    told = [(article[start:end], notation(found)) for start, end, found in times_in(article, read_time("2017-03"))]
    assert told == [
        ("عام 2008", "2008"),
        ("8 مارس 2015", "2015-03-08"),
        ("أواخر عام 2016", "late 2016"),
        ("مايو 2016", "2016-05"),
        ("عام 2017", "2017"),
        ("منذ تسعينيات القرن الماضي", "since 1990s"),
        ("26 أغسطس عام 2008", "2008-08-26"),
    ]


@given(TIMES, SYSTEM, st.sampled_from(["western", "arabic"]))
def test_a_printed_time_is_found_again_at_its_precision(one: Time, months: Months, digits: Digits) -> None:
    text = f"وقع ذلك {dates.at(one, months, digits)}، ثم انتهى."
    ((start, end, found),) = times_in(text)
    assert found == one
    assert text[start:end] in dates.at(one, months, digits)


@given(OPENED.map(read_time), SYSTEM)
def test_a_printed_time_without_start_or_end_is_found_with_its_word(one: Time, months: Months) -> None:
    text = f"استمر ذلك {dates.at(one, months)}، ثم انتهى."
    ((start, end, found),) = times_in(text)
    assert found == one
    assert text[start:end] == name(one, months)


@given(DAYS, DAYS, SYSTEM)
def test_a_printed_range_is_found_again(one: str, other: str, months: Months) -> None:
    first, last = sorted([one, other])
    assume(first != last)
    span = read_time(f"{first}..{last}")
    ((*_, found),) = times_in(f"دام ذلك {dates.at(span, months)}، ثم انتهى.")
    assert found == span


@given(st.text(alphabet="أبتثجحخدرسشعفقكلمنهويىةء 0123456789/-.،()ـًَ٣٤هـم", max_size=60))
def test_whatever_stands_in_a_text_its_times_lie_in_it_one_after_the_other(text: str) -> None:
    before = 0
    for start, end, _ in times_in(text, read_time("2015-08-10")):
        assert before <= start < end <= len(text)
        before = end


def test_places_count_the_letters_of_the_text_as_it_stands() -> None:
    text = "ثُمَّ وُقِّعَتْ في ﻛﺎﻧﻮن ﺍﻷول 2014ــ وأُلغيت في 1436هـــ."
    assert [text[start:end] for start, end, _ in times_in(text)] == ["ﻛﺎﻧﻮن ﺍﻷول 2014", "1436هـــ"]


# ---------------------------------------------------------------- saying


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("2016", "في مايو 2016"),
        ("2016-05", "في عام 2016"),
        ("2016", "قبل عام 2016"),
        ("2016", "حتى عام 2016"),
        ("2010", "من 2010 إلى 2015"),
        ("late 2016", "بنهاية عام 2016"),
        ("1436-10-14", "في 14 شوال 1436هـ"),
        ("2015-07-30", "في 14 شوال 1436هـ"),
    ],
)
def test_a_text_does_not_say_a_time_that_it_only_bounds_or_holds(time: str, text: str) -> None:
    assert said(read_time(time), text) == ()


@pytest.mark.parametrize(
    ("time", "text", "words"),
    [
        ("2017", "ثم منذ عام 2017 لا", "منذ عام 2017"),
        ("since 2017", "ثم منذ عام 2017 لا", "منذ عام 2017"),
        ("2015-03..2016-05", "من مارس 2015 إلى مايو 2016", "مارس 2015 إلى مايو 2016"),
        ("2015-08-10", "يوم 25 شوال 1436هـ الموافق 10 أغسطس 2015", "25 شوال 1436هـ الموافق 10 أغسطس 2015"),
        ("1436-10-25 AH", "يوم 25 شوال 1436هـ الموافق 10 أغسطس 2015", "25 شوال 1436هـ الموافق 10 أغسطس 2015"),
    ],
)
def test_a_text_says_a_time_at_its_precision(time: str, text: str, words: str) -> None:
    assert [text[start:end] for start, end in said(read_time(time), text)] == [words]


def test_neither_of_two_times_is_said_where_one_of_them_is_meant() -> None:
    text = "سيزور الوزير بيروت في سبتمبر 2015 أو أكتوبر 2015"
    assert said(read_time("2015-09"), text) == said(read_time("2015-10"), text) == ()
    assert said(read_time("2015-09"), "زارها في سبتمبر 2015 وأعجبته")


def test_a_relative_time_is_said_only_on_a_known_day() -> None:
    assert said(read_time("2015-08-09"), "وصل أمس", read_time("2015-08-10")) == ((4, 7),)
    assert said(read_time("2015-08-09"), "وصل أمس") == ()


def test_a_time_in_words_is_said_where_its_words_stand() -> None:
    text = "دخلت في نزاع أثناء انهيار الاتحاد السوفيتي وبعده"
    assert said(time.text_time("أثناء انهيار الاتحاد السوفيتي وبعده"), text) == ((13, len(text)),)


# ---------------------------------------------------------------- notation


@given(st.one_of(CLOSED, OPENED))
def test_a_notation_is_read_and_written_back(text: str) -> None:
    assert notation(read_time(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("2015-08-03..2015-08-09", "1434-12-05 AH..1434-12-07 AH", "1436-10-25 AH = 2015-08-10", "1437 AH = 2016"),
        *("since 1436-10-25 AH = 2015-08-10", "until end 1436-10 AH", "44 BC..14 BC", "0079"),
    ],
)
def test_two_times_in_one_notation_are_read_and_written_back(text: str) -> None:
    assert notation(read_time(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2015-13",
            "2015-02-30",
            "2015-3-8",
            "May 2016",
            "around 2016",
            "1995s",
            "20016",
            "44",
            "0000",
            "2015-Q5",
        ),
        *("1436-13 AH", "1436-10-31 AH", "1342 AH", "1501-01-01 AH", "2015..2010", "since since 2010", "2015-H3"),
        *("mid 2015-03-08", "early since 2015", "2015-08-10 = 1436-10-25 AH", "1436-10-25 AH = 2015-08-20", "2015 .."),
    ],
)
def test_what_is_no_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — the calendar words some of them
        read_time(text)


def test_a_hijri_year_that_is_not_converted_is_refused_with_the_years_that_are() -> None:
    with pytest.raises(ValueError, match="1343 to 1500 AH"):
        read_time("1300-01-01 AH")


def test_an_old_year_may_be_marked_as_gregorian() -> None:
    assert read_time("1436-10-14 AD") == read_time("1436-10-14")


# ---------------------------------------------------------------- calendars


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1436, 10, 14), (2015, 7, 30)),
        ((1436, 10, 25), (2015, 8, 10)),
        ((1446, 9, 1), (2025, 3, 1)),
        ((1400, 1, 1), (1979, 11, 20)),
        ((1343, 1, 1), (1924, 8, 1)),
    ],
)
def test_a_hijri_day_is_its_gregorian_one_in_the_umm_al_qura_calendar(
    hijri: tuple[int, int, int], gregorian: tuple[int, int, int]
) -> None:
    assert day_of("hijri", *hijri) == gregorian
    assert in_calendar("hijri", Day(*gregorian)) == hijri


@given(HIJRI_DAYS.map(read_time), st.integers(-6, 6))
def test_a_hijri_and_a_gregorian_day_are_apart_only_beyond_two_days(hijri: Time, days: int) -> None:
    assert hijri.starts
    moved = date(*hijri.starts) + timedelta(days)
    assert disjoint(hijri, time.day(moved.year, moved.month, moved.day)) is (abs(days) > 2)


@given(HIJRI_DAYS, HIJRI_DAYS)
def test_two_hijri_days_are_apart_whenever_they_differ(one: str, other: str) -> None:
    assert disjoint(read_time(one), read_time(other)) is (one != other)


def test_a_day_told_in_both_calendars_is_compared_in_either() -> None:
    both = read_time("1436-10-25 AH = 2015-08-10")
    assert disjoint(both, read_time("2015-08-11"))
    assert disjoint(both, read_time("1436-10-26 AH"))
    assert not disjoint(both, read_time("2015-08-10"))
    assert not disjoint(both, read_time("1436-10 AH"))


# ---------------------------------------------------------------- comparing


@given(TIMES, TIMES)
def test_disjoint_times_of_one_calendar_share_no_day_and_the_order_of_asking_does_not_count(
    one: Time, other: Time
) -> None:
    assert disjoint(one, other) == disjoint(other, one)
    assert one.starts
    assert one.ends
    assert other.starts
    assert other.ends
    shared = max(one.starts, other.starts) <= min(one.ends, other.ends)
    if one.calendar == other.calendar:
        assert disjoint(one, other) is not shared
    else:
        assert not (shared and disjoint(one, other))


@given(TIMES)
def test_no_time_is_apart_from_itself_from_a_text_or_from_what_it_opens(one: Time) -> None:
    assert not disjoint(one, one)
    assert not disjoint(one, time.text_time("أثناء انهيار الاتحاد السوفيتي"))
    assert not disjoint(one, time.since(one))
    assert not disjoint(one, time.until(one))


def test_what_began_in_a_decade_may_last_but_did_not_begin_before_it() -> None:
    since = time.since(read_time("1990s"))
    assert not disjoint(since, read_time("2008"))
    assert disjoint(since, read_time("1989"))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2016", "2016-05", False),
        ("late 2016", "2016-08", False),
        ("late 2016", "2016-06", True),
        ("end 2016", "late 2016", False),
        ("end 2016", "2017-01", True),
        ("mid 2016", "late 2016", False),
        ("early 2016", "late 2016", True),
        ("early 1990s", "1999", True),
        ("early 19th century", "late 19th century", False),
        ("early 19th century", "1870", True),
        ("19th century", "1900", False),
        ("late 2016-05", "2016-05-03", True),
        ("winter 2014", "2015-01", False),
        ("winter 2014", "2013-12", False),
        ("summer 2014", "winter 2015", True),
        ("2015-Q1", "2015-Q2", True),
        ("2015-H1", "2015-Q2", False),
        ("44 BC", "43 BC", True),
        ("1st century BC", "44 BC", False),
        ("1st century BC", "0014", True),
        ("2007..2009", "2009", False),
        ("1436 AH", "2015-10-14", False),
        ("1436 AH", "2015-10-20", True),
    ],
)
def test_bounds_are_wide_where_words_are_vague(one: str, other: str, apart: bool) -> None:
    assert disjoint(read_time(one), read_time(other)) is apart


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2016-05-01", "2008-08-26", True),
        ("2016-05", "2016", False),
        ("late 2016-05", "late 2016", False),
        ("late 2016", "end 2010", True),
        ("since 1990s", "1990s", False),
        ("since 1990s", "since 1980s", True),
        ("1436-10-14 AH", "1436-10-15 AH", True),
        ("1436-10-14 AH", "2015-07-30", False),
        ("2015-Q1", "2015-H1", False),
        ("early 1990s", "early 1990", False),
        ("2010..2012", "2010-01..2010-05", False),
    ],
)
def test_precisions_are_the_same_only_where_both_are_worded_alike(one: str, other: str, same: bool) -> None:
    assert time.same_precision(read_time(one), read_time(other)) is same


def test_a_span_runs_from_the_earlier_time_to_the_later_one() -> None:
    war = time.span(read_time("2008"), read_time("2015"))
    assert (war.starts, war.ends) == (date(2008, 1, 1).timetuple()[:3], date(2015, 12, 31).timetuple()[:3])
    with pytest.raises(ValueError, match="earlier"):
        time.span(read_time("2015"), read_time("2008"))


# ---------------------------------------------------------------- printing


@pytest.mark.parametrize(
    ("notation", "printed", "within"),
    [
        ("1436-10-14 AH", "14 شوال 1436هـ", "في 14 شوال 1436هـ"),
        ("1436-11 AH", "ذو القعدة 1436هـ", "في ذي القعدة 1436هـ"),
        ("1436-12-05 AH", "5 ذي الحجة 1436هـ", "في 5 ذي الحجة 1436هـ"),
        ("1388 AH", "عام 1388هـ", "في عام 1388هـ"),
        ("1436-10-25 AH = 2015-08-10", "25 شوال 1436هـ الموافق 10 أغسطس 2015م", None),
        ("1435 AH..1436 AH", "بين عامي 1435هـ و1436هـ", "بين عامي 1435هـ و1436هـ"),
        ("1434-12-05 AH..1434-12-07 AH", "من 5 إلى 7 ذي الحجة 1434هـ", "من 5 إلى 7 ذي الحجة 1434هـ"),
        ("2014-12-30..2015-01-02", "من 30 ديسمبر 2014 إلى 2 يناير 2015", None),
        ("end 2016", "نهاية عام 2016", "بنهاية عام 2016"),
        ("until end 2016", "حتى نهاية عام 2016", "حتى نهاية عام 2016"),
        ("2015-Q3", "الربع الثالث من عام 2015", "في الربع الثالث من عام 2015"),
        ("2015-H1", "النصف الأول من عام 2015", "في النصف الأول من عام 2015"),
        ("summer 2014", "صيف عام 2014", "في صيف عام 2014"),
        ("late 19th century", "أواخر القرن التاسع عشر", "في أواخر القرن التاسع عشر"),
        ("mid 1990s", "منتصف تسعينيات القرن العشرين", "في منتصف تسعينيات القرن العشرين"),
        ("44 BC", "عام 44 قبل الميلاد", "في عام 44 قبل الميلاد"),
        ("762", "عام 762م", "في عام 762م"),
    ],
)
def test_a_time_is_printed_as_the_readers_of_newspapers_write_it(
    notation: str, printed: str, within: str | None
) -> None:
    assert name(read_time(notation)) == printed
    assert within is None or dates.at(read_time(notation)) == within


@given(st.one_of(TIMES, OPENED.map(read_time)))
def test_the_accepted_spellings_of_a_time_name_it_in_every_month_system(one: Time) -> None:
    spelt = dates.spellings(one)
    assert {name(one, months) for months in SYSTEMS} <= set(spelt)
    assert len(spelt) == len(set(spelt))


@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)))
def test_weekdays_run_on_from_day_to_day(day: date) -> None:
    week = [dates.with_weekday(read_time((day + timedelta(n)).isoformat())).split()[0] for n in range(8)]
    assert len(set(week[:7])) == 7
    assert week[7] == week[0]


def test_only_a_day_has_a_weekday() -> None:
    with pytest.raises(ValueError, match="weekday"):
        dates.with_weekday(read_time("2016-05"))


@pytest.mark.parametrize("signs", ["²", "²³", "①②", "²⁰¹⁵", "20²", "½²"])
@pytest.mark.parametrize("text", ["في عام {}", "8 مارس {}", "{} مارس 2015", "من {} إلى 2016", "عام {}-{}"])
def test_signs_that_are_digits_and_no_number_raise_nothing(text: str, signs: str) -> None:
    assert all("²" not in str(told) for _, _, told in times_in(text.format(*[signs] * 2)))
