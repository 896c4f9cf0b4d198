"""Which wrong options are offered first: the hard ones, so that nobody guesses the answer without the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.build import load_templates
from quizgen.items.bank import Written, write_bank
from quizgen.model import Item, Kind
from quizgen.reading.seed import read_seed

ARTICLE = "وقع بوتين معاهدة الدفاع."


def options(written: Callable[..., Written], facts: str, **more: object) -> set[str]:
    items = {item.id: item for item in written(ARTICLE, facts, **more).bank.items}
    return set(items["tiny/pact/who/choice"].options)


def test_persons_of_the_keys_own_side_come_before_others(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    """
    # شويجو and لافروف are tied to the state that بوتين is tied to, كيري is not
    assert all(options(written, facts, chance=chance) == {"بوتين", "شويجو", "لافروف"} for chance in range(20))


def test_who_does_the_same_elsewhere_in_the_article_comes_before_who_does_not(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [kerry]}, what: pact, quote: وقع كيري معاهدة الدفاع}
      - {id: accord, does: sign, who: {all: [shoigu]}, what: accord, quote: ووقع شويجو اتفاقية الحدود}
    """
    made = [
        item.options
        for chance in range(20)
        for item in written("وقع كيري معاهدة الدفاع. ووقع شويجو اتفاقية الحدود.", facts, chance=chance).bank.items
        if item.id == "tiny/pact/who/choice"
    ]
    assert len(made) == 20
    assert all("شويجو" in options for options in made)


def test_a_pool_may_tie_its_names_to_those_of_the_article(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    pools:
      names: {peskov: {ar: بيسكوف, is: person, gender: m, of: [russia]}}
    quiz: {options: 4}
    """
    # كيري stands in the article's own names, yet on another side
    assert options(written, facts) == {"بوتين", "شويجو", "لافروف", "بيسكوف"}


def test_a_woman_may_be_offered_beside_a_man_where_the_question_asks_who(
    written: Callable[..., Written], names_with: Callable[[str], str]
) -> None:
    women = "\n".join(
        f"  {name}: {{ar: {ar}, is: person, gender: f, of: [russia]}}"
        for name, ar in {"zakharova": "زاخاروفا", "matviyenko": "ماتفيينكو"}.items()
    )
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, quote: وقع بوتين معاهدة الدفاع}
    """
    assert any(
        options(written, names_with(women) + facts, chance=chance) & {"زاخاروفا", "ماتفيينكو"} for chance in range(20)
    )


def test_no_date_after_the_article_is_offered_for_what_it_states(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, when: 2015, quote: وقع بوتين معاهدة الدفاع في عام 2015}
    pools: {times: [2011, 2012, 2018, 2019]}
    """
    article = "وقع بوتين معاهدة الدفاع في عام 2015."
    head = "article: {text: article.txt, published: 2017-03}\n"
    made = written(article, facts, head, chance=3)
    (item,) = [item for item in made.bank.items if item.id == "tiny/pact/when/choice"]
    assert item.options == ("في عام 2011", "في عام 2012", "في عام 2015")


def test_an_amount_is_not_alone_in_the_form_of_its_noun(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, lasts: 10 سنوات,
         quote: وقع بوتين معاهدة الدفاع لمدة 10 سنوات}
    pools: {quantities: [POOL]}
    """
    article = "وقع بوتين معاهدة الدفاع لمدة 10 سنوات."

    def offered(pool: str) -> set[str]:
        made = written(article, facts.replace("POOL", pool)).bank.items
        return {option for item in made if item.id == "tiny/pact/lasts/choice" for option in item.options}

    assert offered("30 سنة, 40 سنة, 15 سنة") == set()
    assert offered("30 سنة, 5 سنوات") == {"خمس سنوات", "عشر سنوات", "30 سنة"}


def test_no_amount_of_another_scale_is_offered(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, lasts: 30 سنة,
         quote: وقع بوتين معاهدة الدفاع لمدة 30 سنة}
    pools: {quantities: [3 آلاف سنة, 4 ملايين سنة, 200 سنة, POOL]}
    """

    def offered(pool: str) -> set[str]:
        made = written("وقع بوتين معاهدة الدفاع لمدة 30 سنة.", facts.replace("POOL", pool)).bank.items
        return {option for item in made if item.id == "tiny/pact/lasts/choice" for option in item.options}

    assert offered("20 سنة") == set()
    assert offered("20 سنة, 45 سنة") == {"20 سنة", "30 سنة", "45 سنة"}


