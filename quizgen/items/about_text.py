"""Items on reading itself: what a word refers to, news or somebody's claim, answered by the article or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from quizgen.arabic import fold
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import quoted
from quizgen.arabic.nouns import Case, MissingForm, NounPhrase
from quizgen.arabic.overlap import share
from quizgen.items import chance
from quizgen.items.desk import Desk, bare
from quizgen.items.doubts import doubts
from quizgen.items.evidence import evidence_of, named_before, shown_once, spanned
from quizgen.items.filters import Unfit
from quizgen.items.passage import is_owned, owned_noun, points
from quizgen.items.printing import brief
from quizgen.items.reasons import said_by
from quizgen.mentions import sayings_in, spans
from quizgen.model import OFFICE_FRAME, Evidence, Fact, Item, Kind, Level, Name, Reference, Text, Value
from quizgen.naming import WRITER

_ANNOUNCED = re.compile(r"(?<!\w)(?:نصه|نصها|نص البيان|ما يلي|ما يأتي|كالتالي|كالآتي|الآتي نصه)(?!\w)|:\W*$")
_ACCORDING = re.compile(
    r"(?<!\w)و?(?:بحسب|حسب|حسبما|وفق|وفقا|وفقًا|طبقا|طبقًا|نقلا عن|نقلًا عن|استنادا|على حد قول\w*)(?!\w)"
)
_TO = "إلى"  # «إلى ماذا يعود الضمير …؟»: «إلى القرض»
TOLD = 0.5  # of the words of a meaning: then a sentence shows it


def reference_item(desk: Desk, reference: Reference) -> Item:
    """Ask what a word of the passage stands for."""
    level = Level.RECALL
    item_id = desk.item_id("refers", reference.id)
    names = tuple(desk.printing.answer(name) for name in reference.to)
    stem = _reference_stem(desk, reference)
    key = _meant(reference) or (names if len(names) > 1 else names[0])
    told = _led(desk, reference, key) if isinstance(key, str) and stem.startswith(f"{_TO} ") else key
    return Item(
        id=item_id,
        kind=Kind.REFERENCE,
        facts=(),
        asks=("reference",),
        shows=("word",),
        stem=stem,
        key=told,
        evidence=_shown(desk, reference),
        level=level,
        tags=desk.tags(Kind.REFERENCE, level),
        note=item_id,
        bare={told: key} if isinstance(told, str) and isinstance(key, str) and told != key else {},
    )


def _led(desk: Desk, reference: Reference, key: str) -> str:
    """Print what a pronoun points to behind the preposition that asks for it; bare where its genitive is not known."""
    value: Value = Text(NounPhrase(key)) if _meant(reference) else brief(reference.to[0])
    try:
        return f"{_TO} {desk.printing.text(value, Case.GENITIVE)}"
    except MissingForm:
        return key


def _shown(desk: Desk, reference: Reference) -> tuple[Evidence, ...]:
    """Return the phrase of a word, the word marked, and the sentence that names before it what it stands for.

    Where that is its own sentence, the sentence is shown in the place of the phrase.
    """
    phrase = reference.evidence
    at = phrase.reads.find(reference.word)
    marks = ((at, at + len(reference.word)),) if at >= 0 else ()
    own = desk.seed.article.sentences[phrase.sentence - 1]
    start = own.reads.find(phrase.reads)
    if reference.to and start > 0 and all(spans(name, own.reads[: start + max(at, 0)]) for name in reference.to):
        moved = tuple((start + begins, start + ends) for begins, ends in marks)
        return (Evidence(own.printed, own.reads, own.number, moved),)
    shown = replace(phrase, marks=marks)
    named = named_before(desk, (shown,), reference.to, last=phrase.sentence - 1)
    return shown_once((shown, *(named or _telling_sentence(desk, reference))))


def _telling_sentence(desk: Desk, reference: Reference) -> tuple[Evidence, ...]:
    """Return the sentence that shows what is meant in words that are no name: its own, else the one before."""
    if not reference.means:
        return ()
    number = reference.evidence.sentence
    own = desk.seed.article.sentences[number - 1]
    told_here = number == 1 or share(reference.means, own.reads) >= TOLD
    shown = own if told_here else desk.seed.article.sentences[number - 2]
    marks = fold.whole_words(reference.means, shown.reads, loosely=True)
    return (Evidence(shown.printed, shown.reads, shown.number, tuple(marks[:1])),)


def _reference_stem(desk: Desk, reference: Reference) -> str:
    """Ask what a noun means, or whom or what a pronoun points to: one that a verb hides is a pronoun too."""
    people = bool(reference.to) and all(name.phrase.human for name in reference.to)
    lexicon = desk.question_words.lexicon
    if _is_noun(desk, reference.word) or ((reference.means or is_owned(reference)) and not points(reference, lexicon)):
        label = "ask.reference.person" if people else "ask.reference.noun"
    else:
        label = "ask.reference.whom" if people else "ask.reference.what"
    return desk.labels[label].format(word=quoted(reference.word), phrase=quoted(_without_answer(reference)))


def _meant(reference: Reference) -> str:
    """Return what is meant in words that are no name: the pronoun of «سداده», سداد القرض, points to القرض."""
    return reference.means.removeprefix(f"{owned_noun(reference)} ")


def _without_answer(reference: Reference) -> str:
    """Return the phrase with «…» where it names what the word refers to: nobody is asked for what the stem says."""
    phrase = reference.evidence.reads
    kept = phrase.find(reference.word)
    told = [span for name in reference.to for span in spans(name, phrase)]
    told += fold.whole_words(reference.means, phrase, loosely=True) if reference.means else []
    taken = {at for start, end in told for at in range(start, end)}
    if kept in taken:
        return phrase
    return re.sub("\0+", "…", "".join("\0" if at in taken else sign for at, sign in enumerate(phrase)))


def _is_noun(desk: Desk, word: str) -> bool:
    """Say if a word is a noun without a pronoun: it has its article, or a complement, or the lexicon knows it."""
    first = re.sub("^[وف]", "", fold.strict(word).split()[0])
    known = {
        fold.strict(each)
        for noun in desk.question_words.lexicon.nouns.values()
        for each in (noun.singular, noun.plural)
    }
    bare_of_prepositions = re.sub("^[بلك]", "", first)
    return bool(re.match("[بك]?ال|لل", first)) or " " in word.strip() or bool({first, bare_of_prepositions} & known)


def source_items(desk: Desk) -> Iterable[Item]:
    """Ask whether the article reports something as news or as somebody's words; as many of one as the other."""
    # what somebody hopes or expects is nobody's news: its wording would give the answer away
    told = [fact for fact in desk.seed.facts if fact.mood not in ("hoped", "expected")]
    claims = [fact for fact in told if fact.by and fact.by.name.id != WRITER.id]
    speakers = _speakers(claims)
    if not claims:
        desk.refuse("", "source", "no fact is a claim: there is nothing to tell apart")
        return
    # half claim, half news: neither is sure; nor is it news where the sentence itself says whose words it tells
    told_by = {fact.evidence.sentence for fact in desk.seed.facts if fact.by}
    told_by |= {sentence.number for sentence in desk.seed.article.sentences if _names_a_source(desk, sentence.reads)}
    told_by |= _quoted_on(desk)
    news = [
        fact
        for fact in desk.seed.facts
        if not (fact.by or _is_saying(desk, fact) or fact.frame == OFFICE_FRAME or told_by & {*spanned(desk, fact)})
    ]
    given = {fact.id for fact in news if desk.item_id(fact.id, "source") in desk.given}
    shuffled = chance.shuffled(news, desk.chance, "source", by=lambda fact: fact.id)
    balanced = sorted(shuffled, key=lambda fact: fact.id not in given)[: len(claims)]
    if len(speakers) == 1:  # else one answer is right most of the time
        known = sorted(claims, key=lambda fact: desk.item_id(fact.id, "source") not in desk.given)
        held = sum(desk.item_id(fact.id, "source") in desk.given for fact in claims)
        claims = known[: max(held, len(balanced), 1)]
    chosen = {fact.id for fact in (*claims, *balanced)}
    for fact in desk.seed.facts:
        if fact.id in chosen:
            try:
                yield _source(desk, fact, speakers)
            except Unfit as unfit:
                desk.refuse(fact.id, "source", unfit)


