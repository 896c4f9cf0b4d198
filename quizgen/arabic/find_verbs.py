"""Finds the verbs of a lexicon in newspaper text: a dictionary of forms, then the words beside each.

A form that may be a noun as well (عقد, تراجع) is judged by how often it is a verb in newspapers, and by its neighbours:
a verb follows قد and الذي, never a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.arabic.letters import SHADDA, listed
from quizgen.arabic.verb_forms import Form, Reading, VerbForms, folded
from quizgen.arabic.verbs import Verb


@dataclass(frozen=True, slots=True)
class FoundVerb:
    """A verb form in a text, from `start` to `end`: the verb's name in the lexicon, and what its form may be.

    `forms` holds more than one where the spelling leaves it open (قتل: killed, was killed); `others` are verbs that
    are written like it; `object` is the pronoun that hangs on it.
    """

    start: int
    end: int
    verb: str
    forms: tuple[Form, ...]
    others: tuple[str, ...] = ()
    object: str = ""


_WORD = re.compile("[\u0621-\u063a\u0640-\u0652\u0670]+")
_TANWIN = re.compile("[\u064b-\u064d]")
_PAUSE = re.compile("[^\\s\u0621-\u0652]|\n")
_STOP = re.compile("[.!؟?\n]")
_LIKELY = 0.5  # from here on a word is a verb
_SELDOM_VERB = 0.15  # from here on a word that heads a sentence before a definite noun is a verb
_HARDLY = 0.03  # up to here no neighbour makes it one


def _folded(text: str) -> frozenset[str]:
    return frozenset(map(folded, listed(text)))


_RELATIVE = _folded("الذي التي الذين اللذان اللذين اللتان اللتين")
_BEFORE_VERBS = _folded(
    "قد لقد لم لن سوف حيث عندما بعدما حين حينما كما ثم إذ إذا لو لولا متى مما ممن مهما كلما ريثما فيما أنه أنها إنه"
    " إنها أنهم إنهم لأنه لأنها بأنه بأنها بأنهم كأنه كأنها أننا إننا لا ما وما ولا"
)
_BEFORE_PRESENT = _folded("أن كان كانت كانوا لكي كي حتى ألا هل بأن لأن كأنه فإنه")
_NEVER_BEFORE_VERBS = _folded(
    "في من إلى على عن مع بين خلال منذ بعد قبل حول ضد عبر نحو دون لدى عند تحت فوق أثناء رغم أمام وراء داخل خارج بدون ضمن"
    " وسط تجاه إزاء حسب وفق كل بعض أي هذا هذه أول آخر عدة جميع كافة غير أكثر أقل أحد إحدى صاحب ذات ذو عدم بسبب بشأن إثر"
    " مقابل لأجل أجل بعيد"
)
_LEADING_AN = _folded("بعد منذ إلى سبق بمجرد")  # «بعد أن شقّ»: a past follows as well
_SMALL = _RELATIVE | _BEFORE_VERBS | _BEFORE_PRESENT | _NEVER_BEFORE_VERBS


_NEAR, _FAR = 4, 6  # words behind a verb: the subject of one may stand before what tells it from another, «ردّت … على»


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands around a word: the one before, whether a pause parts them, whether a sentence begins.

    `heads` tells that the word opens a sentence before a definite noun, which a verb does more often than a noun.
    """

    word: str
    pause: bool
    opens: bool
    heads: bool = False


