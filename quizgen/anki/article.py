"""The article as learners meet it: a source line on the back of a card, and the deck's overview.

One rule: what is unknown is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.anki.fields import listed, shown
from quizgen.arabic.dates import name
from quizgen.arabic.digits import written
from quizgen.model import Bank, Evidence


def source_line(bank: Bank, evidence: Sequence[Evidence]) -> str:
    """Write title, publisher, date and sentence numbers as one line of HTML, the article's notice under it."""
    article = bank.article
    numbers = sorted({each.sentence for each in evidence if each.sentence})
    told = [
        f"«{article.title}»" if article.title else bank.labels["anki.article"],
        article.publisher or bank.labels["anki.publisher-unknown"],
        published(bank) or bank.labels["anki.published-unknown"],
        *(f"{bank.labels['anki.sentence']} {written(str(number), bank.settings.digits)}" for number in numbers),
    ]
    notice = f'<span class="notice">{shown(article.notice)}</span>' if article.notice else ""
    return " · ".join(map(shown, told)) + notice


def published(bank: Bank) -> str:
    """Name the day, month or year of publication in the deck's month names and digits; '' where it is unknown."""
    day = bank.article.day
    if day is None:
        return bank.article.published
    return name(day, months=bank.settings.months, digits=bank.settings.digits)


def description(bank: Bank) -> str:
    """Write what a learner reads on the deck's page: the article's source, its notice and its corrections."""
    article, labels = bank.article, bank.labels
    day = published(bank)
    lines = [
        shown(article.title),
        shown(article.publisher or labels["anki.publisher-unknown"]),
        shown(f"{labels['anki.published']}: {day}" if day else labels["anki.published-unknown"]),
        f'<bdi dir="ltr">{shown(article.url)}</bdi>' if article.url else "",
        shown(f"{labels['anki.rights']}: {article.rights}" if article.rights else ""),
        f"<em>{shown(article.notice)}</em>" if article.notice else "",
    ]
    body = "".join(f"<p>{line}</p>" for line in lines if line)
    reads = shown(labels["anki.reads"])
    mended = listed((f"«{shown(each.quote)}» {reads} «{shown(each.read)}»" for each in article.corrections), "mended")
    told = f"<p>{shown(labels['anki.corrections'])}:</p>{mended}" if mended else ""
    return f'<div lang="ar" dir="rtl">{body}{told}</div>'
