"""From an article's file to what is found in it, and to a drafted seed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quizgen.arabic.letters import INVISIBLE, is_arabic
from quizgen.arabic.notation import read_time
from quizgen.arabic.time import Time
from quizgen.disk.files import LARGEST_ARTICLE, LARGEST_SOURCE, read_old, read_source
from quizgen.disk.outputs import locked, write_all
from quizgen.disk.sources import FACTS, SEEDS
from quizgen.draft.brief import brief
from quizgen.draft.facts import SCHEMA, draft, page
from quizgen.draft.scan import as_json, scan
from quizgen.draft.suspects import asides_in
from quizgen.loading import load_templates
from quizgen.model import ID, Templates
from quizgen.problems import SourceError, UsageError
from quizgen.reading.schema import facts_schema, schema_text

SHORT_LINE = 6  # words: a text that is wrapped has more in a line
UNSEEN = f"{INVISIBLE}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
SHAPED = "\ufb50-\ufdff\ufe70-\ufefc"
PIECE = re.compile(rf"(?P<plain>[^&\r{UNSEEN}{SHAPED}]+)|&#?\w{{1,40}};?|\r\n|.", re.DOTALL)
MOST_TAGS = 20_000  # of a web page; that of a newspaper has a quarter, and a million take a minute
ENCODINGS = ("utf-8-sig", "utf-16", "windows-1256")


@dataclass(frozen=True, slots=True)
class New:
    """What a new seed is made from: its folder's name, the article's file, what is known of it; `brief`: write one."""

    name: str
    article: Path
    source: Mapping[str, str] = field(default_factory=dict)
    brief: bool = False


def scan_file(file: Path, published: str = "") -> Mapping[str, list[dict[str, Any]]]:
    """Return what is found in the text of a file; places count its characters from 0. Raises `UsageError`."""
    text, places = _article(file)
    told = as_json(scan(text, templates_of().lexicon, _day(published)))
    for each in (each for listed in told.values() for each in listed):
        each["start"], each["end"] = places[each["start"]][0], places[each["end"] - 1][1]
    return told


def new_seed(new: New) -> tuple[Path, tuple[str, ...]]:
    """Write seeds/NAME/ with the article's text and a drafted fact file; raises `UsageError`, `OutputError`.

    Returns the folder, and what was left out of the text as no part of the article.
    """
    if not ID.fullmatch(new.name):
        raise UsageError(f"'{new.name}' cannot name a seed: use a-z, 0-9 and single hyphens, like joint-law-2")
    home = SEEDS / new.name
    if read_old(home / FACTS) is not None:
        raise UsageError(f"{home.as_posix()}/{FACTS} is there already: choose another name, or delete it")
    text = article_text(new.article)
    templates = templates_of()
    left = asides_in(text := parted(text), templates.lexicon)
    text = without(text, left)
    found = scan(text, templates.lexicon, _day(new.source.get("published", "")))
    made = draft(found, templates.lexicon, templates.verbs, _frequency())
    source = {key: cleaned(value) for key, value in new.source.items()}
    files = {
        home / "article.txt": text.encode(),
        home / FACTS: (facts := page(found, made, source, templates.lexicon, left)).encode(),
        SEEDS / SCHEMA: schema_text(facts_schema(templates)).encode(),
    }
    if new.brief:
        files[home / "brief.md"] = brief(found, facts, templates).encode()
    with locked(SEEDS, True, lambda _: None):
        write_all(SEEDS, files)
    return home, left


def without(text: str, left: Iterable[str]) -> str:
    """Take sentences out of a text, each where it stands first, and the space around them."""
    for each in left:
        text = text.replace(each, "", 1)
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", text).strip() + "\n"


def article_text(file: Path) -> str:
    """Read an article: plain text in UTF-8, UTF-16 or windows-1256, or the text of a web page."""
    return _article(file)[0]


def _article(file: Path) -> tuple[str, list[tuple[int, int]]]:
    """Return an article's text and where each of its characters stands in the file: its start and its end."""
    is_page = file.suffix.lower() in (".html", ".htm")
    try:
        content = read_source(file, file.parent, most=LARGEST_SOURCE if is_page else 2 * LARGEST_ARTICLE)
    except SourceError as fault:
        raise UsageError(str(fault)) from fault
    text = _decoded(content, file)
    if is_page:
        text = _text_of_page(text, file)
    if len(text.encode()) > LARGEST_ARTICLE:
        raise UsageError(f"{file.name} holds more than {LARGEST_ARTICLE >> 10} KiB of text: save the article alone")
    text, places = _placed(text)
    if not any(map(is_arabic, text)):
        raise UsageError(f"{file.name} holds no Arabic text")
    return text, places


