"""Writes docs/rules.md from the tests: which rule for a right item is held by which test. `python docs/rules.py`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

RULES = {
    1: "The evidence stands exactly once in the article, and the key's value is in it.",
    2: "One right answer: every wrong option is proved wrong by the article.",
    3: "Dates are asked and offered no finer than they are known.",
    4: "The stem singles out its fact; a verb’s shows when, where and with whom, unless that tells the answer.",
    5: "A role with several values is asked as a set or for the missing partner, never with one key.",
    6: "A claim never stands without its speaker.",
    7: "What is planned takes only wordings for plans.",
    8: "The article's own words for a time are on the back.",
    9: "No word that ages; an office goes with its date.",
    10: "A disputed value is asked as the article's and answered with both.",
    11: "Three options; fewer than two safe distractors leave a recall item.",
    12: "Dates and numbers stand in order.",
    13: "The key's rank is drawn before its distractors.",
    14: "Keys are not balanced by hand; gross skew alarms.",
    15: "Options agree in type, case and style.",
    16: "The key is no longer than 4/3 of the next longest option.",
    17: "No content word is shared by stem and key alone; no option stands in the stem.",
    18: "No pair of options at the same distance on either side of the key; the key is not pieced together from them.",
    19: "Options differ after folding, none contains another.",
    20: "No option that speaks of other options.",
    21: "No negative stem, no absolute word unless quoted.",
    22: "One whole question that ends in ؟, of 25 words at most, no slot left open.",
    23: "One space, Arabic signs, no stray case ending.",
    24: "True or false: one value changed for one proved wrong, or none; as many statements are right as wrong.",
    25: "'Not given' only from what the author lists as unsaid.",
    26: "Ordering: times strictly disjoint, three events at least.",
    27: "Cloze: a whole token, a number with its noun; the answer stands nowhere else.",
    28: "A card asks one thing; answers of six words at most, twelve for claims.",
    29: "Items that give each other away stand on no form together, nor next to each other among new cards.",
    30: "The same slot is asked once.",
    31: "Word items: the same part of speech, other roots, glosses that share no word.",
    32: "The same sources give the same items; a new fact leaves the others as they were.",
}

LEFT_TO_A_READER = {
    15: "Style of title (with or without an office) is the author's choice of names.",
    27: "Whether a neighbouring word gives gender or number away is seen by a reader.",
}


def held() -> dict[int, list[str]]:
    """Read the marks off the tests: rule → `file::test`."""
    found: dict[int, list[str]] = {rule: [] for rule in RULES}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for rule in _marked(node):
                    found[rule].append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{node.name}")
    return found


def _marked(test: ast.FunctionDef) -> Iterator[int]:
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.rule":
            yield from (ast.literal_eval(argument) for argument in mark.args)


def page() -> str:
    """Write the table."""
    lines = [
        "# Which rule is held by what",
        "",
        "Written by `python docs/rules.py` from the marks on the tests; a test fails when it lags behind.",
        "",
        "| | rule | held by |",
        "|---|---|---|",
    ]
    tests = held()
    for rule, text in RULES.items():
        by = [f"`{name}`" for name in tests[rule]]
        if rule in LEFT_TO_A_READER:
            by.append(f"left to a reader: {LEFT_TO_A_READER[rule]}")
        lines.append(f"| {rule} | {text} | {'<br>'.join(by)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (ROOT / "docs/rules.md").write_text(page(), encoding="utf-8")
    sys.stdout.write("docs/rules.md\n")
