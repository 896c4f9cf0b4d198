"""The first noun of a phrase, which everything that agrees with the phrase agrees with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from quizgen.arabic import words
from quizgen.arabic.cases import FEMININE_ADJECTIVES
from quizgen.arabic.count import CountedNoun
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Gender, NounPhrase, Number

# What stands before a noun and leaves the agreement to it: «بعض الدول شاركت»; عدد, نسبة and «كلّ من» do not.
_TRANSPARENT = frozenset(listed("بعض معظم جميع كل كلّ كافة سائر غالبية أغلب أغلبية شتى مختلف"))
# مشاكل is a plural and مساعد is not: only shapes that no singular has
_PLURAL_OF_THINGS = re.compile("أ..ا.|[^ت]وا..|[^ت].ائ.|..ا.ي.|...*ات")
# Plurals of things on measures that singulars have as well: فعول, فعل, فعال, مفاعل, تفاعل.
_PLURALS = frozenset(
    listed(
        "جهود شروط حقوق ظروف علوم فنون حدود قيود بنود نصوص عقود حروب قلوب رسوم بحوث دروس ديون عيون شهور قرون "
        "وعود ردود جذور زهور طيور صقور نسور صخور جسور سدود ضغوط خطوط خيوط شكوك حلول صفوف صنوف نجوم كنوز طقوس "
        "فروق فصول سيول حبوب لحوم جلود سهول شؤون سجون بطون حصون قبور قصور هموم أسس خطط سبل كتل تهم قيم نظم "
        "مدن كتب طرق سفن صحف غرف فرص شقق صور جمل قطع حصص قصص نسخ حفر سحب شعب دول أمم قمم ثغر عقد بقع رتب محن "
        "منح مهن حكم عبر نعم ثمار رياح جبال رمال بحار ثياب نقاط خيام سلال خصال تجارب تراجم مصانع مدارس مكاتب "
        "مراكز مواقع مناطق مطاعم مساجد متاحف ملاعب مبالغ مشاكل مصادر مناصب مشاعر مساكن معابر منازل محاور "
        "معارض معاهد مخاطر مظاهر معارك مقابر مراحل مسارح محاكم منافذ مجالس مجازر مصالح مقاعد ملابس ملامح "
        "موارد مواسم مواقف معالم مكاسب منابر متاجر مشاهد مطالب مفاصل مخازن مزارع معادن منابع مناهج مراكب "
        "مطابع مناجم مذابح مدافع مقار مبادئ مساوئ ملاجئ مخابز مسابح مصاعب متاعب مواهب مواعيد مشاعل مرافق مواد "
        "مهام مضار"
    )
)
# Plurals of people: علماء, أصدقاء, also with a pronoun, نظراؤه; and those that only their words tell.
_PLURAL_OF_PEOPLE = re.compile("(?!أ|إ|ا|ت)...ا[ءؤئ](?:ه|ها|هما|هم|هن|نا)?|أ...?ا[ءؤئ](?:ه|ها|هما|هم|هن|نا)?")
_NO_PEOPLE = frozenset(
    listed(
        "صحراء خضراء حمراء بيضاء سوداء صفراء زرقاء عذراء سمراء شقراء جرباء بتراء أربعاء أشياء أجواء أضواء "
        "أنحاء أجزاء أعباء"
    )
    + listed("أنباء أسماء أحياء أمعاء أخطاء أثناء أعضاء أرجاء أهواء أصداء أزياء")
)
_PEOPLE = frozenset(
    listed("أهالي أهل أنصار أتباع أقارب جيران خصوم أبناء آباء أمهات إخوة أخوات فتيان رعايا حراس ذوو سادة")
)
_COUNTING = frozenset(listed("عدد كثير عشرات مئات آلاف ملايين مجموعة كثيرون قليل بضعة فئة"))
_TANWIN = re.compile("(?:\u064bا|ا\u064b)$")
_NO_WOMAN = frozenset(listed("بحارة إمامة شاهدة"))
_SINGULAR_IN_AT = frozenset(listed("نبات إثبات ثبات سبات فتات شتات رفات"))


def head(text: str) -> str:
    """Return the first noun of a text, without its article and marks: «بعض الدول» → دول, «51% من الناخبين» → ناخبين."""
    rest = text.split()
    while len(rest) > 1:
        is_number = not any(map(str.isalpha, rest[0]))
        if not (is_number or (rest[0] in _TRANSPARENT and rest[1] != "من")):
            break
        del rest[: 2 if rest[1] == "من" and len(rest) > 2 else 1]
    # «20 شابًا» is of شاب: its tanwin is no letter of the noun
    return unmarked(_TANWIN.sub("", rest[0])).removeprefix("ال") if rest else ""


class NounForms:
    """The forms of nouns in the nominative: which noun a word is, and in which number."""

    def __init__(
        self, nouns: Mapping[str, CountedNoun], verbal: Collection[str] = (), proper: Collection[str] = ()
    ) -> None:
        self._nouns = nouns
        self.proper = frozenset(proper)  # names of people and places, of which many take no tanwin
        self.verbal = frozenset(map(unmarked, verbal))  # verbal nouns, none of them a name
        self._found: dict[str, tuple[CountedNoun, Number]] | None = None

    def find(self, word: str) -> tuple[CountedNoun, Number] | None:
        """Find the noun of a word without article and marks; a singular comes before a plural, that before a dual."""
        if self._found is None:
            self._found = {}
            for number in (Number.SINGULAR, Number.PLURAL, Number.DUAL):
                for noun in self._nouns.values():
                    for form in _forms(noun, number):
                        self._found.setdefault(form, (noun, number))
        return self._found.get(word)


def _forms(noun: CountedNoun, number: Number) -> Iterator[str]:
    """Yield the nominative of a noun in a number, alone and in construct."""
    if number is Number.SINGULAR:
        singular = unmarked(noun.singular)
        yield singular
        if singular != noun.singular:
            yield f"{singular}ي" if noun.singular.endswith("\u064d") else singular  # القاضي
        return
    form = unmarked(noun.plural) if number is Number.PLURAL else noun.dual or words.dual_of(noun.singular) or ""
    if form:
        yield form
        if number is Number.DUAL or (noun.human and form.endswith("ون")):
            yield words.in_construct(form)


def phrase_of_noun(text: str, noun: CountedNoun, number: Number) -> NounPhrase:
    """Make a phrase of a text whose head is a noun in a number; things in the plural are feminine to what agrees."""
    things = number is Number.PLURAL and not noun.human
    return NounPhrase(
        text,
        gender=Gender.F if things else noun.gender,
        number=number,
        human=noun.human,
        diptote=number in noun.diptotes,
    )


def _is_she(word: str, forms: NounForms) -> bool:
    """Return whether a word is the ة form of a noun for a man: مزارعة is a person as مزارع is."""
    known = forms.find(word[:-1]) if word.endswith("ة") and word not in _NO_WOMAN else None
    return known is not None and known[1] is Number.SINGULAR and known[0].human and known[0].kind == "person"


def phrase_like(text: str, forms: NounForms) -> NounPhrase:
    """Make a phrase of a text, its gender and number those of its first noun, where that is known or its shape tells.

    Things in the plural are feminine to whatever agrees with them: «أسعار النفط», «محادثات السلام», «مشاريع جديدة».
    """
    word = head(text)
    if known := forms.find(word):
        phrase = phrase_of_noun(text, *known)
        # a word before the head (بعض) takes the case in its place
        return phrase if unmarked(text.split()[0]).removeprefix("ال") == word else replace(phrase, diptote=None)
    phrase = NounPhrase(text, gender=Gender.F if word.endswith("ة") else Gender.M, human=_is_she(word, forms))
    if words.is_sound_plural(word):
        return replace(phrase, number=Number.PLURAL, human=True)
    if _is_of_a_noun(text, word, forms):  # «توفير غذاء كافٍ» is written alike in every case
        return replace(phrase, acc=text, gen=text)
    if word in _PEOPLE or (word not in _NO_PEOPLE and _PLURAL_OF_PEOPLE.fullmatch(word)):
        return replace(phrase, number=Number.PLURAL, human=True)
    if (
        text == word and word not in _PLURALS and (word in forms.verbal or _is_common(word, forms))
    ):  # «توترًا»: no name, and no diptote
        return replace(phrase, diptote=False)
    if word in _PLURALS or (word not in _SINGULAR_IN_AT and _PLURAL_OF_THINGS.fullmatch(word)):
        return replace(phrase, gender=Gender.F, number=Number.PLURAL)
    if not word.endswith("ة") and _has_feminine_adjective(text):  # «رسوم جديدة», «الرسوم الجديدة»
        return replace(phrase, gender=Gender.F, number=Number.PLURAL)
    return phrase


def _is_common(word: str, forms: NounForms) -> bool:
    """Return whether a word is no known name and has the measure of a noun that takes a tanwin: «مصرعًا», «توترًا»."""
    return word not in forms.proper and words.is_full_by_measure(word)


def _is_of_a_noun(text: str, word: str, forms: NounForms) -> bool:
    """Return whether a verbal noun stands in construct with a noun that is surely no adjective of it."""
    first, *rest = text.split() or [""]
    if first != word or word not in forms.verbal or not rest or words.is_sound_plural(word):
        return False
    second = unmarked(rest[0])
    may_be_adjective = second.startswith("م") or second.endswith(("ي", "ية"))  # «هجوم إرهابي»
    return second in forms.verbal or (forms.find(second) is not None and not may_be_adjective)


def counts_people(text: str, forms: NounForms) -> bool:
    """Return whether a text counts people: «عدد كبير من مسؤولي المستشفى», «عشرات اللاجئين»."""
    first, *rest = text.split() or [""]
    if not rest or first not in _COUNTING:
        return False
    of = rest[rest.index("من") + 1 :] if "من" in rest else rest
    word = unmarked(of[0]).removeprefix("ال") if of else ""
    found = (forms.find(form) for form in (word, re.sub("(?:ين|ي)$", "ون", word)))
    return any(known is not None and known[0].human for known in found)


def _has_feminine_adjective(text: str) -> bool:
    """Return whether the word behind the first noun is a feminine adjective of it, both with the article or neither."""
    first, *rest = text.split() or [""]  # a text that is wrong or missing is empty
    if not rest or first.startswith("ال") != rest[0].startswith("ال"):
        return False
    adjective = unmarked(rest[0]).removeprefix("ال")
    # behind an article what has one and ends in ة is no noun in construct: «الجهود المبذولة»
    return adjective in FEMININE_ADJECTIVES or (first.startswith("ال") and adjective.endswith("ة"))
