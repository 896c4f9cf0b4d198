"""Wordings: Jinja2 that names roles and filters, nothing more. They are parsed here and filled elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from quizgen.model import Lexicon, Wording
from quizgen.problems import Span
from quizgen.reading.nodes import Node, TextNode
from quizgen.reading.shape import Complaints, did_you_mean, one_of, text_of

VERB_FILTERS = frozenset({"agree", "present", "future", "subjunctive", "jussive", "passive"})
NOUN_FILTERS = frozenset({"sides"})
# Filters that print the words of the slot they stand behind.
PRINTING_FILTERS = frozenset({"nominative", "accusative", "genitive", "that", "short", "attach", "at", "indefinite"})

_JINJA = Environment()


@dataclass(frozen=True, slots=True)
class Speech:
    """What wordings may name: the filters (None: any) and the lexicon."""

    filters: frozenset[str] | None
    lexicon: Lexicon


def wording_of(
    node: Node | None,
    names: Collection[str],
    speech: Speech,
    complaints: Complaints,
    *,
    types: tuple[str, ...] = (),
    asked: Collection[str] = (),
) -> Wording | None:
    """Read one wording; `names` are those it may use, `asked` those that it must not print."""
    text = text_of(node, complaints)
    if text is None:
        return None
    parsed = _parsed(text, complaints)
    if parsed is None:
        return None
    for message, hint in _faults(parsed, names, speech, asked):
        complaints.tell(text.span, message, hint)
    return Wording(text.text.strip(), text.span, types)


def _parsed(text: TextNode, complaints: Complaints) -> nodes.Template | None:
    try:
        return _JINJA.parse(text.text)
    except TemplateSyntaxError as error:
        span = Span(text.span.path, text.span.line + max(error.lineno - 1, 0), text.span.column)
        complaints.tell(span if error.lineno > 1 else text.span, f"the wording is not Jinja: {error.message}")
    except (RecursionError, ValueError, OverflowError, ArithmeticError) as error:
        complaints.tell(text.span, f"the wording is not Jinja: {type(error).__name__}")
    return None


def _faults(
    parsed: nodes.Template, names: Collection[str], speech: Speech, asked: Collection[str]
) -> Iterator[tuple[str, str]]:
    if any(not isinstance(part, nodes.Output) for part in parsed.body):
        yield "a wording holds no {% … %}", "write a second wording: one that names an absent role is passed over"
    named = dict.fromkeys(name.name for name in parsed.find_all(nodes.Name))
    for name in named:
        if name not in names:
            yield f"the wording names '{name}', which is no role here", did_you_mean(name, names) or one_of(names)
    for filter_ in parsed.find_all(nodes.Filter):
        yield from _filter_faults(filter_, speech)
    printed = {_printed(part) for output in parsed.find_all(nodes.Output) for part in output.nodes}
    for name in asked:
        if name in printed:
            yield f"the wording prints '{name}', which it asks", "in the form partner, 'shown' is what may be printed"


def _filter_faults(filter_: nodes.Filter, speech: Speech) -> Iterator[tuple[str, str]]:
    if speech.filters is not None and filter_.name not in speech.filters:
        yield f"unknown filter '{filter_.name}'", did_you_mean(filter_.name, speech.filters) or one_of(speech.filters)
    word = filter_.node
    if not isinstance(word, nodes.Const) or not isinstance(word.value, str):
        return
    for kind, filters, known in (
        ("verb", VERB_FILTERS, speech.lexicon.verbs),
        ("noun", NOUN_FILTERS, speech.lexicon.nouns),
    ):
        if filter_.name in filters and known and word.value not in known:
            hint = did_you_mean(word.value, known) or f"add it to the {kind}s of lexicon.yaml"
            yield f"unknown {kind} '{word.value}'", hint


def _printed(part: nodes.Node | None) -> str:
    """Give the slot whose words a part of a wording prints, '' where it prints none."""
    while isinstance(part, nodes.Filter) and part.name in PRINTING_FILTERS:
        part = part.node
    return part.name if isinstance(part, nodes.Name) else ""
