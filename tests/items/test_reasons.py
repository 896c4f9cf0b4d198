"""A reason says what a wrong option is in the article: its office, what it does elsewhere; never a false absence."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from quizgen.build import load_templates
from quizgen.items.bank import Written, write_bank
from quizgen.items.reasons import quoted_about
from quizgen.model import Evidence, Kind
from quizgen.reading.seed import read_seed

NAMES = """names:
  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}
  accord: {ar: اتفاقية الحدود, is: agreement, gender: f}
  putin: {ar: فلاديمير بوتين, is: person, gender: m, aliases: [بوتين]}
  shoigu: {ar: سيرجي شويجو, is: person, gender: m, offices: [{ar: وزير الدفاع, quote: وزير الدفاع سيرجي شويجو}]}
  lavrov: {ar: سيرجي لافروف, is: person, gender: m}
  kerry: {ar: جون كيري, is: person, gender: m}
"""
FACTS = """facts:
  - {id: pact, does: sign, who: {all: [putin]}, what: {all: [pact]}, when: 2015-03-08, lasts: 25 سنة,
     quote: وقع بوتين معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة}
  - {id: accord, does: sign, who: {all: [lavrov]}, what: {all: [accord]}, when: 2008-08-26,
     quote: ووقع سيرجي لافروف اتفاقية الحدود في 26 أغسطس 2008}
pools:
  times: [2014-03-01]
  quantities: [20 سنة, 40 سنة]
