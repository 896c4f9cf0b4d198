"""Noun phrases and what agrees with them: gender and number, pronouns, الذي."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.arabic import words
from quizgen.arabic.cases import citation, construct, described, in_case
from quizgen.arabic.letters import TATWEEL
from quizgen.arabic.phrases import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.words import indefinite_accusative

__all__ = [
    "Case",
    "Gender",
    "MissingForm",
    "NounPhrase",
    "Number",
    "agreement",
    "citation",
    "construct",
    "described",
    "in_case",
    "indefinite_accusative",
    "owned",
    "pronoun",
    "relative",
    "with_preposition",
]


def agreement(phrases: Sequence[NounPhrase]) -> tuple[Gender, Number]:
    """Tell the gender and number of what agrees in full with one phrase or several joined ones.

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


_PRONOUNS = {
    (Gender.M, Number.SINGULAR): "ه",
    (Gender.F, Number.SINGULAR): "ها",
    (Gender.M, Number.DUAL): "هما",
    (Gender.F, Number.DUAL): "هما",
    (Gender.M, Number.PLURAL): "هم",
    (Gender.F, Number.PLURAL): "هن",
}
_RELATIVES = {
    (Gender.M, Number.SINGULAR): "الذي",
    (Gender.F, Number.SINGULAR): "التي",
    (Gender.M, Number.DUAL): "اللذان",
    (Gender.F, Number.DUAL): "اللتان",
    (Gender.M, Number.PLURAL): "الذين",
    (Gender.F, Number.PLURAL): "اللاتي",
}
_BEFORE_PRONOUN = {"على": "علي", "إلى": "إلي", "لدى": "لدي"}


def pronoun(phrases: Sequence[NounPhrase]) -> str:
    """Give the attached pronoun for one phrase or several joined ones: ه ها هما هم هن."""
    return _PRONOUNS[agreement(phrases)]


def owned(word: str, phrases: Sequence[NounPhrase], case: Case = Case.NOMINATIVE) -> str:
    """Give a noun with the pronoun of what owns it: تمديدها, إجراؤه, إجرائه."""
    return words.with_pronoun(word, pronoun(phrases), case)


def with_preposition(preposition: str, phrases: Sequence[NounPhrase]) -> str:
    """Give a preposition with the pronoun of what it governs: عليها, لهما, منهم."""
    preposition = preposition.rstrip(TATWEEL)
    return _BEFORE_PRONOUN.get(preposition, preposition) + pronoun(phrases)


def relative(phrases: Sequence[NounPhrase], case: Case = Case.NOMINATIVE) -> str:
    """Give the relative pronoun that agrees with the phrases; only the dual shows its case."""
    word = _RELATIVES[agreement(phrases)]
    return words.oblique(word) if word.endswith("ان") and case is not Case.NOMINATIVE else word
