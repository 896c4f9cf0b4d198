"""Spoilt fact files, articles, wordings, labels and layouts: problems or a sound seed, and nothing else.

The short run takes a hundred; `make fuzz` 20,000 fact files, 10,000 templates and labels, 3,000 articles, and others at
each run (`tests/fuzz.py`).
"""

from __future__ import annotations

import random
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgen.build import Options, build_seeds
from quizgen.draft.scan import scan
from quizgen.items.bank import write_bank
from quizgen.items.filters import FILTERS
from quizgen.items.lint import check_forms, check_items, check_vague
from quizgen.loading import load_templates
from quizgen.model import Bank, Item, Seed, Templates
from quizgen.problems import Problem, QuizgenError, SourceError, errors
from quizgen.reading import article_name, read_seed, read_templates
from quizgen.reading.rules import check
from tests.faults import LONG, Disk, tree
from tests.fuzz import ROOT, chance_of, chosen_facts, mutated, mutated_letters
from tests.tiny import ARTICLE, FACTS

MOST = 2  # seconds of CPU of one case
NONSENSE = re.compile(r"\{[{%#]|[%#}]\}|\bNone\b|Undefined|object at 0x|<bound|<function|\bSpan\(|\bFilled\(")
PARTS = 20 if LONG else 1


def cases(what: str, part: int, short: int, long: int) -> Iterator[random.Random]:
    """Give the chances of one part of a run, each by its name."""
    for number in range(long // PARTS if LONG else short):
        yield chance_of(what, part, number)


def within_bounds(work: Callable[[], object]) -> None:
    begun = time.process_time()
    work()
    assert time.process_time() - begun < MOST


def placed(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        assert problem.message.strip()
        assert "\n" not in problem.message + problem.hint
        assert problem.span.line >= 1
        assert problem.span.column >= 1


def is_seen(text: str) -> bool:
    """Tell whether a text has a letter or a figure; marks and signs alone say nothing."""
    return any(unicodedata.category(char)[0] in "LN" or char in "½¼¾%" for char in text)


def holds(bank: Bank, sources: str) -> None:
    """Check that nothing which was accepted is nonsense; what a source itself says is its author's business."""
    for item in bank.items:
        for text in texts_of(item):
            assert is_seen(text), (item.id, text)
        for found in NONSENSE.finditer("\n".join(texts_of(item))):
            assert found[0] in sources, (item.id, found[0])
        assert len(set(item.options)) == len(item.options), item.id
        if item.options and not item.columns and isinstance(item.key, str):
            assert item.key in item.options, item.id


def texts_of(item: Item) -> list[str]:
    columns = (*item.columns.left, *item.columns.right) if item.columns else ()
    typed = [item.typed] if item.typed else []
    return [item.stem, *item.answers, *item.options, *columns, *item.accepts, *typed, *item.why.values()]


def written(seed: Seed, templates: Templates, sources: str) -> None:
    bank_of = write_bank(seed, templates)
    placed((*check_items(seed, bank_of.bank), *check_forms(seed, bank_of.refusals)))
    placed(check_vague(seed, bank_of.bank, templates.lexicon))
    holds(bank_of.bank, sources)


def read(facts: str, article: str, templates: Templates) -> Seed | None:
    """Read a seed; return it where it is sound."""
    assert "/" not in article_name(facts)
    seed, problems = read_seed("any", "facts.yaml", facts, article, templates)
    if seed is not None and not errors(problems):
        problems = (*problems, *check(seed, templates))
    placed(problems)
    assert seed is not None or errors(problems)
    return None if errors(problems) else seed


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_fact_file_gives_problems_or_items_that_make_sense(templates: Templates, part: int) -> None:
    sound = 0
    for chance in cases("facts", part, 60, 20_000):
        facts, article = chosen_facts(chance)
        spoilt = mutated(facts, chance)

        def work(spoilt: str = spoilt, article: str = article) -> bool:
            seed = read(spoilt, article, templates)
            if seed is not None:
                written(seed, templates, spoilt + article)
            return seed is not None

        begun = time.process_time()
        sound += work()
        assert time.process_time() - begun < MOST
    assert sound  # else nothing would tell whether what is accepted makes sense


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_article_gives_problems_or_items_that_make_sense(templates: Templates, part: int) -> None:
    for chance in cases("articles", part, 30, 3_000):
        facts, article = chosen_facts(chance)
        spoilt = mutated_letters(article, chance)

        def work(facts: str = facts, spoilt: str = spoilt) -> None:
            seed = read(facts, spoilt, templates)
            if seed is not None:
                written(seed, templates, facts + spoilt)

        within_bounds(work)
        if chance.random() < 0.2:
            within_bounds(lambda spoilt=spoilt: scan(spoilt, templates.lexicon))  # type: ignore[misc]


@pytest.fixture(scope="module")
def wordings() -> dict[str, str]:
    """The wordings and labels; of the tables of words, which are read at each turn, the lines that these name."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in (".yaml", ".tsv")
    }
    told = "".join(text for name, text in files.items() if name.endswith(".yaml"))
    for name in [each for each in files if each.endswith(".tsv")]:
        first, *lines = files[name].splitlines(keepends=True)
        files[name] = first + "".join(line for line in lines if line.split("\t")[0] in told)
    return files


def few(wordings: dict[str, str]) -> set[str]:
    """Name the files that the small seed needs, with what these name."""
    kinds = {name: Path(name).stem for name in wordings if "/questions/" in name}
    found = {name for name in wordings if name not in kinds or kinds[name] == "sign"}
    while True:
        told = "".join(re.sub("#.*", "", wordings[name]) for name in found if name.endswith(("roles.yaml", *kinds)))
        more = found | {name for name, kind in kinds.items() if re.search(rf"\b{kind}\b", told)}
        if more == found:
            return found
        found = more


@pytest.mark.parametrize("part", range(PARTS))
def test_spoilt_wordings_and_labels_give_problems_or_items_that_make_sense(wordings: dict[str, str], part: int) -> None:
    sound = 0
    names = sorted(wordings)
    for chance in cases("wordings", part, 25, 8_000):
        name = chance.choice(("templates/questions/sign.yaml", chance.choice(names)))
        files = {each: wordings[each] for each in sorted({name, *few(wordings)})}
        spoil = mutated if name.endswith(".yaml") else mutated_letters
        # words of one's own are read after the shipped ones, a kind of one's own in place of the shipped one
        files[name if "/questions/" in name else f"own/{name}"] = spoil(files[name], chance)

        def work(files: dict[str, str] = files) -> bool:
            try:
                templates, problems = read_templates(files, FILTERS)
                placed(problems)
                seed = None if problems else read(FACTS, ARTICLE, templates)
                if seed is not None:
                    written(seed, templates, "".join(files.values()) + FACTS)
            except SourceError as fault:  # of very many problems, or of a label that is gone
                placed(fault.problems)
                return False
            return seed is not None

        begun = time.process_time()
        sound += work()
        assert time.process_time() - begun < MOST
    assert sound


LAYOUTS = (
    "page.html.j2", "parts.html.j2", "quiz.html.j2", "study.html.j2", "form.html.j2", "key.html.j2",
    "index.html.j2", "blanks.html.j2", "controls.html.j2", "quiz.css", "anki/cards.css", "anki/question.back.html",
    "anki/source.html", "anki/cloze.front.html",
)  # fmt: skip
JINJA = (
    "{{", "}}", "{% if x %}", "{% endif %}", "{% for a in bank.items %}", "{% endfor %}", "{{ loop }}", "| safe",
    "()", "{% set a = 1 %}", "<b ", "<", ">", '"', "{{ quiz }}", "{{ item.x }}", "{#", "#}", "{% raw %}",
    "{{ caller() }}", "/*", "url(x)", "{{#Stem}}", "{{/Stem}}", "{{> word.back.html}}", "{{Stem}}", "*", " ~ ",
    "{% block body %}",
)  # fmt: skip


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoilt_layout_is_refused_with_its_place_or_gives_pages(project: Path, part: int) -> None:
    for chance in cases("layouts", part, 8, 2_000):
        name = chance.choice(LAYOUTS)
        text = (ROOT / "templates" / name).read_text(encoding="utf-8")
        for _ in range(chance.choice((1, 2))):
            at = chance.randrange(len(text) + 1)
            end = min(len(text), at + chance.choice((0, 0, 1, 8, 80)))
            text = text[:at] + chance.choice((*JINJA, text[at:end] * 2, "")) + text[end:]
        own = project / "own" / name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text, encoding="utf-8")
        options = Options(out=project / "decks", templates=project / "own", forms=1, dry_run=True)
        begun = time.process_time()
        refused = ""
        try:
            build_seeds([project / "seeds/tiny"], options)
        except QuizgenError as fault:
            refused = str(fault)
        assert not refused or f"own/{name}:" in refused
        assert time.process_time() - begun < 2 * MOST  # the shipped templates are read as well
        own.unlink()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_build_of_spoilt_sources_that_fails_changes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    seed, options = project / "seeds/tiny", Options(out=project / "decks")
    build_seeds([seed], options)
    failed = 0
    for chance in cases("builds", part, 12, 1_000):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800086400")
        (seed / "facts.yaml").write_text(mutated(FACTS, chance), encoding="utf-8", errors="surrogatepass")
        if chance.random() < 0.3:
            (seed / "article.txt").write_text(
                mutated_letters(ARTICLE, chance), encoding="utf-8", errors="surrogatepass"
            )
        before = tree(project / "decks")
        with Disk().watched():
            try:
                build_seeds([seed], options)
            except QuizgenError:
                failed += 1
                assert tree(project / "decks") == before
        (seed / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert failed
