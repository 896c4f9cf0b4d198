"""Verbs conjugate by their class, agree with their subjects, and store what no rule gives."""

from __future__ import annotations

import pytest

from quizgen.arabic.nouns import Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.verbs import LAYSA, Tense, Verb, agree, conjugated, passive, that, verbal_noun, with_object

TREATY = NounPhrase("المعاهدة", gender=Gender.F)
PERSONS = ("ms", "fs", "md", "fd", "mp", "fp")


@pytest.mark.parametrize(
    ("past", "present", "pasts", "presents"),
    [
        ("وقّع", "يوقّع", "وقّع وقّعت وقّعا وقّعتا وقّعوا وقّعن", "يوقّع توقّع يوقّعان توقّعان يوقّعون يوقّعن"),
        ("أعلن", "يعلن", "أعلن أعلنت أعلنا أعلنتا أعلنوا أعلنّ", "يعلن تعلن يعلنان تعلنان يعلنون يعلنّ"),
        ("زار", "يزور", "زار زارت زارا زارتا زاروا زرن", "يزور تزور يزوران تزوران يزورون يزرن"),
        ("دعا", "يدعو", "دعا دعت دعوا دعتا دعوا دعون", "يدعو تدعو يدعوان تدعوان يدعون يدعون"),
        ("قضى", "يقضي", "قضى قضت قضيا قضتا قضوا قضين", "يقضي تقضي يقضيان تقضيان يقضون يقضين"),
        ("تولّى", "يتولّى", "تولّى تولّت تولّيا تولّتا تولّوا تولّين", "يتولّى تتولّى يتولّيان تتولّيان يتولّون يتولّين"),
        ("أحيا", "يحيي", "أحيا أحيت أحييا أحيتا أحيوا أحيين", "يحيي تحيي يحييان تحييان يحيون يحيين"),
        ("بقي", "يبقى", "بقي بقيت بقيا بقيتا بقوا بقين", "يبقى تبقى يبقيان تبقيان يبقون يبقين"),
        ("نصّ", "ينصّ", "نصّ نصّت نصّا نصّتا نصّوا نصصن", "ينصّ تنصّ ينصّان تنصّان ينصّون ينصصن"),
        ("أنشأ", "ينشئ", "أنشأ أنشأت أنشآ أنشأتا أنشؤوا أنشأن", "ينشئ تنشئ ينشئان تنشئان ينشئون ينشئن"),
        ("بدأ", "يبدأ", "بدأ بدأت بدآ بدأتا بدؤوا بدأن", "يبدأ تبدأ يبدآن تبدآن يبدؤون يبدأن"),
    ],
)
def test_a_verb_conjugates_by_its_class(past: str, present: str, pasts: str, presents: str) -> None:
    verb = Verb(past, present)
    assert [conjugated(verb, person) for person in PERSONS] == pasts.split()
    assert [conjugated(verb, person, "present") for person in PERSONS] == presents.split()


@pytest.mark.parametrize(
    ("past", "present", "tense", "forms"),
    [
        ("قال", "يقول", "jussive", "يقل تقل يقولا تقولا يقولوا يقلن"),
        ("حاول", "يحاول", "jussive", "يحاول تحاول يحاولا تحاولا يحاولوا يحاولن"),
        ("سعى", "يسعى", "subjunctive", "يسعى تسعى يسعيا تسعيا يسعوا يسعين"),
        ("دعا", "يدعو", "jussive", "يدع تدع يدعوا تدعوا يدعوا يدعون"),
        ("أدّى", "يؤدّي", "future", "سيؤدّي ستؤدّي سيؤدّيان ستؤدّيان سيؤدّون سيؤدّين"),
    ],
)
def test_moods_cut_what_they_cut(past: str, present: str, tense: Tense, forms: str) -> None:
    assert [conjugated(Verb(past, present), person, tense) for person in PERSONS] == forms.split()


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ("قتل", "قُتل"),
        ("عيّن", "عُيّن"),
        ("صادق", "صودق"),
        ("أعلن", "أُعلن"),
        ("أجرى", "أُجري"),
        ("أنشأ", "أُنشئ"),
        ("أدان", "أُدين"),
        ("اعترف", "اعتُرف"),
        ("اختار", "اختير"),
        ("احتلّ", "احتُلّ"),
        ("استعاد", "استُعيد"),
        ("تبادل", "تُبودل"),
        ("نصّ", "نُصّ"),
        ("دعا", "دُعي"),
        ("سأل", "سُئل"),
        ("وُجد", "وُجد"),
    ],
)
def test_the_passive_is_derived_where_its_pattern_is_sure(past: str, expected: str) -> None:
    assert passive(Verb(past, ""), []) == expected


