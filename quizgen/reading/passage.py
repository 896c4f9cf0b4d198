"""What the passage itself asks: words that stand for others, questions it leaves open, vocabulary, the whole text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from quizgen.arabic.fold import CLITICS, loose, strict, whole_words
from quizgen.arabic.verbs import Verb
from quizgen.model import Evidence, Name, Reference, Unsaid, WholeQuestion, Word, WrongAnswer
from quizgen.problems import Fix, Problems, did_you_mean
from quizgen.reading.article import Place, Printed
from quizgen.reading.context import Ids, Known
from quizgen.reading.fields import ID_SHAPE, IDS_SHAPE, Fields, chosen, fields_of, id_of, list_of, whole_of
from quizgen.reading.phrases import arabic_of, bare
from quizgen.reading.proof import Grounds, Pointer
from quizgen.reading.questions import FEWEST_WRONG, WRONG_KEYS, check_wrong, option_of, wrong_options
from quizgen.reading.shapes import TEXT, TEXTS, Keys, Needed, choice, keyed, listed, many, whole
from quizgen.reading.yaml_tree import Node, TextNode

PARTS = ("noun", "plural noun", "verbal noun", "verb", "adjective", "adverb", "particle", "phrase")
REFER_KEYS: Keys = {
    "id": Needed(ID_SHAPE),
    **dict.fromkeys(("quote", "word"), Needed(TEXT)),
    "to": TEXTS,
    "means": TEXT,
    "was": IDS_SHAPE,
}
MEANINGS = ("to", "means")  # of which a reference has one at least
UNSAID_KEYS: Keys = {"id": Needed(ID_SHAPE), **dict.fromkeys(("asks", "near"), Needed(TEXT)), "was": IDS_SHAPE}
WORD_KEYS: Keys = {
    "id": Needed(ID_SHAPE),
    "word": Needed(TEXT),
    **dict.fromkeys(("plural", "masdar", "present", "root"), TEXT),
    "part": Needed(choice(PARTS)),
    **dict.fromkeys(("en", "quote"), Needed(TEXT)),
    "in": TEXT,
    "was": IDS_SHAPE,
}
PASSAGE_KEYS: Keys = {"refers": listed(keyed(REFER_KEYS, one_of=MEANINGS)), "unsaid": listed(keyed(UNSAID_KEYS))}


def read_references(
    nodes: Iterable[Node], known: Known, printed: Printed, ids: Ids
) -> Iterator[tuple[Reference, Pointer]]:
    """Read the words that stand for something else, with the place of each."""
    problems = known.problems
    for node in nodes:
        fields = fields_of(node, REFER_KEYS, "a reference", problems)
        if fields is None:
            continue
        id_ = _take(fields.required("id"), ids)
        was = ids.retire(fields.texts("was"))
        place = printed.locate(fields.required("quote"), "the quote", problems)
        word = fields.required("word")
        to = tuple(_named(fields.texts("to"), known))
        means = arabic_of(fields.text_node("means"), problems)
        if not any(key in fields.node.entries for key in MEANINGS):
            problems.report("E601", fields.span, "a reference has 'to' (names) or 'means' (words)")
        if place is None or word is None:
            continue
        spot = _spot(word, place, printed, problems)
        if spot and id_ and (to or means):
            evidence = marked(printed.evidence(place), word.text)
            yield Reference(id_, word.text.strip(), evidence, to, means, was, fields.span), Pointer(spot, to)


def _spot(word: TextNode, place: Place, printed: Printed, problems: Problems) -> Place | None:
    found = whole_words(word.text, printed.text[place.start : place.end])
    if found:
        return Place(place.start + found[0][0], place.start + found[0][1])
    problems.report("E602", word.span, f"the word «{word.text}» is not in its quote", "write it as it stands there")
    return None


def _named(nodes: Iterable[TextNode], known: Known) -> Iterator[Name]:
    for node in nodes:
        name = known.name(node, "declare it under 'names', or write 'means'")
        if name:
            yield name


def marked(evidence: Evidence, word: str) -> Evidence:
    """Mark the first place of a word in what learners read; no mark where a correction has taken it away."""
    return replace(evidence, marks=tuple(whole_words(word, evidence.reads)[:1]))


def read_unsaid(nodes: Iterable[Node], facts: Collection[str], problems: Problems, ids: Ids) -> Iterator[Unsaid]:
    """Read the questions that the article leaves without an answer."""
    for node in nodes:
        fields = fields_of(node, UNSAID_KEYS, "an unsaid question", problems)
        if fields is None:
            continue
        id_ = _take(fields.required("id"), ids)
        was = ids.retire(fields.texts("was"))
        asks = arabic_of(fields.required("asks"), problems)
        near = fields.required("near")
        if asks and not asks.endswith("؟"):
            problems.report("E508", fields.key_span("asks"), "a question ends in ؟")
        if near and near.text not in facts:
            problems.report("E603", near.span, f"unknown fact '{near.text}'", did_you_mean(near.text, facts))
            near = None
        if id_ and asks and near:
            yield Unsaid(id_, asks, near.text, was, fields.span)


def read_words(
    nodes: Iterable[Node], printed: Printed, problems: Problems, ids: Ids, verbs: Collection[Verb] = ()
) -> Iterator[Word]:
    """Read the vocabulary; each word must stand in its phrase."""
    for node in nodes:
        fields = fields_of(node, WORD_KEYS, "a word", problems)
        if fields is None:
            continue
        id_ = _take(fields.required("id"), ids)
        was = ids.retire(fields.texts("was"))
        word = arabic_of(fields.required("word"), problems)
        part = fields.required("part")
        named = chosen(part, PARTS, "part of speech", problems) if part else ""
        gloss = fields.required("en")
        quote = fields.required("quote")
        place = printed.locate(quote, "the quote", problems)
        written = fields.text_node("in")
        evidence = printed.evidence(place) if place else None
        if evidence and word:
            evidence = marked(evidence, written.text if written else bare(word))
            if not evidence.marks:
                span = written.span if written else fields.key_span("word")
                stood = written.text if written else bare(word)
                message = f"«{stood}» is not in the phrase «{evidence.reads}»"
                inflected = _as_it_stands(word, fields.text("plural"), evidence.reads) if not written else ""
                hint = f"write the word as it stands there: in: {inflected or '…'}"
                fix = Fix(quote.span, inflected, key="in") if quote and inflected else None
                problems.report("E604", span, message, hint, fix)
        forms = {key: arabic_of(fields.text_node(key), problems) for key in ("root", "plural", "masdar", "present")}
        if named == "verb" and not forms["present"]:
            forms["present"] = _present_of(word, verbs)
        if id_ and word and named and gloss and evidence and evidence.marks:
            yield Word(
                id_,
                word,
                bare(word),
                named,
                gloss.text.strip(),
                **forms,
                evidence=evidence,
                was=was,
                span=fields.span,
            )


def _as_it_stands(word: str, plural: str, phrase: str) -> str:
    """Return the one word of a phrase that is a noun inflected: أساسا, والقضايا, مواطني; '' if none surely is."""
    forms = {loose(bare(form)) for form in (word, plural) if form}
    forms |= {form[:-2] + end for form in forms if form.endswith("ون") for end in ("ين", "ي")}
    found = [each for each in re.findall(r"[\w\u064b-\u0652]+", phrase) if _is_inflected(loose(bare(each)), forms)]
    return found[0] if len(found) == 1 else ""


def _is_inflected(word: str, forms: Collection[str]) -> bool:
    """Say if a word is one of some forms with what may hang before it, and with the alif of the tanwin behind."""
    return any(re.fullmatch(f"{CLITICS}{re.escape(form)}ا?", word) for form in forms)


def _present_of(word: str, verbs: Iterable[Verb]) -> str:
    """Find a verb's present among the lexicon's verbs of the same past; '' where there is none, or more than one."""
    past = strict(word).partition(" ")[0]
    found = {verb.present for verb in verbs if strict(verb.past) == past}
    return found.pop() if past and len(found) == 1 else ""


def _take(node: TextNode | None, ids: Ids) -> str:
    id_ = id_of(node, "id", ids.problems)
    if node and id_:
        ids.take(id_, node.span)
    return id_


# ---------------------------------------------------------------- the text as a whole


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
