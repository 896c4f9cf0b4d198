"""Verbs of the lexicon in the sentences of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.find_verbs import VerbFinder
from quizgen.arabic.letters import KASRATAN, unmarked
from quizgen.arabic.verb_forms import Form
from quizgen.draft.tokens import Said, Token
from quizgen.model import Lexicon

NAMING = ("given-name", "place")  # classes of names whose words are not verbs


@dataclass(frozen=True, slots=True)
class VerbHit:
    """A verb in a text: the verb of the lexicon that fits what follows, its token and what its form most likely is."""

    lemma: str
    at: int  # index of the token in its sentence
    token: Token
    form: Form


@lru_cache(maxsize=4)
def verb_finder(lexicon: Lexicon) -> VerbFinder:
    """Return what finds the verbs of a lexicon in texts; its dictionary of forms is made once for a lexicon."""
    nouns = [form for noun in lexicon.nouns.values() for form in (noun.singular, noun.plural)]
    defective = [unmarked(form) + "ي" for form in nouns if form.endswith(KASRATAN)]  # نادي
    names = [word for class_ in NAMING for word in lexicon.names.get(class_, ()) if " " not in word]
    return VerbFinder(lexicon.verbs, [*filter(None, nouns), *defective], names, lexicon.chances)


def verbs_in(sentence: Said, lexicon: Lexicon) -> tuple[VerbHit, ...]:
    """Find the verbs of a sentence, in its order."""
    places = {token.start - sentence.start: at for at, token in enumerate(sentence.tokens)}
    found = ((places.get(hit.start), hit) for hit in verb_finder(lexicon).find(sentence.text))
    return tuple(VerbHit(hit.verb, at, sentence.tokens[at], hit.forms[0]) for at, hit in found if at is not None)
