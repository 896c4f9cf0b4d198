"""What would tell two facts apart that one question may mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizgen.items.desk import Desk
from quizgen.model import Fact

CLOSE = "write {all: […]} where the article names them all"
MOST = 3  # roles that are named to an author
FIRST = ("when", "where", "with", "what", "to", "from")  # what tells most facts apart


def apart(desk: Desk, fact: Fact, rivals: Sequence[Fact], shows: Collection[str]) -> str:
    """Say what a fact and the first of its rivals hold alike, and which roles could tell the two apart."""
    if not rivals:
        return ""
    rival = rivals[0]
    alike = [
        f"'{role}' («{desk.printing.joined(mine.values)}»)"
        for role in sorted(shows)
        if (mine := desk.world.slot(fact, role)) and desk.world.slot(rival, role)
    ]
    held = f"hold {' and '.join(alike)} alike" if alike else "hold nothing that the question shows and tells apart"
    roles = [role for role in desk.world.frame(fact).roles if role not in shows]
    roles.sort(key=lambda role: FIRST.index(role) if role in FIRST else len(FIRST))
    filled = [role for role in roles if role in fact.slots or role in rival.slots]
    named = " or ".join(f"'{role}'" for role in (filled or roles)[:MOST])
    how = f"{named}, where it differs, would tell them apart: fill it in both" if named else "one fact may hold both"
    return f"'{fact.id}' and '{rival.id}' {held}; {how}"
