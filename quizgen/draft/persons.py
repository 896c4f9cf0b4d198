"""Persons in running text: by honorifics, by given names, and by an office beside a name, before it or behind it."""

from __future__ import annotations

from dataclasses import replace

from quizgen.arabic.letters import listed
from quizgen.draft.reader import QUOTES, NameHit, Reader, words_of
from quizgen.draft.tokens import key_of
from quizgen.draft.words import KIN, PREPOSITIONS

LONGEST = 8  # words of a person's name
# Words of an honorific chain that do not open one: «صاحب السمو الملكي الأمير», «اللواء الركن», «اللواء طبيب».
_CHAIN = frozenset(
    map(key_of, listed("السمو الملكي الحرمين الشريفين المعالي الجلالة طبيب ركن الركن متقاعد مهندس دكتور أول"))
)
_OPENERS = frozenset(map(key_of, listed("صاحب صاحبة خادم أصحاب لصاحب لخادم وصاحب وخادم")))
_ALSO_A_TEAM = frozenset({"الفريق"})  # «معسكر الفريق المقام»
SERVANT = frozenset({"عبد", "وعبد", "لعبد"})
_OF_A_CLUB = frozenset(map(key_of, listed("مهاجم مدافع حارس لاعب نجم مدرب")))
_FOREIGN_AT_MOST = 3
LONGEST_OFFICE = 12  # words
_OF_OFFICES = frozenset({"لدى"})
_MATTERS = frozenset(listed("شؤون قطاع رئيس وزير مدير"))
_GENERAL = frozenset(
    map(key_of, listed("عام عامة تنفيذي تنفيذية رسمي رسمية أول أولى مساعد سابق سابقة أعلى فني إداري أسبق مكلف حالي"))
)
_IN_OFFICE = frozenset(map(key_of, listed("في باسم لدى على عن")))  # «المتحدث باسم», «أستاذ في», «المشرف على»


