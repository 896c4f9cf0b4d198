"""The order in which new cards come. Its one rule: a card never helps with the card after it.

Cards of one fact stand apart, and so do enemies (the answer of one is shown by the other); within a fact, recognising
comes before producing. The deck goes through the article step by step: the words of a sentence and the first card of
each of its facts, then the words of the next sentence with the second cards of these facts … So the first week holds
words, facts and gaps, and a fact comes after the words of its sentence.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizgen.anki.notes import Card, Note, Part
from quizgen.arabic.fold import loose

PRODUCED_AFTER = 6  # steps from meeting a word to producing it: its facts are known by then, and a week has gaps
Waiting = tuple[tuple[int, int], int, int, str]  # a group's turn, when it was last taken, when it was met, its name


@dataclass(frozen=True, slots=True)
class Place:
    """One card of one note on its way to a place: the step that it belongs to, and its folded words."""

    note: Note
    card: Card
    step: int
    about: frozenset[str]
    shows: str
    keys: tuple[str, ...]

    @property
    def group(self) -> str:
        """Name what it is first of all about."""
        return _about(self.note)

    @property
    def turn(self) -> tuple[int, int]:
        """Rank it among the cards that wait: by its step, the easier card first."""
        return self.step, self.card.rank


def placed(notes: Sequence[Note], parts: Sequence[Part]) -> list[Place]:
    """List all cards of some notes in the order in which a learner should meet them.

    `parts` ranks the decks of the cards; where it lacks "produce", words are produced among "words". Within each deck
    the rule holds as it does over all of them: some learners study by the position of cards, others deck by deck.
    """
    lanes: dict[Part, list[Place]] = {part: [] for part in parts}
    for place in _stepped(notes, parts):
        part = place.note.part_of(place.card)
        lanes[part if part in lanes else place.note.part].append(place)
    return _woven([_apart(_spread(lane)) for lane in lanes.values()])


def _stepped(notes: Sequence[Note], parts: Sequence[Part]) -> list[Place]:
    """Say of each card in which step it comes: that of its sentence, and of the cards of one fact one a step."""
    turns = {sentence: at for at, sentence in enumerate(sorted({note.sentence for note in notes if note.sentence}))}
    cards = [(note, card) for note in notes for card in note.cards]
    cards.sort(key=lambda pair: (pair[1].rank, parts.index(pair[0].part)))
    last: dict[str, int] = {}
    places = []
    for note, card in cards:
        group = _about(note)
        if note.part in ("text", "words"):
            step = turns.get(note.sentence, 0) + (PRODUCED_AFTER if card.rank else 0)
        else:  # what hangs on no sentence is asked of the whole article
            step = max(turns.get(note.sentence, len(turns)), last.get(group, -1) + 1)
        last[group] = step
        places.append(_place(note, card, step))
    return places


def _about(note: Note) -> str:
    """Name what a note is first of all about: its fact."""
    return min(note.about, default=note.id)


def _place(note: Note, card: Card, step: int) -> Place:
    keys = tuple(folded for key in card.keys if (folded := loose(key)))
    return Place(note, card, step, frozenset(note.about) or frozenset((note.id,)), loose(card.shows), keys)


def clash(one: Place, other: Place) -> bool:
    """Return whether two cards may not follow each other."""
    if one.about & other.about:
        return True
    return any(key in other.shows for key in one.keys) or any(key in one.shows for key in other.keys)


def _spread(places: Sequence[Place]) -> list[Place]:
    """Take the earliest card of the least used fact each time; a fact with half of what remains is taken first."""
    queues: dict[str, list[Place]] = {}
    for place in places:
        queues.setdefault(place.group, []).append(place)
    for queue in queues.values():
        queue.sort(key=lambda each: each.turn)
    born = {group: at for at, group in enumerate(queues)}
    heap = [(queue[0].turn, 0, born[group], group) for group, queue in queues.items()]
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
            heapq.heappush(heap, (queue[0].turn, len(taken), born[group], group))
    return taken


def _next(heap: list[Waiting], queues: dict[str, list[Place]], taken: list[Place], forced: str) -> str:
    """Pop the best group: the forced one, else the first that does not clash with the card before, else the first."""
    if forced and not (taken and clash(taken[-1], queues[forced][0])):
        heap[:] = [each for each in heap if each[3] != forced]
        heapq.heapify(heap)
        return forced
    passed: list[Waiting] = []
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


def _woven(lanes: Iterable[list[Place]]) -> list[Place]:
    """Merge the cards of several decks, each in its own order, by their steps and so that no two neighbours clash."""
    waiting = [list(zip(lane, _unhurried(lane), strict=True))[::-1] for lane in lanes]
    left = Counter((place.group, place.card.rank) for lane in waiting for place, _ in lane)
    taken: list[Place] = []
    while heads := [lane for lane in waiting if lane]:

        def order(lane: list[tuple[Place, int]]) -> tuple[bool, int]:
            place, step = lane[-1]
            early = any(left[place.group, rank] for rank in range(place.card.rank))
            return early, step + (2 if taken and clash(taken[-1], place) else 0)  # rather one of the next step

        place, _ = min(heads, key=order).pop()
        left[place.group, place.card.rank] -= 1
        taken.append(place)
    return taken


def _unhurried(lane: Sequence[Place]) -> list[int]:
    """List the steps of a deck's cards; a card that was moved forward has the step of the one behind it."""
    steps = [place.step for place in lane]
    for at in range(len(steps) - 2, -1, -1):
        steps[at] = min(steps[at], steps[at + 1])
    return steps
