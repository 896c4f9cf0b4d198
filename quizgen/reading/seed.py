"""One seed, from its two texts: everything sound is read; everything else is reported."""

from __future__ import annotations

import re
from posixpath import dirname, join
from typing import Literal, cast

from quizgen.arabic.calendars import SYSTEMS, Months
from quizgen.arabic.notation import known_time
from quizgen.arabic.time import Time
from quizgen.model import ID, Correction, Fact, Kind, OwnQuestion, Seed, Settings, Templates
from quizgen.problems import MOST_READ, Problem, Problems, Span, TooManyProblems, errors
from quizgen.reading.article import CORRECTION_KEYS, Printed, read_article, read_printed
from quizgen.reading.context import EVIDENCE_KEYS, Ids, Known, name_types
from quizgen.reading.facts import office_facts, read_facts
from quizgen.reading.fields import Fields, chosen, fields_of, list_of, whole_of
from quizgen.reading.names import NAMES, POOL_KEYS, ReadNames, read_names, read_pools
from quizgen.reading.passage import (
    PASSAGE_KEYS,
    WHOLE_KEYS,
    WORD_KEYS,
    read_references,
    read_unsaid,
    read_whole,
    read_words,
)
from quizgen.reading.proof import Grounds
from quizgen.reading.questions import QUESTION_KEYS, read_questions
from quizgen.reading.shapes import ANSWER, TEXT, TEXTS, Keys, Needed, choice, keyed, listed, many, ref, whole
from quizgen.reading.yaml_faults import problems_of
from quizgen.reading.yaml_tree import ListNode, MapNode, Node, compose

KINDS = tuple(kind.value for kind in Kind)
DIGITS = ("western", "arabic")
HELP = ("en",)
MOST_ITEMS, MOST_OPTIONS, MOST_MARKS, MOST_FORMS = 500, 6, 100, 10
MARKS_KEYS: Keys = dict.fromkeys(KINDS, whole(0, MOST_MARKS))
QUIZ_KEYS: Keys = {
    **dict.fromkeys(("title", "school", "deck", "report"), TEXT),
    "items": whole(1, MOST_ITEMS),
    "options": whole(2, MOST_OPTIONS),
    "forms": whole(0, MOST_FORMS),
    "kinds": many(choice(KINDS)),
    "marks": keyed(MARKS_KEYS),
    "digits": choice(DIGITS),
    "months": choice(SYSTEMS),
    **dict.fromkeys(("passage", "answer-sheet"), ANSWER),
    "help": choice(HELP),
    **dict.fromkeys(("pin", "drop"), TEXTS),
}


def read_settings(node: Node | None, problems: Problems) -> Settings:
    """Read the settings of a quiz."""
    shipped = Settings()
    fields = fields_of(node, QUIZ_KEYS, "'quiz'", problems)
    if fields is None:
        return shipped
    kinds = (chosen(text, KINDS, "kind", problems) for text in fields.texts("kinds"))
    return Settings(
        title=fields.text("title"),
        school=fields.text("school"),
        items=fields.whole("items", shipped.items, 1, MOST_ITEMS),
        options=fields.whole("options", shipped.options, 2, MOST_OPTIONS),
        kinds=tuple(dict.fromkeys(kind for kind in kinds if kind)),
        marks=_marks(fields),
        digits=cast(Literal["western", "arabic"], fields.choice("digits", DIGITS, shipped.digits)),
        months=cast(Months, fields.choice("months", tuple(SYSTEMS), shipped.months)),
        passage=fields.yes_no("passage", shipped.passage),
        answer_sheet=fields.yes_no("answer-sheet", shipped.answer_sheet),
        forms=fields.whole("forms", shipped.forms, 0, MOST_FORMS),
        deck=fields.text("deck"),
        pin={node.text: node.span for node in fields.texts("pin")},
        drop={node.text: node.span for node in fields.texts("drop")},
        report=fields.text("report"),
        help=cast(Literal["", "en"], fields.choice("help", HELP, shipped.help)),
    )


def _marks(fields: Fields) -> dict[str, int]:
    marks = fields_of(fields.get("marks"), MARKS_KEYS, "'marks'", fields.problems)
    if marks is None:
        return {}
    nodes = ((kind, marks.text_node(kind)) for kind in KINDS)
    return {kind: whole_of(node, kind, 0, MOST_MARKS, fields.problems, 1) for kind, node in nodes if node}


