"""Questions in their author's words: what can be proved of them is proved, and the rest is told to be his word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizgen.arabic import lint
from quizgen.arabic.compare import YEARS, Comparison, compare, same_unit
from quizgen.arabic.count import Quantity
from quizgen.arabic.find_times import times_in
from quizgen.arabic.fold import loose, strict, whole_words
from quizgen.arabic.head_noun import phrase_like
from quizgen.arabic.quantities import read_quantity
from quizgen.arabic.time import Time, disjoint
from quizgen.identity import value_id
from quizgen.mentions import forms, spans, stands_in
from quizgen.model import Evidence, Fact, Level, Name, OwnQuestion, Text, Value, WrongAnswer
from quizgen.problems import Problems, Span
from quizgen.reading.article import Place
from quizgen.reading.context import EVIDENCE_KEYS, Ids, Known, evidence_place
from quizgen.reading.fields import ID_SHAPE, IDS_SHAPE, Fields, fields_of, id_of, list_of
from quizgen.reading.phrases import arabic_of
from quizgen.reading.proof import Grounds
from quizgen.reading.shapes import TEXT, Keys, Needed, choice, keyed, listed
from quizgen.reading.yaml_tree import Node, TextNode

FEWEST_WRONG = 2  # beside the answer, for a choice
LEVELS = tuple(level.value for level in Level)
WRONG_KEYS: Keys = dict.fromkeys(("is", "why"), Needed(TEXT))
QUESTION_KEYS: Keys = {
    "id": Needed(ID_SHAPE),
    **dict.fromkeys(("ask", "answer"), Needed(TEXT)),
    **EVIDENCE_KEYS,
    **dict.fromkeys(("in", "because", "note"), TEXT),
    "wrong": listed(keyed(WRONG_KEYS)),
    "level": choice(LEVELS),
    "was": IDS_SHAPE,
}
BECAUSE_HINT = "lengthen the quote, write its words with in: …, or say with because: … how the quote gives the answer"


@dataclass(frozen=True, slots=True)
class Option:
    """An option, what it was read as, and where it stands."""

    text: str
    value: Value
    span: Span


def read_questions(
    nodes: Iterable[Node], facts: Sequence[Fact], known: Known, grounds: Grounds, ids: Ids
) -> tuple[OwnQuestion, ...]:
    """Read every question that can be read; `facts` are those that may prove an option true."""
    read = (_question(node, facts, known, grounds, ids) for node in nodes)
    return tuple(question for question in read if question is not None)


def _question(node: Node, facts: Sequence[Fact], known: Known, grounds: Grounds, ids: Ids) -> OwnQuestion | None:
    problems = known.problems
    fields = fields_of(node, QUESTION_KEYS, "a question", problems)
    if fields is None:
        return None
    written = fields.required("id")
    id_ = id_of(written, "id", problems)
    if written and id_:
        ids.take(id_, written.span)
    was = ids.retire(fields.texts("was"))
    place = evidence_place(fields, grounds.printed)
    ask = _asked(fields, grounds.texts(place)[1] if place else "")
    answer = option_of(fields.required("answer"), known, grounds)
    because = arabic_of(fields.text_node("because"), problems)
    level = Level(fields.choice("level", LEVELS, Level.RECALL.value))
    wrong = tuple(wrong_options(fields, known, grounds))
    if answer and ask:
        _check_leak(answer, ask, fields.required("ask"), problems)
    if answer:
        check_wrong(answer, [option for option, _ in wrong], ask, problems)
    evidence = _proved(fields, answer, place, grounds) if answer and place else None
    if answer and evidence:
        _check_truth([option for option, _ in wrong], answer, evidence, facts, problems)
    if not (id_ and ask and answer and evidence):
        return None
    options = tuple(WrongAnswer(option.text, option.value, why) for option, why in wrong)
    return OwnQuestion(id_, ask, answer.text, answer.value, options, evidence, level, because, was, fields.span)


# ---------------------------------------------------------------- reading


def _asked(fields: Fields, reads: str) -> str:
    node = fields.required("ask")
    ask = sound(node, fields.problems, reads=reads)
    if node and ask and not ask.endswith("؟"):
        fields.problems.report("E508", node.span, "a question ends in ؟")
        return ""
    return ask


def sound(
    node: TextNode | None, problems: Problems, *, signs_alone: bool = False, reads: str = "", asks: bool = True
) -> str:
    """Read Arabic text and report its faults; `signs_alone` where any word may stand, as in a reason.

    `reads` is what the article says there: its own «كل مساء» is no fault. What asks nothing may deny.
    """
    text = arabic_of(node, problems)
    if not (node and text):
        return ""
    # between quotation marks the lint looks at signs alone
    looked_at = f"«{text.replace('«', '(').replace('»', ')')}»" if signs_alone else text
    for fault in lint.faults(looked_at):
        if not asks and lint.is_of_negation(fault):
            continue
        if reads and lint.is_the_articles(fault, looked_at, reads):
            continue
        problems.report("E441", node.span, f"in «{text}»: {fault}")
    return text


def option_of(node: TextNode | None, known: Known, grounds: Grounds) -> Option | None:
    """Read an option and what it means; None where it is missing, and its faults are reported."""
    text = sound(node, known.problems, asks=False)
    return Option(text, value_of(text, known, grounds), node.span) if node and text else None


def wrong_options(fields: Fields, known: Known, grounds: Grounds) -> Iterator[tuple[Option, str]]:
    """Read the wrong options of an entry, each with its reason."""
    problems = known.problems
    nodes = list_of(fields.get("wrong"), "'wrong'", problems)
    if "wrong" in fields.node.entries and 0 < len(nodes) < FEWEST_WRONG:
        hint = "two at least, or none: then it is never multiple choice"
        problems.report("E442", fields.key_span("wrong"), "one wrong option is too few", hint)
    for node in nodes:
        one = fields_of(node, WRONG_KEYS, "a wrong option", problems, hint="{is: …, why: …}")
        if one is None:
            continue
        option = option_of(one.required("is"), known, grounds)
        why = sound(one.required("why"), problems, signs_alone=True)
        if option and why:
            yield option, why


def value_of(text: str, known: Known, grounds: Grounds) -> Value:
    """Read a text as what it is: a declared name, a time, a quantity; else as text."""
    for name in known.names.values():
        if any(strict(form) == strict(text) for form in forms(name)):
            return name
    times = times_in(text, grounds.published)
    if len(times) == 1 and _is_whole(text, times[0][:2]):
        return times[0][2]
    try:
        years = {noun.singular: noun for noun in YEARS}
        return read_quantity(text, {**years, **grounds.nouns}, bare=True)
    except ValueError:
        return Text(phrase_like(text, known.templates.lexicon.noun_forms))


def _is_whole(text: str, spot: tuple[int, int]) -> bool:
    """Return whether a span is a text whole, but for a preposition before it: «في 8 مارس 2015»."""
    before, after = text[: spot[0]].split(), text[spot[1] :].strip()
    return not after and before in ([], ["في"])


# ---------------------------------------------------------------- proof


def _proved(fields: Fields, answer: Option, place: Place, grounds: Grounds) -> Evidence | None:
    """Return the evidence with the answer marked; report an answer that nothing ties to its quote."""
    evidence = grounds.printed.evidence(place)
    words, because = fields.text_node("in"), fields.get("because")
    if words:
        if not any(whole_words(words.text, text) for text in grounds.texts(place)):
            hint = "copy them from the quote"
            fields.problems.report("E435", words.span, f"the words «{words.text}» are not in the quote", hint)
        return replace(evidence, marks=tuple(whole_words(words.text, evidence.reads)[:1]))
    found = spans(answer.value, evidence.reads, grounds.published)
    if found:
        return replace(evidence, marks=tuple(found))
    if _stands(answer, place, grounds):
        return evidence
    if because is None:
        message = f"the answer «{answer.text}» is not in the quote"
        fields.problems.report("E443", answer.span, message, BECAUSE_HINT)
    else:
        message = f"nothing proves the answer «{answer.text}» but its author's word"
        fields.problems.report("N443", answer.span, message, "it stands under 'because'")
    return evidence


def _stands(answer: Option, place: Place, grounds: Grounds) -> bool:
    """Return whether a quote holds an answer, by the proof that values of facts undergo."""
    trial = Problems()
    quiet = replace(grounds, problems=trial)
    if isinstance(answer.value, Name):
        return quiet.holds_name(answer.value, place)
    if isinstance(answer.value, Text):
        quiet.prove_text(answer.text, answer.span, place)
        return not trial.found
    return False  # a time or a quantity that stood there would have been found


def _check_leak(answer: Option, ask: str, node: TextNode | None, problems: Problems) -> None:
    named = isinstance(answer.value, Name) and stands_in(answer.value, ask)
    if node and (named or whole_words(answer.text, ask, loosely=True)):
        problems.report("E444", node.span, f"the question contains its answer «{answer.text}»")


def check_wrong(answer: Option, wrong: Sequence[Option], ask: str, problems: Problems) -> None:
    """Report each wrong option that is not told apart from the answer or another option, or stands in the question."""
    for at, option in enumerate(wrong):
        if clash := _same(answer, option):
            problems.report("E445", option.span, f"«{option.text}» {clash} the answer «{answer.text}»")
        for other in wrong[:at]:
            if clash := _same(other, option):
                problems.report("E445", option.span, f"«{option.text}» {clash} the option «{other.text}»")
        if whole_words(option.text, ask, loosely=True):
            problems.report("E446", option.span, f"the option «{option.text}» stands in the question")


def _same(one: Option, other: Option) -> str:
    """Say why two options cannot stand side by side, '' where they can."""
    if loose(one.text) == loose(other.text):
        return "is the same as"
    if any(whole_words(a.text, b.text, loosely=True) for a, b in ((one, other), (other, one))):
        return "contains, or is contained in,"
    mine, theirs = one.value, other.value
    if isinstance(mine, Name) and isinstance(theirs, Name):
        if mine.id == theirs.id:
            return "is another name of"
        return "belongs to, or holds," if mine.id in theirs.members or theirs.id in mine.members else ""
    if isinstance(mine, Time) and isinstance(theirs, Time):
        return "" if disjoint(mine, theirs) else "may be the same time as"
    if isinstance(mine, Quantity) and isinstance(theirs, Quantity) and same_unit(mine.noun, theirs.noun):
        return "" if compare(mine, theirs) is Comparison.DIFFERENT else "may be the same amount as"
    return ""


def _check_truth(
    wrong: Sequence[Option], answer: Option, evidence: Evidence, facts: Sequence[Fact], problems: Problems
) -> None:
    """Report a wrong option that a fact of the same sentence names in the role of the answer."""
    for fact in facts:
        if fact.evidence.sentence != evidence.sentence:
            continue
        for role, slot in fact.slots.items():
            others = (other.value for other in slot.others)
            true = {value_id(value) for value in (*slot.values, *slot.also, *others)}
            if value_id(answer.value) not in true:
                continue
            for option in wrong:
                if value_id(option.value) in true and value_id(option.value) != value_id(answer.value):
                    message = f"«{option.text}» is right as well: '{fact.id}' names it under '{role}' beside the answer"
                    problems.report("E447", option.span, message, "offer another, or ask so that one alone is right")
