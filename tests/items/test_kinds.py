"""What each kind of item asks, on small articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.arabic.typed import accepted
from quizgen.items.bank import Written
from quizgen.model import Item, Kind

ARTICLE = (
    "وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة. "
    "ووقعت تركيا وأرمينيا اتفاقية الحدود في 26 أغسطس 2008. "
    "وقال شويجو إن بوتين سيخدم في القاعدة."
)
FACTS = """
  base: {ar: القاعدة, is: place, gender: f}
  harbour: {ar: الميناء, is: place, gender: m}
  airport: {ar: المطار, is: place, gender: m}
  school: {ar: المدرسة, is: place, gender: f}
facts:
  - id: pact
    does: sign
    who: {all: [russia, georgia]}
    what: pact
    when: 2015-03-08
    lasts: 25 سنة
    quote: وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015 لمدة 25 سنة
  - id: accord
    does: sign
    who: {all: [turkey, armenia]}
    what: accord
    when: {says: 2008-08-26, others: [{is: 2008-08-28, source: atlas.example}]}
    quote: ووقعت تركيا وأرمينيا اتفاقية الحدود في 26 أغسطس 2008
  - id: service
    does: serve
    who: putin
    where: base
    mood: planned
    by: {who: shoigu, verb: وقّع}
    quote: وقال شويجو إن بوتين سيخدم في القاعدة
vocabulary:
  - {id: pact-word, word: مُعاهَدة, root: ع ه د, part: noun, en: treaty, quote: معاهدة الدفاع}
  - {id: accord-word, word: اِتِّفاقيّة, root: و ف ق, part: noun, en: agreement, quote: اتفاقية الحدود}
  - {id: border, word: حَدّ, plural: حُدود, root: ح د د, part: noun, en: border, quote: اتفاقية الحدود, in: الحدود}
  - {id: base-word, word: قاعِدة, root: ق ع د, part: noun, en: base, quote: في القاعدة, in: القاعدة}
  - {id: duration, word: مُدّة, root: م د د, part: noun, en: period, quote: لمدة 25 سنة, in: لمدة}
passage:
  refers:
    - {id: said, quote: وقال شويجو, word: شويجو, to: [shoigu]}
  unsaid:
    - {id: place, asks: أين وُقّعت معاهدة الدفاع؟, near: pact}
pools:
  times: [2014-03-01, 2009-01-02]
  quantities: [10 سنوات, 30 سنة]
"""


@pytest.fixture
def items(written: Callable[..., Written], names_with: Callable[[str], str]) -> dict[str, Item]:
    head, body = FACTS.split("facts:\n", 1)
    made = written(
        ARTICLE, names_with(head.strip("\n")) + "    facts:\n" + "".join(f"    {line}\n" for line in body.splitlines())
    )
    return {item.id: item for item in made.bank.items}


def test_ids_are_seed_fact_and_question(items: dict[str, Item]) -> None:
    assert {"tiny/pact/when", "tiny/pact/when/choice", "tiny/pact/partner-georgia"} <= set(items)


@pytest.mark.rule(3)
def test_a_date_is_asked_and_answered_at_its_precision(items: dict[str, Item]) -> None:
    assert (items["tiny/pact/when"].stem, items["tiny/pact/when"].key) == ("متى وُقّعت معاهدة الدفاع؟", "في 8 مارس 2015")
    assert items["tiny/pact/when"].typed == "8 مارس 2015"


@pytest.mark.rule(10)
def test_a_disputed_date_is_asked_by_the_article_and_answered_with_both(items: dict[str, Item]) -> None:
    item = items["tiny/accord/when"]
    assert item.stem == "متى وُقّعت اتفاقية الحدود بحسب المقال؟"
    assert "28 أغسطس 2008" in item.doubt
    assert "atlas.example" in item.doubt
    assert "28 أغسطس 2008" not in items["tiny/accord/when/choice"].options


@pytest.mark.rule(5)
def test_two_signers_are_asked_as_a_set_and_as_partners_never_one_alone(items: dict[str, Item]) -> None:
    assert items["tiny/pact/parties"].key == ("روسيا", "جورجيا")
    assert items["tiny/pact/partner-georgia"].key == "جورجيا"
    assert "روسيا" in items["tiny/pact/partner-georgia"].stem
    assert "tiny/pact/who" not in items


@pytest.mark.rule(11, 12)
def test_dates_and_numbers_stand_in_order_among_the_options(items: dict[str, Item]) -> None:
    years = [int(option.split()[-1]) for option in items["tiny/pact/when/choice"].options]
    in_letters = {"خمس": "5", "عشر": "10"}
    told = [option.split()[0] for option in items["tiny/pact/lasts/choice"].options]
    lengths = [int(in_letters.get(word, word)) for word in told]
    assert years == sorted(years)
    assert lengths == sorted(lengths)


def test_a_reason_tells_the_key_and_where_the_other_date_does_stand(items: dict[str, Item]) -> None:
    reasons = items["tiny/pact/when/choice"].why
    if "في 26 أغسطس 2008" in reasons:
        assert "8 مارس 2015" in reasons["في 26 أغسطس 2008"]
        assert "اتفاقية الحدود" in reasons["في 26 أغسطس 2008"]
    assert all("الصواب 8 مارس 2015" in reason and "الجملة 1" in reason for reason in reasons.values())


@pytest.mark.rule(6, 7)
def test_a_claim_that_plans_is_led_in_by_its_speaker_and_asked_as_a_plan(items: dict[str, Item]) -> None:
    ways = ("بحسب شويجو، أين سيخدم بوتين؟", "وفق شويجو، أين سيخدم بوتين؟")
    assert items["tiny/service/planned-where"].stem in ways
    assert "tiny/service/where" not in items


@pytest.mark.rule(10)
def test_a_question_that_shows_a_disputed_date_tells_the_doubt_too(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: {all: [pact]}, quote: وقع بوتين معاهدة الدفاع في عام 2015,
         when: {says: 2015, others: [{is: 2016, source: atlas.example}]}}
      - {id: again, does: sign, who: {all: [shoigu]}, what: {all: [pact]}, when: 2008,
         quote: ووقع شويجو معاهدة الدفاع في عام 2008}
    """
    made = written("وقع بوتين معاهدة الدفاع في عام 2015. ووقع شويجو معاهدة الدفاع في عام 2008.", facts)
    (item,) = [item for item in made.bank.items if item.id == "tiny/pact/who"]
    assert item.stem == "مَن وقّع معاهدة الدفاع في عام 2015 بحسب المقال؟"
    assert item.doubt == "جاء في مصدر آخر: وُقّعت معاهدة الدفاع في عام 2016 (atlas.example)."


