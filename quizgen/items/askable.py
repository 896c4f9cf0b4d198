"""What is not worth asking, or not fair: a question turned round, an answer in the verb, one that fits anybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quizgen.arabic import fold
from quizgen.arabic.attach import behind_article
from quizgen.arabic.count import Quantity
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Gender
from quizgen.arabic.overlap import content_words
from quizgen.arabic.time import Time
from quizgen.arabic.words import ends_in_pronoun
from quizgen.identity import value_type
from quizgen.items.desk import Desk
from quizgen.items.filters import Unfit
from quizgen.items.question_words import PEOPLE
from quizgen.items.rivals import BY
from quizgen.model import Fact, Name, Text, Value
from quizgen.naming import WRITER

NOUN_AND_MORE = 2  # words
MOST_LISTED = 2  # values of a role beside who did something
OF_THE_VERB = frozenset({"why", "aim", "means"})  # roles that any verb may have
DENIED = "denied"  # what one does not do, another may not do either
OF_ITS_DAY = frozenset({"ongoing", DENIED})  # said of the day of the article
TIMELESS = frozenset({"lasting", "possible", *OF_ITS_DAY})  # moods that tell what is so, not what happened
DONE = frozenset({"event", "document"})  # kinds of nouns that verbs of doing take: to hold a meeting, to score a goal
SHORT_TIME = 3  # words
FEW_WORDS = 3  # of a question, its verb among them: they fit many
_RELATIVE = frozenset(
    form + ending for form in listed("سابق تال تالي ماضي مقبل قادم جاري حالي مذكور نفس ذات") for ending in ("", "ة")
)
_SOME_TIME_AGO = re.compile("^(?:قبل|منذ|بعد) (?:(?:بضعة|بضع|عدة|عدّة) )?(?:أيام|أسابيع|أشهر|شهور|سنوات|أعوام|ساعات)$")


def check_askable(desk: Desk, fact: Fact, asks: str, keys: Sequence[Value], shows: Sequence[str], said: str) -> None:
    """Raise `Unfit` for what nobody should be asked; `shows` are the roles that the question, `said`, prints."""
    shown = [value for role in shows for value in held(desk, fact, role)]
    _check_asked_forwards(desk, fact, asks, keys, shown)
    _check_is_of_somebody(desk, fact, asks, keys, said)
    _check_is_of_one_event(fact, asks, keys, shows)
    _check_subject_is_not_known(desk, fact, asks, keys, shows)
    _check_hangs_on_its_verb(fact, asks)
    if asks == subject(fact) and any(_is_woman(key) for key in keys) and points_back(fact, shows):
        raise Unfit("a pronoun in the question tells whom it asks for", remedy="write the value without the pronoun")
    _check_key_is_not_asked(keys, said)
    if asks == "what":
        _check_key_adds(desk, fact, keys, said)
    _check_key_says_when(desk, fact, keys)
    if said.startswith("متى ") and any(isinstance(value, Time) for value in shown):
        raise Unfit("to ask when something happened that the question dates has no point")


def held(desk: Desk, fact: Fact, role: str) -> tuple[Value, ...]:
    """Return the values that a fact holds in a role."""
    slot = desk.world.slot(fact, role)
    return slot.values if slot else ()


def subject(fact: Fact) -> str:
    """Return the role of what acts, or of what a passive verb tells of."""
    return next((role for role in ("who", "what") if role in fact.slots), "")


def _check_asked_forwards(desk: Desk, fact: Fact, asks: str, keys: Sequence[Value], shown: Sequence[Value]) -> None:
    """Raise `Unfit` for a question turned round, which nobody would ask: «ما الذي يعتمد على المرابحة؟».

    What acts (or what a passive verb tells of) is asked for where it is a name, a person or an amount, where the verb
    tells what a cause does, or where a time or a name beside it tells which event is meant. Nor is it asked who does
    what many do in one place: «مَن عمل في شركة الشمال؟».
    """
    if fact.worded is None:
        return
    if asks == "from" and fact.frame in desk.world.periods and all(map(_is_a_thing, keys)):
        raise Unfit("to ask what a share is of turns the fact round")
    if asks != subject(fact):
        return
    if fact.frame in desk.world.common and len(shown) == 1 and isinstance(shown[0], Name) and not fact.by:
        raise Unfit(f"to ask for '{asks}' with one name beside it has many answers in the world")
    if not all(map(_is_a_thing, keys)) or fact.frame in desk.world.causes:
        return
    core = [value for value in shown if not isinstance(value, Time | Quantity)]
    dated = any(isinstance(value, Time) and not value.text for value in shown)
    tells = (dated and (core or fact.frame not in desk.world.periods)) or any(isinstance(each, Name) for each in core)
    if fact.mood in TIMELESS or not tells:
        raise Unfit(f"to ask for '{asks}' turns the fact round: too much in the world fits the rest of it")


def _check_is_of_somebody(desk: Desk, fact: Fact, asks: str, keys: Sequence[Value], said: str) -> None:
    """Raise `Unfit` where a question for a person fits anybody: who faced hard problems, who will not run."""
    if fact.worded is None or asks != subject(fact) or asks == BY:
        return
    if not all(value_type(key) in PEOPLE for key in keys) or (fact.by and fact.by.name.id != WRITER.id):
        return
    if fact.mood == DENIED:
        raise Unfit("what is not so of one may not be so of many others: to ask whom it is not so of is no question")
    if any(map(str.isdigit, said)) or any(desk.is_read_in(name, said) for name in desk.seed.names.values()):
        return
    if fact.by or len(content_words(said)) <= FEW_WORDS:  # what a writer says of somebody is said of many
        raise Unfit(
            "no name, no time and no amount tells which event is meant: the question fits anybody",
            remedy="say when, where or with whom it was",
        )


def _check_is_of_one_event(fact: Fact, asks: str, keys: Sequence[Value], shows: Sequence[str]) -> None:
    """Raise `Unfit` where a passive verb leaves out who did it, and hardly anything else tells what happened.

    Not enough are «كم جولة نُفّذت في المناطق كلها؟» and «مَن قُتل في 6 أغسطس؟».
    """
    if fact.worded is None or "who" in fact.slots or asks != subject(fact):
        return
    told = {role for role in shows if role not in ("speaker", BY)}
    amount = all(isinstance(key, Quantity) for key in keys) and told == {"where"}
    somewhere = amount and any(isinstance(value, Text) for value in fact.slots["where"].values)
    if somewhere or (told == {"when"} and all(value_type(key) in PEOPLE for key in keys)):
        raise Unfit(
            f"only '{told.pop()}' tells which event is meant: the question fits many",
            remedy="say when and where it was, during what, or who did it",
        )


def _check_subject_is_not_known(desk: Desk, fact: Fact, asks: str, keys: Sequence[Value], shows: Sequence[str]) -> None:
    """Raise `Unfit` for a question whose answer is known beforehand, or that lists what another question asks for.

    Known is whom most of the article is about.
    """
    if asks != subject(fact):
        return
    if any(len(held(desk, fact, role)) > MOST_LISTED for role in shows):
        raise Unfit(f"to ask for '{asks}' would list what another question asks for")
    drawn = f"{desk.item_id(fact.id, asks)}/choice" in desk.given  # learners hold it: more facts do not take it away
    if fact.worded and not drawn and any(isinstance(key, Name) and key.id in desk.central for key in keys):
        raise Unfit("most facts are about it: to ask for it would mostly have the same answer")


def _check_hangs_on_its_verb(fact: Fact, asks: str) -> None:
    """Raise `Unfit` where what is asked would be read of the speaker: «لماذا توقّع أن تبقى …» asks why he expects it."""
    if fact.worded and fact.by and fact.mood in ("hoped", "expected") and asks in OF_THE_VERB:
        raise Unfit(f"'{asks}' would be read of what its speaker does, not of what he says")


def points_back(fact: Fact, roles: Iterable[str]) -> bool:
    """Return whether words that a fact holds in some roles end in a pronoun: «خوض حملتها» tells who did it."""
    slots = (fact.slots[role] for role in roles if role in fact.slots)
    texts = (value.phrase.nom for slot in slots for value in slot.values if isinstance(value, Text))
    return any(ends_in_pronoun(word) for text in texts for word in text.split())


def _is_woman(key: Value) -> bool:
    return isinstance(key, Name) and key.is_ == "person" and key.phrase.gender is Gender.F


def _check_key_is_not_asked(keys: Sequence[Value], said: str) -> None:
    """Raise `Unfit` for an answer that is the noun it is asked by: «خلال أيّ حادث …؟ خلال الحادث».

    Hardly more is «التقارير الدورية».
    """
    words = keys[0].phrase.nom.split() if len(keys) == 1 and isinstance(keys[0], Name | Text) else []
    described = len(words) == NOUN_AND_MORE and isinstance(keys[0], Text) and words[1].startswith("ال")
    noun = behind_article(fold.strict(words[0])) if words and (len(words) == 1 or described) else ""
    if noun and fold.loose(noun) in (fold.loose(behind_article(word) or word) for word in fold.tokens(said)):
        raise Unfit(
            f"«{' '.join(words)}» is the noun that the question asks by: nothing is left to know",
            remedy="write which one it is",
        )


def _check_key_adds(desk: Desk, fact: Fact, keys: Sequence[Value], said: str) -> None:
    """Raise `Unfit` for an answer that the verb gives: «ما الذي عقدته …؟ اجتماع», «ما الذي سجّله …؟ هدف»."""
    if fact.worded is None or len(keys) != 1 or not isinstance(keys[0], Text):
        return
    phrase = keys[0].phrase
    known = desk.question_words.lexicon.noun_forms.find(head(phrase.nom))
    if known is None or known[0].kind not in DONE:
        return
    rest = " ".join(phrase.nom.split()[1:])
    others = (value for role, slot in fact.slots.items() if role != "what" for value in slot.values)
    told = content_words(" ".join((said, *map(desk.printing.text, others))))
    if content_words(rest) <= told and (rest or not desk.question_words.is_definite(phrase)):
        raise Unfit(
            f"«{phrase.nom}» is what the verb itself tells: nothing is left to know",
            remedy="say in the fact what tells this one from others, or what it was for",
        )


def _check_key_says_when(desk: Desk, fact: Fact, keys: Sequence[Value]) -> None:
    """Raise `Unfit` for an answer that hangs on words outside it: «الموسم السابق», «قبل بضعة أيام», «هذا الأسبوع»."""
    for key in keys:
        told = key.phrase.nom if isinstance(key, Text) else key.text if isinstance(key, Time) else ""
        words = told.split()
        relative = len(words) <= SHORT_TIME and any(behind_article(word) in _RELATIVE for word in words)
        if relative or _SOME_TIME_AGO.match(told):
            raise Unfit(
                f"«{told}» says nothing without the words that it points to",
                remedy="write the time or the thing that it means",
            )
        if isinstance(key, Time) and desk.week_told(fact, key):
            raise Unfit("the article tells a week by its own day alone: nobody would answer with two dates")


def _is_a_thing(value: Value) -> bool:
    return isinstance(value, Text) and not value.phrase.human
