"""The case of a noun phrase, where it shows in letters: by a sure rule or a stored form, else MissingForm is raised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quizgen.arabic import words
from quizgen.arabic.attach import attach
from quizgen.arabic.letters import KASRATAN, listed, unmarked
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.words import indefinite_accusative

_FIVE_NOUNS = {"أبو": "أب", "أخو": "أخ", "حمو": "حم", "ذو": "ذ", "ذوو": "ذو"}
_PREPOSITIONS = frozenset(
    listed(
        "في من على إلى عن مع حول بشأن ضد لدى عند قبل بعد خلال أثناء بين نحو تجاه منذ حتى دون عبر حيال إزاء باسم فوق تحت"
        " وفق"
    )
)
_AFTER_OFFICE = frozenset(listed("لدى في باسم من على إلى عن بشأن"))
_SURE_ADJECTIVES = frozenset(
    listed(
        "آخر واحد جديد كبير صغير مشترك مسلح كافٍ خاص طويل قصير مهم رسمي عسكري دولي سياسي اقتصادي وثيق سابق مستقل"
        " موحد خارجي داخلي وطني محلي إقليمي عالمي عربي إسلامي مسيحي غربي شرقي شمالي جنوبي أوروبي أفريقي آسيوي"
        " أمريكي أميركي روسي صيني إيراني تركي مصري سعودي كويتي إماراتي لبناني سوري عراقي يمني أردني فلسطيني"
        " إسرائيلي ليبي تونسي جزائري مغربي سوداني فرنسي بريطاني ألماني إيطالي إسباني ياباني تجاري صناعي زراعي نقدي"
        " مصرفي نفطي تقني علمي طبي صحي تعليمي ثقافي تاريخي أثري ديني اجتماعي إنساني إداري قانوني قضائي أمني"
        " دبلوماسي حكومي شعبي رياضي إعلامي إلكتروني رقمي بيئي سنوي شهري أسبوعي يومي نهائي أولي مبدئي رئيسي أساسي"
        " إضافي مؤقت عاجل طارئ شامل كامل واسع محدود حديث قديم ضخم هائل خطير شديد قوي ضعيف جيد نادر مختلف متعدد"
        " متبادل متكامل متخصص مجاني مباشر إيجابي سلبي تجريبي ودي استثنائي استراتيجي إستراتيجي سري علني مرئي مسجل"
        " مصور مكتوب مفتوح مغلق ذاتي مدني بحري ميداني انتحاري إرهابي ناري كهربائي نووي شمسي فضائي خيري تطوعي بحثي"
        " عشوائي استثماري عقاري سياحي مروري جماعي فردي ثنائي ثلاثي مرتفع منخفض متوسط قياسي متنقل سكني"
    )
)
_BROKEN_ADJECTIVES = frozenset(listed("كبار صغار جدد قدامى شباب عرب روس أجانب أقوياء كثر قلائل"))
_FEMININE_WITHOUT_SIGN = frozenset(listed("حرب أرض نفس شمس نار دار يد عين روح سوق بئر سن طريق ريح كأس قدم"))
_CLAUSE_BEGINS = frozenset(listed("أن أنّ ألا ألّا"))
_QUANTIFIERS = frozenset(listed("بعض كل كلّ جميع معظم كافة سائر أيّ أي كلا كلتا"))
_PROPER = frozenset(["لبنان"])
_BEGIN_WITH_WAW = frozenset(
    listed("وزير وزارة وفد وكيل وكالة وثيقة وحدة ولاية ولي والد والدة واقع وضع ورشة وسط وقت وزن وصول")
)
_BEGIN_A_CLAUSE = frozenset(listed("لا ما لم لن له لها لهم فيه فيها به بها منه منها عليه عليها"))  # «عدد لا بأس به»
_TIME_NOUNS = frozenset(listed("عام سنة شهر يوم"))
_ATTACHED_PREPOSITION = re.compile(r"(?:لل|لإ|لأ|بإ|بال(?!غ\b))\w")
_HAMZA_BEFORE_PRONOUN = re.compile(r"(.+ا)ؤ(ه|ها|هما|هم|هن|نا|ك|كم)$")


def in_case(phrase: NounPhrase, case: Case) -> str:
    """Write a phrase in a case, as it is printed. Raises MissingForm where only a stored form would be safe."""
    if case is Case.NOMINATIVE:
        return phrase.nom
    stored = phrase.acc if case is Case.ACCUSATIVE else phrase.gen
    if stored:
        return stored
    twin = phrase.gen if case is Case.ACCUSATIVE else phrase.acc
    if twin and phrase.number is not Number.SINGULAR and oblique_shows(phrase):
        return twin  # duals and sound plurals have one form for both
    return _derived(phrase, case)


def oblique_shows(phrase: NounPhrase) -> bool:
    """Return whether accusative and genitive of a phrase show in the ending of its head: dual or sound plural."""
    head = unmarked(phrase.nom.split(" ", 1)[0])
    if phrase.number is Number.DUAL:
        return True
    plural = phrase.number is Number.PLURAL and phrase.gender is Gender.M
    return plural and head.endswith(("ون", "و")) and head.removeprefix("ال") not in words.BROKEN_IN_UN


def _told_by_its_shape(phrase: NounPhrase) -> NounPhrase:
    """Take «مندوبون عن الدول» for the plural that its shape shows, where nobody wrote its number."""
    head = unmarked(phrase.nom.split(" ", 1)[0])
    if phrase.number is not Number.SINGULAR or phrase.human or not words.is_sound_plural(head):
        return phrase
    return replace(phrase, number=Number.PLURAL, gender=Gender.M, human=True)


def _derived(phrase: NounPhrase, case: Case) -> str:
    phrase = _told_by_its_shape(phrase)
    head, *rest = phrase.nom.split(" ")
    if head in _CLAUSE_BEGINS and rest:  # «ألا يكون له دخل» shows no case
        return phrase.nom
    if head[:1].isdigit() or (rest and head in _QUANTIFIERS):  # what is counted stands as the number wants it
        return phrase.nom
    if oblique_shows(phrase):
        return _oblique_phrase(phrase, head, rest, case)
    if phrase.number is Number.SINGULAR and head in _FIVE_NOUNS and rest:
        return " ".join([_FIVE_NOUNS[head] + ("ا" if case is Case.ACCUSATIVE else "ي"), *rest])
    if seat := _HAMZA_BEFORE_PRONOUN.match(head):
        return " ".join([seat[1] + ("ء" if case is Case.ACCUSATIVE else "ئ") + seat[2], *rest])
    if case is Case.GENITIVE or _is_definite(phrase, head):
        return _with_adjectives(head, rest)
    return _indefinite_phrase(phrase, head, rest)


def _with_adjectives(head: str, rest: list[str]) -> str:
    """Turn the adjectives in ون that directly follow a head which shows no case: «الأطفال السوريين الرضع»."""
    turned = [head]
    while rest and words.is_sound_plural(unmarked(rest[0])) and rest[0].startswith("ال") == head.startswith("ال"):
        turned.append(words.oblique(rest.pop(0)))
    return " ".join([*turned, *rest])


def _is_definite(phrase: NounPhrase, head: str) -> bool:
    return head.startswith("ال") and phrase.article is not False


def _oblique_phrase(phrase: NounPhrase, head: str, rest: list[str], case: Case) -> str:
    """Turn the head and the adjectives that directly follow it; raise where a later word might be one."""
    if phrase.number is Number.PLURAL and not phrase.human:
        raise MissingForm(phrase, case)
    ending = "ان" if phrase.number is Number.DUAL else "ون"
    turned = [words.oblique(head)]
    bare_construct = unmarked(head).endswith(("ا", "و", "آ")) and (not rest or rest[0].startswith("و"))
    if turned[0] == head or bare_construct:  # a name such as «روسيا وأبخازيا» is no dual in letters
        raise MissingForm(phrase, case)
    if unmarked(head).endswith(ending):
        definite = _is_definite(phrase, head)
        while rest and unmarked(rest[0]).endswith(ending) and rest[0].startswith("ال") == definite:
            turned.append(words.oblique(rest.pop(0)))
        doubtful = rest
    else:  # in construct: the next word is what it belongs to
        doubtful = rest[1:]
    if any(re.fullmatch(rf"و?ال\w+{ending}", unmarked(word)) for word in doubtful):
        raise MissingForm(phrase, case)
    if case is Case.ACCUSATIVE and rest and rest[0] in _BROKEN_ADJECTIVES and unmarked(head).endswith(ending):
        turned.append(indefinite_accusative(rest.pop(0), plural=True))
    return " ".join([*turned, *rest])


def _indefinite_phrase(phrase: NounPhrase, head: str, rest: list[str]) -> str:
    """Write the accusative of a phrase without an article: a name, a construct, or a noun with its adjectives."""
    if not rest:
        return _single(phrase, head)
    if rest[0] == "من" and len(rest) > 1 and re.fullmatch(r"\w{2,}وا", rest[1]):  # «تعويض مَن فقدوا وظائفهم»
        return phrase.nom
    if _shows_nothing(phrase, head, rest):
        return phrase.nom
    adjectives: list[str] = []
    while rest and (rest[0] in _agreeing_adjectives(phrase) or _is_one_more(phrase, rest[0], adjectives)):
        adjectives.append(indefinite_accusative(rest.pop(0)))
    behind_adjective = bool(adjectives and rest) and re.match(r"[لب]\w{3}", rest[0])  # «ترخيصًا مؤقتًا لمزاولة …»
    if behind_adjective or (_begins_a_complement(rest[0]) if rest else adjectives):
        return " ".join([_accusative(phrase, head), *adjectives, *rest])
    person = phrase.human and phrase.number is Number.SINGULAR
    if not adjectives and (person or _is_construct(phrase, rest)):
        return phrase.nom
    people = phrase.human and phrase.number is Number.PLURAL and rest and rest[0] not in _BROKEN_ADJECTIVES
    if people and not adjectives and unmarked(_accusative(phrase, head)) == unmarked(head):
        return _with_adjectives(head, rest)  # «خبراء دوليين», «زملاء كريم»
    raise MissingForm(phrase, Case.ACCUSATIVE)


def _shows_nothing(phrase: NounPhrase, head: str, rest: list[str]) -> bool:
    """Return whether neither the head nor an adjective behind it can take a tanwin: أوسيتيا الجنوبية, قواعد جديدة."""
    if unmarked(head).endswith("ات") and len(head) > 4 and unmarked(_accusative(phrase, head)) == unmarked(head):
        return True  # its adjectives end in ة or ات, and what it belongs to is in the genitive anyway
    feminine_adjectives = phrase.gender is Gender.F or (phrase.number is Number.PLURAL and not phrase.human)
    if not feminine_adjectives:
        return False
    if _is_feminine_name(phrase, head):
        return True
    return unmarked(_accusative(phrase, head)) == unmarked(head) and not _begins_a_complement(rest[0])


def _accusative(phrase: NounPhrase, head: str) -> str:
    return indefinite_accusative(head, plural=phrase.number is Number.PLURAL, diptote=phrase.diptote)


def _is_feminine_name(phrase: NounPhrase, head: str) -> bool:
    """Part a name such as بيروت, which takes no tanwin, from the few feminine nouns that look like it."""
    singular = phrase.gender is Gender.F and phrase.number is Number.SINGULAR
    return singular and not unmarked(head).endswith("ة") and head not in _FEMININE_WITHOUT_SIGN


# Nouns in ية: what else ends so is an adjective, «أسس علمية».
_NOUNS_IN_IYYA = frozenset(
    listed(
        "قضية عملية جمعية اتفاقية بلدية ميزانية أغلبية أقلية نظرية شخصية كلية حرية هوية تنمية تربية تغذية "
        "توعية تسوية تعبئة آلية ملكية جنسية سرية كمية نوعية أهمية إمكانية مسؤولية مديرية مرجعية غالبية فعالية "
        "شعبية صلاحية حماية رعاية بداية نهاية غاية هداية رواية ولاية دراية كفاية وقاية جباية بناية عناية قرية "
        "بنية هدية تحية ضحية وصية أرضية خلفية مروحية دورية برقية مسرحية أمسية أغنية عبودية إنسانية جمهورية "
        "إمبراطورية حساسية عضوية تقنية تصفية ترقية تنقية تغطية تهدئة تنحية تضحية تخلية تزكية تجربة"
    )
)


FEMININE_ADJECTIVES = frozenset(words.feminine(adjective) for adjective in _SURE_ADJECTIVES)


def _agreeing_adjectives(phrase: NounPhrase) -> frozenset[str]:
    if phrase.number is Number.PLURAL and phrase.human:
        return _BROKEN_ADJECTIVES
    is_feminine = phrase.gender is Gender.F or phrase.number is Number.PLURAL  # the plural of things agrees like her
    return FEMININE_ADJECTIVES if is_feminine else _SURE_ADJECTIVES


def _is_one_more(phrase: NounPhrase, word: str, before: Sequence[str]) -> bool:
    """Return whether a word is an adjective by its shape: in ية behind the plural of things, «أسس علمية».

    Behind a sure adjective a participle is one more: «أسس علمية متقدمة», «موقف رسمي متشدد».
    """
    things = phrase.number is Number.PLURAL and not phrase.human
    if things and len(word) > 4 and word.endswith("ية") and word not in _NOUNS_IN_IYYA:
        return True
    feminine = things or phrase.gender is Gender.F
    fits = re.fullmatch(r"م\w{3,5}ة" if feminine else r"م\w{3,5}", word)
    return bool(before and fits) and not (phrase.human and phrase.number is Number.PLURAL)


def _single(phrase: NounPhrase, head: str) -> str:
    turned = _accusative(phrase, head)
    if phrase.number is Number.PLURAL or head.endswith(KASRATAN) or phrase.diptote is not None:
        return turned  # names are singular and without case, so this is a common noun
    if phrase.human or head in _PROPER or _is_feminine_name(phrase, head) or unmarked(turned) == unmarked(head):
        return head
    if phrase.gender is Gender.F:
        return turned
    raise MissingForm(phrase, Case.ACCUSATIVE)


def _begins_a_complement(word: str) -> bool:
    return word in _PREPOSITIONS or word in _BEGIN_A_CLAUSE or bool(_ATTACHED_PREPOSITION.match(word))


def _is_construct(phrase: NounPhrase, rest: list[str]) -> bool:
    """Return whether what follows an indefinite-looking head is surely a noun that it belongs to."""
    first = unmarked(rest[0])
    if not re.match(r"[\u0621-\u064a]", first) or first in _TIME_NOUNS:
        return True
    if len(first) > 4 and first.endswith("ين"):
        return True  # an adjective of the nominative would end in ان or ون: «توفير سيارتين»
    if first.endswith("ا") or re.fullmatch(r"(?:إ\w{2,3}ا\w|است\w{2}ا\w|ان\w{2}ا\w)", first):
        return True  # proper names in ا and verbal nouns are no adjectives
    if first.endswith("ة") and phrase.gender is Gender.M and phrase.number is Number.SINGULAR:
        return True
    for word in rest:
        if word.startswith("ال"):
            return True  # a definite word with no preposition before it closes a chain of constructs
        if _begins_a_complement(word) or (word.startswith("و") and word not in _BEGIN_WITH_WAW):
            return False
    return False


def construct(noun: NounPhrase, owner: str) -> NounPhrase:
    """Put a noun in construct with its owner, all cases told: قانون إنشاء المجموعة, طرفا المعاهدة."""
    nominative = words.in_construct(noun.nom) if oblique_shows(noun) else noun.nom
    oblique = words.oblique(nominative) if oblique_shows(noun) else noun.nom
    return replace(noun, nom=f"{nominative} {owner}", acc=f"{oblique} {owner}", gen=f"{oblique} {owner}")


def as_office(title: str) -> str:
    """Turn an office into what somebody is appointed as: رئيسًا للوزراء, سفيرًا لروسيا لدى واشنطن.

    Raises MissingForm where an adjective follows the construct: it could belong to either noun.
    """
    head, *rest = title.split(" ")
    indefinite = indefinite_accusative(head.removeprefix("ال"))
    if not rest or rest[0] in _AFTER_OFFICE:
        return " ".join([indefinite, *rest])
    if head.startswith("ال") or (len(rest) > 1 and rest[1] not in _AFTER_OFFICE):
        raise MissingForm(title, "predicate")
    return f"{indefinite} {attach('ل', ' '.join(rest))}"


def citation(span: str, number: Number = Number.PLURAL) -> str:
    """Turn a span cut from a sentence back to the nominative, without its preposition.

    مواطني أوسيتيا → مواطنو أوسيتيا, للقيادة → القيادة. `number` tells dual from plural where the ending could be
    either (طرفي المعاهدة); a feminine ـتي is a dual anyway.
    """
    head, *rest = span.split(" ")
    if head.startswith("لل"):
        head = "ال" + head[2:]
    elif re.match(r"[بكف]ال", head):
        head = head[1:]
    if head.endswith("تين"):
        head = head[:-2] + "ان"
    elif head.endswith("تي") and rest:
        head = head[:-1] + "ا"
    elif head.endswith("ين") and number is Number.DUAL:
        head = head[:-2] + "ان"
    elif head.endswith("ي") and rest and not head.startswith("ال"):
        head = head[:-1] + ("ا" if number is Number.DUAL else "و")
    return " ".join([head, *rest])
