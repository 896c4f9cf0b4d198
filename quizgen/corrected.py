"""Evidence with its corrections shown: what was printed stands beside what it now reads, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import markupsafe
from markupsafe import Markup

from quizgen import html
from quizgen.arabic import fold
from quizgen.arabic.numerals import Digits
from quizgen.model import Correction, Evidence

Place = tuple[int, str]  # behind which letter of what is read, and the printed words
_WORD = re.compile(r"\S+")
_SIGNS = " ،؛:.؟!«»\"'"


def printed_words(evidence: Evidence, corrections: Iterable[Correction]) -> tuple[Place, ...]:
    """List where evidence reads otherwise than it was printed, with the printed words; signs alone do not count."""
    found: list[Place] = []
    for correction in corrections:
        spots = fold.find(correction.read, evidence.reads)
        if fold.find(correction.quote, evidence.quote) and len(spots) == 1:
            start = spots[0][0]
            found += [(start + at, words) for at, words in _changes(correction)]
    return tuple(sorted(found))


def _changes(correction: Correction) -> Iterator[Place]:
    was = correction.quote.split()
    now = [(word[0], word.end()) for word in _WORD.finditer(correction.read)]
    matcher = SequenceMatcher(None, [_plain(word) for word in was], [_plain(word) for word, _ in now], autojunk=False)
    for tag, first, last, _, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag == "replace":
            yield now[end - 1][1], " ".join(was[first:last])
        elif first > 0:  # words taken out or put in are told by the word before them
            yield now[end - 1][1], " ".join(was[first - 1 : last])
        elif end < len(now):  # at the beginning, by the word behind them
            yield now[end][1], " ".join(was[first : last + 1])


def _plain(word: str) -> str:
    return fold.strict(word).strip(_SIGNS)


def told(evidence: Evidence, corrections: Sequence[Correction], label: str) -> str:
    """Return what evidence reads as plain text, the printed words in brackets behind the corrected ones."""
    text, at = "", 0
    for place, words in printed_words(evidence, corrections):
        text += f"{evidence.reads[at:place]} ({label}: «{words}»)"
        at = place
    return text + evidence.reads[at:]


def marked(
    evidence: Evidence,
    corrections: Sequence[Correction],
    label: str,
    digits: Digits = "western",
    escape: html.Escape = markupsafe.escape,
) -> Markup:
    """Return what evidence reads as HTML, the answer marked, the printed words small behind the corrected ones."""
    made, at = Markup(""), 0
    for place, words in (*printed_words(evidence, corrections), (len(evidence.reads), "")):
        spans = [(start - at, end - at) for start, end in evidence.marks]
        inside = [(max(0, start), min(place - at, end)) for start, end in spans if end > 0 and start < place - at]
        made += html.marked(evidence.reads[at:place], inside, digits, escape)
        if words:
            note = html.isolated(f"({label}: «{words}»)", digits, escape)
            made += Markup(' <small class="printed">{}</small>').format(note)
        at = place
    return made
