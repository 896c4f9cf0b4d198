"""Measure what a scan and a draft find against what careful readers marked beforehand.

    python bench/draft.py marks.txt articles.jsonl

`articles.jsonl` holds one article a line, its text under `text`. `marks.txt` has a block for each article, which begins
with `== LINE PUBLISHED` (the article's line, from 0, and its day of publication); then one mark a line, its fields
parted by tabs:

    time    words   value         amount   number noun (the noun in the singular)
    person  name                  claim    verb   speaker            verb   verb   subject

`also-time`, `also-person` and so on mark what is right but need not be found. Prints recall and precision of each kind;
`--show` lists what was missed and what was too much.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quizgen.arabic.letters import unmarked
from quizgen.arabic.notation import read_time
from quizgen.draft.facts import draft
from quizgen.draft.scan import as_json, scan
from quizgen.drafting import templates_of

KINDS = ("time", "amount", "person", "claim", "verb")
Mark = tuple[str, str]


def main() -> int:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("marks", type=Path)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--show", action="store_true")
    told = asked.parse_args()
    texts = [json.loads(line)["text"] for line in told.articles.read_text(encoding="utf-8").splitlines()]
    counts: Counter[tuple[str, str]] = Counter()
    claims: list[Mark] = []
    for number, published, marks in _blocks(told.marks.read_text(encoding="utf-8")):
        found = _found(texts[number], published)
        for kind in KINDS:
            wanted, also = marks.get(kind, []), marks.get(f"also-{kind}", [])
            missed, rest = _matched(wanted, found[kind])
            if kind == "verb":  # a verb of saying may be marked as any other
                missed, left = _matched(missed, claims)
                counts["claim", "wrong"] -= len(claims) - len(left)
            wrong = [each for each in rest if not any(_same(mark, each) for mark in also)]
            claims = wrong if kind == "claim" else []
            counts[kind, "wanted"] += len(wanted)
            counts[kind, "hit"] += len(wanted) - len(missed)
            counts[kind, "wrong"] += len(wrong)
            if told.show:
                for sign, marked in (("-", missed), ("+", wrong)):
                    sys.stdout.writelines(f"{number} {sign} {kind}: {' | '.join(mark)}\n" for mark in marked)
    sys.stdout.write(f"{'':8}{'marked':>8}{'found':>8}{'recall':>8}{'wrong':>8}{'precision':>11}\n")
    for kind in KINDS:
        wanted_, hit, wrong_ = (counts[kind, each] for each in ("wanted", "hit", "wrong"))
        recall, precision = hit / (wanted_ or 1), hit / ((hit + wrong_) or 1)
        sys.stdout.write(f"{kind:8}{wanted_:8}{hit:8}{recall:8.2f}{wrong_:8}{precision:11.2f}\n")
    return 0


def _blocks(text: str) -> Iterator[tuple[int, str, dict[str, list[Mark]]]]:
    for block in text.split("== ")[1:]:
        head, *lines = block.strip().split("\n")
        number, published = head.split()
        marks: dict[str, list[Mark]] = {}
        for line in filter(None, map(str.strip, lines)):
            kind, first, *rest = line.split("\t")
            marks.setdefault(kind, []).append((first, rest[0] if rest else ""))
        yield int(number), published, marks


def _found(text: str, published: str) -> dict[str, list[Mark]]:
    templates = templates_of()
    read = scan(text, templates.lexicon, read_time(published))
    told = as_json(read)
    made = draft(read, templates.lexicon, templates.verbs)
    # who is marked by the office alone is found by the name that the article has beside it
    names = {name.id: f"{name.office} {name.ar}".strip() for name in made.names}
    says = {verb for verb, entry in templates.lexicon.verbs.items() if entry.says}
    return {
        "time": [(each["text"], each["value"]) for each in told["times"]],
        "amount": [
            (f"{each[end]} {each['unit']}", "")
            for each in told["quantities"] if each["unit"]
            for end in ("number", "to") if end in each
        ],
        "person": sorted({(each["text"], "") for each in told["names"] if each.get("titled")}),
        "claim": [(each["word"], each["speaker"]) for each in told["speech"] if each["speaker"]],
        "verb": [
            (fact.word, names.get(fact.roles["who"], fact.roles["who"]))
            for fact in made.facts if fact.does not in says and fact.roles.get("who", "?") != "?"
        ],
    }  # fmt: skip


def _matched(wanted: list[Mark], found: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Pair each mark with one thing found; returns what was missed and what is left over."""
    left, missed = list(found), []
    for mark in wanted:
        hit = next((each for each in left if _same(mark, each)), None)
        if hit is None:
            missed.append(mark)
        else:
            left.remove(hit)
    return missed, left


def _same(mark: Mark, found: Mark) -> bool:
    (one, more), (other, told) = mark, found
    return _meets(one, other) and (not more or not told or _meets(more, told))


def _meets(one: str, other: str) -> bool:
    first, second = _plain(one), _plain(other)
    return bool(first and second) and (first in second or second in first)


def _plain(text: str) -> str:
    letters = unmarked(text).translate(str.maketrans("أإآى", "اااي", '"“”«»'))
    letters = re.sub(r"(?<=\w{3})ا(?!\w)", "", letters)  # marks are the article's words, a draft's are nominative
    return " ".join(re.sub(r"(\.\d*?)0+(?!\d)", r"\1", letters).split())


if __name__ == "__main__":
    sys.exit(main())
