"""Text keeps its order in an Arabic line, on cards and on pages by the same finder of runs."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.anki.fields import clozed, shown
from quizgen.anki.fields import marked as marked_on_card
from quizgen.arabic.runs import runs
from quizgen.html import Wrap, isolated, marked, wrapped


def ltr(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


NAMES = [
    ("حلف NATO في بروكسل", ["NATO"]),
    ("الـNATO", ["NATO"]),
    ("انضمت إلى NATO.", ["NATO"]),
    ("شركة (Al-Noor Co.) في دبي", ["Al-Noor Co."]),
    ("شركة Al-Noor Co. في دبي", ["Al-Noor Co."]),
    ("جامعة St. Andrews العريقة", ["St. Andrews"]),
    ("طائرة F-16 وصاروخ S-300", ["F-16", "S-300"]),
    ("قال New York Times إن", ["New York Times"]),
    ("شركة «Acme Labs (Cairo)» الناشئة", ["Acme Labs (Cairo)"]),
    ("هاتف Pixel 9 Pro (2025) جديد", ["Pixel 9 Pro (2025)"]),
    ("الشقة 7-B في الطابق", ["7-B"]),
    ("طائرة «Boeing 747» قديمة", ["Boeing 747"]),
    ("وصل Pixel 9 إلى السوق", ["Pixel 9"]),
    ("قمة NATO 28 دولة", ["NATO"]),
    ("مؤتمر NATO (28 دولة) اليوم", ["NATO"]),
    ("صحيفة «Yahoo!» و«24 Hours» معًا", ["Yahoo!", "24 Hours"]),
    ('بين "Los Angeles" و"San Diego" وحدهما', ["Los Angeles", "San Diego"]),
    ('قال the "big" one هنا', ['the "big" one']),
    ("شركة AT&T, Inc. الأمريكية", ["AT&T, Inc."]),
    ("بلغة C++ أو C# أو F#", ["C++", "C#", "F#"]),
    ("مدينة Санкт-Петербург الروسية", ["Санкт-Петербург"]),
    ("في 2015 NATO وحدها", ["NATO"]),
    ("minister (f.)", ["minister (f.)"]),
]
ADDRESSES = [
    ("المصدر https://asil.org/node/2709", ["https://asil.org/node/2709"]),
    ("موقعه www.example.org/ar?id=5&amp=1 مفتوح", ["www.example.org/ar?id=5&amp=1"]),
    ("انظر (https://example.org/a_(b)).", ["https://example.org/a_(b)"]),
    ("انظر https://ar.example.org/wiki/القدس، ثم", ["https://ar.example.org/wiki/القدس"]),
    ("بريده first.last@mail.example.org، مفتوح", ["first.last@mail.example.org"]),
    ("وسم #COP28 وحساب @UN_News هنا", ["#COP28", "@UN_News"]),
]
NUMBERS = [
    ("بين 2008–2015", ["2008–2015"]),
    ("في 2008 - 2015 فقط", ["2008 - 2015"]),
    ("بلغت -5 درجات، و-7 ليلًا", ["-5", "-7"]),
    ("أي 41 °F أو 5°C", ["41 °F", "5°C"]),
    ("بسرعة 90 km/h", ["90 km/h"]),
    ("بنسبة 51%", ["51%"]),
    ("من $5 إلى 10€", ["$5", "10€"]),
    ("انتهت 4 - 2 لصالحه", ["4 - 2"]),
    ("بلغ 12 500 جندي", ["12 500"]),
    ("هاتف +966 11 456 7890 فقط", ["+966 11 456 7890"]),
    ("هاتف 0800 555 666 و02-2345678 و(+966) 11-4567890.", ["0800 555 666", "02-2345678", "(+966) 11-4567890"]),
    ("من 40 000 – 50 000 نسمة", ["40 000 – 50 000"]),
    ("هاتف +٩٦٦ ١١ ٤٥٦ ٧٨٩٠ فقط", ["+٩٦٦ ١١ ٤٥٦ ٧٨٩٠"]),
]
IN_ORDER = [
    "في 8 مارس 2015، لمدة 25 سنة",
    "القوات الروسية - الأبخازية",
    "في عام 2015 300 شخص",
    "نحو 1,250 جنديًا في 10:30 يوم 8/3/2015",
    "القناة-5 و1- الأول 2- الثاني",
]


@pytest.mark.parametrize(("text", "isolates"), [*NAMES, *ADDRESSES, *NUMBERS, *((text, []) for text in IN_ORDER)])
def test_cards_and_pages_isolate_the_same_runs_whole_and_nothing_else(text: str, isolates: list[str]) -> None:
    expected, at = "", 0
    for run in isolates:
        start = text.index(run, at)
        expected += f"{text[at:start]}\0{run}\1"
        at = start + len(run)
    expected += text[at:]
    assert isolates_of(str(isolated(text))) == expected
    assert isolates_of(shown(text)) == expected


class Reader(HTMLParser):
    """Reads HTML back as its text, isolates in \\0 … \\1; counts those without a direction."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.framed, self.undirected = "", "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "bdi":
            self.framed += "\0"
            self.undirected += "dir" not in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        self.framed += "\1" if tag == "bdi" else ""

    def handle_data(self, data: str) -> None:
        self.text += data
        self.framed += data


