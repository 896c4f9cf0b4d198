"""The lexicon: verbs by their dictionary form with preposition, nouns with the forms that counting needs.

The shipped words are tables, one word a line; an author's own are YAML and come before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import TypeVar, get_args

from quizgen.arabic.count import CountedNoun
from quizgen.arabic.nouns import Number
from quizgen.arabic.verbs import Objects, Verb
from quizgen.model import Lexicon
from quizgen.problems import Problems, Span, one_of
from quizgen.reading.fields import fields_of
from quizgen.reading.phrases import GENDERS, arabic_of
from quizgen.reading.shapes import ANSWER, NOTHING, TEXT, Keys, Needed, choice, either, keyed, named
from quizgen.reading.yaml_tree import Node, TextNode

OBJECTS: tuple[Objects, ...] = get_args(Objects)
VERB_KEYS: Keys = {
    "present": Needed(TEXT),
    **dict.fromkeys(("past", "passive", "noun", "preposition", "that", "to", "gloss"), TEXT),
    "object": choice(OBJECTS),
    "says": ANSWER,
    "forms": named(either(TEXT, NOTHING)),
}
NOUN_KEYS: Keys = {
    "plural": Needed(TEXT),
    **dict.fromkeys(("singular", "dual", "acc"), TEXT),
    "gender": choice(GENDERS),
    "human": ANSWER,
}
LEXICON_KEYS: Keys = {"verbs": named(keyed(VERB_KEYS)), "nouns": named(keyed(NOUN_KEYS))}

# The columns of the tables, and what may stand in those that are not open. "-" in `passive`: the verb has none.
YES = ("", "yes")
WORD_CLASSES = (
    *("before-verbs", "demanding", "done-to-things", "holding", "intransitive-too", "light", "measure", "placing"),
    "telling-nothing",
)
COLUMNS: Mapping[str, Mapping[str, Collection[str]]] = {
    "verbs": {
        **dict.fromkeys(("verb", "present", "passive", "noun"), ()),
        "object": ("", *OBJECTS),
        "that": (),
        "to": (),
        "says": YES,
        "gloss": (),
    },
    "nouns": {
        **dict.fromkeys(("noun", "dual", "plural"), ()),
        "gender": tuple(GENDERS),
        "human": YES,
        "kind": (),
        "diptote": ("", "singular", "plural", "singular plural"),
        "gloss": (),
    },
    "names": {"class": (), "word": (), "gender": ("", *GENDERS)},
    "word-classes": {"class": WORD_CLASSES, "word": ()},
    "verb-forms": {"form": (), "chance": frozenset(f"{hundredths / 100:g}" for hundredths in range(101))},
}

Word = TypeVar("Word")
# What a wording is written with: in a word it would act in each wording that the word is put into.
_SIGNS = re.compile(r"""[{}%#|<>⟨⟩'"\\]""")


def read_lexicon(node: Node | None, problems: Problems) -> Lexicon:
    """Read lexicon.yaml; an entry that lacks a form is told once and stays, so that what names it is sound."""
    fields = fields_of(node, LEXICON_KEYS, "the lexicon", problems)
    verbs: dict[str, Verb] = {}
    nouns: dict[str, CountedNoun] = {}
    if fields is None:
        return Lexicon(verbs, nouns)
    for key, value in _entries(fields.get("verbs"), "verbs", problems):
        verb = _verb(key, value, problems)
        if verb:
            verbs[key.text] = verb
    for key, value in _entries(fields.get("nouns"), "nouns", problems):
        noun = _noun(key, value, problems)
        if noun:
            nouns[key.text] = noun
    return Lexicon(verbs, nouns)


def _entries(node: Node | None, what: str, problems: Problems) -> list[tuple[TextNode, Node]]:
    fields = fields_of(node, (), f"'{what}'", problems, any_key=True)
    return [entry for entry in fields.node.entries.values() if _word(entry[0], problems)] if fields else []


def _word(node: TextNode | None, problems: Problems) -> str:
    """Read a word; report one with a sign of wordings in it."""
    text = arabic_of(node, problems)
    if node and text and (found := _SIGNS.search(text)):
        problems.report("E531", node.span, f"«{found[0]}» stands in a word of the lexicon", "write the word alone")
        return ""
    return text


def _verb(key: TextNode, node: Node, problems: Problems) -> Verb | None:
    fields = fields_of(node, VERB_KEYS, f"the verb '{key.text}'", problems)
    if fields is None:
        return None
    past, _, preposition = key.text.strip().partition(" ")
    present = _word(fields.required("present"), problems)
    names = ("past", "passive", "noun", "preposition", "that", "to")
    given = {name: _word(fields.text_node(name), problems) for name in names}
    preposition = given["preposition"] or preposition
    object_ = fields.choice("object", OBJECTS, "none" if preposition else "one")
    forms = fields_of(fields.get("forms"), (), "'forms'", problems, any_key=True)
    stored = {name: _word(forms.text_node(name), problems) for name in forms.node.entries} if forms else {}
    return Verb(
        given["past"] or past,
        present,
        given["passive"],
        given["noun"],
        preposition,
        {name: form for name, form in stored.items() if form},
        object=next(known for known in OBJECTS if known == object_),
        that=given["that"],
        to=given["to"],
        says=fields.yes_no("says", False),
        gloss=fields.text("gloss"),
    )


def _noun(key: TextNode, node: Node, problems: Problems) -> CountedNoun | None:
    fields = fields_of(node, NOUN_KEYS, f"the noun '{key.text}'", problems)
    if fields is None:
        return None
    plural = _word(fields.required("plural"), problems)
    singular, dual, acc = (_word(fields.text_node(name), problems) for name in ("singular", "dual", "acc"))
    return CountedNoun(
        singular or key.text.strip(),
        plural or key.text.strip(),
        dual=dual,
        gender=GENDERS[fields.choice("gender", GENDERS, "m")],
        acc=acc,
        human=fields.yes_no("human", False),
    )


# ---------------------------------------------------------------- tables


class Words(Mapping[str, Word]):
    """The words of tables by name, each made when it is first asked for; an author's own come before them."""

    def __init__(
        self, rows: Mapping[str, list[str]], make: Callable[[str, list[str]], Word], own: Mapping[str, Word]
    ) -> None:
        self._rows = {**rows, **{name: [] for name in own}}
        self._make = make
        self._made = dict(own)

    def __getitem__(self, name: str) -> Word:
        if name not in self._made:
            self._made[name] = self._make(name, self._rows[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def read_tables(files: Mapping[str, str], own: Lexicon, problems: Problems) -> Lexicon:
    """Read the tables of words from their texts by path, and put an author's own words before them.

    What a table holds is told by its name: verbs, nouns, names, word-classes, verb-forms.
    """
    verbs: dict[str, list[str]] = {}
    nouns: dict[str, list[str]] = {}
    names: dict[str, dict[str, str]] = {}
    classes: dict[str, set[str]] = {}
    chances: dict[str, float] = {}
    for path, text in files.items():
        table = PurePosixPath(path).stem
        if table not in COLUMNS:
            problems.report(
                "E551", Span(path, 1, 1), "no such table of words", one_of(f"{name}.tsv" for name in COLUMNS)
            )
        for row in _rows(text, path, COLUMNS[table], problems) if table in COLUMNS else ():
            if table == "verbs":
                verbs[row[0]] = row
            elif table == "nouns":
                nouns[row[0]] = row
            elif table == "names":
                names.setdefault(row[0], {})[row[1]] = row[2]
            elif table == "word-classes":
                classes.setdefault(row[0], set()).add(row[1])
            else:
                chances[row[0]] = float(row[1])
    for row in list(verbs.values()):
        name, *_, that, _to, says, _gloss = row
        if says and that:  # also a speaker's verb, named with the word that begins its clause: «أشار إلى أنّ»
            verbs.setdefault(f"{name.partition(' ')[0]} {that}", row)
    all_verbs, all_nouns = Words(verbs, _verb_of_row, own.verbs), Words(nouns, _noun_of_row, own.nouns)
    return Lexicon(all_verbs, all_nouns, names, chances, classes)


def _verb_of_row(name: str, row: list[str]) -> Verb:
    key, present, passive, noun, object_, that, to, says, gloss = row
    past, _, preposition = key.partition(" ")
    return Verb(
        past,
        present,
        None if passive == "-" else passive,
        noun,
        preposition if name == key else that,
        object=next(known for known in OBJECTS if known == (object_ or "none")),
        that=that,
        to=to,
        says=says == "yes",
        gloss=gloss,
    )


def _noun_of_row(_name: str, row: list[str]) -> CountedNoun:
    singular, dual, plural, gender, human, kind, diptotes, _gloss = row
    return CountedNoun(
        singular,
        plural,
        dual,
        gender=GENDERS[gender],
        human=human == "yes",
        kind=kind,
        diptotes=frozenset(map(Number, diptotes.split())),
    )


def _rows(text: str, path: str, columns: Mapping[str, Collection[str]], problems: Problems) -> Iterator[list[str]]:
    """Yield the rows whose cells are sound; `columns` tells what may stand in each, () for anything."""
    head, *lines = text.splitlines() or [""]
    if head.split("\t") != list(columns):
        problems.report(
            "E552", Span(path, 1, 1), "the table has other columns", f"with tabs between: {' '.join(columns)}"
        )
        return
    limited = [(place, name, known) for place, (name, known) in enumerate(columns.items()) if known]
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            problems.report("E553", Span(path, number, 1), f"the line has {len(cells)} cells, not {len(columns)}")
            continue
        if _SIGNS.search(line) and (held := _signs(cells, columns)):
            problems.report("E531", Span(path, number, 1), f"«{held}» stands in a word", "write the word alone")
            continue
        wrong = [(name, cells[place], known) for place, name, known in limited if cells[place] not in known]
        for name, cell, known in wrong:
            problems.report("E104", Span(path, number, 1), f"unknown {name} '{cell}'", one_of(filter(None, known)))
        if not wrong:
            yield cells


def _signs(cells: Sequence[str], columns: Collection[str]) -> str:
    """Return the first sign of wordings in a line's words; glosses are English and may have them."""
    words = (cell for name, cell in zip(columns, cells, strict=True) if name != "gloss")
    return next((found[0] for cell in words if (found := _SIGNS.search(cell))), "")
