"""Sources that something has spoilt: small seeds of every kind, and what mutates them, by structure or by letters."""

from __future__ import annotations

import copy
import os
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.faults import LONG
from tests.tiny import ACCORD, ARTICLE, FACTS

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "seeds/south-ossetia"
# a long run takes other cases each time; pytest prints the run's number where a case fails, and QUIZGEN_FUZZ repeats it
RUN = os.environ.get("QUIZGEN_FUZZ") or (str(random.SystemRandom().randrange(10**9)) if LONG else "short")

WORDS = (
    "", " ", "ـ", "ً", "\u200d", "\u202e", "\ufeff", "\u2066", "\ufe0f", "\x00", "\x1b[2J", "\x07", "\x85",
    "\ud800", "ء", "و", "null", "yes", "no", "~", "?", "0", "-1", "1e309", "NaN", "9" * 40, "9" * 4000, "٣" * 30,
    "2015-02-30", "0000-00-00", "late 99999", "1436-10-14", "ال", "لل", "وال", "روسيا", "«", "»", "…", ". . . .",
    "1,250", "12 500", "52 %", "½", "²³", "①", "ﷺ", "ﻻ", "من 5 إلى", "أكثر من", "100 على الأقل", "قبل", "أمس", "في عام",
    "all", "who", "when", "some", "that", "none", "cloze", "source", "words", "refers", "unsaid", "quiz", "../x",
    "/etc/passwd", "a/b", "con", ".", "..", "%s", "\\", "'", '"', "#7", "&x", "*x", "!t", "<b>", "</script>",
    "&amp;", "&#1610;", "[sound:x.mp3]", "\\(", "$", "a" * 3000, "كلمة " * 600, "ك" * 3000, "(" * 300,
)  # fmt: skip
PIECES = (
    "{", "}", "[", "]", ": ", "- ", "\n", "\n  ", "\n    ", "#", " #", "&x ", "*x", "!t ", "|", ">", '"', "'", "%",
    "@", "\t", "? ", ", ", "،", "؛", "\r", "\x85", "\u2028", "<<: ", "--- ", "...", "[" * 900, "{" * 900,
    "- " * 900, "a: " * 300,
)  # fmt: skip


def chosen_facts(chance: random.Random) -> tuple[str, str]:
    """Return the fact file and article of a small seed: the tests', the docs', or a part of the shipped one."""
    which = chance.randrange(6)
    if which == 0:
        return FACTS + ACCORD, ARTICLE
    if which == 1:
        page = (ROOT / "docs/first-article.md").read_text(encoding="utf-8")
        article, facts = (re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)[0] for kind in ("text", "yaml"))
        return facts, article
    return part_of(_shipped(), chance), (SHIPPED / "article.txt").read_text(encoding="utf-8")


_TREES: dict[str, Any] = {}


def _shipped() -> dict[str, Any]:
    if not _TREES:
        text = (SHIPPED / "facts.yaml").read_text(encoding="utf-8")
        _TREES.update(yaml.load(text, yaml.BaseLoader))  # every value a text
    return _TREES


def part_of(whole: dict[str, Any], chance: random.Random) -> str:
    """Write a seed with few of a seed's facts, words and references, and the names that these use."""
    tree = {
        "article": copy.deepcopy(whole["article"]),
        "names": {},
        "facts": chance.sample(whole["facts"], chance.randint(1, 3)),
    }
    if chance.random() < 0.4:
        tree["vocabulary"] = chance.sample(whole["vocabulary"], 2)
    for key in ("pools", "quiz", "passage"):
        if chance.random() < 0.2:
            tree[key] = whole[key]
    wanted = set(_texts([tree["facts"], tree.get("passage"), tree.get("quiz")]))
    while True:
        more = {name: whole["names"][name] for name in wanted & set(whole["names"])}
        if len(more) == len(tree["names"]):
            return written(tree)
        tree["names"] = more
        wanted |= set(_texts(more))


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    for each in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _texts(each)


def chance_of(what: str, part: int, number: int) -> random.Random:
    """Return the chance of one case, and print its name: the same name gives the same case."""
    sys.stdout.write(f"QUIZGEN_FUZZ={RUN}: {what}/{part}/{number}\n")
    return random.Random(f"{RUN}/{what}/{part}/{number}")


def written(tree: Any) -> str:
    """Write a tree as YAML in which every value is as it was."""
    text: str = yaml.dump(tree, allow_unicode=True, sort_keys=False, Dumper=_Plain, width=10_000)
    return text


class _Plain(yaml.SafeDumper):
    """Writes texts plain where they can be read again so; an author would."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def mutated(text: str, chance: random.Random) -> str:
    """Spoil a text of YAML: its tree, its letters, or both."""
    if chance.random() < 0.7:
        text = mutated_tree(text, chance)
    return mutated_letters(text, chance) if chance.random() < 0.4 else text


def mutated_tree(text: str, chance: random.Random) -> str:
    """Take out, double, trade or replace nodes of a text of YAML."""
    tree = yaml.load(text, yaml.BaseLoader)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        places = list(_places(tree))
        if places:
            _spoil(*chance.choice(places), places, chance)
    return written(tree)


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ():
        yield tree, key
        yield from _places(tree[key])


def _spoil(holder: Any, key: Any, places: list[tuple[Any, Any]], chance: random.Random) -> None:
    other, at = chance.choice(places)
    act = chance.randrange(8)
    if act == 0:
        del holder[key]
    elif act == 1:
        holder[key] = chance.choice(WORDS)
    elif act == 2:
        holder[key] = copy.deepcopy(other[at])
    elif act == 3 and isinstance(holder, dict):
        holder[chance.choice((*WORDS[:60], str(at)))] = holder.pop(key)
    elif act == 4 and isinstance(holder[key], str):
        holder[key] = mutated_letters(holder[key], chance)
    elif act == 5:
        holder[key] = [holder[key], copy.deepcopy(other[at])]
    elif act == 6:
        holder[key] = {chance.choice(("is", "in", "ar", "all", "some", "who", "was", "text")): holder[key]}
    elif isinstance(holder, list):
        holder.append(copy.deepcopy(holder[key]))
    else:
        holder[f"{key}-2"] = copy.deepcopy(holder[key])


def mutated_letters(text: str, chance: random.Random) -> str:
    """Cut pieces out of a text, double them, trade them, or put others in."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.choice((0, 1, 3, 12, 60)))
        put = chance.choice((chance.choice(WORDS), chance.choice(PIECES), text[at:end] * 2, text[at:end][::-1], ""))
        text = text[:at] + put + text[end:]
    return text
