"""The page over all decks of a folder: what each is about, and where its deck, its quiz and its study page are.

What the page says of a deck is kept beside it, in `about.json`: a build of one seed lists the others as they stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from quizgen.arabic.count import CountedNoun, count
from quizgen.arabic.nouns import Case, Gender
from quizgen.model import Article, Bank, Settings
from quizgen.sheet import pages

COUNTED = {
    "words": CountedNoun("كلمة", "كلمات", "كلمتان", Gender.F),
    "facts": CountedNoun("معلومة", "معلومات", "معلومتان", Gender.F),
    "questions": CountedNoun("سؤال", "أسئلة", "سؤالان", Gender.M),
}
# control characters, halves of a character, and what turns the direction of all that follows: no title holds them
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the page says of one deck; `published` is an ISO day or month, '' or 0 is unknown."""

    seed: str
    title: str
    publisher: str = ""
    published: str = ""
    words: int = 0
    facts: int = 0
    questions: int = 0


def entry_of(bank: Bank) -> Entry:
    """Say what a bank is about."""
    return Entry(
        seed=bank.seed,
        title=bank.settings.title or bank.article.title or bank.seed,
        publisher=bank.article.publisher,
        published=bank.article.published,
        words=len(bank.words),
        facts=len(bank.statements),
        questions=len(bank.items),
    )


def write_entry(entry: Entry) -> str:
    """Write an entry as JSON, to be read when other seeds are built."""
    return json.dumps(asdict(entry), ensure_ascii=False, indent=1) + "\n"


def read_entry(seed: str, text: str) -> Entry:
    """Read the entry of a deck; of one that an older quizgen built, or whose entry is damaged, the name is known."""
    try:
        told = json.loads(text)
        known = {each.name: told[each.name] for each in fields(Entry)}
        types = [type(value) for value in known.values()]
        if (
            types == [str] * 4 + [int] * 3
            and known["seed"] == seed
            and not _UNSEEN.search("".join(map(str, known.values())))
        ):
            return Entry(**known)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return Entry(seed, seed)


def index_page(
    entries: Iterable[Entry], labels: Mapping[str, str], assets: pages.Assets, paper: pages.Paper = "A4"
) -> str:
    """Return the page, the latest article first."""
    by_name = sorted(entries, key=lambda entry: entry.seed)
    listed = sorted(by_name, key=lambda entry: entry.published, reverse=True)
    whole = Bank("", Article("", ()), (), (), (), (), labels, Settings(title=labels["index.title"]))
    return pages.page("index", whole, assets, paper, decks=[(entry, counts(entry)) for entry in listed])


def counts(entry: Entry) -> tuple[str, ...]:
    """Say how much a deck holds: «91 كلمة»; what it has none of, or what is not known, is not named."""
    numbers = {name: getattr(entry, name) for name in COUNTED}
    return tuple(count(number, COUNTED[name], Case.NOMINATIVE) for name, number in numbers.items() if number)
