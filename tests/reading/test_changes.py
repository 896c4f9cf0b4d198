"""From one amount to another and by how much: the three agree with one another and with the verb, or it is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic.quantities import read_quantity
from quizgen.build import load_templates
from quizgen.model import Slot
from quizgen.reading.changes import change_faults

TEMPLATES = load_templates()[0]
NOUNS = TEMPLATES.lexicon.nouns


def faults(verb: str, before: str = "", after: str = "", step: str = "") -> list[str]:
    told = {"from": before, "to": after, "amount": step}
    held = {role: Slot((read_quantity(text, NOUNS),)) for role, text in told.items() if text}
    return [f"{role}: {fault}" for role, fault in change_faults(verb, TEMPLATES.verbs, held)]


@pytest.mark.parametrize(
    ("verb", "before", "after", "step"),
    [
        ("ارتفع", "40 دولار", "50 دولار", "25 %"),
        ("ارتفع", "40 دولار", "50 دولار", "10 دولار"),
        ("انخفض", "10.5 %", "10 %", "0.5 %"),
        ("انخفض", "10.5 %", "10 %", "4.8 %"),
        ("زاد", "3 ملايين نسمة", "3.2 مليون نسمة", "7 %"),
        ("انخفض", "أكثر من 70 جندي", "60 جندي", "20 جندي"),  # how many more is not told
        ("ارتفع", "نحو 70 جندي", "60 جندي", ""),  # about 70 may be less
        ("تغيّر", "70 جندي", "60 جندي", "10 جندي"),
        ("ارتفع", "", "60 جندي", "70 جندي"),
        ("ارتفع", "3 سنوات", "5 أعوام", "2 سنة"),
    ],
)
def test_amounts_that_agree_are_let_stand(verb: str, before: str, after: str, step: str) -> None:
    assert faults(verb, before, after, step) == []


@pytest.mark.parametrize(
    ("verb", "before", "after", "step", "told"),
    [
        ("ارتفع", "50 دولار", "40 دولار", "", "to: «40 دولارًا» is less than «50 دولارًا», which «ارتفع» denies"),
        ("انخفض", "40 دولار", "50 دولار", "", "to: «50 دولارًا» is more than «40 دولارًا», which «انخفض» denies"),
        ("ارتفع", "40 دولار", "50 جندي", "", "to: «40 دولارًا» and «50 جنديًّا» count different things"),
        ("ارتفع", "40 دولار", "40 دولار", "", "to: nothing changes from «40 دولارًا» to «40 دولارًا»"),
        (
            "ارتفع",
            "40 دولار",
            "50 دولار",
            "20 %",
            "amount: from «40 دولارًا» to «50 دولارًا» is a change by 25, not «20%»",
        ),
        ("ارتفع", "40 دولار", "50 دولار", "11 دولار", "amount: from «40 دولارًا» to «50 دولارًا» is a change by 10"),
        ("ارتفع", "10 %", "12 %", "4 %", "amount: from «10%» to «12%» is a change by 2 or 20, not «4%»"),
        ("ارتفع", "40 دولار", "50 دولار", "10 جندي", "amount: «10 جنود» counts another thing"),
    ],
)
def test_amounts_that_do_not_agree_are_reported(verb: str, before: str, after: str, step: str, told: str) -> None:
    (fault,) = faults(verb, before, after, step)
    assert fault.startswith(told.replace("جنديًّا", "جنديًا"))


@given(before=st.integers(1, 9_000), change=st.integers(1, 900), off=st.integers(1, 50))
def test_of_small_numbers_only_the_true_change_agrees(before: int, change: int, off: int) -> None:
    ends = f"{before} دولار", f"{before + change} دولار"
    assert faults("ارتفع", *ends, f"{change} دولار") == []
    assert len(faults("ارتفع", *ends, f"{change + off} دولار")) == 1
    assert len(faults("انخفض", *ends)) == 1
