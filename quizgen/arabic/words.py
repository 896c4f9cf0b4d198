"""Single words: the forms that a rule gives safely. What no rule gives is stored with the word, never guessed."""

from __future__ import annotations

import re

from quizgen.arabic.letters import FATHATAN, KASRATAN, joins, listed, unmarked

# Words whose accusative shows nothing although their shape would take a tanwin, and the reverse.
_DIPTOTES = frozenset(
    listed(
        "آخر أخر أول أخرى كبرى ذكرى أمراء أدباء أطباء أشياء أشقاء أجلاء أعزاء أبيض أسود أطول أسوأ أيمن أيسر أوسع أوفر"
        " أوثق أوسط أوضح أحوج أجود كهرباء كبرياء ثلاثاء أربعاء"
    )
)
_DIPTOTE_PLURALS = frozenset(listed("مواد مهام حواس مضار محال خواص عوام دواب تجارب تراجم تدابر"))
_FULL_ALTHOUGH_AF3AL = frozenset(listed("أشهر أسهم أذرع أرجل أنفس أحرف أسطر أعين ألسن أضلع أرنب"))
_FULL_ALTHOUGH_AT = frozenset(listed("نبات إثبات ثبات سبات فتات صوت وقت"))
_FULL_ALTHOUGH_HAMZA = frozenset(listed("ميناء"))
_FEMININE_MAQSURA = frozenset(listed("مرضى موتى"))
_DEFECTIVE_SINGULARS = frozenset(listed("محام مواز مساو معاد مناد محاذ مناف مبار مداو"))
BROKEN_IN_UN = frozenset(listed("شؤون سجون ديون عيون فنون قرون حصون متون بطون ظنون غصون"))
# Singulars that look like sound plurals.
_SINGULAR_IN_UN = frozenset(
    listed(
        "قانون مليون بليون تريليون تلفزيون ليمون زيتون مضمون مخزون مجنون معجون مدفون مسجون مأذون مطعون ميمون مأمون"
        " ملعون مرهون معكرون كارتون ميكرون أفيون كاميون ماكرون نابليون صهيون كاميرون"
    )
)
_SOUND_PLURAL = re.compile(r"م\w{3,}ون|\w{2,}يون|\wا\w\wون")
# Broken plurals on the measure of مفاعل and مفاعيل, where no singular has their shape (مسافر, تعاون, رياضي do).
_SURE_DIPTOTE_PLURAL = re.compile(r"[^متاإآ]\wا\w[^يىةءات]|\w\wا\wي[^يىةء]")


_COMPARATIVES = frozenset(listed("أقل أهم أشد أخف أدق أحق أعم أحب أصح أخص أضل أمر أجل"))
_DEFECTIVE_PLURALS = frozenset(
    listed(
        "أراضي أيادي ليالي أهالي معاني مباني مساعي مراعي نوادي نواحي ضواحي تعازي تهاني كراسي أغاني أماني مقاهي ملاهي"
    )
)
# The measures of nouns of three roots and more that take every case ending: درب, سلاح, مصرع, تدريب, مشروع, اقتصاد.
_FULL = re.compile(
    r"\w\w[^اىو]|\w\w[ايو][^اىي]|\wا\w[^اىي]|[مت]\w\w[^اىو]|ت\w\wي\w|م\w\w[او][^اىي]|م\wت?\w[^اىو]|مت\w\w[^اىو]"
    r"|مست\w\w[^اىو]|[إأا]\w\wا[^ءاىي]|ا\w[تدط]\wا[^اىي]|ان\w\wا[^اىي]|است\w\w?ا[^اىي]|\w\w[^ا]ي|\w{3,}[^اي]ي"
)


# مسيرته, كتابها, بلادهم: a noun with a pronoun is definite and takes no tanwin
_WITH_PRONOUN = re.compile("(?!مساهم|مبرهن).{2,}(?:ته|ها|هما|(?<=...)هم|(?<=...)هن)")


def indefinite_accusative(word: str, *, plural: bool = False, marked: bool = False, diptote: bool | None = None) -> str:
    """Write an indefinite noun or adjective in the accusative as it is printed: قانونًا, معاهدة, قاضيًا, مندوبين.

    `plural` says that it is a broken plural, where shapes like مناطق take no tanwin; `marked` writes ةً too; `diptote`
    tells whether it takes a tanwin where that is known (None: a rule decides).
    """
    bare = unmarked(word)
    if is_sound_plural(bare) or (bare.endswith("تان") and len(bare) > 5 and not bare.endswith("ستان")):
        return oblique(word)
    if _WITH_PRONOUN.fullmatch(bare):
        return word
    if word.endswith(KASRATAN):
        takes_none = (plural or _is_defective_plural(bare)) if diptote is None else diptote
        return bare + ("ي" if takes_none else "ي" + FATHATAN + "ا")
    if bare.endswith("ة"):
        return bare_plus(word, FATHATAN) if marked else word
    if _shows_no_case(bare) or (_looks_diptote(bare, plural=plural) if diptote is None else diptote):
        return word
    if bare.endswith("ى"):
        return word[:-1] + FATHATAN + "ى"
    if bare.endswith(("اء", "أ")):
        return word + FATHATAN
    if bare.endswith("ء") and joins(bare[-2:-1]):
        return word[:-1] + "ئ" + FATHATAN + "ا"
    return word + FATHATAN + "ا"


