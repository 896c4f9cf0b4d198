"""Evidence shows what was corrected: the printed words behind those that are read."""

from __future__ import annotations

import pytest

from quizgen.corrected import marked, printed_words, told
from quizgen.model import Correction, Evidence

LABEL = "ورد في الأصل"


def evidence(printed: str, reads: str, word: str = "") -> Evidence:
    at = reads.find(word)
    return Evidence(printed, reads, 1, ((at, at + len(word)),) if word else ())


CASES = [
    ("a word misprinted", "ونصن المادة على المنع", "وتنص المادة على المنع", ("ونصن", "وتنص"),
     "وتنص (ورد في الأصل: «ونصن») المادة على المنع"),
    ("a word twice", "وصل وصل الوفد", "وصل الوفد", ("وصل وصل", "وصل"), "وصل (ورد في الأصل: «وصل وصل») الوفد"),
    ("a word left out", "زار جزيرة الصيف", "زار جزيرة في الصيف", ("جزيرة الصيف", "جزيرة في الصيف"),
     "زار جزيرة في (ورد في الأصل: «جزيرة») الصيف"),
    ("a word put before", "مؤكدا ذلك", "وقال مؤكدا ذلك", ("مؤكدا ذلك", "وقال مؤكدا ذلك"),
     "وقال مؤكدا (ورد في الأصل: «مؤكدا») ذلك"),
    ("a sign alone", "في مايو وصل", "في مايو، وصل", ("مايو وصل", "مايو، وصل"), "في مايو، وصل"),
    ("another sentence", "وصل الوفد", "وصل الوفد", ("ونصن", "وتنص"), "وصل الوفد"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "reads", "change", "shown"), [row[1:] for row in CASES], ids=[r[0] for r in CASES])
def test_a_corrected_word_stands_beside_the_printed_one(
    printed: str, reads: str, change: tuple[str, str], shown: str
) -> None:
    assert told(evidence(printed, reads), [Correction(*change)], LABEL) == shown


def test_the_marks_of_the_answer_stay_on_its_words() -> None:
    corrections = [Correction("ونصن", "وتنص")]
    made = marked(evidence("ونصن المادة 3 على المنع", "وتنص المادة 3 على المنع", "المنع"), corrections, LABEL)
    assert str(made).startswith('وتنص <small class="printed">(ورد في الأصل: «ونصن»)</small> المادة ')
    assert str(made).endswith("<mark>المنع</mark>")


def test_a_mark_over_a_corrected_word_is_kept_on_both_sides() -> None:
    corrections = [Correction("السدد", "السد")]
    made = marked(evidence("بناء السدد الكبير", "بناء السد الكبير", "السد الكبير"), corrections, LABEL)
    assert "<mark>السد</mark> <small" in made
    assert "</small><mark> الكبير</mark>" in made


def test_a_passage_cut_for_a_gap_tells_no_correction_that_it_does_not_hold() -> None:
    corrections = [Correction("ونصن", "وتنص")]
    assert printed_words(Evidence("ونصن المادة", "تنص [المادة 3]", 1), corrections) == ()
