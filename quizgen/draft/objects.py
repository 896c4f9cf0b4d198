"""The object of a verb: whether one stands behind the subject, and what «الذي» goes on with before the verb."""

from __future__ import annotations

from quizgen.arabic.letters import listed
from quizgen.draft.phrases import ATTRIBUTES, LONGEST, Phrase, Phrases
from quizgen.draft.tokens import Token, key_of
from quizgen.draft.words import CLAUSE, PREPOSITIONS, STOPS, is_with_pronoun

_COMPARED = frozenset(map(key_of, listed("أقل أكثر أعلى أدنى أكبر")))
_ADVERBS = frozenset(listed("خلال عقب في عبر"))

_ACCORDING = frozenset(listed("بحسب حسب وفق"))
OPENERS = frozenset("“«")
RELATIVE = {"الذي": "m", "التي": "f"}
_PRONOUNS = {"ه": "m", "ها": "f"}
_CLITICS = ("وال", "بال", "فال", "كال", "لل")
# Behind these «الذي» tells when, where or how; others are no answer without it: «الإجراءات التي اتخذتها».
_VAGUE = frozenset(
    map(
        key_of,
        listed(
            "الوقت الحين اليوم العام المكان الطريقة الصورة الشكل الحد الأمر الأمور الشيء الأشياء الجهة الجهات الدرجة"
            " الإجراءات الجهود الأعمال الخطوات الفرص الجوانب القضايا الحالة الحالات الأسباب الظروف المواقف المرحلة"
        ),
    )
)


def has_object(phrases: Phrases, at: int, *, strict: bool) -> bool:
    """Return whether what stands at a place, behind a subject, can be an object or a clause.

    `strict` leaves out what may be an adverb or a state: «قُتل مسموما».
    """
    at = phrases.past_complements(phrases.skip(_past_aside(phrases, at)))
    at = _past_adverb(phrases, at + (phrases.key(at) in OPENERS and not phrases.stops(at + 1)))
    if at >= len(phrases.tokens) or at in phrases.verbs:
        return False
    if at in phrases.amounts:
        return True
    if phrases.is_actor(at - 1) and (phrases.key(at) in phrases.words.given or _names_person(phrases, at)):
        return False  # «قُتل الطفل علي …»
    key = phrases.key(at)
    if key in CLAUSE:
        return True
    token = phrases.tokens[at]
    if not token.is_word:
        return key.isdigit()
    if key in _COMPARED and not strict:
        return True
    if key in STOPS or phrases.words.leads(key) or phrases.may_be_led(at) or (strict and phrases.may_go_on(at)):
        return False
    if strict and (_is_thing(phrases, token) or has_owner(phrases, key)):
        return True
    if strict and (_is_deed_told_of(phrases, at) or _is_national(phrases, token)):
        return True
    return not (strict and (phrases.words.is_stop(token) or token.text.endswith(("اً", "ًا"))))


def has_object_behind_comma(phrases: Phrases, at: int) -> bool:
    """Return whether an object stands behind a comma behind a subject: «أصدر الوزير سالم العمري، قرارا»."""
    if phrases.key(at) not in ("،", ",") or at + 1 >= len(phrases.tokens) or at + 1 in phrases.verbs:
        return False
    token, core = phrases.tokens[at + 1], phrases.words.core(phrases.key(at + 1))
    known = core in phrases.words.nouns or core in phrases.words.masdars
    thing = core != token.key and known and core not in phrases.words.humans and not core.startswith("م")
    return _is_thing(phrases, token) or thing or has_owner(phrases, token.key)


def object_at(phrases: Phrases, at: int) -> Phrase | None:
    """Return the object that begins at a place: a name, or a definite phrase up to the next stop."""
    name = next((each for each in phrases.names if at in (each.led, each.begin)), None)
    if name is not None:
        return Phrase(at, name.end, name.text, name)
    end = at
    while not phrases.stops(end) and end - at < LONGEST:
        end += 1
    if end == at or end - at == LONGEST or not _closed(phrases, end) or phrases.may_be_led(at) or phrases.may_go_on(at):
        return None
    return Phrase(at, end, phrases.text(at, end))


def _closed(phrases: Phrases, end: int) -> bool:
    """Return whether a phrase ends by itself where it is cut: not before a conjunction or a number."""
    key = phrases.key(end)
    goes_on = (key[:1] == "و" and end not in phrases.verbs) or key.isdigit() or key in ATTRIBUTES
    return end >= len(phrases.tokens) or not goes_on


def _past_aside(phrases: Phrases, at: int) -> int:
    """Pass over a few words in brackets and over whose words it is: «الوزيرة (حزب العمال) لجنة», «بحسب موسكو»."""
    if phrases.key(at) in _ACCORDING:
        led = next((name.end for name in phrases.names if name.begin == at + 1), 0)
        return led or at
    if phrases.key(at) != "(":
        return at
    return next((each + 1 for each in range(at, min(at + 6, len(phrases.tokens))) if phrases.key(each) == ")"), at)


def _past_adverb(phrases: Phrases, at: int) -> int:
    """Pass over «خلال الجولة» and «بنادي النصر» where an object stands behind that cannot be anything else."""
    end, key = at + 1, phrases.key(at)
    hangs = key[:1] in ("ب", "ل") and (phrases.words.leads(key) or phrases.may_be_led(at))
    if not hangs and phrases.key(at) not in _ADVERBS:
        return at
    while end - at <= LONGEST and not has_owner(phrases, phrases.key(end)):
        if end - at > 1 and phrases.key(end).startswith("ال") and phrases.key(end + 1) in RELATIVE:
            return end  # «شاهد الوزير خلال الاستقبال الأعمال التي …»
        goes_on = phrases.key(end)[:1] in "بل" and phrases.words.leads(phrases.key(end))
        if phrases.stops(end) and not goes_on:
            break
        end += 1
    if end >= len(phrases.tokens) or end in phrases.verbs or end in phrases.counted:
        return at
    sure = _is_owned_thing(phrases, phrases.key(end)) or _is_thing(phrases, phrases.tokens[end])
    sure = sure or _is_deed_told_of(phrases, end)
    return end if sure and not phrases.words.leads(phrases.key(end)) else at


