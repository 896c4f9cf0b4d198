"""What kind of word a word is, as far as the lexicon and its own letters tell: the ground on which phrases are cut."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Gender
from quizgen.draft.tokens import Token, key_of
from quizgen.model import Lexicon
from quizgen.naming import PLACES


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))


PREPOSITIONS = _keys(
    listed(
        "في من إلى على عن مع بين خلال منذ بعد قبل حول ضد عبر نحو دون لدى عند تحت فوق أثناء رغم أمام وراء داخل"
        " خارج بدون ضمن وسط تجاه إزاء حسب وفق وفقا بسبب بشأن إثر لأجل حتى سوى ثم أو أم بل لكن حيث إذ إذا لو"
        " عقب قبيل إبان طيلة طوال خلف فور جراء"
        " كما مثل مما ممن بما منها منه منهم فيها فيه بها به لها له عليه عليها إليه إليها عنه عنها معه معها بأن لأن"
    )
)
CLAUSE = _keys(
    listed(
        "أن إن بأن أنه إنه أنها إنها بأنه بأنها أنهم إنهم أنهما إنهما بأنهم بأنهما أننا إننا لأن أنني إنني أني إني ألا"
    )
)
STOPS = (
    PREPOSITIONS
    | CLAUSE
    | _keys(
        listed(
            "أن إن أنه إنه أنها إنها الذي التي الذين اللذين اللتين اللذان اللتان ما لا لم لن قد لقد هو هي هم هذا"
            " هذه ذلك تلك كل كان كانت هناك هنا أيضا أمس اليوم غدا الآن حاليا الماضي الماضية المقبل المقبلة الحالي"
            " الحالية الجاري الجارية مؤخرا حين بينما فيما عندما بعدما كذلك ليس ليست يوم مساء صباح عام سنة غير أي"
            " بأي لأي بوضوح بشدة بقوة بسرعة بنجاح بسهولة بالفعل إما كي هل بعض لولا قائلا قائلة"
            " بشكل بصورة بنسبة بقيمة بدعم بحضور بمشاركة بهدف بفضل بحسب لمدة لصالح كبديل"
            " أحد إحدى أكثر أقل أكبر أول آخر نفسه نفسها كيف متى أين لماذا"
        )
    )
)
WITH_SUBJECT = _keys(listed("أنه أنها أنهم إنه إنها إنهم بأنه بأنها بأنهم لأنه لأنها لكنه لكنها كأنه وأنه وأنها"))
KIN = _keys(listed("بن ابن بنت آل أبو أبي أبا عبد أم ولد"))
PARTITIVES = _keys(
    listed("عديد كثير عدد مجموعة حزمة سلسلة نوع عبارة ثلاثة أربعة خمسة جملة غالبية أغلبية مزيد بقية نسبة")
)
_ADJECTIVES = _keys(
    listed(
        "العام العامة العليا الأعلى الجديد الجديدة السابق السابقة الأول الأولى الثاني الثانية المتحدة الكبرى"
        " الأكبر الوطني الراحل الأسبق الحالي الشهير المعروف المشترك المشتركة المركزي المساعد المكلف التنفيذي"
    )
)


_MEASURED = ("unit", "currency", "time")

# How verbal nouns of derived verbs begin: «باستخدام», «لانتخاب».
_NOUN_BEGINS = listed("است افت انت اخت ارت اعت اجت احت اتف الت اقت اشت انط انس ابت")


DEEDS = re.compile("ت..ي.ة?|است.{3,4}|ا.ت.ا.|ان..ا.|تف?ا..")  # how verbal nouns look that no list has
_QUALITY = re.compile(".[^ا]ي[^ين]ة?")  # «الصغيرة», «الكبير»
_WITH_PRONOUN = re.compile("[وف]?(?:مع|علي|الي|عن|من|في|ل|ب|لدي|بين|بعد|قبل|عند|حول|ضد|خلال)(?:ه|ها|هم|هما|هن|نا|ي)")


def is_with_pronoun(key: str) -> bool:
    """Return whether a word is a preposition with a pronoun: معهم, خلالها."""
    return _WITH_PRONOUN.fullmatch(key) is not None


class Words:
    """The words of a lexicon by their class, under key_of keys."""

    def __init__(self, lexicon: Lexicon) -> None:
        def of(name: str) -> dict[str, str]:
            return {key_of(word): gender for word, gender in lexicon.names.get(name, {}).items()}

        self.titles, self.honorifics, self.given = of("title"), of("honorific"), of("given-name")
        self.institutions, self.named = of("institution"), of("named-thing")
        self.places = {word: gender for class_ in PLACES for word, gender in of(class_).items()}
        self.not_names = frozenset(of("not-a-name"))
        self.countable: set[str] = set()  # no unit, currency or time
        self.singulars: dict[str, str] = {}
        self.nouns: set[str] = set()
        self.humans: set[str] = set()
        self.groups: set[str] = set()
        for noun in lexicon.nouns.values():
            forms = {key_of(form) for form in (noun.singular, noun.plural, noun.dual) if form}
            forms |= {form[:-2] + "ين" for form in forms if form.endswith("ون")}
            self.nouns |= forms
            self.countable |= forms if noun.kind not in _MEASURED else set()
            self.humans |= forms if noun.human else set()
            self.groups |= forms if noun.kind == "group" else set()
            self.singulars[key_of(noun.singular)] = "f" if noun.gender is Gender.F else "m"
        documents = (noun for noun in lexicon.nouns.values() if noun.kind == "document")
        self.documents = {key_of(noun.singular) for noun in documents}
        self.masdars = {key_of(unmarked(verb.noun)) for verb in lexicon.verbs.values() if verb.noun}
        self.complements = {
            (key_of(unmarked(verb.noun)), key_of(verb.preposition.rstrip("ـ")))
            for verb in lexicon.verbs.values()
            if verb.noun and verb.preposition
        }

    def core(self, key: str) -> str:
        """Take the article off a word."""
        return key[2:] if key.startswith("ال") and len(key) > 4 else key

    def is_known(self, key: str) -> bool:
        """Return whether a word, with or without its article, is one that names no person."""
        core = self.core(key)
        listed_ = (self.titles, self.institutions, self.places, self.named, self.nouns, self.masdars)
        return any(core in each or key in each for each in listed_)

    def is_plain(self, key: str) -> bool:
        """Return whether nothing hangs on a word, and it is no particle."""
        return key not in STOPS and not self.leads(key)

    def is_nominative(self, key: str) -> bool:
        """Return whether letters show the nominative: «المعلمون», «مفتشو الهيئة», «الوزيران»."""
        core = self.core(key)
        if key in self.given or len(core) < 5:
            return False
        construct = core.endswith("و") and f"{core}ن" in self.nouns
        dual = core.endswith("ان") and core not in self.nouns | self.masdars and core[:-2] in self.humans
        return construct or dual or core.endswith("ون")

    def is_oblique(self, key: str) -> bool:
        """Return whether letters show another case than the nominative: «المعلمين», not «البنزين», «التأمين»."""
        core = self.core(key)
        if core in self.nouns and f"{core[:-2]}ون" not in self.nouns:
            return False  # «القوانين»
        return core.endswith("ين") and not (core in self.singulars or core in self.masdars or core in self.given)

    def is_human(self, key: str) -> bool:
        """Return whether a word names persons, or a body that acts as persons do."""
        core = self.core(key)
        return core in self.humans or core in self.titles or core in self.institutions or key in self.institutions

    def leads(self, key: str) -> bool:
        """Return whether something hangs before a word: و, ب, ل, ك and ف before a known word or an article."""
        if key in self.given or key in self.places or self.is_known(key):
            return False
        if key.startswith(("وال", "بال", "فال", "كال", "لل", "ولل", "وبال")):
            return True
        rest = key[1:]
        if key[:1] in "بل" and len(key) > 5 and rest.startswith(_NOUN_BEGINS):
            return True
        return len(rest) > 2 and (
            key[0] == "و" or (key[0] in "بلكف" and (self.is_known(rest) or rest in self.given or rest in KIN))
        )

    def may_be_led(self, key: str) -> bool:
        """Return whether a word may begin with a preposition that no list shows: «لاستصدار», «بصورة»."""
        return key[:1] in "بلك" and len(key) > 3 and not self.is_known(key) and key not in self.given

    def is_stop(self, token: Token) -> bool:
        """Return whether a phrase ends before a word whatever the phrase is."""
        key = token.key
        return (
            not token.is_word
            or key in STOPS
            or key in ("ال", "ل", "ب")  # «الـ25», «لـ«الوطن»»
            or is_with_pronoun(key)
            or self.leads(key)
            or (key[:1] in "وف" and key[1:] in STOPS)
            or (token.text.endswith(("اً", "ًا")))
            or (key.endswith("ا") and len(key) > 3 and not self._is_name(key) and not key.endswith("يا"))
            or (
                key.endswith("يا")
                and key not in self.places
                and not key.startswith("ال")
                and len(key) > 3
                and key not in self.given
            )
        )

    def _is_name(self, key: str) -> bool:
        return key in self.places or key in self.given or key.startswith("ال") or key in self.nouns

    def is_adjective(self, key: str, head: str) -> bool:
        """Return whether a word with ال is surely an attribute of a definite head: a nisba or common, and agreeing."""
        if not key.startswith("ال"):
            return False
        if any(key.endswith(end) and head.endswith(end) for end in ("ين", "ون")) and len(head) > 5:
            quality = _QUALITY.fullmatch(self.core(key)[:-2]) and not self.is_known(key)
            return key.startswith("الم") or bool(quality)  # «اللاعبين المتواجدين»: it agrees letter by letter
        common = _QUALITY.fullmatch(self.core(key)) and not self.is_known(key) and not self.is_known(self.core(key))
        if not key.endswith(("ي", "يه", "يون", "يين", "ية")) and key not in _ADJECTIVES and not common:
            return False
        if self.core(key) in self.documents:  # «وقّعت الوزارة الاتفاقية»: what was signed
            return False
        return not (_is_f(head) and not _is_f(key) and key not in _ADJECTIVES)

    def gender(self, key: str) -> str:
        """Return m or f where letters or lexicon are sure, else ''."""
        core = self.core(key)
        if core in self.singulars:
            return self.singulars[core]
        if key in self.places:
            return "f"
        if core.endswith(("ات", "اء")) or core in self.nouns:
            return ""  # «الزملاء»: a broken plural takes either
        return "f" if _is_f(core) else "m" if core in self.titles else ""


def _is_f(key: str) -> bool:
    return key.endswith(("ة", "ات", "اء", "يا"))
