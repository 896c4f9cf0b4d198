"""Counting: a number with its noun in the form that the number asks for, in digits and in words, written and read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from quizgen.arabic import words
from quizgen.arabic.digits import Digits, western, written
from quizgen.arabic.fold import strict
from quizgen.arabic.letters import unmarked
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.numerals import number_in_words, read_number, scaled


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that is counted: nominative singular, plural and dual.

    `dual` and `acc` (the singular accusative) may be left out where a rule is sure of them. A noun whose plural is its
    singular (يورو, %) never changes; one without a plural (شرطة) has none. `human` says that it names persons, `kind`
    what it names (unit, currency, person, document …), `diptotes` which of its forms take no tanwin.
    """

    singular: str
    plural: str
    dual: str = ""
    gender: Gender = Gender.M
    acc: str = ""
    human: bool = False
    kind: str = ""
    diptotes: frozenset[Number] = frozenset()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things; `about` holds words such as نحو, أكثر من that stand before it."""

    number: Decimal | int
    noun: CountedNoun
    about: str = ""


PERCENT = CountedNoun("%", "%")


def count(n: Decimal | int, noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Count a noun in western digits: سنة واحدة, سنتان, 3 سنوات, 25 سنة, 3 آلاف جندي. Raises MissingForm."""
    if noun == PERCENT:
        return f"{plain(n)}%"
    if noun.singular == noun.plural and n in (1, 2):
        return noun.singular if n == 1 else f"2 {noun.singular}"
    if n == 1:
        return f"{_singular(noun, case)} {_one(noun, case)}"
    if n == 2:
        return dual(noun, case)
    if large := scaled(n, case):
        return f"{large} {noun.singular}"
    return f"{plain(n)} {counted_form(n, noun)}"


def counted(quantity: Quantity, case: Case = Case.NOMINATIVE, digits: Digits = "western") -> str:
    """Write a quantity with its «نحو»; what follows that word is in the genitive."""
    text = count(quantity.number, quantity.noun, Case.GENITIVE if quantity.about else case)
    return written(f"{quantity.about} {text}".strip(), digits)


def counted_form(n: Decimal | int, noun: CountedNoun) -> str:
    """Give the noun as it stands behind a number of digits (not 1 or 2)."""
    if n != int(n):
        return noun.singular
    rest = int(n) % 100
    if 3 <= rest <= 10:
        return plural(noun, Case.GENITIVE)
    return _singular(noun, Case.ACCUSATIVE) if rest >= 11 else noun.singular


def plain(n: Decimal | int) -> str:
    """Write a number in western digits, without an exponent or useless zeros."""
    text = f"{n:f}" if isinstance(n, Decimal) else str(n)
    return text.rstrip("0").rstrip(".") if "." in text else text


