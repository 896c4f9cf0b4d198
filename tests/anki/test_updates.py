"""What a learner who has studied keeps when the deck is built and imported again."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from quizgen.anki.deck import Built
from quizgen.anki.ledger import EntryError, Ledger, write_ledger
from quizgen.anki.plan import search
from quizgen.anki.records import read_ledger
from quizgen.model import Item
from quizgen.report import plan_lines, plan_tree
from tests.anki.people import Author, Learner
from tests.anki.samples import ARTICLE, LABELS, SEED, bank, items, with_item, without

ALLIANCE = f"{SEED}/alliance-signed"
WHEN = f"{ALLIANCE}/when"
CORRECTED = with_item(WHEN, key="18 مارس 2015")


def renamed(fact: str, new: str) -> tuple[Item, ...]:
    """List the items with one fact's id changed everywhere."""
    return tuple(
        dataclasses.replace(
            each,
            id=each.id.replace(f"/{fact}/", f"/{new}/"),
            note=each.note.replace(f"/{fact}/", f"/{new}/"),
            facts=tuple(new if name == fact else name for name in each.facts),
        )
        for each in items()
    )


def study(learner: Learner, note: str) -> dict[str, Any]:
    """Review a note's first card, flag it, suspend it, move it elsewhere; tell what must be kept."""
    card = learner.note(note).cards()[0]
    card.start_timer()
    card.queue, card.type, card.ivl, card.due, card.reps, card.factor = 2, 2, 30, 20, 5, 2500
    learner.col.update_card(card)
    learner.col.set_user_flag_for_cards(3, [card.id])
    learner.col.set_deck([card.id], learner.col.decks.id("مجموعتي") or 0)
    learner.col.sched.suspend_cards([card.id])
    learner.col.db.execute(  # type: ignore[union-attr]
        "INSERT INTO revlog VALUES (?, ?, 0, 3, 30, 10, 2500, 4000, 1)", card.id + 5, card.id
    )
    return history(learner, note)


def history(learner: Learner, note: str) -> dict[str, Any]:
    """Tell what a learner owns of a note's first card."""
    card = learner.note(note).cards()[0]
    assert learner.col.db is not None
    return {
        "card": card.id,
        "deck": learner.col.decks.name(card.did),
        "flag": card.user_flag(),
        "schedule": (card.queue, card.type, card.ivl, card.due, card.reps),
        "reviews": learner.col.db.scalar("SELECT count() FROM revlog WHERE cid = ?", card.id),
    }


def counts(log: Any) -> tuple[int, int, int, int]:
    """Give Anki's counts: new, updated, duplicate, conflicting."""
    return len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)


