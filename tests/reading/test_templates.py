"""What sound templates become."""

from __future__ import annotations

from quizgen.arabic.nouns import Gender
from quizgen.model import Templates
from quizgen.reading import read_templates
from quizgen.reading.wordings import Filters


def test_a_verb_is_named_with_its_preposition_and_stored_without(templates: Templates) -> None:
    verb = templates.lexicon.verbs["قال إنّ"]
    assert (verb.past, verb.preposition, verb.present) == ("قال", "إنّ", "يقول")


def test_a_noun_has_the_forms_that_counting_needs(templates: Templates) -> None:
    noun = templates.lexicon.nouns["سنة"]
    assert (noun.singular, noun.plural, noun.dual, noun.gender) == ("سنة", "سنوات", "سنتان", Gender.F)


def test_roles_tell_their_types_and_limits(templates: Templates) -> None:
    roles = templates.frames["sign"].roles
    assert roles["who"].types == ("person", "party", "state")
    assert (roles["when"].single, roles["when"].required) == (True, False)
    assert (roles["what"].single, roles["what"].required) == (False, True)


def test_a_question_named_as_its_role_asks_that_role(templates: Templates) -> None:
    asked = {question.name: question.asks for question in templates.frames["sign"].questions}
    assert asked == {"when": "when", "who": "who", "partner": "who"}


def test_a_question_keeps_its_form_moods_and_old_names(templates: Templates) -> None:
    partner = templates.frames["sign"].questions[2]
    assert (partner.form, partner.moods, partner.was) == ("partner", ("stated", "planned"), ("other-party",))


def test_wordings_keep_their_order_their_types_and_their_place(templates: Templates) -> None:
    persons, parties = templates.frames["sign"].questions[1].wordings
    assert (persons.types, parties.types) == (("person",), ())
    assert (persons.span.line, parties.span.line) == (18, 19)


def test_a_bare_sentence_is_of_the_stated_mood(templates: Templates) -> None:
    assert list(templates.frames["sign"].sentences) == ["stated"]


def test_sentences_by_mood_are_kept_apart(template_files: dict[str, str], filters: Filters) -> None:
    template_files["templates/questions/say.yaml"] = (
        "frame: say\nroles:\n  about: {is: text}\n"
        'sentence:\n  stated: "قيل {{ about }}."\n  planned: "سيقال {{ about }}."\n'
    )
    templates, problems = read_templates(template_files, filters)
    assert problems == ()
    assert list(templates.frames["say"].sentences) == ["stated", "planned"]


def test_a_label_within_a_label_is_named_with_a_dot(templates: Templates) -> None:
    assert templates.labels == {"choice": "اختر", "sheet.key": "المفتاح"}


def test_labels_of_several_files_come_together(template_files: dict[str, str]) -> None:
    template_files["templates/labels-anki.yaml"] = "deck: الحقائق\n"
    assert set(read_templates(template_files)[0].labels) == {"choice", "sheet.key", "deck"}


def test_pools_are_read_by_name(templates: Templates) -> None:
    assert templates.pools["lebanon"].phrase.nom == "لبنان"
    assert len(templates.times) == len(templates.quantities) == 1


def test_files_are_told_apart_by_how_their_path_ends(template_files: dict[str, str], filters: Filters) -> None:
    elsewhere = {f"C:\\quiz\\{path}".replace("/", "\\"): text for path, text in template_files.items()}
    templates, problems = read_templates(elsewhere, filters)
    assert problems == ()
    assert sorted(templates.frames) == ["hold-office", "say", "sign"]
