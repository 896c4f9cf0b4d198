"""Write the items of every seed over many seeds of chance, and hold every rule that a program can hold: `make stress`.

Prints how many items, forms and violations there were; exits 1 when a rule was broken.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from quizgen.arabic import fold
from quizgen.build import load_seed, load_templates
from quizgen.identity import value_id
from quizgen.items.bank import write_bank
from quizgen.items.choosing import BEYOND, MOST_KEYS, MOST_POOLED, MOST_TOUCHED, choose
from quizgen.items.desk import Desk
from quizgen.items.enemies import enemies, slots_of
from quizgen.items.lint import check_items
from quizgen.items.telling import DECIDED_BY_LABEL
from quizgen.items.truth import Verdict
from quizgen.items.weighing import Own, counted_keys, is_beyond, touched
from quizgen.model import Bank, Item, Kind, Seed, Templates, Value
from quizgen.problems import Problem


def main() -> int:
    """Run the seeds of chance and tell what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, default=100, help="how many seeds of chance")
    asked.add_argument("--seed", action="append", help="the folder of a seed; without it all under seeds/")
    told = asked.parse_args()
    templates, _, problems = load_templates()
    folders = told.seed or sorted(str(path.parent) for path in Path("seeds").glob("*/facts.yaml"))
    return max(stress(folder, templates, problems, told.seeds) for folder in folders)


def stress(folder: str, templates: Templates, problems: Sequence[Problem], chances: int) -> int:
    """Write one seed's items over so many seeds of chance; returns 1 when a rule was broken."""
    seed, more = load_seed(Path(folder), templates)
    if seed is None or problems or more:
        sys.stdout.write("\n".join(map(str, (*problems, *more))) + "\n")
        return 1
    broken: list[str] = []
    ranks: Counter[int] = Counter()
    longest: Counter[bool] = Counter()
    items = forms = 0
    for chance in range(chances):
        bank = write_bank(seed, templates, chance).bank
        items += len(bank.items)
        broken += [f"chance {chance}: {problem}" for problem in check_items(seed, bank)]
        broken += [f"chance {chance}: {fault}" for fault in unproved(seed, templates, bank)]
        chosen = choose(bank, chance)
        forms += 1
        broken += [f"chance {chance}: {fault}" for fault in ill_assembled(bank, chosen)]
        for item in bank.items:
            if item.kind is Kind.CHOICE and len(item.options) == 3:
                ranks[item.options.index(str(item.key))] += 1
                lengths = [len(option) for option in item.options]
                if lengths.count(len(str(item.key))) == 1:  # a tie is no cue
                    longest[len(str(item.key)) == max(lengths)] += 1
    sys.stdout.write(f"{folder}\n")
    report(items, forms, broken, ranks, longest)
    return 1 if broken else 0


def unproved(seed: Seed, templates: Templates, bank: Bank) -> list[str]:
    """List the wrong options that the article does not prove wrong."""
    desk = Desk(seed, templates)
    known: dict[str, Value] = {}
    for fact in seed.facts:
        for slot in fact.slots.values():
            known.update({value_id(value): value for value in slot.values})
        for values in fact.wrong.values():
            known.update({value_id(value): value for value in values})
    known.update({value_id(value): value for value in (*desk.world.names.values(), *seed.times, *seed.quantities)})
    known.update({value_id(value): value for value in (*templates.times, *templates.quantities)})
    faults = []
    for item in bank.items:
        if item.kind is Kind.CHOICE:
            fact = desk.world.facts[item.facts[0]]
            for name, text in zip(item.drawn, item.options, strict=True):
                if text != item.key:
                    verdict = desk.world.judge(fact, item.asks[0], known[name], item.shows).verdict
                    if verdict is not Verdict.FALSE:
                        faults.append(f"{item.id}: «{text}» is {verdict}")
    return faults


def ill_assembled(bank: Bank, chosen: tuple[Item, ...]) -> list[str]:
    """List what a form must not hold: enemies, a slot or an answer asked too often, one label always right."""
    faults = [f"{one.id} and {two.id} are enemies" for one, two in combinations(chosen, 2) if enemies(one, two)]
    slots = Counter(slot for item in chosen for slot in slots_of(item))
    faults += [f"{slot} is asked twice" for slot, times in slots.items() if times > 1]
    keys = Counter(fold.loose(key) for item in chosen for key in counted_keys(item))
    faults += [f"«{key}» is the answer {times} times" for key, times in keys.items() if times > MOST_KEYS]
    words = sum(item.kind is Kind.GLOSS for item in chosen)
    faults += [f"{words} of {len(chosen)} items ask for words"] if words > len(chosen) / 4 else []
    for kind in DECIDED_BY_LABEL:
        first = [item.key == item.options[0] for item in chosen if item.kind is kind]
        if len(first) > 1 and 2 * sum(first) != len(first):
            faults.append(f"{kind}: {sum(first)} of {len(first)} have the first label for their answer")
    lent = Counter(name for item in chosen for name in Own(bank).foreign(item))
    faults += [f"{name} is lent {times} times" for name, times in lent.items() if times > MOST_POOLED]
    beyond = sum(map(is_beyond, chosen))
    if beyond < len(chosen) * BEYOND and sum(map(is_beyond, bank.items)) > len(bank.items) * BEYOND:
        faults.append(f"{beyond} of {len(chosen)} items ask beyond who, when and where")
    return faults + untouched(bank, chosen)


def untouched(bank: Bank, chosen: tuple[Item, ...]) -> list[str]:
    """List the sentences that no item asks about though one could, where another sentence is asked about thrice."""
    times = Counter(number for item in chosen for number in touched(item))
    if max(times.values(), default=0) <= MOST_TOUCHED:
        return []
    free = {
        number
        for item in bank.items
        if item.kind in {each.kind for each in chosen} and not any(enemies(item, each) for each in chosen)
        for number in touched(item)
    }
    return [f"sentence {number} is not asked about, and another one thrice" for number in sorted(free - set(times))]


def report(items: int, forms: int, broken: list[str], ranks: Counter[int], longest: Counter[bool]) -> None:
    """Print the figures."""
    total = sum(ranks.values()) or 1
    share = longest[True] / (longest.total() or 1)
    lines = [
        f"{items} items and {forms} forms: {len(broken)} violations",
        "rank of the key: " + ", ".join(f"{rank + 1}: {ranks[rank] / total:.0%}" for rank in sorted(ranks)),
        f"the key is the longest option in {share:.0%} of {longest.total()} choice items",
        *broken[:40],
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
