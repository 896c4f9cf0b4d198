"""Choosing the items of a quiz: every kind, fact and sentence has its turn, and no item answers another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic import fold
from quizgen.items import chance as draws
from quizgen.items.enemies import exclude, slots_of
from quizgen.items.telling import ABOUT_THE_TEXT, DECIDED_BY_LABEL, Telling, telling
from quizgen.items.weighing import (
    SEVERAL,
    Own,
    by_number,
    central_answers,
    counted_keys,
    is_beyond,
    is_measured,
    label_of,
    touched,
)
from quizgen.model import Bank, Item, Kind, Settings

# How a quiz of thirty is spread over the kinds.
SHARES: Mapping[Kind, int] = {
    Kind.CHOICE: 8, Kind.TRUE_FALSE: 4, Kind.CLOZE: 4, Kind.RECALL: 4, Kind.MATCH: 1, Kind.ORDER: 1,
    Kind.GLOSS: 3, Kind.REFERENCE: 2, Kind.SOURCE: 1, Kind.NOT_GIVEN: 2, Kind.WHOLE: 3,
}  # fmt: skip
BEYOND = 1 / 6  # of a form: what asks beyond who, when, where and how much
MOST_KEYS = 2  # times that one text may be the answer
MOST_MEASURED = 0.4  # of a form: what asks for a figure or a date, while there is other matter
MOST_WORDS = 1 / 4  # of a form, while there is other matter
MOST_POOLED = 2  # times that a value from outside the article may be offered
MOST_TOUCHED = 2  # times that a sentence is asked about while another one waits
SCARCE = frozenset(
    {Kind.CHOICE, Kind.CLOZE, Kind.TRUE_FALSE, *SEVERAL}
)  # what they exclude is counted before one of them is chosen
COARSE = 2  # so that chance still decides between items that exclude about as many
# Of its share, what a kind gets before the others have their turn: they show what many others ask.
AHEAD: Mapping[Kind, float] = {
    Kind.MATCH: 1, Kind.ORDER: 1, Kind.CHOICE: 0.5, Kind.CLOZE: 0.5, Kind.TRUE_FALSE: 0.25, Kind.WHOLE: 0.4,
}  # fmt: skip
SELDOM = frozenset({Kind.REFERENCE, Kind.SOURCE})  # many other items tell what these few ask
# Of its share, what a kind gets before all others: it has the most enemies.
LEAST: Mapping[Kind, float] = {Kind.CHOICE: 0.75, Kind.CLOZE: 0.75}
LOOKED_AT = 8  # times as many items of each kind as a quiz wants are looked at
FEW = 40  # choice items among which that is counted


def choose(bank: Bank, chance: int = 0) -> tuple[Item, ...]:
    """Pick the items of a quiz: what the teacher pins, then as many as the settings ask or as go together."""
    settings = bank.settings
    pools = _pools(bank, settings, chance)
    choice = _Choice(bank, pools, chance)
    for item in pinned(bank):
        choice.add(item)
    _fill(choice, pools, settings.items)
    while len(choice.chosen) < settings.items and _take_more(choice, pools, settings.items):
        pass
    return tuple(choice.chosen)


def _take_more(choice: _Choice, pools: Mapping[Kind, Sequence[Item]], many: int) -> bool:
    """Choose beyond the shares: words come last, and what is told by a label stays even."""
    rest = [kind for kind in pools if kind not in SEVERAL and kind not in DECIDED_BY_LABEL]
    matter = [kind for kind in rest if kind not in ABOUT_THE_TEXT]
    by_label = [kind for kind in pools if kind in DECIDED_BY_LABEL]
    odd = [kind for kind in by_label if choice.count(kind) % 2]
    by_label.sort(key=lambda kind: kind is not Kind.SOURCE)  # it asks beyond who, when and where
    return (
        (choice.wants_beyond() and choice.take([kind for kind in pools if kind is Kind.WHOLE]))
        or choice.take(matter)
        or choice.take(odd)
        or (len(choice.chosen) + 2 <= many and any(map(choice.take_pair, by_label)))
        or choice.take([kind for kind in rest if kind is not Kind.GLOSS or choice.count(kind) + 1 <= many * MOST_WORDS])
        or choice.take_measures_too()
        or choice.take(rest)
    )


def _fill(choice: _Choice, pools: Mapping[Kind, Sequence[Item]], many: int) -> None:
    """Fill the share of every kind: first what is scarce, then the kind that is furthest behind its turn.

    First an item over several facts, a right and a wrong statement, most of the choices and gaps; then each kind has
    its first turn before one has its second.
    """
    # what has the least to choose from comes first, for items chosen before leave it fewer without an enemy: those over
    # several facts, and right statements, which show what others ask
    first = (SEVERAL, {Kind.CHOICE}, DECIDED_BY_LABEL)
    quotas = _quotas(pools, many)
    taken = Counter(item.kind for item in choice.chosen)
    wanted = sorted(
        (kind for kind in quotas if quotas[kind]),
        key=lambda kind: ([kind not in kinds for kinds in first], len(pools[kind]) / quotas[kind], kind),
    )
    several = choice.shuffled([kind for kind in wanted if kind in SEVERAL])
    for kind in (*several, *(kind for kind in wanted if kind is Kind.TRUE_FALSE)):
        # one item over several facts: a second one would leave out what else asks for a date or a name
        if kind not in SEVERAL or not any(map(choice.count, SEVERAL)):
            taken[kind] += _take_turn(choice, kind, quotas[kind], min(quotas[kind], many - len(choice.chosen)))
    wanted = [kind for kind in wanted if kind not in SEVERAL]
    _take_least(choice, quotas, taken, many)
    for kind in (kind for kind in wanted if not taken[kind]):
        taken[kind] += _take_turn(choice, kind, quotas[kind], min(quotas[kind], many - len(choice.chosen)))
    while wanted and len(choice.chosen) < many:
        kind = min(wanted, key=lambda kind: (kind not in SCARCE, taken[kind] / quotas[kind] - AHEAD.get(kind, 0)))
        added = _take_turn(choice, kind, quotas[kind], min(quotas[kind] - taken[kind], many - len(choice.chosen)))
        taken[kind] += added
        if not added:
            wanted.remove(kind)


def _take_least(choice: _Choice, quotas: Mapping[Kind, int], taken: Counter[Kind], many: int) -> None:
    """Choose of the kinds with most enemies, in turn, what they get before all others; count it in `taken`."""
    short = [kind for kind in LEAST if quotas.get(kind)]
    while short and len(choice.chosen) < many:
        kind = min(short, key=lambda kind: taken[kind] / quotas[kind])
        if taken[kind] >= LEAST[kind] * quotas[kind] or not choice.take([kind]):
            short.remove(kind)
        else:
            taken[kind] += 1


def _take_turn(choice: _Choice, kind: Kind, quota: int, room: int) -> int:
    """Choose an item of a kind, or a pair of what is told by its label, and return how many were chosen."""
    in_pairs = kind in DECIDED_BY_LABEL and quota > 1
    before = len(choice.chosen)
    if room > in_pairs:
        _ = choice.take_pair(kind) if in_pairs else choice.take([kind])
    return len(choice.chosen) - before


def kept(bank: Bank) -> tuple[Item, ...]:
    """List the items that the teacher has not dropped."""
    return tuple(item for item in bank.items if not _named(bank, item, bank.settings.drop))


def pinned(bank: Bank) -> tuple[Item, ...]:
    """List the items that the teacher wants in every quiz, in the order of the settings."""
    order = list(bank.settings.pin)
    wanted = [(_named(bank, item, order), item) for item in kept(bank)]
    return tuple(item for name, item in sorted(((n, i) for n, i in wanted if n), key=lambda pair: order.index(pair[0])))


def _named(bank: Bank, item: Item, names: Iterable[str]) -> str:
    """Return the name by which an item is listed: its id, with or without the seed's; '' where it is not."""
    return next((name for name in names if name in (item.id, item.id.removeprefix(f"{bank.seed}/"))), "")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An item that may be chosen, with all that a choice goes by, found once."""

    item: Item
    slots: frozenset[tuple[str, str]]
    answers: tuple[str, ...]  # folded
    foreign: tuple[str, ...]
    touched: tuple[int, ...]
    label: tuple[Kind, str]
    beyond: bool
    measured: bool
    central: bool
    drawn: int


class _Choice:
    """The items chosen so far, how often each thing was asked, and what may still be chosen, by kind."""

    def __init__(self, bank: Bank, pools: Mapping[Kind, Sequence[Item]], chance: int) -> None:
        self.chosen: list[Item] = []
        self._chance = chance
        self._many = bank.settings.items
        self._measures = int(self._many * MOST_MEASURED)  # how many more may be chosen
        self._own = Own(bank)
        self._central = central_answers(pools)
        self._free = {kind: list(map(self._candidate, items)) for kind, items in pools.items()}
        self._untouched = {number for items in self._free.values() for each in items for number in each.touched}
        self._facts: Counter[str] = Counter()
        self._answers: Counter[str] = Counter()
        self._pooled: Counter[str] = Counter()
        self._sentences: Counter[int] = Counter()
        self._labels: Counter[tuple[Kind, str]] = Counter()
        self._read: dict[str, Telling] = {}
        self._places = {each.item.id: 1 << at for at, each in enumerate(self._free.get(Kind.CHOICE, ()))}
        self._shut: dict[str, tuple[int, int]] = {}
        self._few, self._few_places = self._look()

    def take(self, kinds: Iterable[Kind]) -> bool:
        """Choose the item of these kinds that adds most; False where none is left."""
        free = [each for kind in kinds for each in self._free.get(kind, ()) if self._fits(each)]
        if free:
            self.add(min(free, key=self._rank()).item)
        return bool(free)

    def shuffled(self, kinds: Sequence[Kind]) -> tuple[Kind, ...]:
        """Put kinds into the order that chance draws."""
        return draws.shuffled(kinds, self._chance, "kinds", by=str)

    def count(self, kind: Kind) -> int:
        """Count the items of a kind on the form."""
        return sum(item.kind is kind for item in self.chosen)

    def take_pair(self, kind: Kind) -> bool:
        """Choose two items that go together, one for each label: true and false; False where no two are left."""
        free = sorted(filter(self._fits, self._free.get(kind, ())), key=self._rank())
        pairs = ((one.item, other.item) for one in free for other in free if one.label != other.label)
        go_together = (
            (one, other) for one, other in pairs if one.facts != other.facts and not self._enemies(one, other)
        )
        pair = next(go_together, ())
        for item in pair:
            self.add(item)
        return bool(pair)

    def add(self, item: Item) -> None:
        """Put an item on the form, and leave out what it excludes."""
        chosen, reads = self._candidate(item), self._telling(item)
        self.chosen.append(item)
        self._facts.update(item.facts)
        self._answers.update(chosen.answers)
        self._pooled.update(chosen.foreign)
        self._sentences.update(chosen.touched)
        self._untouched.difference_update(chosen.touched)
        self._labels[chosen.label] += 1
        self._measures -= chosen.measured
        for kind, others in self._free.items():
            self._free[kind] = [
                other
                for other in others
                if other.item is not item
                and chosen.slots.isdisjoint(other.slots)
                and not (item.word and item.word == other.item.word)
                and not exclude(reads, self._telling(other.item))
            ]
        self._few, self._few_places = self._look()

    def _candidate(self, item: Item) -> _Candidate:
        answers = tuple(map(fold.loose, counted_keys(item)))
        return _Candidate(
            item,
            slots=frozenset(slots_of(item)),
            answers=answers,
            foreign=self._own.foreign(item),
            touched=touched(item),
            label=(item.kind, label_of(item)),
            beyond=is_beyond(item),
            measured=is_measured(item),
            central=any(text in self._central for text in answers),
            drawn=draws.number(self._chance, "quiz", item.id),
        )

    def _look(self) -> tuple[list[Item], int]:
        """List the first multiple-choice items that are free, and their places as bits of one number."""
        few = [each.item for each in self._free.get(Kind.CHOICE, ())[:FEW]]
        return few, sum(self._places[item.id] for item in few)

    def _enemies(self, one: Item, other: Item) -> bool:
        return exclude(self._telling(one), self._telling(other))

    def _telling(self, item: Item) -> Telling:
        if item.id not in self._read:
            self._read[item.id] = telling(item)
        return self._read[item.id]

    def _fits(self, each: _Candidate) -> bool:
        even = each.item.kind not in DECIDED_BY_LABEL or self._ahead(each) <= 0
        return (
            even
            and (self._measures > 0 or not each.measured)
            and all(self._answers[text] < MOST_KEYS for text in each.answers)
            and all(self._pooled[text] < MOST_POOLED for text in each.foreign)
        )

    def _ahead(self, each: _Candidate) -> int:
        """Count how much more often the label of an item is right than the other one."""
        mine = self._labels[each.label]
        return 2 * mine - sum(times for (kind, _), times in self._labels.items() if kind is each.item.kind)

    def wants_beyond(self) -> bool:
        """Return whether too few items ask beyond who, when and where."""
        return sum(map(is_beyond, self.chosen)) < self._many * BEYOND

    def take_measures_too(self) -> bool:
        """Let figures and dates be asked beyond their share; False where they may be already."""
        limited = self._measures <= self._many
        self._measures = 2 * self._many + 1
        return limited

    def _excluded(self, item: Item) -> int:
        """Count how many multiple-choice items an item would exclude."""
        if item.kind not in SCARCE:
            return 0
        known, shut = self._shut.get(item.id, (0, 0))
        if new := self._few_places & ~known:
            reads = self._telling(item)
            for other in self._few:
                place = self._places[other.id]
                if place & new and other is not item and exclude(reads, self._telling(other)):
                    shut |= place
            self._shut[item.id] = known | new, shut
        return (shut & self._few_places).bit_count()

    def _ends_kind(self, item: Item) -> bool:
        """Return whether an item would leave a form without the last that may still stand on it of a seldom kind."""
        waiting = [kind for kind in SELDOM - {item.kind} if self._free.get(kind) and not self.count(kind)]
        reads = self._telling(item) if waiting else None
        return reads is not None and any(
            all(exclude(reads, self._telling(other.item)) for other in self._free[kind]) for kind in waiting
        )

    def _rank(self) -> Callable[[_Candidate], tuple[int, ...]]:
        """Rank items for what is chosen so far: the label seldom right, a sentence, a fact, an answer seldom used come
        first, then chance.

        What many other questions name comes last: asked for, it would leave them out.
        """
        wants_beyond, waiting = self.wants_beyond(), bool(self._untouched)

        def rank(each: _Candidate) -> tuple[int, ...]:
            item = each.item
            often = max([self._sentences[number] for number in each.touched], default=0)
            return (
                self._labels[each.label],
                int(wants_beyond and not each.beyond and item.kind in (Kind.RECALL, Kind.CHOICE, Kind.CLOZE)),
                int(waiting and often >= MOST_TOUCHED),
                int(self._ends_kind(item)),
                int(each.central),
                self._excluded(item) // COARSE,
                often,
                max([self._facts[fact] for fact in item.facts], default=0),
                max([self._answers[text] for text in each.answers], default=0),
                each.drawn,
            )

        return rank


def _pools(bank: Bank, settings: Settings, chance: int) -> dict[Kind, list[Item]]:
    """Sort the items by kind; of a kind with very many only those that chance draws are looked at."""
    kinds = [Kind(kind) for kind in settings.kinds] or list(Kind)
    items = [item for item in kept(bank) if settings.passage or not by_number(item)]
    pools = {kind: [item for item in items if item.kind is kind] for kind in kinds}
    most = LOOKED_AT * settings.items
    return {kind: _some(items, most, chance) for kind, items in pools.items() if items}


def _some(items: list[Item], most: int, chance: int) -> list[Item]:
    if len(items) <= most:
        return items
    drawn = {item.id for item in draws.shuffled(items, chance, "pool", by=lambda item: item.id)[:most]}
    return [item for item in items if item.id in drawn]


def _quotas(pools: Mapping[Kind, Sequence[Item]], many: int) -> dict[Kind, int]:
    """Spread a number of items over the kinds by their shares, none above what there is."""
    total = sum(SHARES[kind] for kind in pools)
    quotas = {kind: min(len(pools[kind]), many * SHARES[kind] // total) for kind in pools}
    for kind in sorted(pools, key=lambda kind: -(many * SHARES[kind] % total)):
        if sum(quotas.values()) < many and quotas[kind] < len(pools[kind]):
            quotas[kind] += 1
    return quotas
