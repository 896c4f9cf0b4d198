"""Items over more than one sentence: two statements compared, the sentence that says so, what the whole text says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizgen.items.bank import Written, write_bank
from quizgen.items.lint import check_items
from quizgen.model import Item, Kind, Seed, Templates

ARTICLE = (
    "وقع بوتين معاهدة الدفاع في 8 مارس 2015. ووقع لافروف اتفاقية الحدود في 26 أغسطس 2008. "
    "واستقبل كيري وفدا من تركيا. وبحث شويجو بنود معاهدة الدفاع. وتعد أرمينيا من دول المنطقة."
)
FACTS = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, when: 2015-03-08, quote: وقع بوتين معاهدة الدفاع في 8 مارس 2015}
      - {id: accord, does: sign, who: {all: [lavrov]}, what: accord, when: 2008-08-26, quote: ووقع لافروف اتفاقية الحدود في 26 أغسطس 2008}
    passage:
      main:
        is: وثيقتان وقّعهما مسؤولان
        wrong:
          - {is: زيارة وفد إلى أرمينيا, why: لا يذكر المقال زيارة إلى أرمينيا.}
          - {is: خلاف بين مسؤولَين, why: لا يذكر المقال خلافًا بين أحد.}
      parts:
        - id: pact
          sentences: [1, 4]
          is: عرض المعاهدة وبنودها
          wrong:
            - {is: تعريف بدول المنطقة, why: تعرّف بها الجملة 5.}
            - {is: نقد موقف وزير, why: لا ينقد المقال أحدًا.}
        - id: opening
          sentences: [1]
          is: مدخل إلى الخبر
          wrong:
            - {is: تعريف بدول المنطقة, why: تعرّف بها الجملة 5.}
            - {is: نقد موقف وزير, why: لا ينقد المقال أحدًا.}
    pools:
      times: [2014-03-01, 2016-01-02, 2017-05-09]
"""  # noqa: E501
SIGNINGS = [
    ("salim", "سليم البنا", "law-a", "قانون الموانئ", "3 مايو 2011", "2011-05-03"),
    ("nadir", "نادر الحلو", "law-b", "اتفاق المياه", "9 يناير 2012", "2012-01-09"),
    ("faris", "فارس عيسى", "law-c", "ميثاق الصحافة", "6 يونيو 2013", "2013-06-06"),
    ("jamil", "جميل بدر", "law-d", "عهد السلام", "2 أبريل 2014", "2014-04-02"),
]
SIGNED = ". ".join(f"وقع {who} {what} في {day}" for _, who, _, what, day, _ in SIGNINGS) + "."


def signings(many: int) -> str:
    """Write a fact file of so many signings."""
    names = [
        f"  {who}: {{ar: {name}, is: person, gender: m}}\n  {what}: {{ar: {paper}, is: treaty, gender: m}}\n"
        for who, name, what, paper, _, _ in SIGNINGS
    ]
    facts = [
        f"      - {{id: by-{who}, does: sign, who: {{all: [{who}]}}, what: {{all: [{what}]}}, when: {when}, "
        f"quote: وقع {name} {paper} في {day}}}\n"
        for who, name, what, paper, day, when in SIGNINGS[:many]
    ]
    return f"names:\n{''.join(names)}    facts:\n{''.join(facts)}"


WHOLE = "sentence: \"{{ 'وقّع' | agree(who) }} {{ who }} {{ what | accusative }} {{ when | at }}.\""


@pytest.fixture
def bank(templates_with: Callable[[str, str], Templates], seed_of: Callable[..., Seed]) -> tuple[Seed, Written]:
    """Write the items of the seed above, its statements with their days."""
    templates = templates_with("sentence: \"{{ 'وقّع' | agree(who) }} {{ who }} {{ what | accusative }}.\"", WHOLE)
    seed = seed_of(ARTICLE, FACTS)
    return seed, write_bank(seed, templates)


def whole(written: Written) -> dict[str, Item]:
    return {item.id.removeprefix("tiny/"): item for item in written.bank.items if item.kind is Kind.WHOLE}


def test_what_an_author_says_of_the_whole_text_is_asked_with_his_wrong_answers_and_reasons(
    bank: tuple[Seed, Written],
) -> None:
    seed, written = bank
    items = whole(written)
    main, part = items["whole/main"], items["whole/part-pact"]
    assert main.stem == "ما الفكرة الرئيسة في المقال؟"
    assert main.key == "وثيقتان وقّعهما مسؤولان"
    assert set(main.options) == {main.key, "زيارة وفد إلى أرمينيا", "خلاف بين مسؤولَين"}
    assert main.why["خلاف بين مسؤولَين"] == "لا يذكر المقال خلافًا بين أحد."
    assert part.stem == "ما دور الجملتين 1 و4 في المقال؟"  # «معاهدة» begins the one, and is in the answer
    assert "«وقع بوتين معاهدة الدفاع في …»" in items["whole/part-opening"].stem
    assert [each.sentence for each in part.evidence] == [1, 4]
    assert not [problem for problem in check_items(seed, written.bank) if "whole/" in problem.message]


def _tells(sentence: str, stem: str) -> bool:
    """Return whether a question has the name or the paper of a signing's sentence."""
    return any(said in stem for _, who, _, what, _, _ in SIGNINGS if who in sentence for said in (who, what))


