"""The lint: generated items read with a strict editor's eye. Each fault is told at the fact that gave the item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from itertools import combinations

from quizgen.arabic import fold
from quizgen.arabic import lint as arabic_lint
from quizgen.arabic.find_times import times_in
from quizgen.arabic.overlap import content_words
from quizgen.items.alone import named_by, vague_words
from quizgen.items.askable import DENIED
from quizgen.items.asking import LONGEST_STEM
from quizgen.items.desk import Refusal
from quizgen.items.telling import keys_of
from quizgen.model import OFFICE_FRAME, Bank, Fact, Item, Kind, Lexicon, Name, OwnQuestion, Seed, Text
from quizgen.problems import Problem, Span

ASKED_PLAINLY = frozenset({Kind.RECALL, Kind.CHOICE, Kind.MATCH, Kind.ORDER, Kind.GLOSS})
_QUOTED = re.compile("«[^»]*»")
LONGEST_KEY = 6  # words
LONGEST_CLAIM = 12  # words; so long may the title of an office be


def check_forms(seed: Seed, refusals: Iterable[Refusal]) -> tuple[Problem, ...]:
    """Report each name and text that lacks a form which a wording asks for: a problem of the name, never a guess."""
    found: dict[tuple[Span, str], Problem] = {}
    for refusal in refusals:
        if isinstance(refusal.lacking, Name | Text):
            span = refusal.lacking.span or Span(seed.path, 1, 1)
            hint = f"write acc: and gen: beside ar: (asked by '{refusal.question}' of fact '{refusal.fact}')"
            found.setdefault((span, refusal.reason), Problem(span, "E801", refusal.reason, hint))
    return tuple(found.values())


def check_items(seed: Seed, bank: Bank) -> tuple[Problem, ...]:
    """Read every generated item; return what an author should fix in a fact, a name or a template."""
    claims = {fact.id for fact in seed.facts if fact.by or fact.frame == OFFICE_FRAME or "that" in fact.slots}
    denials = {fact.id for fact in seed.facts if fact.mood == DENIED}
    places = {each.id: each.span for each in seed.entries}
    told = {each.id: _told(each) for each in seed.entries}
    found = _once(
        Problem(_place(seed, item, places), "E802", f"item {item.id}: {fault}", f"«{item.stem}»")
        for item in bank.items
        for rule in RULES
        for fault in rule(item, bool(claims & set(item.facts)))
        if not (denials & set(item.facts) and arabic_lint.is_of_negation(fault))
        if not any(arabic_lint.is_within(fault, told.get(each, "")) for each in item.facts)
    )
    found += [
        Problem(_place(seed, item, places), "E803", f"item {item.id}: {fault}", f"«{item.stem}»")
        for item, fault in _clashes(bank)
    ]
    return (*found, *_twice(seed, bank, places), *_unused(seed, bank), *_unknown(bank))


def _told(told: Fact | OwnQuestion) -> str:
    """Return the texts that a fact or a question holds, one after another."""
    if isinstance(told, OwnQuestion):
        return " | ".join([told.answer, *(wrong.text for wrong in told.wrong)])
    held = (value for slot in told.slots.values() for value in slot.values)
    values = [*held, *(value for wrong in told.wrong.values() for value in wrong)]
    return " | ".join(value.phrase.nom for value in values if isinstance(value, Text))


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first of the problems that one fault makes in several items of a place."""
    found: dict[tuple[Span, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.span, problem.message.partition(": ")[2]), problem)
    return list(found.values())


