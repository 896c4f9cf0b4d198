"""Holes keep their numbers, never overlap, and lie in their sentence."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.fields import cut
from tests.anki.samples import TREATY, cloze

ROLES = {"when": "8 مارس 2015", "lasts": "25 سنة", "who": "روسيا وأوسيتيا الجنوبية", "what": '"التحالف والتكامل"'}


def hole(role: str, key: str = "") -> object:
    return cloze("alliance-signed", role, TREATY, key or ROLES[role], 9)


@given(st.lists(st.lists(st.sampled_from(sorted(ROLES)), min_size=1, unique=True), min_size=1, max_size=5))
def test_a_number_once_given_stays_with_its_role_over_all_rebuilds(builds: list[list[str]]) -> None:
    known: dict[str, int] = {}
    for roles in builds:
        text, after, _, _ = cut("n", [hole(role) for role in roles], known)  # type: ignore[misc]
        assert known.items() <= after.items()
        assert len(set(after.values())) == len(after)
        for role in roles:
            assert f"{{{{c{after[f'cloze-{role}']}::" in text
        known = after


def test_of_two_holes_that_overlap_the_one_that_learners_hold_stays() -> None:
    wide, narrow = hole("when", "في 8 مارس 2015"), hole("day", "8 مارس")
    assert [each.id[-4:] for each in cut("n", [wide, narrow], {})[2]] == ["when"]  # type: ignore[list-item]
    _, _, kept, warnings = cut("n", [wide, narrow], {"cloze-day": 4})  # type: ignore[list-item]
    assert [each.id[-3:] for each in kept] == ["day"]
    assert warnings == [f"{wide.id}: no card, for its hole overlaps another one of the same sentence"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("span", [(5, 5), (-1, 3), (0, 10_000), (3, 4)])
def test_a_hole_outside_its_sentence_or_around_nothing_is_refused(span: tuple[int, int]) -> None:
    item = dataclasses.replace(cloze("f", "when", "في  8 مارس", "8", 9), hole=span)
    with pytest.raises(ValueError, match="does not lie in its sentence"):
        cut("n", [item], {})


def test_holes_of_different_sentences_in_one_note_are_refused() -> None:
    with pytest.raises(ValueError, match="different sentences"):
        cut("n", [cloze("f", "a", "في 8 مارس", "8", 9), cloze("f", "b", "في 9 مارس", "9", 9)], {})
