"""What a role holds: values told apart by the role's types, and how much of the truth they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.arabic.count import Quantity
from quizgen.arabic.head_noun import phrase_like
from quizgen.arabic.nouns import Gender, Number
from quizgen.identity import value_id
from quizgen.model import ANY_NAME, ID, Name, Other, Role, Slot, Text, Value, YesNo
from quizgen.problems import Problems, Span, one_of
from quizgen.reading.changes import FROM, TO
from quizgen.reading.context import VALUE_TYPES, Known
from quizgen.reading.fields import YES_NO, fields_of, items_of, list_of, text_of
from quizgen.reading.phrases import PHRASE_KEYS, is_arabic, phrase_of
from quizgen.reading.scalars import QUANTITY_KEYS, TIME_KEYS, quantity_of, time_of
from quizgen.reading.shapes import TEXT, Held, Keys, Needed, Shape, keyed, listed, many
from quizgen.reading.yaml_tree import ListNode, MapNode, Node, TextNode

HEADS = ("all", "some", "says")  # of which a slot has exactly one


def slot_keys(value: Shape, most: int | None = None) -> Keys:
    """Return what may be written of a role that holds at most so many values of a shape."""
    return {
        **dict.fromkeys(HEADS, Held(many(value, 1, most))),
        "also": many(value),
        "others": listed(keyed(other_keys(value))),
    }


def other_keys(value: Shape) -> Keys:
    """Return the keys of what another source says."""
    return {"is": Needed(value), "source": Needed(TEXT)}


def said_keys(value: Shape) -> Keys:
    """Return the keys of a value that the quote tells in other words."""
    return {"is": Needed(value), "in": Needed(TEXT)}


TEXT_KEYS: Keys = {**PHRASE_KEYS, "in": TEXT}  # a text with its forms, and the words that hold it
SLOT_KEYS, OTHER_KEYS, SAID_KEYS = slot_keys(TEXT), other_keys(TEXT), said_keys(TEXT)


@dataclass(frozen=True, slots=True)
class Placed:
    """A value, where it is written, and the words of the quote that are said to hold it."""

    value: Value
    span: Span
    words: TextNode | None = None


@dataclass(frozen=True, slots=True)
class ReadSlot:
    """A slot, and the values that the quote must hold."""

    slot: Slot
    placed: tuple[Placed, ...]


def read_slot(node: Node, role: Role, known: Known) -> ReadSlot | None:
    """Read what a fact holds in one role; None where nothing sound is left."""
    if isinstance(node, MapNode) and any(key in node.entries for key in SLOT_KEYS):
        return _slot_of_keys(node, role, known)
    placed = _values(items_of(node), role, known)
    return _slot(placed, Slot(_of(placed), span=node.span), node.span, role, known)


def _slot_of_keys(node: MapNode, role: Role, known: Known) -> ReadSlot | None:
    problems = known.problems
    fields = fields_of(node, SLOT_KEYS, f"the role '{role.name}'", problems)
    if fields is None:
        return None
    heads = [key for key in HEADS if key in node.entries]
    if len(heads) != 1:
        problems.report("E421", node.span, "exactly one of 'all', 'some' and 'says' is wanted here")
        return None
    if "others" in node.entries and heads != ["says"]:
        problems.report("E422", fields.key_span("others"), "'others' goes with 'says'")
    if not fields.wants(heads[0]):
        return None
    placed = _values(items_of(fields.get(heads[0])), role, known)
    also = _of(_values(items_of(fields.get("also")), role, known))
    others = _others(list_of(fields.get("others"), "others", problems), role, known)
    return _slot(placed, Slot(_of(placed), heads == ["all"], also, others, node.span), node.span, role, known)


def _of(placed: tuple[Placed, ...]) -> tuple[Value, ...]:
    return tuple(one.value for one in placed)


def _slot(placed: tuple[Placed, ...], slot: Slot, span: Span, role: Role, known: Known) -> ReadSlot | None:
    """Check a slot of these values; None where it holds no value, or too many."""
    keys = [value_id(value) for value in slot.values]
    for at, one in enumerate(placed):
        if keys[at] in keys[:at]:
            known.problems.report("E423", one.span, "the same value appears twice")
    if role.single and len(slot.values) > 1:
        known.problems.report("E424", span, f"the role '{role.name}' has one value only", "write several facts")
        return None
    if not slot.values:
        return None
    if any(value_id(value) in keys for value in slot.also):
        hint = "'also' is what the article leaves out"
        known.problems.report("E425", span, "a value stands under 'also' and among the values", hint)
    if any(value_id(other.value) in keys for other in slot.others):
        known.problems.report("E426", span, "'others' gives the same value as 'says'")
    complete = slot.complete or _is_end_of_change(slot.values, role)
    read = tuple((one.value, one.words.text) for one in placed if one.words)
    return ReadSlot(replace(slot, complete=complete, read=read), placed)


def _is_end_of_change(values: Sequence[Value], role: Role) -> bool:
    """Return whether a role holds what an amount went to or came from: there is one such amount."""
    return role.name in (FROM, TO) and len(values) == 1 and isinstance(values[0], Quantity)


def _others(nodes: Sequence[Node], role: Role, known: Known) -> tuple[Other, ...]:
    others: list[Other] = []
    for node in nodes:
        fields = fields_of(node, OTHER_KEYS, "what others say", known.problems)
        if fields is None:
            continue
        source = fields.required("source")
        value = read_value(fields.get("is"), role, known) if fields.wants("is") else None
        if value and source:
            others.append(Other(value.value, source.text.strip()))
    return tuple(others)


def _values(nodes: Sequence[Node], role: Role, known: Known) -> tuple[Placed, ...]:
    read = (read_value(node, role, known) for node in nodes)
    return tuple(one for one in read if one is not None)


def read_value(node: Node | None, role: Role, known: Known) -> Placed | None:
    """Read one value of a role: by keys where it has keys, else by the role's types."""
    if isinstance(node, MapNode):
        return _value_of_keys(node, role, known)
    if isinstance(node, ListNode):
        known.problems.report("E427", node.span, "a list within a list")
        return None
    text = text_of(node, known.problems)
    if text is None:
        return None
    value = _value_of_text(text, role, known)
    return Placed(value, text.span) if value is not None else None


