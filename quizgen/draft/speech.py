"""Who says what: a verb of saying with the speaker between it and its clause, else the last speaker goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.arabic.letters import listed
from quizgen.draft.objects import has_owner
from quizgen.draft.offices import NameHit
from quizgen.draft.phrases import Phrases
from quizgen.draft.tokens import Said, Token, VerbHit, key_of
from quizgen.draft.topics import topic
from quizgen.draft.words import CLAUSE, KIN, Words
from quizgen.model import Lexicon

_SOURCE_AT_MOST = 4  # words
_FAR = 20  # words between a verb of saying and its clause
# «مؤكدا», «وأشار … موضحة», which lead clauses of their own.
PARTICIPLE = re.compile(
    "و?(?:(?:مؤكد|مشير|موضح|مضيف|مبين|معلن|معتبر|مشدد|منوه|متابع|مستدرك|محذر|معرب|كاشف|لافت|قائل)(?:ا|ة|ين))"
)
_OPENS = frozenset('"“«:')
_IMPERSONAL = frozenset(map(key_of, listed("يذكر يشار")))
# Nouns that begin a speaker who is no name: «قال مسؤول», «ذكرت مصادر محلية», «أظهرت بيانات».
_SOURCES = frozenset(listed("مصدر مصادر بيان تقرير تقارير وسائل شهود أوساط دراسة سلطات سلطة صحف متعاملون محللون"))


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of saying, the speaker ('' where nobody is sure), and where what is said begins.

    `name` is the speaker's name where one is told; a speaker without a name is a phrase («مصدر أمني»).
    """

    sentence: int
    verb: VerbHit
    speaker: str
    goes_on: bool
    clause: int  # index of the token that leads it in; -1 where none does
    name: NameHit | None = None


def speech_in(
    said: Sequence[tuple[Said, Sequence[VerbHit], Sequence[NameHit]]], lexicon: Lexicon, words: Words
) -> tuple[Speech, ...]:
    """Find what is said in the sentences of a text, in their order."""
    found: list[Speech] = []
    before: Sequence[NameHit] = ()
    last = Speech(0, None, "", False, -1)  # type: ignore[arg-type]
    for sentence, verbs, names in said:
        places = frozenset(each.at for each in verbs)
        phrases = Phrases(sentence.tokens, words, names, places)
        for verb in verbs:
            if not _says(verb, lexicon) or _demands(verb, lexicon) or all(form.is_passive for form in verb.forms):
                continue
            clause = _clause(sentence, verb.at, places)
            if is_impersonal(sentence, verb, clause) or (clause < 0 and not lexicon.verbs[verb.lemma].says):
                continue
            speaker, name = _speaker(sentence, verb, names, phrases, clause, words)
            if speaker:
                last = Speech(sentence.number, verb, speaker, goes_on=False, clause=clause, name=name)
                found.append(last)
            elif clause < 0 and verb.form.tense != "past":
                continue
            elif last.speaker and _goes_on(sentence, verb, last, clause, phrases):
                found.append(Speech(sentence.number, verb, last.speaker, goes_on=True, clause=clause, name=last.name))
            elif (actor := _actor(sentence, verb, clause, before, last)) is not None:
                found.append(Speech(sentence.number, verb, actor.text, goes_on=True, clause=clause, name=actor))
            elif clause >= 0:
                found.append(Speech(sentence.number, verb, "", goes_on=False, clause=clause))
                if verb.form.person in ("ms", "fs") and verb.form.tense == "past":
                    last = Speech(sentence.number, verb, "", goes_on=False, clause=clause)
        before = names
    return tuple(found)


def _demands(verb: VerbHit, lexicon: Lexicon) -> bool:
    """Return whether a verb tells what somebody asks for, which is a fact by itself: «طالب بالدعم»."""
    return lexicon.is_of("demanding", lexicon.verbs[verb.lemma].past)


def _actor(sentence: Said, verb: VerbHit, clause: int, before: Sequence[NameHit], last: Speech) -> NameHit | None:
    """Return the only person of the sentence before, who goes on to speak: «وقدّم العمري تقريرا. وأشار إلى أنّ»."""
    persons = {each.text.split()[-1]: each for each in before if each.kind == "person"}
    follows = verb.at == 0 and 0 <= clause - verb.at <= 3 and verb.form.tense == "past"
    if not follows or len(persons) != 1 or last.sentence >= sentence.number - 1:
        return None
    (actor,) = persons.values()
    return actor if verb.form.person == f"{actor.gender or 'm'}s" else None


def _says(verb: VerbHit, lexicon: Lexicon) -> bool:
    """Return whether a verb is one of saying, or is spelled like one: «ذكرت مصادر بأن» is no form of ذكّر."""
    return any(name in lexicon.verbs and lexicon.verbs[name].says for name in (verb.lemma, *verb.others))


def is_impersonal(sentence: Said, verb: VerbHit, clause: int) -> bool:
    """Return whether nobody but the article speaks: «يُذكر أنّ», «يُشار إلى أنّ» at the head of a sentence."""
    return (
        verb.token.key.removeprefix("و") in _IMPERSONAL
        and verb.form.tense != "past"
        and 0 < clause - verb.at <= 2
        and (verb.at == 0 or sentence.tokens[verb.at - 1].text in ".،؛")
    )


