"""Peers: who and what may stand for a name as a wrong option, by office, body, state and field; others are absurd."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.arabic import fold
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import listed
from quizgen.arabic.overlap import content_words
from quizgen.identity import called_wrong, value_id, value_type
from quizgen.items.asking import Asked
from quizgen.items.desk import Desk
from quizgen.items.rivals import BY
from quizgen.items.truth import WITHIN
from quizgen.model import OFFICE_FRAME, Name, Text, Value

STATE, PRESS = "state", "press"
# Bodies of one field stand beside each other; those that no field has stand beside all but those of state and press.
_FIELDS = {
    noun: field
    for field, nouns in {
        STATE: "حكومة وزارة برلمان جيش شرطة محكمة نيابة سفارة قنصلية بلدية مديرية إمارة محافظة دولة سلطة",
        "sport": "نادٍ فريق منتخب",
        "trade": "شركة بنك مصرف مصنع متجر بورصة فندق",
        "learning": "جامعة معهد كلية مدرسة أكاديمية متحف مكتبة",
        PRESS: "صحيفة قناة إذاعة مجلة وكالة جريدة",
    }.items()
    for noun in listed(nouns)
}
_APART = frozenset({STATE, PRESS})
SCANNED = frozenset({"state", "city", "place"})  # of these an article names few: one alone is found by looking for it
OFFICE_TOLD = 2 / 3  # of the words of an office: then a question speaks of who holds it


def no_peer(desk: Desk, asked: Asked, value: Value) -> str:
    """Say why nobody would take a value for the answer, '' where somebody may."""
    key = asked.keys[0]
    if asked.fact.frame == OFFICE_FRAME:
        return _of_another_office(desk, asked, value)
    if not isinstance(key, Name) or not isinstance(value, Name):
        return ""
    if is_of_another_kind(desk, asked, key, value):
        return "it is of another kind than the answer"
    scanned = asked.role not in WITHIN and key.is_ == value.is_ and key.is_ in SCANNED
    if scanned and not desk.is_met(value, value.id) and value.id not in called_wrong(asked.fact, asked.role):
        return "the article does not name it: a reader would find the one that it names by looking for it"
    if asked.role == BY:
        return ""
    if _acts_for_what_is_shown(desk, asked, key, value):
        return "it holds an office of what the question names: nobody takes him for its visitor"
    return "it stands in the question" if is_called_in(desk, value, asked.stem) else ""


def _of_another_office(desk: Desk, asked: Asked, value: Value) -> str:
    """Say why an office, or a person, cannot be wrong beside the office that is asked about.

    An office goes to who holds one of its class in the article, a minister beside a minister, and of no other state.
    """
    slot = asked.fact.slots.get("what")
    if slot is None or not slot.values or not isinstance(slot.values[0], Text):
        return ""
    title = slot.values[0].phrase.nom
    held = [value.phrase.nom] if isinstance(value, Text) else list(titles(desk, value))
    of_class = [each for each in held if _class(each) == _class(title)]
    if not of_class:
        return "it is no office of the class that is asked for, nor holds one"
    mine = states_in(desk, title)
    theirs = states_in(desk, " ".join(of_class))
    return "it is an office of another state" if mine != theirs else ""


def _class(title: str) -> str:
    return fold.loose(head(title)).removeprefix("ال").removesuffix("ه")


def titles(desk: Desk, value: Value) -> Sequence[str]:
    """List the offices that a person holds, by his name or by a fact."""
    own = [office.title.nom for office in value.offices] if isinstance(value, Name) else []
    return [*own, *desk.offices_told.get(value_id(value), ())]


def states_in(desk: Desk, text: str) -> frozenset[str]:
    """List the states that a text names, or tells of by an adjective: «الإماراتي» is of «الإمارات»."""
    words = (fold.loose(word).removeprefix("ال").removeprefix("لل") for word in text.split())
    return frozenset(desk.states[word] for word in words if word in desk.states)


def is_of_another_kind(desk: Desk, asked: Asked, key: Name, value: Name) -> bool:
    """Return whether two names of one type are of two kinds: a club and a company, «خبير التغذية» and a name.

    Who speaks in the article may be offered for who says so, whatever he is.
    """
    if key.is_ != value.is_:
        return PRESS in {_field(head(name.phrase.nom), desk) for name in (key, value)}
    described = [desk.question_words.is_described(name) for name in (key, value)]
    if asked.role == BY and value_id(value) in desk.fillers(BY):
        return key.is_ == "person" and described[0] != described[1]  # «مسؤول كبير» may be who is named beside him
    if key.is_ == "person":
        return described[0] != described[1] or _is_below(desk, key, value)
    one, other = (_field(head(name.phrase.nom), desk) for name in (key, value))
    return one != other and (not _APART.isdisjoint((one, other)) or bool(one and other))


def alone_in_office(desk: Desk, one: Value, other: Value) -> bool:
    """Return whether of two persons only the first holds an office."""
    both = value_type(one) == value_type(other) == "person"
    return both and any(titles(desk, one)) and not any(titles(desk, other))


def is_called_in(desk: Desk, value: Value, stem: str) -> bool:
    """Return whether a question names a person by his office, «أمير عسير»: nobody praises or denies himself."""
    asked = content_words(stem)
    for title in titles(desk, value):
        words = content_words(title)
        if len(words) > 1 and content_words(head(title)) <= asked and len(words & asked) >= OFFICE_TOLD * len(words):
            return True
    return False


def _acts_for_what_is_shown(desk: Desk, asked: Asked, key: Name, value: Name) -> bool:
    """Return whether a person's office is one of a body or a state that a question names, and the answer's is not."""
    if not titles(desk, value):
        return False
    slots = (desk.world.slot(asked.fact, role) for role in asked.shows)
    shown = [each for slot in slots if slot for each in slot.values if isinstance(each, Name | Text)]
    told = " ".join(each.phrase.nom for each in shown)
    bodies = [each for each in (*shown, *desk.names_in(told)) if isinstance(each, Name) and not each.offices]
    states = {state for body in bodies if body.is_ == STATE for state in states_in(desk, body.phrase.nom)}

    def acts(name: Name) -> bool:
        held = titles(desk, name)
        return any(desk.is_read_in(body, title) for title in held for body in bodies) or any(
            not states.isdisjoint(states_in(desk, title)) for title in held
        )

    return acts(value) and not acts(key)


def _is_below(desk: Desk, key: Name, value: Name) -> bool:
    """Return whether a person holds no office where others share the key's: a player beside two coaches."""
    if value.offices or value.id not in desk.seed.names:
        return False
    return any(desk.in_office.get(head(office.title.nom), frozenset()) - {key.id} for office in key.offices)


def _field(noun: str, desk: Desk) -> str:
    """Return the field of a body by its first noun, '' where that tells none."""
    known = desk.question_words.lexicon.noun_forms.find(noun)
    return _FIELDS.get(known[0].singular, "") if known else ""
