"""Items over several facts: match (the right column is longer) and order (spans strictly disjoint)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizgen.arabic import fold, time
from quizgen.arabic.letters import quoted
from quizgen.arabic.time import Time
from quizgen.identity import value_id, value_order
from quizgen.items import chance
from quizgen.items.desk import Desk
from quizgen.items.doubts import doubts
from quizgen.items.evidence import evidence_of
from quizgen.items.truth import Verdict
from quizgen.model import OFFICE_FRAME, Columns, Fact, Item, Kind, Level, Name, Value

LEAST, MOST = 3, 4  # rows of a match, events of an order
MOST_DATED = 24  # events that sets to order are drawn from


@dataclass(frozen=True, slots=True)
class Row:
    """One event of a set and the value that belongs to it."""

    fact: Fact
    left: str
    value: Value


def match_items(desk: Desk) -> Iterable[Item]:
    """Match events with their dates, acts with who did them, officials with their offices."""
    yield from _matches(desk, "when", _dated(desk), "ask.match.when", ordered=True)
    yield from _matches(desk, "who", _acted(desk), "ask.match.who", ordered=False)
    yield from _matches(desk, "office", _offices(desk), "ask.match.office", ordered=False)


def _rows(desk: Desk, role: str, fits: Callable[[Value], bool]) -> list[Row]:
    found = []
    for fact in desk.seed.facts:
        slot = desk.world.slot(fact, role)
        if fact.mood != "stated" or fact.by or not slot or len(slot.values) != 1 or slot.also:
            continue
        event = desk.event(fact)
        if event and fits(slot.values[0]) and desk.world.complete(fact, role):
            found.append(Row(fact, event, slot.values[0]))
    return _distinct(found)


def _distinct(rows: Sequence[Row]) -> list[Row]:
    """Keep the first of rows whose events read alike."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(fold.loose(row.left), row)
    return list(kept.values())


def _dated(desk: Desk) -> list[Row]:
    return [
        row
        for row in _rows(
            desk, "when", lambda value: isinstance(value, Time) and not value.text and value.open in ("", "both")
        )
        if row.fact.frame != OFFICE_FRAME
    ]


def _acted(desk: Desk) -> list[Row]:
    return [
        row
        for row in _rows(desk, "who", lambda value: isinstance(value, Name))
        if row.fact.frame != OFFICE_FRAME and fold.loose(desk.printing.answer(row.value)) not in fold.loose(row.left)
    ]


def _offices(desk: Desk) -> list[Row]:
    return [
        Row(fact, desk.printing.answer(fact.slots["what"].values[0]), fact.slots["who"].values[0])
        for fact in desk.seed.facts
        if fact.frame == OFFICE_FRAME and "what" in fact.slots and "who" in fact.slots
    ]


def _matches(desk: Desk, role: str, rows: list[Row], label: str, ordered: bool) -> Iterable[Item]:
    left_over = list(chance.shuffled(rows, desk.chance, "match", role, by=lambda row: row.fact.id))
    turn = 1
    while True:
        item_id = desk.item_id("match", f"{role}-{turn}")
        chosen = _chosen(desk, left_over, desk.given.get(item_id, ()))
        if len(chosen) < LEAST:
            return
        taken = {row.fact.id for row in chosen}
        left_over = [row for row in left_over if row.fact.id not in taken]
        extra = next((row for row in left_over if _apart_from(desk, row, chosen)), None)
        spare = extra.value if extra else _spare(desk, chosen, rows)
        if spare is None and len(chosen) > LEAST:
            *chosen, left_out = chosen  # one event less, and its value lengthens the column
            spare = left_out.value
        if spare is None:
            desk.refuse(chosen[0].fact.id, f"match-{role}", "no value is left to make the right column longer")
            return
        yield _match(desk, item_id, label, chosen, spare, ordered)
        turn += 1


def _chosen(desk: Desk, rows: Sequence[Row], given: Sequence[str]) -> list[Row]:
    before = [row for row in rows if row.fact.id in given]
    if len(before) == len(given) - 1 and len(before) >= LEAST and _apart(desk, before):
        return before
    chosen: list[Row] = []
    for row in rows:
        if _apart_from(desk, row, chosen):
            chosen.append(row)
        if len(chosen) == MOST:
            break
    return chosen


