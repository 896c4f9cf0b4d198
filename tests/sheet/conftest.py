"""A bank written by hand over the shipped article, with every kind of item, and the assets the pages are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizgen.arabic.notation import read_time
from quizgen.arabic.nouns import NounPhrase
from quizgen.arabic.tokens import sentences
from quizgen.model import (
    Article,
    Bank,
    Columns,
    Correction,
    Evidence,
    Item,
    Kind,
    Level,
    Line,
    Name,
    Office,
    Quiz,
    Section,
    Sentence,
    Settings,
    Statement,
    Word,
)

CORRECTIONS = (
    Correction("ونصن", "وتنص"),
    Correction("بوتين بوتين", "بوتين", "تكرار"),
    Correction("تعزيز وأمن ودفاع الدولة", "تعزيز أمن الدولة ودفاعها"),
)
SIGNED = 'وقعتا، في 8 مارس 2015، معاهدة "التحالف والتكامل" لمدة 25 سنة، مع إمكانية تمديدها'
RECOGNISED = "وفي 26 أغسطس عام 2008 اعترفت روسيا باستقلال الجمهوريتين"
DECIDED = "قد وقعا، في مايو 2016 قرارا حول إجراء استفتاء بشأن انضمام أوسيتيا الجنوبية إلى روسيا في عام 2017"
COMMAND = "وتخضع القوات في زمن السلام للقيادة الروسية الأبخازية المشتركة"
FORCES = "وقع، في أواخر عام 2016، قانونا بشأن إنشاء مجموعة القوات الموحدة لروسيا وجمهورية أبخازيا"
STATED = "صرح وزير الدفاع الروسي سيرجي شويجو بأن اتفاقية انضمام بعض وحدات جيش أوسيتيا الجنوبية"
RATIFIED = "قد صادق على اتفاقية مع جمهورية أوسيتيا الجنوبية"


def mend(text: str) -> str:
    for correction in CORRECTIONS:
        text = text.replace(correction.quote, correction.read)
    return text


def article_of(root: Path, **changes: Any) -> Article:
    text = (root / "seeds/south-ossetia/article.txt").read_text(encoding="utf-8").strip()
    numbered = tuple(Sentence(n, one, mend(one)) for n, one in enumerate(sentences(text), 1))
    made = Article(
        text=text,
        sentences=numbered,
        corrections=CORRECTIONS,
        title="شويجو: اتفاقية انضمام وحدات من جيش أوسيتيا الجنوبية ستضمن أمن المنطقة",
        published="2017-03",
        notice="النص تقرير من أحد أطراف موضوع متنازع عليه؛ وما يرد في الأسئلة هو بحسب المقال.",
    )
    return replace(made, **changes)


class Scribe:
    """Writes items whose evidence stands in one article."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def evidence(self, quote: str, word: str = "") -> Evidence:
        number = next(one.number for one in self.article.sentences if quote in one.printed)
        reads = mend(quote)
        marks = ((reads.index(word), reads.index(word) + len(word)),) if word else ()
        return Evidence(quote, reads, number, marks)

    def item(self, name: str, kind: Kind, stem: str, key: Any, quote: str, settles: str = "", **more: Any) -> Item:
        evidence = more.pop("evidence", None) or (self.evidence(quote, settles),)
        return Item(f"trial/{name}/{kind}", kind, (name,), ("when",), ("what",), stem, key, evidence,
                    more.pop("level", Level.RECALL), **more)  # fmt: skip

    def cloze(self, name: str, quote: str, word: str, hint: str, accepts: tuple[str, ...] = ()) -> Item:
        at = mend(quote).index(word)
        hole = (at, at + len(word))
        stem = f"{quote[:at]}____{quote[at + len(word) :]}"
        return self.item(name, Kind.CLOZE, stem, word, quote, word, hole=hole, hint=hint, typed=word, accepts=accepts)


