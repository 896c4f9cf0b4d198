"""Times keep their precision when they are read, compared, printed and found in a text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic import dates, time
from quizgen.arabic.dates import name
from quizgen.arabic.digits import Digits
from quizgen.arabic.find_times import said, times_in
from quizgen.arabic.months import SYSTEMS, Months
from quizgen.arabic.time import Time, disjoint, notation, read_time

NOTATIONS = st.one_of(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: day.isoformat()),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda day: day.isoformat()[:7]),
    st.integers(1000, 2999).map(str),
    st.tuples(st.sampled_from(["early", "mid", "late"]), st.integers(1000, 2999)).map(
        lambda pair: f"{pair[0]} {pair[1]}"
    ),
    st.integers(170, 209).map(lambda tens: f"{tens}0s"),
    st.sampled_from(["17th century", "18th century", "19th century", "20th century", "21st century"]),
)
TIMES = NOTATIONS.map(read_time)
SYSTEM = st.sampled_from(sorted(SYSTEMS))


def test_the_article_tells_seven_times_each_at_its_precision(article: str) -> None:
    told = [(article[start:end], notation(found)) for start, end, found in times_in(article)]
    assert told == [
        ("عام 2008", "2008"),
        ("8 مارس 2015", "2015-03-08"),
        ("أواخر عام 2016", "late 2016"),
        ("مايو 2016", "2016-05"),
        ("عام 2017", "2017"),
        ("منذ تسعينيات القرن الماضي", "since 1990s"),
        ("26 أغسطس عام 2008", "2008-08-26"),
    ]


def test_the_last_century_tells_nothing_certain_unless_one_says_which_it_is(article: str) -> None:
    assert not any(found.precision == "decade" for *_, found in times_in(article, last_century=None))
    ((*_, found),) = times_in("في تسعينيات القرن الماضي", last_century=19)
    assert notation(found) == "1890s"


@given(TIMES, SYSTEM, st.sampled_from(["western", "arabic"]))
def test_a_printed_time_is_found_again_at_its_precision(one: Time, months: Months, digits: Digits) -> None:
    text = f"وقع ذلك {dates.at(one, months, digits)}، ثم انتهى."
    ((start, end, found),) = times_in(text)
    assert found == one
    assert text[start:end] == name(one, months, digits)


@given(NOTATIONS)
def test_a_notation_is_read_and_written_back(text: str) -> None:
    assert notation(read_time(text)) == text


@pytest.mark.parametrize("text", ["", "2015-13", "2015-02-30", "2015-3-8", "May 2016", "around 2016", "1995s", "20016"])
def test_what_is_no_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 — the calendar words some of them
        read_time(text)


@given(TIMES, TIMES)
def test_disjoint_times_share_no_day_and_the_order_of_asking_does_not_count(one: Time, other: Time) -> None:
    assert disjoint(one, other) == disjoint(other, one)
    assert one.starts
    assert one.ends
    assert other.starts
    assert other.ends
    shared = max(one.starts, other.starts) <= min(one.ends, other.ends)
    assert disjoint(one, other) is not shared


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
        ("mid 2016", "late 2016", False),
        ("early 2016", "late 2016", True),
        ("19th century", "1900", False),
        ("late 2016-05", "2016-05-03", True),
    ],
)
def test_bounds_are_wide_where_words_are_vague(one: str, other: str, apart: bool) -> None:
    assert disjoint(read_time(one), read_time(other)) is apart


def test_precisions_are_the_same_only_where_both_are_worded_alike() -> None:
    same = time.same_precision
    assert same(read_time("2016-05-01"), read_time("2008-08-26"))
    assert not same(read_time("2016-05"), read_time("2016"))
    assert not same(read_time("late 2016-05"), read_time("late 2016"))
    assert not same(time.since(read_time("1990s")), read_time("1990s"))
    assert same(time.since(read_time("1990s")), time.since(read_time("1980s")))


def test_a_span_runs_from_the_earlier_time_to_the_later_one() -> None:
    war = time.span(read_time("2008"), read_time("2015"))
    assert (war.starts, war.ends) == (date(2008, 1, 1), date(2015, 12, 31))
    assert notation(war) == "2008 to 2015"
    with pytest.raises(ValueError, match="earlier"):
        time.span(read_time("2015"), read_time("2008"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("في مطلع مايو/أيار من عام 2016", ["early 2016-05"]),
        ("بين عامي 2008 و2015", ["2008", "2015"]),
        ("في أعوام 2008 و2010 و2015", ["2008", "2010", "2015"]),
        ("من مارس 2015 إلى مايو 2016", ["2015-03", "2016-05"]),
        ("في الحادي والعشرين من آذار 2017", ["2017-03-21"]),
        ("في القرن الـ19", ["19th century"]),
        ("في العقد الأول من القرن الحادي والعشرين", ["2000s"]),
        ("لعام 2017 وفي سنة ٢٠١٨م", ["2017", "2018"]),
        ("حتى عام 2020", ["until 2020"]),
        ("في 2008 اعترفت روسيا", ["2008"]),
        ("في 31 فبراير 2015", ["2015-02"]),
        ("شارك 2008 جنود في 3 مدن", []),
        ("رقم القرار 1808", []),
        ("ظهر في مايو", []),
        ("حدث ذلك في عام 20155", []),
    ],
)
def test_a_text_tells_what_a_reader_takes_from_it(text: str, told: list[str]) -> None:
    assert [notation(found) for *_, found in times_in(text)] == told


def test_a_text_says_a_time_only_at_that_precision() -> None:
    text = "من مارس 2015 إلى مايو 2016، ثم منذ عام 2017"
    assert [text[start:end] for start, end in said(read_time("2016-05"), text)] == ["مايو 2016"]
    assert said(read_time("2016"), text) == ()
    assert [text[start:end] for start, end in said(read_time("2017"), text)] == ["منذ عام 2017"]
    whole = time.span(read_time("2015-03"), read_time("2016-05"))
    assert [text[start:end] for start, end in said(whole, text)] == ["مارس 2015 إلى مايو 2016"]


def test_a_time_in_words_is_said_where_its_words_stand() -> None:
    text = "دخلت في نزاع أثناء انهيار الاتحاد السوفيتي وبعده"
    assert said(time.text_time("أثناء انهيار الاتحاد السوفيتي وبعده"), text) == ((13, len(text)),)


@given(TIMES)
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
