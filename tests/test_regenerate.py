"""A deck built again from mended sources and imported over the one that learners study: theirs stays, ours arrives."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen import pages as printed
from quizgen.anki.plan import search
from quizgen.anki.records import read_ledger
from quizgen.build import Options, Outcome, build_seeds
from quizgen.disk.sources import shipped_templates
from quizgen.problems import SourceError, errors
from quizgen.repair import Repaired, repair_ledger
from quizgen.report import plan_lines
from tests.anki.people import Learner, as_read, one_line
from tests.conftest import lacking
from tests.tiny import ACCORD, ARTICLE, NEIGHBOURS, write_tiny

pytestmark = pytest.mark.anki

REAL, TINY = "south-ossetia", "tiny"
FIRST_BUILD, DAY = 1_700_000_000, 86_400  # all builds lie before the day on which a learner edits a note

# a fact of sentence 5 that the shipped file does not have
NATIONALITY = """\
  - id: citizens-nationality
    does: hold
    who: {all: [{is: dual-citizens, in: مواطني أوسيتيا الجنوبية الذين يحملون الجنسية الروسية}]}
    what: {all: [russian-nationality]}
    quote: مواطني أوسيتيا الجنوبية الذين يحملون الجنسية الروسية
"""

# whatever would make a card ask for a file
FETCHED = re.compile(r"""url\([^)]*\)|\b(?:src|href|srcset|poster)\s*=|@import|\bfetch\(|XMLHttpRequest|\bimport\(""")

# notes of the shipped article whose first card a learner has reviewed, flagged, moved and suspended
STUDIED = ("alliance-signed/when", "alliance-signed/cloze", "words/muaahada", "recognition/after", "command-war/to")
EDITED, TAGGED = "words/taraf", "joint-law-signed/who"


class Author:
    """An author's folder: seeds, templates of his own and decks; each build comes a day after the one before."""

    def __init__(self, home: Path, day: int = 0) -> None:
        self.home, self.day = home, day

    def edit(self, old: str, new: str, seed: str = REAL) -> None:
        """Write `new` for `old` in a fact file, which must have it once."""
        facts = self.home / "seeds" / seed / "facts.yaml"
        text = facts.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"'{old}' stands {text.count(old)} times"
        facts.write_text(text.replace(old, new), encoding="utf-8")

    def rename(self, old: str, new: str) -> None:
        """Write another id for a name wherever the fact file has it, and `was:` where it is declared."""
        facts = self.home / "seeds" / REAL / "facts.yaml"
        text = facts.read_text(encoding="utf-8")
        text = re.sub(rf"(?<![\w-])((?:partner|whose_other)-)?{old}(?![\w-])", rf"\g<1>{new}", text)
        assert text.count(f"\n  {new}:\n") == 1
        facts.write_text(text.replace(f"\n  {new}:\n", f"\n  {new}:\n    was: {old}\n"), encoding="utf-8")

    def lay_out(self, name: str, old: str, new: str) -> None:
        """Write `new` for `old` in a template of his own, at first a copy of the shipped one."""
        own = self.home / "templates" / name
        text = (own if own.is_file() else shipped_templates() / name).read_text(encoding="utf-8")
        assert old in text
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text.replace(old, new), encoding="utf-8")

    def build(self, seed: str = REAL, *, pages: bool = False, **asked: Any) -> Outcome:
        """Build one seed, with options of the command line; its pages are only named unless a test looks at them."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setenv("SOURCE_DATE_EPOCH", str(FIRST_BUILD + self.day * DAY))
            if not pages:
                patched.setattr(printed, "quiz_page", lambda *_: "a quiz")
                patched.setattr(printed, "study_page", lambda *_: "a study page")
            self.day += 1
            options = Options(out=self.home / "decks", templates=self.home / "templates", **asked)
            (outcome,) = build_seeds([self.home / "seeds" / seed], options)
        return outcome

    def deck(self, seed: str = REAL) -> bytes:
        """Read the deck that was built last."""
        return (self.home / f"decks/{seed}/{seed}.apkg").read_bytes()

    def drawn(self, seed: str = REAL) -> dict[str, tuple[str, ...]]:
        """Read what the ledger says was drawn for each item of a seed."""
        ledger = self.home / "decks" / seed / "ledger.json"
        return dict(read_ledger(ledger.read_text(encoding="utf-8"), seed).drawn)

    def all_holes(self, seed: str = REAL) -> dict[str, dict[str, int]]:
        """Read the cloze numbers that the ledger keeps, by note."""
        ledger = self.home / "decks" / seed / "ledger.json"
        notes = read_ledger(ledger.read_text(encoding="utf-8"), seed).notes
        return {note: dict(entry.holes) for note, entry in notes.items()}

    def holes(self, note: str, seed: str = REAL) -> dict[str, int]:
        """Read the cloze numbers that the ledger keeps for a note."""
        return self.all_holes(seed)[f"{seed}/{note}"]

    def lose_ledger(self, seed: str = REAL) -> None:
        """Remove a ledger and its copy: what is known of learners is in the deck alone."""
        for name in ("ledger.json", "ledger.json.bak"):
            (self.home / "decks" / seed / name).unlink()

    def repair(self, seed: str = REAL) -> Repaired:
        """Make a ledger that cannot be read again."""
        options = Options(out=self.home / "decks", templates=self.home / "templates")
        return repair_ledger(self.home / "seeds" / seed, options)


def fact_of(name: str, author: Author) -> str:
    """Cut one fact's lines out of the shipped article's fact file, as they stand."""
    text = (author.home / f"seeds/{REAL}/facts.yaml").read_text(encoding="utf-8")
    start = text.index(f"  - id: {name}\n")
    ends = [place for mark in ("\n  - id: ", "\n  # ", "\n\n") if (place := text.find(mark, start)) > 0]
    return text[start : min(ends) + 1]


def study(learner: Learner) -> None:
    """Review every seventh card, treat some notes' first cards in every way, edit one note and tag another."""
    for card in learner.cards()[::7]:
        card.start_timer()
        learner.col.sched.answerCard(card, 3)
    for name in STUDIED:
        card = learner.note(f"{REAL}/{name}").cards()[0]
        card.start_timer()
        learner.col.sched.answerCard(card, 4)
        learner.col.set_user_flag_for_cards(3, [card.id])
        learner.col.set_deck([card.id], learner.col.decks.id("مجموعتي") or 0)
        learner.col.sched.suspend_cards([card.id])
    edited = learner.note(f"{REAL}/{EDITED}")
    edited["Gloss"] = "side, party"
    learner.col.update_note(edited)
    tagged = learner.note(f"{REAL}/{TAGGED}")
    tagged.tags.append("صعب")
    learner.col.update_note(tagged)


def history(learner: Learner) -> dict[int, tuple[object, ...]]:
    """Tell of every card what its learner owns: deck, flag, schedule, reviews."""
    assert learner.col.db is not None
    reviews = dict(learner.col.db.all("SELECT cid, count() FROM revlog GROUP BY cid"))
    return {
        card.id: (
            *(learner.col.decks.name(card.did), card.user_flag(), card.queue, card.type, card.ivl, card.reps),
            card.due if card.reps else None,
            reviews.get(card.id, 0),
        )
        for card in learner.cards()
    }


def texts(learner: Learner) -> dict[int, tuple[object, ...]]:
    """Tell of every note its fields and tags."""
    notes = map(learner.col.get_note, learner.col.find_notes(""))
    return {note.id: (*note.fields, *note.tags) for note in notes}


def ids(learner: Learner, entries: Any) -> list[str]:
    """List the notes of a part of Anki's log by their ids."""
    return sorted(learner.col.get_note(each.id.nid)["Id"] for each in entries)


def update(learner: Learner, author: Author, outcome: Outcome, seed: str = REAL) -> tuple[list[str], list[str]]:
    """Import a new build, and give the new and the updated notes.

    Whatever the change was: what the plan names arrives and nothing else does, every card keeps its history, no note
    is there twice, and Anki's Check Database finds nothing to mend.
    """
    cards, notes = history(learner), texts(learner)
    log = learner.imports(author.deck(seed))
    new, updated = ids(learner, log.new), ids(learner, log.updated)
    assert (new, updated) == (sorted(outcome.plan.new), sorted(each.note for each in outcome.plan.changed))
    assert len(log.duplicate) == outcome.plan.same
    assert not log.conflicting
    after_cards, after_notes = history(learner), texts(learner)
    assert {number: after_cards[number] for number in cards} == cards
    touched = {each.id.nid for each in (*log.new, *log.updated)}
    assert {number: after_notes[number] for number in notes if number not in touched} == {
        number: told_ for number, told_ in notes.items() if number not in touched
    }
    assert learner.note(f"{REAL}/{EDITED}")["Gloss"] == "side, party"
    assert "صعب" in learner.note(f"{REAL}/{TAGGED}").tags
    sound(learner)
    return new, updated


def sound(learner: Learner) -> None:
    """Hold that the collection is one that Anki has nothing to say against."""
    col = learner.col
    assert col.db is not None
    kinds = [each.name for each in col.models.all_names_and_ids() if "quizgen" in each.name]
    assert sorted(kinds) == ["quizgen cloze", "quizgen question", "quizgen word"]
    assert col.db.list("SELECT guid FROM notes GROUP BY guid HAVING count() > 1") == []
    assert col.db.list("SELECT id FROM notes WHERE id NOT IN (SELECT nid FROM cards)") == []
    assert not col.get_empty_cards().notes
    assert col.fix_integrity() == ("Database rebuilt and optimized.", True)


# ---------------------------------------------------------------- the first day, once for all


@pytest.fixture(scope="module")
def first_day(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An author's folder with the shipped article and a tiny one, both built, and a learner who has studied."""
    try:
        import anki.collection  # noqa: F401
    except ImportError:
        lacking("no anki package on this machine (pip install anki)")
    home = tmp_path_factory.mktemp("first-day")
    shutil.copytree(root / "seeds" / REAL, home / "seeds" / REAL)
    write_tiny(home, TINY)
    for place in ("templates", "learner"):
        (home / place).mkdir()
    author = Author(home)
    author.build(REAL)
    author.build(TINY)
    learner = Learner(home / "learner")
    learner.imports(author.deck(REAL))
    study(learner)
    learner.col.fix_integrity()  # Anki itself writes down two times of a review, which may fall into two seconds
    learner.close()
    return home


@pytest.fixture
def author(first_day: Path, tmp_path: Path) -> Author:
    """The author on the second day."""
    for place in ("seeds", "templates", "decks"):
        shutil.copytree(first_day / place, tmp_path / place)
    return Author(tmp_path, day=2)


@pytest.fixture
def learner(first_day: Path, tmp_path: Path) -> Iterator[Learner]:
    """A learner who has studied the shipped article's first deck."""
    shutil.copytree(first_day / "learner", tmp_path / "learner")
    made = Learner(tmp_path / "learner")
    yield made
    made.close()


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Learner]:
    """A learner with an empty collection."""
    (tmp_path / "newcomer").mkdir()
    made = Learner(tmp_path / "newcomer")
    yield made
    made.close()


# ---------------------------------------------------------------- the fresh deck


def test_the_first_deck_is_whole_in_anki(author: Author, newcomer: Learner) -> None:
    log = newcomer.imports(author.deck())
    assert (len(log.updated), len(log.duplicate), len(log.conflicting)) == (0, 0, 0)
    for card in newcomer.cards():
        front, back = newcomer.sides(card)
        assert as_read(front)
        assert as_read(back) != as_read(front)
        for side in (front, back):
            assert "{{" not in side
            # the script fetches the article from the media folder when it is asked for, and nothing else
            assert set(FETCHED.findall(side)) <= {"src ="}
    sound(newcomer)
    media = newcomer.col.media.check()
    assert (list(media.missing), list(media.unused)) == ([], [])
    for kind in newcomer.col.models.all():
        if "quizgen" in kind["name"]:
            held = {f'url("{path.name}")' for path in Path(newcomer.col.media.dir()).iterdir()}
            assert set(FETCHED.findall(kind["css"])) <= held
    many = {kind: len(newcomer.col.find_notes(f'note:"quizgen {kind}"')) for kind in ("question", "cloze", "word")}
    assert many["question"] >= 50
    assert many["cloze"] >= 18
    assert many["word"] >= 45


def test_the_same_sources_give_learners_nothing_to_update(author: Author, learner: Learner) -> None:
    outcome = author.build()
    assert outcome.written == ()
    assert update(learner, author, outcome) == ([], [])


# ---------------------------------------------------------------- one thing changes


def test_a_mended_gloss_updates_one_word(author: Author, learner: Learner) -> None:
    author.edit("part: noun, en: treaty,", 'part: noun, en: "treaty, pact",')
    assert update(learner, author, author.build()) == ([], [f"{REAL}/words/muaahada"])
    assert learner.note(f"{REAL}/words/muaahada")["Gloss"] == "treaty, pact"


def test_another_source_of_a_disputed_date_updates_what_tells_it(author: Author, learner: Learner) -> None:
    author.edit("https://asil.org/node/2709", "https://example.org/treaty")
    # the disputed day stands in the question what was signed; it is kept out of those by whom and for how long
    told = ("cloze", "what", "when")
    notes = [f"{REAL}/alliance-signed/{name}" for name in told]
    assert update(learner, author, author.build()) == ([], notes)
    for note in notes:
        assert "example.org" in learner.note(note)["Doubt"]


def test_a_mended_correction_updates_the_cards_of_its_sentence_alone(author: Author, learner: Learner) -> None:
    author.edit("{quote: ونصن, read: وتنص,", "{quote: ونصن, read: وتنصّ,")
    new, updated = update(learner, author, author.build())
    assert new == []
    assert f"{REAL}/recruiting/whom" in updated
    assert f"{REAL}/text" in updated
    assert all("الجملة 8" in learner.note(note)["Source"] for note in updated if note != f"{REAL}/text")


def test_a_new_alias_updates_the_notes_that_accept_it(author: Author, learner: Learner) -> None:
    author.edit("aliases: [بيبيلوف]", "aliases: [بيبيلوف, بيبلوف]")
    new, updated = update(learner, author, author.build())
    assert new == []
    assert updated
    for note in updated:
        assert "بيبلوف" in learner.note(note)["Spare2"]


def test_what_is_also_true_is_no_longer_offered_as_wrong_on_that_fact_alone(author: Author, learner: Learner) -> None:
    note = f"{REAL}/{TAGGED}"
    assert "<b>ليونيد تيبيلوف</b>" in learner.note(note)["Options"]
    author.edit(
        "    who: {all: putin}\n    what: {all: [{is: joint-law",
        "    who: {all: putin, also: [tibilov]}\n    what: {all: [{is: joint-law",
    )
    outcome = author.build()
    told_ = sorted(each.note for each in outcome.plan.changed)
    assert note in told_
    assert all(each.startswith(f"{REAL}/joint-law-signed/") for each in told_)
    cards = history(learner)
    log = learner.imports(author.deck())
    assert ids(learner, log.updated) == [each for each in told_ if each != note]  # its tag is newer than this build
    assert "صعب" in learner.note(note).tags
    assert history(learner) == cards


def test_a_typo_mended_in_a_question_template_updates_the_notes_it_words(author: Author, learner: Learner) -> None:
    author.lay_out("questions/recognise.yaml", '  after: "في أعقاب أيّ حدث', '  after: "بعد أيّ حدث')
    assert update(learner, author, author.build()) == ([], [f"{REAL}/recognition/after"])
    assert learner.note(f"{REAL}/recognition/after")["Stem"].startswith("بعد أيّ حدث")


def test_who_missed_a_build_takes_both_changes_and_an_older_deck_takes_none_back(
    author: Author, learner: Learner
) -> None:
    author.edit("part: noun, en: treaty,", "part: noun, en: pact,")
    author.build()
    older = author.deck()
    author.edit("https://asil.org/node/2709", "https://example.org/treaty")
    author.build()
    log = learner.imports(author.deck())
    assert ids(learner, log.updated) == [
        f"{REAL}/alliance-signed/cloze",
        f"{REAL}/alliance-signed/what",
        f"{REAL}/alliance-signed/when",
        f"{REAL}/words/muaahada",
    ]
    now, cards = texts(learner), history(learner)
    learner.imports(older)
    assert (texts(learner), history(learner)) == (now, cards)
    sound(learner)


# ---------------------------------------------------------------- what is no change of any card


def test_options_for_paper_leave_the_deck_and_the_next_build_alone(author: Author, learner: Learner) -> None:
    deck = author.deck()
    asked = {"digits": "arabic", "months": "levant", "title": "اختبار", "items": 12}
    outcome = author.build(pages=True, settings=asked, forms=2, paper="Letter")
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())
    assert author.deck() == deck
    quiz = (author.home / f"decks/{REAL}/{REAL}-quiz.html").read_text(encoding="utf-8")
    assert "٢٠١٥" in quiz
    assert "آذار" in quiz
    ledger = author.home / f"decks/{REAL}/ledger.json"
    assert ledger not in outcome.written
    assert update(learner, author, author.build()) == ([], [])
    assert author.deck() == deck


