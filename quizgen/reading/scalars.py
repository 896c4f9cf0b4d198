"""Times and quantities as an author writes them: the values that one text holds, or a few keys in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quizgen.arabic.count import BARE, CountedNoun, Quantity, counted_form
from quizgen.arabic.notation import WANTED, NotATime, looks_hijri, read_time
from quizgen.arabic.numerals import Amount, scaled
from quizgen.arabic.quantities import read_quantity
from quizgen.arabic.time import Time, since, span, text_time
from quizgen.problems import Problems
from quizgen.reading.fields import TO_THE_LEXICON, Fields, fields_of, text_of
from quizgen.reading.phrases import GENDERS, arabic_of, likely_gender
from quizgen.reading.shapes import TEXT, Held, Keys, Needed, choice, either, keyed
from quizgen.reading.yaml_tree import MapNode, Node, TextNode

TIME_KEYS: Keys = dict.fromkeys(("since", "from", "to", "text"), Needed(TEXT))
TIME_SETS = (("text",), ("since",), ("from", "to"))  # the keys that go together
TIMES_IN_KEYS = [keyed({key: TIME_KEYS[key] for key in together}) for together in TIME_SETS]
TIME = either(TEXT, *TIMES_IN_KEYS)
TIME_HINT = f"write {WANTED}, {{since: 2008}}, {{from: 2008, to: 2015}} or {{text: …}}"


def time_of(node: Node | None, problems: Problems) -> Time | None:
    """Read a time in any of the notations."""
    if isinstance(node, MapNode):
        fields = fields_of(node, TIME_KEYS, "a time", problems)
        return _time_of_keys(fields) if fields else None
    text = text_of(node, problems)
    return _time_of_text(text, problems) if text else None


def _time_of_text(node: TextNode, problems: Problems) -> Time | None:
    text = node.text.strip()
    try:
        time = read_time(text)
    except NotATime:
        problems.report("E411", node.span, f"'{node.text}' is not a time", TIME_HINT)
        return None
    except ValueError as error:
        problems.report("E411", node.span, f"'{node.text}' is not a time: {error}", TIME_HINT)
        return None
    if looks_hijri(time) and not text.endswith("AD"):
        message = f"'{text}' is a Gregorian date of the year {time.first.year}, and looks like a Hijri one"
        problems.report("E416", node.span, message, f"write {text} AH; {text} AD where the old Gregorian year is meant")
        return None
    return time


def _time_of_keys(fields: Fields) -> Time | None:
    problems = fields.problems
    given = frozenset(fields.node.entries)
    if given == {"text"}:
        text = arabic_of(fields.required("text"), problems)
        return text_time(text) if text else None
    if given == {"since"}:
        start = fields.required("since")
        time = _time_of_text(start, problems) if start else None
        return since(time) if time else None
    if given == {"from", "to"}:
        return _time_of_bounds(fields)
    if given <= set(TIME_KEYS):
        problems.report("E412", fields.span, "a time has either 'since', or 'from' and 'to', or 'text'", TIME_HINT)
    return None


def _time_of_bounds(fields: Fields) -> Time | None:
    nodes = [fields.required(key) for key in ("from", "to")]
    first, last = (_time_of_text(node, fields.problems) if node else None for node in nodes)
    if first is None or last is None:
        return None
    if first.starts and last.ends and first.starts > last.ends:
        fields.problems.report("E413", fields.key_span("from"), "'from' is later than 'to'")
        return None
    try:
        return span(first, last)
    except ValueError as error:
        fields.problems.report("E414", fields.span, f"no time from one to the other: {error}")
        return None


# ---------------------------------------------------------------- quantities


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
