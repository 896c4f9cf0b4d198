"""What a scan lets a draft say, as a fact file: names with ids, facts of sure verbs, claims. Nothing is guessed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.draft.candidates import Candidate, Frequency, candidates_in
from quizgen.draft.claims import Claims
from quizgen.draft.clauses import Clauses
from quizgen.draft.declared import UNDECIDED, DraftName, Held, declare, free_id, latin
from quizgen.draft.phrases import Phrases
from quizgen.draft.scan import Scan, Value
from quizgen.draft.speech import Speech
from quizgen.draft.suspects import suspects_in
from quizgen.draft.tokens import Said
from quizgen.draft.words import Words
from quizgen.model import Lexicon, VerbWordings
from quizgen.naming import nature_of
from quizgen.problems import scalar


@dataclass(frozen=True, slots=True)
class DraftFact:
    """A fact as a draft writes it: its sentence, its verb and the word that is it, what fills its roles.

    `by` is the speaker, and the verb of saying where the sentence has two; `mood` is '' where it is stated.
    """

    id: str
    sentence: int
    does: str
    word: str
    roles: Mapping[str, str]
    by: tuple[str, str] | None = None
    mood: str = ""


@dataclass(slots=True)
class Draft:
    """Everything drafted from one article."""

    names: list[DraftName] = field(default_factory=list)
    facts: list[DraftFact] = field(default_factory=list)
    words: tuple[Candidate, ...] = ()


def draft(found: Scan, lexicon: Lexicon, shared: VerbWordings, frequency: Frequency | None = None) -> Draft:
    """Draft names, facts and candidate words; `shared` tells which role a verb's own preposition leads."""
    made = Draft(words=candidates_in(found, lexicon, frequency))
    ids = declare(found, made.names, lexicon)
    words = Words(lexicon)
    taken: set[str] = set()
    told: set[object] = set()
    speeches: dict[int, list[Speech]] = {}
    for each in found.speech:
        speeches.setdefault(each.sentence, []).append(each)
    for sentence, verbs, names in zip(found.sentences, found.verbs, found.names, strict=True):
        amounts = _words_of(found.within(found.quantities, sentence.start, sentence.end), sentence)
        counted = amounts | _words_of(found.within(found.times, sentence.start, sentence.end), sentence)
        phrases = Phrases(sentence.tokens, words, names, frozenset(hit.at for hit in verbs), counted, amounts)
        spoken = speeches.get(sentence.number, [])
        said_by = {each.verb.at: each for each in spoken}
        clauses = Clauses(found, sentence, phrases, ids, lexicon, shared)
        claims = Claims(found, sentence, ids, lexicon, words)
        for verb in verbs:
            speech = said_by.get(verb.at)
            is_claim = speech is not None and claims.is_claim(speech)
            roles = claims.claim(speech) if speech and is_claim else clauses.roles(verb)
            within = [each for each in spoken if 0 <= each.clause < verb.at]
            by = claims.speaker(within[-1]) if within else None
            if by and len(spoken) == 1:
                by = (by[0], "")  # the verb of saying is the only one of the sentence
            said = (verb.lemma, tuple(roles.items()))
            if not roles or said in told or claims.is_quoted(verb.at) or (within and is_claim):
                continue  # whether one who speaks behind another is quoted by him is open
            if by is None and (within or claims.is_reported(verb.at)):
                by = (UNDECIDED, "")
            id_ = free_id(f"s{sentence.number}-{latin(verb.lemma)}", taken)
            told.add(said)
            mood = "" if speech and verb.form.tense != "future" else clauses.mood(verb, roles)
            alike = (verb.lemma, roles["who"])
            if "what" in roles and alike in told:
                roles["what"] = UNDECIDED  # what the ministry announced would have two answers
            told.add(alike)
            if set(roles) == {"who"}:
                roles["when"] = UNDECIDED  # of a subject alone nothing can be asked
            made.facts.append(DraftFact(id_, sentence.number, verb.lemma, verb.token.text, roles, by, mood))
    made.facts = [fact for fact in made.facts if not _is_told_by_others(fact, made.facts)]
    return made


def _is_told_by_others(claim: DraftFact, facts: Sequence[DraftFact]) -> bool:
    """Return whether what somebody says is drafted by what it tells: a whole fact of the sentence with his name."""
    if "that" not in claim.roles:
        return False
    own = [each for each in facts if each.sentence == claim.sentence and each.by and each.by[0] == claim.roles["who"]]
    return any(UNDECIDED not in each.roles.values() for each in own)


