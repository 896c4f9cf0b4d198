"""A deck in the real Anki: every card is there and whole."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.anki.contents import contents
from quizgen.model import Article, Sentence
from tests.anki.people import Author, Learner, as_read, one_line
from tests.anki.samples import ARTICLE, SEED, TREATY, bank, choice, cloze, evidence, items, recall, with_item, word

ALLIANCE = f"{SEED}/alliance-signed"


@pytest.mark.anki
def test_every_note_arrives_with_all_its_cards_and_anki_finds_nothing_to_mend(author: Author, learner: Learner) -> None:
    log = learner.imports(author.build().apkg)
    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (10, 0, 0, 0)
    assert len(learner.cards()) == 6 + 3 + 4 - 1 + 1  # questions, holes (one fact has two), two a word
    assert learner.col.db is not None
    assert learner.col.db.list("SELECT id FROM notes WHERE id NOT IN (SELECT nid FROM cards)") == []
    assert not learner.col.get_empty_cards().notes
    media = learner.col.media.check()
    assert list(media.missing) == []
    assert list(media.unused) == []
    assert learner.col.fix_integrity() == ("Database rebuilt and optimized.", True)


@pytest.mark.anki
def test_every_side_is_a_right_to_left_arabic_block_of_its_own(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    for card in learner.cards():
        for side in learner.sides(card):
            assert re.match(r'<style>.*?</style><div [^>]*lang="ar" dir="rtl"', side, re.DOTALL) or re.match(
                r'<div [^>]*lang="ar" dir="rtl"', side
            )


@pytest.mark.anki
def test_facts_reading_and_words_go_to_decks_of_their_own_under_the_article(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    decks = {learner.col.decks.name(card.did) for card in learner.cards()}
    assert decks == {f"{ARTICLE.title}::{part}" for part in ("الحقائق", "القراءة", "المفردات")}
    told = learner.col.decks.by_name(ARTICLE.title)
    assert told is not None
    for words in ("الناشر غير معروف", ARTICLE.notice, "ونصن", "وتنص"):
        assert words in told["desc"]


@pytest.mark.anki
@pytest.mark.rule(8)
def test_the_back_of_a_question_tells_all_that_settles_it(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    front, back = learner.sides(learner.note(f"{ALLIANCE}/when").cards()[0])
    assert "يجعل المقال" not in front
    for words in (
        '<div class="answer">8 مارس 2015',
        "<mark>8 مارس 2015</mark>",
        "الجملة 9",
        "8 آذار 2015",
        "18 مارس 2015",
        "يجعل المقال التوقيع في 8 مارس 2015.",
        "مارس 2017",
    ):
        assert words in back


@pytest.mark.anki
def test_a_question_without_typed_answer_or_options_is_whole(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    front, back = learner.sides(learner.note(f"{ALLIANCE}/parties").cards()[0])
    assert "[[type:" not in front + back
    assert '<details class="ask' not in front + back
    assert "<li>روسيا</li><li>أوسيتيا الجنوبية</li>" in back


@pytest.mark.anki
def test_a_typed_answer_asks_for_the_field_type(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    note = learner.note(f"{ALLIANCE}/when")
    front, back = learner.sides(note.cards()[0])
    assert front.count("[[type:nc:Type]]") == back.count("[[type:nc:Type]]") == 1
    assert "typeBad" not in learner.col.compare_answer(note["Type"], "8 مارس 2015", combining=False)


@pytest.mark.anki
def test_a_cloze_front_hides_one_hole_and_gives_its_hint(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    when, lasts = learner.note(f"{ALLIANCE}/cloze").cards()
    assert "[متى؟]" in learner.sides(when)[0]
    assert "25 سنة" in learner.sides(when)[0]
    assert "25 سنة</span>" in learner.sides(lasts)[1]


@pytest.mark.anki
def test_a_word_is_asked_both_ways(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    recognise, produce = learner.note(f"{SEED}/words/muaahada").cards()
    assert "treaty" not in learner.sides(recognise)[0]
    assert "معاهدة" in learner.sides(recognise)[0]
    assert "treaty" in learner.sides(produce)[0]
    for words in ("مُعاهَدة", "الجمع: مُعاهَدات", "ع ه د", "treaty", "<mark>معاهدة</mark>", "اسم"):
        assert words in learner.sides(recognise)[1]
        assert words in learner.sides(produce)[1]


@pytest.mark.anki
def test_new_cards_come_in_the_order_of_the_deck(author: Author, learner: Learner) -> None:
    built = author.build()
    learner.imports(built.apkg)
    wanted = {
        (note["fields"]["Id"], ord_): due
        for note in contents(built.apkg)["notes"].values()
        for ord_, _, due in note["cards"]
    }
    got = {(card.note()["Id"], card.ord): card.due for card in learner.cards()}
    assert sorted(got, key=lambda each: got[each]) == sorted(wanted, key=lambda each: wanted[each])


@pytest.mark.anki
def test_a_deck_name_with_quotes_marks_and_colons_arrives_as_one_deck(author: Author, learner: Learner) -> None:
    title = 'معاهدة "التحالف" :: <b> و«التكامل»'
    article = Article(ARTICLE.text, ARTICLE.sentences, title=title)
    for _ in range(2):
        learner.imports(author.build(bank(article=article)).apkg)
    names = [deck.name for deck in learner.col.decks.all_names_and_ids() if "::" not in deck.name]
    assert len([name for name in names if "التحالف" in name]) == 1
    assert len(learner.cards()) == 13


def test_of_many_accepted_spellings_only_those_that_say_more_are_told(author: Author) -> None:
    accepts = (
        "8 مارس عام 2015",
        "8 آذار 2015",
        "8 آذار عام 2015",
        "8 آذار/مارس 2015",
        "في 8 مارس 2015",
        "في 8 آذار 2015",
    )
    built = author.build(bank(items=with_item(f"{ALLIANCE}/when", accepts=accepts)))
    notes = {note["fields"]["Id"]: note["fields"] for note in contents(built.apkg)["notes"].values()}
    assert re.findall("<span>(.*?)</span>", notes[f"{ALLIANCE}/when"]["Answer"]) == ["8 آذار 2015", "8 آذار/مارس 2015"]


def test_a_sentence_is_shown_around_a_quote_only_where_it_adds_to_it(author: Author) -> None:
    cut = TREATY.removeprefix("وكانت ").removesuffix(".")
    gap = cloze("alliance-signed", "lasts", cut, "25 سنة", 9)
    notes = contents(author.build(bank(items=(gap,))).apkg)["notes"].values()
    assert [note["fields"]["Evidence"] for note in notes if note["type"] == "quizgen cloze"] == [""]
    gap = cloze("alliance-signed", "lasts", "معاهدة لمدة 25 سنة", "25 سنة", 9)
    notes = contents(author.build(bank(items=(gap,))).apkg)["notes"].values()
    assert [html.unescape(note["fields"]["Evidence"]) for note in notes if note["type"] == "quizgen cloze"] == [TREATY]


def test_options_in_the_order_of_time_keep_it_on_the_card(author: Author) -> None:
    built = author.build(bank(items=with_item(f"{ALLIANCE}/when-choice", ordered=True)))
    notes = {note["fields"]["Id"]: note["fields"] for note in contents(built.apkg)["notes"].values()}
    for name in ("Options", "Why"):
        assert notes[f"{ALLIANCE}/when"][name].startswith('<ol class="ordered">')
        assert notes[f"{SEED}/forces-law/who"][name].startswith('<ol class="shuffled">')


PIECES = st.sampled_from(
    [
        *("<", ">", "&", "{{", "}}", "::", "[sound:x.mp3]", "\\(", "\\)", "\\[", '"', "'", "\n", "😀", "{{c1::"),
        *("[[type:Id]]", "<b>", "&amp;", "&#123;", "[latex]", "<!--", "-->", "<script>", "{{Id}}", "{{#Id}}", "\\"),
        *("سلام", " ", "é", "e\u0301", "a:", "{{FrontSide}}", "{{c1::x::y}}"),
    ]
)
WRITTEN = st.one_of(
    st.lists(PIECES, min_size=1, max_size=8).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
).filter(lambda text: text.strip() != "")


@pytest.mark.anki
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WRITTEN, min_size=9, max_size=9, unique_by=one_line))
def test_any_text_is_shown_exactly_as_it_was_written(author: Author, texts: list[str]) -> None:
    shows_exactly(author, texts)


@pytest.mark.anki
def test_a_text_of_ten_thousand_letters_is_shown_exactly(author: Author) -> None:
    shows_exactly(author, [f"{'كلمة ' * 2000}{number}" for number in range(9)])


def shows_exactly(author: Author, texts: list[str]) -> None:
    """Put nine texts into every kind of field, and read them on both sides of the cards in Anki."""
    stem, key, wrong, why, doubt, title, gloss, hole, hint = texts
    proof = evidence(f"قبل {key} بعد", key, 1)
    asked = recall("fact", "when", stem, key, proof, typed=key, doubt=doubt, accepts=(wrong,))
    offered = choice(asked, (key, wrong), {wrong: why})
    gap = cloze("fact", "when", f"{stem} {hole} {doubt}", hole, 1, hint)
    entry = word("w", stem, hole, gloss, f"{hole} {doubt}")
    reads = f"{stem} {hole} {doubt}"
    article = Article(reads, (Sentence(1, reads, reads),), title=title)
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(Path(folder))
        try:
            learner.imports(author.build(bank(article=article, items=(asked, offered, gap), words=(entry,))).apkg)
            question = learner.note(f"{SEED}/fact/when")
            front, back = map(as_read, learner.sides(question.cards()[0]))
            assert front.startswith(one_line(f"{stem} [[type:nc:Type]]"))
            assert one_line(key) in front.removeprefix(one_line(stem))
            assert one_line(wrong) in front.removeprefix(one_line(stem))
            for text in (stem, key, wrong, why, doubt, title, f"قبل {key} بعد"):
                assert one_line(text) in back
            assert "typeBad" not in learner.col.compare_answer(question["Type"], one_line(key), combining=True)
            (card,) = learner.note(f"{SEED}/fact/cloze").cards()
            cloze_front, cloze_back = map(as_read, learner.sides(card))
            assert one_line(f"[{hint}]") in cloze_front
            assert one_line(reads) in cloze_back
            recognise, produce = learner.note(f"{SEED}/words/w").cards()
            assert one_line(hole) in as_read(learner.sides(recognise)[0])
            assert one_line(gloss) in as_read(learner.sides(produce)[0])
            for text in (stem, gloss, f"{hole} {doubt}"):
                assert one_line(text) in as_read(learner.sides(produce)[1])
            assert learner.col.fix_integrity() == ("Database rebuilt and optimized.", True)
        finally:
            learner.col.close()


def test_the_same_build_gives_the_same_bytes_and_a_compressed_file(author: Author) -> None:
    first, second = author.build(), author.build()
    assert first.apkg == second.apkg
    with zipfile.ZipFile(io.BytesIO(first.apkg)) as archive:
        assert {each.compress_type for each in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_build_leaves_no_file_behind(author: Author, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    author.build()
    assert list(tmp_path.iterdir()) == []


def test_the_contents_tell_what_learners_get(author: Author) -> None:
    held = contents(author.build().apkg)
    when = next(note for note in held["notes"].values() if note["fields"]["Id"] == f"{ALLIANCE}/when")
    assert when["fields"]["Type"] == "8 مارس 2015"
    assert when["tags"] == [
        "quizgen::fact::alliance-signed",
        "quizgen::kind::recall",
        "quizgen::level::recall",
        f"quizgen::seed::{SEED}",
    ]
    assert len(held["media"]) == 2
    assert set(held["notetypes"]) == {"quizgen question", "quizgen cloze", "quizgen word"}


def test_a_control_character_is_refused_before_anything_is_packed(author: Author) -> None:
    with pytest.raises(ValueError, match=r"U\+001F"):
        author.build(bank(items=with_item(f"{ALLIANCE}/when", stem="متى\x1f؟")))


def test_items_without_a_note_make_none(author: Author) -> None:
    loose = tuple(each for each in items() if each.note != f"{ALLIANCE}/cloze")
    assert f"{ALLIANCE}/cloze" not in author.build(bank(items=loose)).ledger.notes


def test_the_database_is_a_sound_one(author: Author) -> None:
    with zipfile.ZipFile(io.BytesIO(author.build().apkg)) as archive:
        base = sqlite3.connect(":memory:")
        base.deserialize(archive.read("collection.anki2"))
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()
