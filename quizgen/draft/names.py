"""Names in running text: persons by titles and given names, institutions by their first word, places of the lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizgen.arabic.letters import listed
from quizgen.draft.offices import QUOTES, NameHit, Reader, words_of
from quizgen.draft.persons import Persons
from quizgen.draft.tokens import Said, key_of
from quizgen.draft.words import KIN, PARTITIVES, PREPOSITIONS, Words

# Heads that two matters may follow: «وزارة الثقافة والإعلام», not «إدارة الهلال والقنوات».
_OF_TWO_MATTERS = frozenset(map(key_of, listed("وزارة هيئة كلية معهد مجلس جمعية لجنة مؤسسة مركز")))
_OR_A_DEED = frozenset(map(key_of, listed("حركة إدارة تنظيم")))
_NAMED_AFTER = frozenset(map(key_of, listed("جامعة مركز مدينة مستشفى ملعب مطار كلية معهد مدرسة جائزة مؤسسة")))
_PAPERS = frozenset(listed("صحيفة جريدة لصحيفة بصحيفة مجلة قناة"))
_PARTS = frozenset(map(key_of, listed("الجنوبية الشمالية الشرقية الغربية")))


class Bodies(Reader):
    """Reads the institutions and places of a sentence."""

    def institution(self, at: int) -> NameHit | None:
        words = self.words
        head = self.known(at, words.institutions)
        definite = words.core(self.key(at)) if self.key(at).startswith("ال") else ""
        if at in self.verbs or not (head or definite in words.institutions):
            return None
        if (head in words.masdars or head in _OR_A_DEED) and not self._acts(at):
            return None  # «حركة المرور», «في مجال إدارة الخدمات»
        end = at + 1
        if not head:  # «الهيئة العامة للرياضة», «اللجنة الأولمبية اليابانية»
            while end < len(self.tokens) and words.is_adjective(self.key(end), self.key(at)):
                end += 1
            if end == at + 1:
                return None
            end += self.key(end).startswith("لل") and end < len(self.tokens)
            while end < len(self.tokens) and words.is_adjective(self.key(end), self.key(end - 1)):
                end += 1  # «الجمعية العمومية للأمم المتحدة»
            second = self.key(end)
            if self.key(end - 1).startswith("لل") and definite in _OF_TWO_MATTERS and second.startswith("وال"):
                end += not words.is_human(second[1:])  # «الهيئة العامة للسياحة والتراث الوطني»
                while end < len(self.tokens) and words.is_adjective(self.key(end), self.key(end - 1)[1:]):
                    end += 1
            return NameHit("institution", at, at, end, words_of(self.tokens[at:end], self.tokens[at].text))
        while end < len(self.tokens) and end - at < 6 and end not in self.verbs and self.is_complement(end, at):
            end += 1
        if not any(
            token.key.startswith(("ال", "لل")) or token.key in words.places or token.key in words.given
            for token in self.tokens[at + 1 : end]
        ):
            return None
        text = self.tokens[at].text
        first = text if self.key(at) == head else text[1:]
        return NameHit("institution", at, at, end, words_of(self.tokens[at:end], first))

    def _acts(self, at: int) -> bool:
        """Return whether a word that is a verbal noun, too, heads a body: behind a verb or a title, or with a name."""
        behind = self.key(at + 1)
        proper = behind in self.words.places or behind in self.words.given
        proper = proper or not (behind.startswith("ال") or self.words.is_known(behind))
        return at - 1 in self.verbs or bool(self.known(at - 1, self.words.titles)) or proper

    def is_complement(self, at: int, head: int) -> bool:
        """Return whether a word is part of what an institution is called: at most one genitive, then its attributes."""
        words, token, key = self.words, self.tokens[at], self.key(at)
        if not token.is_word or key in words.not_names or (key in words.honorifics and at > head + 1):
            return False
        if key in PREPOSITIONS or token.text.endswith(("اً", "ًا")):
            return False
        if words.core(self.known(head, words.institutions)) in _NAMED_AFTER and self._is_of_namesake(at, head):
            return True
        closed = any(self.key(each).startswith("ال") or self.key(each) in words.places for each in range(head + 1, at))
        if closed:
            if key.startswith(("وال", "لل")) and at + 1 - head < 6:
                joins = words.core(self.known(head, words.institutions)) in _OF_TWO_MATTERS
                return key.startswith("لل") or (joins and not words.is_human(key[1:]))
            return words.is_adjective(key, self.key(head)) or words.is_adjective(key, self.key(at - 1))
        if key in words.titles or words.leads(key) or words.core(key) in PARTITIVES:
            return False
        return (
            key.startswith("ال")
            or key in words.places
            or key in words.given
            or (at == head + 1 and len(key) > 3)
            or (self.key(at - 1) in words.honorifics)
        )

    def _is_of_namesake(self, at: int, head: int) -> bool:
        """Return whether a word is of the person that a body is named after: «جامعة الأمير سطام بن عبدالعزيز»."""
        if self.key(head + 1) not in self.words.honorifics:
            return False
        first, kin = at == head + 2, self.key(at) in KIN or self.key(at - 1) in KIN
        given = all(self.key(each) in self.words.given or self.key(each) in KIN for each in range(head + 2, at + 1))
        return given and (first or kin or at < head + 2)

    def _is_paper(self, at: int) -> bool:
        """Return whether a region stands alone between quotation marks, or is called a newspaper: «الشرق الأوسط»."""
        end = next((each for each in range(at + 1, at + 4) if self.key(each) in QUOTES), 0)
        return (self.key(at - 1) in QUOTES and bool(end)) or self.key(at - 1) in _PAPERS

    def place(self, at: int) -> NameHit | None:
        known = self.known(at, self.words.places)
        if at in self.verbs or not self.tokens[at].is_word or self._is_paper(at):
            return None
        for end in range(min(at + 3, len(self.tokens)), at + 1, -1):  # «الولايات المتحدة», «كوريا الجنوبية»
            several = " ".join(token.key for token in self.tokens[at:end])
            led = next((n for n in (0, 1) if several[n:] in self.words.places and (not n or several[0] in "وبلف")), -1)
            nisba = known and end == at + 2 and self.words.is_adjective(self.key(at + 1), "دولة")
            if led >= 0 or (nisba and self.key(at + 1) in _PARTS):
                text = words_of(self.tokens[at:end], self.key(at)[max(led, 0) :] if led >= 0 else known)
                return NameHit("place", at, at, end, text)
        if not known:
            return None
        text = self.tokens[at].text
        if self.key(at) != known:
            text = "ال" + text[2:] if self.key(at).startswith("لل") else text[1:]
        return NameHit("place", at, at, at + 1, text)


def names_in(sentence: Said, words: Words, verbs: frozenset[int]) -> tuple[NameHit, ...]:
    """Find the names of a sentence; `verbs` are the indices of tokens that are verbs."""
    persons = Persons(sentence.tokens, words, verbs)
    bodies = Bodies(sentence.tokens, words, verbs)
    found: list[NameHit] = []
    at = 0
    while at < len(sentence.tokens):
        hit = persons.person(at) or bodies.institution(at) or bodies.place(at)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.end
    return tuple(found)


def families_in(
    sentence: Said, names: tuple[NameHit, ...], whole: Mapping[str, NameHit], words: Words
) -> tuple[NameHit, ...]:
    """Add the persons called by their last name alone, or whole again; `whole` has them by that name."""
    taken = {at for name in names for at in range(name.begin, name.end)}
    keys = [token.key for token in sentence.tokens]
    short = []
    for at, token in enumerate(sentence.tokens):
        person = whole.get(token.key)
        if person is None or at in taken:
            continue
        spelled = [key_of(word) for word in person.text.split()]
        begin = at + 1 - len(spelled)
        again = begin >= 0 and keys[begin : at + 1] == spelled and not taken & set(range(begin, at))
        begin, text = (begin, person.text) if again else (at, token.text)
        led = begin - 2 if keys[begin - 1 : begin] == ["."] else begin - 1
        led = led if led >= 0 and led not in taken and keys[led] in words.honorifics else begin
        short.append(NameHit("person", led, begin, at + 1, text, gender=person.gender))
    return tuple(sorted((*names, *short), key=lambda name: name.begin))


def families_of(names: Sequence[tuple[NameHit, ...]]) -> Mapping[str, NameHit]:
    """Return the persons of an article by their last name, where it is one person's alone."""
    found: dict[str, NameHit] = {}
    for hit in (each for hits in names for each in hits if each.kind == "person"):
        *before, last = hit.text.split()
        if before and key_of(before[-1]) in KIN:
            continue  # «فهد بن خالد» is not called خالد
        known = found.get(key_of(last))
        if known is None or known.text in hit.text:
            found[key_of(last)] = hit if before or known is None else known
        elif hit.text not in known.text and known.text.split()[0] != hit.text.split()[0]:
            found[key_of(last)] = replace(known, kind="", text="")
    return {last: hit for last, hit in found.items() if hit.kind and " " in hit.text}
