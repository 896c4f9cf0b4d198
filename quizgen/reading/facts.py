"""Facts: a frame, its filled slots, the quote that proves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast, get_args

from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.model import OFFICE_FRAME, Fact, Frame, Mood, Role, Slot, Text, Value
from quizgen.problems import Fix, one_of
from quizgen.reading.article import Place
from quizgen.reading.changes import change_faults
from quizgen.reading.closed import closes, is_bare
from quizgen.reading.context import EVIDENCE_KEYS, Ids, Known, evidence_place
from quizgen.reading.fields import ID_SHAPE, IDS_SHAPE, Fields, chosen, fields_of, id_of, items_of, with_key
from quizgen.reading.names import ReadNames
from quizgen.reading.proof import Grounds
from quizgen.reading.questions import WRONG_KEYS, sound
from quizgen.reading.shapes import TEXT, TEXTS, Keys, Needed, choice, either, many, named, ref
from quizgen.reading.speakers import BY, Speakers, read_speaker
from quizgen.reading.values import Placed, read_slot, read_value
from quizgen.reading.verb_frames import verb_fault, verb_frame
from quizgen.reading.verb_names import verb_named
from quizgen.reading.verb_proof import ONLY, UNREAL, manner_of, verb_faults
from quizgen.reading.verb_roles import WHAT, WHEN, Manner
from quizgen.reading.yaml_tree import MapNode, Node, TextNode

MOODS: tuple[Mood, ...] = get_args(Mood)
FACT_KEYS: Keys = {
    "id": Needed(ID_SHAPE),
    "does": Needed(ref("does")),
    "by": BY,
    "mood": choice(MOODS),
    **EVIDENCE_KEYS,
    "note": TEXT,
    "was": IDS_SHAPE,
    "skip": TEXTS,
    "wrong": named(many(either(TEXT, {"type": "object"}))),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A wrong option of a role, and its author's reason, where he gives one."""

    role: str
    value: Value
    why: str


_COUNT = "عدد"
_TOLD = {  # how a quote tells what its fact says is so
    "denied": "that it is not so",
    "possible": "that it may be so",
    "planned": "that it is to come",
    "nearly": "that it nearly was so",
    "if": "only on a condition or as a wish",
}
_NO_FACT = "leave the fact out, ask it by hand (`questions:`), or take a verb that says just this"


def read_facts(nodes: Iterable[Node], known: Known, grounds: Grounds, ids: Ids) -> tuple[Fact, ...]:
    """Read every fact that can be read."""
    speakers = Speakers(grounds, known.templates.lexicon)
    facts = (_fact(node, known, grounds, speakers, ids) for node in nodes)
    return tuple(fact for fact in facts if fact is not None)


def _fact(node: Node, known: Known, grounds: Grounds, speakers: Speakers, ids: Ids) -> Fact | None:
    fields = fields_of(node, (), "a fact", known.problems, any_key=True)
    if fields is None:
        return None
    for key in ("id", "does"):
        fields = with_key(fields, key, _any_key(known)) if key not in fields.node.entries else fields
    written = fields.required("id")
    id_ = id_of(written, "id", known.problems)
    if written and id_:
        ids.take(id_, written.span)
    was = ids.retire(fields.texts("was"))
    frame = _frame(fields, known)
    if frame is not None:
        fields = fields_of(fields.node, _keys(fields, frame, known), "a fact", known.problems) or fields
    place = evidence_place(fields, grounds.printed)
    mood = fields.choice("mood", MOODS, "stated")
    by = read_speaker(fields, place, known, speakers)
    note = fields.text("note")
    slots = _slots(fields, frame, known, grounds, place) if frame else {}
    worded = None
    if frame is not None and frame.id not in known.templates.frames:
        claimed = fields.get("by") is not None
        unread = {role for role in frame.roles if role in fields.node.entries and role not in slots}
        if unread or fields.misspelt & {*frame.roles}:
            return None  # what could not be read, or is not decided, has been reported
        bare = " " not in fields.text("does")
        did = slots.get("who")
        of_oneself = by is not None and did is not None and did.values == (by.name,)
        manner = Manner(cast(Mood, mood), claimed, by.verb if by else "", of_oneself=of_oneself)
        if place:
            text, dated = grounds.texts(place)[1], _is_dated(slots.get(WHEN))
            manner = manner_of(frame.id, known.templates.lexicon, text, manner, dated=dated)
        if fault := verb_fault(frame.id, known.templates, slots, manner, bare=bare):
            known.problems.report("E408", fields.span, fault, "docs/kinds.md lists the roles of a verb")
        if place:
            _prove_verb(fields, frame.id, cast(Mood, mood), known, grounds.texts(place)[1], claimed=claimed)
        for role, message in change_faults(frame.id, known.templates.verbs, slots):
            known.problems.report("E438", fields.key_span(role), message, "correct the amounts, or the verb")
        worded = frame = verb_frame(frame.id, known.templates, slots, manner, fields.span)
    skip = _skipped(fields.texts("skip"), frame, known) if frame else ()
    if frame is None or place is None or not id_:
        return None
    evidence = grounds.printed.evidence(place)
    offered = tuple(_wrong(fields, slots, frame, known))
    wrong = {role: values for role in slots if (values := tuple(each.value for each in offered if each.role == role))}
    whys = {(each.role, value_id(each.value)): each.why for each in offered if each.why}
    return Fact(id_, frame.id, slots, evidence, by, cast(Mood, mood), worded, was, skip, note, fields.span, wrong, whys)


