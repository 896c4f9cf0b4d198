"""The order in which new cards come. Its one rule: a card never helps with the card after it.

Cards of one fact stand apart, and so do enemies (the answer of one is shown by the other); within a fact, recognising
comes before producing.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.anki.notes import Card, Note
from quizgen.arabic.fold import loose


@dataclass(frozen=True, slots=True)
class Place:
    """One card of one note on its way to a place, with its folded words."""

    note: Note
    card: Card
    about: frozenset[str]
    shows: str
    keys: tuple[str, ...]

    @property
    def group(self) -> str:
        """Name what it is first of all about: its fact."""
        return min(self.about)


def placed(notes: Sequence[Note]) -> list[Place]:
    """List all cards of some notes in the order in which a learner should meet them."""
    places = [_place(note, card) for note in notes for card in note.cards]
    return _apart(_spread(places))


def _place(note: Note, card: Card) -> Place:
    keys = tuple(folded for key in card.keys if (folded := loose(key)))
    return Place(note, card, frozenset(note.about) or frozenset((note.id,)), loose(card.shows), keys)


def clash(one: Place, other: Place) -> bool:
    """Return whether two cards may not follow each other."""
    if one.about & other.about:
        return True
    return any(key in other.shows for key in one.keys) or any(key in one.shows for key in other.keys)


def _spread(places: Sequence[Place]) -> list[Place]:
    """Take the easiest card of the least used fact each time; a fact with half of what remains is taken first."""
    queues: dict[str, list[Place]] = {}
    for place in places:
        queues.setdefault(place.group, []).append(place)
    for queue in queues.values():
        queue.sort(key=lambda each: each.card.rank)
    born = {group: at for at, group in enumerate(queues)}
    heap = [(queue[0].card.rank, 0, born[group], group) for group, queue in queues.items()]
    heapq.heapify(heap)
    left = Counter({group: len(queue) for group, queue in queues.items()})
    largest = [(-count, born[group], group) for group, count in left.items()]
    heapq.heapify(largest)
    taken: list[Place] = []
    while heap:
        while -largest[0][0] != left[largest[0][2]]:
            heapq.heappop(largest)
        group = _next(heap, queues, taken, largest[0][2] if -2 * largest[0][0] > len(places) - len(taken) else "")
        taken.append(queues[group].pop(0))
        left[group] -= 1
        heapq.heappush(largest, (-left[group], born[group], group))
        if queue := queues[group]:
            heapq.heappush(heap, (queue[0].card.rank, len(taken), born[group], group))
    return taken


def _next(
    heap: list[tuple[int, int, int, str]], queues: dict[str, list[Place]], taken: list[Place], forced: str
) -> str:
    """Pop the best group: the forced one, else the first that does not clash with the card before, else the first."""
    if forced and not (taken and clash(taken[-1], queues[forced][0])):
        heap[:] = [each for each in heap if each[3] != forced]
        heapq.heapify(heap)
        return forced
    passed: list[tuple[int, int, int, str]] = []
    best = None
    while heap and best is None:
        each = heapq.heappop(heap)
        if taken and clash(taken[-1], queues[each[3]][0]):
            passed.append(each)
        else:
            best = each
    if best is None:
        best = passed.pop(0)
    for each in passed:
        heapq.heappush(heap, each)
    return best[3]


def _apart(places: list[Place]) -> list[Place]:
    """Move a card that still clashes with the one before it to the nearest earlier gap where it does not."""
    at = 1
    while at < len(places):
        if clash(places[at - 1], places[at]) and (gap := _gap(places, at)) is not None:
            places.insert(gap, places.pop(at))
        at += 1
    return places


def _gap(places: list[Place], at: int) -> int | None:
    moving = places[at]
    for gap in range(at - 1, -1, -1):
        if places[gap].group == moving.group and places[gap].card.rank < moving.card.rank:
            return None
        before = gap and clash(places[gap - 1], moving)
        if not before and not clash(moving, places[gap]):
            return gap
    return None
