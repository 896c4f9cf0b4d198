"""Stems: the shortest wording that singles out the fact, with the speaker of a claim and the source of a dispute."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from quizgen.arabic import fold
from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.identity import value_id, value_type
from quizgen.items import chance
from quizgen.items.alone import Unidentified, check_identified
from quizgen.items.askable import DENIED, TIMELESS, check_askable, held, subject
from quizgen.items.desk import Desk
from quizgen.items.filters import Lacks, Unfit
from quizgen.items.rivals import BY
from quizgen.items.wording import named
from quizgen.model import ANY_NAME, Fact, Name, Question, Value, Wording
from quizgen.naming import WRITER

CLOSE = "write {all: […]} where the article names them all"
MOST = 3  # roles that are named to an author
FIRST = ("when", "where", "with", "what", "to", "from")  # what tells most facts apart
ENOUGH_NAMED = 2  # names and amounts that tell an event without its time
LONGEST_STEM = 25  # words
LONGEST_INTRODUCED = 20  # words with the offices of persons
HOPED = "hoped"  # a hope is not true or false
LABELLING = frozenset({"topic", "as", "what"})  # roles of text that name a thing or an office
NOT_ROLES = frozenset({"shown", "speaker", "saying", "a", "b"})
_COUNTED = re.compile(r" \([^()]*\)؟$")  # «(أمران)؟»


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a fact: the stem, what it shows, the values that answer it."""

    fact: Fact
    question: Question
    role: str
    wording: Wording
    said: str  # the wording filled, without a lead-in
    stem: str
    shows: tuple[str, ...]
    keys: tuple[Value, ...]
    shown: tuple[Value, ...] = ()

    @property
    def name(self) -> str:
        """The question's name in an id; one partner of several adds whose turn it is."""
        if self.question.form != "partner":
            return self.question.name
        key = self.keys[0]
        part = key.id if isinstance(key, Name) else fold.strict(value_id(key)).replace(" ", "-")
        return f"{self.question.name}-{part}"


def ask(desk: Desk, fact: Fact, question: Question) -> tuple[Asked, ...]:
    """Put one question to a fact: one stem, or one a partner; raises `Unfit` with the reason it cannot be asked."""
    slot = desk.world.slot(fact, question.asks)
    if question.asks == BY and len({each.by.name.id for each in desk.seed.facts if each.by}) < 2:
        raise Unfit("one person speaks in the article: to ask who said it would always have the same answer")
    if question.asks == BY and fact.by and fact.by.name.id == WRITER.id:
        raise Unfit("the writer of the article says it: to ask who said it would ask who wrote it")
    if slot is None or not slot.values:
        raise Unfit(f"the fact says nothing of '{question.asks}'")
    if fact.mood not in question.moods:
        raise Unfit(f"the question is for what is {' or '.join(question.moods)}, the fact is {fact.mood}")
    several = len(slot.values) > 1
    if question.form == "one" and several:
        raise Unfit(f"'{question.asks}' holds {len(slot.values)} values, the question asks for one")
    if question.form != "one" and not several:
        raise Unfit(f"'{question.asks}' holds one value, the question asks for several")
    if not desk.world.complete(fact, question.asks) and not question.open and question.form != "one":
        told = f"'{question.asks}' is open: the article does not say that it names them all"
        raise Unfit(told, remedy=CLOSE)
    if question.form == "partner":
        return tuple(
            _stem(desk, fact, question, (key,), tuple(value for value in slot.values if value is not key))
            for key in slot.values
        )
    return (_stem(desk, fact, question, slot.values, ()),)