def _apart(desk: Desk, rows: Sequence[Row]) -> bool:
    """Return whether each value is proved wrong beside every other event of the set."""
    return all(_apart_from(desk, row, rows[:at]) for at, row in enumerate(rows))


def _apart_from(desk: Desk, row: Row, others: Iterable[Row]) -> bool:
    return all(_excluded(desk, other, row.value) and _excluded(desk, row, other.value) for other in others)


def _excluded(desk: Desk, row: Row, value: Value) -> bool:
    role = "when" if isinstance(row.value, Time) else "who"
    if isinstance(value, Time) and isinstance(row.value, Time):
        return all(time.disjoint(value, each) for each in _times(row))
    return desk.world.judge(row.fact, role, value, _shown(row.fact, role)).verdict is Verdict.FALSE


def _shown(fact: Fact, role: str) -> tuple[str, ...]:
    return tuple(other for other in fact.slots if other != role)


def _spare(desk: Desk, chosen: Sequence[Row], rows: Sequence[Row]) -> Value | None:
    """Find one more value for the right column, wrong for every chosen event."""
    kind = "time" if isinstance(chosen[0].value, Time) else getattr(chosen[0].value, "is_", "")
    used = {value_id(row.value) for row in rows}
    offered = [value for value, _ in desk.of_type(kind) if value_id(value) not in used]
    if kind == "time":
        offered = [value for value in offered if _as_exact(value, chosen)]
    for value in chance.shuffled(offered, desk.chance, "spare", chosen[0].fact.id, by=value_id):
        if all(_excluded(desk, row, value) for row in chosen):
            return value
    return None


def _as_exact(value: Value, chosen: Sequence[Row]) -> bool:
    """Return whether a time is told as exactly as one of the chosen: a bare year beside days would stand out."""
    return isinstance(value, Time) and any(
        isinstance(row.value, Time) and time.same_precision(value, row.value) for row in chosen
    )


def _match(desk: Desk, item_id: str, label: str, chosen: Sequence[Row], spare: Value, ordered: bool) -> Item:
    text = desk.printing.answer
    values = [*(row.value for row in chosen), spare]
    right = (
        sorted(values, key=lambda value: value_order(value) or ())
        if ordered and all(value_order(value) for value in values)
        else list(chance.shuffled(values, desk.chance, item_id, "right", by=value_id))
    )
    left = chance.shuffled(chosen, desk.chance, item_id, "left", by=lambda row: row.fact.id)
    facts = tuple(row.fact.id for row in left)
    return Item(
        id=item_id,
        kind=Kind.MATCH,
        facts=facts,
        asks=(item_id.rsplit("/", 1)[1].split("-")[0],),
        shows=("event",),
        stem=desk.labels[label],
        key=tuple((row.left, text(row.value)) for row in left),
        evidence=tuple(each for row in left for each in evidence_of(desk, row.fact, (row.value,))),
        level=Level.RECOGNISE,
        columns=Columns(tuple(row.left for row in left), tuple(map(text, right))),
        doubt=_doubt(desk, chosen),
        why={text(spare): desk.labels["why.match"].format(candidate=quoted(text(spare)))},
        tags=desk.tags(Kind.MATCH, Level.RECOGNISE, *facts),
        drawn=(*facts, value_id(spare)),
        ordered=ordered,
    )


def _doubt(desk: Desk, rows: Sequence[Row]) -> str:
    """Say of each event whose date is disputed what other sources give, and what days «أمس» stands for."""
    return " ".join(dict.fromkeys(filter(None, (doubts(desk, row.fact, ("when",)) for row in _of_times(rows)))))


def _of_times(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if isinstance(row.value, Time)]


