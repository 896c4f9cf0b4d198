"""Persons in running text: by honorifics, by given names, and by an office beside a name."""

from __future__ import annotations

from dataclasses import replace

from quizgen.arabic.letters import listed
from quizgen.draft.offices import QUOTES, NameHit, Offices, words_of
from quizgen.draft.tokens import key_of
from quizgen.draft.words import DEEDS, KIN, PARTITIVES, PREPOSITIONS, STOPS

LONGEST = 8  # words of a person's name
# Words of an honorific chain that do not open one: «صاحب السمو الملكي الأمير», «اللواء الركن», «اللواء طبيب».
_CHAIN = frozenset(
    map(
        key_of,
        listed("السمو الملكي الحرمين الشريفين المعالي الجلالة طبيب مظلي بحري جوي ركن الركن متقاعد مهندس دكتور أول"),
    )
)
_OPENERS = frozenset(map(key_of, listed("صاحب صاحبة خادم أصحاب لصاحب لخادم وصاحب وخادم")))
_SIGN_OF_GOD = frozenset({"اية", "لاية", "واية"})  # «آية الله علي خامنئي»
_REGIONS = frozenset(map(key_of, listed("منطقة محافظة مدينة ولاية إقليم")))
_ALSO_A_TEAM = frozenset({"الفريق"})  # «معسكر الفريق المقام»
SERVANT = frozenset({"عبد", "وعبد", "لعبد"})
_OF_A_CLUB = frozenset(map(key_of, listed("مهاجم مدافع حارس لاعب نجم مدرب")))
_FOREIGN_AT_MOST = 3


