"""A noun phrase and what grammar needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
    article (None: it is where the phrase begins with it).
    """

    nom: str
    acc: str = ""
    gen: str = ""
    gender: Gender = Gender.M
    number: Number = Number.SINGULAR
    human: bool = False
    article: bool | None = None


_CASE_NAMES = {"nom": "nominative", "acc": "accusative", "gen": "genitive"}


class MissingForm(ValueError):
    """A form shows in letters, is not stored, and no rule is sure of it."""

    def __init__(self, phrase: NounPhrase | str, case: str) -> None:
        self.phrase, self.case = phrase, str(case)
        text = phrase if isinstance(phrase, str) else phrase.nom
        form = _CASE_NAMES.get(self.case, self.case)
        super().__init__(f"no rule gives the {form} form of «{text}»: it must be stored")
