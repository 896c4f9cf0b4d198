"""What is known while a seed is read: its names, the templates, the complaints so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.model import Frame, Name, Templates
from quizgen.reading.nodes import TextNode
from quizgen.reading.shape import Complaints, did_you_mean

VALUE_TYPES = frozenset({"time", "quantity", "yes-no", "text"})
NAME_TYPES = frozenset(
    {
        *("person", "people", "state", "party", "organisation", "group"),
        *("treaty", "agreement", "law", "decision", "document"),
        *("base", "force", "command", "place", "event"),
    }
)


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a value, a fact or a reference may speak of."""

    names: Mapping[str, Name]
    templates: Templates
    complaints: Complaints
    sick: frozenset[str] = frozenset()  # declared names that could not be read: told there, not where they are used

    def name(self, node: TextNode | None, hint: str = "declare it under 'names'") -> Name | None:
        """Look a name up by its id."""
        if node is None or node.text in self.sick:
            return None
        if node.text in self.names:
            return self.names[node.text]
        self.complaints.tell(node.span, f"unknown name '{node.text}'", did_you_mean(node.text, self.names) or hint)
        return None


def name_types(frames: Mapping[str, Frame]) -> frozenset[str]:
    """Give every type that a name may have: the shipped ones, and each that some role takes."""
    roles = (role for frame in frames.values() for role in frame.roles.values())
    return (NAME_TYPES | {type_ for role in roles for type_ in role.types}) - VALUE_TYPES
