"""What the documentation shows is what quizgen does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from quizgen.build import Options, build_seeds
from quizgen.checking import check_seeds
from quizgen.preview import schema_of
from quizgen.problems import errors

SCHEMAS = {
    "facts": "seeds/facts.schema.json",
    "template": "docs/schema/template.json",
    "lexicon": "docs/schema/lexicon.json",
}


def test_the_list_of_kinds_is_what_the_templates_hold(root: Path, script: Callable[[str], ModuleType]) -> None:
    page = script("docs/kinds.py").page()
    assert (root / "docs/kinds.md").read_text(encoding="utf-8") == page, "run python docs/kinds.py"


SCHEMA = "# yaml-language-server: $schema="


def test_the_examples_of_kinds_and_verbs_are_sound(root: Path) -> None:
    assert errors(check_seeds([root / "docs/examples"])) == ()


def test_every_kind_says_what_it_is_for(root: Path) -> None:
    for path in (root / "templates/questions").glob("*.yaml"):
        assert path.read_text(encoding="utf-8").splitlines()[1].startswith("# "), path.name


def test_every_shipped_file_names_its_schema_in_its_first_line(root: Path) -> None:
    shipped = ("seeds/*/facts.yaml", "templates/questions/*.yaml", "templates/lexicon.yaml")
    for what, places in zip(SCHEMAS, shipped, strict=True):
        for path in root.glob(places):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert first.startswith(SCHEMA), f"write {SCHEMA}… as the first line of {path}"
            assert (path.parent / first.removeprefix(SCHEMA)).resolve() == root / SCHEMAS[what], path


@pytest.mark.parametrize("what", ["facts", "template", "lexicon"])
def test_the_schemas_are_those_that_the_command_prints(root: Path, what: str) -> None:
    told = (root / SCHEMAS[what]).read_text(encoding="utf-8")
    assert told == schema_of(what), f"run quizgen schema {what} > {SCHEMAS[what]}"


def test_every_problem_has_its_code_shown_by_a_file_that_has_it(
    root: Path, script: Callable[[str], ModuleType]
) -> None:
    shown = script("docs/problems.py")
    examples = shown.examples()["examples"]
    assert shown.codes() == set(examples), "add an example to docs/problems.yaml"
    page = shown.page()  # raises where an example does not report its code
    assert (root / "docs/problems.md").read_text(encoding="utf-8") == page, "run python docs/problems.py"


def test_the_first_article_is_sound_and_is_built(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (root / "docs/first-article.md").read_text(encoding="utf-8")
    article, facts = (re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("text", "yaml"))
    home = tmp_path / "seeds/training"
    home.mkdir(parents=True)
    (home / "article.txt").write_text(article[0], encoding="utf-8")
    (home / "facts.yaml").write_text(facts[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [
        problem.code for problem in check_seeds([home]) if problem.code != "N807"
    ] == []  # so little is there to offer
    (outcome,) = build_seeds([home], Options(out=tmp_path / "decks", forms=2))
    assert outcome.warnings == ()
    assert {path.name for path in outcome.written} >= {"training.apkg", "training-quiz.html", "training-key.html"}
