"""Frames: the roles of a kind of fact, and everything that is worded about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from quizgen.model import Frame, Mood, Question, Role, Wording
from quizgen.problems import Problems, did_you_mean
from quizgen.reading.facts import MOODS
from quizgen.reading.fields import ID_SHAPE, Fields, chosen, fields_of, id_of, items_of
from quizgen.reading.shapes import (
    ANSWER,
    NOTHING,
    TEXT,
    TEXTS,
    Keys,
    Needed,
    but_for,
    choice,
    either,
    keyed,
    listed,
    many,
    named,
)
from quizgen.reading.wordings import Speech, wording_of
from quizgen.reading.yaml_tree import ListNode, MapNode, Node, TextNode

RESERVED = frozenset({"shown", "speaker", "saying", "a", "b", "id", "does", "by", "mood", "quote", "note", "was"})
# Every claim has this role: who makes it.
SPEAKER = "by"
FORMS = ("one", "set", "partner")
RESERVED_QUESTIONS = frozenset({"cloze", "source", "true-false"})
_ROLE = re.compile(r"[a-z_]+")
_QUESTION = re.compile(r"[a-z][a-z_-]*")
WORDING_KEYS: Keys = {"for": TEXTS, "ask": Needed(TEXT)}
WORDINGS = listed(either(TEXT, keyed(WORDING_KEYS), NOTHING)) | {"contains": {"not": NOTHING}}
ROLE_KEYS: Keys = {"is": Needed(many(ID_SHAPE, 1)), **dict.fromkeys(("single", "required"), ANSWER)}
QUESTION_KEYS: Keys = {
    "asks": TEXT,
    "form": choice(FORMS),
    "wordings": Needed(either(TEXT, keyed(WORDING_KEYS), WORDINGS)),
    "moods": many(choice(MOODS)),
    **dict.fromkeys(("open", "choice", "typed"), ANSWER),
    "was": TEXTS,
}
FRAME_KEYS: Keys = {
    "frame": Needed(ID_SHAPE),
    "roles": Needed(named(keyed(ROLE_KEYS), but_for(_ROLE.pattern, RESERVED))),
    "implies": TEXTS,
    "sentence": Needed(either(TEXT, keyed(dict.fromkeys(MOODS, TEXT)))),
    "event": TEXT,
    "statements": named(either(TEXT, NOTHING)),
    "contrasts": {},
    "questions": named(either(TEXT, WORDINGS, keyed(QUESTION_KEYS)), but_for(_QUESTION.pattern, RESERVED_QUESTIONS)),
}
# What an author may mean by a type that would else pass for a type of names.
_NEAR_TYPES = {"date": "time", "duration": "quantity", "number": "quantity", "bool": "yes-no", "string": "text"}


@dataclass(frozen=True, slots=True)
class ReadFrame:
    """A frame, and where it says what it implies."""

    frame: Frame
    implies: tuple[TextNode, ...]


def read_frame(root: Node | None, stem: str, speech: Speech, problems: Problems) -> ReadFrame | None:
    """Read one file of questions; `stem` is its file name without .yaml, and the frame's name."""
    fields = fields_of(root, FRAME_KEYS, "a frame", problems)
    if fields is None:
        return None
    written = fields.required("frame")
    id_ = id_of(written, "frame", problems)
    if written and id_ and id_ != stem:
        problems.report("E501", written.span, f"the frame '{id_}' stands in the file {stem}.yaml", "give both one name")
    roles = _roles(fields)
    wanted = fields.wants("sentence")
    sentences = dict(_sentences(fields.get("sentence"), roles, speech, problems)) if wanted else {}
    event = wording_of(fields.get("event"), (*roles, "speaker"), speech, problems)
    statements = dict(_statements(fields, roles, speech))
    questions = tuple(_questions(fields, roles, speech))
    implies = fields.texts("implies")
    if not id_:
        return None
    frame = Frame(
        id=id_,
        roles=roles,
        sentences=sentences,
        questions=questions,
        event=event,
        statements=statements,
        implies=tuple(node.text for node in implies),
        span=fields.span,
    )
    return ReadFrame(frame, implies)


def _roles(fields: Fields) -> dict[str, Role]:
    problems = fields.problems
    roles: dict[str, Role] = {}
    node = fields.get("roles") if fields.wants("roles") else None
    read = fields_of(node, (), "'roles'", problems, any_key=True)
    for name, (written, value) in read.node.entries.items() if read else ():
        if name in RESERVED or not _ROLE.fullmatch(name):
            message = f"'{name}' is a reserved word" if name in RESERVED else f"'{name}' is not a role name"
            problems.report("E502", written.span, message, "roles are named with a-z and _")
            continue
        role = fields_of(value, ROLE_KEYS, f"the role '{name}'", problems)
        if role is None:
            continue
        types = _types(role)
        single, required = role.yes_no("single", False), role.yes_no("required", False)
        # A role without a sound type stays a role, so that what names it is not told as well.
        roles[name] = Role(name, types or ("text",), single, required)
    return roles


def _types(role: Fields) -> tuple[str, ...]:
    types = []
    for node in role.texts("is") if role.wants("is") else ():
        if node.text in _NEAR_TYPES:
            hint = f"did you mean '{_NEAR_TYPES[node.text]}'?"
            role.problems.report("E503", node.span, f"unknown type '{node.text}'", hint)
        elif id_of(node, "type", role.problems):
            types.append(node.text)
    return tuple(types)