def test_the_evidence_names_what_the_question_names_and_the_quote_only_points_to(
    written: Callable[..., Written],
) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: {is: pact, in: وقعها}, when: 2015-03-08,
         quote: وقد وقعها بوتين في 8 مارس 2015}
    """
    made = written("أعدت روسيا معاهدة الدفاع. وقد وقعها بوتين في 8 مارس 2015.", facts)
    (item,) = [item for item in made.bank.items if item.id == "tiny/pact/who"]
    assert [each.sentence for each in item.evidence] == [2, 1]


@pytest.mark.rule(24)
def test_a_false_statement_changes_one_value_and_tells_what_is_right(items: dict[str, Item]) -> None:
    item = items["tiny/pact/true-false-when"]
    assert item.right == "وُقّعت معاهدة الدفاع في 8 مارس 2015."
    assert item.stem.startswith("بحسب المقال، وُقّعت معاهدة الدفاع في ")
    assert item.stem.endswith("— صواب أم خطأ؟")
    assert "، لا " not in item.stem
    assert item.key == ("صواب" if "في 8 مارس 2015 —" in item.stem else "خطأ")


def test_a_statement_keeps_its_speaker_and_a_hope_gives_none(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, MOOD by: shoigu, who: {all: [putin]}, what: {all: [pact]},
         when: 2015-03-08, quote: وقع بوتين معاهدة الدفاع في 8 مارس 2015}
    pools:
      times: [2014-03-01, 2016-01-02]
    """
    article = "وقال شويجو: وقع بوتين معاهدة الدفاع في 8 مارس 2015."
    stated, hoped = (
        [item for item in written(article, facts.replace("MOOD", mood)).bank.items if item.kind is Kind.TRUE_FALSE]
        for mood in ("", "mood: hoped,")
    )
    assert stated
    assert all(item.stem.startswith(("بحسب شويجو، ", "وفق شويجو، ")) and "المقال" not in item.stem for item in stated)
    assert hoped == []


@pytest.mark.rule(24)
@pytest.mark.parametrize("chance", range(8))
def test_as_many_statements_are_right_as_wrong_and_a_drawn_one_stays(
    written: Callable[..., Written], chance: int
) -> None:
    facts = "    facts:\n" + "".join(
        f"      - {{id: pact-{year}, does: sign, what: {{all: [pact]}}, when: {year}-03-08, who: {{all: [{who}]}},\n"
        f"         quote: وقع {name} معاهدة الدفاع في 8 مارس {year}}}\n"
        for year, who, name in ((2011, "putin", "بوتين"), (2012, "kerry", "كيري"), (2013, "lavrov", "لافروف"))
    )
    pools = "    pools:\n      times: [2005-03-01, 2006-01-02]\n"
    article = "".join(f"وقع {name} معاهدة الدفاع في 8 مارس {year}. " for year, name in
                      ((2011, "بوتين"), (2012, "كيري"), (2013, "لافروف")))  # fmt: skip
    made = [item for item in written(article, facts + pools, chance=chance).bank.items if item.kind is Kind.TRUE_FALSE]
    assert len(made) >= 3
    assert abs(sum(1 if item.key == "صواب" else -1 for item in made)) <= 1
    turned = {item.id: (item.drawn[0], "false") for item in made[:2]}
    again = {item.id: item for item in written(article, facts + pools, chance=chance, given=turned).bank.items}
    assert {again[name].key for name in turned} == {"خطأ"}