"""
ARTICLE = (
    "وقع بوتين معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة. ووقع سيرجي لافروف اتفاقية الحدود في 26 أغسطس 2008. "
    "وحضر وزير الدفاع سيرجي شويجو. وبقيت القوات أربعين سنة. "
)


@pytest.fixture
def written() -> Callable[..., Written]:
    """Write the items of a seed with the frames that travel with the project."""
    templates, _, problems = load_templates()
    assert not problems

    def write(article: str, facts: str) -> Written:
        seed, faults = read_seed("tiny", "facts.yaml", f"article: {{text: a.txt}}\n{dedent(facts)}", article, templates)
        assert seed is not None, "\n".join(map(str, faults))
        return write_bank(seed, templates)

    return write


@pytest.fixture
def why(written: Callable[..., Written]) -> dict[str, str]:
    """Every reason that the items of the first fact hold, by the wrong option."""
    items = written(ARTICLE, NAMES + FACTS).bank.items
    chosen = (item for item in items if item.kind is Kind.CHOICE and item.facts == ("pact",))
    return {option: text for item in chosen for option, text in item.why.items()}


@pytest.mark.parametrize(
    ("option", "reason"),
    [
        # that he holds an office excludes nobody
        (
            "سيرجي شويجو",
            "يرد ذكر «سيرجي شويجو» في الجملة 3: «وحضر وزير الدفاع سيرجي شويجو». والصواب فلاديمير بوتين (الجملة 1).",
        ),
        (
            "في 26 أغسطس 2008",
            "يذكر المقال «26 أغسطس 2008» في أمر آخر: وقّع سيرجي لافروف اتفاقية الحدود في 26 أغسطس 2008 (الجملة 2). "
            "والصواب 8 مارس 2015 (الجملة 1).",
        ),
        # a date is read in whatever words the article has it
        ("في 1 مارس 2014", "لا يرد ذكر «1 مارس 2014» في المقال. والصواب 8 مارس 2015 (الجملة 1)."),
        # the article spells the number out: it is not said to be absent
        ("40 سنة", "يرد ذكر «40 سنة» في الجملة 4: «وبقيت القوات أربعين سنة». والصواب 25 سنة (الجملة 1)."),
    ],
)
def test_a_reason_tells_what_the_option_is_in_the_article(why: dict[str, str], option: str, reason: str) -> None:
    assert why[option] == reason


@pytest.mark.parametrize(("speakers", "asked"), [(("putin",), False), (("putin", "shoigu"), True)])
def test_who_said_it_is_asked_only_where_two_people_speak(
    written: Callable[..., Written], speakers: tuple[str, ...], asked: bool
) -> None:
    said = {"putin": "قال بوتين إن المعاهدة قوية", "shoigu": "قال سيرجي شويجو إن الاتفاقية ضعيفة"}
    facts = "facts:\n" + "".join(
        f"  - {{id: {who}-said, does: state, by: {{who: {who}, verb: قال إنّ}}, topic: المعاهدة, quote: {said[who]},\n"
        f"     that: {{ar: {said[who].split('إن ')[1]}}}}}\n"
        for who in speakers
    )
    article = ". ".join(said.values()) + ". وحضر وزير الدفاع سيرجي شويجو. وغاب سيرجي لافروف. وغاب جون كيري."
    items = [item for item in written(article, NAMES + facts).bank.items if item.asks == ("by",)]
    assert bool(items) is asked
    other = {"putin": "سيرجي شويجو", "shoigu": "فلاديمير بوتين"}
    for item in items:
        if item.kind is Kind.CHOICE:  # the other speaker is always among the options
            assert other[item.facts[0].removesuffix("-said")] in item.options


def test_whoever_has_no_office_is_told_by_another_fact_or_in_the_articles_own_words(
    written: Callable[..., Written],
) -> None:
    without = NAMES.replace(", offices: [{ar: وزير الدفاع, quote: وزير الدفاع سيرجي شويجو}]", "")
    two_others = without.replace("  kerry: {ar: جون كيري, is: person, gender: m}\n", "")
    items = [item for item in written(ARTICLE, two_others + FACTS).bank.items if item.kind is Kind.CHOICE]
    told = {option: text for item in items if "pact" in item.facts for option, text in item.why.items()}
    assert told["سيرجي شويجو"].startswith("يرد ذكر «سيرجي شويجو» في الجملة 3: «وحضر وزير الدفاع سيرجي شويجو».")
    assert told["سيرجي لافروف"].startswith("يذكر المقال «سيرجي لافروف» في أمر آخر: وقّع سيرجي لافروف اتفاقية الحدود")


@pytest.mark.parametrize(
    ("sentence", "words", "quoted"),
    [
        # a short clause brings those beside it
        (
            "وكان الإقليم قد وقع، في 4 مارس 2024، اتفاقية مع جاره.",
            "4 مارس 2024",
            "وكان الإقليم قد وقع، في 4 مارس 2024، اتفاقية مع جاره",
        ),
        # a long one is cut where clauses begin, not at a phrase that hangs on the words before it
        (
            "وأعلن رئيس اللجنة العليا للسباق في بيان طويل على موقعها أن عدد المشاركين بلغ 300 عداء من أبناء المدينة "
            "والقرى المجاورة لها بعد أن فتحت باب التسجيل لمن شاء في أول الشهر",
            "300 عداء",
            "… أن عدد المشاركين بلغ 300 عداء من أبناء المدينة والقرى المجاورة لها …",
        ),
        # what the cut leaves open is closed
        (
            "وقالت رئيسة الجمعية للحضور: «تعمل قوافلنا في 40 قرية بلا مدارس ولا عيادات، وتصل إلى غيرها قريبا»",
            "40 قرية",
            "«وقالت رئيسة الجمعية للحضور: “تعمل قوافلنا في 40 قرية بلا مدارس ولا عيادات”»",
        ),
        # a dateline is no part of what is said
        (
            "بيرغن - خاص\nافتتح في بيرغن معرض للكتاب في 4 مايو 2012",
            "4 مايو 2012",
            "افتتح في بيرغن معرض للكتاب في 4 مايو 2012",
        ),
    ],
)
def test_a_quote_begins_and_ends_at_whole_phrases(sentence: str, words: str, quoted: str) -> None:
    reads = " ".join(sentence.split())
    start = reads.index(words)
    evidence = Evidence(sentence, reads, 1)
    told = quoted_about(evidence, [(start, start + len(words))])
    assert told == (quoted if "«" in quoted else f"«{quoted}»")


def test_a_name_of_which_the_article_has_a_part_is_never_called_absent(written: Callable[..., Written]) -> None:
    article = f"{ARTICLE}وغاب كيري."
    items = written(article, NAMES + FACTS).bank.items
    assert not any("لا يرد ذكر «جون كيري»" in text for item in items for text in item.why.values())


@pytest.mark.parametrize(
    ("pooled", "reason"),
    [
        ("بنك الشرق", "لا يرد ذكر «بنك الشرق» في المقال. والصواب"),  # though «بنك» does
        # every word that tells it stands somewhere
        ("بنك المرفأ", "ما يذكره المقال هنا هو بنك الساحل، لا «بنك المرفأ» (الجملة 1)."),
    ],
)
def test_a_pooled_name_is_absent_where_the_word_that_tells_it_is(
    written: Callable[..., Written], pooled: str, reason: str
) -> None:
    facts = f"""names: {{bank: بنك الساحل}}
facts:
  - {{id: paid, does: موّل, who: {{all: [bank]}}, what: {{all: [سوق السمك]}}, when: 2012,
     quote: ومول بنك الساحل سوق السمك قرب المرفأ في عام 2012}}
pools: {{names: {{one: {pooled}, two: بنك الجبل}}}}
"""
    items = written("ومول بنك الساحل سوق السمك قرب المرفأ في عام 2012.", facts).bank.items
    (why,) = [item.why[pooled] for item in items if item.kind is Kind.CHOICE and pooled in item.options]
    assert why.startswith(reason)


def test_a_reason_does_not_say_that_the_article_has_words_which_it_has_not() -> None:
    """«يذكر المقال «8 مايو 2012»» would be false where it has «أمس الثلاثاء»."""
    facts = """names: {bank: بنك الساحل, fund: صندوق التراث}
