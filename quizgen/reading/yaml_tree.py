"""YAML as a small tree whose nodes know line and column. Every scalar is text; what cannot be read is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from quizgen.problems import MOST_READ, Problem, Span, one_line
from quizgen.reading.yaml_faults import LINE_END, problems_of, readable, syntax_problem

# A lone ? stands for what an author has to decide. To YAML it would begin a key: a sign of no script takes its place.
TO_DECIDE = "?"
UNDECIDED = "\ue03f"
_UNDECIDED = re.compile(r"(?:(?<=[:,\-\[] )|(?<=\[))\?(?=[ \t]*(?:[,\]}]|#|\r|\n|$))")
# A value without quotes ends at « #»: in «اتفاقية الإنارة #7» the number would be lost as a comment.
_CUT = re.compile(r"\s+#(?=[^\s#!])")

DEEPEST = 40
MOST_EVENTS = 200_000  # keys, values and brackets of one file; 5,000 facts have about 150,000

# The C parser is 6-7 times faster; both give the same events.
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar as written; `bare` is one without quotes."""

    text: str
    span: Span
    bare: bool = True

    @property
    def empty(self) -> bool:
        """Return whether nothing was written: `key:` and no more."""
        return self.bare and not self.text


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping, its keys in the order written; `flow` is one in { }."""

    entries: dict[str, tuple[TextNode, Node]]
    span: Span
    flow: bool = False


@dataclass(frozen=True, slots=True)
class InvalidNode:
    """A value whose fault has been reported already: readers pass it over in silence.

    `undecided` is one that its author still has to decide: what rests on it is left out.
    """

    span: Span
    undecided: bool = False


Node = TextNode | ListNode | MapNode | InvalidNode


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    span: Span
    mapping: bool
    flow: bool
    nodes: list[Node] = field(default_factory=list)


@lru_cache(maxsize=1)  # a fact file is read for the name of its article first
def compose(text: str, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one YAML document; None where it is empty or its syntax is broken."""
    body = _UNDECIDED.sub(UNDECIDED, text.removeprefix("\ufeff"))
    tree = _Tree(path, body)
    tree.problems.extend(problems_of(text.removeprefix("\ufeff"), path))
    try:
        for number, event in enumerate(yaml.parse(readable(body), Loader=_PARSER)):
            tree.take(event)
            if number > MOST_EVENTS or len(tree.problems) > MOST_READ:
                message = "cannot be read beyond here: the file holds too much, or too many problems"
                tree.report("E013", tree.span(event), message, "make two seeds of it, or fix the problems above first")
                return None, tuple(tree.problems)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        tree.problems.append(syntax_problem(error, path))
        return None, tuple(tree.problems)
    return tree.root, tuple(tree.problems)


@dataclass(frozen=True, slots=True)
class Written:
    """A scalar as it stands in a file: its span from 0, the sign that it is quoted by, and whether brackets hold it."""

    start: int
    end: int
    style: str
    flow: bool


