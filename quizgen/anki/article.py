"""The article as learners meet it: a line on each back, the whole passage one tap away, a card to read, the overview.

One rule: what is unknown is said to be unknown. Title, publisher, dates and rights are shown once, on the card to read
and in the overview, so that filling them in later changes no other card.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence

from quizgen.anki.fields import escaped, listed, shown
from quizgen.arabic.dates import name
from quizgen.arabic.numerals import written
from quizgen.model import Bank, Evidence, Sentence

# The card asks for this file only when it is tapped. Anki never replaces a media file that it has, so the name carries
# a hash of the content; the underscore keeps a file that no field names as a picture or a sound.
_FILE = "_quizgen-{seed}-{hash}.js"
_VERSION = re.compile(r"(_quizgen-[\w-]+)-[0-9a-f]{8}\.js")
_STYLE = 'style="direction: rtl; text-align: right; max-width: 40em; margin: 0 auto"'


def passage_file(bank: Bank) -> tuple[str, bytes]:
    """Return the name and content of the media file that holds the passage, a script of one call."""
    sentences = [[each.number, _sentence(bank, each)] for each in bank.article.sentences]
    data = json.dumps(sentences, ensure_ascii=False, separators=(",", ":"))
    # these two end a line in old JavaScript, even in a string
    data = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    file = _FILE.format(seed=bank.seed, hash=hashlib.sha256(data.encode()).hexdigest()[:8])
    return file, f'(window.quizgenPassages = window.quizgenPassages || {{}})["{file}"] = {data};\n'.encode()


def without_version(html: str) -> str:
    """Cut the passage's version out of a field.

    A corrected passage has a new file. A note that did not change otherwise is no new version for learners: theirs goes
    on naming the file that came with it.
    """
    return _VERSION.sub(r"\1.js", html)


def source_line(bank: Bank, evidence: Sequence[Evidence], file: str) -> str:
    """Write the numbers of the sentences as one line of HTML, each of them leading into the passage when tapped."""
    numbers = dict.fromkeys(each.sentence for each in evidence if each.sentence)
    places = [(number, bank.labels["anki.sentence"].format(number=_figure(bank, number))) for number in numbers]
    return " · ".join(
        f'<span class="read" data-passage="{file}" data-sentence="{number}">{shown(words)}</span>'
        for number, words in places or [(0, bank.labels["anki.text"])]
    )


def passage(bank: Bank) -> str:
    """Write the whole passage as HTML, each sentence with its number."""
    return " ".join(f'<span class="sentence">{_sentence(bank, each)}</span>' for each in bank.article.sentences)


def provenance(bank: Bank) -> str:
    """Write where the article comes from: title, publisher, date, address, rights, notice and corrections."""
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
    reads = shown(labels["anki.reads"])
    fixed = "، ".join(f"«{shown(each.quote)}» {reads} «{shown(each.read)}»" for each in article.corrections)
    lines.append(f"{shown(labels['anki.corrections'])}: {fixed}" if fixed else "")
    return "".join(f"<p>{line}</p>" for line in lines if line)


def published(bank: Bank) -> str:
    """Name the day, month or year of publication in the deck's month names and digits; '' where it is unknown."""
    day = bank.article.day
    if day is None:
        return bank.article.published
    return name(day, months=bank.settings.months, digits=bank.settings.digits)


def description(bank: Bank, decks: Sequence[str], new_a_day: int) -> str:
    """Write the deck's page: how to study in three lines, where to report a mistake, where the article comes from.

    `decks` lists the full names of the decks that hold cards, in the order in which they are best studied.
    """
    labels = bank.labels
    order = " ← ".join(full.rsplit("::", 1)[-1].replace(" ", "\u00a0") for full in decks)
    words = {"order": order, "new": _figure(bank, new_a_day), "report": bank.settings.report}
    report = "report" if words["report"] else "report-to-sender"
    lines = (*(f"anki.study.{step}" for step in (1, 2, 3)), f"anki.{report}")
    advice = _advice([shown(labels[line].format(**words)) for line in lines])
    if bank.settings.help == "en":
        words["order"] = f"\u2067{order}\u2069"  # its arrows point to the left in an English sentence, too
        english = _advice([escaped(labels[f"help.en.{line}"].format(**words)) for line in lines])
        advice += f'<div lang="en" dir="ltr" style="text-align: left">{english}</div>'
    return f'<div lang="ar" dir="rtl" {_STYLE}>{advice}<hr>{provenance(bank)}</div>'


def _advice(lines: Sequence[str]) -> str:
    *steps, report = lines
    return f"{listed(steps, 'steps', 'ol')}<p>{report}</p>"


def _sentence(bank: Bank, sentence: Sentence) -> str:
    return f"<sup>{_figure(bank, sentence.number)}</sup>&nbsp;{shown(sentence.reads)}"


def _figure(bank: Bank, number: int) -> str:
    return written(str(number), bank.settings.digits)
