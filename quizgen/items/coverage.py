"""The article against what is asked about it: the facts and items of each sentence, and what nothing asks yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.find_times import times_in
from quizgen.arabic.quantities import quantities_in
from quizgen.items.bank import Written
from quizgen.items.desk import Refusal
from quizgen.items.printing import Printing
from quizgen.items.rivals import BY
from quizgen.mentions import spans
from quizgen.model import Bank, Fact, Frame, Item, Kind, Lexicon, Name, Seed, Sentence, Templates, Value

Place = tuple[int, int]  # of the printed article or of a printed sentence, from 0, the end exclusive
LEAST_WORDS = 3  # of a stretch without a quote that is worth a fact; «كما أنه» is not
SETS = (Kind.MATCH, Kind.ORDER)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Unasked:
    """A role that a fact fills and no item asks: what it holds, and why its questions were left out."""

    role: str
    value: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactAsked:
    """A fact, told in a sentence, with the items about it alone and the roles that nothing asks."""

    fact: Fact
    told: str
    items: tuple[Item, ...]
    unasked: tuple[Unasked, ...]


@dataclass(frozen=True, slots=True)
class SentenceAsked:
    """A sentence with the facts whose quotes begin in it, and its other items: words, references, sets of facts.

    `open` are the stretches of the printed sentence that no quote holds, `unheld` the names, times and amounts in it
    that no fact or question resting on it holds.
    """

    sentence: Sentence
    facts: tuple[FactAsked, ...]
    items: tuple[Item, ...]
    open: tuple[Place, ...]
    unheld: tuple[str, ...]

    @property
    def stretches(self) -> tuple[str, ...]:
        """The words that no quote holds."""
        return tuple(" ".join(self.sentence.printed[start:end].split()) for start, end in self.open)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sentence with what is asked about it; `items` counts all items, `elsewhere` are those of no sentence."""

    seed: str
    items: int
    sentences: tuple[SentenceAsked, ...]
    elsewhere: tuple[Item, ...] = ()

    @property
    def bare(self) -> tuple[int, ...]:
        """The numbers of the sentences that no fact and no question of the author's rests on."""
        return tuple(one.sentence.number for one in self.sentences if _is_whole(one))


def coverage(seed: Seed, written: Written, templates: Templates) -> Coverage:
    """Lay what was written of a seed beside the sentences that it rests on."""
    own: dict[str, list[Item]] = {fact.id: [] for fact in seed.facts}
    rest: dict[int, list[Item]] = {}
    for item in written.bank.items:
        if item.kind not in SETS and len(item.facts) == 1 and item.facts[0] in own:
            own[item.facts[0]].append(item)
        else:
            rest.setdefault(item.evidence[0].sentence if item.evidence else 0, []).append(item)
    facts = {fact.id: asked for fact, asked in zip(seed.facts, _facts(seed, written, templates, own), strict=True)}
    quoted = _quoted(seed)
    sentences, at = [], 0
    for sentence in seed.article.sentences:
        start = seed.article.text.index(sentence.printed, at)
        at = start + len(sentence.printed)
        sentences.append(
            SentenceAsked(
                sentence=sentence,
                facts=tuple(facts[fact.id] for fact in seed.facts if fact.evidence.sentence == sentence.number),
                items=tuple(rest.get(sentence.number, ())),
                open=tuple(_open(sentence.printed, start, [place for place, _ in quoted])),
                unheld=_unheld(seed, sentence.printed, _held(seed, quoted, (start, at)), templates.lexicon),
            )
        )
    return Coverage(seed.id, len(written.bank.items), tuple(sentences), tuple(rest.get(0, ())))


def skip_line(seed: Seed, item: Item) -> str:
    """Return the line that leaves an item out: a fact's whole `skip:`, or what to write under `quiz:` for other items.

    An item about several facts, a word or the passage has no fact to be skipped at: the quiz drops it.
    """
    fact = next((fact for fact in seed.facts if item.facts == (fact.id,)), None)
    lead = f"{seed.id}/{fact.id}/" if fact else ""
    if fact is None or item.kind in (*SETS, Kind.NOT_GIVEN) or not item.id.startswith(lead):
        dropped = [*seed.settings.drop, item.id.removeprefix(f"{seed.id}/")]
        return f"quiz: {{drop: [{', '.join(dropped)}]}}"
    return f"skip: [{', '.join(dict.fromkeys([*fact.skip, item.id.removeprefix(lead)]))}]"


# ---------------------------------------------------------------- facts