def read(made: str) -> Reader:
    reader = Reader()
    reader.feed(made)
    reader.close()
    return reader


def isolates_of(made: str) -> str:
    return read(made).framed


def test_markup_in_a_text_stays_text() -> None:
    assert "<script" not in isolated('<script>alert("x")</script>')
    assert isolated("«أ» & ب") == "«أ» &amp; ب"


def test_arabic_digits_are_shown_but_not_in_names_and_addresses() -> None:
    assert isolated("في 8 مارس 2015", "arabic") == "في ٨ مارس ٢٠١٥"
    assert isolated("طائرة F-16", "arabic") == f"طائرة {ltr('F-16')}"


@pytest.mark.parametrize(
    ("text", "way", "written"),
    [
        ("بين 2008–2015", "rtl", "٢٠٠٨–٢٠١٥"),
        ("انتهت 4 - 2", "rtl", "٤ - ٢"),
        ("بنسبة 51%", "rtl", "٥١٪"),
        ("بلغت -5 درجات", "ltr", "-٥"),
        ("هاتف 0800 555 666", "ltr", "٠٨٠٠ ٥٥٥ ٦٦٦"),
        ("هاتف 02-2345678", "ltr", "٠٢-٢٣٤٥٦٧٨"),
        ("في 2015-03-08", "ltr", "٢٠١٥-٠٣-٠٨"),
        ("بلغ 12 500 جندي", "ltr", "١٢ ٥٠٠"),
    ],
)
def test_in_arabic_digits_a_range_and_a_share_read_from_right_to_left(text: str, way: str, written: str) -> None:
    assert f'<bdi dir="{way}">{written}</bdi>' in isolated(text, "arabic")


def test_a_mark_lies_around_the_span_asked_for() -> None:
    assert marked("في 8 مارس 2015، معاهدة", [(3, 14)]) == "في <mark>8 مارس 2015</mark>، معاهدة"


def test_a_mark_does_not_cut_the_run_that_it_lies_in_or_crosses() -> None:
    inside, across = (
        f"شركة {ltr('Acme <mark>Labs</mark>')} هنا",
        f"<mark>شركة </mark>{ltr('<mark>Acme</mark> Labs')} هنا",
    )
    assert marked("شركة Acme Labs هنا", [(10, 14)]) == marked_on_card("شركة Acme Labs هنا", [(10, 14)]) == inside
    assert marked("شركة Acme Labs هنا", [(0, 9)]) == marked_on_card("شركة Acme Labs هنا", [(0, 9)]) == across
    assert marked("شركة Acme Labs هنا", [(0, 14)]) == f"<mark>شركة {ltr('Acme Labs')}</mark> هنا"


def test_a_hole_lies_inside_the_run_that_it_is_cut_from() -> None:
    text = "شركة Acme (Cairo) هنا"
    assert wrapped(text, [Wrap(5, 9, lambda _: "____")]) == f"شركة {ltr('____ (Cairo)')} هنا"
    assert clozed(text, [(1, (5, 9), "")]) == f"شركة {ltr('{{c1::Acme}} (Cairo)')} هنا"


def test_a_hole_that_crosses_the_edge_of_a_run_stays_one_hole() -> None:
    assert clozed("في 2008–2015 فقط", [(2, (0, 7), "")]) == "{{c2::في " + ltr("2008") + "}}" + ltr("–2015") + " فقط"


SIGNS = st.text(alphabet="ابتنأةوـNATo .,-–+%()[]«»&<>'\"/:@#0125٣؟،", max_size=40)


@settings(max_examples=200, deadline=None)
@given(SIGNS, st.data())
def test_isolating_marking_and_cutting_change_no_letter_and_leave_no_isolate_without_direction(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = [isolated(text), marked(text, [(start, end)]), shown(text)]
    made += [wrapped(text, [Wrap(start, end, lambda inner: inner)])] if start < end else []
    for each in map(str, made):
        reader = read(each)
        assert reader.text == text
        assert reader.undirected == 0


@settings(max_examples=200, deadline=None)
@given(SIGNS)
def test_runs_lie_apart_and_in_order_and_begin_and_end_with_something(text: str) -> None:
    found = list(runs(text))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(text[run.start : run.end].strip() for run in found)
