"""The pages on paper: what Chromium and Firefox print on A4 and Letter."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from quizgen.build import load_seed, load_templates
from quizgen.items.bank import write_bank
from quizgen.items.quiz import forms, self_study
from quizgen.model import Bank, Item, Quiz, Section
from quizgen.sheet.pages import form_page, key_page, quiz_page, study_page

pytestmark = pytest.mark.browser

Assembled = Callable[..., Quiz]
Assets = Mapping[str, bytes]
PAPERS = ("A4", "Letter")
NAMES = ("quiz", "form", "key", "study")
BOTH = pytest.mark.parametrize("press", ["Chromium A4", "Firefox A4"], indirect=True)


@pytest.fixture
def printed(opened: Callable[..., Any], tmp_path: Path) -> Callable[..., Path]:
    """Print a page: `printed(html, 'A4')` gives the PDF's path."""

    def pdf(html: str, paper: str = "A4") -> Path:
        look = opened(html)
        place = tmp_path / f"{paper}.pdf"
        look.page.pdf(path=str(place), format=paper, prefer_css_page_size=True, tagged=True)
        return place

    return pdf


@pytest.fixture(params=["Chromium A4", "Chromium Letter", "Firefox A4", "Firefox Letter"])
def press(request: pytest.FixtureRequest) -> str:
    """A browser and the paper in it."""
    return str(request.param)


@pytest.fixture
def paper(press: str) -> str:
    return press.split()[1]