def _unknown(bank: Bank) -> Iterable[Problem]:
    """Report what the teacher pins or drops and no item is called."""
    known = [item.id.removeprefix(f"{bank.seed}/") for item in bank.items]
    for what, names in (("pin", bank.settings.pin), ("drop", bank.settings.drop)):
        for name, span in names.items():
            short = name.removeprefix(f"{bank.seed}/")
            if short not in known:
                near = get_close_matches(short, known, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"quizgen items {bank.seed} lists the ids"
                yield Problem(span, "E806", f"no item is called '{name}', which the quiz should {what}", hint)
            elif what == "pin" and name in bank.settings.drop:
                yield Problem(span, "E806", f"the quiz should pin and drop '{name}'", "take one of them out")


NAME_IT = "declare it under `names` with the words that name it, or write them into the value"


def check_vague(seed: Seed, bank: Bank, lexicon: Lexicon) -> tuple[Problem, ...]:
    """Note each question that a reader cannot understand alone: a class noun in it has no name beside it."""
    places = {each.id: each.span for each in seed.entries}
    named = named_by(seed.names.values())
    found: dict[str, Problem] = {}
    for item in bank.items:
        if words := tuple(dict.fromkeys(vague_words(item, lexicon, named))):
            told = "، ".join(f"«{word}»" for word in words)
            fault = f"item {item.id}: nothing beside {told} says which one is meant"
            found.setdefault(item.stem, Problem(_place(seed, item, places), "N801", fault, f"«{item.stem}»; {NAME_IT}"))
    return tuple(found.values())


def _place(seed: Seed, item: Item, places: Mapping[str, Span | None]) -> Span:
    known = [places[fact] for fact in item.facts if places.get(fact)]
    known += [word.span for word in seed.words if word.id == item.word]
    known += [each.span for each in seed.references if item.id.endswith(f"/refers/{each.id}")]
    known += [each.span for each in seed.unsaid if f"/unsaid/{each.id}" in item.id]
    known += [each.span for each in seed.whole if item.id.endswith(f"/whole/{each.id}")]
    return next((span for span in known if span), Span(seed.path, 1, 1))


def _whole_question(item: Item, _claim: bool) -> Iterable[str]:
    if item.kind is not Kind.CLOZE and not item.stem.endswith("؟"):
        yield "the question does not end in ؟"
    if item.kind in ASKED_PLAINLY and len(item.stem.split()) > LONGEST_STEM:
        yield f"the question has {len(item.stem.split())} words, {LONGEST_STEM} at most"


def _arabic(item: Item, _claim: bool) -> Iterable[str]:
    reads = " ".join(each.reads for each in item.evidence)
    if item.kind is not Kind.CLOZE:
        for fault in arabic_lint.faults(item.stem):
            if not arabic_lint.is_the_articles(fault, item.stem, reads):
                yield f"in the question: {fault}"
    if item.kind is not Kind.GLOSS:
        for text in dict.fromkeys((*(() if item.kind is Kind.TRUE_FALSE else keys_of(item)), *item.options)):
            # a gap holds the article's own words, whatever an editor would have written
            for fault in arabic_lint.faults(f"«{text}»" if item.kind is Kind.CLOZE and "«" not in text else text):
                if not arabic_lint.is_the_articles(fault, text, reads):
                    yield f"in «{text}»: {fault}"


def _one_key(item: Item, _claim: bool) -> Iterable[str]:
    if item.options and isinstance(item.key, str):
        if item.options.count(item.key) != 1:
            yield "the answer does not stand once among the options"
        for option in item.options:
            if option != item.key and not item.why.get(option):
                yield f"nothing says why «{option}» is wrong"
    for one, other in combinations(item.options, 2):
        if fold.loose(one) == fold.loose(other):
            yield f"«{one}» and «{other}» are the same"


def _no_cue(item: Item, _claim: bool) -> Iterable[str]:
    by_author = item.kind is Kind.WHOLE and not item.facts
    if not (item.kind is Kind.CHOICE or by_author) or not isinstance(item.key, str):
        return
    # the sentence whose part in the text is asked may hold words of the answer
    stem = _QUOTED.sub("", item.stem) if item.asks == ("part",) else item.stem
    wrong = [option for option in item.options if option != item.key]
    if wrong and len(item.key) > 4 / 3 * max(map(len, wrong)):
        yield "the answer is much longer than the other options"
    for option in item.options:
        if fold.whole_words(item.bare.get(option, option), stem, loosely=True):
            yield f"the option «{option}» stands in the question"
    shared = content_words(item.key) & content_words(stem)
    if not item.ordered and shared - {word for option in wrong for word in content_words(option)}:
        yield "the question shares a word with the answer alone"


def _short_key(item: Item, claim: bool) -> Iterable[str]:
    if item.kind in (Kind.RECALL, Kind.CHOICE):
        longest = LONGEST_CLAIM if claim else LONGEST_KEY
        for text in keys_of(item):
            words = max(len(day.split()) for day in text.split(" الموافق "))  # a day of two calendars is two dates
            if words > longest and not _is_a_time(text):
                yield f"the answer «{text}» has {words} words, {longest} at most: give the value a short form"


def _is_a_time(text: str) -> bool:
    """Return whether an answer is one time, however long its words are: there is no shorter form of it."""
    return any(start <= len("من ") and end == len(text) for start, end, _ in times_in(text))


RULES: tuple[Callable[[Item, bool], Iterable[str]], ...] = (_whole_question, _arabic, _one_key, _no_cue, _short_key)


def _clashes(bank: Bank) -> Iterable[tuple[Item, str]]:
    """Report items of two notes that ask in the same words: one question twice, or one with two answers (rule 30)."""
    first: dict[str, Item] = {}
    for item in bank.items:
        if item.kind is not Kind.RECALL and item.kind is not Kind.REFERENCE:
            continue
        other = first.setdefault(fold.loose(item.stem), item)
        if other is not item:
            same = set(keys_of(other)) == set(keys_of(item))
            yield item, f"asks what {other.id} asks" + ("" if same else ", with another answer")


def _twice(seed: Seed, bank: Bank, places: Mapping[str, Span | None]) -> Iterable[Problem]:
    """Report items of one id: learners would hold one of them only."""
    first: dict[str, Item] = {}
    for item in bank.items:
        if first.setdefault(item.id, item) is not item:
            place = _place(seed, item, places)
            yield Problem(place, "E806", f"two items have the id {item.id}", "rename a fact, a word or a question")


def _unused(seed: Seed, bank: Bank) -> Iterable[Problem]:
    asked = {fact for item in bank.items if item.kind not in (Kind.CLOZE, Kind.SOURCE) for fact in item.facts}
    for fact in seed.facts:
        if fact.id not in asked and not fact.skip:
            yield Problem(
                fact.span or Span(seed.path, 1, 1),
                "E804",
                f"fact '{fact.id}' gives no question",
                f"quizgen items {seed.id} --fact {fact.id} tells why",
            )
    served = {
        each.sentence for item in bank.items if item.kind not in (Kind.CLOZE, Kind.GLOSS) for each in item.evidence
    }
    for sentence in seed.article.sentences:
        if sentence.number not in served:
            yield Problem(
                Span(seed.path, 1, 1),
                "N805",
                f"no item asks about sentence {sentence.number} of the article",
                f"«{' '.join(sentence.reads.split()[:8])} …»",
            )
