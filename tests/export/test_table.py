"""The tables: everything in a spreadsheet, two sides of a card for Quizlet, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.export.table import flash_cards, guarded, harmless, spreadsheet
from quizgen.model import Kind
from tests.export.samples import asked, item_of, items

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_is_told_that_the_table_is_utf_8() -> None:
    assert spreadsheet(asked(items())).startswith(b"\xef\xbb\xbfnumber,id,kind")


def test_every_item_has_a_row_with_its_id_answer_reasons_and_evidence() -> None:
    found = rows(spreadsheet(asked(items(), marks=2)))
    assert [row["kind"] for row in found] == [each.kind.value for each in items()]
    first = found[0]
    assert first["id"] == "port/choice"
    assert (first["option_1"], first["option_2"], first["right_option"]) == ("8 مارس 2014", "8 مارس 2015", "2")
    assert first["why_wrong"] == "8 مارس 2014: لا يرد ذكره."
    assert "الجملة 1: «وقّع الوزير" in first["explanation"]
    assert "18 مارس 2015" in first["explanation"]
    assert (first["marks"], first["sentences"], first["facts"]) == ("2", "1", "signed")
    assert first["tags"] == "quizgen::seed::port quizgen::kind::choice"


def test_a_set_an_order_and_pairs_stand_line_by_line() -> None:
    found = {row["id"]: row["answer"] for row in rows(spreadsheet(asked(items())))}
    assert found["port/parties"] == "مصر\nليبيا"
    assert found["port/order"] == "الأول\nالثاني\nالثالث"
    assert found["port/match"] == "مصر – القاهرة\nليبيا – طرابلس"


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    every = [item_of(Kind.RECALL, cell, cell)]
    row = rows(spreadsheet(asked(every)))[0]
    assert row["question"] == row["answer"] == f"'{cell}"
    assert guarded(asked(every)) == 2


@pytest.mark.parametrize("cell", ["-5", "+3.5", "-12%", "8 مارس", "خطأ", "a=b"])
def test_a_number_and_plain_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_text_comes_back_from_the_table(texts: list[str]) -> None:
    every = [item_of(Kind.RECALL, text, "جواب", name=f"n{n}") for n, text in enumerate(texts)]
    assert [row["question"] for row in rows(spreadsheet(asked(every)))] == [harmless(text) for text in texts]


def test_a_card_is_a_line_with_one_tab() -> None:
    cards = [line.split("\t") for line in flash_cards(asked(items())).decode().splitlines()]
    assert all(len(card) == 2 and all(card) for card in cards)
    assert ["صِل بين العمودين. مصر", "القاهرة"] in cards
    assert ["مَن وقّع الاتفاقية؟", "الوَزير"] in cards
    assert ["وُقّعت الاتفاقية في 2014.", "خطأ، وُقّعت الاتفاقية في 2015."] in cards


@given(
    st.text(st.characters(exclude_categories=("Cs",))), st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
)
def test_tabs_and_line_breaks_in_a_text_do_not_part_a_card(stem: str, key: str) -> None:
    content = flash_cards(asked([item_of(Kind.RECALL, stem, key)])).decode()
    assert content.count("\t") == content.count("\n") == 1
