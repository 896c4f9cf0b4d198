"""Where a fact's evidence stands: in its quote, or in the whole of the sentences that it names by number."""

from __future__ import annotations

from quizgen.reading.article import Place, Printed
from quizgen.reading.fields import Fields, whole_of
from quizgen.reading.shapes import TEXT, Held, Keys, many, whole
from quizgen.reading.yaml_tree import ListNode

SENTENCE_KEYS: Keys = dict.fromkeys(("sentence", "sentences"), Held(many(whole(1), 1)))
EVIDENCE_KEYS: Keys = {"quote": Held(TEXT), **SENTENCE_KEYS}
_CLOSING = " \t\r\n.،؛"  # what ends a sentence and is no part of what it says


def has_evidence(fields: Fields) -> bool:
    """Return whether an entry names its evidence, be it by a quote or by a sentence."""
    return any(fields.get(key) is not None for key in EVIDENCE_KEYS)


def evidence_place(fields: Fields, printed: Printed) -> Place | None:
    """Find the evidence of an entry: `quote`, `sentence: 9`, or `sentences: [8, 9]`; exactly one of them is wanted."""
    problems = fields.problems
    written = [key for key in EVIDENCE_KEYS if key in fields.node.entries]
    if len(written) > 1:
        message = f"the evidence is written twice, as '{written[0]}' and as '{written[1]}'"
        problems.report("E309", fields.key_span(written[1]), message, "keep one of them")
        return None
    if written == ["quote"] or not written:
        return printed.locate(fields.required("quote"), "the quote", problems)
    return _sentences(fields, written[0], printed)


def _sentences(fields: Fields, key: str, printed: Printed) -> Place | None:
    """Join the sentences that a key lists, without the stop behind the last one; they must follow one another."""
    problems, last = fields.problems, len(printed.sentences)
    nodes = fields.texts(key) if fields.wants(key) else ()
    if isinstance(fields.get(key), ListNode) and not nodes:
        problems.report("E102", fields.key_span(key), f"the key '{key}' has no value")
    numbers = [whole_of(node, key, 1, last, problems, 0) for node in nodes]
    if not numbers or not all(numbers):
        return None
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        hint = "name each that lies between, in order, or write one fact for each"
        problems.report("E310", nodes[0].span, "these sentences do not follow one another", hint)
        return None
    start, end = printed.sentences[numbers[0] - 1].start, printed.sentences[numbers[-1] - 1].end
    return Place(start, start + len(printed.text[start:end].rstrip(_CLOSING)))
