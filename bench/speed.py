"""How fast quizgen is, as ratios against baselines that are measured in turn with it: `make bench`.

    python bench/speed.py [--quick] [--largest FACTS] [--articles FILE.jsonl]

Every figure is the processor time of a process of its own (user and system, the median of a few rounds), except where
seconds are named. Generated seeds (`bench/generate.py`) are checked, listed and built, beside genanki writing the same
notes and, as the floor, sqlite3 and a zip file. `--quick` leaves the large seeds out, `--largest` those of more facts
than it says; `--articles` (a JSON object with `text` a line) also measures the time finder and the drafts on them.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from bench.generate import write

SIZES, QUICK = (30, 100, 300, 1000, 3000), (30, 100)
MANY, EACH = 50, 20  # seeds that are built at once, and the facts of each
SHIPPED = "seeds/south-ossetia"
PYTHON = [sys.executable]
QUIZGEN = [*PYTHON, "-m", "quizgen"]
ALONE = [*PYTHON, "-m", "bench.alone"]


@dataclass
class Bench:
    """Runs commands in a folder of its own and keeps what each took."""

    home: Path
    took: dict[str, list[float]] = field(default_factory=dict)
    passed: dict[str, list[float]] = field(default_factory=dict)
    peak: dict[str, float] = field(default_factory=dict)

    def run(self, name: str, words: Sequence[str]) -> None:
        """Run a command, and note its processor time, its seconds and its peak memory in MiB."""
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"XDG_CACHE_HOME": str(self.home / "cache"), "PYTHONPATH": os.getcwd()}
        begun = time.perf_counter()
        process = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            told = process.stderr.read().decode() if process.stderr else ""
            raise SystemExit(f"{' '.join(words)} ended with {status}\n{told}")
        if process.stderr:
            process.stderr.close()
        process.returncode = 0
        self.passed.setdefault(name, []).append(time.perf_counter() - begun)
        self.took.setdefault(name, []).append(used.ru_utime + used.ru_stime)
        self.peak[name] = max(self.peak.get(name, 0.0), used.ru_maxrss / 1024)

    def begin_anew(self) -> None:
        """Forget what was kept of seeds: wordings and layouts alone are known, as to who has built another seed."""
        cache, known = self.home / "cache", self.home / "known"
        if known.exists():
            shutil.rmtree(cache)
            shutil.copytree(known, cache)
        else:
            shutil.copytree(cache, known)

    def of(self, name: str) -> float:
        """Return the median processor time of a command, in seconds."""
        return statistics.median(self.took[name])


def main() -> int:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="only the small seeds, and fewer rounds")
    asked.add_argument("--largest", type=int, default=max(SIZES), help="no seed of more facts than this")
    asked.add_argument("--articles", type=Path, help="real articles: one JSON object with 'text' a line")
    told = asked.parse_args()
    sizes = [facts for facts in (QUICK if told.quick else SIZES) if facts <= told.largest]
    _say(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, ", end="")
    _say(f"Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.run(
            "warm", [*QUIZGEN, "build", str(write(bench.home / "seeds/warm", EACH)), "--out", str(bench.home / "warm")]
        )
        bench.begin_anew()
        start_up(bench, 3 if told.quick else 7)
        for facts in sizes:
            at_size(bench, facts, 1 if facts > 300 else 3)
        growth(bench, sizes)
        changes(bench, 100 if told.quick else 300)
        many_seeds(bench, 10 if told.quick else MANY)
        page(bench)
        if told.articles:
            articles(told.articles)
    return 0


def start_up(bench: Bench, rounds: int) -> None:
    """Measure what every command costs before it does anything."""
    for _ in range(rounds):
        bench.run("bare", [*PYTHON, "-c", "pass"])
        bench.run("help", [*QUIZGEN, "--help"])
        bench.run("imports", [*PYTHON, "-c", "import genanki, jinja2, yaml"])
        bench.begin_anew()
        bench.run("check", [*QUIZGEN, "check", SHIPPED])
        bench.run("check again", [*QUIZGEN, "check", SHIPPED])
    ratio("--help ÷ bare Python", bench.of("help"), bench.of("bare"), 4)
    ratio("check of the shipped article ÷ importing genanki, Jinja2, PyYAML", bench.of("check"), bench.of("imports"), 5)
    ratio("the same once more", bench.of("check again"), bench.of("imports"))


WANTED = {30: 5, 100: 6, 300: 8, 1000: 10}


def at_size(bench: Bench, facts: int, rounds: int) -> None:
    """Measure a seed of so many facts beside genanki alone and the floor, in turn."""
    seed = str(write(bench.home / f"seeds/gen{facts}", facts))
    rows = bench.home / f"rows{facts}.json"
    out = bench.home / f"out{facts}"
    for _ in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        bench.run(f"cold {facts}", [*QUIZGEN, "build", seed, "--out", str(out), "--no-cache"])
        shutil.rmtree(out)
        bench.begin_anew()
        bench.run(f"build {facts}", [*QUIZGEN, "build", seed, "--out", str(out)])
        if not rows.exists():
            rows.write_text(json.dumps(notes_in(out / f"gen{facts}/gen{facts}.apkg")), encoding="utf-8")
        for how in ("genanki", "floor"):
            bench.run(f"{how} {facts}", [*ALONE, how, str(rows), str(bench.home / "alone.apkg")])
        bench.begin_anew()
        bench.run(f"check {facts}", [*QUIZGEN, "check", seed])
        bench.run(f"items {facts}", [*QUIZGEN, "items", seed, "--out", str(out)])
    alone = bench.of(f"genanki {facts}")
    many = len(json.loads(rows.read_text(encoding="utf-8"))[0])
    told = f"{facts} facts, {many} notes"
    _say(f"{told}: check {bench.of(f'check {facts}'):.2f} s, items {bench.of(f'items {facts}'):.2f} s\n")
    ratio(f"{told}: build ÷ genanki alone", bench.of(f"build {facts}"), alone, WANTED.get(facts))
    ratio(f"{told}: the same with no wordings and layouts kept", bench.of(f"cold {facts}"), alone)
    ratio(f"{told}: genanki alone ÷ sqlite3 and zip", alone, bench.of(f"floor {facts}"))
    memory = bench.peak[f"build {facts}"], bench.peak[f"genanki {facts}"]
    ratio(f"{told}: peak memory ÷ genanki's", *memory, 3 if facts == 1000 else None, unit="MiB")


def notes_in(apkg: Path) -> list[object]:
    """Read the notes and note types of a package: guid, note type, fields and tags of each."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(apkg) as package:
        package.extract("collection.anki2", folder)
        with sqlite3.connect(Path(folder) / "collection.anki2") as collection:
            notes = collection.execute("SELECT guid, mid, flds, tags FROM notes").fetchall()
            types = json.loads(collection.execute("SELECT models FROM col").fetchone()[0])
        collection.close()
    return [notes, types]