def _quoted_on(desk: Desk) -> set[int]:
    """Return the sentences from one on that announces a text («فيما يلي نصه»): where it ends is not sure."""
    following = dropwhile(lambda sentence: not _ANNOUNCED.search(sentence.reads), desk.seed.article.sentences)
    return {sentence.number for sentence in following}


def _is_saying(desk: Desk, fact: Fact) -> bool:
    """Return whether a fact is news of somebody's words: its verb says so, «حذّر المركز من …», or a report tells it."""
    lexicon = desk.question_words.lexicon
    verb = lexicon.verbs.get(fact.frame)
    tellers = (desk.printing.phrase(value).nom for value in (fact.slots["who"].values if "who" in fact.slots else ()))
    known = (lexicon.noun_forms.find(head(teller)) for teller in tellers)
    return (verb is not None and verb.says) or any(found is not None and found[0].kind == "document" for found in known)


def _names_a_source(desk: Desk, reads: str) -> bool:
    """Return whether a sentence tells somebody's words: by a verb of saying in the active voice, or by «بحسب»."""
    return bool(_ACCORDING.search(reads) or sayings_in(reads, desk.question_words.lexicon))


def _speakers(claims: Sequence[Fact]) -> list[Name]:
    """List the speakers as the article brings them up, whatever the order of the facts in the file."""
    found = [(fact.evidence.sentence, fact.by.name.id, fact.by.name) for fact in claims if fact.by]
    return list({id_: name for _, id_, name in sorted(found, key=lambda each: each[:2])}.values())


