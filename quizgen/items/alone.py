"""Whether a reader of the question alone knows what it speaks of: words that nothing singles out, and what does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from quizgen.arabic import fold
from quizgen.arabic.attach import behind_article
from quizgen.arabic.count import Quantity
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Number
from quizgen.items.desk import Desk
from quizgen.items.filters import Unfit
from quizgen.model import Fact, Item, Kind, Lexicon, Name, Text
from quizgen.naming import PLACES

_QUOTED = re.compile("«[^»]*»")
KINDS = frozenset({"document", "group", "institution", "place"})  # of nouns that a name should stand beside
READ_ALONE = frozenset({Kind.RECALL, Kind.CHOICE, Kind.TRUE_FALSE, Kind.SOURCE, Kind.NOT_GIVEN, Kind.MATCH, Kind.ORDER})
_THIS_TEXT = frozenset(listed("المقال النص"))
_ASKED = frozenset(listed("ما مَن من أيّ أي"))
_NAMING = frozenset(map(fold.loose, listed("بين مع بشأن حول الخاص الخاصة المعروف المعروفة المسمى المسماة")))
_RELATIVES = frozenset(listed("الذي التي اللذان اللذين اللتان اللتين الذين اللواتي"))
_THE_OTHER = re.compile(r"(?<!\w)(?:الطرف|الجانب|البلد|الدولة) (?:الآخر|الأخرى)(?!\w)")
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
    return frozenset(fold.loose(form) for noun in nouns for form in (noun.singular,) if form)


# ---------------------------------------------------------------- what nothing in a question identifies

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
GENERIC = frozenset({"lasting", "possible", "hoped"})  # moods in which «المشتري» is any buyer
LONGEST_VAGUE = 2  # words of the name of an event that may be any: «حادث المركب»
TELL = "say when, where or during what it was, or who did it"
IDENTIFY = "write which one it is, once: in the words of its name under `names` («حادث مركب الوراق»), or in the value"


class Unidentified(Unfit):
    """A wording speaks of what nothing in it identifies; a shorter one would say even less."""


def check_identified(desk: Desk, fact: Fact, text: str) -> None:
    """Raise `Unidentified` where a text speaks of «الضحايا» or «المركب», and nothing in it says of which.

    A year, a place and the name of somebody or something say so.
    """
    if fact.mood in GENERIC or _identifies(desk, text):
        return
    held = [value for slot in fact.slots.values() for value in slot.values]
    if fact.worded and "who" not in fact.slots and all(isinstance(value, Quantity) for value in held):
        raise Unidentified("an amount alone does not tell which event is meant", remedy=TELL)
    if unknown := [*dict.fromkeys((*_bare_people(desk, fact, text), *_told_before(desk, text)))]:
        words = "، ".join(f"«{word}»" for word in unknown)
        raise Unidentified(f"nothing beside {words} says which one is meant", remedy=IDENTIFY)


def _identifies(desk: Desk, text: str) -> bool:
    if _YEAR.search(text):
        return True
    places = (desk.question_words.lexicon.names.get(class_, {}) for class_ in PLACES)
    known = frozenset().union(*places)
    if any(word in known or word[1:] in known for word in text.removesuffix("؟").split()):
        return True
    return any(_is_one(desk, name) for name in desk.names_in(text))


def _is_one(desk: Desk, name: Name) -> bool:
    """Return whether a name is of one alone: of a person, a place, a body of several words, not of some people."""
    many = len(name.phrase.nom.split())
    if name.is_ == "person":
        return not desk.question_words.is_described(name)
    if name.is_ in ("people", ""):
        return False
    return many > (LONGEST_VAGUE if name.is_ == "event" else 1) or name.is_ in PLACES


def _bare_people(desk: Desk, fact: Fact, text: str) -> Iterator[str]:
    """Yield the participants of a fact that are people without a name: «الضحايا», «المتدربون»."""
    for slot in fact.slots.values():
        for value in slot.values:
            if isinstance(value, Name | Text) and " " not in value.phrase.nom and value.phrase.nom.startswith("ال"):
                people = value.phrase.human and value.phrase.number is Number.PLURAL
                if people and desk.is_read_in(value, text):
                    yield value.phrase.nom


def _told_before(desk: Desk, text: str) -> Iterator[str]:
    """Yield the bare nouns with an article that a fact tells more of without one: «المركب» beside «مركب رحلات»."""
    words = _WORD.findall(unmarked(text))
    for at, word in enumerate(words):
        noun = behind_article(word)
        if noun and fold.loose(noun) in desk.indefinite and not _is_named(words[at + 1 : at + 2]):
            yield word
