"""What a name in a sentence is, what every reader of names shares, and the offices that stand beside a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.letters import TATWEEL, listed
from quizgen.draft.tokens import Token, key_of
from quizgen.draft.words import PREPOSITIONS, Words

QUOTES = frozenset("\"'“”«»‘’")
LONGEST_OFFICE = 12  # words
_OF_OFFICES = frozenset({"لدى"})
_MATTERS = frozenset(listed("شؤون قطاع رئيس وزير مدير"))
_GENERAL = frozenset(
    map(key_of, listed("عام عامة تنفيذي تنفيذية رسمي رسمية أول أولى مساعد سابق سابقة أعلى فني إداري أسبق مكلف حالي"))
)
_IN_OFFICE = frozenset(map(key_of, listed("في باسم لدى على عن")))  # «المتحدث باسم», «أستاذ في», «المشرف على»


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a sentence: its class, the indices of its tokens, and for a person office, honorific and gender.

    `led` is the index at which its office or honorific begins; `titled` tells that a person has one of the two, even
    one whose bounds are not sure; `until` is where an office behind the name ends, -1 where there is none.
    """

    kind: str  # person, institution, place
    led: int
    begin: int
    end: int
    text: str
    office: str = ""
    office_at: int = -1
    honorific: str = ""
    gender: str = ""
    titled: bool = False
    until: int = -1

    @property
    def close(self) -> int:
        """The index behind the name and what is said of its office."""
        return max(self.end, self.until)


class Reader:
    """Reads names off the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], words: Words, verbs: frozenset[int]) -> None:
        self.tokens, self.words, self.verbs = tokens, words, verbs

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def known(self, at: int, words: Mapping[str, str]) -> str:
        """Return the word at a place, without a conjunction or a preposition of one letter, where it is known."""
        key = self.key(at)
        if key in words or at in self.verbs:
            return key if key in words else ""
        if key.endswith("ي") and f"{key[:-1]}ى" in words:
            return f"{key[:-1]}ى"  # «عيسي», as many newspapers type it
        bare = key[1:] if key[:1] in "وفبل" and len(key) > 3 else key
        if bare not in words and key.startswith("لل"):
            bare = "ال" + key[2:]
        return bare if bare in words else ""


def words_of(tokens: Sequence[Token], first: str) -> str:
    """Return the words of a name, its first one without what is attached to it."""
    head = tokens[0].text
    if len(tokens[0].key) > len(first):
        head = head[1:].lstrip("".join(map(chr, range(0x64B, 0x653))))
    return " ".join([head, *(token.text for token in tokens[1:])]).replace(TATWEEL, "")


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
