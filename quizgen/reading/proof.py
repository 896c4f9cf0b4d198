"""Is a value in its quote? What stands elsewhere in the article does not count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.compare import Comparison, compare, same_unit
from quizgen.arabic.count import CountedNoun, Quantity, counted, ordinals_in
from quizgen.arabic.find_times import clashing, said, times_in, uncounted
from quizgen.arabic.fold import find, strict, whole_words
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import listed
from quizgen.arabic.numbers import numbers_in
from quizgen.arabic.numerals import Amount
from quizgen.arabic.overlap import share
from quizgen.arabic.quantities import quantities_in
from quizgen.arabic.time import Time, disjoint
from quizgen.arabic.words import ends_in_pronoun
from quizgen.mentions import forms, quantity_spans, spans
from quizgen.model import Name, Text, Value
from quizgen.problems import Fix, Problems, Span, scalar
from quizgen.reading.article import Place, Printed
from quizgen.reading.values import Placed
from quizgen.reading.yaml_tree import TextNode

ENOUGH = 0.6
_ADDED = re.compile("^[تمنس](?=..)")  # before a root
# Words that stand for what was named before, and nouns that measure: their numbers hold no word of them.
_REFERRING = frozenset(listed("ذلك هذا هذه تلك هؤلاء ذاك أولئك هنا هناك"))
_MEASURES = frozenset(listed("عدد نسبة قيمة مساحة مسافة مدة سعر حجم كلفة تكلفة طول عرض ارتفاع عمق وزن عمر"))
LONG_WORD = 4  # letters; shorter ones are too easily another word
NAME_HINT = (
    "lengthen the quote, add an alias or a reference of the passage, or write the words that hold it: {is: …, in: …}"
)
IN_HINT = "correct it, lengthen the quote, or write the words that hold it: {is: …, in: …}"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word of the article that stands for names, and where it stands."""

    place: Place
    to: tuple[Name, ...]

    def is_to(self, name: Name) -> bool:
        """Return whether the word stands for a name: itself, its group, or all its members."""
        ids = {one.id for one in self.to}
        if name.id in ids or any(name.id in one.members for one in self.to):
            return True
        return bool(name.members) and ids >= set(name.members)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything that a value may be proved by."""

    printed: Printed
    names: Mapping[str, Name]
    pointers: tuple[Pointer, ...]
    published: Time | None
    problems: Problems
    nouns: Mapping[str, CountedNoun]

    def prove(self, placed: Placed, place: Place) -> None:
        """Report when the quote at this place does not hold a value."""
        texts = self.texts(place)
        if placed.words is not None:
            self._prove_words(placed.words, placed.value, place)
        elif isinstance(placed.value, Name):
            if not self.holds_name(placed.value, place):
                message = f"the quote does not hold '{placed.value.id}' («{placed.value.phrase.nom}»)"
                words = self._words_for(placed.value, place)
                hint = f"write {{is: {placed.value.id}, in: {scalar(words)}}}" if words else NAME_HINT
                fix = Fix(placed.span, words, key="in", wraps=True) if words else None
                self.problems.report("E431", placed.span, message, hint, fix)
        elif isinstance(placed.value, Time):
            self.prove_time(placed.value, placed.span, place)
        elif isinstance(placed.value, Quantity):
            self._prove_quantity(placed.value, placed.span, texts)
        elif isinstance(placed.value, Text):
            self.prove_text(placed.value.phrase.nom, placed.span, place)

    def texts(self, place: Place) -> tuple[str, ...]:
        """Return a span as printed and as corrected."""
        return (self.printed.text[place.start : place.end], self.printed.reads(place))

    def holds_name(self, name: Name, place: Place) -> bool:
        """Return whether a span holds a name: itself, its group, all its members, or a word that points to it."""
        texts = self.texts(place)
        if _stands(name, texts) or self._pointed_at(name, place):
            return True
        groups = (group for group in self.names.values() if name.id in group.members)
        if any(_stands(group, texts) for group in groups):
            return True
        members = [self.names[member] for member in name.members if member in self.names]
        return bool(members) and all(_stands(one, texts) or self._pointed_at(one, place) for one in members)

    def _words_for(self, name: Name, place: Place) -> str:
        """Return the only words of a span that can be read as a name: its other spelling, or a person's last name."""
        text = self.printed.text[place.start : place.end]
        others = [each for each in self.names.values() if each.id != name.id]
        last = name.phrase.nom.split()[-1]
        family = (last,) if name.is_ == "person" and " " in name.phrase.nom else ()
        for words in (*forms(name), *family):
            found = whole_words(words, text, loosely=True)
            taken = any(whole_words(words, form, loosely=True) for other in others for form in forms(other))
            if len(found) == 1 and not taken and _can_only_be(words, printed := text[found[0][0] : found[0][1]]):
                return printed
        return ""

    def _pointed_at(self, name: Name, place: Place) -> bool:
        return any(place.holds(pointer.place) and pointer.is_to(name) for pointer in self.pointers)

    def prove_text(self, words: str, span: Span, place: Place) -> None:
        """Report when too few words of a text stand in the quote."""
        texts = self.texts(place)
        if max(share(words, text) for text in texts) < ENOUGH:
            self._report("E434", span, f"too few words of «{words}» are in the quote", IN_HINT)
            return
        self._prove_ordinals(words, span, texts)
        held = {number for text in texts for _, number in numbers(text)}
        for printed, number in numbers(words):
            if printed[0].isdigit() and number not in held:
                self._report("E433", span, f"the quote does not hold the number {printed} of «{words}»", IN_HINT)

    def _prove_ordinals(self, words: str, span: Span, texts: Sequence[str], hint: str = IN_HINT) -> None:
        """Report a text that says «الثانية» where its quote has another ordinal, or none."""
        if ordinals_in(words) - frozenset(n for text in texts for n in ordinals_in(text, bare=True)):
            self._report("E434", span, f"the quote does not hold the ordinal of «{words}»", hint)

    def prove_time(self, time: Time, span: Span, place: Place) -> None:
        """Report when the quote holds no such time, or holds it at another precision."""
        if time.text:
            self.prove_text(time.text, span, place)
            return
        texts = self.texts(place)
        if any(said(time, text, self.published) for text in texts):
            return
        found = [(told, text[start:end]) for text in texts for start, end, told in times_in(text, self.published)]
        near = [words for told, words in found if not told.text and not disjoint(told, time)]
        if near:
            self._report(
                "E432", span, f"the quote says «{near[0]}», which is not the same", "write the time just as precisely"
            )
        elif found:
            self._report("E432", span, f"the quote does not hold this time; it says «{found[0][1]}»", IN_HINT)
        elif counted := [words for text in texts for words in uncounted(text, self.published)]:
            told = f"the quote says «{counted[0]}», which proves nothing without the day of publication"
            self._report("E432", span, told, "write that day, 2017-03-31, as 'published' of the article")
        elif self.published and (clash := [words for text in texts for words in clashing(text, self.published)]):
            told = f"the quote says «{clash[0]}», which is another weekday when it is counted from 'published'"
            self._report(
                "E432", span, told, "correct 'published' of the article, or write the words that hold the time"
            )
        else:
            self._report("E432", span, "the quote holds no time", IN_HINT)

    def _prove_quantity(self, quantity: Quantity, span: Span, texts: tuple[str, ...]) -> None:
        """Report when the quote holds no such number with its noun and bound, in whatever spelling."""
        if any(quantity_spans(quantity, text, self.nouns) for text in texts):
            return
        found = [
            (told, _bounded(told, text[start:end]))
            for text in texts
            for start, end, told in self._quantities(quantity, text)
        ]
        near = [words for told, words in found if same_unit(told.noun, quantity.noun)]
        said = near[0] if near else found[0][1] if found else ""
        told = f"; it says «{said}»" if said else ""
        hint = "write the number and the words of its bound (نحو، أكثر من، على الأقل) as they are" if near else IN_HINT
        self._report("E433", span, f"the quote does not hold the quantity «{counted(quantity)}»{told}", hint)

    def _quantities(self, quantity: Quantity, text: str) -> tuple[tuple[int, int, Quantity], ...]:
        return quantities_in(text, {**self.nouns, quantity.noun.singular: quantity.noun})

    def _prove_words(self, words: TextNode, value: Value, place: Place) -> None:
        """Report when the words given with `in:` are not in the quote, or are declared to stand for someone else."""
        texts = self.texts(place)
        if not any(find(words.text, text) or whole_words(words.text, text) for text in texts):
            self._report(
                "E435", words.span, f"the words «{words.text}» are not in the quote", "copy them from the quote"
            )
        if isinstance(value, Quantity):
            self._prove_bound(words, value, texts)
        if isinstance(value, Time):
            self._prove_told(words, value, texts)
        if isinstance(value, Text):
            self._prove_ordinals(value.phrase.nom, words.span, texts, "write the ordinal that the quote has")
            self._note_other_words(words, value)
        if not isinstance(value, Name):
            return
        spots = {(place.start + start, place.start + end) for start, end in whole_words(words.text, texts[0])}
        pointers = [pointer for pointer in self.pointers if (pointer.place.start, pointer.place.end) in spots]
        if pointers and not any(not pointer.to or pointer.is_to(value) for pointer in pointers):
            others = " and ".join(f"'{name.id}'" for name in pointers[0].to)
            message = f"«{words.text}» stands for {others} here, not for '{value.id}'"
            self._report("E436", words.span, message, "see the references of the passage")

    def _note_other_words(self, words: TextNode, value: Text) -> None:
        """Note words of `in:` in which nothing of a text can be read, though they are no pronoun and no number."""
        told = words.text.split()
        refers = any(word in _REFERRING or ends_in_pronoun(word) for word in told) or len(told) < 2
        measured = head(value.phrase.nom) in _MEASURES
        if (
            not (refers or measured or ordinals_in(value.phrase.nom))
            and share(value.phrase.nom, words.text) == 0
            and not _is_akin(value, words.text)
        ):
            message = f"nothing of «{value.phrase.nom}» is in the words «{words.text}»"
            self._report("N435", words.span, message, "see that they say the same; nothing proves it but your word")

    def _prove_told(self, words: TextNode, time: Time, texts: tuple[str, ...]) -> None:
        """Report when the words of `in:` tell, where they stand, only times that this one cannot be."""
        meant = [told for _, _, told in times_in(time.text)] if time.text else [time]
        for text in texts:
            spots = [*find(words.text, text), *whole_words(words.text, text)]
            said = [
                (told, text[start:end])
                for start, end, told in times_in(text, self.published)
                if any(start < last and first < end for first, last in spots)
            ]
            if said and meant and all(disjoint(told, one) for told, _ in said for one in meant):
                self._report(
                    "E437", words.span, f"the words «{words.text}» say «{said[0][1]}»", "write the time that they tell"
                )
                return

    def _prove_bound(self, words: TextNode, quantity: Quantity, texts: tuple[str, ...]) -> None:
        """Report when the words of `in:` hold, where they stand, a quantity of this noun that is not this one."""
        for text in texts:
            spots = [*find(words.text, text), *whole_words(words.text, text)]
            said = [
                (told, _bounded(told, text[start:end]))
                for start, end, told in self._quantities(quantity, text)
                if same_unit(told.noun, quantity.noun) and any(start < last and first < end for first, last in spots)
            ]
            if said and not any(compare(told, quantity) is Comparison.SAME for told, _ in said):
                told = f"the words «{words.text}» say «{said[0][1]}», not «{counted(quantity)}»"
                self._report("E437", words.span, told, "write the number and the words of its bound as they are")
                return

    def _report(self, code: str, span: Span, message: str, hint: str) -> None:
        self.problems.report(code, span, message, hint)


