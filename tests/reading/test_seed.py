"""What a sound fact file becomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.arabic.calendars import Day
from quizgen.arabic.count import Quantity
from quizgen.arabic.nouns import Gender
from quizgen.arabic.time import Time
from quizgen.model import Fact, Name, Seed, Settings, Text, YesNo
from quizgen.problems import Problem
from quizgen.reading import article_name
from quizgen.reading.article import angled

Read = Callable[..., tuple[Seed | None, tuple[Problem, ...]]]


def sound_seed(read: Read, facts: str, article: str | None = None) -> Seed:
    seed, problems = read(facts, article) if article else read(facts)
    assert problems == ()
    assert seed is not None
    return seed


def fact(seed: Seed, id_: str) -> Fact:
    return next(fact for fact in seed.facts if fact.id == id_)


# ---------------------------------------------------------------- article and evidence


def test_evidence_keeps_what_was_printed_and_tells_how_it_reads(read: Read, sound: str) -> None:
    facts = sound.replace("quote: أمن المنطقة}", "quote: ونصن المعاهدة على حرية عبور الحدود, in: حرية}")
    (word,) = sound_seed(read, facts).words
    assert word.evidence is not None
    assert word.evidence.quote == "ونصن المعاهدة على حرية عبور الحدود"
    assert word.evidence.reads == "وتنص المعاهدة على حرية عبور الحدود"
    assert word.evidence.sentence == 3


def test_a_correction_that_lies_half_in_a_quote_is_not_applied_there(read: Read, sound: str) -> None:
    wide = sound.replace("{quote: ونصن, read: وتنص}", "{quote: ونصن المعاهدة, read: وتنص المعاهدة}")
    facts = wide.replace("quote: أمن المنطقة}", "quote: المعاهدة على حرية, in: حرية}")
    (word,) = sound_seed(read, facts).words
    assert word.evidence is not None
    assert word.evidence.reads == "المعاهدة على حرية"


def test_sentences_are_numbered_and_corrected(read: Read, sound: str) -> None:
    sentences = sound_seed(read, sound).article.sentences
    assert [sentence.number for sentence in sentences] == [1, 2, 3]
    assert sentences[2].printed.startswith("ونصن")
    assert sentences[2].reads.startswith("وتنص")


def test_straight_quotation_marks_are_read_as_angled_ones(read: Read, sound: str) -> None:
    signed = fact(sound_seed(read, sound), "alliance-signed")
    assert '"التحالف"' in signed.evidence.quote
    assert "«التحالف»" in signed.evidence.reads


@pytest.mark.parametrize(
    ("straight", "expected"),
    [
        ('معاهدة "التحالف"، ثم', "معاهدة «التحالف»، ثم"),
        ('("أ" و"ب")', "(«أ» و«ب»)"),
        ('بـ"التحالف والتكامل".', "بـ«التحالف والتكامل»."),
        ('التكامل" لمدة', "التكامل» لمدة"),
        ("“أ” و«ب»", "«أ» و«ب»"),
        ("عبر حسابه بـ”المرسال” أمس", "عبر حسابه بـ«المرسال» أمس"),
        ("قال “نعم“ ثم سكت", "قال «نعم» ثم سكت"),
        ("قال: ”وصلنا”. ثم سكت", "قال: «وصلنا». ثم سكت"),
        ("قال “اسم السفينة “الريح” واسمها قديم”", "قال «اسم السفينة «الريح» واسمها قديم»"),
    ],
)
def test_quotation_marks_open_before_words_and_close_after_them(straight: str, expected: str) -> None:
    assert angled(straight) == expected


def test_a_quote_with_an_ellipsis_takes_in_all_that_lies_between(read: Read, sound: str) -> None:
    signed = fact(sound_seed(read, sound), "alliance-signed")
    assert signed.evidence.quote.startswith("وقعت روسيا وأوسيتيا الجنوبية، في 8 مارس 2015")
    assert signed.evidence.quote.endswith("لمدة 25 سنة")


def test_unknown_sources_are_empty(read: Read, sound: str) -> None:
    facts = sound.replace("  published: 2017-03", "  published: unknown\n  publisher: unknown\n  title: عنوان")
    article = sound_seed(read, facts).article
    assert (article.published, article.publisher, article.title, article.url) == ("", "", "عنوان", "")


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ("article: {text: text.txt}", "text.txt"),
        ("names: {}", "article.txt"),
        ("article: {text: ../../etc/passwd}", "article.txt"),
        ("article: {text: ..}", "article.txt"),
        ("[", "article.txt"),
    ],
)
def test_the_article_stands_beside_its_facts(facts: str, name: str) -> None:
    assert article_name(facts) == name


# ---------------------------------------------------------------- names


def test_persons_and_peoples_are_human_unless_told_otherwise(read: Read, sound: str) -> None:
    names = sound_seed(read, sound).names
    assert names["shoigu"].phrase.human
    assert not names["russia"].phrase.human


def test_a_short_form_has_the_grammar_of_the_full_one(read: Read, sound: str) -> None:
    facts = sound.replace("aliases: [المعاهدة]}", "short: المعاهدة}")
    short = sound_seed(read, facts).names["alliance"].short
    assert short is not None
    assert (short.nom, short.gender) == ("المعاهدة", Gender.F)


def test_one_name_stands_for_a_list_of_one(read: Read, sound: str) -> None:
    assert sound_seed(read, sound).names["shoigu"].of == ("russia",)


def test_an_office_with_a_quote_becomes_a_fact(read: Read, sound: str) -> None:
    office = fact(sound_seed(read, sound), "office-shoigu")
    (who,), (what,) = office.slots["who"].values, office.slots["what"].values
    assert office.frame == "hold-office"
    assert isinstance(who, Name)
    assert isinstance(what, Text)
    assert (who.id, what.phrase.nom, office.evidence.sentence) == ("shoigu", "وزير", 2)


def test_an_office_without_a_quote_stays_with_its_name(read: Read, sound: str) -> None:
    facts = sound.replace("{ar: وزير, quote: الوزير سيرجي شويجو}", "{ar: وزير}")
    seed = sound_seed(read, facts)
    assert [office.title.nom for office in seed.names["shoigu"].offices] == ["وزير"]
    assert "office-shoigu" not in [each.id for each in seed.facts]


def test_a_second_office_is_numbered(read: Read, sound: str) -> None:
    office = "{ar: وزير, quote: الوزير سيرجي شويجو}"
    seed = sound_seed(read, sound.replace(office, f"{office}, {office.replace('quote: ', 'quote: وقال ')}"))
    assert {"office-shoigu", "office-shoigu-2"} <= {each.id for each in seed.facts}


# ---------------------------------------------------------------- facts


def test_the_type_of_its_role_tells_what_a_value_is(read: Read, sound: str) -> None:
    seed = sound_seed(read, sound)
    signed, keeps = fact(seed, "alliance-signed"), fact(seed, "alliance-keeps")
    (what,), (when,), (lasts,) = (signed.slots[role].values for role in ("what", "when", "lasts"))
    (about,), (sure,) = (keeps.slots[role].values for role in ("about", "sure"))
    assert isinstance(what, Name)
    assert isinstance(when, Time)
    assert isinstance(lasts, Quantity)
    assert isinstance(about, Text)
    assert when.starts == when.ends == Day(2015, 3, 8)
    assert lasts.number == 25
    assert sure == YesNo(True)


def test_all_is_complete_and_some_is_not(read: Read, sound: str) -> None:
    all_ = fact(sound_seed(read, sound), "alliance-signed").slots
    some = fact(sound_seed(read, sound.replace("{all: [russia,", "{some: [russia,")), "alliance-signed").slots
    assert (all_["who"].complete, some["who"].complete) == (True, False)


def test_a_bare_value_is_not_complete_be_the_role_single_or_not(read: Read, sound: str) -> None:
    slots = fact(sound_seed(read, sound), "alliance-signed").slots
    assert (slots["what"].complete, slots["lasts"].complete) == (False, False)


def test_what_others_say_is_kept_with_its_source(read: Read, sound: str) -> None:
    (other,) = fact(sound_seed(read, sound), "alliance-signed").slots["when"].others
    assert isinstance(other.value, Time)
    assert (other.value.starts, other.source) == (Day(2015, 3, 18), "a book")


def test_what_the_article_leaves_out_needs_no_quote(read: Read, sound: str) -> None:
    facts = sound.replace("south-ossetia]}\n    what", "south-ossetia], also: [shoigu]}\n    what")
    (also,) = fact(sound_seed(read, facts), "alliance-signed").slots["who"].also
    assert isinstance(also, Name)
    assert also.id == "shoigu"


def test_a_claim_has_its_speaker_and_a_plan_its_mood(read: Read, sound: str) -> None:
    facts = sound.replace("    sure: yes", "    by: {who: shoigu, verb: قال إنّ}\n    mood: planned\n    was: old")
    keeps = fact(sound_seed(read, facts), "alliance-keeps")
    assert keeps.by is not None
    assert (keeps.by.name.id, keeps.by.verb, keeps.mood, keeps.was) == ("shoigu", "قال إنّ", "planned", ("old",))


# ---------------------------------------------------------------- what proves a value


@pytest.mark.parametrize(
    "value",
    ["أمن المنطقة", "أمن المنطقة كلها", "{ar: أمن المنطقة, gender: m}", "{is: الأمان, in: أمن المنطقة}"],
)
def test_a_text_may_be_worded_anew_when_its_words_are_there(read: Read, sound: str, value: str) -> None:
    sound_seed(read, sound.replace("about: أمن المنطقة", f"about: {value}"))


def test_a_text_of_which_its_words_hold_nothing_is_noted(read: Read, sound: str) -> None:
    seed, problems = read(sound.replace("about: أمن المنطقة", "about: {is: السلام, in: أمن المنطقة}"))
    assert seed is not None
    assert [problem.code for problem in problems] == ["N435"]


def test_a_speaker_may_stand_elsewhere_in_the_sentence(read: Read, sound: str) -> None:
    facts = sound.replace(
        "    who: shoigu\n    about: أمن المنطقة\n    sure: yes\n    quote: وقال الوزير سيرجي شويجو إن المعاهدة",
        "    about: أمن المنطقة\n    by: {who: shoigu, verb: قال إنّ}\n    quote: المعاهدة",
    )
    assert facts != sound
    sound_seed(read, facts)


def test_a_reference_in_the_quote_proves_whom_it_stands_for(read: Read, sound: str) -> None:
    facts = sound.replace("quote: وقعت روسيا … لمدة 25 سنة", "quote: بين الجمهوريتين")
    _, problems = read(facts)
    assert "'russia'" not in " ".join(problem.message for problem in problems)


def test_a_corrected_name_proves_itself(read: Read, sound: str, article: str) -> None:
    facts = sound.replace(
        "  corrections:\n", "  corrections:\n    - {quote: وأوسيتيا، في, read: 'وأوسيتيا الجنوبية، في'}\n"
    )
    sound_seed(read, facts, article.replace("وأوسيتيا الجنوبية، في", "وأوسيتيا، في"))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("في مايو 2016", "2016-05"),
        ("في أواخر عام 2016", "late 2016"),
        ("عام 2016", "2016"),
        ("منذ تسعينيات القرن الماضي", "{since: 1990s}"),
        ("منذ تسعينيات القرن الماضي", "1990s"),
        ("أثناء انهيار الاتحاد السوفيتي", "{text: أثناء انهيار الاتحاد السوفيتي}"),
    ],
)
def test_a_time_is_proved_by_words_that_a_reader_takes_for_it(
    read: Read, sound: str, article: str, printed: str, value: str
) -> None:
    facts = sound.replace("{says: 2015-03-08, others: [{is: 2015-03-18, source: a book}]}", value)
    sound_seed(read, facts, article.replace("في 8 مارس 2015", printed))


@pytest.mark.parametrize("value", ["2016", "2016-05-08", "late 2016", "{since: 2016-05}", "2016-06"])
def test_a_month_proves_no_day_no_year_and_no_other_month(read: Read, sound: str, article: str, value: str) -> None:
    facts = sound.replace("{says: 2015-03-08, others: [{is: 2015-03-18, source: a book}]}", value)
    _, problems = read(facts, article.replace("في 8 مارس 2015", "في مايو 2016"))
    assert [problem.span.line for problem in problems] == [21]


def dated(sound: str, value: str, published: str = "2015-08-10") -> str:
    """Give the fact another time, and the article another day of publication."""
    facts = sound.replace("{says: 2015-03-08, others: [{is: 2015-03-18, source: a book}]}", value)
    return facts.replace("published: 2017-03", f"published: {published}")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("في 14 شوال 1436هـ", "1436-10-14 AH"),
        ("في شوال 1436", "1436-10 AH"),
        ("في 25 شوال 1436 هـ الموافق 10 أغسطس 2015", "1436-10-25 AH = 2015-08-10"),
        ("في 25 شوال 1436 هـ الموافق 10 أغسطس 2015", "1436-10-25 AH"),
        ("من 3 إلى 5 مايو 2015", "2015-05-03..2015-05-05"),
        ("من 3 إلى 5 مايو 2015", "{from: 2015-05-03, to: 2015-05-05}"),
        ("في الربع الثالث للعام الحالي", "2015-Q3"),
        ("في صيف 2014", "summer 2014"),
        ("بنهاية عام 2014", "end 2014"),
        ("منذ أكتوبر 2008", "since 2008-10"),
        ("أمس", "2015-08-09"),
        ("الأحد المقبل", "2015-08-16"),
        ("في يوليو (تموز) الماضي", "2015-07"),
        ("الأسبوع الماضي", "2015-08-03..2015-08-09"),
        ("في عام 44 قبل الميلاد", "44 BC"),
    ],
)
def test_a_time_is_proved_in_any_calendar_and_counted_from_the_day_of_publication(
    read: Read, sound: str, article: str, printed: str, value: str
) -> None:
    seed = sound_seed(read, dated(sound, value), article.replace("في 8 مارس 2015", printed))
    assert fact(seed, "alliance-signed").slots["when"].values


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("في 14 شوال 1436هـ", "2015-07-30"),
        ("في 14 شوال 1436هـ", "1436-10-15 AH"),
        ("قبل عام 2014", "2014"),
        ("حتى عام 2014", "2014"),
        ("من 3 إلى 5 مايو 2015", "2015-05-03"),
        ("بنهاية عام 2014", "2014"),
        ("أمس", "2015-08-10"),
        ("في يوليو الماضي", "2014-07"),
    ],
)
def test_words_that_only_bound_a_time_or_tell_another_one_do_not_prove_it(
    read: Read, sound: str, article: str, printed: str, value: str
) -> None:
    _, problems = read(dated(sound, value), article.replace("في 8 مارس 2015", printed))
    assert [problem.code for problem in problems] == ["E432"]


@pytest.mark.parametrize(
    ("published", "printed"), [("unknown", "أمس"), ("2015-08", "أمس"), ("2015", "في يوليو الماضي")]
)
def test_relative_words_prove_nothing_without_the_day_of_publication_and_are_named(
    read: Read, sound: str, article: str, published: str, printed: str
) -> None:
    facts = dated(sound, "2015-07" if "يوليو" in printed else "2015-08-09", published)
    _, problems = read(facts, article.replace("في 8 مارس 2015", printed))
    assert [problem.code for problem in problems] == ["E432"]
    assert (
        f"«{printed.removeprefix('في ')}», which proves nothing without the day of publication" in problems[0].message
    )
    assert "'published'" in problems[0].hint


@pytest.mark.parametrize("value", ["1436-10-14", "1436-10"])
def test_a_hijri_date_written_as_a_gregorian_one_is_refused_with_both_ways_out(
    read: Read, sound: str, article: str, value: str
) -> None:
    _, problems = read(dated(sound, value), article.replace("في 8 مارس 2015", "في 14 شوال 1436هـ"))
    assert [problem.code for problem in problems] == ["E416"]
    assert f"{value} AH" in problems[0].hint
    assert f"{value} AD" in problems[0].hint


def test_a_day_of_the_old_gregorian_calendar_is_marked(read: Read, sound: str, article: str) -> None:
    sound_seed(read, dated(sound, "1453-05-29 AD"), article.replace("في 8 مارس 2015", "في 29 مايو 1453"))


def test_a_hijri_year_that_is_not_converted_is_refused_with_the_years_that_are(
    read: Read, sound: str, article: str
) -> None:
    _, problems = read(dated(sound, "1300 AH"), article.replace("في 8 مارس 2015", "عام 1300هـ"))
    assert [problem.code for problem in problems] == ["E411"]
    assert "1343 to 1500 AH" in problems[0].message


# ---------------------------------------------------------------- words, references, pools, settings


def test_a_word_is_marked_in_its_phrase_without_what_is_attached(read: Read, sound: str) -> None:
    facts = sound.replace("quote: أمن المنطقة}", "quote: على حرية عبور الحدود بين, in: حدود}")
    (word,) = sound_seed(read, facts).words
    assert word.evidence is not None
    ((start, end),) = word.evidence.marks
    assert word.evidence.reads[start:end] == "حدود"


def test_the_bare_form_of_a_word_has_no_vowel_marks(read: Read, sound: str) -> None:
    (word,) = sound_seed(read, sound).words
    assert (word.word, word.bare) == ("أَمن", "أمن")


def test_a_reference_is_marked_where_it_stands(read: Read, sound: str) -> None:
    (reference,) = sound_seed(read, sound).references
    ((start, end),) = reference.evidence.marks
    assert reference.evidence.reads[start:end] == "الجمهوريتين"
    assert [name.id for name in reference.to] == ["russia", "south-ossetia"]


def test_pools_hold_candidates_of_each_sort(read: Read, sound: str) -> None:
    seed = sound_seed(read, sound)
    assert list(seed.pools) == ["georgia"]
    assert [time.starts for time in seed.times] == [Day(2014, 1, 1)]
    assert [quantity.number for quantity in seed.quantities] == [10]


def test_settings_that_are_left_out_keep_what_is_shipped(read: Read, sound: str) -> None:
    settings = sound_seed(read, sound).settings
    assert settings == Settings(items=20, kinds=("choice", "cloze"), marks={"choice": 2})


def test_the_order_of_keys_changes_nothing(read: Read, sound: str) -> None:
    names_first = sound[sound.index("names:") : sound.index("facts:")]
    moved = sound.replace(names_first, "") + names_first
    assert {each.id for each in sound_seed(read, moved).facts} == {each.id for each in sound_seed(read, sound).facts}


def test_a_person_without_a_gender_is_a_problem_not_a_man(read: Read, sound: str) -> None:
    _, problems = read(sound.replace("is: person, gender: m,", "is: person,"))
    assert [problem.code for problem in problems] == ["E202"]


# ---------------------------------------------------------------- quantities


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("25 سنة", "خمس وعشرون سنة"),
        ("خمسًا وعشرين سنة", "٢٥ سنة"),
        ("3000 سنة", "ثلاثة آلاف سنة"),
        ("ثلاثة آلاف سنة", "3,000 سنة"),
        ("3.000 سنة", "3000 سنة"),
        ("12 500 سنة", "12500 سنة"),
        ("أربع مئة سنة", "400 سنة"),
        ("أربعمائة سنة", "أربع مئة سنة"),
        ("2,5 مليون سنة", "2.5 مليون سنة"),
        ("سنة ونصف السنة", "سنة ونصف"),
        ("54 في المئة", "54 %"),
        ("%54", '"%54"'),
        ("0 سنوات", "0 سنوات"),
        ("تجاوزت 70 مليون سنة", "أكثر من 70 مليون سنة"),
        ("400 سنة على الأقل", "ما لا يقل عن 400 سنة"),
        ("بين 20 و30 سنة", "من 20 إلى 30 سنة"),
        ("400 ميغاواط", "{number: 400, unit: ميغاواط}"),
        ("25 ميغاواط", "{number: 25, unit: {ar: ميغاواط, plural: ميغاواط}}"),
        ("أكثر من ثلاث محطات", "{number: أكثر من 3, unit: {ar: محطة, plural: محطات, gender: f}}"),
        ("عدد من السنوات بلغ 25", "25 سنة"),
        ("70", "{number: 70}"),
    ],
)
def test_a_quantity_is_proved_by_any_spelling_that_says_the_same(
    read: Read, sound: str, article: str, printed: str, value: str
) -> None:
    facts = sound.replace("lasts: 25 سنة", f"lasts: {value}").replace("لمدة 25 سنة", f"لمدة {printed}")
    pooled = facts.replace("quantities: [10 سنوات]", f"quantities:\n    - {value}")
    sound_seed(read, pooled, article.replace("لمدة 25 سنة", f"لمدة {printed}"))


@pytest.mark.parametrize(
    ("printed", "value", "code"),
    [
        ("1 250 سنة", "250 سنة", "E433"),
        ("9381.01 سنة", "9381 سنة", "E433"),
        ("أربع مئة سنة", "104 سنوات", "E433"),
        ("نحو 400 سنة", "400 سنة", "E433"),
        ("400 سنة على الأقل", "400 سنة", "E433"),
        ("400 سنة", "نحو 400 سنة", "E433"),
        ("أكثر من 70 سنة", "70 سنة على الأقل", "E433"),
        ("بين 20 و30 سنة", "30 سنة", "E433"),
        ("400 ميغاواط في سنة", "400 سنة", "E433"),
        ("12 500 سنة", "{is: 500 سنة, in: 500 سنة}", "E437"),
        ("400 سنة على الأقل", "{is: 400 سنة, in: 400 سنة}", "E437"),
        ("أربع مئة سنة", "{is: 104 سنوات, in: أربع مئة سنة}", "E437"),
        ("25 محطة", "{number: 25, unit: {ar: محطة}}", "E417"),
        ("25 محطة", "{number: 25 سنة, unit: محطة}", "E415"),
        ("25 محطة", "{number: 25%, unit: محطة}", "E416"),
        ("25 محطة", "25 محطة", "E415"),
        ("25", "25", "E415"),
        ("1.250 سنة", "1.250 سنة", "E415"),
    ],
)
def test_another_quantity_another_bound_or_a_part_of_a_number_proves_nothing(
    read: Read, sound: str, article: str, printed: str, value: str, code: str
) -> None:
    facts = sound.replace("lasts: 25 سنة", f"lasts: {value}").replace("لمدة 25 سنة", f"لمدة {printed}")
    _, problems = read(facts, article.replace("لمدة 25 سنة", f"لمدة {printed}"))
    assert [problem.code for problem in problems] == [code]


# ---------------------------------------------------------------- names


def signed_by(read: Read, name: str, printed: str) -> tuple[Problem, ...]:
    """Read that somebody signed a treaty, out of a sentence which says so of the words that are printed."""
    sentence = f"وقّع المدير {printed} معاهدة السلام"
    facts = (
        "article: {text: article.txt}\n"
        f"names:\n  x: {{ar: {name}, is: person, gender: m}}\n  p: {{ar: معاهدة السلام, is: treaty, gender: f}}\n"
        f"facts:\n  - {{id: f, does: sign, who: x, what: p, quote: {sentence}}}\n"
    )
    return read(facts, f"{sentence}.")[1]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("علي", "على"),
        ("محمد علي", "على"),
        ("هدى", "هدي"),
        ("علاء", "علا"),
        ("رضا", "رضى"),
        ("أن", "ان"),
        ("مها", "مهى"),
    ],
)
def test_a_word_that_may_be_another_proves_no_name_and_is_not_proposed_for_it(
    read: Read, name: str, printed: str
) -> None:
    (problem,) = signed_by(read, name, printed)
    assert (problem.code, problem.fix) == ("E431", None)
    assert printed not in problem.hint.split()


@pytest.mark.parametrize(
    ("name", "printed"),
    [("محمد علي", "محمد على"), ("إسماعيل", "اسماعيل"), ("أسامة", "اسامه"), ("هدى الأسعد", "هدي الاسعد")],
)
def test_a_name_spelt_otherwise_is_proposed_with_the_words_that_are_printed(
    read: Read, name: str, printed: str
) -> None:
    (problem,) = signed_by(read, name, printed)
    assert (problem.code, problem.fix and problem.fix.text) == ("E431", printed)
