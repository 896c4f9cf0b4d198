"""A dictionary of the forms of verbs, by their spelling in newspapers: no vowels, and hamzas on any ا.

A word is read with what hangs on it: و, ف, س, ل before, the pronoun of an object behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizgen.arabic import conjugation
from quizgen.arabic.letters import TATWEEL, unmarked
from quizgen.arabic.verbs import Tense, Verb

_SEATS = str.maketrans("أإآٱى", "ااااي")
_OBJECTS = ("هما", "ها", "هم", "هن", "نا", "ني", "ه")


def folded(word: str) -> str:
    """Fold a word as newspapers mix its letters: no marks, one alif, ي for ى."""
    return bare(word).translate(_SEATS)


def bare(word: str) -> str:
    """Drop the marks and the tatweels of a word."""
    return unmarked(word).replace(TATWEEL, "")


@dataclass(frozen=True, slots=True)
class Form:
    """What a verb form tells: its tense, the person of its subject (ms fs md fd mp fp, 1s 1p), active or passive."""

    tense: Tense
    person: str
    is_passive: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word as a verb: the verb's names in the lexicon, its form, and what hangs on it.

    `spelling` is the form alone, with its hamzas; `before` the letters before it, `object` the pronoun behind it.
    """

    names: tuple[str, ...]
    spelling: str
    form: Form
    before: str = ""
    object: str = ""


_Entry = tuple[str, Form, int]  # the spelling, the form, the place of its verb
_ACTIVE = (
    *(Form("past", person) for person in (*conjugation.PERSONS, *conjugation.SPEAKERS)),
    *(Form("present", person) for person in (*conjugation.PERSONS, *conjugation.SPEAKERS)),
    *(Form("subjunctive", person) for person in ("md", "fd", "mp")),
    *(Form("jussive", person) for person in ("ms", "fs", *conjugation.SPEAKERS)),
)
_PASSIVE = (  # its rare persons are left out
    *(Form("past", person, is_passive=True) for person in ("ms", "fs", "mp")),
    *(Form("present", person, is_passive=True) for person in ("ms", "fs", "mp")),
    *(Form("jussive", person, is_passive=True) for person in ("ms", "fs")),
)


class VerbForms:
    """The forms of all verbs of a lexicon; a verb of a speaker (قال إنّ) is left to the verb itself."""

    def __init__(self, verbs: Mapping[str, Verb]) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        self._names: list[tuple[str, ...]] = []
        self._transitive: list[bool] = []
        same: dict[tuple[str, str], list[str]] = {}
        for name, verb in verbs.items():
            if verb.preposition not in (verb.that or "-", verb.to or "-") or not verb.preposition:
                same.setdefault((verb.past, verb.present), []).append(name)
        for place, names in enumerate(same.values()):
            self._names.append(tuple(names))
            self._transitive.append(any(verbs[name].object in ("one", "two") for name in names))
            for spelling, form in _spellings(verbs[names[0]]):
                self._entries.setdefault(spelling.translate(_SEATS), []).append((spelling, form, place))

    def spellings(self) -> Iterator[str]:
        """Yield every form without its marks."""
        return (spelling for entries in self._entries.values() for spelling, _, _ in entries)

    def readings(self, word: str) -> Iterator[Reading]:
        """Yield what a word of a text may be as a verb; verbs that are commoner in the lexicon come first."""
        spelled = bare(word)
        key = spelled.translate(_SEATS)
        for before in _beginnings(key):
            core, core_spelled = key[len(before) :], spelled[len(before) :]
            for entry in self._matching(core, core_spelled, before):
                yield self._reading(entry, before, "")
            for suffix in _OBJECTS:
                if core.endswith(suffix) and len(core) - len(suffix) > 1:
                    stem = core_spelled[: -len(suffix)]
                    for form_spelled in _before_object(stem):
                        for entry in self._matching(form_spelled.translate(_SEATS), form_spelled, before):
                            if self._transitive[entry[2]] and not entry[1].is_passive:
                                yield self._reading(entry, before, suffix)

    def _matching(self, key: str, spelled: str, before: str) -> Iterator[_Entry]:
        for entry in self._entries.get(key, ()):
            if _may_follow(before, entry[1]) and _is_spelling(spelled, entry[0]):
                yield entry

    def _reading(self, entry: _Entry, before: str, suffix: str) -> Reading:
        spelling, form, place = entry
        told = Form("future", form.person, form.is_passive) if before.endswith("س") else form
        return Reading(self._names[place], spelling, told, before, suffix)


def _spellings(verb: Verb) -> Iterator[tuple[str, Form]]:
    """Yield the forms of a verb without their marks."""
    yield from _made(verb, verb.past, verb.present, _ACTIVE)
    if verb.passive is not None:
        past = verb.passive or conjugation.passive_past(verb.past)
        present = conjugation.passive_present(verb.past, verb.present) if verb.present else ""
        yield from _made(verb, past, present, _PASSIVE)


def _made(verb: Verb, past: str | None, present: str, forms: Iterable[Form]) -> Iterator[tuple[str, Form]]:
    for form in forms:
        if form.tense == "past":
            made = conjugation.past(past, form.person, verb.present) if past else None
        else:
            mood = "indicative" if form.tense == "present" else form.tense
            made = conjugation.present(verb.past, present, form.person, mood) if present else None
        if made:
            yield unmarked(made), form


_SHORT = frozenset({"ms", "fs", "1p"})


def _beginnings(key: str) -> Iterator[str]:
    """Yield the letters that may stand before a verb: none, و, ف, س, ل, two of them, and لا written to it."""
    yield ""
    if key.startswith("لاي") and len(key) > 5:
        yield "لا"
    if len(key) > 2 and key[0] in "وف":
        yield key[0]
        if len(key) > 4 and key[1] in "سل":
            yield key[:2]
    elif len(key) > 3 and key[0] in "سل":
        yield key[0]


def _may_follow(before: str, form: Form) -> bool:
    """Return whether the letters before a form fit it: س and لا a present, ل a subjunctive."""
    if before.endswith("س") or before == "لا":
        return form.tense == "present"
    if before.endswith("ل"):
        return form.tense != "past" and form.person != "1s" and (form.tense != "present" or form.person in _SHORT)
    return True


def _before_object(stem: str) -> Iterator[str]:
    """Yield the forms that a pronoun may have changed: itself, وا for و, ى for ا, أ for ؤ."""
    yield stem
    if stem.endswith("و"):
        yield stem + "ا"
    if stem.endswith("ا"):
        yield stem[:-1] + "ى"
    if stem.endswith("ؤ"):
        yield stem[:-1] + "أ"


def _is_spelling(word: str, form: str) -> bool:
    """Return whether a word may be a form as a newspaper prints it: a hamza may be missing, never be another one.

    Hamzas on the ا that leads a form (إستقبل), and ى and ي at its end, are taken for each other. A word in ال is no
    form in أل: «الفني» is not ألّفني.
    """
    if word.startswith("ال") and form.startswith("أل"):
        return False
    last = len(word) - 1
    for place, (letter, wanted) in enumerate(zip(word, form, strict=True)):
        swapped = {letter, wanted} == {"ي", "ى"} and (letter == "ي" or place == last)
        leads = place == 0 and wanted == "ا" and letter in "أإ"
        if not (letter == wanted or letter == "ا" or swapped or leads):
            return False
    return True
