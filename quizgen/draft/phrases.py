"""Subjects and objects: how far a noun phrase beside a verb reaches, where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.arabic.letters import listed
from quizgen.draft.reader import NameHit
from quizgen.draft.tokens import Token, key_of
from quizgen.draft.words import CLAUSE, STOPS, Words, is_with_pronoun

_LONGEST = 6  # words of a phrase
_OPENING = frozenset(map(key_of, listed("كان كانت وكان وكانت فيما بينما أن إن وأن وإن لكن ولكن أما وأما حيث")))
_LEADING = frozenset(map(key_of, listed("كان كانت وكان وكانت أن إن وأن وإن بأن")))
_SIGNS = frozenset("،.؛:!؟")
_TIMES = frozenset(
    map(key_of, listed("أمس اليوم غدا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة أيضا"))
)
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the indices of its tokens, its words, and the name it is, if it is one."""

    begin: int
    end: int
    text: str
    name: NameHit | None = None


class Phrases:
    """The noun phrases of a sentence, cut where verbs, prepositions, signs, times and quantities cut them.

    `verbs`, `counted` and `amounts` are the indices of tokens that are verbs, part of a time or a quantity, of a
    quantity alone.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        words: Words,
        names: Sequence[NameHit],
        verbs: frozenset[int],
        counted: frozenset[int] = frozenset(),
        amounts: frozenset[int] = frozenset(),
    ) -> None:
        self.tokens, self.words, self.verbs = tokens, words, verbs
        self.names, self.counted, self.amounts = names, counted, amounts

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def skip(self, at: int) -> int:
        """Pass over «أمس الأحد» and «أيضا» behind a verb."""
        while self.key(at) in _TIMES or (at < len(self.tokens) and is_with_pronoun(self.key(at))):
            at += 1
        return at

    def stops(self, at: int) -> bool:
        return at >= len(self.tokens) or at in self.verbs or at in self.counted or self.words.is_stop(self.tokens[at])

    def may_name(self, at: int) -> bool:
        """Tell whether a word may be a name that no list knows."""
        key = self.key(at)
        return not self.stops(at) and not self.words.is_known(key) and not key.endswith(("ة", "ات"))

    def subject(self, at: int, person: str, *, open_: bool) -> Phrase | None:
        """Return the subject that begins at a place where its end is sure, and it agrees with the verb's person.

        `open_` tells that nothing but the subject can follow (the verb takes no object): it reaches to the next stop.
        """
        if person not in ("ms", "fs"):
            return None
        name = next((each for each in self.names if each.led == at or each.begin == at), None)
        if name is not None and name.kind != "place":
            return Phrase(at, name.end, name.text, name) if self._agrees(name, person) else None
        if name is not None:
            return Phrase(at, name.end, name.text, name) if person == "fs" else None
        if self.key(at) in _QUOTES:
            return self._quoted(at)
        if (
            self.stops(at)
            or self.key(at) == "الله"
            or self._may_be_led(at)
            or not self._may_agree(self.key(at), person)
        ):
            return None
        end = self._end(at, open_)
        return Phrase(at, end, self.text(at, end)) if end > at else None

    def _may_be_led(self, at: int) -> bool:
        """Tell whether a word may begin with a preposition that no list shows: «لاستصدار», «بصورة»."""
        key = self.key(at)
        return key[:1] in "بلك" and len(key) > 4 and not self.words.is_known(key)

    def _quoted(self, at: int) -> Phrase | None:
        """Return what stands between quotation marks as a phrase, where it is short and holds no verb."""
        end = at + 1
        while end < len(self.tokens) and end not in self.verbs and self.tokens[end].is_word:
            end += 1
        short = 1 < end - at <= _LONGEST and self.key(end) in _QUOTES
        return Phrase(at + 1, end + 1, self.text(at + 1, end)) if short else None

    def topic(self, verb: int, person: str) -> Phrase | None:
        """Return the subject before a verb: a name or a definite phrase at the head of its clause, «وكان …، أعلن»."""
        end = verb - (self.key(verb - 1) in _SIGNS and self.key(verb - 1) == "،")
        end -= self.key(end - 1) in _QUOTES
        if self.key(end - 1) in ("قد",):
            end -= 1
        comma = end != verb and self.key(verb - 1) == "،"
        name = next((each for each in self.names if each.end == end), None)
        begin = name.led if name else self._back(end)
        begin -= self.key(begin - 1) in _QUOTES
        before = self.key(begin - 1)
        heads = before in _OPENING or (not comma and (begin == 0 or before in _SIGNS))
        if not heads or begin >= end:
            return None
        if name is not None:
            return Phrase(begin, end, name.text, name) if self._agrees(name, person) else None
        first = self.key(begin)
        construct = before in _LEADING and self.is_definite(end - 1)  # all between them is the subject
        if not (first.startswith("ال") or construct) or first == "الله" or not self._may_agree(first, person):
            return None
        return Phrase(begin, end, self.text(begin, end))

    def _back(self, end: int) -> int:
        begin = end
        while begin > 0 and not self.stops(begin - 1) and end - begin < _LONGEST:
            begin -= 1
        return begin

    def object(self, at: int) -> Phrase | None:
        """Return the object that begins at a place: a name, or a definite phrase up to the next stop."""
        name = next((each for each in self.names if at in (each.led, each.begin)), None)
        if name is not None:
            return Phrase(at, name.end, name.text, name)
        end = at
        while not self.stops(end) and end - at < _LONGEST:
            end += 1
        if end == at or end - at == _LONGEST or not self._closed(end):
            return None
        return Phrase(at, end, self.text(at, end))

    def _closed(self, end: int) -> bool:
        """Tell whether a phrase ends by itself where it is cut: not before a conjunction or a number."""
        key = self.key(end)
        return end >= len(self.tokens) or (not (key[:1] == "و" and end not in self.verbs) and not key.isdigit())

    def has_object(self, at: int, *, strict: bool) -> bool:
        """Tell whether what stands at a place, behind a subject, can be an object or a clause.

        `strict` leaves out what may be an adverb or a state: «قُتل مسموما».
        """
        at = self.skip(at)
        if at >= len(self.tokens) or at in self.verbs:
            return False
        if at in self.amounts:
            return True
        key = self.key(at)
        if key in CLAUSE:
            return True
        token = self.tokens[at]
        if not token.is_word:
            return key.isdigit()
        if key in STOPS or self.words.leads(key) or (token.text.endswith(("اً", "ًا")) and strict):
            return False
        return not (strict and self.words.is_stop(token))

    def is_deed(self, at: int) -> bool:
        """Tell whether a word is a verbal noun: «رفض منح الشركة ترخيصا» has no subject."""
        return self.words.core(self.key(at)) in self.words.masdars

    def is_actor(self, at: int) -> bool:
        """Tell whether a word names somebody or a body that acts."""
        return self.words.is_human(self.key(at))

    def text(self, begin: int, end: int) -> str:
        return " ".join(token.text for token in self.tokens[begin:end])

    def _end(self, at: int, open_: bool) -> int:
        """Return where a phrase that begins at a place surely ends; the place itself where it is not sure."""
        words, first = self.words, self.key(at)
        end = at + 1
        if first.startswith("ال") or first in words.places:
            while not self.stops(end) and words.is_adjective(self.key(end), first):
                end += 1
            bounded = self.stops(end) or not self.key(end).startswith("ال") or self._is_other(end, first)
            return end if bounded else at
        while not self.stops(end) and end - at < _LONGEST and not self.is_definite(end):
            end += 1
        if end in self.counted:
            return at  # «أسهم 81 شركة»
        if self.stops(end):  # an indefinite phrase: «مصادر محلية»
            few = end - at <= 2 and not self._hangs(at, end)
            if end == at + 1 and not (first in words.nouns or first.endswith("ون")):
                return at  # «تبدو متشابهة»
            return end if open_ or few else at
        if not self.is_definite(end):
            return at
        end += 1
        while not self.stops(end) and (
            words.is_adjective(self.key(end), self.key(end - 1)) or self._agrees_with(end, at)
        ):
            end += 1
        if self.stops(end):
            return end
        return end if not self.key(end).startswith("ال") or self._is_other(end, self.key(end - 1)) else at

    def _is_other(self, at: int, head: str) -> bool:
        """Tell whether a definite word behind a definite one is surely a thing of its own: «الطاقم الجرعات»."""
        core = self.words.core(self.key(at))
        return (
            core in self.words.nouns
            or core in self.words.masdars
            or core in self.words.institutions
            or (core.endswith("ات") and not head.endswith(("ات", "ة")))
        )

    def _hangs(self, at: int, end: int) -> bool:
        return end - at == 2 and self.key(at) not in self.words.nouns

    def _agrees_with(self, at: int, head: int) -> bool:
        return self.words.is_adjective(self.key(at), self.key(head))

    def is_definite(self, at: int) -> bool:
        """Tell whether a word has the article, is a name, or has a pronoun behind it."""
        key = self.key(at)
        return key.startswith("ال") or key in self.words.places or key in self.words.given or key.endswith(("ها", "هم"))

    def _agrees(self, name: NameHit, person: str) -> bool:
        if name.kind == "person":
            return name.gender in ("", "?") or name.gender == person[0]
        first = name.text.split()[0]
        gender = "f" if name.kind == "place" or first.endswith(("ة", "ات")) else "m"
        return gender == person[0]

    def _may_agree(self, key: str, person: str) -> bool:
        gender = self.words.gender(key)
        core = self.words.core(key)
        if core.endswith(("ين",)) or key.isdigit():
            return False
        return not gender or gender == person[0]
