"""The words of an article by its sentences, each with its place and its spelling without marks; which are verbs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.find_verbs import FoundVerb, VerbFinder
from quizgen.arabic.letters import KASRATAN, listed, unmarked
from quizgen.arabic.tokens import sentences
from quizgen.arabic.verb_forms import Form, bare
from quizgen.model import Lexicon
from quizgen.naming import PLACES

_COMMA = {",": "،", ";": "؛", "?": "؟"}  # Latin signs, as many newspapers type them
_ALIFS = str.maketrans("أإآٱ", "اااا")
_BEFORE_DEEDS = frozenset(
    word.translate(_ALIFS) for word in listed("ضرورة أهمية عدم إمكانية كيفية مدى سرعة سبل آلية أوجه مجال عملية طريقة")
)
_TOKEN = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+|\d+|[^\s\w]|[A-Za-z]+")
NAMING = ("given-name", *PLACES)  # classes of names whose words are not verbs


def key_of(word: str) -> str:
    """Fold a word for look-up: no marks, one alif; ى stays, since «على» is no name and «علي» is."""
    return bare(word).translate(_ALIFS)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: its span in the text, its bare letters, and these with one alif as its key."""

    start: int
    end: int
    text: str
    bare: str
    key: str

    @property
    def is_word(self) -> bool:
        return "\u0621" <= self.bare[:1] <= "\u06d3"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the text: its number from 1, its span and its tokens."""

    number: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]


def sentences_of(text: str) -> tuple[Said, ...]:
    """Split a text into its sentences with their words."""
    found, at = [], 0
    for number, sentence in enumerate(sentences(text), 1):
        start = text.index(sentence, at)
        at = start + len(sentence)
        found.append(Said(number, start, at, sentence, _tokens(sentence, start)))
    return tuple(found)


def _tokens(sentence: str, shift: int) -> tuple[Token, ...]:
    return tuple(
        Token(hit.start() + shift, hit.end() + shift, word, bare(word) or word, key_of(word) or word)
        for hit in _TOKEN.finditer(sentence)
        if (word := _COMMA.get(hit[0], hit[0]))
    )


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
    places = {key_of(word).removeprefix("ال") for class_ in PLACES for word in lexicon.names.get(class_, ())}
    deeds = {key_of(unmarked(verb.noun)) for verb in lexicon.verbs.values() if verb.noun}
    nouns = {key_of(form) for noun in lexicon.nouns.values() for form in (noun.singular, noun.plural)}
    return tuple(
        tuple(
            VerbHit(hit.verb, at, token, hit.forms, hit.others, hit.object)
            for at, token in enumerate(sentence.tokens)
            if (hit := found.get(token.start)) is not None
            and not (token.key in nouns and at and _takes_noun(sentence.tokens[at - 1], found, lexicon))
            and not (token.key.endswith("ي") and token.key[:-1] in places)  # «مصدر يمني»
            and token.key != "ال"  # «عبدالله آل فاضل»
            and not _is_quoted_alone(sentence.tokens, at)
            and not _is_no_form(sentence.tokens, at, hit, deeds, nouns)
        )
        for sentence in sentences
    )


def _is_quoted_alone(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word stands alone between quotation marks: a name, «صحيفة "سبق"»."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].text not in '"“«' or tokens[at + 1].text not in '"”»':
        return False
    return tokens[at - 1].text != '"' or sum(token.text == '"' for token in tokens[:at]) % 2 == 1


def _is_no_form(
    tokens: Sequence[Token], at: int, hit: FoundVerb, deeds: Collection[str], nouns: Collection[str]
) -> bool:
    """Return whether a form cannot stand where it does: a jussive without «لم», a noun behind what it belongs to."""
    before = tokens[at - 1].key if at else ""
    led = tokens[at].key[:1] == "ل" and (tokens[at].key[1:] in nouns or before.endswith("ة"))
    if led and before.startswith("ال") and (hit.forms[0].tense, hit.forms[0].person) == ("past", "ms"):
        return True  # «المساندة لحق الشعب»
    if (
        hit.object
        and hit.forms[0].person == "fs"
        and hit.forms[0].tense == "past"
        and before.removeprefix("و") in deeds
    ):
        return True  # «وتجهيز واجهته البحرية»
    if all(form.tense == "jussive" for form in hit.forms):  # «تنس الطاولة»
        return before.lstrip("وف") not in ("لم", "لا", "ان") and tokens[at].key.lstrip("وف")[:1] != "ل"
    return tokens[at].key in deeds and before in _BEFORE_DEEDS  # «ضرورة تواصل الأهالي»


def _takes_noun(before: Token, found: Mapping[int, FoundVerb], lexicon: Lexicon) -> bool:
    """Return whether no verb can follow a word: a number («600 قارب»), a verb that is no auxiliary («قال شاهد»)."""
    verb = found.get(before.start)
    return before.key.isdigit() or (verb is not None and not lexicon.is_of("before-verbs", verb.verb))