@pytest.mark.rule(27)
def test_a_cloze_takes_the_figure_of_an_amount_and_leaves_what_is_counted(items: dict[str, Item]) -> None:
    item = items["tiny/pact/cloze-lasts"]
    assert item.key == "25"
    assert "25" not in item.stem
    assert "…… سنة" in item.stem
    assert item.hole is not None
    assert item.evidence[0].reads[slice(*item.hole)] == "25"


def test_a_cloze_never_opens_a_hole_outside_the_facts_own_quote(written: Callable[..., Written]) -> None:
    made = written(
        "صادق بوتين على المعاهدة، وقال شويجو أمام الصحفيين إن جورجيا لا تعارض معاهدة الدفاع مع روسيا.",
        """
    facts:
      - {id: pact, does: ratify, who: {all: [putin]}, what: {is: pact, in: المعاهدة}, quote: صادق بوتين على المعاهدة}
    """,
    )
    assert {item.id for item in made.bank.items if item.kind is Kind.CLOZE} == {"tiny/pact/cloze-who"}


READ_ALONE = """
    facts:
      - {id: pact, does: sign, who: {all: [{is: putin, in: الرئيس}]}, what: {is: pact, in: الوثيقة}, when: 2015-03-08,
         quote: وقع الرئيس الوثيقة في قصره بالعاصمة أمام عدد كبير من الصحفيين في 8 مارس 2015}
    passage:
      refers:
        - {id: document, quote: وقع الرئيس الوثيقة, word: الوثيقة, to: pact}
        - {id: his, quote: في قصره بالعاصمة, word: قصره, to: putin}
"""


def test_a_cloze_names_in_brackets_what_a_noun_and_a_pronoun_stand_for(
    written: Callable[..., Written],
) -> None:
    made = written("وقع الرئيس الوثيقة في قصره بالعاصمة أمام عدد كبير من الصحفيين في 8 مارس 2015.", READ_ALONE)
    stems = {item.id: item.stem for item in made.bank.items if item.kind is Kind.CLOZE}
    assert stems == {
        "tiny/pact/cloze-when": ("وقع الرئيس [معاهدة الدفاع] في قصره [بوتين] بالعاصمة أمام عدد كبير من الصحفيين في …….")
    }


def test_a_cloze_does_not_explain_a_word_that_is_its_answer(written: Callable[..., Written]) -> None:
    facts = READ_ALONE.replace("what: {is: pact, in: الوثيقة}", "what: paper")
    head = (
        "names:\n"
        "  putin: {ar: بوتين, is: person, gender: m}\n"
        "  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}\n"
        "  paper: {ar: الوثيقة, is: treaty, gender: f}\n"
    )
    article = "وقع الرئيس الوثيقة في قصره بالعاصمة أمام عدد كبير من الصحفيين في 8 مارس 2015."
    stems = [item.stem for item in written(article, head + facts.lstrip("\n")).bank.items if item.kind is Kind.CLOZE]
    assert len(stems) == 2
    assert not any("[معاهدة" in stem for stem in stems)


GAPS = [
    # the sentence whole, without the و that joins it to the one before, with its stop
    ("كتب. وقد وقعت روسيا معاهدة الدفاع في 8 مارس 2015", "وقعت روسيا معاهدة الدفاع في 8 مارس 2015",
     {"cloze-when": "قد وقعت روسيا معاهدة الدفاع في …….", "cloze-who": "قد وقعت …… معاهدة الدفاع في 8 مارس 2015."}),
    # a و that is a letter of its word stays
    ("وقعت روسيا معاهدة الدفاع في 8 مارس 2015.", "وقعت روسيا معاهدة الدفاع في 8 مارس 2015",
     {"cloze-when": "وقعت روسيا معاهدة الدفاع في …….", "cloze-who": "وقعت …… معاهدة الدفاع في 8 مارس 2015."}),
    # a gap swallows no conjunction
    ("في جنيف، وروسيا وقعت معاهدة الدفاع في 8 مارس 2015.", "وروسيا وقعت معاهدة الدفاع في 8 مارس 2015",
     {"cloze-when": "في جنيف، وروسيا وقعت معاهدة الدفاع في …….",
      "cloze-who": "في جنيف، و…… وقعت معاهدة الدفاع في 8 مارس 2015."}),
    # a sentence that points out of itself cannot stand alone
    ("وقعت روسيا معاهدة الدفاع في هذه المدينة في 8 مارس 2015.", "وقعت روسيا معاهدة الدفاع", {}),
    ("جاءت المدينة أولا، ووقعت روسيا معاهدة الدفاع في هذه المدينة.", "ووقعت روسيا معاهدة الدفاع",
     {"cloze-who": "جاءت المدينة أولا، ووقعت …… معاهدة الدفاع في هذه المدينة."}),
]  # fmt: skip


