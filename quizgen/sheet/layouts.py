"""Reading page layouts: what each may name, use and hold, told with its place before any page is made.

Its one rule: what is not listed is refused.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache
from itertools import takewhile
from types import ModuleType

from jinja2 import Environment, TemplateSyntaxError, nodes

from quizgen.markup import Hole, HoleKind, tag_faults
from quizgen.problems import MOST_READ, Problem, Problems, Span, TooManyProblems, did_you_mean, one_of
from quizgen.sheet.sandbox import FILE, LOOP, METHODS, SHAPING, Functions, seen

_GIVEN = """
bank labels settings article title style code policy quiz key mark quizzes pieces noted pictures decks ordinals told
page coverage skip problems views cards version
"""
GIVEN = frozenset(_GIVEN.split())
FUNCTIONS = frozenset({"dated", "checking"})
FIXED = frozenset({"policy", "style", "code", "labels", "caller", "loop", "super", "self"})
RAW = frozenset({"style", "code", "told", "checking(quiz)"})
NODES = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Import, nodes.Include, nodes.Block,
    nodes.Macro, nodes.CallBlock, nodes.For, nodes.If, nodes.Assign, nodes.AssignBlock, nodes.Name, nodes.Const,
    nodes.Tuple, nodes.Filter, nodes.Keyword, nodes.Call, nodes.Getitem, nodes.Getattr, nodes.Slice, nodes.Concat,
    nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Mul,
    nodes.Neg,
)  # fmt: skip
_JINJA = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
_TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'])*?"""
_HOLE = re.compile(rf"\{{#.*?#\}}|\{{\{{{_TEXT}\}}\}}|\{{%[-+]?\s*(?P<word>\w*){_TEXT}%\}}", re.DOTALL)
_HEAD = re.compile(
    r"(?:\s|\{#.*?#\})*<!doctype html>\s*<html(?: [^<>]*)?>\s*<head>\s*(?:<meta charset=\"utf-8\">\s*)?"
    r"<meta http-equiv=\"Content-Security-Policy\" content=\"\{\{ policy \}\}\">",
    re.DOTALL | re.IGNORECASE,
)
PAGE = "page.html.j2"  # what the others extend
MOST_BASES = 10
MAY_TAKE = {"parts": 1}  # how many items stay together
TAKES = {"gapped": 1, "rejectattr": 3}  # values in ( ) of filters; the others take none, and sum its attribute
_KINDS: dict[str, HoleKind] = {"if": "open", "elif": "middle", "else": "middle", "endif": "close"}


@dataclass(frozen=True, slots=True)
class Known:
    """What layouts may name: the filters, the labels, the sources of all layouts by name, and what objects are made of.

    `views` are the modules whose dataclasses a layout is given.
    """

    filters: Functions
    labels: Collection[str]
    sources: Mapping[str, str]
    views: tuple[ModuleType, ...]