@pytest.mark.parametrize("part", ["facts", "names", "vocabulary", "refers", "unsaid", "pools"])
def test_another_order_of_the_file_changes_no_note(author: Author, learner: Learner, part: str) -> None:
    facts = author.home / f"seeds/{REAL}/facts.yaml"
    tree = yaml.load(facts.read_text(encoding="utf-8"), yaml.BaseLoader)
    home = tree["passage"] if part in ("refers", "unsaid") else tree
    turned = home[part]
    home[part] = dict(reversed(turned.items())) if isinstance(turned, dict) else turned[::-1]
    facts.write_text(yaml.dump(tree, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
    assert update(learner, author, author.build()) == ([], [])


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("published: 2017-03 ", "published: 2017-04-02 "),
        ("\n  title: unknown\n", "\n  title: انضمام وحدات\n"),
        ("\n  publisher: unknown\n", "\n  publisher: جريدة\n"),
        ("\n  rights: unknown\n", "\n  rights: CC BY 4.0\n"),
        ("\n  url: unknown\n", "\n  url: https://example.org/article\n"),
    ],
)
def test_what_is_known_of_the_article_changes_the_cards_that_show_it_alone(
    author: Author, learner: Learner, was: str, now: str
) -> None:
    found = learner.col.find_notes('"*نُشر المقال في*"') if "published" in was else []  # a time is counted from that day
    counted = {learner.col.get_note(number)["Id"] for number in found}
    author.edit(was, now)
    assert update(learner, author, author.build()) == ([], sorted({f"{REAL}/text", *counted}))


