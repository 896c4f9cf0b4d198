"""Recall items, and multiple choice where enough distractors are proved false; questions in their author's words.

Recall and choice of one slot have one stem and one Anki note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from quizgen.arabic import fold, typed
from quizgen.arabic.count import Quantity
from quizgen.arabic.letters import listed
from quizgen.arabic.time import Time
from quizgen.identity import value_order
from quizgen.items import chance
from quizgen.items.asking import CLOSE, Asked, ask, explains
from quizgen.items.candidates import candidates
from quizgen.items.desk import Desk
from quizgen.items.doubts import doubts
from quizgen.items.evidence import evidence_of, own_evidence
from quizgen.items.filters import Unfit
from quizgen.items.options import Drawn, draw
from quizgen.items.printing import brief, spellings
from quizgen.items.reasons import ended, reason
from quizgen.items.rivals import BY
from quizgen.items.unasked import no_set, too_few
from quizgen.model import Fact, Item, Kind, Level, Name, OwnQuestion, Text, Value, Wording, WrongAnswer

AIM = "aim"  # «لأيّ هدف وقّع …؟»: «لإعفاء السلع»
LONGEST_TYPED = 4  # words
LEADING = frozenset(listed("مع إلى من عن على في"))  # prepositions that lead a question word


def recall_items(desk: Desk, fact: Fact) -> Iterable[Item]:
    """Ask everything that a fact's frame can ask of it."""
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    for question in desk.world.frame(fact).questions:
        try:
            stems = ask(desk, fact, question)
        except Unfit as unfit:
            desk.refuse(fact.id, question.name, unfit, question.asks)
            continue
        for asked in stems:
            slot = (asked.role, asked.shows, ",".join(map(desk.printing.answer, asked.keys)))
            if slot in seen:
                desk.refuse(fact.id, asked.name, "another question asks the same and shows the same")
                continue
            seen.add(slot)
            recall = _recall(desk, asked)
            yield recall
            if question.form != "set" and len(asked.keys) == 1 and question.choice:
                choice = _choice(desk, asked, recall)
                if choice:
                    yield choice
            elif not question.choice:
                desk.refuse(fact.id, f"{asked.name}/choice", "the frame keeps this question from multiple choice")


def _answered(desk: Desk, asked: Asked, value: Value) -> str:
    """Print a value as it answers the stem, with the preposition that the question word asks for."""
    first, second = (*asked.said.split(" ", 2), "")[:2]
    told = asked.question.told
    if isinstance(value, Time) and first in ("متى", "في"):  # «متى …؟», «في أيّ عام …؟»: «في عام 2015»
        told = f"{{{{ {asked.role} | at }}}}"
    elif first == "أين":
        told = f"{{{{ {asked.role} | placed }}}}"
    elif not told and (isinstance(value, Name) or "ماذا" in (first.removeprefix("ب"), second) or asked.role == AIM):
        told = _told_behind(first, second, asked.role)
    counted = isinstance(value, Quantity) and first == "ما"  # «ما المبلغ الذي …؟»: «مليونا دينار»
    if not told or counted or len(asked.keys) > 1:
        return desk.printing.answer(value)
    try:
        return desk.voice.say(
            Wording(told, asked.wording.span), desk.slots(asked.fact, **{asked.role: (brief(value),)})
        )
    except Unfit:
        return desk.printing.answer(value)


def _told_behind(first: str, second: str, role: str) -> str:
    """Tell a role behind the preposition that asks for it: «مع أيّ دولة», «بماذا», «على ماذا»; '' where none does."""
    if first in ("لأيّ", "بأيّ", "بماذا"):
        return f"{{{{ {role} | attach('{first[0]}') }}}}"
    return f"{first} {{{{ {role} | genitive }}}}" if first in LEADING and second in ("أيّ", "مَن", "ماذا") else ""


def _bare(desk: Desk, asked: Asked, values: Iterable[Value]) -> dict[str, str]:
    """Return the value alone of each answer that is printed with a preposition."""
    told = {_answered(desk, asked, value): desk.printing.answer(value) for value in values}
    return {text: bare for text, bare in told.items() if text != bare}


