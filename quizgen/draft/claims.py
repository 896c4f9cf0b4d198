"""Claims: who says what a sentence tells, with which verb, and when."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from quizgen.arabic.find_times import said
from quizgen.arabic.letters import TATWEEL, listed
from quizgen.arabic.lint import faults
from quizgen.arabic.notation import notation
from quizgen.draft.offices import NameHit
from quizgen.draft.phrases import QUOTES
from quizgen.draft.scan import Scan
from quizgen.draft.speech import PARTICIPLE, Speech, is_impersonal
from quizgen.draft.tokens import Said, key_of
from quizgen.draft.words import CLAUSE, STOPS, Words
from quizgen.model import Lexicon

_QUOTED = re.compile('["“”«»]')
LONGEST_CLAIM = 12  # words of what somebody says; a longer clause is left to the author
_ENDS = frozenset("،.؛:!؟()")
_NEXT = frozenset(map(key_of, listed("وأن وإن وأنه وأنها وبأن فيما بينما حيث إذ لكن ولكن قائلا وذلك كما فضلا")))
_RELATIVES = frozenset(map(key_of, listed("الذي التي الذين اللذان اللتان اللواتي من ما")))
_POINTING = frozenset(map(key_of, listed("هذا هذه ذلك تلك هؤلاء هو هي هم أنا نحن هنا هناك أيضا كذلك")))
_PRONOUN = re.compile("(?<=..)(?:هما|هم|ها|ه|نا)$")


class Claims:
    """The claims of one sentence, and whose words its verbs are; `ids` are the names that are declared."""

    def __init__(self, found: Scan, sentence: Said, ids: Mapping[str, str], lexicon: Lexicon, words: Words) -> None:
        self.found, self.sentence, self.ids, self.lexicon, self.words = found, sentence, ids, lexicon, words

    def _key(self, at: int) -> str:
        return self.sentence.tokens[at].key if at < len(self.sentence.tokens) else ""

    def claim(self, speech: Speech) -> dict[str, str]:
        """Fill a claim, who says it and what, where that can be read alone."""
        says = self.lexicon.verbs[speech.verb.lemma].that
        if not speech.speaker or speech.goes_on or not says:
            return {}
        if not self.lexicon.verbs[speech.verb.lemma].says:
            return {}  # which of the verbs that are spelled alike it is, is open
        if not (said := self._said(speech)):
            return {}  # what it is about is left to the facts that it holds
        speaker = self.ids.get(speech.speaker, "") or speech.speaker
        when = claim_time(self.found, self.sentence, speech)
        return {"who": speaker, "that": said} | ({"when": when} if when else {})

    def _said(self, speech: Speech) -> str:
        """Return the clause behind «أنّ» in the nominative, up to its end; '' where it cannot be read alone."""
        tokens, begin = self.sentence.tokens, speech.clause + 1
        if speech.clause < 0 or tokens[speech.clause].key not in ("ان", "بان"):
            return ""
        verbs = {verb.at for verb in self.found.verbs[self.sentence.number - 1]}
        end = next((at for at in range(begin, len(tokens)) if self._ends(at)), len(tokens))
        if not 2 <= end - begin <= 2 * LONGEST_CLAIM or not self._begins(begin, verbs):
            return ""
        closed = end == len(tokens) or tokens[end].text in ".؛"
        told = any(at in verbs and self._key(at - 1) not in _RELATIVES for at in range(begin, end))
        if not (closed or told) or (end - 1 in verbs and not closed) or self._key(end - 1) in STOPS:
            return ""  # «أنّ الوزير، سالم العمري، زار …», «أنّ جدة في المرتبة الثالثة من حيث»
        text = " ".join(self.found.text[tokens[begin].start : tokens[end - 1].end].split()).replace(TATWEEL, "")
        text = self._nominative(text)
        alone = len(text.split()) <= LONGEST_CLAIM and not _QUOTED.search(text) and not faults(text)
        return text if alone and not any(self._goes_back(begin, at, verbs) for at in range(begin, end)) else ""

    def _ends(self, at: int) -> bool:
        """Return whether a clause ends before a word: a sign, «وأنّ», «فيما», «مؤكدا»."""
        token = self.sentence.tokens[at]
        leads_on = PARTICIPLE.fullmatch(token.key) is not None and token.text.endswith(("ا", "ً", "ين"))
        return token.text in _ENDS or token.key in _NEXT or leads_on

    def _nominative(self, text: str) -> str:
        """Return a clause whose first word, a definite plural behind «أنّ», is put into the nominative."""
        first, _, rest = text.partition(" ")
        oblique = (
            first.startswith("ال") and key_of(first) not in self.words.places and self.words.is_oblique(key_of(first))
        )
        return f"{first[:-2]}ون {rest}" if oblique else text

    def _begins(self, at: int, verbs: Collection[int]) -> bool:
        """Return whether a word begins what somebody says with a noun that looks alike in both cases."""
        token = self.sentence.tokens[at]
        known = token.key.startswith("ال") or any(at in (hit.led, hit.begin) for hit in self._names())
        plain = not self.words.is_stop(token) and not self.words.may_be_led(token.key)
        shown = self.words.is_oblique(token.key) or token.key.endswith(("ا", "ي")) or token.text.endswith("ً")
        return token.is_word and at not in verbs and (known or plain) and not (shown and not known)

    def _names(self) -> Sequence[NameHit]:
        return self.found.names[self.sentence.number - 1]

    def _goes_back(self, begin: int, at: int, verbs: Collection[int]) -> bool:
        """Return whether a word means what only the words around a clause tell: «هذا», «دعمه»."""
        key = self.sentence.tokens[at].key
        if key == "ال":
            return True  # «الـ 70»
        if key.removeprefix("و").removeprefix("ل").removeprefix("ب") in _POINTING:
            return True
        pronoun = _PRONOUN.search(key)
        if pronoun is None or key.startswith("ال") or self.words.is_known(key) or at in verbs:
            return False
        gender = self.words.gender(self._key(begin)) or "m"
        return at == begin or pronoun[0] != ("ها" if gender == "f" else "ه")

    def is_claim(self, speech: Speech) -> bool:
        """Return whether a verb of saying leads in what is said: by a clause, or in the speaker's own words."""
        if speech.clause >= 0:
            return True
        behind = [token.text for token in self.sentence.tokens[speech.verb.at + 1 :]]
        end = next((at for at, text in enumerate(behind) if text in "،.؛"), len(behind))
        return ":" in behind[: end + 1] or (end + 1 < len(behind) and behind[end + 1] in '"“«')

    def speaker(self, speech: Speech) -> tuple[str, str] | None:
        """Return who says what stands in a clause, by id, and the verb of saying with its clause; None if unsure."""
        verb = self.lexicon.verbs[speech.verb.lemma]
        says = f"{verb.past} {verb.that}"
        known = speech.speaker in self.ids and says in self.lexicon.verbs and not self._may_be_anothers(speech)
        known = known and self._key(speech.verb.at + 1) not in QUOTES  # «قال "البيت الأبيض" إنّ»
        return (self.ids[speech.speaker], says) if known else None

    def _may_be_anothers(self, speech: Speech) -> bool:
        """Return whether one who goes on («وأضاف أنّ») is not surely the one who spoke in the sentence before."""
        if not speech.goes_on:
            return False
        before = [each for each in self.found.speech if each.sentence == speech.sentence - 1]
        sure = [each.speaker for each in before if not each.goes_on and each.clause >= 0] == [speech.speaker]
        alone = sum(each.sentence == speech.sentence for each in self.found.speech) == 1
        return not sure or len(before) > 1 or not alone or not 0 < speech.clause - speech.verb.at <= 2

    def is_reported(self, at: int) -> bool:
        """Return whether a clause that a verb of saying may lead in begins before a verb: «وقال من رأى الحريق إنّ …»."""
        tokens = self.sentence.tokens
        clause = next((place for place in range(at - 1, -1, -1) if tokens[place].key in CLAUSE), -1)
        verbs = self.found.verbs[self.sentence.number - 1]
        says = [verb for verb in verbs if verb.at < clause and self.lexicon.verbs[verb.lemma].says]
        return any(not is_impersonal(self.sentence, verb, clause) for verb in says)

    def is_quoted(self, at: int) -> bool:
        """Return whether a verb stands between quotation marks: somebody's own words."""
        before = [token.text for token in self.sentence.tokens[:at]]
        opened = sum(before.count(sign) for sign in "“«") - sum(before.count(sign) for sign in "”»")
        return opened > 0 or before.count('"') % 2 == 1


def claim_time(found: Scan, sentence: Said, speech: Speech) -> str:
    """Return when something was said: the one time between the verb of saying and its clause; '' where none is."""
    if speech.clause < 0:
        return ""
    begin, end = speech.verb.token.end, sentence.tokens[speech.clause].start
    times = [time for first, last, time in found.within(found.times, begin, end) if begin <= first and last <= end]
    day = found.published
    told = len(times) == 1 and bool(said(times[0], sentence.text, day))
    past = bool(times and day and times[0].starts and day.starts and times[0].starts <= day.starts)
    return notation(times[0]) if told and past and speech.verb.form.tense == "past" else ""
