"""Moodle XML (docs.moodle.org, "Moodle XML format"): everything that a question of Moodle can hold."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from quizgen import html
from quizgen.answering import Shape
from quizgen.export.question import (
    Choice,
    Question,
    name,
    passage,
    right_feedback,
    share,
    source,
    title,
    wrong_feedback,
)
from quizgen.model import Bank

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
# What ends or parts an embedded answer; Moodle reads entities there (docs.moodle.org, "Embedded Answers (Cloze)").
EMBEDDED = {ord(sign): f"&#{ord(sign)};" for sign in "}~#/\\\"'"}


def moodle(bank: Bank, asked: Sequence[Question]) -> bytes:
    """Write a category named after the quiz, the passage, and every question with id, tags and feedback."""
    root = Element("quiz")
    category = SubElement(root, "question", type="category")
    _text(category, "category", f"$course$/top/{title(bank).replace('/', '//')}")
    _html(category, "info", html.block(source(bank)))
    if bank.settings.passage:
        told = SubElement(root, "question", type="description")
        _text(told, "name", bank.labels["sheet.passage"])
        _html(told, "questiontext", html.blocks(passage(bank)))
        SubElement(told, "defaultgrade").text = "0"
    for each in asked:
        root.append(_question(bank, each))
    indent(root)
    return f"{DECLARATION}\n{tostring(root, encoding='unicode')}\n".encode()


def type_of(question: Question) -> str:
    """Name the type of question that Moodle has for this one."""
    if question.is_true_false:
        return "truefalse"
    match question.shape:
        case Shape.CHOOSE:
            return "multichoice"
        case Shape.FILL:
            return "cloze"
        case Shape.MATCH | Shape.ORDER:
            return "matching"
        case Shape.WRITE:
            return "shortanswer" if question.accepts else "essay"


def _question(bank: Bank, question: Question) -> Element:
    kind = type_of(question)
    made = Element("question", type=kind)
    _text(made, "name", name(question))
    _html(made, "questiontext", _stem(bank, question))
    _html(made, "generalfeedback", html.blocks(question.explains))
    if kind != "cloze":  # its grade is the sum of its gaps'
        SubElement(made, "defaultgrade").text = str(question.marks)
    SubElement(made, "penalty").text = "1" if kind == "truefalse" else "0.3333333"
    SubElement(made, "hidden").text = "0"
    SubElement(made, "idnumber").text = question.item.id
    {
        "truefalse": _true_false,
        "multichoice": _multichoice,
        "matching": _matching,
        "shortanswer": _short_answer,
        "essay": _essay,
        "cloze": _cloze,
    }[kind](bank, question, made)
    tags = SubElement(made, "tags")
    for tag in question.item.tags:
        _text(tags, "tag", tag)
    return made


def _text(parent: Element, element: str, text: str) -> Element:
    made = SubElement(parent, element)
    SubElement(made, "text").text = text
    return made


def _html(parent: Element, element: str, text: str, **attributes: str) -> Element:
    made = SubElement(parent, element, {**attributes, "format": "html"})
    SubElement(made, "text").text = text
    return made


def _stem(bank: Bank, question: Question) -> str:
    if question.gap is None:
        return html.block(question.stem)
    return html.around_gap(question.gap.before, _hole(bank, question), question.gap.after)


def _hole(bank: Bank, question: Question) -> str:
    """Write an embedded answer; a star stays a star, which Moodle would take for any letters."""
    right = _embedded(right_feedback(bank))
    spelled = "~".join(f"={_embedded(text.replace('*', chr(92) + '*'))}#{right}" for text in question.accepts)
    return f"{{{question.marks}:SHORTANSWER:{spelled}}}"


def _embedded(text: str) -> str:
    return escape(text, quote=False).translate(EMBEDDED)


def _true_false(bank: Bank, question: Question, made: Element) -> None:
    for choice, word in zip(question.choices, ("true", "false"), strict=True):
        answer = SubElement(made, "answer", fraction="100" if choice.right else "0", format="moodle_auto_format")
        SubElement(answer, "text").text = word
        _html(answer, "feedback", html.block(_feedback(bank, choice)))


def _multichoice(bank: Bank, question: Question, made: Element) -> None:
    SubElement(made, "single").text = str(question.is_single).lower()
    SubElement(made, "shuffleanswers").text = str(not question.item.ordered).lower()
    SubElement(made, "answernumbering").text = "none"
    rights = sum(choice.right for choice in question.choices)
    for choice in question.choices:
        wrong = "0" if question.is_single else "-100"
        answer = _html(made, "answer", html.inline(choice.text), fraction=share(rights) if choice.right else wrong)
        _html(answer, "feedback", html.block(_feedback(bank, choice)))


def _feedback(bank: Bank, choice: Choice) -> str:
    return right_feedback(bank) if choice.right else wrong_feedback(bank, choice)


def _matching(bank: Bank, question: Question, made: Element) -> None:
    SubElement(made, "shuffleanswers").text = str(not question.item.ordered).lower()
    _html(made, "correctfeedback", html.block(right_feedback(bank)))
    _html(made, "partiallycorrectfeedback", html.block(f"{bank.labels['sheet.partly']}."))
    _html(made, "incorrectfeedback", html.block(f"{bank.labels['sheet.wrong']}."))
    spare = (("", text) for text in question.spare)
    for left, right in (*((pair.left, pair.right) for pair in question.pairs), *spare):
        row = _html(made, "subquestion", html.inline(left) if left else "")
        _text(row, "answer", right)


def _short_answer(bank: Bank, question: Question, made: Element) -> None:
    SubElement(made, "usecase").text = "0"
    for text in question.accepts:
        answer = SubElement(made, "answer", fraction="100", format="moodle_auto_format")
        SubElement(answer, "text").text = text.replace("*", "\\*")
        _html(answer, "feedback", html.block(right_feedback(bank)))


def _essay(bank: Bank, question: Question, made: Element) -> None:
    """Ask for a text that a person marks; the right answer stands in the information for graders."""
    for element, text in (("responseformat", "plain"), ("responserequired", "1"), ("responsefieldlines", "5"),
                          ("attachments", "0"), ("attachmentsrequired", "0")):  # fmt: skip
        SubElement(made, element).text = text
    answer = f"{bank.labels['sheet.answer']}: {'، '.join(question.answer)}"
    _html(made, "graderinfo", html.blocks((answer, *question.explains)))
    _html(made, "responsetemplate", "")


def _cloze(_bank: Bank, _question: Question, _made: Element) -> None:
    """Add nothing: a gap stands in the text of its question."""
