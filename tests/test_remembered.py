"""What has not changed is not built again, and no build differs for what was remembered."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen import build as building
from quizgen import loading
from quizgen.build import build_seeds, load_seed
from quizgen.checking import check_seeds
from quizgen.disk.cache import Cache
from quizgen.items import bank
from quizgen.items.bank import write_bank
from quizgen.items.desk import Desk
from quizgen.items.kept import QUESTIONS
from quizgen.items.recall import recall_items
from quizgen.loading import load_templates
from quizgen.model import Fact, Item
from quizgen.outcome import Options, Outcome
from quizgen.sheet import sandbox
from tests.items.generated import Signing, article_of, facts_of, signings
from tests.tiny import ACCORD, FACTS, write_tiny

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def options(home: Path, **more: object) -> Options:
    return Options(out=home / "decks", cache=home / "cache", **more)  # type: ignore[arg-type]


def contents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "decks").rglob("*") if path.is_file()}


def told(outcome: Outcome) -> Outcome:
    return replace(outcome, again=None)


def test_what_did_not_change_is_told_without_being_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = project / "seeds/tiny"
    build_seeds([folder], options(project))
    [whole] = build_seeds([folder], Options(out=project / "decks"))
    monkeypatch.setattr(building, "load_seed", lambda *_: pytest.fail("the seed was read again"))
    [known] = build_seeds([folder], options(project))
    assert told(known) == told(whole)
    assert not known.written


@pytest.mark.parametrize(
    "change",
    [
        lambda home: (home / "seeds/tiny/facts.yaml").write_text(FACTS + ACCORD, encoding="utf-8"),
        lambda home: (home / "decks/tiny/tiny-quiz.html").write_text("spoilt"),
        lambda home: (home / "decks/tiny/about.json").unlink(),
        lambda home: (home / "decks/index.html").write_text("spoilt"),
        lambda home: (home / "decks/notetypes.json").unlink(),
        lambda home: (home / "decks/tiny/ledger.json.bak").write_text("spoilt"),
    ],
)
def test_whatever_changed_is_built_as_if_nothing_were_remembered(project: Path, change: object) -> None:
    folder = project / "seeds/tiny"
    build_seeds([folder], options(project))
    change(project)  # type: ignore[operator]
    other = project / "other"
    shutil.copytree(project / "decks", other / "decks")
    [known] = build_seeds([folder], options(project))
    build_seeds([folder], Options(out=other / "decks"))
    assert known.written or (project / "decks/tiny/ledger.json.bak").read_bytes() != b"spoilt"
    assert contents(project) == contents(other)


@pytest.mark.parametrize(
    "asked", [{"paper": "Letter"}, {"forms": 2}, {"key": "separate"}, {"settings": {"title": "Another"}}]
)
def test_another_request_is_not_taken_for_the_one_that_was_built(project: Path, asked: dict[str, object]) -> None:
    folder = project / "seeds/tiny"
    build_seeds([folder], options(project))
    [outcome] = build_seeds([folder], options(project, **asked))
    assert outcome.written


@given(made=signings(), spoilt=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 400), st.binary(max_size=3))))
@FEW
def test_a_build_is_the_same_with_and_without_a_cache_however_damaged(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[Signing, ...], spoilt: list[tuple[int, int, bytes]]
) -> None:
    home = tmp_path_factory.mktemp("made")
    folder = home / "seeds/made"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(article_of(made), encoding="utf-8")
    (folder / "facts.yaml").write_text(f"article: {{text: article.txt}}\n{facts_of(made)}", encoding="utf-8")
    build_seeds([folder], options(home))
    left = contents(home)
    entries = sorted((home / "cache").iterdir())
    for which, at, content in spoilt:
        path = entries[which % len(entries)]
        old = path.read_bytes()
        path.write_bytes(old[:at] + content + old[at + len(content) :])
    [known] = build_seeds([folder], options(home))
    [whole] = build_seeds([folder], Options(out=home / "decks"))
    assert told(known) == told(whole)
    assert contents(home) == left


REMARKS = [
    "    skip: [when]\n", "    skip: [who, true-false-when]\n", "    note: a remark\n",
    "    wrong: {when: [1987-05-03, 1988-07-09]}\n",
    "    wrong: {when: [1986-05-03, 1985-07-09]}\n    skip: [what]\n", "\n    # moved down by two lines\n",
]  # fmt: skip


@given(
    made=signings(at_least=2),
    remarks=st.lists(st.tuples(st.integers(0, 9), st.sampled_from(REMARKS)), min_size=1, max_size=3),
    other=signings(at_least=2),
)
@settings(FEW, max_examples=4)
def test_a_change_of_a_fact_gives_with_a_cache_what_it_gives_without_one(
    tmp_path_factory: pytest.TempPathFactory,
    made: tuple[Signing, ...],
    remarks: list[tuple[int, str]],
    other: tuple[Signing, ...],
) -> None:
    home = tmp_path_factory.mktemp("made")
    folder = home / "seeds/made"
    folder.mkdir(parents=True)
    texts = [(facts_of(made), made)]
    for which, remark in remarks:  # one after the other, each beside the facts as they were
        name = f"  - id: signing-{made[which % len(made)].paper}\n"
        texts.append((texts[0][0].replace(name, name + remark), made))
    texts += [(facts_of(other), other), texts[0]]
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", "1800000000")
        for facts, signed in texts:
            (folder / "article.txt").write_text(article_of(signed), encoding="utf-8")
            (folder / "facts.yaml").write_text(f"article: {{text: article.txt}}\n{facts}", encoding="utf-8")
            [known] = build_seeds([folder], options(home))
            [whole] = build_seeds([folder], Options(out=home / "plain/decks"))
            assert (known.plan, known.warnings, known.redrawn) == (whole.plan, whole.warnings, whole.redrawn)
            assert contents(home) == contents(home / "plain")
        assert check_seeds([folder], None, home / "cache") == check_seeds([folder])


def test_only_the_fact_that_changed_is_asked_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = project / "seeds/tiny/facts.yaml"
    facts.write_text(FACTS + ACCORD, encoding="utf-8")
    build_seeds([facts.parent], options(project))
    asked: list[str] = []
    wrote = facts.read_text(encoding="utf-8")

    def noted(desk: Desk, fact: Fact) -> Iterable[Item]:
        asked.append(fact.id)
        return recall_items(desk, fact)

    monkeypatch.setitem(bank._MADE_BY, QUESTIONS, noted)
    facts.write_text(wrote.replace("  - id: pact\n", "\n  - id: pact\n    skip: [when]\n"), encoding="utf-8")
    build_seeds([facts.parent], options(project))
    assert asked == ["pact"]
    asked.clear()
    facts.write_text(wrote.replace("{all: [turkey]}", "{some: [turkey]}"), encoding="utf-8")  # others hang on it
    build_seeds([facts.parent], options(project))
    assert asked == ["law", "pact", "accord"]


def test_an_entry_is_believed_only_with_its_own_hash_and_under_its_own_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("a", {"n": 1})
    cache.put("b", {"n": 2})
    assert cache.get("a") == {"n": 1}
    shutil.copyfile(tmp_path / "b", tmp_path / "a")
    assert cache.get("a") is None
    (tmp_path / "b").write_bytes((tmp_path / "b").read_bytes().replace(b"2", b"3"))
    assert cache.get("b") is None
    assert cache.get("c") is None


def test_wordings_read_back_from_a_cache_give_the_same_items(project: Path) -> None:
    folder, cache = project / "seeds/tiny", project / "cache"
    plain, _, _ = load_templates()
    for _ in range(2):  # kept, and read back
        loading._read.cache_clear()
        kept, _, _ = load_templates(None, cache)
    assert kept is not plain
    assert kept.frames == plain.frames
    assert kept.verbs == plain.verbs
    assert dict(kept.lexicon.verbs) == dict(plain.lexicon.verbs)
    assert dict(kept.lexicon.nouns) == dict(plain.lexicon.nouns)
    banks = [write_bank(seed, templates) for templates in (plain, kept) if (seed := load_seed(folder, templates)[0])]
    assert banks[0] == banks[1]


class Runs:
    """A pickle of this writes a file when it is read by `pickle` itself."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.write_text, (self.path, "run")