ARTICLE_KEYS: Keys = {
    **dict.fromkeys(("text", "title", "publisher", "url", "published", "rights", "notice"), TEXT),
    "corrections": listed(keyed(CORRECTION_KEYS)),
}
SEED_KEYS: Keys = {
    "article": Needed(keyed(ARTICLE_KEYS)),
    "names": Needed(NAMES),
    "facts": Needed(listed(ref("fact"), least=1)),
    "questions": listed(keyed(QUESTION_KEYS, exactly=list(EVIDENCE_KEYS))),
    "vocabulary": listed(keyed(WORD_KEYS)),
    "passage": keyed({**PASSAGE_KEYS, **WHOLE_KEYS}),
    "pools": keyed(POOL_KEYS),
    "quiz": keyed(QUIZ_KEYS),
}
ARTICLE_NAME = "article.txt"
# Anki takes collection.apkg and backup-….apkg for a whole collection and offers to replace the learner's
_RESERVED = re.compile(r"collection|backup-.*")
_FILE_NAME = re.compile(r"[^/\\:\x00-\x1f]{1,200}")
_FIRST_NEWSPAPER = 1605


def article_name(facts_text: str, facts_path: str = "") -> str:
    """Return the file name under `article.text`; article.txt where none can be read."""
    root, _ = compose(facts_text, facts_path)
    quiet = Problems()
    few = isinstance(root, MapNode) and len(root.entries) < MOST_READ
    fields = fields_of(root, SEED_KEYS, "", quiet) if few else None
    article = fields_of(fields.get("article"), ARTICLE_KEYS, "", quiet) if fields else None
    name = article.text("text") if article else ""
    return name if _is_file_name(name) else ARTICLE_NAME


def _is_file_name(name: str) -> bool:
    return bool(_FILE_NAME.fullmatch(name)) and name not in (".", "..")


def read_seed(
    seed_id: str, facts_path: str, facts_text: str, article_text: str, templates: Templates
) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Read a seed and all its problems; None where no article or no fact could be read, or problems have no end."""
    problems = Problems(most=MOST_READ)
    try:
        return _read_seed(seed_id, facts_path, facts_text, article_text, templates, problems), problems.sorted()
    except TooManyProblems:
        return None, problems.sorted()


def _read_seed(
    seed_id: str, facts_path: str, facts_text: str, article_text: str, templates: Templates, problems: Problems
) -> Seed | None:
    root, syntax = compose(facts_text, facts_path)
    problems.extend(syntax)
    _check_folder(seed_id, Span(facts_path, 1, 1), problems)
    if root is None:
        if not syntax:
            hint = "docs/fact-file.md shows how one is written"
            problems.report("E011", Span(facts_path, 1, 1), "the fact file is empty", hint)
        return None
    fields = fields_of(root, SEED_KEYS, "the fact file", problems)
    seed = _seed(seed_id, facts_path, fields, article_text, templates) if fields else None
    if seed is None and not errors(problems.found):
        hint = "nothing can be built before; `quizgen check` lists what is to decide"
        problems.report(
            "N102", fields.key_span("facts") if fields else Span(facts_path, 1, 1), "no fact is decided yet", hint
        )
    return seed


def _check_folder(seed_id: str, span: Span, problems: Problems) -> None:
    """Report a folder whose name cannot lead every id, or cannot be a deck's."""
    if not ID.fullmatch(seed_id):
        hint = "rename the folder; ids are of a-z, 0-9 and single hyphens: south-ossetia"
        problems.report("E112", span, f"the seed's folder '{seed_id}' is not an id", hint)
    elif _RESERVED.fullmatch(seed_id):
        hint = "rename the folder: Anki would offer to replace the learner's whole collection by its deck"
        problems.report("E113", span, f"Anki keeps the name '{seed_id}.apkg' for itself", hint)


