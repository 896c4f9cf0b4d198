"""Quantities as an author writes them: a number with a noun of the lexicon, or with a noun declared where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quizgen.arabic.count import BARE, CountedNoun, Quantity, counted_form
from quizgen.arabic.numerals import Amount, scaled
from quizgen.arabic.quantities import read_quantity
from quizgen.problems import Problems
from quizgen.reading.fields import TO_THE_LEXICON, Fields, fields_of, text_of
from quizgen.reading.phrases import GENDERS, arabic_of, likely_gender
from quizgen.reading.shapes import TEXT, Held, Keys, Needed, choice, either, keyed
from quizgen.reading.yaml_tree import MapNode, Node, TextNode

UNIT_KEYS: Keys = {"ar": Needed(TEXT), **dict.fromkeys(("plural", "dual", "acc"), TEXT), "gender": choice(GENDERS)}
QUANTITY_KEYS: Keys = {"number": Needed(TEXT), "unit": Held(either(TEXT, keyed(UNIT_KEYS)))}
QUANTITY = either(TEXT, keyed(QUANTITY_KEYS))
OWN_UNIT = "{number: 400, unit: {ar: ميغاواط, plural: ميغاواط}}"


def quantity_of(node: Node | None, nouns: Mapping[str, CountedNoun], problems: Problems) -> Quantity | None:
    """Read a number with its noun: 25 سنة, أكثر من 3 آلاف جندي, 52 %, {number: 400, unit: {ar: ميغاواط}}."""
    if isinstance(node, MapNode):
        fields = fields_of(node, QUANTITY_KEYS, "a quantity", problems)
        return _of_keys(fields, nouns) if fields else None
    text = text_of(node, problems)
    if text is None:
        return None
    try:
        return read_quantity(text.text.strip(), nouns)
    except ValueError:
        hint = f"write a number and a noun of the lexicon (25 سنة), or declare the noun here: {OWN_UNIT}"
        problems.report("E415", text.span, f"'{text.text}' is not a quantity", f"{hint}; {TO_THE_LEXICON}")
        return None


def _of_keys(fields: Fields, nouns: Mapping[str, CountedNoun]) -> Quantity | None:
    written = fields.required("number")
    if written is None:
        return None
    try:
        quantity = read_quantity(written.text.strip(), {}, bare=True)
    except ValueError:
        hint = "write it alone, with the words of its bound: 400, 2.5 مليون, أكثر من 400, بين 60 و70"
        fields.problems.report("E415", written.span, f"'{written.text}' is not a number", hint)
        return None
    if "unit" not in fields.node.entries:
        return quantity
    if quantity.noun != BARE:
        fields.problems.report("E416", written.span, "a number with 'unit' has no unit of its own")
        return None
    unit = _unit(fields, quantity, nouns) if fields.wants("unit") else None
    return replace(quantity, noun=unit) if unit else None


def _unit(fields: Fields, quantity: Quantity, nouns: Mapping[str, CountedNoun]) -> CountedNoun | None:
    """Read the noun of a quantity: one of the lexicon by its name, else what the author declares."""
    node, problems = fields.get("unit"), fields.problems
    if isinstance(node, TextNode) and node.text.strip() in nouns:
        return nouns[node.text.strip()]
    if isinstance(node, TextNode):
        return _declared(arabic_of(node, problems), "", node, quantity, problems)
    unit = fields_of(node, UNIT_KEYS, "the unit", problems, hint=OWN_UNIT)
    if unit is None:
        return None
    singular = arabic_of(unit.required("ar"), problems)
    plural, dual, acc = (arabic_of(unit.text_node(key), problems) for key in ("plural", "dual", "acc"))
    gender = GENDERS[unit.choice("gender", GENDERS, likely_gender(singular).value)]
    noun = _declared(singular, plural, unit.node, quantity, problems)
    return replace(noun, dual=dual, acc=acc, gender=gender) if noun else None


def _declared(singular: str, plural: str, node: Node, quantity: Quantity, problems: Problems) -> CountedNoun | None:
    """Make a noun; without its plural it serves only numbers beside which the singular stands unchanged."""
    if not singular:
        return None
    ends = [quantity.number] if quantity.to is None else [quantity.number, quantity.to]
    changing = next((number for number in ends if _changes(number)), None)
    if not plural and changing is not None:
        message = f"«{singular}» stands in another form beside {changing}: its plural is missing"
        problems.report("E417", node.span, message, f"the same word where it never changes: {OWN_UNIT}")
        return None
    return CountedNoun(singular, plural, gender=likely_gender(singular))


def _changes(number: Amount) -> bool:
    """Return whether a noun with a plural and an accusative of its own would show either beside a number."""
    probe = CountedNoun("كتاب", "كتب")
    return number in (1, 2) or (not scaled(number, "nom") and counted_form(number, probe) != probe.singular)
