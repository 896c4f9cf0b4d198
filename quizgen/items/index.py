"""Where the values of a seed stand: in its article, in its facts, in what may be offered beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from quizgen.arabic import fold
from quizgen.arabic.attach import behind_article
from quizgen.arabic.count import BARE
from quizgen.arabic.find_times import times_in
from quizgen.arabic.head_noun import head
from quizgen.arabic.quantities import quantities_in
from quizgen.arabic.time import Time
from quizgen.identity import value_id, value_type
from quizgen.items import chance
from quizgen.items.printing import Printing
from quizgen.items.question_words import PEOPLE
from quizgen.items.rivals import BY
from quizgen.items.telling import words_of
from quizgen.items.truth import World
from quizgen.mentions import by_sentence, spans, stands_in
from quizgen.model import (
    OFFICE_FRAME,
    Fact,
    Lexicon,
    Name,
    Seed,
    Templates,
    Text,
    Value,
)

STATE = "state"
FEWEST = 4  # facts about one name that make it the article's subject
_ENDING = re.compile("(?:يه|يا|ا|ه)$")  # of a state's name, folded, before its adjective: «روسيا», «السعودية»
LONGEST_CLITICS = 4  # letters that may stand before a word: وبال
MOST_OFFERED = 120  # values of a type that are looked at for one item


class Index:
    """Finds the values of one seed, by their ids, types and words."""

    def __init__(
        self, seed: Seed, templates: Templates, chance: int = 0, given: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.seed = seed
        self.chance = chance
        self.given = given or {}
        self.world = World(seed, templates)
        self.printing = Printing.of(seed.settings)
        self._nouns = templates.lexicon.noun_forms
        self._states = tuple(templates.lexicon.names.get(STATE, {}))
        self._reads = tuple(sentence.reads for sentence in seed.article.sentences)
        self.text = "\n".join(self._reads)
        self._held_by: dict[str, dict[int, tuple[tuple[int, int], ...]]] = {}
        self._fillers: dict[str, frozenset[str]] = {}
        self._offered: dict[str, list[tuple[Value, int]]] = {}
        self._rings: dict[str, tuple[list[int], list[str], dict[str, tuple[Value, int]]]] = {}
        held = [value for fact in seed.facts for slot in fact.slots.values() for value in slot.values]
        self._shelves = (
            _by_type((*seed.names.values(), *held, *self._figures(templates.lexicon))),
            _by_type((*seed.pools.values(), *seed.times, *seed.quantities)),
            _by_type((*templates.pools.values(), *templates.times, *templates.quantities)),
        )

    def _figures(self, lexicon: Lexicon) -> Iterator[Value]:
        """Yield the amounts and the times that the article tells, whether a fact holds them or not."""
        for reads in self._reads:
            yield from (told for _, _, told in quantities_in(reads, lexicon.nouns) if told.noun != BARE)
            yield from (told for _, _, told in times_in(reads, self.seed.article.day) if not told.open)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the article, folded, each also without clitics and endings."""
        return words_of(self.text).all

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that the seed's names begin with, folded loosely."""
        named = (form for name in self.seed.names.values() for form in (name.phrase.nom, *name.aliases))
        return frozenset(fold.loose(form.split()[0]) for form in named)

    @cached_property
    def holding(self) -> Mapping[str, Sequence[tuple[Fact, str]]]:
        """The facts that hold a value, by its id, each with the role that holds it, in the order of the text."""
        found: dict[str, list[tuple[Fact, str]]] = {}
        for fact in sorted(self.seed.facts, key=lambda each: (each.evidence.sentence, each.id)):
            held = {role: slot.values for role, slot in fact.slots.items()} | ({BY: (fact.by.name,)} if fact.by else {})
            for role, values in held.items():
                for name in dict.fromkeys(map(value_id, values)):
                    found.setdefault(name, []).append((fact, role))
        return found

    @cached_property
    def in_office(self) -> Mapping[str, frozenset[str]]:
        """The ids of those who hold an office, by its first noun."""
        found: dict[str, set[str]] = {}
        for name in self.seed.names.values():
            for office in name.offices:
                found.setdefault(head(office.title.nom), set()).add(name.id)
        return {noun: frozenset(ids) for noun, ids in found.items()}

    @cached_property
    def central(self) -> frozenset[str]:
        """The ids of the names that most facts are about: who does something in them."""
        facts = [fact for fact in self.seed.facts if fact.frame != OFFICE_FRAME]
        did = [fact.slots["who"].values for fact in facts if "who" in fact.slots]
        times = Counter(value.id for values in did for value in values if isinstance(value, Name))
        return frozenset(name for name, many in times.items() if many >= FEWEST and 2 * many >= len(did))

    @cached_property
    def offices_told(self) -> Mapping[str, Sequence[str]]:
        """The offices that facts tell of, by the id of who holds them."""
        found: dict[str, list[str]] = {}
        for fact in self.world.of_frame.get(OFFICE_FRAME, ()):
            who, what = fact.slots.get("who"), fact.slots.get("what")
            told = [self.printing.text(each) for each in what.values] if what else []
            for value in who.values if who else ():
                found.setdefault(value_id(value), []).extend(told)
        return found

    @cached_property
    def indefinite(self) -> frozenset[str]:
        """The first nouns, folded, of what facts hold in several words without an article: «مركب رحلات»."""
        slots = (slot for fact in self.seed.facts for slot in fact.slots.values())
        held = (value.phrase.nom.split() for slot in slots for value in slot.values if isinstance(value, Text))
        several = (words for words in held if len(words) > 1)
        return frozenset(fold.loose(words[0]) for words in several if not any(word.startswith("ال") for word in words))

    @cached_property
    def states(self) -> Mapping[str, str]:
        """The states of lexicon and seed by the words that tell them, folded: «إيران», «إيراني», «إيرانية»."""
        named = (
            name.phrase.nom for name in (*self.seed.names.values(), *self.seed.pools.values()) if name.is_ == STATE
        )
        found: dict[str, str] = {}
        for state in (*self._states, *named):
            word, _, more = fold.loose(state).removeprefix("ال").partition(" ")
            if not more or not self.is_class_noun(state.split()[0]):  # «أوسيتيا الجنوبية», not «جمهورية الكونغو»
                stem = _ENDING.sub("", word)
                found |= dict.fromkeys((word, f"{stem}ي", f"{stem}يه"), word)
        return found

    def is_met(self, value: Value, id_: str) -> bool:
        """Return whether a value, known by its id, is told in a fact, or stands in the article."""
        if id_ in self.holding:
            return True
        held = self._held_by.get(id_)
        return bool(self.sentences_with(value) if held is None else held)

    def of_type(self, type_: str) -> list[tuple[Value, int]]:
        """List (value, distance) of what may be offered of a type, each once, the nearest first, then by id.

        Distance 0 is the article's own, 1 the seed's pool, 2 the shipped one.
        """
        if type_ not in self._offered:
            found: dict[str, tuple[Value, int]] = {}
            for distance, shelf in enumerate(self._shelves):
                for value in shelf.get(type_, ()):
                    found.setdefault(value_id(value), (value, distance))
            self._offered[type_] = sorted(found.values(), key=lambda pair: (pair[1], value_id(pair[0])))
        return self._offered[type_]

    def some_of(self, type_: str, item_id: str) -> list[tuple[Value, int]]:
        """List what may be offered of a type beside one item: all of it, of very many the ones that its id draws.

        So an item costs the same among thousands of names as among a hundred. What learners were given stays in.
        """
        everything = self.of_type(type_)
        if len(everything) <= MOST_OFFERED:
            return everything
        if type_ not in self._rings:
            ids = {value_id(pair[0]): pair for pair in everything}
            placed = sorted(((chance.number("ring", name), name) for name in ids), key=itemgetter(0))
            ring = [name for _, name in placed]
            self._rings[type_] = ([at for at, _ in placed], ring + ring[:MOST_OFFERED], ids)
        places, ring, ids = self._rings[type_]
        start = bisect_left(places, chance.number(self.chance, "ring", item_id))
        held = (name for name in self.given.get(item_id, ()) if name in ids)
        return [ids[name] for name in dict.fromkeys((*ring[start : start + MOST_OFFERED], *held))]

    def fillers(self, role: str) -> frozenset[str]:
        """List the ids of what fills a role in some fact, times left out: those who speak, sign, are visited."""
        if role not in self._fillers:
            slots = (self.world.slot(fact, role) for fact in self.seed.facts)
            held = (value for slot in slots if slot for value in slot.values)
            self._fillers[role] = frozenset(value_id(value) for value in held if not isinstance(value, Time))
        return self._fillers[role]

    def tells_which(self, value: Name, text: str, spots: Iterable[tuple[int, int]]) -> bool:
        """Return whether a text names a value by more than a class noun: «المركز» does not say which of several."""
        own = value.phrase.nom.split()
        nouns = (text[start:end] for start, end in spots)
        if value.is_ in PEOPLE:  # «سموه» and «الفقيد» tell nobody's name
            words = set(map(fold.loose, own))
            return any(not words.isdisjoint(map(fold.loose, noun.split())) for noun in nouns)
        # «البعثة» is the noun of «بعثة الساحل», whether the lexicon knows it or not
        return any(
            len(own) == 1 or " " in noun or not (behind_article(noun) == own[0] or self.is_class_noun(noun))
            for noun in nouns
        )

    def names_in(self, text: str) -> list[Name]:
        """List the names of the seed that stand in a text."""
        words = {word for token in fold.tokens(text) for word in fold.loose(token).split()}  # «… للتنمية؟»
        ends = {word[at:] for word in words for at in range(LONGEST_CLITICS + 1)}
        known = {name.id: name for word in sorted(ends) for name in self._by_word.get(word, ())}
        return [name for name in known.values() if self.is_read_in(name, text)]

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[Name]]:
        """The seed's names by their longest word, folded and without its article: who is named is named by it."""
        found: dict[str, list[Name]] = {}
        for name in self.seed.names.values():
            words = (fold.loose(word).removeprefix("ال") for word in fold.tokens(name.phrase.nom))
            found.setdefault(max(words, key=len, default=""), []).append(name)
        return found

    def is_class_noun(self, word: str) -> bool:
        """Return whether a word is a noun of the lexicon, with its article or without."""
        return self._nouns.find(head(behind_article(word) or word)) is not None

    def sentences_with(self, value: Value) -> dict[int, tuple[tuple[int, int], ...]]:
        """List the sentences of the article, by number from 1, that hold a value, with its spans in each."""
        name = value_id(value)
        if name not in self._held_by:
            found = by_sentence(value, self._reads, self.text, self.seed.article.day)
            self._held_by[name] = {at + 1: spots for at, spots in found.items()}
        return self._held_by[name]

    def named_in(self, sentence: int) -> Sequence[Name]:
        """List the names that a sentence of the article holds, by its number from 1, in their order."""
        return self._named_in.get(sentence, ())

    @cached_property
    def _named_in(self) -> Mapping[int, Sequence[Name]]:
        found: dict[int, list[Name]] = {}
        for name in self.seed.names.values():
            for number in self.sentences_with(name):
                found.setdefault(number, []).append(name)
        return found

    def places(self, value: Value, passage: str) -> tuple[tuple[int, int], ...]:
        """Find a value in a passage by its names, else by a word that refers to it."""
        if found := spans(value, passage, self.seed.article.day):
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

    def is_read_in(self, value: Value, text: str) -> bool:
        """Return whether a value can be read in a text, by any of its names, spelt loosely."""
        if isinstance(value, Name | Text):
            return stands_in(value, text)
        return bool(fold.whole_words(self.printing.text(value), text, loosely=True))


def _by_type(values: Iterable[Value]) -> dict[str, list[Value]]:
    shelf: dict[str, list[Value]] = {}
    for value in values:
        shelf.setdefault(value_type(value), []).append(value)
    return shelf
