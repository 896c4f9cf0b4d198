"""Items over several facts: match (the right column is longer) and order (spans strictly disjoint)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from quizgen.arabic import fold, time
from quizgen.arabic.time import Time
from quizgen.items import chance
from quizgen.items.truth import Verdict
from quizgen.items.values import sort_key, value_id
from quizgen.items.wording import Unfit
from quizgen.items.workshop import Workshop, quoted
from quizgen.model import OFFICE_FRAME, Columns, Fact, Item, Kind, Level, Name, Value

LEAST, MOST = 3, 4  # rows of a match, events of an order


@dataclass(frozen=True, slots=True)
class Row:
    """One event of a set and the value that belongs to it."""

    fact: Fact
    left: str
    value: Value


def match_items(shop: Workshop) -> Iterable[Item]:
    """Match events with their dates, acts with who did them, officials with their offices."""
    yield from _matches(shop, "when", _dated(shop), "ask.match.when", ordered=True)
    yield from _matches(shop, "who", _acted(shop), "ask.match.who", ordered=False)
    yield from _matches(shop, "office", _offices(shop), "ask.match.office", ordered=False)


def _event(shop: Workshop, fact: Fact) -> str:
    try:
        return shop.desk.event(fact)
    except Unfit:
        return ""


def _rows(shop: Workshop, role: str, fits: Callable[[Value], bool]) -> list[Row]:
    found = []
    for fact in shop.seed.facts:
        slot = shop.world.slot(fact, role)
        if fact.mood != "stated" or fact.by or not slot or len(slot.values) != 1 or slot.also:
            continue
        event = _event(shop, fact)
        if event and fits(slot.values[0]) and shop.world.complete(fact, role):
            found.append(Row(fact, event, slot.values[0]))
    return _distinct(found)


def _distinct(rows: Sequence[Row]) -> list[Row]:
    """Keep the first of rows whose events read alike."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(fold.loose(row.left), row)
    return list(kept.values())


def _dated(shop: Workshop) -> list[Row]:
    return [
        row
        for row in _rows(shop, "when", lambda value: isinstance(value, Time) and not value.text and not value.open)
        if row.fact.frame != OFFICE_FRAME
    ]


def _acted(shop: Workshop) -> list[Row]:
    return [
        row
        for row in _rows(shop, "who", lambda value: isinstance(value, Name))
        if row.fact.frame != OFFICE_FRAME
        and fold.loose(shop.desk.printing.answer(row.value)) not in fold.loose(row.left)
    ]


def _offices(shop: Workshop) -> list[Row]:
    return [
        Row(fact, shop.desk.printing.answer(fact.slots["what"].values[0]), fact.slots["who"].values[0])
        for fact in shop.seed.facts
        if fact.frame == OFFICE_FRAME and "what" in fact.slots and "who" in fact.slots
    ]


def _matches(shop: Workshop, role: str, rows: list[Row], label: str, ordered: bool) -> Iterable[Item]:
    left_over = list(chance.shuffled(rows, shop.chance, "match", role, by=lambda row: row.fact.id))
    turn = 1
    while True:
        item_id = shop.item_id("match", f"{role}-{turn}")
        chosen = _chosen(shop, left_over, shop.given.get(item_id, ()))
        if len(chosen) < LEAST:
            return
        left_over = [row for row in left_over if row not in chosen]
        extras = [row for row in left_over if _apart(shop, [*chosen, row])]
        spare = extras[0].value if extras else _spare(shop, chosen, rows)
        if spare is None and len(chosen) > LEAST:
            *chosen, left_out = chosen  # one event less, and its value lengthens the column
            spare = left_out.value
        if spare is None:
            shop.refuse(chosen[0].fact.id, f"match-{role}", "no value is left to make the right column longer")
            return
        yield _match(shop, item_id, label, chosen, spare, ordered)
        turn += 1


def _chosen(shop: Workshop, rows: Sequence[Row], given: Sequence[str]) -> list[Row]:
    before = [row for row in rows if row.fact.id in given]
    if len(before) == len(given) - 1 and len(before) >= LEAST and _apart(shop, before):
        return before
    chosen: list[Row] = []
    for row in rows:
        if len(chosen) < MOST and _apart(shop, [*chosen, row]):
            chosen.append(row)
    return chosen


def _apart(shop: Workshop, rows: Sequence[Row]) -> bool:
    """Tell whether each value is proved wrong beside every other event of the set."""
    return all(_wrong(shop, one, other) and _wrong(shop, other, one) for one, other in combinations(rows, 2))


def _wrong(shop: Workshop, row: Row, other: Row) -> bool:
    return _excluded(shop, row, other.value)


def _excluded(shop: Workshop, row: Row, value: Value) -> bool:
    role = "when" if isinstance(row.value, Time) else "who"
    if isinstance(value, Time) and isinstance(row.value, Time):
        return all(time.disjoint(value, each) for each in _times(row))
    return shop.world.judge(row.fact, role, value, _shown(row.fact, role)).verdict is Verdict.FALSE


def _shown(fact: Fact, role: str) -> tuple[str, ...]:
    return tuple(other for other in fact.slots if other != role)


