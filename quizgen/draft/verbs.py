"""The verbs of a text at their places in its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.find_verbs import FoundVerb, VerbFinder
from quizgen.arabic.letters import KASRATAN, unmarked
from quizgen.arabic.verb_forms import Form
from quizgen.draft.tokens import Said, Token
from quizgen.model import Lexicon
from quizgen.naming import PLACES

NAMING = ("given-name", *PLACES)  # classes of names whose words are not verbs


@dataclass(frozen=True, slots=True)
class VerbHit:
    """A verb in a sentence: its name in the lexicon, the index of its token, and what its form may be."""

    lemma: str
    at: int
    token: Token
    forms: tuple[Form, ...]
    others: tuple[str, ...] = ()
    object: str = ""

    @property
    def form(self) -> Form:
        """The likeliest form: an active one where the spelling leaves it open."""
        return next((form for form in self.forms if not form.is_passive), self.forms[0])

    @property
    def may_be_passive(self) -> bool:
        return any(form.is_passive for form in self.forms)


@lru_cache(maxsize=4)
def verb_finder(lexicon: Lexicon) -> VerbFinder:
    """Return what finds the verbs of a lexicon in texts; its dictionary of forms is made once for a lexicon."""
    nouns = [form for noun in lexicon.nouns.values() for form in (noun.singular, noun.plural)]
    defective = [unmarked(form) + "ي" for form in nouns if form.endswith(KASRATAN)]  # نادي
    names = [word for class_ in NAMING for word in lexicon.names.get(class_, ()) if " " not in word]
    return VerbFinder(lexicon.verbs, [*filter(None, nouns), *defective], names, lexicon.chances)


def verbs_of(text: str, sentences: Sequence[Said], lexicon: Lexicon) -> tuple[tuple[VerbHit, ...], ...]:
    """Find the verbs of a text, sentence by sentence."""
    found: dict[int, FoundVerb] = {hit.start: hit for hit in verb_finder(lexicon).find(text)}
    return tuple(
        tuple(
            VerbHit(hit.verb, at, token, hit.forms, hit.others, hit.object)
            for at, token in enumerate(sentence.tokens)
            if (hit := found.get(token.start)) is not None
        )
        for sentence in sentences
    )
