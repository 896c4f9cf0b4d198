"""The article: its sentences, its corrections, and where quotes stand. Places count from 0 in the printed text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from quizgen.arabic.fold import find, strict, tokens
from quizgen.arabic.tokens import sentences
from quizgen.model import Article, Correction, Evidence, Sentence
from quizgen.problems import Fix, Problems, scalar
from quizgen.reading.fields import Fields, fields_of, list_of
from quizgen.reading.shapes import TEXT, Keys, Needed
from quizgen.reading.yaml_tree import TextNode

CORRECTION_KEYS: Keys = {"quote": Needed(TEXT), "read": Needed(TEXT), "note": TEXT}
_WORD = re.compile(r"[^\W_]+")
# What may stand before a word without being part of it: و ف ب ك ل س, ال, and لل.
_CLITICS = re.compile("(?:[وف]?(?:[بكلس]|ال|[بك]ال|لل|ل)?)")
_MARKS = "\u064b-\u065f\u0670\u0640"
_ELLIPSIS = re.compile(r"\s+…\s+")
_LETTER_OR_MARK = re.compile(rf"[^\W_]|[{_MARKS}]")


def not_found(quote: str, text: str, sentences: Sequence[str]) -> str:
    """Return a hint for a quote that stands nowhere: where it leaves the article, or the sentence nearest to it."""
    words = quote.split()
    low, high = 0, len(words)
    while low < high:  # the longest beginning that the article holds
        middle = (low + high + 1) // 2
        low, high = (middle, high) if find(" ".join(words[:middle]), text) else (low, middle - 1)
    if low:
        held = " ".join(words[:low])
        end = find(held, text)[0][1]
        goes_on = " ".join(text[end : end + 60].split()[:4])
        if low == len(words):
            return ""
        wrong = " ".join(words[low : low + 3])
        return f"after «{_last(held)}» the article has «{goes_on}», the quote «{wrong}»"
    nearest = _nearest(quote, sentences)
    return f"the nearest sentence is «{nearest}»" if nearest else "copy it from the article"


def as_printed(quote: str, text: str) -> str:
    """Return the words of the article that a quote differs from by spaces, quotation marks and vowel marks alone.

    '' where there are none, or where they stand more than once.
    """
    parts = [_letters(part) for part in _ELLIPSIS.split(quote.strip())]
    letters, places = _article_letters(text)
    found = []
    for part, _ in parts:
        start = letters.find(part) if part else -1
        if start < 0 or letters.find(part, start + 1) >= 0:
            return ""
        found.append(_with_its_quotes(places[start], places[start + len(part) - 1] + 1, text))
    words = " … ".join(" ".join(text[start:end].split()) for start, end in found)
    places_of_words = find(words, text)
    return words if len(places_of_words) == 1 and not torn(places_of_words[0], text) else ""


def _letters(text: str) -> tuple[str, list[int]]:
    """Return the characters of a text without spaces, quotation marks and vowel marks, and their places."""
    kept = [(folded, at) for at, letter in enumerate(text) for folded in strict(letter) if folded not in "\"' "]
    return "".join(letter for letter, _ in kept), [at for _, at in kept]


_article_letters = lru_cache(maxsize=2)(_letters)  # one article is searched for many quotes


def _with_its_quotes(start: int, end: int, text: str) -> tuple[int, int]:
    """Widen a span by the quotation mark beside it that closes or opens one within it."""
    marks = [strict(letter) for letter in text[start:end]]
    if marks.count('"') % 2 == 0:
        return start, end
    if strict(text[end : end + 1]) == '"':
        return start, end + 1
    return (start - 1, end) if start and strict(text[start - 1]) == '"' else (start, end)


def torn(place: tuple[int, int], text: str) -> str:
    """Return the word of the text that a span cuts through, '' where it cuts none; و ف ب ك ل ال may be left out."""
    start, end = place
    if end < len(text) and _LETTER_OR_MARK.match(text[end]) and _LETTER_OR_MARK.match(text[end - 1]):
        return _word_at(text, end)
    if start and _LETTER_OR_MARK.match(text[start - 1]) and _LETTER_OR_MARK.match(text[start]):
        word = _word_at(text, start)
        begun = text[_word_start(text, start) : start]
        if not _CLITICS.fullmatch(re.sub(f"[{_MARKS}]", "", begun)):
            return word
    return ""


def _word_start(text: str, at: int) -> int:
    while at and _LETTER_OR_MARK.match(text[at - 1]):
        at -= 1
    return at


def _word_at(text: str, at: int) -> str:
    end = at
    while end < len(text) and _LETTER_OR_MARK.match(text[end]):
        end += 1
    return text[_word_start(text, at) : end]


def _last(words: str) -> str:
    return " ".join(words.split()[-3:])


@lru_cache(maxsize=4)  # of one article, for all quotes that are not in it
def _tokenised(sentences: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((sentence, tokens(sentence)) for sentence in sentences)


def _nearest(quote: str, sentences: Sequence[str]) -> str:
    wanted = tokens(quote)
    best, nearest, known = 0.3, "", frozenset(wanted)
    for sentence, had in _tokenised(tuple(sentences)):
        if known.isdisjoint(had) or sum((Counter(wanted) & Counter(had)).values()) <= best * len(wanted):
            continue  # it shares too few words, in whatever order
        match = SequenceMatcher(None, wanted, had, autojunk=False)
        shared = sum(block.size for block in match.get_matching_blocks())
        if shared / len(wanted) > best:
            best, nearest = shared / len(wanted), sentence
    words = nearest.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


_QUOTE = re.compile('["“”„″]')


@dataclass(frozen=True, slots=True)
class Place:
    """A span of the printed article, from 0, the end exclusive."""

    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Return whether another span lies in this one whole."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Place) -> bool:
        """Return whether two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction and where it stands."""

    place: Place
    read: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed text with its sentences and edits, in order."""

    text: str
    sentences: tuple[Place, ...]
    edits: tuple[Edit, ...] = ()

    def reads(self, place: Place) -> str:
        """Return a span as learners read it: every edit that lies in it whole, quotation marks as «»."""
        parts, at = [], place.start
        for edit in self.edits:
            if place.holds(edit.place):
                parts += [self.text[at : edit.place.start], edit.read]
                at = edit.place.end
        parts.append(self.text[at : place.end])
        return angled(" ".join("".join(parts).split()))

    def evidence(self, place: Place) -> Evidence:
        """Return a span as evidence, marked nowhere yet."""
        return Evidence(self.text[place.start : place.end], self.reads(place), self.sentence(place))

    def sentence(self, place: Place) -> int:
        """Return the number, from 1, of the sentence in which a span begins."""
        for number, sentence in enumerate(self.sentences, 1):
            if place.start < sentence.end:
                return number
        return max(len(self.sentences), 1)

    def around(self, place: Place) -> Place:
        """Return the whole sentences that a span touches."""
        touched = [sentence for sentence in self.sentences if sentence.touches(place)]
        return Place(min(place.start, touched[0].start), max(place.end, touched[-1].end)) if touched else place

    def locate(self, node: TextNode | None, what: str, problems: Problems) -> Place | None:
        """Find where a quote stands; it must stand whole and exactly once."""
        if node is None:
            return None
        places = find(node.text, self.text)
        if not places:
            meant = as_printed(node.text, self.text)
            fix = Fix(node.span, meant) if meant else None
            hint = f"write quote: {scalar(meant)}" if meant else not_found(node.text, self.text, self.printed())
            problems.report("E301", node.span, f"{what} is not in the article", hint, fix)
        elif len(places) > 1:
            message = f"{what} stands {len(places)} times in the article"
            problems.report("E302", node.span, message, "add the words before or after it, until it stands once")
        else:
            word = torn(places[0], self.text)
            if not word:
                return Place(*places[0])
            problems.report("E303", node.span, f"{what} begins or ends inside the word «{word}»", "quote whole words")
        return None

    def printed(self) -> tuple[str, ...]:
        """Return the sentences as printed."""
        return tuple(self.text[place.start : place.end] for place in self.sentences)


