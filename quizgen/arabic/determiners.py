"""Words before a noun that agree with it or with what they count: هذا, أحد, كلا, بعض, and «the other»."""

from __future__ import annotations

from dataclasses import replace

from quizgen.arabic import words
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number, agreement, in_case

_THIS = {
    (Gender.M, Number.SINGULAR): "هذا",
    (Gender.F, Number.SINGULAR): "هذه",
    (Gender.M, Number.DUAL): "هذان",
    (Gender.F, Number.DUAL): "هاتان",
    (Gender.M, Number.PLURAL): "هؤلاء",
    (Gender.F, Number.PLURAL): "هؤلاء",
}
# Nouns of amount whose verb agrees with what they measure; عدد, نسبة agree for themselves.
_TRANSPARENT = frozenset(listed("بعض كل كلّ جميع معظم غالبية سائر كافة"))


def this(noun: NounPhrase, case: Case = Case.NOMINATIVE) -> str:
    """Point at a noun: هذا القانون, هذه القوات, هذان الطرفان."""
    word = _THIS[agreement([noun])]
    pointed = words.oblique(word) if word.endswith("ان") and case is not Case.NOMINATIVE else word
    return f"{pointed} {words.definite(in_case(noun, case))}"


def one_of(pair: NounPhrase) -> str:
    """Give one of two: أحد الطرفين, إحدى الجمهوريتين."""
    return f"{'إحدى' if pair.gender is Gender.F else 'أحد'} {in_case(pair, Case.GENITIVE)}"


def both(pair: NounPhrase) -> str:
    """Give both of two: كلا الطرفين; before a noun كلا and كلتا show no case."""
    return f"{'كلتا' if pair.gender is Gender.F else 'كلا'} {in_case(pair, Case.GENITIVE)}"


def the_other(pair: NounPhrase) -> str:
    """Give the other of two by its singular: الطرف الآخر. Raises MissingForm where the dual is irregular."""
    if pair.number is not Number.DUAL or " " in pair.nom or not pair.nom.endswith("ان"):
        raise MissingForm(pair, "singular")
    if pair.gender is Gender.F:
        return f"{pair.nom.removesuffix('تان')}ة الأخرى" if pair.nom.endswith("تان") else f"{pair.nom[:-2]} الأخرى"
    return f"{pair.nom[:-2]} الآخر"


def amount_of(amount: str, things: NounPhrase, between: str = "", gender: Gender = Gender.M) -> NounPhrase:
    """Make «بعض الوحدات», «عدد من الوزيرات», «51% من الناخبين», with what a verb agrees with.

    `between` is the preposition («من») that stands between them, '' for a construct; `gender` is the amount's own.
    """
    of = " ".join(filter(None, [between, in_case(things, Case.GENITIVE)]))
    measured = amount in _TRANSPARENT or not any(map(str.isalpha, amount))
    accusative = words.indefinite_accusative(amount) if between and not measured else amount
    nominative, accusative = f"{amount} {of}", f"{accusative} {of}"
    agreeing = things if measured else NounPhrase(amount, gender=gender)
    return replace(agreeing, nom=nominative, acc=accusative, gen=nominative, article=False)