AIMS = """article: {text: a.txt}
names:
  team: {ar: فريق المختبر, is: organisation, gender: m}
  guard: {ar: حرس الشاطئ, is: organisation, gender: m}
facts:
  - {id: lens, does: استخدم, who: {all: [team]}, what: {all: [المجهر]}, aim: {all: [فحص العينات]},MORE
     quote: استخدم فريق المختبر المجهر بهدف فحص العينات}
  - {id: fence, does: بنى, who: {all: [guard]}, what: {all: [سياج]}, aim: {all: [حماية السلاحف]},
     quote: وبنى حرس الشاطئ سياجا بهدف حماية السلاحف}
  - {id: tower, does: افتتح, who: {all: [guard]}, what: {all: [برج]}, aim: {all: [مراقبة السباحين]},
     quote: وافتتح حرس الشاطئ برجا بهدف مراقبة السباحين}
"""
BEACH = (
    "استخدم فريق المختبر المجهر بهدف فحص العينات. وبنى حرس الشاطئ سياجا بهدف حماية السلاحف. "
    "وافتتح حرس الشاطئ برجا بهدف مراقبة السباحين."
)


@pytest.mark.parametrize(
    ("more", "offered"),
    [
        # what another verb was for would be absurd
        ("", set()),
        (" wrong: {aim: [تصوير الخلايا, قياس الحرارة]},", {"لفحص العينات", "لتصوير الخلايا", "لقياس الحرارة"}),
        # a word in common does not make two aims one
        (" wrong: {aim: [فحص المياه, فحص الأجهزة]},", {"لفحص العينات", "لفحص المياه", "لفحص الأجهزة"}),
        # a wrong option of an author's own is to be proved wrong as any other: one that holds the answer is not
        (" wrong: {aim: [تصوير الخلايا, فحص العينات المائية]},", set()),
    ],
)
def test_an_aim_stands_beside_those_that_its_author_offers_not_beside_those_of_other_verbs(
    more: str, offered: set[str]
) -> None:
    templates, _, problems = load_templates()
    assert not problems
    seed, faults = read_seed("tiny", "facts.yaml", AIMS.replace("MORE", more), BEACH, templates)
    assert seed is not None, "\n".join(map(str, faults))
    items = {item.id: item for item in write_bank(seed, templates).bank.items}
    chosen = items.get("tiny/lens/aim/choice")
    assert (set(chosen.options) if chosen else set()) == offered
    assert ("tiny/lens/true-false-aim" in items) is bool(more)


def test_a_wrong_option_of_a_role_that_the_fact_leaves_empty_is_told() -> None:
    templates, _, _ = load_templates()
    _, faults = read_seed("tiny", "facts.yaml", AIMS.replace("MORE", " wrong: {why: [عطل]},"), BEACH, templates)
    assert ["unknown key 'why'" in str(fault) for fault in faults] == [True]


