"""A ledger that cannot be read is made again from what is left, and two branches' ledgers merge line by line."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from quizgen.anki.contents import MOST_BYTES, DeckError, contents, seal_of, sealed
from quizgen.anki.ledger import Ledger
from quizgen.anki.records import read_ledger
from quizgen.build import Options, Outcome, build_seeds
from quizgen.problems import OutputError, SourceError
from quizgen.repair import Repaired, check_ledger, repair_ledger
from tests.conftest import lacking, shorten
from tests.tiny import ACCORD, FACTS, write_tiny

pytestmark = pytest.mark.usefixtures("quick")


def build(project: Path) -> Outcome:
    (outcome,) = build_seeds([project / "seeds/tiny"], Options(out=project / "decks"))
    return outcome


def repair(project: Path) -> Repaired:
    return repair_ledger(project / "seeds/tiny", Options(out=project / "decks"))


def ledger_of(project: Path) -> Ledger:
    return read_ledger((project / "decks/tiny/ledger.json").read_text(encoding="utf-8"), "tiny")


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder decks/ of the small seed built twice, a fact taken out in between."""
    home = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        patch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        shorten(patch)
        write_tiny(home)
        for facts in (FACTS + ACCORD, FACTS):
            (home / "seeds/tiny/facts.yaml").write_text(facts, encoding="utf-8")
            build(home)
    return home / "decks"


@pytest.fixture
def built(project: Path, built_once: Path) -> Path:
    """A working directory with the small seed as it was built."""
    shutil.copytree(built_once, project / "decks")
    return project


@pytest.mark.parametrize("cut", [0, 1, 0.3, 0.9, -2])
def test_from_the_copy_a_ledger_comes_back_letter_for_letter_and_what_was_there_is_kept(
    built: Path, cut: float
) -> None:
    ledger = built / "decks/tiny/ledger.json"
    whole = ledger.read_bytes()
    half = whole[: int(cut * len(whole)) if 0 < cut < 1 else int(cut)]
    ledger.write_bytes(half)
    done = repair(built)
    assert ledger.read_bytes() == whole
    assert (built / "decks/tiny/ledger.json.damaged").read_bytes() == half
    assert set(done.written) >= {ledger}
    assert build(built).written == ()


def test_a_sound_ledger_is_left_alone(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "decks").rglob("*")}
    assert repair(built).written == ()
    assert {path: path.stat().st_mtime_ns for path in (built / "decks").rglob("*")} == before
    assert check_ledger(built / "seeds/tiny", Options(out=built / "decks")) == ("tiny", len(ledger_of(built).notes))


def test_from_the_deck_alone_learners_notice_nothing(built: Path) -> None:
    before = ledger_of(built)
    for name in ("ledger.json", "ledger.json.bak"):
        (built / "decks/tiny" / name).unlink()
    repair(built)
    after = ledger_of(built)
    assert (after.notes, after.decks) == (before.notes, {name: before.decks[name] for name in after.decks})
    outcome = build(built)
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())


def test_a_hole_whose_words_nothing_asks_for_today_keeps_its_number_from_others(built: Path) -> None:
    (note, entry) = next((note, entry) for note, entry in ledger_of(built).notes.items() if len(entry.holes) > 1)
    for name in ("ledger.json", "ledger.json.bak"):
        (built / "decks/tiny" / name).unlink()
    facts = built / "seeds/tiny/facts.yaml"
    skipped = next(iter(entry.holes))
    facts.write_text(
        FACTS.replace(f"  - id: {note.split('/')[1]}\n", f"  - id: {note.split('/')[1]}\n    skip: [{skipped}]\n"),
        encoding="utf-8",
    )
    repair(built)
    numbers = ledger_of(built).notes[note].holes
    assert sorted(numbers.values()) == sorted(entry.holes.values())
    assert {name: number for name, number in numbers.items() if name in entry.holes} == {
        name: number for name, number in entry.holes.items() if name != skipped
    }


def test_the_ledger_of_a_newer_quizgen_is_not_repaired_away(built: Path) -> None:
    ledger = built / "decks/tiny/ledger.json"
    newer = ledger.read_text(encoding="utf-8").replace('"ledger": 1', '"ledger": 2')
    ledger.write_text(newer, encoding="utf-8")
    with pytest.raises(SourceError, match="E903"):
        repair(built)
    assert ledger.read_text(encoding="utf-8") == newer


