"""Noun phrases and what agrees with them: gender and number, pronouns, الذي, adjectives, هذا, أحد, كلا."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizgen.arabic import words
from quizgen.arabic.letters import TATWEEL, unmarked


class Case(StrEnum):
    """The three cases."""

    NOMINATIVE = "nom"
    ACCUSATIVE = "acc"
    GENITIVE = "gen"


class Gender(StrEnum):
    """The two genders."""

    M = "m"
    F = "f"


class Number(StrEnum):
    """One, two, more."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A name or a noun with all that follows it, and what grammar needs to know of it.

    `acc` and `gen` are stored forms ('' where a rule gives them); `article` tells whether the first ال is the
    article (None: it is where the phrase begins with it); `diptote` tells that the head takes no tanwin (None: a rule
    decides).
    """

    nom: str
    acc: str = ""
    gen: str = ""
    gender: Gender = Gender.M
    number: Number = Number.SINGULAR
    human: bool = False
    article: bool | None = None
    diptote: bool | None = None

    def __hash__(self) -> int:
        return hash(self.nom)  # cheap: what is worked out for a phrase is remembered by it


_CASE_NAMES = {"nom": "nominative", "acc": "accusative", "gen": "genitive"}


class MissingForm(ValueError):
    """A form shows in letters, is not stored, and no rule is sure of it."""

    def __init__(self, phrase: NounPhrase | str, case: str) -> None:
        self.phrase, self.case = phrase, str(case)
        text = phrase if isinstance(phrase, str) else phrase.nom
        form = _CASE_NAMES.get(self.case, self.case)
        super().__init__(f"no rule gives the {form} form of «{text}»: it must be stored")


# ---------------------------------------------------------------- agreement

Agreement = tuple[Gender, Number]


def agreement(phrases: Sequence[NounPhrase]) -> Agreement:
    """Return the gender and number of what agrees in full with one phrase or several joined ones.

    Things in the plural, and three things or more, count as feminine singular; persons stay masculine plural
    unless all are feminine.
    """
    gender = Gender.F if all(phrase.gender is Gender.F for phrase in phrases) else Gender.M
    amount = sum({Number.SINGULAR: 1, Number.DUAL: 2, Number.PLURAL: 3}[phrase.number] for phrase in phrases)
    if amount == 1:
        return gender, Number.SINGULAR
    if amount == 2:
        return gender, Number.DUAL
    if any(phrase.human for phrase in phrases):
        return gender, Number.PLURAL
    return Gender.F, Number.SINGULAR


def _table(singulars: str, duals: str, plurals: str) -> dict[Agreement, str]:
    """Read a row of words, masculine before feminine."""
    rows = zip(Number, (singulars, duals, plurals), strict=True)
    return {(gender, number): word for number, row in rows for gender, word in zip(Gender, row.split(), strict=True)}


_PRONOUNS = _table("ه ها", "هما هما", "هم هن")
_SEPARATING = _table("هو هي", "هما هما", "هم هن")
_RELATIVES = _table("الذي التي", "اللذان اللتان", "الذين اللاتي")
_THIS = _table("هذا هذه", "هذان هاتان", "هؤلاء هؤلاء")
_BEFORE_PRONOUN = {"على": "علي", "إلى": "إلي", "لدى": "لدي"}


def pronoun(phrases: Sequence[NounPhrase]) -> str:
    """Return the attached pronoun for one phrase or several joined ones: ه ها هما هم هن."""
    return _PRONOUNS[agreement(phrases)]


def separating(phrases: Sequence[NounPhrase]) -> str:
    """Return the pronoun that parts a subject from what it is where both are definite: «ليلى هي الوزيرة»."""
    return _SEPARATING[agreement(phrases)]


def owned(word: str, phrases: Sequence[NounPhrase], case: Case = Case.NOMINATIVE) -> str:
    """Return a noun with the pronoun of what owns it: تمديدها, إجراؤه, إجرائه."""
    return words.with_pronoun(word, pronoun(phrases), case)


def owned_once(text: str, owner: str, phrase: NounPhrase, between: Sequence[str] = ()) -> str:
    """Let a pronoun stand for an owner in the second of two things of his that و joins.

    «رئيس الجمهورية ورئيس برلمانها»: nothing may part the two but one of the texts `between`, the first one's name.
    """
    named = "|".join(map(re.escape, between)) or "(?!)"
    two = rf"(?<!\S)({re.escape(owner)}(?: (?:{named}))?) و(\w+(?: \w+)?) {re.escape(owner)}(?!\w)"
    found = re.search(two, text)
    if found is None or found[2].split()[-1].startswith("ال"):
        return text
    *rest, last = found[2].split()
    if unmarked(last).endswith("ء"):  # its seat hangs on the case
        return text
    joined = " ".join([*rest, words.with_pronoun(last, pronoun([phrase]), "gen")])
    return f"{text[: found.start()]}{found[1]} و{joined}{text[found.end() :]}"


def with_preposition(preposition: str, phrases: Sequence[NounPhrase]) -> str:
    """Return a preposition with the pronoun of what it governs: عليها, لهما, منهم."""
    preposition = preposition.rstrip(TATWEEL)
    return _BEFORE_PRONOUN.get(preposition, preposition) + pronoun(phrases)


def relative(phrases: Sequence[NounPhrase], case: Case = Case.NOMINATIVE) -> str:
    """Return the relative pronoun that agrees with the phrases; only the dual shows its case."""
    return _shown(_RELATIVES[agreement(phrases)], case)


def this(phrases: Sequence[NounPhrase], case: Case = Case.NOMINATIVE) -> str:
    """Return the demonstrative that agrees with the phrases: هذا, هذه, هاتين."""
    return _shown(_THIS[agreement(phrases)], case)


def _shown(word: str, case: Case) -> str:
    return words.oblique(word) if word.endswith("ان") and case is not Case.NOMINATIVE else word


def adjective(masculine: str, of: Agreement, case: Case = Case.NOMINATIVE, *, definite: bool, plural: str = "") -> str:
    """Return an adjective, known by its masculine, as it stands behind its noun: مستقلتان, الروسيات.

    `plural` is a broken plural (روس), which no rule gives.
    """
    form = _agreeing(masculine, of, case, plural)
    if definite:
        return words.definite(form)
    is_bare = case is Case.ACCUSATIVE and of[1] is Number.SINGULAR
    return words.indefinite_accusative(form) if is_bare else form


def _agreeing(masculine: str, of: Agreement, case: Case, plural: str) -> str:
    gender, number = of
    singular = words.feminine(masculine) if gender is Gender.F else masculine
    if number is Number.SINGULAR:
        return singular
    if number is Number.PLURAL:
        if gender is Gender.F:
            return singular.removesuffix("ة") + "ات"
        if plural:
            return plural
    ending = "ان" if number is Number.DUAL else "ون"
    stem = singular.removesuffix("ة") + "ت" if singular.endswith("ة") else singular
    return stem + ending if case is Case.NOMINATIVE else stem + "ين"


# ---------------------------------------------------------------- one and both of two


def one_of(gender: Gender) -> str:
    """Return «أحد» or «إحدى», which stand before a pair in the genitive."""
    return "إحدى" if gender is Gender.F else "أحد"


def both(gender: Gender) -> str:
    """Return «كلا» or «كلتا», which show no case before a noun."""
    return "كلتا" if gender is Gender.F else "كلا"


def the_other(gender: Gender) -> str:
    """Return «الآخر» or «الأخرى», which stand behind a definite singular."""
    return "الأخرى" if gender is Gender.F else "الآخر"
