"""Verbs that agree with their subject, before it in gender only, after it in full; and what they bring with them.

A verb brings its preposition, its object, its clause and its verbal noun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quizgen.arabic import conjugation
from quizgen.arabic.attach import governed, join
from quizgen.arabic.cases import in_case
from quizgen.arabic.nouns import (
    Case,
    Gender,
    MissingForm,
    NounPhrase,
    Number,
    agreement,
    pronoun,
)
from quizgen.arabic.words import definite

Tense = Literal["past", "present", "future", "subjunctive", "jussive"]
Objects = Literal["none", "one", "two", "predicate"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its third person masculine singular: `past`, `present`, `passive` (past), and its verbal noun.

    `passive` is '' where a rule gives it and None where the verb has none; `noun` is as it stands in construct (تولّي).
    `forms` stores what no rule gives, by tense and person: "past fp", "jussive ms", "passive fs"; persons are
    ms fs md fd mp fp. `object` tells what stands behind the verb in the accusative beside its preposition; `that` and
    `to` are the words that begin its clause (إلى أنّ, بأن), '' where it takes none; `says` marks a verb of saying.
    """

    past: str
    present: str
    passive: str | None = ""
    noun: str = ""
    preposition: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    object: Objects = "none"
    that: str = ""
    to: str = ""
    says: bool = False
    gloss: str = ""

    @property
    def is_impersonal(self) -> bool:
        """Return whether the passive never agrees, as that of a verb does that has a preposition and no object."""
        return bool(self.preposition) and self.object == "none"


KANA = Verb("كان", "يكون", object="predicate")
LAYSA = Verb("ليس", "", forms={"past fp": "لسن"}, object="predicate")

_PERSON = {
    (Gender.M, Number.SINGULAR): "ms",
    (Gender.F, Number.SINGULAR): "fs",
    (Gender.M, Number.DUAL): "md",
    (Gender.F, Number.DUAL): "fd",
    (Gender.M, Number.PLURAL): "mp",
    (Gender.F, Number.PLURAL): "fp",
}


def person(subjects: Sequence[NounPhrase], *, after: bool) -> str:
    """Return the person that a verb takes before its subjects (gender of the first one) or after them (in full)."""
    if after:
        return _PERSON[agreement(subjects)]
    first = subjects[0]
    things = first.number is Number.PLURAL and not first.human
    return "fs" if things or first.gender is Gender.F else "ms"


def conjugated(verb: Verb, who: str, tense: Tense = "past") -> str:
    """Return one active form; `who` is one of ms fs md fd mp fp. Raises MissingForm where no rule is sure."""
    return _form(verb, who, tense, is_passive=False)


def agree(verb: Verb, subjects: Sequence[NounPhrase], *, after: bool = False, tense: Tense = "past") -> str:
    """Conjugate a verb, without its preposition, for its subjects. Raises MissingForm where no rule is sure."""
    return _form(verb, person(subjects, after=after), tense, is_passive=False)


def passive(verb: Verb, subjects: Sequence[NounPhrase], *, after: bool = False, tense: Tense = "past") -> str:
    """Return the passive: it agrees with its subjects (وُقّعت), save where all that it has is a preposition.

    Raises MissingForm where no rule is sure, and where the verb has no passive.
    """
    who = "ms" if verb.is_impersonal or not subjects else person(subjects, after=after)
    return _form(verb, who, tense, is_passive=True)


def _form(verb: Verb, who: str, tense: Tense, *, is_passive: bool) -> str:
    told = {"past": "passive", "present": "passive present"}.get(tense, f"passive {tense}") if is_passive else tense
    if stored := verb.forms.get(f"{told} {who}"):
        return stored
    if tense == "future":
        return "س" + _form(verb, who, "present", is_passive=is_passive)
    form: str | None = None
    if tense == "past":
        third = _passive_third(verb) if is_passive else verb.past
        form = conjugation.past(third, who, verb.present) if third else None
    elif verb.present and not (is_passive and verb.passive is None):
        third = conjugation.passive_present(verb.past, verb.present) if is_passive else verb.present
        form = conjugation.present(verb.past, third, who, "indicative" if tense == "present" else tense)
    if form is None:
        raise MissingForm(verb.past, f"{told} {who}")
    return form


