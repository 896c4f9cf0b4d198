"""Writes docs/kinds.md: what a fact may tell, with an example of each kind, role and mood. `python docs/kinds.py`.

The examples are facts of docs/examples/ and of the shipped seeds; the program makes the sentences and the questions.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from quizgen.build import load_seed
from quizgen.items.bank import write_bank
from quizgen.loading import load_templates
from quizgen.model import OFFICE_FRAME, Bank, Fact, Frame, Item, Kind, Name, Role, Seed, Templates, VerbRole

ROOT = Path(__file__).parents[1]
FRAMES = ROOT / "templates/questions"
FOLDERS = (ROOT / "docs/examples", *sorted(path.parent for path in ROOT.glob("seeds/*/facts.yaml")))
MOST = 6  # questions shown of one fact
SETTLED = {
    "stated": "the default, past",
    "lasting": "the present, what holds still",
    "ongoing": "what goes on as the article is written; behind كان where it says so, or a time is given",
    "possible": "what may be: «قد …», of what is over «ربما …»",
}


@dataclass(frozen=True)
class Example:
    """A fact as its author wrote it, the sentence it rests on, and what the program makes of it alone."""

    seed: Seed
    fact: Fact
    written: str
    templates: Templates

    @cached_property
    def bank(self) -> Bank:
        """What the fact gives alone."""
        bare = replace(self.seed, facts=(self.fact,), words=(), references=(), unsaid=(), questions=(), whole=())
        return write_bank(bare, self.templates).bank

    @property
    def asked(self) -> tuple[Item, ...]:
        """The questions to recall, each once."""
        return tuple(item for item in self.bank.items if item.kind is Kind.RECALL)


def page() -> str:
    """Write the page."""
    templates, _, problems = load_templates()
    assert not problems
    shown = list(examples(templates))
    parts = (_head(templates), _kinds(templates, shown), _verbs(templates, shown), _moods(templates, shown))
    return "\n".join([*(line for part in parts for line in part), *_speakers(templates)]) + "\n"


# ---------------------------------------------------------------- examples


def examples(templates: Templates) -> Iterator[Example]:
    """List every fact that may serve as an example, the plain ones first."""
    for folder in FOLDERS:
        seed, _ = load_seed(folder, templates)
        assert seed, folder
        lines = (folder / "facts.yaml").read_text(encoding="utf-8").split("\n")
        for fact in seed.facts:
            yield Example(seed, fact, _written(lines, fact), templates)


def _written(lines: list[str], fact: Fact) -> str:
    """Return the lines of a fact, without what only its author needs."""
    assert fact.span
    first = fact.span.line - 1
    if fact.frame == OFFICE_FRAME:
        return lines[first].strip()
    last = next(at for at in range(first + 1, len(lines)) if not lines[at].startswith("    "))
    kept = [line for line in lines[first:last] if not line.startswith(("    note:", "    skip:", "    was:"))]
    return "\n".join(re.sub(r"\s+# .*", "", line.removeprefix("  ")) for line in kept)


def _shown(example: Example) -> list[str]:
    """Write one example: its sentence, its YAML, who its names are, the questions and their answers."""
    article, fact = example.seed.article, example.fact
    sentence = article.sentences[fact.evidence.sentence - 1].reads
    names = {
        value.id: value.phrase.nom for slot in fact.slots.values() for value in slot.values if isinstance(value, Name)
    }
    if fact.by:
        names[fact.by.name.id] = fact.by.name.phrase.nom
    told = [f"Names: {'، '.join(f'`{id_}` {words}' for id_, words in names.items())}", ""] if names else []
    questions = [f"- {item.stem} — {'، '.join(item.answers)}" for item in example.asked[:MOST]]
    return ["", f"> {sentence}", "", "```yaml", example.written, "```", "", *told, *questions]


def _best(found: list[Example]) -> Example:
    """Choose the first of the examples that are asked about, else the first."""
    return next((example for example in found if example.asked), found[0])


# ---------------------------------------------------------------- the page


def _head(templates: Templates) -> list[str]:
    lexicon = templates.lexicon
    said = sum(verb.endswith(("أنّ", "إنّ")) for verb in lexicon.verbs)
    classes = Counter({name: len(words) for name, words in lexicon.names.items()})
    rows = [
        ("kinds with wordings of their own", len(templates.frames), "`templates/questions/`"),
        ("verbs", len(lexicon.verbs) - said, "`templates/lexicon/verbs.tsv`"),
        ("verbs of a speaker, with أنّ or إنّ", said, "the same; [below](#verbs-of-a-speaker)"),
        ("nouns: units, currencies, persons, bodies, documents", len(lexicon.nouns), "`templates/lexicon/nouns.tsv`"),
        ("words by which names are known", sum(classes.values()), "`templates/lexicon/names.tsv`"),
    ]
    return [
        "# What a fact may tell",
        "",
        "Written by `python docs/kinds.py` from templates and facts that ship; a test fails when it lags behind.",
        "`does:` names a verb of the lexicon ([below](#any-verb)), or a kind with wordings of its own;",
        "the roles are the keys of the fact.",
        "",
        "| what ships | how many | where |",
        "|---|---|---|",
        *(f"| {what} | {many} | {where} |" for what, many, where in rows),
        "",
        "To look a verb or noun up: `grep وصل templates/lexicon/verbs.tsv`. `quizgen scan FILE` prints which verbs are",
        "read in a text, an editor that knows the schema offers all of them behind `does:`, and `check` names the",
        "nearest where one is not known. A word that is missing goes into `templates/lexicon.yaml`",
        "([question-templates.md](question-templates.md#the-lexicon)).",
        "",
    ]


def _kinds(templates: Templates, shown: list[Example]) -> list[str]:
    by_kind: dict[str, list[Example]] = {}
    for example in shown:
        by_kind.setdefault(example.fact.frame, []).append(example)
    lines = [
        "## Kinds with wordings of their own",
        "",
        "**Bold** roles must be filled; *slanted* ones have one value only, hence need no `all`.",
        "",
        "| `does:` | what it tells | roles, and what fills them |",
        "|---|---|---|",
        *(_row(frame) for _, frame in sorted(templates.frames.items())),
        "",
        "An example of each, and what is asked to recall; choices, gaps, true or false … come from the same fact.",
    ]
    for id_ in sorted(templates.frames):
        assert id_ in by_kind, f"no example of the kind '{id_}': add one to docs/examples/facts.yaml"
        lines += ["", f"### {id_}", *_shown(_best(by_kind[id_]))]
    return lines


def _row(frame: Frame) -> str:
    _, told, *_ = (FRAMES / f"{frame.id}.yaml").read_text(encoding="utf-8").splitlines()
    roles = "; ".join(_role(role) for role in frame.roles.values())
    return f"| [{frame.id}](#{frame.id}) | {told.removeprefix('#').strip()} | {roles} |"


def _role(role: Role) -> str:
    name = f"*{role.name}*" if role.single else role.name
    return f"{f'**{name}**' if role.required else name}: {', '.join(role.types)}"


def _verbs(templates: Templates, shown: list[Example]) -> list[str]:
    shared = templates.verbs
    led = "، ".join(f"{preposition} `{role}`" for preposition, role in shared.alone.items())
    beside = "، ".join(f"{preposition} `{role}`" for preposition, role in shared.beside.items())
    asked = _asked_by_role(shown)
    missing = set(shared.roles) - set(asked)
    assert not missing, f"no example asks about {missing}: add one to docs/examples/facts.yaml"
    return [
        "",
        "## Any verb",
        "",
        "`does:` takes any verb of the lexicon: its entry («وصل إلى»), or its bare form where only one entry has it.",
        "Every verb has these roles; «name» is a name of any type, the example a question that such a fact gives.",
        "",
        "| role | filled by | its place | an example |",
        "|---|---|---|---|",
        *(
            f"| {f'*{role.name}*' if role.single else role.name} | {', '.join(role.types)} | {_place(role)} "
            f"| {asked[role.name]} |"
            for role in shared.roles.values()
        ),
        "",
        "`who` is the subject (without it the verb is passive), `what` the object, `that` the clause after أنّ.",
        f"A verb's own preposition leads `what` where the verb has no object, save {led}; beside an object",
        f"{beside} («اتّهم بـ»: `what` is who is accused, `of` what of).",
        "A verb with two objects takes `to` and `what` («منح») or `what` and `as` («سمّى»);",
        f"so do {'، '.join(shared.makes)}.",
    ]


def _asked_by_role(shown: list[Example]) -> Mapping[str, str]:
    """Find a question about each role of a verb, with its answer."""
    found: dict[str, str] = {}
    for example in shown:
        plain = example.fact.worded and example.fact.mood == "stated"
        for item in example.asked if plain and set(example.fact.slots) - set(found) else ():
            found.setdefault(item.asks[0], f"{item.stem} — {'، '.join(item.answers)}")
    return found


def _place(role: VerbRole) -> str:
    """Show a role's place in a sentence, dots for what it holds."""
    return re.sub(r"(?:\{\{.*?\}\} ?)+", "…", role.says).strip("، ") or "as the verb wants it"


def _moods(templates: Templates, shown: list[Example]) -> list[str]:
    leads = {mood: f"«{lead.plain} …»" for mood, lead in templates.verbs.leads.items()}
    lines = [
        "",
        "## Moods",
        "",
        "A hope and a denial name their speaker under `by`, an expectation may («توقّع المركز أن …»);",
        "what a document provides names the document under `under`. What is denied is never asked as having happened.",
    ]
    for mood, told in {**SETTLED, **leads, "denied": "«نفى …»; «لم …», «لا …» where the article itself denies"}.items():
        found = [example for example in shown if example.fact.worded and example.fact.mood == mood]
        assert found, f"no example of the mood '{mood}': add one to docs/examples/facts.yaml"
        example = _best(found)
        lines += ["", f"### {mood}: {told}", *_shown(example), "", f"As a sentence: {example.bank.statements[0].text}"]
    return lines


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
