"""What the page accepts as typed is what the program accepts: the same pairs, and texts of chance."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from quizgen.arabic import typed
from quizgen.model import Bank, Item, Kind, Line, Quiz, Section
from quizgen.sheet.pages import quiz_page

pytestmark = pytest.mark.browser

LETTERS = 'ابةتجدوىيءأؤئإآٱکیےھپچ \u064b\u064e\u0651\u0640«»".,،:-1239٤٥۶%٪٫٬\u00a0\u200f\u2060\u00adeEßÉ\u0301ﻻ²½'
WORDS = ["مئة", "مائة", "أربع", "ثلاثمائة", "في", "المئة", "بالمئة", "12", "500", "1,250", "2.5", "%", "سنة", "و"]


def generated() -> list[str]:
    chance = random.Random(5)
    texts = ["".join(chance.choices(LETTERS, k=chance.randrange(1, 9))) for _ in range(150)]
    return texts + [" ".join(chance.choices(WORDS, k=chance.randrange(1, 5))) for _ in range(50)]


def asking(item: Item, pairs: list[tuple[str, str]]) -> Quiz:
    lines = tuple(
        Line(number, replace(item, id=f"typed/{number}", key=key, typed=key, accepts=(), doubt=""), 1)
        for number, (key, _) in enumerate(pairs, 1)
    )
    return Quiz("", "", (Section(Kind.RECALL, lines),), len(lines))


def test_the_page_and_the_program_accept_the_same(
    opened: Callable[..., Any], bank: Bank, items: tuple[Item, ...], assets: Mapping[str, bytes], root: Any
) -> None:
    with (root / "tests/arabic/typed.tsv").open(encoding="utf-8", newline="") as table:
        pairs = [(key, answer) for _, key, answer in list(csv.reader(table, delimiter="\t"))[1:]]
    pairs += [(folded, text) for text in generated() if (folded := typed.fold(text))]
    (item, *_) = (one for one in items if one.kind is Kind.RECALL and one.typed)
    look = opened(quiz_page(bank, asking(item, pairs), assets))
    fields = look.page.locator("#questions .item input")
    assert fields.count() == len(pairs)
    for at, (_, answer) in enumerate(pairs):
        fields.nth(at).fill(answer)
    look.page.locator("button.all").click()
    found = look.page.locator("#questions .item").evaluate_all(
        "items => items.map(item => item.classList.contains('right'))"
    )
    assert look.errors == []
    expected = [typed.accepted(answer, [key]) for key, answer in pairs]
    differing = [pair for pair, page, program in zip(pairs, found, expected, strict=True) if page != program]
    assert differing == []
    assert expected.count(True) > 100
    assert expected.count(False) > 5
