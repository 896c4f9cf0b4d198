"""Every verb that travels with quizgen, in every form: a table written by hand, and the laws of Arabic spelling.

conjugation.tsv was written without the code, class by class; '-' stands where a verb has no passive of its own that
agrees. What the table does not hold is checked by laws that no class may break.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import pairwise, product
from pathlib import Path

import pytest

from quizgen.arabic import words
from quizgen.arabic.letters import DAMMA, SHADDA, letters, unmarked
from quizgen.arabic.nouns import Gender, MissingForm, NounPhrase
from quizgen.arabic.verbs import Tense, Verb, conjugated, passive
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading.lexicon import read_tables

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "templates/lexicon/verbs.tsv"
VERBS = read_tables({TABLE.name: TABLE.read_text(encoding="utf-8")}, Lexicon({}, {}), Problems()).verbs
EACH = {verb.past: verb for verb in sorted(VERBS.values(), key=lambda verb: verb.object != "none")}

with (HERE / "conjugation.tsv").open(encoding="utf-8", newline="") as table:
    _head, *BY_HAND = [row for row in csv.reader(table, delimiter="\t") if not row[0].startswith("#")]

PERSONS = ("ms", "fs", "md", "fd", "mp", "fp")
TREATY = [NounPhrase("المعاهدة", gender=Gender.F)]
LAW = [NounPhrase("القانون")]


def test_at_least_250_verbs_of_all_classes_are_written_by_hand() -> None:
    assert len({row[0] for row in BY_HAND}) == len(BY_HAND) >= 250


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: row[0])
def test_a_verb_has_the_forms_that_were_written_by_hand(row: list[str]) -> None:
    past, *expected, passive_fs, passive_present = row
    verb = EACH[past]
    asked: list[tuple[str, Tense]] = [("fs", "past"), ("mp", "past"), ("fp", "past")]
    asked += [("md", "present"), ("mp", "present"), ("fp", "present")]
    made = [conjugated(verb, who, tense) for who, tense in asked]
    if passive_fs != "-":
        made += [passive(verb, TREATY), passive(verb, LAW, tense="present")]
        expected += [passive_fs, passive_present]
    assert [unicodedata.normalize("NFC", form) for form in made] == [unicodedata.normalize("NFC", e) for e in expected]


# ---------------------------------------------------------------- laws

ENDINGS = {
    ("past", "fs"): "ت",
    ("past", "md"): "(?:ا|آ)",
    ("past", "fd"): "تا",
    ("past", "mp"): "وا",
    ("past", "fp"): f"ن{SHADDA}?",
    ("present", "md"): "(?:ا|آ)ن",
    ("present", "fd"): "(?:ا|آ)ن",
    ("present", "mp"): "ون",
    ("present", "fp"): f"ن{SHADDA}?",
    ("subjunctive", "md"): "(?:ا|آ)",
    ("subjunctive", "fd"): "(?:ا|آ)",
    ("subjunctive", "mp"): "وا",
    ("subjunctive", "fp"): f"ن{SHADDA}?",
    ("jussive", "mp"): "وا",
}
TENSES: tuple[Tense, ...] = ("past", "present", "subjunctive", "jussive")
# what no Arabic word may hold: a hamza on the wrong seat beside ا or ي, ى or ة within, three of a kind, اا, أا
IMPOSSIBLE = re.compile(r"[ىة].|أا|أأ|اا|([^ت])\1\1|ئو(?!ن|ا)|يء[^\s]|[اوي]أ(?=ا)|اأ|ءي|اؤا|^[يت]ت?أأ")


def forms(verb: Verb) -> dict[tuple[str, str, str], str]:
    """Make all forms of a verb that it has, by voice, tense and person."""
    made = {}
    for tense, who in product(TENSES, PERSONS):
        made["active", tense, who] = conjugated(verb, who, tense)
    for tense, subjects in product(TENSES, (LAW,) if verb.is_impersonal else (LAW, TREATY)):
        try:
            made["passive", tense, "fs" if subjects is TREATY else "ms"] = passive(verb, subjects, tense=tense)
        except MissingForm:
            assert verb.passive is None
    return made


@pytest.fixture(scope="module")
def all_forms() -> dict[str, dict[tuple[str, str, str], str]]:
    """All forms of all verbs, by the name of the verb."""
    return {name: forms(verb) for name, verb in VERBS.items()}


AllForms = dict[str, dict[tuple[str, str, str], str]]


def test_every_person_has_its_ending(all_forms: AllForms) -> None:
    wrong = [
        (name, tense, who, made[voice, tense, who])
        for name, made in all_forms.items()
        for voice, tense, who in made
        if voice == "active" and (tense, who) in ENDINGS
        if not re.search(ENDINGS[tense, who] + "$", made[voice, tense, who])
    ]
    assert wrong == []


def test_the_present_begins_with_the_sign_of_its_person(all_forms: AllForms) -> None:
    wrong = [
        (name, key, form)
        for name, made in all_forms.items()
        for key, form in made.items()
        if key[1] != "past" and form[0] != ("ت" if key[2] in ("fs", "fd") else "ي")
    ]
    assert wrong == []


def test_no_form_breaks_the_laws_of_spelling(all_forms: AllForms) -> None:
    wrong = [(n, key, form) for n, made in all_forms.items() for key, form in made.items() if broken(form)]
    assert wrong == []


def broken(form: str) -> bool:
    return bool(IMPOSSIBLE.search(unmarked(form))) or any(part.count(SHADDA) > 1 for part in letters(form))


def test_the_past_keeps_the_letters_of_its_root_in_every_person(all_forms: AllForms) -> None:
    """Only long vowels, hamzas and their seats may change; every other letter of the past is in all its persons."""
    wrong = []
    for name, made in all_forms.items():
        strong = strong_letters(VERBS[name].past)
        for (_voice, tense, who), form in made.items():
            if tense == "past" and not is_in_order(strong, form):
                wrong.append((name, who, form))
    assert wrong == []


def test_the_present_keeps_the_letters_of_the_root_in_every_person(all_forms: AllForms) -> None:
    wrong = []
    for name, made in all_forms.items():
        strong = strong_letters(VERBS[name].present)[1:]
        for (_voice, tense, who), form in made.items():
            if tense != "past" and not is_in_order(strong, form[1:]):
                wrong.append((name, tense, who, form))
    assert wrong == []


def strong_letters(word: str) -> str:
    return re.sub("[اويىأإؤئءآ]", "", unmarked(word))


def is_in_order(wanted: str, form: str) -> bool:
    rest = iter(unmarked(form))
    return all(letter in rest for letter in wanted)


def test_a_shadda_is_dropped_only_where_its_letter_is_written_twice(all_forms: AllForms) -> None:
    wrong = []
    for name, made in all_forms.items():
        verb = VERBS[name]
        for (_voice, tense, who), form in made.items():
            source = verb.past if tense == "past" else verb.present
            if not doubled(source) <= doubled(form) | twice(form):
                wrong.append((name, tense, who, form))
    assert wrong == []


def doubled(word: str) -> set[str]:
    return {part[0] for part in letters(word) if SHADDA in part}


def twice(word: str) -> set[str]:
    bare = unmarked(word)
    return {one for one, other in pairwise(bare) if one == other}


def test_a_passive_past_tells_itself_apart_from_the_active(all_forms: AllForms) -> None:
    wrong = [
        (name, form)
        for name, made in all_forms.items()
        for (voice, tense, _), form in made.items()
        if voice == "passive" and tense == "past" and DAMMA not in form and not re.search("[يو]", form[1:-1])
    ]
    assert wrong == []


def test_a_passive_present_has_its_damma_on_the_sign_of_the_person(all_forms: AllForms) -> None:
    passives = [
        form
        for made in all_forms.values()
        for (v, tense, _), form in made.items()
        if v == "passive" and tense != "past"
    ]
    assert passives
    assert all(form[1] == DAMMA for form in passives)


# ---------------------------------------------------------------- verbal nouns

# The measure of the verbal noun of each derived form, and the verbs whose noun the language took from elsewhere.
II, III, IV, V, VI, VII, VIII, X = "II", "III", "IV", "V", "VI", "VII", "VIII", "X"
NOUN_OF = {
    II: r"ت\w\wي\w|ت\w\w?ئ?ة|ت\w\wية|ت\w\wا\w|ت\w\w\wة",
    III: r"م\wا\w\wة|م\wا\wاة|\w\wا\w|مباشرة",
    IV: r"إ\w\w?ا\w|إ\wا\wة|إ\w\w?اء|إي\wا\w",
    V: r"ت\w\w\w|ت\w\wي",
    VI: r"ت\wا\w\w|ت\wا\wي",
    VII: r"ان\w{1,2}ا\w|ان\w\wاء",
    VIII: r"[اإ]\w{2,3}ا\w|ا\w{2,3}اء|ا\w\wيا\w",
    X: r"است\w\w?ا\w|است\wا\wة|است\w\wاء|استي\wا\w",
}
TAKEN_INSTEAD = {
    "أدّى": "أداء",
    "التقى": "لقاء",
    "اشترى": "شراء",
    "أثنى": "ثناء",
    "سافر": "سفر",
    "هاجر": "هجرة",
    "تزوّج": "زواج",
    "أوصى": "توصية",
    "أحبّ": "حبّ",
    "غنّى": "غناء",
    "عُدّ": "عدّ",
    "تُوفّي": "وفاة",
    "اطمأنّ": "اطمئنان",  # of four letters, اِفْعَلَلَّ
}


def form_of(past: str) -> str:
    """Tell the derived form of a verb by its letters, '' for the first one and for four radicals."""
    parts = letters(past)
    bare = unmarked(past)
    if bare.startswith("است") and len(bare) >= 5:
        return X
    if bare.startswith("ان") and len(parts) in (4, 5) and bare[2:3] not in "ت":
        return VII
    if bare.startswith("ا") and len(parts) >= 4:
        return VIII
    if bare.startswith("ت") and len(parts) == 4 and SHADDA in parts[2]:
        return V
    if bare.startswith("ت") and len(parts) == 5 and bare[2] == "ا":
        return VI
    if len(parts) == 3 and SHADDA in parts[1]:
        return II
    if len(parts) == 4 and parts[1] == "ا":
        return III
    if parts[0] in ("أ", "آ") and (len(parts) == 4 or (len(parts) == 3 and SHADDA in parts[2])):
        return IV
    return ""


def test_the_verbal_noun_of_a_derived_form_has_its_measure() -> None:
    derived = [(verb.past, verb.noun) for verb in VERBS.values() if verb.noun and form_of(verb.past)]
    assert len(derived) > 450
    wrong = [
        (past, noun)
        for past, noun in derived
        if not re.fullmatch(NOUN_OF[form_of(past)], unmarked(noun)) and TAKEN_INSTEAD.get(past) != noun
    ]
    assert wrong == []


def test_a_verbal_noun_keeps_the_letters_of_its_verb() -> None:
    wrong = []
    for verb in VERBS.values():
        root = set(strong_letters(verb.past.removeprefix("ا").removeprefix("ت"))) - {"ت", "س", "ن", "ط", "د"}
        if verb.noun and not root <= set(verb.noun):
            wrong.append((verb.past, verb.noun))
    assert wrong == []


def test_a_verbal_noun_takes_an_article_of_its_own() -> None:
    assert [words.definite(noun) for noun in ("التزام", "تولّي", "مصادقة")] == ["الالتزام", "التولّي", "المصادقة"]
