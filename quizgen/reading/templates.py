"""All that an author words, from the texts of the templates folder: frames, lexicon, labels, pools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from string import Formatter

from quizgen.model import Frame, Lexicon, Templates, VerbWordings
from quizgen.problems import MOST_READ, Problem, Problems, SourceError, Span, TooManyProblems, did_you_mean, one_of
from quizgen.reading.context import Ids
from quizgen.reading.fields import fields_of, text_of
from quizgen.reading.frames import ReadFrame, read_frame
from quizgen.reading.lexicon import read_lexicon, read_tables
from quizgen.reading.names import read_pools
from quizgen.reading.verb_roles import read_verb_wordings
from quizgen.reading.wordings import EQUALS, Filters, Speech, equals_faults
from quizgen.reading.yaml_tree import MapNode, Node, TextNode, compose


def read_templates(files: Mapping[str, str], filters: Filters | None = None) -> tuple[Templates, tuple[Problem, ...]]:
    """Read the templates from their texts by path, told apart by how the path ends: YAML, and tables of words.

    `filters` are the filters that wordings may use; None lets all pass. A label within a label is named with a dot.
    """
    return _read(tuple(files.items()), None if filters is None else tuple(filters.items()))


class Labels(dict[str, str]):
    """The labels by name; one that no file holds is a mistake in the file at `path`, and raises `SourceError`."""

    path = ""

    def __missing__(self, name: str) -> str:
        hint = "write it into one of the files of labels, as quizgen is shipped with it"
        raise SourceError([Problem(Span(self.path, 1, 1), "E542", f"no label '{name}'", hint)])


@lru_cache(maxsize=8)  # several seeds are built from the same texts
def _read(
    texts: tuple[tuple[str, str], ...], filters: tuple[tuple[str, tuple[int, int]], ...] | None
) -> tuple[Templates, tuple[Problem, ...]]:
    problems = Problems(most=MOST_READ)
    try:
        return _read_files(dict(texts), None if filters is None else dict(filters), problems), problems.sorted()
    except TooManyProblems as fault:
        raise SourceError(problems.found) from fault


def _read_files(files: Mapping[str, str], filters: Filters | None, problems: Problems) -> Templates:
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
        verbs = read_verb_wordings(roots[path], speech, frames, problems)
    labels = _all_labels(roots, problems)
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
    return templates


def _root(path: str, text: str, problems: Problems) -> Node | None:
    root, syntax = compose(text, path)
    problems.extend(syntax)
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
            if node.text not in named and node.text not in speech.lexicon.verbs:
                problems.report("E401", node.span, f"unknown frame '{node.text}'", did_you_mean(node.text, named))
    return {id_: read.frame for id_, read in frames.items()}


def _labels(node: Node | None, before: str, problems: Problems) -> Iterator[tuple[str, TextNode]]:
    fields = fields_of(node, (), "labels", problems, any_key=True)
    for key, (_, value) in fields.node.entries.items() if fields else ():
        if isinstance(value, MapNode):
            yield from _labels(value, f"{before}{key}.", problems)
        elif fields and fields.wants(key):
            text = text_of(value, problems, signs=True)
            if text:
                yield before + key, text


def _all_labels(roots: Mapping[str, Node | None], problems: Problems) -> Labels:
    labels = Labels()
    shipped: dict[str, str] = {}  # the first text of each: what the program fills
    for path in _ending(roots, "labels"):
        labels.path = labels.path or path
        for name, node in _labels(roots[path], "", problems):
            labels[name] = node.text.strip()
            try:
                _check_label(name, node, shipped.get(name), problems)
            except ValueError as error:
                hint = "write {name}, and {{ for a brace"
                problems.report("E542", node.span, f"the label '{name}' is broken: {error}", hint)
            else:
                shipped.setdefault(name, node.text)
    return labels


def _check_label(name: str, node: TextNode, shipped: str | None, problems: Problems) -> None:
    """Report a label that has other slots than the shipped one of its name, or equal wordings where that has none.

    Raises ValueError for one whose { } is broken.
    """
    slots = _slots(node.text)
    for code, message, hint in equals_faults(node.text, shipped is None or not EQUALS.isdisjoint(shipped)):
        problems.report(code, node.span, message, hint)
    if shipped is None:
        return
    known = _slots(shipped)
    for slot in sorted(slots - known):
        message = f"the label '{name}' names '{slot}', which nothing fills"
        problems.report("E543", node.span, message, one_of(known) if known else "it has no slots")
    for slot in sorted(known - slots):
        problems.report("E544", node.span, f"the label '{name}' lacks {{{slot}}}", "a reader would miss what it holds")


def _slots(label: str) -> frozenset[str]:
    """List the names in the { } of a label; raises ValueError where they are not plain names."""
    found = [(field, spec, kind) for _, field, spec, kind in Formatter().parse(label) if field is not None]
    for field, spec, kind in found:
        if not field.isidentifier() or spec or kind:
            raise ValueError(f"«{{{field}}}» is not a plain name")
    return frozenset(field for field, _, _ in found)
