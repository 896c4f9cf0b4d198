"""Names in running text: persons by their titles and given names, institutions by their first word, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizgen.arabic.letters import listed
from quizgen.draft.tokens import Said, Token, key_of
from quizgen.draft.words import KIN, PREPOSITIONS, Words

LONGEST = 8  # words of a person's name
LONGEST_OFFICE = 12  # words
_QUOTES = frozenset("\"'“”«»‘’")
# Words of an honorific chain that do not open one: «صاحب السمو الملكي الأمير», «اللواء الركن», «اللواء طبيب».
_CHAIN = frozenset(
    map(key_of, listed("السمو الملكي الحرمين الشريفين المعالي الجلالة طبيب ركن الركن متقاعد مهندس دكتور أول"))
)
_OPENERS = frozenset(map(key_of, listed("صاحب صاحبة خادم أصحاب لصاحب لخادم وصاحب وخادم")))
_IN_OFFICE = frozenset(map(key_of, listed("في باسم لدى على عن")))  # «المتحدث باسم», «أستاذ في», «المشرف على»
_FOREIGN_AT_MOST = 3
_PARTS = frozenset(map(key_of, listed("الجنوبية الشمالية الشرقية الغربية")))


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a sentence: its class, the indices of its tokens, and for a person office, honorific and gender.

    `led` is the index at which its office or honorific begins; `titled` tells that a person has one of the two, even
    one whose bounds are not sure.
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


def names_in(sentence: Said, words: Words, verbs: frozenset[int]) -> tuple[NameHit, ...]:
    """Find the names of a sentence; `verbs` are the indices of tokens that are verbs."""
    reader = _Reader(sentence.tokens, words, verbs)
    found: list[NameHit] = []
    at = 0
    while at < len(sentence.tokens):
        hit = reader.person(at) or reader.institution(at) or reader.place(at)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.end
    return tuple(found)


def families_in(sentence: Said, names: tuple[NameHit, ...], whole: Mapping[str, NameHit]) -> tuple[NameHit, ...]:
    """Add the persons called by their last name alone; `whole` holds the persons of the article by its key."""
    taken = {at for name in names for at in range(name.begin, name.end)}
    short = []
    for at, token in enumerate(sentence.tokens):
        person = whole.get(token.key)
        if person is not None and at not in taken:
            short.append(NameHit("person", at, at, at + 1, token.text, gender=person.gender))
    return tuple(sorted((*names, *short), key=lambda name: name.begin))


def families_of(names: Sequence[tuple[NameHit, ...]]) -> Mapping[str, NameHit]:
    """Return the persons of an article by their last name, where it is one person's alone."""
    found: dict[str, NameHit] = {}
    for hit in (each for hits in names for each in hits if each.kind == "person"):
        *before, last = hit.text.split()
        known = found.get(key_of(last))
        if known is None or known.text in hit.text:
            found[key_of(last)] = hit if before or known is None else known
        elif hit.text not in known.text and known.text.split()[0] != hit.text.split()[0]:
            found[key_of(last)] = replace(known, kind="", text="")
    return {last: hit for last, hit in found.items() if hit.kind and " " in hit.text}