def test_an_id_renamed_without_was_is_noticed_and_the_line_to_paste_brings_all_back(
    author: Author, learner: Learner
) -> None:
    ledger = author.home / f"decks/{REAL}/ledger.json"
    before = ledger.read_text(encoding="utf-8")
    author.edit("\n  - id: alliance-keeps\n", "\n  - id: keeps-independence\n")
    outcome = author.build()
    assert outcome.plan.gone
    (line,) = [each for each in outcome.warnings if "looks like" in each]
    assert line.startswith("the fact 'keeps-independence' looks like 'alliance-keeps'")
    pasted = re.findall("`(was: .*?)`", line)[0]
    ledger.write_text(before, encoding="utf-8")
    author.edit("\n  - id: keeps-independence\n", f"\n  - id: keeps-independence\n    {pasted}\n")
    outcome = author.build()
    assert (outcome.plan.new, outcome.plan.gone) == ((), ())
    new, _ = update(learner, author, outcome)
    assert new == []


# ---------------------------------------------------------------- facts come and go


def test_a_new_fact_adds_its_notes_and_changes_of_others_only_a_reason_that_tells_it(
    author: Author, newcomer: Learner
) -> None:
    (author.home / f"seeds/{TINY}/article.txt").write_text(ARTICLE + NEIGHBOURS, encoding="utf-8")
    author.build(TINY)
    newcomer.imports(author.deck(TINY))
    before = texts(newcomer)
    with (author.home / f"seeds/{TINY}/facts.yaml").open("a", encoding="utf-8") as facts:
        facts.write(ACCORD)
    outcome = author.build(TINY)
    log = newcomer.imports(author.deck(TINY))
    assert ids(newcomer, log.new) == sorted(outcome.plan.new)
    assert all(note.startswith(f"{TINY}/accord/") for note in outcome.plan.new)
    assert ids(newcomer, log.updated) == sorted(change.note for change in outcome.plan.changed)
    assert len(log.conflicting) == 0
    assert {field for change in outcome.plan.changed for field, _, _ in change.fields} == {"Why"}
    touched = {each.id.nid for each in log.updated}
    assert all("وقّعت تركيا اتفاقية الحدود" in newcomer.col.get_note(number)["Why"] for number in touched)
    assert {number: now for number, now in texts(newcomer).items() if number in before and number not in touched} == {
        number: then for number, then in before.items() if number not in touched
    }
    sound(newcomer)