def _bounded(told: Quantity, printed: str) -> str:
    """Return a quantity as printed, with its bound where a verb before it has that: «لا يقل عن 2000 ريال»."""
    return printed if not told.about or told.about.split()[0] in printed else f"{told.about} {printed}"


def numbers(text: str) -> tuple[tuple[str, Amount | str], ...]:
    """List the numbers of a text, as printed and as read; a run of digits that is no number stands for itself."""
    found = ((strict(text[start:end]), number) for start, end, number in numbers_in(text))
    return tuple((printed, printed if number is None else number) for printed, number in found)


def _is_akin(value: Text, text: str) -> bool:
    """Return whether a text has a word with the firm letters of a word of the value: «الإصابة», «المصاب»."""
    roots = [_ADDED.sub("", _firm(word)) or _firm(word) for word in value.phrase.nom.split()]
    found = [_firm(word) for word in text.split()]
    return any(len(root) > 1 and root[:3] in other for root in roots for other in found)


def _firm(word: str) -> str:
    """Return the letters of a word that are not weak, without its article."""
    return re.sub("[اويىءئؤةأإآ]", "", strict(word).removeprefix("ال"))


def _can_only_be(words: str, printed: str) -> bool:
    """Return whether printed words can be nothing else than words that loosely are the same.

    Of several words any spelling can. One word may be another one («على» is not علي, «علا» not علاء): it must differ
    by a hamza on its alif or the dots of its ة alone, and have letters enough.
    """
    if " " in words or strict(words) == strict(printed):
        return True
    return len(words) >= LONG_WORD and _undotted(words) == _undotted(printed)


def _undotted(word: str) -> str:
    return re.sub("ة$", "ه", re.sub("[أإآ]", "ا", strict(word)))


def _stands(name: Name, texts: tuple[str, ...]) -> bool:
    """Return whether a text holds a name by its own letters, in any case: «على» is not علي."""
    return any(spans(name, text) for text in texts)
