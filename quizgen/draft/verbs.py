"""Verbs of the lexicon in running text: every finite form is listed once, then each word is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import MissingForm
from quizgen.arabic.verbs import Tense, Verb, conjugated
from quizgen.draft.tokens import Said, Token
from quizgen.model import Lexicon

PERSONS = ("ms", "fs", "md", "fd", "mp", "fp")
_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "نا")
_FAR = 9  # words behind a verb in which its preposition is looked for
# Words before a form that show that it is a noun.
_BEFORE_NOUN = frozenset(listed("في من على إلى عن مع بين بعد قبل عند كل بعض أي ذات ذو غير هذا هذه ذلك تلك"))


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: the verbs it may be a form of, in which tense and person, active or passive."""

    lemmas: tuple[str, ...]
    tense: Tense
    person: str
    passive: bool = False


@dataclass(frozen=True, slots=True)
class VerbHit:
    """A verb in a text: the verb of the lexicon that fits what follows, its token and its form."""

    lemma: str
    at: int  # index of the token in its sentence
    token: Token
    form: Form


@lru_cache(maxsize=4)
def forms_of(lexicon: Lexicon) -> Mapping[str, tuple[Form, ...]]:
    """List every finite form of every verb, in bare letters."""
    by_past: dict[tuple[str, str], list[str]] = {}
    for lemma, verb in lexicon.verbs.items():
        by_past.setdefault((verb.past, verb.present), []).append(lemma)
    found: dict[str, list[Form]] = {}
    for (_, _), lemmas in by_past.items():
        verb = lexicon.verbs[lemmas[0]]
        for spelt, form in _forms(verb, tuple(lemmas)):
            known = found.setdefault(spelt, [])
            if form not in known:
                known.append(form)
    return {spelt: tuple(forms) for spelt, forms in found.items()}


def _forms(verb: Verb, lemmas: tuple[str, ...]) -> Iterator[tuple[str, Form]]:
    tenses: tuple[Tense, ...] = ("past", "present", "subjunctive")
    for tense in tenses:
        for person in PERSONS:
            with suppress(MissingForm):
                yield unmarked(conjugated(verb, person, tense)), Form(lemmas, tense, person)
    if verb.passive:
        yield unmarked(verb.passive), Form(lemmas, "past", "ms", passive=True)
        yield unmarked(verb.passive) + "ت", Form(lemmas, "past", "fs", passive=True)


def verbs_in(sentence: Said, lexicon: Lexicon) -> tuple[VerbHit, ...]:
    """Find the verbs of a sentence that are sure by their form, their marks and the word before them."""
    forms = forms_of(lexicon)
    found = []
    for at, token in enumerate(sentence.tokens):
        if not token.is_word or len(token.bare) < 3:
            continue
        before = sentence.tokens[at - 1].bare if at else ""
        if (form := _form(token, before, forms)) is not None:
            found.append(VerbHit(_fitting(form, sentence.tokens[at + 1 :], lexicon), at, token, form))
    return tuple(found)


def _form(token: Token, before: str, forms: Mapping[str, tuple[Form, ...]]) -> Form | None:
    for spelt, led in _spellings(token.bare):
        for form in forms.get(spelt, ()):
            if led.endswith("س") and form.tense != "present":
                continue
            if led.endswith("ل") and form.tense != "subjunctive":
                continue
            if form.tense == "subjunctive" and before not in ("أن", "لن", "كي", "حتى") and not led.endswith("ل"):
                continue
            if form.passive and "ُ" not in token.text:  # without its vowel a passive is read as an active
                continue
            if before in _BEFORE_NOUN or (before.startswith("ال") and form.tense == "past" and not led):
                continue
            return form
    return None


def _spellings(word: str) -> Iterator[tuple[str, str]]:
    """Yield what a word may be without و ف س ل before it and an object behind it, with what was taken off before."""
    for led in ("", "و", "ف", "س", "وس", "فس", "ل", "ول"):
        if not word.startswith(led):
            continue
        rest = word[len(led) :]
        yield rest, led
        for pronoun in _PRONOUNS:
            if rest.endswith(pronoun) and len(rest) - len(pronoun) >= 3:
                yield rest.removesuffix(pronoun), led


def _fitting(form: Form, behind: Sequence[Token], lexicon: Lexicon) -> str:
    """Choose the verb whose preposition or clause follows soonest, else the one that takes an object or nothing."""
    words = [token.bare for token in behind[:_FAR]]
    best, near = "", len(words) + 1
    for lemma in form.lemmas:
        verb = lexicon.verbs[lemma]
        wanted = [each for each in (verb.preposition.rstrip("ـ"),) if each]
        for at, word in enumerate(words):
            if at < near and any(word == each or (len(each) == 1 and word.startswith(each)) for each in wanted):
                best, near = lemma, at
    if best and near <= 3:
        return best
    plain = [lemma for lemma in form.lemmas if not lexicon.verbs[lemma].preposition]
    return plain[0] if plain else best or form.lemmas[0]