def test_a_new_fact_that_makes_an_old_question_unsafe_takes_it_back_and_tells(author: Author, learner: Learner) -> None:
    author.edit("\nvocabulary:", f"\n{NATIONALITY}\nvocabulary:")
    outcome = author.build()
    new, updated = update(learner, author, outcome)
    assert (new, updated) == ([f"{REAL}/citizens-nationality/cloze"], [])
    assert outcome.plan.gone == (f"{REAL}/nationality/share",)
    (reason,) = [each for each in outcome.warnings if "is gone" in each]
    assert reason.startswith(f"{REAL}/nationality/share is gone: «كم من سكان أوسيتيا الجنوبية")
    assert reason.endswith("could also ask about citizens-nationality")
    assert learner.note(f"{REAL}/nationality/share")["Stem"]


def test_a_removed_fact_is_told_and_stays_with_those_who_have_it(author: Author, learner: Learner) -> None:
    author.edit(fact_of("command-war", author), "")
    outcome = author.build()
    new, _ = update(learner, author, outcome)
    assert new == []
    assert f"{REAL}/command-war/to" in outcome.plan.gone
    assert search(outcome.plan.gone) in plan_lines(outcome.plan)[-1]
    found = [learner.col.get_note(number)["Id"] for number in learner.col.find_notes(search(outcome.plan.gone))]
    assert sorted(found) == sorted(outcome.plan.gone)


