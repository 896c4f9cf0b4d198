"""All that an author words, from the texts of the templates folder: frames, lexicon, labels, pools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from quizgen.model import Frame, Lexicon, Templates, VerbWordings
from quizgen.problems import Problem, Problems, Span
from quizgen.reading.context import Ids
from quizgen.reading.fields import did_you_mean, fields_of, text_of
from quizgen.reading.frames import ReadFrame, read_frame
from quizgen.reading.lexicon import read_lexicon, read_tables
from quizgen.reading.names import read_pools
from quizgen.reading.verb_roles import read_verb_wordings
from quizgen.reading.wordings import Speech
from quizgen.reading.yaml_tree import MapNode, Node, compose


def read_templates(
    files: Mapping[str, str], filters: frozenset[str] | None = None
) -> tuple[Templates, tuple[Problem, ...]]:
    """Read the templates from their texts by path, told apart by how the path ends: YAML, and tables of words.

    `filters` are the filters that wordings may use; None lets all pass. A label within a label is named with a dot.
    """
    return _read(tuple(files.items()), filters)


@lru_cache(maxsize=8)  # several seeds are built from the same texts
def _read(texts: tuple[tuple[str, str], ...], filters: frozenset[str] | None) -> tuple[Templates, tuple[Problem, ...]]:
    files = dict(texts)
    problems = Problems()
    tables = {path: text for path, text in files.items() if path.endswith(".tsv")}
    roots = {path: _root(path, files[path], problems) for path in files if path not in tables}
    own = Lexicon({}, {})
    for path in _ending(roots, "lexicon"):
        more = read_lexicon(roots[path], problems)  # an author's own words come over the shipped ones
        own = Lexicon({**own.verbs, **more.verbs}, {**own.nouns, **more.nouns})
    lexicon = read_tables(tables, own, problems)
    speech = Speech(filters, lexicon)
    frames = _frames(roots, speech, problems)
    verbs = VerbWordings()
    for path in _ending(roots, "roles"):
        verbs = read_verb_wordings(roots[path], speech, problems)
    labels: dict[str, str] = {}
    for path in _ending(roots, "labels"):
        labels |= dict(_labels(roots[path], "", problems))
    templates = Templates(frames, lexicon, labels, {}, verbs=verbs)
    for path in _ending(roots, "pools"):
        ids = Ids.of("name", problems)
        pools, times, quantities = read_pools(roots[path], templates, ids)
        ids.check_retired()
        templates = replace(
            templates,
            pools={**templates.pools, **pools},
            times=(*templates.times, *times),
            quantities=(*templates.quantities, *quantities),
        )
    return templates, problems.sorted()


def _root(path: str, text: str, problems: Problems) -> Node | None:
    root, syntax = compose(text, path)
    problems.found.extend(syntax)
    if root is None and not syntax:
        problems.report("E011", Span(path, 1, 1), "the file is empty")
    return root


def _name(path: str) -> PurePosixPath:
    return PurePosixPath(path.replace("\\", "/"))


def _ending(roots: Mapping[str, Node | None], kind: str) -> list[str]:
    """List the files of a kind: lexicon.yaml, labels.yaml, labels-sheet.yaml."""
    named = {path: _name(path) for path in roots}
    return [path for path, name in named.items() if not _is_frame(path) and name.stem.split("-")[0] == kind]


def _is_frame(path: str) -> bool:
    return _name(path).parent.name == "questions"


def _frames(roots: Mapping[str, Node | None], speech: Speech, problems: Problems) -> dict[str, Frame]:
    frames: dict[str, ReadFrame] = {}
    for path, root in roots.items():
        if not _is_frame(path):
            continue
        read = read_frame(root, _name(path).stem, speech, problems)
        if read and read.frame.id in frames:
            problems.report("E541", read.frame.span or Span(path, 1, 1), f"a second frame '{read.frame.id}'")
        elif read:
            frames[read.frame.id] = read
    named = {*frames, *(_name(path).stem for path in roots if _is_frame(path))}
    for read in frames.values():
        for node in read.implies:
            if node.text not in named:
                problems.report("E401", node.span, f"unknown frame '{node.text}'", did_you_mean(node.text, named))
    return {id_: read.frame for id_, read in frames.items()}


def _labels(node: Node | None, before: str, problems: Problems) -> Iterator[tuple[str, str]]:
    fields = fields_of(node, (), "labels", problems, any_key=True)
    for key, (_, value) in fields.node.entries.items() if fields else ():
        if isinstance(value, MapNode):
            yield from _labels(value, f"{before}{key}.", problems)
        elif fields and fields.wants(key):
            text = text_of(value, problems)
            if text:
                yield before + key, text.text.strip()
