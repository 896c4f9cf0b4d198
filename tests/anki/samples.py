"""A small bank over the shipped article, made by hand: three facts, a reference, two words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from quizgen.model import Article, Bank, Correction, Evidence, Item, Kind, Level, Sentence, Settings, Word

LABELS: dict[str, str] = yaml.load(
    (Path(__file__).parents[2] / "templates/anki/labels.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
SEED = "south-ossetia"
TREATY = (
    'وكانت روسيا وأوسيتيا الجنوبية قد وقعتا، في 8 مارس 2015، معاهدة "التحالف والتكامل" لمدة 25 سنة، مع إمكانية تمديدها.'
)
LAW = (
    "وقّع الرئيس الروسي فلاديمير بوتين، في أواخر عام 2016، "
    "قانونا بشأن إنشاء مجموعة القوات الموحدة لروسيا وجمهورية أبخازيا."
)
RECOGNISED = (
    "وفي 26 أغسطس عام 2008 اعترفت روسيا باستقلال الجمهوريتين "
    "في أعقاب الحرب بين جورجيا من جهة وأوسيتيا الجنوبية وأبخازيا من جهة أخرى."
)


def evidence(reads: str, key: str, sentence: int) -> Evidence:
    """Quote a sentence with the first place of the key marked."""
    start = reads.index(key)
    return Evidence(reads, reads, sentence, ((start, start + len(key)),))


def recall(fact: str, name: str, stem: str, key: Any, proof: Evidence, **more: Any) -> Item:
    """Make a recall item."""
    note = f"{SEED}/{fact}/{name}"
    return Item(note, Kind.RECALL, (fact,), (name,), (), stem, key, (proof,), Level.RECALL, note=note, **more)


def choice(of: Item, options: tuple[str, ...], why: Mapping[str, str]) -> Item:
    """Make the choice item that shares a recall item's note."""
    return dataclasses.replace(
        of, id=f"{of.id}-choice", kind=Kind.CHOICE, level=Level.RECOGNISE, options=options, why=why, typed=""
    )


def cloze(fact: str, role: str, reads: str, key: str, sentence: int, hint: str = "") -> Item:
    """Make a cloze item: a hole over the first place of the key."""
    proof = evidence(reads, key, sentence)
    return Item(
        f"{SEED}/{fact}/cloze-{role}", Kind.CLOZE, (fact,), (role,), (), reads, key, (proof,), Level.PRODUCE,
        note=f"{SEED}/{fact}/cloze", hole=proof.marks[0], hint=hint,
    )  # fmt: skip


def word(name: str, vocalised: str, bare: str, en: str, phrase: str, **more: Any) -> Word:
    """Make a vocabulary entry whose phrase holds the bare form."""
    return Word(name, vocalised, bare, "noun", en, evidence=evidence(phrase, bare, 9), **more)


def items() -> tuple[Item, ...]:
    """List items of three facts, one reference and one claim."""
    when = recall(
        "alliance-signed", "when", "متى وُقّعت معاهدة «التحالف والتكامل» بحسب المقال؟", "8 مارس 2015",
        evidence(TREATY, "8 مارس 2015", 9), typed="8 مارس 2015", accepts=("8 آذار 2015", "8/3/2015"),
        doubt="تذكر مصادر أخرى 18 مارس 2015 (asil.org).",
    )  # fmt: skip
    recognised = recall(
        "recognised", "when", "متى اعترفت روسيا باستقلال أوسيتيا الجنوبية وأبخازيا؟", "26 أغسطس 2008",
        evidence(RECOGNISED, "26 أغسطس عام 2008", 17), typed="26 أغسطس 2008",
    )  # fmt: skip
    parties = recall(
        "alliance-signed", "parties", "ما طرفا معاهدة «التحالف والتكامل»؟", ("روسيا", "أوسيتيا الجنوبية"),
        evidence(TREATY, "روسيا وأوسيتيا الجنوبية", 9),
    )  # fmt: skip
    who = recall(
        "forces-law", "who", "مَن وقّع قانون إنشاء مجموعة القوات الموحدة في أواخر عام 2016؟", "فلاديمير بوتين",
        evidence(LAW, "فلاديمير بوتين", 12), typed="فلاديمير بوتين",
    )  # fmt: skip
    reference = Item(
        f"{SEED}/two-republics/refers", Kind.REFERENCE, (), (), (),
        "ما المقصود بـ«الجمهوريتين» في «باستقلال الجمهوريتين»؟",
        ("أوسيتيا الجنوبية", "أبخازيا"), (evidence(RECOGNISED, "الجمهوريتين", 17),), Level.RECALL,
        note=f"{SEED}/two-republics/refers",
    )  # fmt: skip
    return (
        when,
        choice(
            when,
            ("26 أغسطس 2008", "8 مارس 2015", "31 مارس 2017"),
            {
                "26 أغسطس 2008": "في هذا اليوم اعترفت روسيا باستقلال الجمهوريتين، بحسب المقال.",
                "31 مارس 2017": "يجعل المقال التوقيع في 8 مارس 2015.",
            },
        ),
        parties,
        cloze("alliance-signed", "when", TREATY, "8 مارس 2015", 9, "متى؟"),
        cloze("alliance-signed", "lasts", TREATY, "25 سنة", 9, "كم مدتها؟"),
        recognised,
        cloze("recognised", "when", RECOGNISED, "26 أغسطس عام 2008", 17, "متى؟"),
        who,
        choice(
            who,
            ("سيرجي شويجو", "فلاديمير بوتين", "ليونيد تيبيلوف"),
            {
                "سيرجي شويجو": "يذكره المقال في تصريح عن الاتفاقية.",
                "ليونيد تيبيلوف": "يذكره المقال موقّعًا لقرار إجراء الاستفتاء.",
            },
        ),
        cloze("forces-law", "who", LAW, "فلاديمير بوتين", 12, "مَن؟"),
        reference,
    )


WORDS = (
    word("muaahada", "مُعاهَدة", "معاهدة", "treaty", 'معاهدة "التحالف والتكامل"', plural="مُعاهَدات", root="ع ه د"),
    word("istiqlal", "اِسْتِقلال", "استقلال", "independence", "الحفاظ على استقلال أوسيتيا الجنوبية", root="ق ل ل"),
)

ARTICLE = Article(
    text=f"{TREATY} {LAW} {RECOGNISED}",
    sentences=(Sentence(9, TREATY, TREATY), Sentence(12, LAW, LAW), Sentence(17, RECOGNISED, RECOGNISED)),
    corrections=(Correction("ونصن", "وتنص"),),
    title="توقيع اتفاقية انضمام وحدات من جيش أوسيتيا الجنوبية",
    published="2017-03",
    notice="تقرير يعرض رواية طرف واحد لمسألة متنازع عليها.",
)


def bank(**change: Any) -> Bank:
    """Make the whole bank, with some of its parts replaced."""
    whole = Bank(SEED, ARTICLE, items(), WORDS, (), (), LABELS, Settings())
    return dataclasses.replace(whole, **change)


def with_item(old: str, **change: Any) -> tuple[Item, ...]:
    """List the items with one of them, by its id, changed."""
    assert old in {each.id for each in items()}
    return tuple(dataclasses.replace(each, **change) if each.id == old else each for each in items())


def without(*notes: str) -> tuple[Item, ...]:
    """List the items save those of some notes."""
    return tuple(each for each in items() if each.note not in notes)
