"""What the commands have to say, in lines. How a line reaches the terminal: `terminal.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.problems import MOST_READ, Problem
from quizgen.terminal import say

if TYPE_CHECKING:
    from quizgen.anki.plan import Change as NoteChange
    from quizgen.anki.plan import Plan
    from quizgen.exporting import Exports
    from quizgen.fixing import Change
    from quizgen.items.coverage import Coverage, FactAsked, SentenceAsked
    from quizgen.items.desk import Refusal
    from quizgen.model import Item
    from quizgen.outcome import Outcome
    from quizgen.repair import Repaired

MOST_PROBLEMS = 200


def _say_tree(tree: object) -> None:
    import json

    for line in json.dumps(tree, ensure_ascii=False, indent=2).split("\n"):
        say(line)


def fault(message: str, usage: str = "") -> None:
    """Report what a command could not do, below how it is used where that was the mistake."""
    for line in [*usage.splitlines(), *f"quizgen: {message}".split("\n")]:
        say(line, error=True)


def waiting(out: Path) -> None:
    """Report that another build is at work."""
    say(f"another build is writing into {out.as_posix()}/: waiting for it to end", error=True)


# ---------------------------------------------------------------- problems


def problems(found: Sequence[Problem]) -> None:
    """Print problems as file:line:column, with what to do; the first ones of very many, and how many there are."""
    for problem in found[:MOST_PROBLEMS]:
        say(f"{problem.span}: {problem.code} {problem.message}", error=True)
        if problem.hint:
            say(f"  hint: {problem.hint}", error=True)
    if len(found) > MOST_PROBLEMS:
        least = "at least " if len(found) >= MOST_READ else ""  # reading stopped there
        say(f"… and {least}{len(found) - MOST_PROBLEMS} more", error=True)
    if found:
        notes = sum(problem.is_note for problem in found)
        counts = ((len(found) - notes, "problem"), (notes, "note"))
        say(", ".join(f"{many} {what}{'s' if many > 1 else ''}" for many, what in counts if many), error=True)


def sound(seeds: Iterable[str]) -> None:
    """Print which seeds hold no problem."""
    say(f"sound: {', '.join(seeds)}")


def problems_as_json(found: Sequence[Problem]) -> None:
    """Print problems as a list of path, line, column, code, message and hint."""
    _say_tree(
        [
            {
                "path": problem.span.path,
                "line": problem.span.line,
                "column": problem.span.column,
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in found
        ]
    )


def fixed(changes: Iterable[Change]) -> None:
    """Print what was changed in the fact files, old → new; beside the problems, so that JSON stays by itself."""
    for change in changes:
        say(f"{change.span}: fixed: {change.old} → {change.new}", error=True)


def wrote(path: Path) -> None:
    """Print that a file was written."""
    say(f"wrote {path.as_posix()}")


def serving(address: str) -> None:
    """Print where a preview is to be seen, at once."""
    say(f"look at {address}; Ctrl-C ends it", at_once=True)


def schema(text: str) -> None:
    """Print a JSON Schema."""
    for line in text.splitlines():
        say(line)


# ---------------------------------------------------------------- items


def exports(made: Exports) -> None:
    """Print the files of an export, and what they do not carry."""
    for path in made.written:
        wrote(path)
    for note in made.notes:
        say(f"  note: {note}")


def items(chosen: Iterable[Item]) -> None:
    """Print items as a few lines each."""
    from quizgen.items.view import as_lines

    for item in chosen:
        for line in as_lines(item).split("\n"):
            say(line)


def items_as_json(chosen: Iterable[Item]) -> None:
    """Print items with all that they hold."""
    from quizgen.items.view import as_json

    _say_tree([as_json(item) for item in chosen])


def refusals(found: Sequence[Refusal]) -> None:
    """Print what was not asked, and why."""
    if found:
        say("")
        say("not asked:")
    for refusal in found:
        first, *more = refusal.reason.split("\n")
        for line in (f"  {refusal.question}: {first}", *(f"    {line.strip()}" for line in more)):
            say(line)


# ---------------------------------------------------------------- coverage


def coverage(found: Coverage) -> None:
    """Print each sentence with its facts, its items and what is not asked.

    A line holds either Arabic or English, so that a terminal that writes Arabic from right to left moves no word of
    one into the other.
    """
    for asked in found.sentences:
        for line in _sentence_lines(asked):
            say(line)
    facts = sum(len(asked.facts) for asked in found.sentences)
    total = len(found.sentences)
    say(f"{total - len(found.bare)} of {total} sentences are asked about; {facts} facts, {found.items} items")
    if found.bare:
        say(f"no fact or question rests on: {', '.join(map(str, found.bare))}")


def _sentence_lines(asked: SentenceAsked) -> list[str]:
    lines = [f"sentence {asked.sentence.number}", f"  {' '.join(asked.sentence.printed.split())}"]
    for fact in asked.facts:
        lines += _fact_lines(fact)
    if asked.items:
        lines += ["  other items", *_item_lines(asked.items)]
    if not asked.facts:
        lines.append("  no fact begins here")
    if asked.stretches:
        lines += ["  in no quote", *(f"    {words}" for words in asked.stretches)]
    if asked.unheld:
        lines += ["  in no fact", *(f"    {words}" for words in asked.unheld)]
    return [*lines, ""]


def _fact_lines(asked: FactAsked) -> list[str]:
    lines = [f"  fact {asked.fact.id}", f"    {asked.told}", *_item_lines(asked.items)]
    for role in asked.unasked:
        lines += [f"    not asked: {role.role}", f"      {role.value}", *(f"      {reason}" for reason in role.reasons)]
    return lines


def _item_lines(items: Iterable[Item]) -> list[str]:
    """Write items; one that asks what the one before it asks, with options, is named beside it."""
    lines: list[str] = []
    last: tuple[str, tuple[str, ...]] = ("", ())
    for item in items:
        asked = (item.stem, item.answers)
        lines.append(f"    {item.id}")
        if asked != last:
            lines += [f"      {item.stem}", f"      {'؛ '.join(item.answers)}"]
        last = asked
    return lines


# ---------------------------------------------------------------- builds


def outcome(built: Outcome, dry_run: bool) -> None:
    """Print what a build changed, or would change."""
    first, *more = plan_lines(built.plan)
    for line in (f"{built.seed}: {first}", *more):
        say(line)
    for each in built.redrawn:
        say(f"  other options: {each.item}: {', '.join(each.was)} → {', '.join(each.now)}")
    for warning in built.warnings:
        for line in f"  note: {warning}".split("\n"):
            say(line)
    for path in built.written:
        say(f"  {'would write' if dry_run else 'wrote'} {path.as_posix()}")
    if not built.written:
        say("  nothing to write: everything is as it was")
    if built.codes:
        say(f"  forms: {', '.join(built.codes)}")
    sys.stdout.flush()  # other seeds may take long


def outcomes_as_json(built: Iterable[Outcome]) -> None:
    """Print what builds changed as trees."""
    _say_tree(
        [
            {
                "seed": each.seed,
                **plan_tree(each.plan),
                "written": [path.as_posix() for path in each.written],
                "unchanged": [path.as_posix() for path in each.unchanged],
                "warnings": list(each.warnings),
                "forms": list(each.codes),
                "redrawn": [{"item": item.item, "was": list(item.was), "is": list(item.now)} for item in each.redrawn],
            }
            for each in built
        ]
    )


def plan_lines(plan: Plan) -> list[str]:
    """Return in lines what a rebuild changes for those who hold the deck."""
    from quizgen.anki.plan import search

    new, changed, gone = plan.new, plan.changed, plan.gone
    lines = [f"{len(new)} new, {len(changed)} changed, {len(gone)} gone, {plan.same} the same"]
    if changed or gone or plan.same:  # else it is the first build, and all of them are new
        lines += [f"new: {note}" for note in new]
    for change in changed:
        lines += _change_lines(change)
    if gone:
        lines += [f"gone: {note}" for note in gone]
        lines.append(f"  learners keep what is gone; to find it in Anki's browser: {search(gone)}")
    return lines


def _change_lines(change: NoteChange) -> list[str]:
    lines = [f"changed: {change.note}"]
    for name, was, now in change.fields:
        if was == now:
            lines.append(f"  {name}: {now} (same first words; what follows or its markup changed)")
        else:
            lines.append(f"  {name}: {was or 'nothing'} → {now or 'nothing'}")
    return lines


def plan_tree(plan: Plan) -> dict[str, object]:
    """Return a plan as a tree for JSON."""
    from quizgen.anki.plan import search

    return {
        "new": list(plan.new),
        "changed": [
            {"note": each.note, "fields": {name: {"was": was, "is": now} for name, was, now in each.fields}}
            for each in plan.changed
        ],
        "gone": list(plan.gone),
        "search": search(plan.gone),
        "same": plan.same,
    }


# ---------------------------------------------------------------- drafts


def scan_as_json(found: Mapping[str, object]) -> None:
    """Print a scan as one mapping of lists."""
    _say_tree(found)


def scan(found: Mapping[str, object]) -> None:
    """Print a scan a line each, under the name of its list."""
    for kind, entries in found.items():
        say(f"{kind}:")
        for entry in entries if isinstance(entries, list) else ():
            told = " · ".join(str(value) for key, value in entry.items() if value not in ("", False))
            say(f"  {told}")


def drafted(home: Path, left: Iterable[str]) -> None:
    """Report where a draft was written, what was left out of the article's text, and what comes next."""
    say(f"wrote {home.as_posix()}/article.txt and {home.as_posix()}/facts.yaml")
    for each in left:
        say("left out of article.txt, as no part of the article:")
        say(f"  {' '.join(each.split())}")
    say(f"next: open facts.yaml, decide each ?, then quizgen check {home.name}")


# ---------------------------------------------------------------- ledgers


def ledger(seed: str, notes: int) -> None:
    """Print that a ledger can be read."""
    say(f"{seed}: the ledger is sound; learners hold {notes} notes by it")


def repaired(done: Repaired) -> None:
    """Print what a repair made, and from what."""
    if not done.written:
        ledger(done.seed, done.notes)
        return
    say(f"{done.seed}: {done.notes} notes are known, read from {', '.join(done.used) or 'nothing'}")
    for line in done.unused:
        say(f"  no use: {line}")
    for path in done.written:
        say(f"  wrote {path.as_posix()}")
    say(f"  now look at: quizgen build {done.seed} --dry-run")
