"""The note types that learners hold: frozen, safe without scripts, the same for every seed."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from quizgen.anki.notetypes import NOTETYPES, fonts, models, stamped

# Recorded on the first day. Learners' notes hang on it: a red test here means that the change may not be made.
RECORDED = {
    "question": (
        1787419236100,
        "quizgen question",
        ["Id", "Stem", "Answer", "Type", "Options", "Why", "Evidence", "Source", "Doubt", "Level"],
        range(1787419236110, 1787419236123),
        [("question", 1787419236150)],
    ),
    "cloze": (
        1787419236200,
        "quizgen cloze",
        ["Id", "Text", "Evidence", "Source", "Doubt"],
        range(1787419236210, 1787419236218),
        [("cloze", 1787419236250)],
    ),
    "word": (
        1787419236300,
        "quizgen word",
        ["Id", "Word", "Bare", "Forms", "Root", "Part", "Gloss", "Phrase", "Source"],
        range(1787419236310, 1787419236322),
        [("recognise", 1787419236350), ("produce", 1787419236351)],
    ),
}
SPARE = ["Spare1", "Spare2", "Spare3"]


def test_the_note_types_are_the_recorded_ones() -> None:
    assert set(NOTETYPES) == set(RECORDED)
    for key, (number, name, fields, numbers, cards) in RECORDED.items():
        kind = NOTETYPES[key]
        assert (kind.id, kind.name, list(kind.cards)) == (number, name, cards)
        assert list(kind.fields) == list(zip([*fields, *SPARE], numbers, strict=True))


def test_every_side_has_its_own_direction_and_language_and_shields_mathematics(assets: Mapping[str, bytes]) -> None:
    for model in models(assets).values():
        for card in model.templates:
            for side in (card["qfmt"], card["afmt"]):
                assert re.match(r'<div class="quizgen [^"]*mathjax_ignore" lang="ar" dir="rtl"', side)


def test_a_layout_names_only_fields_that_exist_and_no_field_stands_in_a_script(assets: Mapping[str, bytes]) -> None:
    for key, model in models(assets).items():
        for card in model.templates:
            for side in (card["qfmt"], card["afmt"]):
                named = re.findall(r"\{\{[#^/]?(?:type:|cloze:|tts ar_SA:(?:cloze-only:)?)?(\w+)\}\}", side)
                assert set(named) <= set(NOTETYPES[key].names())
                assert side.count("{{") == len(named)
                assert all("{{" not in script for script in re.findall(r"<script>.*?</script>", side, re.DOTALL))


def test_fonts_bear_a_hash_of_their_content_in_names_that_the_layout_uses(assets: Mapping[str, bytes]) -> None:
    css = models(assets)["question"].css
    assert len(fonts(assets)) == 2
    for name in fonts(assets):
        assert re.fullmatch(r"_quizgen-amiri-[0-9a-f]{8}\.woff2", name)
        assert f'url("{name}")' in css
    other = {**assets, "fonts/amiri-bold.woff2": b"other"}
    assert len(set(fonts(other)) - set(fonts(assets))) == 1


def test_a_note_types_time_moves_only_with_its_layout(assets: Mapping[str, bytes]) -> None:
    first = stamped(models(assets), {}, 1000)
    assert stamped(models(assets), first, 2000) == first
    styled = {**assets, "anki/cards.css": assets["anki/cards.css"] + b"/**/"}
    assert {each.mod for each in stamped(models(styled), first, 2000).values()} == {2000}
    asked = {**assets, "anki/cloze.front.html": assets["anki/cloze.front.html"] + b"<br>"}
    after = stamped(models(asked), first, 500)
    assert {key: stamp.mod for key, stamp in after.items()} == {"question": 1000, "cloze": 1001, "word": 1000}


def test_a_script_with_two_braces_in_a_row_is_refused(assets: Mapping[str, bytes]) -> None:
    with pytest.raises(ValueError, match="two braces"):
        models({**assets, "anki/cards.js": b"if (a) { b({c: {}}) }"})
