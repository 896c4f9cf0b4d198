"""Does a sentence itself close a list of values? «كلّ من أ وب», «بين أ وب», or a dual that stands for two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quizgen.arabic.fold import strict, whole_words
from quizgen.arabic.head_noun import NounForms, head
from quizgen.arabic.letters import unmarked
from quizgen.arabic.nouns import Number
from quizgen.arabic.words import dual_of, in_construct
from quizgen.identity import value_id
from quizgen.mentions import Span, spans
from quizgen.model import Name, Value
from quizgen.reading.article import Place
from quizgen.reading.proof import Grounds
from quizgen.reading.values import SLOT_KEYS, Placed
from quizgen.reading.yaml_tree import MapNode, Node

_OPENS = re.compile(r"(?:^|[\s\W])[وف]?(?:[بلك]?كلا? من|بين)\s$")
_JOINS = re.compile(r"\s*،?\s*و(?:بين\s+)?|\s*،\s*")
_GOES_ON = re.compile(r"[\s\W]*و|\s*،\s*(?:و|\w+ و)")
_LAST_WORD = re.compile(r"(?:^|\s)([^\W\d_]+)\s$")
_ATTACHED = re.compile("^[وف]?(?:لل|[بكل]?ال|[بكل](?=..))?")


def is_bare(node: Node) -> bool:
    """Return whether a role's values are written without a word on whether they are all."""
    return not (isinstance(node, MapNode) and any(key in node.entries for key in SLOT_KEYS))


def closes(placed: Sequence[Placed], place: Place, grounds: Grounds, forms: NounForms) -> bool:
    """Say if the words of a quote name these values and leave no room for another; where unsure, they do not."""
    if len(placed) < 2:
        return False
    if len(placed) == 2 and _is_dual_of(placed, place, grounds, forms):
        return True
    return any(_is_closed_list(placed, text, forms) for text in grounds.texts(place))


def _is_dual_of(placed: Sequence[Placed], place: Place, grounds: Grounds, forms: NounForms) -> bool:
    """Return whether one dual stands for both: the words of `in`, or a word of the passage that refers to them."""
    words = {one.words.text for one in placed if one.words}
    if len(words) == 1 and all(one.words for one in placed):
        return is_dual(words.pop(), forms)
    wanted = {value_id(one.value) for one in placed}
    text = grounds.printed.text
    return any(
        place.holds(each.place)
        and {value_id(name) for name in each.to} == wanted
        and is_dual(text[each.place.start : each.place.end], forms)
        for each in grounds.pointers
    )


def _is_closed_list(placed: Sequence[Placed], text: str, forms: NounForms) -> bool:
    """Return whether the values stand one behind another, joined by و, behind a word that opens a list of all."""
    found = sorted(_where(one.value, one.words.text if one.words else "", text) for one in placed)
    if any(not each for each in found):
        return False
    places = [each[0] for each in found]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    if not all(_JOINS.fullmatch(gap) for gap in gaps) or "و" not in gaps[-1]:
        return False
    if _GOES_ON.match(text[places[-1][1] :]):
        return False
    before = strict(text[: places[0][0]].rstrip() + " .").removesuffix(".")
    last = _LAST_WORD.search(before)
    pair = len(placed) == 2 and last is not None and is_dual(last[1], forms)
    return bool(_OPENS.search(before)) or pair


def _where(value: Value, words: str, text: str) -> tuple[Span, ...]:
    """Find the one place of a value, or of the words that hold it; () where there is none, or more than one."""
    found = whole_words(words, text) if words else spans(value, text)
    return found if len(found) == 1 and (words or isinstance(value, Name)) else ()


def is_dual(words: str, forms: NounForms) -> bool:
    """Return whether the first noun of some words is surely a dual of the lexicon, in any case, alone or in construct.

    Where letters leave it open, it is not: «بلدان» and «موظفين» may be plurals, «بلدين» cannot.
    """
    first = strict(words).split()[0] if strict(words) else ""
    return any(_is_dual(head(word), forms) for word in {first, _ATTACHED.sub("", first)})


def _is_dual(word: str, forms: NounForms) -> bool:
    if (known := forms.find(word)) is not None:
        return known[1] is Number.DUAL
    stem, end = (word[:-2], "ان") if word.endswith("ين") else (word[:-1], "ا")
    known = forms.find(stem + end) if word.endswith("ي") or end == "ان" else None
    if known is None:
        return False
    dual = known[0].dual or dual_of(known[0].singular) or ""
    return dual in (stem + "ان", in_construct(stem + "ان")) and unmarked(known[0].plural) != stem + "ون"
