"""Is a value in its quote? What stands elsewhere in the article does not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from quizgen.arabic.count import Quantity
from quizgen.arabic.fold import find, whole_words
from quizgen.arabic.nouns import Case, MissingForm, in_case
from quizgen.arabic.time import Time, disjoint, said, times_in
from quizgen.arabic.typed import spellings
from quizgen.model import Name, Text
from quizgen.problems import Span
from quizgen.reading.article import Place, Printed
from quizgen.reading.nodes import TextNode
from quizgen.reading.shape import Complaints
from quizgen.reading.stems import share
from quizgen.reading.values import Placed

ENOUGH = 0.6
NAME_HINT = (
    "lengthen the quote, add an alias or a reference of the passage, or write the words that hold it: {is: …, in: …}"
)
IN_HINT = "correct it, lengthen the quote, or write the words that hold it: {is: …, in: …}"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A word of the article that stands for names, and where it stands."""

    place: Place
    to: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything that a value may be proved by."""

    printed: Printed
    names: Mapping[str, Name]
    pointers: tuple[Pointer, ...]
    last_century: int
    complaints: Complaints

    def prove(self, placed: Placed, place: Place) -> None:
        """Tell when the quote at this place does not hold a value."""
        texts = self.texts(place)
        if placed.words is not None:
            self._prove_words(placed.words, texts)
        elif isinstance(placed.value, Name):
            if not self.holds_name(placed.value, place):
                told = f"the quote does not hold '{placed.value.id}' («{placed.value.phrase.nom}»)"
                self._tell(placed.span, told, NAME_HINT)
        elif isinstance(placed.value, Time):
            self.prove_time(placed.value, placed.span, place)
        elif isinstance(placed.value, Quantity):
            self._prove_quantity(placed.value, placed.span, texts)
        elif isinstance(placed.value, Text):
            self.prove_text(placed.value.phrase.nom, placed.span, place)

    def texts(self, place: Place) -> tuple[str, ...]:
        """Give a span as printed and as corrected."""
        return (self.printed.text[place.start : place.end], self.printed.reads(place))

    def holds_name(self, name: Name, place: Place) -> bool:
        """Tell whether a span holds a name: itself, its group, all its members, or a word that points to it."""
        texts = self.texts(place)
        if stands(name, texts) or self._pointed_at(name, place):
            return True
        groups = (group for group in self.names.values() if name.id in group.members)
        if any(stands(group, texts) for group in groups):
            return True
        members = [self.names[member] for member in name.members if member in self.names]
        return bool(members) and all(stands(one, texts) or self._pointed_at(one, place) for one in members)

    def _pointed_at(self, name: Name, place: Place) -> bool:
        for pointer in self.pointers:
            if place.holds(pointer.place):
                ids = {one.id for one in pointer.to}
                if name.id in ids or (name.members and ids >= set(name.members)):
                    return True
                if any(name.id in one.members for one in pointer.to):
                    return True
        return False

    def prove_text(self, words: str, span: Span, place: Place) -> None:
        """Tell when too few words of a text stand in the quote."""
        if max(share(words, text) for text in self.texts(place)) < ENOUGH:
            self._tell(span, f"too few words of «{words}» are in the quote", IN_HINT)

    def prove_time(self, time: Time, span: Span, place: Place) -> None:
        """Tell when the quote holds no such time, or holds it at another precision."""
        if time.text:
            self.prove_text(time.text, span, place)
            return
        texts = self.texts(place)
        if any(said(time, text, self.last_century) for text in texts):
            return
        found = [(told, text[start:end]) for text in texts for start, end, told in times_in(text, self.last_century)]
        near = [words for told, words in found if not told.text and not disjoint(told, time)]
        if near:
            self._tell(span, f"the quote says «{near[0]}», which is not the same", "write the time just as precisely")
        elif found:
            self._tell(span, f"the quote does not hold this time; it says «{found[0][1]}»", IN_HINT)
        else:
            self._tell(span, "the quote holds no time", IN_HINT)

    def _prove_quantity(self, quantity: Quantity, span: Span, texts: tuple[str, ...]) -> None:
        forms = spellings(quantity)
        if not any(whole_words(form, text, loosely=True) for form in forms for text in texts):
            told = f"the quote does not hold the quantity «{forms[0] if forms else quantity.number}»"
            self._tell(span, told, IN_HINT)

    def _prove_words(self, words: TextNode, texts: tuple[str, ...]) -> None:
        if not any(find(words.text, text) or whole_words(words.text, text) for text in texts):
            self._tell(words.span, f"the words «{words.text}» are not in the quote", "copy them from the quote")

    def _tell(self, span: Span, message: str, hint: str) -> None:
        self.complaints.tell(span, message, hint)


def stands(name: Name, texts: tuple[str, ...]) -> bool:
    """Tell whether a text holds a name by its form, its short form or an alias, in any case."""
    return any(whole_words(form, text, loosely=True) for form in forms(name) for text in texts)


def forms(name: Name) -> Iterator[str]:
    """Give every form by which a name may stand in a text."""
    phrases = [name.phrase, *([name.short] if name.short else [])]
    first = name.phrase
    phrases += [replace(first, nom=alias, acc="", gen="", article=None) for alias in name.aliases]
    for phrase in phrases:
        for case in Case:
            try:
                yield in_case(phrase, case)
            except MissingForm:
                continue
    # An alias is often a form taken from the article, in whatever case it stands there.
    yield from name.aliases