def _passive_third(verb: Verb) -> str | None:
    return None if verb.passive is None else verb.passive or conjugation.passive_past(verb.past)


def had(verb: Verb, subjects: Sequence[NounPhrase], printed: str) -> str:
    """Return «كانت القوات قد خضعت»: كان before the subjects as `printed`, the verb in full after them."""
    return f"{agree(KANA, subjects)} {printed} قد {agree(verb, subjects, after=True)}"


# ---------------------------------------------------------------- what stands behind a verb


def joined(phrases: Sequence[NounPhrase], case: Case = Case.NOMINATIVE) -> str:
    """Join phrases in a case: الرئيسين ووزيري الدفاع. Raises MissingForm."""
    return join([in_case(phrase, case) for phrase in phrases])


def behind(preposition: str, phrases: Sequence[NounPhrase]) -> str:
    """Put a preposition before what it governs, '' for an object in the accusative: بالاتفاقية, على المعاهدة."""
    if not preposition:
        return joined(phrases, Case.ACCUSATIVE)
    if len(preposition.rstrip("ـ")) > 1:
        return f"{preposition} {joined(phrases, Case.GENITIVE)}"
    # an attached one is said before each: «بإنشاء مجال وبحرية العبور» leaves no doubt where the second belongs
    return join([governed(preposition, in_case(phrase, Case.GENITIVE), phrase.article) for phrase in phrases])


def with_object(form: str, phrases: Sequence[NounPhrase], tense: Tense = "past") -> str:
    """Attach the pronoun of an object to a verb form: وقّعها, أجراه, وقّعوه; in the present تملؤها."""
    if form.endswith("وا"):
        form = form[:-1]
    elif form.endswith("أى"):
        form = form[:-2] + "آ"
    elif form.endswith("ى"):
        form = form[:-1] + "ا"
    elif form.endswith("أ") and tense in ("present", "future"):
        form = form[:-1] + "ؤ"
    return form + pronoun(phrases)


def verbal_noun(verb: Verb, things: Sequence[NounPhrase] = (), subjects: Sequence[NounPhrase] = ()) -> str:
    """Return the verbal noun with its object, and before it the subject where one is told.

    توقيع الاتفاقية, توقيع روسيا الاتفاقية, الاعتراف بالجمهورية, اعتراف روسيا بالجمهورية. Raises MissingForm.
    """
    if not verb.noun:
        raise MissingForm(verb.past, "verbal noun")
    preposition = verb.preposition if verb.is_impersonal else ""
    if subjects:
        parts = [verb.noun, joined(subjects, Case.GENITIVE), behind(preposition, things) if things else ""]
    elif not things:
        parts = [definite(verb.noun)]
    elif preposition:
        parts = [definite(verb.noun), behind(preposition, things)]
    else:
        parts = [verb.noun, joined(things, Case.GENITIVE)]
    return " ".join(filter(None, parts))


# ---------------------------------------------------------------- clauses


def that(verb: Verb) -> str:
    """Return the word that leads a clause in after a verb: إنّ, أنّ, بأنّ."""
    return verb.that or ("إنّ" if verb.past == "قال" else governed(verb.preposition, "أنّ"))


def reported(verb: Verb, clause: str, subject: NounPhrase | None = None) -> str:
    """Return what is said: إنّه يوجد … before a verb, أنّ المواطنين سيؤدّون … where the clause begins with its subject.

    `clause` is everything after the subject (the whole clause where `subject` is None).
    """
    if subject is None:
        return f"{that(verb)}ه {clause}"
    return f"{that(verb)} {in_case(subject, Case.ACCUSATIVE)} {clause}"
