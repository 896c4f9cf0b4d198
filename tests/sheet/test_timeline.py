"""Statements lie where their time says: earlier is further right."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.model import Evidence, Statement
from quizgen.sheet.study import ROWS, dated, pictures

NOWHERE = Evidence("", "", 1)


def told(starts: str | None, ends: str | None, planned: bool = False) -> Statement:
    return Statement("f", "جملة.", NOWHERE, starts=starts, ends=ends, planned=planned)


def test_the_earlier_lies_to_the_right_of_the_later() -> None:
    (picture,) = pictures([told("2015-03-08", "2015-03-08"), told("2008-08-26", "2008-08-26")])
    early, late = picture.bars
    assert early.left > late.left
    years = [tick.year for tick in picture.ticks]
    assert years == sorted(years)
    places = [tick.place for tick in picture.ticks]
    assert places == sorted(places, reverse=True)


def test_a_part_of_a_year_is_a_span_and_a_day_a_point() -> None:
    (picture,) = pictures([told("2016-09-01", "2016-12-31"), told("2015-03-08", "2015-03-08")])
    day, part = picture.bars
    assert (day.point, part.point) == (True, False)
    assert part.width > 0


def test_days_before_christ_lie_to_the_right_of_all_others_with_their_years_named() -> None:
    (picture,) = pictures(
        [told("0014-01-01", "0014-12-31"), told("-0043-01-01", "-0043-12-31"), told("-0500-01-01", "-0400-12-31")]
    )
    centuries, caesar, augustus = picture.bars
    assert centuries.left > caesar.right > caesar.left > augustus.right
    assert picture.ticks[0].label.endswith("ق.م")
    assert picture.ticks[-1].label.isdigit()


def test_since_is_open_to_the_left_edge() -> None:
    (picture,) = pictures([told("1990-01-01", None), told("2015-03-08", "2015-03-08")])
    since = picture.bars[0]
    assert (since.left, since.open_end, since.open_start) == (0.0, True, False)
    assert since.right < 100


def test_what_has_no_date_is_not_drawn() -> None:
    assert pictures([told(None, None)]) == ()
    assert dated([told(None, None)]) == ()


def test_one_year_alone_still_has_an_axis() -> None:
    (picture,) = pictures([told("2015-03-08", "2015-03-08")])
    assert [tick.year for tick in picture.ticks] == [2015, 2016]


def test_many_statements_make_several_pictures_that_count_on() -> None:
    made = pictures([told(f"{1700 + n}-01-01", f"{1700 + n}-06-01") for n in range(70)])
    assert [len(picture.bars) for picture in made] == [ROWS, ROWS, 10]
    assert [bar.number for picture in made for bar in picture.bars] == list(range(1, 71))


def test_what_a_long_empty_time_would_squeeze_has_a_line_of_its_own() -> None:
    dig = [told(f"2023-0{month}-01", f"2023-0{month}-01") for month in range(1, 6)]
    old, new = pictures([told("-0500-01-01", "-0400-12-31"), *dig])
    assert [tick.year for tick in new.ticks] == [2023, 2024]
    assert [bar.number for picture in (old, new) for bar in picture.bars] == [1, 2, 3, 4, 5, 6]
    assert len({round(bar.middle) for bar in new.bars}) == 5


def test_a_line_stays_whole_where_a_span_fills_the_time_or_few_lie_beside_the_gap() -> None:
    dig = [told(f"2023-0{month}-01", f"2023-0{month}-01") for month in range(1, 6)]
    ancient = told("-0500-01-01", "-0400-12-31")
    for rows in ([ancient, told("-0500-01-01", None), *dig], [ancient, *dig[:1]], [*dig, told(None, "2023-01-01")]):
        assert len(pictures(rows)) == 1


days = st.dates().map(lambda day: day.isoformat())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(days, days).map(sorted), min_size=1, max_size=6))
def test_every_bar_lies_within_the_picture_and_the_axis_has_few_years(spans: list[list[str]]) -> None:
    for picture in pictures([told(*span) for span in spans]):
        assert 2 <= len(picture.ticks) <= 12
        for bar in picture.bars:
            assert 0 <= bar.left <= bar.right <= 100
            assert bar.width >= 0
