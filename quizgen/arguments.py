"""What may be asked on the command line. It loads next to nothing, so that a help text is there at once."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence

TYPE_CHECKING = False  # as type checkers know it; `typing` itself takes long to load
if TYPE_CHECKING:
    from typing import NoReturn

WIDTH = 80  # of a help text

BUILD_EXAMPLES = """\
examples:
  quizgen build                          every seed under seeds/ into decks/
  quizgen build south-ossetia --dry-run  what would change for those who hold the deck
  quizgen build south-ossetia --forms 2  also two forms for the classroom and their key
  quizgen build south-ossetia --forms 2 --code A-000T9D   the same forms again, by the code printed on them"""


class Misused(Exception):
    """A command line that cannot be understood: what is wrong with it, and how the command is used."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Reads a command line; options and names may come in any order. What is wrong is raised as `Misused`."""

    def __init__(self, name: str, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"quizgen {name}".strip(),
            usage=usage,
            description=description,
            epilog=epilog,
            formatter_class=_Help,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Raise `Misused`."""
        raise Misused(message, self.format_usage().strip())

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Return what a command line asks for; a word that has no place in it raises `Misused`."""
        asked, unknown = self.parse_known_intermixed_args(words)
        if unknown:
            option = unknown[0].split("=")[0]
            if option.startswith("-"):
                self.error(f"no such option: {option}{meant(option, self._option_string_actions)}")
            self.error(f"unexpected argument: {unknown[0]}")
        return asked

    def switch(self, name: str, text: str, default: bool | None = None) -> None:
        """Declare `--name` and `--no-name`."""
        self.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=text)
        self.set_defaults(**{name.replace("-", "_"): default})


class _Help(argparse.RawDescriptionHelpFormatter):
    """Texts as they are written, options in two columns; asking how wide the terminal is takes too long."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=WIDTH)


def meant(word: str, known: Iterable[str]) -> str:
    """Return which known words a word may stand for, as the end of a message."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, 3)
    return f"; did you mean {' or '.join(close)}?" if close else ""


