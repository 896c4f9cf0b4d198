"""Numbers read in running text. The spellings are composed here, by rules written apart from the printer's."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic.nouns import Case
from quizgen.arabic.numbers import numbers_in
from quizgen.arabic.numerals import Amount, number_in_words

# ---------------------------------------------------------------- composing spellings

ONES = ["_", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
ONES_F = ["_", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"]
TEENS = ["أحد", "اثنا", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TEENS_F = ["إحدى", "اثنتا", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["_", "_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = [
    ["_", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"],
    ["_", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"],
    ["_", "مئة", "مئتان", *(f"{unit} مئة" for unit in ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"])],
]
SCALES = [(10**9, "مليار", "مليارات"), (10**6, "مليون", "ملايين"), (10**3, "ألف", "آلاف")]
OBLIQUE = {"ون": "ين", "ان": "ين", "ثنا": "ثني", "ثنتا": "ثنتي"}


def oblique(word: str) -> str:
    for end, other in OBLIQUE.items():
        if word.endswith(end) and word not in ("ثمان", "مليون", "تريليون"):
            return word.removesuffix(end) + other
    return word


def below_thousand(n: int, feminine: bool, style: int) -> list[str]:
    """Compose 1 to 999 as a list of words that و joins."""
    hundreds, rest = divmod(n, 100)
    said = [HUNDREDS[style][hundreds]] if hundreds else []
    if rest == 0:
        return said
    if rest <= 10:
        return [*said, (ONES_F if feminine else ONES)[rest]]
    if rest < 20:
        teen = (TEENS_F if feminine else TEENS)[rest - 11]
        return [*said, f"{teen} {'عشرة' if feminine else 'عشر'}"]
    tens, unit = divmod(rest, 10)
    return [*said, *([(ONES_F if feminine else ONES)[unit]] if unit else []), TENS[tens]]


def compose(n: int, feminine: bool, style: int, hamza: bool) -> str:
    said: list[str] = []
    rest = n
    for scale, one, many in SCALES:
        times, rest = divmod(rest, scale)
        if times == 1:
            said.append(one)
        elif times == 2:
            said.append(one + "ان")
        elif times:
            form = many if 3 <= times % 100 <= 10 else one + ("ا" if times % 100 >= 11 else "")
            said.append(" و".join(below_thousand(times, False, style)) + " " + form)
    if rest:
        said += below_thousand(rest, feminine, style)
    text = " و".join(said)
    return text if hamza else text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")


def in_the_genitive(text: str) -> str:
    parts = [(word[0], word[1:]) if word.startswith("و") and word != "واحد" else ("", word) for word in text.split()]
    return " ".join(joined + oblique(word) for joined, word in parts)


def spelled() -> Iterator[tuple[str, int]]:
    chance = random.Random(11)
    numbers = [*range(3, 120), *(chance.randrange(120, 10**power) for power in range(3, 13) for _ in range(12))]
    for turn, n in enumerate(numbers):
        if any(n // scale % 1000 % 100 in (1, 2) and n // scale % 1000 > 2 for scale in (10**3, 10**6, 10**9)):
            continue  # مئة ألف وألف: composed otherwise, in the table below
        text = compose(n, bool(turn % 2), turn % 3, hamza=bool(turn % 5))
        yield text, n
        yield in_the_genitive(text), n


def in_digits() -> Iterator[tuple[str, Amount]]:
    chance = random.Random(12)
    kinds = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
    for turn in range(60):
        n = chance.randrange(1000, 10 ** (4 + turn % 7))
        plain, commas = str(n), f"{n:,}"
        table = str.maketrans(kinds[0], kinds[turn % 3])
        for text in (plain, commas, commas.replace(",", " "), commas.replace(",", "\u00a0")):
            yield text.translate(table), n
        yield commas.replace(",", "٬").translate(table), n
        if n > 999_999 or n % 1000 == 0:
            yield commas.replace(",", ".").translate(table), n
        tenth = Decimal(chance.randrange(1, 9999)) / 10
        for sign in ".٫,":
            yield f"{tenth:.1f}".replace(".", sign).translate(table), tenth
        yield f"{chance.randrange(3, 10)} آلاف".translate(table), 0


def mixed() -> Iterator[tuple[str, Amount]]:
    chance = random.Random(13)
    for word, scale in (("ألف", 10**3), ("مليون", 10**6), ("مليار", 10**9), ("تريليون", 10**12)):
        for _ in range(12):
            n = chance.randrange(11, 99)
            yield f"{n} {word}", n * scale
            yield f"{n / 10:.1f} {word}", n * scale // 10
            yield f"{n / 10:.1f} {word}".replace(".", ","), n * scale // 10
            yield f"{n} {word}ا ونصف", n * scale + scale // 2
            yield f"{n} {word}ًا و{n * 7}", n * scale + n * 7
            yield f"{compose(n, False, 0, True)} {word}ًا وربع ال{word}", n * scale + scale // 4


SPELLINGS = [*spelled(), *(pair for pair in in_digits() if pair[1]), *mixed()]


def the_number(text: str) -> Amount | None:
    found = numbers_in(text)
    return found[0][2] if len(found) == 1 and found[0][1] == len(text) else None


def test_more_than_five_hundred_spellings_are_read() -> None:
    assert len({text for text, _ in SPELLINGS}) > 1000
    assert [(text, n, the_number(text)) for text, n in SPELLINGS if the_number(text) != n] == []


@pytest.mark.parametrize("before", ["", "بلغ ", "نحو ", "و", "بـ", "لـ", "(", "«"])
@pytest.mark.parametrize("after", ["", " جندي", "،", ".", ")", "»", "؟"])
def test_a_number_is_read_whatever_stands_around_it(before: str, after: str) -> None:
    for text, n in SPELLINGS[::29]:
        assert [read for _, _, read in numbers_in(before + text + after)] == [n]


# ---------------------------------------------------------------- what no rule above composes

TABLE: list[tuple[str, list[Amount | None]]] = [
    ("صفر", [0]),
    ("ألف", [1000]),
    ("ألفان", [2000]),
    ("ألفين", [2000]),
    ("ألفي", [2000]),
    ("الف", [1000]),
    ("مليونين", [2_000_000]),
    ("مئتا", [200]),
    ("مائتي", [200]),
    ("ثلاثة آلاف", [3000]),
    ("ثلاثة الاف", [3000]),
    ("أربع مائة", [400]),
    ("ثمانيمئة", [800]),
    ("ثمان وعشرون", [28]),
    ("مئة ألف وألف", [101_000]),
    ("مئة ألف وألفان", [102_000]),
    ("ثلاثمئة ألف وألفين وخمسة", [302_005]),
    ("مليون ونصف", [1_500_000]),
    ("مليون ونصف المليون", [1_500_000]),
    ("مليونين ونصف مليون", [2_500_000]),
    ("ثلاثة ملايين وربع", [3_250_000]),
    ("مليونان إلا ربعًا", [1_750_000]),
    ("نصف مليون", [500_000]),
    ("ربع مليار", [250_000_000]),
    ("ثلاثة أرباع المليون", [750_000]),
    ("ثلث مليون", [Fraction(10**6, 3)]),
    ("ثلثا مليون", [Fraction(2 * 10**6, 3)]),
    ("ثلثي المليون", [Fraction(2 * 10**6, 3)]),
    ("ألف مليون", [10**9]),
    ("ألف و200 مليون", [1_200_000_000]),
    ("3 آلاف مليار", [3 * 10**12]),
    ("ترليون", [10**12]),
    ("بليوني", [2 * 10**9]),
    ("مليون و200 ألف و50", [1_200_050]),
    ("خمسة ونصف", [Decimal("5.5")]),
    ("52 ونصف", [Decimal("52.5")]),
    ("3.000", [3000]),
    ("1.250.000", [1_250_000]),
    ("1.250.000,75", [Decimal("1250000.75")]),
    ("12 500,5", [Decimal("12500.5")]),
    ("1,250.5", [Decimal("1250.5")]),
    ("0,125", [Decimal("0.125")]),
    ("١٫٢٥٠", [Decimal("1.25")]),
    ("2.125 مليار", [2_125_000_000]),
    ("وأحد عشر", [11]),
    ("واحد وعشرون", [21]),
    ("وواحد", [1]),
    ("والخمسة والعشرين", [25]),
    ("الـ25", [25]),
    ("لـ25", [25]),
    ("25سنة", [25]),
    # numbers beside one another stay apart
    ("ثلاثة وأربعة", [3, 4]),
    ("عشرون وثلاثون", [20, 30]),
    ("3 و5", [3, 5]),
    ("5، 10 و15", [5, 10, 15]),
    ("ألف وألفان", [1000, 2000]),
    ("25-30", [25, 30]),
    ("عام 2015 500 مليون", [2015, 500_000_000]),
    # nothing inside a longer run of digits
    ("9381.01", [Decimal("9381.01")]),
    ("+20 100 123 4567", [None]),
    ("0800 555 666", [None]),
    ("02-2345678", [None]),
    ("12/5/2015", [None]),
    ("2015-03-08", [None]),
    ("10:30", [None]),
    ("3-1", [None]),
    ("1.2.3", [None]),
    ("192.168.1.1", [None]),
    ("-5", [None]),
    ("1.250", [None]),  # a thousand, or one and a quarter
    # words that only look like numbers
    ("أحد الأسباب", []),
    ("مئات الآلاف", []),
    ("آلاف الجنود", []),
    ("عشرات", []),
    ("النصف الثاني", []),
]


@pytest.mark.parametrize(("text", "numbers"), TABLE, ids=[text for text, _ in TABLE])
def test_the_table_is_read(text: str, numbers: list[Amount | None]) -> None:
    assert [read for _, _, read in numbers_in(text)] == numbers


@pytest.mark.parametrize("text", ["G20", "A320", "iPhone15", "COVID-19", "كوفيد19", "100km", "x5"])
def test_digits_of_a_name_are_no_number(text: str) -> None:
    assert [read for _, _, read in numbers_in(f"عن {text} جنديًا") if read is not None] == []


# ---------------------------------------------------------------- laws


@given(st.integers(0, 10**12), st.booleans(), st.sampled_from(Case))
def test_every_number_that_is_spelled_out_is_read_back(n: int, feminine: bool, case: Case) -> None:
    assert the_number(number_in_words(n, feminine=feminine, case=case)) == n


@given(st.integers(0, 10**12), st.sampled_from([",", "٬", " ", "\u202f"]))
def test_every_way_to_part_thousands_is_read(n: int, sign: str) -> None:
    assert the_number(f"{n:,}".replace(",", sign)) == n


@given(st.lists(st.from_regex(r"[0-9]{1,4}", fullmatch=True), min_size=3, max_size=6), st.sampled_from("-/:."))
def test_no_number_is_read_inside_a_longer_run_of_digits(parts: list[str], sign: str) -> None:
    run = sign.join(parts)
    assert [(start, end) for start, end, _ in numbers_in(f"رقم {run} ثم")] == [(4, 4 + len(run))]


@given(st.text(alphabet="0123456789٫٬٠١ .,/-:%+ونحوألفمئةعشرونثلاثةمليونبين\n", max_size=30))
def test_reading_never_fails_and_spans_follow_one_another(text: str) -> None:
    ends = [0]
    for start, end, _ in numbers_in(text):
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)