def items_of(article: Article) -> tuple[Item, ...]:
    """Two items or so of every kind."""
    to = Scribe(article)
    alliance = "معاهدة «التحالف والتكامل»"
    return (
        to.item("recognised", Kind.CHOICE, "متى اعترفت روسيا باستقلال أوسيتيا الجنوبية وأبخازيا؟", "26 أغسطس 2008",
                RECOGNISED, "26 أغسطس عام 2008", options=("26 أغسطس 2008", "8 مارس 2015", "26 أغسطس 2017"),
                why={"8 مارس 2015": "8 مارس 2015 تاريخ توقيع معاهدة «التحالف والتكامل»، لا تاريخ الاعتراف.",
                     "26 أغسطس 2017": "يذكر المقال أن الاعتراف كان في 26 أغسطس 2008."}),
        to.item("peace", Kind.CHOICE, "لمن تخضع مجموعة القوات الموحدة في زمن السلام؟",
                "القيادة الروسية الأبخازية المشتركة", COMMAND, "القيادة الروسية الأبخازية المشتركة"[2:],
                options=("القيادة العسكرية الروسية", "القيادة الروسية الأبخازية المشتركة",
                         "قيادة حلف شمال الأطلسي (NATO)"),
                why={"القيادة العسكرية الروسية": "هذه قيادة القوات في ظروف الحرب، لا في زمن السلام.",
                     "قيادة حلف شمال الأطلسي (NATO)": "لا يرد في المقال ذكر لهذه القيادة."}),
        to.item("signed", Kind.TRUE_FALSE, "وُقّعت معاهدة «التحالف والتكامل» في عام 2008، لا في عام 2015.", "خطأ",
                SIGNED, "8 مارس 2015", right="وُقّعت معاهدة «التحالف والتكامل» في عام 2015، لا في عام 2008."),
        to.item("forces", Kind.TRUE_FALSE, "وقّع بوتين قانون إنشاء مجموعة القوات الموحدة في أواخر عام 2016.", "صواب",
                FORCES, "في أواخر عام 2016", right="وقّع بوتين قانون إنشاء مجموعة القوات الموحدة في أواخر عام 2016."),
        to.cloze("signed", SIGNED, "25 سنة", "ما المدة؟", ("خمس وعشرون سنة", "25 عامًا")),
        to.cloze("decided", DECIDED, "مايو 2016", "متى؟"),
        to.item("signed-when", Kind.RECALL, f"متى وُقّعت {alliance} بحسب المقال؟", "8 مارس 2015", SIGNED, "8 مارس 2015",
                typed="8 مارس 2015", accepts=("8 آذار 2015", "2015-03-08"), doubt="تذكر مصادر أخرى 18 مارس 2015."),
        to.item("parties", Kind.RECALL, f"ما طرفا {alliance}؟", ("روسيا", "أوسيتيا الجنوبية"), SIGNED),
        to.item("acts", Kind.MATCH, "صِل كل شخص بما فعله بحسب المقال.",
                (("فلاديمير بوتين", "المصادقة على الاتفاقية"), ("سيرجي شويجو", "التصريح بشأن أمن المنطقة"),
                 ("ليونيد تيبيلوف", "توقيع قرار الاستفتاء")), RATIFIED,
                columns=Columns(("فلاديمير بوتين", "سيرجي شويجو", "ليونيد تيبيلوف"),
                                ("توقيع قرار الاستفتاء", "المصادقة على الاتفاقية", "زيارة القاعدة العسكرية الرابعة",
                                 "التصريح بشأن أمن المنطقة")),
                evidence=(to.evidence(RATIFIED), to.evidence(STATED), to.evidence(DECIDED))),
        to.item("events", Kind.ORDER, "رتّب الأحداث الآتية من الأقدم إلى الأحدث.",
                ("اعتراف روسيا باستقلال الجمهوريتين", "توقيع معاهدة «التحالف والتكامل»", "توقيع قرار الاستفتاء"),
                RECOGNISED, options=("توقيع معاهدة «التحالف والتكامل»", "توقيع قرار الاستفتاء",
                                     "اعتراف روسيا باستقلال الجمهوريتين"),
                evidence=(to.evidence(RECOGNISED), to.evidence(SIGNED), to.evidence(DECIDED))),
        to.item("word", Kind.GLOSS, "ما معنى «معاهدة»؟", "treaty", SIGNED, "معاهدة", word="muaahada",
                options=("law", "treaty", "military base"),
                why={"law": "law: قانون.", "military base": "military base: قاعدة عسكرية."}),
        to.item("republics", Kind.REFERENCE, "ما المقصود بـ«الجمهوريتين» في الجملة 17؟",
                ("أوسيتيا الجنوبية", "أبخازيا"), RECOGNISED, "الجمهوريتين"),
        to.item("stated", Kind.SOURCE,
                "«ستصبح الاتفاقية عاملًا آخر يضمن أمن المنطقة» — أيورد المقال هذه المعلومة على أنها خبر، "
                "أم ينسبها إلى قائل؟",
                "قول منسوب إلى سيرجي شويجو", STATED,
                options=("خبر يورده المقال", "قول منسوب إلى سيرجي شويجو", "قول منسوب إلى إبراهيم جاسييف"),
                why={"خبر يورده المقال": "هذا قول منسوب إلى سيرجي شويجو، لا خبر يورده المقال من عنده."}),
        to.item("unsaid", Kind.NOT_GIVEN, "كم عدد أفراد القاعدة العسكرية الروسية الرابعة؟", "غير مذكور في المقال",
                "إنه يوجد في تلك القاعدة عدد كاف من الأفراد", "عدد كاف",
                options=("1,200 جندي", "غير مذكور في المقال", "2500–3000 جندي"),
                why={"1,200 جندي": "لا يذكر المقال عددًا.", "2500–3000 جندي": "لا يذكر المقال عددًا."}),
        to.item("gist", Kind.WHOLE, "ما الفكرة الرئيسة في المقال؟", "انضمام وحدات من جيش أوسيتيا الجنوبية", STATED,
                options=("نتائج الاستفتاء في أوسيتيا الجنوبية", "انضمام وحدات من جيش أوسيتيا الجنوبية",
                         "أسباب حرب عام 2008"),
                why={"نتائج الاستفتاء في أوسيتيا الجنوبية": "لا يذكر المقال نتائج.",
                     "أسباب حرب عام 2008": "لا يذكر المقال أسبابًا."}),
    )  # fmt: skip