class Persons(Offices):
    """Reads the persons of a sentence."""

    def person(self, at: int) -> NameHit | None:
        begin, (start, honorific, gender) = at, self.chain(at)
        start += self.key(start) in QUOTES and start > begin
        if start >= len(self.tokens) or start in self.verbs:
            return None
        end = self.given_name(start, bool(honorific))
        office = ("", -1)
        titled = bool(honorific)
        if end == start:
            if self.tokens[at].key in QUOTES or self.key(start) in PARTITIVES or self.key(start) == "جميع":
                return None
            end = self.foreign_name(start)
            if not honorific and self.names_a_body(start - 1):
                return None
            before = self.office_before(begin - self.is_set_off(begin, end))
            behind = self.office_behind(end)
            if end == start or not (
                honorific
                or before[2]
                or (end - start > 1 and behind[1] >= 0 and (start - 1 in self.verbs or self.is_nationality(start - 1)))
            ):
                return None
            if not honorific and end - start < 2:
                return None
        first = self.known(start, self.words.given) or self.tokens[start].key
        first = first[1:] if first in SERVANT and first[0] in "ول" else first  # «وعبد الله»
        text = words_of(self.tokens[start:end], first)
        named = self.words.given.get(first, "m" if first in SERVANT else "")
        # «الدكتور سميرة»: a title in the masculine tells nothing where the name is a woman's
        gender = "" if named and gender and named != gender else gender or named
        hit = NameHit("person", begin, start, end, text, *office, honorific, gender, titled)
        return self.with_office(hit)

    def with_office(self, hit: NameHit) -> NameHit:
        before, led, titled = self.office_before(hit.led - self.is_set_off(hit.led, hit.end))
        if titled:
            title = self.words.core(self.tokens[led].key)
            gender = hit.gender or self.words.titles.get(title, "")
            begin = led
            while begin > 0 and self.known(begin - 1, self.words.honorifics):
                begin -= 1
            return replace(hit, office=before, office_at=led, led=begin, titled=True, gender=gender)
        behind, at, end = self.office_behind(hit.end)
        if at >= 0:
            return replace(hit, office=behind, office_at=at if behind else -1, titled=True, until=end)
        return hit

    def is_set_off(self, begin: int, end: int) -> bool:
        """Return whether a name stands between commas behind its office: «المحلل السياسي، سالم العمري، …»."""
        before = self.key(begin - 2)
        office = (
            (before.startswith("ال") or bool(self.known(begin - 2, self.words.places)))
            and before not in self.words.given
            and not self.is_foreign(begin - 2, False)
        )
        listed = self.key(end + 1) in self.words.given or self.key(end + 1)[1:] in self.words.given
        return self.key(begin - 1) == "،" and end > begin and self.key(end) in ("،", ":") and office and not listed

    def chain(self, at: int) -> tuple[int, str, str]:
        """Read honorifics one behind another; returns where they end, the first of them, its gender."""
        honorific, gender, begin = "", "", at
        while at < len(self.tokens) and at not in self.verbs:
            known = self.known(at, self.words.honorifics)
            if len(known) == 1 and self.key(at + 1) != ".":
                known = ""  # «2015 م»
            if (
                not known
                and not (at > begin and self.key(at) in _CHAIN)
                and not (self.key(at) in _OPENERS and self.key(at + 1) in _CHAIN)
                and not (self.key(at) in _SIGN_OF_GOD and self.key(at + 1) == "الله")
            ):
                break
            if known:
                honorific = honorific or known
                gender = gender or self.words.honorifics[known]
            else:
                honorific = honorific or self.tokens[at].text
            at += 1 + (self.key(at) in _SIGN_OF_GOD)
            if self.key(at) == "." and len(self.tokens[at - 1].text) == 1:
                at += 1
        return at, honorific, gender

    def given_name(self, start: int, led: bool) -> int:
        """Return where a name that begins with a known given name ends; `start` where there is none."""
        if self.key(start) == "جميع" and self.key(start + 1) not in KIN:
            return start  # «سجّل الفريق جميع الركلات»
        speaks = self.words.core(self.key(start - 1)).startswith(("متحدث", "ناطق"))
        if self.key(start) == "باسم" and (speaks or self.known(start - 1, self.words.titles)):
            return start  # «متحدث باسم»
        first = self.known(start, self.words.given)
        if not first and self.key(start) in SERVANT and self.key(start + 1).startswith("ال"):
            first = self.key(start)  # «عبد الفتاح»
        if not first and led and self.tokens[start].is_word and not self.words.is_stop(self.tokens[start]):
            family = self.key(start)  # «الشيخ العتيبي», «الملا عمر»
            if (
                family.startswith("ال")
                and not self.words.is_adjective(family, "الرجل")
                and not self.words.is_known(family)
                and family not in self.words.not_names
                and self.key(start - 1) not in _ALSO_A_TEAM
            ):
                first = family
        if not first or start in self.verbs:
            return start
        end = start + 1
        while end < len(self.tokens) and end - start < LONGEST and end not in self.verbs and self.is_part(end, start):
            end += 1
        while end - 1 > start and self.key(end - 1) in KIN:
            end -= 1
        if end - start > 2 and self.key(end - 2) in KIN and self.key(end - 2) != "آل":
            alone = (
                self.foreign_name(end) == end + 1 and end + 1 < len(self.tokens) and not self.tokens[end + 1].is_word
            )
            end += alone  # «سالم بن علي كردي، …»
        closed = self.key(end - 1).startswith("ال") and end - start > 1 and self.key(end - 1) != "الدين"
        closed = closed and not (end - start == 2 and self.key(start) in SERVANT)  # «عبد الناصر كردي»
        if led and not closed and end < len(self.tokens) and not self.words.is_stop(self.tokens[end]):
            word = self.key(end)
            hers = self.words.given.get(first) == "f" and word.endswith("ية") and not self.words.is_known(word)
            end += self.foreign_name(end) - end == 1 or hers  # «الدكتورة رقية عواشرية»
        if end == start + 1 and first in self.words.titles and end < len(self.tokens) and self.tokens[end].is_word:
            return start  # «معالي أمين العاصمة»
        if end == start + 1 and not led:
            foreign = self.foreign_name(end)
            if 0 < foreign - end <= 1 and not self.tokens[start].key.startswith("ب"):
                led = self.office_before(start)[2] or start - 1 in self.verbs or self.is_nationality(start - 1)
                return foreign if led else start
            return start
        if not led and not any(self.is_part(place, start) for place in range(start + 1, end)):
            return start
        return end

    def names_a_body(self, at: int) -> bool:
        """Return whether what follows a word is what a body is called: «نادي تشيلسي», «مهاجم سوانزي سيتي»."""
        key = self.known(at, self.words.institutions) or self.known(at, self.words.titles)
        return key in self.words.institutions or key in _OF_A_CLUB

    def is_nationality(self, at: int) -> bool:
        """Return whether a word may tell where somebody is from: «نظيره الروسي سيرغي لافروف»."""
        key = self.key(at)
        return key.startswith("ال") and key.endswith(("ي", "ية")) and not self.words.is_known(key)

    def is_part(self, at: int, start: int) -> bool:
        """Return whether a word goes on with a name: a given name, بن and what follows, the family's name."""
        token, key, words = self.tokens[at], self.key(at), self.words
        if not token.is_word or key in words.not_names or key in PREPOSITIONS or token.text.endswith(("اً", "ًا")):
            return False
        if self.key(at - 1) in KIN:
            return not words.leads(key) or key in words.given
        before = self.key(at - 1)
        if before.startswith("ال") and before not in ("الله", "الدين") and key in words.given and at - 1 > start:
            return False  # «التقى سالم العمري ماجد الحربي»
        if key in KIN or key in words.given or key in ("الله", "الدين") or key.startswith("عبدال"):
            return True
        if key in words.titles or key in words.institutions or not key.startswith("ال") or key in words.places:
            return False
        if any(self.key(each).startswith("ال") for each in range(start + 1, at) if self.key(each - 1) not in KIN):
            return key.endswith("ي") and not words.is_known(key) and self.key(at - 1) not in KIN
        if words.core(key) in words.titles or key in words.honorifics:  # a family's name, or the next one's title
            return (
                not self.known(at + 1, words.given)
                and key in words.honorifics
                and not self.known(at + 1, words.honorifics)
            )
        return not words.is_known(key)

    def foreign_name(self, start: int) -> int:
        """Return where a run of words ends that no list knows and that nothing hangs on: «أوليفيه ديبي»."""
        end = start
        while end < len(self.tokens) and end - start < _FOREIGN_AT_MOST and self.is_foreign(end, end == start):
            end += 1
        if (
            end < len(self.tokens)
            and end > start
            and self.key(end).startswith("ال")
            and not self.words.is_known(self.key(end))
            and not self.words.is_stop(self.tokens[end])
        ):
            end += self.key(end).endswith("ي") and end - start <= 2
        return end

    def _ends_abroad(self, at: int) -> bool:
        """Return whether a long word in ا begins a foreign name, «فيدريكا موجيريني», and is no accusative."""
        key, words = self.key(at), self.words
        known = key[:-1] in words.nouns or key[:-1] in words.masdars or key.endswith("ها")
        return len(key) > 5 and not known and self.is_foreign(at + 1, False) and not self.key(at + 1).endswith("ا")

    def is_foreign(self, at: int, first: bool) -> bool:
        if at >= len(self.tokens):
            return False
        token, key, words = self.tokens[at], self.key(at), self.words
        if key == "الله" and not first:
            return True
        if at in self.verbs or not token.is_word or len(key) < 3 or key in words.not_names:
            return False
        if first and key.endswith(("ه", "ها")) and key.rstrip("اه") in words.masdars:
            return False  # «شكره»
        if first and key[:1] == "ل" and key[1] not in "اوي":
            return False  # «لبايرن ميونيخ»
        if first and self.key(at - 1) in _REGIONS:
            return False  # «شباب منطقة عسير عادل …»
        if key in STOPS:
            return False
        if key[:1] in "لب" and DEEDS.fullmatch(key[1:]):
            return False  # «لتصحيح أوضاع الجالية»
        if token.text.endswith(("اً", "ًا")):
            return False
        if key in words.given:
            return True
        ends = key.endswith("ا") and (not first or self._ends_abroad(at))
        if words.is_stop(token) and not ends:
            return False
        if (
            (key.startswith("ال") and (not key.startswith("الي") or key.endswith(("ي", "ية"))))
            or words.is_known(key)
            or words.leads(key)
        ):
            return False
        return not key.endswith(
            (
                "ة",
                "ات",
                *(() if first else ("ه", "ها", "هم")),
                "ون",
                "ا" if first and not ends else "ًا",
                "ين" if first else "ة",
            )
        )
