"""Text keeps its order in an Arabic page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.sheet.direction import isolate, marked


def ltr(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("حلف NATO في بروكسل", ["NATO"]),
        ("الـNATO", ["NATO"]),
        ("شركة (Al-Noor Co.) في دبي", ["Al-Noor Co."]),
        ("شركة Al-Noor Co. في دبي", ["Al-Noor Co."]),
        ("انضمت إلى NATO.", ["NATO"]),
        ("بين 2008–2015", ["2008–2015"]),
        ("بلغت -5 درجات", ["-5"]),
        ("طائرة F-16 وصاروخ S-300", ["F-16", "S-300"]),
        ("قال New York Times إن", ["New York Times"]),
        ("قمة NATO 28 دولة", ["NATO"]),
        ("بنسبة 51%", ["51%"]),
        ("minister (f.)", ["minister (f.)"]),
        ("المصدر https://asil.org/node/2709", ["https://asil.org/node/2709"]),
        ("في 8 مارس 2015، لمدة 25 سنة", []),
        ("القوات الروسية - الأبخازية", []),
    ],
)
def test_latin_runs_signs_and_ranges_are_isolated_and_nothing_else(text: str, isolated: list[str]) -> None:
    made = str(isolate(text))
    expected = text
    for run in isolated:
        expected = expected.replace(run, ltr(run))
    assert made == expected


def test_markup_in_a_text_stays_text() -> None:
    assert "<script" not in isolate('<script>alert("x")</script>')
    assert isolate("«أ» & ب") == "«أ» &amp; ب"


def test_arabic_digits_are_shown_but_not_in_names_and_addresses() -> None:
    assert isolate("في 8 مارس 2015", "arabic") == "في ٨ مارس ٢٠١٥"
    assert isolate("طائرة F-16", "arabic") == f"طائرة {ltr('F-16')}"
    assert isolate("بين 2008–2015", "arabic") == 'بين <bdi dir="rtl">٢٠٠٨–٢٠١٥</bdi>'
    assert isolate("بنسبة 51%", "arabic") == 'بنسبة <bdi dir="rtl">٥١٪</bdi>'


def test_a_mark_lies_around_the_span_asked_for() -> None:
    assert marked("في 8 مارس 2015، معاهدة", [(3, 14)]) == "في <mark>8 مارس 2015</mark>، معاهدة"


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.undirected = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.undirected += tag == "bdi" and "dir" not in dict(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ابتنأةوـNATo .,-–+%()«»&<>'/:#0125؟،", max_size=40), st.data())
def test_isolating_and_marking_change_no_letter_and_leave_no_isolate_without_direction(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for made in (isolate(text), marked(text, [(start, end)])):
        reader = Reader()
        reader.feed(str(made))
        reader.close()
        assert reader.text == text
        assert reader.undirected == 0
