"""The law of reading: whatever the texts are, it gives problems and raises nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quizgen.model import Templates
from quizgen.problems import Problem
from quizgen.reading import article_name, read_seed, read_templates
from quizgen.reading.wordings import Filters

ROOT = Path(__file__).parents[2]
FRAME = "templates/questions/sign.yaml"
PIECES = st.sampled_from(
    [
        *("{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "#", "&x ", "*x", "!t ", "|", ">", '"', "'", "%", "@", "\t"),
        *(
            "\x1f",
            "\u202e",
            "\ufeff",
            "روسيا",
            "2015-03-08",
            " … ",
            "«",
            "yes",
            "all",
            "is",
            "ar",
            "{{",
            "}}",
            "|",
            "facts:",
            "\ud800",
        ),
    ]
)

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def placed(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.message
        assert "\n" not in problem.message
        assert problem.span.line >= 1
        assert problem.span.column >= 1


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """Cut pieces out of a text, double them, or put others in."""
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 12)))
        put = draw(st.one_of(PIECES, st.just(text[at:end] * 2), st.just("")))
        text = text[:at] + put + text[end:]
    return text


@quick
@given(facts=st.text(), article=st.text())
@example(facts="[" * 2000, article="")
@example(facts="{" * 2000, article="")
@example(facts="- " * 3000, article="")
@example(facts="a: &x [*x]", article="")
@example(facts="\x00\x01\xff\ud800", article="\ud800")
@example(facts="facts: [[[]]]\nnames: [1]\narticle: x", article="أ.")
@example(facts="names: {a: {ar: '', is: []}}", article="«")
def test_any_text_is_read_without_raising(templates: Templates, facts: str, article: str) -> None:
    _, problems = read_seed("any", "facts.yaml", facts, article, templates)
    placed(problems)
    assert "/" not in article_name(facts)


@quick
@given(data=st.data())
def test_any_mutation_of_a_fact_file_is_read_without_raising(
    templates: Templates, sound_facts: str, article: str, data: st.DataObject
) -> None:
    facts = data.draw(mutated(sound_facts))
    _, problems = read_seed("any", "facts.yaml", facts, article, templates)
    placed(problems)


@quick
@given(data=st.data())
def test_any_mutation_of_an_article_is_read_without_raising(
    templates: Templates, sound_facts: str, article: str, data: st.DataObject
) -> None:
    _, problems = read_seed("any", "facts.yaml", sound_facts, data.draw(mutated(article)), templates)
    placed(problems)


@quick
@given(text=st.text())
@example(text="[" * 2000)
@example(text="a: &x [*x]")
def test_any_template_text_is_read_without_raising(text: str) -> None:
    for path in ("templates/lexicon.yaml", "templates/labels.yaml", "templates/pools.yaml", FRAME):
        placed(read_templates({path: text})[1])


@quick
@given(data=st.data())
def test_any_mutation_of_a_template_is_read_without_raising(
    template_files: dict[str, str], filters: Filters, data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from(sorted(template_files)))
    files = template_files | {path: data.draw(mutated(template_files[path]))}
    placed(read_templates(files, filters)[1])


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_mutation_of_the_shipped_seed_is_read_without_raising(data: st.DataObject, shipped: Templates) -> None:
    folder = ROOT / "seeds/south-ossetia"
    facts = data.draw(mutated((folder / "facts.yaml").read_text("utf-8")))
    _, problems = read_seed("any", "facts.yaml", facts, (folder / "article.txt").read_text("utf-8"), shipped)
    placed(problems)


@pytest.fixture(scope="module")
def shipped() -> Templates:
    """The shipped templates, read."""
    paths = [*(ROOT / "templates").glob("*.yaml"), *(ROOT / "templates/questions").glob("*.yaml")]
    return read_templates({str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths})[0]


@pytest.fixture
def sound_facts(sound: str) -> str:
    """A fact file without a problem."""
    return sound
