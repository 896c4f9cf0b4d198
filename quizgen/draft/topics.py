"""The subject before its verb: a name or a phrase at the head of its clause, behind «أنّ», or before «الذي»."""

from __future__ import annotations

from quizgen.arabic.letters import listed, unmarked
from quizgen.draft.objects import RELATIVE
from quizgen.draft.phrases import ALL, LONGEST, LONGEST_OFFICE, QUOTES, Phrase, Phrases
from quizgen.draft.tokens import key_of
from quizgen.draft.words import is_with_pronoun

_OPENING = frozenset(
    map(key_of, listed("كان كانت وكان وكانت فيما بينما أن إن وأن وإن بأن وبأن لكن ولكن أما وأما حيث فإن كون"))
)
STILL = frozenset(listed("يزال تزال زال زالت"))  # «لا يزال يملك»: no negation
# Between a subject and its verb, or before both: «النادي لا يزال يملك», «بقي الصندوق يقدم».
_LASTING = frozenset(map(key_of, listed("لايزال لاتزال مازال مازالت يزال تزال زال زالت كان كانت ظل ظلت")))
_BEGINNING = frozenset(map(key_of, listed("بقي بقيت ظل ظلت أصبح أصبحت بات باتت بدأ بدأت أخذ أخذت يزال تزال زال زالت")))
_LEADING = frozenset(map(key_of, listed("كان كانت وكان وكانت أن إن وأن وإن بأن فإن كون")))
_SIGNS = frozenset("،.؛:!؟")


def topic(phrases: Phrases, verb: int, person: str) -> Phrase | None:
    """Return the subject before a verb: a name or a definite phrase at the head of its clause, «وكان …، أعلن»."""
    end = verb - (phrases.key(verb - 1) in _SIGNS and phrases.key(verb - 1) == "،")
    end -= phrases.key(end - 1) in QUOTES
    end -= phrases.key(end - 1) == "قد"
    if phrases.key(end - 1) in _LASTING and phrases.key(end - 2) not in _SIGNS:
        end -= 1 + (phrases.key(end - 2) in ("لا", "ما"))
    if (gender := RELATIVE.get(phrases.key(end - 1))) is not None:
        return _antecedent(phrases, end - 1, gender, person) if end == verb else None
    comma = end != verb and phrases.key(verb - 1) == "،"
    name = next((each for each in phrases.names if each.end == end), None)
    begin = name.led if name else _back(phrases, end)
    so = name is None and phrases.key(begin - 1).startswith("فال")  # «فالمملكة الأردنية عملت»
    if so and not comma and phrases.may_fit(phrases.key(begin - 1)[1:], person):
        return Phrase(begin - 1, end, phrases.text(begin - 1, end)[1:])
    begin = _behind_leader(phrases, end, begin)
    begin += phrases.key(begin) in ALL and phrases.key(begin - 1) in _LEADING  # «أن كافة المراكز أكملت»
    before = phrases.key(begin - 1 - (phrases.key(begin - 1) in QUOTES) - (phrases.key(begin - 1) in ALL))
    heads = (
        before in _OPENING or before.removeprefix("و") in _BEGINNING or (not comma and (begin == 0 or before in _SIGNS))
    )
    if not heads or begin >= end:
        return None
    if name is not None and begin < name.led and name.kind == "person":
        name = phrases.holder(begin)
        if name is None or name.end != end:
            return None
    elif name is not None and begin < name.led:
        name = None
    if name is not None:
        return Phrase(begin, end, name.text, name) if phrases.agrees(name, person) else None
    first = phrases.key(begin)
    named = end - begin == 1 and phrases.may_name(begin)  # «أنّ داعش أعدم»
    if before in _LEADING and (told := _behind_that(phrases, begin, end, person)) is not None:
        return told
    construct = before in _LEADING and (phrases.is_definite(end - 1) or named)  # all between them is the subject
    if not (first.startswith("ال") or construct) or first == "الله" or not phrases.may_agree(begin, person):
        return None
    return Phrase(begin, end, phrases.text(begin, end))