@pytest.mark.rule(18)
def test_the_answer_is_not_pieced_together_from_the_other_options(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - {id: pact, does: sign, who: {all: [putin]}, what: pact, when: late 2016,
         quote: وقع بوتين معاهدة الدفاع في أواخر عام 2016}
    pools: {times: [POOL]}
    """
    article = "وقع بوتين معاهدة الدفاع في أواخر عام 2016."

    def offered(pool: str) -> tuple[str, ...]:
        made = written(article, facts.replace("POOL", pool)).bank.items
        return next((item.options for item in made if item.id == "tiny/pact/when/choice"), ())

    assert offered("late 2014, early 2016") == ()  # «أواخر» and «2016» stand twice each, in the answer together
    assert offered("late 2014, late 2015") == ("في أواخر عام 2014", "في أواخر عام 2015", "في أواخر عام 2016")


@pytest.mark.rule(15)
def test_no_fraction_stands_among_whole_numbers(written: Callable[..., Written]) -> None:
    facts = """
    facts:
      - id: pact
        does: sign
        who: {all: [putin]}
        what: pact
        lasts: 30 سنة
        quote: وقع بوتين معاهدة الدفاع لمدة 30 سنة
    pools:
      quantities: [سنتان ونصف, 12 سنة ونصف, 20 سنة, 40 سنة ونصف, 50 سنة]
    """
    for chance in range(8):
        items = {item.id: item for item in written(f"{ARTICLE[:-1]} لمدة 30 سنة.", facts, chance=chance).bank.items}
        assert set(items["tiny/pact/lasts/choice"].options) == {"20 سنة", "30 سنة", "50 سنة"}


FAIR = """article: {text: a.txt, published: 2021-06-01}
names:
  amal: {ar: أمل الدوري, is: person, gender: f, offices: [{ar: مدربة نادي النخيل, sentence: 1}]}
  huda: {ar: هدى الربيعي, is: person, gender: f, offices: [{ar: مدربة نادي الأمواج, sentence: 2}]}
  rim: {ar: ريم الحافظ, is: person, gender: f}
  sana: {ar: سناء الكرخي, is: person, gender: f, offices: [{ar: أمينة مدينة بيرغن, sentence: 5}]}
  bergen: {ar: بيرغن, is: city, gender: f}
  play: {ar: مسرحية السندباد, is: work, gender: f}
  forum: {ar: ملتقى القراءة, is: event, gender: m}
  fair: {ar: معرض الكتاب, is: event, gender: m}
  week: {ar: أسبوع الثقافة, is: event, gender: m}
  night: {ar: ليلة الشعر, is: event, gender: f}
  hall: {ar: القاعة الكبرى, is: place, gender: f}
  wing: {ar: جناح الضيوف, is: place, gender: m}
pools:
  names:
    dawn: {ar: حفل الفجر, is: event, gender: m}
    dusk: {ar: حفل الغروب, is: event, gender: m}
    yard: {ar: ساحة النخيل, is: place, gender: f}
    bridge: {ar: جسر المرفأ, is: place, gender: m}
    lama: {ar: لمى الحسن, is: person, gender: f}
    dima: {ar: ديما الأسعد, is: person, gender: f}
  times: [2021-03-05, 2021-03-09, 2021-04-02]
facts:
FACTS
"""
DAY = (
    "أشركت مدربة نادي النخيل أمل الدوري ريم الحافظ في 4 مايو 2021. "
    "وأخرجت مدربة نادي الأمواج هدى الربيعي ريم الحافظ في 2 أبريل 2019. "
    "وعُرضت مسرحية السندباد في القاعة الكبرى «جناح الضيوف» خلال ملتقى القراءة. "
    "وأقيم ملتقى القراءة خلال معرض الكتاب. وزارت أمينة مدينة بيرغن سناء الكرخي ليلة الشعر خلال معرض الكتاب. "
    "وشكرت هدى الربيعي أمينة مدينة بيرغن."
)


def fair_options(facts: str, name: str) -> set[str]:
    templates, _, problems = load_templates()
    assert not problems
    seed, faults = read_seed("tiny", "facts.yaml", FAIR.replace("FACTS", facts), DAY, templates)
    assert seed is not None, "\n".join(map(str, faults))
    assert not [fault for fault in faults if fault.code.startswith("E1")], "\n".join(map(str, faults))
    chosen = [item for item in write_bank(seed, templates).bank.items if item.id == f"tiny/{name}/choice"]
    return set(chosen[0].options) if chosen else set()


SENT_IN = "  - {id: sent, does: أشرك, who: {all: [amal]}, what: {all: [rim]}, when: 2021-05-04, sentence: 1}\n"
TAKEN_OUT = "  - {id: out, does: أخرج, who: {all: [huda]}, what: {all: [rim]}, when: 2019-04-02, sentence: 2}\n"
SHOWN = (
    "  - {id: shown, does: عرض, what: {all: [play]}, where: {all: [hall]}, during: {all: [forum]}, sentence: 3}\n"
    "  - {id: held, does: أقام, what: {all: [forum]}, during: {all: [fair]}, sentence: 4}\n"
    "  - {id: visited, does: زار, who: {all: [sana]}, what: {all: [night]}, during: {all: [fair]}, sentence: 5}\n"
)
THANKED = (
    "  - {id: thanked, does: شكر, who: {all: [huda]}, what: {all: [{is: أمينة بيرغن, in: أمينة مدينة بيرغن}]},"
    " sentence: 6}\n"
)


def test_beside_a_coach_stands_another_coach_and_no_player() -> None:
    options = fair_options(SENT_IN + TAKEN_OUT, "sent/who")
    assert {"أمل الدوري", "هدى الربيعي"} < options
    assert "ريم الحافظ" not in options


def test_nobody_is_offered_as_the_one_who_thanks_himself_by_his_office() -> None:
    assert "سناء الكرخي" not in fair_options(THANKED, "thanked/who")
    assert fair_options(THANKED, "thanked/who")


def test_what_holds_the_event_asked_for_is_no_wrong_option_nor_is_a_part_of_it() -> None:
    during = fair_options(SHOWN, "shown/during")
    assert "معرض الكتاب" not in " ".join(during)  # the forum was held during the fair
    assert "ملتقى القراءة" not in " ".join(fair_options(SHOWN, "visited/during"))


def test_two_names_side_by_side_may_be_one_place() -> None:
    assert "جناح الضيوف" not in " ".join(fair_options(SHOWN, "shown/where"))
    assert fair_options(SHOWN, "shown/where")


def test_a_date_of_the_article_is_offered_before_one_of_a_pool_however_far_it_lies() -> None:
    assert "في 2 أبريل 2019" in fair_options(SENT_IN + TAKEN_OUT, "sent/when")


VISITED = "  - {id: saw, does: زار, who: {all: [huda]}, what: {all: [council]}, when: 2021-05-05, sentence: 7}\n"


def test_the_head_of_a_body_is_not_offered_as_its_visitor() -> None:
    more = DAY + " وزارت هدى الربيعي مجلس الثقافة في 5 مايو 2021. وحضرت رئيسة مجلس الثقافة لبنى الصباغ."
    names = (
        "  council: {ar: مجلس الثقافة, is: organisation, gender: m}\n  lubna: {ar: لبنى الصباغ, is: person, gender: f, "
    )
    head = FAIR.replace("names:\n", f"names:\n{names}offices: [{{ar: رئيسة مجلس الثقافة, sentence: 8}}]}}\n", 1)
    templates, _, _ = load_templates()
    seed, faults = read_seed("tiny", "facts.yaml", head.replace("FACTS", VISITED), more, templates)
    assert seed is not None, "\n".join(map(str, faults))
    (asked,) = [item for item in write_bank(seed, templates).bank.items if item.id == "tiny/saw/who/choice"]
    assert "لبنى الصباغ" not in asked.options


PRESENT = """
article: {text: article.txt, published: 2021-06-10}
names:
  amal: {ar: أمل نصار, is: person, gender: f, offices: [{ar: وزيرة النرويج, quote: وزيرة النرويج أمل نصار}]}
  rami: {ar: رامي عون, is: person, gender: m, offices: [{ar: الرئيس اللبناني, quote: الرئيس اللبناني رامي عون}]}
  fadi: {ar: فادي سعد, is: person, gender: m, offices: [{ar: رئيس اتحاد الصيادين, quote: رئيس اتحاد الصيادين فادي سعد}]}
  nabil: {ar: نبيل حداد, is: person, gender: m}
  lebanon: {ar: لبنان, is: state, gender: m}
  bergen: {ar: بيرغن, is: city, gender: f}
  coast: {ar: صحيفة الساحل, is: organisation, gender: f}
facts:
FACTS"""
THERE = (
    "زارت وزيرة النرويج أمل نصار لبنان في 4 يونيو 2021. ووصل الرئيس اللبناني رامي عون إلى بيرغن في 7 يونيو 2021. "
    "وكتب رئيس اتحاد الصيادين فادي سعد مقالا في صحيفة الساحل. وغادر نبيل حداد بيرغن قبل 12 يوما."
)
CAME = "  - {id: came, does: زار, who: {all: [amal]}, what: {all: [lebanon]}, when: 2021-06-04, sentence: 1}\n"


def present(facts: str) -> dict[str, Item]:
    templates, _, problems = load_templates()
    assert not problems
    seed, faults = read_seed("tiny", "facts.yaml", PRESENT.replace("FACTS", facts), THERE, templates)
    assert seed is not None, "\n".join(map(str, faults))
    return {item.id.removeprefix("tiny/"): item for item in write_bank(seed, templates).bank.items}


def test_nobody_of_a_state_is_offered_as_its_visitor() -> None:
    asked = present(CAME)["came/who/choice"]
    assert "رامي عون" not in asked.options
    assert {"فادي سعد", "نبيل حداد"} <= set(asked.options)


def test_an_office_goes_only_to_who_holds_one_of_its_class_and_its_state() -> None:
    items = present(CAME)
    assert "office-rami/who" in items
    assert not [name for name in items if name.startswith("office-") and items[name].kind is not Kind.RECALL]


def test_the_one_state_of_an_article_is_not_asked_among_states_that_it_does_not_name() -> None:
    items = present(CAME)
    assert "came/what" in items
    assert "came/what/choice" not in items


def test_a_figure_of_the_article_is_offered_though_no_fact_holds_it() -> None:
    assert "في 7 يونيو 2021" in present(CAME)["came/when/choice"].options


def test_what_one_is_like_is_no_proof_that_another_is_not() -> None:
    described = (
        "  - {id: quiet, does: is, who: {all: [bergen]}, what: {all: [مدينة هادئة]}, quote: وغادر نبيل حداد بيرغن}\n"
    )
    items = present(CAME + described.replace("[مدينة هادئة]", "[{is: مدينة هادئة, in: بيرغن}]"))
    assert "quiet/who" in items
    assert {"quiet/who/choice", "quiet/true-false-who"}.isdisjoint(items)


def test_a_partner_whom_the_sentence_names_is_not_offered_as_who_did_it() -> None:
    facts = "  - {id: wrote, does: كتب, who: {all: [fadi]}, what: مقالا, where: {all: [coast]}, sentence: 3}\n"
    there = THERE.replace(
        "وكتب رئيس اتحاد الصيادين فادي سعد", "وكتب رئيس اتحاد الصيادين فادي سعد بالتعاون مع نبيل حداد"
    )
    templates, _, _ = load_templates()
    seed, faults = read_seed("tiny", "facts.yaml", PRESENT.replace("FACTS", facts), there, templates)
    assert seed is not None, "\n".join(map(str, faults))
    items = [item for item in write_bank(seed, templates).bank.items if item.facts == ("wrote",)]
    assert items
    assert not [item.stem for item in items if "نبيل حداد" in (*item.options, *item.stem.split(" — "))]
    assert not [item.stem for item in items if item.kind is Kind.TRUE_FALSE and "نبيل" in item.stem]


def test_what_something_is_compared_to_lies_before_it() -> None:
    facts = (
        "  - {id: rose, does: ارتفع, who: {all: [أسعار السمك]}, when: 2019, compared_to: 2018, sentence: 5}\n"
        "  - {id: fell, does: انخفض, who: {all: [أسعار القمح]}, when: 2020, sentence: 6}\n"
    )
    more = "وارتفعت أسعار السمك في عام 2019 مقارنة بعام 2018. وانخفضت أسعار القمح في عام 2020."
    templates, _, _ = load_templates()
    head = PRESENT.replace("FACTS", facts) + "pools: {times: [2016, 2017, 2020]}\n"
    seed, faults = read_seed("tiny", "facts.yaml", head, f"{THERE} {more}", templates)
    assert seed is not None, "\n".join(map(str, faults))
    items = {item.id: item for item in write_bank(seed, templates).bank.items}
    asked = [item for item in items.values() if item.asks == ("compared_to",)]
    assert asked
    assert not [item.id for item in asked if any("2020" in option for option in item.options)]
