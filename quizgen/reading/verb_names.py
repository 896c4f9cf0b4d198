"""Which verb of the lexicon a fact names, by its entry or by a form of it, and what is meant where it names none."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from quizgen.arabic.letters import unmarked
from quizgen.arabic.nouns import MissingForm
from quizgen.arabic.verbs import Verb, passive
from quizgen.model import Frame, Lexicon
from quizgen.problems import LONGEST, did_you_mean, is_alike, one_of
from quizgen.reading.context import Known
from quizgen.reading.verb_roles import roles_of
from quizgen.reading.yaml_tree import TextNode

KEYS_OF_SAYING = ("أنّ", "إنّ")  # end the entries that serve a speaker, under `by`
_SKELETON = str.maketrans("تثنيجخذزشضظغق", "ببببححدرسصطعف")


def verb_named(node: TextNode, known: Known) -> Frame | None:
    """Find the verb that a fact names, by its entry or by its bare form where only one entry has it; no wording yet."""
    lexicon = known.templates.lexicon
    verbs = _entries(lexicon)
    word = " ".join(node.text[:LONGEST].split())
    alike = verbs.by_word.get(word, [])
    if word not in verbs.all and not alike and word == unmarked(word):  # «رحب بـ» may be one entry alone
        alike = verbs.unmarked.get(word, [])
    if word in verbs.all or len(alike) == 1:
        key = word if word in verbs.all else alike[0]
        return Frame(key, roles_of(key, lexicon.verbs[key], known.templates.verbs), {}, (), span=node.span)
    active = "" if alike else _passives(lexicon).get(word, "")
    alike = alike or verbs.bare.get(unmarked(word.partition(" ")[0]), [])
    if alike and not active:
        message = (
            f"'{word}' is not a verb of the lexicon" if word not in alike else f"several verbs are written '{word}'"
        )
        known.problems.report("E406", node.span, message, one_of(alike))
        return None
    frames = known.templates.frames
    hint = f"write '{active}' and leave out 'who': it is passive then" if active else ""
    hint = hint or did_you_mean(word, frames) or _meant(word, verbs.all)
    hint = hint or f"a verb of the lexicon, or {one_of(frames)}; see docs/kinds.md"
    known.problems.report("E401", node.span, f"unknown kind or verb '{word}'", hint)
    return None


def _undotted(key: str) -> str:
    """Return a verb without preposition, marks and dots: what is mistyped has hardly another skeleton."""
    return unmarked(key.partition(" ")[0]).translate(_SKELETON)


def _meant(word: str, entries: Collection[str]) -> str:
    """Return a hint that names the entry of the verb that is surely meant: «أوشك على» is not «شكر على»."""
    first = _undotted(word)
    alike = [key for key in entries if is_alike(first, _undotted(key))]
    return did_you_mean(word, alike)


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of verbs that a fact may name, each list in the order of the lexicon."""

    all: dict[str, None]
    by_word: dict[str, list[str]]  # the verb without its preposition
    bare: dict[str, list[str]]  # that without marks
    unmarked: dict[str, list[str]]


@lru_cache(maxsize=8)
def _entries(lexicon: Lexicon) -> _Entries:
    found = _Entries({}, {}, {}, {})
    for key in lexicon.verbs:
        if not key.endswith(KEYS_OF_SAYING):
            word = key.partition(" ")[0]
            found.all[key] = None
            found.by_word.setdefault(word, []).append(key)
            found.bare.setdefault(unmarked(word), []).append(key)
            found.unmarked.setdefault(unmarked(key), []).append(key)
    return found


@lru_cache(maxsize=8)
def _passives(lexicon: Lexicon) -> Mapping[str, str]:
    """List the first entry that each passive, with and without its marks, belongs to."""
    found: dict[str, str] = {}
    for key in _entries(lexicon).all:
        form = _passive(lexicon.verbs[key])
        found.setdefault(form, key)
        found.setdefault(unmarked(form), key)
    return found


def _passive(verb: Verb) -> str:
    try:
        return passive(verb, ())
    except MissingForm:
        return ""
