"""The evidence of an item tells its answer and names what the question names; its reasons end behind a predicate."""

from __future__ import annotations

from quizgen.build import load_templates
from quizgen.items.bank import write_bank
from quizgen.model import Item, Kind
from quizgen.reading.seed import read_seed

HEAD = """article: {text: a.txt, published: 2021-06-11}
names:
  amin: {ar: الأمير أمين الحارثي, aliases: [الأمير, الفقيد], is: person, gender: m}
  sami: {ar: سامي عون, is: person, gender: m}
  huda: {ar: هدى الربيعي, is: person, gender: f}
  port: {ar: ميناء النخيل, aliases: [الميناء], is: place, gender: m}
  council: {ar: مجلس البلدية, is: organisation, gender: m}
facts:
"""
TEXT = (
    "افتتح مجلس البلدية ميناء النخيل أمام سفن الصيد. "
    "ودعا الأمير أمين الحارثي التجار إلى السوق. "
    "وأسس الفقيد مكتبة الفجر في عام 1998. "
    "وتراجعت رسوم الميناء اليوم الجمعة كما قال تجار السوق الكبير. "
    "وبلغ التراجع 40 دينارا بسبب وفرة السفن القادمة إليه من شتى المرافئ البعيدة والقريبة التي كانت تقصد غيره"
    " من المرافئ في الأعوام الماضية بحثا عن أجور أقل من أجوره."
)


def items_of(facts: str) -> dict[str, Item]:
    templates, _, problems = load_templates()
    assert not problems
    seed, faults = read_seed("tiny", "facts.yaml", HEAD + facts, TEXT, templates)
    assert seed is not None, "\n".join(map(str, faults))
    return {item.id.removeprefix("tiny/"): item for item in write_bank(seed, templates).bank.items}


def sentences(item: Item) -> list[int]:
    return [each.sentence for each in item.evidence]


FELL = """  - id: fell
    does: تراجع
    who: {all: [{is: رسوم ميناء النخيل, in: رسوم الميناء}]}
    amount: 40 دينارا
    when: {all: [{is: 2021-06-11, in: اليوم الجمعة}]}
    why: {all: [وفرة السفن]}
    wrong: {why: [حريق المخزن, قلة المرافئ]}
    sentences: [4, 5]
"""
BUILT = "  - {id: built, does: أسّس, who: {all: [amin]}, what: {all: [مكتبة الفجر]}, when: 1998, sentence: 3}\n"


def test_a_name_within_the_words_of_a_question_is_named_in_the_evidence() -> None:
    assert 1 in sentences(items_of(FELL)["fell/amount"])  # «رسوم ميناء النخيل»; sentence 4 has «الميناء»


def test_who_is_called_by_no_word_of_his_name_is_named_by_an_earlier_sentence() -> None:
    assert sentences(items_of(BUILT)["built/who"]) == [3, 2]


def test_of_evidence_over_several_sentences_the_one_that_tells_the_answer_comes_first() -> None:
    items = items_of(FELL)
    assert sentences(items["fell/amount"])[:2] == [5, 4]
    assert sentences(items["fell/when"])[0] == 4


def test_a_reason_says_what_the_article_does_not_know_and_quotes_nothing_cut_before_its_verb() -> None:
    why = items_of(FELL)["fell/why/choice"].why
    unheard, other = why["بسبب حريق المخزن"], why["بسبب قلة المرافئ"]
    assert unheard == "لا يرد ذكر «حريق المخزن» في المقال. والصواب وفرة السفن (الجملة 5)."
    assert other == "السبب الذي يذكره المقال هو وفرة السفن، لا «قلة المرافئ» (الجملة 5)."


def test_a_reason_of_the_author_stands_in_place_of_the_programs_own() -> None:
    own = "تراجعت الرسوم مع كثرة المرافئ لا مع قلتها."
    why = items_of(FELL.replace("قلة المرافئ]", f"{{is: قلة المرافئ, why: {own}}}]"))["fell/why/choice"].why
    assert why["بسبب قلة المرافئ"] == own
    assert why["بسبب حريق المخزن"].startswith("لا يرد ذكر «حريق المخزن»")


def test_no_sentence_is_asked_for_where_the_reason_stands_in_another() -> None:
    told = FELL.replace("    amount: 40 دينارا\n", "")
    assert "fell/sentence" not in items_of(told)  # the day in 4, the reason in 5
    in_other_words = told.replace("[وفرة السفن]", "[{is: كثرة المراكب, in: وفرة السفن}]")
    assert "fell/sentence" not in items_of(in_other_words)


BY_THE_WRITER = """  - {id: built, does: أسّس, who: {all: [amin]}, what: {all: [مكتبة الفجر]}, when: 1998,
     sentence: 3}
  - {id: called, does: دعا, by: writer, who: {all: [amin]}, what: {all: [التجار]}, to: {all: [السوق]}, sentence: 2,
     wrong: {to: [المسجد, الملعب]}}
  - {id: opened, does: افتتح, by: writer, who: {all: [council]}, what: {all: [port]}, sentence: 1}
pools:
  times: [1990, 1995]
  names: {guild: {ar: مجلس التجار, is: organisation, gender: m}, bay: {ar: خليج الصدف, is: place, gender: m}}
"""


