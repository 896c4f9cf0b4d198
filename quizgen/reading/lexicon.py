"""The lexicon: verbs by their dictionary form with preposition, nouns with the forms that counting needs."""

from __future__ import annotations

from quizgen.arabic.count import CountedNoun
from quizgen.arabic.verbs import Verb
from quizgen.model import Lexicon
from quizgen.reading.fields import Complaints, fields_of
from quizgen.reading.phrases import GENDERS, arabic_of
from quizgen.reading.yaml_tree import Node, TextNode

VERB_KEYS = ("past", "present", "passive", "noun", "preposition", "forms")
NOUN_KEYS = ("singular", "plural", "dual", "gender", "acc")


def read_lexicon(node: Node | None, complaints: Complaints) -> Lexicon:
    """Read lexicon.yaml; an entry that lacks a form is told once and stays, so that what names it is sound."""
    fields = fields_of(node, ("verbs", "nouns"), "the lexicon", complaints)
    verbs: dict[str, Verb] = {}
    nouns: dict[str, CountedNoun] = {}
    if fields is None:
        return Lexicon(verbs, nouns)
    for key, value in _entries(fields.get("verbs"), "verbs", complaints):
        verb = _verb(key, value, complaints)
        if verb:
            verbs[key.text] = verb
    for key, value in _entries(fields.get("nouns"), "nouns", complaints):
        noun = _noun(key, value, complaints)
        if noun:
            nouns[key.text] = noun
    return Lexicon(verbs, nouns)


def _entries(node: Node | None, what: str, complaints: Complaints) -> list[tuple[TextNode, Node]]:
    fields = fields_of(node, (), f"'{what}'", complaints, any_key=True)
    return [entry for entry in fields.node.entries.values() if arabic_of(entry[0], complaints)] if fields else []


def _verb(key: TextNode, node: Node, complaints: Complaints) -> Verb | None:
    fields = fields_of(node, VERB_KEYS, f"the verb '{key.text}'", complaints)
    if fields is None:
        return None
    past, _, preposition = key.text.strip().partition(" ")
    present = arabic_of(fields.required("present"), complaints)
    passive, noun = (arabic_of(fields.text_node(name), complaints) for name in ("passive", "noun"))
    past = arabic_of(fields.text_node("past"), complaints) or past
    preposition = arabic_of(fields.text_node("preposition"), complaints) or preposition
    forms = fields_of(fields.get("forms"), (), "'forms'", complaints, any_key=True)
    given = {name: arabic_of(forms.text_node(name), complaints) for name in forms.node.entries} if forms else {}
    return Verb(past, present, passive, noun, preposition, {name: form for name, form in given.items() if form})


def _noun(key: TextNode, node: Node, complaints: Complaints) -> CountedNoun | None:
    fields = fields_of(node, NOUN_KEYS, f"the noun '{key.text}'", complaints)
    if fields is None:
        return None
    plural = arabic_of(fields.required("plural"), complaints)
    singular, dual, acc = (arabic_of(fields.text_node(name), complaints) for name in ("singular", "dual", "acc"))
    gender = GENDERS[fields.choice("gender", GENDERS, "m")]
    return CountedNoun(singular or key.text.strip(), plural or key.text.strip(), dual=dual, gender=gender, acc=acc)
