"""Arabic words with the grammar an author writes beside them: phrases, plain words, vowel marks."""

from __future__ import annotations

import re
from collections.abc import Collection

from quizgen.arabic.letters import TATWEEL, unmarked
from quizgen.arabic.nouns import Gender, NounPhrase, Number
from quizgen.problems import Problems
from quizgen.reading.fields import YES_NO, Fields, fields_of, text_of
from quizgen.reading.shapes import ANSWER, TEXT, Keys, Needed, choice
from quizgen.reading.yaml_tree import MapNode, Node, TextNode

GENDERS = {"m": Gender.M, "f": Gender.F}
NUMBERS = {"singular": Number.SINGULAR, "dual": Number.DUAL, "plural": Number.PLURAL}
PHRASE_KEYS: Keys = {
    "ar": Needed(TEXT),
    **dict.fromkeys(("acc", "gen"), TEXT),
    "gender": choice(GENDERS),
    "number": choice(NUMBERS),
    **dict.fromkeys(("human", "article"), ANSWER),
}

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")


def bare(word: str) -> str:
    """Strip vowel marks and tatweel off a word."""
    return unmarked(word).replace(TATWEEL, "")


def is_arabic(text: str) -> bool:
    """Return whether a text holds an Arabic letter."""
    return bool(_ARABIC.search(text))


def arabic_of(node: TextNode | None, problems: Problems) -> str:
    """Read a text that must hold Arabic letters."""
    if node is None:
        return ""
    text = " ".join(node.text.split())
    if not is_arabic(text):
        problems.report("E111", node.span, f"'{text}' is not Arabic")
        return ""
    return text


def likely_gender(text: str) -> Gender:
    """Take a noun in ة for feminine: «قيمة المشروع» (a person's gender is always written: حمزة is a man)."""
    return Gender.F if text.split()[:1] and text.split()[0].endswith("ة") else Gender.M


def phrase_of(
    fields: Fields, *, human: bool = False, gender: Gender | None = None, number: str = "singular"
) -> NounPhrase | None:
    """Read a phrase from the keys ar, acc, gen, gender, number, human, article; None without `ar`.

    `gender` and `number` are what it has where nothing is written.
    """
    nominative = arabic_of(fields.required("ar"), fields.problems)
    own_gender = GENDERS[fields.choice("gender", GENDERS, (gender or likely_gender(nominative)).value)]
    number = fields.choice("number", NUMBERS, number)
    accusative, genitive = (arabic_of(fields.text_node(key), fields.problems) for key in ("acc", "gen"))
    is_human = fields.yes_no("human", human)
    has_article = fields.choice("article", YES_NO, "")
    if not nominative:
        return None
    return NounPhrase(
        nominative,
        accusative,
        genitive,
        gender=own_gender,
        number=NUMBERS[number],
        human=is_human,
        article=YES_NO.get(has_article),
    )


def short_of(node: Node | None, full: NounPhrase | None, problems: Problems) -> NounPhrase | None:
    """Read a short form; it has the gender and number of the full one unless it says otherwise."""
    if node is None or full is None:
        return None
    if isinstance(node, MapNode):
        fields = fields_of(node, PHRASE_KEYS, "a short form", problems)
        phrase = phrase_of(fields, human=full.human) if fields else None
        if phrase is None or fields is None:
            return None
        return NounPhrase(
            phrase.nom,
            phrase.acc,
            phrase.gen,
            gender=phrase.gender if fields.get("gender") else full.gender,
            number=phrase.number if fields.get("number") else full.number,
            human=phrase.human,
            article=phrase.article,
        )
    text = arabic_of(text_of(node, problems), problems)
    return NounPhrase(text, gender=full.gender, number=full.number, human=full.human) if text else None


def arabics_of(nodes: Collection[TextNode], problems: Problems) -> tuple[str, ...]:
    """Read several texts that must hold Arabic letters, each a name by itself."""
    for node in nodes:
        if "،" in node.text and node.bare:
            problems.report("E114", node.span, "«،» separates nothing here", "write the Latin comma between two names")
    return tuple(text for text in (arabic_of(node, problems) for node in nodes) if text)
