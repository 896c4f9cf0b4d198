"""Assembling a quiz: the chosen items as numbered lines, section by section; forms of them.

A form is told by its code, from which it is made again: six letters of chance and of what the bank held.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizgen.items import chance as draws
from quizgen.items.choosing import choose, kept
from quizgen.model import Bank, Columns, Item, Kind, Line, Quiz, Section, Settings
from quizgen.problems import UsageError

LETTERS = "abcdefghij"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to misread
CHANCES = len(ALPHABET) ** 3


def self_study(bank: Bank, chance: int = 0) -> Quiz:
    """Assemble the quiz that a learner takes alone."""
    return _form(bank, choose(bank, chance), "", chance)


def every_item(bank: Bank) -> Quiz:
    """Put every item of the kinds asked for into one quiz, enemies too: a bank to choose from."""
    return _form(bank, kept(bank), "", 0)


def forms(bank: Bank, many: int, chance: int = 0) -> tuple[Quiz, ...]:
    """Assemble forms A, B …: the same items in other orders."""
    if not 1 <= many <= len(LETTERS):
        raise UsageError(f"{many} forms: from 1 to {len(LETTERS)} can be made")
    chosen = choose(bank, chance)
    return tuple(_form(bank, chosen, letter, chance) for letter in LETTERS[:many])


def chance_of(code: str) -> int:
    """Read the seed of chance from a form's code («A-7K2M9»); raises `UsageError` when it is none."""
    letters = code.upper().rsplit("-", 1)[-1]
    if len(letters) != 6 or any(letter not in ALPHABET for letter in letters):
        raise UsageError(f"'{code}' is not the code of a form, like A-7K2M9Q")
    return _number(letters[:3])


def code_of(letter: str, chosen: Sequence[Item], chance: int) -> str:
    """Return a form's code: its letter, the seed of chance, and a check of the items with their options."""
    told = "\n".join(
        f"{item.id}|{item.stem}|{sorted(item.options)}" for item in sorted(chosen, key=lambda each: each.id)
    )
    check = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big") % CHANCES
    return f"{letter.upper()}-{_letters(chance % CHANCES)}{_letters(check)}".lstrip("-")


def _letters(value: int) -> str:
    return "".join(ALPHABET[value // len(ALPHABET) ** place % len(ALPHABET)] for place in (2, 1, 0))


def _number(letters: str) -> int:
    return sum(
        ALPHABET.index(letter) * len(ALPHABET) ** place for place, letter in zip((2, 1, 0), letters, strict=True)
    )


# ---------------------------------------------------------------- forms


def _form(bank: Bank, chosen: Sequence[Item], letter: str, chance: int) -> Quiz:
    kinds = [Kind(kind) for kind in bank.settings.kinds]
    kinds += [kind for kind in Kind if kind not in kinds and (not kinds or any(item.kind is kind for item in chosen))]
    sections: list[Section] = []
    number = 1
    for kind in kinds:
        drawn = (item for item in chosen if item.kind is kind)
        items = draws.shuffled(drawn, chance, "form", letter, by=lambda item: item.id)
        if letter in ("", "a"):  # as the article goes; the neighbour's form has another order
            items = tuple(sorted(items, key=lambda item: item.evidence[0].sentence))
        lines = []
        for item in _placed([_rearranged(item, letter, chance) for item in items], letter, chance):
            lines.append(Line(number, item, _marks(bank.settings, item)))
            number += 1
        if lines:
            sections.append(Section(kind, tuple(lines)))
    marks = sum(line.marks for section in sections for line in section.lines)
    return Quiz(letter, code_of(letter, chosen, chance), tuple(sections), marks)


def _marks(settings: Settings, item: Item) -> int:
    """Return an item's full marks: one, or one a row, unless the teacher says otherwise."""
    if item.kind in settings.marks:
        return settings.marks[item.kind]
    if item.columns:
        return len(item.columns.left)
    if item.kind is Kind.ORDER:
        return len(item.options)
    return len(item.key) if isinstance(item.key, tuple) else 1


def _placed(items: Sequence[Item], letter: str, chance: int) -> Iterator[Item]:
    """Spread the answers of a section evenly over the places of the options; those in an order of their own stay."""
    lettered = [item for item in items if isinstance(item.key, str) and item.key in item.options]
    often = Counter(item.options.index(str(item.key)) for item in lettered if item.ordered)
    for item in items:
        if item.ordered or item not in lettered:
            yield item
            continue
        turns = draws.shuffled(range(len(item.options)), chance, item.id, "place", letter)
        place = min(turns, key=lambda at: often[at])
        often[place] += 1
        options = [option for option in item.options if option != item.key]
        yield replace(item, options=(*options[:place], str(item.key), *options[place:]))


def _rearranged(item: Item, letter: str, chance: int) -> Item:
    """Give form B and the later ones their own order of options; dates and numbers stay in theirs."""
    if letter in ("", "a") or (item.ordered and not item.columns):
        return item
    name = (chance, item.id, "form", letter)
    if item.columns:
        right = item.columns.right if item.ordered else draws.shuffled(item.columns.right, *name, "right")
        return replace(item, columns=Columns(draws.shuffled(item.columns.left, *name, "left"), tuple(right)))
    shuffled = draws.shuffled(item.options, *name)
    if item.kind is Kind.ORDER and shuffled == item.key:
        shuffled = tuple(reversed(shuffled))
    return replace(item, options=shuffled)
