"""What an article may not mean: a word printed twice, a hamza left out that stands elsewhere, what is no part of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from quizgen.arabic.letters import unmarked
from quizgen.arabic.tokens import sentences
from quizgen.draft.tokens import key_of, verb_finder
from quizgen.model import Lexicon

_WORD = re.compile(r"[\u0621-\u0652\u0670]+")
_TWICE = re.compile(r"(?<![\u0621-\u0652])([\u0621-\u064a]{2,}) \1(?![\u0621-\u0652])")
_LONG = 5  # letters: in shorter words two words may differ by a hamza alone (ان, أن, إن)
MOST = 6
# each begins where its first word does: tried within a word as well, a long word takes the square of its length
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+|(?:https?://|www\.)\S+|(?<![\w-])[\w-]+\.(?:com|net|org)\b")
_CONTACT = re.compile("رابط الخبر|رسالة نصية|اقرأ أيضا|شارك من خلال|اكتب رأيك|للاشتراك|كلمات دلالية|الكلمات المفتاحية")
_ENDED = re.compile('[.!؟?…]["»”’)\\]]*$')
_SHORT = 12  # words of a byline, of tags


@dataclass(frozen=True, slots=True)
class Suspect:
    """Words as printed, which stand once in the article, and what makes them doubtful."""

    quote: str
    why: str


def suspects_in(text: str, lexicon: Lexicon) -> tuple[Suspect, ...]:
    """List what may be a misprint, at most a few; nothing is taken to be one.

    A title may stand twice: «ولي ولي العهد», «نائب نائب الرئيس».
    """
    titles = lexicon.names.get("title", {})
    twice = [Suspect(hit[0], "twice") for hit in _TWICE.finditer(text) if hit[1] not in titles]
    counts = Counter(unmarked(word) for word in _WORD.findall(text))
    spelled: dict[str, list[str]] = {}
    for word in counts:
        if len(word) >= _LONG:
            spelled.setdefault(key_of(word), []).append(word)
    bare = [
        Suspect(key, f"elsewhere «{others[0]}»")
        for key, words in spelled.items()
        if key in words and (others := [word for word in words if word != key])
    ]
    once = [each for each in (*twice, *bare) if text.count(each.quote) == 1]
    return tuple(once[:MOST])


def asides_in(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """List what stands around an article and is no part of it: a byline, tags, how to reach the newspaper.

    A byline and tags are short, hold no verb and end without a stop; only at the head and the end of a text that has
    sentences are they known by that.
    """
    found = sentences(text)
    ended = [bool(_ENDED.search(each)) for each in found]
    if sum(ended) < 2:
        return ()
    first, last = ended.index(True), len(ended) - 1 - ended[::-1].index(True)
    return tuple(
        each
        for at, each in enumerate(found)
        if (not first <= at <= last and _has_no_verb(each, lexicon)) or (at > first and _leads_elsewhere(each))
    )


def _has_no_verb(text: str, lexicon: Lexicon) -> bool:
    return len(text.split()) <= _SHORT and not verb_finder(lexicon).find(text)


def _leads_elsewhere(text: str) -> bool:
    """Return whether a sentence is for whoever wants to write to the newspaper or to read on there."""
    rest = _ADDRESS.sub("", text).split()
    return len(rest) <= _SHORT and bool(_ADDRESS.search(text) or _CONTACT.search(text))
