"""The language of page layouts: Jinja2 with a closed list of what a layout may do, within bounds of work and output.

Its one rule: a layout reaches nothing but what it is given. What it says is checked in `layouts.py` when it is read;
here whatever is looked up, called or printed is checked once more, and counted, while a page is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import wraps
from types import BuiltinMethodType, CodeType
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

MOST_WORK = 1_500_000  # steps of one page; the study page of a hundred statements takes 20,000
MOST_TEXT = 64 * 2**20  # characters that one page prints; what a part prints counts wherever it is printed again
FILE = "layout:"  # begins the file name of a layout in tracebacks
METHODS = frozenset({"items", "index", "startswith", "isascii"})
LOOP = frozenset(["index", "index0", "revindex", "revindex0", "first", "last", "length"])
_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
}  # fmt: skip
_LARGEST = 10**9  # of what is reckoned with
Functions = Mapping[str, Callable[..., Any]]


class Exhausted(Exception):
    """A layout that does too much, or prints too much."""


class _Writing(CodeGenerator):
    """Writes the code of a layout; a step is counted by a call of its own, which needs no look whether it is safe."""

    def visit_ExprStmt(self, node: nodes.ExprStmt, frame: Frame) -> None:
        """Write a count; a layout has no such statement of its own."""
        call = node.node
        assert isinstance(call, nodes.Call)
        self.writeline("environment.spend(", node)
        self.visit(call.args[0], frame)
        self.write(", ")
        self.visit(call.args[1], frame)
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """One page's language: filters and functions by name, and the layouts' sources."""

    code_generator_class = _Writing

    intercepted_binops = frozenset(_OPERATORS)

    def __init__(self, sources: Mapping[str, str], filters: Functions, functions: Functions) -> None:
        """Hand in all that a layout may name beside the values that it is given when it is rendered."""
        super().__init__(
            loader=FunctionLoader(sources.get),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self.printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.work, self.text = MOST_WORK, MOST_TEXT
        self.filters = {name: self._counted(filter_) for name, filter_ in {**SHAPING, **filters}.items()}
        self.filters["attribute"] = _attribute
        self.tests = {}
        self.functions = {name: self._counted(function) for name, function in functions.items()}
        self.globals = dict(self.functions)

    # ------------------------------------------------------------ what is counted

    def spend(self, text: int = 0, work: int = 1) -> None:
        """Count a step, and characters; raise `Exhausted` where it was one too many."""
        self.work -= work
        self.text -= text
        if self.work < 0 or self.text < 0:
            raise Exhausted(f"it does more than {MOST_WORK} steps, or prints more than {MOST_TEXT >> 20} million signs")

    def printed(self, value: object) -> object:
        """Count what is printed; raise `SecurityError` for what is neither a text nor a number."""
        if not isinstance(value, str | int | float | StrictUndefined):
            raise SecurityError(f"a layout prints texts and numbers, not {type(value).__name__}")
        if isinstance(value, str):
            self.spend(len(value))
        return value

    def joined(self, *parts: object) -> str:
        """Join what stands between ~."""
        return markup_join(map(self.printed, parts))

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function, assigned=())
        @pass_context  # else what it makes of a constant would be compiled in, for all seeds
        def count(_: object, *values: Any, **named: Any) -> Any:
            self.spend(work=5 + sum(len(value) for value in values if isinstance(value, Sized)) // 8)
            return function(*values, **named)

        return count

    # ------------------------------------------------------------ what may be looked up and called

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """Return whether a layout may see an attribute of what it was given."""
        if isinstance(obj, LoopContext):
            return attr in LOOP
        if isinstance(obj, TemplateModule):
            return not attr.startswith("_")
        if isinstance(obj, Enum):
            return attr == "value"
        if isinstance(obj, str | tuple | list | Mapping):
            return attr in METHODS
        return attr in seen(type(obj))

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a layout may call something: a macro, a block above it, a function it was given."""
        if isinstance(obj, Macro | BlockReference):
            return True
        if isinstance(obj, BuiltinMethodType):
            return obj.__name__ in METHODS
        return obj == self.joined or obj in self.functions.values()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Reckon with numbers alone: what is not one could grow without end."""
        result = _OPERATORS[operator](_number(left), _number(right))
        return _number(result)

    # ------------------------------------------------------------ how a layout is compiled

    def compile(  # type: ignore[override]
        self, source: Any, name: str | None = None, filename: str | None = None, raw: bool = False, **_: Any
    ) -> CodeType | str:
        """Compile a layout, once for all pages."""
        known = (source, name)
        if raw or not isinstance(source, str):
            return super().compile(source, name, filename, raw)  # type: ignore[call-overload,no-any-return]
        if known not in COMPILED:
            COMPILED[known] = super().compile(source, name, FILE + str(name))
        return COMPILED[known]

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(_Counting().visit(source), name, filename, defer_init)


_SEEN: dict[type[Any], frozenset[str]] = {}
COMPILED: dict[tuple[str, str | None], CodeType] = {}  # by source and name: the shipped layouts, and few more


def seen(view: type[Any]) -> frozenset[str]:
    """List what a layout sees of a view object: the fields and properties of a dataclass of quizgen."""
    if view not in _SEEN:
        ours = is_dataclass(view) and view.__module__.startswith("quizgen.")
        names = [field.name for field in fields(view)] if ours else []
        names += [name for name, value in vars(view).items() if isinstance(value, property) and ours]
        _SEEN[view] = frozenset(name for name in names if not name.startswith("_"))
    return _SEEN[view]


def _number(value: Any) -> int | float:
    if not isinstance(value, int | float) or abs(value) > _LARGEST:
        raise SecurityError(f"a layout reckons with numbers up to {_LARGEST}")
    return value


def _attribute(value: object) -> Markup:
    """Write a value into an attribute: what is markup elsewhere is only a text there."""
    return Markup(escape(str(value)))


class _Counting(NodeTransformer):
    """Lets each turn of a loop and each call of a macro be counted, and keeps markup out of attributes."""

    def __init__(self) -> None:
        self.in_tag = False
        self.data = 0  # characters in the body at hand

    def _body(self, node: Any) -> Any:
        outer, self.data = self.data, 0
        self.generic_visit(node)
        work = 1 if isinstance(node, nodes.For) else 10  # a call takes about ten times as long as a turn
        counts: list[nodes.Expr] = [nodes.Const(self.data), nodes.Const(work)]
        spend = nodes.Call(nodes.EnvironmentAttribute("spend"), counts, [], None, None)
        node.body.insert(0, nodes.ExprStmt(spend, lineno=node.lineno).set_lineno(node.lineno))
        self.data = outer
        return node

    visit_For = visit_Macro = visit_CallBlock = visit_AssignBlock = visit_Block = _body

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """Let `joined` join, which counts."""
        self.generic_visit(node)
        call = nodes.Call(nodes.EnvironmentAttribute("joined"), node.nodes, [], None, None)
        return call.set_lineno(node.lineno)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        """Print what stands in a tag as a text, whatever it is."""
        parts: list[nodes.Expr] = []
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                self.data += len(part.data)
                edge = max(part.data.rfind("<"), part.data.rfind(">"))
                self.in_tag = part.data[edge] == "<" if edge >= 0 else self.in_tag
                parts.append(part)
                continue
            expression = self.visit(part)
            if self.in_tag:
                expression = nodes.Filter(expression, "attribute", [], [], None, None).set_lineno(node.lineno)
            parts.append(expression)
        node.nodes = parts
        return node


# ---------------------------------------------------------------- filters that shape lists


def _sum(values: Any, attribute: str, start: Any = 0) -> Any:
    if attribute not in ("marks", "lines"):
        raise SecurityError("only 'marks' and 'lines' are summed up")
    return sum((getattr(value, attribute) for value in values if attribute in seen(type(value))), start)


def _without(values: Any, attribute: str, test: str, others: Any) -> list[Any]:
    if test != "in":
        raise SecurityError("rejectattr wants the test 'in'")
    return [value for value in values if attribute in seen(type(value)) and getattr(value, attribute) not in others]


def _trimmed(text: Any) -> Any:
    return (text if isinstance(text, str) else str(_number(text))).strip()


SHAPING: Functions = {"length": len, "list": list, "sum": _sum, "rejectattr": _without, "trim": _trimmed, "string": str}
