"""The schemas say of the structure of a file what the readers say of it.

Two laws: what a reader calls wrong in structure (a key, the shape of a value) the schema refuses; and whatever the
schema refuses, the reader reports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizgen.drafting import New, new_seed
from quizgen.items.filters import FILTERS
from quizgen.loading import load_templates
from quizgen.model import Templates
from quizgen.problems import Problem, errors
from quizgen.reading import read_seed, read_templates
from quizgen.reading.schema import SCHEMAS, facts_schema
from quizgen.reading.yaml_tree import InvalidNode, ListNode, MapNode, Node, compose
from tests.reading import test_seed_faults, test_template_faults
from tests.reading.conftest import ARTICLE, FACTS, TEMPLATES

ROOT = Path(__file__).parents[2]
SIGN, LEXICON = "templates/questions/sign.yaml", "templates/lexicon.yaml"
# What a problem's code says of structure alone; E104 also tells a verb or noun that the lexicon does not have.
STRUCTURE = {
    *("E101", "E102", "E103", "E105", "E106", "E107", "E108", "E109", "E110", "E400", "E403", "E404"),
    *("E421", "E422", "E424", "E427", "E502", "E504", "E506", "E507", "E601"),
}
OF_WORDS = re.compile("unknown (noun|verb|role|question of)")

Tree = Any
Check = Callable[[str], tuple[Problem, ...]]


def is_structure(problem: Problem) -> bool:
    return problem.code in STRUCTURE or (problem.code == "E104" and not OF_WORDS.match(problem.message))


def tree_of(node: Node | None) -> Tree:
    """Return a file as an editor's YAML reader hands it to a schema: 30 is a number, nothing is null."""
    if isinstance(node, MapNode):
        return {key: tree_of(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, ListNode):
        return [tree_of(item) for item in node.items]
    if isinstance(node, InvalidNode) or node is None:
        return "?"
    if node.bare and re.fullmatch(r"-?[0-9]+", node.text):
        return int(node.text)
    return None if node.empty else node.text


def lines_of(tree: Tree, depth: int = 0) -> str:
    """Write a tree in YAML; what is None is written as nothing."""
    pad = "  " * depth
    if isinstance(tree, dict) and tree:
        return "".join(f"\n{pad}{json.dumps(key)}:{lines_of(value, depth + 1)}" for key, value in tree.items())
    if isinstance(tree, list) and tree:
        return "".join(f"\n{pad}-{lines_of(value, depth + 1)}" for value in tree)
    if tree is None:
        return ""
    return f" {json.dumps(tree, ensure_ascii=False)}"


SMALL, _ = read_templates(TEMPLATES, FILTERS)
VALIDATORS = {what: Draft202012Validator(schema(SMALL)) for what, schema in SCHEMAS.items()}
CHECKS: Mapping[str, Check] = {
    "facts": lambda text: read_seed("treaty", "facts.yaml", text, ARTICLE, SMALL)[1],
    "template": lambda text: of_file(SIGN, read_templates({**TEMPLATES, SIGN: text}, FILTERS)[1]),
    "lexicon": lambda text: of_file(LEXICON, read_templates({**TEMPLATES, LEXICON: text}, FILTERS)[1]),
}


def of_file(path: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.span.path == path)


SOUND = {"facts": FACTS, "template": TEMPLATES[SIGN], "lexicon": TEMPLATES[LEXICON]}


def assert_agreement(what: str, tree: Tree, problems: tuple[Problem, ...]) -> None:
    refused = [f"{list(fault.absolute_path)}: {fault.message[:200]}" for fault in VALIDATORS[what].iter_errors(tree)]
    # that a statement is about no role of the frame is told of its words, not of its shape
    stated = tree.get("statements") if what == "template" and isinstance(tree, dict) else None
    unknown = {f"unknown key '{role}'" for role in (stated if isinstance(stated, dict) else ())}
    wrong = [str(problem) for problem in problems if is_structure(problem) and problem.message not in unknown]
    assert not wrong or refused, f"the schema lets pass: {wrong}"
    assert not refused or errors(problems), f"the reader lets pass: {refused}"


# ---------------------------------------------------------------- good and broken examples


@pytest.mark.parametrize("what", SCHEMAS)
def test_what_is_sound_is_accepted(what: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[what](SMALL))
    assert [fault.message for fault in VALIDATORS[what].iter_errors(tree_of(compose(SOUND[what], "")[0]))] == []


def broken() -> Iterator[tuple[str, str, str]]:
    for was, now, code, _ in test_seed_faults.FAULTS:
        yield code, "facts", FACTS.replace(was, now.replace("▸", ""), 1)
    for path, was, now, code, _ in test_template_faults.FAULTS:
        if path in (SIGN, LEXICON):
            text = TEMPLATES[path].replace(was, now.replace("▸", ""), 1)
            yield code, "template" if path == SIGN else "lexicon", text


@pytest.mark.parametrize(("what", "text"), [case[1:] for case in broken()], ids=[case[0] for case in broken()])
def test_the_schema_agrees_on_every_broken_example(what: str, text: str) -> None:
    problems = CHECKS[what](text)
    assert errors(problems)
    root, _ = compose(text, "")
    if root is not None:  # else it is not YAML, and there is nothing to refuse
        assert_agreement(what, tree_of(root), problems)


# ---------------------------------------------------------------- any structure

WORDS = ["", " ", "x", "Not An Id", "yes", "5", "700", "روسيا", "2015-03-08", "choice", "says"]
KEYS = ["", "is", "in", "all", "says", "others", "also", "ar", "id", "text", "number", "number ", "who", "zz"]
SHAPES = st.one_of(
    st.none(),
    st.integers(0, 700),
    st.sampled_from(WORDS),
    st.just([]),
    st.just({}),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2),
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*WORDS, None, []]), min_size=1, max_size=2),
    st.just([["x"]]),
    st.just([None]),
)


