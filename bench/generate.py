"""A sound seed of any size, for measuring: people, states and papers that nobody knows, and an article that says so.

Eight kinds of fact take turns; names, days and amounts differ, so that questions can be told apart and options found.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

FIRST = [
    "سالم",
    "منصور",
    "حمدان",
    "يوسف",
    "إدريس",
    "قاسم",
    "نبيل",
    "رشيد",
    "طارق",
    "زياد",
    "كمال",
    "فارس",
    "وليد",
    "باسل",
]
PLACES = ["تونس", "عمان", "قطر", "ليبيا", "سوريا", "مصر", "تشاد", "مالي", "كينيا", "غانا", "بيرو", "تشيلي"]
THINGS = ["الصيد", "النقل", "البريد", "المياه", "الكهرباء", "الصحة", "التعليم", "الملاحة", "الحدود", "الزراعة"]
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
LETTERS = "ابتثجحخدرزسشصضطعغفقكلمني"


def _tail(number: int) -> str:
    """Spell a number with letters, so that every name of a long series is another word."""
    word = ""
    while True:
        number, at = divmod(number, len(LETTERS))
        word += LETTERS[at]
        if not number:
            return f"ال{word}{word}وي"


def person(number: int) -> str:
    """Return the name of a person."""
    return f"{FIRST[number % len(FIRST)]} {_tail(number)}"


def state(number: int) -> str:
    """Return the name of a state."""
    return f"{PLACES[number % len(PLACES)]} {_tail(number).replace('وي', 'وية')}"


def paper(number: int) -> str:
    """Return the name of a treaty."""
    return f"معاهدة {THINGS[number % len(THINGS)]} {_tail(number)}"


def day(number: int) -> date:
    """Return a day of its own for each fact."""
    return date(1960, 1, 3) + timedelta(days=number * 17 % 20000)


def _said(when: date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def facts(many: int) -> tuple[str, str]:
    """Return the texts of article.txt and facts.yaml of a seed with so many facts."""
    sentences, entries = [], []
    for n in range(many):
        one, other = f"s{n}", f"s{(n + 1) % max(many, 2)}"
        when, years = day(n), 3 + n % 8
        who, what, first, second = person(n), paper(n), state(n), state((n + 1) % max(many, 2))
        he, they = f"who: {{all: [h{n}]}}", f"who: {{all: [{one}]}}"
        with_ = f"with: {{all: [{other}]}}"
        topic = f"حماية {THINGS[n % len(THINGS)]} في {first}"
        dated, on = f"في {_said(when)}", f"when: {when}"
        shapes = (
            (
                f"وقّعت {first} و{second} {what} {dated} لمدة {years} سنوات",
                ("does: sign", f"who: {{all: [{one}, {other}]}}", f"what: p{n}", on, f"lasts: {years} سنوات"),
            ),
            (f"زار {who} {first} {dated}", ("does: زار", he, f"what: {{all: [{one}]}}", on)),
            (f"صادق {who} على {what} {dated}", ("does: ratify", he, f"what: p{n}", on)),
            (f"اعترفت {first} باستقلال {second} {dated}", ("does: recognise", they, f"whose: {{all: [{other}]}}", on)),
            (
                f"التقى {who} {person(n + many)} {dated}",
                ("does: التقى", he, f"what: {{all: [h{n + many}]}}", on),
            ),
            (
                f"قال {who} إن {topic} تكلّف دولا كثيرة",
                (
                    "does: state",
                    f"by: {{who: h{n}, verb: قال إنّ}}",
                    f"topic: {topic}",
                    f"that: {topic} تكلّف دولا كثيرة",
                ),
            ),
            (f"عقدت {first} مع {second} {what} {dated}", ("does: conclude", they, with_, f"what: p{n}", on)),
            (
                f"عُيّن {who} مدير مكتب {_tail(n)} {dated}",
                ("does: appoint", f"who: h{n}", f"office: مدير مكتب {_tail(n)}", on),
            ),
        )
        sentence, entry = shapes[n % len(shapes)]
        sentences.append(f"{sentence}.")
        lines = "\n    ".join((*entry, f"quote: {sentence}"))
        entries.append(f"  - id: fact-{n}\n    {lines}\n")
    names = [f"  h{n}: {{ar: {person(n)}, is: person, gender: m}}\n" for n in range(2 * many)]
    names += [f"  s{n}: {{ar: {state(n)}, is: state, gender: f, noun: دولة}}\n" for n in range(max(many, 2))]
    names += [f"  p{n}: {{ar: {paper(n)}, is: treaty, gender: f, noun: معاهدة}}\n" for n in range(many)]
    head = "article:\n  text: article.txt\n  title: قياس\n  publisher: unknown\n  published: 2020-01-01\n"
    return " ".join(sentences), f"{head}names:\n{''.join(names)}facts:\n{''.join(entries)}"


def write(folder: Path, many: int) -> Path:
    """Write a seed into a folder."""
    article, text = facts(many)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
