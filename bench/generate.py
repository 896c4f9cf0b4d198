"""A sound seed of any size, for measuring: people, states and papers that nobody knows, and an article that says so.

Every kind of fact takes turns with the verbs of the lexicon that take one object or none; a kind tells all its roles.
Names, days and amounts differ, so that questions can be told apart and options found; most names stand in two facts.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from quizgen.arabic.verbs import Verb
from quizgen.loading import load_templates
from quizgen.model import Frame, Role

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
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
LETTERS = "ابتثجحخدرزسشصضطعغفقكلمني"
HEADS = {  # the noun that a name of a type begins with, and its gender
    "treaty": ("معاهدة", "f"), "agreement": ("اتفاقية", "f"), "law": ("قانون", "m"), "decision": ("قرار", "m"),
    "document": ("وثيقة", "f"), "event": ("مؤتمر", "m"), "force": ("كتيبة", "f"), "base": ("قاعدة", "f"),
    "command": ("قيادة", "f"), "organisation": ("منظمة", "f"), "people": ("قبيلة", "f"), "group": ("جماعة", "f"),
    "nationality": ("جنسية", "f"), "status": ("صفة", "f"), "city": ("مدينة", "f"), "place": ("ميناء", "m"),
    "party": ("إقليم", "m"), "state": ("دولة", "f"),
}  # fmt: skip


def _tail(number: int) -> str:
    """Spell a number with letters, so that every name of a long series is another word."""
    word = ""
    while True:
        number, at = divmod(number, len(LETTERS))
        word += LETTERS[at]
        if not number:
            return f"ال{word}وي"


def _name(type_: str, number: int) -> tuple[str, str]:
    """Return the text of a name, and its line in a fact file."""
    if type_ == "person":
        text = f"{FIRST[number % len(FIRST)]} {_tail(number)}"
        return text, f"  person{number}: {{ar: {text}, is: person, gender: m}}\n"
    noun, gender = HEADS[type_]
    first = PLACES[number % len(PLACES)] if type_ == "state" else noun
    text = f"{first} {_tail(number)}"
    return text, f"  {type_}{number}: {{ar: {text}, is: {type_}, gender: {gender}, noun: {noun}}}\n"


class Article:
    """The sentences, the names and the facts of a seed as they are made."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.names: dict[str, None] = {}  # in the order of their first use
        self.entries: list[str] = []

    def tell(self, kind: str, roles: Sequence[tuple[str, str, str]], begins: str) -> None:
        """Add a fact: its roles, each with its value and the words that hold it."""
        names, values, words = zip(*roles, strict=True)
        quote = " ".join([begins, *filter(None, words)])
        lines = "".join(f"    {name}: {value}\n" for name, value in zip(names, values, strict=True))
        self.sentences.append(f"{quote}.")
        self.entries.append(f"  - id: fact-{len(self.entries)}\n    does: {kind}\n{lines}    quote: {quote}\n")

    def named(self, type_: str, number: int) -> str:
        """Declare a name and return its text."""
        text, line = _name(type_, number)
        self.names[line] = None
        return text

    def of_frame(self, frame: Frame, number: int) -> None:
        """Tell a fact of a kind, in all its roles but those that are answered yes or no; its time comes last."""
        roles = [role for role in frame.roles.values() if role.types[0] != "yes-no"]
        roles.sort(key=lambda role: role.types[0] == "time")
        told = [self._role(role, number + 7 * at) for at, role in enumerate(roles)]
        begins, mood = "ورد أن", next(iter(frame.sentences))
        if mood == "hoped" or not any(role.types[0] in HEADS or role.types[0] in ("name", "person") for role in roles):
            begins = f"قال {self.named('person', number)} إن"
            told.append(("by", f"{{who: person{number}, verb: قال إنّ}}", ""))
        if "stated" not in frame.sentences:
            told.append(("mood", mood, ""))
        self.tell(frame.id, told, begins)

    def of_verb(self, name: str, verb: Verb, number: int) -> None:
        """Tell a fact of a verb: a person does it, to a state where it takes an object, on a day."""
        roles = [Role("who", ("person",)), *([Role("what", ("state",))] if verb.object == "one" else [])]
        roles.append(Role("when", ("time",), single=True))
        told = [self._role(role, number + 7 * at) for at, role in enumerate(roles)]
        self.tell(name, told, verb.past)

    def _role(self, role: Role, number: int) -> tuple[str, str, str]:
        type_ = {"name": "state"}.get(role.types[0], role.types[0])
        match type_:
            case "time":
                day = date(1960, 1, 3) + timedelta(days=number * 17 % 20000)
                return role.name, day.isoformat(), f"في {day.day} {MONTHS[day.month - 1]} {day.year}"
            case "quantity":
                return role.name, f"{3 + number % 8} سنوات", f"لمدة {3 + number % 8} سنوات"
            case "text":
                text = f"شأن {_tail(number)}"
                return role.name, text, text
        text = self.named(type_, number)
        return role.name, f"{type_}{number}" if role.single else f"{{all: [{type_}{number}]}}", text


def facts(many: int) -> tuple[str, str]:
    """Return the texts of article.txt and facts.yaml of a seed with so many facts."""
    templates, _, problems = load_templates()
    assert not problems
    frames = list(templates.frames.values())
    verbs = [
        (name, verb) for name, verb in templates.lexicon.verbs.items()
        if verb.object in ("one", "none") and not verb.preposition and not verb.says and " " not in name
    ]  # fmt: skip
    made = Article()
    for number in range(many):
        if number % 3:
            made.of_verb(*verbs[(number - number // 3 - 1) % len(verbs)], number)
        else:
            made.of_frame(frames[number // 3 % len(frames)], number)
    head = "article:\n  text: article.txt\n  title: قياس\n  publisher: unknown\n  published: 2020-01-01\n"
    return " ".join(made.sentences), f"{head}names:\n{''.join(made.names)}facts:\n{''.join(made.entries)}"


def write(folder: Path, many: int) -> Path:
    """Write a seed into a folder."""
    article, text = facts(many)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.txt").write_text(article, encoding="utf-8")
    (folder / "facts.yaml").write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
