"""A stretch of an article as a value: a noun phrase, whole, in the nominative; nothing where its end is not sure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from quizgen.arabic.cases import in_case
from quizgen.arabic.head_noun import phrase_like
from quizgen.arabic.letters import TATWEEL, listed, unmarked
from quizgen.arabic.lint import faults
from quizgen.arabic.nouns import Case, MissingForm
from quizgen.draft.declared import Held
from quizgen.draft.phrases import Phrases
from quizgen.draft.tokens import Token, key_of
from quizgen.draft.words import DEEDS, STOPS
from quizgen.model import Lexicon

LONGEST_VALUE = 6  # words: a longer answer is not asked
_ENDS = frozenset("،؛.:!؟)")
# Behind these begins what belongs to the verb or to another clause, never to the noun before.
_OPENS_CLAUSE = frozenset(
    map(
        key_of,
        listed(
            "حيث إذ إذا بينما فيما كما بعدما عندما حين بسبب نتيجة خلال أثناء أمس اليوم وسط رغم لكن مما وفق وفقا بحسب"
            " حسب بحضور منذ عقب إثر بعد قبل جراء بهدف بغية لأن بأن وذلك ثم كافة"
        ),
    )
)
_LEADS = frozenset(map(key_of, listed("في من على عن إلى بين مع نحو حول ضد لدى تحت عبر أمام")))
# These are of something, which a preposition may lead: «أهمية دور الصندوق في التنمية».
_OF_SOMETHING = frozenset(
    map(key_of, listed("أهمية دور ضرورة جواز مدى قدرة حق رغبة ثقة استعداد حديث حاجة موقف رأي سبب دعوة طلب نقص"))
)
_PARTICIPLE = re.compile("م.{2,}(?:ين|ون)")  # «المستفيدين من»
_AGEING = frozenset(map(key_of, listed("السابق السابقة الحالي الحالية الأخير الأخيرة الجديد الجديدة")))
_OWNED = ("ها", "هم", "هما")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a draft writes it, and the indices of its words."""

    text: str
    begin: int
    end: int