def test_a_fact_that_comes_back_is_the_old_one(author: Author, learner: Learner) -> None:
    fact = fact_of("command-war", author)
    author.edit(fact, "")
    author.build()
    author.edit("\nvocabulary:", f"\n{fact}\nvocabulary:")
    cards = history(learner)
    log = learner.imports(author.build() and author.deck())
    assert ids(learner, log.new) == []
    assert history(learner) == cards
    sound(learner)


@pytest.mark.parametrize(
    "moved",
    [
        "joint-force-task",
        # two facts of one sentence: the first in the file takes the hole
        "recruiting-allowed",
    ],
)
def test_facts_in_another_order_are_the_same_facts(author: Author, learner: Learner, moved: str) -> None:
    fact = fact_of(moved, author)
    author.edit(fact, "")
    author.edit("\nvocabulary:", f"\n{fact}\nvocabulary:")
    outcome = author.build()
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())
    assert update(learner, author, outcome) == ([], [])


# ---------------------------------------------------------------- names change


def test_a_renamed_fact_and_a_renamed_word_keep_their_history(author: Author, learner: Learner) -> None:
    holes = author.holes("alliance-signed/cloze")
    options = learner.note(f"{REAL}/alliance-signed/lasts")["Options"]
    author.edit("  - id: alliance-signed\n", "  - id: treaty-signed\n    was: alliance-signed\n")
    author.edit("near: alliance-signed}", "near: treaty-signed}")
    author.edit("{id: muaahada,", "{id: treaty, was: muaahada,")
    outcome = author.build()
    new, updated = update(learner, author, outcome)
    assert (new, outcome.plan.gone) == ([], ())
    assert {f"{REAL}/treaty-signed/when", f"{REAL}/treaty-signed/cloze", f"{REAL}/words/treaty"} <= set(updated)
    assert all(note.startswith((f"{REAL}/treaty-signed/", f"{REAL}/words/treaty")) for note in updated)
    assert author.holes("treaty-signed/cloze") == holes
    assert learner.note(f"{REAL}/treaty-signed/lasts")["Options"] == options
    assert learner.col.find_notes(f'Id:"{REAL}/alliance-signed/*"') == []
    author.edit(
        "  - id: treaty-signed\n    was: alliance-signed\n", "  - id: pact\n    was: [treaty-signed, alliance-signed]\n"
    )
    author.edit("near: treaty-signed}", "near: pact}")
    again = author.build()
    update(learner, author, again)
    assert (again.plan.new, again.plan.gone) == ((), ())


def test_a_renamed_role_keeps_the_number_of_its_hole(author: Author, newcomer: Learner) -> None:
    newcomer.imports(author.deck(TINY))
    holes = author.holes("pact/cloze", TINY)
    drawn = author.drawn(TINY)
    cards = history(newcomer)
    author.lay_out("questions/sign.yaml", "  lasts:\n    wordings:", "  duration:\n    was: lasts\n    wordings:")
    author.lay_out("questions/sign.yaml", "  lasts: {is", "  duration: {is")
    author.lay_out("questions/sign.yaml", '  lasts: "تبلغ مدة', '  duration: "تبلغ مدة')
    author.lay_out("questions/sign.yaml", "{{ lasts | accusative }}", "{{ duration | accusative }}")
    author.edit("    lasts: 25", "    duration: 25", TINY)
    outcome = author.build(TINY)
    assert (outcome.plan.new, outcome.plan.gone) == ((), ())
    log = newcomer.imports(author.deck(TINY))
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert history(newcomer) == cards
    now = author.holes("pact/cloze", TINY)
    assert now["cloze-duration"] == holes["cloze-lasts"]
    for old, new in (("true-false-lasts", "true-false-duration"), ("lasts/choice", "duration/choice")):
        assert author.drawn(TINY)[f"{TINY}/pact/{new}"] == drawn[f"{TINY}/pact/{old}"]
    sound(newcomer)


