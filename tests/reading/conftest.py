"""One small sound seed and its templates, which tests break in one place at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.items.filters import FILTERS
from quizgen.model import Seed, Templates
from quizgen.problems import Problem
from quizgen.reading import read_seed, read_templates
from quizgen.reading.wordings import Filters

ARTICLE = (
    'وقعت روسيا وأوسيتيا الجنوبية، في 8 مارس 2015، معاهدة "التحالف" لمدة 25 سنة. '
    "وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطقة. "
    "ونصن المعاهدة على حرية عبور الحدود بين الجمهوريتين."
)

FACTS = """\
article:
  text: article.txt
  published: 2017-03
  corrections:
    - {quote: ونصن, read: وتنص}
names:
  russia: {ar: روسيا, is: state, gender: f}
  south-ossetia: {ar: أوسيتيا الجنوبية, is: party, gender: f, noun: جمهورية}
  shoigu: {
    ar: سيرجي شويجو,
    is: person, gender: m,
    of: russia,
    offices:
      [ {ar: وزير, quote: الوزير سيرجي شويجو}]}
  alliance: {ar: معاهدة «التحالف», is: treaty, gender: f, aliases: [المعاهدة]}
facts:
  - id: alliance-signed
    does: sign
    who: {all: [russia, south-ossetia]}
    what: alliance
    when: {says: 2015-03-08, others: [{is: 2015-03-18, source: a book}]}
    lasts: 25 سنة
    quote: وقعت روسيا … لمدة 25 سنة
  - id: alliance-keeps
    does: say
    who: shoigu
    about: أمن المنطقة
    sure: yes
    quote: وقال الوزير سيرجي شويجو إن المعاهدة تضمن أمن المنطقة
vocabulary:
  - {id: amn, word: أَمن, part: noun, en: security, quote: أمن المنطقة}
passage:
  refers:
    - {id: two, quote: بين الجمهوريتين, word: الجمهوريتين, to: [russia, south-ossetia]}
  unsaid:
    - {id: where, asks: أين وُقّعت المعاهدة؟, near: alliance-signed}
pools:
  names:
    georgia: {ar: جورجيا, is: state, gender: f}
  times: [2014]
  quantities: [10 سنوات]
quiz:
  items: 20
  kinds: [choice, cloze]
  marks: {choice: 2}
"""

TEMPLATES = {
    "templates/lexicon.yaml": """\
verbs:
  وقّع: {present: يوقّع, noun: توقيع}
  قال إنّ: {present: يقول}
nouns:
  سنة: {plural: سنوات, dual: سنتان, gender: f}
  طرف: {plural: أطراف, dual: طرفان}
  جمهورية: {plural: جمهوريات, gender: f}
""",
    "templates/labels.yaml": """\
choice: اختر
sheet:
  key: المفتاح
""",
    "templates/pools.yaml": """\
names:
  lebanon: {ar: لبنان, is: state}
times: [1999]
quantities: [5 سنوات]
""",
    "templates/questions/sign.yaml": """\
frame: sign
roles:
  who: {is: [person, party, state]}
  what: {is: treaty, required: yes}
  when: {is: time, single: yes}
  lasts: {is: quantity, single: yes}
  topic: {is: [treaty, text]}
implies: [say]
sentence: "{{ 'وقّع' | agree(who) }} {{ who }} {{ what | accusative }}."
event: "توقيع {{ what | genitive }}"
statements:
  when: "{{ 'وقّع' | passive(what) }} {{ what }} {{ when | at }}."
questions:
  when: "متى {{ 'وقّع' | passive(what) }} {{ what }}؟"
  who:
    form: set
    wordings:
      - {for: [person], ask: "مَن وقّع {{ what | accusative }}؟"}
      - "ما {{ 'طرف' | sides(who) }} {{ what | genitive }}؟"
  partner:
    asks: who
    form: partner
    moods: [stated, planned]
    was: other-party
    wordings: ["مع مَن {{ 'وقّع' | agree(shown) }} {{ shown }} {{ what | accusative }}؟"]
""",
    "templates/questions/say.yaml": """\
frame: say
roles:
  who: {is: person}
  about: {is: text}
  sure: {is: yes-no}
sentence: "قال {{ who }} شيئًا عن {{ about | genitive }}."
""",
    "templates/questions/hold-office.yaml": """\
frame: hold-office
roles:
  who: {is: person}
  what: {is: text}
  when: {is: time}
sentence: "{{ who }} {{ what }}."
""",
}

PATH = "seeds/treaty/facts.yaml"

ReadFacts = Callable[..., tuple[Seed | None, tuple[Problem, ...]]]


@pytest.fixture(scope="session")
def templates() -> Templates:
    """The small templates, read."""
    read, problems = read_templates(TEMPLATES, FILTERS)
    assert problems == ()
    return read


@pytest.fixture
def sound() -> str:
    """A fact file without a problem."""
    return FACTS


@pytest.fixture
def template_files() -> dict[str, str]:
    """Template files without a problem, by path."""
    return dict(TEMPLATES)


@pytest.fixture
def filters() -> Filters:
    """The filters that wordings may use."""
    return FILTERS


@pytest.fixture
def read(templates: Templates) -> ReadFacts:
    """Read a fact file over the small article."""

    def reads(facts: str, article: str = ARTICLE) -> tuple[Seed | None, tuple[Problem, ...]]:
        return read_seed("treaty", PATH, facts, article, templates)

    return reads


@pytest.fixture
def article() -> str:
    """The small article."""
    return ARTICLE