def _value_of_keys(node: MapNode, role: Role, known: Known) -> Placed | None:
    problems = known.problems
    if "is" in node.entries:
        fields = fields_of(node, SAID_KEYS, "a value", problems)
        if fields is None or not fields.wants("is"):
            return None
        words = fields.required("in")
        inner = read_value(fields.get("is"), role, known)
        return Placed(inner.value, inner.span, words) if inner else None
    if "time" in role.types and any(key in node.entries for key in TIME_KEYS):
        time = time_of(node, problems)
        return Placed(time, node.span) if time else None
    if "quantity" in role.types and "ar" not in node.entries and any(key in node.entries for key in QUANTITY_KEYS):
        quantity = quantity_of(node, known.templates.lexicon.nouns, problems)
        return Placed(quantity, node.span) if quantity else None
    if "text" in role.types:
        fields = fields_of(node, TEXT_KEYS, f"the text of '{role.name}'", problems)
        like = phrase_like(fields.text("ar"), known.templates.lexicon.noun_forms) if fields else None
        phrase = None
        if fields and like:
            # things in the plural agree as a feminine: who calls a plural masculine speaks of people
            men = fields.text("gender") == Gender.M.value and fields.text("number") == Number.PLURAL.value
            phrase = phrase_of(fields, human=like.human or men, gender=like.gender, number=like.number.value)
        words = fields.text_node("in") if fields else None
        return Placed(Text(phrase, node.span), node.span, words) if phrase else None
    hint = "forms belong to the name, under 'names'" if "ar" in node.entries else ""
    message = f"the role '{role.name}' takes {_types(role)}, not keys and values"
    problems.report("E428", node.span, message, hint)
    return None


def _value_of_text(node: TextNode, role: Role, known: Known) -> Value | None:
    word = node.text.strip()
    if set(role.types) - VALUE_TYPES and word in known.names:
        return _name(node, role, known)
    others = [type_ for type_ in ("time", "quantity", "yes-no", "text") if type_ in role.types]
    for type_ in others:
        value = _value_of_type(type_, node, known, Problems())
        if value is not None:
            return value
    _complain(node, role, others, known)
    return None


def _value_of_type(type_: str, node: TextNode, known: Known, problems: Problems) -> Value | None:
    word = " ".join(node.text.split())
    if type_ == "time":
        return time_of(node, problems)
    if type_ == "quantity":
        return quantity_of(node, known.templates.lexicon.nouns, problems)
    if type_ == "yes-no":
        return YesNo(YES_NO[word]) if word in YES_NO else None
    return Text(phrase_like(word, known.templates.lexicon.noun_forms), node.span) if is_arabic(word) else None


def _name(node: TextNode, role: Role, known: Known) -> Name | None:
    name = known.names[node.text.strip()]
    if name.is_ in role.types or ANY_NAME in role.types:
        return name
    message = f"'{name.id}' is a {name.is_}; the role '{role.name}' takes {_types(role)}"
    known.problems.report("E429", node.span, message)
    return None


def _complain(node: TextNode, role: Role, others: Sequence[str], known: Known) -> None:
    """Report why a text is no value of a role, by the type that it most looks like."""
    word = node.text.strip()
    problems = known.problems
    if others == ["time"] and others == list(role.types):
        time_of(node, problems)
    elif others == ["quantity"] and others == list(role.types):
        quantity_of(node, known.templates.lexicon.nouns, problems)
    elif others == ["yes-no"] and others == list(role.types):
        problems.report("E430", node.span, f"the role '{role.name}' takes yes or no, not '{word}'")
    elif ID.fullmatch(word) and set(role.types) - VALUE_TYPES:
        known.name(node)
    else:
        hint = "a name is written by its id" if set(role.types) - VALUE_TYPES else ""
        hint = "«،» separates nothing here: write the Latin comma" if "،" in word and hint else hint
        message = f"the role '{role.name}' takes {_types(role)}, not '{word}'"
        problems.report("E428", node.span, message, hint or (one_of(known.names) if not others else ""))


def _types(role: Role) -> str:
    return " or ".join(role.types)
