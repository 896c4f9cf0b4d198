"""What the filters of wordings print, on values written here."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from quizgen.arabic.nouns import Gender, NounPhrase, Number
from quizgen.arabic.verbs import Verb
from quizgen.items.chance import one_of_equals
from quizgen.items.printing import Printing
from quizgen.items.wording import Voice
from quizgen.model import Lexicon, Text, Wording
from quizgen.problems import Span


@pytest.mark.parametrize(
    ("values", "prefix", "printed"),
    [
        (["روسيا"], "ل", "لروسيا"),
        (["روسيا", "القيادة"], "ل", "لروسيا وللقيادة"),
        (["إنشاء مجال للأمن والدفاع", "حرية العبور"], "ب", "بإنشاء مجال للأمن والدفاع، وبحرية العبور"),
    ],
)
def test_a_preposition_stands_before_each_of_several_values(values: list[str], prefix: str, printed: str) -> None:
    voice = Voice(Lexicon({}, {}), Printing())
    wording = Wording(f"{{{{ x | attach('{prefix}') }}}}", Span("sign.yaml", 1, 1))
    assert voice.say(wording, {"x": [Text(NounPhrase(value)) for value in values]}) == printed


LEXICON = Lexicon(
    {
        "وقّع": Verb("وقّع", "يوقّع", noun="توقيع", object="one"),
        "اعترف بـ": Verb("اعترف", "يعترف", noun="اعتراف", preposition="بـ"),
    },
    {},
)
REPUBLIC = NounPhrase("الجمهورية", gender=Gender.F)
REPUBLICS = NounPhrase("الجمهوريتان", gender=Gender.F, number=Number.DUAL)


@pytest.mark.parametrize(
    ("wording", "phrase", "printed"),
    [
        ("{{ 'وقّع' | jussive(x) }}", REPUBLICS, "توقّع"),
        ("{{ 'وقّع' | jussive(x, 'after') }}", REPUBLICS, "توقّعا"),
        ("{{ 'وقّع' | passive(x, 'before', 'future') }}", REPUBLIC, "ستُوقّع"),
        ("من المقرّر أن {{ 'وقّع' | passive(x, 'after', 'subjunctive') }}", REPUBLICS, "من المقرّر أن تُوقّعا"),
        ("{{ 'وقّع' | had(x) }}", REPUBLICS, "كانت الجمهوريتان قد وقّعتا"),
        ("{{ 'وقّع' | verbal_noun(x) }}", REPUBLIC, "توقيع الجمهورية"),
        ("{{ 'اعترف بـ' | verbal_noun(x) }}", REPUBLICS, "الاعتراف بالجمهوريتين"),
        ("{{ x | this }} {{ x }}", REPUBLICS, "هاتان الجمهوريتان"),
        ("{{ x | this('genitive') }}", REPUBLICS, "هاتين"),
        ("{{ x }} {{ 'المستقلّ' | adjective(x) }}", REPUBLICS, "الجمهوريتان المستقلّتان"),
        ("{{ 'مستقلّ' | adjective(x, 'accusative') }}", NounPhrase("مجلس"), "مستقلًّا"),
        ("{{ x | one_of }}", REPUBLICS, "إحدى الجمهوريتين"),
        ("{{ x | both }}", NounPhrase("الطرفان", number=Number.DUAL), "كلا الطرفين"),
        ("{{ x | as_office }}", NounPhrase("رئيس الوزراء"), "رئيسًا للوزراء"),
        ("{{ 'على' | what }}، {{ 'عن' | whom }}", REPUBLIC, "علامَ، عمّن"),
    ],
)
def test_a_filter_prints_what_its_line_in_the_docs_says(wording: str, phrase: NounPhrase, printed: str) -> None:
    said = Voice(LEXICON, Printing()).say(Wording(wording, Span("sign.yaml", 1, 1)), {"x": [Text(phrase)]})
    assert normalize("NFC", said) == normalize("NFC", printed)


def test_of_equal_wordings_a_fact_draws_one_and_keeps_it() -> None:
    text = "⟨لماذا|لأيّ سبب⟩ سافر سالم ⟨أمس⟩؟"
    drawn = {fact: one_of_equals(text, fact, "why") for fact in map(str, range(40))}
    assert set(drawn.values()) == {"لماذا سافر سالم أمس؟", "لأيّ سبب سافر سالم أمس؟"}
    assert drawn == {fact: one_of_equals(text, fact, "why") for fact in drawn}
    assert one_of_equals("لماذا سافر سالم؟", "any") == "لماذا سافر سالم؟"