def scalars(text: str) -> dict[Span, Written]:
    """Find how every scalar of a YAML text is written, by its place (of a file without a path)."""
    body = _UNDECIDED.sub(UNDECIDED, text.removeprefix("\ufeff"))
    shift = len(text) - len(body)
    starts = [0, *(end.end() for end in LINE_END.finditer(body))]
    found: dict[Span, Written] = {}
    depth, opened = 0, list[bool]()
    for event in yaml.parse(readable(body), Loader=_PARSER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += bool(event.flow_style)
            opened.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= opened.pop()
        elif isinstance(event, yaml.ScalarEvent):
            begun, ended = event.start_mark, event.end_mark
            if begun is None or ended is None:
                continue
            start, end = (starts[mark.line] + mark.column + shift for mark in (begun, ended))
            found[Span("", begun.line + 1, begun.column + 1)] = Written(start, end, event.style or "", depth > 0)
    return found


def undecided(node: Node) -> bool:
    """Return whether an author has still to decide something in a node, however deep."""
    if isinstance(node, InvalidNode):
        return node.undecided
    if isinstance(node, ListNode):
        return any(map(undecided, node.items))
    return isinstance(node, MapNode) and any(undecided(value) for _, value in node.entries.values())


class _Tree:
    """Builds nodes from parser events without recursion, so that no depth of nesting can break it."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.raw = frozenset(text)
        self.lines = LINE_END.split(text)
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.documents = 0
        self.open: list[_Open] = []

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents == 2:
                self.report("E004", self.span(event), "a second document begins here", "delete the line ---")
        elif isinstance(event, yaml.AliasEvent):
            self.report(
                "E005", self.span(event), f"the alias '*{event.anchor}' is not read", "write the value out again"
            )
            self.put(InvalidNode(self.span(event)))
        elif isinstance(event, yaml.ScalarEvent):
            self.decorations(event)
            if event.value == UNDECIDED and not event.style:
                self.report("N101", self.span(event), "to decide", "write it, or delete what it belongs to")
                self.put(InvalidNode(self.span(event), undecided=True))
                return
            if event.style == '"':
                self.escapes(event)
            if not event.style:
                self.cut_short(event)
            self.put(TextNode(event.value.replace(UNDECIDED, "?"), self.span(event), not event.style))
        elif isinstance(event, yaml.CollectionStartEvent):
            self.decorations(event)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.open.append(_Open(self.span(event), mapping, bool(event.flow_style)))
            if len(self.open) == DEEPEST + 1:
                self.report("E006", self.span(event), f"nested deeper than {DEEPEST} levels")
        elif isinstance(event, yaml.CollectionEndEvent):
            self.put(self.closed(self.open.pop()))

    def put(self, node: Node) -> None:
        if self.open:
            self.open[-1].nodes.append(node)
        elif self.root is None:
            self.root = node

    def closed(self, open_: _Open) -> Node:
        if len(self.open) >= DEEPEST:
            return InvalidNode(open_.span)
        if not open_.mapping:
            return ListNode(tuple(open_.nodes), open_.span)
        entries: dict[str, tuple[TextNode, Node]] = {}
        for key, value in _pairs(open_.nodes):
            if isinstance(key, InvalidNode):
                continue
            if not isinstance(key, TextNode):
                self.report("E007", key.span, "a key must be text")
            elif key.text in entries:
                first = entries[key.text][0].span.line
                self.report("E008", key.span, f"the key '{key.text}' appears twice", f"it stands first in line {first}")
            else:
                entries[key.text] = (key, value)
        return MapNode(entries, open_.span, open_.flow)

    def decorations(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.report(
                "E009", self.span(event), f"the anchor '&{event.anchor}' is not read", "write the value without it"
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report("E010", self.span(event), f"the tag '{tag}' is not read", "write the value without it")

    def cut_short(self, event: yaml.ScalarEvent) -> None:
        """Report a bare value that ends at a # which looks like part of it."""
        mark = event.end_mark
        line = self.lines[mark.line] if event.value and mark and mark.line < len(self.lines) else ""
        if mark and (comment := _CUT.match(line, mark.column)):
            message = f"the value ends before «{line[comment.end() - 1 :][:20]}»: # begins a comment"
            self.report("E014", self.span(event), message, "put the value between quotes, or a space after the #")

    def escapes(self, event: yaml.ScalarEvent) -> None:
        """Report the characters that YAML's \\ made; those that stand raw in the file are told with the file."""
        for letter in dict.fromkeys(event.value):
            if letter not in self.raw and letter != UNDECIDED:
                for problem in problems_of(letter, self.path):
                    self.report(problem.code, self.span(event), problem.message, problem.hint)

    def report(self, code: str, span: Span, message: str, hint: str = "") -> None:
        if len(self.problems) <= MOST_READ:
            self.problems.append(Problem(span, code, one_line(message), hint))

    def span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        return Span(self.path, mark.line + 1, mark.column + 1) if mark else Span(self.path, 1, 1)


def _pairs(nodes: list[Node]) -> Iterator[tuple[Node, Node]]:
    return zip(nodes[::2], nodes[1::2], strict=True)
