"""Claims: who says what a sentence tells, with which verb, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quizgen.arabic.find_times import said
from quizgen.arabic.notation import notation
from quizgen.draft.declared import UNDECIDED
from quizgen.draft.phrases import QUOTES
from quizgen.draft.scan import Scan
from quizgen.draft.speech import Speech, is_impersonal
from quizgen.draft.tokens import Said
from quizgen.draft.words import CLAUSE
from quizgen.model import Lexicon

_QUOTED = re.compile('["“”«»]')
LONGEST_CLAIM = 6  # words of what somebody says; a longer clause is left for the author to cut


class Claims:
    """The claims of one sentence, and whose words its verbs are; `ids` are the names that are declared."""

    def __init__(self, found: Scan, sentence: Said, ids: Mapping[str, str], lexicon: Lexicon) -> None:
        self.found, self.sentence, self.ids, self.lexicon = found, sentence, ids, lexicon

    def _key(self, at: int) -> str:
        return self.sentence.tokens[at].key if at < len(self.sentence.tokens) else ""

    def claim(self, speech: Speech) -> dict[str, str]:
        """Fill a claim: who says it and, where the clause is short and ends with the sentence, what is said."""
        tokens = self.sentence.tokens
        says = self.lexicon.verbs[speech.verb.lemma].that
        if not speech.speaker or speech.goes_on or not says:
            return {}
        if not self.lexicon.verbs[speech.verb.lemma].says:
            return {}  # which of the verbs that are spelled alike it is, is open
        speaker = self.ids.get(speech.speaker, "") or speech.speaker
        clause = self.found.text[tokens[speech.clause].end : self.sentence.end].strip(" .،؛")
        leads_in = speech.clause >= 0 and tokens[speech.clause].key in ("ان", "بان")
        whole = leads_in and clause and not _QUOTED.search(clause) and len(clause.split()) <= LONGEST_CLAIM
        when = claim_time(self.found, self.sentence, speech)
        return {"who": speaker, "that": clause if whole else UNDECIDED} | ({"when": when} if when else {})

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
