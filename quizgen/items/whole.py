"""Items over more than one sentence: what the whole text says, two statements compared, which sentence says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, combinations

from quizgen.arabic.count import Quantity
from quizgen.arabic.letters import quoted
from quizgen.arabic.time import Time
from quizgen.items import chance
from quizgen.items.desk import Desk, bare
from quizgen.items.doubts import doubts
from quizgen.items.enemies import enemies
from quizgen.items.evidence import evidence_of, spanned
from quizgen.items.filters import Unfit
from quizgen.items.reasons import ended
from quizgen.items.telling import words_of
from quizgen.items.true_false import as_right, statement_of
from quizgen.items.wording import named
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Item, Kind, Level, Name, Sentence, Text, Value, WholeQuestion

MOST_COMPARED = 4  # items, one for each answer: both, the first, the second, neither
LONGEST_STATEMENT = 16  # words of each of two statements
MOST_LOCATED = 3  # items that ask for a sentence
OPENING = 7  # words of a sentence, at least, that a reason quotes
RECOGNISED = 3  # words of a statement that the key begins with: it needs no article
SHORTEST = 5  # words by which a question or an option calls a sentence
CLAIMS = ((True, True), (True, False), (False, True), (False, False))  # both, the first, the second, neither


def whole_items(desk: Desk) -> Iterable[Item]:
    """Ask what the author asks of the whole text: its main point, its best title, what a part of it does."""
    for question in desk.seed.whole:
        yield _author_given(desk, question)


def _author_given(desk: Desk, question: WholeQuestion) -> Item:
    item_id = desk.item_id("whole", question.id)
    wrong = list(chance.shuffled(question.wrong, desk.chance, item_id, by=lambda each: each.text))[: desk.options - 1]
    options = [each.text for each in wrong]
    options.insert(chance.number(desk.chance, item_id, "rank") % (len(wrong) + 1), question.answer)
    sentences = [desk.seed.article.sentences[number - 1] for number in question.sentences]
    part = _sentences(desk, question.sentences, options) if question.about == "part" else ""
    return Item(
        id=item_id,
        kind=Kind.WHOLE,
        facts=(),
        asks=("part" if part else "gist",),
        shows=(),
        stem=desk.labels[f"ask.{question.about}"].format(sentences=part),
        key=question.answer,
        evidence=tuple(Evidence(each.printed, each.reads, each.number) for each in sentences),
        level=Level.RECOGNISE,
        options=tuple(options),
        why={each.text: ended(each.why) for each in wrong},
        tags=desk.tags(Kind.WHOLE, Level.RECOGNISE),
    )


def _sentences(desk: Desk, numbers: Sequence[int], options: Iterable[str]) -> str:
    """Name sentences in the genitive by their numbers and first words: «الجملة 3 («…»)», «الجملتين 3 و4 («…» و«…»)».

    By their numbers alone where an option has one of those words: it would be the answer.
    """
    form = {1: "one", 2: "two"}.get(len(numbers), "many")
    begins, ends = (_opening(desk.seed.article.sentences[number - 1], SHORTEST) for number in (numbers[0], numbers[-1]))
    if not words_of(f"{begins} {ends}").all.isdisjoint(frozenset().union(*(words_of(each).all for each in options))):
        form = f"{form}.numbered"
    return desk.labels[f"sentences.{form}"].format(first=numbers[0], last=numbers[-1], begins=begins, ends=ends)


# ---------------------------------------------------------------- two statements


def compare_items(desk: Desk, statements: Sequence[Item]) -> Iterable[Item]:
    """Ask which of two statements is right; each answer is right once, as far as there are statements.

    `statements` are the wrong ones of single facts, which `as_right` sets right.
    """
    fit = [each for each in statements if _can_be_compared(desk, each)]
    free = list(chance.shuffled(fit, desk.chance, "compare", by=lambda each: each.id))
    for turn, key in enumerate(chance.shuffled(range(MOST_COMPARED), desk.chance, desk.seed.id, "keys"), start=1):
        item_id = desk.item_id("compare", str(turn))
        given = desk.given.get(item_id, ())
        held = [each for each in free if each.id in given]  # the pair that was asked before stays a pair
        pairs = chain(combinations(held, 2), combinations(free, 2))
        pair = next((pair for pair in pairs if _go_together(desk, *pair)), None)
        if pair is None:
            return
        free = [each for each in free if each not in pair]
        yield _compare(desk, item_id, pair, key)


def _can_be_compared(desk: Desk, statement: Item) -> bool:
    """Return whether a statement is short, undisputed, and about more than an office: no minister is a president."""
    if len(statement_of(desk, statement).split()) > LONGEST_STATEMENT:
        return False
    facts = [desk.world.facts[fact] for fact in statement.facts]
    disputed = any(slot.others for fact in facts for slot in fact.slots.values())
    return not disputed and all(fact.frame != OFFICE_FRAME for fact in facts)


def _go_together(desk: Desk, one: Item, other: Item) -> bool:
    """Return whether two statements are of two sentences, tell nothing of each other, and one at most is a claim."""
    apart = one.facts != other.facts and one.evidence[0].sentence != other.evidence[0].sentence
    claims = [each for each in (one, other) if desk.world.facts[each.facts[0]].by]
    return apart and len(claims) < 2 and not enemies(one, other)


def _compare(desk: Desk, item_id: str, pair: Sequence[Item], key: int) -> Item:
    right = CLAIMS[key]
    said = [as_right(desk, each) if is_right else each for each, is_right in zip(pair, right, strict=True)]
    options = tuple(desk.labels[f"compare.{name}"] for name in ("both", "first", "second", "neither"))
    return Item(
        id=item_id,
        kind=Kind.WHOLE,
        facts=tuple(fact for each in pair for fact in each.facts),
        asks=tuple(dict.fromkeys(role for each in pair for role in each.asks)),
        shows=("statement",),
        stem=_asked_once(desk, [statement_of(desk, each) for each in said]),
        key=options[key],
        evidence=tuple(dict.fromkeys(evidence for each in pair for evidence in each.evidence)),
        level=Level.RECOGNISE,
        options=options,
        why={option: _why_not(desk, pair, CLAIMS[at], right) for at, option in enumerate(options) if at != key},
        tags=desk.tags(Kind.WHOLE, Level.RECOGNISE, *(fact for each in pair for fact in each.facts)),
        doubt=" ".join(dict.fromkeys(each.doubt for each in pair if each.doubt)),
        right="\n".join(each.right for each in pair),
        drawn=tuple(each.id for each in pair),
        ordered=True,
    )


def _asked_once(desk: Desk, statements: Sequence[str]) -> str:
    """Ask which of two statements is right; «بحسب المقال» is left out where one says whose article it is."""
    plain = [each.removeprefix(desk.by_article) for each in statements]
    stem = desk.labels["ask.compare"].format(first=plain[0], second=plain[1])
    told = any("المقال" in each for each in plain)
    return stem.replace(f" {desk.labels['lead.article']}؟", "؟") if told else stem


def _why_not(desk: Desk, pair: Sequence[Item], says: Sequence[bool], right: Sequence[bool]) -> str:
    """Say which of two statements an answer judges otherwise than the article, and how they are; in one if both right.

    `says` and `right` tell of each statement whether it is right: by that answer, by the article.
    """
    if all(right) and not any(says):
        first, second = sorted(each.evidence[0].sentence for each in pair)
        return desk.labels["why.compare.both"].format(first=first, second=second)
    return " ".join(
        desk.labels[f"why.compare.{which}"].format(verdict=_verdict(desk, each, is_right))
        for which, each, said, is_right in zip(("first", "second"), pair, says, right, strict=True)
        if said != is_right
    )


def _verdict(desk: Desk, statement: Item, is_right: bool) -> str:
    label = "why.compare.right" if is_right else "why.compare.wrong"
    return desk.labels[label].format(sentence=statement.evidence[0].sentence, right=bare(statement.right))


# ---------------------------------------------------------------- which sentence


def location_items(desk: Desk) -> Iterable[Item]:
    """Ask which sentence says something: a fact with a time or an amount that no other sentence offered tells."""
    made = 0
    for fact in chance.shuffled(desk.seed.facts, desk.chance, "sentence", by=lambda fact: fact.id):
        if made < MOST_LOCATED and (item := _location(desk, fact)):
            made += 1
            yield item


def _location(desk: Desk, fact: Fact) -> Item | None:
    if fact.mood not in desk.world.frame(fact).sentences or fact.frame == OFFICE_FRAME or fact.mood == "hoped":
        return None
    shown = [role for role in fact.slots if role in named(desk.sentence(fact).template)]
    sure = [value for role in shown for value in fact.slots[role].values if isinstance(value, Time | Quantity)]
    try:
        statement = bare(desk.statement(fact)) if sure and desk.content(fact) else ""
    except Unfit:
        return None
    if not statement or len(statement.split()) > LONGEST_STATEMENT + 4:
        return None
    mine = _home(desk, fact, sure)
    if not mine or not _tells_all(desk, fact, shown, mine):
        return None
    item_id = desk.item_id(fact.id, "sentence")
    wrong = sorted(_silent(desk, fact, sure, item_id)[: desk.options - 1], key=lambda each: each.number)
    if len(wrong) < desk.options - 1:
        return None
    right = desk.seed.article.sentences[mine - 1]
    by_number = _is_recognised(statement, right, wrong)
    told = {each.number: _called(desk, each, by_number=by_number) for each in (right, *wrong)}
    return Item(
        id=item_id,
        kind=Kind.WHOLE,
        facts=(fact.id,),
        asks=("sentence",),
        shows=tuple(shown),
        stem=desk.label("ask.sentence", fact.id).format(statement=quoted(statement)),
        key=told[mine],
        evidence=evidence_of(desk, fact, sure)[:1],
        level=Level.RECOGNISE,
        options=tuple(told[number] for number in sorted(told)),
        why={told[each.number]: _says_else(desk, sure[0], each) for each in wrong},
        tags=desk.tags(Kind.WHOLE, Level.RECOGNISE, fact.id),
        doubt=doubts(desk, fact, shown),
        drawn=tuple(str(each.number) for each in wrong),
        ordered=True,
    )


def _is_recognised(statement: str, right: Sentence, wrong: Iterable[Sentence]) -> bool:
    """Return whether the first words of the right sentence stand in a statement, more than those of the others."""
    said = words_of(statement)
    common = {
        each.number: sum(not word.isdisjoint(said.all) for word in words_of(_opening(each, SHORTEST)).each)
        for each in (right, *wrong)
    }
    own = common.pop(right.number)
    return own >= RECOGNISED and own > max(common.values())


def _says_else(desk: Desk, value: Value, sentence: Sentence) -> str:
    """Say what a sentence does not tell, and what it tells."""
    told = quoted(desk.printing.answer(value))
    return desk.labels["why.sentence"].format(value=told, quote=_opening(sentence, OPENING))


def _home(desk: Desk, fact: Fact, values: Sequence[Value]) -> int:
    """Return the one sentence of the evidence that tells the values; 0 where none tells all, or more than one does."""
    within = spanned(desk, fact)
    if len(within) == 1:
        return fact.evidence.sentence
    telling = set(within).intersection(*map(desk.sentences_with, values))
    return next(iter(telling)) if len(telling) == 1 else 0


def _tells_all(desk: Desk, fact: Fact, shown: Iterable[str], number: int) -> bool:
    """Return whether one sentence of several tells each reason, aim or other free words of a statement.

    What its author reads off other words (`in:`) may stand in any of them.
    """
    if len(spanned(desk, fact)) == 1:
        return True
    reads = desk.seed.article.sentences[number - 1].reads
    values = (value for role in shown for value in fact.slots[role].values if isinstance(value, Text))
    return all(desk.places(value, reads) for value in values)


def _silent(desk: Desk, fact: Fact, values: Sequence[Value], item_id: str) -> list[Sentence]:
    """List the sentences that do not say it for sure, since they tell no time and no amount of it.

    Those that name what the fact names come first.
    """
    held = frozenset(number for value in values for number in desk.sentences_with(value))
    alike = (other for other in desk.seed.facts if other.frame == fact.frame)
    own = frozenset().union(*(spanned(desk, other) for other in (fact, *alike)))
    silent = [each for each in desk.seed.article.sentences if each.number not in held | own]
    names = [value for slot in fact.slots.values() for value in slot.values if value not in values]
    # «عن سعادته بزيارته للمركز»: who is named with whom may be told to have done it there as well
    told = [set(desk.sentences_with(value)) for value in names if isinstance(value, Name)]
    if len(told) > 1:
        silent = [each for each in silent if not all(each.number in numbers for numbers in told)]
    near = {number for value in names for number in desk.sentences_with(value)}
    drawn = chance.shuffled(silent, desk.chance, item_id, by=lambda each: str(each.number))
    given = desk.given.get(item_id, ())
    return sorted(drawn, key=lambda each: (str(each.number) not in given, each.number not in near))


def _called(desk: Desk, sentence: Sentence, *, by_number: bool) -> str:
    """Call a sentence by its number and its first words, where these do not say what is asked."""
    if by_number:
        return desk.labels["numbers.one"].format(numbers=sentence.number)
    return desk.labels["sentence.option"].format(sentence=sentence.number, opening=_opening(sentence, SHORTEST))


def _opening(sentence: Sentence, least: int) -> str:
    """Quote a sentence; a long one up to a comma behind its first words, or those alone where they are all it takes."""
    reads = bare(sentence.reads)
    if least == SHORTEST:
        first = " ".join(reads.split()[:least])
        if first.count("«") > first.count("»"):  # the words in it go on behind the cut
            first = "".join(first.rpartition("«")[::2])
        return quoted(f"{first} …") if len(reads.split()) > least else quoted(reads)
    comma = next((match.start() for match in re.finditer("،", reads) if reads[: match.start()].count(" ") >= least), 0)
    return quoted(f"{reads[:comma]} …" if comma else reads)
