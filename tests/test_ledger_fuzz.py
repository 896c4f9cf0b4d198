"""Ledgers that somebody or something has spoilt: refused with every problem and left alone, or used without harm.

The short run takes 50; `make fuzz` 3,000.
"""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quizgen.anki.records import read_ledger
from quizgen.build import Options, build_seeds
from quizgen.problems import QuizgenError
from quizgen.repair import repair_ledger
from tests.faults import LONG, Disk
from tests.fuzz import chance_of
from tests.tiny import ACCORD, FACTS

ODD: tuple[Any, ...] = (
    None, True, False, -1, 0, 1, 2, 499, 501, 2**31, 2**53, 2**63, 10**30, 0.5, -0.0, float("inf"), float("nan"), "",
    " ", "x", "0", "\0", "\x1b]0;x\a", "\u202e", "\ud800", "\udfff\ud800", "ك" * 10_000, "a" * 1_000_000, "\x1f",
    "{{c1::x}}", "<b>",
    [], [[]], [None], [""], ["x"], ["x"] * 5, ["x"] * 1000, {}, {"": ""}, {"x": {}}, {"guid": "x"}, "tiny/pact/when",
    "day::9999-99-99:x", "day::", "::::", "../../x", "%s%n", "\ufeff", "٣",
)  # fmt: skip
PIECES = (
    "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "\n", ",", "}", "{", "]", "[", '"', "\\", "\\ud800", "\0", "\x1b",
    "null", "1e999", "9" * 5000, "-", "NaN", "/*", "//", "\ufeff", "[" * 5000, '{"a":' * 5000, "\u2028",
)  # fmt: skip


def nodes(tree: Any) -> Iterator[tuple[Any, Any]]:
    """List every place of a JSON tree as (what holds it, key)."""
    for key in list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ():
        yield tree, key
        yield from nodes(tree[key])


def spoilt(text: str, chance: random.Random) -> str:
    """Spoil a ledger: some of its values, keys and entries, or its letters."""
    if chance.random() < 0.35:
        return _letters(text, chance)
    tree = json.loads(text)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        places = list(nodes(tree))
        if not places:
            break
        _spoil(tree, *chance.choice(places), places, chance)
    return json.dumps(tree, indent=chance.choice((None, 1)), ensure_ascii=chance.random() < 0.5)


def _spoil(tree: Any, holder: Any, key: Any, places: list[tuple[Any, Any]], chance: random.Random) -> None:
    other, at = chance.choice(places)
    act = chance.randrange(6)
    if act == 0:
        holder[key] = chance.choice(ODD)
    elif act == 1:
        del holder[key]
    elif act == 2:
        holder[key] = copy.deepcopy(other[at])
    elif act == 3 and isinstance(holder, dict):
        name = chance.choice([at, *(each for each in ODD if isinstance(each, str))])
        holder[str(name)] = holder.pop(key)
    elif act == 4 and isinstance(holder, dict):
        holder[f"{key}{chance.choice(('x', '-1', '/x', ''))}"] = copy.deepcopy(holder[key])
    elif isinstance(tree, dict):  # entries that trade places
        names = [name for name in tree if isinstance(tree[name], dict) and tree[name]]
        if names:
            part = tree[chance.choice(names)]
            one, two = chance.choice(list(part)), chance.choice(list(part))
            part[one], part[two] = part[two], part[one]


def _letters(text: str, chance: random.Random) -> str:
    start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    short = min(end, start + chance.randrange(1, 60))
    return chance.choice(
        [
            text[:start],
            text[start:],
            text[:start] + text[short:],
            text[:start] + text[start:short] * 2 + text[short:],
            text[:start] + chance.choice(PIECES) + text[start:],
            text[:start] + chance.choice(PIECES) + text[short:],
        ]
    )


def within_two_seconds(work: Callable[[], object]) -> bool:
    """Do something that may only raise what tells a user of a mistake; return whether it did."""
    begun = time.process_time()
    try:
        work()
    except QuizgenError:
        return False
    finally:
        spent = time.process_time() - begun
    assert spent < 2
    return True


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("part", range(30 if LONG else 1))
def test_a_spoilt_ledger_is_refused_and_left_alone_or_does_no_harm(
    project: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    facts, options = project / "seeds/tiny/facts.yaml", Options(out=project / "decks")

    def build() -> None:
        build_seeds([project / "seeds/tiny"], options)

    facts.write_text(FACTS + ACCORD, encoding="utf-8")
    build()
    facts.write_text(FACTS, encoding="utf-8")
    build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800086400")
    facts.write_text(FACTS.replace("en: treaty", "en: pact"), encoding="utf-8")
    ledger, copy_ = project / "decks/tiny/ledger.json", project / "decks/tiny/ledger.json.bak"
    sound = ledger.read_text(encoding="utf-8")
    accepted = 0
    for number in range(100 if LONG else 50):
        chance = chance_of("ledgers", part, number)
        text = spoilt(sound, chance).encode("utf-8", "surrogatepass")
        ledger.write_bytes(text)
        copy_.write_bytes(text if chance.random() < 0.2 else sound.encode())
        with Disk().watched():
            if within_two_seconds(build):
                accepted += 1
                read_ledger(ledger.read_text(encoding="utf-8"), "tiny")  # what was written can be read again
            else:
                assert ledger.read_bytes() == text, number
                if number % 10 == 0 and within_two_seconds(lambda: repair_ledger(project / "seeds/tiny", options)):
                    read_ledger(ledger.read_text(encoding="utf-8"), "tiny")
    assert accepted  # else nothing would tell whether the sound ones among them do no harm