def test_a_cache_that_somebody_else_wrote_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = pickle.dumps(Runs(tmp_path / "run"))
    pickle.loads(planted)
    assert (tmp_path / "run").read_text() == "run"
    (tmp_path / "run").unlink()
    monkeypatch.setattr(Cache, "content", lambda _, __: planted)
    monkeypatch.setattr(Cache, "is_private", lambda _: False)
    loading._read.cache_clear()
    templates, _, problems = load_templates(None, tmp_path / "cache")
    assert not problems
    assert "sign" in templates.frames
    assert not (tmp_path / "run").exists()


def test_compiled_layouts_are_taken_only_from_a_folder_that_nobody_else_can_write(project: Path) -> None:
    folder, cache = project / "seeds/tiny", project / "cache"
    sandbox.COMPILED.clear()
    loading._KEPT.clear()
    build_seeds([folder], options(project))
    compiled = set(sandbox.COMPILED)
    assert any(name == "quiz.html.j2" for _, name in compiled)
    sandbox.COMPILED.clear()
    cache.chmod(0o777)
    load_templates(None, cache)
    assert not sandbox.COMPILED
    cache.chmod(0o700)
    load_templates(None, cache)
    assert set(sandbox.COMPILED) == compiled


def test_a_cache_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file/cache")
    cache.put("a", json.loads("1"))
    assert cache.get("a") is None


def test_seeds_made_at_a_time_give_the_same_files_and_words_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    folders = [write_tiny(tmp_path, name) for name in ("a", "b", "c", "d")]
    (folders[1] / "facts.yaml").write_text("article: {text: article.txt}\nfacts: 3\n", encoding="utf-8")
    told_: dict[int, list[Outcome]] = {}
    faults: dict[int, str] = {}
    for many in (1, 2):
        out = tmp_path / str(many) / "decks"
        told_[many] = []
        try:
            build_seeds(folders, Options(out=out, processes=many), told_[many].append)
        except building.SourceError as fault:
            faults[many] = str(fault)
    assert [each.seed for each in told_[2]] == ["a", "c", "d"]
    assert [(each.plan, each.warnings) for each in told_[1]] == [(each.plan, each.warnings) for each in told_[2]]
    assert faults[1] == faults[2]
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
