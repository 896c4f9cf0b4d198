"""Quantities read in running text, in every spelling, case and bound; and how two of them stand to each other."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.arabic.bounds import ABOUT, BOUNDS, Bound
from quizgen.arabic.compare import Comparison, compare, in_scale
from quizgen.arabic.count import BARE, PERCENT, CountedNoun, Quantity, counted
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.numerals import Amount
from quizgen.arabic.quantities import quantities_in, read_quantity

YEAR, LATER_YEAR = CountedNoun("سنة", "سنوات", gender=Gender.F), CountedNoun("عام", "أعوام")
SOLDIER, PERSON = CountedNoun("جندي", "جنود"), CountedNoun("شخص", "أشخاص")
CITIZEN, MEMBER = CountedNoun("مواطن", "مواطنون"), CountedNoun("فرد", "أفراد")
KM, SQUARE_KM = CountedNoun("كيلومتر", "كيلومترات"), CountedNoun("كيلومتر مربع", "كيلومترات مربعة")
DOLLAR, RULING = CountedNoun("دولار", "دولارات"), CountedNoun("قرار", "قرارات")
HOUR, STATE = CountedNoun("ساعة", "ساعات", gender=Gender.F), CountedNoun("دولة", "دول", gender=Gender.F)
ALL = (YEAR, LATER_YEAR, SOLDIER, PERSON, CITIZEN, MEMBER, KM, SQUARE_KM, DOLLAR, RULING, HOUR, STATE)
STUDENT, SCHOLAR, PART = CountedNoun("طالب", "طلاب"), CountedNoun("عالم", "علماء"), CountedNoun("جزء", "أجزاء")
DAY, MONTH = CountedNoun("يوم", "أيام"), CountedNoun("شهر", "أشهر")
KG = CountedNoun("كيلوغرام", "كيلوغرامات")
NOUNS = {noun.singular: noun for noun in (*ALL, KG)}

READ: list[tuple[str, list[tuple[Amount, str, Bound]]]] = [
    ("بلغ 12 500 جندي", [(12500, "جندي", Bound.EXACT)]),
    ("بلغ 1 250 جنديًا", [(1250, "جندي", Bound.EXACT)]),
    ("أربع مئة جندي", [(400, "جندي", Bound.EXACT)]),
    ("1.250 جنديًا", [(1250, "جندي", Bound.EXACT)]),  # no fraction has the accusative after it
    ("1.250 كيلومتر", []),
    ("مليونا دولار", [(2_000_000, "دولار", Bound.EXACT)]),
    ("ألفا جندي", [(2000, "جندي", Bound.EXACT)]),
    ("0 أشخاص", [(0, "شخص", Bound.EXACT)]),
    ("جندي واحد", [(1, "جندي", Bound.EXACT)]),
    ("بسنتين", [(2, "سنة", Bound.EXACT)]),
    ("جنديان اثنان", [(2, "جندي", Bound.EXACT)]),
    ("ثلاثة من الجنود", [(3, "جندي", Bound.EXACT)]),
    ("5 مواطني الدولة", [(5, "مواطن", Bound.EXACT)]),
    ("300 كيلومتر مربع", [(300, "كيلومتر مربع", Bound.EXACT)]),
    ("10 كم و5 كلم", [(10, "كيلومتر", Bound.EXACT), (5, "كيلومتر", Bound.EXACT)]),
    ("5 كيلو جرام", [(5, "كيلوغرام", Bound.EXACT)]),
    ("خمسة كيلوجرامات", [(5, "كيلوغرام", Bound.EXACT)]),
    ("كم 5 دول", [(5, "دولة", Bound.EXACT)]),
    ("سنة ونصف", [(Decimal("1.5"), "سنة", Bound.EXACT)]),
    ("سنتين ونصف السنة", [(Decimal("2.5"), "سنة", Bound.EXACT)]),
    ("ثلاث سنوات ونصف", [(Decimal("3.5"), "سنة", Bound.EXACT)]),
    ("3 سنوات ونصف مليون دولار", [(3, "سنة", Bound.EXACT), (500_000, "دولار", Bound.EXACT)]),
    ("سنة وربع ساعة", [(Decimal("0.25"), "ساعة", Bound.EXACT)]),
    ("نصف سنة", [(Decimal("0.5"), "سنة", Bound.EXACT)]),
    ("ثلث سنة", [(Fraction(1, 3), "سنة", Bound.EXACT)]),
    ("في السنوات الخمس الماضية", [(5, "سنة", Bound.EXACT)]),
    ("السنوات الـ25", [(25, "سنة", Bound.EXACT)]),
    ("في العامين الماضيين", [(2, "عام", Bound.EXACT)]),
    ("وقعت الدولتان", []),
    # per cent
    ("52 %", [(52, "%", Bound.EXACT)]),
    ("٥٢٪", [(52, "%", Bound.EXACT)]),
    ("%56", [(56, "%", Bound.EXACT)]),
    ("12,5%", [(Decimal("12.5"), "%", Bound.EXACT)]),
    ("١٢٫٥٪", [(Decimal("12.5"), "%", Bound.EXACT)]),
    ("54 في المئة", [(54, "%", Bound.EXACT)]),
    ("54 في المائة", [(54, "%", Bound.EXACT)]),
    ("54 بالمئة", [(54, "%", Bound.EXACT)]),
    ("خمسين بالمائة", [(50, "%", Bound.EXACT)]),
    ("نصف في المئة", [(Decimal("0.5"), "%", Bound.EXACT)]),
    ("1.250%", [(Decimal("1.25"), "%", Bound.EXACT)]),
    # bounds
    ("نحو ثلاثة آلاف جندي", [(3000, "جندي", Bound.ABOUT)]),
    ("بحوالي 20 سنة", [(20, "سنة", Bound.ABOUT)]),
    ("20 سنة تقريبًا", [(20, "سنة", Bound.ABOUT)]),
    ("أكثر من 70 مليون فرد", [(70_000_000, "فرد", Bound.MORE)]),
    ("ما يزيد على 70 فردًا", [(70, "فرد", Bound.MORE)]),
    ("وتجاوز 70 مليون فرد", [(70_000_000, "فرد", Bound.MORE)]),
    ("زادت عن 70 فردا", [(70, "فرد", Bound.MORE)]),
    ("أقل من 5 سنوات", [(5, "سنة", Bound.LESS)]),
    ("لا يقل عن 400 جندي", [(400, "جندي", Bound.AT_LEAST)]),
    ("400 جندي على الأقل", [(400, "جندي", Bound.AT_LEAST)]),
    ("400 جندي أو أكثر", [(400, "جندي", Bound.AT_LEAST)]),
    ("400 جندي على الأكثر", [(400, "جندي", Bound.AT_MOST)]),
    ("حتى 50 ألف دولار", [(50_000, "دولار", Bound.AT_MOST)]),
    ("ولا تتجاوز 5 سنوات", [(5, "سنة", Bound.AT_MOST)]),
    ("لم يتجاوز 5 سنوات", [(5, "سنة", Bound.AT_MOST)]),
    ("تجاوز عدد القتلى 70 شخصا", [(70, "شخص", Bound.MORE)]),
    ("على أن لا يتجاوز عمر المتقدم 33 سنة", [(33, "سنة", Bound.AT_MOST)]),
    ("ألا يقل الحد الأدنى للتعويض عن مبلغ 2000 دولار", [(2000, "دولار", Bound.AT_LEAST)]),
    ("لا تقل قيمة القرض الواحد عن 20 ألف دولار", [(20_000, "دولار", Bound.AT_LEAST)]),
    ("لم يتجاوز عمرها العامين", [(2, "عام", Bound.AT_MOST)]),
    ("تجاوز اللاعب محنته بعد 3 سنوات", [(3, "سنة", Bound.EXACT)]),
    ("تجاوز محنته. 3 سنوات", [(3, "سنة", Bound.EXACT)]),
    ("زاد الإنتاج في 3 سنوات", [(3, "سنة", Bound.EXACT)]),
    ("دون مستوى 300 ألف", [(300_000, "", Bound.LESS)]),
    ("أكثر من 70", [(70, "", Bound.MORE)]),
    ("70 مليونًا", [(70_000_000, "", Bound.EXACT)]),
    ("بين 60 و70 مليون فرد", [(60_000_000, "فرد", Bound.BETWEEN)]),
    ("ما بين عشرين وثلاثين سنة", [(20, "سنة", Bound.BETWEEN)]),
    ("بين خمسة وعشرين جنديا", [(5, "جندي", Bound.BETWEEN)]),
    ("بين مئة ومئة وخمسين جنديا", [(100, "جندي", Bound.BETWEEN)]),
    ("بين 500 دولار و3 آلاف دولار", [(500, "دولار", Bound.BETWEEN)]),
    ("بين سنة وسنتين", [(1, "سنة", Bound.BETWEEN)]),
    ("بين سنتين و5 سنوات", [(2, "سنة", Bound.BETWEEN)]),
    ("ستتراوح بين 10 آلاف إلى 20 ألف دولار", [(10_000, "دولار", Bound.BETWEEN)]),
    ("يتراوح سعرها بين 1000 إلى 3000 دولار", [(1000, "دولار", Bound.BETWEEN)]),
    ("تتراوح بين 150 دولارا في الأسواق الشعبية", [(150, "دولار", Bound.AT_LEAST)]),
    ("بين ثلاث دول", [(3, "دولة", Bound.EXACT)]),
    ("10% – 15%", [(10, "%", Bound.BETWEEN)]),
    ("خسر 2-3 أمامه", []),
    ("من 20 إلى 30 سنة", [(20, "سنة", Bound.BETWEEN)]),
    ("25-30 جنديا", [(25, "جندي", Bound.BETWEEN)]),
    ("ارتفع من 20 إلى 30 دولارا", [(20, "دولار", Bound.EXACT), (30, "دولار", Bound.EXACT)]),
    # in brackets
    ("خلال (30) سنة", [(30, "سنة", Bound.EXACT)]),
    ("(4.4) مليار دولار", [(4_400_000_000, "دولار", Bound.EXACT)]),
    ("ثلاثون (30) سنة", [(30, "سنة", Bound.EXACT)]),
    ("30 (ثلاثون) سنة", [(30, "سنة", Bound.EXACT)]),
    # duals that may be plurals, or words of their own
    ("وقال لمواطنين", []),
    ("حركة طالبان", []),
    ("اليوم الاثنين", []),
    ("حتى اليوم الثلاثاء", []),
    ("في الـ12 من الشهر", []),
    ("حتى 10 ذي الحجة", []),
    ("زيادة قدرها 1.2.3 مليون دولار", []),
    ("13ر1 مليار دولار", [(1_130_000_000, "دولار", Bound.EXACT)]),  # agencies write the fraction first
    ("بنسبة 50ر0 في المئة", [(Decimal("0.5"), "%", Bound.EXACT)]),
    ("13ر01 مليار دولار", []),
    ("على بعد 13 كيلو مترا", [(13, "كيلومتر", Bound.EXACT)]),
    ("ثلاثة كيلو مترات", [(3, "كيلومتر", Bound.EXACT)]),
    ("كيلو مترين", [(2, "كيلومتر", Bound.EXACT)]),
    ("144 علما و3 علماء", [(3, "عالم", Bound.EXACT)]),
    ("ركلات الجزاء الخمس", []),
    ("تجاوز التوقعات بتسجيل زيادة 35%", [(35, "%", Bound.EXACT)]),
    # times, telephone numbers and the like
    ("وقع في مايو 2016 قرارا", []),
    ("في عام 2015 دولارا", []),
    ("بين عامي 2007 و2009 قرارات", []),
    ("بين 2007 و2009", []),
    ("في 8 مارس 2015 معاهدة لمدة 25 سنة", [(25, "سنة", Bound.EXACT)]),
    ("هاتف +20 100 123 4567 جنديا", []),
    ("في 12/5/2015 جنديا", []),
    ("حتى 12 شوال", []),
    ("من 22 إلى 29 من شهر شوال", []),
    ("24.\u200f56 دولار", []),  # shown as 56.24
    ("5" * 5000 + " دولار", []),
]


@pytest.mark.parametrize(("text", "found"), READ, ids=[text[:40] for text, _ in READ])
def test_quantities_are_read(text: str, found: list[tuple[Amount, str, Bound]]) -> None:
    told = [
        (one.number, one.noun.singular, one.bound)
        for _, _, one in quantities_in(
            text, NOUNS | {noun.singular: noun for noun in (STUDENT, SCHOLAR, PART, DAY, MONTH)}
        )
    ]
    assert told == found


def test_a_span_holds_the_number_its_noun_and_the_words_of_its_bound_but_no_verb() -> None:
    text = "وبلغ وأكثر من ٣ آلاف جندي، ثم تجاوز %56 ولـ400 جندي على الأقل."
    spans = [text[start:end] for start, end, _ in quantities_in(text, NOUNS)]
    assert spans == ["أكثر من ٣ آلاف جندي", "%56", "400 جندي على الأقل"]


def test_a_number_without_a_noun_is_found_where_it_is_asked_for() -> None:
    text = "بلغ عدد القتلى 70 في عام 2015"
    assert quantities_in(text, NOUNS) == ()
    assert [one for _, _, one in quantities_in(text, NOUNS, bare=True)] == [Quantity(70, BARE)]


def test_thousands_without_a_noun_are_a_quantity_of_the_noun_thousand_where_it_is_known() -> None:
    thousand = CountedNoun("ألف", "آلاف")
    assert read_quantity("3 آلاف", {"ألف": thousand}) == Quantity(3, thousand)
    assert in_scale(Quantity(3, thousand)) == Quantity(3000, BARE)
    with pytest.raises(ValueError, match="without a noun"):
        read_quantity("3 آلاف", NOUNS)


# ---------------------------------------------------------------- laws

BOUND_WORDS = sorted({known.words for known in BOUNDS.values()})
SOME_NUMBER = st.one_of(st.integers(0, 10**9), st.integers(1, 9999).map(lambda n: Decimal(n) / 10))


@given(SOME_NUMBER, st.sampled_from([*ALL, PERCENT]), st.sampled_from(Case), st.sampled_from(["", *BOUND_WORDS]))
def test_what_is_printed_is_read_back_in_every_case_and_bound(
    n: Amount, noun: CountedNoun, case: Case, about: str
) -> None:
    assume(n != 2 or noun is not CITIZEN)  # مواطنين: two, or more
    told = Quantity(n, noun, about)
    (*_, read), *others = quantities_in(f"وكان ذلك {counted(told, case)}، كما قيل", NOUNS)
    assert (compare(read, told), others) == (Comparison.SAME, [])


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(ALL), st.sampled_from(["western", "arabic"]))
def test_both_ends_of_a_range_are_read_back(low: int, more: int, noun: CountedNoun, digits: str) -> None:
    told = Quantity(low, noun, "بين", low + more)
    assert read_quantity(counted(told, digits=digits), NOUNS) == told


QUANTITIES = st.builds(Quantity, st.integers(0, 60), st.just(SOLDIER), st.sampled_from(["", *ABOUT, "على الأقل"]))


def allows(quantity: Quantity, n: int) -> bool:
    """Tell, without the program's comparison, whether n soldiers may be what a quantity tells of."""
    number, bound = int(quantity.number), quantity.bound
    return {
        Bound.EXACT: n == number,
        Bound.ABOUT: True,
        Bound.MORE: n >= number,  # newspapers round: «أكثر من 70» may be 70
        Bound.AT_LEAST: n >= number,
        Bound.LESS: n <= number,
        Bound.AT_MOST: n <= number,
    }[bound]


