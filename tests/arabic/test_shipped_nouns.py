"""Every noun that travels with quizgen, in every form: a table written by hand, and the laws of Arabic endings.

declension.tsv was written without the code, by kinds of plural; '-' stands where a noun has no dual.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from unicodedata import normalize

import pytest

from quizgen.arabic import count
from quizgen.arabic.cases import in_case
from quizgen.arabic.count import CountedNoun
from quizgen.arabic.head_noun import phrase_of_noun
from quizgen.arabic.letters import FATHATAN, KASRATAN, unmarked
from quizgen.arabic.nouns import Case, MissingForm, Number
from quizgen.model import Lexicon
from quizgen.problems import Problems
from quizgen.reading.lexicon import read_tables

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "templates/lexicon/nouns.tsv"
NOUNS = read_tables({TABLE.name: TABLE.read_text(encoding="utf-8")}, Lexicon({}, {}), Problems()).nouns
EACH = list(NOUNS.values())
ACCUSATIVE, GENITIVE = Case.ACCUSATIVE, Case.GENITIVE

with (HERE / "declension.tsv").open(encoding="utf-8", newline="") as table:
    _head, *BY_HAND = [row for row in csv.reader(table, delimiter="\t") if not row[0].startswith("#")]


def in_form(noun: CountedNoun, number: Number, case: Case) -> str:
    word = noun.singular if number is Number.SINGULAR else noun.plural
    return in_case(phrase_of_noun(word, noun, number), case)


def dual(noun: CountedNoun, case: Case = Case.NOMINATIVE) -> str:
    try:
        return count.dual(noun, case)
    except MissingForm:
        return "-"


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: row[0])
def test_a_noun_has_the_forms_that_were_written_by_hand(row: list[str]) -> None:
    noun = NOUNS[row[0]]
    made = [
        in_form(noun, Number.SINGULAR, ACCUSATIVE),
        dual(noun),
        dual(noun, GENITIVE),
        in_form(noun, Number.PLURAL, ACCUSATIVE),
        count.plural(noun, GENITIVE),
    ]
    assert [normalize("NFC", form) for form in made] == [normalize("NFC", form) for form in row[1:]]


def test_the_table_by_hand_holds_every_kind_of_ending() -> None:
    assert len(BY_HAND) >= 110
    assert {row[0] for row in BY_HAND} <= set(NOUNS)


# ---------------------------------------------------------------- laws


def test_a_dual_ends_in_an_and_turns_to_ayn() -> None:
    duals = [(noun.singular, dual(noun), dual(noun, GENITIVE)) for noun in EACH if dual(noun) != "-"]
    assert len(duals) > 400
    assert [row for row in duals if not re.search("(?:ا|آ)ن$", row[1]) or not row[2].endswith("ين")] == []


def test_a_dual_keeps_the_letters_of_its_singular() -> None:
    wrong = []
    for noun in EACH:
        stem = re.sub("[ةىءاأ]+$", "", unmarked(noun.singular))
        if dual(noun) not in ("-",) and not dual(noun).startswith(stem):
            wrong.append((noun.singular, dual(noun)))
    assert wrong == []


def test_a_feminine_in_ta_marbuta_has_its_dual_in_ta() -> None:
    wrong = [noun for noun in EACH if noun.singular.endswith("ة") and not dual(noun).endswith("تان") and noun.plural]
    assert wrong == []


def test_no_dual_and_no_sound_plural_takes_a_tanwin() -> None:
    made = [in_form(noun, Number.PLURAL, ACCUSATIVE) for noun in EACH if noun.plural.endswith(("ون", "ات"))]
    made = [form for form in made if not form.startswith("سجون") and not form.startswith(("ديون", "قرون"))]
    assert len(made) > 200
    assert [form for form in made if FATHATAN in form] == []


def test_a_sound_masculine_plural_turns_to_in() -> None:
    sound = [noun for noun in EACH if noun.human and noun.plural.endswith("ون")]
    assert len(sound) > 40
    for noun in sound:
        assert in_form(noun, Number.PLURAL, GENITIVE) == noun.plural[:-2] + "ين" == count.plural(noun, GENITIVE)


def test_a_tanwin_stands_on_the_alif_that_leads_it_or_on_a_final_hamza_or_maqsura() -> None:
    forms = [in_form(noun, Number.SINGULAR, ACCUSATIVE) for noun in EACH]
    forms += [in_form(noun, Number.PLURAL, ACCUSATIVE) for noun in EACH if noun.plural]
    marked = [form for form in forms if FATHATAN in form]
    assert len(marked) > 300
    assert [form for form in marked if not re.search(f"{FATHATAN}(?:ا|ى)$|اء{FATHATAN}$|أ{FATHATAN}$", form)] == []


def test_a_noun_without_a_tanwin_has_a_reason() -> None:
    """The accusative shows nothing on ة, ات, ا and و, on diptotes, and where ين shows the case."""
    bare = []
    for noun in EACH:
        for number in (Number.SINGULAR, Number.PLURAL):
            word = noun.singular if number is Number.SINGULAR else noun.plural
            ends = ("ة", "ات", "آت", "ا", "ون")
            if word and number not in noun.diptotes and not word.endswith(ends):
                form = in_form(noun, number, ACCUSATIVE)
                if FATHATAN not in form:
                    bare.append((word, form))
    assert bare == []


def test_a_diptote_has_the_shape_of_one() -> None:
    """مفاعل and مفاعيل, فعلاء and أفعلاء, and what ends in ى, ا or ٍ: no other noun of the table is one."""
    shapes = r"\w\wا\w\w|\w\wا\wي\w|\w{3}اء|أ\w{2,3}اء|\w+[ىا]|\w+" + KASRATAN + r"|مواد|محال|\w+واط|\w+رو"
    diptotes = [noun.plural for noun in EACH if Number.PLURAL in noun.diptotes]
    assert len(diptotes) > 80
    assert [word for word in diptotes if not re.fullmatch(shapes, word)] == []


def test_a_plural_of_that_shape_is_a_diptote() -> None:
    shaped = [noun for noun in EACH if re.fullmatch(r"\w\wا[^ئةتيى][^ة]|\w\wا\wي\w|\w{2}[^ي]اء", noun.plural)]
    told = {
        noun.plural for noun in shaped if Number.PLURAL not in noun.diptotes and not noun.plural.endswith(("ات", "ان"))
    }
    assert told <= {"أعضاء", "أجزاء", "أسماء", "أحياء", "أبناء", "نساء"}
