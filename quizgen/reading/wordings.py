"""Wordings: Jinja2 that names roles and filters, nothing more. They are parsed here and filled elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, get_args

from jinja2 import Environment, TemplateSyntaxError, nodes

from quizgen.arabic.verbs import Tense
from quizgen.model import Lexicon, Wording
from quizgen.problems import Problems, Span, did_you_mean, one_of
from quizgen.reading.fields import text_of
from quizgen.reading.yaml_tree import Node, TextNode

VERB_FILTERS = frozenset({"agree", "present", "future", "subjunctive", "jussive", "passive", "had", "verbal_noun"})
NOUN_FILTERS = frozenset({"sides"})
CASES = frozenset({"nominative", "accusative", "genitive"})
PASSIVE_FILTERS = frozenset({"passive"})
PLACES = frozenset({"before", "after"})  # of a verb, beside its subject
TENSES = frozenset(get_args(Tense))
CASED_FILTERS = frozenset({"which", "this", "noun", "short", "owned", "sides", "adjective"})
COUNTING_FILTERS = frozenset({"how_many", "asked_for_all", "asking_for_all"})
# Filters that print the words of the slot they stand behind.
PRINTING_FILTERS = frozenset({"nominative", "accusative", "genitive", "that", "short", "attach", "at", "indefinite"})

EQUALS = frozenset("⟨⟩")  # the signs around equal wordings

Kind = TypeVar("Kind", bound=nodes.Node)

# What a wording may be made of; whatever else Jinja knows is refused when it is read.
_ALLOWED = (nodes.Name, nodes.Filter, nodes.Const, nodes.TemplateData)
_JINJA = Environment()


Filters = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Speech:
    """What wordings may name: the filters with the least and most values each takes (None: any), and the lexicon."""

    filters: Filters | None
    lexicon: Lexicon


def wording_of(
    node: Node | None,
    names: Collection[str],
    speech: Speech,
    problems: Problems,
    *,
    types: tuple[str, ...] = (),
    asked: Collection[str] | None = None,
) -> Wording | None:
    """Read one wording; `names` are those it may use, `asked` those that a question must not print (None: a sentence).

    Equal wordings ⟨one|another⟩ are drawn in questions alone.
    """
    text = text_of(node, problems, signs=True)
    if text is None:
        return None
    parsed = _parsed(text, problems)
    if parsed is None:
        return None
    try:
        faults = tuple(_faults(parsed, names, speech, asked or ()))
    except RecursionError:  # x|at|at|at … is parsed in a loop, but walked by recursion
        faults = (("E521", "the wording is nested too deeply", ""),)
    for code, message, hint in (*faults, *equals_faults(text.text, asked is not None)):
        problems.report(code, text.span, message, hint)
    return Wording(text.text.strip(), text.span, types)


def equals_faults(text: str, drawn: bool) -> Iterator[tuple[str, str, str]]:
    """List what is wrong with the equal wordings of a text; `drawn` tells whether one of them is drawn there."""
    if EQUALS.isdisjoint(text):
        return
    if not drawn:
        yield "E530", "no one draws among equal wordings ⟨ | ⟩ here", "write one of them, without ⟨ ⟩"
        return
    signs, parts = re.findall("[⟨⟩]", text), re.split("[⟨⟩]", text)
    paired = signs == ["⟨", "⟩"] * (len(signs) // 2)
    if not paired or not all(map(_are_ways, parts[1::2])):
        hint = "plain words, with | between them; roles stay outside"
        yield "E530", "the equal wordings are not like ⟨one|another⟩", hint


def _are_ways(text: str) -> bool:
    ways = text.split("|")
    return len(ways) > 1 and all(any(map(str.isalpha, way)) for way in ways) and not {*"{}"} & {*text}


def _parsed(text: TextNode, problems: Problems) -> nodes.Template | None:
    try:
        return _JINJA.parse(text.text)
    except TemplateSyntaxError as error:
        span = Span(text.span.path, text.span.line + max(error.lineno - 1, 0), text.span.column)
        problems.report("E521", span if error.lineno > 1 else text.span, f"the wording is not Jinja: {error.message}")
    except (RecursionError, ValueError, OverflowError, ArithmeticError) as error:
        problems.report("E521", text.span, f"the wording is not Jinja: {type(error).__name__}")
    return None


def _faults(
    parsed: nodes.Template, names: Collection[str], speech: Speech, asked: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    if any(not isinstance(part, nodes.Output) for part in parsed.body):
        yield (
            "E522",
            "a wording holds no {% … %}",
            "write a second wording: one that names an absent role is passed over",
        )
    parts = list(parsed.find_all(nodes.Node))
    for part in parts:
        if not isinstance(part, _ALLOWED) and isinstance(part, nodes.Expr):
            yield "E527", f"a wording holds no {type(part).__name__.lower()}", "write roles, filters and plain strings"
    told = "".join(part.data for part in _of(parts, nodes.TemplateData))
    if not any(map(str.isalpha, told)) and not any(_of(parts, nodes.Name)):
        yield "E528", "the wording holds no words", ""
    named = dict.fromkeys(name.name for name in _of(parts, nodes.Name))
    for name in named:
        if name not in names:
            yield (
                "E523",
                f"the wording names '{name}', which is not a role here",
                did_you_mean(name, names) or one_of(names),
            )
    for filter_ in _of(parts, nodes.Filter):
        yield from _filter_faults(filter_, speech)
    printed = {_printed(part) for output in _of(parts, nodes.Output) for part in output.nodes}
    for name in asked:
        if name in printed:
            yield (
                "E524",
                f"the wording prints '{name}', which it asks",
                "in the form partner, 'shown' is what may be printed",
            )


def _of(parts: Iterable[nodes.Node], kind: type[Kind]) -> Iterator[Kind]:
    return (part for part in parts if isinstance(part, kind))


def _filter_faults(filter_: nodes.Filter, speech: Speech) -> Iterator[tuple[str, str, str]]:
    if speech.filters is not None and filter_.name not in speech.filters:
        yield (
            "E525",
            f"unknown filter '{filter_.name}'",
            did_you_mean(filter_.name, speech.filters) or one_of(speech.filters),
        )
    elif speech.filters is not None:
        least, most = speech.filters[filter_.name]
        many = len(filter_.args) + len(filter_.kwargs)
        if not least <= many <= most or filter_.kwargs or filter_.dyn_args or filter_.dyn_kwargs:
            wanted = str(least) if least == most else f"{least} to {most}"
            yield "E529", f"the filter '{filter_.name}' takes {wanted} values in ( ), not {many}", ""
    words = _strings([filter_.node])
    arguments = _strings([*filter_.args, *(keyword.value for keyword in filter_.kwargs)])
    lexicon = speech.lexicon
    for kind, filters, given, known in (
        ("verb", VERB_FILTERS, words, lexicon.verbs),
        ("noun", NOUN_FILTERS, words, lexicon.nouns),
        ("noun", COUNTING_FILTERS, arguments[:1], lexicon.nouns),
        ("place", VERB_FILTERS - PASSIVE_FILTERS, arguments, PLACES),
        ("place or tense", PASSIVE_FILTERS, arguments, PLACES | TENSES),
        ("case", CASED_FILTERS, arguments, CASES),
    ):
        for word in given if filter_.name in filters and known else ():
            if word not in known:
                elsewhere = f"add it to the {kind}s of lexicon.yaml" if kind in ("verb", "noun") else one_of(known)
                yield "E526", f"unknown {kind} '{word}'", did_you_mean(word, known) or elsewhere


def _strings(parts: Iterable[nodes.Node | None]) -> tuple[str, ...]:
    return tuple(part.value for part in parts if isinstance(part, nodes.Const) and isinstance(part.value, str))


def _printed(part: nodes.Node | None) -> str:
    """Return the slot whose words a part of a wording prints, '' where it prints none."""
    while isinstance(part, nodes.Filter) and part.name in PRINTING_FILTERS:
        part = part.node
    return part.name if isinstance(part, nodes.Name) else ""