@given(QUANTITIES, QUANTITIES)
def test_only_what_no_number_satisfies_is_provably_different(one: Quantity, other: Quantity) -> None:
    together = any(allows(one, n) and allows(other, n) for n in range(-1, 62))
    assert (compare(one, other) is Comparison.DIFFERENT) == (not together)
    assert compare(one, other) is compare(other, one)
    assert compare(one, one) is Comparison.SAME


def test_other_units_are_never_compared_but_the_two_nouns_of_a_year_are_one() -> None:
    assert compare(Quantity(2, YEAR), Quantity(24, HOUR)) is Comparison.UNKNOWN
    assert compare(Quantity(25, YEAR), Quantity(25, LATER_YEAR)) is Comparison.SAME
    assert compare(Quantity(25, YEAR), Quantity(24, LATER_YEAR)) is Comparison.DIFFERENT


def test_a_long_list_of_years_is_no_amount_and_takes_no_time() -> None:
    assert quantities_in("في عام 2015" + " و2016" * 3000, NOUNS) == ()


def test_a_dual_that_may_be_a_plural_is_two_where_nothing_else_is_said() -> None:
    assert read_quantity("مواطنين", NOUNS) == Quantity(2, CITIZEN)


PIECES = (
    "بين و إلى من 3 آلاف 2.5 مليون ونصف خمسة وعشرون مئة % ( ) – 25-30 سنة سنتين الجنود الخمسة نحو لا يتجاوز على الأقل"
    " في المئة 1.2.3 +20 عام 2015 مايو واحد إلا ربعا ثلثا نصف ألفا دولار . ، وبين ومن ـ"
)


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_whatever_stands_side_by_side_is_read_without_failing_in_spans_that_follow_one_another(text: str) -> None:
    ends = [0]
    for start, end, told in quantities_in(text, NOUNS, bare=True):
        assert ends[-1] <= start < end <= len(text)
        assert counted(told)
        ends.append(end)