@pytest.mark.rule(27)
@pytest.mark.parametrize(("article", "quote", "stems"), GAPS)
def test_a_gap_stands_in_a_whole_sentence_that_can_be_read_alone(
    written: Callable[..., Written], article: str, quote: str, stems: dict[str, str]
) -> None:
    when = ", when: 2015-03-08" if "2015" in quote else ""
    facts = f"    facts:\n      - {{id: pact, does: sign, who: {{all: [russia]}}{when}, quote: '{quote}',\n"
    facts += "         what: {is: pact, in: معاهدة}}\n"
    made = [item for item in written(article, facts).bank.items if item.kind is Kind.CLOZE]
    assert {item.id.rsplit("/", 1)[-1]: item.stem for item in made if "what" not in item.asks} == stems


@pytest.mark.rule(27)
@pytest.mark.parametrize(
    ("sentence", "word", "told"),
    [
        ("ووقع الفريق معاهدة في عام 2015", "الفريق", "وقع الفريق [بعثة الساحل] معاهدة في ……."),
        ("ووقعت البعثة معاهدة في عام 2015", "البعثة", "وقعت [بعثة الساحل] معاهدة في ……."),
        ("ووقعت لهذه البعثة معاهدة في عام 2015", "البعثة", "وقعت لـ[بعثة الساحل] معاهدة في ……."),
    ],
)
def test_a_gap_names_what_a_noun_stands_for_so_that_its_verb_and_preposition_still_fit(
    written: Callable[..., Written], sentence: str, word: str, told: str
) -> None:
    head = "names:\n  mission: {ar: بعثة الساحل, is: party, gender: f}\n"
    head += "  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}\n"
    facts = f"    facts:\n      - {{id: pact, does: sign, when: 2015, quote: {sentence},\n"
    facts += f"         who: {{is: mission, in: {word}}}, what: {{is: pact, in: معاهدة}}}}\n"
    refers = f"    passage:\n      refers:\n        - {{id: it, quote: {sentence}, word: {word}, to: mission}}\n"
    items = {item.id: item for item in written(f"{sentence}.", head + facts + refers).bank.items}
    assert items["tiny/pact/cloze-when"].stem == told


@pytest.mark.rule(27)
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # a class noun alone, a family name alone
        ("ووقعت البعثة معاهدة في عام 2015", "وقعت [بعثة الساحل] معاهدة في ……."),
        ("ووقع رئيس البعثة معاهدة في عام 2015", "وقع رئيس [بعثة الساحل] معاهدة في ……."),
        ("وأعلن الكندي أن البعثة وقعت معاهدة في عام 2015", "وأعلن [ماهر الكندي] أن [بعثة الساحل] وقعت معاهدة في ……."),
        # what is named in full, and a noun with an adjective of its own, stay
        ("ووقعت بعثة الساحل معاهدة في عام 2015", "وقعت بعثة الساحل معاهدة في ……."),
        ("ووقعت البعثة الكبرى معاهدة في عام 2015", "وقعت البعثة الكبرى معاهدة في ……."),
        # a time counted from the day of the article
        (
            "وبعد زيارة في يونيو الماضي وقعت بعثة الساحل معاهدة في عام 2015",
            "بعد زيارة في يونيو الماضي [يونيو 2016] وقعت بعثة الساحل معاهدة في …….",
        ),
        # months of every year stay as they are
        (
            "وبعد زيارات من مايو إلى يوليو وقعت بعثة الساحل معاهدة في عام 2015",
            "بعد زيارات من مايو إلى يوليو وقعت بعثة الساحل معاهدة في …….",
        ),
        # what ties a sentence to the one before
        ("وفي المقابل، وقعت بعثة الساحل معاهدة في عام 2015", "وقعت بعثة الساحل معاهدة في ……."),
    ],
)
def test_a_gap_names_in_full_what_its_sentence_calls_by_a_part(
    written: Callable[..., Written], sentence: str, told: str
) -> None:
    head = "names:\n  mission: {ar: بعثة الساحل, is: party, gender: f, aliases: [البعثة]}\n"
    head += "  kindi: {ar: ماهر الكندي, is: person, gender: m, aliases: [الكندي]}\n"
    head += "  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}\n"
    facts = f"    facts:\n      - {{id: pact, does: sign, when: 2015, quote: '{sentence}',\n"
    facts += "         what: {is: pact, in: معاهدة}}\n"
    day = "article: {text: article.txt, published: 2016-08-01}\n"
    items = {item.id: item for item in written(f"{sentence}.", head + facts, day).bank.items}
    assert items["tiny/pact/cloze-when"].stem == told


