"""What is counted: the nouns of a lexicon found behind a number, by every form they may have there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.calendars import HIJRI, SPELLINGS
from quizgen.arabic.count import BARE, PERCENT, CountedNoun, duals, forms
from quizgen.arabic.fold import REMEMBERED, loose
from quizgen.arabic.letters import TATWEEL, listed
from quizgen.arabic.numerals import SCALES
from quizgen.arabic.tokens import Token, tokens_of

OF, TO = "من", frozenset(("الي", "حتي"))
_PREFIXES = listed("و ف ب ل ك وب ول فب فل")
_ARTICLES = listed("ال وال بال كال فال لل")
ONE = frozenset(map(loose, listed("واحد واحدا واحدة")))
_LONGEST_LIST = 30  # years that و joins
_PER_HUNDRED = (("في", "الميه"), ("في", "المايه"), ("بالميه",), ("بالمايه",))
_MONTHS = frozenset(loose(word.split()[-1]) for word in (*SPELLINGS, *HIJRI))
_MONTH_BEGINS = frozenset(loose(word.split()[0]) for word in (*SPELLINGS, *HIJRI)) | {"شهر", "ذي"}
_NAMES = frozenset(map(loose, listed("طالبان ميلان")))  # a dual by their letters
_YEAR_WORDS = frozenset(map(loose, listed("عام العام سنة السنة عامي سنتي أعوام سنوات")))

_KILO = "كيلو"
# Other spellings of one sound, and what is printed short for a unit.
_TWINS = (("غرام", "جرام"), ("غاواط", "جاواط"), ("غابايت", "جابايت"))
_SHORT = {
    "كيلومتر": listed("كم كلم"),
    "سنتيمتر": listed("سم"),
    "مليمتر": listed("ملم مم"),
    "كيلوغرام": listed("كجم كغم كغ كلغ"),
    "غرام": listed("جم غم غ"),
    "مليغرام": listed("ملجم ملغم ملغ مجم"),
}

Forms = Mapping[str, Sequence[tuple[tuple[str, ...], CountedNoun]]]


@dataclass(frozen=True, slots=True)
class Units:
    """Nouns by the words of their forms, loosely folded, under the first word; the longest forms first."""

    forms: Forms
    duals: Forms


@lru_cache(maxsize=64)
def units_of(nouns: tuple[CountedNoun, ...], *, sure: bool = True) -> Units:
    """Sort nouns by their forms; where only what is `sure` counts, without duals that may be plurals: لاعبين, بلدان."""
    scales = {one for one, _ in SCALES.values()}
    counted = [noun for noun in nouns if noun.singular not in scales]
    if not sure:
        known = units_of(nouns)
        return Units(known.forms, _by_first_word((form, noun) for noun in counted for form in duals(noun)))
    told = [(form, noun) for noun in counted for form in forms(noun)]
    plurals = {loose(form) for form, _ in told} | _NAMES
    return Units(
        _by_first_word(told),
        _by_first_word((form, noun) for noun in counted for form in duals(noun) if loose(form) not in plurals),
    )


def _by_first_word(
    pairs: Iterable[tuple[str, CountedNoun]],
) -> Forms:
    table: dict[str, list[tuple[tuple[str, ...], CountedNoun]]] = {}
    for form, noun in pairs:
        for spelled in _spelled(form):
            table.setdefault(spelled[0], []).append((spelled, noun))
    return {first: sorted(known, key=lambda entry: -len(entry[0])) for first, known in table.items()}


@lru_cache(maxsize=REMEMBERED)
def _spelled(form: str) -> tuple[tuple[str, ...], ...]:
    """List how a form of a noun may be written, each way by its folded words: whole, in other letters, in short."""
    return (*_spellings(_words(form)), *((loose(short),) for short in _SHORT.get(form, ())))


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a form's words, with ج for غ in what is foreign, and with كيلو apart: كيلومترات, كيلو مترات, كيلو جرام."""
    if not words:
        return
    twins = [words[0].replace(one, other) for one, other in _TWINS if one in words[0]]
    for first in (words[0], *twins):
        yield (first, *words[1:])
        if first.startswith(_KILO) and len(first) > len(_KILO) + 1:
            yield (_KILO, first.removeprefix(_KILO), *words[1:])


def _words(form: str) -> tuple[str, ...]:
    """Cut a form into its folded words as `tokens_of` does: most are one word of plain letters, and there are many."""
    if form.isalpha() and TATWEEL not in form and (folded := loose(form)).isalpha():
        return (folded + "ء" * form.endswith("ء"),)
    return tuple(token.folded for token in tokens_of(form))


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
    if at < len(tokens) and tokens[at].folded == OF:  # ثلاثة من الجنود; but «12 من الشهر»
        word = _without_al(tokens, at + 1)
        known = form_at(units.forms, tokens, at + 1, word)
        if known and is_plural(word, known[0]):
            return known
    return BARE, at


def is_plural(word: str, noun: CountedNoun) -> bool:
    """Return whether the first word of a form is not one of the singular."""
    return word not in {tokens_of(form)[0].folded for form in forms(noun, only_singular=True)}


def _without_al(tokens: Sequence[Token], at: int) -> str:
    word = tokens[at].folded if at < len(tokens) else ""
    return word[2:] if word.startswith("ال") else ""


def is_year(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number of four digits is a year: behind a month or عام, or joined to such a year."""
    for _ in range(_LONGEST_LIST):
        if not is_year_like(tokens, at):
            return False
        before = at - 1
        while before > 0 and tokens[before].folded in ("من", "/", ")", "("):
            before -= 1
        if before < 0:
            return False
        words = {word for _, word in stripped(tokens[before].folded)}
        if words & _MONTHS or words & _YEAR_WORDS:
            return True
        if tokens[at].clitics == "و":
            at = before
        elif tokens[before].kind == "range" or tokens[before].folded in TO:
            at = before - 1
        else:
            return False
    return False


def before_month(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a month stands at a token: what comes before it are its days."""
    words = [token.folded for token in tokens[at : at + 2]]
    if words[:1] == [OF]:
        words = words[1:]
    return bool(words) and words[0] in _MONTH_BEGINS


def is_year_like(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number has the four digits of a year."""
    if not 0 <= at < len(tokens):
        return False
    return tokens[at].plain and len(tokens[at].folded) == 4 and 1000 <= tokens[at].value <= 2999
