"""Arabic in a Word document: paragraphs, runs, lists and tables that run from right to left (ECMA-376, part 1).

Each thing says its direction itself (`w:bidi`, `w:rtl`, `w:bidiVisual`) beside the styles: text that is moved keeps it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_BREAK, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from quizgen.arabic.runs import runs

FONT = "Times New Roman"  # has Arabic wherever Word is; a teacher may choose another for the whole style
SIZES = {"Normal": 14, "Heading 1": 16, "Heading 2": 15, "Title": 20}
PAPERS = {"A4": (Cm(21), Cm(29.7)), "Letter": (Cm(21.59), Cm(27.94))}
INDENT = Twips(500)  # of a question's text beside its number
LINE = Cm(16.5)  # where a line to write on ends, counted from the right
# where each may stand among the properties of a paragraph, a table and a section (CT_PPr, CT_TblPr, CT_SectPr)
AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
              "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
              "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")  # fmt: skip
AFTER_VISUAL = ("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd",
                "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")  # fmt: skip


def new_document(title: str, paper: str) -> Written:
    """Start a document whose styles and pages run from right to left."""
    made = Document()
    made.core_properties.title, made.core_properties.language = title, "ar"
    made.core_properties.author = made.core_properties.comments = ""
    section = made.sections[0]
    section.page_width, section.page_height = PAPERS[paper]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
    for name, size in SIZES.items():
        _set_style(made.styles[name], size)
    # the template's copy of the styles for Word 2010 would differ from these
    for relation in [each for each in made.part.rels.values() if each.reltype.endswith("/stylesWithEffects")]:
        made.part.rels.pop(relation.rId)
    return made


def _set_style(style: Any, size: int) -> None:
    """Set the font of a style for Arabic too: Word keeps a font, a size and a weight of their own for it (`w:cs`)."""
    style.font.name, style.font.size = FONT, Pt(size)
    style.paragraph_format.space_after = Pt(4)
    run = style.element.get_or_add_rPr()
    fonts = run.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), FONT)
    for own, arabic in (("w:b", "w:bCs"), ("w:sz", "w:szCs")):
        for old in run.findall(qn(arabic)):
            run.remove(old)
        for given in run.findall(qn(own)):
            same = OxmlElement(arabic)
            same.attrib.update(given.attrib)
            given.addnext(same)
    run.append(_element("w:lang", val="en-US", bidi="ar-SA"))
    set_bidi(style.element.get_or_add_pPr())


def set_bidi(properties: Any) -> None:
    """Let a paragraph run from right to left; its alignment then counts from the right."""
    if properties.find(qn("w:bidi")) is None:
        properties.insert_element_before(OxmlElement("w:bidi"), *AFTER_BIDI)


def add_paragraph(container: Written | _Cell, text: str = "", style: str = "Normal", bold: bool = False) -> Paragraph:
    """Add a paragraph that runs from right to left."""
    made = container.add_paragraph(style=style)
    set_bidi(made._p.get_or_add_pPr())
    if text:
        add_text(made, text, bold)
    return made


def add_text(paragraph: Paragraph, text: str, bold: bool = False) -> None:
    """Add a text to a paragraph: Arabic from right to left; names, addresses and ranges in it from left to right."""
    at = 0
    for run in runs(text):
        _add_run(paragraph, text[at : run.start], bold, rtl=True)
        _add_run(paragraph, text[run.start : run.end], bold, rtl=False)
        at = run.end
    _add_run(paragraph, text[at:], bold, rtl=True)


def _add_run(paragraph: Paragraph, text: str, bold: bool, rtl: bool) -> None:
    if not text:
        return
    run = paragraph.add_run(text)
    properties = run._r.get_or_add_rPr()
    if bold:
        run.bold = True
        properties.find(qn("w:b")).addnext(OxmlElement("w:bCs"))
    if rtl:
        properties.append(OxmlElement("w:rtl"))
        properties.append(_element("w:lang", bidi="ar-SA"))


def add_field(paragraph: Paragraph, code: str) -> None:
    """Add a number that Word counts itself: `PAGE`, `NUMPAGES`."""
    field = _element("w:fldSimple", instr=code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def add_option(container: Written | _Cell, letter: str, text: str) -> Paragraph:
    """Add an option with its letter, which is text: a program that counts letters itself may count ا for أ."""
    made = add_paragraph(container, f"{letter})")
    made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = INDENT * 2, -INDENT
    made.add_run("\t")
    add_text(made, text)
    return made


def add_line(paragraph: Paragraph, label: str = "") -> None:
    """Add a dotted line to write on below what a paragraph says; no page break parts them."""
    paragraph.paragraph_format.keep_together = True
    if not paragraph.paragraph_format.tab_stops:
        paragraph.paragraph_format.tab_stops.add_tab_stop(LINE, leader=WD_TAB_LEADER.DOTS)
    paragraph.add_run().add_break()
    add_text(paragraph, label)
    paragraph.add_run("\t")


def add_table(document: Written, widths: Sequence[float], style: str = "Table Grid") -> Table:
    """Add an empty table whose first column stands on the right; widths in cm."""
    made: Table = document.add_table(rows=0, cols=len(widths), style=style)
    made.autofit = False
    made._tbl.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *AFTER_VISUAL)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    return made


def add_row(table: Table, texts: Sequence[str], bold: bool = False) -> list[_Cell]:
    """Add a row that no page break cuts, and give its cells."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells: list[_Cell] = list(row.cells)
    for cell, column, text in zip(cells, table.columns, texts, strict=True):
        cell.width = column.width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        set_bidi(paragraph._p.get_or_add_pPr())
        if text:
            add_text(paragraph, text, bold)
    return cells


def repeat_row(table: Table) -> None:
    """Let the first row stand at the head of every page that the table goes on to."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_rows(table: Table) -> None:
    """Keep a small table on one page."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def add_page_break(document: Written) -> None:
    """Begin a page."""
    add_paragraph(document).add_run().add_break(WD_BREAK.PAGE)


class Questions:
    """The one numbered list of a document, which goes on from section to section."""

    def __init__(self, document: Written) -> None:
        numbering = document.part.numbering_part.element
        self.name = int(numbering.add_num(_describe(numbering)).numId)

    def number(self, paragraph: Paragraph) -> None:
        """Make a paragraph the next question."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.name


def _describe(numbering: Any) -> int:
    """Describe a list of numbers with a stop; descriptions stand before the lists that use them."""
    known = numbering.findall(qn("w:abstractNum"))
    name = 1 + max((int(each.get(qn("w:abstractNumId"))) for each in known), default=0)
    made = _element("w:abstractNum", abstractNumId=str(name))
    made.append(_element("w:multiLevelType", val="singleLevel"))
    level = _element("w:lvl", ilvl="0")
    level.extend([_element("w:start", val="1"), _element("w:numFmt", val="decimal"), _element("w:lvlText", val="%1."),
                  _element("w:lvlJc", val="left")])  # fmt: skip
    properties = OxmlElement("w:pPr")
    properties.append(_element("w:ind", left=str(INDENT.twips), hanging=str(INDENT.twips)))
    level.append(properties)
    made.append(level)
    numbering.insert(len(known), made)
    return name


def _element(name: str, **attributes: str) -> Any:
    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made