def _recall(desk: Desk, asked: Asked) -> Item:
    item_id = desk.item_id(asked.fact.id, asked.name)
    texts = tuple(_answered(desk, asked, key) for key in asked.keys)
    level = Level.PRODUCE if len(texts) > 1 else Level.RECALL
    single = asked.keys[0] if len(texts) == 1 else None
    bare = desk.printing.answer(asked.keys[0])
    accepted = tuple(_accepts(desk, asked)) if single is not None else ()
    return Item(
        id=item_id,
        kind=Kind.RECALL,
        facts=(asked.fact.id,),
        asks=(asked.role,),
        shows=asked.shows,
        stem=asked.stem,
        key=texts if len(texts) > 1 else texts[0],
        evidence=evidence_of(desk, asked.fact, asked.keys, asked.shows, asked.stem),
        level=level,
        tags=desk.tags(Kind.RECALL, level, asked.fact.id),
        note=item_id,
        bare=_bare(desk, asked, asked.keys),
        typed=bare if single is not None and _can_be_typed(asked, single, bare) else "",
        accepts=tuple(form for form in accepted if fold.strict(form) != fold.strict(bare)),
        doubt=doubts(desk, asked.fact, (asked.role, *asked.shows)),
        explains=explains(desk, asked.fact, asked.role),
    )


def _accepts(desk: Desk, asked: Asked) -> Iterable[str]:
    """List the spellings that answer the stem, and the article's own words for a time or an amount: «سبتمبر المقبل».

    To repeat a word of the stem («ما المتحف الذي …») is no answer.
    """
    value, reads = asked.keys[0], asked.fact.evidence.reads
    own = [reads[slice(*span)] for span in desk.places(value, reads)] if isinstance(value, Time | Quantity) else []
    said = f" {typed.fold(asked.stem)} "
    return [form for form in dict.fromkeys((*spellings(value), *own)) if f" {typed.fold(form)} " not in said]


def _can_be_typed(asked: Asked, value: Value, text: str) -> bool:
    if asked.question.typed:
        return True
    if len(text.split()) > LONGEST_TYPED:
        return False
    return isinstance(value, Name | Quantity) or (isinstance(value, Time) and not value.text)


def _choice(desk: Desk, asked: Asked, recall: Item) -> Item | None:
    item_id = f"{recall.id}/choice"
    try:
        drawn = _options(desk, asked, item_id)
    except Unfit as unfit:
        desk.refuse(asked.fact.id, f"{asked.name}/choice", unfit, asked.role)
        return None
    options = tuple(_answered(desk, asked, value) for value in drawn.values)
    why = {
        text: reason(desk, asked.fact, value, asked.keys)
        for text, value in zip(options, drawn.values, strict=True)
        if value is not asked.keys[0]
    }
    item = desk.choice(recall, options, why, drawn.ids(), ordered=drawn.ordered)
    return replace(item, bare=_bare(desk, asked, drawn.values))


def _options(desk: Desk, asked: Asked, item_id: str) -> Drawn:
    """Draw the options; raises `Unfit` where the role is open, or too little is proved wrong."""
    if asked.role != BY and not desk.world.complete(asked.fact, asked.role):
        raise Unfit(f"'{asked.role}' is open: nothing is provably false of it", remedy=CLOSE)
    offered = candidates(desk, asked, item_id)
    if sum(1 for _ in islice((each for each in offered if each.safe), 2)) < 2:
        raise too_few(desk, asked, offered)
    drawn = draw(desk, asked, offered, item_id)
    if drawn is None:
        raise no_set(desk, asked, offered)
    return drawn


# ---------------------------------------------------------------- questions in their author's words

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
        evidence=own_evidence(desk, question),
        level=question.level,
        tags=desk.tags(Kind.RECALL, question.level, question.id),
        note=item_id,
        typed="" if isinstance(question.value, Text) else question.answer,
        accepts=tuple(each for each in accepts if fold.strict(each) != fold.strict(question.answer)),
        explains=isinstance(question.value, Text),
    )
    yield recall
    if question.wrong:
        yield _own_choice(desk, question, recall)


def _own_choice(desk: Desk, question: OwnQuestion, recall: Item) -> Item:
    item_id = f"{recall.id}/choice"
    wrong = _drawn(desk, question, item_id)
    ordered = _in_order(question, wrong)
    options = ordered or _shuffled(desk, question, wrong, item_id)
    why = {each.text: ended(each.why) for each in wrong}
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