def order_items(desk: Desk) -> Iterable[Item]:
    """Put events in the order of their dates; at most two items, sharing as few events as can be."""
    rows = _few(desk, [row for row in _dated(desk) if value_order(row.value) is not None])
    used: list[frozenset[str]] = []
    for turn in (1, 2):
        item_id = desk.item_id("order", str(turn))
        chosen = _ordered_set(desk, rows, used, desk.given.get(item_id, ()))
        if not chosen:
            if turn == 1:
                desk.refuse("", "order", f"fewer than {LEAST} events have dates that are strictly apart")
            return
        used.append(frozenset(row.fact.id for row in chosen))
        yield _order(desk, item_id, chosen)


def _few(desk: Desk, rows: Sequence[Row]) -> list[Row]:
    """Draw from at most some two dozen events: sets of four of a hundred are four millions. Held sets are kept."""
    held = {name for turn in (1, 2) for name in desk.given.get(desk.item_id("order", str(turn)), ())}
    drawn = chance.shuffled(rows, desk.chance, "order", "few", by=lambda row: row.fact.id)
    kept = {row.fact.id for row in sorted(drawn, key=lambda row: row.fact.id not in held)[:MOST_DATED]}
    return [row for row in rows if row.fact.id in kept]


def _ordered_set(
    desk: Desk, rows: Sequence[Row], used: Sequence[frozenset[str]], given: Sequence[str]
) -> tuple[Row, ...]:
    apart = {
        (one.fact.id, other.fact.id)
        for one, other in combinations(rows, 2)
        if all(time.disjoint(a, b) for a in _times(one) for b in _times(other))
    }

    all_apart = 2 * len(apart) == len(rows) * (len(rows) - 1)

    def fits(names: Sequence[str]) -> bool:
        return (all_apart or apart.issuperset(combinations(names, 2))) and not any(
            before.issuperset(names) for before in used
        )

    by_name = {row.fact.id: row for row in rows}
    held = [name for name in by_name if name in given]
    if len(held) == len(set(given)) and LEAST <= len(held) <= MOST and fits(held):
        return tuple(by_name[name] for name in held)
    fresh = [name for name in by_name if not any(name in before for before in used)]
    for size in (MOST, LEAST):
        sets: Sequence[tuple[str, ...]] = list(filter(fits, combinations(fresh, size)))
        sets = sets or _least_shared(filter(fits, combinations(by_name, size)), used)
        if sets:
            first = chance.first(sets, desk.chance, "order")
            return tuple(by_name[name] for name in first)
    return ()


def _least_shared(sets: Iterable[tuple[str, ...]], used: Sequence[frozenset[str]]) -> Sequence[tuple[str, ...]]:
    """List the sets that share as few events as can be with one used before."""
    by_shared: dict[int, list[tuple[str, ...]]] = {}
    for names in sets:
        shared = max((len(before.intersection(names)) for before in used), default=0)
        by_shared.setdefault(shared, []).append(names)
    return by_shared[min(by_shared)] if by_shared else ()


def _times(row: Row) -> tuple[Time, ...]:
    """List the article's date and those that other sources give instead."""
    others = row.fact.slots["when"].others
    return tuple(value for value in (row.value, *(other.value for other in others)) if isinstance(value, Time))


def _order(desk: Desk, item_id: str, chosen: Sequence[Row]) -> Item:
    right = sorted(chosen, key=lambda row: value_order(row.value) or ())
    shown = chance.shuffled(chosen, desk.chance, item_id, "shown", by=lambda row: row.fact.id)
    if [row.fact.id for row in shown] == [row.fact.id for row in right]:
        shown = tuple(reversed(shown))
    facts = tuple(row.fact.id for row in right)
    return Item(
        id=item_id,
        kind=Kind.ORDER,
        facts=facts,
        asks=("when",),
        shows=("event",),
        stem=desk.labels["ask.order"],
        key=tuple(row.left for row in right),
        evidence=tuple(evidence_of(desk, row.fact, (row.value,))[0] for row in right),
        level=Level.RECALL,
        options=tuple(row.left for row in shown),
        doubt=_doubt(desk, right),
        tags=desk.tags(Kind.ORDER, Level.RECALL, *facts),
        drawn=facts,
    )