def statements_of(article: Article) -> tuple[Statement, ...]:
    to = Scribe(article)
    return (
        Statement("stated", "قال سيرجي شويجو إن الاتفاقية ستصبح عاملًا آخر يضمن أمن المنطقة.", to.evidence(STATED),
                  speaker="سيرجي شويجو"),
        Statement("signed", "وقّعت روسيا وأوسيتيا الجنوبية معاهدة «التحالف والتكامل» في 8 مارس 2015.",
                  to.evidence(SIGNED), "توقيع معاهدة «التحالف والتكامل»", doubt="تذكر مصادر أخرى 18 مارس 2015.",
                  when="8 مارس 2015", starts="2015-03-08", ends="2015-03-08"),
        Statement("forces", "وقّع فلاديمير بوتين قانون إنشاء مجموعة القوات الموحدة في أواخر عام 2016.",
                  to.evidence(FORCES), "توقيع قانون إنشاء مجموعة القوات الموحدة", when="أواخر عام 2016",
                  starts="2016-09-01", ends="2016-12-31"),
        Statement("decided", "وقّع ليونيد تيبيلوف وأناتولي بيبيلوف قرار إجراء الاستفتاء في مايو 2016.",
                  to.evidence(DECIDED), "توقيع قرار إجراء الاستفتاء", when="مايو 2016",
                  starts="2016-05-01", ends="2016-05-31"),
        Statement("planned", "كان من المقرّر إجراء الاستفتاء في عام 2017.", to.evidence(DECIDED),
                  "الاستفتاء على انضمام أوسيتيا الجنوبية إلى روسيا", when="عام 2017",
                  starts="2017-01-01", ends="2017-12-31", planned=True),
        Statement("sought", "كانت أوسيتيا الجنوبية تسعى إلى الاستقلال عن جورجيا منذ تسعينيات القرن العشرين.",
                  to.evidence("وكانت أوسيتيا الجنوبية تسعى، مع أبخازيا، إلى الاستقلال عن جورجيا"),
                  "سعي أوسيتيا الجنوبية إلى الاستقلال عن جورجيا", when="منذ تسعينيات القرن العشرين",
                  starts="1990-01-01"),
        Statement("recognised", "اعترفت روسيا باستقلال أوسيتيا الجنوبية وأبخازيا في 26 أغسطس 2008.",
                  to.evidence(RECOGNISED), "اعتراف روسيا باستقلال الجمهوريتين", when="26 أغسطس 2008",
                  starts="2008-08-26", ends="2008-08-26"),
    )  # fmt: skip


def words_of(article: Article) -> tuple[Word, ...]:
    to = Scribe(article)
    return (
        Word("muaahada", "مُعاهَدة", "معاهدة", "noun", "treaty", "ع ه د", "مُعاهَدات",
             evidence=to.evidence('معاهدة "التحالف والتكامل"', "معاهدة")),
        Word("istifta", "اِسْتِفْتاء", "استفتاء", "noun", "referendum", "ف ت و", "اِسْتِفْتاءات",
             evidence=to.evidence("إجراء استفتاء بشأن", "استفتاء")),
        Word("saadaqa", "صادَقَ على", "صادق على", "verb", "to ratify", "ص د ق", masdar="مُصادَقة",
             evidence=to.evidence("صادق على اتفاقية", "صادق على")),
        Word("qiyaada", "قِيادة", "قيادة", "noun", "command", "ق و د", "قِيادات",
             evidence=to.evidence("للقيادة العسكرية الروسية", "للقيادة")),
    )  # fmt: skip


