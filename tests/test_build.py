"""Building: from a folder of sources to what learners hold, all or nothing, the same twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.anki.contents import contents
from quizgen.anki.records import read_ledger
from quizgen.build import Options, build_seeds
from quizgen.checking import check_seeds
from quizgen.disk.outputs import write_all
from quizgen.disk.sources import seed_folders
from quizgen.problems import OutputError, SourceError
from tests.commands import run
from tests.tiny import ACCORD, ARTICLE, FACTS, NEIGHBOURS, write_tiny


def build(project: Path, **options: object):
    return build_seeds([project / "seeds/tiny"], Options(out=project / "decks", **options))  # type: ignore[arg-type]


def items_of(project: Path) -> dict[str, dict[str, object]]:
    told = run("items", "tiny", "--json", "--out", str(project / "decks"))
    assert told.exit_code == 0
    return {item["id"]: item for item in json.loads(told.stdout)}


def test_a_build_writes_the_deck_the_pages_and_the_ledger(project: Path) -> None:
    build(project, forms=2)
    assert sorted(path.name for path in (project / "decks").rglob("*") if path.is_file()) == [
        "about.json", "index.html", "ledger.json", "ledger.json.bak", "notetypes.json", "tiny-form-a.html",
        "tiny-form-b.html", "tiny-key.html", "tiny-quiz.html", "tiny-study.html", "tiny.apkg",
    ]  # fmt: skip


def test_a_second_build_writes_nothing(project: Path) -> None:
    build(project)
    (outcome,) = build(project)
    assert outcome.written == ()
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())


def test_a_dry_run_tells_and_writes_nothing(project: Path) -> None:
    (outcome,) = build(project, dry_run=True)
    assert outcome.plan.new
    assert not (project / "decks").exists()


def test_a_deck_that_was_lost_comes_back_with_the_same_content(project: Path) -> None:
    build(project)
    deck = project / "decks/tiny/tiny.apkg"
    before = deck.read_bytes()
    deck.unlink()
    build(project)
    assert contents(deck.read_bytes()) == contents(before)


def test_a_fact_more_adds_its_items_and_leaves_the_others(project: Path) -> None:
    (project / "seeds/tiny/article.txt").write_text(ARTICLE + NEIGHBOURS, encoding="utf-8")
    build(project)
    before = items_of(project)
    with (project / "seeds/tiny/facts.yaml").open("a", encoding="utf-8") as facts:
        facts.write(ACCORD)
    (outcome,) = build(project)
    after = items_of(project)
    assert any(note.startswith("tiny/accord/") for note in outcome.plan.new)
    assert outcome.plan.gone == ()
    alone = [name for name, item in before.items() if item["kind"] in ("recall", "choice", "cloze")]
    assert {name: asked(after[name]) for name in alone} == {name: asked(before[name]) for name in alone}
    told = {name for name in alone if after[name].get("why") != before[name].get("why")}
    assert told
    assert all("وقّعت تركيا اتفاقية الحدود" in str(after[name]["why"]) for name in told)


def asked(item: dict[str, object]) -> dict[str, object]:
    """Return an item without its reasons, which say what the new fact tells of a wrong option."""
    return {field: value for field, value in item.items() if field != "why"}


def test_a_value_that_becomes_true_is_no_longer_offered_and_the_change_is_named(project: Path) -> None:
    (project / "seeds/tiny/article.txt").write_text(ARTICLE + NEIGHBOURS, encoding="utf-8")
    build(project)
    before = items_of(project)["tiny/pact/partner-georgia/choice"]
    wrong = next(option for option in before["options"] if option != before["key"])  # type: ignore[attr-defined]
    name = {"مع تركيا": "turkey", "مع أرمينيا": "armenia"}[wrong]
    facts = project / "seeds/tiny/facts.yaml"
    facts.write_text(FACTS.replace("[russia, georgia]}", f"[russia, georgia], also: [{name}]}}"), encoding="utf-8")
    (outcome,) = build(project)
    after = items_of(project).get("tiny/pact/partner-georgia/choice", {"options": []})
    assert wrong not in after["options"]  # type: ignore[operator]
    told = {each.item for each in outcome.redrawn} | {change.note for change in outcome.plan.changed}
    assert any(each.startswith("tiny/pact/partner-georgia") for each in told)


def test_four_faults_are_told_together_and_the_old_deck_stands(project: Path) -> None:
    build(project)
    old = {path: path.read_bytes() for path in (project / "decks").rglob("*") if path.is_file()}
    broken = (
        FACTS.replace("    lasts: 25 سنة\n", "    last: 25 سنة\n")
        .replace("when: late 2016", "when: 2016-05")
        .replace("who: {all: [russia, georgia]}", "who: {all: [russia, gorgia]}")
        .replace("معاهدة الدفاع لمدة 25 سنة\n", "معاهدة الدفاع لمدة 25 سنة\n")
    ) + ACCORD.replace("ووقعت تركيا اتفاقية الحدود في", "ووقعت تركيا معاهدة الحدود في")
    (project / "seeds/tiny/facts.yaml").write_text(broken, encoding="utf-8")
    lines = broken.splitlines()
    with pytest.raises(SourceError) as told:
        build(project)
    places = {(problem.span.line, problem.span.column): problem for problem in told.value.problems}
    where = {
        "key": lines.index("    last: 25 سنة") + 1,
        "date": lines.index("    when: 2016-05") + 1,
        "name": lines.index("    who: {all: [russia, gorgia]}") + 1,
        "quote": next(at for at, line in enumerate(lines, 1) if "معاهدة الحدود" in line),
    }
    assert {line for line, _ in places} == set(where.values())
    assert all(problem.hint for problem in places.values())
    assert {path: path.read_bytes() for path in (project / "decks").rglob("*") if path.is_file()} == old


def test_one_check_reports_entries_the_whole_seed_and_items_together(project: Path) -> None:
    long = "ووقعت أرمينيا ميثاق الزراعة والصناعة والتجارة والنقل والصحة والتعليم والسياحة والثقافة والرياضة"
    (project / "seeds/tiny/article.txt").write_text(f"{ARTICLE} {long}.", encoding="utf-8")
    again = ACCORD.replace("id: accord", "id: twice")
    what = long.removeprefix("ووقعت أرمينيا ")
    wordy = f"  - {{id: wordy, does: وقّع, who: {{all: [armenia]}}, what: {what}, quote: {long}}}\n"
    broken = FACTS.replace("    lasts: 25 سنة\n", "    last: 25 سنة\n") + ACCORD + again + wordy
    (project / "seeds/tiny/facts.yaml").write_text(broken, encoding="utf-8")
    codes = {problem.code for problem in check_seeds([project / "seeds/tiny"]) if not problem.is_note}
    assert codes == {"E106", "E704", "E802"}


@pytest.mark.parametrize(
    ("folder", "why"),
    [
        *((name, f"Anki keeps the name '{name}.apkg' for itself") for name in ("collection", "backup-1")),
        *(
            (name, f"the seed's folder '{name}' is not an id")
            for name in ("my seed", 'a"b', "a_b", "Collection", "مقال")
        ),
    ],
)
def test_a_folder_whose_name_cannot_be_a_decks_is_refused(project: Path, folder: str, why: str) -> None:
    (project / "seeds/tiny").rename(project / "seeds" / folder)
    with pytest.raises(SourceError) as told:
        build_seeds([project / "seeds" / folder], Options(out=project / "decks"))
    assert [problem.message for problem in told.value.problems] == [why]
    assert not list(project.rglob("*.apkg"))


def test_a_sound_seed_is_built_beside_a_sick_one(project: Path) -> None:
    sick = project / "seeds/sick"
    shutil.copytree(project / "seeds/tiny", sick)
    (sick / "facts.yaml").write_text("facts: [", encoding="utf-8")
    with pytest.raises(SourceError) as told:
        build_seeds([sick, project / "seeds/tiny"], Options(out=project / "decks"))
    assert {problem.span.path for problem in told.value.problems} == {"seeds/sick/facts.yaml"}
    assert (project / "decks/tiny/tiny.apkg").is_file()
    assert not (project / "decks/sick").exists()


def test_a_file_that_is_not_utf8_is_a_problem_with_its_line(project: Path) -> None:
    (project / "seeds/tiny/facts.yaml").write_bytes(b"article: {text: article.txt}\nnames: \xff\n")
    with pytest.raises(SourceError) as told:
        build(project)
    assert [str(problem.span) for problem in told.value.problems] == ["seeds/tiny/facts.yaml:2:8"]


def test_a_missing_article_is_the_only_problem_beside_those_of_the_yaml(project: Path) -> None:
    (project / "seeds/tiny/article.txt").unlink()
    with pytest.raises(SourceError) as told:
        build(project)
    (problem,) = told.value.problems
    assert str(problem.span) == "seeds/tiny/article.txt:1:1"
    assert problem.hint
    (project / "seeds/tiny/facts.yaml").write_text(FACTS + "  - [", encoding="utf-8")
    with pytest.raises(SourceError) as told:
        build(project)
    assert {each.span.path for each in told.value.problems} == {"seeds/tiny/article.txt", "seeds/tiny/facts.yaml"}


@pytest.mark.parametrize("odd", ["folder", "pipe", "link out", "loop", "device", "secret"])
@pytest.mark.parametrize("name", ["article.txt", "facts.yaml"])
def test_a_source_that_is_no_plain_file_of_its_folder_is_a_problem(project: Path, name: str, odd: str) -> None:
    place = project / "seeds/tiny" / name
    text = place.read_text(encoding="utf-8")
    place.unlink()
    if odd == "folder":
        place.mkdir()
    elif odd == "pipe":
        os.mkfifo(place)
    elif odd == "loop":
        place.symlink_to(place.name)
    elif odd == "device":
        place.symlink_to("/dev/zero")
    else:
        (project / "outside").write_text(text, encoding="utf-8")
        place.symlink_to(project / "outside" if odd == "link out" else "/proc/self/environ")
    with pytest.raises(SourceError) as told:
        build(project)
    assert [problem.span.path for problem in told.value.problems] == [f"seeds/tiny/{name}"]
    assert "cannot be read" in told.value.problems[0].message


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    "named",
    [
        ["tiny", "more/tiny"],
        ["more/tiny/facts.yaml", "seeds/tiny/facts.yaml"],
        ["seeds/alias", "more/other"],
        ["tiny", "seeds/tiny", "more/../more/tiny"],
    ],
)
def test_two_seeds_of_one_name_are_refused_before_anything_is_written(
    project: Path, command: str, named: list[str]
) -> None:
    shutil.copytree(project / "seeds/tiny", project / "more/tiny")
    (project / "seeds/alias").symlink_to("tiny")
    (project / "more/other").symlink_to("tiny")
    done = run(command, *named)
    assert done.exit_code == 2
    assert "two seeds of one name would be one deck" in done.stderr
    assert not (project / "decks").exists()


def test_a_folder_that_is_named_twice_is_one_seed(project: Path) -> None:
    (project / "seeds/alias").symlink_to("tiny")
    assert len(seed_folders([])) == 1
    assert len(seed_folders(["tiny", "seeds/tiny/facts.yaml", "seeds/alias", "./seeds/../seeds/tiny"])) == 1


def test_when_one_file_cannot_be_written_the_others_stand_as_before(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        write_all(tmp_path, {tmp_path / "a.txt": b"new", tmp_path / "folder": b"a folder stands here"})
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "folder"]


@pytest.mark.parametrize("left", ["half", "nothing"])
def test_a_ledger_that_cannot_be_read_stops_its_seed_and_no_other_and_is_never_replaced(
    project: Path, left: str
) -> None:
    other = write_tiny(project, "other")
    build(project)
    ledger = project / "decks/tiny/ledger.json"
    if left == "nothing":
        ledger.unlink()
    else:
        ledger.write_bytes(ledger.read_bytes()[:1000])
    before = {path: path.read_bytes() for path in (project / "decks/tiny").iterdir()}
    with pytest.raises(SourceError) as refused:
        build_seeds([project / "seeds/tiny", other], Options(out=project / "decks"))
    assert {problem.span.path for problem in refused.value.problems} == {"decks/tiny/ledger.json"}
    assert all(problem.hint for problem in refused.value.problems)
    assert {path: path.read_bytes() for path in (project / "decks/tiny").iterdir()} == before
    assert (project / "decks/other/other.apkg").is_file()


def test_an_entry_of_another_note_type_is_a_problem_at_its_line(project: Path) -> None:
    build(project)
    ledger = project / "decks/tiny/ledger.json"
    lines = ledger.read_text(encoding="utf-8").split("\n")
    (at,) = [number for number, line in enumerate(lines) if line.startswith('  "tiny/pact/when": {')]
    lines[at] = lines[at].replace('"type": "question"', '"type": "cloze"')
    ledger.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        build(project)
    (problem,) = refused.value.problems
    assert (problem.code, problem.span.line) == ("E909", at + 1)


def test_a_copy_of_the_ledger_stands_beside_it_after_every_build(project: Path) -> None:
    build(project)
    ledger, copy = (project / "decks/tiny" / name for name in ("ledger.json", "ledger.json.bak"))
    assert copy.read_bytes() == ledger.read_bytes()
    copy.write_text("{", encoding="utf-8")
    (outcome,) = build(project)
    assert outcome.written == ()
    assert copy.read_bytes() == ledger.read_bytes()


def test_a_deck_is_known_by_its_seal_and_never_opened(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project)
    deck = project / "decks/tiny/tiny.apkg"
    whole = deck.read_bytes()
    opened: list[bytes] = []
    real = contents

    def watched(apkg: bytes) -> object:
        opened.append(apkg)
        return real(apkg)

    monkeypatch.setattr("quizgen.anki.contents.contents", watched)
    for stranger in (
        b"",
        b"PK\5\6",
        whole[:-1],
        whole.replace(b"collection", b"collectiom"),
        whole[:-137] + b"\0" * 137,
    ):
        deck.write_bytes(stranger)
        (outcome,) = build(project)
        assert outcome.written == (deck,)
        assert deck.read_bytes() == whole
        assert stranger not in opened
    assert opened


def test_a_renamed_fact_keeps_guids_and_options_with_was(project: Path) -> None:
    build(project)
    deck = project / "decks/tiny/tiny.apkg"
    before = set(contents(deck.read_bytes())["notes"])
    options = items_of(project)["tiny/pact/lasts/choice"]["options"]
    facts = project / "seeds/tiny/facts.yaml"
    facts.write_text(FACTS.replace("- id: pact\n", "- id: treaty\n    was: pact\n"), encoding="utf-8")
    (outcome,) = build(project)
    assert outcome.plan.gone == ()
    assert set(contents(deck.read_bytes())["notes"]) == before
    assert items_of(project)["tiny/treaty/lasts/choice"]["options"] == options


def test_items_are_the_same_whatever_the_hash_seed_the_clock_and_the_folder(root: Path, tmp_path: Path) -> None:
    seed = str(root / "seeds/south-ossetia")
    said = []
    for where, env in (
        (root, {"PYTHONHASHSEED": "77", "TZ": "Asia/Riyadh"}),
        (root, {"PYTHONHASHSEED": "0", "TZ": "UTC"}),
        (root / "seeds", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "quizgen", "items", seed, "--json", "--out", str(tmp_path)],
            cwd=where,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(root), **env},
        )
        said.append(done.stdout)
    assert said[0] == said[1] == said[2]


def test_a_seed_that_wants_forms_has_them_and_their_key_in_every_build(project: Path) -> None:
    facts = project / "seeds/tiny/facts.yaml"
    facts.write_text(f"{FACTS}\nquiz: {{forms: 2}}\n", encoding="utf-8")
    (outcome,) = build(project)
    pages = {path.name for path in outcome.written}
    assert {"tiny-form-a.html", "tiny-form-b.html", "tiny-key.html"} <= pages
    assert len(outcome.codes) == 2


def test_the_committed_deck_is_what_the_sources_give(root: Path, tmp_path: Path) -> None:
    committed = root / "decks"
    shutil.copytree(committed, tmp_path / "decks")
    folders = [root / "seeds" / path.parent.name for path in sorted((root / "seeds").glob("*/facts.yaml"))]
    outcomes = build_seeds(folders, Options(out=tmp_path / "decks"))
    assert [outcome.written for outcome in outcomes] == [()] * len(folders), (
        "decks/ is not what seeds/ and templates/ give: run make deck and commit"
    )


def test_a_clean_clone_gives_the_committed_deck_again(root: Path, tmp_path: Path) -> None:
    committed = root / "decks/south-ossetia"
    kept = tmp_path / "decks/south-ossetia"
    kept.mkdir(parents=True)
    shutil.copy(committed / "ledger.json", kept)
    shutil.copy(root / "decks/notetypes.json", tmp_path / "decks")
    build_seeds([root / "seeds/south-ossetia"], Options(out=tmp_path / "decks"))
    for page in ("south-ossetia-quiz.html", "south-ossetia-study.html"):
        assert (kept / page).read_bytes() == (committed / page).read_bytes()
    deck = "south-ossetia.apkg"
    assert contents((kept / deck).read_bytes()) == contents((committed / deck).read_bytes())


@pytest.mark.parametrize("name", ["quiz.html.j2", "quiz.css", "anki/cards.js", "anki/word.back.html", "labels.yaml"])
def test_a_template_that_is_not_utf8_is_a_problem_with_its_line(project: Path, name: str) -> None:
    own = project / "own" / name
    own.parent.mkdir(parents=True)
    own.write_bytes(b"line\n \xff")
    with pytest.raises(SourceError) as told:
        build(project, templates=project / "own")
    assert f"own/{name}:2:2" in {str(problem.span) for problem in told.value.problems}
    assert not (project / "decks").exists()


@pytest.mark.usefixtures("quick")
def test_a_note_that_comes_back_under_its_first_id_is_the_same_note(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = project / "seeds/tiny/facts.yaml"
    law = FACTS[FACTS.index("  - id: law\n") : FACTS.index("  - id: pact\n")]
    ledger = project / "decks/tiny/ledger.json"
    for day, text in enumerate(
        (FACTS, FACTS.replace("- id: law\n", "- id: act\n    was: law\n"), FACTS.replace(law, ""), FACTS)
    ):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1_800_000_000 + day * 86_400))
        facts.write_text(text, encoding="utf-8")
        build(project)
        if day == 1:
            renamed = read_ledger(ledger.read_text(encoding="utf-8"), "tiny").notes["tiny/act/cloze"]
    back = read_ledger(ledger.read_text(encoding="utf-8"), "tiny")
    assert back.notes["tiny/law/cloze"].guid == renamed.guid
    assert back.notes["tiny/law/cloze"].holes == renamed.holes
    assert back.notes["tiny/law/cloze"].mod > renamed.mod  # or learners would keep what they have
    assert not [note for note in back.retired if note.startswith("tiny/act/")]
    build(project)