class VerbFinder:
    """Finds the verbs of a lexicon in texts.

    `chances` tells how likely a folded form is a verb at all; `nouns` and `names` are words that forms may be instead.
    """

    def __init__(
        self, verbs: Mapping[str, Verb], nouns: Iterable[str], names: Iterable[str], chances: Mapping[str, float]
    ) -> None:
        self._verbs = verbs
        self._forms = VerbForms(verbs)
        self._chances = chances
        self._nouns = {folded(noun) for noun in nouns} | {folded(verb.noun) for verb in verbs.values() if verb.noun}
        self._proper = {folded(name) for name in names}

    def spellings(self, beginning: str) -> frozenset[str]:
        """List the forms that begin with some letters: those in ال are no nouns with the article."""
        return frozenset(form for form in self._forms.spellings() if form.startswith(beginning))

    def find(self, text: str) -> list[FoundVerb]:
        """Find the verbs of a text, in its order."""
        tokens = [(word.start(), word.end(), word.group()) for word in _WORD.finditer(text)]
        keys = [folded(word) for _, _, word in tokens]
        found = []
        for i, (start, end, word) in enumerate(tokens):
            readings = [] if _TANWIN.search(word) else list(self._forms.readings(word))
            if readings:
                between = text[tokens[i - 1][1] : start] if i else "\n"
                opens = bool(_STOP.search(between))
                heads = opens and i + 1 < len(keys) and keys[i + 1].startswith("ال")  # «عقد المجلس اجتماعا»
                beside = _Beside(_before(keys, i), bool(_PAUSE.search(between)), opens, heads)
                if self._chance(keys[i], word, readings, beside) >= _LIKELY:
                    found.append(self._found((start, end, word), readings, keys[i + 1 : i + 1 + _FAR]))
        return found

    # ------------------------------------------------------------ how likely

    def _chance(self, key: str, word: str, readings: Sequence[Reading], beside: _Beside) -> float:
        """Return how likely a word is a verb: by itself, then by what stands before it."""
        joined = all(reading.before[:1] in ("و", "ف") and reading.before for reading in readings)
        chance = self._alone(key, word, readings, joined)
        before = "" if beside.pause else beside.word
        presents = any(reading.form.tense != "past" for reading in readings)
        if chance >= _HARDLY:
            if before in _RELATIVE and not joined:
                return max(chance, 0.9)
            if (before in _BEFORE_VERBS or (presents and before in _BEFORE_PRESENT)) and not joined:
                return max(chance, 0.85)
        if beside.heads and chance >= _SELDOM_VERB and not presents:
            return max(chance, _LIKELY)
        if joined:
            return chance + 0.3 if beside.opens and 0.2 <= chance < _LIKELY else chance
        if before in _NEVER_BEFORE_VERBS:
            return chance * (0.6 if presents and before == "من" else 0.2)  # مَن is spelled like مِن
        return chance + 0.25 if beside.pause and 0.2 <= chance < _LIKELY else chance

    def _alone(self, key: str, word: str, readings: Sequence[Reading], joined: bool) -> float:
        if key in _NEVER_BEFORE_VERBS and SHADDA not in word:
            return 0
        chance = self._chances.get(key)
        if chance is None and joined:
            chance = self._chances.get(key[1:])
        if chance is None:
            chance = 0.03 if key in self._proper else max(map(self._guess, readings))
        if word.endswith("ى") and chance >= 0.1:
            return max(chance, 0.85)  # رأى is a verb and رأي is not: both were judged as one
        return 0.9 if any(self._is_hamza_telling(word, reading) for reading in readings) else chance

    def _is_hamza_telling(self, word: str, reading: Reading) -> bool:
        """Return whether a written أ parts a past of form IV from its verbal noun: أقامته, not إقامته."""
        written = word[len(reading.before) :].startswith("أ") and reading.spelling.startswith("أ")
        noun = self._verbs[reading.names[0]].noun
        return written and bool(reading.object) and reading.form.person == "fs" and noun.startswith("إ")

    def _guess(self, reading: Reading) -> float:
        """Guess how likely a form is a verb that nobody has judged."""
        person, core = reading.form.person, folded(reading.spelling)
        if reading.object and self._chances.get(core, 1) < 0.1:
            return self._chances[core]
        if reading.before[-1:] in ("س", "ل"):
            return 0.9
        if core in self._proper:
            return 0.03
        if core.endswith("ا") and core[:-1] in self._nouns:
            return 0.05  # تزامنا, an accusative printed without its marks
        if core in self._nouns or (reading.object and f"{core[:-1]}ة" in self._nouns):
            return 0.25
        if reading.form.tense != "past":
            return {"1s": 0.02, "1p": 0.45}.get(person, 0.95)
        if person in ("md", "fd", "fp", "1p"):
            return {"md": 0.1, "fd": 0.1 if reading.before else 0.6, "fp": 0.3, "1p": 0.5}[person]
        return 0.65 if person == "ms" and len(core) <= 3 else 0.95

    # ------------------------------------------------------------ which verb

    def _found(self, place: tuple[int, int, str], readings: Sequence[Reading], after: Sequence[str]) -> FoundVerb:
        """Choose among the verbs that are spelled alike.

        A shadda that is written decides, then that a report seldom says «we» or speaks of two (نزل is no form of زال),
        then the preposition that follows; else one without, else the commonest.
        """
        start, end, word = place

        def rank(at: int) -> tuple[bool, bool, bool, int, int]:
            prepositions = [self._verbs[name].preposition for name in readings[at].names]
            governs = any(_governs(preposition, after) for preposition in prepositions)
            unlike = SHADDA in word and SHADDA not in readings[at].names[0]
            seldom = readings[at].form.person in _SELDOM
            return unlike, seldom, bool(readings[at].object), 0 if governs else 1 + all(prepositions), at

        best = readings[min(range(len(readings)), key=rank)]
        name = self._name(best.names, after[:_NEAR])
        forms = dict.fromkeys(reading.form for reading in readings if reading.names == best.names)
        others = dict.fromkeys(reading.names[0] for reading in readings if reading.names != best.names)
        return FoundVerb(start, end, name, tuple(forms), tuple(others), best.object)

    def _name(self, names: Sequence[str], after: Sequence[str]) -> str:
        fitting = [name for name in names if _governs(self._verbs[name].preposition, after)]
        plain = [name for name in names if not self._verbs[name].preposition]
        return (fitting or plain or list(names))[0]


def _before(keys: Sequence[str], i: int) -> str:
    """Return the word before a place, a small word without its و: ولم, فقد; «بعد أن» as قد, which a past may follow."""
    if i == 0:
        return ""
    word = keys[i - 1]
    if word == "ان" and i > 1 and keys[i - 2] in _LEADING_AN:
        return "قد"
    return word[1:] if word[:1] in ("و", "ف") and word[1:] in _SMALL else word


_SELDOM = frozenset({"1s", "1p", "md", "fd", "fp"})
_WITH_PRONOUN = frozenset(
    f"{stem}{pronoun}"
    for stem in ("علي", "الي", "عن", "من", "في", "مع")
    for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا")
)


def _governs(preposition: str, after: Sequence[str]) -> bool:
    """Return whether a preposition is among the next words, attached, apart or with a pronoun."""
    wanted = folded(preposition)
    if len(wanted) == 1:
        return any(word.startswith(wanted) and len(word) > 2 for word in after[:3])
    return bool(wanted) and any(
        word == wanted or (word in _WITH_PRONOUN and word.startswith(wanted[:-1])) for word in after
    )
