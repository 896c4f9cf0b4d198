"""Stems: the shortest wording that singles out the fact, with the speaker of a claim and the source of a dispute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic import fold
from quizgen.arabic.nouns import Case
from quizgen.items.truth import BY, World
from quizgen.items.values import Printing, surfaces, value_id
from quizgen.items.wording import Lacks, Unfit, Voice, named
from quizgen.model import Fact, Name, Question, Slot, Text, Value, Wording

LONGEST_STEM = 25  # words
NOT_ROLES = frozenset({"shown", "speaker", "a", "b"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question put to a fact: the stem, what it shows, the values that answer it."""

    fact: Fact
    question: Question
    role: str
    wording: Wording
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


class Desk:
    """Where questions are put: the world, the voice, the labels and the way of printing."""

    def __init__(self, world: World, voice: Voice, labels: Mapping[str, str]) -> None:
        self.world = world
        self.voice = voice
        self.labels = labels

    @property
    def printing(self) -> Printing:
        return self.voice.printing

    def slots(self, fact: Fact, **more: Sequence[Value]) -> dict[str, Sequence[Value]]:
        """Give the values of a fact by role, with its speaker, and whatever else the wording names."""
        filled: dict[str, Sequence[Value]] = {role: slot.values for role, slot in fact.slots.items()}
        if fact.by:
            filled["speaker"] = filled[BY] = (fact.by.name,)
        return {**filled, **more}

    def lead_in(self, fact: Fact, text: str, template: str, role: str = "") -> str:
        """Put the speaker of a claim before a text that does not name him, unless the text asks who he is."""
        if fact.by is None or role == BY or "speaker" in named(template):
            return text
        speaker = self.printing.text(fact.by.name, Case.GENITIVE)
        own = text.replace(f" {self.labels['lead.article']}", "")
        return f"{self.labels['lead.claim'].format(speaker=speaker)} {own}"

    def statement(self, fact: Fact) -> str:
        """Tell a fact in a full sentence, the speaker of a claim first; raises `Unfit`."""
        wording = self._sentence(fact)
        return self.lead_in(fact, self.voice.say(wording, self.slots(fact)), wording.template)

    def content(self, fact: Fact) -> str:
        """Tell what a fact says without its speaker; raises `Unfit`."""
        return self.voice.say(self._sentence(fact), self.slots(fact))

    def _sentence(self, fact: Fact) -> Wording:
        frame = self.world.frames[fact.frame]
        if fact.mood not in frame.sentences:
            raise Unfit(f"frame '{frame.id}' has no sentence for what is {fact.mood}")
        return frame.sentences[fact.mood]

    def event(self, fact: Fact) -> str:
        """Name a fact as an event («توقيع …»); raises `Unfit` where its frame has none."""
        wording = self.world.frames[fact.frame].event
        if wording is None:
            raise Unfit(f"frame '{fact.frame}' has no event")
        return self.voice.say(wording, self.slots(fact))


def ask(desk: Desk, fact: Fact, question: Question) -> tuple[Asked, ...]:
    """Put one question to a fact: one stem, or one a partner; raises `Unfit` with the reason it cannot be asked."""
    slot = desk.world.slot(fact, question.asks)
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
        raise Unfit(f"'{question.asks}' is open: the article does not say that it names them all")
    if question.form == "partner":
        return tuple(
            _stem(desk, fact, question, (key,), tuple(value for value in slot.values if value is not key))
            for key in slot.values
        )
    return (_stem(desk, fact, question, slot.values, ()),)


def _stem(desk: Desk, fact: Fact, question: Question, keys: tuple[Value, ...], shown: tuple[Value, ...]) -> Asked:
    reasons = []
    lacking: Lacks | None = None
    for wording in question.wordings:
        try:
            return _worded(desk, fact, question, wording, keys, shown)
        except Unfit as unfit:
            reasons.append(unfit.reason)
            lacking = unfit if isinstance(unfit, Lacks) else lacking
    if lacking:
        raise lacking
    raise Unfit("; ".join(dict.fromkeys(reasons)) or "the question has no wording")


def _worded(
    desk: Desk, fact: Fact, question: Question, wording: Wording, keys: tuple[Value, ...], shown: tuple[Value, ...]
) -> Asked:
    if wording.types and not all(type_of(key) in wording.types for key in keys):
        raise Unfit(f"a wording is for {', '.join(wording.types)} only")
    shows = tuple(sorted(named(wording.template) - NOT_ROLES - {question.asks}))
    text = desk.voice.say(wording, desk.slots(fact, shown=shown))
    if not desk.world.singles_out(fact, question.asks, shows):
        rivals = desk.world.rivals(fact, shows)
        raise Unfit(f"«{text}» could also ask about {', '.join(rival.id for rival in rivals)}")
    stem = _by_the_article(desk, fact, question, desk.lead_in(fact, text, wording.template, question.asks), shows)
    if len(stem.split()) > LONGEST_STEM:
        raise Unfit(f"«{stem}» has more than {LONGEST_STEM} words")
    if told := next((key for key in keys if stands_in(desk.printing, key, stem)), None):
        raise Unfit(f"«{stem}» contains the answer «{desk.printing.text(told)}»")
    return Asked(fact, question, question.asks, wording, stem, shows, keys, shown)


def _by_the_article(desk: Desk, fact: Fact, question: Question, stem: str, shows: tuple[str, ...]) -> str:
    """Add «بحسب المقال» where a value is disputed or left out, unless it is told already whose word it is."""
    if (
        fact.by
        or "المقال" in stem
        or not any(in_doubt(desk.world.slot(fact, role)) for role in (question.asks, *shows))
    ):
        return stem
    return f"{stem.removesuffix('؟')} {desk.labels['lead.article']}؟"


def in_doubt(slot: Slot | None) -> bool:
    """Tell whether others say something else, or more, than the article does."""
    return slot is not None and bool(slot.others or slot.also)


def stands_in(printing: Printing, value: Value, text: str) -> bool:
    """Tell whether a value can be read in a text, by any of its names."""
    said = surfaces(value) if isinstance(value, Name | Text) else (printing.text(value),)
    return any(fold.whole_words(words, text, loosely=True) for words in said)


def type_of(value: Value) -> str:
    """Give the type by which frames speak of a value."""
    if isinstance(value, Name):
        return value.is_
    return {"Time": "time", "Quantity": "quantity", "YesNo": "yes-no"}.get(type(value).__name__, "text")