def _source(desk: Desk, fact: Fact, speakers: Sequence[Name]) -> Item:
    level = Level.RECOGNISE
    content = desk.content(fact)
    news = desk.labels["source.news"]
    claim = desk.labels["source.claim"]  # «قول منسوب إلى …»
    said = {name.id: claim.format(speaker=desk.printing.text(brief(name), Case.GENITIVE)) for name in speakers}
    key = said[fact.by.name.id] if fact.by else news
    options = (news, *said.values())
    item_id = desk.item_id(fact.id, "source")
    shown, *named = evidence_of(desk, fact, (), fact.slots, content)
    marks = spans(fact.by.name, shown.reads) if fact.by else ()
    why = {
        option: _why_not(desk, fact, other, shown.sentence)
        for option, other in ((news, None), *((said[each.id], each) for each in speakers))
    }
    return Item(
        id=item_id,
        kind=Kind.SOURCE,
        facts=(fact.id,),
        asks=("source",),
        shows=("statement",),
        stem=desk.label("ask.source", fact.id).format(statement=quoted(bare(content))),
        key=key,
        evidence=(replace(shown, marks=marks), *named),
        level=level,
        options=options,
        why={each: text for each, text in why.items() if each != key},
        tags=desk.tags(Kind.SOURCE, level, fact.id),
        note=item_id,
        doubt=doubts(desk, fact, fact.slots),
        drawn=("source",),
        ordered=True,
    )


def _why_not(desk: Desk, fact: Fact, other: Name | None, sentence: int) -> str:
    """Answer the option itself: what another said instead; that a claim is no news (None), nor news a claim."""
    told, where = said_by(desk, fact, other.id) if other and fact.by else ("", 0)
    if other and told:
        name = desk.printing.text(brief(other), Case.GENITIVE)
        return desk.labels["why.source.other"].format(other=name, statement=told, sentence=where)
    kind = "news" if fact.by is None else "speaker" if other else "claim"
    return desk.labels[f"why.source.{kind}"].format(
        sentence=sentence,
        speaker=desk.printing.text(brief(fact.by.name), Case.GENITIVE) if fact.by else "",
        other=desk.printing.text(brief(other), Case.GENITIVE) if other else "",
    )


def not_given_items(desk: Desk, asked: Sequence[Item]) -> Iterable[Item]:
    """Ask whether the article answers a question: the author's unanswered ones, and as many that it does answer."""
    facts = {fact.id: fact for fact in desk.seed.facts}
    taken: set[str] = set()
    for unsaid in desk.seed.unsaid:
        near = facts.get(unsaid.near)
        evidence = (near.evidence,) if near else ()
        yield _not_given(desk, desk.item_id("unsaid", unsaid.id), unsaid.asks, evidence, (unsaid.near,), given=False)
    answered = [item for item in asked if item.kind is Kind.RECALL and not item.doubt and _free(desk, item, facts)]
    for turn, unsaid in enumerate(desk.seed.unsaid, start=1):
        item_id = desk.item_id("unsaid", f"{unsaid.id}-answered")
        before = desk.given.get(item_id, ())
        free = [item for item in answered if not taken & set(item.facts)]
        if not free:
            return
        shuffled = chance.shuffled(free, desk.chance, "answered", turn, by=lambda item: item.id)
        item = min(shuffled, key=lambda item: item.id not in before)
        taken |= set(item.facts)
        made = _not_given(desk, item_id, item.stem, item.evidence, item.facts, given=True)
        yield replace(made, drawn=(item.id,))


def _free(desk: Desk, item: Item, facts: Mapping[str, Fact]) -> bool:
    """Return whether a question can stand within another: no speaker leads it in, no word of it names the article."""
    question = _unled(desk, item.stem)
    plain = "المقال" not in question and "، ف" not in question  # «… وطرف آخر، فما …» tells what it asks
    return plain and not any(facts[fact].by for fact in item.facts)


def _unled(desk: Desk, question: str) -> str:
    """Take off a question within another what would tell that it has an answer: «بحسب المقال», «(اسمان)»."""
    bare = question.removesuffix("؟").replace(f" {desk.labels['lead.article']}", "")
    return re.sub(r"\([^()]*\)$", "", bare.strip()).strip()


def _not_given(
    desk: Desk, item_id: str, question: str, evidence: tuple[Evidence, ...], facts: Sequence[str], *, given: bool
) -> Item:
    level = Level.RECOGNISE
    yes, no = desk.labels["given.yes"], desk.labels["given.no"]
    key = yes if given else no
    quote = quoted(evidence[0].reads if evidence else "")
    because = desk.labels["why.given.yes" if given else "why.given.no"].format(quote=quote)
    return Item(
        id=item_id,
        kind=Kind.NOT_GIVEN,
        facts=tuple(facts),
        asks=("given",),
        shows=("question",),
        stem=desk.labels["ask.given"].format(question=_unled(desk, question)),
        key=key,
        evidence=evidence,
        level=level,
        options=(yes, no),
        why={no if given else yes: because},
        tags=desk.tags(Kind.NOT_GIVEN, level, *facts),
        ordered=True,
    )
