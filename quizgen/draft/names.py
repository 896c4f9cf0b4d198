"""Names in running text: persons by their titles and given names, institutions by their first word, places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.arabic.letters import listed
from quizgen.draft.tokens import Said, Token
from quizgen.model import Lexicon

_KIN = frozenset(["بن", "ابن", "بنت", "آل", "أبو", "أبي", "أبا", "عبد", "أم"])
_LONGEST = 5  # words of a person's name
LONGEST_OFFICE = 8  # words
_NOT_IN_OFFICE = frozenset(
    listed("مع إلى على عن من أن إن بعد قبل أمس اليوم خلال حول بين وقد قد صاحب السمو الملكي معالي سعادة")
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a sentence: its class, the indices of its tokens, and for a person office, honorific and gender.

    `led` is the index at which its office or honorific begins.
    """

    kind: str  # person, institution, place
    led: int
    begin: int
    end: int
    text: str
    office: str = ""
    honorific: str = ""
    gender: str = ""


class Names:
    """The words by which names are known."""

    def __init__(self, lexicon: Lexicon, verbs: frozenset[str]) -> None:
        classes = lexicon.names
        self.titles = classes.get("title", {})
        self.honorifics = classes.get("honorific", {})
        self.given = classes.get("given-name", {})
        self.institutions = classes.get("institution", {})
        self.places = classes.get("place", {})
        self.others = frozenset(classes.get("not-a-name", {})) | verbs


def names_in(sentence: Said, names: Names, verbs: frozenset[int]) -> tuple[NameHit, ...]:
    """Find the names of a sentence; `verbs` are the indices of tokens that are verbs."""
    found: list[NameHit] = []
    at = 0
    tokens = sentence.tokens
    while at < len(tokens):
        hit = _person(tokens, at, names, verbs) or _institution(tokens, at, names, verbs) or _place(tokens, at, names)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.end
    return tuple(found)


def _bare(word: str) -> str:
    """Take a conjunction or a preposition of one letter off a word that would be known without it."""
    return word[1:] if word[:1] in "وفبل" and len(word) > 3 else word


def _known(word: str, words: object) -> str:
    """Return the word, or the word without what is attached, where it is one of the known words; else ''."""
    assert hasattr(words, "__contains__")
    if word in words:
        return word
    return _bare(word) if _bare(word) in words else ""


def _person(tokens: Sequence[Token], at: int, names: Names, verbs: frozenset[int]) -> NameHit | None:
    begin, honorific, gender = at, "", ""
    while at < len(tokens) and (known := _known(tokens[at].bare, names.honorifics)):
        honorific, gender = honorific or known, gender or names.honorifics[known]
        at += 1
    if at >= len(tokens) or at in verbs:
        return None
    first = _known(tokens[at].bare, names.given) or (tokens[at].bare if honorific else "")
    if not first or (not honorific and at == begin and not _goes_on(tokens, at + 1, names, verbs)):
        return None
    start = at
    end = at + 1
    while end < len(tokens) and end - start < _LONGEST and end not in verbs and _is_part(tokens, end, start, names):
        end += 1
    while end - 1 > start and tokens[end - 1].bare in _KIN:
        end -= 1
    if honorific and first not in names.given and end == start + 1 and not first.startswith("ال"):
        return None
    gender = gender or names.given.get(first, "")
    text = _text(tokens[start:end], first)
    office, led = _office(tokens, begin, names, verbs)
    return NameHit("person", led, start, end, text, office, honorific, gender)


def _goes_on(tokens: Sequence[Token], at: int, names: Names, verbs: frozenset[int]) -> bool:
    """Tell whether a second part of a name follows: a lone given name may be an adjective («سعيد», «حسن»)."""
    if at >= len(tokens) or at in verbs:
        return False
    word = tokens[at].bare
    return word in _KIN or word in names.given or (word.startswith("ال") and _is_part(tokens, at, at - 1, names))


def _is_part(tokens: Sequence[Token], at: int, start: int, names: Names) -> bool:
    """Tell whether a word goes on with a name: a given name, بن, the first word with ال, then one in ي."""
    token = tokens[at]
    word = token.bare
    if not token.is_word or word in names.others or word in names.titles or word in names.institutions:
        return False
    if word in _KIN or word in names.given or word.startswith("عبدال"):
        return True
    titled = word in names.honorifics and _known(tokens[min(at + 1, len(tokens) - 1)].bare, names.given)
    if not word.startswith("ال") or word in names.places or titled:
        return False
    family = any(each.bare.startswith("ال") for each in tokens[start + 1 : at])
    return not family or (word.endswith("ي") and tokens[at - 1].bare not in _KIN)


def _text(tokens: Sequence[Token], first: str) -> str:
    return " ".join([first, *(token.text for token in tokens[1:])])


def _office(tokens: Sequence[Token], end: int, names: Names, verbs: frozenset[int]) -> tuple[str, int]:
    """Read the office before a name, and where it begins: no verb, sign or preposition stands in it."""
    begin = end
    while begin > 0 and end - begin < LONGEST_OFFICE and begin - 1 not in verbs and _in_office(tokens[begin - 1]):
        begin -= 1
    for at in range(begin, end):
        word = tokens[at].bare
        title = _known(word, names.titles) or _known(word.removeprefix("ال"), names.titles)
        if title:
            led = word not in names.titles and not word.startswith("ال")
            first = tokens[at].text[1:] if led else tokens[at].text
            return " ".join([first, *(token.text for token in tokens[at + 1 : end])]), at
    return "", end


def _in_office(token: Token) -> bool:
    return token.is_word and token.bare not in _NOT_IN_OFFICE


def _institution(tokens: Sequence[Token], at: int, names: Names, verbs: frozenset[int]) -> NameHit | None:
    head = _known(tokens[at].bare, names.institutions)
    if not head or at in verbs:
        return None
    end = at + 1
    while end < len(tokens) and end - at < 6 and end not in verbs and _is_complement(tokens, end, at, names):
        end += 1
    if end == at + 1 or not any(
        token.bare.startswith("ال") or token.bare in names.places for token in tokens[at + 1 : end]
    ):
        return None
    return NameHit("institution", at, at, end, _text(tokens[at:end], head))


def _is_complement(tokens: Sequence[Token], at: int, head: int, names: Names) -> bool:
    token = tokens[at]
    word = token.bare
    if not token.is_word or word in names.honorifics or word in names.others or word in names.titles:
        return False
    if word.startswith(("ال", "وال", "لل")) or word in names.places or word in names.given:
        return True
    return at == head + 1 and len(word) > 3  # «وزارة تعليم المرحلة …», «شركة كيان»


def _place(tokens: Sequence[Token], at: int, names: Names) -> NameHit | None:
    place = _known(tokens[at].bare, names.places)
    return NameHit("place", at, at, at + 1, place) if place else None