facts:
  - {id: near, does: افتتح, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2012-05-08, sentence: 1}
  - {id: far, does: موّل, who: {all: [fund]}, what: {all: [معرض الكتاب]}, when: 2012-05-01, sentence: 2}
pools: {times: [2012-05-03, 2012-04-28]}
"""
    article = "افتتح بنك الساحل سوق السمك أمس الثلاثاء. ومول صندوق التراث معرض الكتاب في 1 مايو 2012."
    head = "article: {text: a.txt, published: 2012-05-09}\n"
    seed, faults = read_seed("tiny", "facts.yaml", head + facts, article, load_templates()[0])
    assert seed is not None, faults
    items = write_bank(seed, load_templates()[0]).bank.items
    told = [
        why for item in items for option, why in item.why.items() if "8 مايو 2012" in option and "far" in item.facts
    ]
    assert told
    assert {why.partition("(")[0] for why in told} == {
        "يرد ذكر «8 مايو 2012» في المقال في أمر آخر: افتتح بنك الساحل سوق السمك في 8 مايو 2012 "
    }


def test_a_reason_names_the_sentence_of_the_evidence_that_has_the_answer(written: Callable[..., Written]) -> None:
    facts = """names: {bank: بنك الساحل, fund: صندوق التراث}
facts:
  - {id: near, does: موّل, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2012-05-03, sentences: [1, 2]}
  - {id: far, does: موّل, who: {all: [fund]}, what: {all: [معرض الكتاب]}, when: 2012-05-01, sentence: 3}
pools: {times: [2012-04-28, 2012-05-06]}
"""
    article = (
        "اجتمعت إدارة بنك الساحل في المرفأ. ومول البنك سوق السمك في 3 مايو 2012. "
        "ومول صندوق التراث معرض الكتاب في 1 مايو 2012."
    )
    items = {item.id: item for item in written(article, facts).bank.items}
    why = items["tiny/near/when/choice"].why
    assert why
    assert all(text.endswith("والصواب 3 مايو 2012 (الجملة 2).") for text in why.values())
    why = items["tiny/far/when/choice"].why
    assert not [text for text in why.values() if "3 مايو 2012" in text and "(الجملة 2)" not in text]


def test_no_two_reasons_of_one_choice_say_the_same(why: dict[str, str]) -> None:
    assert len(set(why.values())) == len(why)


def test_a_time_told_from_the_day_of_publication_comes_with_that_day() -> None:
    facts = """names: {bank: بنك الساحل}
facts:
  - {id: near, does: افتتح, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2012-05-08, sentence: 1}
  - {id: far, does: موّل, who: {all: [bank]}, what: {all: [معرض الكتاب]}, when: 2011-03, sentence: 2}
"""
    article = "افتتح بنك الساحل سوق السمك أمس الثلاثاء. ومول بنك الساحل معرض الكتاب في مارس 2011."
    head = "article: {text: a.txt, published: 2012-05-09}\n"
    seed, faults = read_seed("tiny", "facts.yaml", head + facts, article, load_templates()[0])
    assert seed is not None, faults
    told = {
        item.id: item.doubt for item in write_bank(seed, load_templates()[0]).bank.items if item.kind is Kind.RECALL
    }
    assert told["tiny/near/when"] == "نُشر المقال في 9 مايو 2012، والمقصود بـ«أمس الثلاثاء» 8 مايو 2012."
    assert told["tiny/far/when"] == ""


def test_news_of_somebodys_words_is_not_asked_as_news(written: Callable[..., Written]) -> None:
    """«حذّرت وزارة الري من الفيضان» is neither the article's own word nor led in as a claim."""
    facts = """names:
  omari: {ar: سالم العمري, is: person, gender: m}
  ministry: {ar: وزارة الري, is: organisation, gender: f}
facts:
  - {id: warned, does: حذّر من, who: {all: [ministry]}, from: {all: [فيضان النهر]},
     quote: وحذرت وزارة الري من فيضان النهر}
  - {id: built, does: بنى, who: {all: [ministry]}, what: {all: [سد جديد]}, quote: وبنت وزارة الري سدا جديدا}
  - {id: said, does: غادر, by: omari, who: {all: [سكان القرية]}, sentence: 3}
"""
    article = "وحذرت وزارة الري من فيضان النهر. وبنت وزارة الري سدا جديدا. وقال سالم العمري إن سكان القرية غادروا."
    made = {item.id for item in written(article, facts).bank.items if item.kind is Kind.SOURCE}
    assert made == {"tiny/built/source", "tiny/said/source"}


