"""Joining items: و attached to each, a comma before it only where an item holds a و of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgen.arabic.attach import attach
from quizgen.arabic.letters import listed, unmarked

# Words that begin with a و of their own, each for all words that begin like it.
_OWN_WAW = listed(
    "وزير وزار وزراء وحد وثي وثا وطن وفد وفود وقف وقت وقع وقو وسط وسيط وسائ واشنطن واحد واسع واجب وارد واقع وكال وكيل"
    " ولاي وجود وجه ورق ورش وصف وصول وصي وضع وفا وفق ودائ ودي وعد وعي وظي وظا ويلز ورد وزن وساط ولي ولاد وتر وادي"
)
_OWN_WAL = listed("والي والد والدة والدي")
_QUOTED = re.compile('«[^»]*»|"[^"]*"|“[^”]*”')


def join(items: Sequence[str], conjunction: str = "و") -> str:
    """Join items as a sentence does: روسيا وجورجيا وأبخازيا; with أو the word stands alone."""
    if not items:
        return ""
    if conjunction != "و":
        return f" {conjunction} ".join(items)
    comma = "،" if len(items) > 1 and any(map(_holds_and, items)) else ""
    return f"{comma} ".join([items[0], *(attach("و", item) for item in items[1:])])


def between(items: Sequence[str]) -> str:
    """Give «بين روسيا وجورجيا»."""
    return f"بين {join(items)}"


def _holds_and(item: str) -> bool:
    _, *rest = unmarked(_QUOTED.sub("«»", item)).split()
    return any(word.startswith("و") and len(word) > 1 and not _is_own(word) for word in rest)


def _is_own(word: str) -> bool:
    return word.startswith(_OWN_WAW) or word in _OWN_WAL
