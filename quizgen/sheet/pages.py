"""The four pages: quiz, form, key, study. Each is one file that needs no network and declares its paper."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from quizgen import answering, html
from quizgen.arabic import dates, typed
from quizgen.arabic import digits as numerals
from quizgen.arabic.count import CountedNoun, count
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.time import Time, known_time
from quizgen.model import Bank, Item, Quiz, Settings
from quizgen.sheet import passage, timeline

Assets = Mapping[str, bytes]
Paper = Literal["A4", "Letter"]

MARK = CountedNoun("درجة", "درجات", "درجتان", Gender.F)
FONTS = {400: "fonts/amiri-regular.woff2", 700: "fonts/amiri-bold.woff2"}


def quiz_page(bank: Bank, quiz: Quiz, assets: Assets, paper: Paper = "A4") -> str:
    """Write the quiz that checks itself; without scripts it can be read and printed, its key on a page of its own."""
    return page("quiz", bank, assets, paper, script=True, quiz=quiz)


def form_page(bank: Bank, quiz: Quiz, assets: Assets, paper: Paper = "A4") -> str:
    """Write one form for the classroom, without any key: only what the learner may see is in the file."""
    return page("form", bank, assets, paper, quiz=quiz)


def key_page(bank: Bank, quizzes: Sequence[Quiz], assets: Assets, paper: Paper = "A4") -> str:
    """Write the teacher's key of all forms, each form beginning a page."""
    return page("key", bank, assets, paper, quizzes=quizzes)


def study_page(bank: Bank, assets: Assets, paper: Paper = "A4") -> str:
    """Write the page to study by: the passage with its words, names, times and every statement."""
    return page("study", bank, assets, paper, script=True, pictures=timeline.pictures(bank.statements))


def page(name: str, bank: Bank, assets: Assets, paper: Paper, *, script: bool = False, **context: Any) -> str:
    """Return the page that a template makes of a bank and of what else it needs."""
    style = _style(assets, ("paper.css", f"{name}.css"), paper)
    code = _text(assets, f"{name}.js") if script else ""
    template = _environment(bank, assets).get_template(f"{name}.html.j2")
    return template.render(
        bank=bank,
        labels=bank.labels,
        settings=bank.settings,
        article=bank.article,
        title=bank.settings.title or bank.article.title or bank.labels["sheet.untitled"],
        style=Markup(style),
        code=Markup(code),
        policy=_policy(style, code),
        **context,
    )


# ---------------------------------------------------------------- what a page is made of


def _text(assets: Assets, name: str) -> str:
    return assets[name].decode("utf-8")


def _style(assets: Assets, sheets: Sequence[str], paper: Paper) -> str:
    """Join the fonts, as data, the style sheets and the size of the paper."""
    faces = [
        f"@font-face{{font-family:Amiri;font-weight:{weight};font-display:block;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(assets[name]).decode('ascii')}) format('woff2')}}"
        for weight, name in FONTS.items()
    ]
    size = f"@page {{ size: {paper}; }}"
    return "\n".join(["", *faces, *(_text(assets, sheet) for sheet in sheets if sheet in assets), size, ""])


def _policy(style: str, code: str) -> str:
    """Allow this page's own style and script, by their hashes, and nothing else: no network at all."""
    rules = ["default-src 'none'", "font-src data:", f"style-src {_hash(style)}", "base-uri 'none'"]
    rules += ["form-action 'none'", f"script-src {_hash(code) if code else repr('none')}"]
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _environment(bank: Bank, assets: Assets) -> Environment:
    """Make the templates' language: autoescape always, an unknown name is an error."""
    settings, labels = bank.settings, bank.labels
    sources = {name: source.decode("utf-8") for name, source in assets.items() if name.endswith(".j2")}
    made = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {
        "shown": partial(html.isolated, digits=settings.digits),
        "lit": lambda evidence: html.marked(evidence.reads, evidence.marks, settings.digits),
        "number": partial(_number, settings=settings),
        "letter": answering.letter,
        "form_letter": answering.form_letter,
        "correction": answering.correction,
        "shape": lambda item: answering.shape(item).value,
        "stem": partial(answering.stem, labels=labels),
        "choices": partial(answering.choices, labels=labels),
        "width": answering.width,
        "gapped": partial(_gapped, digits=settings.digits),
        "right_options": partial(answering.right_options, labels=labels),
        "right_partners": answering.right_partners,
        "settling": answering.settling,
        "is_typed": answering.is_typed,
        "marks": lambda n: _digits(count(n, MARK, Case.NOMINATIVE), settings),
        "time": partial(_time, settings=settings),
        "day": partial(_published, settings=settings),
        "pieces": lambda sentence: passage.pieces(sentence, bank.words),
    }
    made.globals |= {
        "ordinals": labels["sheet.ordinals"].split(),
        "dated": timeline.dated,
        "checking": lambda quiz: _checking(quiz, labels),
        "told": _told(labels, settings),
    }
    return made


def _gapped(item: Item, blank: str, digits: numerals.Digits) -> Markup:
    """Return the sentence of a cloze item as HTML with `blank` in the place of its hole."""
    if item.hole is None:
        raise ValueError(f"{item.id} has no hole")
    return html.wrapped(item.evidence[0].reads, [html.Wrap(*item.hole, lambda _: blank)], digits)


def _digits(text: str, settings: Settings) -> str:
    return numerals.arabic(text) if settings.digits == "arabic" else text


def _number(value: int | float | str, settings: Settings) -> str:
    return _digits(str(value), settings)


def _time(when: Time, settings: Settings) -> str:
    return dates.name(when, months=settings.months, digits=settings.digits)


def _published(day: str, settings: Settings) -> str:
    """Name the day or month of publication as the deck names times; what is no date is shown as written."""
    time = known_time(day)
    return _time(time, settings) if time else _digits(day, settings)


def _checking(quiz: Quiz, labels: Mapping[str, str]) -> Markup:
    """Write what the script needs of the key."""
    lines = [line for section in quiz.sections for line in section.lines]
    return _json({line.number: {**answering.checking(line.item, labels), "marks": line.marks} for line in lines})


def _told(labels: Mapping[str, str], settings: Settings) -> Markup:
    """Write what the script goes by: the words that it puts on the page, its digits, how it folds what is typed."""
    names = ("right", "wrong", "partly", "unanswered", "progress", "of", "score")
    return _json(
        {name: labels[f"sheet.{name}"] for name in names} | {"digits": settings.digits, "folding": typed.table()}
    )


def _json(value: object) -> Markup:
    """Write JSON that cannot end the element it stands in."""
    told = json.dumps(value, ensure_ascii=False)
    return Markup(re.sub("[<>&]", lambda sign: f"\\u{ord(sign.group()):04x}", told))
