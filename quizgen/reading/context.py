"""What is known while a seed is read: names, templates, ids that are taken, and the problems so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizgen.model import ANY_NAME, Frame, Name, Templates
from quizgen.problems import Problems, Span, did_you_mean
from quizgen.reading.fields import id_of
from quizgen.reading.yaml_tree import TextNode

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
