"""Wordings come to life: Jinja2's names and filters and nothing else of it, the filters those that templates speak."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from typing import Any

from jinja2 import Environment
from jinja2 import nodes as nodes_

from quizgen.arabic.nouns import MissingForm
from quizgen.items.filters import Filled, Unfit, filters
from quizgen.items.printing import Printing
from quizgen.model import Lexicon, Value, Wording


class Voice:
    """Fills wordings with slots; one for a lexicon and a way of printing."""

    def __init__(self, lexicon: Lexicon, printing: Printing, called: Mapping[str, str] | None = None) -> None:
        self.printing = printing
        self._lexicon = lexicon
        self._called = tuple(sorted((called or {}).items()))

    def say(self, wording: Wording, slots: Mapping[str, Sequence[Value]]) -> str:
        """Fill one wording.

        Raises `Unfit` when a slot it names is empty, or a name or the lexicon lacks a form.
        """
        context: dict[str, Any] = {}
        for role in named(wording.template):
            if not (values := slots.get(role)):
                raise Unfit(f"the fact says nothing of '{role}'")
            context[role] = Filled(values, self.printing)
        try:
            return _filler(self._lexicon, self._called, wording.template)(context).strip()
        except MissingForm as missing:
            raise Unfit(str(missing)) from missing


Part = Callable[[Mapping[str, Any]], Any]

REMEMBERED = 8192  # wordings
_JINJA = Environment()


@lru_cache(maxsize=8)
def _filters(lexicon: Lexicon, called: tuple[tuple[str, str], ...]) -> dict[str, Callable[..., Any]]:
    return filters(lexicon, dict(called))


@lru_cache(maxsize=REMEMBERED)
def _filler(lexicon: Lexicon, called: tuple[tuple[str, str], ...], template: str) -> Callable[[Mapping[str, Any]], str]:
    """Make what fills a wording: compiled by Jinja it would cost ten times as much, and most are filled a few times."""
    known = _filters(lexicon, called)
    parts = [_part(node, known) for node in _pieces(template)]
    return lambda filled: "".join([str(part(filled)) for part in parts])


def _part(node: nodes_.Node, known: Mapping[str, Callable[..., Any]]) -> Part:
    """Make what a part of a wording says: words, a role, a filter over one of them."""
    if isinstance(node, nodes_.TemplateData):
        words = node.data
        return lambda _: words
    if isinstance(node, nodes_.Const):
        value = node.value
        return lambda _: value
    if isinstance(node, nodes_.Name):
        return itemgetter(node.name)
    if isinstance(node, nodes_.Filter) and node.node is not None:
        filter_, thing = known[node.name], _part(node.node, known)
        taken = [_part(each, known) for each in node.args]
        return lambda filled: filter_(thing(filled), *[each(filled) for each in taken])
    raise TypeError(f"a wording holds a {type(node).__name__}")  # refused when it was read


@lru_cache(maxsize=REMEMBERED)
def _pieces(template: str) -> tuple[nodes_.Node, ...]:
    """Parse a wording into its words and expressions, each expression once: the same stand in many wordings."""
    words, expressions = (parts := _EXPRESSION.split(template))[::2], parts[1::2]
    if any(_NOT_PLAIN.search(text) for text in words):
        return _parsed(template)
    told: list[nodes_.Node] = []
    for text, expression in zip_longest(words, expressions):
        told += [nodes_.TemplateData(text)] if text else []
        told += _parsed(expression) if expression else ()
    return tuple(told)


# Between plain expressions, words stand for themselves; what may be more than that is Jinja's to parse.
_EXPRESSION = re.compile(r"(\{\{ [^{}\n\r]* \}\})")
_NOT_PLAIN = re.compile(r"[{}\n\r]")


@lru_cache(maxsize=REMEMBERED)
def _parsed(template: str) -> tuple[nodes_.Node, ...]:
    return tuple(node for output in _JINJA.parse(template).find_all(nodes_.Output) for node in output.nodes)


@lru_cache(maxsize=REMEMBERED)
def named(template: str) -> frozenset[str]:
    """List the names that a template uses: the roles it shows, `shown`, `speaker`, `a`, `b`."""
    return frozenset().union(*map(_names, _pieces(template)))


def _names(node: nodes_.Node) -> set[str]:
    found = {each.name for each in node.find_all(nodes_.Name)}
    return found | {node.name} if isinstance(node, nodes_.Name) else found
