"""Subjects and objects: how far a noun phrase beside a verb reaches, where that is sure."""

from __future__ import annotations

from dataclasses import dataclass

from quizgen.arabic.letters import listed
from quizgen.draft.offices import NameHit
from quizgen.draft.sentence import Sentence
from quizgen.draft.tokens import key_of

LONGEST = 6  # words of a phrase
LONGEST_OFFICE = 14  # words of an office and the name behind it
_OF_OFFICES = frozenset(map(key_of, listed("في على لدى عن")))
QUOTES = frozenset('"“”«»')
# attributes at which a phrase is cut, since they stand behind times: «الفترة الماضية»
ATTRIBUTES = frozenset(
    map(key_of, listed("الماضي الماضية المقبل المقبلة الحالي الحالية الجاري الجارية نفسه نفسها غير"))
)
# Before these no phrase is whole: «آلاف الزوار», «نادي لخويا», «مدير عام».
_KUNYA = frozenset({"ام", "ابو"})
ALL = frozenset(listed("كل جميع كافة"))
_COUNTS = frozenset(map(key_of, listed("آلاف الاف مئات عشرات ملايين مليارات عدة بضعة")))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the indices of its tokens, its words, and the name it is, if it is one."""

    begin: int
    end: int
    text: str
    name: NameHit | None = None


class Phrases(Sentence):
    """The noun phrases of a sentence, cut where verbs, prepositions, signs, times and quantities cut them."""

    def subject(self, at: int, person: str, *, open_: bool) -> Phrase | None:
        """Return the subject that begins at a place where its end is sure, and it agrees with the verb's person.

        `open_` tells that nothing but the subject can follow (the verb takes no object): it reaches to the next stop.
        """
        if person not in ("ms", "fs"):
            return None
        name = next((each for each in self.names if each.led == at or each.begin == at), None)
        if name is not None:
            led = self.key(at)[:1] in "بلك" and self.key(at) != key_of(name.text.split()[0]) and at == name.begin
            return Phrase(at, name.close, name.text, name) if self.agrees(name, person) and not led else None
        if self.is_nationality(self.key(at)) and self.key(at).startswith("ال"):
            name = next((each for each in self.names if each.begin == at + 1 and each.kind == "person"), None)
            if name is not None and self.agrees(name, person):
                return Phrase(at, name.close, name.text, name)  # «انتقد البرتغالي جوزيه مورينيو»
        if self.key(at) in ALL and self.key(at + 1).startswith("ال"):
            at += 1  # «عبّرت كل الصحف»
        titled = at + (self.key(at) in self.words.honorifics)  # «معالي مدير الجامعة سالم العمري»
        if (holder := self.holder(titled)) is not None:
            return Phrase(at, holder.close, holder.text, holder) if self.agrees(holder, person) else None
        if self.key(at) in QUOTES:
            return self._quoted(at)
        if self.stops(at) or self.key(at) == "الله" or self.may_be_led(at) or not self.may_agree(at, person):
            return None
        part = self.is_partitive(at) and self.key(at + 1) == "من"
        end = self.whole(at, at + 1 if part else self._end(at, open_), open_=open_)
        cut = self.awaits(end - 1) or self.key(end) == "باسم" or self.key(end) in _KUNYA  # «المواطنة أم عبدالله»
        cut = cut or any(map(self.is_partitive, range(at + 1, end)))  # «مسؤولو المركز العديد من …»
        return Phrase(at, end, self.text(at, end)) if end > at and not cut else None

    def counted_at(self, at: int) -> Phrase | None:
        """Return a number of persons or things that begins at a word: «أكثر من 600 قارب»; None for a measure."""
        end = at
        while end in self.amounts and end - at < LONGEST:
            end += 1
        noun = self.key(end - 1).removesuffix("ا") if end > at else ""
        plain = noun in self.words.countable
        return Phrase(at, end, self.text(at, end)) if plain and end - at > 1 and end not in self.amounts else None

    def holder(self, at: int) -> NameHit | None:
        """Return the person who ends a long office: «قام مدير جامعة الملك سعود سالم العمري بزيارة».

        None where two offices stand side by side, or where a body is called by the person's name.
        """
        if not self.is_actor(at) or at in self.verbs:
            return None
        last, start, place = None, at, at + 1
        while place < len(self.tokens) and place - at < LONGEST_OFFICE:
            name = next((each for each in self.names if self._begins(each, place)), None)
            if name is not None and name.kind == "person":
                if last is not None and last.end != place:
                    return None
                last, start, place = name, place, name.end
                continue
            if last is None and self._sets_off(place):
                place += 1
                continue
            if last is not None or not self._in_office(place):
                break
            place = name.end if name is not None else place + 1
        if last is None or any(self._is_second_title(each) for each in range(at + 2, start)):
            return None
        return None if self.key(start - 1) in self.words.institutions else last

    def _sets_off(self, at: int) -> bool:
        """Return whether a comma parts an office from the name, which another one closes: «المحلل، سالم العمري،»."""
        name = next((each for each in self.names if self._begins(each, at + 1)), None)
        return self.key(at) == "،" and name is not None and name.titled and self.key(name.close) in ("،", ":")

    def _begins(self, name: NameHit, at: int) -> bool:
        """Return whether a name begins at a word, or the honorifics before it."""
        return at == name.begin or (name.led <= at < name.begin and self.key(at) in self.words.honorifics)

    def _is_second_title(self, at: int) -> bool:
        """Return whether a title begins an office of its own: not «مساعد مدير مكتب الوزير»."""
        return self.key(at) in self.words.titles and self.key(at - 1) not in self.words.titles

    def _in_office(self, at: int) -> bool:
        """Return whether a word may be part of an office before a name."""
        token, key = self.tokens[at], self.key(at)
        if not token.is_word or at in self.verbs or at in self.counted or token.text.endswith(("اً", "ًا")):
            return False
        if key[:1] == "و" and (self.words.core(key[1:]) in self.words.titles):
            return False  # «رئيس اللجنة ومدير …»: two persons
        if key.endswith(("ه", "ها")) and key.rstrip("اه") in self.words.masdars:
            return False  # «وقدّم نائب الوزير شكره»
        hangs = key in _OF_OFFICES or self.words.leads(key)
        return hangs or not self.words.is_stop(token)

    def whole(self, at: int, end: int, *, open_: bool = False) -> int:
        """Return where a phrase ends with what it cannot be without: «العديد من الصيادين», «صحيفة "الساحل"»."""
        if end == at:
            return at
        if self.is_partitive(at):
            if self.key(end) != "من":
                return end if end > at + 1 else at
            inner = self._end(end + 1, open_) if end + 1 < len(self.tokens) else end
            return inner if inner > end + 1 else at
        if self.key(end) in QUOTES and not self.is_definite(end - 1):
            close = next((each for each in range(end + 1, end + 6) if self.key(each) in QUOTES), 0)
            if not close or any(each in self.verbs for each in range(end, close)):
                return at
            end = close + 1
            while end < len(self.tokens) and self.words.is_adjective(self.key(end), self.key(at)):
                end += 1
        return end

    def _quoted(self, at: int) -> Phrase | None:
        """Return what stands between quotation marks as a phrase, where it is short and holds no verb."""
        end = at + 1
        while end < len(self.tokens) and end not in self.verbs and self.tokens[end].is_word:
            end += 1
        short = 1 < end - at <= LONGEST and self.key(end) in QUOTES
        return Phrase(at + 1, end + 1, self.text(at + 1, end)) if short else None

    def _end(self, at: int, open_: bool) -> int:
        """Return where a phrase that begins at a place surely ends; the place itself where it is not sure."""
        words, first = self.words, self.key(at)
        end = at + 1
        if first.startswith("ال") or first in words.places:
            while not self.stops(end) and words.is_adjective(self.key(end), first):
                end += 1
            if self.key(end) in ATTRIBUTES:
                return at
            if open_ and not self.stops(end):
                return self._to_stop(at, end)
            if self.is_nationality(first) and self.may_be_foreign(end):
                return at  # «البرتغالي جوزيه …»: the name goes on
            bounded = self.stops(end) or not self.key(end).startswith("ال") or self._is_other(end, first)
            return end if bounded else at
        if self.key(end) == "اليوم" or self.is_partitive(end):
            return at  # «فعاليات اليوم الأول», «مسؤولو المركز العديد من»
        while not self.stops(end) and end - at < LONGEST and not self.is_definite(end):
            if self.key(end)[:1] == "ب" and self.key(end).endswith(("ه", "ها", "هم")) and self.may_be_led(end):
                return at  # «إدانته بنكثه العهد»
            end += 1
        if end in self.counted:
            return end if open_ and end - at > 1 and self.is_share(end) else at  # «أسهم 81 شركة»
        if end == at + 1 and self.stops(end) and (first in words.institutions or first in words.titles):
            cut = end < len(self.tokens) and (
                self.tokens[end].is_word or self.key(end) in QUOTES or self.key(end) == "("
            )
            return at if cut else end  # «نادي لخويا», «مدير عام», «صحيفة «الساحل»»
        if first in _COUNTS and end > at + 1:
            return at
        if self.stops(end):  # an indefinite phrase: «مصادر محلية»
            few = end - at <= 2 and not self._hangs(at, end)
            if end == at + 1 and not (first in words.nouns or first.endswith("ون")):
                return at  # «تبدو متشابهة»
            return end if open_ or few else at
        if not self.is_definite(end):
            return at
        end = next((name.end for name in self.names if name.begin == end and name.kind == "place"), end + 1)
        while not self.stops(end) and (
            words.is_adjective(self.key(end), self.key(end - 1)) or self._agrees_with(end, at)
        ):
            end += 1
        if self.stops(end):
            return end
        if open_:
            return self._to_stop(at, end)
        return end if not self.key(end).startswith("ال") or self._is_other(end, self.key(end - 1)) else at

    def _to_stop(self, at: int, end: int) -> int:
        """Return the next stop where nothing but the subject can stand before it; `at` where that is far off."""
        while not self.stops(end):
            end += 1
        cut = any(
            self.key(each)[:1] == "ب" and self.may_be_led(each) for each in range(at + 1, end)
        )  # «إدانته بنكثه العهد واليمين»
        # «تستمر درجات الحرارة مرتفعة»: an indefinite word is no part of a definite phrase
        cut = cut or any(
            self.key(each - 1).startswith("ال")
            and self.key(each).endswith(("ة", "ا"))
            and not self.is_definite(each)
            and not self.may_be_led(each)  # «الفريق الأول لكرة القدم»
            for each in range(at + 1, end)
        )
        cut = cut or any(self.is_partitive(each) for each in range(at + 1, end))  # «حضره المسؤولون العديد من …»
        cut = cut or self._is_cut_name(end)
        return end if end - at <= LONGEST and not cut else at

    def _is_cut_name(self, end: int) -> bool:
        """Return whether a name that no list knows may go on where a phrase ends: «الوافد دوجلاس كوستا»."""
        return self.may_name(end - 1) and not self.key(end - 1).startswith("ال") and self.may_be_foreign(end)

    def before_preposition(self, at: int, preposition: str) -> Phrase | None:
        """Return what stands between a verb and its own preposition: «تعرّضت نوفارتيس أيضا لضغوط»."""
        end = at
        while not self.stops(end) and not self.begins_with(end, preposition) and end - at < LONGEST:
            end += 1
        behind = self.skip(end)
        if end == at or not self.begins_with(behind, preposition) or self.may_be_led(at) or self.awaits(end - 1):
            return None
        return Phrase(at, end, self.text(at, end))

    def begins_with(self, at: int, preposition: str) -> bool:
        """Return whether a preposition stands at a word, apart from it or clinging to it."""
        key = self.key(at)
        if len(preposition) > 1:
            return key == key_of(preposition)
        return len(key) > 3 and key[:1] == preposition and not self.words.is_known(key)

    def _is_other(self, at: int, head: str) -> bool:
        """Return whether a definite word behind a definite one is surely a thing of its own: «الطاقم الجرعات»."""
        core = self.words.core(self.key(at))
        if core.startswith("م") and core.endswith("ة") and head.endswith(("ات", "ة")):
            return False  # «المؤسسات المشاركة»: a participle or a noun
        # «الهزيمة الشكوك»: no attribute, since it does not agree; «المرحلة الأكثر» does without ة
        if head.endswith("ة") and core.endswith(("ين", "ون")):
            return True  # «دعت الكلية الراغبين في»
        feminine, compared = core.endswith(("ة", "ات", "ى", "اء")), len(core) == 4 and core.startswith("ا")
        unlike = (head.endswith("ة") and not feminine) or (
            core.endswith("ة") and self.words.singulars.get(self.words.core(head)) == "m"
        )
        plain = self.key(at).startswith("ال") and not compared and not core.endswith(("ي", "ين", "ون"))
        return (
            (unlike and plain and len(core) > 2)
            or core in self.words.nouns
            or core in self.words.masdars
            or core in self.words.institutions
            or (core.endswith("ات") and not head.endswith(("ات", "ة")))
        )

    def _hangs(self, at: int, end: int) -> bool:
        return end - at == 2 and self.key(at) not in self.words.nouns

    def _agrees_with(self, at: int, head: int) -> bool:
        return self.words.is_adjective(self.key(at), self.key(head))
