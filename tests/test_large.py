"""Files of any size and shape are answered soon: the short run looks how time grows, `make fuzz` takes 5 MB of each."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen import report
from quizgen.anki.records import read_ledger
from quizgen.checking import check_seeds
from quizgen.disk.files import LARGEST_ARTICLE, LARGEST_LAYOUT
from quizgen.drafting import New, new_seed
from quizgen.loading import load_templates
from quizgen.model import Templates
from quizgen.problems import MOST_READ, SourceError, UsageError
from quizgen.reading import read_seed
from tests.faults import LONG
from tests.tiny import ARTICLE, FACTS

LARGE = 5_000_000
SOON = 5  # seconds of CPU
SENTENCE = "وقعت روسيا وجورجيا، في 8 مارس 2015، معاهدة الدفاع لمدة 25 سنة. "


def many(size: int, line: Callable[[int], str]) -> str:
    """Write lines, each by its number, until they have a size in bytes."""
    step = len(line(1000).encode())
    return "".join(map(line, range(size // step)))


ARTICLES: dict[str, Callable[[int], str]] = {
    "sentences": lambda size: SENTENCE * (size // len(SENTENCE.encode())),
    "one sentence": lambda size: SENTENCE.replace(".", "") * (size // len(SENTENCE.encode())),
    "one word": lambda size: "ا" * (size // 2),
    "digits": lambda size: "1" * size,
    "spaced digits": lambda size: "٣ " * (size // 3),
    "dots": lambda size: ". " * (size // 2),
    "initials": lambda size: "بي." * (size // 5),
    "marks": lambda size: "\u064b" * (size // 2),
    "controls": lambda size: "\x01" * size,
    "directions": lambda size: "\u202e" * (size // 3),
    "entities": lambda size: "&amp;" * (size // 5),
    "quotation marks": lambda size: "«" * (size // 2),
    "a list": lambda size: many(size, lambda number: f"{number}. بند\n"),
    "bounds": lambda size: "من 5 إلى " * (size // 14),
}
FACT_FILES: dict[str, Callable[[int], str]] = {
    "one word": lambda size: "a" * size,
    "brackets": lambda size: "[" * size,
    "an open quotation": lambda size: 'a: "' + "x\n" * (size // 2),
    "keys": lambda size: many(size, lambda number: f"k{number}: v\n"),
    "one key": lambda size: "a: b\n" * (size // 5),
    "aliases": lambda size: "a: &x y\nb: [" + "*x, " * (size // 4) + "]",
    "comments": lambda size: "a: x #y\n" * (size // 8),
    "controls": lambda size: "\x01" * size,
    "unknown facts": lambda size: FACTS + many(size, lambda n: f"  - {{id: f{n}, does: sing{n}, quote: لا}}\n"),
    "one fact": lambda size: FACTS + "  - {id: law, does: sign, who: putin, quote: وقع بوتين}\n" * (size // 60),
    "names": lambda size: FACTS.replace(
        "names:\n", "names:\n" + many(size, lambda n: f"  n{n}: {{ar: اسم{n}, is: person, gender: m}}\n")),
    "misspelt names": lambda size: FACTS.replace(
        "names:\n", "names:\n" + many(size, lambda number: f"  n{number}: {{ar: اسم{number}, iss: persn}}\n")),
    "a long quote": lambda size: FACTS.replace("quote: وقع بوتين", "quote: " + "وقع بوتين " * (size // 18)),
    "a long kind": lambda size: FACTS.replace("does: sign", f"does: {'a' * size}"),
    "a long time": lambda size: FACTS.replace("when: late 2016", f"when: {'late ' * (size // 5)}"),
    "a long quantity": lambda size: FACTS.replace("lasts: 25 سنة", f"lasts: {'9' * size}"),
    "things to skip": lambda size: FACTS.replace(
        "    does: sign\n", "    does: sign\n    skip: [" + many(size, lambda number: f"s{number}, ") + "]\n", 1),
}  # fmt: skip
OWN: dict[str, tuple[str, Callable[[int], str]]] = {
    "labels": ("labels.yaml", lambda size: many(size, lambda number: f'l{number}: "{{0}}"\n')),
    "verbs": ("lexicon.yaml", lambda size: "verbs:\n" + many(size, lambda n: f"  كتب{n}: {{presnt: يكتب}}\n")),
    "a table": ("lexicon/verbs.tsv", lambda size: many(size, lambda number: f"a{number}\tb\n")),
    "one cell": ("lexicon/names.tsv", lambda size: "\t" * size),
    "filters": ("questions/x.yaml", lambda size: 'frame: x\nevent: "{{ a' + " | at" * (size // 5) + ' }}"\n'),
    "slots": ("questions/x.yaml", lambda size: f'frame: x\nevent: "{many(size, lambda n: f"{{{{ w{n}|v{n} }}}}")}"\n'),
    "tags": ("form.html.j2", lambda size: "<b " * (size // 3)),
    "holes": ("form.html.j2", lambda size: many(size, lambda number: f"{{{{ n{number} }}}}")),
    "strings": ("form.html.j2", lambda size: "{{'" * (size // 3)),
    "conditions": ("form.html.j2", lambda size: "{% if quiz %}" * (size // 13)),
    "styles": ("paper.css", lambda size: "a{b:url(" * (size // 8)),
    "cards": ("anki/word.back.html", lambda size: "{{#Word}}" * (size // 9)),
}  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def soon(work: Callable[[int], object], whole: Callable[[int], object] | None = None) -> None:
    """Check that something grows with its size and not with its square; in the long run that all of it is done soon."""
    small, large = (seconds(lambda size=size: work(size)) for size in (10_000, 40_000))
    assert large < 6 * small + 0.4
    if LONG:
        assert seconds(lambda: (whole or work)(LARGE)) < SOON


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_of_any_size_is_answered_soon(project: Path, templates: Templates, kind: str) -> None:
    def checked(size: int) -> None:
        (project / "seeds/tiny/article.txt").write_text(ARTICLES[kind](size), encoding="utf-8")
        check_seeds([project / "seeds/tiny"])

    def largest(size: int) -> None:
        read_seed("tiny", "facts.yaml", FACTS, ARTICLES[kind](min(size, LARGEST_ARTICLE)), templates)
        checked(size)

    soon(lambda size: read_seed("tiny", "facts.yaml", FACTS, ARTICLES[kind](size), templates), largest)


@pytest.mark.parametrize("kind", FACT_FILES)
def test_a_fact_file_of_any_size_is_answered_soon(project: Path, templates: Templates, kind: str) -> None:
    def checked(size: int) -> None:
        (project / "seeds/tiny/facts.yaml").write_text(FACT_FILES[kind](size), encoding="utf-8")
        check_seeds([project / "seeds/tiny"])

    soon(lambda size: read_seed("tiny", "facts.yaml", FACT_FILES[kind](size), ARTICLE, templates), checked)


@pytest.mark.parametrize("kind", OWN)
def test_a_template_of_any_size_is_answered_soon(project: Path, kind: str) -> None:
    name, text = OWN[kind]
    path = project / "own" / name
    path.parent.mkdir(parents=True)

    def read(size: int) -> None:
        path.write_text(text(size), encoding="utf-8")
        with contextlib.suppress(SourceError):  # so many problems that reading stopped
            load_templates(project / "own")

    def largest(size: int) -> None:
        read(LARGEST_LAYOUT)
        read(size)

    soon(read, largest)


@pytest.mark.parametrize("kind", ARTICLES if LONG else ("sentences", "dots"))
def test_an_article_of_any_size_is_drafted_soon_or_refused(project: Path, kind: str) -> None:
    def drafted(size: int) -> None:
        (project / "a.txt").write_text(f"{SENTENCE}\n\n{SENTENCE}\n\n{ARTICLES[kind](size)}", encoding="utf-8")
        new_seed(New("drawn", project / "a.txt"))
        shutil.rmtree(project / "seeds/drawn")

    def largest(size: int) -> None:
        with pytest.raises(UsageError):
            drafted(size)

    soon(drafted, largest)


@pytest.mark.parametrize("name", ["form.html.j2", "quiz.css", "anki/word.back.html", "questions/x.yaml"])
def test_a_layout_or_a_kind_that_is_larger_than_any_is_refused_unread(project: Path, name: str) -> None:
    path = project / "own" / name
    path.parent.mkdir(parents=True)
    path.write_text(" " * (LARGEST_LAYOUT + 1), encoding="utf-8")
    problems = load_templates(project / "own")[2]
    assert [(problem.code, problem.span.path) for problem in problems] == [("E013", f"own/{name}")]


def entry(number: int, mod: int = 1) -> str:
    return f',"tiny/f{number}/who": {{"guid": "g{number}", "hash": "ab", "mod": {mod}, "type": "question"}}'


LEDGERS: dict[str, Callable[[int], str]] = {
    "entries": lambda size: (
        f'{{"begun": 1, "decks": {{}}, "drawn": {{}}, "ledger": 1, "retired": {{}}, "notes": {{'
        f"{many(size, entry)[1:]}}}}}"
    ),
    "wrong entries": lambda size: f'{{"notes": {{{many(size, lambda number: entry(number, -1))[1:]}}}}}',
    "brackets": lambda size: "[" * size,
    "digits": lambda size: "9" * size,
    "conflicts": lambda size: "<<<<<<< a\n=======\n>>>>>>> b\n" * (size // 30),
}


@pytest.mark.parametrize("kind", LEDGERS)
def test_a_ledger_of_any_size_is_answered_soon(kind: str) -> None:
    def read(size: int) -> None:
        with contextlib.suppress(SourceError):
            read_ledger(LEDGERS[kind](size), "tiny")

    soon(read)


def test_of_very_many_problems_some_are_printed_and_the_others_counted(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds/tiny/facts.yaml").write_text(FACT_FILES["unknown facts"](100_000), encoding="utf-8")
    report.problems(check_seeds([project / "seeds/tiny"]))
    lines = capsys.readouterr().err.splitlines()
    assert sum(": E" in line for line in lines) == report.MOST_PROBLEMS
    assert f"… and at least {MOST_READ - report.MOST_PROBLEMS} more" in lines


@pytest.mark.parametrize("name", ["article.txt", "facts.yaml"])
def test_a_file_beyond_all_bounds_is_refused_by_its_size(project: Path, name: str) -> None:
    with (project / "seeds/tiny" / name).open("ab") as file:
        file.truncate(LARGEST_ARTICLE * 40)
    (problem,) = check_seeds([project / "seeds/tiny"])
    assert (problem.code, problem.span.path) == ("E013", f"seeds/tiny/{name}")
    assert "KiB" in problem.message
