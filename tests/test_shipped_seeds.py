"""Every article that is shipped: what a learner and a teacher can count on, whichever they open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgen.arabic.time import Time
from quizgen.arabic.typed import fold
from quizgen.build import load_seed, load_templates
from quizgen.items.alone import vague_words
from quizgen.items.bank import Written, write_bank
from quizgen.items.choosing import choose
from quizgen.items.enemies import enemies
from quizgen.items.lint import check_forms, check_items
from quizgen.items.weighing import is_beyond
from quizgen.model import OFFICE_FRAME, Item, Kind, Seed, Templates

SEEDS = sorted(path.parent.name for path in (Path(__file__).parents[1] / "seeds").glob("*/facts.yaml"))


@dataclass(frozen=True)
class Shipped:
    """One shipped article, read and written."""

    seed: Seed
    templates: Templates
    written: Written

    @property
    def items(self) -> tuple[Item, ...]:
        return self.written.bank.items


@pytest.fixture(scope="module")
def templates() -> Templates:
    templates, _, problems = load_templates()
    assert not problems
    return templates


@pytest.fixture(scope="module", params=SEEDS)
def shipped(request: pytest.FixtureRequest, root: Path, templates: Templates) -> Shipped:
    seed, problems = load_seed(root / "seeds" / request.param, templates)
    assert not problems, "\n".join(map(str, problems))
    assert seed is not None
    return Shipped(seed, templates, write_bank(seed, templates))


def test_the_lint_finds_no_fault_and_no_name_lacks_a_form(shipped: Shipped) -> None:
    assert check_items(shipped.seed, shipped.written.bank) == ()
    assert check_forms(shipped.seed, shipped.written.refusals) == ()


def test_to_repeat_a_word_of_the_question_is_not_accepted_as_its_answer(shipped: Shipped) -> None:
    """«المتحف» does not answer «ما المتحف الذي يفتتح المعرض؟»."""
    told = [(item.id, text) for item in shipped.items for text in item.accepts if item.kind is Kind.RECALL
            if f" {fold(text)} " in f" {fold(item.stem)} "]  # fmt: skip
    assert told == []


def test_every_sentence_is_asked_about_beside_its_gaps(shipped: Shipped) -> None:
    plain = [item for item in shipped.items if item.kind not in (Kind.CLOZE, Kind.GLOSS, Kind.SOURCE)]
    served = Counter(number for item in plain for number in {each.sentence for each in item.evidence})
    numbers = [sentence.number for sentence in shipped.seed.article.sentences]
    assert [number for number in numbers if served[number] < 2] == []


def test_there_are_items_of_every_kind(shipped: Shipped) -> None:
    assert {item.kind for item in shipped.items} == set(Kind)


def test_every_fact_is_asked_about(shipped: Shipped) -> None:
    asked = {fact for item in shipped.items for fact in item.facts}
    assert [fact.id for fact in shipped.seed.facts if fact.id not in asked] == []


def test_hardly_any_question_has_a_noun_that_only_the_article_explains(shipped: Shipped) -> None:
    lexicon = shipped.templates.lexicon
    vague = {item.stem for item in shipped.items if any(vague_words(item, lexicon))}
    assert len(vague) <= 0.02 * len({item.stem for item in shipped.items})


def test_a_claim_never_stands_without_its_speaker(shipped: Shipped) -> None:
    speakers = {fact.id: fact.by.name for fact in shipped.seed.facts if fact.by}
    assert speakers
    for item in shipped.items:
        if item.kind in (Kind.RECALL, Kind.CHOICE, Kind.TRUE_FALSE) and item.asks != ("by",):
            for fact in set(item.facts) & set(speakers):
                assert speakers[fact].phrase.nom in item.stem, item.id


def test_who_claims_something_is_asked_for_in_more_than_one_way(shipped: Shipped) -> None:
    openings = Counter(
        item.stem.partition("،")[0] for item in shipped.items if item.asks == ("by",) and not item.options
    )
    assert len(openings) > 1


def test_true_and_false_statements_are_both_common(shipped: Shipped) -> None:
    true = [item.key == "صواب" for item in shipped.items if item.kind is Kind.TRUE_FALSE]
    assert 0.4 <= sum(true) / len(true) <= 0.6


def test_no_statement_stands_twice_whatever_role_of_its_fact_it_asks(shipped: Shipped) -> None:
    stems = [item.stem for item in shipped.items if item.kind is Kind.TRUE_FALSE]
    assert len(stems) == len(set(stems))


@pytest.mark.rule(32)
def test_another_chance_asks_the_same_questions(shipped: Shipped) -> None:
    other = write_bank(shipped.seed, shipped.templates, 1).bank.items
    kinds = (Kind.RECALL, Kind.CLOZE, Kind.REFERENCE)
    assert {(item.id, item.stem) for item in other if item.kind in kinds} == {
        (item.id, item.stem) for item in shipped.items if item.kind in kinds
    }


@pytest.mark.rule(29)
def test_a_form_has_as_many_items_as_its_teacher_wants_and_none_tells_the_answer_of_another(shipped: Shipped) -> None:
    chosen = choose(shipped.written.bank, 3)
    assert len(chosen) == shipped.seed.settings.items
    assert [(a.id, b.id) for a in chosen for b in chosen if a is not b and enemies(a, b)] == []


@pytest.mark.parametrize("chance", range(2))
def test_a_form_has_gaps_and_statements_and_asks_beyond_who_when_and_where(shipped: Shipped, chance: int) -> None:
    chosen = choose(shipped.written.bank, chance)
    kinds = Counter(item.kind for item in chosen)
    assert kinds[Kind.CLOZE] >= 1  # a gap prints its sentence, and so keeps much off the form
    assert kinds[Kind.TRUE_FALSE] >= 2
    assert sum(map(is_beyond, chosen)) >= len(chosen) / 6


def test_fifteen_words_or_more_are_taught_with_their_vowels(shipped: Shipped) -> None:
    assert len(shipped.seed.words) >= 15
    plain = [word.word for word in shipped.seed.words if word.word == word.bare]
    assert set(plain) <= {"قانون", "سور", "ميناء"}  # long vowels alone: no mark is left to write


@pytest.mark.rule(9)
def test_an_office_is_told_with_its_date_or_as_what_the_article_calls_somebody(shipped: Shipped) -> None:
    offices = {fact.id: fact for fact in shipped.seed.facts if fact.frame == OFFICE_FRAME}
    for item in shipped.items:
        if item.kind in (Kind.RECALL, Kind.CHOICE, Kind.TRUE_FALSE) and item.facts[0] in offices:
            slot = offices[item.facts[0]].slots.get("when")
            year = str(slot.values[0].starts.year) if slot and isinstance(slot.values[0], Time) else "المقال"
            assert year in item.stem or "المقال" in item.stem, item.stem