def growth(bench: Bench, sizes: Sequence[int]) -> None:
    """Print how the time of a build grows: time = facts to the power of the exponent."""
    for low, high in [*pairwise(sizes), (sizes[0], sizes[-1])]:
        times = bench.of(f"build {high}") / bench.of(f"build {low}")
        wanted = ", at most 1.1 wanted" if (low, high) == (sizes[0], sizes[-1]) else ""
        _say(f"exponent from {low} to {high} facts: {math.log(times) / math.log(high / low):.2f}{wanted}\n")


def changes(bench: Bench, facts: int, rounds: int = 3) -> None:
    """Measure a build after which nothing changed, what one fact alone hangs on, and what all others hang on as well.

    The first is what its author does not want asked of it, the second whether it names them all.
    """
    home = write(bench.home / "seeds/again", facts)
    out = bench.home / "again"
    build = [*QUIZGEN, "build", str(home), "--out", str(out)]
    text = (home / "facts.yaml").read_text(encoding="utf-8")
    for turn in range(rounds):
        shutil.rmtree(out, ignore_errors=True)
        (home / "facts.yaml").write_text(text, encoding="utf-8")
        bench.begin_anew()
        bench.run("first", build)
        bench.run("nothing", build)
        begun = "  - id: fact-1\n"
        alone = text.replace(begun, f"{begun}    note: changed {turn}\n    skip: [when]\n", 1)
        (home / "facts.yaml").write_text(alone, encoding="utf-8")
        bench.run("one", build)
        before, after = alone.split(begun)
        told = before + begun + after.replace("{all: [", "{some: [", 1)  # the article may leave others out
        (home / "facts.yaml").write_text(told, encoding="utf-8")
        bench.run("told", build)
    ratio(f"{facts} facts, nothing changed ÷ first build", bench.of("nothing"), bench.of("first"), 0.25)
    told = f"{facts} facts, one fact changed"
    ratio(f"{told}, no other hangs on the change ÷ first build", bench.of("one"), bench.of("first"), 0.4)
    ratio(f"{told}, in what it tells ÷ first build", bench.of("told"), bench.of("first"), 0.4)


