"""What is known while a seed is read: names, templates, ids that are taken; and where an entry's evidence stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizgen.model import ANY_NAME, Frame, Name, Templates
from quizgen.problems import Problems, Span, did_you_mean
from quizgen.reading.article import Place, Printed
from quizgen.reading.fields import Fields, id_of, whole_of
from quizgen.reading.shapes import TEXT, Held, Keys, many, whole
from quizgen.reading.yaml_tree import ListNode, TextNode

VALUE_TYPES = frozenset({"time", "quantity", "yes-no", "text"})
NAME_TYPES = frozenset(
    {
        *("person", "people", "state", "party", "organisation", "group"),
        *("treaty", "agreement", "law", "decision", "document"),
        *("base", "force", "command", "city", "place", "event"),
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a value, a fact or a reference may speak of."""

    names: Mapping[str, Name]
    templates: Templates
    problems: Problems
    sick: frozenset[str] = frozenset()  # declared names that could not be read: told there, not where they are used
    guessed: frozenset[str] = frozenset()  # names whose gender could not be read: nothing that hangs on it is judged

    def name(self, node: TextNode | None, hint: str = "declare it under 'names'") -> Name | None:
        """Look a name up by its id."""
        if node is None or node.text in self.sick:
            return None
        if node.text in self.names:
            return self.names[node.text]
        self.problems.report(
            "E205", node.span, f"unknown name '{node.text}'", did_you_mean(node.text, self.names) or hint
        )
        return None


def name_types(frames: Mapping[str, Frame]) -> frozenset[str]:
    """Return every type that a name may have: the shipped ones, and each that some role takes."""
    roles = (role for frame in frames.values() for role in frame.roles.values())
    return (NAME_TYPES | {type_ for role in roles for type_ in role.types}) - VALUE_TYPES - {ANY_NAME}


ANSWERED = "-answered"  # ends the id of the answered question beside an unsaid one


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one kind that are given away, with their places."""

    what: str
    problems: Problems
    taken: dict[str, Span]
    old: dict[str, Span]

    @classmethod
    def of(cls, what: str, problems: Problems) -> Ids:
        """Begin with none."""
        return cls(what, problems, {}, {})

    def take(self, id_: str, span: Span) -> bool:
        """Take an id; report when it is taken, or when another kind of items leads its ids with it."""
        self._check_reserved(id_, span)
        if id_ in self.taken:
            first = self.taken[id_].line
            self.problems.report(
                "E206", span, f"the {self.what} id '{id_}' appears twice", f"it stands first in line {first}"
            )
            return False
        self.taken[id_] = span
        return True

    def retire(self, nodes: Iterable[TextNode]) -> tuple[str, ...]:
        """Read `was:` ids."""
        read = ((id_of(node, "id", self.problems), node.span) for node in nodes)
        return tuple(id_ for id_, span in read if id_ and self.retire_one(id_, span))

    def _check_reserved(self, id_: str, span: Span) -> None:
        if self.what == "unsaid question" and id_.endswith(ANSWERED):
            message = f"'{id_}' cannot be the id of {_a(self.what)}: other items have it"
            self.problems.report("E209", span, message, "choose another id")

    def retire_one(self, id_: str, span: Span) -> bool:
        """Note one id as an old one; report when something else had it too."""
        self._check_reserved(id_, span)
        if id_ in self.old:
            self.problems.report("E207", span, f"two {self.what}s were '{id_}'")
            return False
        self.old[id_] = span
        return True

    def check_retired(self) -> None:
        """Report every old id that is an id still."""
        for id_, span in self.old.items():
            if id_ in self.taken:
                owner = _a(self.what)
                message = f"'{id_}' is still the id of {owner}, in line {self.taken[id_].line}"
                self.problems.report("E208", span, message, "what was renamed cannot stand beside its old id")


def _a(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


# ---------------------------------------------------------------- the evidence of an entry


SENTENCE_KEYS: Keys = dict.fromkeys(("sentence", "sentences"), Held(many(whole(1), 1)))
EVIDENCE_KEYS: Keys = {"quote": Held(TEXT), **SENTENCE_KEYS}
_CLOSING = " \t\r\n.،؛"  # what ends a sentence and is no part of what it says


def has_evidence(fields: Fields) -> bool:
    """Return whether an entry names its evidence, be it by a quote or by a sentence."""
    return any(fields.get(key) is not None for key in EVIDENCE_KEYS)


def evidence_place(fields: Fields, printed: Printed) -> Place | None:
    """Find the evidence of an entry: `quote`, `sentence: 9`, or `sentences: [8, 9]`; exactly one of them is wanted."""
    problems = fields.problems
    written = [key for key in EVIDENCE_KEYS if key in fields.node.entries]
    if len(written) > 1:
        message = f"the evidence is written twice, as '{written[0]}' and as '{written[1]}'"
        problems.report("E309", fields.key_span(written[1]), message, "keep one of them")
        return None
    if written == ["quote"] or not written:
        return printed.locate(fields.required("quote"), "the quote", problems)
    return _sentences(fields, written[0], printed)


def _sentences(fields: Fields, key: str, printed: Printed) -> Place | None:
    """Join the sentences that a key lists, without the stop behind the last one; they must follow one another."""
    problems, last = fields.problems, len(printed.sentences)
    nodes = fields.texts(key) if fields.wants(key) else ()
    if isinstance(fields.get(key), ListNode) and not nodes:
        problems.report("E102", fields.key_span(key), f"the key '{key}' has no value")
    numbers = [whole_of(node, key, 1, last, problems, 0) for node in nodes]
    if not numbers or not all(numbers):
        return None
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        hint = "name each that lies between, in order, or write one fact for each"
        problems.report("E310", nodes[0].span, "these sentences do not follow one another", hint)
        return None
    start, end = printed.sentences[numbers[0] - 1].start, printed.sentences[numbers[-1] - 1].end
    return Place(start, start + len(printed.text[start:end].rstrip(_CLOSING)))
