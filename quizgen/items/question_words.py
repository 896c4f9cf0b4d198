"""Question words that fit what is asked: «مَن», «ما الدولة التي», «إلى أيّ مدينة», «كم شخصًا», «منذ متى».

They tell nothing of the answer but its kind: a verb after them agrees with the class noun, not with the name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from quizgen.arabic import attach, count, nouns
from quizgen.arabic.attach import governed
from quizgen.arabic.cases import in_case
from quizgen.arabic.count import BARE, PERCENT, CountedNoun, Quantity
from quizgen.arabic.head_noun import counts_people, head
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.nouns import Case, Gender, NounPhrase, Number
from quizgen.arabic.time import Time
from quizgen.arabic.words import definite
from quizgen.model import Lexicon, Name, Text, Value
from quizgen.naming import PLACES, class_noun

PEOPLE = frozenset({"person", "people"})
MEASURED = frozenset({"currency"})  # «كم دفعت الشركة؟», but «كم دولة شاركت؟»
# Words that lead a place in by themselves.
LEADING_PLACES = frozenset(
    listed(
        "في على أمام قرب داخل خارج بين فوق تحت عند لدى خلف حول شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط عبر من إلى"
    )
)
_BODIES = frozenset({"organisation", "group", "party", "state", "force"})
_WHERE_TO = frozenset(listed("إلى من"))
_BUILDINGS = frozenset(
    listed("مستشفى مطار ميناء مدرسة جامعة سجن فندق متحف ملعب مسجد كنيسة محطة مصنع متجر مكتب مخيم معسكر سوق مكتبة")
)
_UP_TO = frozenset(listed("إلى حتى منذ من"))
# What is said, or over at once: something happens in it, not «خلال» it.
_AT_ONCE = frozenset(
    listed(
        "حادث حادثة تصادم اصطدام انفجار تفجير هجوم اعتداء غارة قصف حريق زلزال تصريح بيان رسالة تغريدة تقرير مقال "
        "مقالة خطاب كلمة حديث منشور افتتاحية كتاب خبر إعلان تسجيل كمين سقوط انهيار تحطّم مقابلة"
    )
)
_ASKED_ALIKE = frozenset({"organisation", "group"})
ACTING = frozenset({"institution", "group"})  # kinds of nouns: «ما الجهة التي حكمت …؟», not «ما الذي حكم …؟»
_OF_TIME = {  # «إلى أيّ قرن تعود المقبرة؟»
    "day": "تاريخ",  # «في أيّ يوم» is answered by a weekday as well
    "month": "شهر",
    "year": "عام",
    "century": "قرن",
    "decade": "عقد",
    **dict.fromkeys(("season", "quarter", "half", "part"), "فترة"),
}
_OF_ALL_TIME = frozenset(listed("عام سنة شهر أسبوع يوم موسم فصل قرن"))  # «العام التالي»: when, in words
# Kinds of nouns by which a thing is asked for that is told in words: «ما الحملة التي أطلقتها البلدية؟».
_CALLED_SO = frozenset({"document", "event", "institution", "group", "place"})
# «حركة السفن», «تنظيم المعرض», «وفاة الرئيس» are no movement, organisation or event of that kind
_OF_SEVERAL = frozenset(
    listed(
        "حالة هدف تحقيق إصابة عملية جائزة مادة صورة طلب موقع قوة وحدة قاعدة إدارة حركة تنظيم وفاة انتخاب إعلان حكم "
        "عرض قيادة سلطة أمانة فرع خط بحر طريق خبر زيارة"
    )
)
_AS_PLACES = frozenset({"place", "institution"})
_NO_PLACES = frozenset(listed("قطاع مجال صحيفة مجلة قناة إذاعة"))  # «في أيّ قطاع استثمرت الشركة؟», not «أين»
_PRESS = frozenset(listed("صحيفة جريدة مجلة قناة إذاعة وكالة"))
_BINDING_TYPES = frozenset({"agreement", "treaty"})
_BINDING = frozenset(listed("اتفاقية اتفاق معاهدة عقد هدنة بروتوكول"))  # of them a signature makes so long
_BESIDE = frozenset(listed("مع ضدّ لصالح"))  # «ضدّ مَن رُفعت الدعوى؟» — «ضدّ شركات أجنبية»
_WHEN = {"since": "منذ متى", "until": "حتى متى"}
# «لماذا» asks for a reason; the other two are read more easily so
_WHAT = {"ل": "لأيّ شيء", "من": "ممَّ", "عن": "عمَّ", "في": "فيمَ"}


@dataclass(frozen=True)
class QuestionWords:
    """The question words of one lexicon; `called` tells the class noun of a name without one, by its type."""

    lexicon: Lexicon
    called: Mapping[str, str]

    def subject(self, values: Sequence[Value]) -> NounPhrase:
        """Ask for who or what acts, a verb behind it: مَن, ما الدولة التي, كم شخصًا, ما الذي."""
        body = self.lexicon.nouns.get(self.called.get("organisation", ""))
        if (
            body
            and not self._are_people(values)
            and all(isinstance(value, Text) and self._acts(value) for value in values)
        ):
            return _which(body, Number.SINGULAR)
        kind = None if self._are_people(values) else self._kind(values, mixed=True)
        return _which(*kind) if kind else self.patient(values)

    def _are_people(self, values: Sequence[Value]) -> bool:
        return all(
            (isinstance(value, Name) and (value.is_ in PEOPLE or value.phrase.human))
            or (isinstance(value, Text) and (value.phrase.human or self._counts_people(value)))
            for value in values
        )

    def _counts_people(self, value: Value) -> bool:
        return isinstance(value, Text) and counts_people(value.phrase.nom, self.lexicon.noun_forms)

    def patient(self, values: Sequence[Value]) -> NounPhrase:
        """Ask for what a passive verb tells of: مَن, ما الدولة التي, كم شخصًا, ما الذي."""
        if self._are_people(values):
            return NounPhrase("مَن", human=True)
        return self._named(values) or NounPhrase("ما الذي")

    def object(self, values: Sequence[Value]) -> NounPhrase:
        """Ask for the object that a verb takes up with a pronoun: مَن الذي, ما الدولة التي, ما النسبة التي, ما الذي."""
        if self._are_people(values):
            if len(values) > 1:
                two = len(values) == 2
                told = "مَن الشخصان اللذان" if two else "مَن الأشخاص الذين"
                return NounPhrase(told, number=Number.DUAL if two else Number.PLURAL, human=True)
            value = values[0]
            many = isinstance(value, Name | Text) and value.phrase.number is Number.PLURAL
            many = many or self._counts_people(value)
            number = Number.PLURAL if many else Number.SINGULAR
            return NounPhrase("مَن الذين" if many else "مَن الذي", number=number, human=True)
        if isinstance(values[0], Quantity) and values[0].noun == PERCENT:
            return NounPhrase("ما النسبة التي", gender=Gender.F)
        return self._named(values) or NounPhrase("ما الذي")

    def behind(self, values: Sequence[Value], preposition: str = "") -> str:
        """Ask for what a preposition leads: مع مَن, إلى أيّ مدينة, بماذا, منذ متى."""
        if isinstance(values[0], Time):
            return self._time_behind(values[0], preposition)
        if self._are_people(values):
            return attach.whom(preposition)
        if isinstance(values[0], Quantity):
            return self._amount_behind(values[0], preposition)
        if preposition in _UP_TO and all(isinstance(value, Text) and self._is_time(value) for value in values):
            return governed(preposition, "متى")
        acting = all(isinstance(value, Text) and self._acts(value) for value in values)
        if kind := self._kind(values):
            noun, number = kind
            return attach.which(in_case(_phrase(noun, number), Case.GENITIVE), preposition)
        if preposition in _WHERE_TO and all(isinstance(value, Text) and self._is_place(value) for value in values):
            return f"{preposition} أين"
        if acting and preposition in _BESIDE:
            return self._which_bodies(values, preposition)
        return what(preposition)

    def _is_place(self, value: Text) -> bool:
        """Return whether a text is of a place to go to: «مستشفى بعيد», «قرية في الجبل»."""
        known = self.lexicon.noun_forms.find(head(value.phrase.nom))
        return known is not None and (known[0].kind == "place" or known[0].singular in _BUILDINGS)

    def _which_bodies(self, values: Sequence[Value], preposition: str) -> str:
        """Ask for a body by its noun, «ضدّ أيّ شركات»; by «مَن» for several of them."""
        value = values[0]
        told = value.phrase.nom if isinstance(value, Text) and len(values) == 1 else ""
        known = self.lexicon.noun_forms.find(head(told)) if " " in told else None
        if known is None:
            return attach.whom(preposition)
        return attach.which(in_case(_phrase(*known), Case.GENITIVE), preposition)

    def leads_during(self, value: Value) -> str:
        """Return what leads in what something happened in: «في» a point or words («في حادث»), «خلال» what lasts."""
        if not isinstance(value, Name | Text):
            return "خلال"
        word = head(value.phrase.nom)
        known = self.lexicon.noun_forms.find(word)
        singular = known[0].singular if known else word.removesuffix("ات")
        return "في" if singular in _AT_ONCE or (known and known[0].kind == "document") else "خلال"

    def during(self, values: Sequence[Value]) -> str:
        """Ask in what by its noun, «خلال أيّ مباراة», «في أيّ حادث»; else «متى …؟» — «خلال صلاة الظهر».

        '' for words that only say of what kind it was, «في تصريح صحفي»: there is nothing to ask for.
        """
        value = values[0]
        if isinstance(value, Name | Text):
            known = self.lexicon.noun_forms.find(head(value.phrase.nom))
            if (
                known
                and known[0].kind == "event"
                and known[0].singular not in _OF_SEVERAL
                and known[1] is Number.SINGULAR
            ):
                return f"{self.leads_during(value)} أيّ {known[0].singular}"
            if self.leads_during(value) == "في":
                one = value.phrase.number is Number.SINGULAR and self._tells_which(value)
                return f"في أيّ {head(value.phrase.nom)}" if one else ""
        return "خلال أيّ مناسبة" if isinstance(value, Name) else "متى"

    def _tells_which(self, value: Name | Text) -> bool:
        return isinstance(value, Name) or self.is_definite(value.phrase)

    def where(self, values: Sequence[Value]) -> str:
        """Ask where: أين; of what is no place by its kind: في أيّ قطاع, في أيّ مؤتمر."""
        kind = self._kind(values)
        if kind and (kind[0].singular in _NO_PLACES or kind[0].kind not in _AS_PLACES | {"", "unit"}):
            return self.behind(values, "في")
        return "أين"

    def means(self, values: Sequence[Value]) -> str:
        """Ask by what means: بأيّ وسيلة; where something is done, كيف."""
        heads = {head(value.phrase.nom) for value in values if isinstance(value, Text)}
        return "كيف" if heads and heads <= self._verbal_nouns else "بأيّ وسيلة"

    @cached_property
    def _verbal_nouns(self) -> frozenset[str]:
        return frozenset(unmarked(verb.noun) for verb in self.lexicon.verbs.values() if verb.noun)

    def is_definite(self, phrase: NounPhrase) -> bool:
        """Return whether a phrase has the article or a name on its noun, or on what the noun is of: «وزيرة الثقافة»."""
        words = phrase.nom.split()
        chain = list(takewhile(lambda word: word not in LEADING_PLACES, words))
        names = (name for class_ in PLACES for name in self.lexicon.names.get(class_, {}))
        of_a_name = len(chain) > 1 and (chain[-1].startswith("«") or chain[-1] in frozenset(names))
        return phrase.nom.startswith("ال") or _is_of_one_thing(words) or of_a_name

    def source(self, values: Sequence[Value]) -> str:
        """Ask for who says something: مَن; of a document, a survey, a report or a newspaper, أيّ مصدر."""
        heads = [self.lexicon.noun_forms.find(head(value.phrase.nom)) for value in values if isinstance(value, Name)]
        written = any(known and (known[0].kind == "document" or known[0].singular in _PRESS) for known in heads)
        return "أيّ مصدر" if written or any(isinstance(v, Name) and v.is_ == "document" for v in values) else "مَن"

    def binding(self, values: Sequence[Value]) -> NounPhrase | None:
        """Return what a document that holds for a time is called: its name, else «العقد»; None for others."""
        value = values[0]
        if isinstance(value, Name | Text) and len(values) == 1:
            if isinstance(value, Name) and value.is_ in _BINDING_TYPES:
                return NounPhrase(in_case(value.phrase, Case.GENITIVE), gender=value.phrase.gender)
            known = self.lexicon.noun_forms.find(head(value.phrase.nom))
            if known and known[0].singular in _BINDING and known[1] is Number.SINGULAR:
                return NounPhrase(definite(known[0].singular), gender=known[0].gender)
        return None

    def alike(self, names: Sequence[Name], options: int) -> dict[str, Name]:
        """Return the bodies that are asked for by the noun of all bodies, by id: «ما الجهة التي», not «ما المتحف الذي».

        So is each one that others of the article can stand beside though few have its noun: the noun would leave one;
        and one that its noun tells but for an adjective, «الاتحاد الأوروبي».
        """
        bodies = [name for name in names if name.is_ in _ASKED_ALIKE and name.noun and name.is_ in self.called]
        found = {}
        for name in bodies:
            others = [other.noun for other in bodies if other.is_ == name.is_ and other.id != name.id]
            if others.count(name.noun) < options - 1 <= len(others) or _is_half_told(name):
                found[name.id] = replace(name, noun=self.called[name.is_])
        return found

    def _is_time(self, value: Text) -> bool:
        known = self.lexicon.noun_forms.find(head(value.phrase.nom))
        return known is not None and known[0].singular in _OF_ALL_TIME and known[1] is Number.SINGULAR

    @staticmethod
    def _time_behind(time: Time, preposition: str) -> str:
        """Ask for a time: متى, منذ متى; behind a preposition by its length: إلى أيّ قرن, في أيّ عام, في أيّ فترة."""
        unit = "فترة" if time.open == "range" else _OF_TIME.get(time.precision, "")
        if preposition and unit and time.open not in _WHEN:
            return attach.which(unit, preposition)
        return governed(preposition, "متى") if preposition not in ("", "في") else _WHEN.get(time.open, "متى")

    def is_described(self, name: Name) -> bool:
        """Return whether a person is called by what he is, «خبير التغذية», «كاتب المقال», not by a name."""
        word = head(name.phrase.nom)
        known = self.lexicon.noun_forms.find(word)
        named = word in self.lexicon.names.get("given-name", {})
        return not named and known is not None and known[0].human  # «أمل الدوري» is a name

    def without(self, value: Value, stem: str) -> str:
        """Take the class noun that asks for a value out of a stem: «ما البرنامج الذي …» does not tell «البرنامج»."""
        kind = self._kind((value,))
        return stem.replace(_which(*kind).nom, "", 1) if kind else stem

    def _named(self, values: Sequence[Value]) -> NounPhrase | None:
        if isinstance(values[0], Quantity):
            told = self._how_many(values[0])
            return NounPhrase(told, gender=values[0].noun.gender) if " " in told else NounPhrase(told)
        kind = self._kind(values)
        return _which(*kind) if kind else None

    def _amount_behind(self, quantity: Quantity, preposition: str) -> str:
        """Ask for an amount behind a preposition: «إلى كم عضوًا», «إلى أيّ نسبة», «من أيّ مستوى»; a hint is «كم»."""
        if len(preposition) > 1 and quantity.noun == PERCENT:
            return attach.which("نسبة", preposition)
        told = self._how_many(quantity) if len(preposition) > 1 else "كم"
        return (
            attach.which("مستوى", preposition) if (preposition, told) == ("من", "كم") else governed(preposition, told)
        )

    @staticmethod
    def _how_many(quantity: Quantity) -> str:
        noun = quantity.noun
        is_counted = noun not in (PERCENT, BARE) and noun.kind not in MEASURED
        return f"كم {count.counted_form(11, noun)}" if is_counted else "كم"  # «كم سنة», «كم لاجئًا سوريًا»

    def _kind(self, values: Sequence[Value], *, mixed: bool = False) -> tuple[CountedNoun, Number] | None:
        """Find the class noun that all values share, and the number in which it stands for them."""
        noun = self.lexicon.nouns.get(class_noun(values, self.called, mixed=mixed))
        if noun is None:
            return self._kind_of_text(values[0]) if len(values) == 1 else None
        # «العيادات …» are one body, unless their author calls them «عيادات»; «أنظمة الاتحاد» are laws
        bodies = isinstance(values[0], Name) and not values[0].noun and values[0].is_ in _BODIES
        one = values[0].phrase.number if isinstance(values[0], Name) and not bodies else Number.SINGULAR
        return noun, {1: one, 2: Number.DUAL}.get(len(values), Number.PLURAL)

    def _kind_of_text(self, value: Value) -> tuple[CountedNoun, Number] | None:
        """Find the noun that a text begins with, where it is a kind of thing and more words tell which one."""
        if not isinstance(value, Text) or len(value.phrase.nom.split()) < 2:
            return None
        known = self.lexicon.noun_forms.find(head(value.phrase.nom))
        if known is None or known[0].kind not in _CALLED_SO or known[0].singular in _OF_SEVERAL:
            return None
        return known if _is_of_one_thing(value.phrase.nom.split()) else None

    def _acts(self, value: Text) -> bool:
        """Return whether a text names a body that acts, a ministry or a team."""
        known = self.lexicon.noun_forms.find(head(value.phrase.nom))
        return known is not None and known[0].kind in ACTING


def _is_half_told(name: Name) -> bool:
    first, *rest = name.phrase.nom.split()
    return len(rest) == 1 and first == definite(name.noun) and rest[0].startswith("ال")


def _which(noun: CountedNoun, number: Number) -> NounPhrase:
    phrase = _phrase(noun, number)
    told = f"ما {definite(phrase.nom)} {nouns.relative([phrase])}"
    return NounPhrase(told, gender=phrase.gender, number=phrase.number)


def what(preposition: str = "") -> str:
    """Ask for what is told in a clause: ماذا, بماذا, ممَّ."""
    return _WHAT.get(preposition) or governed(preposition, "ماذا")


def _is_of_one_thing(words: Sequence[str]) -> bool:
    """Return whether a text is of one thing: «حفل انطلاق المهرجان», not «دراسة مستفيضة من الوزارة»."""
    chain = list(takewhile(lambda word: word not in LEADING_PLACES, words))
    return len(chain) > 1 and any(word.startswith(("ال", "لل")) for word in chain)


def how_much(quantity: Quantity, of: str = "") -> str:
    """Ask by how much: «بأيّ نسبة ارتفع», «بأيّ مبلغ موّل»; of a change «بكم عاملًا زاد», «بكم دولارًا انخفض»."""
    kind = measured(quantity, of)
    if kind != "مقدار":
        return f"بأيّ {kind}"
    return f"بكم {count.counted_form(11, quantity.noun)}" if of and quantity.noun != BARE else "بكم"


def extent(quantity: Quantity, noun: str) -> NounPhrase:
    """Ask what a change comes to: «ما نسبة النموّ التي», «ما مقدار الزيادة الذي»; a verb behind it takes a pronoun."""
    kind = measured(quantity, noun)
    return NounPhrase(
        f"ما {kind} {noun} {'التي' if kind == 'نسبة' else 'الذي'}", gender=Gender.F if kind == "نسبة" else Gender.M
    )


def measured(quantity: Quantity, of: str = "") -> str:
    """Return what an amount is of: نسبة, مقدار; مبلغ, but of a change `of` something مقدار as well."""
    if quantity.noun == PERCENT:
        return "نسبة"
    return "مبلغ" if quantity.noun.kind in MEASURED and not of else "مقدار"


def _phrase(noun: CountedNoun, number: Number) -> NounPhrase:
    form = {Number.SINGULAR: noun.singular, Number.PLURAL: noun.plural}.get(number) or count.dual(noun)
    return NounPhrase(form, gender=noun.gender, number=number, human=noun.human)
