"""What an author may write under a key, as a fragment of JSON Schema: the readers declare their keys with it.

The keys of a reader are a mapping from each key to its shape: `fields_of` goes by the keys, a schema by all of it. To a
reader every scalar is text, hence a number is one here; a lone ? may stand for anything that is still to decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from quizgen.reading.yaml_tree import TO_DECIDE

Shape = dict[str, Any]
Keys = Mapping[str, Shape]


class Held(Shape):
    """The shape of a key that may be left out, but holds something where it is written."""


class Needed(Held):
    """The shape of a key that must be written and hold something."""


def ref(name: str) -> Shape:
    """Return what stands for a shape that the schema defines once under this name."""
    return {"$ref": f"#/$defs/{name}"}


NOTHING: Shape = {"type": "null"}
DECIDE: Shape = {"const": TO_DECIDE}
TEXT, TEXTS, ANSWER = ref("text"), ref("texts"), ref("yes-no")


def id_text(pattern: str) -> Shape:
    """Return the shape of an id; one of digits alone is a number to an editor."""
    return {"type": ["string", "integer"], "pattern": rf"^(?:{pattern}|\?)$"}


def but_for(pattern: str, reserved: Iterable[str]) -> Shape:
    """Return the shape of a word that a pattern describes, save some."""
    return {"pattern": f"^(?:{pattern})$", "not": {"enum": sorted(reserved)}}


def choice(known: Iterable[str]) -> Shape:
    """Return the shape of one of some words."""
    return {"enum": list(known)}


def suggested(known: Iterable[str]) -> Shape:
    """Return the shape of a text for which an editor offers some words; it may be another."""
    return {"anyOf": [choice(known), TEXT]}


def whole(least: int, most: int | None = None) -> Shape:
    """Return the shape of a whole number from one bound to another; between quotes, of digits."""
    bounds = {"minimum": least} | ({"maximum": most} if most is not None else {})
    return {"type": ["integer", "string"], **bounds, "pattern": r"^([0-9]{1,9}|\?)$"}


def either(*shapes: Shape) -> Shape:
    """Return the shape of what has one of several shapes."""
    return {"anyOf": [dict(shape) for shape in shapes]}


def listed(shape: Shape, least: int = 0) -> Shape:
    """Return the shape of a list with at least so many items."""
    return {"type": "array", "items": to_decide(shape), **({"minItems": least} if least else {})}


def many(shape: Shape, least: int = 0, most: int | None = None) -> Shape:
    """Return the shape of a list of so many items, or of one item that stands for a list of one."""
    items = listed(shape, least) | ({"maxItems": most} if most else {})
    return {"anyOf": [to_decide(shape), items]}


def optional(keys: Keys) -> Keys:
    """Return keys that may be left out, and be empty."""
    return {key: dict(shape) for key, shape in keys.items()}


def keyed(keys: Keys, one_of: Collection[str] = (), exactly: Collection[str] = ()) -> Shape:
    """Return the shape of a mapping with these keys and no others.

    Of `one_of` at least one is written, of `exactly` one and no second.
    """
    more = {
        rule: [{"required": [key]} for key in written]
        for rule, written in (("anyOf", one_of), ("oneOf", exactly))
        if written
    }
    return {
        "type": "object",
        "properties": {key: _value(shape) for key, shape in keys.items()},
        "required": [key for key, shape in keys.items() if isinstance(shape, Needed)],
        "additionalProperties": False,
        **more,
    }


def named(shape: Shape, names: Shape | None = None) -> Shape:
    """Return the shape of a mapping whose keys are an author's own, each a text of the shape `names`."""
    told = {"propertyNames": names} if names else {}
    return {"type": "object", **told, "additionalProperties": to_decide(shape)}


def _value(shape: Shape) -> Shape:
    """Let the value of a key be left to decide, and be empty where nothing must stand there."""
    return to_decide(shape) if isinstance(shape, Held) or not shape else _or(to_decide(shape), NOTHING)


def to_decide(shape: Shape) -> Shape:
    """Let a lone ? stand for a shape; what is defined once lets it stand by itself."""
    if "$ref" in shape or shape.get("type") in (["string", "integer"], ["integer", "string"]) or not shape:
        return dict(shape)
    return _or(shape, DECIDE)


def _or(shape: Shape, other: Shape) -> Shape:
    """Let something simple stand for a shape, said within it: an editor then tells what is wrong with the shape."""
    if "enum" in shape:
        return {"enum": [*shape["enum"], other.get("const")]}
    if "anyOf" in shape and len(shape) == 1:
        return {"anyOf": [*shape["anyOf"], other]}
    if shape.get("type") in ("object", "array") and other is DECIDE:
        return {**shape, "type": [shape["type"], "string"], "pattern": r"^\?$"}
    if isinstance(shape.get("type"), list) and other is NOTHING:
        return {**shape, "type": [*shape["type"], "null"]}
    return either(shape, other)


DEFINITIONS: Keys = {
    "text": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
    "texts": many(TEXT),
    "yes-no": {"enum": ["yes", "no", TO_DECIDE]},
}