def check_layouts(known: Known, own: Mapping[str, str], shipped: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return the problems of an author's own layouts: `own` are their paths by name, `shipped` those they replace."""
    problems = Problems(most=MOST_READ)
    with contextlib.suppress(TooManyProblems):
        for name, path in own.items():
            _Layout(name, path, known, problems).check(shipped.get(name, ""))
    return problems.sorted()


def told(fault: BaseException, own: Mapping[str, str]) -> Problem | None:
    """Return the problem of a page that could not be made, at the line of the own layout; None where none is at it."""
    places = []
    trace = fault.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(FILE) and file.removeprefix(FILE) in own:
            places.append(Span(own[file.removeprefix(FILE)], trace.tb_lineno, 1))
        trace = trace.tb_next
    if not places:
        return None
    says = "it calls itself without end" if isinstance(fault, RecursionError) else str(fault) or type(fault).__name__
    problems = Problems()
    problems.report(
        "E564", places[-1], f"the layout gives no page: {says}", "see docs/layouts.md for what each is given"
    )
    return problems.found[0]


@cache
def attributes(views: tuple[ModuleType, ...]) -> frozenset[str]:
    """List every attribute that some view object has."""
    found = {*LOOP, *METHODS, "value"}
    for module in views:
        for view in _classes(module):
            found |= seen(view)
    return frozenset(found)


def _classes(module: ModuleType) -> Iterator[type]:
    return (each for each in vars(module).values() if isinstance(each, type) and is_dataclass(each))


@cache
def _parsed(source: str) -> nodes.Template | TemplateSyntaxError:
    try:
        return _JINJA.parse(source)
    except TemplateSyntaxError as error:
        return error
    except (RecursionError, ValueError, OverflowError) as error:
        return TemplateSyntaxError(f"it cannot be read ({type(error).__name__})", 1)


def _defined(source: str) -> tuple[frozenset[str], frozenset[str]]:
    """Name the blocks and the macros of a layout."""
    tree = _parsed(source)
    if isinstance(tree, TemplateSyntaxError):
        return frozenset(), frozenset()
    return (
        frozenset(block.name for block in tree.find_all(nodes.Block)),
        frozenset(macro.name for macro in tree.find_all(nodes.Macro)),
    )


class _Layout:
    """One layout and the checks of it."""

    def __init__(self, name: str, path: str, known: Known, problems: Problems) -> None:
        self.name, self.path, self.known, self.problems = name, path, known, problems
        self.source = known.sources[name]
        self.lines = self.source.split("\n")
        self.modules: dict[str, frozenset[str]] = {}
        self.attributes = attributes(known.views)

    def report(self, code: str, line: int, word: str, message: str, hint: str = "") -> None:
        """Report a problem at the first place of a word in a line."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
        self.problems.report(code, Span(self.path, line, found.start() + 1 if found else 1), message, hint)

    def check(self, shipped: str) -> None:
        tree = _parsed(self.source)
        if isinstance(tree, TemplateSyntaxError):
            self.report("E560", tree.lineno, "", f"the layout is not Jinja: {tree.message}")
            return
        try:
            self._references(tree)
            self._head(shipped)
            names = self._names(tree)
            for node in [tree, *tree.find_all(nodes.Node)]:
                self._node(node, names)
            self._markup(tree)
        except RecursionError:
            self.report("E560", 1, "", "the layout is nested too deeply")
            return
        for what, wanted, has in zip(("block", "macro"), _defined(shipped), _defined(self.source), strict=True):
            for missing in sorted(wanted - has):
                hint = "other layouts use it: copy it from the shipped one"
                self.report("E562", 1, "", f"the layout has no {what} '{missing}'", hint)

    # ------------------------------------------------------------ other layouts

    def _references(self, tree: nodes.Template) -> None:
        """Check what the layout builds upon, and note the macros of each."""
        for node in tree.find_all((nodes.Extends, nodes.Import, nodes.Include)):
            other = node.template.value if isinstance(node.template, nodes.Const) else None  # type: ignore[attr-defined]
            if not isinstance(other, str) or other not in self.known.sources:
                message = f"no layout '{other}'" if isinstance(other, str) else "a layout is named by a plain string"
                self.report("E562", node.lineno, str(other), message, one_of(self.known.sources))
            elif isinstance(node, nodes.Import):
                self.modules[node.target] = _defined(self.known.sources[other])[1]
        extending = list(tree.find_all(nodes.Extends))
        before = list(takewhile(lambda part: not isinstance(part, nodes.Extends), tree.body))
        if extending and (len(extending) > 1 or extending[0] not in tree.body or any(map(_prints, before))):
            self.report("E562", extending[0].lineno, "extends", "{% extends %} stands once, before everything else")

    def _head(self, shipped: str) -> None:
        """Check that a page begins with its policy, whatever it is built upon."""
        source, steps = self.source, 0
        if self.name != PAGE and not _base(self.source) and not _base(shipped):
            return  # a part of pages
        while (base := _base(source)) in self.known.sources and steps < MOST_BASES:
            source, steps = self.known.sources[base], steps + 1
        if not _HEAD.match(source):
            hint = '<!doctype html><html …><head><meta http-equiv="Content-Security-Policy" content="{{ policy }}">'
            self.report("E563", 1, "", "the page does not begin with its policy", f"begin with {hint}")

    # ------------------------------------------------------------ names

    def _names(self, tree: nodes.Template) -> frozenset[str]:
        """Return every name that means something in the layout; report those that may not be given anew."""
        own: set[str] = set(self.modules)
        for node in tree.find_all(nodes.Name):
            if node.ctx in ("store", "param"):
                own.add(node.name)
                if node.name in FIXED:
                    self.report("E561", node.lineno, node.name, f"'{node.name}' cannot be another thing")
        for macro in tree.find_all(nodes.Macro):
            own.add(macro.name)
            if macro.name in FIXED - {"code"}:
                self.report("E561", macro.lineno, macro.name, f"'{macro.name}' cannot be another thing")
        return frozenset(own | GIVEN | FUNCTIONS | {"loop", "caller", "super"})

    def _node(self, node: nodes.Node, names: frozenset[str]) -> None:
        line = node.lineno or 1
        if not isinstance(node, NODES):
            word = type(node).__name__.lower()
            self.report(
                "E561",
                line,
                word,
                f"a layout may not use {word}",
                "if, for, macros, filters, + - * and ~ are what there is",
            )
        elif isinstance(node, nodes.Name) and node.name not in names:
            self.report(
                "E561",
                line,
                node.name,
                f"'{node.name}' is nothing that a layout knows",
                did_you_mean(node.name, names) or one_of(names),
            )
        elif isinstance(node, nodes.Getattr):
            self._attribute(node, line)
        elif isinstance(node, nodes.Getitem):
            self._item(node, line)
        elif isinstance(node, nodes.Filter):
            self._filter(node, line)
        elif isinstance(node, nodes.Call):
            self._call(node, line)
        elif isinstance(node, nodes.For) and node.recursive:
            self.report("E561", line, "recursive", "a loop may not call itself")
        elif isinstance(node, nodes.Tuple) and any(isinstance(item, nodes.Tuple) for item in node.items):
            self.report("E561", line, "", "a list within a list")

    def _attribute(self, node: nodes.Getattr, line: int) -> None:
        if isinstance(node.node, nodes.Name) and node.node.name in self.modules:
            if node.attr not in self.modules[node.node.name]:
                known = self.modules[node.node.name]
                self.report(
                    "E562",
                    line,
                    node.attr,
                    f"no macro '{node.attr}' in '{node.node.name}'",
                    did_you_mean(node.attr, known) or one_of(known),
                )
        elif node.attr not in self.attributes:
            self.report(
                "E561",
                line,
                node.attr,
                f"nothing has an attribute '{node.attr}'",
                did_you_mean(node.attr, self.attributes),
            )

    def _item(self, node: nodes.Getitem, line: int) -> None:
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
            return
        label = node.arg.value
        if isinstance(node.node, nodes.Name) and node.node.name == "labels":
            if label not in self.known.labels:
                self.report("E561", line, label, f"no label '{label}'", did_you_mean(label, self.known.labels))
        elif label not in self.attributes:
            self.report(
                "E561", line, label, f"nothing has an attribute '{label}'", did_you_mean(label, self.attributes)
            )

    def _filter(self, node: nodes.Filter, line: int) -> None:
        filters = {**SHAPING, **self.known.filters}
        if node.name not in filters:
            self.report(
                "E561",
                line,
                node.name,
                f"unknown filter '{node.name}'",
                did_you_mean(node.name, filters) or one_of(filters),
            )
        elif node.node is None or node.dyn_args or node.dyn_kwargs or not _fits(node):
            self.report(
                "E561", line, node.name, f"the filter '{node.name}' takes {TAKES.get(node.name, 0)} values in ( )", ""
            )

    def _call(self, node: nodes.Call, line: int) -> None:
        if node.dyn_args or node.dyn_kwargs:
            self.report("E561", line, "*", "a layout may not spread a list into a call")
        called = node.node
        if isinstance(called, nodes.Name):
            macros = {"caller", "super", *FUNCTIONS, *_defined(self.source)[1]}
            if called.name not in macros:
                self.report(
                    "E561",
                    line,
                    called.name,
                    f"'{called.name}' cannot be called",
                    did_you_mean(called.name, macros) or one_of(macros),
                )
        elif isinstance(called, nodes.Getattr):
            of_module = isinstance(called.node, nodes.Name) and called.node.name in self.modules
            if not of_module and called.attr not in METHODS:
                self.report("E561", line, called.attr, f"'{called.attr}' cannot be called", one_of(METHODS))
        else:
            self.report("E561", line, "", "only macros and functions can be called")

    # ------------------------------------------------------------ markup

    def _markup(self, tree: nodes.Template) -> None:
        holes = list(_holes(self.source))
        for hole in holes:
            if hole.says == "raw":
                self._at(hole.start, "E561", "a layout may not use raw", "write {{ '{{' }}")
                return
        data = "".join(part.data for part in tree.find_all(nodes.TemplateData))
        if _bare(data) != _bare(_outside(self.source, holes)):
            self.report("E560", 1, "", "the layout's markup and its statements cannot be told apart")
            return
        for at, message, hint in tag_faults(self.source, holes, RAW):
            self._at(at, "E563", message, hint)
        for const in tree.find_all(nodes.Const):
            if isinstance(const.value, str) and "<" in const.value:
                hint = "write it between {% set name %} and {% endset %}"
                self.report("E563", const.lineno, "", "a string holds no markup", hint)

    def _at(self, at: int, code: str, message: str, hint: str) -> None:
        line = self.source.count("\n", 0, at) + 1
        self.problems.report(code, Span(self.path, line, at - self.source.rfind("\n", 0, at)), message, hint)


def _base(source: str) -> str:
    """Name the layout that a layout extends; '' for none."""
    tree = _parsed(source)
    if isinstance(tree, TemplateSyntaxError):
        return ""
    named = [node.template for node in tree.find_all(nodes.Extends)]
    return str(named[0].value) if named and isinstance(named[0], nodes.Const) else ""


def _prints(node: nodes.Node) -> bool:
    """Return whether something in front of {% extends %} is more than blank."""
    if isinstance(node, nodes.Output):
        return any(not isinstance(part, nodes.TemplateData) or part.data.strip() for part in node.nodes)
    return not isinstance(node, nodes.Import)


def _fits(node: nodes.Filter) -> bool:
    named = {keyword.key for keyword in node.kwargs}
    if node.name == "sum":
        return not node.args and "attribute" in named and named <= {"attribute", "start"}
    least = TAKES.get(node.name, 0)
    return least <= len(node.args) <= MAY_TAKE.get(node.name, least) and not named


def _holes(source: str) -> Iterator[Hole]:
    for found in _HOLE.finditer(source):
        text = found[0]
        if text.startswith("{#"):
            yield Hole(found.start(), found.end(), "nothing")
        elif text.startswith("{{"):
            yield Hole(found.start(), found.end(), "value", text[2:-2].strip("-+").strip())
        else:
            yield Hole(found.start(), found.end(), _KINDS.get(found["word"], "other"), found["word"])


def _outside(source: str, holes: Iterable[Hole]) -> str:
    parts, at = [], 0
    for hole in holes:
        parts.append(source[at : hole.start])
        at = hole.end
    return "".join([*parts, source[at:]])


def _bare(text: str) -> str:
    return "".join(text.split())
