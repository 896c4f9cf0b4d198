"""Names in running text: persons by their titles and given names, institutions by their first word, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.draft.bodies import Bodies
from quizgen.draft.persons import Persons
from quizgen.draft.reader import NameHit
from quizgen.draft.tokens import Said, key_of
from quizgen.draft.words import Words


def names_in(sentence: Said, words: Words, verbs: frozenset[int]) -> tuple[NameHit, ...]:
    """Find the names of a sentence; `verbs` are the indices of tokens that are verbs."""
    persons = Persons(sentence.tokens, words, verbs)
    bodies = Bodies(sentence.tokens, words, verbs)
    found: list[NameHit] = []
    at = 0
    while at < len(sentence.tokens):
        hit = persons.person(at) or bodies.institution(at) or bodies.place(at)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.end
    return tuple(found)


def families_in(sentence: Said, names: tuple[NameHit, ...], whole: Mapping[str, NameHit]) -> tuple[NameHit, ...]:
    """Add the persons called by their last name alone, or whole again; `whole` has them by that name."""
    taken = {at for name in names for at in range(name.begin, name.end)}
    keys = [token.key for token in sentence.tokens]
    short = []
    for at, token in enumerate(sentence.tokens):
        person = whole.get(token.key)
        if person is None or at in taken:
            continue
        words = [key_of(word) for word in person.text.split()]
        begin = at + 1 - len(words)
        again = begin >= 0 and keys[begin : at + 1] == words and not taken & set(range(begin, at))
        begin, text = (begin, person.text) if again else (at, token.text)
        short.append(NameHit("person", begin, begin, at + 1, text, gender=person.gender))
    return tuple(sorted((*names, *short), key=lambda name: name.begin))


def families_of(names: Sequence[tuple[NameHit, ...]]) -> Mapping[str, NameHit]:
    """Return the persons of an article by their last name, where it is one person's alone."""
    found: dict[str, NameHit] = {}
    for hit in (each for hits in names for each in hits if each.kind == "person"):
        *before, last = hit.text.split()
        known = found.get(key_of(last))
        if known is None or known.text in hit.text:
            found[key_of(last)] = hit if before or known is None else known
        elif hit.text not in known.text and known.text.split()[0] != hit.text.split()[0]:
            found[key_of(last)] = replace(known, kind="", text="")
    return {last: hit for last, hit in found.items() if hit.kind and " " in hit.text}