@pytest.mark.parametrize(
    ("quote", "word", "shown"),
    [
        ("أثناء انعقاد بعثة الساحل وبعدها", "وبعدها", "أثناء انعقاد … وبعدها"),
        ("وصلت بعثة الساحل إلى مقرها", "مقرها", "وصلت … إلى مقرها"),
        ("وصلت البعثة إلى مقرها", "مقرها", "وصلت البعثة إلى مقرها"),
    ],
)
def test_a_reference_is_asked_about_without_the_name_that_it_leads_to(
    written: Callable[..., Written], quote: str, word: str, shown: str
) -> None:
    names = "names:\n  mission: {ar: بعثة الساحل, is: party, gender: f}\n"
    names += "  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}\n"
    facts = (
        "    facts:\n      - {id: pact, does: sign, who: mission, what: pact, quote: وقعت بعثة الساحل معاهدة الدفاع}\n"
    )
    refers = f"    passage:\n      refers:\n        - {{id: it, quote: {quote}, word: {word}, to: mission}}\n"
    made = written(f"وقعت بعثة الساحل معاهدة الدفاع. {quote}.", names + facts + refers).bank.items
    (stem,) = [item.stem for item in made if item.kind is Kind.REFERENCE]
    assert f"«{shown}»" in stem


@pytest.mark.parametrize(
    ("phrase", "word", "told", "asks", "key"),
    [
        ("تراجعت صادراتها", "صادراتها", "means: صادرات الشركة الجديدة", "إلى ماذا يعود الضمير", "إلى الشركة الجديدة"),
        ("تأخر سدادها", "سدادها", "means: سداد القروض", "إلى ماذا يعود الضمير", "إلى القروض"),
        ("شارك في الحرب ضدها", "ضدها", "means: جماعة مسلحة", "إلى ماذا يعود الضمير", "إلى جماعة مسلحة"),
        ("عاد الوزير إلى بلاده", "بلاده", "to: georgia", "ما المقصود", "جورجيا"),
        ("عادت الوزيرة إلى بلادها", "بلادها", "to: georgia", "ما المقصود", "جورجيا"),
        ("عاد الوزير إلى بلاده", "بلاده", "means: جمهورية التلال", "ما المقصود", "جمهورية التلال"),
        ("حدد رئيسه مهمته", "مهمته", "to: council", "إلى ماذا يعود الضمير", "إلى مجلس الدفاع"),
        ("نقلت محتوياتهما", "محتوياتهما", "to: wells", "إلى ماذا يعود الضمير", "إلى بئري الوادي"),
        ("اتسعت مساحتها", "مساحتها", "to: georgia", "إلى ماذا يعود الضمير", "إلى جورجيا"),
    ],
)
def test_a_pronoun_is_asked_for_what_it_points_to_and_a_word_for_what_it_means(
    written: Callable[..., Written], phrase: str, word: str, told: str, asks: str, key: str
) -> None:
    names = "names:\n  georgia: {ar: جورجيا, is: state, gender: f}\n"
    names += "  council: {ar: مجلس الدفاع, is: organisation, gender: m}\n"
    names += "  wells: {ar: بئرا الوادي, gen: بئري الوادي, is: place, gender: f, number: dual}\n"
    names += "  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}\n"
    facts = "    facts:\n      - {id: pact, does: sign, who: georgia, what: pact, quote: وقعت جورجيا معاهدة الدفاع}\n"
    refers = f"    passage:\n      refers:\n        - {{id: it, quote: {phrase}, word: {word}, {told}}}\n"
    made = written(f"وقعت جورجيا معاهدة الدفاع. ثم {phrase}.", names + facts + refers).bank.items
    ((stem, answer),) = [(item.stem, item.key) for item in made if item.kind is Kind.REFERENCE]
    assert stem.startswith(asks)
    assert answer == key


@pytest.mark.rule(27)
@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("word: ضدها, means: جماعة مسلحة", "ضدها [جماعة مسلحة]"),  # whoever reads «[جماعة مسلحة]» alone misses «ضد»
        ("word: بلادها, means: جمهورية التلال", "[جمهورية التلال]"),
        ("word: قواتها, means: قوات جورجيا", "[قوات جورجيا]"),
    ],
)
def test_a_gap_keeps_the_preposition_whose_pronoun_it_names(
    written: Callable[..., Written], told: str, shown: str
) -> None:
    word = told.split(",", maxsplit=1)[0].removeprefix("word: ")
    names = (
        "names:\n  georgia: {ar: جورجيا, is: state, gender: f}\n  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}\n"
    )
    quote = f"وقعت جورجيا معاهدة الدفاع في عام 2015 بعد الحرب {word}"
    facts = f"    facts:\n      - {{id: pact, does: sign, who: georgia, what: pact, when: 2015, quote: {quote}}}\n"
    refers = f"    passage:\n      refers:\n        - {{id: it, quote: الحرب {word}, {told}}}\n"
    items = {item.id: item for item in written(f"{quote}.", names + facts + refers).bank.items}
    assert items["tiny/pact/cloze-when"].stem == f"وقعت جورجيا معاهدة الدفاع في …… بعد الحرب {shown}."


