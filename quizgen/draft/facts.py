"""What a scan lets a draft say: names with ids, facts of sure verbs, claims with their speakers. Nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizgen.arabic.time import notation
from quizgen.draft.latin import latin
from quizgen.draft.names import LONGEST_OFFICE, NameHit
from quizgen.draft.scan import Scan
from quizgen.draft.speech import Speech
from quizgen.draft.tokens import Said
from quizgen.draft.verbs import VerbHit
from quizgen.model import Lexicon

UNDECIDED = "?"
LONGEST_CLAIM = 12  # words of what somebody says; a longer clause is left for the author to cut


@dataclass(frozen=True, slots=True)
class DraftName:
    """A name as a draft declares it."""

    id: str
    ar: str
    type: str
    gender: str
    aliases: tuple[str, ...] = ()
    office: str = ""
    office_quote: str = ""


@dataclass(frozen=True, slots=True)
class DraftFact:
    """A fact as a draft writes it: its sentence, its verb, what fills its roles, the quote."""

    id: str
    sentence: int
    does: str
    roles: Mapping[str, str]
    quote: str


@dataclass(slots=True)
class Draft:
    """Everything drafted from one article."""

    names: list[DraftName] = field(default_factory=list)
    facts: list[DraftFact] = field(default_factory=list)


def draft(found: Scan, lexicon: Lexicon, role_of: Mapping[str, str]) -> Draft:
    """Draft names and facts; `role_of` tells which role a verb's own preposition leads where it has no object."""
    made = Draft()
    ids = _names(found, made)
    taken: set[str] = set()
    speeches = {(each.sentence, each.verb.at): each for each in found.speech}
    for sentence, verbs, names in zip(found.sentences, found.verbs, found.names, strict=True):
        quote = sentence.text.rstrip(" .،؛!؟")
        if found.text.count(quote) != 1:
            continue
        for verb in verbs:
            speech = speeches.get((sentence.number, verb.at))
            roles = (
                _claim(found, sentence, speech, ids)
                if speech
                else _roles(found, sentence, verb, names, ids, lexicon, role_of)
            )
            if roles and not verb.form.is_passive:
                id_ = _free(f"s{sentence.number}-{latin(verb.lemma)}", taken)
                made.facts.append(DraftFact(id_, sentence.number, verb.lemma, roles, quote))
    return made


def _names(found: Scan, made: Draft) -> dict[str, str]:
    """Declare each name once; returns their ids by every form that stands for one."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    hits = [(sentence, hit) for sentence, names in zip(found.sentences, found.names, strict=True) for hit in names]
    hits.sort(key=lambda pair: -len(pair[1].text.split()))  # whole names before the family name alone
    kinds = {"person": "person", "institution": "organisation", "place": "place"}
    for sentence, hit in hits:
        if hit.text in ids:
            continue
        family = hit.text.split()[-1]
        if hit.kind == "person" and len(hit.text.split()) == 1:
            continue
        id_ = _free(latin(family if hit.kind == "person" else hit.text), taken)
        aliases: tuple[str, ...] = ()
        if hit.kind == "person" and family not in ids and family in found.text.replace(hit.text, ""):
            aliases = (family,)
            ids[family] = id_
        ids[hit.text] = id_
        office, quote = _office(sentence, hit)
        made.names.append(DraftName(id_, hit.text, kinds[hit.kind], _gender(hit), aliases, office, quote))
    return ids


def _gender(hit: NameHit) -> str:
    if hit.gender:
        return hit.gender
    if hit.kind == "person":
        return UNDECIDED
    first = hit.text.split()[0]
    return "f" if first.endswith("ة") or hit.kind == "place" else "m"


def _office(sentence: Said, hit: NameHit) -> tuple[str, str]:
    """Return a person's office and the words that tell it, where they stand side by side in the sentence."""
    if not hit.office or len(hit.office.split()) > LONGEST_OFFICE:
        return "", ""
    end = sentence.tokens[hit.end - 1].end - sentence.start
    begin = sentence.text.rfind(hit.office, 0, end)
    return (hit.office, sentence.text[begin:end]) if begin >= 0 else ("", "")


def _claim(found: Scan, sentence: Said, speech: Speech, ids: Mapping[str, str]) -> dict[str, str]:
    speaker = ids.get(speech.speaker, "")
    if not speaker or speech.clause < 0 or speech.goes_on:
        return {}
    start = sentence.tokens[speech.clause].end
    clause = found.text[start : sentence.end].strip(" .،؛")
    leads_in = sentence.tokens[speech.clause].bare in ("أن", "إن", "بأن")
    whole = leads_in and clause and len(clause.split()) <= LONGEST_CLAIM
    return {"who": speaker, "that": clause if whole else UNDECIDED}


def _roles(
    found: Scan,
    sentence: Said,
    verb: VerbHit,
    names: Sequence[NameHit],
    ids: Mapping[str, str],
    lexicon: Lexicon,
    role_of: Mapping[str, str],
) -> dict[str, str]:
    """Fill the roles that position makes sure: the name right behind the verb, what its preposition leads, the date."""
    entry = lexicon.verbs[verb.lemma]
    subject = next((name for name in names if name.led == verb.at + 1 and name.text in ids), None)
    if subject is None or not _agrees(verb, subject):
        return {}
    roles = {"who": ids[subject.text]}
    behind = next((name for name in names if name.begin == subject.end and name.text in ids), None)
    preposition = entry.preposition.rstrip("ـ")
    if entry.object == "one" and not preposition:
        roles["what"] = ids[behind.text] if behind else UNDECIDED
    elif preposition in role_of:
        led = _led(sentence, preposition, subject.end, names)
        roles[role_of[preposition]] = ids[led.text] if led and led.text in ids else UNDECIDED
    elif entry.preposition:
        roles["what"] = UNDECIDED
    clause_end = _clause_end(sentence, verb.at)
    dates = [time for start, end, time in found.times if sentence.tokens[verb.at].end <= start and end <= clause_end]
    if len(dates) == 1:
        roles["when"] = notation(dates[0])
    return roles


def _agrees(verb: VerbHit, subject: NameHit) -> bool:
    gender = _gender(subject)
    return gender == UNDECIDED or (verb.form.person == "fs") == (gender == "f")


def _led(sentence: Said, preposition: str, at: int, names: Sequence[NameHit]) -> NameHit | None:
    for place in range(at, len(sentence.tokens)):
        if sentence.tokens[place].bare == preposition:
            return next((name for name in names if name.begin == place + 1), None)
        if sentence.tokens[place].text in "،؛.":
            return None
    return None


def _clause_end(sentence: Said, at: int) -> int:
    return next((token.start for token in sentence.tokens[at:] if token.text in "؛."), sentence.end)


def _free(id_: str, taken: set[str]) -> str:
    free, turn = id_, 2
    while free in taken:
        free, turn = f"{id_}-{turn}", turn + 1
    taken.add(free)
    return free
