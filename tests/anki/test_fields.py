"""A text in a field shows what was written, and acts as nothing else."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.fields import clean, clozed, escaped, marked, plain, shown

LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


def words(field: str) -> str:
    """Read a field as a browser would: no tags, entities resolved."""
    return html.unescape(re.sub("<[^>]*>", "", field.replace("<br>", "\n")))


@given(LETTERS)
def test_a_field_reads_as_the_text_that_was_written(text: str) -> None:
    assert words(escaped(text)) == words(shown(text)) == unicodedata.normalize("NFC", text)


@given(st.lists(st.sampled_from(["{{", "}}", "[", "c1::", "\\(", "<b>", "&lt;", "سلام"])).map("".join))
def test_nothing_that_anki_reads_as_a_command_is_left_in_a_field(text: str) -> None:
    for made in (escaped(text), shown(text), marked(text, [(0, 2)])):
        assert not re.search(r"[\[\]{}\\]|<b>", made)


@pytest.mark.parametrize("char", ["\x1f", "\x00", "\r", "\x85", "\ud800"])
def test_a_control_character_is_refused(char: str) -> None:
    with pytest.raises(ValueError, match="cannot stand on a card"):
        clean(f"أ{char}ب")


def test_marks_that_touch_or_overlap_become_one() -> None:
    assert marked("وقعت روسيا", [(0, 4), (2, 6), (9, 99), (3, 3)]) == "<mark>وقعت ر</mark>وسي<mark>ا</mark>"


def test_a_hole_keeps_colons_braces_and_its_hint_apart() -> None:
    assert clozed("أ a::b}} ب", [(3, (2, 8), "::؟")]) == (
        'أ {{c3::<bdi dir="ltr">a&#58;&#58;b</bdi>&#125;&#125;::&#58;&#58;؟}} ب'
    )


def test_an_answer_that_ends_in_a_colon_leaves_the_hint_whole() -> None:
    assert clozed("قال: نعم", [(1, (0, 4), "؟")]) == "{{c1::قال&#58;::؟}} نعم"


def test_a_field_is_told_in_plain_words_with_its_holes_in_brackets() -> None:
    assert plain("في {{c1::8 مارس::متى؟}} <b>2015</b><br>&amp;") == "في [8 مارس] 2015 &"
