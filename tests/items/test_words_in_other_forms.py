"""What an author names in one form stands in the article in another: holed, marked and guarded all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.items.bank import Written
from quizgen.model import Item, Kind

NAMES = """
names:
  pact: {ar: معاهدة الدفاع, is: treaty, gender: f}
  russia: {ar: روسيا, is: state, gender: f}
  who: WHO
"""
FACTS = """
    facts:
      - {id: pact, does: ratify, who: {all: [who]}, what: pact, quote: 'QUOTE'}
"""
CASES = [
    ("{ar: أبو مازن, is: person, gender: m}", "إن أبا مازن صادق على معاهدة الدفاع", "أبا مازن"),
    ("{ar: أبو مازن, is: person, gender: m}", "أعلن عن مصادقة أبي مازن على معاهدة الدفاع", "أبي مازن"),
    ("{ar: ذو النون, is: person, gender: m}", "إن ذا النون صادق على معاهدة الدفاع", "ذا النون"),
    ("{ar: المراقبون الروس, is: person, gender: m, number: plural}",
     "إن المراقبين الروس صادقوا على معاهدة الدفاع", "المراقبين الروس"),
    ("{ar: الوزيران, is: person, gender: m, number: dual}", "إن الوزيرين صادقا على معاهدة الدفاع", "الوزيرين"),
]  # fmt: skip


def items_of(made: Written) -> dict[str, Item]:
    return {item.id: item for item in made.bank.items}


@pytest.mark.parametrize(("who", "quote", "form"), CASES)
def test_a_name_in_another_case_is_holed_and_marked(
    written: Callable[..., Written], who: str, quote: str, form: str
) -> None:
    made = items_of(written(f"{quote}.", NAMES.replace("WHO", who) + FACTS.replace("QUOTE", quote)))
    gap = made["tiny/pact/cloze-who"]
    assert (gap.key, form in gap.stem) == (form, False)
    asked = made["tiny/pact/who"].evidence[0]
    assert [asked.reads[start:end] for start, end in asked.marks] == [form]


@pytest.mark.parametrize(("who", "quote", "form"), CASES)
def test_a_name_in_another_case_is_found_in_a_stem_that_would_tell_it(
    written: Callable[..., Written], who: str, quote: str, form: str
) -> None:
    name = who[5:].partition(",")[0]
    own = f"questions:\n  - {{id: own, ask: 'أصحيح أن {form} صادق؟', answer: {name}, quote: '{quote}'}}\n"
    with pytest.raises(AssertionError, match="E444"):
        written(f"{quote}.", NAMES.replace("WHO", who) + own + FACTS.replace("QUOTE", quote))


CORRECTED = [
    ("الدفاع", "الدِّفاع"),  # a mark on a word beside the gap
    ("روسيا", "رُوسيا"),  # on the word of the gap
    ("صادقت", "صادَقَت"),
    ("قد ", ""),  # a word taken out before it
    ("أمس", "أمسِ"),  # behind it, out of the quote
]


@pytest.mark.parametrize(("printed", "read"), CORRECTED)
def test_a_correction_leaves_the_gaps_of_its_sentence_where_they_are(
    written: Callable[..., Written], printed: str, read: str
) -> None:
    article = "إن روسيا قد صادقت على معاهدة الدفاع أمس."
    head = f"article: {{text: article.txt, corrections: [{{quote: {printed.strip()}, read: '{read}', note: ش}}]}}\n"
    if not read:
        head = head.replace("quote: قد, read: ''", "quote: قد صادقت, read: صادقت")
    facts = FACTS.replace("QUOTE", "إن روسيا قد صادقت على معاهدة الدفاع").replace("who]", "russia]")
    gaps = {
        name: item.key
        for name, item in items_of(written(article, NAMES.replace("  who: WHO\n", "") + facts, head)).items()
        if item.kind is Kind.CLOZE
    }
    assert set(gaps) == {"tiny/pact/cloze-who", "tiny/pact/cloze-what"}


@pytest.mark.parametrize(
    ("word", "is_pronoun"),
    [
        ("الوثيقة", False),
        ("وثيقة الشرف", False),
        ("للوثيقة", False),
        ("بالوثيقة", False),
        ("هذه الوثيقة", False),
        ("وهي", True),
        ("لها", True),
        ("نصّها", True),
    ],
)
def test_only_what_a_pronoun_stands_for_is_asked_by_a_pronoun(
    written: Callable[..., Written], word: str, is_pronoun: bool
) -> None:
    quote = "صادقت روسيا على معاهدة الدفاع"
    seen = f"ثم رحّب الحضور ترحيبا {word} بعد ساعة"
    facts = FACTS.replace("QUOTE", quote).replace("who]", "russia]")
    facts += f"    passage:\n      refers:\n        - {{id: it, quote: '{seen}', word: '{word}', to: pact}}\n"
    made = items_of(written(f"{quote}. {seen}.", NAMES.replace("  who: WHO\n", "") + facts))
    (stem,) = [item.stem for name, item in made.items() if name.startswith("tiny/refers/it")]
    assert ("الضمير" in stem) == is_pronoun
