"""What was not asked is noted fact by fact, with what clashes and what its author can do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.items.bank import write_bank
from quizgen.items.lint import check_items
from quizgen.items.unasked import check_unasked
from quizgen.model import Seed, Templates
from quizgen.problems import Problem

FIRST = "وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015"
SECOND = "وقعت روسيا وتركيا معاهدة الدفاع في 2 مايو 2013"
ARTICLE = f"{FIRST}. {SECOND}. خدم بوتين في الميناء."
SIGNED = f"""
      - id: first
        does: sign
        who: {{all: [russia, georgia]}}
        what: pact
        when: 2015-03-08
        quote: {FIRST}
"""
ONE = f"""
    facts:{SIGNED}"""
PACTS = f"""{ONE}
      - id: second
        does: sign
        who: {{all: [russia, turkey]}}
        what: pact
        quote: {SECOND}
"""


@pytest.fixture
def notes(seed_of: Callable[..., Seed], templates: Templates) -> Callable[[str], dict[str, Problem]]:
    """Write the items of a seed and return the notes by the fact that each is about."""

    def write(facts: str) -> dict[str, Problem]:
        seed = seed_of(ARTICLE, facts)
        written = write_bank(seed, templates)
        found = tuple(check_unasked(seed, written.bank, written.refusals))
        assert all(problem.is_note and problem.code == "N807" for problem in found)
        return {problem.message.split("'")[1]: problem for problem in found}

    return write


def test_two_facts_that_one_question_may_mean_are_named_with_what_would_tell_them_apart(
    notes: Callable[[str], dict[str, Problem]],
) -> None:
    found = notes(PACTS)
    assert "no question 'when': «متى وُقّعت معاهدة الدفاع؟» could also ask about second" in found["first"].message
    assert "parties" in found["first"].message
    assert "'first' and 'second' hold 'what' («معاهدة الدفاع») alike" in found["first"].hint
    assert "'when'" in found["first"].hint
    assert "'second' and 'first' hold" in found["second"].hint


def test_what_the_author_left_out_and_what_nobody_could_ask_is_not_noted(
    notes: Callable[[str], dict[str, Problem]],
) -> None:
    skipping = PACTS.replace("id: first", "id: first\n        skip: [when, parties, partner]")
    assert "first" not in notes(skipping)
    assert "parties" not in notes(ONE).get("first", Problem(None, "", "")).message  # type: ignore[arg-type]


def test_an_open_role_is_noted_once(notes: Callable[[str], dict[str, Problem]]) -> None:
    quote = "{is: pact, in: الميناء}, quote: خدم بوتين في الميناء"
    served = notes(f"\n    facts:\n      - {{id: served, does: sign, who: putin, what: {quote}}}\n")
    assert "gives no multiple choice 'who': 'who' is open" in served["served"].message
    assert served["served"].hint == "write {all: […]} where the article names them all"


def test_of_wrong_options_that_were_written_it_says_what_speaks_against_them(
    notes: Callable[[str], dict[str, Problem]],
) -> None:
    wrong = "\n        wrong: {when: [2015-03]}"
    hint = notes(ONE.replace("when: 2015-03-08", f"when: 2015-03-08{wrong}"))["first"].hint
    assert "of your own wrong options, مارس 2015: " in hint
    assert "add times to the pools" not in hint


def test_too_little_to_offer_says_where_more_comes_from(notes: Callable[[str], dict[str, Problem]]) -> None:
    assert "add times to the pools" in notes(ONE)["first"].hint


def test_a_fact_without_any_question_is_an_error(seed_of: Callable[..., Seed], templates: Templates) -> None:
    silent = "\n      - {id: silent, does: ratify, what: pact, quote: معاهدة الدفاع في 8}"
    facts = f"\n    facts:{silent}{SIGNED}"
    seed = seed_of(ARTICLE, facts)
    told = [problem for problem in check_items(seed, write_bank(seed, templates).bank) if not problem.is_note]
    assert [(problem.code, problem.message) for problem in told] == [("E804", "fact 'silent' gives no question")]