@pytest.mark.parametrize("spoilt", [("ledger.json",), ("ledger.json", "ledger.json.bak")], ids=["ledger", "copy too"])
@pytest.mark.parametrize(
    ("note", "other"), [("pact/when", "cloze"), ("pact/cloze", "word"), ("words/muaahada", "question")]
)
def test_an_entry_of_another_note_type_than_its_note_is_read_from_where_it_is_right(
    built: Path, spoilt: tuple[str, ...], note: str, other: str
) -> None:
    before = ledger_of(built)
    for name in spoilt:
        tree = json.loads((built / "decks/tiny" / name).read_text(encoding="utf-8"))
        tree["notes"][f"tiny/{note}"] |= {"type": other, "guid": "not-his-guid"}
        (built / "decks/tiny" / name).write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(SourceError, match="E909") as told:
        build(built)
    assert "--repair" in told.value.problems[0].hint
    with pytest.raises(SourceError) as checked:
        check_ledger(built / "seeds/tiny", Options(out=built / "decks"))
    assert checked.value.problems == told.value.problems
    repair(built)
    assert ledger_of(built).notes[f"tiny/{note}"] == before.notes[f"tiny/{note}"]
    assert ledger_of(built).drawn == before.drawn
    outcome = build(built)
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())


@pytest.mark.parametrize("part", ["notes", "retired"])
def test_all_entries_that_a_build_could_not_use_are_reported_at_once(built: Path, part: str) -> None:
    facts, ledger = built / "seeds/tiny/facts.yaml", built / "decks/tiny/ledger.json"
    tree = json.loads(ledger.read_text(encoding="utf-8"))
    chosen = [note for note in tree[part] if note.split("/")[1] in ("pact", "accord")][:3]
    assert len(chosen) > 1
    for note in chosen:
        tree[part][note]["type"] = "word"
    ledger.write_text(json.dumps(tree, indent=1), encoding="utf-8")
    if part == "retired":
        check_ledger(built / "seeds/tiny", Options(out=built / "decks"))  # of no harm as long as nothing asks for them
        facts.write_text(FACTS + ACCORD, encoding="utf-8")
    for use in (build, lambda home: check_ledger(home / "seeds/tiny", Options(out=home / "decks"))):
        with pytest.raises(SourceError) as told:
            use(built)
        assert [problem.code for problem in told.value.problems] == ["E909"] * len(chosen)
        assert {problem.span.line for problem in told.value.problems} == {
            number for number, line in enumerate(ledger.read_text(encoding="utf-8").splitlines(), 1)
            if any(f'"{note}": {{' in line for note in chosen)
        }  # fmt: skip


def test_a_ledger_is_not_called_sound_beside_a_record_of_note_types_that_cannot_be_read(built: Path) -> None:
    (built / "decks/notetypes.json").write_text('{"word": {"hash": "ab", "mod": 0}}', encoding="utf-8")
    (built / "decks/tiny/ledger.json").write_text("[]", encoding="utf-8")
    with pytest.raises(SourceError) as told:
        check_ledger(built / "seeds/tiny", Options(out=built / "decks"))
    assert {problem.span.path.split("/")[-1] for problem in told.value.problems} == {"notetypes.json", "ledger.json"}


def test_where_nothing_is_left_a_repair_says_so_and_writes_nothing(built: Path) -> None:
    home = built / "decks/tiny"
    for name in ("ledger.json", "ledger.json.bak", "tiny.apkg"):
        (home / name).write_bytes(b"PK\5\6 no")
    before = {path: path.read_bytes() for path in home.iterdir()}
    with pytest.raises(OutputError, match="restore it from version control"):
        repair(built)
    assert {path: path.read_bytes() for path in home.iterdir()} == before


def test_a_record_of_note_types_comes_back_and_its_times_only_move_forward(built: Path) -> None:
    record = built / "decks/notetypes.json"
    before = json.loads(record.read_text(encoding="utf-8"))
    record.write_text('{"word": ', encoding="utf-8")
    with pytest.raises(SourceError):
        build(built)
    repair(built)
    build(built)
    after = json.loads(record.read_text(encoding="utf-8"))
    assert after.keys() == before.keys()
    assert all(after[name]["mod"] >= before[name]["mod"] for name in after)


# ---------------------------------------------------------------- merges


def git(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    if not shutil.which("git"):
        lacking("no git on this machine (apt install git)")
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=trunk")
    return subprocess.run(["git", *who, *words], cwd=cwd, capture_output=True, text=True, check=False)


def branches(project: Path, ours: str, theirs: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Ledger, Ledger, bool]:
    """Build two branches with other facts each and merge their ledgers; return both and whether git merged them."""
    (project / ".gitignore").write_text("*.bak\n*.damaged\n", encoding="utf-8")
    build(project)
    git("init", cwd=project)
    git("add", "-A", cwd=project)
    git("commit", "-m", "base", cwd=project)
    made: list[Ledger] = []
    for day, (branch, facts) in enumerate((("one", ours), ("two", theirs)), 1):
        git("checkout", "-b", branch, "trunk", cwd=project)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_800_000_000 + day * 86_400))
        (project / "seeds/tiny/facts.yaml").write_text(facts, encoding="utf-8")
        build(project)
        made.append(ledger_of(project))
        git("commit", "-am", branch, cwd=project)
    git("checkout", "one", cwd=project)
    git("merge", "two", cwd=project)
    text = (project / "decks/tiny/ledger.json").read_text(encoding="utf-8")
    return made[0], made[1], "<<<<<<<" not in text