class Values:
    """Reads the values of one sentence; `ids` are the names that are declared."""

    def __init__(self, phrases: Phrases, ids: Mapping[str, str], lexicon: Lexicon) -> None:
        self._phrases, self._ids, self._lexicon = phrases, ids, lexicon

    def at(self, begin: int, case: Case, led: str = "", before: str = "") -> Value | None:
        """Return the noun phrase, or the id of the name, that begins at a word; None where it is not sure.

        `case` is the one it stands in; `led` is the preposition that clings to the first word, and is no part of it,
        `before` the verb's own preposition, at which it ends.
        """
        phrases = self._phrases
        name = next((each for each in phrases.names if begin in (each.led, each.begin)), None)
        if name is not None:
            clings = not led and phrases.key(begin) != key_of(name.text.split()[0]) and begin == name.begin
            whole = name.text in self._ids and self._is_closed(name.close) and not clings  # «بجدة»
            return Value(self._ids[name.text], begin, name.close) if whole else None
        first = phrases.key(begin)
        if not led and (phrases.words.leads(first) or phrases.may_be_led(begin) or _is_nisba(first, phrases)):
            return None  # «كشف الجهاز الفني للمنتخب», «العائلي»: it goes with what stands before
        if case is Case.ACCUSATIVE and (phrases.may_go_on(begin) or phrases.awaits(begin)):
            return None
        thing = self._owned(begin) if case is Case.ACCUSATIVE else ""
        end = self._end(begin, before, owned=bool(thing))
        if end == begin + 1 and self._has_deed(begin, end) and not (thing and self._is_closed(end)):
            return None  # «حرص على الالتقاء بالمرضى»: of whom is left out
        text = self._nominative(begin, end, case, led, thing) if end > begin else ""
        if text and phrases.awaits(end - 1) and not self._is_closed(end):
            return None  # «مواقف الحزب الداعمة»
        if thing and any(phrases.key(at) in _AGEING for at in range(begin + 1, end)):
            return None  # «يواجه فريقه السابق»: nothing without whose it is
        if text and thing:
            text = Held(text, phrases.text(begin, end))
        return Value(text, begin, end) if text else None

    def _owned(self, begin: int) -> str:
        """Return a known noun with the article for its pronoun: «تمارينه» is «التمارين»; '' for any other word."""
        token, words = self._phrases.tokens[begin], self._phrases.words
        end = next((end for end in ("ها", "ه") if token.bare.endswith(end)), "")
        if not end or words.is_known(token.key) or token.key.startswith("ال"):
            return ""
        stem = token.bare.removesuffix(end)
        stems = (f"{stem[:-1]}ة", stem) if stem.endswith("ت") and not stem.endswith("ات") else (stem,)
        known = (each for each in stems if key_of(each) in words.nouns or key_of(each) in words.masdars)
        many = stem if stem.endswith("ات") and len(stem) > 4 else ""
        return f"ال{noun}" if (noun := next(known, many)) else ""

    def of(self, begin: int, end: int) -> str:
        """Return some words as a value, without what clings to the first; '' where their case shows or is not sure."""
        key = self._phrases.key(begin)
        led = key[:1] if self._phrases.words.leads(key) else ""
        return self._nominative(begin, end, Case.GENITIVE, led)

    def _end(self, begin: int, before: str, *, owned: bool = False) -> int:
        """Return where a phrase ends, `begin` where that is not sure; a long one ends where it is whole by itself.

        «تشكيل لجنة مستقلة للوقوف على أسباب …» is «تشكيل لجنة مستقلة».
        """
        phrases, end, whole = self._phrases, begin + 1, begin
        if not owned and not self._is_part(begin, first=True):
            return begin
        while end - begin <= LONGEST_VALUE:
            if self._is_closed(end) or (before and self._leads(end) and phrases.key(end).startswith(key_of(before))):
                return end
            if end >= len(phrases.tokens):
                return whole
            if end in phrases.amounts:
                end += 1
                continue
            if self._leads(end):
                partial = phrases.is_partitive(begin) or phrases.is_partitive(end - 1)
                alone = not partial and not self._has_deed(end - 1, end) and not self._awaits(begin, end)
                if alone and phrases.is_definite(end - 1) and not self._has_deed(begin, end):
                    return end  # «قاد القطاع السوق على طريق …»: it goes with the verb
                whole = end if alone and end - begin > 1 and whole == begin else whole
                end += phrases.key(end) in _LEADS
                if not self._is_part(end, first=True):
                    return whole
            elif self._joins(begin, end):
                return end if self._is_whole(begin, end) else whole
            elif not self._is_part(end, first=False) or self._is_another(begin, end):
                return whole
            end += 1
        return whole

    def _awaits(self, begin: int, end: int) -> bool:
        """Return whether a phrase is not whole without what a preposition leads: «إقامة اللقاء على», «دور الصندوق في».

        What a deed is done for («للوقوف على …») and where may be left out of it.
        """
        words, key = self._phrases.words, self._phrases.key(end)
        cores = [self._core(at) for at in range(begin, end)]
        if any(core in _OF_SOMETHING for core in cores) or _PARTICIPLE.fullmatch(cores[-1]):
            return True
        if not self._has_deed(begin, end):
            return False
        preposition = key if key in _LEADS else key[:1]
        if any((core, preposition) in words.complements for core in cores):
            return True
        purpose = key[:1] == "ل" and self._core(end) in words.masdars
        return not (purpose or key == "في")

    def _is_whole(self, begin: int, end: int) -> bool:
        """Return whether a phrase before «و» is one by itself: «برامج ترفيهية وألعاب».

        Not «خطط إنشاء وتطوير المباني», «الأداء الإداري والميداني», «رئيس الوزراء وأمين عام الحلف سالم العمري».
        """
        phrases, words = self._phrases, self._phrases.words
        partial = phrases.is_partitive(begin) and end - begin < 3
        attribute = words.is_adjective(phrases.key(end)[1:], phrases.key(begin))
        titled = words.core(phrases.key(begin)) in words.titles
        if partial or attribute or titled or self._has_deed(end - 1, end):
            return False
        if any(self._leads(at) for at in range(begin + 1, end)):
            return False  # «الالتقاء بالمرضى والمراجعين»
        return end - begin > 1 or phrases.is_definite(begin)

    def _is_closed(self, at: int) -> bool:
        """Return whether a phrase cannot go on at a word."""
        phrases = self._phrases
        if at >= len(phrases.tokens):
            return True
        token, key = phrases.tokens[at], phrases.key(at)
        if not token.is_word:
            return token.text in _ENDS
        if any(name.begin < at < name.end for name in phrases.names):
            return False
        joined = key[:1] in "وف" and len(key) > 2
        if at in phrases.verbs:
            return joined
        if at in phrases.counted and at not in phrases.amounts:
            return True
        return key in _OPENS_CLAUSE or (joined and key[1:] in STOPS)

    def _is_part(self, at: int, *, first: bool) -> bool:
        """Return whether a word may stand in a value."""
        phrases = self._phrases
        if at >= len(phrases.tokens) or at in phrases.verbs or (at in phrases.counted and at not in phrases.amounts):
            return False
        if at in phrases.amounts:
            return not first  # «إغلاق 10 منشآت»
        token, key = phrases.tokens[at], phrases.key(at)
        if not token.is_word or key in STOPS or key.endswith(_OWNED) or self._has_owner(key):
            return False
        named = any(name.kind == "person" and name.begin <= at < name.end for name in phrases.names)
        if named or (key in phrases.words.given and not first):
            return False  # where a title ends and the name begins is open
        return first or not phrases.words.leads(key) or key.startswith("و")

    def _has_owner(self, key: str) -> bool:
        """Return whether a word ends in ـه that is a pronoun: «فرحته»."""
        words = self._phrases.words
        return key.endswith("ه") and len(key) > 3 and not words.is_known(key) and not key.startswith("ال")

    def _leads(self, at: int) -> bool:
        """Return whether a preposition stands at a word, apart from it or clinging to it."""
        words, key = self._phrases.words, self._phrases.key(at)
        return key in _LEADS or (key[:1] in "بلك" and words.leads(key))

    def _is_another(self, begin: int, at: int) -> bool:
        """Return whether a definite word behind a definite one is no attribute of it: a thing of its own."""
        key, before = self._phrases.key(at), self._phrases.key(at - 1)
        if before.startswith("ال") and not key.startswith(("ال", "و")):
            return True  # «وصلت الطائرة المطار محملة»
        if not (key.startswith("ال") and before.startswith("ال")):
            return False
        words, core = self._phrases.words, self._phrases.words.core(key)
        attribute = words.is_adjective(key, before) or words.is_adjective(key, self._phrases.key(begin))
        return not attribute and (core in words.nouns or core in words.masdars or core in words.institutions)

    def _joins(self, begin: int, at: int) -> bool:
        """Return whether «و» leads what is not surely a second thing of the same kind: «رفض العرض وتمسك باللاعب»."""
        key, words = self._phrases.key(at), self._phrases.words
        if key[:1] != "و" or not words.leads(key):
            return False
        rest, first = key[1:], self._phrases.key(begin)
        before = self._phrases.key(at - 1).removeprefix("و")
        alike = rest.startswith("ال") == (
            before.startswith("ال") or self._phrases.is_definite(at - 1)
        ) and words.is_human(rest) == words.is_human(first)
        return not alike or not (rest.startswith("ال") or words.is_known(rest))

    def _has_deed(self, begin: int, end: int) -> bool:
        """Return whether a phrase tells of a deed, which has a place, a time and an object of its own."""
        words = self._phrases.words
        cores = [self._core(at) for at in range(begin, end)]
        return any(core not in words.nouns and (core in words.masdars or DEEDS.fullmatch(core)) for core in cores)

    def _core(self, at: int) -> str:
        """Return a word without its article, and without a preposition that clings to it."""
        words, key = self._phrases.words, self._phrases.key(at)
        if key.startswith("لل"):
            return key[2:]
        return words.core(key[1:] if key[0] in "بل" and words.leads(key) else key)

    def _nominative(self, begin: int, end: int, case: Case, led: str, head: str = "") -> str:
        """Write a phrase in the nominative; '' where that would not lead back to the words of the article.

        `head` stands for the first word.
        """
        tokens = [*self._phrases.tokens[begin:end]]
        words = [head or (_unled(tokens[0]) if led else tokens[0].text), *(token.text for token in tokens[1:])]
        told = [self._plain(word, at == 0) for at, word in enumerate(words)]
        if not all(told) or (len(words) > 1 and _shows_case(words[0]) != _shows_case(words[1]) and _bare(words[1])):
            return ""
        text = " ".join(told).replace(TATWEEL, "")
        phrase = phrase_like(text, self._lexicon.noun_forms)
        try:
            forms = {each: in_case(phrase, each) for each in Case}
        except MissingForm:
            return ""
        back = _letters(forms[case]) == _letters(" ".join(words))
        return text if back and not faults(text) else ""

    def _plain(self, word: str, is_head: bool) -> str:
        """Write a word in the nominative as far as its letters show a case; '' where that is not sure."""
        key = key_of(word)
        if _shows_case(word):
            stem = word.rstrip("\u064bا").rstrip("\u064b")
            known = key_of(stem) in self._phrases.words.nouns or key_of(stem) in self._phrases.words.masdars
            return stem if known or not is_head else ""
        if is_head and key.endswith("ين"):
            find = self._lexicon.noun_forms.find
            return next((word[:-2] + end for end in ("ون", "ان") if find(unmarked(word[:-2] + end))), "")
        return word


def _is_nisba(key: str, phrases: Phrases) -> bool:
    """Return whether a word may be an attribute alone: «العائلي»."""
    return key.startswith("ال") and key.endswith(("ي", "ية")) and not phrases.words.is_known(key)


def _shows_case(word: str) -> bool:
    """Return whether a word ends in the alif of the indefinite accusative."""
    return word.endswith(("اً", "ًا")) or (key_of(word).endswith("ا") and len(key_of(word)) > 3)


def _bare(word: str) -> bool:
    """Return whether a word is an indefinite one, which agrees with an indefinite head."""
    return not key_of(word).startswith("ال") and _shows_case(word)


def _unled(token: Token) -> str:
    """Return a word without the preposition that clings to it."""
    return f"ال{token.text[2:]}" if token.key.startswith("لل") else token.text[1:]


def _letters(text: str) -> str:
    return " ".join(key_of(word) for word in unmarked(text).replace(TATWEEL, "").split())
