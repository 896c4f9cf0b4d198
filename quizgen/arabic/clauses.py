"""Clauses and predicates: إنّ after قال and أنّ elsewhere, their subject in the accusative; an office held."""

from __future__ import annotations

from quizgen.arabic.attach import attach, governed
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Case, MissingForm, NounPhrase, in_case
from quizgen.arabic.verbs import Verb
from quizgen.arabic.words import indefinite_accusative

_SAYS = "قال"
_PREPOSITIONS_AFTER_OFFICE = frozenset(listed("لدى في باسم من على إلى عن بشأن"))


def that(verb: Verb) -> str:
    """Give the word that leads a clause in after a verb: إنّ, أنّ, بأنّ."""
    if verb.past == _SAYS:
        return "إنّ"
    return governed(verb.preposition, "أنّ")


def reported(verb: Verb, clause: str, subject: NounPhrase | None = None) -> str:
    """Give what is said: إنّه يوجد … before a verb, أنّ المواطنين سيؤدّون … where the clause begins with its subject.

    `clause` is everything after the subject (the whole clause where `subject` is None).
    """
    if subject is None:
        return f"{that(verb)}ه {clause}"
    return f"{that(verb)} {in_case(subject, Case.ACCUSATIVE)} {clause}"


def office_as_predicate(title: str) -> str:
    """Turn an office into what somebody is appointed as: رئيسًا للوزراء, سفيرًا لروسيا لدى واشنطن.

    Raises MissingForm where an adjective follows the construct: it could belong to either noun.
    """
    head, *rest = title.split(" ")
    indefinite = indefinite_accusative(head.removeprefix("ال"))
    if not rest or rest[0] in _PREPOSITIONS_AFTER_OFFICE:
        return " ".join([indefinite, *rest])
    if head.startswith("ال") or (len(rest) > 1 and rest[1] not in _PREPOSITIONS_AFTER_OFFICE):
        raise MissingForm(title, "predicate")
    return f"{indefinite} {attach('ل', ' '.join(rest))}"


def at_the_time(title: str, name: str) -> str:
    """Tie an office to its time, before the name that held it: رئيس أوسيتيا الجنوبية آنذاك ليونيد تيبيلوف."""
    return f"{title} آنذاك {name}"
