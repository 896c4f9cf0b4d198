"""The four pages: quiz, form, key, study. Each is one file that needs no network and declares its paper."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

from markupsafe import Markup, escape

from quizgen import answering, corrected, html
from quizgen.arabic import dates, numerals, typed
from quizgen.arabic.count import CountedNoun, count
from quizgen.arabic.notation import known_time
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.time import Time
from quizgen.model import Bank, Correction, Item, Quiz, Settings
from quizgen.sheet import printed, study
from quizgen.sheet.sandbox import Sandbox

Assets = Mapping[str, bytes]
Paper = Literal["A4", "Letter"]
KeyPlace = Literal["end", "separate", "none"]

MARK = CountedNoun("درجة", "درجات", "درجتان", Gender.F)
SCRIPT_WORDS = (
    *("right", "wrong", "partly", "unanswered", "answer", "sentence", "progress", "of", "score", "left", "left-open"),
    *("left-judge", "passage", "all-done", "stored", "nothing-stored"),
    *("judge", "judge-correction", "half", "i-was-right", "i-was-wrong", "count-as-right"),
)
FONTS = {400: "fonts/amiri-regular.woff2", 700: "fonts/amiri-bold.woff2"}


def quiz_page(bank: Bank, quiz: Quiz, assets: Assets, paper: Paper = "A4", key: KeyPlace = "end") -> str:
    """Return the quiz that checks itself; without scripts it can be read and printed.

    Its key is printed at its end on a page of its own, or it is not printed: the page checks itself by it nonetheless.
    """
    return page("quiz", bank, assets, paper, script=True, quiz=quiz, key=key, mark=_mark(bank, quiz))


def form_page(bank: Bank, quiz: Quiz, assets: Assets, paper: Paper = "A4") -> str:
    """Return one form for the classroom, without any key: only what the learner may see is in the file."""
    return page("form", bank, assets, paper, quiz=quiz)


def key_page(bank: Bank, quizzes: Sequence[Quiz], assets: Assets, paper: Paper = "A4") -> str:
    """Return the teacher's key: first a page a form to mark by, then each form's answers with their reasons."""
    return page("key", bank, assets, paper, quizzes=quizzes)


def study_page(bank: Bank, assets: Assets, paper: Paper = "A4") -> str:
    """Return the page to study by: the passage with its words, names, times and every statement."""
    pieces = {sentence.number: study.pieces(sentence, bank.words) for sentence in bank.article.sentences}
    noted = {piece.word.id for cut in pieces.values() for piece in cut if piece.word}
    context: dict[str, Any] = {"pieces": pieces, "noted": noted, "pictures": study.pictures(bank.statements)}
    return page("study", bank, assets, paper, script=True, **context)


def page(
    name: str, bank: Bank, assets: Assets, paper: Paper, *, script: bool = False, served: bool = False, **context: Any
) -> str:
    """Return the page that a template makes of a bank and of what else it needs.

    One that is `served` may hold pages of its own server, and ask it whether anything is new.
    """
    style = _style(assets, ("paper.css", f"{name}.css"), _page_rule(bank, paper))
    code = typed.with_folding(_text(assets, f"{name}.js"), _text(assets, "fold.js")) if script else ""
    template = _sandbox(bank, assets).get_template(f"{name}.html.j2")
    return template.render(
        page=name,
        bank=bank,
        labels=bank.labels,
        settings=bank.settings,
        article=bank.article,
        title=bank.settings.title or bank.article.title or bank.labels["sheet.untitled"],
        style=Markup(style),
        code=Markup(code),
        policy=_policy(style, code) + ("; frame-src 'self'; connect-src 'self'" if served else ""),
        **context,
    )


def _mark(bank: Bank, quiz: Quiz) -> str:
    """Name this quiz for the answers that a browser keeps: another choice or wording of items has another name."""
    items = [
        (line.item.id, line.item.stem, line.item.options, line.item.columns) for s in quiz.sections for line in s.lines
    ]
    return f"{bank.seed}-{hashlib.sha256(repr(items).encode()).hexdigest()[:12]}"


# ---------------------------------------------------------------- what a page is made of


def _text(assets: Assets, name: str) -> str:
    return assets[name].decode("utf-8")


def _style(assets: Assets, sheets: Sequence[str], rule: str) -> str:
    """Join the fonts, as data, the style sheets and what is said of the paper."""
    faces = [
        f"@font-face{{font-family:Amiri;font-weight:{weight};font-display:block;"
        f"src:url(data:font/woff2;base64,{base64.b64encode(assets[name]).decode('ascii')}) format('woff2')}}"
        for weight, name in FONTS.items()
    ]
    return "\n".join(["", *faces, *(_text(assets, sheet) for sheet in sheets if sheet in assets), rule, ""])


def _page_rule(bank: Bank, paper: Paper) -> str:
    """Say the size of the paper, and at the foot of each page its number and how many there are."""
    style = ", arabic-indic" if bank.settings.digits == "arabic" else ""
    told = re.split(r"(\{pages?\})", bank.labels["sheet.page-of"])
    parts = [f"counter({part[1:-1]}{style})" if part in ("{page}", "{pages}") else _css(part) for part in told if part]
    foot = f"font: 10pt Amiri, serif; direction: rtl; content: {' '.join(parts)};"
    return f"@page {{ size: {paper}; }}\n@page {{ @bottom-center {{ {foot} }} }}"


def _css(text: str) -> str:
    """Write a string of CSS that ends where the text ends."""
    return '"' + "".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text) + '"'


def _policy(style: str, code: str) -> str:
    """Allow this page's own style and script, by their hashes, and nothing else: no network at all."""
    rules = ["default-src 'none'", "font-src data:", f"style-src {_hash(style)}", "base-uri 'none'"]
    rules += ["form-action 'none'", f"script-src {_hash(code) if code else repr('none')}"]
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _sandbox(bank: Bank, assets: Assets) -> Sandbox:
    """Make the language of one page."""
    labels = bank.labels
    sources = {name: source.decode("utf-8") for name, source in assets.items() if name.endswith(".j2")}
    functions: dict[str, Callable[..., Any]] = {"dated": study.dated, "checking": partial(_checking, labels=labels)}
    made = Sandbox(sources, filters(bank.settings, labels, bank.article.corrections), functions)
    made.globals |= {"ordinals": labels["sheet.ordinals"].split(" "), "told": _told(labels, bank.settings)}
    return made


