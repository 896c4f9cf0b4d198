"""No item of a form answers or halves another: by its stem, options, key, gap, reason or correction, across kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizgen.items.enemies import enemies
from quizgen.model import Columns, Evidence, Item, Kind, Level

HARBOUR = "سيرفع الميناء الجديد صادرات القطن"


def item(kind: Kind, name: str, stem: str, key: object, sentence: int = 1, **more: object) -> Item:
    """Make an item of a fact of its own, settled by one sentence."""
    plain = Item(
        f"t/{name}", kind, (name,), ("what",), (), stem, key,  # type: ignore[arg-type]
        (Evidence("س", "س", sentence),), Level.RECALL,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def recall(name: str, stem: str, key: object, sentence: int = 1, **more: object) -> Item:
    return item(Kind.RECALL, name, stem, key, sentence, **more)


def statement(name: str, right: str, said: str, marked: str, sentence: int = 1) -> Item:
    """Make a true-or-false item; it is right where it says what is right."""
    at = right.index(marked)
    proof = (Evidence(right, right, sentence, ((at, at + len(marked)),)),)
    key = "صواب" if said == right else "خطأ"
    why = {"خطأ" if said == right else "صواب": "هكذا ورد."}
    return item(
        Kind.TRUE_FALSE, name, f"{said} — صواب أم خطأ؟", key,
        evidence=proof, right=f"{right}.", options=("صواب", "خطأ"), why=why,
    )  # fmt: skip


AID = recall("aid", "لأيّ هدف أُنشئ صندوق دعم المزارعين في الوادي؟", "تعويض خسائر الفيضان")
MAYOR = recall("mayor", "مَن يذكره المقال بصفته عمدة مدينة البصرة؟", "سلمان الكعبي", 9)
OFFICES = item(
    Kind.MATCH, "offices", "مَن يذكرهم المقال في المناصب الآتية؟",
    (("عمدة مدينة البصرة", "سلمان الكعبي"), ("مدير هيئة الموانئ", "هيثم العاني"), ("وزير النقل", "قصي الجبوري")),
    9, columns=Columns(("عمدة مدينة البصرة", "مدير هيئة الموانئ", "وزير النقل"), ("سلمان الكعبي",)),
)  # fmt: skip
PEACE = item(
    Kind.CHOICE, "peace", "مَن يدير ميناء الفاو في موسم الصيد؟", "هيئة الموانئ", 3,
    options=("هيئة الموانئ", "وزارة النقل", "بلدية الفاو"), why={"وزارة النقل": "لا.", "بلدية الفاو": "لا."},
)  # fmt: skip
WORD = item(Kind.GLOSS, "w1", "ما معنى «مَرْفَأ» بالإنجليزية؟", "harbour", facts=(), word="marfa", drawn=("marfa", "jisr"))

LEAKS = [
    ("one key within the other's", AID,
     recall("fund", "ماذا يفعل صندوق دعم المزارعين الذي أُنشئ في الوادي؟", ("تعويض خسائر الفيضان", "منح القروض"), 2)),
    ("the same answer in other words", AID,
     recall("why", "لماذا أُنشئ صندوق لدعم مزارعي الوادي؟", "لتعويضهم عن خسائر سبّبها الفيضان", 2)),
    ("a correction in the feedback",
     statement("count", "وقّع وزير النقل قصي الجبوري عقد الرصيف", "وقّع وزير النقل هيثم العاني عقد الرصيف",
               "قصي الجبوري"),
     recall("deal", "مَن وقّع عقد الرصيف؟", "قصي الجبوري", 2)),
    ("a reason that tells another's office",
     item(Kind.CHOICE, "said", "مَن وعد بالتعويض؟", "هيثم العاني", 2, options=("هيثم العاني", "سلمان الكعبي"),
          why={"سلمان الكعبي": "سلمان الكعبي في المقال عمدة مدينة البصرة."}), MAYOR),
    ("a stem that tells a row of a match", recall("now", "متى استقال عمدة مدينة البصرة سلمان الكعبي؟", "عام 2012"),
     OFFICES),
    ("a statement and the question whether it is answered",
     statement("port", HARBOUR, HARBOUR, "صادرات القطن"),
     item(Kind.NOT_GIVEN, "given", "هل يرد في المقال جواب السؤال الآتي: أيّ صادرات سيرفع الميناء الجديد؟", "يرد", 2,
          options=("يرد", "لا يرد"))),
    ("a statement told without its speaker, and whether it is news",
     statement("port", HARBOUR, HARBOUR, "صادرات القطن"),
     item(Kind.SOURCE, "source", f"«{HARBOUR}» — هل يورد المقال هذه المعلومة على أنها خبر؟", "خبر", 2)),
    ("the sentence of a gap settles the other",
     item(Kind.CLOZE, "gap", "افتتح …… الرصيف في البصرة بعد تأخير دام عامين.", "الوزير", 4),
     recall("delay", "ما سبب استياء التجار؟", "التأخر في افتتاحه", 4)),
    ("the answer of one is out as an option of the other", recall("war", "مَن يدير ميناء الفاو في الشتاء؟",
                                                                  "وزارة النقل", 4), PEACE),
    ("a word offered beside another, which its reason explains", WORD,
     replace(WORD, id="t/w2", stem="ما الكلمة العربية التي معناها «bridge»؟", key="جِسْر", word="jisr", drawn=("jisr",))),
    ("a figure beside the noun that the other asks it of",
     recall("since", "منذ أيّ عام يُعدّ محصول القمح البالغ 7.4% الأدنى في وادي النهر؟", "عام 1998"),
     recall("wheat", "إلى أيّ نسبة تراجع محصول القمح في وادي النهر بحسب المقال؟", "7.4 في المئة", 2)),
    ("a place in a correction that names the thing",
     statement("read", "قرأ هيثم العاني الكتابة القديمة المنقوشة على باب السوق",
               "قرأ هيثم العاني الكتابة القديمة المنقوشة على جدار القلعة", "باب السوق"),
     recall("where", "أين نُقشت الكتابة القديمة؟", "على باب السوق", 3)),
    ("one sentence asked for the same thing twice", recall("a", "مَن رمّم القلعة؟", "بلدية البصرة"),
     recall("b", "ما الجهة التي تولّت ترميم البناء العتيق؟", "بلدية البصرة")),
    ("a word that means what the other's answer holds",
     recall("next", "متى يُستأنف الحفر؟", "أوائل عام 2031", 7),
     item(Kind.REFERENCE, "ref", "ما المقصود بـ«العام المقبل» في عبارة المقال «مطلع العام المقبل»؟", "عام 2031", 7,
          facts=())),
    ("an option of two questions on the whole text",
     item(Kind.WHOLE, "main", "ما دور الجمل من 1 إلى 3 في المقال؟", "سرد القصة", facts=(), asks=("part",),
          options=("سرد القصة", "ذكر الأسباب", "بيان الخطط")),
     item(Kind.WHOLE, "part", "ما دور الجمل من 4 إلى 6 في المقال؟", "بيان الخطط", 2, facts=(), asks=("part",),
          options=("وصف المكان", "بيان الخطط", "نقل الآراء"))),
    ("a question on the sentence of a word that names what the word means",
     recall("probe", "لأيّ هدف استعملت بعثة الغوص المشتركة المسبار؟", "تحديد الموضع", 6),
     item(Kind.REFERENCE, "ref", "ما المقصود بـ«الفريق» في عبارة المقال «واستعمل الفريق المسبار»؟",
          "بعثة الغوص المشتركة", 6, facts=())),
    ("a phrase whose word the other names",
     recall("law", "بماذا يسمح قانون الموانئ الحرّة لسفن الصيد؟", "الرسوّ", 2),
     item(Kind.REFERENCE, "ref", "ما المقصود بـ«القانون» في عبارة المقال «ويسمح القانون لسفن الصيد بالرسو»؟",
          "قانون الموانئ الحرّة", 5, facts=())),
]  # fmt: skip


@pytest.mark.rule(29)
@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in LEAKS], ids=[pair[0] for pair in LEAKS])
def test_one_item_that_gives_another_away_keeps_it_off_the_form(one: Item, other: Item) -> None:
    assert enemies(one, other)
    assert enemies(other, one)


FRIENDS = [
    ("the same person does another thing", recall("a", "مَن افتتح الجسر؟", "قصي الجبوري"),
     recall("b", "مَن خطب في البرلمان؟", "قصي الجبوري", 2)),
    ("other questions of one paper", AID, recall("b", "متى أُنشئ صندوق دعم المزارعين في الوادي؟", "عام 2011", 2)),
    ("a question without an answer, whatever is told", statement("port", HARBOUR, HARBOUR, "صادرات القطن"),
     item(Kind.NOT_GIVEN, "no", "هل يرد في المقال جواب السؤال الآتي: كم رصيفًا في الميناء الجديد؟",
          "لا يرد", 2, options=("يرد", "لا يرد"))),
    ("a figure of another thing", recall("a", "بأيّ نسبة غلا القمح؟", "7.4%"),
     recall("b", "إلى أيّ نسبة تراجع عدد العاطلين في مدينة البصرة؟", "7.4%", 2)),
    ("a gap and a word", item(Kind.CLOZE, "gap", "افتتح …… الرصيف في البصرة.", "الوزير", 1), WORD),
    ("who else may have said it too", replace(PEACE, asks=("by",)),
     recall("x", "مَن يدير ميناء الفاو في الشتاء؟", "وزارة النقل", 4)),
    ("a reason that tells one row of three",
     item(Kind.CHOICE, "said", "مَن وعد بالتعويض؟", "مازن الحلبي", 2, options=("مازن الحلبي", "سلمان الكعبي"),
          why={"سلمان الكعبي": "سلمان الكعبي في المقال عمدة مدينة البصرة."}), OFFICES),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in FRIENDS], ids=[pair[0] for pair in FRIENDS])
def test_items_that_only_share_names_or_words_stand_together(one: Item, other: Item) -> None:
    assert not enemies(one, other)


def test_a_stem_that_names_the_speaker_of_a_sentence_is_an_enemy_of_who_says_it() -> None:
    reads = "وقالت ميسون الجارحي إن المقبرة لملكة وابنتها"
    shown = Evidence(reads, reads, 6, ((6, 19),))
    source = replace(
        recall("a", "«دُفنت في المقبرة ملكة» — أينسبها المقال إلى قائل؟", "قول منسوب إلى ميسون الجارحي"),
        kind=Kind.SOURCE,
        evidence=(shown,),
    )
    named = replace(recall("b", "وفق ميسون الجارحي، لمَن المقبرة؟", "لملكة"), evidence=(Evidence(reads, reads, 6),))
    silent = replace(recall("c", "كم سنة حكمت الملكة؟", "عشرون سنة"), evidence=(Evidence(reads, reads, 6),))
    assert enemies(source, named)
    assert not enemies(source, silent)


def test_who_did_something_is_not_asked_beside_what_else_he_did_so() -> None:
    who = recall("hope", "مَن أعرب عن أمله في زيادة محصول القمح في وادي البصرة قبل حلول الصيف؟", "سلمان الكعبي", 4)
    else_ = recall("dam", "عن ماذا أعرب سلمان الكعبي: أمله في السدّ أم قلقه؟", "أمله في السدّ", 9)
    other = recall("trip", "متى زار سلمان الكعبي ميناء الفاو؟", "في الربيع", 9)
    assert enemies(who, else_)
    assert not enemies(who, other)


def test_of_two_who_say_something_in_one_sentence_one_is_asked_for() -> None:
    who = recall("more", "مَن قال إنّ العمال زادوا؟", "نبيل الراوي", 8, asks=("by",))
    source = item(
        Kind.SOURCE,
        "many",
        "«بلغ عدد العاملين 58 ألفًا» — أيورد المقال هذه المعلومة خبرًا؟",
        "قول منسوب إلى نبيل الراوي",
        8,
    )
    assert enemies(who, source)
    assert not enemies(who, replace(source, evidence=(Evidence("س", "س", 3),)))


def on(sentence: int, item: Item) -> Item:
    return replace(item, evidence=(Evidence("س", "س", sentence),))


def test_a_stem_that_names_who_hoped_is_an_enemy_of_who_hoped_in_the_same_sentence() -> None:
    asked = on(2, replace(recall("a", "مَن أعرب عن أمله في عودة الهدوء إلى المدينة؟", "سامي عون"), asks=("by",)))
    told = recall("b", "ما الذي يأمل سامي عون ألّا يتكرّر؟", "القتال")
    assert enemies(asked, on(2, told))
    assert not enemies(asked, on(5, told))


def test_an_option_that_holds_a_reason_is_an_enemy_of_the_question_for_it() -> None:
    why = on(7, replace(recall("a", "لماذا تراجعت صادرات النسيج؟", "ارتفاع أسعار القطن"), explains=True))
    other = on(11, replace(recall("b", "ما الذي سيزيد كلفة الإنتاج؟", "غلاء الوقود"), kind=Kind.CHOICE))
    assert enemies(why, replace(other, options=("غلاء الوقود", "استمرار ارتفاع أسعار القطن")))
    assert not enemies(why, replace(other, options=("غلاء الوقود", "نقص العمال")))
