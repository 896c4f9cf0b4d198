"""Who says what: a verb of saying with the speaker between it and its clause, else the last speaker goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.draft.names import NameHit
from quizgen.draft.tokens import Said
from quizgen.draft.verbs import VerbHit
from quizgen.model import Lexicon

_CLAUSE = frozenset(["أن", "إن", "بأن", "أنه", "إنه", "أنها", "إنها", "بأنه", "بأنها", "لأن"])
_GO_ON = frozenset(["أضاف", "تابع", "أردف", "استطرد", "أوضح", "أشار", "أكد", "ذكر", "بين", "قال", "لفت"])
_FAR = 14  # words between a verb of saying and its clause


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of saying, the speaker ('' where nobody is named), and where what is said begins."""

    sentence: int
    verb: VerbHit
    speaker: str
    goes_on: bool
    clause: int  # index of the token that leads it in; -1 where none does


def speech_in(
    said: Sequence[tuple[Said, Sequence[VerbHit], Sequence[NameHit]]], lexicon: Lexicon
) -> tuple[Speech, ...]:
    """Find what is said in the sentences of a text, in their order."""
    found: list[Speech] = []
    last = ""
    for sentence, verbs, names in said:
        for verb in verbs:
            if not lexicon.verbs[verb.lemma].says or verb.form.is_passive:
                continue
            clause = _clause(sentence, verb.at)
            end = clause if clause >= 0 else verb.at + _FAR
            between = [name for name in names if verb.at < name.begin < end and name.kind == "person"]
            before = [name for name in names if name.end == verb.at and name.kind in ("person", "institution")]
            bodies = [name for name in names if name.begin == verb.at + 1 and name.kind == "institution"]
            named = between[:1] or bodies[:1] or before[:1]
            if clause < 0 and not named:
                continue
            if named:
                last = named[0].text
                found.append(Speech(sentence.number, verb, last, goes_on=False, clause=clause))
            elif last and clause - verb.at <= 2 and verb.form.person == "ms":
                found.append(Speech(sentence.number, verb, last, goes_on=True, clause=clause))
            else:
                last = ""
                found.append(Speech(sentence.number, verb, "", goes_on=False, clause=clause))
    return tuple(found)


def _clause(sentence: Said, at: int) -> int:
    for place in range(at + 1, min(len(sentence.tokens), at + _FAR)):
        token = sentence.tokens[place]
        if token.bare in _CLAUSE:
            return place
        if token.text in ".؛":
            break
    return -1
