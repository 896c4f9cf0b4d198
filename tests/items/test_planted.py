"""Faults planted into a small fact file or a frame, one for each checked rule: told, or not asked with the reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.items.bank import Written, write_bank
from quizgen.items.lint import check_forms, check_items
from quizgen.model import Seed, Templates
from quizgen.problems import Problem

ARTICLE = (
    "وقع بوتين معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة. وقال شويجو إن لافروف وقع اتفاقية الحدود في 26 أغسطس 2008."
)
FACTS = """
    facts:
      - id: pact
        does: sign
        who: {all: [putin]}
        what: pact
        when: 2015-03-08
        lasts: 25 سنة
        quote: وقع بوتين معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة
      - id: accord
        does: sign
        by: shoigu
        who: {all: [lavrov]}
        what: accord
        when: 2008-08-26
        quote: لافروف وقع اتفاقية الحدود في 26 أغسطس 2008
    pools:
      times: [2014-03-01, 2016-01-02, 2017-05-09]
      quantities: [10 سنوات, 15 سنة, 40 سنة]
"""
WHEN = "متى {{ 'وقّع' | passive(what) }} {{ what }}؟"
LASTS = "ما مدة {{ what | genitive }}؟"


@pytest.fixture
def read(
    templates_with: Callable[[str, str], Templates], seed_of: Callable[..., Seed]
) -> Callable[..., tuple[Seed, Written]]:
    """Write the items of the seed above, a wording of the frame changed, then the facts."""

    def write(wording: tuple[str, str] = ("", ""), facts: str = FACTS) -> tuple[Seed, Written]:
        seed = seed_of(ARTICLE, facts)
        return seed, write_bank(seed, templates_with(*wording))

    return write


def told(seed: Seed, written: Written) -> list[str]:
    problems: list[Problem] = [*check_items(seed, written.bank), *check_forms(seed, written.refusals)]
    return [problem.message for problem in problems]


def refused(written: Written, fact: str, question: str) -> list[str]:
    return [each.reason for each in written.refusals if (each.fact, each.question) == (fact, question)]


def test_the_seed_that_faults_are_planted_into_is_sound(read: Callable[..., tuple[Seed, Written]]) -> None:
    seed, written = read()
    assert told(seed, written) == []
    assert {"tiny/pact/when/choice", "tiny/pact/who/choice", "tiny/pact/lasts/choice"} <= {
        item.id for item in written.bank.items
    }


CLUMSY = [
    ("ما مدة {{ what | genitive }} الحالية؟", "«الحالية» ages"),
    ("ما المدة التي ليست غير مدة {{ what | genitive }}؟", "«ليست» makes the wording negative"),
    ("ما مدة {{ what | genitive }} دائمًا؟", "«دائمًا» is absolute"),
    ("ما  مدة {{ what | genitive }}؟", "more than one space, or a space that is none"),
    ("ما مدة مدة {{ what | genitive }}؟", "«مدة» appears twice"),
    ("ما مدةُ {{ what | genitive }}؟", "a stray case ending in «مدةُ»"),
    ("ما هي مدة {{ what | genitive }}؟", "«ما هو», «مَن هي» tell gender: bare ما, مَن"),
    ("في المقال, ما مدة {{ what | genitive }}؟", "Latin , beside Arabic"),
]


@pytest.mark.rule(9, 15, 21, 23)
@pytest.mark.parametrize(("wording", "fault"), CLUMSY)
def test_a_clumsy_wording_is_told_at_the_first_item_that_it_gives(
    read: Callable[..., tuple[Seed, Written]], wording: str, fault: str
) -> None:
    seed, written = read((LASTS, wording))
    messages = [message for message in told(seed, written) if fault in message]
    assert messages == [f"item tiny/pact/lasts: in the question: {fault}"]


@pytest.mark.rule(22)
def test_a_wording_of_too_many_words_is_not_asked(read: Callable[..., tuple[Seed, Written]]) -> None:
    long = "ما " + "المدة " * 25 + "{{ what | genitive }}؟"
    _, written = read((LASTS, long))
    assert refused(written, "pact", "lasts") == [f"«ما {'المدة ' * 25}معاهدة الدفاع؟» has more than 25 words"]


@pytest.mark.rule(17)
def test_a_wording_that_tells_the_answer_is_not_asked(read: Callable[..., tuple[Seed, Written]]) -> None:
    _, written = read((LASTS, "هل مدة {{ what | genitive }} 25 سنة؟"))
    assert refused(written, "pact", "lasts") == ["«هل مدة معاهدة الدفاع 25 سنة؟» contains the answer «25 سنة»"]


@pytest.mark.rule(4)
def test_a_wording_that_fits_two_facts_is_not_asked(read: Callable[..., tuple[Seed, Written]]) -> None:
    _, written = read((WHEN, "متى جرى توقيع؟"))
    assert refused(written, "pact", "when") == ["«متى جرى توقيع؟» could also ask about accord"]


@pytest.mark.rule(28)
def test_an_answer_of_too_many_words_is_told(read: Callable[..., tuple[Seed, Written]]) -> None:
    long = "putin: {ar: السيد بوتين بن فلاديمير رئيس روسيا الاتحادية, aliases: [بوتين], is: person, gender: m}"
    facts = FACTS.replace("{all: [putin]}", "{all: [long]}")
    names = {"long": long.replace("putin: ", "")}
    head = "names:\n" + "".join(f"  {name}: {body}\n" for name, body in (SMALL | names).items())
    messages = told(*read(facts=head + "    facts:\n" + facts.split("    facts:\n")[1]))
    answer = "السيد بوتين بن فلاديمير رئيس روسيا الاتحادية"
    fault = f"the answer «{answer}» has 7 words, 6 at most: give the value a short form"
    assert f"item tiny/pact/who: {fault}" in messages


SMALL = {
    "pact": "{ar: معاهدة الدفاع, is: treaty, gender: f}",
    "accord": "{ar: اتفاقية الحدود, is: agreement, gender: f}",
    "shoigu": "{ar: شويجو, is: person, gender: m}",
    "lavrov": "{ar: لافروف, is: person, gender: m}",
}


@pytest.mark.rule(2)
def test_an_open_role_gives_no_choice(read: Callable[..., tuple[Seed, Written]]) -> None:
    _, written = read(facts=FACTS.replace("who: {all: [putin]}", "who: putin"))
    assert refused(written, "pact", "who/choice") == ["'who' is open: nothing is provably false of it"]


@pytest.mark.rule(11)
def test_too_few_safe_options_leave_a_question_open_and_say_what_is_against_each(
    read: Callable[..., tuple[Seed, Written]],
) -> None:
    _, written = read(facts=FACTS.replace("2014-03-01, 2016-01-02, 2017-05-09", "2014, 2015-03"))
    (reason,) = refused(written, "pact", "when/choice")
    assert reason.splitlines()[0] == "1 safe distractor, two are needed"
    assert "عام 2014: its time overlaps the answer's, or is told less exactly" in reason
    assert "مارس 2015: its time overlaps the answer's, or is told less exactly" in reason


@pytest.mark.rule(16)
def test_an_answer_longer_than_all_others_gives_no_choice(read: Callable[..., tuple[Seed, Written]]) -> None:
    head = "names:\n" + "".join(
        f"  {name}: {body}\n"
        for name, body in {
            **SMALL,
            "putin": "{ar: بوتين الرئيس, aliases: [بوتين], is: person, gender: m}",
        }.items()
    )
    _, written = read(facts=head + FACTS.lstrip("\n"))
    (reason,) = refused(written, "pact", "who/choice")
    assert reason.startswith("no set of safe distractors keeps the rules for options: the answer is much longer")