def test_two_statements_are_compared_and_each_reason_corrects_what_its_option_gets_wrong(
    templates: Templates, seed_of: Callable[..., Seed]
) -> None:
    written = write_bank(seed_of(SIGNED, signings(4)), templates)
    items = [item for name, item in whole(written).items() if name.startswith("compare/")]
    assert items
    sayings = {"الأولى والثانية معًا": (True, True), "الأولى وحدها": (True, False),
               "الثانية وحدها": (False, True), "لا الأولى ولا الثانية": (False, False)}  # fmt: skip
    for item in items:
        said = item.stem.removeprefix("(1) ").partition(". — ")[0].split(". (2) ")
        truth = tuple(f"{each}." in item.right.split("\n") for each in said)
        assert sayings[str(item.key)] == truth
        for option, why in item.why.items():
            if truth == (True, True) and sayings[option] == (False, False):
                one, other = (at for at, told in enumerate(SIGNED.split(". "), 1) if _tells(told, item.stem))
                assert why == f"العبارتان صحيحتان (الجملتان {one} و{other})."
                continue
            for number, claims, is_right in zip(("الأولى", "الثانية"), sayings[option], truth, strict=True):
                assert (f"العبارة {number}" in why) is (claims is not is_right)


def test_the_sentence_that_says_so_is_asked_among_sentences_that_hold_none_of_its_times(
    bank: tuple[Seed, Written],
) -> None:
    item = whole(bank[1])["pact/sentence"]
    assert item.stem == "«وقّع بوتين معاهدة الدفاع في 8 مارس 2015» — أيّ جملة من المقال تقول ذلك؟"
    assert item.key == "الجملة 1"  # its first words are those of the statement
    assert not [each for each in item.options if each.startswith("الجملة 2")]  # it tells of a signing, too
    nearest = "الجملة 4"  # it names the treaty
    assert nearest in item.options
    assert item.why[nearest] == "لا تذكر هذه الجملة «8 مارس 2015»، وإنما تقول: «وبحث شويجو بنود معاهدة الدفاع»."


@pytest.mark.parametrize(
    ("begins", "ends", "key"),
    [
        ("حضر بوتين مراسم في المدينة", "ووقع فيها معاهدة الدفاع في 8 مارس 2015", "الجملة 2"),
        ("كان بوتين في المدينة في 8 مارس 2015", "ووقع فيها معاهدة الدفاع", "الجملة 1"),
        ("كان بوتين في المدينة في 8 مارس 2015", "ووقع فيها معاهدة الدفاع في 8 مارس 2015", ""),
    ],
    ids=["the second", "the first", "both"],
)
def test_of_evidence_that_runs_over_sentences_the_one_is_asked_that_alone_has_the_time(
    begins: str, ends: str, key: str, templates_with: Callable[[str, str], Templates], seed_of: Callable[..., Seed]
) -> None:
    text = f"{begins}. {ends}. واستقبل كيري وفدا. وبحث شويجو بنود معاهدة الدفاع. وتعد أرمينيا من دول المنطقة."
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, when: 2015-03-08, sentences: [1, 2]}
    pools:
      times: [2014-03-01, 2016-01-02, 2017-05-09]
"""
    templates = templates_with("sentence: \"{{ 'وقّع' | agree(who) }} {{ who }} {{ what | accusative }}.\"", WHOLE)
    item = whole(write_bank(seed_of(text, facts), templates)).get("pact/sentence")
    assert (item is not None) is bool(key)
    if item is not None:
        assert str(item.key).startswith(key)
        assert not {"1", "2"} & set(item.drawn)


def test_a_pair_that_was_compared_stays_a_pair_when_facts_are_added(
    templates: Templates, seed_of: Callable[..., Seed]
) -> None:
    before = whole(write_bank(seed_of(SIGNED, signings(3)), templates))["compare/1"]
    for chance in range(3):
        held = {before.id: before.drawn}
        after = write_bank(seed_of(SIGNED, signings(4)), templates, chance, held)
        now = whole(after)["compare/1"]
        statements = {item.id for item in after.bank.items if item.kind is Kind.TRUE_FALSE}
        assert set(before.drawn) <= statements
        assert set(now.drawn) == set(before.drawn)


def test_the_first_pair_of_different_seeds_has_different_answers(
    templates: Templates, seed_of: Callable[..., Seed]
) -> None:
    seed = seed_of(SIGNED, signings(4))
    keys = {whole_key(write_bank(replace(seed, id=f"seed-{turn}"), templates)) for turn in range(12)}
    assert len(keys) >= 3


def whole_key(written: Written) -> object:
    return next(item.key for item in written.bank.items if item.id.endswith("/compare/1"))


def test_a_sentence_is_called_by_its_first_words_where_these_do_not_say_what_is_asked(
    templates_with: Callable[[str, str], Templates], seed_of: Callable[..., Seed]
) -> None:
    text = (
        "في قاعة كبيرة وقع بوتين معاهدة الدفاع في 8 مارس 2015. واستقبل كيري وفدا. وتعد أرمينيا من دول المنطقة. "
        "وبحث شويجو بنود معاهدة الدفاع."
    )
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, when: 2015-03-08, sentence: 1}
    pools:
      times: [2014-03-01, 2016-01-02, 2017-05-09]
    """
    templates = templates_with("sentence: \"{{ 'وقّع' | agree(who) }} {{ who }} {{ what | accusative }}.\"", WHOLE)
    item = whole(write_bank(seed_of(text, facts), templates))["pact/sentence"]
    assert item.key == "الجملة 1: «في قاعة كبيرة وقع بوتين …»"
