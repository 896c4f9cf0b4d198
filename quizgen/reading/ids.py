"""Ids: given away once, and never given to something else when their owner is renamed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quizgen.problems import Span
from quizgen.reading.nodes import TextNode
from quizgen.reading.shape import Complaints, id_of


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one kind that are given away, with their places."""

    what: str
    complaints: Complaints
    taken: dict[str, Span]
    old: dict[str, Span]

    @classmethod
    def of(cls, what: str, complaints: Complaints) -> Ids:
        """Begin with none."""
        return cls(what, complaints, {}, {})

    def take(self, id_: str, span: Span) -> bool:
        """Give an id away; tell when it is taken."""
        if id_ in self.taken:
            first = self.taken[id_].line
            self.complaints.tell(span, f"the {self.what} id '{id_}' stands twice", f"it stands first in line {first}")
            return False
        self.taken[id_] = span
        return True

    def retire(self, nodes: Iterable[TextNode]) -> tuple[str, ...]:
        """Read `was:` ids."""
        read = ((id_of(node, "id", self.complaints), node.span) for node in nodes)
        return tuple(id_ for id_, span in read if id_ and self.retire_one(id_, span))

    def retire_one(self, id_: str, span: Span) -> bool:
        """Note one id as an old one; tell when something else had it too."""
        if id_ in self.old:
            self.complaints.tell(span, f"two {self.what}s were '{id_}'")
            return False
        self.old[id_] = span
        return True

    def check_retired(self) -> None:
        """Tell every old id that is an id still."""
        for id_, span in self.old.items():
            if id_ in self.taken:
                owner = f"{'an' if self.what[0] in 'aeiou' else 'a'} {self.what}"
                told = f"'{id_}' is still the id of {owner}, in line {self.taken[id_].line}"
                self.complaints.tell(span, told, "what was renamed cannot stand beside its old id")
