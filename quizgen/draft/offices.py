"""The office beside a person's name: before it («وزير التعليم …») or behind it («…، المتحدث باسم …»)."""

from __future__ import annotations

from quizgen.arabic.letters import listed
from quizgen.draft.reader import QUOTES, Reader
from quizgen.draft.tokens import key_of
from quizgen.draft.words import PREPOSITIONS

LONGEST_OFFICE = 12  # words
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
        return " ".join([head, *(token.text for token in self.tokens[first + 1 : stop])]), first, True

    def title(self, at: int) -> str:
        known = self.known(at, self.words.titles)
        core = self.words.core(self.key(at))
        if known:
            return known
        core = self.words.core(core[1:]) if core[:3] in ("وال", "فال", "بال") else core
        if core in self.words.titles and core != self.key(at):
            return core
        human = core != self.key(at) and core in self.words.humans and core in self.words.singulars
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

    def office_behind(self, at: int) -> tuple[str, int]:
        """Read the office behind a name: a title with its complement, up to a verb, a sign or a preposition."""
        at += self.key(at) in QUOTES
        at += self.key(at) in ("،", ",")
        core = self.words.core(self.key(at))
        if core not in self.words.titles or self.key(at) in self.words.honorifics or at in self.verbs:
            return "", -1
        end = at + 1
        while end < len(self.tokens) and end - at < LONGEST_OFFICE and end not in self.verbs:
            key = self.key(end)
            if self.words.is_stop(self.tokens[end]) and not key.startswith("لل"):
                break
            if key in self.words.honorifics or self.known(end, self.words.given):
                return "", -1  # «قائد الفريق محمد …»: the title belongs to the next name
            end += 1
        return (" ".join(token.text for token in self.tokens[at:end]), at) if end > at + 1 else ("", -1)
