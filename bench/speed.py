"""Speed as ratios against a baseline measured in the same run: `make bench`.

Start-up is held against bare Python, packing against genanki's own writer, a whole build against reading its sources.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from quizgen.anki.deck import build_deck
from quizgen.anki.ledger import Ledger
from quizgen.build import Options, build_seeds, load_seed, load_templates
from quizgen.items.bank import write_bank

ROUNDS = 7
SEED = Path("seeds/south-ossetia")


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Give the median time of a piece of work."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(*words: str) -> Callable[[], object]:
    """Run Python as a process of its own."""
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True)


def plain_package(notes: int) -> Callable[[], object]:
    """Write as many notes with genanki's own package writer."""
    import genanki

    model = genanki.Model(1, "plain", fields=[{"name": "Q"}, {"name": "A"}],
                          templates=[{"name": "c", "qfmt": "{{Q}}", "afmt": "{{A}}"}])  # fmt: skip

    def write() -> None:
        deck = genanki.Deck(2, "plain")
        for number in range(notes):
            deck.add_note(genanki.Note(model, [f"س{number}؟", f"ج{number}"]))
        with tempfile.TemporaryDirectory() as folder:
            genanki.Package(deck).write_to_file(str(Path(folder) / "plain.apkg"))

    return write


def main() -> None:
    """Measure, and print each figure with its ratio."""
    templates, assets, _ = load_templates()
    seed, _ = load_seed(SEED, templates)
    assert seed is not None
    bank = write_bank(seed, templates).bank
    notes = len({item.note for item in bank.items if item.note})
    bare = seconds(process("-c", "pass"))
    start = seconds(process("-m", "quizgen", "--version"))
    reading = seconds(lambda: load_seed(SEED, load_templates()[0]))
    writing = seconds(lambda: write_bank(seed, templates))
    packing = seconds(lambda: build_deck(bank, Ledger(), {}, assets, 1, {}))
    plain = seconds(plain_package(notes))
    with tempfile.TemporaryDirectory() as folder:
        whole = seconds(lambda: build_seeds([SEED], Options(out=Path(folder))), 3)
    rows = [
        ("start-up, over bare Python", start, bare),
        (f"items ({len(bank.items)}), over reading the sources", writing, reading),
        (f"deck ({notes} notes), over genanki's own writer", packing, plain),
        ("whole build, over reading the sources", whole, reading),
    ]
    for name, took, base in rows:
        sys.stdout.write(f"{name}: {took * 1000:.0f} ms / {base * 1000:.0f} ms = {took / base:.1f} ×\n")


if __name__ == "__main__":
    main()