def places(tree: Tree, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield from places(value, (*path, key))


CHANGES = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from(["replace", "drop", "add"]), st.sampled_from(KEYS), SHAPES),
    min_size=1,
    max_size=2,
)


def changed(sound: str, changes: list[tuple[int, str, str, Tree]]) -> Tree:
    """Change the structure of a sound file here and there: another value, a key too many, a key too few."""
    tree = tree_of(compose(sound, "")[0])
    for place, how, key, shape in changes:
        paths = [each for each in places(tree) if each]
        *above, at = paths[place % len(paths)]
        parent = tree
        for step in above:
            parent = parent[step]
        if how == "drop":
            parent.pop(at)
        elif how == "replace":
            parent[at] = deepcopy(shape)
        elif isinstance(parent, dict):
            parent[key] = deepcopy(shape)
        else:
            parent.insert(at, deepcopy(shape))
    return tree


@pytest.mark.parametrize("what", SCHEMAS)
@given(changes=CHANGES)
def test_reader_and_schema_agree_on_any_structure(what: str, changes: list[tuple[int, str, str, Tree]]) -> None:
    tree = changed(SOUND[what], changes)
    assert_agreement(what, tree, CHECKS[what](lines_of(tree)))


# ---------------------------------------------------------------- what ships, what is drafted


def faults(text: str, schema: Tree) -> list[str]:
    return [fault.message[:200] for fault in Draft202012Validator(schema).iter_errors(tree_of(compose(text, "")[0]))]


@pytest.mark.parametrize("what", ["facts", "template", "lexicon"])
def test_every_shipped_file_is_accepted(what: str) -> None:
    schema, places = {
        "facts": ("seeds/facts.schema.json", "seeds/*/facts.yaml"),
        "template": ("docs/schema/template.json", "templates/questions/*.yaml"),
        "lexicon": ("docs/schema/lexicon.json", "templates/lexicon.yaml"),
    }[what]
    tree = json.loads((ROOT / schema).read_text(encoding="utf-8"))
    found = {str(path): faults(path.read_text(encoding="utf-8"), tree) for path in ROOT.glob(places)}
    assert found
    assert {path: told for path, told in found.items() if told} == {}


def test_a_draft_is_accepted_by_the_schema_that_is_written_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("عن الاتفاقية الجديدة.", encoding="utf-8")
    home, _ = new_seed(New("pact", tmp_path / "a.txt"))
    text = (home / "facts.yaml").read_text(encoding="utf-8")
    named = text.splitlines()[0].partition("$schema=")[2]
    assert re.search(r"^[^#]*\?", text, re.MULTILINE)
    assert faults(text, json.loads((home / named).read_text(encoding="utf-8"))) == []


def test_what_is_still_to_decide_is_accepted_anywhere_by_both() -> None:
    for path in places(tree_of(compose(FACTS, "")[0])):
        if path:
            tree = changed(FACTS, [])
            parent = tree
            for step in path[:-1]:
                parent = parent[step]
            parent[path[-1]] = "?"
            assert [fault.message for fault in VALIDATORS["facts"].iter_errors(tree)] == [], path
            text = lines_of(tree).replace(' "?"', " ?")
            assert [problem.message for problem in CHECKS["facts"](text) if is_structure(problem)] == [], path


# ---------------------------------------------------------------- whole seeds, by the shipped templates