def glossed(gloss: str) -> str:
    return FACTS.replace("en: treaty,", f"en: {gloss},")


def test_branches_that_change_different_notes_merge_by_themselves(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, merged = branches(project, FACTS + ACCORD, glossed("pact"), monkeypatch)
    assert merged
    word = "tiny/words/muaahada"
    assert ledger_of(project).notes == {**first.notes, word: second.notes[word]}
    assert ledger_of(project).drawn == {**second.drawn, **first.drawn}


def test_branches_that_change_one_note_are_united_by_a_repair(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, merged = branches(project, glossed("pact") + ACCORD, glossed("accord"), monkeypatch)
    assert not merged
    with pytest.raises(SourceError, match="E901"):
        ledger_of(project)
    (project / "seeds/tiny/facts.yaml").write_text(glossed("accord") + ACCORD, encoding="utf-8")
    repair(project)
    whole = ledger_of(project)
    assert whole.notes["tiny/words/muaahada"] == second.notes["tiny/words/muaahada"]  # the later one
    assert whole.notes.keys() == first.notes.keys() | second.notes.keys()
    assert whole.drawn == {**second.drawn, **first.drawn}
    outcome = build(project)
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())


# ---------------------------------------------------------------- a stranger's deck


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return packed.getvalue()


def collection(*statements: str) -> bytes:
    base = sqlite3.connect(":memory:")
    for statement in statements:
        base.execute(statement)
    base.commit()
    made = base.serialize()
    base.close()
    return made


COL = "CREATE TABLE col (decks TEXT, models TEXT, dconf TEXT)"
NOTES = "CREATE TABLE notes (id, guid, mid, mod, tags, flds)"
CARDS = "CREATE TABLE cards (nid, did, ord, due)"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"
STRANGERS = {
    "bomb": lambda: zipped(collection_anki2=b"\0" * (MOST_BYTES + 1), media=b"{}"),
    "many files": lambda: zipped(**{f"f{at}": b"" for at in range(2000)}, collection_anki2=b""),
    "endless view": lambda: zipped(
        collection_anki2=collection(COL, CARDS, f"CREATE VIEW notes AS {ENDLESS} x AS id, x AS guid, 1 AS mid, "
                                    "1 AS mod, '' AS tags, '' AS flds FROM n"), media=b"{}"),
    "endless column": lambda: zipped(
        collection_anki2=collection(COL, CARDS, "CREATE TABLE notes (id, guid AS (hex(zeroblob(100000000))), mid, mod, "
                                    "tags, flds)", "INSERT INTO notes (id) VALUES (1)"), media=b"{}"),
    "trigger": lambda: zipped(
        collection_anki2=collection(COL, NOTES, CARDS, "CREATE TRIGGER t AFTER INSERT ON notes BEGIN "
                                    "DELETE FROM col; END"), media=b"{}"),
    "no rows": lambda: zipped(collection_anki2=collection(COL, NOTES, CARDS), media=b"{}"),
    "odd rows": lambda: zipped(
        collection_anki2=collection(COL, NOTES, CARDS, "INSERT INTO col VALUES ('[]', '{\"1\": 3}', '{}')"),
        media=b"{}"),
    "deep rows": lambda: zipped(
        collection_anki2=collection(COL, NOTES, CARDS, f"INSERT INTO col VALUES ('{'[' * 100000}', '', '')"),
        media=b"{}"),
    "no database": lambda: zipped(collection_anki2=b"SQLite format 3\0" + b"\xff" * 4096, media=b"{}"),
    "no zip": lambda: b"PK\3\4" + b"\0" * 100,
    "nothing": lambda: b"",
}  # fmt: skip


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_strangers_deck_is_refused_within_bounds(built: Path, stranger: str) -> None:
    apkg = STRANGERS[stranger]()
    begun = time.process_time()
    with pytest.raises(DeckError):
        contents(apkg)
    assert time.process_time() - begun < 2
    home = built / "decks/tiny"
    (home / "tiny.apkg").write_bytes(apkg)
    (home / "ledger.json").write_bytes(b"{")
    done = repair(built)
    assert any("tiny.apkg" in line for line in done.unused)
    assert build(built).written == (home / "tiny.apkg",)


def test_a_seal_is_of_these_bytes_and_of_these_contents(built: Path) -> None:
    apkg = (built / "decks/tiny/tiny.apkg").read_bytes()
    assert seal_of(apkg)
    assert seal_of(sealed(apkg[:-137][:-2] + b"\0\0")) == seal_of(apkg)
    for broken in (apkg[:-1], apkg + b"\0", b"\0" + apkg, apkg[:500] + b"\0" + apkg[501:], apkg[:-137], b""):
        assert seal_of(broken) == ""
