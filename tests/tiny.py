"""A seed of two facts and a word, quick to build."""

from __future__ import annotations

from pathlib import Path

ARTICLE = (
    "وقع بوتين، في أواخر عام 2016، قانون القوات. وقعت روسيا وجورجيا، في 8 مارس 2015، معاهدة الدفاع لمدة 25 سنة. "
    "ووقعت تركيا اتفاقية الحدود في 26 أغسطس 2008."
)
FACTS = """\
article: {text: article.txt, title: عن المعاهدات}
names:
  russia: {ar: روسيا, is: state, gender: f}
  georgia: {ar: جورجيا, is: state, gender: f}
  turkey: {ar: تركيا, is: state, gender: f}
  armenia: {ar: أرمينيا, is: state, gender: f}
  putin: {ar: بوتين, is: person, gender: m}
  pact: {ar: معاهدة الدفاع, is: treaty, gender: f, noun: معاهدة}
  accord: {ar: اتفاقية الحدود, is: agreement, gender: f, noun: اتفاقية}
  law: {ar: قانون القوات, is: law, gender: m, noun: قانون}
vocabulary:
  - {id: muaahada, word: مُعاهَدة, part: noun, en: treaty, quote: معاهدة الدفاع, in: معاهدة}
facts:
  - id: law
    does: sign
    who: {all: [putin]}
    what: law
    when: late 2016
    quote: وقع بوتين، في أواخر عام 2016، قانون القوات
  - id: pact
    does: sign
    who: {all: [russia, georgia]}
    what: pact
    when: 2015-03-08
    lasts: 25 سنة
    quote: وقعت روسيا وجورجيا، في 8 مارس 2015، معاهدة الدفاع لمدة 25 سنة
"""
ACCORD = """\
  - id: accord
    does: sign
    who: {all: [turkey]}
    what: accord
    when: 2008-08-26
    quote: ووقعت تركيا اتفاقية الحدود في 26 أغسطس 2008
"""
NEIGHBOURS = " وتقع أرمينيا بين جورجيا وتركيا."  # a state is set beside another only where the article names both


def write_tiny(home: Path, name: str = "tiny") -> Path:
    """Write the seed below a working directory and return its folder."""
    seed = home / "seeds" / name
    seed.mkdir(parents=True)
    (seed / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (seed / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return seed
