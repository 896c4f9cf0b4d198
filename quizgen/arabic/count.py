"""Counting: a number with its noun in the form that the number asks for, in digits and in words; ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from quizgen.arabic import words
from quizgen.arabic.bounds import Bound, bound_words
from quizgen.arabic.fold import REMEMBERED, loose
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.numerals import TENS, Amount, Digits, number_in_words, scaled, thirds, written


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

    def __hash__(self) -> int:
        return hash((self.singular, self.plural))  # cheap: whole lexicons of nouns are remembered by it


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things; `about` holds the words of its bound: نحو, أكثر من, على الأقل.

    «بين 60 و70» has its lesser end in `number`, its greater one in `to`, and بين in `about`.
    """

    number: Amount
    noun: CountedNoun
    about: str = ""
    to: Amount | None = None

    @property
    def bound(self) -> Bound:
        """Return what the number bounds."""
        return bound_words(self.about).bound


PERCENT = CountedNoun("%", "%")
BARE = CountedNoun("", "")  # a number whose noun stands elsewhere: «بلغ عدد القتلى 70»


def count(n: Amount, noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Count a noun in western digits: سنة واحدة, سنتان, 3 سنوات, 25 سنة, 3 آلاف جندي. Raises MissingForm."""
    if noun == PERCENT:
        return f"{plain(n)}%"
    if noun == BARE:
        return scaled(n, case) or plain(n)
    if noun.singular == noun.plural and n == 2:
        return f"2 {noun.singular}"
    if n == 1:
        return f"{_singular(noun, case)} {_one(noun, case)}"
    if n == 2:
        return dual(noun, case)
    if large := scaled(n, case):
        return f"{large} {noun.singular}".strip()
    if isinstance(n, Fraction):
        return _thirds(n, noun, case)
    return f"{plain(n)} {counted_form(n, noun)}".strip()


def _thirds(n: Fraction, noun: CountedNoun, case: Case) -> str:
    """Count thirds: ثلث سنة, سنتان وثلث; other fractions as they are."""
    whole, share = thirds(n, case) or (-1, "")
    if whole < 0:
        return f"{plain(n)} {noun.singular}".strip()
    return f"{count(whole, noun, case)} و{share}" if whole else f"{share} {noun.singular}"


def counted(quantity: Quantity, case: Case = Case.NOMINATIVE, digits: Digits = "western") -> str:
    """Write a quantity with the words of its bound; what follows these is in the genitive."""
    bound = bound_words(quantity.about)
    if quantity.to is not None:
        return written(f"{quantity.about} {_ends(quantity, quantity.to)}", digits)
    text = count(quantity.number, quantity.noun, case if bound.behind or not quantity.about else Case.GENITIVE)
    return written(f"{text} {quantity.about}" if bound.behind else f"{quantity.about} {text}".strip(), digits)


def as_printed(quantity: Quantity, case: Case = Case.NOMINATIVE, digits: Digits = "western") -> str:
    """Write a quantity as newspapers do: three to ten of what is counted in words, سبعة أشهر, the rest in digits."""
    n, noun = quantity.number, quantity.noun
    in_letters = quantity.to is None and n == int(n) and 3 <= n <= 10 and noun not in (PERCENT, BARE)
    if not in_letters or noun.singular == noun.plural:
        return counted(quantity, case, digits)
    bound = bound_words(quantity.about)
    text = in_words(int(n), noun, case if bound.behind or not quantity.about else Case.GENITIVE)
    return f"{text} {quantity.about}" if bound.behind else f"{quantity.about} {text}".strip()


def _ends(quantity: Quantity, to: Amount) -> str:
    """Write both ends of a range, the noun once where both are in digits: 20 و30 سنة, 500 جندي و3 آلاف جندي."""
    if quantity.noun.singular == quantity.noun.plural and quantity.noun not in (PERCENT, BARE):  # «1 و2 ميغاواط»
        return f"{plain(quantity.number)} و{plain(to)} {quantity.noun.singular}"
    low, high = (count(end, quantity.noun, Case.GENITIVE) for end in (quantity.number, to))
    if low == f"{plain(quantity.number)} {counted_form(quantity.number, quantity.noun)}" and high.startswith(plain(to)):
        low = plain(quantity.number)
    number, _, tail = low.partition(" ")
    if tail and number[0].isdigit() and high == f"{high.partition(' ')[0]} {tail}":  # «4 و5 ملايين نسمة»
        low = number
    return f"{low} و{high}"


def counted_form(n: Amount, noun: CountedNoun) -> str:
    """Return the noun as it stands behind a number of digits (not 1 or 2); '' where it stands elsewhere."""
    if noun == BARE:
        return noun.singular
    rest = int(n) % 100
    if n != int(n):  # «54.62 دولارًا», as it is read: four and fifty dollars and …
        return _singular(noun, Case.ACCUSATIVE) if rest >= 11 else noun.singular
    if 3 <= rest <= 10:
        return plural(noun, Case.GENITIVE)
    return _singular(noun, Case.ACCUSATIVE) if rest >= 11 else noun.singular


def plain(n: Amount) -> str:
    """Write a number in western digits, without an exponent or useless zeros; thirds as 1/3."""
    text = f"{n:f}" if isinstance(n, Decimal) else str(n)
    return text.rstrip("0").rstrip(".") if "." in text else text


def dual(noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Return the dual. Raises MissingForm where it is not stored and no rule is sure."""
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
    """Count a noun in words: ثلاثة أعوام, خمس وعشرون سنة, ثلاثة آلاف سنة, خمسون في المئة.

    Raises ValueError for 101, 102 …, which newspapers write in digits, and for what number_in_words does not spell.
    """
    if noun == PERCENT:
        return f"{number_in_words(n, feminine=False, case=case)} في المئة"
    if n in (0, 1, 2):
        return count(n, noun, case)
    if n > 100 and n % 100 in (1, 2):
        raise ValueError(f"{n} is written in digits")
    number = number_in_words(n, feminine=noun.gender is Gender.F, case=case, bound=n % 100 == 0)
    return f"{number} {counted_form(n, noun)}".strip()


def definite(n: int, noun: CountedNoun, case: Case = Case.NOMINATIVE, *, in_digits: bool = False) -> str:
    """Return a definite number of things: السنوات الـ25, الدول الثلاث, الدولتين."""
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
    """Return a noun in construct for n of it: طرف, طرفا, أطراف, مواطنو."""
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
    return noun.acc or _accusative(noun.singular)


def _one(noun: CountedNoun, case: Case) -> str:
    if noun.gender is Gender.F:
        return "واحدة"
    return "واحدًا" if case is Case.ACCUSATIVE else "واحد"


@lru_cache(maxsize=REMEMBERED)
def forms(noun: CountedNoun, *, only_singular: bool = False) -> tuple[str, ...]:
    """List the forms of a noun that may follow its number: singular and plural in every case that shows."""
    made = [noun.singular, _singular(noun, Case.ACCUSATIVE)]
    if noun.plural and not only_singular:
        made += [form for case in Case for form in (plural(noun, case), words.in_construct(plural(noun, case)))]
    return tuple(dict.fromkeys(made))


@lru_cache(maxsize=REMEMBERED)
def duals(noun: CountedNoun) -> tuple[str, ...]:
    """List the forms of the dual, () where none is sure or the noun never changes."""
    if noun.singular == noun.plural:
        return ()
    try:
        return tuple(dict.fromkeys(dual(noun, case) for case in Case))
    except MissingForm:
        return ()


# ---------------------------------------------------------------- ordinals

_ORDINALS = listed("أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر")
_ORDINAL_OF = {
    loose(f"ال{word}{ending}"): n for n, word in enumerate(_ORDINALS, 1) for ending in ("", "ة") if n > 1 or not ending
} | {loose("الأولى"): 1}
# «حلّت ثانيا», «رابع أيام المهرجان»: without an article, in the accusative with its alif
_BARE_ORDINAL_OF = {f"{word.removeprefix('ال')}{end}": n for word, n in _ORDINAL_OF.items() for end in ("", "ا")} | {
    "اولا": 1
}
_BEFORE_ARTICLE = re.compile("^[وف]?[بلك]?(?=ال)")


def ordinal(n: int, noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    """Return «the n-th» of a noun, for 1 to 99. Raises ValueError beyond."""
    return f"{words.definite(noun.singular)} {ordinal_word(n, noun.gender, case)}"


def ordinal_word(n: int, gender: Gender, case: Case = Case.NOMINATIVE) -> str:
    """Return the ordinal alone, with its article: الرابعة, الحادي عشر, الحادي والعشرين. Raises ValueError beyond 99."""
    if not 1 <= n <= 99:
        raise ValueError(f"no ordinal for {n}")
    tens, unit = divmod(n, 10)
    if n <= 10:
        return "الأولى" if n == 1 and gender is Gender.F else _ordinal(n, gender)
    if tens == 1:
        return f"{_ordinal(unit, gender, 'حادي')} {'عشرة' if gender is Gender.F else 'عشر'}"
    ten = TENS[tens] if case is Case.NOMINATIVE else TENS[tens][:-2] + "ين"
    return f"{_ordinal(unit, gender, 'حادي')} وال{ten}" if unit else f"ال{ten}"


def ordinals_in(text: str, bare: bool = False) -> frozenset[int]:
    """List the ordinals that a text tells, first to tenth, in either gender, however its hamzas are printed.

    `bare` also reads those without an article: «حلّت ثانيا», «رابع أيام المهرجان».
    """
    known = _ORDINAL_OF | _BARE_ORDINAL_OF if bare else _ORDINAL_OF
    each = [_BEFORE_ARTICLE.sub("", loose(word)) for word in re.findall(r"\w+", text)]
    if bare:
        each += [word[1:] for word in each if word[:1] in ("و", "ف", "ب", "ل", "ك")]
    return frozenset(known[word] for word in each if word in known)


def _ordinal(n: int, gender: Gender, first: str = "أول") -> str:
    word = first if n == 1 else _ORDINALS[n - 1]
    return f"ال{word}{'ة' if gender is Gender.F else ''}"


def _accusative(singular: str) -> str:
    """Put a counted noun of one word or more into the accusative: لاجئًا سوريًا, رطلًا من العسل, منصة حفر."""
    first, *rest = singular.split()
    if not rest:
        return words.indefinite_accusative(singular)
    if rest[0].endswith(("ي", "يّ", "ية", "يّة")):
        return " ".join(map(words.indefinite_accusative, (first, rest[0]))) + "".join(f" {word}" for word in rest[1:])
    is_led = rest[0] in ("من", "في", "على", "عن", "إلى", "مع")
    return f"{words.indefinite_accusative(first)} {' '.join(rest)}" if is_led else singular  # in construct: no tanwin
