"""Times as an author writes them."""

from __future__ import annotations

from quizgen.arabic.time import WANTED, NotATime, Time, looks_hijri, read_time, since, span, text_time
from quizgen.problems import Problems
from quizgen.reading.fields import Fields, fields_of, text_of
from quizgen.reading.phrases import arabic_of
from quizgen.reading.shapes import TEXT, Keys, Needed, either, keyed
from quizgen.reading.yaml_tree import MapNode, Node, TextNode

TIME_KEYS: Keys = dict.fromkeys(("since", "from", "to", "text"), Needed(TEXT))
TIME_SETS = (("text",), ("since",), ("from", "to"))  # the keys that go together
TIMES_IN_KEYS = [keyed({key: TIME_KEYS[key] for key in together}) for together in TIME_SETS]
TIME = either(TEXT, *TIMES_IN_KEYS)
TIME_HINT = f"write {WANTED}, {{since: 2008}}, {{from: 2008, to: 2015}} or {{text: …}}"


def time_of(node: Node | None, problems: Problems) -> Time | None:
    """Read a time in any of the notations."""
    if isinstance(node, MapNode):
        fields = fields_of(node, TIME_KEYS, "a time", problems)
        return _time_of_keys(fields) if fields else None
    text = text_of(node, problems)
    return _time_of_text(text, problems) if text else None


def _time_of_text(node: TextNode, problems: Problems) -> Time | None:
    text = node.text.strip()
    try:
        time = read_time(text)
    except NotATime:
        problems.report("E411", node.span, f"'{node.text}' is not a time", TIME_HINT)
        return None
    except ValueError as error:
        problems.report("E411", node.span, f"'{node.text}' is not a time: {error}", TIME_HINT)
        return None
    if looks_hijri(time) and not text.endswith("AD"):
        message = f"'{text}' is a Gregorian date of the year {time.first.year}, and looks like a Hijri one"
        problems.report("E416", node.span, message, f"write {text} AH; {text} AD where the old Gregorian year is meant")
        return None
    return time


def _time_of_keys(fields: Fields) -> Time | None:
    problems = fields.problems
    given = frozenset(fields.node.entries)
    if given == {"text"}:
        text = arabic_of(fields.required("text"), problems)
        return text_time(text) if text else None
    if given == {"since"}:
        start = fields.required("since")
        time = _time_of_text(start, problems) if start else None
        return since(time) if time else None
    if given == {"from", "to"}:
        return _time_of_bounds(fields)
    if given <= set(TIME_KEYS):
        problems.report("E412", fields.span, "a time has either 'since', or 'from' and 'to', or 'text'", TIME_HINT)
    return None


def _time_of_bounds(fields: Fields) -> Time | None:
    nodes = [fields.required(key) for key in ("from", "to")]
    first, last = (_time_of_text(node, fields.problems) if node else None for node in nodes)
    if first is None or last is None:
        return None
    if first.starts and last.ends and first.starts > last.ends:
        fields.problems.report("E413", fields.key_span("from"), "'from' is later than 'to'")
        return None
    try:
        return span(first, last)
    except ValueError as error:
        fields.problems.report("E414", fields.span, f"no time from one to the other: {error}")
        return None
