"""A bank written by hand: one item of every kind, and one of each other way of answering."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizgen.export.question import Question, questions
from quizgen.model import (
    Article,
    Bank,
    Columns,
    Evidence,
    Item,
    Kind,
    Level,
    Line,
    Quiz,
    Section,
    Sentence,
    Settings,
)

QUOTE = "وقّع الوزير في 8 مارس 2015 اتفاقية الميناء لمدة 25 سنة"
EVIDENCE = Evidence(QUOTE, QUOTE, 1)
LABELS = {
    "sheet.printed-as": "ورد في الأصل",
    "sheet.right": "إجابة صحيحة", "sheet.wrong": "إجابة غير صحيحة", "sheet.partly": "إجابة صحيحة جزئيًا",
    "sheet.answer": "الإجابة", "sheet.right-reads": "والصواب", "sheet.sentence": "الجملة", "sheet.passage": "النص",
    "sheet.source": "المصدر", "sheet.published": "تاريخ النشر",
    "sheet.rights": "الحقوق", "sheet.untitled": "أسئلة", "sheet.true": "صواب", "sheet.false": "خطأ",
    "sheet.ordinals": "أولًا ثانيًا", "sheet.name": "الاسم", "sheet.date": "التاريخ", "sheet.score": "الدرجة",
    "sheet.of": "من", "sheet.form": "النموذج", "sheet.code": "الرمز", "sheet.forms-key": "مفتاح الإجابة",
    "sheet.at-a-glance": "الإجابات باختصار", "sheet.correction": "التصحيح", "sheet.rank-of": "ترتيب",
    "sheet.column-first": "العمود الأول", "sheet.column-second": "العمود الثاني", "export.page": "صفحة",
    "export.also-right": "تُقبل أيضًا",
    **{f"sheet.kind.{kind}": f"قسم {kind}" for kind in Kind},
}  # fmt: skip


def item_of(kind: Kind, stem: str, key: Any, **more: Any) -> Item:
    name = more.pop("name", str(kind))
    return Item(f"port/{name}", kind, ("signed",), ("when",), (), stem, key, more.pop("evidence", (EVIDENCE,)),
                Level.RECALL, tags=("quizgen::seed::port", f"quizgen::kind::{kind}"), **more)  # fmt: skip


def items() -> tuple[Item, ...]:
    """One item of every kind, and one of each other way of answering."""
    hole = QUOTE.index("25 سنة"), QUOTE.index("25 سنة") + len("25 سنة")
    return (
        item_of(Kind.CHOICE, "متى وُقّعت الاتفاقية؟", "8 مارس 2015", options=("8 مارس 2014", "8 مارس 2015"),
                why={"8 مارس 2014": "لا يرد ذكره."}, doubt="وتذكر مصادر أخرى: 18 مارس 2015", ordered=True),
        item_of(Kind.TRUE_FALSE, "وُقّعت الاتفاقية في 2014.", "خطأ", options=("صواب", "خطأ"),
                why={"صواب": "وُقّعت في 2015."}, right="وُقّعت الاتفاقية في 2015."),
        item_of(Kind.CLOZE, QUOTE.replace("25 سنة", "……"), "25 سنة", hole=hole, hint="ما المدة؟"),
        item_of(Kind.RECALL, "مَن وقّع الاتفاقية؟", "الوَزير", typed="الوزير", accepts=("وزير النقل",)),
        item_of(Kind.RECALL, "ما طرفا الاتفاقية؟", ("مصر", "ليبيا"), name="parties"),
        item_of(Kind.MATCH, "صِل بين العمودين.", (("مصر", "القاهرة"), ("ليبيا", "طرابلس")),
                columns=Columns(("مصر", "ليبيا"), ("طرابلس", "تونس", "القاهرة")), why={"تونس": "تونس زائد."}),
        item_of(Kind.ORDER, "رتّب الأحداث.", ("الأول", "الثاني", "الثالث"), options=("الثاني", "الثالث", "الأول")),
        item_of(Kind.GLOSS, "ما معنى «ميناء»؟", "port", options=("port", "post (office)"),
                why={"post (office)": "post: بريد"}),
        item_of(Kind.REFERENCE, "إلى ماذا يعود الضمير؟", "الاتفاقية"),
        item_of(Kind.SOURCE, "خبر أم قول؟", "خبر", options=("خبر", "قول")),
        item_of(Kind.NOT_GIVEN, "هل يرد الجواب؟", "لا يرد", options=("يرد", "لا يرد")),
        item_of(Kind.CHOICE, "أيّ الدول وقّعت؟", ("مصر", "ليبيا"), name="several", options=("مصر", "تونس", "ليبيا"),
                why={"تونس": "لم توقّع."}),
    )  # fmt: skip


def bank_of(every: Sequence[Item], **settings: Any) -> Bank:
    article = Article(f"{QUOTE}.", (Sentence(1, f"{QUOTE}.", f"{QUOTE}."),), publisher="الأهرام", published="2015-03")
    return Bank("port", article, tuple(every), (), (), (), LABELS, Settings(**{"title": "الميناء", **settings}))


def quiz_of(every: Sequence[Item], marks: int = 1) -> Quiz:
    """Number the items as they come, a section for each run of one kind."""
    sections: list[Section] = []
    for number, each in enumerate(every, 1):
        line = Line(number, each, marks)
        if sections and sections[-1].kind is each.kind:
            sections[-1] = Section(each.kind, (*sections[-1].lines, line))
        else:
            sections.append(Section(each.kind, (line,)))
    return Quiz("", "000ABC", tuple(sections), len(every) * marks)


def asked(every: Sequence[Item], marks: int = 1, **settings: Any) -> tuple[Question, ...]:
    return questions(bank_of(every, **settings), quiz_of(every, marks))