def _is_dated(when: Slot | None) -> bool:
    """Return whether a time lies behind: «منذ 2011» goes on."""
    return when is not None and any(isinstance(time, Time) and time.open != "since" for time in when.values)


def _any_key(known: Known) -> set[str]:
    """Return the keys that a fact of some kind may have."""
    of_frames = (role for frame in known.templates.frames.values() for role in frame.roles)
    return {*FACT_KEYS, *known.templates.verbs.roles, *of_frames}


def _frame(fields: Fields, known: Known) -> Frame | None:
    """Find the kind that `does` names, or the roles of the verb that it names."""
    node = fields.required("does")
    frames = known.templates.frames
    if node is None:
        return None
    if node.text in frames:
        return frames[node.text]
    return verb_named(node, known)


def _keys(fields: Fields, frame: Frame, known: Known) -> tuple[str, ...]:
    """List the keys of a fact, and report an object of a verb that takes none: its preposition leads another role."""
    keys = (*FACT_KEYS, *frame.roles)
    if WHAT in frame.roles or WHAT not in fields.node.entries or frame.id in known.templates.frames:
        return keys
    own = known.templates.verbs.led_by(known.templates.lexicon.verbs[frame.id])
    hint = f"write '{own}' for what «{frame.id.partition(' ')[2]}» leads" if own else "it is said of its subject alone"
    if own and own in fields.node.entries:
        others = [key for key in known.templates.lexicon.verbs if key.partition(" ")[0] == frame.id.partition(" ")[0]]
        taking = [key for key in others if known.templates.lexicon.verbs[key].object != "none"]
        hint = f"'{own}' is filled: name the verb with its object, {one_of(taking)}" if taking else hint
    fix = Fix(fields.key_span(WHAT), own) if own and own not in fields.node.entries else None
    known.problems.report("E407", fields.key_span(WHAT), f"the verb '{frame.id}' takes no object", hint, fix)
    return (*keys, WHAT)


def _prove_verb(fields: Fields, key: str, mood: Mood, known: Known, text: str, *, claimed: bool) -> None:
    """Report a verb that the quote does not tell as the fact does; note one that it does not tell at all."""
    for right in verb_faults(key, known.templates.lexicon, known.templates.verbs.near, mood, text, claimed=claimed):
        span = fields.key_span("mood" if fields.get("mood") else "does")
        if right == ONLY:
            message = f"the quote says «لا … إلا» of '{key}', and no question of the fact says that nothing else is so"
            hint = "ask in your own words, under `questions`, where that is the point"
            known.problems.report("N809", span, message, hint)
        elif right:
            message = f"the quote says of '{key}' {_TOLD[right]}, and the fact says it is so"
            hint = _NO_FACT if right in UNREAL else f"write `mood: {right}`, or lengthen the quote"
            known.problems.report("E439", span, message, hint)
        else:
            hint = "name the verb that it has, or see that it says the same in other words"
            known.problems.report("N808", span, f"no form of the verb '{key}' stands in the quote", hint)


def _skipped(nodes: Iterable[TextNode], frame: Frame, known: Known) -> tuple[str, ...]:
    """Read what an author does not want asked, each a thing that the frame can ask."""
    asked = {
        *(f"{name}{tail}" for name in _questions(frame, known) for tail in ("", "/choice")),
        *(f"true-false-{role}" for role in frame.roles),
        *(f"cloze-{role}" for role in frame.roles),
        "source",
        "sentence",  # which one says so
    }
    return tuple(name for node in nodes if (name := chosen(node, asked, f"question of '{frame.id}'", known.problems)))


