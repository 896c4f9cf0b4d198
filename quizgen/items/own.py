"""Questions in their author's words as items: recall, and multiple choice where wrong options are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizgen.arabic import fold
from quizgen.arabic.count import Quantity
from quizgen.identity import value_order
from quizgen.items import chance
from quizgen.items.desk import Desk
from quizgen.items.printing import spellings
from quizgen.model import Item, Kind, OwnQuestion, Text, Value, WrongAnswer

ASK = "ask"  # the name of the question in its items' ids
ROLE = "answer"


def own_items(desk: Desk, question: OwnQuestion) -> Iterable[Item]:
    """Ask what an author asks: the answer recalled, and chosen among his options where there are enough."""
    item_id = desk.item_id(question.id, ASK)
    accepts = tuple(spellings(question.value))
    recall = Item(
        id=item_id,
        kind=Kind.RECALL,
        facts=(question.id,),
        asks=(ROLE,),
        shows=(),
        stem=question.ask,
        key=question.answer,
        evidence=(question.evidence, *desk.named_before(question.evidence, [question.value])),
        level=question.level,
        tags=desk.tags(Kind.RECALL, question.level, question.id),
        note=item_id,
        typed="" if isinstance(question.value, Text) else question.answer,
        accepts=tuple(each for each in accepts if fold.strict(each) != fold.strict(question.answer)),
        explains=isinstance(question.value, Text),
    )
    yield recall
    if question.wrong:
        yield _choice(desk, question, recall)


def _choice(desk: Desk, question: OwnQuestion, recall: Item) -> Item:
    item_id = f"{recall.id}/choice"
    wrong = _drawn(desk, question, item_id)
    ordered = _in_order(question, wrong)
    options = ordered or _shuffled(desk, question, wrong, item_id)
    why = {each.text: each.why for each in wrong}
    return desk.choice(recall, options, why, tuple(map(fold.strict, options)), ordered=bool(ordered))


def _drawn(desk: Desk, question: OwnQuestion, item_id: str) -> Sequence[WrongAnswer]:
    """Draw as many wrong options as an item shows, those first that learners were given."""
    given = desk.given.get(item_id, ())
    drawn = chance.shuffled(question.wrong, desk.chance, item_id, by=lambda each: each.text)
    return sorted(drawn, key=lambda each: fold.strict(each.text) not in given)[: desk.options - 1]


def _shuffled(desk: Desk, question: OwnQuestion, wrong: Sequence[WrongAnswer], item_id: str) -> tuple[str, ...]:
    """Place the options by chance; where they are the ones that learners were given, as those were."""
    texts = {fold.strict(text): text for text in (question.answer, *(each.text for each in wrong))}
    given = desk.given.get(item_id, ())
    if set(given) == set(texts):
        return tuple(texts[each] for each in given)
    others = [each.text for each in wrong]
    others.insert(chance.number(desk.chance, item_id, "rank") % (len(wrong) + 1), question.answer)
    return tuple(others)


def _in_order(question: OwnQuestion, wrong: Sequence[WrongAnswer]) -> tuple[str, ...]:
    """Order times, or amounts of one noun, from the first to the last; () where the options are neither."""
    placed = [(value_order(value), text) for value, text in _all(question, wrong)]
    kinds = {value.noun.singular if isinstance(value, Quantity) else type(value) for value, _ in _all(question, wrong)}
    if len(kinds) > 1 or any(order is None for order, _ in placed):
        return ()
    return tuple(text for _, text in sorted(placed, key=lambda pair: pair[0] or ()))


def _all(question: OwnQuestion, wrong: Sequence[WrongAnswer]) -> list[tuple[Value, str]]:
    return [(question.value, question.answer), *((each.value, each.text) for each in wrong)]
