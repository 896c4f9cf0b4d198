"""The formats by name: the files that each writes, and what it has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.answering import Shape
from quizgen.export.document import form, key
from quizgen.export.gift import gift
from quizgen.export.moodle import moodle
from quizgen.export.qti import qti
from quizgen.export.question import Question, questions
from quizgen.export.table import flash_cards, guarded, spreadsheet
from quizgen.model import Bank, Quiz

FORMATS = ("docx", "csv", "gift", "moodle", "qti")


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of one export by name, and what a user should hear about what they do not carry."""

    files: dict[str, bytes]
    notes: tuple[str, ...]


def export(bank: Bank, quiz: Quiz, to: str, name: str, paper: str = "A4") -> Exported:
    """Write a quiz in a format; the files' names begin with `name`. Raises `ValueError` for a format there is not."""
    asked = questions(bank, quiz)
    match to:
        case "docx":
            files = {f"{name}.docx": form(bank, quiz, asked, paper), f"{name}-key.docx": key(bank, quiz, asked, paper)}
            return Exported(files, tuple(_docx_notes(bank)))
        case "csv":
            files = {f"{name}.csv": spreadsheet(asked), f"{name}-cards.txt": flash_cards(asked)}
            return Exported(files, tuple(_csv_notes(bank, asked)))
        case "gift":
            return Exported({f"{name}-gift.txt": gift(bank, asked)}, tuple(_gift_notes(asked)))
        case "moodle":
            return Exported({f"{name}-moodle.xml": moodle(bank, asked)}, tuple(_moodle_notes(asked)))
        case "qti":
            return Exported({f"{name}-qti.zip": qti(bank, quiz, asked)}, tuple(_qti_notes(asked)))
    raise ValueError(f"no format '{to}'")


def _docx_notes(bank: Bank) -> Iterator[str]:
    yield "a Word document checks no answers and holds no ids or tags: the key is a document of its own"
    if bank.settings.digits == "arabic":
        yield "Word numbers questions and pages in the digits that are set in Word itself"


def _csv_notes(bank: Bank, asked: Sequence[Question]) -> Iterator[str]:
    if bank.settings.passage:
        yield "the tables hold no passage"
    yield "the cards for Quizlet hold questions and answers only: no options, reasons, marks, ids or tags"
    if many := guarded(asked):
        yield f"{many} cells begin like a formula: an apostrophe stands before each, so that no spreadsheet runs them"


def _gift_notes(asked: Sequence[Question]) -> Iterator[str]:
    yield from _bank_notes(asked)
    if many := sum(each.marks != 1 for each in asked):
        yield f"GIFT has no marks: set those of {_questions(many)} worth more or less than one in the program"
    if many := sum(each.is_judged for each in asked):
        yield f"GIFT has no model answers: those of {_questions(many)} stand in the feedback"


def _moodle_notes(asked: Sequence[Question]) -> Iterator[str]:
    yield from _bank_notes(asked)
    if any(each.shape is Shape.CHOOSE and not each.is_true_false for each in asked):
        yield "Moodle has no Arabic letters for options: they stand without letters"


def _qti_notes(asked: Sequence[Question]) -> Iterator[str]:
    yield "QTI 2.1 has no direction of text: it says that the language is Arabic, the player does the rest"
    if many := sum(each.shape is Shape.ORDER for each in asked):
        yield f"an order is right or wrong as a whole: {_questions(many)} earn no part of the marks"
    yield from _typed_note(asked)


def _typed_note(asked: Sequence[Question]) -> Iterator[str]:
    if many := sum(bool(each.accepts) for each in asked):
        yield f"typed answers are compared letter by letter: {_questions(many)} accept the listed spellings only"


def _bank_notes(asked: Sequence[Question]) -> Iterator[str]:
    """Say what a bank of questions, as Moodle keeps it, has no place for."""
    yield "sections with their headings and the order of questions are made in the program: this is a bank of questions"
    if many := sum(each.shape is Shape.ORDER for each in asked):
        yield f"no question of order there: {_questions(many)} became events to match with their ranks"
    if many := sum(bool(each.accepts) for each in asked):
        yield f"typed answers are compared letter by letter: {_questions(many)} accept the listed spellings only"
    if any(
        "->" in text for each in asked for text in (*each.accepts, *(pair.right for pair in each.pairs), *each.spare)
    ):
        yield "'->' in an answer is written '→'"


def _questions(many: int) -> str:
    return f"{many} question{'s' if many > 1 else ''}"
