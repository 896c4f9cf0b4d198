"""Rules over a seed that has been read, each small and on its own: every one gives problems, none stops another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quizgen.arabic.fold import loose, strict
from quizgen.arabic.letters import is_arabic
from quizgen.arabic.time import Time, ends_before
from quizgen.identity import value_id
from quizgen.model import OFFICE_FRAME, Fact, Seed, Templates
from quizgen.problems import Problem, Span
from quizgen.reading.changes import FROM, TO

Rule = Callable[[Seed, Templates], Iterable[Problem]]


def check(seed: Seed, templates: Templates) -> tuple[Problem, ...]:
    """Report every problem of a seed that no single entry shows."""
    return tuple(sorted({problem for rule in RULES for problem in rule(seed, templates)}))


# ---------------------------------------------------------------- rules


def names_are_told_apart(seed: Seed, _: Templates) -> Iterator[Problem]:
    """No two names are written alike, be it by an alias: a reader could not tell which is meant."""
    owners: dict[str, str] = {}
    for name in seed.names.values():
        for words in (name.phrase.nom, *name.aliases):
            owner = owners.setdefault(strict(words), name.id)
            if owner != name.id:
                message = f"«{words}» names both '{owner}' and '{name.id}'"
                yield Problem(
                    _at(seed, name.span), "E701", message, "take the alias out, or write a reference of the passage"
                )


def pools_hold_others(seed: Seed, _: Templates) -> Iterator[Problem]:
    """A seed's pool holds no name that the seed declares already."""
    declared = {strict(name.phrase.nom): name.id for name in seed.names.values()}
    for name in seed.pools.values():
        if owner := declared.get(strict(name.phrase.nom)):
            message = f"the pool's «{name.phrase.nom}» is the name '{owner}' already"
            yield Problem(_at(seed, name.span), "E702", message, "every name is a candidate without a pool")


def groups_end_somewhere(seed: Seed, _: Templates) -> Iterator[Problem]:
    """No group is a member of itself by way of its members."""
    for name in seed.names.values():
        seen: set[str] = set()
        open_ = list(name.members)
        while open_:
            member = open_.pop()
            if member not in seen:
                seen.add(member)
                open_ += seed.names[member].members if member in seed.names else ()
        if name.id in seen:
            yield Problem(_at(seed, name.span), "E703", f"the group '{name.id}' is a member of itself")


def facts_say_different_things(seed: Seed, _: Templates) -> Iterator[Problem]:
    """No fact says what another says already."""
    said: dict[object, Fact] = {}
    for fact in seed.facts:
        slots = frozenset((role, frozenset(map(value_id, slot.values))) for role, slot in fact.slots.items())
        first = said.setdefault((fact.frame, slots, fact.mood, fact.by.name.id if fact.by else ""), fact)
        if first is not fact:
            message = f"the fact '{fact.id}' says the same as '{first.id}'"
            hint = "keep one of them; its quote may be lengthened with …"
            if fact.frame == OFFICE_FRAME and fact.id.startswith("office-"):
                hint = "an office that has a quote is a fact already: leave out the other fact, or the office's quote"
            yield Problem(_at(seed, fact.span), "E704", message, hint)


def ids_lead_one_kind_of_items(seed: Seed, _: Templates) -> Iterator[Problem]:
    """Item ids are seed/fact/question, seed/words/word, seed/refers/reference …: no fact may be named like these."""
    others = {"words": seed.words, "refers": seed.references, "unsaid": seed.unsaid}
    for fact in seed.entries:
        for name in (fact.id, *fact.was):
            if others.get(name):
                message = f"'{name}' cannot be the id of a fact: the items of other entries begin with it"
                yield Problem(_at(seed, fact.span), "E209", message, "choose another id")


def what_is_stated_has_happened(seed: Seed, _: Templates) -> Iterator[Problem]:
    """An article cannot state what lies after its publication."""
    published = seed.article.day
    if published is None:
        return
    for fact in seed.facts:
        for role, slot in fact.slots.items() if fact.mood == "stated" else ():
            for value in slot.values if role not in (FROM, TO) else ():  # «أُجّل المعرض إلى عام 2030»
                if isinstance(value, Time) and ends_before(published, value):
                    message = f"'{fact.id}' is stated, yet later than the article ({seed.article.published})"
                    yield Problem(
                        _at(seed, slot.span or fact.span), "E705", message, "write mood: planned, or correct the time"
                    )


def references_lead_elsewhere(seed: Seed, _: Templates) -> Iterator[Problem]:
    """A word of the passage stands for something else, not for the name that it is."""
    for reference in seed.references:
        if any(strict(reference.word) == strict(name.phrase.nom) for name in reference.to):
            message = f"«{reference.word}» is the name itself: there is nothing to ask"
            yield Problem(_at(seed, reference.span), "E706", message)


def words_are_told_apart(seed: Seed, _: Templates) -> Iterator[Problem]:
    """No word appears twice with one meaning, and no two words share their gloss."""
    words: dict[tuple[str, str], str] = {}
    glosses: dict[str, str] = {}
    for word in seed.words:
        gloss = word.en.casefold()
        first = words.setdefault((loose(word.bare), gloss), word.id)
        alike = glosses.setdefault(gloss, word.id)
        if first != word.id:
            yield Problem(_at(seed, word.span), "E707", f"the word '{word.id}' is '{first}' again")
        elif alike != word.id:
            message = f"'{word.id}' and '{alike}' have one gloss, “{word.en}”: neither can be asked for"
            yield Problem(_at(seed, word.span), "E708", message, "make the glosses differ")


def glosses_are_english(seed: Seed, _: Templates) -> Iterator[Problem]:
    """A gloss is not in Arabic."""
    for word in seed.words:
        if any(map(is_arabic, word.en)):
            yield Problem(_at(seed, word.span), "E709", f"the gloss of '{word.id}' is not English")


RULES: tuple[Rule, ...] = (
    names_are_told_apart,
    pools_hold_others,
    groups_end_somewhere,
    facts_say_different_things,
    ids_lead_one_kind_of_items,
    what_is_stated_has_happened,
    references_lead_elsewhere,
    words_are_told_apart,
    glosses_are_english,
)


def _at(seed: Seed, span: Span | None) -> Span:
    return span or Span(seed.path, 1, 1)