def between(least: int, most: int) -> Callable[[str], int]:
    """Return the reader of a whole number that is at least `least` and at most `most`."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from {least} to {most}")
        return value

    return read


# ---------------------------------------------------------------- the commands and what they may be asked


def _seed(parser: Parser) -> None:
    parser.add_argument("seed", metavar="SEED", help=argparse.SUPPRESS)


def _seeds(parser: Parser) -> None:
    parser.add_argument("seeds", nargs="*", metavar="SEED", help=argparse.SUPPRESS)


def _templates(parser: Parser) -> None:
    parser.add_argument("--templates", metavar="PATH", help="your own templates, before the shipped ones")


def _cache(parser: Parser) -> None:
    parser.switch("cache", "know again what has not changed since it was read (the default), or not", default=True)


def _json(parser: Parser) -> None:
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")


def _out(parser: Parser, text: str = "where the ledger is (default: decks)") -> None:
    parser.add_argument("--out", metavar="PATH", default="decks", help=text)


def _chance(parser: Parser, text: str) -> None:
    parser.add_argument("--chance", type=between(0, 32767), default=0, metavar="0-32767", help=text)


def _quiz(parser: Parser) -> None:
    """Declare what may be said of a quiz instead of the settings in its seed."""
    parser.add_argument("--items", type=between(1, 500), metavar="1-500", help="number of items in the quiz")
    parser.add_argument("--kinds", metavar="KIND,KIND", help="kinds of items, in the order of their sections")
    parser.add_argument("--digits", choices=("western", "arabic"), help="0-9 or ٠-٩")
    parser.add_argument("--title", help="title of the quiz")
    parser.switch("passage", "print the article with the quiz, or not")


def _paper(parser: Parser, text: str) -> None:
    parser.add_argument("--paper", choices=("A4", "Letter"), default="A4", help=f"{text} (default: A4)")


def _build(parser: Parser) -> None:
    _seeds(parser)
    _out(parser, "where to write (default: decks)")
    parser.add_argument(
        "--forms", type=between(0, 10), default=0, metavar="0-10", help="also write forms A, B … and their key"
    )
    parser.add_argument("--code", default="", help="make the forms with this code again")
    _chance(parser, "another choice of items for the forms")
    _paper(parser, "paper of every page")
    places = "where the key of the quiz is printed: at its end, as a page of its own, or nowhere (default: end)"
    parser.add_argument("--key", choices=("end", "separate", "none"), default="end", help=places)
    parser.add_argument("--pdf", action="store_true", help="also print every page to PDF; wants Chromium")
    _quiz(parser)
    systems = ("standard", "levant", "both", "morocco", "algeria")
    parser.add_argument("--months", choices=systems, help="month names")
    parser.add_argument("--school", metavar="LINE", help="a line above the title")
    parser.switch("answer-sheet", "add a sheet to answer on to each form, or not")
    _templates(parser)
    parser.add_argument("--dry-run", action="store_true", help="only report what would change")
    jobs = "seeds made at a time; as many as there are processors"
    parser.add_argument("--jobs", type=between(1, 64), metavar="1-64", help=jobs)
    _cache(parser)
    _json(parser)


def _check(parser: Parser) -> None:
    _seeds(parser)
    fix = "first write what is beyond doubt into the fact files, and show each change"
    parser.add_argument("--fix", action="store_true", help=fix)
    _templates(parser)
    _cache(parser)
    _json(parser)


def _items(parser: Parser) -> None:
    _seed(parser)
    parser.add_argument("--fact", metavar="ID", help="only this fact's items, and why something was not asked")
    _out(parser)
    _chance(parser, "another seed of chance")
    _templates(parser)
    _json(parser)


def _coverage(parser: Parser) -> None:
    _seed(parser)
    parser.add_argument("--html", metavar="FILE", help="also write it as a page")
    _out(parser)
    _templates(parser)


def _preview(parser: Parser) -> None:
    parser.add_argument("seed", nargs="?", default="", metavar="SEED", help=argparse.SUPPRESS)
    port = "where to listen (default: a free port)"
    parser.add_argument("--port", type=between(0, 65535), default=0, metavar="0-65535", help=port)
    parser.switch("open", "open the page in your browser (the default), or not", default=True)
    _out(parser)
    _templates(parser)


def _export(parser: Parser) -> None:
    _seed(parser)
    parser.add_argument("--to", choices=("docx", "csv", "gift", "moodle", "qti"), required=True, help="the format")
    form = "form A, B … instead of the quiz that checks itself"
    parser.add_argument("--form", default="", metavar="LETTER", help=form)
    parser.add_argument("--code", default="", help="the form with this code")
    every = "every item, not only those of the quiz"
    parser.add_argument("--all", dest="everything", action="store_true", help=every)
    _out(parser, "where the decks are (default: decks)")
    _quiz(parser)
    _paper(parser, "paper of a DOCX")
    _templates(parser)


def _new(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help=argparse.SUPPRESS)
    parser.add_argument("--article", metavar="PATH", required=True, help="the article: .txt, or .html")
    parser.add_argument("--title", default="", help="its title")
    parser.add_argument("--publisher", default="", help="who published it")
    published = "when: 2017-03-31; relative dates count from it"
    parser.add_argument("--published", default="", metavar="DATE", help=published)
    parser.add_argument("--url", default="", help="where it stands")
    brief = "also write brief.md, by which somebody else can fill in the draft"
    parser.add_argument("--brief", action="store_true", help=brief)


def _scan(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help=argparse.SUPPRESS)
    published = "the day that «أمس» and the like are counted from"
    parser.add_argument("--published", default="", metavar="DATE", help=published)
    _json(parser)


def _schema(parser: Parser) -> None:
    parser.add_argument("of", nargs="?", choices=("facts", "template", "lexicon"), default="facts", help="of what")
    _templates(parser)


def _ledger(parser: Parser) -> None:
    _seed(parser)
    repair = "make it again from its copy, both sides of a merge and the deck"
    parser.add_argument("--repair", action="store_true", help=repair)
    _out(parser)
    _templates(parser)


# each command: what it takes, what it does, and the options that it has
COMMANDS: dict[str, tuple[str, str, Callable[[Parser], None]]] = {
    "build": ("[SEED]...", "Build the deck and the quiz of every SEED (all where none is named).", _build),
    "check": (
        "[SEED]...",
        "Report all problems of every SEED and of the items that it gives.\n\n"
        "Each has its file:line:column, and what to do.\n"
        "Exit code 0: sound. 1: problems. 2: the command was not understood.",
        _check,
    ),
    "coverage": ("SEED", "Print each sentence's facts and items, and what is not asked yet.", _coverage),
    "export": (
        "SEED",
        "Write the quiz of SEED for another program.\n\nWhat its format has no place for is said.",
        _export,
    ),
    "items": ("SEED", "Print the items that SEED gives, to read or to pipe.", _items),
    "ledger": (
        "SEED",
        "Report whether the record of what learners hold can be read.\n\nExit code 0: it can. 1: problems.",
        _ledger,
    ),
    "new": (
        "NAME",
        "Draft a seed from an article.\n\nseeds/NAME/ gets its text and a first fact file.",
        _new,
    ),
    "preview": (
        "[SEED]",
        "Show quiz, study page, items and cards in the browser, made again on each save.\n\n"
        "Ctrl-C ends it. Only this machine is answered, and nothing is written.",
        _preview,
    ),
    "scan": (
        "FILE",
        "Print what is read in a text: sentences, times, amounts, verbs, speakers, names.",
        _scan,
    ),
    "schema": (
        "[facts|template|lexicon]",
        "Print the JSON Schema of a fact file, of questions/*.yaml or of a lexicon.",
        _schema,
    ),
}