@pytest.mark.parametrize("lost", [False, True], ids=["with the ledger", "with the ledger lost"])
def test_a_renamed_name_keeps_the_history_of_the_notes_that_bear_it(
    author: Author, learner: Learner, lost: bool
) -> None:
    partner = learner.note(f"{REAL}/joint-force-of/partner-abkhazia")
    office = learner.note(f"{REAL}/office-tibilov/what")
    for note in (partner, office):
        learner.col.sched.suspend_cards([card.id for card in note.cards()])
    learner.col.fix_integrity()
    author.rename("abkhazia", "sukhumi")
    author.rename("tibilov", "president")
    if lost:
        author.lose_ledger()
        author.repair()
        cards = history(learner)
        log = learner.imports(author.build() and author.deck())
        assert (len(log.new), len(log.conflicting), history(learner)) == (0, 0, cards)
    else:
        outcome = author.build()
        new, updated = update(learner, author, outcome)
        assert (new, outcome.plan.gone) == ([], ())
        assert not [each for each in outcome.redrawn if "/match/" not in each.item]
        assert all("-sukhumi" in note or "-president" in note for note in updated)
        renamed = learner.note(f"{REAL}/joint-force-of/partner-sukhumi")
        assert (renamed.id, renamed["Options"]) == (partner.id, partner["Options"])
    assert learner.note(f"{REAL}/joint-force-of/partner-sukhumi").id == partner.id
    assert learner.note(f"{REAL}/office-president/what").id == office.id
    assert learner.col.find_notes("Id:*abkhazia OR Id:*office-tibilov*") == []


def test_a_name_renamed_twice_keeps_its_history(author: Author, learner: Learner) -> None:
    note = learner.note(f"{REAL}/joint-force-of/partner-abkhazia")
    author.rename("abkhazia", "sukhumi")
    author.build()  # this deck the learner misses
    author.edit("  sukhumi:\n    was: abkhazia\n", "  sukhumi:\n")
    author.rename("sukhumi", "apsny")
    author.edit("    was: sukhumi\n", "    was: [sukhumi, abkhazia]\n")
    outcome = author.build()
    assert (outcome.plan.new, outcome.plan.gone, outcome.redrawn) == ((), (), ())
    learner.imports(author.deck())
    assert learner.note(f"{REAL}/joint-force-of/partner-apsny").id == note.id
    sound(learner)


def test_a_renamed_reference_and_a_renamed_unsaid_question_keep_their_history(author: Author, learner: Learner) -> None:
    note = learner.note(f"{REAL}/refers/that-base")
    learner.col.sched.suspend_cards([card.id for card in note.cards()])
    learner.col.fix_integrity()
    drawn = author.drawn()[f"{REAL}/unsaid/base-men-answered"]
    author.edit("{id: that-base,", "{id: the-base, was: that-base,")
    author.edit("{id: base-men,", "{id: men-of-the-base, was: base-men,")
    outcome = author.build()
    assert update(learner, author, outcome) == ([], [f"{REAL}/refers/the-base"])
    assert (outcome.plan.gone, outcome.redrawn) == ((), ())
    assert learner.note(f"{REAL}/refers/the-base").id == note.id
    assert author.drawn()[f"{REAL}/unsaid/men-of-the-base-answered"] == drawn


def test_what_was_drawn_is_kept_whatever_of_it_is_renamed(author: Author) -> None:
    before = author.drawn()
    author.rename("tibilov", "president")
    author.edit("  - id: joint-law-signed\n", "  - id: law-signed\n    was: joint-law-signed\n")
    author.edit("{id: muaahada,", "{id: treaty, was: muaahada,")
    author.build()
    after = author.drawn()
    now = {"office-tibilov": "office-president", "joint-law-signed": "law-signed", "muaahada": "treaty"}
    events = {f"{REAL}/{name}": f"{REAL}/{name}" for name in ("match/office-1", "match/when-1", "order/1")}
    words = {f"{REAL}/words/muaahada/{asked}": f"{REAL}/words/treaty/{asked}" for asked in ("meaning", "word")}
    for old, new in (events | words).items():
        # what is left over in a match is the one thing that chance may draw anew
        kept = before[old][:-1] if "/match/" in old else before[old]
        assert {now.get(each, each) for each in kept} <= set(after[new])


# ---------------------------------------------------------------- layout, other seeds, many builds


