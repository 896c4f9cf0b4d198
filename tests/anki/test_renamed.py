"""An id that was renamed without `was:` is noticed before learners get its notes twice."""

from __future__ import annotations

import dataclasses

import pytest

from quizgen.anki.ledger import Entry, Ledger
from quizgen.anki.plan import planned, unsaid_renames
from tests.anki.people import Author
from tests.anki.samples import SEED, WORDS, bank, items, without


def with_fact_called(old: str, new: str) -> dict[str, object]:
    """Change a fact's id wherever the items bear it."""
    swap = lambda text: text.replace(f"/{old}/", f"/{new}/")  # noqa: E731
    return {
        "items": tuple(
            dataclasses.replace(each, id=swap(each.id), note=swap(each.note), facts=tuple(map(swap, each.facts)))
            for each in items()
        )
    }


def test_a_fact_under_another_id_is_noticed_with_the_line_to_paste(author: Author) -> None:
    author.build()
    built = author.build(bank(**with_fact_called("alliance-signed", "treaty-signed")))
    (warning,) = built.warnings
    assert warning.startswith("the fact 'treaty-signed' looks like 'alliance-signed' under another id")
    assert "3 notes anew" in warning
    assert "`was: alliance-signed`" in warning


def test_a_renaming_that_is_told_is_no_news(author: Author) -> None:
    author.build()
    new, old = f"{SEED}/treaty-signed", f"{SEED}/alliance-signed"
    was = {f"{new}/{each}": f"{old}/{each}" for each in ("when", "parties", "cloze")}
    assert author.build(bank(**with_fact_called("alliance-signed", "treaty-signed")), was).warnings == ()


def test_a_word_under_another_id_is_noticed(author: Author) -> None:
    author.build()
    words = (dataclasses.replace(WORDS[0], id="treaty"), *WORDS[1:])
    (warning,) = author.build(bank(words=words)).warnings
    assert "the word 'treaty' looks like 'muaahada'" in warning
    assert "`was: muaahada` under 'treaty'" in warning


def test_what_goes_and_what_comes_with_other_words_is_no_renaming(author: Author) -> None:
    gone = without(f"{SEED}/forces-law/who", f"{SEED}/forces-law/cloze")
    author.build(bank(items=gone))
    assert author.build(bank(items=without(f"{SEED}/recognised/when", f"{SEED}/recognised/cloze"))).warnings == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("s/pact/partner-russia", "s/pact/partner-rus", "the name 'rus' looks like 'russia'"),
        ("s/office-putin/who", "s/office-poutine/who", "the name 'poutine' looks like 'putin'"),
        ("s/office-putin-2/who", "s/office-poutine-2/who", "the name 'poutine' looks like 'putin'"),
        ("s/pact/when", "s/pact/date", "the question 'date' looks like 'when'"),
        ("s/refers/our-borders", "s/refers/borders", "the reference 'borders' looks like 'our-borders'"),
    ],
)
def test_what_was_renamed_is_told_from_the_two_ids(old: str, new: str, told: str) -> None:
    fields = {"Stem": "12345678 متى؟"}
    before = Ledger(notes={old: Entry("a", "question", "h", 1, fields)})
    after = Ledger(notes={new: Entry("b", "question", "h", 1, fields)})
    (line,) = unsaid_renames(before, after, planned(before, after))
    assert line.startswith(told)


def test_two_ids_that_differ_in_fact_and_question_are_left_to_the_plan() -> None:
    fields = {"Stem": "12345678 متى؟"}
    before = Ledger(notes={"s/a/when": Entry("a", "question", "h", 1, fields)})
    after = Ledger(notes={"s/b/date": Entry("b", "question", "h", 1, fields)})
    assert unsaid_renames(before, after, planned(before, after)) == ()
