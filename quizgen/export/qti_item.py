"""One question as an item of QTI 2.1: its declarations, its interaction, how it is scored, and its feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement

from quizgen import html
from quizgen.answering import Shape
from quizgen.export.question import Question, name, right_feedback, wrong_feedback
from quizgen.model import Bank

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RIGHT, WRONG, SHOWN = "right", "wrong", "shown"


def item_of(bank: Bank, question: Question, identifier: str) -> Element:
    """Write the item; its label is the id that quizgen knows it by."""
    root = Element(
        f"{{{QTI}}}assessmentItem",
        {"identifier": identifier, "title": name(question), "label": question.item.id, XML_LANG: "ar",
         "adaptive": "false", "timeDependent": "false", "toolName": "quizgen"},
    )  # fmt: skip
    _declare_response(root, question)
    _outcome(root, "SCORE", "single", "float", "0")
    _outcome(root, "MAXSCORE", "single", "float", str(question.marks))
    _outcome(root, "FEEDBACK", "single" if question.is_single or not question.choices else "multiple", "identifier")
    body = _add(root, "itemBody")
    _interaction(body, question)
    if question.is_judged:
        rubric = _add(body, "rubricBlock", view="scorer tutor")
        _paragraphs(rubric, (_answer(bank, question), *question.explains))
    _processing(root, question)
    for identifier_, texts in _feedback(bank, question):
        modal = _add(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier=identifier_, showHide="show")
        _paragraphs(modal, texts)
    return root


def _add(parent: Element, element: str, text: str = "", **attributes: str) -> Element:
    made = SubElement(parent, f"{{{QTI}}}{element}", attributes)
    if text:
        made.text = text
    return made


def _outcome(root: Element, identifier: str, cardinality: str, kind: str, value: str = "") -> None:
    made = _add(root, "outcomeDeclaration", identifier=identifier, cardinality=cardinality, baseType=kind)
    if value:
        _add(_add(made, "defaultValue"), "value", value)


# ---------------------------------------------------------------- the response


def _declare_response(root: Element, question: Question) -> None:
    cardinality, kind, right = _right_response(question)
    made = _add(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=kind)
    correct = _add(made, "correctResponse")
    for value in right:
        _add(correct, "value", value)
    if question.accepts:
        _map(made, dict.fromkeys(question.accepts, question.marks), caseSensitive="false")
    elif question.shape is Shape.MATCH:
        _map(made, {pair: question.marks / len(right) for pair in right})
    elif question.choices and not question.is_single:
        wrong = {_code(index): -question.marks for index, choice in enumerate(question.choices) if not choice.right}
        _map(made, {**{code: question.marks / len(right) for code in right}, **wrong}, lowerBound="0")


def _map(parent: Element, scores: dict[str, float], lowerBound: str = "", **attributes: str) -> None:
    bound = {"lowerBound": lowerBound} if lowerBound else {}
    made = _add(parent, "mapping", defaultValue="0", **bound)
    for key, score in scores.items():
        _add(made, "mapEntry", mapKey=key, mappedValue=f"{score:g}", **attributes)


def _right_response(question: Question) -> tuple[str, str, Sequence[str]]:
    """List the right response with its cardinality and base type."""
    if question.shape is Shape.CHOOSE:
        codes = [_code(index) for index, choice in enumerate(question.choices) if choice.right]
        return "single" if question.is_single else "multiple", "identifier", codes
    if question.shape is Shape.MATCH and question.item.columns is not None:
        right = question.item.columns.right
        pairs = [f"{_code(at, 'L')} {_code(right.index(pair.right), 'R')}" for at, pair in enumerate(question.pairs)]
        return "multiple", "directedPair", pairs
    if question.shape is Shape.ORDER:
        return "ordered", "identifier", [_code(question.item.options.index(text)) for text in question.answer]
    return "single", "string", question.accepts[:1] or ["، ".join(question.answer)]


def _code(index: int, column: str = "C") -> str:
    return f"{column}{index + 1}"


# ---------------------------------------------------------------- the interaction


def _interaction(body: Element, question: Question) -> None:
    if question.gap is not None:
        line = _add(body, "p", question.gap.before)
        entry = _add(line, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength=_length(question))
        entry.tail = question.gap.after
    elif question.accepts:
        _add(body, "p", question.stem)
        _add(_add(body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength=_length(question))
    elif question.shape is Shape.WRITE:
        made = _add(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="3")
        _add(made, "prompt", question.stem)
    elif question.shape is Shape.MATCH:
        _match(body, question)
    else:
        _choose(body, question)


def _length(question: Question) -> str:
    """Say how many letters are expected, the same few sizes for all answers, so that the field does not tell."""
    longest = max(map(len, question.accepts), default=0)
    return str(next((size for size in (20, 40, 80) if longest <= size), 200))


def _choose(body: Element, question: Question) -> None:
    shuffle = str(not question.item.ordered).lower()
    if question.shape is Shape.ORDER:
        made = _add(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle=shuffle)
        texts: Iterable[str] = question.item.options
    else:
        most = "1" if question.is_single else "0"
        made = _add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=shuffle, maxChoices=most)
        texts = [choice.text for choice in question.choices]
    _add(made, "prompt", question.stem)
    for index, text in enumerate(texts):
        _spoken(_add(made, "simpleChoice", text, identifier=_code(index)), text)


def _match(body: Element, question: Question) -> None:
    columns = question.item.columns
    assert columns is not None
    shuffle = str(not question.item.ordered).lower()
    most = str(len(columns.left))
    made = _add(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle=shuffle, maxAssociations=most)
    _add(made, "prompt", question.stem)
    for letter, texts, uses in (("L", columns.left, "1"), ("R", columns.right, most)):
        side = _add(made, "simpleMatchSet")
        for index, text in enumerate(texts):
            choice = _add(side, "simpleAssociableChoice", text, identifier=_code(index, letter), matchMax=uses)
            _spoken(choice, text)


def _spoken(element: Element, text: str) -> None:
    """Return the language of a text that is not in the item's own."""
    if html.language(text) != "ar":
        element.set(XML_LANG, html.language(text))