def _stem(desk: Desk, fact: Fact, question: Question, keys: tuple[Value, ...], shown: tuple[Value, ...]) -> Asked:
    reasons, remedies = [], []
    lacking: Lacks | None = None
    tried = (each for given in question.wordings for each in (desk.narrowed(fact, given, question.asks), given))
    for wording in sorted(dict.fromkeys(tried), key=lambda each: _shows_dispute(desk, fact, question.asks, each)):
        try:
            return _worded(desk, fact, question, wording, keys, shown)
        except Unidentified:
            raise
        except Unfit as unfit:
            reasons.append(unfit.reason)
            remedies.append(unfit.remedy)
            lacking = unfit if isinstance(unfit, Lacks) else lacking
    if lacking:
        raise lacking
    told = "; ".join(dict.fromkeys(reasons)) or question.unworded or "the question has no wording"
    raise Unfit(told, remedy=next(filter(None, remedies), ""))


def _shows_dispute(desk: Desk, fact: Fact, asks: str, wording: Wording) -> bool:
    """Return whether a wording shows what others tell otherwise, and does not ask it: it comes last."""
    shown = (desk.world.slot(fact, role) for role in named(wording.template) - {asks})
    return any(slot is not None and bool(slot.others) for slot in shown)


def _worded(
    desk: Desk, fact: Fact, question: Question, wording: Wording, keys: tuple[Value, ...], shown: tuple[Value, ...]
) -> Asked:
    if wording.types and not all(_is_of(key, wording.types) for key in keys):
        raise Unfit(f"a wording is for {', '.join(wording.types)} only")
    # drawn by the fact alone, whatever the chance of the build: a note keeps its words
    drawn = chance.one_of_equals(wording.template, fact.id, question.asks)
    wording = replace(wording, template=drawn) if drawn != wording.template else wording
    wording = desk.without_speaker(fact, wording, question.asks)
    shows = tuple(sorted(named(wording.template) - NOT_ROLES - {question.asks}))
    text = desk.voice.say(wording, desk.slots(fact, shown=shown, **{question.asks: keys}))
    if not desk.world.singles_out(fact, question.asks, shows):
        rivals = desk.world.rivals(fact, question.asks, shows)
        told = f"«{text}» could also ask about {', '.join(rival.id for rival in rivals)}"
        raise Unfit(told, remedy=apart(desk, fact, rivals, shows))
    if question.asks == "during" and text.startswith("متى") and "when" in fact.slots:
        raise Unfit("«متى» is answered by 'when' as well")
    check_askable(desk, fact, question.asks, keys, shows, text)
    led = desk.lead_in(fact, text, wording.template, question.asks)
    if WRITER.phrase.nom in led:  # «كاتب المقال» tells whose article it is
        led = led.replace(f" {desk.labels['lead.article']}", "")
    stem = _by_the_article(desk, fact, question, led, shows)
    if len(stem.split()) > LONGEST_STEM:
        told = f"«{stem}» has more than {LONGEST_STEM} words"
        raise Unfit(told, remedy="give the longest name or text in it a short form")
    if leak := _leak(desk, keys, stem):
        told = f"«{stem}» contains the answer «{desk.printing.text(leak)}»"
        raise Unfit(told, remedy="call what holds the answer by another name, or by a short form")
    stem = _longer(desk, keys, stem, desk.in_full(stem, keys), LONGEST_STEM)
    stem = _longer(desk, keys, stem, desk.introduced(fact, stem), LONGEST_INTRODUCED)
    check_identified(desk, fact, stem if question.asks != "during" else f"{stem} {desk.printing.joined(keys)}")
    return Asked(fact, question, question.asks, wording, text, stem, shows, keys, shown)


def _longer(desk: Desk, keys: Sequence[Value], stem: str, longer: str, longest: int) -> str:
    """Return the longer one of two ways to ask, while it is not too long and does not answer."""
    return longer if len(longer.split()) <= longest and not _leak(desk, keys, longer) else stem


def _leak(desk: Desk, keys: Sequence[Value], stem: str) -> Value | None:
    """Return the first answer that a stem contains."""
    told_by = (desk.question_words.without(desk.called(key), stem) for key in keys)
    return next((key for key, words in zip(keys, told_by, strict=True) if desk.is_read_in(key, words)), None)


def _is_of(key: Value, types: tuple[str, ...]) -> bool:
    return value_type(key) in types or (isinstance(key, Name) and ANY_NAME in types)


