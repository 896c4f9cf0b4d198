"""What a scan lets a draft say: names with ids, facts of sure verbs, claims with their speakers. Nothing is guessed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.draft.candidates import Candidate, Frequency, candidates_in
from quizgen.draft.clauses import Clauses
from quizgen.draft.declared import UNDECIDED, DraftName, declare, free_id, latin
from quizgen.draft.phrases import Phrases
from quizgen.draft.scan import Scan, Value
from quizgen.draft.speech import Speech
from quizgen.draft.tokens import Said
from quizgen.draft.words import Words
from quizgen.model import Lexicon, VerbWordings


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
        for verb in verbs:
            speech = said_by.get(verb.at)
            claims = speech is not None and clauses.is_claim(speech)
            roles = clauses.claim(speech) if speech and claims else clauses.roles(verb)
            within = [each for each in spoken if 0 <= each.clause < verb.at]
            by = clauses.speaker(within[-1]) if within else None
            if by and len(spoken) == 1:
                by = (by[0], "")  # the verb of saying is the only one of the sentence
            said = (verb.lemma, tuple(roles.items()))
            if not roles or said in told or clauses.is_quoted(verb.at) or (within and claims):
                continue  # whether one who speaks behind another is quoted by him is open
            if by is None and (within or clauses.is_reported(verb.at)):
                by = (UNDECIDED, "")
            id_ = free_id(f"s{sentence.number}-{latin(verb.lemma)}", taken)
            told.add(said)
            mood = "" if speech and verb.form.tense != "future" else clauses.mood(verb, roles)
            if set(roles) == {"who"}:
                roles["when"] = UNDECIDED  # of a subject alone nothing can be asked
            made.facts.append(DraftFact(id_, sentence.number, verb.lemma, verb.token.text, roles, by, mood))
    made.facts = [fact for fact in made.facts if not _is_told_by_others(fact, made.facts)]
    return made


def _is_told_by_others(claim: DraftFact, facts: Sequence[DraftFact]) -> bool:
    """Return whether what somebody says is open, but drafted by what it tells: facts of the sentence with his name."""
    if claim.roles.get("that") != UNDECIDED:
        return False
    own = [each for each in facts if each.sentence == claim.sentence and each.by and each.by[0] == claim.roles["who"]]
    return any(UNDECIDED not in each.roles.values() for each in own)


def _words_of(hits: Sequence[tuple[int, int, Value]], sentence: Said) -> frozenset[int]:
    """Return the places of the words of a sentence that times or quantities are made of."""
    starts = [token.start for token in sentence.tokens]
    return frozenset(at for start, end, _ in hits for at in range(bisect_left(starts, start), bisect_left(starts, end)))