def _sentences(
    node: Node | None, roles: Mapping[str, Role], speech: Speech, problems: Problems
) -> Iterator[tuple[Mood, Wording]]:
    names = (*roles, "speaker")
    if not isinstance(node, MapNode):
        wording = wording_of(node, names, speech, problems)
        if wording:
            yield "stated", wording
        return
    fields = fields_of(node, MOODS, "'sentence'", problems)
    for mood in MOODS if fields else ():
        wording = wording_of(fields.get(mood) if fields else None, names, speech, problems)
        if wording:
            yield mood, wording


def _statements(fields: Fields, roles: Mapping[str, Role], speech: Speech) -> Iterator[tuple[str, Wording]]:
    """Read the sentences about one role; `contrasts`, their form of before, is let stand and not read."""
    read = fields_of(fields.get("statements"), tuple(roles), "'statements'", fields.problems)
    for name in read.node.entries if read else ():
        if (
            read
            and name in roles
            and (wording := wording_of(read.get(name), (*roles, "speaker"), speech, fields.problems))
        ):
            if not re.search(rf"\b{name}\b", wording.template):
                fields.problems.report("E511", wording.span, f"the statement about '{name}' does not name it")
            yield name, wording


def _questions(fields: Fields, roles: Mapping[str, Role], speech: Speech) -> Iterator[Question]:
    problems = fields.problems
    read = fields_of(fields.get("questions"), (), "'questions'", problems, any_key=True)
    entries = read.node.entries if read else {}
    retired: dict[str, str] = {}
    for name, (written, value) in entries.items():
        if not _QUESTION.fullmatch(name):
            problems.report(
                "E504", written.span, f"'{name}' is not a question name", "questions are named with a-z, _ and -"
            )
            continue
        if name in RESERVED_QUESTIONS or name.startswith(("cloze-", "true-false-")):
            problems.report("E507", written.span, f"'{name}' cannot name a question: other items have it")
            continue
        question = _question(written, value, roles, speech, problems)
        if question is None:
            continue
        for old in question.was:
            if old in retired:
                problems.report("E510", written.span, f"'{name}' and '{retired[old]}' both were '{old}'")
            retired.setdefault(old, name)
            if old in entries:
                problems.report("E505", written.span, f"the question '{name}' was '{old}', which is still a question")
        yield question


def _question(
    name: TextNode, value: Node, roles: Mapping[str, Role], speech: Speech, problems: Problems
) -> Question | None:
    if not isinstance(value, MapNode):
        asks = chosen(name, (*roles, SPEAKER), "role", problems) if roles else ""
        wordings = tuple(_wordings(value, asks, roles, "one", speech, problems))
        if not wordings and _is_empty(value):
            problems.report("E506", name.span, f"the question '{name.text}' has no wording")
        return Question(name.text, asks, wordings, span=name.span) if asks and wordings else None
    fields = fields_of(value, QUESTION_KEYS, f"the question '{name.text}'", problems)
    if fields is None:
        return None
    asked = fields.text_node("asks") if "asks" in value.entries else name
    asks = chosen(asked, (*roles, SPEAKER), "role", problems) if asked and roles else ""
    form = fields.choice("form", FORMS, "one" if fields.get("form") is None else "")
    moods = tuple(mood for mood in (chosen(node, MOODS, "mood", problems) for node in fields.texts("moods")) if mood)
    flags = [fields.yes_no(key, default) for key, default in (("open", False), ("choice", True), ("typed", False))]
    wanted = fields.wants("wordings")
    wordings = tuple(_wordings(fields.get("wordings"), asks, roles, form, speech, problems)) if wanted else ()
    if wanted and not wordings and _is_empty(fields.get("wordings")):
        problems.report("E506", name.span, f"the question '{name.text}' has no wording")
    if not asks or not wordings:
        return None
    return Question(
        name=name.text,
        asks=asks,
        wordings=wordings,
        form=cast(Literal["one", "set", "partner"], form or "one"),
        moods=cast(tuple[Mood, ...], moods) or ("stated",),
        open=flags[0],
        choice=flags[1],
        typed=flags[2],
        was=tuple(node.text for node in fields.texts("was")),
        span=name.span,
    )


def _is_empty(node: Node | None) -> bool:
    return all(isinstance(item, TextNode) and item.empty for item in items_of(node))


def _wordings(
    node: Node | None, asks: str, roles: Mapping[str, Role], form: str, speech: Speech, problems: Problems
) -> Iterator[Wording]:
    names = (*roles, "speaker", "saying", *(("shown",) if form in ("partner", "") else ()))
    for item in items_of(node):
        types: tuple[str, ...] = ()
        text: Node | None = item
        if isinstance(item, MapNode):
            fields = fields_of(item, WORDING_KEYS, "a wording", problems)
            types = _for_types(fields, roles, asks) if fields else ()
            text = fields.get("ask") if fields and fields.wants("ask") else None
        elif isinstance(item, ListNode):
            problems.report("E427", item.span, "a list within a list")
            continue
        elif isinstance(item, TextNode) and item.empty:
            continue
        wording = wording_of(text, names, speech, problems, types=types, asked=_leaks(asks))
        if wording:
            if not wording.template.endswith("؟"):
                problems.report("E508", wording.span, "a question ends in ؟")
            yield wording


def _leaks(asks: str) -> tuple[str, ...]:
    """List what would print the answer."""
    if asks == SPEAKER:
        return (SPEAKER, "speaker")
    return (asks,) if asks else ()


def _for_types(fields: Fields, roles: Mapping[str, Role], asks: str) -> tuple[str, ...]:
    types = []
    for node in fields.texts("for"):
        if asks in roles and node.text not in roles[asks].types:
            hint = did_you_mean(node.text, roles[asks].types)
            fields.problems.report("E509", node.span, f"the role '{asks}' never holds the type '{node.text}'", hint)
        else:
            types.append(node.text)
    return tuple(types)
