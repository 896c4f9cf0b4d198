"""The words of one sentence, and what each may be beside the others: an actor, a deed, led, definite, agreeing."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.arabic.letters import TATWEEL, listed
from quizgen.draft.offices import NameHit
from quizgen.draft.tokens import Token, key_of
from quizgen.draft.words import PARTITIVES, STOPS, Words, is_with_pronoun

_ON_HIS_SIDE = ("جانبه", "جهته", "ناحيته")
_TIMES = frozenset(
    map(key_of, listed("أمس اليوم غدا السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة أيضا"))
)
_AWAITING = frozenset(
    listed(
        "خاص خاصة تابع تابعة مكلف مكلفة معني معنية متعلق متعلقة قائم قائمة مشرف مشرفة داعم داعمة مؤدي مؤدية"
        " محيط محيطة باسم"
    )
)


class Sentence:
    """What stands at each place of a sentence.

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
        """Pass over «أمس الأحد», «هذا العام», «أيضا» and «من جانبه» behind a verb."""
        while self._is_aside(at) or (self.key(at) in ("هذا", "هذه") and self._is_time(at + 1)):
            at += 1
        return at + 2 if self.key(at) == "من" and self.key(at + 1).startswith(_ON_HIS_SIDE) else at

    def _is_aside(self, at: int) -> bool:
        key = self.key(at)
        return key in _TIMES or self._is_time(at) or (at < len(self.tokens) and is_with_pronoun(key))

    def _is_time(self, at: int) -> bool:
        return at in self.counted and at not in self.amounts and at not in self.verbs

    def stops(self, at: int) -> bool:
        if self.key(at) == "عام" and self.words.core(self.key(at - 1)) in self.words.titles and at not in self.counted:
            return False  # «مدير عام برنامج …», no year
        return at >= len(self.tokens) or at in self.verbs or at in self.counted or self.words.is_stop(self.tokens[at])

    def may_name(self, at: int) -> bool:
        """Return whether a word may be a name that no list knows."""
        key = self.key(at)
        return not self.stops(at) and not self.words.is_known(key) and not key.endswith(("ة", "ات"))

    def awaits(self, at: int) -> bool:
        """Return whether an attribute is nothing without what a preposition leads: «فريق العمل الخاص بالبيع»."""
        return self.words.core(self.key(at)) in _AWAITING

    def is_partitive(self, at: int) -> bool:
        """Return whether a word is nothing without what «من» leads behind it: «العديد», «عدد»."""
        return self.words.core(self.key(at)) in PARTITIVES

    def may_be_led(self, at: int) -> bool:
        """Return whether a word may begin with a preposition that no list shows: «لاستصدار», «بصورة»."""
        return self.words.may_be_led(self.key(at))

    def may_go_on(self, at: int) -> bool:
        """Return whether a definite word may be a participle of what stands before it: «المحكمة المتخصصة»."""
        core, before = self.words.core(self.key(at)), self.key(at - 1)
        core = f"{core[:-1]}ة" if core.endswith("ه") else core  # «المسانده»
        participle = at - 1 not in self.verbs and core != self.key(at)
        participle = participle and core not in self.words.nouns and core.startswith(("م", "تابع", "خاص"))
        return participle and core.endswith("ة") == before.endswith(("ة", "ات", "ية"))

    def past_complements(self, at: int) -> int:
        """Pass over what «لل» hangs on a subject: «حدّد الجهاز الفني للمنتخب الأول أسماء …»."""
        while self.key(at).startswith("لل") and len(self.key(at)) > 4 and at not in self.verbs:
            at += 1
            at += self.key(at) == "غير"  # «للأنشطة غير النفطية»
            while at < len(self.tokens) and self.words.is_adjective(self.key(at), self.key(at - 1)):
                at += 1
        return at

    def is_deed(self, at: int) -> bool:
        """Return whether a word is a verbal noun: «رفض منح الشركة ترخيصا» has no subject."""
        return self.key(at) in self.words.masdars or self.words.core(self.key(at)) in self.words.masdars

    def is_actor(self, at: int) -> bool:
        """Return whether a word names somebody or a body that acts."""
        return self.words.is_human(self.key(at))

    def text(self, begin: int, end: int) -> str:
        """Return the words of a phrase, with a space where the article has one: مصادر "الوطن"."""
        told = ""
        for last, token in zip((None, *self.tokens[begin:end]), self.tokens[begin:end], strict=False):
            told += (" " if last and token.start > last.end else "") + token.text
        return told.replace(TATWEEL, "")

    def is_share(self, at: int) -> bool:
        """Return whether a number is a share, which counts no noun before it: «سهم الشركة 1.9 في المائة»."""
        near = [self.key(place) for place in range(at, min(at + 6, len(self.tokens))) if place in self.amounts]
        return any(key in ("%", "٪") or key.endswith(("لمئة", "لمائة", "المئة", "المائة")) for key in near)

    def may_be_foreign(self, at: int) -> bool:
        """Return whether a word may be a name that no list knows, even one in ا: ديسلفا."""
        if at >= len(self.tokens) or at in self.verbs or at in self.counted:
            return False
        token, key = self.tokens[at], self.key(at)
        hangs = key in STOPS or self.words.leads(key) or token.text.endswith(("اً", "ًا"))
        return token.is_word and not hangs and not key.startswith("ال") and not self.words.is_known(key)

    def is_nationality(self, key: str) -> bool:
        return key.endswith(("ي", "ية")) and not self.words.is_known(key)

    def is_definite(self, at: int) -> bool:
        """Return whether a word has the article, is a name, or has a pronoun behind it."""
        key = self.key(at)
        return key.startswith("ال") or key in self.words.places or key in self.words.given or key.endswith(("ها", "هم"))

    def agrees(self, name: NameHit, person: str) -> bool:
        """Return whether a name may be the subject of a verb in a person."""
        if name.kind == "person":
            return name.gender in ("", "?") or name.gender == person[0]
        first = name.text.split()[0]
        gender = "f" if name.kind == "place" or first.endswith(("ة", "ات")) else "m"
        gender = self.words.places.get(key_of(name.text), gender) if name.kind == "place" else gender
        return gender == person[0]

    def may_agree(self, at: int, person: str) -> bool:
        """Return whether a word may be the subject of a verb in a person."""
        return self.may_fit(self.key(at), person)

    def may_fit(self, key: str, person: str) -> bool:
        """Return whether a word may be the subject of a verb in a person."""
        gender = self.words.gender(key)
        core = self.words.core(key)
        unknown = not self.words.is_known(key) and key not in self.words.given
        owned = core == key and key.endswith("ي") and len(key) > 3 and unknown
        if self.words.is_oblique(key) or owned or key.isdigit():
            return False  # «المعلمين», «مفتشي»: no nominative
        if core in PARTITIVES:
            return True  # «بدأ غالبية الصيادين»
        return not gender or gender == person[0]