ART = (
    "زار الشيخ أبو بكر الداودي مدينة صور، وبلغ عدد الزوار 1,250 زائرًا. ووقّعت بلدية صور وشركة النور اتفاقية الإنارة #7 "
    "لمدة 5 سنوات. وبلغت نسبة المشاركة 54 في المئة."
)
HEAD = """\
article: {text: article.txt, title: الإنارة, published: 2024-06}
names:
  abubakr: {ar: أبو بكر الداودي, is: person, gender: m}
  tyre: {ar: صور, is: city, gender: f}
  town: {ar: بلدية صور, is: organisation, gender: f}
  nour: شركة النور
  light: {ar: اتفاقية الإنارة, is: agreement, gender: f, noun: اتفاقية}
facts:
"""
SIGNED = "  - {id: signed, does: sign, who: {all: [town, nour]}, what: light, lasts: 5 سنوات, sentence: 2}\n"
SEEDS = {
    "a visit": "  - {id: v, does: visit, who: {all: [abubakr]}, place: {all: [tyre]}, sentence: 1, skip: [place]}\n",
    "a verb and its object": "  - {id: v, does: زار, who: {all: abubakr}, what: tyre, sentence: 1}\n",
    "an amount": "  - {id: n, does: amount, measure: عدد, what: الزوار, value: '1,250 زائرًا', sentence: 1}\n",
    "an amount in other words": "  - {id: n, does: amount, measure: {ar: نسبة, gender: f}, what: المشاركة, "
    "value: {is: 54%, in: 54 في المئة}, sentence: 3}\n",
    "a quote that holds a sign of YAML": "  - id: s\n    does: sign\n    who: {all: [town, nour]}\n    what: light\n"
    "    quote: ووقّعت بلدية صور وشركة النور اتفاقية الإنارة #7 لمدة 5 سنوات\n",
    "an id that is a kind's": SIGNED.replace("signed", "words"),
    "two ids in one text": SIGNED.replace("[town, nour]", "[town، nour]"),
    "a role that the kind has not": SIGNED.replace("what:", "place: {all: [tyre]}, what:"),
    "a verb that no lexicon has": SIGNED.replace("does: sign", 'does: "\\u202ezzz"').replace("what:", "zz: x, what:"),
    "a fact that does nothing": SIGNED.replace("does: sign, ", ""),
    "two kinds of evidence": SIGNED.replace("sentence: 2", "sentence: 2, quote: ووقّعت بلدية صور"),
    "a number of a sentence in words": SIGNED.replace("sentence: 2", "sentence: two"),
    "two values where one may stand": SIGNED.replace("5 سنوات", "[5 سنوات, 6 سنوات]"),
    "an empty list": SIGNED.replace("[town, nour]", "[]"),
    "a list where keys are wanted": SIGNED + "passage: [a]\n",
    "a list of aliases": SIGNED + "pools: {names: {b: {ar: أخو الشمال, is: person, gender: m, aliases: [الشمال]}}}\n",
    "a question without an answer": SIGNED + "questions:\n  - {id: q, ask: من زار صور؟, sentence: 1}\n",
    "a word without a gloss": SIGNED + "vocabulary:\n  - {id: w, word: زار, part: verb, quote: زار الشيخ}\n",
    "a setting that is no number": SIGNED + "quiz: {items: many}\n",
}


@pytest.fixture(scope="module")
def shipped() -> Templates:
    return load_templates()[0]


@pytest.mark.parametrize("name", SEEDS)
def test_the_schema_that_editors_get_says_of_whole_seeds_what_check_does(shipped: Templates, name: str) -> None:
    text = HEAD + SEEDS[name]
    _, problems = read_seed("light", "facts.yaml", text, ART, shipped)
    refused = [fault.message[:200] for fault in Draft202012Validator(facts_schema(shipped)).iter_errors(of_text(text))]
    wrong = [str(problem) for problem in problems if is_structure(problem)]
    assert not wrong or refused, f"the schema lets pass: {wrong}"
    assert not refused or errors(problems), f"the reader lets pass: {refused}"


def test_whole_seeds_of_both_kinds_were_tried(shipped: Templates) -> None:
    schema = Draft202012Validator(facts_schema(shipped))
    sound = [name for name, facts in SEEDS.items() if schema.is_valid(of_text(HEAD + facts))]
    assert sound[:5] == list(SEEDS)[:5]
    assert len(SEEDS) - len(sound) >= 8


@pytest.mark.parametrize("name", ["cloze", "source", "true-false"])
def test_a_question_named_as_other_items_are_is_refused_by_both(name: str) -> None:
    head, opening, questions = SOUND["template"].partition("questions:\n")
    broken_text = head + opening + re.sub(r"^  [a-z-]+:", f"  {name}:", questions, count=1)
    assert_agreement("template", of_text(broken_text), CHECKS["template"](broken_text))
    assert not VALIDATORS["template"].is_valid(of_text(broken_text))


def of_text(text: str) -> Tree:
    return tree_of(compose(text, "")[0])