@pytest.fixture
def either(press: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    """Print a page by one browser and by the other: `either(html, 'A4')` gives the PDF's path."""
    if press.startswith("Chromium"):
        return request.getfixturevalue("printed")  # type: ignore[no-any-return]
    firefox = request.getfixturevalue("firefox")

    def pdf(html: str, paper: str = "A4") -> Path:
        page, place = tmp_path / "page.html", tmp_path / f"{paper}.pdf"
        page.write_text(html, encoding="utf-8")
        place.write_bytes(firefox.pdf(page, paper))
        return place

    return pdf


@pytest.fixture
def written(
    bank: Bank, quiz: Quiz, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> Callable[..., str]:
    """Write one of the four pages: `written('key')`, `written('key', 'Letter')`."""
    form, with_sheet = assembled(items, "a"), replace(bank, settings=replace(bank.settings, answer_sheet=True))
    pages = {
        "quiz": partial(quiz_page, bank, quiz, assets),
        "form": partial(form_page, with_sheet, form, assets),
        "key": partial(key_page, bank, [form, form], assets),
        "study": partial(study_page, bank, assets),
    }
    return lambda name, *paper: pages[name](*paper)


@pytest.fixture(scope="module")
def shipped(root: Path, assets: Assets) -> Mapping[str, str]:
    """The pages of the shipped seed, two forms among them."""
    templates, _, _ = load_templates(root / "templates")
    seed, problems = load_seed(root / "seeds/south-ossetia", templates)
    assert seed is not None
    assert not problems
    bank = write_bank(seed, templates).bank
    made = forms(bank, 2)
    return {
        "quiz": quiz_page(bank, self_study(bank), assets),
        "form-b": form_page(bank, made[1], assets),
        "key": key_page(bank, made, assets),
        "study": study_page(bank, assets),
    }


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, spaces and marks dropped: pdftotext puts spaces into Arabic words."""
    told = subprocess.run(["pdftotext", "-enc", "UTF-8", str(pdf), "-"], capture_output=True, check=True).stdout
    return [bare(page) for page in told.decode("utf-8").split("\f")[:-1]]


def bare(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in letters if unicodedata.category(sign) not in ("Mn", "Cf", "Zs", "Cc"))


def letters(text: str) -> str:
    """The Arabic letters alone: around digits and quotation marks a PDF's text has an order of its own."""
    return "".join(sign for sign in bare(text) if "\u0621" <= sign <= "\u064a" and sign != "ـ")


def page_with(pages: list[str], text: str) -> int:
    (found,) = [number for number, page in enumerate(pages) if bare(text) in page]
    return found


@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_of_a_form_bears_its_letter_and_code(
    printed: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, paper: Any
) -> None:
    bank = replace(bank, settings=replace(bank.settings, answer_sheet=True))
    pages = pages_of(printed(form_page(bank, assembled(items, "b", "B-7K2M9Q"), assets, paper), paper))
    assert len(pages) >= 3
    assert all("النموذجب" in page and "B-7K2M9Q" in page for page in pages)
    assert bare("ورقة الإجابة") in pages[-1]
    assert "17من" in pages[-1] or "من17" in pages[-1]


@pytest.mark.parametrize(("asked", "size"), [((), (595, 842)), (("A4",), (595, 842)), (("Letter",), (612, 792))])
@pytest.mark.parametrize("name", NAMES)
def test_every_sheet_has_the_size_of_the_paper_asked_for_and_a4_where_none_is(
    printed: Any, written: Any, name: str, asked: tuple[str, ...], size: tuple[int, int]
) -> None:
    """Whatever the print window has chosen, here A5."""
    import pikepdf

    with pikepdf.open(printed(written(name, *asked), "A5")) as pdf:
        assert len(pdf.pages) >= 2
        for page in pdf.pages:
            left, bottom, right, top = (float(value) for value in page.mediabox)
            assert (right - left, top - bottom) == pytest.approx(size, abs=1)


def numbered_items(items: tuple[Item, ...], many: int) -> tuple[Item, ...]:
    """Choice items whose first and last words can be told apart in any text: Q7A … Q7Z."""
    model = items[1]
    made = []
    for n in range(many):
        stem = f"Q{n}A {'وقّع الرئيس الروسي فلاديمير بوتين قانونًا، ' * (n % 5)}لمن تخضع القوات؟"
        options = (
            f"القيادة الأولى {n}",
            f"قيادة القوات المسلحة المشتركة في المنطقة كلها {n}",
            f"القيادة الثالثة Q{n}Z",
        )
        made.append(replace(model, id=f"trial/q{n}/choice", stem=stem, options=options, key=options[0],
                            why={options[1]: f"سبب أول R{n}A.", options[2]: f"سبب ثانٍ R{n}Z."}))  # fmt: skip
    return tuple(made)


def test_no_item_is_split_and_the_key_begins_a_page(
    either: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, paper: Any
) -> None:
    quiz = assembled(numbered_items(items, 40))
    for html in (form_page(bank, quiz, assets, paper), quiz_page(bank, quiz, assets, paper)):
        pages = pages_of(either(html, paper))
        for n in range(40):
            begins = next(number for number, page in enumerate(pages) if f"Q{n}A" in page)
            assert f"Q{n}Z" in pages[begins]
    key = next(number for number, page in enumerate(pages) if "R0A" in page)
    assert not any(re.search(r"Q\d+A", page) for page in pages[key:])
    for n in range(40):
        assert f"R{n}Z" in pages[next(number for number, page in enumerate(pages) if f"R{n}A" in page)]


def test_a_heading_stays_with_its_first_item(
    either: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, paper: Any
) -> None:
    """Sixty sections of one item each: their headings fall on every height of a page."""
    (section,) = assembled(numbered_items(items, 60)).sections
    alone = tuple(Section(section.kind, (line,)) for line in section.lines)
    ordinals = " ".join(f"S{n}A" for n in range(60))
    many = replace(bank, labels={**bank.labels, "sheet.ordinals": ordinals})
    pages = pages_of(either(form_page(many, Quiz("a", "K7F3", alone, 60), assets, paper), paper))
    for n in range(60):
        assert f"Q{n}A" in pages[page_with(pages, f"S{n}A")]


def test_the_key_begins_a_page_however_short_the_quiz(
    printed: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    short = replace(bank, settings=replace(bank.settings, passage=False))
    pages = pages_of(printed(quiz_page(short, assembled(items[:1]), assets)))
    assert len(pages) == 2
    assert pages[1].startswith(bare("مفتاح الإجابة"))


def test_the_stems_and_the_passage_can_be_found_in_the_pdf(
    printed: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    text = letters("".join(pages_of(printed(form_page(bank, assembled(items, "a"), assets)))))
    for item in items:
        for part in item.stem.split("____"):
            assert letters(part) in text
    assert letters("تعزيز أمن الدولة ودفاعها") in text


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_is_tagged_arabic_and_carries_its_fonts(printed: Any, written: Any, name: str) -> None:
    import pikepdf

    with pikepdf.open(printed(written(name))) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        assert fonts
        assert all(is_embedded(font) for font in fonts)
        assert {family(font) for font in fonts if family(font)} == {"Amiri"}


def is_embedded(font: Any) -> bool:
    if str(font.Subtype) == "/Type3":
        return True
    descriptor = font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def family(font: Any) -> str:
    """The family's name without the subset's six letters; '' for a nameless one."""
    name = str(font.get("/BaseFont", ""))
    return name.rsplit("+", 1)[-1].lstrip("/").split("-")[0]


def test_a_key_has_a_page_a_form_to_mark_by_and_every_later_page_bears_letter_and_code(
    either: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, paper: str
) -> None:
    """Thirty items and more, of every kind."""
    many = tuple(replace(item, id=f"trial/{turn}-{item.id}") for turn in range(3) for item in items)[:36]
    forms = [assembled(many, "a", "A-7K2M9Q"), assembled(many, "b", "B-7K2M9Q")]
    pages = pages_of(either(key_page(bank, forms, assets, paper), paper))
    codes = ["".join(sorted(set(re.findall("[AB]-7K2M9Q", page)))) for page in pages]
    assert codes[:2] == ["A-7K2M9Q", "B-7K2M9Q"]
    assert sorted(codes[2:]) == codes[2:]
    assert set(codes[2:]) == {"A-7K2M9Q", "B-7K2M9Q"}


def test_every_page_of_a_form_bears_its_code_in_either_browser(
    either: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets, paper: str
) -> None:
    pages = pages_of(either(form_page(bank, assembled(items * 2, "b", "B-7K2M9Q"), assets, paper), paper))
    assert len(pages) >= 3
    assert all("B-7K2M9Q" in page[:60] for page in pages)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_tells_its_number_and_how_many_there_are(printed: Any, written: Any, name: str) -> None:
    pages = pages_of(printed(written(name)))
    for number, page in enumerate(pages, 1):
        assert re.search(rf"الصفحة{number}من{len(pages)}|{number}الصفحة|{len(pages)}من{number}", page[-40:])


def test_firefox_numbers_the_pages_in_the_foot_that_it_prints_by_itself(
    firefox: Any, written: Any, tmp_path: Path
) -> None:
    """It prints nothing in the margins that a page asks for; its own foot says «2 of 6» unless it is switched off."""
    page, place = tmp_path / "page.html", tmp_path / "by-hand.pdf"
    page.write_text(written("form"), encoding="utf-8")
    firefox.printed_by_hand(page, place)
    pages = pages_of(place)
    assert len(pages) >= 3
    for number, told in enumerate(pages, 1):
        assert f"{number}of{len(pages)}" in told


@BOTH
def test_a_form_ends_with_more_than_one_item_on_its_last_page(
    either: Any, bank: Bank, items: tuple[Item, ...], assembled: Assembled, assets: Assets
) -> None:
    """Forms of any length: somewhere an item would come to stand alone on the last page."""
    quiet = replace(bank, settings=replace(bank.settings, passage=False))
    for many in range(24, 36, 4):
        pages = pages_of(either(form_page(quiet, assembled(numbered_items(items, many), "a"), assets)))
        assert len(re.findall(r"Q\d+A", pages[-1])) >= 2


def test_no_sentence_is_parted_from_the_glosses_beside_it(
    either: Any, glossed: Bank, assets: Assets, paper: str
) -> None:
    first: dict[str, int] = {}
    for number, page in enumerate(pages_of(either(study_page(glossed, assets), paper))):
        for name in re.findall(r"S\d+W\d+E", page):
            first.setdefault(name, number)
    assert set(first) == {word.id for word in glossed.words}
    sentences = {name.partition("W")[0] for name in first}
    assert {(name.partition("W")[0], page) for name, page in first.items()} == {
        (s, first[f"{s}W0E"]) for s in sentences
    }
    assert len(set(first.values())) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_blank(printed: Any, written: Any, name: str) -> None:
    assert all(len(page) > 60 for page in pages_of(printed(written(name))))


def filled(pdf: Path) -> list[float]:
    """How far down each page its text comes, as a share of the page; the browser's line at the foot left out."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True).stdout
    pages = re.findall(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', told, re.DOTALL)
    ends = [(float(height), map(float, re.findall(r'yMax="([\d.]+)"', words))) for height, words in pages]
    return [max((end for end in lows if end < height - 50), default=0) / height for height, lows in ends]


@BOTH
@pytest.mark.parametrize("name", ["quiz", "form-b", "key", "study"])
def test_no_page_of_the_shipped_seed_is_under_a_fifth_full_but_the_last(
    either: Any, shipped: Mapping[str, str], name: str
) -> None:
    *before, last = filled(either(shipped[name]))
    assert len(before) <= (5 if name == "study" else 12)
    assert min(before) > 0.2
    assert last > 0.1
