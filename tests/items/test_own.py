"""Questions in their author's words as items: recall and choice on one note, the reasons as written."""

from __future__ import annotations

from collections.abc import Callable

from quizgen.items.bank import Written, write_bank
from quizgen.items.lint import check_items
from quizgen.items.renames import Renames
from quizgen.model import Item, Kind, Seed, Templates

ARTICLE = "وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة."
FACTS = """
    facts:
      - id: pact
        does: sign
        who: {all: [russia, georgia]}
        what: pact
        when: 2015-03-08
        quote: وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015
    questions:
      - id: term
        ask: كم دام التعاون الذي اتُّفق عليه؟
        answer: 25 سنة
        wrong:
          - {is: 40 سنة, why: المدة أقصر}
          - {is: 10 سنوات, why: المدة أطول}
          - {is: 30 سنة, why: المدة أقصر}
        quote: لمدة 25 سنة
      - id: subject
        ask: في أيّ شأن تعاهدت الدولتان؟
        answer: الدفاع
        wrong:
          - {is: التجارة, why: لا يذكرها المقال}
          - {is: التعليم, why: لا يذكره المقال}
          - {is: الصناعة, why: لا تذكر فيه}
        quote: معاهدة الدفاع
      - {id: why-not, ask: ماذا وقّعت الدولتان؟, answer: معاهدة الدفاع, quote: معاهدة الدفاع في 8}
"""


def named(written: Written, id_: str) -> Item:
    return next(item for item in written.bank.items if item.id == f"tiny/{id_}")


def test_recall_and_choice_share_one_note(written: Callable[..., Written]) -> None:
    made = written(ARTICLE, FACTS)
    recall, choice = named(made, "subject/ask"), named(made, "subject/ask/choice")
    assert (recall.kind, choice.kind) == (Kind.RECALL, Kind.CHOICE)
    assert recall.note == choice.note == "tiny/subject/ask"
    assert choice.why == {option: f"{why}." for option, why in WRONG.items() if option in choice.options}
    assert len(choice.options) == 3
    assert choice.options.count("الدفاع") == 1


WRONG = {"التجارة": "لا يذكرها المقال", "التعليم": "لا يذكره المقال", "الصناعة": "لا تذكر فيه"}


def test_amounts_stand_in_their_order_and_may_be_typed(written: Callable[..., Written]) -> None:
    made = written(ARTICLE, FACTS)
    choice = named(made, "term/ask/choice")
    numbers = [int(option.split()[0]) for option in choice.options]
    assert choice.ordered
    assert numbers == sorted(numbers)
    assert named(made, "term/ask").typed == "25 سنة"
    assert "خمس وعشرون سنة" in named(made, "term/ask").accepts


def test_without_wrong_options_there_is_no_choice(written: Callable[..., Written]) -> None:
    assert [item.id for item in written(ARTICLE, FACTS).bank.items if "why-not" in item.id] == ["tiny/why-not/ask"]


def test_options_that_learners_were_given_stay_where_they_were(written: Callable[..., Written]) -> None:
    item = "tiny/subject/ask/choice"
    for given in (("الصناعه", "الدفاع", "التعليم"), ("التجارة", "التعليم", "الدفاع")):
        folded = tuple(each.replace("الصناعه", "الصناعة") for each in given)
        choice = named(written(ARTICLE, FACTS, given={item: folded}), "subject/ask/choice")
        assert choice.options == folded
        assert choice.drawn == folded


def test_a_renamed_question_keeps_its_note(
    seed_of: Callable[..., Seed], templates: Templates, written: Callable[..., Written]
) -> None:
    facts = FACTS.replace("id: subject", "id: matter\n        was: subject")
    renames = Renames(seed_of(ARTICLE, facts), templates)
    assert renames.notes(written(ARTICLE, facts).bank)["tiny/matter/ask"] == "tiny/subject/ask"
    assert renames.drawn({"tiny/subject/ask/choice": ("a", "b")}) == {"tiny/matter/ask/choice": ("a", "b")}


def test_the_lint_reads_them_like_any_item(
    seed_of: Callable[..., Seed], written: Callable[..., Written], templates: Templates
) -> None:
    assert check_items(seed_of(ARTICLE, FACTS), written(ARTICLE, FACTS).bank) == ()
    long = FACTS.replace("answer: الدفاع\n", "answer: الدفاع عن الأراضي والسواحل\n        in: الدفاع\n")
    told = check_items(seed_of(ARTICLE, long), write_bank(seed_of(ARTICLE, long), templates).bank)
    assert [problem.message for problem in told] == [
        "item tiny/subject/ask/choice: the answer is much longer than the other options"
    ]