def _by_the_article(desk: Desk, fact: Fact, question: Question, stem: str, shows: tuple[str, ...]) -> str:
    """Add «بحسب المقال» where the world may know better, unless it is told already whose word it is.

    It may where the role asked is open or another value of it is true as well, where others dispute a value asked or
    shown, and where a verb tells what is so at all times, or what happened with hardly a name beside it and without a
    time, or of somebody who is asked for.
    """
    asked = desk.world.slot(fact, question.asks)
    disputed = any(slot.others for role in (question.asks, *shows) if (slot := desk.world.slot(fact, role)))
    also = asked is not None and bool(asked.also)
    if fact.by or "المقال" in stem or not (disputed or also or _is_at_any_time(desk, fact, question, shows)):
        return stem
    counted = _COUNTED.search(stem) if question.form == "set" else None
    at = counted.start() if counted else len(stem.removesuffix("؟"))
    return f"{stem[:at]} {desk.labels['lead.article']}{stem[at:]}"


def _is_at_any_time(desk: Desk, fact: Fact, question: Question, shows: tuple[str, ...]) -> bool:
    """Return whether a verb's question ties what it asks to no time and to one name at most: there may be others."""
    shown = [value for role in shows for value in held(desk, fact, role)]
    dated = any(isinstance(value, Time) for value in (*shown, *held(desk, fact, question.asks)))
    named_ = sum(isinstance(value, Name | Quantity) for value in shown)
    # many may have visited a city on a day: the article tells of one
    sure = dated and question.asks != subject(fact)
    vague = fact.mood in TIMELESS or (not sure and named_ < ENOUGH_NAMED)
    return fact.worded is not None and question.asks != BY and vague


def stating(desk: Desk, fact: Fact, role: str) -> Wording:
    """Choose the words of a statement: those about the role, else the frame's sentence where it shows the role.

    Words that name a role that the fact leaves out are passed over: an office without a date is told by the sentence.
    Raises `Unfit` where no words show the role, for a hope, and for what the article denies.
    """
    frame = desk.world.frame(fact)
    filled = {*fact.slots, *(("speaker", BY) if fact.by else ())}
    if fact.mood == HOPED:
        raise Unfit("a hope is neither true nor false")
    for wording in (frame.statements.get(role), frame.sentences.get(fact.mood)):
        if wording and role in named(wording.template) and named(wording.template) <= filled:
            if fact.mood == DENIED and "speaker" not in named(wording.template):
                raise Unfit("what is not so of one may not be so of another")
            return desk.narrowed(fact, wording, role)
    raise Unfit(f"no sentence of frame '{frame.id}' shows '{role}'")


def explains(desk: Desk, fact: Fact, role: str) -> bool:
    """Return whether a role holds what only words can say, a reason, an aim, a content: not who, when or where."""
    declared = desk.world.frame(fact).roles.get(role)
    return declared is not None and declared.types == ("text",) and role not in LABELLING


def apart(desk: Desk, fact: Fact, rivals: Sequence[Fact], shows: Collection[str]) -> str:
    """Say what a fact and the first of its rivals hold alike, and which roles could tell the two apart."""
    if not rivals:
        return ""
    rival = rivals[0]
    alike = [
        f"'{role}' («{desk.printing.joined(mine.values)}»)"
        for role in sorted(shows)
        if (mine := desk.world.slot(fact, role)) and desk.world.slot(rival, role)
    ]
    held = f"hold {' and '.join(alike)} alike" if alike else "hold nothing that the question shows and tells apart"
    roles = [role for role in desk.world.frame(fact).roles if role not in shows]
    roles.sort(key=lambda role: FIRST.index(role) if role in FIRST else len(FIRST))
    filled = [role for role in roles if role in fact.slots or role in rival.slots]
    named = " or ".join(f"'{role}'" for role in (filled or roles)[:MOST])
    how = f"{named}, where it differs, would tell them apart: fill it in both" if named else "one fact may hold both"
    return f"'{fact.id}' and '{rival.id}' {held}; {how}"
