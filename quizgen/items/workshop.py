"""What every kind of item is made with: the desk, the source of distractors, chance, what was given before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.items.asking import Desk
from quizgen.items.options import Source
from quizgen.items.truth import World
from quizgen.items.values import places
from quizgen.items.wording import Lacks, Unfit
from quizgen.model import Evidence, Fact, Kind, Level, Name, Other, Seed, Slot, Templates, Value


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not asked, and why."""

    fact: str
    question: str
    reason: str
    lacking: Value | None = None  # the name or text that lacks a form


@dataclass(slots=True)
class Workshop:
    """The bench on which the items of one seed are made; `refusals` collects what was not asked."""

    seed: Seed
    templates: Templates
    desk: Desk
    source: Source
    chance: int = 0
    given: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    @property
    def world(self) -> World:
        return self.desk.world

    @property
    def labels(self) -> Mapping[str, str]:
        return self.templates.labels

    @property
    def many(self) -> int:
        """How many options a choice item shows, the key among them."""
        return self.seed.settings.options

    def refuse(self, fact: str, question: str, why: str | Unfit) -> None:
        """Note what was not asked; a form that a name lacks is its author's to mend."""
        reason = why if isinstance(why, str) else why.reason
        self.refusals.append(Refusal(fact, question, reason, why.value if isinstance(why, Lacks) else None))

    def item_id(self, *parts: str) -> str:
        return "/".join((self.seed.id, *parts))

    def tags(self, kind: Kind, level: Level, *facts: str) -> tuple[str, ...]:
        """Tag an item with where it comes from and what it asks of the learner."""
        told = [f"quizgen::seed::{self.seed.id}", f"quizgen::kind::{kind}", f"quizgen::level::{level}"]
        return (*told, *(f"quizgen::fact::{fact}" for fact in facts))

    def evidence(self, fact: Fact, keys: Sequence[Value], shows: Iterable[str] = ()) -> tuple[Evidence, ...]:
        """Give a fact's evidence, the key's words marked, and the sentences that name what it only points to.

        `shows` are the roles that the question prints: what they hold is named as well.
        """
        reads = fact.evidence.reads
        spans = sorted({span for key in keys for span in self.places(key, reads)})
        shown = [value for role in shows if (slot := fact.slots.get(role)) for value in slot.values]
        pointed = [*keys, *shown, *([fact.by.name] if fact.by else [])]
        return (replace(fact.evidence, marks=tuple(spans)), *self.named_before(fact.evidence, pointed))

    def named_before(self, evidence: Evidence, values: Iterable[Value]) -> tuple[Evidence, ...]:
        """Give the nearest earlier sentences that name values which the evidence does not name itself."""
        found: dict[int, set[tuple[int, int]]] = {}
        for value in values:
            if not isinstance(value, Name) or places(value, evidence.reads):
                continue
            for sentence in reversed(self.seed.article.sentences[: evidence.sentence]):
                if spots := places(value, sentence.reads):
                    found.setdefault(sentence.number, set()).update(spots)
                    break
        whole = {sentence.number: sentence for sentence in self.seed.article.sentences}
        return tuple(
            Evidence(whole[number].printed, whole[number].reads, number, tuple(sorted(found[number])))
            for number in sorted(found, reverse=True)
        )

    def places(self, value: Value, passage: str) -> tuple[tuple[int, int], ...]:
        """Find a value in a passage by its names, else by a word that refers to it."""
        if found := places(value, passage):
            return found
        if isinstance(value, Name):
            for reference in self.seed.references:
                if [name.id for name in reference.to] == [value.id]:
                    at = passage.find(reference.evidence.reads)
                    if at >= 0:
                        inside = reference.evidence.reads.find(reference.word)
                        start = at + max(inside, 0)
                        return ((start, start + len(reference.word)),)
        return ()

    def doubts(self, fact: Fact, roles: Iterable[str]) -> str:
        """Say what other sources give instead of the article's values in these roles, '' where nobody differs."""
        told = (self.doubt(fact.slots.get(role)) for role in dict.fromkeys(roles))
        return "؛ ".join(filter(None, told))

    def doubt(self, slot: Slot | None) -> str:
        """Say what other sources give instead of the article's value, '' where nobody differs."""
        if slot is None or not slot.others:
            return ""
        return self.labels["doubt"].format(others=self._others(slot.others))

    def _others(self, others: Sequence[Other]) -> str:
        return "؛ ".join(
            self.labels["doubt.other"].format(value=self.desk.printing.text(other.value), source=other.source)
            for other in others
        )

    def statement(self, fact: Fact) -> str:
        """Tell a fact in a sentence, or by its evidence where its frame has none that fits."""
        try:
            return self.desk.statement(fact)
        except Unfit:
            return quoted(fact.evidence.reads)


def quoted(text: str) -> str:
    """Put a text between « », unless it holds them already: they do not nest in print."""
    return text if "«" in text else f"«{text}»"


def bare(sentence: str) -> str:
    """Take the full stop off a sentence that goes into another one."""
    return sentence.rstrip(" .،؛")