MARKET = """names:
  huda: {ar: هدى الربيعي, is: person, gender: f, offices: [{ar: مديرة السوق, quote: مديرة السوق هدى الربيعي}]}
  sami: {ar: سامي عون, is: person, gender: m}
  rami: {ar: رامي فرح, is: person, gender: m}
facts:
  - {id: opened, does: افتتح, who: {all: [sami]}, what: {all: [سوق السمك]}, why: {all: [كثرة الصيادين]}, sentence: 1,
     wrong: {why: [قلة المتاجر, انخفاض أسعار الوقود]}}
  - {id: repaired, does: أصلح, who: {all: [huda]}, what: {all: [مخزن الثلج]}, sentence: 2}
  - {id: sold, does: باع, by: huda, who: {all: [الصيادون]}, what: {all: [40 صندوقا]}, sentence: 4}
  - {id: left, does: غادر, by: rami, who: {all: [التجار]}, sentence: 5}
"""
AT_MARKET = (
    "افتتح سامي عون سوق السمك بسبب كثرة الصيادين. وأصلحت مديرة السوق هدى الربيعي مخزن الثلج. "
    "واشتكى السائقون من ارتفاع أسعار الوقود. وقالت هدى الربيعي إن الصيادين باعوا 40 صندوقا. "
    "وقال رامي فرح إن التجار غادروا."
)


def test_a_person_is_ruled_out_by_what_he_did_not_by_the_office_he_holds(written: Callable[..., Written]) -> None:
    items = {item.id: item for item in written(AT_MARKET, MARKET).bank.items}
    why = items["tiny/opened/who/choice"].why["هدى الربيعي"]
    assert "أصلحت هدى الربيعي مخزن الثلج (الجملة 2)" in why
    assert "المنصب" not in why


def test_each_wrong_reason_is_met_by_a_reason_of_its_own(written: Callable[..., Written]) -> None:
    why = {item.id: item.why for item in written(AT_MARKET, MARKET).bank.items}["tiny/opened/why/choice"]
    assert why["بسبب قلة المتاجر"] == "لا يرد ذكر «قلة المتاجر» في المقال. والصواب كثرة الصيادين (الجملة 1)."
    near = why["بسبب انخفاض أسعار الوقود"]  # the article has prices of fuel, and they rise
    assert near.startswith("أقرب ما في المقال إلى «انخفاض أسعار الوقود» قوله في الجملة 3: «واشتكى السائقون")


def test_another_speaker_is_ruled_out_by_what_he_said(written: Callable[..., Written]) -> None:
    items = {item.id: item for item in written(AT_MARKET, MARKET).bank.items}
    source = items["tiny/sold/source"].why["قول منسوب إلى رامي فرح"]
    assert source == "ينسب المقال إلى رامي فرح قولًا آخر: غادر التجار (الجملة 5)."


def test_a_day_is_not_called_absent_where_the_article_does_not_write_the_right_one_either() -> None:
    facts = """names: {bank: بنك الساحل}
facts:
  - {id: near, does: افتتح, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2012-05-08, sentence: 1}
pools: {times: [2012-05-03, 2012-04-28]}
"""
    head = "article: {text: a.txt, published: 2012-05-09}\n"
    seed, faults = read_seed("tiny", "facts.yaml", head + facts, "افتتح بنك الساحل سوق السمك أمس.", load_templates()[0])
    assert seed is not None, faults
    (why,) = [
        item.why for item in write_bank(seed, load_templates()[0]).bank.items if item.id == "tiny/near/when/choice"
    ]
    assert set(why.values()) == {
        "لا يدلّ شيء في المقال على «3 مايو 2012». والصواب 8 مايو 2012 (الجملة 1).",
        "لا يدلّ شيء في المقال على «28 أبريل 2012». والصواب 8 مايو 2012 (الجملة 1).",
    }


def test_a_day_that_the_article_calls_today_is_not_said_to_be_written_there() -> None:
    facts = """names: {bank: بنك الساحل}
facts:
  - {id: near, does: افتتح, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2012-05-03,
     quote: افتتح بنك الساحل سوق السمك في 3 مايو 2012}
pools: {times: [2012-05-09, 2012-04-28]}
"""
    head = "article: {text: a.txt, published: 2012-05-09}\n"
    article = "افتتح بنك الساحل سوق السمك في 3 مايو 2012. وقال التجار اليوم الأربعاء إن السوق واسع."
    seed, faults = read_seed("tiny", "facts.yaml", head + facts, article, load_templates()[0])
    assert seed is not None, faults
    items = {item.id: item for item in write_bank(seed, load_templates()[0]).bank.items}
    why = items["tiny/near/when/choice"].why["في 9 مايو 2012"]
    assert why.startswith("«9 مايو 2012» هو المقصود بـ«اليوم الأربعاء» في الجملة 2، في أمر آخر.")
