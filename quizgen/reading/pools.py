"""Pools: candidates for wrong options, each still to be proved wrong before it is offered."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.arabic.count import Quantity
from quizgen.arabic.time import Time
from quizgen.model import Name, Templates
from quizgen.reading.ids import Ids
from quizgen.reading.known import name_types
from quizgen.reading.names import read_names
from quizgen.reading.nodes import Node
from quizgen.reading.shape import fields_of, list_of, texts_of
from quizgen.reading.times import quantity_of, time_of

POOL_KEYS = ("names", "times", "quantities")


def read_pools(
    node: Node | None, templates: Templates, ids: Ids
) -> tuple[Mapping[str, Name], tuple[Time, ...], tuple[Quantity, ...]]:
    """Read candidates for wrong options: names, times, quantities; `ids` holds those of the seed's own names."""
    complaints = ids.complaints
    fields = fields_of(node, POOL_KEYS, "pools", complaints)
    if fields is None:
        return {}, (), ()
    types, lexicon = name_types(templates.frames), templates.lexicon
    names = read_names(fields.get("names"), types, lexicon.nouns, ids).names
    times = (time_of(item, complaints) for item in list_of(fields.get("times"), "'times'", complaints))
    texts = texts_of(fields.get("quantities"), complaints)
    quantities = (quantity_of(text, lexicon.nouns, complaints) for text in texts)
    return names, tuple(time for time in times if time), tuple(one for one in quantities if one)