def _behind_that(phrases: Phrases, begin: int, end: int, person: str) -> Phrase | None:
    """Return the subject that «أنّ» puts into the accusative, in the nominative: «أن وفدا من الجماعة», «أن 28 دولة»."""
    first, words = phrases.key(begin), phrases.words
    if begin in phrases.amounts:
        counted = phrases.counted_at(begin)
        whole = counted is not None and counted.end in (end, end - (phrases.key(end - 1) == "فقط"))
        return counted if whole else None
    if person.endswith("d"):
        return None
    stem = first.removesuffix("ا")
    known = stem in words.nouns or stem in words.masdars
    if stem == first or not known or not phrases.may_fit(stem, person):
        return None
    told = phrases.text(begin, end).split()
    indefinite = [
        0,
        *(at for at in range(1, len(told)) if key_of(told[at]).endswith("ا") and not told[at].startswith("ال")),
    ]
    if indefinite != list(range(len(indefinite))):
        return None
    return Phrase(begin, end, " ".join(_bare(word) if at in indefinite else word for at, word in enumerate(told)))


def _bare(word: str) -> str:
    """Take the alif of the indefinite accusative off a word."""
    return unmarked(word).removesuffix("ا")


def _antecedent(phrases: Phrases, end: int, gender: str, person: str) -> Phrase | None:
    """Return what «الذي» goes on with, where that is a name or a noun with attributes: «العمل الإرهابي الذي»."""
    if person != f"{gender}s" or _has_own_subject(phrases, end + 1):
        return None
    end -= phrases.key(end - 1) == "،"
    name = next((each for each in phrases.names if each.end == end and each.kind != "place"), None)
    if name is not None and (" " not in name.text or name.kind != "person") and _may_go_back(phrases, name.led):
        return None
    if name is not None:
        return Phrase(name.begin, end, name.text, name) if phrases.agrees(name, person) else None
    for begin in range(max(0, end - 3), end):
        first, before = phrases.key(begin), phrases.key(begin - 1)
        words = [phrases.key(at) for at in range(begin, end)]
        core = phrases.words.core(first)
        only = end - begin == 1 and begin - 1 in phrases.verbs  # «قال المصدر الذي»
        noun = core != first and (only or core in phrases.words.nouns or core in phrases.words.masdars)
        attributes_of = len(words) - 1
        attributes = all(phrases.words.is_adjective(word, first) for word in words[1:])
        if noun and attributes and phrases.may_agree(begin, person):
            # no construct that ends in it («مطاعم القرية التي»), and nothing before it that may be meant
            other = before.startswith("ال") and (attributes_of > 0 or before.endswith("ة") != first.endswith("ة"))
            alone = begin == 0 or other or begin - 1 in phrases.verbs or before in _SIGNS
            return Phrase(begin, end, phrases.text(begin, end)) if alone else None
    return None


def _may_go_back(phrases: Phrases, begin: int) -> bool:
    """Return whether «الذي» behind a name may mean what stands before it: «الوزير الثالث من الاتحاد الذي»."""
    before = phrases.key(begin - 1)
    return begin > 0 and not (before in _SIGNS or begin - 1 in phrases.verbs or phrases.words.core(before) != before)


def _has_own_subject(phrases: Phrases, verb: int) -> bool:
    """Return whether a subject of its own may follow a verb behind «الذي»: «الإضراب الذي دعا إليه الحزب»."""
    behind = phrases.tokens[verb + 1] if verb + 1 < len(phrases.tokens) else None
    return behind is not None and is_with_pronoun(behind.key)


def _behind_leader(phrases: Phrases, end: int, begin: int) -> int:
    """Return where a subject begins that fills the clause from «أنّ» to the verb: «أنّ مدير النادي بجدة سالم أعلن»."""
    for at in range(end - 1, max(-1, end - 1 - LONGEST_OFFICE), -1):
        if phrases.key(at) in _LEADING:
            return at + 1
        key = phrases.key(at)
        hangs = key in ("في", "من") or (key[:1] in "بل" and phrases.words.leads(key)) or at in phrases.amounts
        hangs = (
            hangs or key.startswith("وال") or (key.endswith("ا") and phrases.key(at - 1) in _LEADING) or key == "فقط"
        )
        if (
            at in phrases.verbs
            or not (phrases.tokens[at].is_word or at in phrases.amounts)
            or (phrases.stops(at) and not hangs)
        ):
            break
    return begin


def _back(phrases: Phrases, end: int) -> int:
    begin = end
    while begin > 0 and not phrases.stops(begin - 1) and end - begin < LONGEST:
        begin -= 1
    return begin
