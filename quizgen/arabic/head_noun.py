"""The first noun of a phrase, which everything that agrees with the phrase agrees with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgen.arabic.count import CountedNoun
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Gender, NounPhrase, Number
from quizgen.arabic.words import indefinite_accusative

# What stands before a noun and leaves the agreement to it: «بعض الدول شاركت».
_TRANSPARENT = frozenset(listed("بعض معظم جميع كل كلّ كافة سائر غالبية أغلب"))
# مشاكل is a plural and مساعد is not: only shapes that no singular has
_PLURAL_OF_THINGS = re.compile("أ..ا.|[^ت]وا..|[^ت].ائ.|..ا.ي.|...*ات")
_SINGULAR_IN_AT = frozenset(listed("نبات إثبات ثبات سبات فتات شتات رفات"))


def head(text: str) -> str:
    """Return the first noun of a text, without its article and marks: «بعض الدول» → دول, «3 سفن» → سفن."""
    words = [word for word in text.split() if word not in _TRANSPARENT and not word[0].isdigit()]
    return unmarked(words[0]).removeprefix("ال") if words else ""


def head_noun(text: str, nouns: Mapping[str, CountedNoun]) -> tuple[CountedNoun, Number] | None:
    """Find the first noun of a text among known ones, and its number; None where it is not known."""
    word = head(text)
    if noun := nouns.get(word):
        return noun, Number.SINGULAR
    plural = next((each for each in nouns.values() if word and unmarked(each.plural) == word), None)
    return (plural, Number.PLURAL) if plural else None


def phrase_like(text: str, nouns: Mapping[str, CountedNoun]) -> NounPhrase:
    """Make a phrase of a text, its gender and number those of its first noun, where that is known or its shape tells.

    Things in the plural are feminine to whatever agrees with them: «أسعار النفط», «محادثات السلام», «مشاريع جديدة».
    """
    known = head_noun(text, nouns)
    word = head(text)
    if known and (known[1] is Number.SINGULAR or known[0].human):
        # a word that the lexicon has is no name: alone it takes its tanwin
        alone = text == word and known[1] is Number.SINGULAR and Number.SINGULAR not in known[0].diptotes
        accusative = indefinite_accusative(text) if alone else ""
        return NounPhrase(text, accusative, gender=known[0].gender, number=known[1], human=known[0].human)
    many = word not in _SINGULAR_IN_AT and _PLURAL_OF_THINGS.fullmatch(word)
    return NounPhrase(text, gender=Gender.F if known or many or word.endswith("ة") else Gender.M)
