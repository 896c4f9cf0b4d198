"""What the text as a whole says, in its author's words: main point, best title, what a part of it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from quizgen.model import WholeQuestion, WrongAnswer
from quizgen.reading.article import Printed
from quizgen.reading.context import Ids, Known
from quizgen.reading.fields import ID_SHAPE, Fields, fields_of, id_of, list_of, whole_of
from quizgen.reading.proof import Grounds
from quizgen.reading.questions import FEWEST_WRONG, WRONG_KEYS, check_wrong, option_of, wrong_options
from quizgen.reading.shapes import TEXT, Keys, Needed, keyed, listed, many, whole
from quizgen.reading.yaml_tree import TextNode

GISTS: tuple[Literal["main", "title"], ...] = ("main", "title")
GIST_KEYS: Keys = {
    "is": Needed(TEXT),
    "wrong": listed(keyed(WRONG_KEYS)),
    "sentences": many(whole(1)),
    "note": TEXT,
}
PART_KEYS: Keys = {"id": Needed(ID_SHAPE), **GIST_KEYS, "sentences": Needed(many(whole(1), 1))}
WHOLE_KEYS: Keys = {**dict.fromkeys(GISTS, keyed(GIST_KEYS)), "parts": listed(keyed(PART_KEYS))}


def read_whole(passage: Fields, known: Known, grounds: Grounds, ids: Ids) -> Iterator[WholeQuestion]:
    """Read what is asked about the whole text; each wrong answer has its reason, for no program proves it wrong."""
    for about in GISTS:
        fields = fields_of(passage.get(about), GIST_KEYS, f"'{about}'", known.problems)
        if fields and (read := _question(fields, about, about, known, grounds)):
            yield read
    for node in list_of(passage.get("parts"), "'parts'", known.problems):
        fields = fields_of(node, PART_KEYS, "a part", known.problems)
        if fields is None:
            continue
        written = fields.required("id")
        id_ = id_of(written, "id", known.problems)
        fresh = bool(written and id_ and ids.take(id_, written.span))
        read = _question(fields, "part", f"part-{id_}", known, grounds) if fields.wants("sentences") else None
        if read and fresh:
            yield read


def _question(
    fields: Fields, about: Literal["main", "title", "part"], id_: str, known: Known, grounds: Grounds
) -> WholeQuestion | None:
    answer = option_of(fields.required("is"), known, grounds)
    wrong = tuple(wrong_options(fields, known, grounds))
    if "wrong" not in fields.node.entries:
        hint = "write two at least, each {is: …, why: …}: it is asked as multiple choice only"
        known.problems.report("E442", fields.span, "no wrong option is written", hint)
    sentences = tuple(_numbers(fields.texts("sentences"), grounds.printed, fields))
    if answer is None:
        return None
    check_wrong(answer, [option for option, _ in wrong], "", known.problems)
    if len(wrong) < FEWEST_WRONG or 0 in sentences:
        return None
    told = tuple(WrongAnswer(option.text, option.value, why) for option, why in wrong)
    return WholeQuestion(id_, about, answer.text, told, sentences or (1,), fields.span)


def _numbers(nodes: Iterable[TextNode], printed: Printed, fields: Fields) -> Iterator[int]:
    """Read the numbers of sentences; 0 for what is no number of one."""
    return (whole_of(node, "sentences", 1, len(printed.sentences), fields.problems, 0) for node in nodes)
