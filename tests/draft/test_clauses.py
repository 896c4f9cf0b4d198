"""What a draft says of a verb's clause: its subject, what it counts, how long, where, and whose words it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.arabic.notation import read_time
from quizgen.build import load_templates
from quizgen.draft.declared import Held
from quizgen.draft.facts import Draft, draft
from quizgen.draft.scan import scan
from quizgen.model import Templates

Drafted = Callable[[str], Draft]


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


@pytest.fixture
def drafted(templates: Templates) -> Drafted:
    return lambda text: draft(
        scan(text, templates.lexicon, read_time("2024-05-15")), templates.lexicon, templates.verbs
    )


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("واعتقلت الشرطة 12 شخصا.", {"what": "12 شخصا"}),
        ("وانخفض سعر القمح 3.5 في المئة.", {"amount": "3.5 في المئة"}),
        ("وارتفع سعر القمح بنسبة 4 بالمئة.", {"amount": "4 بالمئة"}),
        ("وارتفع سعر القمح من 40 دولارا إلى 52 دولارا.", {"from": "40 دولارا", "to": "52 دولارا"}),
        ("وانخفض سعر القمح 3 بالمئة إلى 200 دولار للطن.", {"amount": "3 بالمئة", "to": "200 دولار"}),
        ("واستمرت المحادثات ثلاثة أيام.", {"lasts": "ثلاثة أيام"}),
        ("وتوقفت المحادثات لمدة شهرين.", {"lasts": "شهرين"}),
        ("وانطلقت المحادثات في جنيف.", {"where": "jnyf"}),
        ("ووقع انفجار في بغداد أمس.", {"where": "bghdad", "when": "2024-05-14"}),
    ],
)
def test_what_stands_right_beside_the_verb_is_drafted(drafted: Drafted, text: str, roles: dict[str, str]) -> None:
    (fact,) = drafted(text).facts
    assert {role: told for role, told in fact.roles.items() if role != "who"} == roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("وأشارت البيانات إلى نمو بنسبة 6 في المئة.", "amount"),  # of the growth
        ("وتراجعت أسهم 81 شركة.", "amount"),  # of the companies
        ("وتواجه الشركة خطر الإيقاف بعد 15 أكتوبر 2024.", "when"),
        ("واستقبل الوزير سفير السودان في القاهرة.", "where"),  # of the ambassador
        ("وفضل النادي إقامة المعسكر في جنيف.", "where"),  # of the camp
        ("وعلق المجلس إغلاق الجسر لمدة شهرين.", "lasts"),  # of the closing
        ("وأقام الاتحاد المعرض خلال الفترة من 30 / 10 إلى 20 / 11 ثم الدورة من 1 مايو 2024.", "when"),
    ],
)
def test_what_may_belong_to_a_noun_is_not_drafted_of_the_verb(drafted: Drafted, text: str, role: str) -> None:
    assert [fact.roles[role] for fact in drafted(text).facts if role in fact.roles] == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("ونزل سهم الشركة 1.9 في المئة.", ["سهم الشركة"]),
        ("وتنوعت اهتمامات الصحف المصرية الصادرة اليوم.", ["اهتمامات الصحف المصرية الصادرة"]),
        ("وتعرضت بلدية أيضا لضغوط كبيرة.", ["بلدية"]),
        ("وأصدر المجلس قرارا جديدا.", ["المجلس"]),
        ("الوزيران سيناقشان الأزمة.", ["الوزيران"]),
        ("وحدد الجهاز الفني للمنتخب الأول أسماء اللاعبين.", ["الجهاز الفني"]),
        ("وتوقف علاج المصابين بعد أن أكملت الوزارة التحقيق.", ["علاج المصابين", "الوزارة"]),
        ("وبحث المجلس العمل الإرهابي الذي استهدف القرية.", ["المجلس", "العمل الإرهابي"]),
        ("وفاز سالم العمري، الذي افتتح المعرض.", ["سالم العمري", "سالم العمري"]),
        ("وحضر الحفل الأمير سالم العمري.", ["سالم العمري"]),  # the feast attends nobody
        ("وانتقد البرتغالي سالم العمري الفريق.", ["سالم العمري"]),
        ("وجددت الهزيمة الشكوك حول المدرب.", ["الهزيمة"]),  # no attribute of hers: it does not agree
        ("شهد المعرض حضورا كبيرا.", ["المعرض"]),
    ],
)
def test_a_subject_is_told_by_what_surrounds_it(drafted: Drafted, text: str, who: list[str]) -> None:
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    told = [names.get(fact.roles["who"], fact.roles["who"]) for fact in made.facts]
    assert [each for each in who if each not in told] == []


@pytest.mark.parametrize(
    "text",
    [
        "وتراجعت أسهم 81 شركة.",  # not «the shares»
        "وسيمنح اللاعبون راحة.",  # they are given it
        "ويقود الفريق المدرب رادو سلاف.",  # the coach leads the team
        "وطالب الحزب بالإضراب الذي دعا إليه الاتحاد.",
        "وتم إحراق سيارات.",
        "وناقش الوزير اللقاء الذي حضره مسؤولو المركز.",
        "وقاد البرتغالي ديسلفا التدريبات.",
    ],
)
def test_who_is_not_surely_the_subject_is_not_drafted(drafted: Drafted, text: str) -> None:
    subjects = {"أسهم", "اللاعبون", "الفريق", "الإضراب", "إحراق سيارات", "اللقاء", "البرتغالي"}
    assert [fact for fact in drafted(text).facts if fact.roles.get("who") in subjects] == []


def test_who_speaks_without_a_name_is_declared_and_has_the_words(drafted: Drafted) -> None:
    made = drafted("وأعلنت السلطات أن حركة المواصلات توقفت.")
    assert [(name.id, name.ar, name.type) for name in made.names if name.ar == "السلطات"] == [
        ("sltat", "السلطات", "organisation")
    ]
    assert [(fact.does, fact.by) for fact in made.facts if fact.by] == [("توقّف", ("sltat", ""))]


def test_what_is_worth_mentioning_is_the_articles_own_word(drafted: Drafted) -> None:
    made = drafted("يذكر أن الفريق السعودي سيقيم دورة جديدة.")
    assert [(fact.does, fact.roles["who"], fact.by) for fact in made.facts] == [("أقام", "الفريق السعودي", None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقالت مصادر أمنية عراقية لوكالة رويترز إن الجسر آمن.", "مصادر أمنية عراقية"),
        ("وقال مصدر لـ«الوطن»، إن الجسر آمن.", "مصدر"),
        ("وقال سماسرة إن الجسر آمن.", "سماسرة"),
        ("وذكرت مصادر محلية، بأن الجسر آمن.", "مصادر محلية"),
        ("وقال البيت الأبيض إن الجسر آمن.", "البيت الأبيض"),
    ],
)
def test_a_speaker_may_be_no_name(templates: Templates, text: str, speaker: str) -> None:
    assert [each.speaker for each in scan(text, templates.lexicon).speech] == [speaker]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("زار الرئيس عبد الفتاح المصري المعرض.", "عبد الفتاح المصري"),
        ("والتقى الوزير نظيره الروسي سيرغي لافروف.", "سيرغي لافروف"),
        ("وترأس م. فارس بن مياح الشفق الاجتماع.", "فارس بن مياح الشفق"),
        ("ووصل إسماعيل ولد الشيخ إلى مسقط.", "إسماعيل ولد الشيخ"),
        ("وقال العضو رامي الحداد إن الجسر آمن.", "رامي الحداد"),
        ("وقالت المساعدة للشؤون التعليمية آمنة الغامدي إن الجسر آمن.", "آمنة الغامدي"),
        ("وقال المدرب سامي الـبـكر إن الجسر آمن.", "سامي البكر"),
    ],
)
def test_a_person_is_found_by_a_title_in_any_form(drafted: Drafted, text: str, name: str) -> None:
    assert name in [each.ar for each in drafted(text).names]


def test_two_verbs_of_saying_in_a_sentence_are_told_apart(drafted: Drafted) -> None:
    made = drafted("وقال سالم العمري إن الجسر آمن، وأكد نبيل الطائي أن سعر القمح هبط في السوق.")
    assert [fact.by for fact in made.facts if fact.by] == [("taiy", "أكّد أنّ")]


@pytest.mark.parametrize(
    "text",
    ["وانتهى معسكر الفريق المقام في جدة.", "وعاد في يونيو حزيران.", "وزاره ووك الذي فاز.", "وفاز مهاجم سوانزي سيتي."],
)
def test_words_that_name_nobody_are_no_persons(drafted: Drafted, text: str) -> None:
    assert [name.ar for name in drafted(text).names if name.type == "person"] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ودعت الوزارة إلى اجتماع الدول في مايو 2023.", "when"),  # of the meeting
        ("واتخذ الوزير القرار بعد لقاء السفير في رمضان 1444.", "when"),
        ("ونص القرار على إلغاء الرسوم خلال ثلاثة أعوام اعتبارا من 2022.", "when"),
        ("وبدأت المباراة بحذر شديد.", "what"),
        ("واستهل اللاعب الفترة الماضية بالراحة.", "what"),  # the phrase is cut
    ],
)
def test_what_another_word_may_govern_is_left_to_the_author(drafted: Drafted, text: str, role: str) -> None:
    assert [told for fact in drafted(text).facts if (told := fact.roles.get(role, "?")) != "?"] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("وفي 12 مايو 2024، افتتح الوزير المعرض.", "2024-05-12"),
        ("وأمس زار الوزير المعرض.", "2024-05-14"),
        ("وزار الوزير المعرض يوم 12 مايو 2024.", "2024-05-12"),
        ("وافتتح الوزير المعرض في جدة أمس.", "2024-05-14"),
        ("وبعد لقاء السفير في 12 مايو 2024 زار الوزير المعرض.", ""),
    ],
)
def test_a_time_is_the_verbs_where_nothing_else_stands_beside_it(drafted: Drafted, text: str, when: str) -> None:
    (fact,) = drafted(text).facts
    assert fact.roles.get("when", "") == when


@pytest.mark.parametrize(
    "text",
    [
        "وزار السفير الثالث من الاتحاد الأوروبي الذي يزور الجزائر.",
        "وشهدت مطاعم القرية التراثية التي تحتوي على متاحف حضورا.",
        "وفي المعارض التي جذبت آلاف الزوار.",
        "وفي أهل البلد الذي يحتضنها بلبس الجاكيت.",
        "وأعلن نادي لخويا أن اللاعب شارك.",
        "ودعا جميع المستفيدين إلى الإبلاغ.",
        "وفرق توضح الحياة الاجتماعية لأهل جدة.",
        "وتجدر الإشارة إلى المعرض.",
    ],
)
def test_whoever_is_not_surely_the_subject_is_not_drafted(drafted: Drafted, text: str) -> None:
    wrong = (
        "الاتحاد الأوروبي",
        "القرية التراثية",
        "آلاف",
        "نادي",
        "المستفيدين",
        "الحياة الاجتماعية",
        "الإشارة",
        "بلبس",
    )
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    told = [names.get(fact.roles["who"], fact.roles["who"]) for fact in made.facts]
    assert [who for who in told if any(word in who for word in wrong)] == []


def test_a_claim_in_the_present_is_told_as_said(drafted: Drafted) -> None:
    (fact,) = drafted("ويشير سالم العمري إلى أن سكان المدينة القديمة يعيشون في بيوت جديدة.").facts[:1]
    assert (fact.does, fact.mood) == ("أشار إلى", "")


def test_what_somebody_says_who_is_not_sure_is_left_to_decide(drafted: Drafted) -> None:
    facts = drafted("وقال من رأى الحريق أمس إن الشرطة أغلقت الشارع.").facts
    assert [(fact.does, fact.by) for fact in facts if fact.does == "أغلق"] == [("أغلق", ("?", ""))]
    facts = drafted("ويذكر أن الشرطة أغلقت الشارع.").facts
    assert [(fact.does, fact.by) for fact in facts] == [("أغلق", None)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وقال الدكتور محمد جمال الدين مظلوم إن العمل انتهى.", {"محمد جمال الدين مظلوم": "m"}),
        ("وقالت الدكتورة رقية عواشرية إن العمل انتهى.", {"رقية عواشرية": "f"}),
        ("وقالت الدكتور سميرة القحطاني إن العمل انتهى.", {"سميرة القحطاني": "?"}),
        ("وزار المعرض خالد الحربي وعبد الله السديري.", {"خالد الحربي": "m", "عبد الله السديري": "m"}),
    ],
)
def test_a_name_is_whole_and_its_gender_sure(drafted: Drafted, text: str, names: dict[str, str]) -> None:
    told = {name.ar: name.gender for name in drafted(text).names}
    assert {name: told.get(name) for name in names} == names


def test_the_holder_of_a_long_office_speaks_by_name(drafted: Drafted) -> None:
    text = "وأوضح رئيس اللجنة الإعلامية للانتخابات بمنطقة نجران سالم العمري، أن العمل انتهى."
    made = drafted(text)
    assert [(fact.does, {name.id: name.ar for name in made.names}[fact.roles["who"]]) for fact in made.facts[:1]] == [
        ("أوضح", "سالم العمري")
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("وتراجعت أسعار النفط في التعاملات الآسيوية أمس.", "2024-05-14"),
        ("ودعا الوزير إلى اجتماع الأحد المقبل.", ""),
        ("واستنكر الوزير هجوم أمس.", ""),
        ("وسيغيب اللاعب عن ثلاث مباريات أمام الفريق يوم السبت المقبل.", ""),
    ],
)
def test_a_day_counted_from_publication_is_the_verbs_where_no_noun_may_have_it(
    drafted: Drafted, text: str, when: str
) -> None:
    assert [fact.roles["when"] for fact in drafted(text).facts if fact.roles.get("when", "?") != "?"] == [when] * bool(
        when
    )


def test_what_stands_between_a_verb_of_saying_and_its_clause_dates_the_saying(drafted: Drafted) -> None:
    (fact,) = drafted("وقال سالم العمري في لقاء مع الصحفيين أمس إن المعرض سيفتح في يونيو 2024.").facts[:1]
    assert fact.roles["when"] == "2024-05-14"


def test_what_will_be_is_planned(drafted: Drafted) -> None:
    (fact,) = drafted("وسوف يستكمل الفريق التدريبات.").facts
    assert fact.mood == "planned"


def test_no_part_of_a_day_is_a_subject(drafted: Drafted) -> None:
    assert drafted("واستشهد مساء الأحد جنديان.").facts == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وحضرت الجمعية العامة للأمم المتحدة اللقاء.", ["الجمعية العامة للأمم المتحدة"]),
        ("وأغلقت الحواجز حركة المرور.", []),
        ("وأعلنت وزارة الثقافة والإعلام النتائج.", ["وزارة الثقافة والإعلام"]),
    ],
)
def test_an_institution_is_whole_and_no_deed(drafted: Drafted, text: str, names: list[str]) -> None:
    assert [name.ar for name in drafted(text).names if name.type == "organisation"] == names


@pytest.mark.parametrize(
    "text", ["وأصدرت المحكمة المتخصصة حكما جديدا.", "وأصدرت المحكمة الجزائية المتخصصة في مقرها حكما جديدا."]
)
def test_an_attribute_of_the_subject_is_no_object(drafted: Drafted, text: str) -> None:
    assert [fact.roles["what"] for fact in drafted(text).facts if "المتخصصة" in fact.roles.get("what", "")] == []


@pytest.mark.parametrize(
    ("text", "role", "wrong"),
    [
        ("وعن الأمور التي قد تسبب أو تزيد دوار الحركة.", "who", "دوار الحركة"),
        ("ودوار الحركة يعتقد أنه مرض.", "who", "دوار الحركة"),
        ("وتشتبه هيئة الرقابة على الدخول في الأرجنتين في 12 حكما.", "what", "الأرجنتين"),
        ("وكشفت صحيفة «الساحل» أن العمل انتهى.", "who", "صحيفة"),
        ("وثبتت إدانته بنكثه العهد واليمين.", "who", "إدانته بنكثه العهد"),
        ("وقال الصحافي اليمني أنيس منصور إن العمل انتهى.", "who", "اليمني أنيس منصور"),
    ],
)
def test_neither_a_cut_phrase_nor_anothers_is_drafted(drafted: Drafted, text: str, role: str, wrong: str) -> None:
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    assert wrong not in [names.get(told, told) for fact in made.facts if (told := fact.roles.get(role, ""))]


@pytest.mark.parametrize(
    ("text", "role", "value"),
    [
        ("وقرر المجلس إغلاق الجسر القديم.", "what", "إغلاق الجسر القديم"),
        ("وقرر المجلس إقامة مصنع للأسمدة في الجنوب، حيث تقل الوظائف.", "what", "إقامة مصنع للأسمدة في الجنوب"),
        ("وأصدر المجلس قرارا جديدا.", "what", "قرار جديد"),
        ("وأصدر المجلس قرارا بإغلاق 10 منشآت سياحية في المدينة.", "what", "قرار بإغلاق 10 منشآت سياحية"),
        ("ووصلت المساعدات الطبية إلى المدينة القديمة.", "to", "المدينة القديمة"),
        ("وقام المعلم بزيارة المتحف الجديد.", "what", "زيارة المتحف الجديد"),
        ("وتوقفت المحادثات بسبب الأمطار الغزيرة.", "why", "الأمطار الغزيرة"),
        ("وقرر المجلس تشكيل لجنة مستقلة للوقوف على أسباب تسريب المراسلات المتبادلة.", "what", "تشكيل لجنة مستقلة"),
    ],
)
def test_a_value_is_a_whole_phrase_in_the_nominative(drafted: Drafted, text: str, role: str, value: str) -> None:
    assert [fact.roles.get(role) for fact in drafted(text).facts[:1]] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "ورفض الشاهد الكشف عن اسمه.",  # whose name stands outside
        "وقررت الوزارة تعيين المدير والتحقت موظفات بالمكتب.",
        "وقرر المجلس رفع كفاية أداء المدارس الجديدة القريبة المتميزة المختارة.",  # longer than an answer
        "وقرر المجلس تعليق جميع الأنشطة.",  # no question may hold «جميع»
        "وحرص الوزير على الالتقاء بالمرضى والمراجعين والاستماع إلى ما يقولون.",
        "وناقش المجلس دور الصندوق في التنمية وبرامج أخرى كثيرة جدا.",
        "وركز التقرير على حرص الدولة على سلامة شعبها.",  # care for what?
    ],
)
def test_a_value_that_would_be_cut_is_left_to_decide(drafted: Drafted, text: str) -> None:
    assert [fact.roles["what"] for fact in drafted(text).facts[:1]] == ["?"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("وأدان سالم بن ماجد العمري الرئيس العام لرعاية الموهوبين الهجوم.", "الرئيس العام لرعاية الموهوبين"),
        ("وأدان سالم بن ماجد العمري، الرئيس العام لرعاية الموهوبين، الهجوم.", "الرئيس العام لرعاية الموهوبين"),
        ("وقال سالم العمري، المتحدث باسم الوزارة، إن العمل انتهى.", "المتحدث باسم الوزارة"),
        (
            "وقال سالم العمري، رئيس الهيئة العامة للسياحة والتراث الوطني، إن العمل انتهى.",
            "رئيس الهيئة العامة للسياحة والتراث الوطني",
        ),
        ("وقال سالم العمري أمير منطقة نجران رئيس مجلس التنمية إن العمل انتهى.", "أمير منطقة نجران"),
        ("وقال الرئيس التنفيذي سالم العمري إن العمل انتهى.", ""),  # of what?
        ("وقال وزير التعليم سالم العمري إن العمل انتهى.", "وزير التعليم"),
    ],
)
def test_an_office_is_whole_or_left_out(drafted: Drafted, text: str, office: str) -> None:
    made = drafted(text)
    assert [name.office for name in made.names if name.type == "person"] == [office]
    assert [fact.roles.get("what") for fact in made.facts if "الرئيس" in fact.roles.get("what", "")] == []


def test_a_plural_that_is_no_nominative_is_no_subject(drafted: Drafted) -> None:
    assert drafted("هذه هي المحاضر التي دونها مفتشي فرع السياحة.").facts == []


def test_nobody_is_called_by_his_fathers_name(drafted: Drafted) -> None:
    made = drafted(
        "وصل الأمير سالم بن عبدالعزيز. وزار الأمير مدينة الملك عبدالعزيز. وقال عبدالعزيز الصقر إن العمل انتهى."
    )
    assert [name.aliases for name in made.names if name.ar == "سالم بن عبدالعزيز"] == [()]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقام مدير جامعة الملك سعود سالم العمري بزيارة المتحف.", "سالم العمري"),
        ("وذكرت الصحيفة أن المرحلة التالية ستشهد تنسيقا جديدا.", "المرحلة التالية"),
        ("وعاود الفريق الأول لكرة القدم بنادي الساحل تدريباته.", "الفريق الأول"),
        ("وقال شاهد فلسطيني إن العمل انتهى.", "شاهد فلسطيني"),
        ('وأكدت مصادر "الساحل" أن العمل انتهى.', 'مصادر "الساحل"'),
        ("ويسعى العديد من الصيادين إلى المدينة القديمة.", "العديد من الصيادين"),
        ("وأكدت وزارة الصحة أن المركز الإعلامي بنادي الساحل أعلن موعد المباراة.", "المركز الإعلامي بنادي الساحل"),
    ],
)
def test_whoever_acts_is_told_whole(drafted: Drafted, text: str, who: str) -> None:
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    assert who in [names.get(fact.roles["who"], fact.roles["who"]) for fact in made.facts]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("وقال سالم العمري إن العمل انتهى. وأضاف أن المجلس قرر إقامة المعرض.", "amry"),
        ("وقال سالم العمري إن العمل انتهى. وقال شاب آخر إن المجلس قرر إقامة المعرض.", "?"),
        ("وقال سالم العمري إن العمل انتهى. وافتتح الوزير المعرض. وأضاف أن المجلس قرر إقامة المعرض.", "?"),
    ],
)
def test_one_who_goes_on_speaking_is_told_where_nobody_else_may_be_meant(drafted: Drafted, text: str, by: str) -> None:
    assert [fact.by and fact.by[0] for fact in drafted(text).facts if fact.does == "قرّر"] == [by]


def test_of_two_facts_that_one_question_would_ask_for_the_second_is_left_to_decide(drafted: Drafted) -> None:
    made = drafted("وقرر المجلس إقامة المعرض الكبير. وقرر المجلس زيارة المتحف الجديد.")
    assert [fact.roles["what"] for fact in made.facts] == ["إقامة المعرض الكبير", "?"]


@pytest.mark.parametrize(
    "text", ["وحضر الحفل الوزير السابق في المدينة.", "وقدمت العديد من المبادرات السلمية لحل الأزمة القديمة."]
)
def test_an_object_that_stands_before_its_subject_or_without_one_is_no_subject(drafted: Drafted, text: str) -> None:
    assert drafted(text).facts == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وأشاد الوزير بالدورات التدريبية التي نظمها المجلس.", "الدورات التدريبية"),
        ("وحضر الوزير تدريبات لياقية قادها سالم العمري.", "تدريبات لياقية"),
        ("وزار الوفد القرية في الرحلة التي نظمها المجلس.", "الرحلة"),
        ("وافتتح الوزير ورش العمل التي نظمها المجلس.", "?"),  # the shops' or the work's
        ("واطلع الوفد على الجهود التي بذلها المجلس.", "?"),  # no answer by itself
        ("وأقيم المعرض الذي نظمها المجلس.", "?"),  # the pronoun is another's
    ],
)
def test_a_pronoun_on_a_verb_is_what_the_relative_goes_on_with(drafted: Drafted, text: str, value: str) -> None:
    told = [fact.roles["what"] for fact in drafted(text).facts if fact.does in ("نظّم", "قاد", "بذل")]
    assert told == [value]


@pytest.mark.parametrize(
    ("text", "value", "held"),
    [
        ("وأكملت الجامعة زياراتها اليومية.", "الزيارات اليومية", "زياراتها اليومية"),
        ("وافتتحت الجامعة مكتبتها.", "المكتبة", "مكتبتها"),
    ],
)
def test_what_the_subject_owns_has_the_article_and_holds_its_words(
    drafted: Drafted, text: str, value: str, held: str
) -> None:
    (fact,) = drafted(text).facts
    told = fact.roles["what"]
    assert isinstance(told, Held)
    assert (told, told.held) == (value, held)


def test_what_another_owns_is_left_to_decide(drafted: Drafted) -> None:
    assert [fact.roles["what"] for fact in drafted("وأنهى الوزير زيارتها.").facts] == ["?"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وقدم المعرض برامج ترفيهية وألعابا.", "برامج ترفيهية"),
        ("وناقش المجلس خطط إنشاء وتطوير وتحديث المباني العامة القديمة.", "?"),
        ("وناقش المجلس الأداء الإداري والتعليمي والصحي والرياضي والفني والثقافي.", "?"),
    ],
)
def test_the_first_of_several_things_is_drafted_where_it_is_one_by_itself(
    drafted: Drafted, text: str, value: str
) -> None:
    assert [fact.roles["what"] for fact in drafted(text).facts] == [value]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وطلبت الوزارة من المعلنة أسماؤهم مراجعة المكتب.", ["الوزارة"]),  # nobody asks for a ministry
        ("وأيد المشاركون في الجلسات الاقتراح.", ["المشاركون"]),
        ("وبلغت قيمة اللقاحات التي منحت للأطفال 600 مليون ريال.", ["قيمة اللقاحات"]),
        ("وأعلنت المدرسة البرنامج الذي نجح سالم العمري في تصميمه.", ["سالم العمري"]),
        ("وبدأت اليونان في العودة إلى السوق.", ["اليونان"]),
        ("ويضم مبنى المحطة، قاعة المعارض ومتجرا.", ["مبنى المحطة"]),
        ("وكرم الاتحاد في المدينة.", []),  # or it was honoured
        ("ويتكون القانون من مواد تتناول الهيئة.", []),  # the articles treat of it
    ],
)
def test_whoever_a_verbs_meaning_lets_only_act_is_its_subject(drafted: Drafted, text: str, who: list[str]) -> None:
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    asked = ("بدأ", "ضمّ", "طلب", "أيّد", "بلغ", "نجح في", "كرّم", "تناول")
    assert [names.get(f.roles["who"], f.roles["who"]) for f in made.facts if f.does in asked] == who


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("وأوضح ذلك مدير جامعة الساحل سالم العمري.", ["سالم العمري"]),
        ('وأكدت مصادر مطلعة لـ"سبق" أن الجسر آمن.', ["مصادر مطلعة"]),
        ("وصرح مصدر يمني بأن الجسر آمن.", ["مصدر يمني"]),
        ("وقالت الهيئة العامة للطيران، أمس السبت، إن الجسر آمن.", ["الهيئة العامة للطيران"]),
        ("وقدم سالم العمري تقريرا. وأشار إلى أن الجسر آمن.", ["سالم العمري"]),
        ("والتقى سالم العمري ماجد الحربي. وأشار إلى أن الجسر آمن.", [""]),  # either of the two
        ("وقالت الوزارة إن الجسر آمن. وأضافت أنهما يعملان.", ["الوزارة", "الوزارة"]),
        ("وطالب سالم العمري بالدعم.", []),  # asks, and says nothing that is true or not
    ],
)
def test_a_claim_has_its_speaker(templates: Templates, text: str, speakers: list[str]) -> None:
    found = scan(text, templates.lexicon, read_time("2024-05-15"))
    assert [each.speaker for each in found.speech] == speakers


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("وشدد الوزير على ضرورة تواصل الأهالي مع الأمانة.", "تواصل مع"),  # a deed, and no verb
        ("وشارك سالم العمري في بطولة تنس الطاولة.", "نسي"),
        ("وقال وزير الدولة الشيخ محمد المبارك الصباح في تصريح إن الجسر آمن.", "قال"),
        ("وتستمر درجات الحرارة مرتفعة اليوم.", "استمرّ"),  # «high» is no part of them
        ("وبلغ عددهم الإجمالي 37 شخصا.", "بلغ"),  # whose?
        ("وأعلن السناتور تشاك شومر.", "أعلن"),
        ("وقدم فريق العمل الخاص بالبيع الخطط.", "قدّم"),
    ],
)
def test_what_would_be_untrue_or_cut_is_no_fact(drafted: Drafted, text: str, does: str) -> None:
    assert [fact for fact in drafted(text).facts if fact.does == does and "that" not in fact.roles] == []


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("ورفض متحدث باسم الشركة التعليق على النبأ.", "متحدث باسم"),
        ("وأشاد الوزير بمواقف الحزب الداعمة للسلام.", "مواقف الحزب الداعمة"),
        ("ووجهت الشؤون الصحية بمنطقة مكة المكرمة بتشكيل لجنة للتحقيق.", "منطقة مكة المكرمة"),
        ("ورفض المدرب دراسة نشرتها الصحيفة.", "دراسة"),
    ],
)
def test_a_phrase_that_goes_on_is_not_drafted_cut(drafted: Drafted, text: str, cut: str) -> None:
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    assert cut not in [names.get(told, told) for fact in made.facts for told in fact.roles.values()]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وأعلنت الوزارة أن وفدا من الجامعة سيزور القاهرة.", "وفد من الجامعة"),  # no accusative: «أنّ» made it one
        ("وذكر الوزير أن 34 دولة فقط تطبق النظام.", "34 دولة"),
        ("وذكر الوزير أن المصارف والأسواق أغلقت أبوابها.", "المصارف والأسواق"),
        ("وغرق أكثر من 40 قارب في الميناء.", "أكثر من 40 قارب"),
        ("وبقي صندوق التنمية يقدم القروض السكنية.", "صندوق التنمية"),
        ("النادي لا يزال يملك الأرض.", "النادي"),
        ("فالوزارة المصرية عملت على بناء المدرسة.", "الوزارة المصرية"),
        ("أما المرحلة الثانية فإنها تتضمن بناء مدرسة.", "المرحلة الثانية"),
        ("وفاز سالم العمري الذي شارك في الدورة.", "سالم العمري"),
        ("وتمارس القوارب الصغيرة الصيد في البحر.", "القوارب الصغيرة"),
        ("وقام مدير عام بلدية جدة بزيارة.", "مدير عام بلدية جدة"),
        ("وأشاد عدد من المواطنين الشباب بالقرار.", "عدد من المواطنين الشباب"),
        ("وبدأ التأمين في العمل.", "التأمين"),
        ("وعاد منتخب الجزائر الأول لكرة القدم إلى جدة.", "منتخب الجزائر الأول لكرة القدم"),
        ("غادرت بعثة النادي الرياضية أمس.", "بعثة النادي الرياضية"),  # she cannot go on with anybody
        ("فيما دعت اللجنة إلى الهدوء.", "اللجنة"),
        ("وتضم البعثة المغادرة إلى جدة 28 لاعبا.", "البعثة المغادرة"),
        ("تبدأ الدراسة يوم الأحد.", "الدراسة"),
        ("وألغى الوزير خلال الزيارة القرار الذي أصدرته اللجنة.", "الوزير"),
        ("وأوضح مفتشو الهيئة الأمر.", "مفتشو الهيئة"),
        ("وقال المحلل السياسي، سالم العمري، إن النادي فاز.", "سالم العمري"),  # the name between commas
        ("وارتفع المؤشر العام لسوق القاهرة 3 بالمئة.", "المؤشر العام لسوق القاهرة"),
        ("وذكر الوزير أن كافة مراكز المدينة أكملت العمل.", "مراكز المدينة"),
        ("وبذلت دوريات أمن الطرق جهودا كبيرة.", "دوريات أمن الطرق"),
    ],
)
def test_more_than_the_word_behind_a_verb_tells_its_subject(drafted: Drafted, text: str, who: str) -> None:
    made = drafted(text)
    names = {name.id: name.ar for name in made.names}
    assert who in [names.get(fact.roles["who"], fact.roles["who"]) for fact in made.facts]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وغادرت البعثة.", "البعثة"),  # somebody may have gone on and left it
        ("تلوم الناس على الحرب.", "الناس"),
        ("وشارك الوافد الجديد دوغلاس كوستا في الدورة.", "الوافد الجديد دوغلاس"),  # the name is cut
        ("وأشاد المدير بمواقف الوزارة المساندة لحق الشعب.", "الشعب"),  # «حق», no verb
        ("وتابع العمل على بناء الميناء وتجهيز واجهته البحرية.", "البحرية"),
        ("وبدأت ا دارة التعليم العمل.", "ا دارة التعليم"),
        ("ويجب الالتزام بالنظام.", "الالتزام"),
        ("وطلب إلغاء مناصب الوزراء.", "إلغاء"),  # no article: «ال» is of the word
    ],
)
def test_what_only_looks_like_a_subject_is_none(drafted: Drafted, text: str, who: str) -> None:
    assert [fact for fact in drafted(text).facts if fact.roles.get("who") == who] == []


def test_a_verb_that_another_is_spelled_like_is_left_out_where_that_ones_preposition_follows(drafted: Drafted) -> None:
    assert [
        fact.does for fact in drafted("ودعت الكلية الراغبين في العمل إلى التسجيل.").facts if fact.does == "ودّع"
    ] == []


def test_whoever_a_verb_in_between_brings_in_does_not_speak_as_the_one_before(templates: Templates) -> None:
    text = "وقال سالم العمري إن الاتفاق جيد. وتحدث في الحفل ضيف من جدة وأكد أن الاتفاق سيئ."
    spoken = scan(text, templates.lexicon, read_time("2024-05-15")).speech
    assert [each.speaker for each in spoken if each.verb.lemma.startswith("أكّد")] != ["سالم العمري"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("وقدّم سمو نائب الأمير شكره للوزير.", "شكره"),
        ("وقال أمين مجلس شباب منطقة عسير عادل العمري إن الحفل بدأ.", "عسير عادل"),
        ("وأكد رئيس اللجنة لتصحيح أوضاع العمال سالم العمري أن العمل بدأ.", "لتصحيح أوضاع"),
        ("وشاهد الفريق جميع المباريات.", "جميع"),
        ("وحضر معالي أمين العاصمة.", "أمين"),
    ],
)
def test_no_word_of_an_office_or_a_deed_names_a_person(drafted: Drafted, text: str, wrong: str) -> None:
    assert [name for name in drafted(text).names if name.type == "person" and name.ar == wrong] == []


@pytest.mark.parametrize(
    ("text", "that"),
    [
        (
            "وقال سالم العمري إن سكان المدينة القديمة يعيشون في بيوت جديدة، مؤكدا أن الصيف قريب.",
            "سكان المدينة القديمة يعيشون في بيوت جديدة",
        ),
        ("وقال سالم العمري إن المهاجرين يعيشون في المدينة القديمة.", "المهاجرون يعيشون في المدينة القديمة"),
        ("وقال سالم العمري إن الجسر آمن.", "الجسر آمن"),
        ("وقال سالم العمري إن الصين تعيش في سلام.", "الصين تعيش في سلام"),
    ],
)
def test_what_somebody_says_is_drafted_whole_where_it_can_be_read_alone(drafted: Drafted, text: str, that: str) -> None:
    assert [fact.roles["that"] for fact in drafted(text).facts if "that" in fact.roles] == [that]


@pytest.mark.parametrize(
    "text",
    [
        "وقال سالم العمري إن هذا الجسر آمن.",
        "وقال سالم العمري إن دعمه للجسر كبير.",
        "وقال سالم العمري إن الجسر لن يغلق.",
        "وقال سالم العمري إن المدينة تأتي في المرتبة الثالثة من حيث السكان.",
        "وقال سالم العمري إن المدير، نبيل الطائي، يحب البحر.",
        "وقال سالم العمري إن الزائر يرى، في الصيف، البحر.",
        "وأضاف أن الجسر آمن.",
    ],
)
def test_what_somebody_says_is_left_out_where_it_is_cut_or_means_other_words(drafted: Drafted, text: str) -> None:
    assert [fact.roles["that"] for fact in drafted(text).facts if "that" in fact.roles] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ونددت مفوضة الشؤون الخارجية فيدريكا موريني بالقرار.", [("فيدريكا موريني", "person")]),
        ("وقال آية الله علي رضائي إن الجسر آمن.", [("علي رضائي", "person")]),
        ("وأعلنت طهران أن الجسر آمن.", [("طهران", "state")]),
        ("وأعلنت طهران أن الجسر في طهران آمن.", [("طهران", "city")]),
        ("وقال سالم العمري لصحيفة «الشرق الأوسط» إن الجسر آمن.", [("سالم العمري", "person")]),
        ("وقال سالم بن علي العمري إن الجسر آمن. وزار سالم العمري البحر.", [("سالم بن علي العمري", "person")]),
    ],
)
def test_a_name_is_what_it_means_here_and_one_for_one_man(
    drafted: Drafted, text: str, names: list[tuple[str, str]]
) -> None:
    assert [(name.ar, name.type) for name in drafted(text).names] == names
