"""What a name is as far as its own words tell: its type, a person's gender, its class noun. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.count import CountedNoun
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Gender, NounPhrase, Number
from quizgen.model import Lexicon, Name, Value

# Whose view an opinion is: he names himself nowhere, and to ask who says it would ask who wrote the article.
WRITER = Name("writer", NounPhrase("كاتب المقال", human=True), "person")
# The classes of the lexicon's names whose words are places; a word of two of them may be either (تونس).
PLACES = ("state", "city", "place")
# Nouns that have a type of their own; the others have that of their kind in the lexicon.
_OWN_TYPES = {
    **dict.fromkeys(listed("اتفاقية اتفاق بروتوكول مذكرة هدنة"), "agreement"),
    **dict.fromkeys(listed("معاهدة ميثاق"), "treaty"),
    **dict.fromkeys(listed("قانون دستور"), "law"),
    **dict.fromkeys(listed("قرار مرسوم"), "decision"),
    **dict.fromkeys(listed("دولة جمهورية مملكة سلطنة"), "state"),
    **dict.fromkeys(listed("مدينة عاصمة"), "city"),
    **dict.fromkeys(listed("جيش كتيبة ميليشيا قوة فرقة"), "force"),
    **dict.fromkeys(listed("سوق موقع مسجد محافظة مطار ملعب إمارة محطة سجن فندق ميناء مصنع متجر كنيسة محل"), "place"),
    **dict.fromkeys(listed("قاعدة قيادة وحدة قطاع مجموعة لواء مركز صورة قضية مادة"), ""),  # of several types
    **dict.fromkeys(listed("حالة هدف تحقيق إصابة مخالفة عملية دورة جائزة"), ""),
}
_KINDS = {"institution": "organisation", "document": "document", "event": "event", "group": "group", "place": "place"}
_CLASSED = frozenset({"organisation", "document", "event", "agreement", "treaty", "law", "decision", "city", "place"})
_EITHER = frozenset(listed("عضو شخص فرد ضحية رهينة"))  # nouns that a man and a woman are called by alike
_SON, _DAUGHTER, _SERVANT = frozenset(listed("بن ابن")), "بنت", "عبد"


@dataclass(frozen=True, slots=True)
class Nature:
    """A name's type, gender ("m", "f") and class noun (a key of the lexicon); '' for each that is not sure."""

    type: str = ""
    gender: str = ""
    noun: str = ""


def nature_of(text: str, lexicon: Lexicon) -> Nature:
    """Return what a name is: a place of the lexicon, a person by given name or honorific, else by its first noun.

    The gender of what is no person is left to its first noun, as wherever none is written.
    """
    if known := [class_ for class_ in PLACES if text in lexicon.names.get(class_, {})]:
        return Nature(known[0] if len(known) == 1 else "")
    if (person := _person(text.split(), lexicon)) is not None:
        return person
    word = head(text)
    found = lexicon.noun_forms.find(word)
    if found is None:
        return Nature("organisation" if word in lexicon.names.get("institution", {}) else "")
    alone = len(text.split()) == 1 and not text.startswith("ال")
    return Nature() if alone else _of_noun(*found)  # «طالبان» is no name of two students


def _person(words: list[str], lexicon: Lexicon) -> Nature | None:
    """Read a person off the first words of a name; None where they are those of something else."""
    honorifics, given = lexicon.names.get("honorific", {}), lexicon.names.get("given-name", {})
    gender, rest = "", list(words)
    while len(rest) > 1 and unmarked(rest[0]) in honorifics:
        gender = gender or honorifics[unmarked(rest[0])]
        del rest[0]
    if gender and rest:
        return Nature("person", gender)
    first = unmarked(words[0]) if words else ""
    if len(words) < 2 or not _is_given(words, lexicon):
        return None
    if _DAUGHTER in words:
        return Nature("person", "f")
    return Nature("person", "m" if words[1] in _SON or first.startswith(_SERVANT) else given.get(first, ""))


def _is_given(words: list[str], lexicon: Lexicon) -> bool:
    """Return whether a name begins with a given name that is no noun («أمل الشعب») unless a second one follows it."""
    given, first, second = lexicon.names.get("given-name", {}), unmarked(words[0]), unmarked(words[1])
    if second in _SON or second == _DAUGHTER:
        return True
    if first == _SERVANT:
        return second.startswith("ال")
    follows = second in given
    noun = lexicon.noun_forms.find(first) is not None or first in lexicon.names.get("title", {})
    return (first in given or first.startswith("عبدال")) and (follows or not noun)


def _of_noun(noun: CountedNoun, number: Number) -> Nature:
    singular = unmarked(noun.singular)
    if noun.kind == "person" or noun.human:
        if number is not Number.SINGULAR:
            return Nature("people")
        return Nature("person", "" if singular in _EITHER else "m" if noun.gender is Gender.M else "f")
    type_ = _OWN_TYPES.get(singular, _KINDS.get(noun.kind, ""))
    return Nature(type_, noun=noun.singular if type_ in _CLASSED and number is Number.SINGULAR else "")


def class_noun(values: Sequence[Value], called: Mapping[str, str], *, mixed: bool = False) -> str:
    """Return the class noun that names share, '' where they share none.

    `called` is the noun of each type, for names without a noun of their own. `mixed`: names of one type with several
    nouns have that of the type, as جامعة and معهد are both جهة.
    """
    types = {value.is_ if isinstance(value, Name) else "" for value in values}
    nouns = {value.noun or called.get(value.is_, "") if isinstance(value, Name) else "" for value in values}
    if len(nouns) == 1:
        return nouns.pop()
    return called.get(types.pop(), "") if mixed and len(types) == 1 else ""
