"""The names that a draft declares: each once, with an id, its type and gender, an alias, and an office where sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.arabic.letters import unmarked
from quizgen.arabic.lint import faults
from quizgen.draft.offices import NameHit
from quizgen.draft.scan import Scan
from quizgen.draft.tokens import Said, key_of
from quizgen.draft.words import KIN
from quizgen.model import Lexicon
from quizgen.naming import Nature, nature_of

UNDECIDED = "?"
LONGEST_ASKED = 6  # words of an office that an item may hold
SPEAKING = frozenset({"organisation", "force", "people", "state", "group"})  # speak without a name: الشرطة
_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y", "ى": "a", "ة": "a",
    "ء": "", "ؤ": "u", "ئ": "i", "گ": "g", "پ": "p", "چ": "ch", "ڤ": "v", " ": "-", "-": "-",
}  # fmt: skip
LONGEST = 32


class Held(str):
    """A value for which the article has other words: «التمارين» for «تمارينه», which are `held`."""

    held: str

    def __new__(cls, text: str, held: str) -> Held:
        made = super().__new__(cls, text)
        made.held = held
        return made


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


def declare(found: Scan, made: list[DraftName], lexicon: Lexicon) -> dict[str, str]:
    """Declare each name once; returns their ids by every form that stands for one."""
    ids: dict[str, str] = {}
    seen: dict[str, str] = {}  # by spelling without marks and with one alif
    taken: set[str] = set()
    hits = [(sentence, hit) for sentence, names in zip(found.sentences, found.names, strict=True) for hit in names]
    hits.sort(key=lambda pair: -len(pair[1].text.split()))  # whole names before the family name alone
    alone = {hit.text for _, hit in hits if hit.kind == "person"}
    kinds = {"person": "person", "institution": "organisation", "place": "place"}
    for sentence, hit in hits:
        if _spelled(hit.text) in seen:
            ids.setdefault(hit.text, seen[_spelled(hit.text)])
            continue
        if hit.kind == "person" and (known := _same_person(hit.text, made)) is not None:
            ids[hit.text] = seen[_spelled(hit.text)] = known.id
            made[made.index(known)] = replace(known, aliases=(*known.aliases, hit.text))
            continue
        *before, family = hit.text.split()
        if hit.kind == "person" and not before:
            continue
        fathers = bool(before) and key_of(before[-1]) in KIN  # «مساعد بن عبدالعزيز»: nobody is called by that alone
        called = before[0] if fathers and before else family
        id_ = free_id(latin(called if hit.kind == "person" else hit.text), taken)
        aliases: tuple[str, ...] = ()
        if hit.kind == "person" and family not in ids and not fathers and family in alone:
            aliases = (family,)
            ids[family] = id_
        ids[hit.text] = seen[_spelled(hit.text)] = id_
        office, quote = _office(found.text, sentence, hit)
        nature = nature_of(hit.text, lexicon) if hit.kind != "person" else Nature()
        type_ = nature.type or kinds[hit.kind]
        if type_ == "city" and _stands_for_its_state(found, hit.text):
            type_ = "state"
        made.append(DraftName(id_, hit.text, type_, _gender(hit), aliases, office, quote))
    for speech in found.speech:
        speaker, nature = speech.speaker, nature_of(speech.speaker, lexicon)
        if speaker.startswith("ال") and _spelled(speaker) not in seen and nature.type in SPEAKING:
            ids[speaker] = seen[_spelled(speaker)] = free_id(latin(speaker), taken)
            made.append(DraftName(ids[speaker], speaker, nature.type, ""))
    return ids


def _same_person(text: str, made: Sequence[DraftName]) -> DraftName | None:
    """Return the person of whom a text is the name without some of its words: «سالم العمري», «سالم بن علي العمري»."""
    first, *rest = _spelled(text).split()
    for name in made:
        whole = _spelled(name.ar).split()
        if name.type == "person" and rest and (whole[0], whole[-1]) == (first, rest[-1]) and set(rest) <= set(whole):
            return name
    return None


def _stands_for_its_state(found: Scan, text: str) -> bool:
    """Return whether a city acts and nothing happens in it: «أعلنت طهران»."""
    acts = False
    for sentence, verbs, names in zip(found.sentences, found.verbs, found.names, strict=True):
        places = {verb.at for verb in verbs if verb.form.person == "fs"}
        for hit in (each for each in names if each.text == text):
            before = sentence.tokens[hit.begin - 1].key if hit.begin else ""
            if before in ("في", "الي", "الى", "مدينة") or sentence.tokens[hit.begin].key[:1] == "ب" != text[0]:
                return False
            acts = acts or hit.begin - 1 in places
    return acts


def _spelled(text: str) -> str:
    return " ".join(map(key_of, text.split()))


def _gender(hit: NameHit) -> str:
    if hit.gender:
        return hit.gender
    if hit.kind == "person":
        return UNDECIDED
    first = hit.text.split()[0]
    return "f" if first.endswith(("ة", "ات")) or hit.kind == "place" else "m"


def _office(text: str, sentence: Said, hit: NameHit) -> tuple[str, str]:
    """Return a person's office and the words that tell it, name and office, where both are sure."""
    if not hit.office or hit.office_at < 0:
        return "", ""
    words = hit.office.split()
    long = max(len(words), len(hit.text.split())) > LONGEST_ASKED
    if long or len(set(words)) < len(words) or faults(hit.office):
        return "", ""  # no question can be asked with it
    begin = min(hit.office_at, hit.begin)
    behind = hit.office_at + len(hit.office.split())
    end = max(hit.end, behind if hit.office_at > hit.begin else 0)
    start = sentence.tokens[begin].start - sentence.start
    quote = sentence.text[start : sentence.tokens[end - 1].end - sentence.start]
    return (hit.office, quote) if hit.office in quote and hit.text in quote and text.count(quote) == 1 else ("", "")


def latin(text: str) -> str:
    """Return an id for a name or a verb: «سالم العمري» becomes salm-amry."""
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in unmarked(text).split()]
    spelt = "".join(
        _LETTERS.get(letter, letter if letter.isascii() and letter.isalnum() else "") for letter in "-".join(words)
    )
    return re.sub(r"-+", "-", spelt.lower())[:LONGEST].strip("-") or "x"


def free_id(id_: str, taken: set[str]) -> str:
    """Return an id, with a number behind it where it is taken, and take it."""
    free, turn = id_, 2
    while free in taken:
        free, turn = f"{id_}-{turn}", turn + 1
    taken.add(free)
    return free
