"""JSON Schema (2020-12) of what an author writes, made of the keys that the readers go by."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from quizgen.model import Role, Templates
from quizgen.reading.context import EVIDENCE_KEYS, VALUE_TYPES, name_types
from quizgen.reading.facts import FACT_KEYS
from quizgen.reading.frames import FRAME_KEYS
from quizgen.reading.lexicon import LEXICON_KEYS
from quizgen.reading.scalars import QUANTITY_KEYS, TIMES_IN_KEYS
from quizgen.reading.seed import SEED_KEYS
from quizgen.reading.shapes import (
    DEFINITIONS,
    TEXT,
    Held,
    Keys,
    Needed,
    Shape,
    either,
    keyed,
    many,
    ref,
    suggested,
    to_decide,
)
from quizgen.reading.values import HEADS, TEXT_KEYS, said_keys, slot_keys
from quizgen.reading.verb_names import KEYS_OF_SAYING
from quizgen.reading.yaml_tree import TO_DECIDE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERB = "any-verb"


def facts_schema(templates: Templates) -> Shape:
    """Return the schema of a fact file: the keys of a fact are those of its kind, or the roles of any verb."""
    verbs = {**templates.verbs.roles}
    frames = {id_: frame.roles for id_, frame in templates.frames.items()}
    defined: dict[str, Shape] = {}
    facts = {f"fact-{id_}": _fact(roles, defined) for id_, roles in {**frames, VERB: verbs}.items()}
    return _schema(
        "A fact file of quizgen",
        keyed(SEED_KEYS),
        {
            "fact": to_decide(_by_kind(sorted(frames))),
            "does": suggested([*sorted(frames), *_verbs(templates)]),
            "verb-of-saying": suggested(verb for verb in templates.lexicon.verbs if verb.endswith(KEYS_OF_SAYING)),
            "name-type": suggested(sorted(name_types(templates.frames))),
            **facts,
            **defined,
        },
    )


def template_schema(_: Templates) -> Shape:
    """Return the schema of a frame, a file of templates/questions/."""
    return _schema("Questions of quizgen about one kind of fact", keyed(FRAME_KEYS), {})


def lexicon_schema(_: Templates) -> Shape:
    """Return the schema of an author's own words, templates/lexicon.yaml."""
    return _schema("Words for quizgen", keyed(LEXICON_KEYS), {})


def schema_text(schema: Shape) -> str:
    """Write a schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


SCHEMAS: Mapping[str, Callable[[Templates], Shape]] = {
    "facts": facts_schema,
    "template": template_schema,
    "lexicon": lexicon_schema,
}


def _schema(title: str, shape: Shape, defined: Keys) -> Shape:
    return {"$schema": DIALECT, "title": title, **shape, "$defs": {**DEFINITIONS, **defined}}


def _verbs(templates: Templates) -> list[str]:
    return [verb for verb in templates.lexicon.verbs if not verb.endswith(KEYS_OF_SAYING)]


def _by_kind(frames: list[str]) -> Shape:
    """Return the shape of a fact, which hangs on what it does; of one that is not decided nothing is known."""
    does = {"type": "object", "required": ["does"]}
    other = {**does, "properties": {"does": {"not": {"enum": [*frames, TO_DECIDE]}}}}
    kinds = [{"if": {**does, "properties": {"does": {"const": id_}}}, "then": ref(f"fact-{id_}")} for id_ in frames]
    return {**does, "allOf": [*kinds, {"if": other, "then": ref(f"fact-{VERB}")}]}


def _fact(roles: Mapping[str, Role], defined: dict[str, Shape]) -> Shape:
    """Return the shape of a fact with these roles, of which it fills one at least."""
    slots = {name: Held(_slot(role, defined)) for name, role in roles.items()}
    shape = keyed({**FACT_KEYS, **slots}, one_of=list(roles), exactly=list(EVIDENCE_KEYS))
    shared = {key: ref(f"key-{key}") for key in FACT_KEYS}
    defined.update({f"key-{key}": shape["properties"][key] for key in FACT_KEYS})
    required = [*shape["required"], *(role.name for role in roles.values() if role.required)]
    return {**shape, "properties": {**shape["properties"], **shared}, "required": required}


def _slot(role: Role, defined: dict[str, Shape]) -> Shape:
    """Return the shape of what a role holds; roles that take the same kinds of values share one."""
    types = sorted(VALUE_TYPES & set(role.types)) + (["name"] if set(role.types) - VALUE_TYPES else [])
    value, slot = "-".join(("value", *types)), "-".join(("one" if role.single else "some", *types))
    defined[value] = either(TEXT, *_values_in_keys(types, ref(value)))
    most = 1 if role.single else None
    keys = slot_keys(ref(value), most)
    slots = []
    for head in HEADS:
        others = {key: keys[key] for key in keys if key not in HEADS and (key != "others" or head == "says")}
        slots.append(keyed({head: Needed(keys[head]), **others}))
    defined[slot] = either(many(ref(value), 1, most), *slots)
    return ref(slot)


def _values_in_keys(types: list[str], value: Shape) -> list[Shape]:
    """List the shapes in which a value of some types is written by keys."""
    times = TIMES_IN_KEYS if "time" in types else []
    quantities = [keyed(QUANTITY_KEYS)] if "quantity" in types else []
    texts = [keyed(TEXT_KEYS)] if "text" in types else []
    return [keyed(said_keys(value)), *times, *quantities, *texts]