def _placed(raw: str) -> tuple[str, list[tuple[int, int]]]:
    """Clean a text and strip its lines, and keep where each character that is left stands in the raw one."""
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    for hit in PIECE.finditer(raw):
        start, end = hit.span()
        if hit["plain"]:
            kept.append(hit[0])
            places += zip(range(start, end), range(start + 1, end + 1), strict=True)
            continue
        piece = "\n" if hit[0] in ("\r\n", "\r") else cleaned(hit[0])
        kept.append(piece)
        places += [(start, end)] * len(piece)
    text = "".join(kept)
    places.append((len(raw), len(raw)))
    lines: list[str] = []
    left: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if (bare := line.strip()) or lines:
            begin = at + line.index(bare)
            lines.append(bare)
            left += places[begin : begin + len(bare) + 1]
        at += len(line) + 1
    return "\n".join(lines).rstrip("\n") + "\n", left


def parted(text: str) -> str:
    """Set a blank line wherever a line break ends a paragraph, a heading or a byline."""
    return "\n".join(f"{line}\n" if _ends_paragraph(line) else line for line in text.split("\n"))


def _ends_paragraph(line: str) -> bool:
    """Return whether a line break ends more than a line: behind a stop, a heading or a byline."""
    return bool(line) and (line[-1] in '.!؟?…"”»' or (len(line.split()) <= SHORT_LINE and line[-1] not in "،,؛:-–"))


def cleaned(text: str) -> str:
    """Take out what no reader sees, as web pages hold it: HTML entities, shaped letters, direction marks, controls."""
    text = re.sub(f"[{UNSEEN}]", "", html.unescape(text))
    return re.sub(f"[{SHAPED}]", lambda hit: unicodedata.normalize("NFKC", hit[0]), text)


def _decoded(content: bytes, file: Path) -> str:
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ENCODINGS:
        if encoding == "utf-16" and not utf16:
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{file.name} is not a text in UTF-8, UTF-16 or windows-1256")


def _text_of_page(text: str, file: Path) -> str:
    if text.count("<") > MOST_TAGS:
        raise UsageError(f"{file.name} holds more than {MOST_TAGS} tags: save its text as .txt")
    try:
        import trafilatura
    except ImportError as fault:  # it is not there, or what it needs is not
        raise UsageError(f"{file.name} is a web page: pip install 'quizgen[html]', or save its text as .txt") from fault
    found = trafilatura.extract(text, include_comments=False, include_tables=False)
    if not found:
        raise UsageError(f"no article was found in {file.name}: save its text as .txt")
    return str(found)


def _frequency() -> Callable[[str], float] | None:
    """Return what tells how common a word is, where the list of words is installed (`quizgen[words]`)."""
    try:
        from wordfreq import zipf_frequency
    except ModuleNotFoundError:
        return None
    return lambda word: float(zipf_frequency(word, "ar"))


def _day(published: str) -> Time | None:
    if not published or published == "unknown":
        return None
    try:
        return read_time(published)
    except ValueError as fault:
        raise UsageError(f"--published: '{published}' is not a date like 2017-03-31") from fault


def templates_of() -> Templates:
    """Load the templates with the lexicon that a text is read with; raises `SourceError`."""
    templates, _, problems = load_templates()
    if problems:
        raise SourceError(problems)
    return templates
