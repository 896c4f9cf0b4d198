"""An author who builds a deck again and again, and a learner who holds it in the real Anki."""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quizgen.anki.deck import Built, build_deck
from quizgen.anki.ledger import Ledger, Stamp
from quizgen.arabic.typed import fold
from quizgen.model import Bank
from tests.anki.samples import bank


class Author:
    """An author who builds again and again, each time a day later, and keeps what the build leaves."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        self.assets = assets
        self.ledger = Ledger()
        self.record: Mapping[str, Stamp] = {}
        self.days = itertools.count(1_750_000_000, 86_400)

    def build(self, of: Bank | None = None, was: Mapping[str, str] | None = None, now: int | None = None) -> Built:
        """Build a bank (the whole one by default)."""
        when = next(self.days) if now is None else now
        built = build_deck(of or bank(), self.ledger, self.record, self.assets, when, was or {})
        self.ledger, self.record = built.ledger, built.notetypes
        return built


class Learner:
    """A learner's collection in the real Anki, with the import options that Anki sets by itself."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        self.folder = folder
        self.col = Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        """Close the collection, once."""
        if self.col.db is not None:
            self.col.close()

    def imports(self, apkg: bytes, notes: str = "IF_NEWER", presets: bool = False) -> Any:
        """Import a deck, notes IF_NEWER, ALWAYS or NEVER; give Anki's log (new, updated, duplicate, conflicting …)."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
        from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition as When

        place = self.folder / "deck.apkg"
        place.write_bytes(apkg)
        options = ImportAnkiPackageOptions(
            merge_notetypes=False,
            update_notes=When.Value(f"IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_{notes}"),
            update_notetypes=When.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER,
            with_scheduling=False,
            with_deck_configs=presets,
        )
        log = self.col.import_anki_package(ImportAnkiPackageRequest(package_path=str(place), options=options)).log
        self.col.models._clear_cache()
        return log

    def note(self, note: str) -> Any:
        """Find the one note of an id."""
        (number,) = self.col.find_notes(f'Id:"{note}"')
        return self.col.get_note(number)

    def cards(self) -> list[Any]:
        """List all cards."""
        return [self.col.get_card(number) for number in self.col.find_cards("")]

    def sides(self, card: Any) -> tuple[str, str]:
        """Render a card's two sides; a broken card template raises."""
        self.col._backend.render_existing_card(card_id=card.id, browser=False, partial_render=False)
        shown = card.render_output(reload=True)
        return shown.question_text, shown.answer_text


def as_read(side: str) -> str:
    """Read a rendered side as a browser shows it: no tags, no scripts, entities resolved, spaces as one."""
    side = re.sub(r"<script>.*?</script>|<style>.*?</style>", "", side, flags=re.DOTALL)
    return one_line(html.unescape(re.sub(r"<[^>]*>", "", side.replace("<br>", "\n"))))


def told_too_soon(kind: str, ord_: int, fields: Mapping[str, str], front: str) -> list[str]:
    """List what a front shows of the answers that it takes; options to choose from are folded and do not count.

    `kind` is the note type's name, `front` the side as Anki renders it. Words are compared as typed answers are.
    """
    seen = as_read(re.sub("<details.*?</details>", "", front, flags=re.DOTALL))
    if kind == "quizgen cloze":
        holes = re.findall(r"\{\{c(\d+)::(.*?)(?:::.*?)?\}\}", fields["Text"])
        hidden = [words for number, words in holes if int(number) == ord_ + 1]
        whole = as_read(re.sub(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", r"\1", fields["Text"]))
        return [words for words in map(as_read, hidden) if seen.count(words) >= whole.count(words)]
    if kind == "quizgen word":
        answers = [fields["Gloss"]] if ord_ == 0 else [fields["Bare"], fields["Word"]]
    else:
        answers = [*(re.findall("<li>(.*?)</li>", fields["Answer"]) or [fields["Answer"]]), fields["Type"]]
        answers += re.findall("<span.*?>(.*?)</span>", fields["Spare2"])  # other spellings that are accepted
    said = f" {fold(seen)} "
    return [words for words in map(as_read, answers) if fold(words) and f" {fold(words)} " in said]


def one_line(text: str) -> str:
    """Normalise as Anki does, and set all white space to single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