class _Reader:
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
        bare = key[1:] if key[:1] in "وفبل" and len(key) > 3 else key
        if bare not in words and key.startswith("لل"):
            bare = "ال" + key[2:]
        return bare if bare in words else ""

    # ------------------------------------------------------------ persons

    def person(self, at: int) -> NameHit | None:
        begin, (start, honorific, gender) = at, self.chain(at)
        start += self.key(start) in _QUOTES and start > begin
        if start >= len(self.tokens) or start in self.verbs:
            return None
        end = self.given_name(start, bool(honorific))
        office = ("", -1)
        titled = bool(honorific)
        if end == start:
            if self.tokens[at].key in _QUOTES:
                return None
            end = self.foreign_name(start)
            before = self.office_before(begin)
            behind = self.office_behind(end)
            if end == start or not (
                honorific or before[2] or (end - start > 1 and behind[0] and start - 1 in self.verbs)
            ):
                return None
            if not honorific and end - start < 2:
                return None
        first = self.known(start, self.words.given) or self.tokens[start].key
        text = _text(self.tokens[start:end], first)
        gender = gender or self.words.given.get(first, "")
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
        behind, at = self.office_behind(hit.end)
        if behind:
            return replace(hit, office=behind, office_at=at, titled=True)
        return hit

    def chain(self, at: int) -> tuple[int, str, str]:
        """Read honorifics one behind another; returns where they end, the first of them, its gender."""
        honorific, gender, begin = "", "", at
        while at < len(self.tokens) and at not in self.verbs:
            known = self.known(at, self.words.honorifics)
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
        first = self.known(start, self.words.given)
        if not first and led and self.tokens[start].is_word and not self.words.is_stop(self.tokens[start]):
            family = self.key(start)  # «الشيخ العتيبي», «الملا عمر»
            if (
                family.startswith("ال")
                and not self.words.is_adjective(family, "الرجل")
                and not self.words.is_known(family)
                and family not in self.words.not_names
            ):
                first = family
        if not first or start in self.verbs:
            return start
        end = start + 1
        while end < len(self.tokens) and end - start < LONGEST and end not in self.verbs and self.is_part(end, start):
            end += 1
        while end - 1 > start and self.key(end - 1) in KIN:
            end -= 1
        if end == start + 1 and not led:
            foreign = self.foreign_name(end)
            if 0 < foreign - end <= 1 and not self.tokens[start].key.startswith("ب"):
                return foreign if self.office_before(start)[2] or start - 1 in self.verbs else start
            return start
        if not led and not any(self.is_part(place, start) for place in range(start + 1, end)):
            return start
        return end

    def is_part(self, at: int, start: int) -> bool:
        """Tell whether a word goes on with a name: a given name, بن and what follows, the family's name."""
        token, key, words = self.tokens[at], self.key(at), self.words
        if not token.is_word or key in words.not_names or key in PREPOSITIONS:
            return False
        if self.key(at - 1) in KIN:
            return not words.leads(key) or key in words.given
        if key in KIN or key in words.given or key == "الله" or key.startswith("عبدال"):
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
        ):
            end += self.key(end).endswith("ي") and end - start == 1
        return end

    def is_foreign(self, at: int, first: bool) -> bool:
        token, key, words = self.tokens[at], self.key(at), self.words
        if key == "الله" and not first:
            return True
        if at in self.verbs or not token.is_word or len(key) < 3:
            return False
        if key in words.given:
            return True
        if words.is_stop(token) and not (key.endswith("ا") and not first):
            return False
        if (key.startswith("ال") and not key.startswith("الي")) or words.is_known(key) or words.leads(key):
            return False
        return not key.endswith(
            ("ة", "ات", *(() if first else ("ه", "ها", "هم")), "ون", "ا" if first else "ًا", "ين" if first else "ة")
        )

    # ------------------------------------------------------------ offices

    def office_before(self, end: int) -> tuple[str, int, bool]:
        """Read the office before a name: its words where they are sure, where it begins, whether there is one."""
        stop = end - (self.key(end - 1) in _QUOTES)
        begin = stop
        while begin > 0 and stop - begin < LONGEST_OFFICE and begin - 1 not in self.verbs and self.in_office(begin - 1):
            begin -= 1
        titles = [at for at in range(begin, stop) if self.title(at)]
        if not titles:
            return "", end, False
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
        at += self.key(at) in _QUOTES
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

    # ------------------------------------------------------------ institutions and places

    def institution(self, at: int) -> NameHit | None:
        words = self.words
        head = self.known(at, words.institutions)
        definite = words.core(self.key(at)) if self.key(at).startswith("ال") else ""
        if at in self.verbs or not (head or definite in words.institutions):
            return None
        end = at + 1
        if not head:  # «الهيئة العامة للرياضة», «اللجنة الأولمبية اليابانية»
            while end < len(self.tokens) and words.is_adjective(self.key(end), self.key(at)):
                end += 1
            if end == at + 1:
                return None
            end += self.key(end).startswith("لل") and end < len(self.tokens)
            return NameHit("institution", at, at, end, _text(self.tokens[at:end], self.tokens[at].text))
        while end < len(self.tokens) and end - at < 6 and end not in self.verbs and self.is_complement(end, at):
            end += 1
        if not any(
            token.key.startswith(("ال", "لل")) or token.key in words.places or token.key in words.given
            for token in self.tokens[at + 1 : end]
        ):
            return None
        text = self.tokens[at].text
        first = text if self.key(at) == head else text[1:]
        return NameHit("institution", at, at, end, _text(self.tokens[at:end], first))

    def is_complement(self, at: int, head: int) -> bool:
        """Tell whether a word is part of what an institution is called: at most one genitive, then its attributes."""
        words, token, key = self.words, self.tokens[at], self.key(at)
        if not token.is_word or key in words.not_names or (key in words.honorifics and at > head + 1):
            return False
        if key in PREPOSITIONS or token.text.endswith(("اً", "ًا")):
            return False
        closed = any(self.key(each).startswith("ال") or self.key(each) in words.places for each in range(head + 1, at))
        if closed:
            if key.startswith(("وال", "لل")) and at + 1 - head < 6:
                return key.startswith("لل") or not words.is_human(key[1:])
            return words.is_adjective(key, self.key(head)) or words.is_adjective(key, self.key(at - 1))
        if key in words.titles or words.leads(key):
            return False
        return (
            key.startswith("ال")
            or key in words.places
            or key in words.given
            or (at == head + 1 and len(key) > 3)
            or (self.key(at - 1) in words.honorifics)
        )

    def place(self, at: int) -> NameHit | None:
        known = self.known(at, self.words.places)
        if at in self.verbs or not self.tokens[at].is_word:
            return None
        for end in range(min(at + 3, len(self.tokens)), at + 1, -1):  # «الولايات المتحدة», «كوريا الجنوبية»
            several = " ".join(token.key for token in self.tokens[at:end])
            led = next((n for n in (0, 1) if several[n:] in self.words.places and (not n or several[0] in "وبلف")), -1)
            nisba = known and end == at + 2 and self.words.is_adjective(self.key(at + 1), "دولة")
            if led >= 0 or (nisba and self.key(at + 1) in _PARTS):
                text = _text(self.tokens[at:end], self.key(at)[max(led, 0) :] if led >= 0 else known)
                return NameHit("place", at, at, end, text)
        if not known:
            return None
        text = self.tokens[at].text
        if self.key(at) != known:
            text = "ال" + text[2:] if self.key(at).startswith("لل") else text[1:]
        return NameHit("place", at, at, at + 1, text)


def _text(tokens: Sequence[Token], first: str) -> str:
    """Return the words of a name, its first one without what is attached to it."""
    head = tokens[0].text
    if len(tokens[0].key) > len(first):
        head = head[1:].lstrip("".join(map(chr, range(0x64B, 0x653))))
    return " ".join([head, *(token.text for token in tokens[1:])])
