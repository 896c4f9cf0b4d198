"""A card is read alone: its stem names what the article calls by a noun, its key hangs on no words outside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.build import load_templates
from quizgen.items.bank import Written, write_bank
from quizgen.model import Item, Kind
from quizgen.reading.seed import read_seed

NAMES = """names:
  fair: {ar: معرض الكتاب العربي, is: event, gender: m}
  bank: بنك الساحل
  firm: شركة الشمال
  club: نادي المرفأ
  ministry: وزارة الري
  author: {ar: كاتب المقال, is: person, gender: m}
  sami: {ar: سامي عون, is: person, gender: m}
"""


@pytest.fixture
def items() -> Callable[..., list[Item]]:
    """Write the items of facts over an article, with the frames that travel with the project."""
    templates, _, problems = load_templates()
    assert not problems

    def write(article: str, *facts: str, more: str = "") -> list[Item]:
        listed = "".join(
            f"  - {{id: f{turn}, {fact if 'quote:' in fact else f'sentence: {turn}, {fact}'}}}\n"
            for turn, fact in enumerate(facts, 1)
        )
        text = f"article: {{text: a.txt, published: 2012-05-09}}\n{NAMES}facts:\n{listed}{more}"
        seed, faults = read_seed("tiny", "facts.yaml", text, article, templates)
        assert seed is not None, "\n".join(map(str, faults))
        made: Written = write_bank(seed, templates)
        return list(made.bank.items)

    return write


OPENED = "افتتح بنك الساحل معرض الكتاب العربي في عام 2011."
OPENING = "does: افتتح, who: {all: [bank]}, what: {all: [fair]}, when: 2011"


@pytest.mark.parametrize(
    ("sentence", "what", "stem"),
    [
        ("وموّلت شركة الشمال قاعات المعرض في عام 2012.", "قاعات المعرض", "قاعات معرض الكتاب العربي"),
        # an adjective says which one is meant
        ("وموّلت شركة الشمال قاعات المعرض القديم في عام 2012.", "قاعات المعرض القديم", "قاعات المعرض القديم"),
        # «المتحف» is no name of this article
        ("وموّلت شركة الشمال قاعات المتحف في عام 2012.", "قاعات المتحف", "قاعات المتحف"),
    ],
)
def test_a_stem_names_in_full_what_the_article_calls_by_its_noun(
    items: Callable[..., list[Item]], sentence: str, what: str, stem: str
) -> None:
    fact = f"does: موّل, who: {{all: [firm]}}, what: {{all: [{what}]}}, when: 2012"
    made = items(f"{OPENED} {sentence}", OPENING, fact)
    asked = [item.stem for item in made if item.id == "tiny/f2/when"]
    assert asked == [f"متى موّلت شركة الشمال {stem}؟"]


def test_no_key_hangs_on_words_outside_it(items: Callable[..., list[Item]]) -> None:
    made = items(
        "زار سامي عون بنك الساحل الموسم الماضي. وزار سامي عون شركة الشمال بعد انتهاء موسم الصيد.",
        "does: زار, who: {all: [sami]}, what: {all: [bank]}, when: {text: الموسم الماضي}",
        "does: زار, who: {all: [sami]}, what: {all: [firm]}, when: {text: بعد انتهاء موسم الصيد}",
    )
    assert [item.facts for item in made if item.kind is Kind.RECALL and item.asks == ("when",)] == [("f2",)]


@pytest.mark.parametrize(
    ("key", "never"),
    [("firm", {"نادي المرفأ", "وزارة الري"}), ("club", {"بنك الساحل", "شركة الشمال", "وزارة الري"})],
)
def test_no_option_is_a_body_of_another_field(items: Callable[..., list[Item]], key: str, never: set[str]) -> None:
    name = {"firm": "شركة الشمال", "club": "نادي المرفأ"}[key]
    pool = "pools:\n  names: {one: شركة الجبل, two: شركة الوادي, three: نادي الجبل, four: نادي الوادي}\n"
    made = items(
        f"باع {name} سوق السمك في عام 2011.",
        f"does: باع, who: {{all: [{key}]}}, what: سوق السمك, when: 2011",
        more=pool,
    )
    offered = {option for item in made if item.asks == ("who",) for option in item.options}
    said = " ".join(item.stem for item in made if item.kind is Kind.TRUE_FALSE)
    assert offered
    assert not offered & never
    assert not [each for each in never if each in said]


def test_nobody_called_by_what_he_is_stands_among_names(items: Callable[..., list[Item]]) -> None:
    pool = "pools:\n  names: {one: {ar: خبير التغذية, is: person, gender: m}, two: ماجد سليم, three: خالد حداد}\n"
    made = items(
        "افتتح سامي عون سوق السمك في عام 2011.",
        "does: افتتح, who: {all: [sami]}, what: سوق السمك, when: 2011",
        more=pool,
    )
    options = [set(item.options) for item in made if item.kind is Kind.CHOICE and item.asks == ("who",)]
    assert options == [{"سامي عون", "ماجد سليم", "خالد حداد"}]


def test_no_statement_is_made_twice_where_two_facts_go_wrong_alike(items: Callable[..., list[Item]]) -> None:
    made = items(
        "افتتح بنك الساحل سوق السمك في عام 2010. وافتتحت شركة الشمال سوق الخشب في عام 2011.",
        "does: افتتح, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2010",
        "does: افتتح, who: {all: [firm]}, what: {all: [سوق الخشب]}, when: 2011",
    )
    said = [item.stem for item in made if item.kind is Kind.TRUE_FALSE]
    assert said
    assert len(set(said)) == len(said)


def test_what_a_report_tells_is_not_asked_as_the_articles_own_news(items: Callable[..., list[Item]]) -> None:
    made = items(
        "عزا تقرير الميناء تأخر السفن إلى الضباب. وموّل بنك الساحل سوق السمك. وقال سامي عون إن شركة الشمال غادرت.",
        "does: عزا, who: تقرير الميناء, what: تأخر السفن, to: الضباب",
        "does: موّل, who: {all: [bank]}, what: {all: [سوق السمك]}",
        "does: غادر, by: {who: sami, verb: قال إنّ}, who: {all: [firm]}",
    )
    assert {item.facts for item in made if item.kind is Kind.SOURCE} == {("f2",), ("f3",)}


def test_an_answer_may_be_typed_as_the_article_has_it(items: Callable[..., list[Item]]) -> None:
    (asked,) = [
        item
        for item in items(
            "افتتح بنك الساحل سوق السمك أمس الثلاثاء.", "does: افتتح, who: bank, what: سوق السمك, when: 2012-05-08"
        )
        if item.id == "tiny/f1/when"
    ]
    assert "أمس الثلاثاء" in asked.accepts


@pytest.mark.parametrize(("behind", "gapped"), [("في عام 2011", True), ("جنوبي المرفأ في عام 2011", False)])
def test_a_gap_of_many_free_words_ends_with_its_phrase(
    items: Callable[..., list[Item]], behind: str, gapped: bool
) -> None:
    made = items(
        f"افتتح بنك الساحل قرب المرفأ صباحا سوق السمك والخضر {behind}.",
        "does: افتتح, who: bank, what: سوق السمك والخضر, when: 2011",
    )
    assert any(item.kind is Kind.CLOZE and item.asks == ("what",) for item in made) is gapped


def test_the_pronoun_of_a_word_is_asked_for_not_what_the_word_means(items: Callable[..., list[Item]]) -> None:
    passage = "passage:\n  refers:\n    - {id: pay, word: سداده, means: قرض البنك, quote: ويبدأ سداده}\n"
    made = items(
        "موّل بنك الساحل سوق السمك بقرض ويبدأ سداده بعد عام.", "does: موّل, who: bank, what: سوق السمك", more=passage
    )
    (asked,) = [item.stem for item in made if item.kind is Kind.REFERENCE]
    assert asked == "إلى ماذا يعود الضمير في «سداده» من عبارة المقال «ويبدأ سداده»؟"


def test_no_sentence_is_shown_twice_beside_one_answer(items: Callable[..., list[Item]]) -> None:
    made = items(
        "قال سامي عون إن بنك الساحل موّل سوق السمك في عام 2011.",
        "does: موّل, by: {who: sami, verb: قال إنّ}, who: {all: [bank]}, what: سوق السمك, when: 2011,"
        " quote: بنك الساحل موّل سوق السمك في عام 2011",
    )
    (shown,) = [item.evidence for item in made if item.id == "tiny/f1/when"]
    assert [each.sentence for each in shown] == [1]
    assert shown[0].reads.startswith("قال سامي عون")
    assert [shown[0].reads[slice(*mark)] for mark in shown[0].marks] == ["عام 2011"]


def test_a_day_that_lacks_its_year_alone_wants_no_note(items: Callable[..., list[Item]]) -> None:
    made = items("افتتح بنك الساحل سوق السمك في 4 مايو.", "does: افتتح, who: bank, what: سوق السمك, when: 2012-05-04")
    (asked,) = [item for item in made if item.id == "tiny/f1/when"]
    assert asked.doubt == ""


def test_what_is_asked_by_its_time_alone_is_asked_by_the_article(items: Callable[..., list[Item]]) -> None:
    made = items("بدأ معرض الكتاب العربي في 4 مايو 2012.", "does: بدأ, who: fair, when: 2012-05-04")
    assert [item.stem for item in made if item.id == "tiny/f1/who"] == ["ما الذي بدأ في 4 مايو 2012 بحسب المقال؟"]
    assert [item.stem for item in made if item.id == "tiny/f1/when"] == ["متى بدأ معرض الكتاب العربي؟"]


def test_nobody_is_asked_by_the_article_what_its_writer_proposes(items: Callable[..., list[Item]]) -> None:
    made = items("اقترح كاتب المقال بناء سوق جديد.", "does: اقترح, who: author, what: بناء سوق جديد")
    assert [item.stem for item in made if item.id == "tiny/f1/what"] == ["ما الذي اقترحه كاتب المقال؟"]


GAPS = [
    # one indefinite word: many would fit
    ("واجه بنك الساحل صعوبات أيضا في الموانئ في عام 2011.", "does: واجه, who: bank, what: صعوبات, when: 2011", "what",
     False),
    # who acts, where it is no name: whoever else might
    ("وصف تجار المدينة معرض الكتاب العربي في عام 2011.", "does: وصف, who: تجار المدينة, what: fair, when: 2011", "who",
     False),
    ("وصف بنك الساحل معرض الكتاب العربي في عام 2011.", "does: وصف, who: bank, what: fair, when: 2011", "who", True),
    # a part of a quoted title
    ("زار سامي عون «معرض الكتاب العربي 1436» مع شركة الشمال.", "does: زار, who: sami, what: fair, with: firm", "what",
     False),
    ("زار سامي عون «معرض الكتاب العربي» مع شركة الشمال.", "does: زار, who: sami, what: fair, with: firm", "what", True),
    # a sum tells the number
    ("ارتفعت أرباح بنك الساحل إلى 36 مليون دينار من 30 مليون دينار في عام 2011، أي بنسبة 20 في المئة.",
     "does: ارتفع, who: {all: [أرباح بنك الساحل]}, from: 30 مليون دينار, to: 36 مليون دينار, when: 2011", "to", False),
    ("ارتفعت أرباح بنك الساحل إلى 36 مليون دينار من 30 مليون دينار في عام 2011.",
     "does: ارتفع, who: {all: [أرباح بنك الساحل]}, from: 30 مليون دينار, to: 36 مليون دينار, when: 2011", "to", True),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "fact", "role", "gapped"), GAPS)
def test_a_gap_is_made_only_where_the_rest_settles_it_and_does_not_tell_it(
    items: Callable[..., list[Item]], sentence: str, fact: str, role: str, gapped: bool
) -> None:
    made = items(sentence, fact)
    assert any(item.kind is Kind.CLOZE and item.asks == (role,) for item in made) is gapped


def gaps(items: Callable[..., list[Item]], article: str, fact: str) -> dict[str, Item]:
    return {item.id.rpartition("/")[2]: item for item in items(article, fact) if item.kind is Kind.CLOZE}


def test_a_gap_is_told_apart_from_the_dots_behind_it(items: Callable[..., list[Item]]) -> None:
    made = gaps(
        items, "قال الناس إن بنك الساحل موّل سوق السمك..", "does: موّل, who: {all: [bank]}, what: {all: [سوق السمك]}"
    )
    assert made["cloze-what"].stem.endswith("موّل …….")


def test_a_stock_phrase_is_no_gap(items: Callable[..., list[Item]]) -> None:
    article = "أقام بنك الساحل علاقات وثيقة مع تجار السوق الكبير بعد سنوات من العمل."
    assert not gaps(items, article, "does: أقام, who: {all: [bank]}, what: {all: [علاقات وثيقة]}").get("cloze-what")


def test_a_sentence_with_souls_of_nobody_named_gives_no_gap(items: Callable[..., list[Item]]) -> None:
    fact = "does: غادر, who: {all: [bank]}, what: {all: [سوق السمك]}"
    whose = gaps(items, "في صباح الجمعة ضاعت مصانعهم، وغادر بنك الساحل سوق السمك.", fact)
    told = gaps(items, "في صباح الجمعة خسر الصيادون مصانعهم، وغادر بنك الساحل سوق السمك.", fact)
    assert not whose
    assert told


def test_a_noun_with_its_article_that_calls_a_name_of_two_words_is_named() -> None:
    names = (
        "  tombs: {ar: مقبرتا التل, gen: مقبرتي التل, acc: مقبرتي التل, aliases: [المقبرتان, المقبرتين], is: thing}\n"
    )
    article = (
        "فتح العمال الطريق إلى مقبرتي التل. وموّل بنك الساحل سوق السمك قرب المقبرتين في عام 2011 بعد سنوات من الإهمال."
    )
    facts = "  - {id: f1, does: موّل, who: {all: [bank]}, what: {all: [سوق السمك]}, when: 2011, sentence: 2}\n"
    text = f"article: {{text: a.txt}}\n{NAMES}{names}facts:\n{facts}"
    seed, faults = read_seed("tiny", "facts.yaml", text, article, load_templates()[0])
    assert seed is not None, "\n".join(map(str, faults))
    gap = next(item for item in write_bank(seed, load_templates()[0]).bank.items if item.id == "tiny/f1/cloze-when")
    assert "المقبرتين [مقبرتي التل]" in gap.stem


def test_a_word_whose_meaning_its_sentence_tells_is_left_as_it_is(items: Callable[..., list[Item]]) -> None:
    more = (
        "passage:\n  refers:\n"
        "    - {id: it, quote: وخصّص لهذا المشروع, word: هذا المشروع, means: بناء سور حول سوق السمك}\n"
    )
    article = "قرر بنك الساحل بناء سور عال حول سوق السمك في عام 2011، وخصّص لهذا المشروع مالا."
    made = items(article, "does: قرّر, who: {all: [bank]}, what: {all: [بناء سور]}, when: 2011", more=more)
    (gap,) = [item for item in made if item.id.endswith("cloze-when")]
    assert gap.stem.endswith("وخصّص لهذا المشروع مالا.")
