"""Faults of printed Arabic are seen, and sound wordings pass in silence."""

from __future__ import annotations

import pytest

from quizgen.arabic.letters import quoted
from quizgen.arabic.lint import faults, mended

SOUND = [
    "ما الوثيقة التي وقّعها الطرفان في 8 مارس 2015؟",
    "مَن وقّع القرار إلى جانب رئيس البرلمان (اسمان)؟",
    "علامَ تنصّ الاتفاقية؟",
    "بمَ صرّح الوزير، وعمَّ أعرب؟",
    "لمن تخضع القوات في زمن السلام؟",
    "وقّع كلّ من روسيا وجورجيا قانونًا وقرارًا.",
    "دخلت في نزاع مسلح في عام 2008، لا في عام 2015.",
    "بدءًا من 26 أغسطس، بلغت المدة 3.5 سنوات (99.9%).",
    "هل عُيّن وزيرًا للدفاع؟",
    "كان مستوًى كافيًا، ومبدأً عامًا، واستفتاءً مقرّرًا، وجزءًا، وشيئًا.",
    "عدد كافٍ من الأفراد، وقاضٍ، ومستوى.",
    "قال: «لم يوقّع أحد الآن بوتين بوتين، عاماً».",
    "ما المقصود بـ«الجمهوريتين»؟",
    "وقّعت ____ و____ معاهدة مع الـ15 الآخرين لـNATO.",
    "في اليوم نفسه وقّع الرئيسان.",
    "ما علاقة «التحالف» بكلا الطرفين وغيرهما؟",
    "بماذا تهدف السياسة إلى صدّ التحركات غير المشروعة؟",
    "كيف نُقلت البضائع بطريقة غير مباشرة؟",
    "ما الذي عدّته المحكمة غير قانوني؟",
    "مَن غيّر الخطة، ومَن سوّى النزاع؟",
    "مَن وكّل المحامي، ومَن وُكّل بالقضية؟",
    "متى وعدا بالإصلاح؟",
    "التزامًا بالاتفاق ولالتزام الطرفين به…",
    "مجموعة القوات الروسية - الأبخازية في 17 جمادى الأولى 1436هـ.",
    "ما معنى ضَمِنَ، تِجاهَ، مِنْ جِهَةٍ؟",
    "إلامَ يسعى الطرفان، وممَّ يحذّران؟",
    "وجدا أمرًا مهمًّا في اليوم الرابع.",
    "ماذا نشرت صحيفة اليوم، وماذا نشرت المصري اليوم؟",
    "مَن همّ الاتفاق كما همّ الوزير؟",
    "انخفضت حيازات صندوق اس.بي.دي.ار جولد في مارس.",
]
FAULTY = [
    ("متى وقّع  الرئيس؟", "space"),
    (" متى وقّع؟", "space"),
    ("متى وقّع ؟", "space"),
    ("وقّع،ثم سافر.", "space"),
    ("روسيا, وجورجيا", "Latin ,"),
    ("متى وقّع?", "Latin ?"),
    ('معاهدة "التحالف"', "quotes"),
    ("معاهدة «التحالف", "without its other half"),
    ("القرار (اسمان؟", "bracket"),
    ("في عام ٢٠٠٨ و2015", "digits"),
    ("في \u200f2015", "direction"),
    ("في\u200b 2015", "invisible"),
    ("وقّع {{ who }}", "slot"),
    ("وقّع None", "slot"),
    ("وقّع عاماً", "tanwin"),
    ("وقّع معاهدةً", "case ending"),
    ("قانونٌ جديد", "case ending"),
    ("بقانونٍ جديد", "case ending"),
    ("وقّع الرئيسُ", "case ending"),
    ("مـعاهدة", "tatweel"),
    ("وقّع بوتين بوتين القرار", "twice"),
    ("روسيا و جورجيا", "prefix"),
    ("تابع لـ NATO", "prefix"),
    ("تخضع لالقيادة", "لل"),
    ("ما هي المعاهدة؟", "gender"),
    ("مَن هم أطراف المعاهدة؟", "gender"),
    ("مَن هو الرئيس الحالي؟", "ages"),
    ("مَن وقّع مؤخّرًا؟", "ages"),
    ("ماذا حدث للعام الماضي؟", "ages"),
    ("ماذا يحدث اليوم؟", "ages"),
    ("مَن لم يوقّع؟", "negative"),
    ("أيّ ممّا يأتي ليس صحيحًا؟", "negative"),
    ("مَن وقّع غير بوتين؟", "negative"),
    ("مَن حضر ما عدا الوزير؟", "negative"),
    ("مَن وقّع ما عدا بوتين؟", "negative"),
    ("هل وقّع كل الأطراف؟", "absolute"),
    ("هل وقّع فقط؟", "absolute"),
    ("لجميع الأطراف", "absolute"),
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_arabic_passes_in_silence(text: str) -> None:
    assert faults(text) == ()


@pytest.mark.parametrize(("text", "told"), FAULTY)
def test_a_fault_is_told_once_and_by_its_kind(text: str, told: str) -> None:
    found = faults(text)
    assert any(told in fault for fault in found), found
    assert len(set(found)) == len(found)


def test_words_between_quotes_are_anothers_but_their_signs_are_not() -> None:
    assert faults("قال «لم أوقّع»") == ()
    assert faults("قال «لم  أوقّع»") != ()


def test_latin_signs_become_arabic_beside_arabic_only() -> None:
    assert mended("متى, أين; لماذا? في 1,200 (A, B)") == "متى، أين؛ لماذا؟ في 1,200 (A, B)"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("وصل الوفد", "«وصل الوفد»"),
        ("معاهدة «التعاون»", "«معاهدة “التعاون”»"),
        ("قال: «نعم", "«قال: “نعم”»"),
        ("نعم» ثم سكت", "«“نعم” ثم سكت»"),
        ("نعم» ثم «لا", "«“نعم” ثم “لا”»"),
        ("السفينة (الريح", "«السفينة (الريح)»"),
    ],
)
def test_a_quote_within_a_quote_has_marks_of_its_own_and_none_is_left_open(text: str, printed: str) -> None:
    assert quoted(text) == printed
    assert faults(f"قال {quoted(text)}.") == ()
