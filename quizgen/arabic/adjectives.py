"""Adjectives that agree with their noun: gender, number, case and article; broken plurals such as روس are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.arabic import words
from quizgen.arabic.lists import join
from quizgen.arabic.nouns import Case, Gender, NounPhrase, Number, agreement


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective by its masculine singular; `feminine` and `plural` only where no rule gives them."""

    masculine: str
    feminine: str = ""
    plural: str = ""


def adjective(of: Adjective, noun: NounPhrase, case: Case = Case.NOMINATIVE, *, definite: bool) -> str:
    """Give an adjective as it stands behind its noun: مستقلتان, الروسيات, الروس."""
    gender, number = agreement([noun])
    form = _formed(of, gender, number, case)
    if definite:
        return words.definite(form)
    singular_accusative = case is Case.ACCUSATIVE and number is Number.SINGULAR
    return words.indefinite_accusative(form) if singular_accusative else form


def _formed(of: Adjective, gender: Gender, number: Number, case: Case) -> str:
    feminine = of.feminine or words.feminine(of.masculine)
    singular = feminine if gender is Gender.F else of.masculine
    if number is Number.SINGULAR:
        return singular
    if number is Number.PLURAL:
        if gender is Gender.F:
            return feminine.removesuffix("ة") + "ات"
        if of.plural:
            return of.plural
    ending = "ان" if number is Number.DUAL else "ون"
    stem = singular.removesuffix("ة") + "ت" if singular.endswith("ة") else singular
    return stem + ending if case is Case.NOMINATIVE else stem + "ين"


def each(adjectives: Sequence[Adjective], gender: Gender) -> str:
    """Give one definite adjective for each of several things: (القيادتان) الروسية والأبخازية."""
    one = NounPhrase("", gender=gender)
    return join([adjective(of, one, definite=True) for of in adjectives])
