"""True-false items: two values compete in one statement («…، لا …»), and chance says which of them is asserted."""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.arabic import fold
from quizgen.identity import value_id
from quizgen.items import chance
from quizgen.items.asking import NOT_ROLES, Asked, in_doubt
from quizgen.items.desk import Desk, bare
from quizgen.items.options import candidates
from quizgen.items.reasons import reason
from quizgen.items.truth import BY
from quizgen.items.wording import Unfit, named
from quizgen.mentions import forms
from quizgen.model import Fact, Item, Kind, Level, Name, Question, Text, Value, Wording


def true_false_items(desk: Desk, fact: Fact) -> Iterable[Item]:
    """Make one item for each role that the frame can contrast and that has a value proved wrong."""
    for role, wording in desk.world.frame(fact).contrasts.items():
        try:
            yield _item(desk, fact, role, wording)
        except Unfit as unfit:
            desk.refuse(fact.id, f"true-false-{role}", unfit)


def _item(desk: Desk, fact: Fact, role: str, wording: Wording) -> Item:
    slot = desk.world.slot(fact, role)
    if slot is None or len(slot.values) != 1:
        raise Unfit(f"a contrast wants one value of '{role}'")
    if fact.mood != "stated":
        raise Unfit(f"contrasts are for what is stated, the fact is {fact.mood}")
    key = slot.values[0]
    item_id = desk.item_id(fact.id, f"true-false-{role}")
    wrong = _wrong(desk, fact, role, wording, key, item_id)
    true = chance.number(desk.chance, item_id, "truth") % 2 == 0
    right = _said(desk, fact, role, wording, key, wrong)
    told = bare(right)
    called = forms(key) if isinstance(key, Name | Text) else ()
    if any(len(fold.whole_words(words, told, loosely=True)) > 1 for words in called):
        raise Unfit(f"«{told}» tells the answer twice")
    asserted = right if true else _said(desk, fact, role, wording, wrong, key)
    yes, no = desk.labels["true"], desk.labels["false"]
    because = reason(desk, fact, wrong, slot.values)
    return Item(
        id=item_id,
        kind=Kind.TRUE_FALSE,
        facts=(fact.id,),
        asks=(role,),
        shows=_shows(wording, role),
        stem=desk.labels["ask.true-false"].format(statement=bare(asserted)),
        key=yes if true else no,
        evidence=desk.evidence(fact, slot.values, _shows(wording, role)),
        level=Level.RECOGNISE,
        options=(yes, no),
        why={no if true else yes: because},
        tags=desk.tags(Kind.TRUE_FALSE, Level.RECOGNISE, fact.id),
        doubt=desk.doubts(fact, (role, *_shows(wording, role))),
        right=right,
        drawn=(value_id(wrong),),
        ordered=True,
    )


def _shows(wording: Wording, role: str) -> tuple[str, ...]:
    return tuple(sorted(named(wording.template) - NOT_ROLES - {role}))


def _said(desk: Desk, fact: Fact, role: str, wording: Wording, asserted: Value, denied: Value) -> str:
    text = desk.voice.say(wording, desk.slots(fact, a=(asserted,), b=(denied,)))
    text = desk.lead_in(fact, text, wording.template)
    doubted = any(in_doubt(desk.world.slot(fact, shown)) for shown in (role, *_shows(wording, role)))
    return f"{desk.labels['lead.article']}، {text}" if doubted and "المقال" not in text else text


def _wrong(desk: Desk, fact: Fact, role: str, wording: Wording, key: Value, item_id: str) -> Value:
    """Choose the competing value: the one given before while it holds, else a drawn one, the article's own first."""
    question = Question(f"true-false-{role}", role, (wording,), span=wording.span)
    shows = tuple(shown for shown in _shows(wording, role) if shown != BY)
    plain = Wording("", wording.span)
    asked = Asked(fact, question, role, plain, "", "", shows, (key,))
    offered = candidates(desk, asked)
    before = desk.given.get(item_id, ())
    drawn = chance.shuffled(offered, desk.chance, item_id, "wrong", by=lambda each: each.id)
    preferred = sorted(drawn, key=lambda each: (each.id not in before, each.rank))
    if (chosen := next((each for each in preferred if each.safe), None)) is None:
        raise Unfit("no value is proved wrong")
    return chosen.value