class Offices(Reader):
    """Reads the offices that stand beside a name."""

    def office_before(self, end: int) -> tuple[str, int, bool]:
        """Read the office before a name: its words where they are sure, where it begins, whether there is one."""
        stop = end - (self.key(end - 1) in QUOTES)
        begin = stop
        while begin > 0 and stop - begin < LONGEST_OFFICE and begin - 1 not in self.verbs and self.in_office(begin - 1):
            begin -= 1
        titles = [at for at in range(begin, stop) if self.title(at)]
        if not titles:
            return "", end, False
        joined = [at for at in range(titles[0] + 1, stop) if self.key(at)[:1] == "و" and self.title(at)]
        if joined:  # «مساعد … وإداري المنتخب»: the office of another one before it
            titles = [at for at in titles if at >= joined[-1]]
        first = titles[0]
        # «وزير الداخلية سفير مصر»: two offices one behind the other are two persons, or one is part of the other.
        apart = [at for at, last in zip(titles[1:], titles, strict=False) if at != last + 1]
        if apart:
            return "", apart[-1], True
        led = self.key(first)[:1] in "وفبل" and self.key(first) not in self.words.titles
        head = self.tokens[first].text[1:] if led else self.tokens[first].text
        if led and head.startswith("ل") and self.key(first).startswith("لل"):
            head = "ال" + head[1:]
        if self._is_cut(first, stop):
            return "", end, False
        whole = " ".join([head, *(token.text for token in self.tokens[first + 1 : stop])])
        return whole if self._whole(first, stop) else "", first, True

    def _is_cut(self, first: int, stop: int) -> bool:
        """Return whether a definite title is followed by another matter: «رفض الشاهد الكشف عن اسمه»."""
        key = self.key(first + 1)
        core = self.words.core(key)
        return (
            first + 1 < stop
            and self.words.core(self.key(first)) != self.key(first)
            and core != key
            and (core in self.words.masdars or core in self.words.nouns)
            and not self.words.is_adjective(key, self.key(first))
        )

    def title(self, at: int) -> str:
        known = self.known(at, self.words.titles)
        core = self.words.core(self.key(at))
        if known:
            return known
        core = self.words.core(core[1:]) if core[:3] in ("وال", "فال", "بال") else core
        if core in self.words.titles and core != self.key(at):
            return core
        human = core != self.key(at) and core in self.words.humans and core in self.words.singulars
        human = human and not self.words.is_adjective(self.key(at), self.key(at - 1))  # «اللجنة الإعلامية»
        return core if human else ""

    def in_office(self, at: int) -> bool:
        token = self.tokens[at]
        if (
            token.key[:1] == "ب"
            and not token.key.startswith("باسم")
            and not self.words.is_known(token.key)
            and not self.words.is_known(token.key[1:])
        ):
            return False  # «بقيادة», «بإمكانية»
        return token.is_word and (token.key not in PREPOSITIONS or token.key in _IN_OFFICE) and token.key not in (
            "امس", "اليوم", "وقد", "قد", "ان", "الي", "التي", "الذي", "لان", "بان", "ذلك", "هذا", "هذه"
        )  # fmt: skip

    def office_behind(self, at: int) -> tuple[str, int, int]:
        """Read the office behind a name: its words where they are whole, where it begins (-1: there is none) and ends.

        It goes up to a verb, a sign or what cannot belong to it: «الرئيس العام لرعاية الشباب».
        """
        at += self.key(at) in QUOTES
        at += self.key(at) in ("،", ",")
        core = self.words.core(self.key(at))
        if core not in self.words.titles or self.key(at) in self.words.honorifics or at in self.verbs:
            return "", -1, -1
        end = at + 1
        while end < len(self.tokens) and end - at < LONGEST_OFFICE and end not in self.verbs:
            key = self.key(end)
            if self.words.is_stop(self.tokens[end]) and not self._goes_on(at, end):
                break
            if self._is_other(end) or (end > at + 1 and self.title(end) and self._closes(end - 1)):
                break  # «الرئيس العام لرعاية الموهوبين الهجوم»
            if key in self.words.honorifics or (self.known(end, self.words.given) and key != "باسم"):
                return "", -1, -1  # «قائد الفريق محمد …»: the title belongs to the next name
            end += 1
        return (self._whole(at, end), at, end) if end > at + 1 else ("", -1, -1)

    def _is_other(self, at: int) -> bool:
        """Return whether a definite word behind a definite one is a matter of its own."""
        key, before = self.key(at), self.key(at - 1)
        core = self.words.core(key)
        matter = core != key and (core in self.words.nouns or core in self.words.masdars)
        return matter and before.startswith("ال") and not self.words.is_adjective(key, before)

    def _closes(self, at: int) -> bool:
        """Return whether a word ends an office before the next one: «أمير منطقة نجران رئيس المجلس»."""
        return self.key(at) in self.words.places or (self.key(at).startswith("ال") and self.title(at) == "")

    def _goes_on(self, at: int, end: int) -> bool:
        """Return whether an office goes on with what hangs on it: «المتحدث باسم», «مساعد الوزير لشؤون …»."""
        key = self.key(end)
        joined = key.startswith("وال") and self.key(end - 1).startswith("لل")  # «للسياحة والتراث الوطني»
        if joined or key.startswith(("لل", "باسم")) or key in _OF_OFFICES:
            return True
        rest = self.words.core(key[1:])
        lacks = self._is_general(at, end) and not self.words.is_stop(self.tokens[end - 1])
        deed = rest in self.words.masdars or rest in _MATTERS
        return key[:1] == "ل" and len(key) > 3 and (deed or (lacks and self.words.is_known(rest)))

    def _whole(self, at: int, end: int) -> str:
        """Return the words of an office that tells of what it is; '' for «الرئيس التنفيذي» and «المدير»."""
        last = self.key(end - 1).removeprefix("ل")
        cut = end - at > 1 and (last in self.words.institutions or last in self.words.titles)  # «الرئيس … لشركة»
        return "" if cut or self._is_general(at, end) else " ".join(token.text for token in self.tokens[at:end])

    def _is_general(self, at: int, end: int) -> bool:
        """Return whether an office has no complement: a title alone, or with attributes that every office may have."""
        return all(self.words.core(self.key(each)) in _GENERAL for each in range(at + 1, end))


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
            if self.tokens[at].key in QUOTES:
                return None
            end = self.foreign_name(start)
            if not honorific and self.names_a_body(start - 1):
                return None
            before = self.office_before(begin)
            behind = self.office_behind(end)
            if end == start or not (
                honorific or before[2] or (end - start > 1 and behind[1] >= 0 and start - 1 in self.verbs)
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
        before, led, titled = self.office_before(hit.led)
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
            ):
                break
            if known:
                honorific = honorific or known
                gender = gender or self.words.honorifics[known]
            else:
                honorific = honorific or self.tokens[at].text
            at += 1
            if self.key(at) == "." and len(self.tokens[at - 1].text) == 1:
                at += 1
        return at, honorific, gender

    def given_name(self, start: int, led: bool) -> int:
        """Return where a name that begins with a known given name ends; `start` where there is none."""
        if self.key(start) == "جميع" and self.key(start + 1) not in KIN:
            return start  # «سجّل الفريق جميع الركلات»
        if self.key(start) == "باسم" and self.known(start - 1, self.words.titles):
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
        closed = self.key(end - 1).startswith("ال") and end - start > 1 and self.key(end - 1) != "الدين"
        if led and not closed and end < len(self.tokens) and not self.words.is_stop(self.tokens[end]):
            word = self.key(end)
            hers = self.words.given.get(first) == "f" and word.endswith("ية") and not self.words.is_known(word)
            end += self.foreign_name(end) - end == 1 or hers  # «الدكتورة رقية عواشرية»
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

    def is_foreign(self, at: int, first: bool) -> bool:
        token, key, words = self.tokens[at], self.key(at), self.words
        if key == "الله" and not first:
            return True
        if at in self.verbs or not token.is_word or len(key) < 3 or key in words.not_names:
            return False
        if token.text.endswith(("اً", "ًا")):
            return False
        if key in words.given:
            return True
        if words.is_stop(token) and not (key.endswith("ا") and not first):
            return False
        if (
            (key.startswith("ال") and (not key.startswith("الي") or key.endswith(("ي", "ية"))))
            or words.is_known(key)
            or words.leads(key)
        ):
            return False
        return not key.endswith(
            ("ة", "ات", *(() if first else ("ه", "ها", "هم")), "ون", "ا" if first else "ًا", "ين" if first else "ة")
        )