def test_new_layout_arrives_though_another_seeds_older_deck_is_imported_in_between(
    author: Author, learner: Learner
) -> None:
    older = author.deck(TINY)
    author.lay_out("anki/cards.css", ".card { font-size: 26px; }", ".card { font-size: 31px; }")
    outcome = author.build()
    assert (outcome.plan.new, outcome.plan.changed, outcome.plan.gone) == ((), (), ())
    learner.imports(older)
    assert update(learner, author, outcome) == ([], [])
    author.build(TINY)
    for deck in (older, author.deck(TINY), author.deck()):
        learner.imports(deck)
        for name in ("question", "cloze", "word"):
            kind = learner.col.models.by_name(f"quizgen {name}")
            assert kind is not None
            assert "31px" in kind["css"]
    sound(learner)


def test_new_layout_comes_with_whichever_deck_is_built_first(author: Author, learner: Learner) -> None:
    author.lay_out("anki/word.back.html", "<dt>الجذر{{", "<dt>جذر الكلمة{{")
    author.build(TINY)
    learner.imports(author.deck(TINY))
    _, back = learner.sides(learner.note(f"{REAL}/{EDITED}").cards()[0])
    assert "جذر الكلمة" in back
    learner.imports(author.build() and author.deck())
    _, back = learner.sides(learner.note(f"{REAL}/{EDITED}").cards()[0])
    assert "جذر الكلمة" in back


def test_ten_builds_in_a_row_make_nothing_twice(author: Author, learner: Learner) -> None:
    gloss = "treaty"
    for turn in range(10):
        author.edit(f"part: noun, en: {gloss},", f"part: noun, en: treaty {turn},")
        gloss = f"treaty {turn}"
        author.lay_out("anki/cards.css", ".card {", f"/* {turn} */ .card {{")
        assert update(learner, author, author.build()) == ([], [f"{REAL}/words/muaahada"])
    assert learner.note(f"{REAL}/words/muaahada")["Gloss"] == "treaty 9"


@pytest.mark.parametrize("lost", [["notetypes.json"], ["south-ossetia", "notetypes.json"]])
def test_what_a_lost_record_gives_is_no_duplicate(author: Author, learner: Learner, lost: list[str]) -> None:
    cards = history(learner)
    for name in lost:
        place = author.home / "decks" / name
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
    log = learner.imports(author.build() and author.deck())
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert history(learner) == cards
    assert learner.note(f"{REAL}/{EDITED}")["Gloss"] == "side, party"
    sound(learner)