def _names_person(phrases: Phrases, at: int) -> bool:
    return any(name.led == at and name.kind == "person" for name in phrases.names)


def _is_thing(phrases: Phrases, token: Token) -> bool:
    """Return whether a word with tanwin is a noun that tells no state or manner: «أصدر قرارا»."""
    stem = token.key.removesuffix("ا")
    nouns, words = phrases.words.nouns, phrases.words
    behind = next((each.key for each in phrases.tokens if each.start > token.end), "")
    many = stem != token.key and behind.endswith("ة") and not behind.startswith("ال") and phrases.words.is_plain(behind)
    known = stem in nouns and stem not in words.masdars and stem not in words.humans
    return stem != token.key and (known or many)  # «قرارا», «جهودا كبيرة»


def _is_deed_told_of(phrases: Phrases, at: int) -> bool:
    """Return whether a verbal noun with an attribute stands in the accusative: «قدّم شرحا مفصلا»."""
    both = phrases.key(at).endswith("ا") and phrases.key(at + 1).endswith("ا")
    return both and phrases.key(at).removesuffix("ا") in phrases.words.masdars


def _is_national(phrases: Phrases, token: Token) -> bool:
    """Return whether a word in the accusative tells somebody by his country: «اعتقلت القوات فلسطينيا»."""
    return token.key.endswith("يا") and token.key[:-2] in phrases.words.places


def _is_owned_thing(phrases: Phrases, key: str) -> bool:
    """Return whether a word is a known noun with a pronoun: «تدريباته», not «ذاتها»."""
    stem = next((key.removesuffix(end) for end in ("ها", "هم", "ه") if key.endswith(end)), "")
    stem = f"{stem[:-1]}ة" if stem.endswith("ت") and not stem.endswith("ات") else stem
    known = phrases.words.nouns | phrases.words.masdars
    return has_owner(phrases, key) and (stem in known or stem.removesuffix("ات") in known)


def has_owner(phrases: Phrases, key: str) -> bool:
    """Return whether a word has a pronoun behind it that makes it definite, as no adverb is: «أغلقت أبوابها»."""
    if key.startswith("ال"):
        return False  # «الأسهم»
    owned = key.endswith(("ها", "هم")) or (key.endswith("ه") and not phrases.words.is_known(key) and key[:2] != "ال")
    return len(key) > 4 and owned and not is_with_pronoun(key)


def antecedent(phrases: Phrases, verb: int, pronoun: str) -> tuple[int, int] | None:
    """Return where the noun stands that a pronoun goes back to: «الأعمال التي قدمها», «تدريبات لياقية قادها».

    `pronoun` hangs on the verb or on its preposition. None where another noun before it may be meant: «ورش العمل التي».
    """
    gender = next((gender for end, gender in _PRONOUNS.items() if pronoun.endswith(end)), "")
    relative = RELATIVE.get(phrases.key(verb - 1), "")
    if not gender or (relative and relative != gender):
        return None
    bare = phrases.words.nouns | phrases.words.masdars
    if not relative and (phrases.key(verb)[:1] == "و" or phrases.key(verb - 1) in bare):
        return None  # «عملية رقمية وينفذها الموظفون»: a clause of its own; «دراسة قام بها»: which one is left out
    end = verb - bool(relative)
    end -= bool(relative) and phrases.key(end - 1) == "،"
    for begin in range(end - 1, max(-1, end - 4), -1):
        if _heads(phrases, begin, end, gender, definite=bool(relative)):
            return (begin, end) if _stands_alone(phrases, begin, end) else None
    return None


def _heads(phrases: Phrases, begin: int, end: int, gender: str, *, definite: bool) -> bool:
    """Return whether a word is a noun of a gender, and all behind it are its attributes."""
    words, key = phrases.words, phrases.key(begin)
    if begin in phrases.verbs or begin in phrases.counted or not phrases.tokens[begin].is_word:
        return False
    led = definite and key.startswith(_CLITICS)
    head = f"ال{key[2:]}" if key.startswith("لل") else key[1:] if led else key
    core = words.core(head)
    if (core != head) != definite or (head in _VAGUE and end == begin + 1) or core.endswith(("ين", "ون", "ا")):
        return False
    if not (core in words.nouns or core in words.masdars or core.endswith("ات")) or words.is_human(core):
        return False
    known = words.gender(head)
    own = known or ("f" if core.endswith(("ة", "ات")) or core not in words.masdars else "m")
    rest = [phrases.key(at) for at in range(begin + 1, end)]
    attributes = all(
        words.is_adjective(key if definite else f"ال{key}", head if definite else f"ال{head}") for key in rest
    )
    return own == gender and attributes


def _stands_alone(phrases: Phrases, begin: int, end: int) -> bool:
    """Return whether nothing before a noun can be what is meant instead: no construct ends in it."""
    before, key = phrases.key(begin - 1), phrases.key(begin)
    if begin == 0 or begin - 1 in phrases.verbs or before in PREPOSITIONS or not phrases.tokens[begin - 1].is_word:
        return True
    if key.startswith(("بال", "كال", "لل")):
        return True
    other = end - begin > 1 or before.endswith("ة") != key.endswith("ة") or not key.startswith("ال")
    return before.startswith("ال") and other