@pytest.mark.anki
def test_one_changed_fact_updates_its_note_alone_and_keeps_its_history(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    before = study(learner, WHEN)
    built = author.build(bank(items=CORRECTED))
    assert counts(learner.imports(built.apkg)) == (0, 1, 10, 0)
    assert learner.note(WHEN)["Answer"].startswith("18 مارس 2015")
    assert history(learner, WHEN) == before
    assert [each.note for each in built.plan.changed] == [WHEN]
    assert len(learner.cards()) == 14


@pytest.mark.anki
def test_an_unchanged_deck_changes_nothing_and_a_learners_edit_and_tag_stay(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    edited = learner.note(WHEN)
    edited["Spare1"] = "ملاحظتي"
    edited.tags.append("صعب")
    learner.col.update_note(edited)
    assert counts(learner.imports(author.build().apkg)) == (0, 0, 11, 0)
    assert learner.note(WHEN)["Spare1"] == "ملاحظتي"
    assert "صعب" in learner.note(WHEN).tags


@pytest.mark.anki
def test_a_new_fact_adds_its_notes_and_touches_no_other(author: Author, learner: Learner) -> None:
    law = (f"{SEED}/forces-law/who", f"{SEED}/forces-law/cloze")
    learner.imports(author.build(bank(items=without(*law))).apkg)
    before = study(learner, WHEN)
    learner.col.fix_integrity()  # writes down the time of the review that this test made up
    built = author.build(bank(items=(*items()[7:], *items()[:7])))
    assert counts(learner.imports(built.apkg)) == (2, 0, 9, 0)
    assert sorted(built.plan.new) == sorted(law)
    assert history(learner, WHEN) == before
    assert learner.col.fix_integrity() == ("Database rebuilt and optimized.", True)


@pytest.mark.anki
@pytest.mark.parametrize(
    ("built", "kept"), [(1_760_000_000, True), (4_000_000_000, False)], ids=["after the build", "before the build"]
)
def test_of_a_learners_edit_and_ours_the_later_one_stays(
    author: Author, learner: Learner, built: int, kept: bool
) -> None:
    learner.imports(author.build().apkg)
    edited = learner.note(WHEN)
    edited["Spare1"] = "ملاحظتي"
    learner.col.update_note(edited)
    learner.imports(author.build(bank(items=CORRECTED), now=built).apkg)
    assert (learner.note(WHEN)["Spare1"] == "ملاحظتي") is kept
    assert learner.note(WHEN)["Answer"].startswith("8 مارس" if kept else "18 مارس")


@pytest.mark.anki
def test_an_update_of_ours_takes_the_learners_tag_on_that_note_away(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    tagged = learner.note(WHEN)
    tagged.tags.append("صعب")
    learner.col.update_note(tagged)
    learner.imports(author.build(bank(items=CORRECTED), now=4_000_000_000).apkg)
    assert "صعب" not in learner.note(WHEN).tags
    assert "quizgen::fact::alliance-signed" in learner.note(WHEN).tags


@pytest.mark.anki
@pytest.mark.parametrize(("notes", "answer"), [("ALWAYS", "18 مارس"), ("NEVER", "8 مارس")])
def test_a_learner_may_take_every_update_or_none(author: Author, learner: Learner, notes: str, answer: str) -> None:
    learner.imports(author.build().apkg)
    edited = learner.note(WHEN)  # later than the next build
    edited["Spare1"] = "ملاحظتي"
    learner.col.update_note(edited)
    learner.imports(author.build(bank(items=CORRECTED)).apkg, notes)
    assert learner.note(WHEN)["Answer"].startswith(answer)
    assert (learner.note(WHEN)["Spare1"] == "ملاحظتي") is (notes == "NEVER")


@pytest.mark.anki
def test_a_hole_that_is_gone_leaves_an_empty_card_that_anki_can_find(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    learner.imports(author.build(bank(items=tuple(i for i in items() if i.id != f"{ALLIANCE}/cloze-when"))).apkg)
    (report,) = learner.col.get_empty_cards().notes
    assert learner.col.get_note(report.note_id)["Id"] == f"{ALLIANCE}/cloze"
    assert not report.will_delete_note
    assert "كم مدتها؟" in learner.sides(learner.note(f"{ALLIANCE}/cloze").cards()[1])[0]


@pytest.mark.anki
def test_a_note_that_the_sources_no_longer_give_stays_and_is_told(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    before = study(learner, WHEN)
    built = author.build(bank(items=without(WHEN)))
    learner.imports(built.apkg)
    assert history(learner, WHEN) == before
    assert built.plan.gone == (WHEN,)
    assert [learner.col.get_note(number)["Id"] for number in learner.col.find_notes(search(built.plan.gone))] == [WHEN]
    assert f'Id:"{WHEN}"' in "\n".join(plan_lines(built.plan))


@pytest.mark.anki
def test_the_search_for_what_is_gone_takes_an_underscore_for_itself(author: Author, learner: Learner) -> None:
    twins = tuple(
        dataclasses.replace(items()[2], id=f"{ALLIANCE}/{name}", note=f"{ALLIANCE}/{name}") for name in ("p_q", "pxq")
    )
    learner.imports(author.build(bank(items=twins)).apkg)
    built = author.build(bank(items=twins[1:]))
    found = learner.col.find_notes(search(built.plan.gone))
    assert [learner.col.get_note(number)["Id"] for number in found] == [f"{ALLIANCE}/p_q"]


@pytest.mark.anki
def test_a_note_that_comes_back_is_the_old_one(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    before = study(learner, WHEN)
    author.build(bank(items=without(WHEN)))
    assert counts(learner.imports(author.build(bank(items=CORRECTED)).apkg)) == (0, 1, 10, 0)
    assert history(learner, WHEN) == before


@pytest.mark.anki
def test_new_layout_arrives_even_after_another_seeds_deck(author: Author, learner: Learner, assets: Any) -> None:
    other = Author(assets)
    learner.imports(author.build().apkg)
    old = author.record
    author.assets = {**assets, "anki/cards.css": assets["anki/cards.css"] + b"\n.fresh { color: teal }"}
    fresh = author.build()
    # the other seed was built before the layout changed and is imported in between
    other.record = old
    between = other.build(dataclasses.replace(bank(), seed="other", items=(), article=ARTICLE), now=1_750_000_500)
    learner.imports(between.apkg)
    learner.imports(fresh.apkg)
    kind = learner.col.models.by_name("quizgen question")
    assert kind is not None
    assert ".fresh" in kind["css"]
    # and a later build of the other seed, with the one record, does not take it back
    other.record, other.assets = author.record, author.assets
    learner.imports(other.build(dataclasses.replace(bank(), seed="other", items=())).apkg)
    assert ".fresh" in learner.col.models.get(kind["id"])["css"]  # type: ignore[index]


@pytest.mark.anki
def test_ten_rebuilds_make_nothing_twice(author: Author, learner: Learner, assets: Any) -> None:
    for turn in range(10):
        author.assets = {**assets, "anki/cards.css": assets["anki/cards.css"] + f"\n/* {turn} */".encode()}
        learner.imports(author.build(bank(items=with_item(WHEN, key=f"{turn} مارس 2015"))).apkg)
    ours = [each.name for each in learner.col.models.all_names_and_ids() if "quizgen" in each.name]
    assert sorted(ours) == ["quizgen cloze", "quizgen question", "quizgen word"]
    assert len(learner.cards()) == 14
    assert learner.note(WHEN)["Answer"].startswith("9 مارس 2015")


@pytest.mark.anki
@pytest.mark.parametrize("lost", [False, True], ids=["with the ledger", "with the ledger lost"])
def test_a_renamed_fact_keeps_its_notes_and_their_history(author: Author, learner: Learner, lost: bool) -> None:
    learner.imports(author.build().apkg)
    before = study(learner, WHEN)
    new = f"{SEED}/treaty-signed"
    if lost:
        author.ledger = Ledger()
    was = {f"{new}/{each}": f"{ALLIANCE}/{each}" for each in ("when", "parties", "cloze")}
    built = author.build(bank(items=renamed("alliance-signed", "treaty-signed")), was)
    log = learner.imports(built.apkg)
    assert (len(log.new), len(log.conflicting)) == (0, 0)
    assert history(learner, f"{new}/when") == before
    assert built.plan.gone == ()
    again = author.build(bank(items=renamed("alliance-signed", "treaty-signed")), was)
    assert (again.plan.new, again.plan.changed, again.plan.gone, again.plan.same) == ((), (), (), 11)


@pytest.mark.anki
def test_a_lost_ledger_duplicates_nothing(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    before = study(learner, WHEN)
    author.ledger = Ledger()
    assert counts(learner.imports(author.build().apkg)) == (0, 11, 0, 0)
    assert history(learner, WHEN) == before
    assert len(learner.cards()) == 14


@pytest.mark.anki
def test_two_seeds_live_side_by_side(author: Author, learner: Learner, assets: Any) -> None:
    learner.imports(author.build().apkg)
    other = Author(assets)
    moved = tuple(
        dataclasses.replace(each, id=each.id.replace(SEED, "derna"), note=each.note.replace(SEED, "derna"))
        for each in items()
    )
    article = dataclasses.replace(ARTICLE, title="درنة")
    second = other.build(bank(seed="derna", items=moved, article=article))
    assert counts(learner.imports(second.apkg)) == (11, 0, 0, 0)
    assert len(learner.cards()) == 28
    assert learner.col.fix_integrity() == ("Database rebuilt and optimized.", True)


@pytest.mark.anki
def test_a_new_hole_leaves_the_numbers_and_histories_of_the_others(author: Author, learner: Learner) -> None:
    only_lasts = tuple(each for each in items() if each.id != f"{ALLIANCE}/cloze-when")
    learner.imports(author.build(bank(items=only_lasts)).apkg)
    before = study(learner, f"{ALLIANCE}/cloze")
    built = author.build()
    learner.imports(built.apkg)
    assert built.ledger.notes[f"{ALLIANCE}/cloze"].holes == {"cloze-lasts": 1, "cloze-when": 2}
    assert history(learner, f"{ALLIANCE}/cloze") == before
    assert "كم مدتها؟" in learner.sides(learner.note(f"{ALLIANCE}/cloze").cards()[0])[0]


@pytest.mark.anki
def test_a_field_renamed_under_its_number_is_renamed_in_place(
    author: Author, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quizgen.anki import notetypes

    learner.imports(author.build().apkg)
    before = study(learner, WHEN)
    question = notetypes.QUESTION
    fields = tuple(("Spelling" if name == "Type" else name, number) for name, number in question.fields)
    changed = dataclasses.replace(question, fields=fields)
    monkeypatch.setitem(notetypes.NOTETYPES, "question", changed)
    layouts = {
        path: content.replace(b"{{type:Type}}", b"").replace(b"{{#Type}}", b"").replace(b"{{/Type}}", b"")
        for path, content in author.assets.items()
        if path.startswith("anki/")
    }
    author.assets = {**author.assets, **layouts}
    learner.imports(author.build().apkg)
    ours = [each.name for each in learner.col.models.all_names_and_ids() if "quizgen" in each.name]
    assert len(ours) == 3
    assert "Spelling" in learner.note(WHEN).keys()  # noqa: SIM118
    assert history(learner, WHEN) == before


def test_the_first_build_is_all_new_and_the_next_all_the_same(author: Author) -> None:
    assert plan_lines(author.build().plan) == ["11 new, 0 changed, 0 gone, 0 the same"]
    assert plan_lines(author.build().plan) == ["0 new, 0 changed, 0 gone, 11 the same"]


def test_a_change_is_told_with_what_was_and_what_is(author: Author) -> None:
    author.build()
    built = author.build(bank(items=with_item(WHEN, stem="متى وُقّعت المعاهدة؟")))
    assert plan_lines(built.plan) == [
        "0 new, 1 changed, 0 gone, 10 the same",
        f"changed: {WHEN}",
        "  Stem: متى وُقّعت معاهدة «التحالف والتكامل» بحسب المقال؟ → متى وُقّعت المعاهدة؟",
    ]
    assert plan_tree(built.plan)["changed"] == [
        {
            "note": WHEN,
            "fields": {"Stem": {"was": "متى وُقّعت معاهدة «التحالف والتكامل» بحسب المقال؟", "is": "متى وُقّعت المعاهدة؟"}},
        }
    ]


def test_a_choice_item_alone_changes_its_recall_note(author: Author) -> None:
    author.build()
    built = author.build(bank(items=with_item(f"{WHEN}-choice", options=("8 مارس 2015", "31 مارس 2017", "2014"))))
    assert {name for name, _, _ in built.plan.changed[0].fields} == {"Options", "Why"}


def test_a_time_of_change_never_goes_back_even_when_the_clock_does(author: Author) -> None:
    first = author.build(now=2000)
    second = author.build(bank(items=CORRECTED), now=1000)
    assert mods(second)[WHEN] == mods(first)[WHEN] + 1
    assert {note: mod for note, mod in mods(second).items() if note != WHEN} == {
        note: mod for note, mod in mods(first).items() if note != WHEN
    }


def mods(built: Built) -> dict[str, int]:
    """Give each note's time of change."""
    return {note: entry.mod for note, entry in built.ledger.notes.items()}


def test_the_decks_name_is_kept_when_the_title_is_edited(author: Author) -> None:
    first = author.build()
    second = author.build(
        bank(article=dataclasses.replace(ARTICLE, title="عنوان آخر"), labels={**LABELS, "anki.deck.facts": "أخرى"})
    )
    assert second.ledger.decks == first.ledger.decks
    assert first.ledger.decks["facts"] == f"{ARTICLE.title}::2 الحقائق"


@pytest.mark.anki
def test_a_deck_older_than_the_numbers_keeps_its_names_and_its_gaps_with_the_facts(
    author: Author, learner: Learner
) -> None:
    held = {"all": "د", "facts": "د::الحقائق", "reading": "د::القراءة", "words": "د::المفردات"}
    author.ledger = Ledger(decks=held)
    learner.imports(author.build().apkg)
    before = {card.id: card.did for card in learner.cards()}
    learner.imports(author.build(bank(items=CORRECTED)).apkg)
    assert {card.id: card.did for card in learner.cards()} == before
    decks = {card.note()["Id"]: learner.col.decks.name(card.did) for card in learner.cards()}
    assert decks[f"{ALLIANCE}/cloze"] == decks[WHEN] == "د::الحقائق"
    assert set(decks.values()) == {*list(held.values())[1:], "د::0 النصّ"}


def test_a_new_name_for_a_deck_that_learners_hold_is_passed_over_and_told(author: Author) -> None:
    named = dataclasses.replace(bank(), settings=dataclasses.replace(bank().settings, deck="أخبار"))
    first = author.build(named)
    assert first.warnings == author.build(named).warnings == ()
    other = author.build(dataclasses.replace(named, settings=dataclasses.replace(named.settings, deck="اسم آخر")))
    assert other.ledger.decks == first.ledger.decks
    assert other.warnings == ("the deck stays 'أخبار', by which learners know it; 'deck: اسم آخر' is passed over",)


def test_drawn_options_are_written_down_and_kept(author: Author) -> None:
    author.build(bank(items=with_item(f"{WHEN}-choice", drawn=("t-2008", "t-2017"))))
    kept = author.build(bank(items=without(WHEN)))
    assert read_ledger(write_ledger(kept.ledger), SEED).drawn == {f"{WHEN}-choice": ("t-2008", "t-2017")}


def test_a_former_id_taken_by_another_fact_is_refused(author: Author) -> None:
    author.build()
    new = f"{SEED}/treaty-signed"
    author.build(bank(items=renamed("alliance-signed", "treaty-signed")), {f"{new}/when": WHEN})
    both = (*renamed("alliance-signed", "treaty-signed"), items()[0])
    with pytest.raises(EntryError, match="would be one note"):
        author.build(bank(items=both), {f"{new}/when": WHEN})


def test_a_note_that_would_change_its_note_type_is_refused(author: Author) -> None:
    author.build()
    gap = next(each for each in items() if each.id == f"{ALLIANCE}/cloze-when")
    with pytest.raises(EntryError, match="cannot become a cloze note"):
        author.build(bank(items=(dataclasses.replace(gap, note=WHEN),)))