@pytest.mark.parametrize("past", ["انضمّ", "آمن", "اطمأنّ"])
def test_a_passive_without_a_sure_pattern_must_be_stored(past: str) -> None:
    with pytest.raises(MissingForm):
        passive(Verb(past, ""), [TREATY])
    assert passive(Verb(past, "", passive="فُعل"), [TREATY]) == "فُعلت"


def test_a_passive_with_a_preposition_never_agrees() -> None:
    assert passive(Verb("صادق", "يصادق", preposition="على"), [TREATY]) == "صودق"
    assert passive(Verb("وقّع", "يوقّع"), [TREATY]) == "وُقّعت"


def test_weak_passives_agree_too() -> None:
    assert passive(Verb("أجرى", "يجري"), [TREATY]) == "أُجريت"


def test_stored_forms_come_before_every_rule() -> None:
    verb = Verb("عقد", "يعقد", forms={"past fp": "عقدنَ", "jussive ms": "يعقدْ", "passive fs": "عُقِدت"})
    assert conjugated(verb, "fp") == "عقدنَ"
    assert conjugated(verb, "ms", "jussive") == "يعقدْ"
    assert passive(verb, [TREATY]) == "عُقِدت"


def test_a_hollow_verb_with_a_final_hamza_needs_its_present() -> None:
    assert conjugated(Verb("جاء", "يجيء"), "fp") == "جئن"
    assert conjugated(Verb("شاء", "يشاء"), "fp") == "شئن"
    assert conjugated(Verb("ساء", "يسوء"), "fp") == "سؤن"
    assert [conjugated(Verb(*verb), "ms", "jussive") for verb in (("جاء", "يجيء"), ("أساء", "يسيء"))] == ["يجئ", "يسئ"]
    with pytest.raises(MissingForm, match="past fp"):
        conjugated(Verb("جاء", ""), "fp")


def test_a_verb_without_a_present_has_none() -> None:
    with pytest.raises(MissingForm):
        conjugated(LAYSA, "ms", "present")


def test_before_its_subjects_a_verb_sees_only_the_gender_of_the_first() -> None:
    verb = Verb("وقّع", "يوقّع")
    forces = NounPhrase("القوات", number=Number.PLURAL)
    assert agree(verb, [NounPhrase("لبنان"), TREATY]) == "وقّع"
    assert agree(verb, [TREATY, NounPhrase("لبنان")]) == "وقّعت"
    assert agree(verb, [forces]) == "وقّعت"
    assert agree(verb, [NounPhrase("الجنود", number=Number.PLURAL, human=True)]) == "وقّع"


@pytest.mark.parametrize(("form", "expected"), [("وقّعوا", "وقّعوها"), ("أجرى", "أجراها"), ("دعا", "دعاها")])
def test_an_object_pronoun_changes_the_end_of_the_verb(form: str, expected: str) -> None:
    assert with_object(form, [TREATY]) == expected


def test_a_verbal_noun_brings_the_preposition_and_attaches_a_short_one() -> None:
    long = Verb("صادق", "يصادق", noun="المصادقة", preposition="على")
    short = Verb("اعترف", "يعترف", noun="الاعتراف", preposition="بـ")
    assert verbal_noun(long, [TREATY]) == "المصادقة على المعاهدة"
    assert verbal_noun(short, [TREATY]) == "الاعتراف بالمعاهدة"
    with pytest.raises(MissingForm):
        verbal_noun(Verb("زار", "يزور"), [TREATY])


def test_a_clause_is_led_in_by_inna_only_after_qala() -> None:
    assert that(Verb("قال", "يقول")) == "إنّ"
    assert that(Verb("ذكر", "يذكر")) == "أنّ"
    assert that(Verb("صرّح", "يصرّح", preposition="بـ")) == "بأنّ"
