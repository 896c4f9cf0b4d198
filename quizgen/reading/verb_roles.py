"""The wordings that all verbs share: roles, moods, class nouns, from roles.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from quizgen.arabic.verbs import Verb
from quizgen.model import Lead, Mood, Role, VerbRole, VerbWordings
from quizgen.problems import Problems
from quizgen.reading.fields import TO_THE_LEXICON, Fields, chosen, fields_of, items_of, texts_of
from quizgen.reading.wordings import Speech, wording_of
from quizgen.reading.yaml_tree import MapNode, Node, TextNode

LISTS = ("measures", "periods", "rises", "falls", "causes", "common", "binds")  # of verbs, and of kinds
PAIRS = ("called", "makes", "given", "comes_about")  # of verbs, `called` of types
KEYS = ("roles", "prepositions", "moods", *PAIRS, *LISTS, "near")
ROLE_KEYS = ("is", "single", "needs", "says", "asks", "was")
LEAD_KEYS = ("plain", "by", "says", "asks", "comes_to")
WHO, WHAT, THAT, AS, TO, FROM, WHEN, WHERE = "who", "what", "that", "as", "to", "from", "when", "where"
COMPARED, AMOUNT, LASTS = "compared_to", "amount", "lasts"
IT = "it"  # what a role holds, whatever it is called
SPEAKER = "speaker"


def read_verb_wordings(root: Node | None, speech: Speech, kinds: Collection[str], problems: Problems) -> VerbWordings:
    """Read roles.yaml; what is not sound is reported and left out. `kinds` are what `near` may name beside verbs."""
    fields = fields_of(root, KEYS, "the roles of verbs", problems)
    if fields is None:
        return VerbWordings()
    roles = dict(_roles(fields, speech))
    names = (*roles, SPEAKER)
    prepositions = fields_of(fields.get("prepositions"), ("alone", "beside"), "'prepositions'", problems)
    lexicon = speech.lexicon
    near = [texts_of(item, problems) for item in items_of(fields.get("near"))]
    lists = {key: fields.texts(key) for key in LISTS}
    for node in (
        *(node for nodes in lists.values() for node in nodes),
        *(node for group in near for node in group),
        *(node for key in PAIRS[1:] for node in _written(fields, key)),
    ):
        chosen(node, (*kinds, *lexicon.verbs), "verb", problems, TO_THE_LEXICON)
    for noun in _pairs(fields, "called").values():
        if noun not in lexicon.nouns:
            problems.report("E104", fields.key_span("called"), f"unknown noun '{noun}'", TO_THE_LEXICON)
    return VerbWordings(
        roles=roles,
        leads=dict(_leads(fields, names, speech)),
        alone=_pairs(prepositions, "alone"),
        beside=_pairs(prepositions, "beside"),
        called=_pairs(fields, "called"),
        makes=_pairs(fields, "makes"),
        given=_pairs(fields, "given"),
        comes_about=_pairs(fields, "comes_about"),
        **{key: frozenset(node.text for node in nodes) for key, nodes in lists.items()},
        near=tuple(frozenset(node.text for node in group) for group in near),
    )


def _roles(fields: Fields, speech: Speech) -> Iterator[tuple[str, VerbRole]]:
    problems = fields.problems
    read = fields_of(fields.get("roles"), (), "'roles'", problems, any_key=True)
    entries = read.node.entries if read else {}
    for name, (_, value) in entries.items():
        role = fields_of(value, ROLE_KEYS, f"the role '{name}'", problems)
        if role is None:
            continue
        yield (
            name,
            VerbRole(
                name,
                tuple(node.text for node in role.texts("is")) or ("text",),
                single=role.yes_no("single", False),
                says=_wording(role, "says", (IT, *entries), speech),
                asks=_wording(role, "asks", (IT, *entries), speech),
                needs=role.text("needs"),
                was=tuple(node.text for node in role.texts("was")),
            ),
        )


def _leads(fields: Fields, names: tuple[str, ...], speech: Speech) -> Iterator[tuple[Mood, Lead]]:
    moods = fields_of(fields.get("moods"), get_args(Mood), "'moods'", fields.problems)
    for mood in moods.node.entries if moods else ():
        lead = fields_of(moods.get(mood) if moods else None, LEAD_KEYS, f"the mood '{mood}'", fields.problems)
        if lead is None or mood not in get_args(Mood):
            continue
        by = lead.text_node("by")
        yield (
            cast(Mood, mood),
            Lead(
                _wording(lead, "plain", names, speech),
                chosen(by, names, "role", fields.problems) if by else "",
                _wording(lead, "says", names, speech),
                _wording(lead, "asks", names, speech),
                _wording(lead, "comes_to", (IT, *names), speech),
            ),
        )


def _wording(fields: Fields, key: str, names: tuple[str, ...], speech: Speech) -> str:
    asked = () if key == "asks" else None
    wording = wording_of(fields.get(key), names, speech, fields.problems, asked=asked)
    return wording.template if wording else ""


def _written(fields: Fields, key: str) -> tuple[TextNode, ...]:
    node = fields.get(key)
    return tuple(name for name, _ in node.entries.values()) if isinstance(node, MapNode) else ()


def _pairs(fields: Fields | None, key: str) -> Mapping[str, str]:
    read = fields_of(fields.get(key), (), f"'{key}'", fields.problems, any_key=True) if fields else None
    return {name: read.text(name) for name in read.node.entries} if read else {}


# ---------------------------------------------------------------- the roles and the manner of one verb


def roles_of(key: str, verb: Verb, shared: VerbWordings) -> dict[str, Role]:
    """List the roles that a verb has: its subject, its object, what its preposition leads, and those of every verb."""
    own = shared.led_by(verb)
    silent = {name for name, role in shared.roles.items() if not role.says} - {WHO}
    has = {own, THAT if verb.that else "", *((WHAT,) if verb.object != "none" else ())}
    kept = {name: role for name, role in shared.roles.items() if name not in silent or name in has}
    return {name: Role(name, role.types, role.single or _made(key, name, shared)) for name, role in kept.items()}


def _made(key: str, name: str, shared: VerbWordings) -> bool:
    return name == AS and key in shared.makes


@dataclass(frozen=True, slots=True)
class Manner:
    """How a verb is told: its mood, whether somebody is named who says it, and with which verb of saying («أكّد أنّ»).

    `still`: what is ongoing goes on as the article tells it. `negation` is the word before the verb that denies it: لم,
    لا, لن; '' where another verb does («نفى»). `over`: what is possible is
    over, if it was at all: «ربما قرّر», not «قد يقرّر». `to_come`: what somebody says is so is to come, «ستبقى».
    `of_oneself`: the subject is the one who says it: «نفت إيران أن تكون قد أغلقت», not «أن تكون إيران قد أغلقت».
    """

    mood: Mood = "stated"
    claimed: bool = False
    says: str = ""
    still: bool = True
    negation: str = ""
    over: bool = False
    to_come: bool = False
    of_oneself: bool = False