def _facts(
    seed: Seed, written: Written, templates: Templates, own: Mapping[str, Sequence[Item]]
) -> Iterator[FactAsked]:
    printing = Printing.of(seed.settings)
    refusals: dict[str, list[Refusal]] = {}
    for refusal in written.refusals:
        refusals.setdefault(refusal.fact, []).append(refusal)
    for fact, statement in zip(seed.facts, written.bank.statements, strict=True):
        asked = {role for item in _about(written.bank, fact) for role in item.asks}
        frame = fact.worded or templates.frames[fact.frame]
        unasked = tuple(
            Unasked(role, printing.joined(values), _reasons(role, frame, refusals.get(fact.id, ())))
            for role, values in _filled(fact)
            if role not in asked
        )
        yield FactAsked(fact, statement.text, tuple(own[fact.id]), unasked)


def _about(bank: Bank, fact: Fact) -> Iterator[Item]:
    return (item for item in bank.items if fact.id in item.facts)


def _filled(fact: Fact) -> Iterator[tuple[str, Sequence[Value]]]:
    yield from ((role, slot.values) for role, slot in fact.slots.items())
    if fact.by:
        yield BY, (fact.by.name,)


def _reasons(role: str, frame: Frame, refusals: Iterable[Refusal]) -> tuple[str, ...]:
    """List why the questions about a role, and its gap, were left out."""
    names = [question.name for question in frame.questions if question.asks == role]
    told = (
        each.reason.partition("\n")[0]
        for each in refusals
        if each.question == f"cloze-{role}"
        or any(each.question == name or each.question.startswith(f"{name}-") for name in names)
    )
    return tuple(dict.fromkeys(told)) or ("no question of its kind asks it",)


# ---------------------------------------------------------------- what no fact holds


def _quoted(seed: Seed) -> list[tuple[Place, list[Value]]]:
    """Find the quote of every fact and question in the printed article, in which it stands once, with what they hold.

    What is asked of the whole text rests on the sentences that it names, but holds no value of them.
    """
    rests = [(fact.evidence.quote, [value for _, values in _filled(fact) for value in values]) for fact in seed.facts]
    rests += [(question.evidence.quote, [question.value]) for question in seed.questions]
    asked = {number for question in seed.whole if question.about == "part" for number in question.sentences}
    rests += [(seed.article.sentences[number - 1].printed, []) for number in sorted(asked)]
    found = []
    for quote, values in rests:
        start = seed.article.text.find(quote)
        if start >= 0:
            found.append(((start, start + len(quote)), values))
    return found


def _open(printed: str, start: int, quotes: Iterable[Place]) -> Iterator[Place]:
    """List the stretches of a sentence that no quote holds, without the signs and spaces around them."""
    at = 0
    for first, last in sorted((max(a - start, 0), min(b - start, len(printed))) for a, b in quotes):
        if first < last and last > at:
            yield from _stretch(printed, at, first)
            at = last
    yield from _stretch(printed, at, len(printed))


def _stretch(printed: str, start: int, end: int) -> Iterator[Place]:
    words = list(_WORD.finditer(printed, start, max(start, end)))
    if len(words) >= LEAST_WORDS:
        yield words[0].start(), words[-1].end()


def _held(seed: Seed, quoted: Iterable[tuple[Place, Sequence[Value]]], sentence: Place) -> list[Value]:
    """List what is held by all whose quotes touch a sentence, with speakers and the groups of names."""
    start, end = sentence
    held = [value for (first, last), values in quoted for value in values if first < end and start < last]
    ids = {value.id for value in held if isinstance(value, Name)}
    return [*held, *(group for group in seed.names.values() if ids & {*group.members})]


def _unheld(seed: Seed, text: str, held: Sequence[Value], lexicon: Lexicon) -> tuple[str, ...]:
    """Find the names, times and amounts of a sentence that stand in no value which a fact resting on it holds."""
    day = seed.article.day
    taken = [place for value in held for place in spans(value, text, day)]
    times = [(start, end) for start, end, _ in times_in(text, day)]
    names = [place for name in seed.names.values() for place in spans(name, text)]
    amounts = [(start, end) for start, end, _ in quantities_in(text, lexicon.nouns)]
    found: list[Place] = []
    for start, end in sorted((*names, *times, *amounts), key=lambda place: (place[0] - place[1], place)):
        if not any(start < last and first < end for first, last in (*taken, *found)):
            found.append((start, end))
    return tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in sorted(found)))


def _is_whole(asked: SentenceAsked) -> bool:
    """Return whether a sentence is open from its first word to its last."""
    words = list(_WORD.finditer(asked.sentence.printed))
    return bool(words) and asked.open == ((words[0].start(), words[-1].end()),)
