"""Single words: the forms that a rule gives safely. What no rule gives is stored with the word, never guessed."""

from __future__ import annotations

import re

from quizgen.arabic.letters import FATHATAN, KASRATAN, joins, letters, listed, unmarked

# Words whose accusative shows nothing although their shape would take a tanwin, and the reverse.
_DIPTOTES = frozenset(listed("آخر أخر أول أخرى كبرى ذكرى أمراء أدباء أطباء أشياء أشقاء أجلاء أعزاء"))
_DIPTOTE_PLURALS = frozenset(listed("مواد مهام حواس مضار محال خواص عوام دواب"))
_FULL_ALTHOUGH_AF3AL = frozenset(listed("أشهر أسهم أذرع أرجل أنفس أحرف أسطر أعين ألسن أضلع أرنب"))
_FULL_ALTHOUGH_AT = frozenset(listed("نبات إثبات ثبات سبات فتات صوت وقت"))
_FEMININE_MAQSURA = frozenset(listed("مرضى موتى"))
BROKEN_IN_UN = frozenset(listed("شؤون سجون ديون عيون فنون قرون حصون متون بطون ظنون غصون"))


def indefinite_accusative(word: str, *, plural: bool = False, marked: bool = False) -> str:
    """Write an indefinite noun or adjective in the accusative as it is printed: قانونًا, معاهدة, قاضيًا, آخر.

    `plural` says that it is a broken plural, where shapes like مناطق take no tanwin; `marked` writes ةً too.
    """
    bare = unmarked(word)
    if word.endswith(KASRATAN):
        return _defective(bare)
    if bare.endswith("ة"):
        return bare_plus(word, FATHATAN) if marked else word
    if _takes_no_tanwin(bare, plural):
        return word
    if bare.endswith("ى"):
        return word[:-1] + FATHATAN + "ى"
    if bare.endswith(("اء", "أ")):
        return word + FATHATAN
    if bare.endswith("ء") and joins(bare[-2:-1]):
        return word[:-1] + "ئ" + FATHATAN + "ا"
    return word + FATHATAN + "ا"


def bare_plus(word: str, mark: str) -> str:
    """Put a mark on the last letter, instead of a vowel that stands there."""
    return word.rstrip("\u064e\u064f\u0650\u064b\u064c\u064d\u0652") + mark


def _defective(bare: str) -> str:
    # قاضٍ, كافٍ take يًا; a broken plural like مبانٍ takes ي alone, a verbal noun like تساوٍ does not count as one
    broken_plural = len(bare) == 4 and bare[2] == "ا" and bare[0] != "ت"
    return bare + ("ي" if broken_plural else "ي" + FATHATAN + "ا")


def _takes_no_tanwin(bare: str, plural: bool) -> bool:
    if bare in _DIPTOTES or (plural and bare in _DIPTOTE_PLURALS):
        return True
    if not bare[-1:].isalpha() or not "\u0621" <= bare[-1] <= "\u064a":
        return True
    if bare.endswith("ا") or (bare.endswith("و") and len(bare) > 3):
        return True  # names and loan words: روسيا, يورو
    if bare.endswith("ات"):
        return bare not in _FULL_ALTHOUGH_AT
    if bare.endswith("ى"):
        return len(bare) > 3 and (not bare.startswith("م") or bare in _FEMININE_MAQSURA)
    if bare.endswith("اء"):
        return _diptote_in_alif_hamza(bare)
    if plural:
        return bool(re.fullmatch(r"..ا..|..ا.ي.", bare))
    return bool(re.fullmatch(r"أ[^اوي]{3}", bare)) and bare not in _FULL_ALTHOUGH_AF3AL


def _diptote_in_alif_hamza(bare: str) -> bool:
    if bare.startswith("أ"):
        return len(bare) > 5  # أصدقاء; but أعضاء
    return len(bare) == 5 and bare[0] not in "إات"  # وزراء, صحراء; but إجراء


def dual_of(word: str) -> str | None:
    """Give the nominative dual of a singular, None where no rule is sure (صحراء, فتى)."""
    bare = unmarked(word)
    if word.endswith(KASRATAN):
        return bare + "يان"
    if bare.endswith("ة"):
        return word[:-1] + "تان"
    if bare.endswith("أ"):
        return word[:-1] + "آن"
    if bare.endswith("ى") and len(bare) > 3:
        return word[:-1] + "يان"
    if bare.endswith(("اء", "ا", "ى", "و")):
        return None
    if bare.endswith("ء") and joins(bare[-2:-1]):
        return word[:-1] + "ئان"
    return word + "ان"


def oblique(word: str) -> str:
    """Turn the ending of a dual or a sound plural from nominative to accusative and genitive."""
    if word.endswith("آن"):
        return word[:-2] + "أين"
    if word.endswith(("ان", "ون")):
        return word[:-2] + "ين"
    if word.endswith("آ"):
        return word[:-1] + "أي"
    if word.endswith(("ا", "و")):
        return word[:-1] + "ي"
    return word


def in_construct(word: str) -> str:
    """Drop the ن of a dual or a sound plural before what it is in construct with: طرفان → طرفا."""
    if word.endswith("آن"):
        return word[:-2] + "آ"
    return word[:-1] if word.endswith(("ان", "ون", "ين")) else word


def definite(word: str) -> str:
    """Put the article on a word, once; a defective noun gets its ي back (القاضي)."""
    if word.startswith("ال"):
        return word
    if word.endswith(KASRATAN):
        word = unmarked(word) + "ي"
    return "ال" + word


def feminine(adjective: str) -> str:
    """Give the feminine singular of an adjective: عسكرية, أخرى, كافية."""
    bare = unmarked(adjective)
    known = {"آخر": "أخرى", "أول": "أولى", "أكبر": "كبرى", "أصغر": "صغرى", "أعظم": "عظمى", "أعلى": "عليا"}
    if bare in known:
        return known[bare]
    if adjective.endswith(KASRATAN):
        return bare + "ية"
    return adjective if bare.endswith("ة") else adjective + "ة"


def with_pronoun(word: str, pronoun: str, case: str = "nom") -> str:
    """Attach a possessive pronoun to a noun in `case` (nom, acc, gen): تمديدها, إجراؤه, مستواه, أطرافهم."""
    bare = unmarked(word)
    if bare.endswith("ة"):
        return word[: word.rindex("ة")] + "ت" + pronoun
    if bare.endswith("ى"):
        return word[: word.rindex("ى")] + "ا" + pronoun
    if bare.endswith("ء"):
        return word[:-1] + _hamza(bare[-2], case) + pronoun
    if bare.endswith("أ"):
        return word[:-1] + {"nom": "ؤ", "acc": "أ", "gen": "ئ"}[case] + pronoun
    if word.endswith(KASRATAN):
        return bare + "ي" + pronoun
    return word + pronoun


def _hamza(before: str, case: str) -> str:
    """Choose the seat of a final hamza once a pronoun makes it a middle one."""
    if before == "ي":
        return "ئ"
    if before == "و":
        return "ئ" if case == "gen" else "ء"
    if before == "ا":
        return {"nom": "ؤ", "acc": "ء", "gen": "ئ"}[case]
    return {"nom": "ؤ", "acc": "أ", "gen": "ئ"}[case]


def last_letter(word: str) -> str:
    """Give the last letter without its marks, '' for an empty word."""
    parts = letters(word)
    return parts[-1][0] if parts else ""