def is_sound_plural(bare: str) -> bool:
    """Return whether the shape of a word is surely that of a sound plural in ون: مندوبون, عسكريون, ناخبون."""
    word = bare.removeprefix("ال")
    return bool(_SOUND_PLURAL.fullmatch(word)) and word not in _SINGULAR_IN_UN and word not in BROKEN_IN_UN


def is_full_by_measure(bare: str) -> bool:
    """Return whether the measure of an indefinite common noun is surely one that takes a tanwin."""
    if bare in _COMPARATIVES or bare in _DEFECTIVE_PLURALS:
        return False
    return bool(_FULL.fullmatch(bare)) and not (is_sound_plural(bare) or _looks_diptote(bare, plural=False))


def bare_plus(word: str, mark: str) -> str:
    """Put a mark on the last letter, instead of a vowel that stands there."""
    return word.rstrip("\u064e\u064f\u0650\u064b\u064c\u064d\u0652") + mark


def _is_defective_plural(bare: str) -> bool:
    """Return whether a word in ٍ is a broken plural: مبانٍ takes ي alone; قاضٍ, محامٍ, تساوٍ take يًا."""
    return len(bare) == 4 and bare[2] == "ا" and bare[0] != "ت" and bare not in _DEFECTIVE_SINGULARS


def _shows_no_case(bare: str) -> bool:
    """Return whether the last letter takes no tanwin, whatever the word: ات, the ا of names, the و of loan words."""
    if not bare[-1:].isalpha() or not "\u0621" <= bare[-1] <= "\u064a":
        return True
    if bare.endswith(("ات", "آت")):
        return bare not in _FULL_ALTHOUGH_AT
    return bare.endswith("ا") or (bare.endswith("و") and len(bare) > 3)


def _looks_diptote(bare: str, *, plural: bool) -> bool:
    """Return whether a word that nothing is known of has a shape that takes no tanwin."""
    if bare in _DIPTOTES or (plural and bare in _DIPTOTE_PLURALS):
        return True
    if bare.endswith("ى"):
        return len(bare) > 3 and (not bare.startswith("م") or bare in _FEMININE_MAQSURA)
    if bare.endswith("اء"):
        return _diptote_in_alif_hamza(bare)
    if plural:
        return bool(re.fullmatch(r"..ا..|..ا.ي.", bare))
    if _SURE_DIPTOTE_PLURAL.fullmatch(bare):
        return True
    return bool(re.fullmatch(r"أ[^اوي]{3}", bare)) and bare not in _FULL_ALTHOUGH_AF3AL


def _diptote_in_alif_hamza(bare: str) -> bool:
    if bare.startswith("أ"):
        return len(bare) > 5  # أصدقاء; but أعضاء
    return len(bare) == 5 and bare[0] not in "إات" and bare not in _FULL_ALTHOUGH_HAMZA  # وزراء, صحراء; but إجراء


def dual_of(word: str) -> str | None:
    """Return the nominative dual of a singular, None where no rule is sure (صحراء, فتى)."""
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


# Verbal nouns of roots in ل whose ال is their own; words like التماس are stored with `article=False`.
_OWN_AL = ("التزام", "التحاق", "التقاء", "التفاف", "التهاب", "التهام", "التباس", "التقاط", "التفات", "التصاق", "التئام")


def has_article(text: str) -> bool:
    """Return whether a phrase begins with the article, and not with the ال of a root as التزام does."""
    return text.startswith("ال") and not text.startswith(_OWN_AL)


def definite(word: str) -> str:
    """Put the article on a word, once; a defective noun gets its ي back (القاضي)."""
    if has_article(word):
        return word
    if word.endswith(KASRATAN):
        word = unmarked(word) + "ي"
    return "ال" + word


def feminine(adjective: str) -> str:
    """Return the feminine singular of an adjective: عسكرية, أخرى, كافية."""
    bare = unmarked(adjective)
    known = {"آخر": "أخرى", "أول": "أولى", "أكبر": "كبرى", "أصغر": "صغرى", "أعظم": "عظمى", "أعلى": "عليا"}
    if bare in known:
        return known[bare]
    if adjective.endswith(KASRATAN):
        return bare + "ية"
    return adjective if bare.endswith("ة") else adjective + "ة"


def ends_in_pronoun(word: str) -> bool:
    """Return whether a word seems to end in a possessive pronoun, «معداتها», «ترميمها», by its letters alone."""
    return _WITH_PRONOUN.fullmatch(unmarked(word)) is not None


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