def _spare(shop: Workshop, chosen: Sequence[Row], rows: Sequence[Row]) -> Value | None:
    """Find one more value for the right column, wrong for every chosen event."""
    kind = "time" if isinstance(chosen[0].value, Time) else getattr(chosen[0].value, "is_", "")
    used = {value_id(row.value) for row in rows}
    offered = [value for value, _ in shop.source.of_type(kind) if value_id(value) not in used]
    if kind == "time":
        offered = [value for value in offered if _as_exact(value, chosen)]
    for value in chance.shuffled(offered, shop.chance, "spare", chosen[0].fact.id, by=value_id):
        if all(_excluded(shop, row, value) for row in chosen):
            return value
    return None


def _as_exact(value: Value, chosen: Sequence[Row]) -> bool:
    """Tell whether a time is told as exactly as one of the chosen: a bare year beside days would stand out."""
    return isinstance(value, Time) and any(
        isinstance(row.value, Time) and time.same_precision(value, row.value) for row in chosen
    )


def _match(shop: Workshop, item_id: str, label: str, chosen: Sequence[Row], spare: Value, ordered: bool) -> Item:
    text = shop.desk.printing.answer
    values = [*(row.value for row in chosen), spare]
    right = (
        sorted(values, key=lambda value: sort_key(value) or ())
        if ordered and all(sort_key(value) for value in values)
        else list(chance.shuffled(values, shop.chance, item_id, "right", by=value_id))
    )
    left = chance.shuffled(chosen, shop.chance, item_id, "left", by=lambda row: row.fact.id)
    facts = tuple(row.fact.id for row in left)
    return Item(
        id=item_id,
        kind=Kind.MATCH,
        facts=facts,
        asks=(item_id.rsplit("/", 1)[1].split("-")[0],),
        shows=("event",),
        stem=shop.labels[label],
        key=tuple((row.left, text(row.value)) for row in left),
        evidence=tuple(each for row in left for each in shop.evidence(row.fact, (row.value,))),
        level=Level.RECOGNISE,
        columns=Columns(tuple(row.left for row in left), tuple(map(text, right))),
        doubt=_doubt(shop, chosen),
        why={text(spare): shop.labels["why.match"].format(candidate=quoted(text(spare)))},
        tags=shop.tags(Kind.MATCH, Level.RECOGNISE, *facts),
        drawn=(*facts, value_id(spare)),
        ordered=ordered,
    )


def _doubt(shop: Workshop, rows: Sequence[Row]) -> str:
    """Say of each event whose date is disputed what other sources give."""
    doubts = ((row.left, shop.doubt(row.fact.slots.get("when"))) for row in rows if isinstance(row.value, Time))
    return "؛ ".join(f"{left}: {doubt}" for left, doubt in doubts if doubt)


def order_items(shop: Workshop) -> Iterable[Item]:
    """Put events in the order of their dates; at most two items, sharing as few events as can be."""
    rows = [row for row in _dated(shop) if sort_key(row.value) is not None]
    used: list[frozenset[str]] = []
    for turn in (1, 2):
        item_id = shop.item_id("order", str(turn))
        chosen = _ordered_set(shop, rows, used, shop.given.get(item_id, ()))
        if not chosen:
            if turn == 1:
                shop.refuse("", "order", f"fewer than {LEAST} events have dates that are strictly apart")
            return
        used.append(frozenset(row.fact.id for row in chosen))
        yield _order(shop, item_id, chosen)


def _ordered_set(
    shop: Workshop, rows: Sequence[Row], used: Sequence[frozenset[str]], given: Sequence[str]
) -> tuple[Row, ...]:
    sets = [
        rows_
        for size in (MOST, LEAST)
        for rows_ in combinations(rows, size)
        if all(time.disjoint(a, b) for one, other in combinations(rows_, 2) for a in _times(one) for b in _times(other))
        and not any({row.fact.id for row in rows_} <= before for before in used)
    ]
    for rows_ in sets:
        if {row.fact.id for row in rows_} == set(given):
            return rows_
    return min(
        sets,
        key=lambda rows_: (
            -len(rows_),
            max((len({row.fact.id for row in rows_} & before) for before in used), default=0),
            chance.number(shop.chance, "order", *(row.fact.id for row in rows_)),
        ),
        default=(),
    )


def _times(row: Row) -> tuple[Time, ...]:
    """List the article's date and those that other sources give instead."""
    others = row.fact.slots["when"].others
    return tuple(value for value in (row.value, *(other.value for other in others)) if isinstance(value, Time))


def _order(shop: Workshop, item_id: str, chosen: Sequence[Row]) -> Item:
    right = sorted(chosen, key=lambda row: sort_key(row.value) or ())
    shown = chance.shuffled(chosen, shop.chance, item_id, "shown", by=lambda row: row.fact.id)
    if [row.fact.id for row in shown] == [row.fact.id for row in right]:
        shown = tuple(reversed(shown))
    facts = tuple(row.fact.id for row in right)
    return Item(
        id=item_id,
        kind=Kind.ORDER,
        facts=facts,
        asks=("when",),
        shows=("event",),
        stem=shop.labels["ask.order"],
        key=tuple(row.left for row in right),
        evidence=tuple(shop.evidence(row.fact, (row.value,))[0] for row in right),
        level=Level.RECALL,
        options=tuple(row.left for row in shown),
        doubt=_doubt(shop, right),
        tags=shop.tags(Kind.ORDER, Level.RECALL, *facts),
        drawn=facts,
    )
