"""What changed from one amount to another, and by how much: do the three agree, and with the verb that tells it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from quizgen.arabic.bounds import Bound
from quizgen.arabic.compare import Comparison, compare, same_unit
from quizgen.arabic.count import PERCENT, Quantity, counted
from quizgen.arabic.time import Time
from quizgen.model import Slot, VerbWordings

FROM, TO, BY = "from", "to", "amount"
LARGE = 10_000  # numbers from here on are mostly rounded


def amount_in(held: Mapping[str, Slot], role: str) -> Quantity | None:
    """Return the one amount that a role holds, None where it holds something else."""
    slot = held.get(role)
    value = slot.values[0] if slot and len(slot.values) == 1 else None
    return value if isinstance(value, Quantity) else None


def change_faults(verb: str, shared: VerbWordings, held: Mapping[str, Slot]) -> Iterator[tuple[str, str]]:
    """Yield (role, what is wrong) for the amounts of a change; nothing where a bound leaves it open."""
    turns = verb in shared.rises | shared.falls
    for role in (FROM, TO):
        if turns and role in held and isinstance(held[role].values[0], Time):
            told = f"'{role}' of a change is an amount: a time would be asked as «منذ متى»"
            yield role, f"{told}; what it is measured by goes under `compared_to`"
            return
    before, after, step = (amount_in(held, role) for role in (FROM, TO, BY))
    if before and after:
        if not same_unit(before.noun, after.noun):
            yield (
                TO,
                f"«{counted(before)}» and «{counted(after)}» count different things: no change from one to the other",
            )
            return
        if compare(before, after) is Comparison.SAME:
            yield TO, f"nothing changes from «{counted(before)}» to «{counted(after)}»"
            return
        up = _certain_order(before, after)
        if up is not None and verb in (shared.falls if up else shared.rises):
            way = "more" if up else "less"
            yield TO, f"«{counted(after)}» is {way} than «{counted(before)}», which «{verb}» denies"
    if before and after and step and all(map(_is_exact, (before, after, step))) and before.number:
        yield from _step_faults(before, after, step)


def _step_faults(before: Quantity, after: Quantity, step: Quantity) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the step between two exact amounts: as many as lie between them, or as many per cent."""
    first, last, told = Fraction(before.number), Fraction(after.number), Fraction(step.number)
    change, doubt = abs(last - first), _rounding(before) + _rounding(after)
    steps = [(change, doubt)] if same_unit(step.noun, before.noun) else []
    if step.noun == PERCENT:
        steps.append((change / abs(first) * 100, doubt / abs(first) * 100))
    if not steps:
        yield BY, f"«{counted(step)}» counts another thing than «{counted(before)}»"
    elif all(abs(each - told) > about + _rounding(step) for each, about in steps):
        right = " or ".join(f"{float(each):.4g}" for each, _ in steps)
        yield BY, f"from «{counted(before)}» to «{counted(after)}» is a change by {right}, not «{counted(step)}»"


def _is_exact(quantity: Quantity) -> bool:
    return not quantity.about and quantity.to is None


def _certain_order(before: Quantity, after: Quantity) -> bool | None:
    """Return whether the later amount is the greater for sure; None where the bounds of the two overlap."""
    if Bound.ABOUT in (before.bound, after.bound) or compare(before, after) is not Comparison.DIFFERENT:
        return None
    return Fraction(after.number) > Fraction(before.number)


def _rounding(quantity: Quantity) -> Fraction:
    """Return how far a printed number may lie from the true one: half a unit of its last digit; a small count, not."""
    number = Fraction(quantity.number)
    if number.denominator == 1 and quantity.noun != PERCENT and number < LARGE:
        return Fraction(0)
    unit = Fraction(1)
    while number % unit and unit > Fraction(1, 1000):
        unit /= 10
    while number >= LARGE and number % (unit * 10) == 0:
        unit *= 10
    return unit / 2