@pytest.mark.rule(27)
@pytest.mark.parametrize(
    ("name", "words", "kept"),
    [
        ("لجنة الدفاع", "لجنة الدفاع الجديدة", False),  # half a phrase would be left
        ("اللجنة العليا", "اللجنة العليا", True),
        ("اللجنة العليا", "اللجنة العليا الدائمة", False),
        ("اللجنة العليا", "هذه اللجنة العليا", False),
        ("لجنة الأمن والدفاع في البرلمان", "لجنة الأمن والدفاع في البرلمان", False),  # five words
        ("اللجنة العليا", "اللجنة العليا (لجنة الدفاع)", False),  # its other name stands beside it
    ],
)
def test_a_gap_takes_a_short_value_and_leaves_no_half_phrase(
    written: Callable[..., Written], name: str, words: str, kept: bool
) -> None:
    head = f"names:\n  it: {{ar: {name}, is: party, gender: f}}\n  pact: {{ar: معاهدة الدفاع, is: treaty, gender: f}}\n"
    quote = f"وقعت {words} معاهدة الدفاع بعد جلسة طويلة"
    facts = f"    facts:\n      - {{id: pact, does: sign, who: {{all: [it]}}, what: pact, quote: {quote}}}\n"
    made = written(f"{quote}.", head + facts).bank.items
    assert ("tiny/pact/cloze-who" in {item.id for item in made}) is kept


@pytest.mark.rule(27)
def test_hints_come_from_the_kind_of_value_whatever_the_role_is_called(items: dict[str, Item]) -> None:
    hints = {item.asks: item.hint for item in items.values() if item.kind is Kind.CLOZE}
    assert hints[("when",)] == "في أيّ تاريخ؟"
    assert hints[("lasts",)] == "كم؟"
    assert all(hint.split()[0] not in ("لما", "لبشأن") for hint in hints.values())


def test_cloze_holes_are_hinted_by_their_role(items: dict[str, Item]) -> None:
    assert items["tiny/pact/cloze-when"].hint == "في أيّ تاريخ؟"  # a year would answer «متى؟»


@pytest.mark.rule(31)
def test_a_word_is_asked_both_ways_with_words_of_its_own_part_and_other_roots(items: dict[str, Item]) -> None:
    meaning, word = items["tiny/words/pact-word/meaning"], items["tiny/words/pact-word/word"]
    assert (meaning.key, word.key) == ("treaty", "مُعاهَدة")
    assert len(meaning.options) == 3
    # period is of another root than border though both begin with a letter alike: م د د, ح د د
    assert set(meaning.options) <= {"treaty", "agreement", "border", "base", "period"}


