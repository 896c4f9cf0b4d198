"""Vague words: «الاتفاقية», «المنطقة», «الطرف الآخر» in a question that names nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from quizgen.arabic import fold
from quizgen.arabic.attach import behind_article
from quizgen.arabic.letters import listed, unmarked
from quizgen.model import Item, Kind, Lexicon, Name
from quizgen.naming import PLACES

KINDS = frozenset({"document", "group", "institution", "place"})  # of nouns that a name should stand beside
READ_ALONE = frozenset({Kind.RECALL, Kind.CHOICE, Kind.TRUE_FALSE, Kind.SOURCE, Kind.NOT_GIVEN, Kind.MATCH, Kind.ORDER})
_THIS_TEXT = frozenset(listed("المقال النص"))
_ASKED = frozenset(listed("ما مَن من أيّ أي"))
_NAMING = frozenset(map(fold.loose, listed("بين مع بشأن حول الخاص الخاصة المعروف المعروفة المسمى المسماة")))
_RELATIVES = frozenset(listed("الذي التي اللذان اللذين اللتان اللتين الذين اللواتي"))
_THE_OTHER = re.compile(r"(?<!\w)(?:الطرف|الجانب|البلد|الدولة) (?:الآخر|الأخرى)(?!\w)")
_QUOTED = re.compile("«[^»]*»")
_WORD = re.compile(r"[^\s،؛:؟.()—]+|[،؛:؟.()—]")


def vague_words(item: Item, lexicon: Lexicon, named: Sequence[str] = ()) -> Iterator[str]:
    """Yield the definite class nouns of a question that stand without a complement, an adjective or a name.

    What stands in one of the phrases `named` is named («دوار الحركة»), and so are the places of the lexicon.
    """
    if item.kind not in READ_ALONE:
        return
    texts = item.columns.left if item.columns else item.options if item.kind is Kind.ORDER else (item.stem,)
    for text in texts:
        plain = _QUOTED.sub("«»", text) if item.kind is not Kind.SOURCE else text
        for form in named:
            plain = plain.replace(form, "«»")
        yield from (match[0] for match in _THE_OTHER.finditer(plain) if f"ما {match[0]}" not in plain)
        words = _WORD.findall(unmarked(plain))
        for at, word in enumerate(words):
            noun = behind_article(word)
            known = noun and word not in _THIS_TEXT and fold.loose(noun) in _class_nouns(lexicon)
            known = known and not any(f"ال{noun}" in lexicon.names.get(place, {}) for place in PLACES)
            asked = at > 0 and words[at - 1] in _ASKED
            if known and not asked and not _is_named(words[at + 1 : at + 4]):
                yield word


def named_by(names: Iterable[Name]) -> tuple[str, ...]:
    """List names of several words in each case as stems print it, one that holds another before it."""
    phrases = [name.phrase for name in names if " " in name.phrase.nom]
    forms = {form for phrase in phrases for form in (phrase.nom, phrase.acc, phrase.gen)} - {""}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _is_named(after: list[str]) -> bool:
    """Return whether what follows a noun says which one it is: an adjective, a name, «بين …», «التي وقّعها …»."""
    if not after:
        return False
    if after[0] in _RELATIVES:
        return "المقال" not in after  # «التي يتناولها المقال» names nothing
    is_adjective = after[0].startswith("ال")
    return is_adjective or after[0][0] in '«"' or after[0][0].isdigit() or fold.loose(after[0]) in _NAMING


@lru_cache(maxsize=4)
def _class_nouns(lexicon: Lexicon) -> frozenset[str]:
    nouns = (noun for noun in lexicon.nouns.values() if noun.kind in KINDS)
    return frozenset(fold.loose(form) for noun in nouns for form in (noun.singular, noun.plural) if form)