def test_the_article_is_named_once_over_two_statements() -> None:
    pairs = [item.stem for name, item in items_of(BY_THE_WRITER).items() if name.startswith("compare/")]
    assert pairs
    assert {stem.count("المقال") for stem in pairs} == {1}


def test_of_two_statements_one_at_most_is_led_in_by_who_says_it() -> None:
    pairs = [item.stem for name, item in items_of(BY_THE_WRITER).items() if name.startswith("compare/")]
    assert pairs
    assert all(stem.count("كاتب المقال") <= 1 for stem in pairs)


RESCUE = """article: {text: a.txt, published: 2021-06-11}
names:
  guard: {ar: خفر سواحل الرمال, aliases: [الخفر], is: organisation, gender: m}
  doctors: {ar: مصادر طبية وأمنية, aliases: [المصادر], is: people}
  hamid: {ar: حامد السيوفي, aliases: [السيوفي], is: person, gender: m,
    offices: [{ar: قائد الميناء, quote: قائد الميناء حامد السيوفي}]}
facts:
  - {id: fled, does: نجا من, by: doctors, who: {all: [تسعة بحارة]}, from: {all: [الغرق]},
     quote: أوضحت المصادر أن تسعة بحارة نجوا من الغرق}
  - {id: saved, does: أنقذ, who: {all: [guard]}, what: {all: [طاقم السفينة]},
     when: {is: 2021-06-10, in: حتى مساء الخميس}, aim: {all: [{is: حماية الأرواح, in: ليحمي أرواحهم}]},
     sentences: [3, 4]}
  - {id: thanked, does: شكر, who: {all: [hamid]}, what: {all: [المتطوعين]}, quote: وشكر السيوفي المتطوعين}
  - {id: lent, does: أعار, who: {all: [{is: شركة الشراع, in: للشركة}]}, what: {all: [قارب الإنقاذ]},
     quote: للشركة قارب الإنقاذ}
pools:
  times: [2021-06-04, 2021-06-05, 2021-06-07]
"""
AT_SEA = (
    "قالت مصادر طبية وأمنية إن سفينة غرقت قبالة خفر سواحل الرمال. أوضحت المصادر أن تسعة بحارة نجوا من الغرق. "
    "وأنقذ الخفر طاقم السفينة حتى مساء الخميس. وبقي هناك ليحمي أرواحهم. وحضر قائد الميناء حامد السيوفي. "
    "وشكر السيوفي المتطوعين. وكان للشركة قارب الإنقاذ."
)


def rescue_items() -> dict[str, Item]:
    seed, faults = read_seed("tiny", "facts.yaml", RESCUE, AT_SEA, load_templates()[0])
    assert seed is not None, "\n".join(map(str, faults))
    return {item.id.removeprefix("tiny/"): item for item in write_bank(seed, load_templates()[0]).bank.items}


def test_a_group_called_by_its_noun_alone_is_named_by_the_sentence_that_names_it() -> None:
    assert sentences(rescue_items()["fled/from"]) == [2, 1]  # «المصادر»


def test_an_answer_in_other_words_is_shown_by_the_sentence_that_has_them() -> None:
    items = rescue_items()
    assert sentences(items["saved/aim"])[:2] == [4, 3]  # «ليحمي أرواحهم» is the aim, its sentence comes first
    assert sentences(items["saved/what"])[:2] == [3, 4]


def test_whoever_is_asked_for_by_name_and_office_is_shown_with_both() -> None:
    item = rescue_items()["thanked/what"]
    assert "قائد الميناء حامد السيوفي" in item.stem
    assert sentences(item) == [6, 5]


def test_a_quote_that_hangs_on_what_is_before_it_is_shown_with_its_sentence() -> None:
    (shown,) = rescue_items()["lent/what"].evidence
    assert shown.reads == "وكان للشركة قارب الإنقاذ."


def test_a_day_read_off_other_words_comes_with_the_day_of_publication_in_every_kind() -> None:
    items = rescue_items()
    told = "نُشر المقال في 11 يونيو 2021، والمقصود بـ«حتى مساء الخميس» 10 يونيو 2021."
    dated = [item for item in items.values() if "10 يونيو 2021" in item.stem or "10 يونيو 2021" in str(item.key)]
    assert len({item.kind for item in dated}) > 2
    assert {item.doubt for item in dated} == {told}


def test_no_item_shows_a_sentence_twice() -> None:
    for item in (*rescue_items().values(), *items_of(FELL + BUILT).values()):
        assert len(set(sentences(item))) == len(item.evidence)


