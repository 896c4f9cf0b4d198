"""Assembling a quiz: items picked for coverage of facts, sentences and kinds, enemies kept apart; forms of them.

A form is told by its code, from which it is made again: six letters of chance and of what the bank held.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.arabic import fold
from quizgen.items import chance as draws
from quizgen.model import Bank, Columns, Item, Kind, Line, Quiz, Section, Settings
from quizgen.problems import UsageError

# How a quiz of thirty is spread over the kinds.
SHARES: Mapping[Kind, int] = {
    Kind.CHOICE: 8, Kind.TRUE_FALSE: 4, Kind.CLOZE: 4, Kind.RECALL: 4, Kind.MATCH: 1, Kind.ORDER: 1,
    Kind.GLOSS: 4, Kind.REFERENCE: 2, Kind.SOURCE: 1, Kind.NOT_GIVEN: 1,
}  # fmt: skip
LETTERS = "abcdefghij"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U to misread
CHANCES = len(ALPHABET) ** 3
DECIDED_BY_LABEL = frozenset({Kind.TRUE_FALSE, Kind.SOURCE, Kind.NOT_GIVEN})


def self_study(bank: Bank, chance: int = 0) -> Quiz:
    """Assemble the quiz that a learner takes alone."""
    return _form(bank, choose(bank, chance), "", chance)


def every_item(bank: Bank) -> Quiz:
    """Put every item of the kinds asked for into one quiz, enemies too: a bank to choose from."""
    return _form(bank, bank.items, "", 0)


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
    """Tell a form's code: its letter, the seed of chance, and a check of the items with their options."""
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


# ---------------------------------------------------------------- choosing


def choose(bank: Bank, chance: int = 0) -> tuple[Item, ...]:
    """Pick the items of a quiz: as many as the settings ask, or as there are without enemies."""
    settings = bank.settings
    pools = _pools(bank, settings)
    choice = _Choice(pools, chance)
    quotas = _quotas(pools, settings.items)
    # the kind with the least to choose from comes first: items chosen before leave it fewer without an enemy
    scarce = sorted(quotas, key=lambda kind: (len(pools[kind]) / max(quotas[kind], 1), kind))
    for turn in range(max(quotas.values(), default=0)):  # one of each kind, then a second one, so that none is left out
        for kind in scarce:
            if turn < quotas[kind]:
                choice.take([kind])
    rest = [kind for kind in pools if kind not in (Kind.MATCH, Kind.ORDER)]
    while len(choice.chosen) < settings.items and choice.take(rest):
        pass
    return tuple(choice.chosen)


class _Choice:
    """The items chosen so far, how often each thing was asked, and what may still be chosen, by kind."""

    def __init__(self, pools: Mapping[Kind, Sequence[Item]], chance: int) -> None:
        self.chosen: list[Item] = []
        self._free = {kind: list(items) for kind, items in pools.items()}
        self._chance = chance
        self._facts: Counter[str] = Counter()
        self._answers: Counter[str] = Counter()
        self._sentences: Counter[int] = Counter()

    def take(self, kinds: Iterable[Kind]) -> bool:
        """Choose the item of these kinds that adds most, and leave out what it excludes; False where none is left."""
        free = [item for kind in kinds for item in self._free[kind]]
        if not free:
            return False
        item = min(free, key=self._added)
        self.chosen.append(item)
        self._facts.update(item.facts)
        self._answers.update(keys_of(item))
        self._sentences.update(each.sentence for each in item.evidence)
        slots = set(slots_of(item))
        for kind, others in self._free.items():
            self._free[kind] = [
                other
                for other in others
                if not slots & set(slots_of(other))
                and not (item.word and item.word == other.word)
                and not enemies(item, other)
            ]
        return True

    def _added(self, item: Item) -> tuple[int, ...]:
        """Rank an item: a fact, an answer and a sentence seldom used come first, then chance."""
        return (
            max((self._facts[fact] for fact in item.facts), default=0),
            max((self._answers[text] for text in keys_of(item)), default=0),
            max((self._sentences[each.sentence] for each in item.evidence), default=0),
            draws.number(self._chance, "quiz", item.id),
        )


def _pools(bank: Bank, settings: Settings) -> dict[Kind, list[Item]]:
    kinds = [Kind(kind) for kind in settings.kinds] or list(Kind)
    pools = {kind: [item for item in bank.items if item.kind is kind] for kind in kinds}
    return {kind: items for kind, items in pools.items() if items}


def _quotas(pools: Mapping[Kind, Sequence[Item]], many: int) -> dict[Kind, int]:
    """Spread a number of items over the kinds by their shares, none above what there is."""
    total = sum(SHARES[kind] for kind in pools)
    quotas = {kind: min(len(pools[kind]), many * SHARES[kind] // total) for kind in pools}
    for kind in sorted(pools, key=lambda kind: -(many * SHARES[kind] % total)):
        if sum(quotas.values()) < many and quotas[kind] < len(pools[kind]):
            quotas[kind] += 1
    return quotas


def slots_of(item: Item) -> tuple[tuple[str, str], ...]:
    """List the (fact, role) pairs that an item asks."""
    if item.kind in (Kind.SOURCE, Kind.NOT_GIVEN, Kind.GLOSS, Kind.REFERENCE):
        return ((item.id, ""),)
    return tuple((fact, role) for fact in item.facts for role in item.asks)


def enemies(one: Item, other: Item) -> bool:
    """Tell whether one item's stem shows the other's key (rule 29)."""
    return _shows_key(one, other) or _shows_key(other, one)


def _shows_key(shower: Item, asked: Item) -> bool:
    if asked.kind in DECIDED_BY_LABEL and asked.kind is not Kind.TRUE_FALSE:
        return False
    stem = fold.loose(shower.stem)
    return any(fold.loose(key) in stem and fold.whole_words(key, shower.stem, loosely=True) for key in keys_of(asked))


def keys_of(item: Item) -> tuple[str, ...]:
    """List the texts that answer an item; for a true-or-false statement the value that it is about."""
    if item.kind is Kind.TRUE_FALSE:
        return tuple(item.evidence[0].reads[start:end] for start, end in item.evidence[0].marks)
    if item.kind is Kind.ORDER:
        return ()  # the events are shown; their order is the answer
    return item.values


# ---------------------------------------------------------------- forms


def _form(bank: Bank, chosen: Sequence[Item], letter: str, chance: int) -> Quiz:
    kinds = [Kind(kind) for kind in bank.settings.kinds] or list(Kind)
    sections: list[Section] = []
    number = 1
    for kind in kinds:
        items = draws.shuffled(
            (item for item in chosen if item.kind is kind), chance, "form", letter, by=lambda item: item.id
        )
        lines = []
        for item in items:
            lines.append(Line(number, _rearranged(item, letter, chance), _marks(bank.settings, item)))
            number += 1
        if lines:
            sections.append(Section(kind, tuple(lines)))
    marks = sum(line.marks for section in sections for line in section.lines)
    return Quiz(letter, code_of(letter, chosen, chance), tuple(sections), marks)


def _marks(settings: Settings, item: Item) -> int:
    """Give an item's full marks: one, or one a row, unless the teacher says otherwise."""
    if item.kind in settings.marks:
        return settings.marks[item.kind]
    if item.columns:
        return len(item.columns.left)
    if item.kind is Kind.ORDER:
        return len(item.options)
    return len(item.key) if isinstance(item.key, tuple) else 1


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