def _wrong(fields: Fields, slots: Mapping[str, Slot], frame: Frame, known: Known) -> Iterator[Offered]:
    """Read what an author offers as wrong, by role; only a role that the fact fills is asked."""
    node = fields.get("wrong")
    roles = fields_of(node, tuple(slots), "'wrong'", known.problems) if node else None
    for role in slots if roles else ():
        seen: set[str] = set()
        for each in items_of(roles.get(role)) if roles else ():
            offered = _offered(each, frame.roles[role], known)
            if offered and value_id(offered.value) in seen:
                known.problems.report("E423", each.span, "the same value appears twice")
            elif offered:
                seen.add(value_id(offered.value))
                yield offered


def _offered(node: Node, role: Role, known: Known) -> Offered | None:
    """Read one wrong option: a value as the role takes it, with {is: …, why: …} its author's reason."""
    inner: Node | None = node
    why = ""
    if isinstance(node, MapNode) and "why" in node.entries:
        own = fields_of(node, WRONG_KEYS, "a wrong option", known.problems)
        if own is None or not own.wants("is"):
            return None
        inner, why = own.get("is"), sound(own.required("why"), known.problems, signs_alone=True)
    placed = read_value(inner, role, known)
    return Offered(role.name, placed.value, why) if placed else None


def _questions(frame: Frame, known: Known) -> Iterator[str]:
    """List a frame's questions, those about a partner also with the name that is asked."""
    for question in frame.questions:
        yield question.name
        if question.form == "partner":
            yield from (f"{question.name}-{name}" for name in known.names)


def _slots(fields: Fields, frame: Frame, known: Known, grounds: Grounds, place: Place | None) -> Mapping[str, Slot]:
    slots: dict[str, Slot] = {}
    for name, role in frame.roles.items():
        if name not in fields.node.entries:
            if role.required and name not in fields.misspelt:
                known.problems.report("E403", fields.span, f"the frame '{frame.id}' needs the role '{name}'")
            continue
        node = fields.get(name) if fields.wants(name) else None
        read = read_slot(node, role, known) if node else None
        if read is None or node is None:
            continue
        slots[name] = read.slot
        if place and is_bare(node) and closes(read.placed, place, grounds, known.templates.lexicon.noun_forms):
            slots[name] = replace(read.slot, complete=True)
        if place:
            for placed in read.placed:
                if not _is_a_count(placed):
                    grounds.prove(placed, place)
    if not any(name in fields.node.entries or name in fields.misspelt for name in frame.roles):
        known.problems.report("E404", fields.span, "a fact without any role")
    return slots


def _is_a_count(placed: Placed) -> bool:
    """Return whether a measure is «عدد», which no quote needs to say: «30 سفينة» counts by itself."""
    return isinstance(placed.value, Text) and placed.value.phrase.nom == _COUNT and placed.words is None


def office_facts(names: ReadNames, known: Known, grounds: Grounds, ids: Ids) -> Iterator[Fact]:
    """Return each office that has a quote as a fact."""
    for (id_, index), written in names.office_quotes.items():
        if id_ not in known.names or index >= len(known.names[id_].offices):
            continue
        name, office = known.names[id_], known.names[id_].offices[index]
        place = evidence_place(written.fields, grounds.printed)
        earlier = sum(1 for other, at in names.office_quotes if other == id_ and at < index)
        turn = f"-{earlier + 1}" if earlier else ""
        fact_id = f"office-{id_}{turn}"
        if OFFICE_FRAME not in known.templates.frames:
            known.problems.report("E405", written.span, f"offices need the frame '{OFFICE_FRAME}', and there is none")
            continue
        if place is None or not ids.take(fact_id, written.span):
            continue
        olds = (f"office-{old}{turn}" for old in name.was)
        was = tuple(old for old in olds if ids.retire_one(old, written.span))
        around = grounds.printed.around(place)
        if not grounds.holds_name(name, place):
            known.problems.report("E431", written.span, f"the quote does not hold '{id_}' («{name.phrase.nom}»)")
        title = Text(office.title, office.span)
        grounds.prove(Placed(title, office.span or written.span, written.words), around)
        slots = {"who": Slot((name,), True), "what": Slot((title,), True)}
        if office.when and written.when:
            grounds.prove_time(office.when, written.when.span, around)
            slots["when"] = Slot((office.when,), True, span=written.when.span)
        skip = _skipped(written.skip, known.templates.frames[OFFICE_FRAME], known)
        evidence = grounds.printed.evidence(place)
        yield Fact(fact_id, OFFICE_FRAME, slots, evidence, was=was, skip=skip, span=office.span)
