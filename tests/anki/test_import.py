"""A deck in the real Anki: every card is there and whole."""

from __future__ import annotations

import dataclasses
import io
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.anki.contents import contents
from quizgen.model import Article, Item, Sentence, Settings
from tests.anki.people import Author, Learner, as_read, one_line, told_too_soon
from tests.anki.samples import ARTICLE, LAW, SEED, TREATY, bank, choice, cloze, evidence, items, recall, with_item, word

ALLIANCE = f"{SEED}/alliance-signed"


@pytest.mark.anki
def test_every_note_arrives_with_all_its_cards_and_anki_finds_nothing_to_mend(author: Author, learner: Learner) -> None:
    log = learner.imports(author.build().apkg)
    assert (len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting)) == (11, 0, 0, 0)
    assert len(learner.cards()) == 1 + 5 + 4 + 4  # the text, questions, holes (one fact has two), two a word
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
def test_each_part_goes_to_a_deck_of_its_own_whose_number_tells_its_turn(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    decks = {learner.col.decks.name(card.did): card.note()["Id"] for card in learner.cards()}
    parts = ("0 النصّ", "1 المفردات", "2 الحقائق", "3 الفراغات", "4 القراءة", "5 استحضار المفردات")
    assert sorted(decks) == [f"{ARTICLE.title}::{part}" for part in parts]
    words = {
        (card.ord, learner.col.decks.name(card.did).rpartition("::")[2])
        for card in learner.cards()
        if "/words/" in card.note()["Id"]
    }
    assert words == {(0, parts[1]), (1, parts[-1])}
    assert "/words/" in decks[f"{ARTICLE.title}::1 المفردات"]
    assert decks[f"{ARTICLE.title}::3 الفراغات"].endswith("/cloze")


@pytest.mark.anki
def test_the_decks_page_tells_how_to_study_and_where_to_report_and_reads_from_right_to_left(
    author: Author, learner: Learner
) -> None:
    settings = Settings(report="mistakes@example.org")
    learner.imports(author.build(bank(settings=settings)).apkg)
    told = learner.col.decks.by_name(ARTICLE.title)
    assert told is not None
    assert told["desc"].startswith('<div lang="ar" dir="rtl" style="direction: rtl; text-align: right;')
    assert told["desc"].count("<li>") == 3
    for words in ("0 النصّ ← 1 المفردات ← 2 الحقائق", "ويكفي 10", "mistakes@example.org"):
        assert words in as_read(told["desc"])
    for words in ("الناشر غير معروف", ARTICLE.notice, "ونصن", "وتنص"):
        assert words in told["desc"]


@pytest.mark.anki
def test_the_first_card_is_the_article_with_all_that_is_known_of_it(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    text = min(learner.cards(), key=lambda card: card.due)
    assert text.note()["Id"] == f"{SEED}/text"
    front, back = map(as_read, learner.sides(text))
    for sentence in ARTICLE.sentences:
        assert one_line(sentence.reads) in front
    for words in (ARTICLE.title, "الناشر غير معروف", "مارس 2017", ARTICLE.notice):
        assert words in back


@pytest.mark.anki
def test_presets_that_a_learner_asks_for_bring_words_of_a_sentence_first_and_a_daily_limit(
    author: Author, learner: Learner
) -> None:
    older = dataclasses.replace(author.ledger, decks={"all": "د", "facts": "د::أ", "reading": "د::ب", "words": "د::ج"})
    author.ledger = older  # names that are not in the order of study
    learner.imports(author.build().apkg, presets=True)
    root = learner.col.decks.id_for_name("د")
    assert root is not None
    options = learner.col.decks.config_dict_for_deck_id(root)
    assert (options["name"], options["new"]["perDay"]) == ("quizgen", 10)
    learner.col.decks.select(root)
    turns = []
    while (card := learner.col.sched.getCard()) is not None and len(turns) < 5:
        turns.append(card.note()["Id"].removeprefix(f"{SEED}/").split("/")[0])
        learner.col.sched.bury_cards([card.id])
    assert turns[0] == "text"
    assert set(turns[1:3]) == {"words"}


@pytest.mark.anki
@pytest.mark.rule(8)
def test_the_back_of_a_question_tells_all_that_settles_it(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    front, back = learner.sides(learner.note(f"{ALLIANCE}/when").cards()[0])
    assert "يجعل المقال" not in front
    for words in (
        '<div class="answer">8 مارس 2015',
        "<mark>8 مارس 2015</mark>",
        'data-sentence="9">الجملة 9 في النصّ</span>',
        "8 آذار 2015",
        "18 مارس 2015",
        "يجعل المقال التوقيع في 8 مارس 2015.",
    ):
        assert words in back
    assert "2017-03" not in back
    assert "الناشر" not in back


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
    assert front.count("[[type:Type]]") == back.count("[[type:Type]]") == 1
    assert "typeBad" not in learner.col.compare_answer(note["Type"], "8 مارس 2015")


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
    assert len(learner.cards()) == 14


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
    told = notes[f"{ALLIANCE}/when"]["Spare2"]
    assert re.findall("<span>(.*?)</span>", told) == ["8 آذار 2015", "8 آذار/مارس 2015"]
    # the others are there for comparing with what is typed
    assert sorted(re.findall("<span(?: hidden)?>(.*?)</span>", told)) == sorted(accepts)


def fields_of(author: Author, *made: Item) -> dict[str, dict[str, str]]:
    """Build a bank of some items, and return the fields of its notes by their ids."""
    notes = contents(author.build(bank(items=made)).apkg)["notes"].values()
    return {note["fields"]["Id"]: note["fields"] for note in notes}


def test_of_two_quotes_the_one_that_holds_the_other_is_shown_with_both_marks(author: Author) -> None:
    short, other = evidence("معاهدة لمدة 25 سنة", "25 سنة", 9), evidence(LAW, "قانونا", 12)
    whole = evidence("وُقّعت معاهدة لمدة 25 سنة", "وُقّعت", 9)
    asked = recall("f", "lasts", "كم؟", "25 سنة", short)
    asked = dataclasses.replace(asked, evidence=(short, other, whole))
    shown = fields_of(author, asked)[asked.note]["Evidence"]
    assert re.sub("</?mark>", "", shown) == f"<p>{LAW}</p><p>وُقّعت معاهدة لمدة 25 سنة</p>"
    assert re.findall("<mark>(.*?)</mark>", shown) == ["قانونا", "وُقّعت", "25 سنة"]


def test_words_that_stand_in_two_sentences_are_quoted_from_both(author: Author) -> None:
    asked = recall("f", "lasts", "كم؟", "25 سنة", evidence("لمدة 25 سنة", "25 سنة", 9))
    asked = dataclasses.replace(asked, evidence=(*asked.evidence, evidence("جددت لمدة 25 سنة", "25 سنة", 12)))
    assert fields_of(author, asked)[asked.note]["Evidence"].count("<p>") == 2


def test_a_gap_is_told_the_doubts_of_its_own_card_alone(author: Author) -> None:
    when = cloze("alliance-signed", "when", TREATY, "8 مارس 2015", 9)
    lasts = cloze("alliance-signed", "lasts", TREATY, "25 سنة", 9)
    doubted = dataclasses.replace(when, doubt="وقيل 18 مارس.")
    note = when.note
    assert fields_of(author, lasts, doubted)[note]["Doubt"] == '<div class="doubt" data-hole="2">وقيل 18 مارس.</div>'
    both = (doubted, dataclasses.replace(lasts, doubt="وقيل 18 مارس."))
    assert fields_of(author, *both)[note]["Doubt"] == '<div class="doubt">وقيل 18 مارس.</div>'


def test_the_front_that_asks_for_a_word_has_a_gap_where_its_phrase_holds_it(author: Author) -> None:
    fields = next(
        note["fields"] for note in contents(author.build().apkg)["notes"].values() if "Gloss" in note["fields"]
    )
    assert "<mark>" in fields["Phrase"]
    assert '<span class="gap"></span>' in fields["Spare2"]
    assert fields["Bare"] not in fields["Spare2"]


def test_every_note_bears_its_level_and_its_sentences_as_tags(author: Author) -> None:
    for note in contents(author.build().apkg)["notes"].values():
        if note["fields"]["Id"] != f"{SEED}/text":
            for lead in ("quizgen::level::", "quizgen::sentence::", "quizgen::kind::", f"quizgen::seed::{SEED}"):
                assert any(tag.startswith(lead) for tag in note["tags"]), (note["fields"]["Id"], lead)


def test_a_verb_is_shown_with_its_present(author: Author) -> None:
    declare = word("sarraha", "صَرَّحَ", "صرح", "to declare", "صرح الوزير", present="يُصَرِّحُ", masdar="تَصْريح")
    notes = contents(author.build(bank(words=(declare,))).apkg)["notes"].values()
    forms = [note["fields"]["Forms"] for note in notes if "Forms" in note["fields"]]
    assert forms == ["المضارع: يُصَرِّحُ، المصدر: تَصْريح"]


@pytest.mark.anki
def test_help_for_beginners_is_in_english_beside_the_arabic_where_the_seed_asks_for_it(
    author: Author, learner: Learner, new_learner: Callable[[], Learner]
) -> None:
    learner.imports(author.build(bank(settings=Settings(help="en"))).apkg)
    plain_learner = new_learner()
    plain_learner.imports(author.build().apkg)
    seen = set()
    for card in learner.cards():
        helped = [re.findall('<bdi class="help" lang="en" dir="ltr">(.*?)</bdi>', side) for side in learner.sides(card)]
        seen |= {words for side in helped for words in side}
        assert helped[1], card.note()["Id"]
    assert {"Fill the gap as the article has it", "What does the word mean?", "Show the options", "noun"} <= seen
    gap = learner.note(f"{ALLIANCE}/cloze").cards()[0]
    assert "[متى؟ \u2066when?\u2069]" in learner.sides(gap)[0]
    told = learner.col.decks.by_name(ARTICLE.title)
    assert told is not None
    assert "Read the text first" in told["desc"]
    for card in plain_learner.cards():
        assert 'class="help"' not in "".join(plain_learner.sides(card))


@pytest.mark.anki
def test_answers_and_words_are_spoken_on_the_back_alone(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    spoken = {}
    for card in learner.cards():
        shown = card.render_output(reload=True)
        assert shown.question_av_tags == []
        spoken[card.note()["Id"].removeprefix(f"{SEED}/"), card.ord] = [
            (tag.lang, " ".join(tag.field_text.split())) for tag in shown.answer_av_tags
        ]
    assert spoken.pop(("text", 0)) == []
    assert spoken["alliance-signed/when", 0] == [("ar_SA", "8 مارس 2015")]
    assert spoken["alliance-signed/parties", 0] == [("ar_SA", "روسيا أوسيتيا الجنوبية")]
    assert spoken["alliance-signed/cloze", 1] == [("ar_SA", "25 سنة")]
    assert spoken["words/muaahada", 0] == spoken["words/muaahada", 1] == [("ar_SA", "مُعاهَدة")]
    assert all(len(tags) == 1 for tags in spoken.values())


@pytest.mark.anki
def test_no_front_holds_its_answer(author: Author, learner: Learner) -> None:
    learner.imports(author.build().apkg)
    for card in learner.cards():
        assert (
            told_too_soon(card.note_type()["name"], card.ord, dict(card.note().items()), learner.sides(card)[0]) == []
        )


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
            assert front.startswith(one_line(f"{stem} [[type:Type]]"))
            assert one_line(key) in front.removeprefix(one_line(stem))
            assert one_line(wrong) in front.removeprefix(one_line(stem))
            for text in (stem, key, wrong, why, doubt, f"قبل {key} بعد"):
                assert one_line(text) in back
            assert "typeBad" not in learner.col.compare_answer(question["Type"], one_line(key))
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
        "quizgen::sentence::9",
    ]
    assert len(held["media"]) == 3
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
