"""Cards shown in a browser are the cards that Anki shows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quizgen.anki.article import passage_file
from quizgen.anki.notes import notes_of
from quizgen.anki.shown import filled, shown_cards
from tests.anki.people import Author, Learner
from tests.anki.samples import bank


def test_sections_are_kept_where_their_field_holds_something() -> None:
    layout = "{{#A}}a{{^B}}no {{A}}{{/B}}{{/A}}{{#B}}b{{/B}}"
    assert filled(layout, {"A": "1", "B": ""}) == "ano 1"
    assert filled(layout, {"A": "", "B": " "}) == ""


def test_a_gap_is_closed_on_the_front_and_open_on_the_back() -> None:
    fields = {"Text": "في {{c1::مايو::متى؟}} وفي {{c2::يونيو}}"}
    other = '<span class="cloze-inactive" data-ordinal="2">يونيو</span>'
    front = filled("{{cloze:Text}}{{tts ar_SA:cloze-only:Text}}", fields, 1)
    assert front == f'في <span class="cloze" data-ordinal="1">[متى؟]</span> وفي {other}'
    assert "مايو</span>" in filled("{{cloze:Text}}", fields, 1, back=True)


@pytest.mark.anki
def test_they_are_the_cards_that_anki_shows(assets: dict[str, bytes], new_learner: Callable[[], Learner]) -> None:
    learner = new_learner()
    learner.imports(Author(assets).build(bank()).apkg)
    anki = {(card.note()["Id"], card.ord): (card.question(), card.answer()) for card in learner.cards()}
    notes, _ = notes_of(bank(), passage_file(bank())[0], {})
    order = [(note.id, card.ord) for note in notes for card in note.cards]
    made = dict(zip(order, shown_cards(bank(), assets, {}), strict=True))
    assert made.keys() == anki.keys()
    for key, card in made.items():
        for ours, theirs in zip((card.front, card.back), anki[key], strict=True):
            assert words(ours.partition("<body")[2]) == words(theirs), key


def words(side: str) -> str:
    """Return what a side shows: without styles, scripts, tags, the buttons that play a sound and the box to type in."""
    side = re.sub(r"<(style|script)\b.*?</\1>|\[anki:play:\w:\d+\]|<input[^>]*>|\[\[type:.*?\]\]", "", side, flags=re.S)
    side = re.sub(r'<code id="?typeans"?>.*?</code>', "", side, flags=re.S)
    return " ".join(re.sub(r"<[^>]*>|^[^<]*>", " ", side).split())
