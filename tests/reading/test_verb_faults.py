"""What an author is told of a verb that cannot be said: the place, the fault, the way out."""

from __future__ import annotations

import pytest

from quizgen.arabic.cases import in_case
from quizgen.arabic.head_noun import phrase_like
from quizgen.arabic.nouns import Case
from quizgen.build import load_templates
from quizgen.model import Templates
from quizgen.reading.seed import read_seed

ARTICLE = (
    "وقع لبنان اتفاقية الصيد. وصل الوفد إلى بيروت. طالب العمال بزيادة الأجور. عقد لبنان اجتماعًا. "
    "ارتفع سعر النفط من 50 إلى 40 دولارًا. كان لبنان يوقع اتفاقية الصيد."
)


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def told(templates: Templates, fact: str) -> list[str]:
    text = (
        "article: {text: article.txt}\n"
        "names:\n"
        "  lebanon: {ar: لبنان, is: state, gender: m}\n"
        "  fishing: {ar: اتفاقية الصيد, is: agreement}\n"
        f"facts:\n  - {{id: one, {fact}}}\n"
    )
    _, problems = read_seed("tiny", "facts.yaml", text, ARTICLE, templates)
    return [f"{each.code} {each.message} | {each.hint}" for each in problems if not each.is_note]


@pytest.mark.parametrize(
    ("fact", "problem"),
    [
        ("does: وقّغ, who: lebanon, quote: وقع لبنان", "E401 unknown kind or verb 'وقّغ' | did you mean 'وقّع'?"),
        ("does: رحب ل, who: lebanon, quote: وقع لبنان", "E406 'رحب ل' is not a verb of the lexicon | one of: رحّب بـ"),
        (
            "does: وقّع, mood: ongoing, what: fishing, quote: كان لبنان يوقع اتفاقية الصيد",
            "E408 the verb 'وقّع' needs the role 'who' where it is ongoing: no passive of it says so"
            " | docs/kinds.md lists the roles of a verb",
        ),
        (
            "does: أُعلن, what: اتفاقية الصيد, quote: لبنان اتفاقية الصيد",
            "E401 unknown kind or verb 'أُعلن' | write 'أعلن' and leave out 'who': it is passive then",
        ),
        (
            "does: وصل إلى, who: الوفد, what: بيروت, quote: وصل الوفد إلى بيروت",
            "E407 the verb 'وصل إلى' takes no object | write 'to' for what «إلى» leads",
        ),
        (
            "does: اتّهم بـ, who: العمال, what: lebanon, quote: العمال بزيادة الأجور. عقد لبنان",
            "E408 the verb 'اتّهم بـ' leads the role 'of' with بـ, and there is none"
            " | docs/kinds.md lists the roles of a verb",
        ),
        (
            "does: ارتفع, who: سعر النفط, from: 50 دولار, to: 40 دولار, quote: ارتفع سعر النفط من 50 إلى 40 دولارًا",
            "E438 «40 دولارًا» is less than «50 دولارًا», which «ارتفع» denies | correct the amounts, or the verb",
        ),
        (
            "does: وصل إلى, to: بيروت, quote: وصل الوفد إلى بيروت",
            "E408 the verb 'وصل إلى' needs the role 'who': no passive of it says so"
            " | docs/kinds.md lists the roles of a verb",
        ),
    ],
)
def test_a_verb_that_cannot_be_said_is_reported(fact: str, problem: str, templates: Templates) -> None:
    assert told(templates, fact) == [problem]


def test_a_bare_verb_with_one_entry_is_found_with_its_preposition(templates: Templates) -> None:
    assert told(templates, "does: صادق, who: lebanon, what: fishing, quote: لبنان اتفاقية الصيد") == []


def test_a_verb_without_its_marks_is_found_where_one_entry_alone_is_spelled_so(templates: Templates) -> None:
    assert told(templates, "does: رحب بـ, who: lebanon, what: fishing, quote: لبنان اتفاقية الصيد") == []


def test_skip_takes_the_questions_that_the_verb_has_with_these_roles(templates: Templates) -> None:
    sound = "does: وقّع, who: lebanon, what: fishing, skip: [what], quote: وقع لبنان اتفاقية الصيد"
    assert told(templates, sound) == []
    (problem,) = told(templates, sound.replace("[what]", "[when]"))
    assert "unknown question of 'وقّع' 'when'" in problem


def test_a_bare_verb_may_have_its_object_alone_where_its_entry_has_a_preposition_as_well(templates: Templates) -> None:
    assert told(templates, "does: وزّع, who: lebanon, what: fishing, quote: لبنان اتفاقية الصيد") == []


@pytest.mark.parametrize(
    ("text", "gender", "number", "accusative"),
    [
        ("أسعار النفط", "f", "plural", "أسعار النفط"),
        ("محادثات السلام", "f", "plural", "محادثات السلام"),
        ("أضرار واسعة", "f", "plural", "أضرارًا واسعة"),
        ("رسوم جديدة", "f", "plural", "رسومًا جديدة"),
        ("الرسوم الجديدة", "f", "plural", "الرسوم الجديدة"),
        ("بعض الدول", "f", "plural", "بعض الدول"),
        ("3 سفن إغاثة", "f", "plural", "3 سفن إغاثة"),
        ("تعاون وثيق", "m", "singular", "تعاونًا وثيقًا"),
        ("معسكر خارجي", "m", "singular", "معسكرًا خارجيًا"),
        ("عقد", "m", "singular", "عقدًا"),
        ("خبراء البيئة", "m", "plural", "خبراء البيئة"),
        ("الأسبوعان الأخيران", "m", "dual", "الأسبوعين الأخيرين"),
        ("جولتان جديدتان", "f", "dual", "جولتين جديدتين"),
        ("المهندسون المشاركون", "m", "plural", "المهندسين المشاركين"),
        ("الأطفال السوريون الرضع", "m", "plural", "الأطفال السوريين الرضع"),
        ("20 شابًا وفتاة", "m", "singular", "20 شابًا وفتاة"),
        ("قانون المياه", "m", "singular", "قانون المياه"),
    ],
)
def test_a_text_has_the_grammar_of_its_first_noun(
    text: str, gender: str, number: str, accusative: str, templates: Templates
) -> None:
    phrase = phrase_like(text, templates.lexicon.noun_forms)
    assert (phrase.gender, phrase.number) == (gender, number)
    assert in_case(phrase, Case.ACCUSATIVE) == accusative
