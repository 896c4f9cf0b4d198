"""Verbs that agree with their subject: before it in gender only, after it in full. A verb brings its preposition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from quizgen.arabic import conjugation
from quizgen.arabic.attach import governed
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number, agreement, in_case, pronoun

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


KANA = Verb("كان", "يكون")
ASBAHA = Verb("أصبح", "يصبح")
LAYSA = Verb("ليس", "", forms={"past fp": "لسن"})

_PERSON = {
    (Gender.M, Number.SINGULAR): "ms",
    (Gender.F, Number.SINGULAR): "fs",
    (Gender.M, Number.DUAL): "md",
    (Gender.F, Number.DUAL): "fd",
    (Gender.M, Number.PLURAL): "mp",
    (Gender.F, Number.PLURAL): "fp",
}


def person(subjects: Sequence[NounPhrase], *, after: bool) -> str:
    """Tell the person that a verb takes before its subjects (gender of the first one) or after them (in full)."""
    if after:
        return _PERSON[agreement(subjects)]
    first = subjects[0]
    things = first.number is Number.PLURAL and not first.human
    return "fs" if things or first.gender is Gender.F else "ms"


def agree(verb: Verb, subjects: Sequence[NounPhrase], *, after: bool = False, tense: Tense = "past") -> str:
    """Conjugate a verb, without its preposition, for its subjects. Raises MissingForm where no rule is sure."""
    return conjugated(verb, person(subjects, after=after), tense)


def conjugated(verb: Verb, who: str, tense: Tense = "past") -> str:
    """Give one form of a verb; `who` is one of ms fs md fd mp fp. Raises MissingForm where no rule is sure."""
    if stored := verb.forms.get(f"{tense} {who}"):
        return stored
    if tense == "past":
        form = conjugation.past(verb.past, who)
    elif not verb.present:
        form = None
    elif tense == "future":
        return "س" + conjugated(verb, who, "present")
    else:
        form = conjugation.present(verb.past, verb.present, who, "indicative" if tense == "present" else tense)
    if form is None:
        raise MissingForm(verb.past, f"{tense} {who}")
    return form


def passive(verb: Verb, subjects: Sequence[NounPhrase], *, after: bool = False) -> str:
    """Give the passive past: it agrees with its subjects (وُقّعت), save where all that it has is a preposition."""
    third = None if verb.passive is None else verb.passive or conjugation.passive_past(verb.past)
    if third is None:
        raise MissingForm(verb.past, "passive ms")
    impersonal = verb.preposition and verb.object == "none"
    who = "ms" if impersonal or not subjects else person(subjects, after=after)
    form = verb.forms.get(f"passive {who}") or conjugation.past(third, who)
    if form is None:
        raise MissingForm(verb.past, f"passive {who}")
    return form


def with_object(form: str, phrases: Sequence[NounPhrase]) -> str:
    """Attach the pronoun of an object to a verb form: وقّعها, أجراه, رآه, وقّعوه."""
    if form.endswith("وا"):
        form = form[:-1]
    elif form.endswith("أى"):
        form = form[:-2] + "آ"
    elif form.endswith("ى"):
        form = form[:-1] + "ا"
    return form + pronoun(phrases)


def had(verb: Verb, subjects: Sequence[NounPhrase], printed: str) -> str:
    """Give «كانت القوات قد خضعت»: كان before the subjects as `printed`, the verb in full after them."""
    return f"{agree(KANA, subjects)} {printed} قد {agree(verb, subjects, after=True)}"


def verbal_noun(verb: Verb, thing: NounPhrase) -> str:
    """Give the verbal noun with its object: توقيع المعاهدة, المصادقة على الاتفاقية. Raises MissingForm."""
    if not verb.noun:
        raise MissingForm(verb.past, "verbal noun")
    return f"{verb.noun} {governed(verb.preposition, in_case(thing, Case.GENITIVE), thing.article)}"
