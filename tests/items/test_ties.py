"""Ties are found by the words of names, and are those that comparing every pair would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgen.arabic.nouns import NounPhrase
from quizgen.items.ties import Ties
from quizgen.model import Name, Text

# words with and without what is written together with them, names within names, numbers, words of attached letters
WORDS = [
    "روسيا",
    "وروسيا",
    "قيادة",
    "القيادة",
    "للقيادة",
    "اللجنة",
    "لجنة",
    "باب",
    "كلب",
    "250",
    "2,5",
    "أ_ب",
    "…",
    "ب",
]
NAMED = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
GROUPS = st.lists(st.integers(0, 7), max_size=2).map(lambda numbers: tuple(f"n{number}" for number in numbers))


@st.composite
def values(draw: st.DrawFn) -> tuple[dict[str, Name], list[Text]]:
    """Draw names, some of them groups of others or tied to them, and texts."""
    names = {
        f"n{at}": Name(
            f"n{at}", NounPhrase(told), "state", aliases=tuple(aliases), members=draw(GROUPS), of=draw(GROUPS)
        )
        for at, (told, aliases) in enumerate(draw(st.lists(st.tuples(NAMED, st.lists(NAMED, max_size=1)), max_size=6)))
    }
    return names, [Text(NounPhrase(told)) for told in draw(st.lists(NAMED, max_size=4, unique=True))]


@given(values())
def test_what_is_listed_as_tied_is_what_comparing_every_pair_finds(drawn: tuple[dict[str, Name], list[Text]]) -> None:
    names, texts = drawn
    ties = Ties(names, texts)
    known = [*names.values(), *texts]
    for one in known:
        for other in known:
            # a value that is alike and yet another object is not among the known ones, and so compared
            apart = Ties(names, []).tied(_another(one), other)
            assert ties.tied(one, other) == apart, (one, other)


def _another(value: Name | Text) -> Name | Text:
    if isinstance(value, Text):
        return Text(value.phrase)
    return Name(value.id, value.phrase, value.is_, aliases=value.aliases, members=value.members, of=value.of)
