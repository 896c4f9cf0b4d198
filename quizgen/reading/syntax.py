"""YAML's own complaints, told in an author's words with what usually lies behind them."""

from __future__ import annotations

import yaml

from quizgen.problems import Problem, Span

_MEANINGS = (
    (
        "mapping values are not allowed",
        "a second ': ' in one value",
        "put a value that holds ': ' between quotes, or check that keys stand in line",
    ),
    ("found unexpected end of stream", "a quotation mark is opened here and never closed", "close it"),
    (
        "found character that cannot start any token",
        "a value cannot begin with this character",
        "indent with spaces, not tabs; put a value that begins with @, `, % or the like between quotes",
    ),
    ("found unknown escape character", "an unknown \\ sequence", "use ' ' quotes, where \\ is just a character"),
    (
        "did not find expected ',' or",
        "a bracket is opened here and not closed in its place",
        "put a value that holds , [ ] { } between quotes",
    ),
    (
        "did not find expected key",
        "something follows where a new key should begin",
        "put the whole value between quotes and check the indentation",
    ),
    ("did not find expected '-' indicator", "an item of this list should begin with '- '", "check the indentation"),
    ("could not find expected ':'", "a key without its ':'", "write 'key: value' and check the indentation"),
    ("exceeded maximum nesting depth", "nested too deeply", ""),
    ("found undefined tag handle", "tags are not read", "put a value that begins with ! between quotes"),
)

# Where these are met, the opening bracket or quotation mark is the place to look at, not where the text ran out.
_TOLD_AT_OPENING = ("found unexpected end of stream", "did not find expected ',' or")


def syntax_problem(error: Exception, path: str) -> Problem:
    """Turn what the YAML parser raised into one problem."""
    if isinstance(error, RecursionError):
        return Problem(Span(path, 1, 1), "not YAML: nested too deeply")
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(Span(path, 1, 1), f"not YAML: {' '.join(str(error).split())}")
    said = error.problem or error.context or "it cannot be read"
    message, hint = said, ""
    for part, meaning, advice in _MEANINGS:
        if part in said:
            message, hint = meaning, advice
            break
    opening = error.context_mark if any(part in said for part in _TOLD_AT_OPENING) else None
    mark = opening or error.problem_mark or error.context_mark
    span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path, 1, 1)
    return Problem(span, f"not YAML: {message}", hint)