def many_seeds(bench: Bench, many: int) -> None:
    """Measure many seeds on one processor and on two, by the clock."""
    seeds = [str(write(bench.home / f"seeds/many-{number}", EACH)) for number in range(many)]
    for turn in range(2):
        for jobs in ("1", "2"):
            out = str(bench.home / f"many{turn}{jobs}")
            bench.run(f"jobs {jobs}", [*QUIZGEN, "build", *seeds, "--out", out, "--no-cache", "--jobs", jobs])
    one, two = (statistics.median(bench.passed[f"jobs {jobs}"]) for jobs in ("1", "2"))
    _say(f"{many} seeds of {EACH} facts, one process ÷ two: {one:.1f} s ÷ {two:.1f} s = {one / two:.2f}, ")
    _say("at least 1.7 wanted\n")


def page(bench: Bench) -> None:
    """Measure the page of a quiz of 300 items: its weight, and how long Chromium takes until a first answer is checked.

    No form holds so many that do not answer each other: the page is made of the first 300 that a seed has.
    """
    html = bench.home / "quiz.html"
    made = _quiz_of(bench, 300)
    html.write_text(made, encoding="utf-8")
    items, weight = len(re.findall("class=.item ", made)), html.stat().st_size / 1000
    _say(f"quiz of {items} items: {weight:.0f} kB, at most 1200 wanted")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        _say("; no Chromium to load it in\n")
        return
    from playwright.sync_api import sync_playwright

    answered = "document.querySelector('.option input').click(); document.querySelector('.choose .check').click();"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        times = []
        for _ in range(3):
            tab = browser.new_page()
            tab.goto(html.as_uri(), wait_until="load")
            loaded = tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            took = f"(() => {{ const begun = performance.now(); {answered} return performance.now() - begun; }})()"
            times.append(loaded + tab.evaluate(took))
            assert tab.locator(".verdict").count() == 1
            tab.close()
        browser.close()
    _say(f"; loaded and a first answer checked in {statistics.median(times) / 1000:.2f} s, at most 1 wanted\n")


def _quiz_of(bench: Bench, many: int) -> str:
    """Return the page of a quiz of so many items of every kind."""
    from quizgen.build import load_seed
    from quizgen.items.bank import write_bank
    from quizgen.items.quiz import every_item
    from quizgen.loading import load_templates
    from quizgen.sheet.pages import quiz_page

    templates, layouts, _ = load_templates()
    seed, _ = load_seed(write(bench.home / "seeds/page", 100), templates)
    assert seed is not None
    bank = write_bank(seed, templates).bank
    step = len(bank.items) // many
    return quiz_page(bank, every_item(replace(bank, items=bank.items[::step][:many])), layouts)


def articles(path: Path) -> None:
    """Measure the time finder and a draft on real articles."""
    from quizgen.arabic.find_times import times_in
    from quizgen.draft.facts import draft
    from quizgen.draft.scan import scan
    from quizgen.loading import load_templates

    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()][:400]
    spent = _processor(lambda: [times_in(text) for text in texts])
    _say(f"time finder: {spent / sum(map(len, texts)) * 1e6:.1f} µs a character, at most 4 wanted\n")
    templates, _, _ = load_templates()
    longest = [
        _processor(lambda text=text: draft(scan(text, templates.lexicon, None), templates.lexicon, templates.verbs))
        for text in texts
    ]
    _say(f"drafting {len(texts)} articles: {statistics.mean(longest):.2f} s each, the longest {max(longest):.2f} s, ")
    _say("at most 0.3 wanted\n")


def _processor(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratio(name: str, took: float, base: float, wanted: float | None = None, unit: str = "s") -> None:
    """Print a figure, its baseline and what one is of the other."""
    limit = f", at most {wanted:g} wanted" if wanted else ""
    _say(f"{name}: {took:.2f} {unit} ÷ {base:.2f} {unit} = {took / base:.2f}{limit}\n")


def _say(text: str, end: str = "") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
