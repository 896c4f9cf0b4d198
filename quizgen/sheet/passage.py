"""The passage cut into what a reader can touch: plain stretches and words that are explained."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizgen.arabic import fold
from quizgen.model import Sentence, Word


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `word` explains it, `vowelled` is the same letters with their vowel marks."""

    text: str
    word: Word | None = None
    vowelled: str = ""


def pieces(sentence: Sentence, words: Sequence[Word]) -> tuple[Piece, ...]:
    """Cut a sentence, as corrected, at the words explained in it; joined again the pieces are the sentence."""
    made: list[Piece] = []
    at = 0
    for start, end, word in sorted(_places(sentence, words), key=lambda place: place[:2]):
        if start < at:
            continue
        if start > at:
            made.append(Piece(sentence.reads[at:start]))
        surface = sentence.reads[start:end]
        made.append(Piece(surface, word, vowelled(surface, word)))
        at = end
    if at < len(sentence.reads):
        made.append(Piece(sentence.reads[at:]))
    return tuple(made)


def _places(sentence: Sentence, words: Iterable[Word]) -> Iterable[tuple[int, int, Word]]:
    for word in words:
        evidence = word.evidence
        if evidence is None or evidence.sentence != sentence.number or not evidence.marks:
            continue
        phrase = sentence.reads.find(evidence.reads)
        if phrase < 0:
            continue
        start, end = evidence.marks[0]
        yield *_whole(sentence.reads, phrase + start, phrase + end), word


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a span to whole words, so that a letter is never cut from the one it joins."""
    while start > 0 and _joins(text[start - 1]):
        start -= 1
    while end < len(text) and _joins(text[end]):
        end += 1
    return start, end


def _joins(letter: str) -> bool:
    return letter.isalpha() or letter == "ـ" or "\u064b" <= letter <= "\u0670"


def vowelled(surface: str, word: Word) -> str:
    """Write a word of the passage with its vowel marks, '' where its letters are not those of the known form."""
    places = fold.find(word.bare, surface) if word.word != word.bare else ()
    if len(places) != 1:
        return ""
    start, end = places[0]
    return surface[:start] + word.word + surface[end:]