def test_a_word_that_finds_no_options_is_asked_for_in_its_phrase(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    vocabulary:
      - {id: defence, word: دِفاع, part: noun, en: defence, quote: معاهدة الدفاع, in: الدفاع}
    """
    items = {item.id: item for item in written("وقع بوتين معاهدة الدفاع.", facts).bank.items}
    meaning, word = items["tiny/words/defence/meaning"], items["tiny/words/defence/word"]
    assert (meaning.options, word.options, word.key) == ((), (), "دِفاع")
    assert meaning.stem == "ما معنى «دِفاع» بالإنجليزية في عبارة المقال «معاهدة الدفاع»؟"
    assert word.stem == "ما الكلمة العربية التي معناها «defence» في عبارة المقال «معاهدة ……»؟"


@pytest.mark.rule(31)
def test_a_word_with_its_preposition_is_not_the_only_one_of_the_options(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    vocabulary:
      - {id: sign, word: وَقَّعَ عَلى, root: و ق ع, part: verb, en: to sign, quote: وقع بوتين, in: وقع}
      - {id: defend, word: دافَعَ, root: د ف ع, part: verb, en: to defend, quote: معاهدة الدفاع, in: الدفاع}
      - {id: pledge, word: عاهَدَ, root: ع ه د, part: verb, en: to pledge, quote: معاهدة الدفاع, in: معاهدة}
    """
    items = {item.id: item for item in written("وقع بوتين معاهدة الدفاع.", facts).bank.items}
    assert items["tiny/words/sign/word"].options == ()
    assert len(items["tiny/words/defend/word"].options) == 3
    assert len(items["tiny/words/sign/meaning"].options) == 3


def test_news_and_claims_are_asked_as_often(items: dict[str, Item]) -> None:
    source = [item for item in items.values() if item.kind is Kind.SOURCE]
    assert sorted(item.key for item in source) == sorted(["خبر يورده المقال دون نسبة إلى قائل", "قول منسوب إلى شويجو"])


def test_the_statement_of_a_source_item_does_not_name_its_speaker(items: dict[str, Item]) -> None:
    assert "شويجو" not in items["tiny/service/source"].stem


@pytest.mark.rule(25)
def test_what_the_article_leaves_unsaid_is_asked_beside_what_it_says(items: dict[str, Item]) -> None:
    asked = {item.id: item.key for item in items.values() if item.kind is Kind.NOT_GIVEN}
    assert asked == {
        "tiny/unsaid/place": "لا يرد جوابه في المقال",
        "tiny/unsaid/place-answered": "يرد جوابه في المقال",
    }


def test_what_the_author_skips_is_not_asked_and_told_so(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [russia, georgia]}, what: pact, when: 2015-03-08, SKIP
         quote: وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015}
    pools:
      times: [2014-03-01, 2016-01-02]
    """
    article = "وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015."
    whole = {item.id: item for item in written(article, facts.replace("SKIP", "")).bank.items}
    made = written(article, facts.replace("SKIP", "skip: [when, partner-georgia, cloze-when],"))
    left = {item.id: item for item in made.bank.items}
    gone = {"tiny/pact/when", "tiny/pact/when/choice", "tiny/pact/partner-georgia", "tiny/pact/partner-georgia/choice"}
    gone.add("tiny/pact/true-false-when")
    assert set(whole) - set(left) == (gone | {"tiny/pact/cloze-when"}) & set(whole)
    assert {"tiny/pact/when/choice", "tiny/pact/cloze-when"} <= set(whole)
    assert all(left[name] == whole[name] for name in left)
    assert "the fact's 'skip' leaves it out" in {refusal.reason for refusal in made.refusals}


def test_what_cannot_be_asked_is_told_with_its_reason(written: Callable[..., Written]) -> None:
    made = written(
        "وقعت روسيا معاهدة الدفاع.",
        """
    facts:
      - {id: pact, does: sign, who: russia, what: pact, quote: وقعت روسيا معاهدة الدفاع}
    """,
    )
    reasons = {refusal.question: refusal.reason for refusal in made.refusals}
    assert reasons["when"] == "the fact says nothing of 'when'"
    assert reasons["who/choice"] == "'who' is open: nothing is provably false of it"


@pytest.mark.rule(4)
def test_a_stem_that_could_ask_about_two_facts_shows_more_of_its_own(written: Callable[..., Written]) -> None:
    made = written(
        "وقع بوتين معاهدة الدفاع في 8 مارس 2015. ووقع شويجو معاهدة الدفاع في 26 أغسطس 2008.",
        """
    facts:
      - {id: one, does: sign, who: {all: [putin]}, what: pact, when: 2015-03-08,
         quote: وقع بوتين معاهدة الدفاع في 8 مارس 2015}
      - {id: two, does: sign, who: {all: [shoigu]}, what: pact, when: 2008-08-26,
         quote: ووقع شويجو معاهدة الدفاع في 26 أغسطس 2008}
    """,
    )
    stems = {item.id: item.stem for item in made.bank.items if item.kind is Kind.RECALL}
    assert stems["tiny/one/who"] == "مَن وقّع معاهدة الدفاع في 8 مارس 2015؟"
    assert "tiny/one/when" not in stems  # «متى وُقّعت معاهدة الدفاع؟» has two answers


def _lasting(printed: str, value: str) -> tuple[str, str]:
    article = f"وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015 لمدة {printed} بحسب البيان."
    facts = f"""
    facts:
      - id: pact
        does: sign
        who: {{all: [russia, georgia]}}
        what: pact
        lasts: {value}
        quote: وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015 لمدة {printed}
    """
    return article, facts


@pytest.mark.parametrize(
    ("printed", "value", "gap", "typed"),
    [
        ("25 سنة", "25 سنة", "25", ["٢٥", "خمس وعشرون", "خمس وعشرون سنة", "٢٥ عاما"]),
        ("ثلاثة آلاف سنة", "3000 سنة", "ثلاثة آلاف سنة", ["3 آلاف سنة", "3,000 سنة", "٣٠٠٠ سنة"]),
        ("مائة سنة", "100 سنة", "مائة سنة", ["100 سنة", "مئة سنة"]),
        ("أكثر من 70 سنة", "أكثر من 70 سنة", "70", ["70", "سبعين", "أكثر من سبعين سنة", "أكثر من 70 عامًا"]),
        ("سنتين على الأقل", "سنتان على الأقل", "سنتين على الأقل", ["سنتان على الأقل", "عامين على الأقل"]),
    ],
)
def test_a_gap_accepts_every_spelling_of_its_quantity_with_its_bound(
    written: Callable[..., Written], printed: str, value: str, gap: str, typed: list[str]
) -> None:
    made = {item.id: item for item in written(*_lasting(printed, value)).bank.items}
    item = made["tiny/pact/cloze-lasts"]
    assert item.key == gap
    assert [answer for answer in typed if not accepted(answer, (item.key, *item.accepts))] == []
    assert not accepted("70 سنة", (item.key, *item.accepts))


def test_a_gap_accepts_its_answer_without_what_is_attached_to_it(written: Callable[..., Written]) -> None:
    article = "قال شويجو أمام الصحفيين إن بوتين سيخدم مدة طويلة بالقاعدة كما هو معلوم."
    facts = """  base: {ar: القاعدة, is: place, gender: f}
    facts:
      - {id: service, does: serve, who: putin, where: base, mood: planned, quote: إن بوتين سيخدم مدة طويلة بالقاعدة}
    """
    made = {item.id: item for item in written(article, facts).bank.items}
    item = made["tiny/service/cloze-where"]
    assert item.key == "بالقاعدة"
    assert accepted("القاعدة", (item.key, *item.accepts))


@pytest.mark.parametrize("value", ["أكثر من 25 سنة", "25 سنة على الأقل", "نحو 25 سنة", "بين 25 و26 سنة"])
def test_a_bounded_answer_keeps_its_bound_and_nothing_is_offered_as_wrong_beside_it(
    written: Callable[..., Written], value: str
) -> None:
    pools = "pools:\n      quantities: [10 سنوات, 20 سنة, 24 سنة, 30 سنة, 40 سنة, أكثر من 20 سنة, 30 سنة على الأقل]\n"

    def made(value: str) -> dict[str, Item]:
        article, facts = _lasting(value, value)
        return {item.id: item for item in written(article, f"{facts}{pools}").bank.items}

    assert "tiny/pact/lasts/choice" in made("25 سنة")
    assert made(value)["tiny/pact/lasts"].key == value
    assert "tiny/pact/lasts/choice" not in made(value)


def test_a_gap_never_holds_a_class_noun_alone(written: Callable[..., Written]) -> None:
    article = "وخدم سالم العبري في الطرف سنوات طويلة بلا انقطاع. وخدم كيري في طرف صحار الشرقي أيضا مدة قصيرة."
    facts = """
    facts:
      - {id: served, does: serve, who: {all: [kerry]}, where: harbour, quote: وخدم كيري في طرف صحار الشرقي أيضا مدة قصيرة}
      - {id: other, does: serve, who: {all: [salim]}, where: harbour, quote: وخدم سالم العبري في الطرف سنوات طويلة بلا انقطاع}
    """  # noqa: E501
    names = """names:
  harbour: {ar: طرف صحار الشرقي, aliases: [الطرف], is: place, gender: m}
  kerry: {ar: كيري, is: person, gender: m}
  salim: {ar: سالم العبري, is: person, gender: m}