MONEY = {
    "ريال": CountedNoun("ريال", "ريالات", kind="currency"),
    "ليرة": CountedNoun("ليرة", "ليرات", gender=Gender.F, kind="currency"),
}


@pytest.mark.parametrize(
    ("text", "number", "singular", "printed"),
    [
        ("26.9 مليار ريال عماني", Decimal("26900000000"), "ريال عماني", "26.9 مليار ريال عماني"),
        ("9 ريالات عمانية على الأقل", 9, "ريال عماني", "9 ريالات عمانية على الأقل"),
        ("25 ليرة لبنانية", 25, "ليرة لبنانية", "25 ليرة لبنانية"),
        ("بين 4 و5 ملايين ريال قطري", 4000000, "ريال قطري", "بين 4 و5 ملايين ريال قطري"),
    ],
)
def test_a_currency_may_have_the_adjective_of_its_country(
    text: str, number: Amount, singular: str, printed: str
) -> None:
    told = read_quantity(text, MONEY)
    assert (told.number, told.noun.singular, counted(told)) == (number, singular, printed)


def test_no_other_noun_takes_an_adjective_by_itself() -> None:
    with pytest.raises(ValueError, match="is not a number"):
        read_quantity("25 سنة دراسية", {**NOUNS, **MONEY})