# ---------------------------------------------------------------- the score and the feedback


def _processing(root: Element, question: Question) -> None:
    rules = _add(root, "responseProcessing")
    if question.is_judged:
        _set(rules, "FEEDBACK", SHOWN)
        return
    mapped = root.find(f".//{{{QTI}}}mapping") is not None
    if mapped:
        _score_by_map(rules)
    condition = _add(rules, "responseCondition")
    when = _add(condition, "responseIf")
    if question.accepts:
        test = _add(when, "gt")
        _add(test, "variable", identifier="SCORE")
        _add(test, "baseValue", "0", baseType="float")
    else:
        test = _add(when, "match")
        _add(test, "variable", identifier="RESPONSE")
        _add(test, "correct", identifier="RESPONSE")
    if not mapped:
        _add(_add(when, "setOutcomeValue", identifier="SCORE"), "variable", identifier="MAXSCORE")
    if question.choices:
        _add(_add(rules, "setOutcomeValue", identifier="FEEDBACK"), "variable", identifier="RESPONSE")
    else:
        _set(when, "FEEDBACK", RIGHT)
        _set(_add(condition, "responseElse"), "FEEDBACK", WRONG)


def _score_by_map(rules: Element) -> None:
    """Return a response the score that the mapping has for it; where none was given the score stays 0."""
    condition = _add(rules, "responseCondition")
    given = _add(condition, "responseIf")
    _add(_add(_add(given, "not"), "isNull"), "variable", identifier="RESPONSE")
    _add(_add(given, "setOutcomeValue", identifier="SCORE"), "mapResponse", identifier="RESPONSE")


def _set(parent: Element, outcome: str, value: str) -> None:
    _add(_add(parent, "setOutcomeValue", identifier=outcome), "baseValue", value, baseType="identifier")


def _answer(bank: Bank, question: Question) -> str:
    return f"{bank.labels['sheet.answer']}: {'، '.join(question.answer)}"


def _feedback(bank: Bank, question: Question) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Pair each value of the outcome FEEDBACK with what is shown for it."""
    right, wrong = right_feedback(bank), f"{bank.labels['sheet.wrong']}."
    if question.choices:
        for index, choice in enumerate(question.choices):
            told = right if choice.right else wrong_feedback(bank, choice)
            yield _code(index), (told, *question.explains)
    elif question.is_judged:
        yield SHOWN, (_answer(bank, question), *question.explains)
    else:
        yield RIGHT, (right, *question.explains)
        yield WRONG, (wrong, _answer(bank, question), *question.explains)


def _paragraphs(parent: Element, texts: Iterable[str]) -> None:
    for text in texts:
        _spoken(_add(parent, "p", text), text)