def _words_of(hits: Sequence[tuple[int, int, Value]], sentence: Said) -> frozenset[int]:
    """Return the places of the words of a sentence that times or quantities are made of."""
    starts = [token.start for token in sentence.tokens]
    return frozenset(at for start, end, _ in hits for at in range(bisect_left(starts, start), bisect_left(starts, end)))


# ---------------------------------------------------------------- the draft as a fact file


SCHEMA = "facts.schema.json"  # beside the folders of all seeds: an editor checks by it while one writes
HEAD = (
    f"# yaml-language-server: $schema=../{SCHEMA}\n"
    "# Drafted from the article. A lone ? is yours to decide: write it, or delete what it belongs to.\n"
    "# `quizgen check` lists what is left. What can be written: brief.md, or quizgen's docs/fact-file.md.\n"
)
NO_NAMES = ("names: {}  # algiers: {ar: الجزائر, is: city}",)


def page(found: Scan, made: Draft, source: Mapping[str, str], lexicon: Lexicon, left: Iterable[str] = ()) -> str:
    """Write a draft as YAML; `source` holds what is known of the article: title, publisher, published, url.

    `left` is what was left out of the article's text.
    """
    lines = [HEAD + "article:", "  text: article.txt"]
    lines += [f"  # left out of article.txt, as no part of the article: {' '.join(each.split())}" for each in left]
    for key in ("title", "publisher", "published", "url", "rights"):
        lines.append(f"  {key}: {_scalar(source.get(key, '') or 'unknown')}")
    if suspects := suspects_in(found.text, lexicon):
        lines.append("  corrections:  # misprints? write what learners shall read, or delete the line")
        lines += [f"    - {{quote: {_scalar(each.quote)}, read: ?, note: {_scalar(each.why)}}}" for each in suspects]
    lines += ["", "names:", *(_name(name, lexicon) for name in made.names)] if made.names else ["", *NO_NAMES]
    lines += ["", "facts:"]
    facts: dict[int, list[DraftFact]] = {}
    for fact in made.facts:
        facts.setdefault(fact.sentence, []).append(fact)
    if not made.facts:
        lines.append("  - {id: ?, does: ?, sentence: ?}")
    for sentence in found.sentences:
        lines.append(f"  # {sentence.number}. {' '.join(sentence.text.split())}")
        for fact in facts.get(sentence.number, ()):
            lines += _fact(fact)
    if made.words:
        lines += [
            "",
            "vocabulary:  # candidates: write what each means here, or delete its line",
            *map(_word, made.words),
        ]
    return "\n".join(lines) + "\n"


def _word(word: Candidate) -> str:
    plural = f", plural: {_scalar(word.plural)}" if word.plural else ""
    told = f"id: {word.id}, word: {_scalar(word.word)}{plural}, part: {word.part}, en: ?"
    held = f", in: {_scalar(word.held)}" if word.held != word.word else ""
    return f"  - {{{told}, quote: {_scalar(word.quote)}{held}}}"


def _name(name: DraftName, lexicon: Lexicon) -> str:
    """Write a name, in short where its own words tell what it is."""
    nature = nature_of(name.ar, lexicon)
    sure = nature.type == name.type and (name.type != "person" or nature.gender == name.gender)
    if sure and not name.office:
        texts = ", ".join(map(_scalar, (name.ar, *name.aliases)))
        return f"  {name.id}: {f'[{texts}]' if name.aliases else texts}"
    parts = [f"ar: {_scalar(name.ar)}"]
    if not sure:
        parts += [f"is: {name.type}", f"gender: {name.gender}"]
    if name.aliases:
        parts.append(f"aliases: [{', '.join(map(_scalar, name.aliases))}]")
    if name.office:
        parts.append(f"offices: [{{ar: {_scalar(name.office)}, quote: {_scalar(name.office_quote)}}}]")
    return f"  {name.id}: {{{', '.join(parts)}}}"


def _fact(fact: DraftFact) -> Iterator[str]:
    yield f"  - id: {fact.id}"
    yield f"    does: {_scalar(fact.does)}"
    for role, value in fact.roles.items():
        if isinstance(value, Held):
            yield f"    {role}: {{is: {_scalar(value)}, in: {_scalar(value.held)}}}"
        else:
            yield f"    {role}: {_scalar(value)}"
    if fact.mood:
        yield f"    mood: {fact.mood}"
    if fact.by:
        who, verb = fact.by
        yield f"    by: {{who: {who}, verb: {_scalar(verb)}}}" if verb else f"    by: {who}"
    yield f"    sentence: {fact.sentence}"


def _scalar(text: str) -> str:
    return text if text == UNDECIDED else scalar(text)
