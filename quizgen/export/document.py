"""A form and its key as Word documents that a teacher can change."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx.document import Document as Written
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from quizgen import answering
from quizgen.answering import Shape
from quizgen.export import word
from quizgen.export.question import Question, about, shown, title
from quizgen.model import Bank, Quiz, Section

STAMP = (1980, 1, 1, 0, 0, 0)  # the same quiz gives the same bytes
GAP = "…………………"


def form(bank: Bank, quiz: Quiz, asked: Sequence[Question], paper: str) -> bytes:
    """Write the form, without anything of its key."""
    made = word.new_document(title(bank), paper)
    _masthead(made, bank, "")
    _fill_in(made, bank, quiz)
    if bank.settings.passage:
        word.add_paragraph(made, bank.labels["sheet.passage"], "Heading 1")
        _passage(made, bank)
    numbered = word.Questions(made)
    for index, (section, questions) in enumerate(_sections(quiz, asked)):
        word.add_paragraph(made, _heading(bank, section, index), "Heading 1")
        for question in questions:
            _question(made, numbered, bank, question)
    _footer(made, bank, quiz)
    return _bytes(made)


def key(bank: Bank, quiz: Quiz, asked: Sequence[Question], paper: str) -> bytes:
    """Write the key: the answers in short on the first page, then each with its reasons and evidence."""
    labels = bank.labels
    made = word.new_document(f"{labels['sheet.forms-key']} – {title(bank)}", paper)
    _masthead(made, bank, labels["sheet.forms-key"])
    word.add_paragraph(made, labels["sheet.at-a-glance"], "Heading 1")
    glance = word.add_table(made, (1.5, 13, 2.5))
    word.add_row(glance, ("", labels["sheet.answer"], labels["sheet.score"]), bold=True)
    word.repeat_row(glance)
    for question in asked:
        answer = ": ".join(filter(None, (_answer(question), question.correction)))
        row = (shown(str(question.number), bank), shown(answer, bank), shown(str(question.marks), bank))
        word.add_row(glance, row)
    word.add_page_break(made)
    for index, (section, questions) in enumerate(_sections(quiz, asked)):
        word.add_paragraph(made, _heading(bank, section, index), "Heading 1")
        table = word.add_table(made, (1.5, 15.5))
        for question in questions:
            _solution(table, bank, question)
    _footer(made, bank, quiz)
    return _bytes(made)


def _bytes(made: Written) -> bytes:
    """Pack a document again with one date for all that is in it."""
    raw, out = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name in old.namelist():
            fresh.writestr(zipfile.ZipInfo(name, STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _sections(quiz: Quiz, asked: Sequence[Question]) -> list[tuple[Section, list[Question]]]:
    by_number = {each.number: each for each in asked}
    return [(section, [by_number[line.number] for line in section.lines]) for section in quiz.sections]


# ---------------------------------------------------------------- the head and the foot


def _masthead(made: Written, bank: Bank, under: str) -> None:
    if bank.settings.school:
        word.add_paragraph(made, shown(bank.settings.school, bank))
    word.add_paragraph(made, title(bank), "Title")
    if under:
        word.add_paragraph(made, under, bold=True)


def _fill_in(made: Written, bank: Bank, quiz: Quiz) -> None:
    """Add the line for name, date and score."""
    labels = bank.labels
    score = shown(f"{labels['sheet.score']}: ……… {labels['sheet.of']} {quiz.marks}", bank)
    table = word.add_table(made, (6.5, 4.5, 6), style="Normal Table")
    word.add_row(table, (f"{labels['sheet.name']}: {GAP}", f"{labels['sheet.date']}: ……………", score))


def _passage(made: Written, bank: Bank) -> None:
    """Write the passage, its sentences numbered as the key names them; then where it comes from."""
    whole = word.add_paragraph(made)
    for sentence in bank.article.sentences:
        word.add_text(whole, shown(f"{sentence.number}\u00a0", bank), bold=True)
        word.add_text(whole, shown(f"{sentence.reads} ", bank))
    for text in about(bank):
        word.add_paragraph(made, text)


def _heading(bank: Bank, section: Section, index: int) -> str:
    labels = bank.labels
    ordinals = labels["sheet.ordinals"].split(" ")
    ordinal = ordinals[index] if index < len(ordinals) else str(index + 1)
    marks = sum(line.marks for line in section.lines)
    return shown(f"{ordinal}: {labels[f'sheet.kind.{section.kind.value}']} ({labels['sheet.score']}: {marks})", bank)


def _footer(made: Written, bank: Bank, quiz: Quiz) -> None:
    """Say on every page which form it is, and the page of how many."""
    labels = bank.labels
    line = made.sections[0].footer.paragraphs[0]
    word.set_bidi(line._p.get_or_add_pPr())
    name = f"{labels['sheet.form']} {answering.form_letter(quiz.letter)} · " if quiz.letter else ""
    word.add_text(line, f"{title(bank)} · {name}{labels['sheet.code']}: ")
    word.add_text(line, quiz.code)
    word.add_text(line, f" · {labels['export.page']} ")
    word.add_field(line, "PAGE")
    word.add_text(line, f" {labels['sheet.of']} ")
    word.add_field(line, "NUMPAGES")


# ---------------------------------------------------------------- a question of the form


def _question(made: Written, numbered: word.Questions, bank: Bank, question: Question) -> None:
    stem = f"{question.gap.before}{GAP}{question.gap.after}" if question.gap else question.stem
    head = word.add_paragraph(made, stem)
    numbered.number(head)
    head.paragraph_format.space_before = Pt(6)
    head.paragraph_format.keep_with_next = question.shape not in (Shape.FILL, Shape.WRITE)
    if question.is_true_false:
        _true_or_false(made, bank, question)
    elif question.shape is Shape.CHOOSE:
        letters = map(answering.letter, range(len(question.choices)))
        lettered = zip(letters, question.choices, strict=True)
        _keep_together([word.add_option(made, letter, choice.text) for letter, choice in lettered])
    elif question.shape is Shape.MATCH:
        _columns(made, bank, question)
    elif question.shape is Shape.ORDER:
        _ranks(made, bank, question)
    elif question.shape is Shape.WRITE:
        word.add_line(head)
        word.add_line(head)


def _true_or_false(made: Written, bank: Bank, question: Question) -> None:
    line = word.add_paragraph(made, "      ".join(f"(   ) {choice.text}" for choice in question.choices))
    line.paragraph_format.left_indent = word.INDENT  # counted from the right, where a line begins
    word.add_line(line, f"{bank.labels['sheet.correction']}: ")


def _columns(made: Written, bank: Bank, question: Question) -> None:
    columns = question.item.columns
    assert columns is not None
    table = word.add_table(made, (1.5, 7.5, 8))
    labels = bank.labels
    word.add_row(table, ("", labels["sheet.column-first"], labels["sheet.column-second"]), bold=True)
    for row in range(max(len(columns.left), len(columns.right))):
        left = f"{shown(str(row + 1), bank)}. {columns.left[row]}" if row < len(columns.left) else ""
        right = f"{answering.letter(row)}) {columns.right[row]}" if row < len(columns.right) else ""
        word.add_row(table, ("(    )" if left else "", left, right))
    word.keep_rows(table)


def _ranks(made: Written, bank: Bank, question: Question) -> None:
    table = word.add_table(made, (2, 15))
    word.add_row(table, (bank.labels["sheet.rank-of"], ""), bold=True)
    for event in question.item.options:
        word.add_row(table, ("(    )", event))
    word.keep_rows(table)


def _keep_together(paragraphs: Sequence[Paragraph]) -> None:
    for paragraph in paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True


# ---------------------------------------------------------------- an answer of the key


def _answer(question: Question) -> str:
    """Write the right answer in a line, as it stands on the form: with its letter, its rank, its pair."""
    if question.shape is Shape.CHOOSE:
        lettered = not question.is_true_false
        right = [
            f"{answering.letter(index)}) {choice.text}" if lettered else choice.text
            for index, choice in enumerate(question.choices)
            if choice.right
        ]
        return "، ".join(right)
    if question.shape is Shape.MATCH and question.item.columns is not None:
        letters = [answering.letter(index) for index in answering.right_partners(question.item)]
        return "، ".join(f"{row} – {letter}" for row, letter in enumerate(letters, 1))
    if question.shape is Shape.ORDER:
        return "، ".join(pair.right for pair in question.pairs)
    return "، ".join(question.answer)


def _solution(table: Table, bank: Bank, question: Question) -> None:
    """Write an answer with why it is right and why each other option is wrong."""
    cell: _Cell = word.add_row(table, (shown(str(question.number), bank), shown(_answer(question), bank)), bold=True)[1]
    if question.shape in (Shape.MATCH, Shape.ORDER):
        for text in question.answer:
            word.add_paragraph(cell, text)
    for text in question.explains:
        word.add_paragraph(cell, text)
    for index, choice in enumerate(question.choices):
        if choice.why:
            name = choice.text if question.is_true_false else f"{answering.letter(index)}) {choice.text}"
            word.add_paragraph(cell, f"{name}: {choice.why}")
    if question.is_judged or not question.accepts:
        return
    others = answering.other_spellings(question.answer, question.item.accepts)
    if others:
        word.add_paragraph(cell, f"{bank.labels['export.also-right']}: {'، '.join(others)}")
