"""The Word documents: all from right to left, nothing of the key on the form, and what other programs make of them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from quizgen.export import document
from quizgen.model import Kind, Quiz
from tests.conftest import lacking
from tests.export.samples import asked, bank_of, item_of, items, quiz_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ARABIC = re.compile("[\u0620-\u064a]")


def form(**settings: object) -> bytes:
    return document.form(bank_of(items(), **settings), quiz_of(items()), asked(items(), **settings), "A4")


def key() -> bytes:
    return document.key(bank_of(items()), quiz_of(items()), asked(items()), "A4")


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as files:
        return etree.fromstring(files.read(f"word/{name}.xml"))


def texts(content: bytes) -> list[str]:
    """Every paragraph, those of tables too."""
    return ["".join(one.itertext(f"{W}t")) for one in part(content, "document").iter(f"{W}p")]


@pytest.mark.parametrize("made", [form(), key()], ids=["form", "key"])
def test_every_paragraph_run_table_and_page_runs_from_right_to_left(made: bytes) -> None:
    body = part(made, "document")
    for paragraph in (*body.iter(f"{W}p"), *part(made, "footer1").iter(f"{W}p")):
        assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    for run in body.iter(f"{W}r"):
        if ARABIC.search("".join(run.itertext(f"{W}t"))):
            assert run.find(f"{W}rPr/{W}rtl") is not None
            assert run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "ar-SA"
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in body.iter(f"{W}tbl"))
    assert all(section.find(f"{W}bidi") is not None for section in body.iter(f"{W}sectPr"))
    normal = part(made, "styles").find(f"{W}style[@{W}styleId='Normal']")
    assert normal.find(f"{W}rPr/{W}rFonts").get(f"{W}cs") == normal.find(f"{W}rPr/{W}rFonts").get(f"{W}ascii")
    assert normal.find(f"{W}rPr/{W}szCs").get(f"{W}val") == normal.find(f"{W}rPr/{W}sz").get(f"{W}val")


def test_a_name_or_an_address_in_an_arabic_line_runs_from_left_to_right() -> None:
    every = [item_of(Kind.RECALL, "ماذا تقول Acme Labs (Cairo) في www.example.org؟", "شيئًا")]
    body = part(document.form(bank_of(every), quiz_of(every), asked(every), "A4"), "document")
    (stem,) = [one for one in body.iter(f"{W}p") if "ماذا تقول" in "".join(one.itertext(f"{W}t"))]
    left = [run.findtext(f"{W}t") for run in stem.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is None]
    assert [text for text in left if text] == ["Acme Labs (Cairo)", "www.example.org"]


def numbered(content: bytes) -> Iterator[str]:
    """The texts of the paragraphs of the one list that numbers questions."""
    (list_,) = {one.get(f"{W}val") for one in part(content, "document").iter(f"{W}numId")}
    (description,) = [one for one in part(content, "numbering").iter(f"{W}num") if one.get(f"{W}numId") == list_]
    name = description.find(f"{W}abstractNumId").get(f"{W}val")
    (described,) = part(content, "numbering").findall(f"{W}abstractNum[@{W}abstractNumId='{name}']")
    assert described.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "decimal"
    for paragraph in part(content, "document").iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}numPr/{W}numId") is not None:
            yield "".join(paragraph.itertext(f"{W}t"))


def test_questions_are_numbered_through_and_options_have_their_letters_in_every_program() -> None:
    questions = list(numbered(form()))
    assert len(questions) == len(items())
    assert questions[0] == "متى وُقّعت الاتفاقية؟"
    options = [text for text in texts(form()) if re.match(r"[أ-ي]\)\S", text)]  # a tab between them
    assert options[:4] == ["أ)8 مارس 2014", "ب)8 مارس 2015", "أ)port", "ب)post (office)"]


def test_every_kind_has_where_to_answer() -> None:
    told = texts(form())
    assert "(   ) صواب      (   ) خطأالتصحيح: " in told
    assert any("لمدة ………………… (ما المدة؟)" in text for text in told)
    assert {"1. مصر", "2. ليبيا", "أ) طرابلس", "ب) تونس", "ج) القاهرة"} <= set(told)  # match
    assert {"الثاني", "الثالث", "الأول"} <= set(told)  # order
    lines = part(form(), "document").findall(f".//{W}tab[@{W}leader='dot']")
    assert len(lines) == 1 + 3  # below the statement and the three open questions


def test_the_form_holds_nothing_of_the_key() -> None:
    told = " ".join(texts(form()))
    for secret in ("لا يرد ذكره", "إجابة صحيحة", "والصواب", "الوَزير", "وزير النقل", "زائد"):
        assert secret not in told


def test_the_key_has_all_answers_on_its_first_page_and_the_reasons_on_the_next_ones() -> None:
    made = Document(io.BytesIO(key()))
    glance = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    false = "خطأ: وُقّعت الاتفاقية في 2015."
    assert glance[1:4] == [["1", "ب) 8 مارس 2015", "1"], ["2", false, "1"], ["3", "25 سنة", "1"]]
    assert glance[6][1] == "1 – ج، 2 – أ"
    assert glance[7][1] == "2، 3، 1"
    breaks = [paragraph for paragraph in made.paragraphs if paragraph._p.find(f".//{qn('w:br')}") is not None]
    assert len(breaks) == 1
    reasons = made.tables[1].rows[0].cells[1].text.splitlines()
    assert reasons[0] == "ب) 8 مارس 2015"
    assert "الجملة 1: «وقّع الوزير" in reasons[1]
    assert reasons[2:] == ["وتذكر مصادر أخرى: 18 مارس 2015", "أ) 8 مارس 2014: لا يرد ذكره."]


def test_arabic_digits_are_those_of_the_text_too() -> None:
    told = " ".join(texts(form(digits="arabic")))
    assert "٨ مارس ٢٠١٥" in told
    assert not re.search("[0-9]", told)


def test_a_form_tells_its_letter_code_and_page_on_every_page() -> None:
    quiz = Quiz("b", "B-000ABC", quiz_of(items()).sections, 12)
    made = document.form(bank_of(items()), quiz, asked(items()), "Letter")
    footer = part(made, "footer1")
    assert "".join(footer.itertext(f"{W}t")) == "الميناء · النموذج ب · الرمز: B-000ABC · صفحة 1 من 1"
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("made", [form(), key()], ids=["form", "key"])
def test_word_opens_it_without_repair(made: bytes, tmp_path: Path) -> None:
    place = tmp_path / "made.docx"
    place.write_bytes(made)
    result = OpenXmlValidator().validate(place)
    assert result.is_valid, result.errors


# ---------------------------------------------------------------- as LibreOffice prints it


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, etree._Element]:
    """The form and the key as LibreOffice prints them: every word with its box."""
    soffice, boxes = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or boxes is None:
        lacking("no LibreOffice or poppler on this machine (Debian: apt install libreoffice-writer poppler-utils)")
    home = tmp_path_factory.mktemp("office")
    (home / "form.docx").write_bytes(form(passage=False))
    (home / "key.docx").write_bytes(key())
    own = f"-env:UserInstallation=file://{home}/profile"
    command = [str(soffice), own, "--headless", "--convert-to", "pdf", "--outdir", str(home)]
    subprocess.run([*command, *map(str, home.glob("*.docx"))], check=True, capture_output=True, timeout=300)
    made: dict[str, etree._Element] = {}
    for name in ("form", "key"):
        subprocess.run([str(boxes), "-bbox-layout", str(home / f"{name}.pdf"), str(home / name)], check=True)
        made[name] = etree.parse(home / name, etree.XMLParser(recover=True)).getroot()
    return made


@pytest.fixture(scope="module")
def printed(prints: dict[str, etree._Element]) -> etree._Element:
    return prints["form"]


def row(printed: etree._Element, word: str) -> list[str]:
    """The words that stand beside a word, from right to left. poppler reads the letters of a word from the left."""
    for page in printed.iter("{*}page"):
        words = [(float(one.get("xMin")), float(one.get("yMin")), one.text or "") for one in page.iter("{*}word")]
        for height in (top for _, top, text in words if text in (word, word[::-1])):
            return [text for _, top, text in sorted(words, reverse=True) if abs(top - height) < 6]
    raise AssertionError(f"{word} is not printed")


@pytest.mark.office
def test_a_printed_question_is_read_from_the_right(printed: etree._Element) -> None:
    number, stop, first, *others = row(printed, "متى")
    assert (number, stop, first) == ("1", ".", "متى"[::-1])
    assert len(others) == 2


@pytest.mark.office
def test_a_printed_option_has_its_letter_on_the_right(printed: etree._Element) -> None:
    letter, *option = row(printed, "2014")
    assert letter == ")أ"
    assert option == ["8", "مارس"[::-1], "2014"]


@pytest.mark.office
def test_the_first_column_of_a_printed_match_is_the_right_one(printed: etree._Element) -> None:
    told = row(printed, "طرابلس")
    assert told.index("مصر"[::-1]) < told.index("طرابلس"[::-1])


@pytest.mark.office
def test_the_first_page_of_a_printed_key_has_the_answers_alone(prints: dict[str, etree._Element]) -> None:
    first, *others = (
        ["".join(word.itertext()) for word in page.iter("{*}word")] for page in prints["key"].iter("{*}page")
    )
    evidence = "الجملة"[::-1]
    assert evidence not in first
    assert {"8", "2015", "12"} <= set(first)  # the first answer, and the number of the last question
    assert others
    assert any(evidence in page for page in others)
