"""What is counted: the nouns of a lexicon found behind a number, by every form they may have there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.count import BARE, PERCENT, CountedNoun, duals, forms
from quizgen.arabic.fold import REMEMBERED, loose
from quizgen.arabic.letters import listed
from quizgen.arabic.months import HIJRI, SPELLINGS
from quizgen.arabic.numerals import SCALES
from quizgen.arabic.tokens import Token, tokens_of

OF, TO = "من", frozenset(("الي", "حتي"))
_PREFIXES = listed("و ف ب ل ك وب ول فب فل")
_ARTICLES = listed("ال وال بال كال فال لل")
ONE = frozenset(map(loose, listed("واحد واحدا واحدة")))
_PER_HUNDRED = (("في", "الميه"), ("في", "المايه"), ("بالميه",), ("بالمايه",))
_MONTHS = frozenset(loose(word.split()[-1]) for word in (*SPELLINGS, *HIJRI))
_YEAR_WORDS = frozenset(map(loose, listed("عام العام سنة السنة عامي سنتي أعوام سنوات")))

Forms = Mapping[str, Sequence[tuple[tuple[str, ...], CountedNoun]]]


@dataclass(frozen=True, slots=True)
class Units:
    """Nouns by the words of their forms, loosely folded, under the first word; the longest forms first."""

    forms: Forms
    duals: Forms


@lru_cache(maxsize=64)
def units_of(nouns: tuple[CountedNoun, ...]) -> Units:
    scales = {one for one, _ in SCALES.values()}
    counted = [noun for noun in nouns if noun.singular not in scales]
    return Units(
        _by_first_word((form, noun) for noun in counted for form in forms(noun)),
        _by_first_word((form, noun) for noun in counted for form in duals(noun)),
    )


def _by_first_word(
    pairs: Iterable[tuple[str, CountedNoun]],
) -> Forms:
    table: dict[str, list[tuple[tuple[str, ...], CountedNoun]]] = {}
    for form, noun in pairs:
        words = tuple(token.folded for token in tokens_of(form))
        if words:
            table.setdefault(words[0], []).append((words, noun))
    return {first: sorted(known, key=lambda entry: -len(entry[0])) for first, known in table.items()}


def form_at(table: Forms, tokens: Sequence[Token], at: int, word: str | None = None) -> tuple[CountedNoun, int] | None:
    """Find a form of a noun at a token, or at `word` where letters are attached: the noun, and the token after it."""
    if at >= len(tokens):
        return None
    for words, noun in table.get(tokens[at].folded if word is None else word, ()):
        if len(words) == 1 or tuple(token.folded for token in tokens[at + 1 : at + len(words)]) == words[1:]:
            return noun, at + len(words)
    return None


@lru_cache(maxsize=REMEMBERED)
def stripped(word: str) -> tuple[tuple[int, str], ...]:
    """List what a word is without attached و ف ب ل ك, and how many letters these are; the word itself first."""
    return ((0, word), *((len(each), word[len(each) :]) for each in _PREFIXES if word.startswith(each)))


@lru_cache(maxsize=REMEMBERED)
def without_article(word: str) -> tuple[tuple[int, str], ...]:
    """List what a word is without its article and what is attached before that, and how many letters the latter are."""
    return tuple((len(each) - 2, word[len(each) :]) for each in _ARTICLES if word.startswith(each))


def noun_behind(tokens: Sequence[Token], at: int, units: Units) -> tuple[CountedNoun, int]:
    """Find what is counted: % in any spelling, a form of a noun, من with its plural; BARE where none stands there."""
    if at < len(tokens) and tokens[at].folded == "%":
        return PERCENT, at + 1
    for words in _PER_HUNDRED:
        if tuple(token.folded for token in tokens[at : at + len(words)]) == words:
            return PERCENT, at + len(words)
    if known := form_at(units.forms, tokens, at):
        return known
    if (
        at < len(tokens)
        and tokens[at].folded == OF
        and (known := form_at(units.forms, tokens, at + 1, _definite(tokens, at + 1)))
    ):
        return known
    return BARE, at


def _definite(tokens: Sequence[Token], at: int) -> str:
    word = tokens[at].folded if at < len(tokens) else ""
    return word[2:] if word.startswith("ال") else ""


def is_year(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number of four digits is a year: behind a month or عام, or joined to such a year."""
    token = tokens[at]
    if not (token.plain and len(token.folded) == 4 and 1000 <= token.value <= 2999):
        return False
    before = at - 1
    while before > 0 and tokens[before].folded in ("من", "/", ")", "("):
        before -= 1
    if before < 0:
        return False
    bare = tokens[before].folded.lstrip("وفبل")
    if tokens[before].folded in _MONTHS | _YEAR_WORDS or bare in _MONTHS | _YEAR_WORDS:
        return True
    if tokens[before].kind == "range" or tokens[before].folded in TO or tokens[at].clitics == "و":
        back = before if tokens[at].clitics == "و" else before - 1
        return back >= 0 and is_year(tokens, back)
    return False


def is_year_like(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or (tokens[at].plain and len(tokens[at].folded) == 4 and 1000 <= tokens[at].value <= 2999)
