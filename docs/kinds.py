"""Writes docs/kinds.md from the templates: what a fact may tell, in which roles. `python docs/kinds.py`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from quizgen.build import load_templates
from quizgen.items.bank import write_bank
from quizgen.model import Frame, Kind, Role, Templates, VerbRole
from quizgen.reading.seed import read_seed

ROOT = Path(__file__).parents[1]
FRAMES = ROOT / "templates/questions"

NAMES = """
names:
  harbour: {ar: هيئة المرفأ, is: organisation, gender: f, noun: هيئة}
  mona: {ar: منى سليم, is: person, gender: f}
  company: {ar: شركة الأمواج, is: organisation, gender: f, noun: شركة}
  delegation: {ar: وفد البلدية, is: organisation, gender: m, noun: وفد}
  lisbon: {ar: لشبونة, is: city, gender: f}
facts:"""
EXAMPLES = (
    """
  - id: delegation-arrives
    does: وصل إلى
    who: {all: [delegation]}
    to: lisbon
    when: 2019-05-14
    aim: دراسة تجربة الموانئ الصغيرة
    quote: ووصل وفد البلدية إلى لشبونة في 14 مايو 2019 بهدف دراسة تجربة الموانئ الصغيرة""",
    """
  - id: contract-signed
    does: وقّع
    who: {all: [{is: harbour, in: هيئة المرفأ}]}
    what: عقد الصيانة
    with: company
    on_behalf: mona
    lasts: 6 سنوات
    quote: وقّعت هيئة المرفأ نيابة عن منى سليم عقد الصيانة مع شركة الأمواج لمدة ست سنوات""",
    """
  - id: exhibition-planned
    does: افتتح
    mood: planned
    what: المعرض البحري
    where: lisbon
    when: 2019-09
    quote: ومن المقرر افتتاح المعرض البحري في لشبونة في سبتمبر 2019""",
)


def page() -> str:
    """Write the page."""
    templates, _, problems = load_templates()
    assert not problems
    return "\n".join([*_kinds(templates), *_verbs(templates), *_speakers(templates)]) + "\n"


def _kinds(templates: Templates) -> list[str]:
    return [
        "# What a fact may tell",
        "",
        "Written by `python docs/kinds.py` from the templates; a test fails when it lags behind.",
        "`does:` names a verb of the lexicon ([below](#any-verb)), or a kind with wordings of its own;",
        "the roles are the keys of the fact.",
        "",
        "## Kinds with wordings of their own",
        "",
        "**Bold** roles must be filled; *slanted* ones have one value only, hence need no `all`.",
        "",
        "| `does:` | what it tells | roles, and what fills them |",
        "|---|---|---|",
        *(_row(frame) for _, frame in sorted(templates.frames.items())),
    ]


def _row(frame: Frame) -> str:
    _, told, *_ = (FRAMES / f"{frame.id}.yaml").read_text(encoding="utf-8").splitlines()
    roles = "; ".join(_role(role) for role in frame.roles.values())
    return f"| {frame.id} | {told.removeprefix('#').strip()} | {roles} |"


def _role(role: Role) -> str:
    name = f"*{role.name}*" if role.single else role.name
    return f"{f'**{name}**' if role.required else name}: {', '.join(role.types)}"


def _verbs(templates: Templates) -> list[str]:
    shared = templates.verbs
    led = "، ".join(f"{preposition} `{role}`" for preposition, role in shared.alone.items())
    beside = "، ".join(f"{preposition} `{role}`" for preposition, role in shared.beside.items())
    moods = ", ".join(f"`{mood}` («{lead.plain} …»)" for mood, lead in shared.leads.items())
    return [
        "",
        "## Any verb",
        "",
        f"`does:` takes any of the {len(templates.lexicon.verbs)} verbs of the lexicon: its entry («وصل إلى»),",
        "or its bare form where only one entry has it. They stand in `templates/lexicon/verbs.tsv`;",
        "your own go into `templates/lexicon.yaml`. Every verb has these roles; «name» is a name of any type.",
        "",
        "| role | filled by | its place |",
        "|---|---|---|",
        *(
            f"| {f'*{role.name}*' if role.single else role.name} | {', '.join(role.types)} | {_place(role)} |"
            for role in shared.roles.values()
        ),
        "",
        "`who` is the subject (without it the verb is passive), `what` the object, `that` the clause after أنّ.",
        f"A verb's own preposition leads `what` where the verb has no object, save {led}; beside an object",
        f"{beside} («اتّهم بـ»: `what` is who is accused, `of` what of).",
        "A verb with two objects takes `to` and `what` («منح») or `what` and `as` («سمّى»);",
        f"so do {'، '.join(shared.makes)}.",
        "",
        "Moods: `stated` (the default, past), `lasting` (what holds at any time, in the present: «تقع المدينة على …»),",
        f"`ongoing` (what lasts while the article is written: «كان … يعمل»), {moods}.",
        "A hope and a denial name their speaker under `by`, an expectation may («توقّع المركز أن …»);",
        "what a document provides names the document under `under`. What is denied is never asked as having happened.",
        *(line for example in EXAMPLES for line in _example(example, templates)),
    ]


def _place(role: VerbRole) -> str:
    """Show a role's place in a sentence, dots for what it holds."""
    return re.sub(r"(?:\{\{.*?\}\} ?)+", "…", role.says).strip("، ") or "as the verb wants it"


def _example(example: str, templates: Templates) -> list[str]:
    quote = example.rpartition("quote: ")[2]
    text = f"article: {{text: article.txt}}{NAMES}{example}\n"
    seed, problems = read_seed("example", "facts.yaml", text, f"{quote}.", templates)
    assert not problems, problems
    assert seed
    bank = write_bank(seed, templates).bank
    told = "\n".join(line.removeprefix("  ") for line in example.strip("\n").splitlines())
    return [
        "",
        "```yaml",
        told,
        "```",
        "",
        f"{bank.statements[0].text}",
        "",
        *(f"- {item.stem} — {item.key}" for item in bank.items if item.kind is Kind.RECALL),
    ]


def _speakers(templates: Templates) -> list[str]:
    verbs = "، ".join(verb for verb in templates.lexicon.verbs if verb.endswith(("أنّ", "إنّ", "بأن")))
    return [
        "",
        "## Verbs of a speaker",
        "",
        f"`by: {{who: …, verb: …}}`: {verbs}. Others go into `templates/lexicon.yaml`.",
    ]


if __name__ == "__main__":
    (ROOT / "docs/kinds.md").write_text(page(), encoding="utf-8")
    sys.stdout.write("docs/kinds.md\n")