def test_an_authors_question_shows_the_sentence_of_its_answer_first_and_names_what_that_calls_otherwise() -> None:
    questions = """questions:
  - id: share
    ask: كم كيلومترًا حفرت شركة الوادي بحسب المقال؟
    answer: 12 كيلومترًا
    quote: وبدأت الأعمال في الربيع. وحفرت الشركة 12 كيلومترا
"""
    head = "article: {text: a.txt}\nnames:\n  firm: {ar: شركة الوادي, aliases: [الشركة], is: organisation, gender: f}\n"
    facts = "facts:\n  - {id: paid, does: موّل, who: {all: [firm]}, what: {all: [حفر القناة]}, sentence: 1}\n"
    article = "موّلت شركة الوادي حفر القناة. وبدأت الأعمال في الربيع. وحفرت الشركة 12 كيلومترا."
    seed, faults = read_seed("tiny", "facts.yaml", head + facts + questions, article, load_templates()[0])
    assert seed is not None, "\n".join(map(str, faults))
    (item,) = [each for each in write_bank(seed, load_templates()[0]).bank.items if each.id == "tiny/share/ask"]
    assert sentences(item) == [3, 2, 1]


def test_a_speaker_whom_the_article_names_nowhere_is_shown_where_it_brings_him_up() -> None:
    text = """article: {text: a.txt}
names:
  friend: {ar: صديق الكاتب, aliases: [الرجل], is: person, gender: m}
facts:
  - {id: full, does: امتلأ, by: friend, who: {all: [قاعات الميناء]}, sentence: 1}
  - {id: teams, does: غادر, by: friend, who: {all: [البحارة]}, what: {all: [الميناء القديم]}, sentence: 2}
passage:
  refers:
    - {id: goes-on, quote: ثم يكمل, word: يكمل, to: [friend]}
"""
    article = "وقال الرجل إن قاعات الميناء امتلأت. ثم يكمل أن البحارة غادروا الميناء القديم."
    seed, faults = read_seed("tiny", "facts.yaml", text, article, load_templates()[0])
    assert seed is not None, "\n".join(map(str, faults))
    items = {each.id: each for each in write_bank(seed, load_templates()[0]).bank.items}
    of_teams = [item for id_, item in items.items() if id_.startswith("tiny/teams/") and item.kind is not Kind.CLOZE]
    assert of_teams
    assert {tuple(sentences(item)[:2]) for item in of_teams if item.kind is Kind.RECALL} == {(2, 1)}


WELLS_HEAD = """article: {text: a.txt}
names:
  firm: {ar: شركة الوادي, aliases: [الشركة], is: organisation, gender: f}
  pact: {ar: ميثاق السواقي, is: agreement, gender: m, noun: ميثاق}
  salma: {ar: سلمى البكري, is: person, gender: f}
facts:
  - {id: dug, does: حفر, by: salma, who: {all: [شركة الوادي]},
     what: {all: [{is: الآبار المخصصة للقرى البعيدة, in: هذه الآبار}]}, sentence: 3}
"""
WELLS = (
    "تراجعت مياه الينابيع في السهل بحسب دراسة أعدتها جامعة التلال. "
    "وستحفر شركة الوادي ثلاث آبار للقرى البعيدة. "
    "وقالت سلمى البكري إن الشركة حفرت هذه الآبار. "
    "وعزت الدراسة هذا التراجع إلى قلة الأمطار. "
    "ووقع الفلاحون ميثاق السواقي في الربيع. "
    "ويعد أساسا لقسمة الماء بين القرى. "
    "وتضم القرى مدارس جديدة وأسواقا واسعة."
)


def wells(question: str = "") -> dict[str, Item]:
    templates = load_templates()[0]
    seed, faults = read_seed("tiny", "facts.yaml", WELLS_HEAD + question, WELLS, templates)
    assert seed is not None, "\n".join(map(str, faults))
    return {item.id.removeprefix("tiny/"): item for item in write_bank(seed, templates).bank.items}


def asked(ask: str, answer: str, sentence: int) -> list[int]:
    question = f"questions:\n  - {{id: own, ask: '{ask}', answer: '{answer}', sentence: {sentence}}}\n"
    return sentences(wells(question)["own/ask"])


def test_a_noun_behind_this_is_explained_by_the_earlier_sentence_that_says_which() -> None:
    items = wells()
    assert sentences(items["dug/source"]) == [3, 2]  # «هذه الآبار»: those for the far villages


def test_an_authors_question_shows_what_its_this_and_its_article_point_to_in_one_sentence() -> None:
    told = asked("إلى ماذا عزت دراسة جامعة التلال تراجع مياه الينابيع؟", "إلى قلة الأمطار", 4)
    assert told == [4, 1]  # «الدراسة», «هذا التراجع»


def test_an_authors_question_shows_the_subject_of_a_verb_that_is_named_in_the_sentence_before() -> None:
    assert asked("لأيّ شيء يُعدّ ميثاق السواقي أساسًا؟", "لقسمة الماء بين القرى", 6) == [6, 5]


def test_an_adjective_behind_a_noun_of_a_question_asks_for_no_other_sentence() -> None:
    assert asked("ماذا تضم القرى البعيدة؟", "مدارس جديدة وأسواقًا واسعة", 7) == [7]


def test_a_name_that_ends_a_question_is_named_in_the_evidence() -> None:
    assert asked("ما الذي حفرته شركة الوادي؟", "هذه الآبار", 3) == [3, 2]
