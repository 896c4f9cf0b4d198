"""The lexicon: verbs by their dictionary form with preposition, nouns with the forms that counting needs."""

from __future__ import annotations

from quizgen.arabic.count import CountedNoun
from quizgen.arabic.verbs import Verb
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading.fields import fields_of
from quizgen.reading.phrases import GENDERS, arabic_of
from quizgen.reading.yaml_tree import Node, TextNode

VERB_KEYS = ("past", "present", "passive", "noun", "preposition", "forms")
NOUN_KEYS = ("singular", "plural", "dual", "gender", "acc")


def read_lexicon(node: Node | None, problems: Problems) -> Lexicon:
    """Read lexicon.yaml; an entry that lacks a form is told once and stays, so that what names it is sound."""
    fields = fields_of(node, ("verbs", "nouns"), "the lexicon", problems)
    verbs: dict[str, Verb] = {}
    nouns: dict[str, CountedNoun] = {}
    if fields is None:
        return Lexicon(verbs, nouns)
    for key, value in _entries(fields.get("verbs"), "verbs", problems):
        verb = _verb(key, value, problems)
        if verb:
            verbs[key.text] = verb
    for key, value in _entries(fields.get("nouns"), "nouns", problems):
        noun = _noun(key, value, problems)
        if noun:
            nouns[key.text] = noun
    return Lexicon(verbs, nouns)


def _entries(node: Node | None, what: str, problems: Problems) -> list[tuple[TextNode, Node]]:
    fields = fields_of(node, (), f"'{what}'", problems, any_key=True)
    return [entry for entry in fields.node.entries.values() if arabic_of(entry[0], problems)] if fields else []


def _verb(key: TextNode, node: Node, problems: Problems) -> Verb | None:
    fields = fields_of(node, VERB_KEYS, f"the verb '{key.text}'", problems)
    if fields is None:
        return None
    past, _, preposition = key.text.strip().partition(" ")
    present = arabic_of(fields.required("present"), problems)
    passive, noun = (arabic_of(fields.text_node(name), problems) for name in ("passive", "noun"))
    past = arabic_of(fields.text_node("past"), problems) or past
    preposition = arabic_of(fields.text_node("preposition"), problems) or preposition
    forms = fields_of(fields.get("forms"), (), "'forms'", problems, any_key=True)
    given = {name: arabic_of(forms.text_node(name), problems) for name in forms.node.entries} if forms else {}
    return Verb(past, present, passive, noun, preposition, {name: form for name, form in given.items() if form})


def _noun(key: TextNode, node: Node, problems: Problems) -> CountedNoun | None:
    fields = fields_of(node, NOUN_KEYS, f"the noun '{key.text}'", problems)
    if fields is None:
        return None
    plural = arabic_of(fields.required("plural"), problems)
    singular, dual, acc = (arabic_of(fields.text_node(name), problems) for name in ("singular", "dual", "acc"))
    gender = GENDERS[fields.choice("gender", GENDERS, "m")]
    return CountedNoun(singular or key.text.strip(), plural or key.text.strip(), dual=dual, gender=gender, acc=acc)