def _speaker(
    sentence: Said, verb: VerbHit, names: Sequence[NameHit], phrases: Phrases, clause: int, words: Words
) -> tuple[str, NameHit | None]:
    """Return who is named as the speaker: right behind the verb, or right before it as the topic of the sentence."""
    tokens = sentence.tokens
    at = phrases.skip(verb.at + 1)
    at += phrases.key(at) == "ذلك" and clause < 0  # «أوضح ذلك مدير …»
    quoted = (
        next((name for name in names if name.led == at + 1), None)
        if at < len(tokens) and tokens[at].text in _OPENS
        else None
    )
    if quoted is not None and quoted.kind != "place":
        return quoted.text, quoted
    subject = phrases.subject(at, verb.form.person, open_=False)
    if subject is not None and (
        subject.name is not None
        or subject.end == clause
        or phrases.past_complements(subject.end) == clause
        or (0 < subject.end < clause and _passes(subject.end, phrases) == clause)
        or words.is_human(tokens[subject.begin].key)
        or tokens[subject.begin].key.removeprefix("ال") in _SOURCES
    ):
        return subject.text, subject.name
    if verb.form.person[0] in "mf" and (led := topic(phrases, verb.at, verb.form.person)) is not None:
        return led.text, led.name
    if subject is None and clause > at and at < len(tokens):
        inside = [name for name in names if at <= name.led and name.end <= clause and name.kind == "person"]
        if inside and inside[0].led == at:
            return inside[0].text, inside[0]
        end = clause - (tokens[clause - 1].text in '،”"»')
        if 2 <= end - at <= 3 and (
            all(phrases.may_name(place) for place in range(at, end))
            or (tokens[at].key in _SOURCES and not any(phrases.stops(place) for place in range(at, end)))
        ):
            return " ".join(token.text for token in tokens[at:end]), None
        owned = has_owner(phrases, phrases.key(at)) or _is_led_deed(phrases, at)  # «ولم يعد يروي غروره إلا أن»
        if (
            clause - at == 1
            and not owned
            and not phrases.stops(at)
            and len(tokens[at].key) > 3
            and tokens[at].key not in KIN
        ):
            return tokens[at].text, None
    if clause > at and _is_source(at, tokens, words):  # «قالت مصادر أمنية لوكالة … إنّ»
        end = next((place for place in range(at, clause) if phrases.stops(place)), clause)
        end = phrases.whole(at, end)
        cut = end == at + 1 < clause and tokens[at].key in (words.institutions | words.titles)  # «نادي لخويا»
        if 0 < end - at <= _SOURCE_AT_MOST and not cut:
            return phrases.text(at, end), None
    return "", None


def _is_led_deed(phrases: Phrases, at: int) -> bool:
    """Return whether a word is a deed behind a preposition: «لم يعد بإمكاني أن …»."""
    key, deeds = phrases.key(at), phrases.words.masdars
    return key[:1] in "بل" and (key[1:] in deeds or key[1:].removesuffix("ي") in deeds)


def _passes(at: int, phrases: Phrases) -> int:
    """Return where the signs and days behind a speaker end: «قال "البيت الأبيض"، أمس السبت، إنّ»."""
    while at < len(phrases.tokens):
        behind = at + (phrases.tokens[at].text in '،”"»')
        behind = phrases.skip(behind)
        if behind == at:
            break
        at = behind
    return at


def _is_source(at: int, tokens: Sequence[Token], words: Words) -> bool:
    """Return whether a word begins a speaker who is no name."""
    key = tokens[at].key if at < len(tokens) else ""
    return key.removeprefix("ال") in _SOURCES or words.is_human(key)


def _goes_on(sentence: Said, verb: VerbHit, last: Speech, clause: int, phrases: Phrases) -> bool:
    """Return whether the last speaker goes on: «وأضاف أنّ», with nobody between, and agreeing."""
    opens = verb.at == 0 or sentence.tokens[verb.at - 1].text in '.،؛"”»!؟' or verb.token.key[:1] == "و"
    near = clause >= 0 and clause - verb.at <= 8
    quoted = verb.at + 1 < len(sentence.tokens) and sentence.tokens[verb.at + 1].text in _OPENS
    behind = phrases.skip(verb.at + 1)
    if clause > behind and not phrases.stops(behind) and not phrases.may_be_led(behind):
        return False  # «وقال مغرد آخر إنّ»
    if _is_anothers(sentence, verb, last, phrases):
        return False
    if not opens or not (near or quoted) or verb.form.tense != "past":
        return False
    person = last.verb.form.person
    plural = (last.name is None or last.name.kind != "person") and last.speaker.split()[0].endswith(("ون", "ات"))
    if verb.form.person == "mp":
        return plural
    return verb.form.person == person and not plural


def _is_anothers(sentence: Said, verb: VerbHit, last: Speech, phrases: Phrases) -> bool:
    """Return whether a verb before one in its sentence may have brought in whoever speaks there.

    «وتحدّث في المظاهرة سالم العمري وأكّد أنّ», «قال المتحدث، في بيان، نشر على موقعه، إنّ».
    """
    if last.sentence == sentence.number:
        return last.clause < 0 and verb.token.key[:1] != "و" and sentence.tokens[verb.at - 1].text == "،"
    return any(at < verb.at for at in phrases.verbs)


def _clause(sentence: Said, at: int, verbs: frozenset[int]) -> int:
    for place in range(at + 1, min(len(sentence.tokens), at + _FAR)):
        token = sentence.tokens[place]
        if token.key in CLAUSE:
            return place
        if token.text in ".؛" or place in verbs or PARTICIPLE.fullmatch(token.key):
            break  # «طالب الوزير بالدعم، مؤكدا أنّ …»: the clause is another's
    return -1