def filters(
    settings: Settings, labels: Mapping[str, str], corrections: Sequence[Correction] = ()
) -> dict[str, Callable[..., Any]]:
    """Return what a layout may make of a value, by name."""
    return {
        "shown": partial(html.isolated, digits=settings.digits),
        "lit": lambda evidence: corrected.marked(evidence, corrections, labels["sheet.printed-as"], settings.digits),
        "unquoted": lambda asked: html.marked(asked.sentence.printed, asked.open, settings.digits),
        "code": _code,
        "number": partial(_number, settings=settings),
        "letter": answering.letter,
        "form_letter": answering.form_letter,
        "correction": answering.correction,
        "corrected": partial(_corrected, digits=settings.digits),
        "paragraphs": printed.paragraphs,
        "shape": lambda item: answering.shape(item).value,
        "stem": partial(answering.stem, labels=labels),
        "choices": partial(answering.choices, labels=labels),
        "width": answering.width,
        "gapped": partial(_gapped, digits=settings.digits),
        "right_options": partial(answering.right_options, labels=labels),
        "right_partners": answering.right_partners,
        "settling": answering.settling,
        "is_typed": answering.is_typed,
        "notes": printed.notes,
        "beside": partial(_beside, labels=labels, language=settings.help),
        "marks": lambda n: _digits(count(n, MARK, Case.NOMINATIVE), settings),
        "time": partial(_time, settings=settings),
        "day": partial(_published, settings=settings),
        "origin": partial(printed.origin, labels=labels),
        "source": partial(printed.source, labels=labels, day=partial(_published, settings=settings)),
        "parts": printed.parts,
        "at_a_glance": partial(answering.at_a_glance, labels=labels),
        "marking_rules": partial(printed.marking_rules, labels=labels),
        "other_spellings": printed.spellings,
        "is_written": printed.is_written,
        "sentences": answering.sentences,
    }


def _beside(label: str, labels: Mapping[str, str], language: str) -> Markup:
    """Return a label in the language of the help, to stand beside it; nothing where no help is asked for."""
    told = labels.get(f"help.{language}.{label}", "")
    return Markup(' <bdi class="help" lang="{}" dir="ltr">{}</bdi>').format(language, told) if told else Markup("")


def _gapped(item: Item, blank: str, digits: numerals.Digits) -> Markup:
    """Return the sentence of a cloze item as HTML with `blank`, which is markup, in the place of its hole."""
    if item.hole is None:
        raise ValueError(f"{item.id} has no hole")
    return html.wrapped(item.evidence[0].reads, [html.Wrap(*item.hole, lambda _: str(escape(blank)))], digits)


def _corrected(item: Item, digits: numerals.Digits) -> Markup:
    """Return how a false statement should read, as HTML; marked is what the statement has otherwise."""
    right = answering.correction(item)
    return html.marked(right, printed.changed(item.stem, right), digits)


def _code(text: str) -> Markup:
    """Return an id or a place in a file as HTML that is broken behind its slashes rather than at its hyphens."""
    parts = re.split(r"(?<=[/ ])", text)
    return Markup("<wbr>").join(Markup('<span class="whole">{}</span>').format(part) for part in parts if part)


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
    """Write what the script goes by: the words that it puts on the page, its digits."""
    words = {name: labels[f"sheet.{name}"] for name in SCRIPT_WORDS}
    return _json(words | {"digits": settings.digits})


def _json(value: object) -> Markup:
    """Write JSON that cannot end the element it stands in."""
    told = json.dumps(value, ensure_ascii=False)
    return Markup(re.sub("[<>&]", lambda sign: f"\\u{ord(sign.group()):04x}", told))