def names() -> tuple[Name, ...]:
    return (
        Name("russia", NounPhrase("روسيا"), "state", en="Russia"),
        Name("shoigu", NounPhrase("سيرجي شويجو", human=True), "person", en="Sergei Shoigu",
             offices=(Office(NounPhrase("وزير الدفاع الروسي")),)),
        Name("tibilov", NounPhrase("ليونيد تيبيلوف", human=True), "person", en="Leonid Tibilov",
             offices=(Office(NounPhrase("رئيس أوسيتيا الجنوبية"), read_time("2016-05")),)),
        Name("base-4", NounPhrase("القاعدة العسكرية الروسية الرابعة"), "base", who="قاعدة روسية في أوسيتيا الجنوبية"),
    )  # fmt: skip


def quiz_of(items: tuple[Item, ...], letter: str = "", code: str = "K7F3") -> Quiz:
    """Number items in the order of kinds, one mark each and as many as pairs for a match."""
    sections, number = [], 1
    for kind in Kind:
        lines = []
        for item in (one for one in items if one.kind is kind):
            lines.append(Line(number, item, len(item.columns.left) if item.columns else 1))
            number += 1
        if lines:
            sections.append(Section(kind, tuple(lines)))
    full = sum(line.marks for section in sections for line in section.lines)
    return Quiz(letter, code, tuple(sections), full)


@pytest.fixture(scope="session")
def assets(root: Path) -> Mapping[str, bytes]:
    folder = root / "templates"
    files = [path for path in folder.rglob("*") if path.suffix in (".j2", ".css", ".js", ".woff2")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def labels(root: Path) -> Mapping[str, str]:
    made: dict[str, str] = {}
    for path in sorted((root / "templates").rglob("labels*.yaml")):
        made |= yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return made


@pytest.fixture(scope="session")
def article(root: Path) -> Article:
    return article_of(root)


@pytest.fixture(scope="session")
def items(article: Article) -> tuple[Item, ...]:
    return items_of(article)


@pytest.fixture(scope="session")
def bank(article: Article, items: tuple[Item, ...], labels: Mapping[str, str]) -> Bank:
    settings = Settings(title="أوسيتيا الجنوبية: اتفاقية الانضمام", school="مدرسة اللغة العربية")
    return Bank("trial", article, items, words_of(article), statements_of(article), names(), labels, settings)


def explained(sentence: Sentence) -> Iterator[Word]:
    """Explain every other word of a sentence, the first of them at great length; `en` tells which word it is."""
    places = list(re.finditer(r"[\u0621-\u064a]{3,}", sentence.reads))[::2]
    for turn, place in enumerate(places):
        name, surface = f"S{sentence.number}W{turn}E", place.group()
        yield Word(name, surface, surface, "noun", name if turn else f"{name} {'of the ' * 15}", "ع ه د", surface,
                   evidence=Evidence(sentence.reads, sentence.reads, sentence.number, (place.span(),)))  # fmt: skip


@pytest.fixture(scope="session")
def glossed(bank: Bank) -> Bank:
    """The bank with more words explained than a margin has lines for."""
    return replace(bank, words=tuple(word for sentence in bank.article.sentences for word in explained(sentence)))


@pytest.fixture(scope="session")
def quiz(items: tuple[Item, ...]) -> Quiz:
    return quiz_of(items)


@pytest.fixture(scope="session")
def assembled() -> Callable[..., Quiz]:
    """Number items as a form: `assembled(items, letter, code)`."""
    return quiz_of


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Any]:
    """One Chromium for a module's tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as engines:
        engine = engines.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield engine
        engine.close()


@pytest.fixture(scope="session")
def firefox(firefox_path: str, script: Callable[[str], Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One Firefox for all tests."""
    made = script("tests/sheet/firefox.py").Firefox(firefox_path, tmp_path_factory.mktemp("firefox"))
    yield made
    made.close()


class Opened:
    """A page in Chromium, what it asked of the network, and what went wrong in it."""

    def __init__(self, browser: Any, html: str, folder: Path, width: int, height: int) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        place = folder / "page.html"
        place.write_text(html, encoding="utf-8")
        self.page = browser.new_page(viewport={"width": width, "height": height})
        self.page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.route("**/*", lambda route: self._pass(route, place.as_uri()))
        self.page.goto(place.as_uri())

    def _pass(self, route: Any, own: str) -> None:
        url = route.request.url.split("#")[0]
        if url == own:
            route.continue_()
            return
        if not url.startswith("data:"):
            self.requests.append(url)
        route.abort() if not url.startswith("data:") else route.continue_()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open a page: `opened(html, width=1280, height=900)`."""
    made: list[Opened] = []

    def open_page(html: str, width: int = 1280, height: int = 900) -> Opened:
        made.append(Opened(browser, html, tmp_path, width, height))
        return made[-1]

    yield open_page
    for one in made:
        one.page.close()