def _seed(seed_id: str, path: str, fields: Fields, article_text: str, templates: Templates) -> Seed | None:
    problems = fields.problems
    article, printed, corrections = _printed(path, fields, article_text)
    name_ids = Ids.of("name", problems)
    names = _names(fields, templates, name_ids)
    known = Known(names.names, templates, problems, names.sick, names.guessed)
    passage = fields_of(fields.get("passage"), {**PASSAGE_KEYS, **WHOLE_KEYS}, "'passage'", problems)
    refers = list_of(passage.get("refers"), "'refers'", problems) if passage else ()
    refers_ids, unsaid_ids = Ids.of("reference", problems), Ids.of("unsaid question", problems)
    references = tuple(read_references(refers, known, printed, refers_ids))
    refers_ids.check_retired()
    pointers = tuple(pointer for _, pointer in references)
    grounds = Grounds(printed, names.names, pointers, _published(article), problems, templates.lexicon.nouns)
    facts, questions, told = _asked(fields, names, known, grounds)
    whole = tuple(read_whole(passage, known, grounds, Ids.of("part", problems))) if passage else ()
    vocabulary = list_of(fields.get("vocabulary"), "'vocabulary'", problems)
    word_ids = Ids.of("word", problems)
    words = tuple(read_words(vocabulary, printed, problems, word_ids, templates.lexicon.verbs.values()))
    word_ids.check_retired()
    unsaid = list_of(passage.get("unsaid"), "'unsaid'", problems) if passage else ()
    pools, times, quantities = read_pools(fields.get("pools"), templates, name_ids)
    name_ids.check_retired()
    settings = read_settings(fields.get("quiz"), problems)
    unsaids = tuple(read_unsaid(unsaid, told, problems, unsaid_ids))
    unsaid_ids.check_retired()
    if article is None or not printed.sentences or not facts:
        return None
    return Seed(
        id=seed_id,
        article=read_article(article, printed, corrections),
        names=names.names,
        facts=facts,
        questions=questions,
        whole=whole,
        words=words,
        references=tuple(reference for reference, _ in references),
        unsaid=unsaids,
        pools=pools,
        times=times,
        quantities=quantities,
        settings=settings,
        path=path,
    )


def _printed(path: str, fields: Fields, article_text: str) -> tuple[Fields | None, Printed, tuple[Correction, ...]]:
    """Read what stands under `article`, and the article as it is printed and corrected."""
    problems = fields.problems
    node = fields.get("article") if fields.wants("article") else None
    article = fields_of(node, ARTICLE_KEYS, "'article'", problems)
    text = article_text.removeprefix("\ufeff")
    article_path = join(dirname(path), (article.text("text") if article else "") or ARTICLE_NAME)
    problems.extend(problems_of(text, article_path))
    printed, corrections = read_printed(text, article)
    if not printed.sentences:
        problems.report("E305", Span(article_path, 1, 1), "the article is empty")
    return article, printed, corrections


def _asked(
    fields: Fields, names: ReadNames, known: Known, grounds: Grounds
) -> tuple[tuple[Fact, ...], tuple[OwnQuestion, ...], frozenset[str]]:
    """Read the facts, those of the offices of names, and the questions in the author's words; the ids of the facts."""
    ids = Ids.of("fact", fields.problems)
    facts = read_facts(_fact_nodes(fields), known, grounds, ids)
    facts += tuple(office_facts(names, known, grounds, ids))
    told = frozenset(ids.taken)
    nodes = list_of(fields.get("questions"), "'questions'", fields.problems)
    questions = read_questions(nodes, facts, known, grounds, ids)
    ids.check_retired()
    return facts, questions, told


def _fact_nodes(fields: Fields) -> tuple[Node, ...]:
    node = fields.get("facts")
    if isinstance(node, ListNode) and not node.items:
        fields.problems.report("E400", fields.key_span("facts"), "there is no fact")
    elif not fields.wants("facts"):
        return ()
    return list_of(node, "'facts'", fields.problems)


def _names(fields: Fields, templates: Templates, ids: Ids) -> ReadNames:
    if not fields.wants("names"):
        return ReadNames({}, {})
    types = name_types(templates.frames)
    return read_names(fields.get("names"), types, templates.lexicon, ids)


def _published(article: Fields | None) -> Time | None:
    """Read when the article was published; None where that is unknown."""
    if article is None:
        return None
    _check_source(article)
    return known_time(article.text("published"))


def _is_publication(time: Time | None) -> bool:
    """Report whether a time is a Gregorian day, month or year that a newspaper may bear: 1436-10-14 is not."""
    if time is None or time.starts is None or time.open or time.calendar != "gregorian":
        return False
    return time.precision in ("day", "month", "year") and time.starts.year >= _FIRST_NEWSPAPER


def _check_source(article: Fields) -> None:
    problems = article.problems
    name = article.text_node("text")
    if name and not _is_file_name(name.text):
        hint = "the article stands in the folder of its fact file"
        problems.report("E306", name.span, f"'{name.text}' is not a file name", hint)
    published = article.text_node("published")
    if published and published.text != "unknown" and not _is_publication(known_time(published.text)):
        hint = "write the Gregorian date, 2017-03-31, 2017-03 or 2017, or unknown"
        problems.report("E307", published.span, f"'{published.text}' is not a date of publication", hint)
    url = article.text_node("url")
    if url and url.text != "unknown" and not url.text.startswith(("https://", "http://")):
        hint = "it begins with https://; write unknown if it is not known"
        problems.report("E308", url.span, f"'{url.text}' is not a web address", hint)
