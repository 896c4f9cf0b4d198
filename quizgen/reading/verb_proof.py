"""Does a quote tell the verb of a fact as the fact does: at all, not denied, not as what may be or is to come?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from quizgen.arabic.letters import listed
from quizgen.arabic.verb_forms import VerbForms, folded
from quizgen.model import Lexicon, Mood
from quizgen.reading.verb_roles import Manner

_WORD = re.compile("[\u0621-\u063a\u0640-\u0652\u0670]+|[.،؛!؟\n]")
_STOPS = frozenset(".،؛!؟\n")
_NOT = frozenset(map(folded, listed("لم لن لا ليس ليست")))
_NEGATED_BY = {folded(word): word for word in listed("لم لا لن")} | dict.fromkeys(map(folded, listed("ليس ليست")), "لا")
_WAS = frozenset(map(folded, listed("كان كانت كانوا كانا كانتا")))
_MAY = frozenset(map(folded, listed("قد لعل لعله لعلها لعلهم")))
_PERHAPS = folded("ربما")
# what leads an «أن» in that says no more than that it may be so, and what says it beside the verb
_LIKELY = frozenset(map(folded, listed("المحتمل يحتمل المرجح يرجح الممكن يمكن يعتقد يظن يبدو الأرجح الجائز")))
_SEEMINGLY = tuple(
    tuple(map(folded, phrase.split())) for phrase in ("فيما يبدو", "ما يبدو", "كما يبدو", "على الأرجح", "من المحتمل")
)
_NEARLY = frozenset(
    map(folded, listed("كاد كادت كادوا كادا كادتا يكاد تكاد يكادون أوشك أوشكت أوشكوا يوشك توشك يوشكون شارف شارفت"))
)
_IF = frozenset(map(folded, listed("لو لولا إذا لئلا كيلا")))
_WISH = frozenset(map(folded, listed("ليت ليته ليتها ليتهم")))
_THAT = folded("أن")
_SHALL = folded("سوف")
_EXCEPT = folded("إلا")
_DENYING = ("نفى", "أنكر")
_ROOT = 2  # letters
_NEAR = 3  # words that the subject of «كاد» may have
_BESIDE = 4  # words between a verb and «على ما يبدو»
_REACH = 10  # words from «نفت» to what is denied
_SETTLED: frozenset[Mood] = frozenset({"stated", "lasting", "ongoing"})
ONLY = "only"
UNREAL = frozenset({"nearly", "if"})  # no moods: nothing has happened of which a fact could be made
_BEFORE_NOUN, _BEHIND_NOUN = "[وف]?[بلك]?(?:ال|ل)?", "(?:ه|ها|هم|هما)?"


@dataclass(frozen=True, slots=True)
class _Told:
    """One word of a quote that tells the verb: is it denied, does it tell what may be, what is to come?

    And what did not happen or only would: what nearly was («كادت تنفجر»), what hangs on an «إذا» or a «لو». `only`: it
    is so of nothing else, «لا يرتفع إلا».
    """

    denied: bool
    may_be: bool
    to_come: bool
    nearly: bool
    if_only: bool
    only: bool


def verb_faults(
    key: str, lexicon: Lexicon, near: Sequence[frozenset[str]], mood: Mood, text: str, *, claimed: bool = False
) -> Iterator[str]:
    """Yield the mood that a fact should have by the words of its quote, "" where none of them tells its verb.

    `claimed`: somebody is named who says it; he may say what is to come.

    "nearly" and "if" are no moods: no fact can be made of what nearly was, and none that it is so of a condition.
    "only" is none either: a fact says that it is so, and not that nothing else is.

    A verb is told by its forms and its verbal noun, by a word of its root (المتّهمة), and by the same of a verb that may
    tell of one event with it.
    """
    spelled = _WORD.findall(text)
    words = list(map(folded, spelled))
    told = list(_told(key, lexicon, words, spelled))
    if not told:
        group = [verb for group in near if key in group for verb in group if verb in lexicon.verbs]
        alike = any(_is_akin(lexicon.verbs[verb].past, words) for verb in (key, *group))
        if (
            _has_root(lexicon.verbs[key].past)
            and not alike
            and not any(list(_told(verb, lexicon, words, spelled)) for verb in group)
        ):
            yield ""
    elif all(each.nearly for each in told):
        yield "nearly"
    elif mood in _SETTLED and all(each.if_only for each in told):
        yield "if"
    elif mood != "denied" and all(each.denied for each in told):
        yield "denied"
    elif mood in _SETTLED and all(each.may_be for each in told):
        yield "possible"
    elif mood in _SETTLED and not (claimed and mood == "stated") and all(each.to_come for each in told):
        yield "planned"
    elif mood in _SETTLED and all(each.only for each in told):
        yield ONLY


def manner_of(key: str, lexicon: Lexicon, text: str, manner: Manner, *, dated: bool) -> Manner:
    """Read off a quote how it tells a verb: behind كان it is over, as is what has a date; لا, لن and لم are kept."""
    spelled = _WORD.findall(text)
    words = list(map(folded, spelled))
    over, negation, tenses = dated, "", set[str]()
    for at, word in enumerate(spelled):
        readings = list(_forms_of(lexicon, key).readings(word)) if word not in _STOPS else []
        if not readings:
            continue
        led = _unjoined(words[at - 1]) == _SHALL if at else False
        tenses |= {"future" if led else reading.form.tense for reading in readings}
        over = over or any(each.removeprefix("و") in _WAS for each in _clause_before(words, at))
        before = _unjoined(words[at - 1]) if at else ""
        negation = negation or _NEGATED_BY.get(before, "")
    return replace(manner, still=not over, negation=negation, over=tenses == {"past"}, to_come=tenses == {"future"})


def _told(key: str, lexicon: Lexicon, words: Sequence[str], spelled: Sequence[str]) -> Iterator[_Told]:
    noun = _noun_of(lexicon, key)
    for at, word in enumerate(spelled):
        readings = list(_forms_of(lexicon, key).readings(word)) if word not in _STOPS else []
        if not readings and not (noun and noun.fullmatch(words[at])):
            continue
        before = _unjoined(words[at - 1]) if at else ""
        clause = _clause_before(words, at)
        excepted = _EXCEPT in words[at + 1 : at + 1 + _REACH]
        denied = (before in _NOT and not excepted) or (key not in _DENYING and _is_denying(clause, lexicon))
        present = bool(readings) and all(each.form.tense != "past" for each in readings)
        future = bool(readings) and all(each.form.tense == "future" for each in readings)
        to_come = future or (before == _SHALL and present)
        may_be = (before in _MAY and present) or _is_hedged(words, at, clause)
        only = before in _NOT and excepted
        yield _Told(denied, may_be, to_come, _leads(_NEARLY, clause), before in _IF or _leads(_WISH, clause), only)


def _unjoined(word: str) -> str:
    return word.removeprefix("و").removeprefix("ف")


def _is_hedged(words: Sequence[str], at: int, clause: Sequence[str]) -> bool:
    """Return whether a verb is told as what may be: «ربما», «من المحتمل أن», «فيما يبدو» beside it."""
    near = list(map(_unjoined, clause[-_NEAR - 2 :]))
    likely = any(word in _LIKELY and then == _THAT for word, then in pairwise(near))
    sides = ([word for word in side if word != "،"] for side in (words[at + 1 : at + 2 + _BESIDE], clause[-_BESIDE:]))
    beside = any(
        tuple(pair) in _SEEMINGLY for side in sides for pair in pairwise(word.removeprefix("و") for word in side)
    )
    return likely or beside or _PERHAPS in near


def _leads(leading: Collection[str], clause: Sequence[str]) -> bool:
    """Return whether one of the words leads a verb in, by itself or with a subject and «أن» between."""
    near = clause[-_NEAR - 1 :] if clause and clause[-1] == _THAT else clause[-_NEAR:]
    return any(_unjoined(word) in leading for word in near)


def _is_akin(past: str, words: Sequence[str]) -> bool:
    """Return whether a word has the firm letters of a verb in their order."""
    return _has_root(past) and any(re.search(".{0,2}".join(_root(past)), word) for word in words)


def _has_root(past: str) -> bool:
    return len(_root(past)) >= _ROOT


def _root(past: str) -> str:
    """Return the letters of a verb that stay in all words of its root: no weak one."""
    return re.sub("[اويءئؤ]", "", folded(past))


def _clause_before(words: Sequence[str], at: int) -> Sequence[str]:
    """Return the few words before a place, back to a stop."""
    begin = max(0, at - _REACH)
    stops = [place + 1 for place in range(begin, at) if words[place] in _STOPS]
    return words[stops[-1] if stops else begin : at]


def _is_denying(clause: Sequence[str], lexicon: Lexicon) -> bool:
    return any(
        list(_forms_of(lexicon, verb).readings(word)) for verb in _DENYING if verb in lexicon.verbs for word in clause
    )


@lru_cache(maxsize=256)
def _forms_of(lexicon: Lexicon, key: str) -> VerbForms:
    return VerbForms({key: lexicon.verbs[key]})


@lru_cache(maxsize=256)
def _noun_of(lexicon: Lexicon, key: str) -> re.Pattern[str] | None:
    noun = folded(lexicon.verbs[key].noun)
    stem = re.escape(noun[:-1]) + "[ةت]" if noun.endswith("ة") else re.escape(noun)
    return re.compile(f"{_BEFORE_NOUN}{stem}{_BEHIND_NOUN}") if noun else None