"""
    gaps = {item.id: item.key for item in written(article, names + facts).bank.items if item.kind is Kind.CLOZE}
    assert gaps["tiny/served/cloze-where"] == "طرف صحار الشرقي"
    assert "tiny/other/cloze-where" not in gaps


def test_a_phrase_that_holds_what_its_word_stands_for_leaves_a_gap_there(written: Callable[..., Written]) -> None:
    article = "وقع بوتين معاهدة الدفاع قبل انهيار السد وبعده."
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    passage:
      refers:
        - {id: after-it, quote: قبل انهيار السد وبعده, word: وبعده, means: انهيار السد}
    """
    (item,) = [item for item in written(article, facts).bank.items if item.kind is Kind.REFERENCE]
    assert "«قبل … وبعده»" in item.stem
    assert str(item.key) not in item.stem


def test_a_meaning_in_other_words_comes_with_the_sentence_that_shows_it(written: Callable[..., Written]) -> None:
    article = "وقع بوتين معاهدة الدفاع. وزار شويجو سد النهر الكبير. وعاد إلى بلاده. واستقبل أهل القرية وفدها العائد."
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    passage:
      refers:
        - {id: home, quote: وعاد إلى بلاده, word: بلاده, means: بلاد شويجو}
        - {id: its-men, quote: وفدها العائد, word: وفدها, means: وفد القرية}
    """
    items = {item.id: item for item in written(article, facts).bank.items if item.kind is Kind.REFERENCE}
    assert [each.sentence for each in items["tiny/refers/home"].evidence] == [3]
    assert items["tiny/refers/its-men"].evidence[0].reads == "واستقبل أهل القرية وفدها العائد."