@pytest.mark.parametrize("left", ["the copy", "the deck"])
def test_a_damaged_ledger_is_refused_and_repaired_so_that_learners_notice_nothing(
    author: Author, learner: Learner, left: str
) -> None:
    ledger = author.home / f"decks/{REAL}/ledger.json"
    before, drawn, holes, cards = ledger.read_bytes(), author.drawn(), author.all_holes(), history(learner)
    ledger.write_bytes(before[: len(before) // 2])
    deck = author.deck()
    with pytest.raises(SourceError) as refused:
        author.build()
    assert {problem.code for problem in refused.value.problems} == {"E902"}
    assert (ledger.read_bytes(), author.deck()) == (before[: len(before) // 2], deck)
    if left == "the deck":
        ledger.with_name("ledger.json.bak").unlink()
    author.repair()
    outcome = author.build()
    if left == "the copy":
        assert (ledger.read_bytes(), outcome.written) == (before, ())
    assert (outcome.plan.new, outcome.plan.gone) == ((), ())
    assert author.all_holes() == holes
    changed = {change.note for change in outcome.plan.changed}
    assert changed <= {"/".join(item.split("/")[:3]) for item in drawn}  # options may be drawn anew, nothing else
    log = learner.imports(author.deck())
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert history(learner) == cards
    sound(learner)


# ---------------------------------------------------------------- texts that something could take for its own


NASTY = (
    *("[sound:x.mp3]", "{{c1::x}}", "{{Id}}", "{{FrontSide}}", "<b>x</b>", "a::b", "\\(x\\)", "[[type:Id]]", "R&D; &c"),
    *(
        "<script>x()</script>",
        "{{ x",
        "x }}",
        "{% if %}",
        "[latex]x[/latex]",
        "x 😀",
        "cafe\u0301",
        "<!-- x -->",
        "#id: 'x'",
    ),
)


def quoted(text: str) -> str:
    """Write a text as a YAML value that means it letter for letter."""
    return "'" + text.replace("'", "''") + "'"


def test_whatever_an_author_writes_is_shown_as_written(author: Author, newcomer: Learner) -> None:
    words = "".join(
        f"  - {{id: w{at}, word: كلمة, part: noun, en: {quoted(text)}, quote: معاهدة الدفاع, in: معاهدة}}\n"
        for at, text in enumerate(NASTY)
    )
    topic = "قوات " + " ".join(NASTY)
    author.edit("vocabulary:\n", f"vocabulary:\n{words}", TINY)
    author.edit("when: late 2016\n", f"when: late 2016\n    topic: {{is: {quoted(topic)}, in: قانون القوات}}\n", TINY)
    author.build(TINY)
    newcomer.imports(author.deck(TINY))
    for at, text in enumerate(NASTY):
        produce = newcomer.note(f"{TINY}/words/w{at}").cards()[1]
        for side in newcomer.sides(produce):
            assert one_line(text) in as_read(side)
    _, back = newcomer.sides(newcomer.note(f"{TINY}/law/topic").cards()[0])
    assert one_line(topic) in as_read(back)
    sound(newcomer)


# pieces of texts: those that Anki, HTML, Jinja or YAML could take for their own, and those that no card can show
REFUSED = ("\x1f", "\x00", "\u202e", "\u2066", "\u200f", "\u2028", "\ufeff")
SOUND = (*NASTY, "\n", '"', "'", "::", "\\(", "<", "&", "كلمة", " ", "👩", "[sound:", "x" * 10_000)
TEXTS = st.one_of(
    st.lists(st.sampled_from(SOUND), min_size=1, max_size=6).map("".join),
    st.lists(st.sampled_from(SOUND), min_size=1, max_size=6).map("".join),
    st.lists(st.sampled_from((*SOUND, *REFUSED)), min_size=1, max_size=2).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.fixed_dictionaries({"gloss": TEXTS, "title": TEXTS, "notice": TEXTS, "means": TEXTS, "topic": TEXTS}))
def test_any_text_of_a_fact_file_is_shown_on_both_sides_as_written_or_refused_with_its_line(
    first_day: Path, texts: dict[str, str]
) -> None:
    # a gloss is English, an answer Arabic
    needed = {"gloss": " treaty", "means": " قوات", "topic": " قوات"}
    texts = {field: text + needed.get(field, "") for field, text in texts.items()}
    with tempfile.TemporaryDirectory() as folder:
        author = Author(Path(folder))
        (author.home / "templates").mkdir()
        shutil.copytree(first_day / "seeds" / TINY, author.home / "seeds" / TINY)
        # JSON's escapes are YAML's: every text stands on one line
        written = {field: json.dumps(text, ensure_ascii=False) for field, text in texts.items()}
        author.edit(
            "article: {text: article.txt, title: عن المعاهدات}",
            f"article:\n  text: article.txt\n  title: {written['title']}\n  notice: {written['notice']}",
            TINY,
        )
        author.edit("en: treaty,", f"en: {written['gloss']},", TINY)
        author.edit(
            "when: late 2016\n",
            f"when: late 2016\n    topic: {{is:\n      {written['topic']}, in: قانون القوات}}\n",
            TINY,
        )
        author.edit(
            "\nfacts:\n",
            "\npassage:\n  refers:\n  - {id: law, quote: قانون القوات, word: قانون, means:\n"
            f"      {written['means']}}}\nfacts:\n",
            TINY,
        )
        facts = (author.home / f"seeds/{TINY}/facts.yaml").read_text(encoding="utf-8").split("\n")
        lines = {field: {at for at, line in enumerate(facts, 1) if text in line} for field, text in written.items()}
        try:
            author.build(TINY)
        except SourceError as refused:
            # each stands on another line, and can only be refused there
            assert {problem.span.line for problem in refused.problems} <= set.union(*lines.values())  # noqa: PT017
            assert not [problem for problem in refused.problems if "YAML" in problem.message]  # noqa: PT017
            return
        assert not [text for text in texts.values() if any(char in text for char in REFUSED)]
        learner = Learner(Path(folder))
        try:
            learner.imports(author.deck(TINY))
            gloss, title, notice = (one_line(texts[each]) for each in ("gloss", "title", "notice"))
            means, topic = one_line(texts["means"]), one_line(texts["topic"])
            recognise, produce = learner.note(f"{TINY}/words/muaahada").cards()
            assert gloss in as_read(learner.sides(produce)[0])
            asked = learner.note(f"{TINY}/refers/law").cards()[0]
            for card, told_ in ((recognise, gloss), (produce, gloss), (asked, means)):
                back = as_read(learner.sides(card)[1])
                assert told_ in back
            article = as_read(learner.sides(learner.note(f"{TINY}/text").cards()[0])[1])
            assert all(text in article for text in (title, notice))
            assert topic in as_read(learner.sides(learner.note(f"{TINY}/law/topic").cards()[0])[1])
            sound(learner)
        finally:
            learner.close()


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("نص\x1fآخر", "U+001F"),
        ("نص\x00آخر", "U+0000"),
        ("نص\u202eآخر", "U+202E"),
        ("نص\u2028آخر", "U+2028"),
        ('"نص\\x1fآخر"', "U+001F"),
        ('"نص\\0آخر"', "U+0000"),
        ('"نص\\u202Eآخر"', "U+202E"),
    ],
)
@pytest.mark.parametrize("where", ["gloss", "text"])
def test_a_character_that_no_card_can_show_is_refused_with_its_line(
    author: Author, written: str, named: str, where: str
) -> None:
    if where == "gloss":
        written = written.replace("نص", "old").replace("آخر", "pact")  # a gloss in Arabic is a problem by itself
        author.edit("en: treaty,", f"en: {written},", TINY)
    else:
        author.edit("when: late 2016\n", f"when: late 2016\n    topic: {{is: {written}, in: قانون القوات}}\n", TINY)
    facts = (author.home / f"seeds/{TINY}/facts.yaml").read_text(encoding="utf-8")
    line = facts[: facts.index(written)].count("\n") + 1
    with pytest.raises(SourceError) as refused:
        author.build(TINY)
    found = errors(refused.value.problems)  # beside them a note says that the words of `in:` hold nothing of the value
    assert [(problem.span.line, named in problem.message) for problem in found] == [(line, True)]