def dual(noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Give the dual. Raises MissingForm where it is not stored and no rule is sure."""
    form = noun.dual or words.dual_of(noun.singular)
    if form is None:
        raise MissingForm(noun.singular, "dual")
    return form if case is Case.NOMINATIVE else words.oblique(form)


def plural(noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Return the plural; a sound masculine one shows its case (مواطنون, مواطنين). Raises MissingForm without one."""
    if not noun.plural:
        raise MissingForm(noun.singular, "plural")
    sound = unmarked(noun.plural).endswith("ون") and unmarked(noun.plural) not in words.BROKEN_IN_UN
    return words.oblique(noun.plural) if sound and case is not Case.NOMINATIVE else noun.plural


def in_words(n: int, noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Count a noun in words: ثلاثة أعوام, خمس وعشرون سنة, مئتي سنة. Raises ValueError above 999 and for 101, 102 …"""
    if n in (0, 1, 2):
        return count(n, noun, case)
    number = number_in_words(n, feminine=noun.gender is Gender.F, case=case, bound=n % 100 == 0)
    return f"{number} {counted_form(n, noun)}"


def definite(n: int, noun: CountedNoun, case: Case = Case.NOMINATIVE, *, in_digits: bool = False) -> str:
    """Give a definite number of things: السنوات الـ25, الدول الثلاث, الدولتين."""
    if n == 1:
        return f"{words.definite(noun.singular)} {'الواحدة' if noun.gender is Gender.F else 'الواحد'}"
    if n == 2:
        return words.definite(dual(noun, case))
    things = words.definite(plural(noun, case))
    if in_digits:
        return f"{things} الـ{n}"
    number = number_in_words(n, feminine=noun.gender is Gender.F, case=case, bound=False)
    first, *rest = number.split(" ")
    tens = [f"وال{word[1:]}" if word.startswith("و") else word for word in rest]
    return " ".join([things, words.definite(first), *tens])


def construct(n: int, noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Give a noun in construct for n of it: طرف, طرفا, أطراف, مواطنو."""
    if n == 1:
        return noun.singular
    return words.in_construct(dual(noun, case) if n == 2 else plural(noun, case))


def phrase(quantity: Quantity) -> NounPhrase:
    """Make a noun phrase of a quantity, for verbs to agree with; from 11 on the singular noun decides."""
    n = quantity.number
    number = Number.DUAL if n == 2 else Number.PLURAL if 3 <= n <= 10 else Number.SINGULAR
    nominative, accusative, genitive = (counted(quantity, case) for case in Case)
    return NounPhrase(nominative, accusative, genitive, gender=quantity.noun.gender, number=number)


def _singular(noun: CountedNoun, case: Case) -> str:
    if case is not Case.ACCUSATIVE or noun.singular == noun.plural:
        return noun.singular
    return noun.acc or words.indefinite_accusative(noun.singular)


def _one(noun: CountedNoun, case: Case) -> str:
    if noun.gender is Gender.F:
        return "واحدة"
    return "واحدًا" if case is Case.ACCUSATIVE else "واحد"


# ---------------------------------------------------------------- reading

ABOUT = ("نحو", "حوالي", "قرابة", "زهاء", "أكثر من", "أقل من", "ما يزيد على", "ما لا يقل عن", "ما يقارب")
_PERCENT_TEXT = re.compile(r"(\d+(?:\.\d+)?) ?%")


def read_quantity(text: str, nouns: Mapping[str, CountedNoun]) -> Quantity:
    """Read a number with its noun: 25 سنة, سنتان, خمس وعشرون سنة, نحو 3 آلاف جندي, 51%. Raises ValueError."""
    rest = strict(western(text))
    about = next((word for word in ABOUT if rest.startswith(strict(word) + " ")), "")
    rest = rest[len(strict(about)) :].strip()
    if percent := _PERCENT_TEXT.fullmatch(rest):
        return Quantity(number(percent[1]), PERCENT, about)
    for noun in nouns.values():
        for form, implied in forms(noun):
            n = _number_before(rest, form, implied)
            if n is not None:
                return Quantity(n, noun, about)
    raise ValueError(f"«{text}» is no number with a noun of the lexicon")


def forms(noun: CountedNoun) -> Iterator[tuple[str, int | None]]:
    """Yield every printed form of a counted noun, strictly folded, with the number that the form alone tells."""
    for case in Case:
        yield strict(count(1, noun, case)), 1
        try:
            yield strict(dual(noun, case)), 2
        except MissingForm:
            continue
    plurals = {plural(noun), plural(noun, Case.GENITIVE)} if noun.plural else set()
    for form in {noun.singular, _singular(noun, Case.ACCUSATIVE), *plurals}:
        yield strict(form), None


def number(text: str) -> Decimal | int:
    """Read western digits, a fraction with a dot, thousands with a comma."""
    value = Decimal(text.replace(",", ""))
    return int(value) if value == int(value) else value


def _number_before(text: str, form: str, implied: int | None) -> Decimal | int | None:
    if implied is not None:
        return implied if text == form else None
    if not text.endswith(" " + form):
        return None
    return read_number(text[: -len(form)].strip())
