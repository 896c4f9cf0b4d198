"""Writes docs/kinds.md from the question templates: the kinds of fact, and their roles. `python docs/kinds.py`."""

from __future__ import annotations

import sys
from pathlib import Path

from quizgen.build import load_templates
from quizgen.model import Frame, Role

ROOT = Path(__file__).parents[1]
FRAMES = ROOT / "templates/questions"


def page() -> str:
    """Write the table."""
    templates, _, problems = load_templates()
    assert not problems
    lines = [
        "# Kinds of fact",
        "",
        "Written by `python docs/kinds.py` from `templates/questions/`; a test fails when it lags behind.",
        "`does:` names a kind, its roles are the keys of the fact.",
        "**Bold** roles must be filled; *slanted* ones have one value only, hence need no `all`.",
        "",
        "| `does:` | what it tells | roles, and what fills them |",
        "|---|---|---|",
    ]
    lines += [_row(frame) for _, frame in sorted(templates.frames.items())]
    verbs = "، ".join(verb for verb in templates.lexicon.verbs if verb.endswith(("أنّ", "إنّ", "بأن")))
    lines += ["", f"Verbs of a speaker (`by: {{who: …, verb: …}}`): {verbs}. Others go into `templates/lexicon.yaml`."]
    return "\n".join(lines) + "\n"


def _row(frame: Frame) -> str:
    first, _, _ = (FRAMES / f"{frame.id}.yaml").read_text(encoding="utf-8").partition("\n")
    roles = "; ".join(_role(role) for role in frame.roles.values())
    return f"| {frame.id} | {first.removeprefix('#').strip()} | {roles} |"


def _role(role: Role) -> str:
    name = f"*{role.name}*" if role.single else role.name
    return f"{f'**{name}**' if role.required else name}: {', '.join(role.types)}"


if __name__ == "__main__":
    (ROOT / "docs/kinds.md").write_text(page(), encoding="utf-8")
    sys.stdout.write("docs/kinds.md\n")
