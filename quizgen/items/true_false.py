"""True-false items: a fact's own sentence with one value changed for one proved wrong, or left as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from quizgen.arabic import fold
from quizgen.identity import value_id
from quizgen.items import chance
from quizgen.items.alone import check_identified
from quizgen.items.asking import LONGEST_INTRODUCED, NOT_ROLES, Asked, stating
from quizgen.items.candidates import candidates, in_turn
from quizgen.items.desk import Desk, bare
from quizgen.items.doubts import doubts
from quizgen.items.evidence import evidence_of, spanned
from quizgen.items.filters import Unfit
from quizgen.items.reasons import numbered, reason
from quizgen.items.rivals import BY
from quizgen.items.wording import named
from quizgen.mentions import forms
from quizgen.model import Fact, Item, Kind, Level, Name, Question, Text, Value, Wording


def true_false_items(desk: Desk, fact: Fact) -> Iterable[Item]:
    """Make one false statement for each role that has one value and another that is proved wrong."""
    frame = desk.world.frame(fact)
    for role in frame.roles:
        if role not in fact.slots:
            continue
        try:
            yield _false(desk, fact, role, stating(desk, fact, role))
        except Unfit as unfit:
            desk.refuse(fact.id, f"true-false-{role}", unfit)


def balanced(desk: Desk, items: Sequence[Item]) -> Iterable[Item]:
    """Turn half of the false statements into what is right, by repeatable chance; what was drawn before stays.

    What two roles of a fact make right is one statement: it is turned right once, and the other one stays false.
    """
    drawn = {item.id: given[1] for item in items if len(given := desk.given.get(item.id, ())) > 1}
    order = {name: at for at, name in enumerate(chance.shuffled([item.id for item in items], desk.chance, "truth"))}
    wanted = (len(items) + chance.number(desk.chance, "truth") % 2) // 2
    right: dict[str, str] = {}  # what is told, by the statement that tells it
    for item in sorted(items, key=lambda item: (item.id not in drawn, order[item.id])):  # whatever the order of facts
        if drawn.get(item.id, "true" if len(right) < wanted else "false") == "true":
            right.setdefault(item.right, item.id)
    return [as_right(desk, item) if right.get(item.right) == item.id else item for item in items]


def once(desk: Desk, items: Iterable[Item]) -> Iterable[Item]:
    """Leave out a statement that an earlier one says word for word: two facts may go wrong alike."""
    said: dict[str, str] = {}
    for item in sorted(items, key=lambda item: item.id not in desk.given):
        said.setdefault(item.stem, item.id)
    for item in items:
        if said[item.stem] == item.id:
            yield item
        else:
            name = item.id.removeprefix(desk.item_id(item.facts[0], ""))
            desk.refuse(item.facts[0], name, f"«{item.stem}» is what {said[item.stem]} says")


def _false(desk: Desk, fact: Fact, role: str, wording: Wording) -> Item:
    slot = desk.world.slot(fact, role)
    if slot is None or len(slot.values) != 1:
        raise Unfit(f"a statement wants one value of '{role}'")
    if desk.week_told(fact, slot.values[0]):
        raise Unfit("the article tells a week by its own day alone: no other days are proved wrong")
    item_id = desk.item_id(fact.id, f"true-false-{role}")
    wrong, stated = _wrong(desk, fact, role, wording, slot.values[0])
    right = _said(desk, fact, role, wording, slot.values[0])
    _check_told_once(slot.values[0], right)
    check_identified(desk, fact, right)
    yes, no = desk.labels["true"], desk.labels["false"]
    return Item(
        id=item_id,
        kind=Kind.TRUE_FALSE,
        facts=(fact.id,),
        asks=(role,),
        shows=_shows(wording, role),
        stem=_asked(desk, fact, stated),
        key=no,
        evidence=evidence_of(desk, fact, slot.values, _shows(wording, role), right),
        level=Level.RECOGNISE,
        options=(yes, no),
        why={yes: reason(desk, fact, wrong, slot.values)},
        tags=desk.tags(Kind.TRUE_FALSE, Level.RECOGNISE, fact.id),
        doubt=doubts(desk, fact, (role, *_shows(wording, role))),
        right=right,
        drawn=(value_id(wrong), "false"),
        ordered=True,
    )


def _check_told_once(key: Value, right: str) -> None:
    called = forms(key) if isinstance(key, Name | Text) else ()
    if any(len(fold.whole_words(words, right, loosely=True)) > 1 for words in called):
        raise Unfit(f"«{bare(right)}» tells the answer twice")


def statement_of(desk: Desk, item: Item) -> str:
    """Take the statement out of what is asked about it, without «بحسب المقال» before it."""
    statement = item.stem.removesuffix(desk.labels["ask.true-false"].partition("{statement}")[2])
    return statement.removeprefix(desk.by_article)


def as_right(desk: Desk, item: Item) -> Item:
    """Let a wrong statement stand as it is right."""
    yes, no = item.options
    return replace(
        item,
        stem=_asked(desk, desk.world.facts[item.facts[0]], item.right),
        key=yes,
        why={no: desk.labels["why.true"].format(sentences=numbered(desk, _told_in(desk, item)))},
        drawn=(item.drawn[0], "true"),
    )


def _asked(desk: Desk, fact: Fact, statement: str) -> str:
    """Ask whether a statement is right: by the article, whatever the world says of it, or by who says so in it."""
    told = fact.by or "المقال" in statement
    led = statement if told else f"{desk.by_article}{statement}"
    return desk.labels["ask.true-false"].format(statement=bare(led))


def _told_in(desk: Desk, item: Item) -> list[int]:
    """List the sentences that tell a statement, not those that only name what it names."""
    fact = desk.world.facts[item.facts[0]]
    return [each.sentence for each in item.evidence if each.sentence in spanned(desk, fact)]


def _shows(wording: Wording, role: str) -> tuple[str, ...]:
    return tuple(sorted(named(wording.template) - NOT_ROLES - {role}))


def _said(desk: Desk, fact: Fact, role: str, wording: Wording, value: Value) -> str:
    wording = desk.without_speaker(fact, wording, role)
    text = desk.voice.say(wording, desk.slots(fact, **{role: (value,)}))
    text = desk.in_full(desk.lead_in(fact, text, wording.template, role))
    told = desk.introduced(fact, text)
    return told if len(told.split()) <= LONGEST_INTRODUCED else text


def _wrong(desk: Desk, fact: Fact, role: str, wording: Wording, key: Value) -> tuple[Value, str]:
    """Choose the wrong value, and say it: the one given before while it holds, else one drawn, the article's first."""
    item_id = desk.item_id(fact.id, f"true-false-{role}")
    question = Question(f"true-false-{role}", role, (wording,), span=wording.span)
    shows = tuple(shown for shown in _shows(wording, role) if shown != BY)
    plain = Wording("", wording.span)
    asked = Asked(fact, question, role, plain, "", "", shows, (key,))
    offered = candidates(desk, asked, item_id)
    before = desk.given.get(item_id, ())[:1]
    held = [each for each in offered if each.id in before]
    others = [each for each in offered if each.id not in before]
    if any(each.is_own and each.safe and not _is_shown(desk, fact, each.value, shows) for each in others):
        others = [each for each in others if each.is_own]  # what is lent is seen to be so by looking for it
    lacking: Unfit | None = None
    for each in chain(held, in_turn(desk, asked, others, desk.chance, item_id, "wrong")):
        if each.safe and not _is_shown(desk, fact, each.value, shows):
            try:
                return each.value, _said(desk, fact, role, wording, each.value)
            except Unfit as unfit:
                lacking = unfit
    raise lacking or Unfit("no value is proved wrong")


def _is_shown(desk: Desk, fact: Fact, value: Value, shows: Iterable[str]) -> bool:
    """Return whether a statement holds a value in another role already: nothing rises from 40 to 40."""
    slots = (desk.world.slot(fact, role) for role in shows)
    return any(value_id(value) == value_id(held) for slot in slots if slot for held in slot.values)