def angled(text: str) -> str:
    """Write straight and curly quotation marks as « », character for character.

    Newspapers print either half of a curly pair for both: what a mark does is told by what stands beside it.
    """
    out, depth = list(text), 0
    for match in _QUOTE.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        begins = bool(after.strip()) and (not before.strip() or before in "(«ـ")
        if match[0] in "“„":
            opens = not depth or begins
        else:
            opens = not depth and (begins or (match[0] != "”" and after.isalnum()))
        out[at] = "«" if opens else "»"
        depth = max(0, depth + (1 if opens else -1))
    return "".join(out)


def sentences_of(text: str) -> tuple[Place, ...]:
    """Find where the sentences stand."""
    places, at = [], 0
    for sentence in sentences(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        places.append(Place(start, at))
    return tuple(places)


def read_printed(text: str, corrections: Fields | None) -> tuple[Printed, tuple[Correction, ...]]:
    """Split the article and find its corrections, each of which must stand exactly once."""
    plain = Printed(text, sentences_of(text))
    if corrections is None:
        return plain, ()
    problems = corrections.problems
    edits: list[Edit] = []
    read: list[Correction] = []
    for node in list_of(corrections.get("corrections"), "corrections", problems):
        fields = fields_of(node, CORRECTION_KEYS, "a correction", problems)
        if fields is None:
            continue
        quote, corrected = fields.required("quote"), fields.required("read")
        place = plain.locate(quote, "the quote to correct", problems)
        if place is None or quote is None or corrected is None:
            continue
        if any(place.touches(edit.place) for edit in edits):
            problems.report("E304", quote.span, "this correction overlaps another", "write one correction for both")
            continue
        edits.append(Edit(place, corrected.text.strip()))
        read.append(Correction(text[place.start : place.end], corrected.text.strip(), fields.text("note")))
    edits.sort(key=lambda edit: edit.place.start)
    return Printed(text, plain.sentences, tuple(edits)), tuple(read)


def numbered(printed: Printed) -> tuple[Sentence, ...]:
    """Return the sentences as printed and as corrected, numbered from 1."""
    return tuple(
        Sentence(number, printed.text[place.start : place.end], printed.reads(place))
        for number, place in enumerate(printed.sentences, 1)
    )


def read_article(fields: Fields, printed: Printed, corrections: tuple[Correction, ...]) -> Article:
    """Read where the article comes from; `unknown` is told as ''."""

    def known(key: str) -> str:
        text = fields.text(key)
        return "" if text == "unknown" else text

    return Article(
        text=printed.text,
        sentences=numbered(printed),
        corrections=corrections,
        title=known("title"),
        publisher=known("publisher"),
        url=known("url"),
        published=known("published"),
        rights=known("rights"),
        notice=known("notice"),
    )
