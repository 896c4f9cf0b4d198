"""A small world for the engine: three frames, a few verbs, and a way to write a seed where a test can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from quizgen.items.bank import Written, write_bank
from quizgen.items.desk import Desk
from quizgen.items.filters import FILTERS
from quizgen.items.truth import World
from quizgen.model import Seed, Templates
from quizgen.reading.seed import read_seed
from quizgen.reading.templates import read_templates

SIGN = """
    frame: sign
    roles:
      who: {is: [person, party, state]}
      what: {is: [treaty, agreement, law], required: yes}
      when: {is: time, single: yes}
      lasts: {is: quantity, single: yes}
    implies: [ratify]
    sentence: "{{ 'وقّع' | agree(who) }} {{ who }} {{ what | accusative }}."
    event: "توقيع {{ what | genitive }}"
    statements:
      when: "{{ 'وقّع' | passive(what) }} {{ what }} {{ when | at }}."
    questions:
      when:
        - "متى {{ 'وقّع' | passive(what) }} {{ what }}؟"
      lasts:
        - "ما مدة {{ what | genitive }}؟"
      who:
        - "مَن وقّع {{ what | accusative }}؟"
        - "مَن وقّع {{ what | accusative }} {{ when | at }}؟"
      parties:
        asks: who
        form: set
        wordings: ["ما {{ 'طرف' | sides(who) }} {{ what | genitive }}؟"]
      partner:
        asks: who
        form: partner
        wordings: ["ما الطرف الآخر في {{ what | genitive }} إلى جانب {{ shown | genitive }}؟"]
"""
RATIFY = """
    frame: ratify
    roles:
      who: {is: [person, party, state]}
      what: {is: [treaty, agreement, law], required: yes}
    sentence: "صادق {{ who }} على {{ what | genitive }}."
    questions:
      who: ["مَن صادق على {{ what | genitive }}؟"]
"""
SERVE = """
    frame: serve
    roles:
      who: {is: person}
      where: {is: place, single: yes}
    sentence:
      stated: "خدم {{ who }} في {{ where | genitive }}."
      planned: "سيخدم {{ who }} في {{ where | genitive }}."
    questions:
      where: {asks: where, wordings: ["أين خدم {{ who }}؟"]}
      planned-where: {asks: where, moods: [planned], wordings: ["أين سيخدم {{ who }}؟"]}
"""
LEXICON = """
    verbs:
      وقّع: {present: يوقّع, passive: وُقّع, noun: توقيع}
    nouns:
      سنة: {plural: سنوات, dual: سنتان, gender: f}
      طرف: {plural: أطراف, dual: طرفان, gender: m}
"""
NAMES = """
names:
  russia: {ar: روسيا, is: state, gender: f}
  georgia: {ar: جورجيا, is: state, gender: f}
  turkey: {ar: تركيا, is: state, gender: f}
  armenia: {ar: أرمينيا, is: state, gender: f}
  putin: {ar: بوتين, is: person, gender: m, of: [russia]}
  shoigu: {ar: شويجو, is: person, gender: m, of: [russia]}
  kerry: {ar: كيري, is: person, gender: m}
  lavrov: {ar: لافروف, is: person, gender: m, of: [russia]}
  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}
  accord: {ar: اتفاقية الحدود, is: agreement, gender: f}
"""


@pytest.fixture(scope="session")
def templates_with(root: Path) -> Callable[[str, str], Templates]:
    """The frames above, some words of the frame `sign` changed, with the labels that travel with the project."""

    def read(was: str, now: str) -> Templates:
        assert was in SIGN
        files = {
            "questions/sign.yaml": SIGN.replace(was, now),
            "questions/ratify.yaml": RATIFY,
            "questions/serve.yaml": SERVE,
            "lexicon.yaml": LEXICON,
        }
        texts = {path: dedent(text) for path, text in files.items()}
        for path in (root / "templates").glob("labels*.yaml"):
            texts[path.name] = path.read_text(encoding="utf-8")
        made, problems = read_templates(texts, FILTERS)
        assert not problems, "\n".join(map(str, problems))
        return made

    return read


@pytest.fixture(scope="session")
def templates(templates_with: Callable[[str, str], Templates]) -> Templates:
    """The frames above."""
    return templates_with("", "")


@pytest.fixture
def names_with() -> Callable[[str], str]:
    """The names above and more, for the head of a fact file."""
    return lambda more: f"{NAMES}{more}\n"


@pytest.fixture
def seed_of(templates: Templates) -> Callable[[str, str], Seed]:
    """Write a seed: the article's text and the fact file below `names:`."""

    def write(article: str, facts: str, head_of_file: str = "article: {text: article.txt}\n") -> Seed:
        names = "" if "names:\n" in facts else NAMES
        head, _, body = facts.rpartition("    facts:\n")
        text = f"{head_of_file}{names}{head}" + dedent("    facts:\n" + body)
        seed, problems = read_seed("tiny", "facts.yaml", text, article, templates)
        assert not problems, "\n".join(map(str, problems))
        assert seed is not None
        return seed

    return write


@pytest.fixture
def written(templates: Templates, seed_of: Callable[..., Seed]) -> Callable[..., Written]:
    """Write the items of a seed."""

    def write(article: str, facts: str, *head: str, **more: object) -> Written:
        return write_bank(seed_of(article, facts, *head), templates, **more)  # type: ignore[arg-type]

    return write


@pytest.fixture
def desk(templates: Templates, seed_of: Callable[..., Seed]) -> Callable[..., Desk]:
    """Set up the bench over a seed."""
    return lambda article, facts: Desk(seed_of(article, facts), templates)


@pytest.fixture
def world(desk: Callable[..., Desk]) -> Callable[..., World]:
    """Know what a seed says."""
    return lambda article, facts: desk(article, facts).world
