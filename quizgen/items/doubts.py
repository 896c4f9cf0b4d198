"""What is to be known beside the evidence: what other sources say, and what day the article's «أمس» was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quizgen.arabic import dates, fold, lint
from quizgen.arabic.find_times import clashing, times_in
from quizgen.arabic.letters import quoted
from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.items.asking import stating
from quizgen.items.desk import Desk, bare
from quizgen.items.filters import Unfit
from quizgen.mentions import spans
from quizgen.model import Fact, Other, Slot

YEAR = 4  # digits
_OF_ANOTHER = re.compile("نفس|ذات")  # «الفترة نفسها»: told from another time of the sentence


def doubts(desk: Desk, fact: Fact, roles: Iterable[str]) -> str:
    """Say what is to be known beside the evidence of these roles, '' where it is nothing.

    Other sources may give other values; and a time may be told from the day of publication, once each.
    """
    held = {role: slot for role in dict.fromkeys(roles) if (slot := fact.slots.get(role))}
    disputes = (dispute(desk, fact, role) for role in held)
    return " ".join(dict.fromkeys(filter(None, (*disputes, *_days(desk, fact, held.values())))))


def dispute(desk: Desk, fact: Fact, role: str) -> str:
    """Say what other sources give in a role instead of the article's value, '' where nobody differs."""
    slot = fact.slots.get(role)
    return " ".join(_in_other_words(desk, fact, role, slot, other) for other in slot.others) if slot else ""


def _in_other_words(desk: Desk, fact: Fact, role: str, slot: Slot, other: Other) -> str:
    """Word the fact as another source tells it: a sentence, or the value alone where no sentence shows it."""
    try:
        wording = desk.without_speaker(fact, stating(desk, fact, role), role)
        said = desk.in_full(desk.voice.say(wording, desk.slots(fact, **{role: (other.value,)})))
        said = bare(said.replace(desk.by_article, ""))
        return desk.labels["doubt"].format(statement=said, source=other.source)
    except Unfit:
        value = "، ".join(map(desk.printing.text, slot.values))
        told = {"other": desk.printing.text(other.value), "value": quoted(value), "source": other.source}
        return desk.labels["doubt.other"].format(**told)


def _days(desk: Desk, fact: Fact, slots: Iterable[Slot]) -> Iterator[str]:
    """Say when the article was published, where its evidence tells a time from that day: «أمس الأربعاء»."""
    day, reads = desk.seed.article.day, fact.evidence.reads
    for slot in slots if day else ():
        read = {value_id(value): words for value, words in slot.read}
        for value in slot.values:
            if not isinstance(value, Time) or value.text or day is None:
                continue
            found = spans(value, reads, day)
            words = reads[slice(*found[0])] if found else read.get(value_id(value), "")
            if not words or _OF_ANOTHER.search(words) or spans(value, words) or not (found or _tells_time(words, day)):
                continue
            if not _lacks_year_alone(desk, value, words) and not desk.week_told(fact, value):
                label = "doubt.published" if found or not clashing(words, day) else "doubt.meant"
                told = {"day": desk.printing.text(day), "words": quoted(words), "value": desk.printing.text(value)}
                yield desk.labels[label].format(**told)


def _tells_time(words: str, day: Time) -> bool:
    return lint.ages(words) or bool(times_in(words, day) or clashing(words, day))


def _lacks_year_alone(desk: Desk, value: Time, words: str) -> bool:
    """Return whether words tell a time but for its year: «4 مايو» needs no explaining."""
    plain = set(fold.tokens(words))
    written = (fold.tokens(form) for form in (desk.printing.text(value), *dates.spellings(value)))
    named = ({word for word in each if not (word.isdigit() and len(word) == YEAR)} for each in written)
    return not lint.ages(words) and any(each and each <= plain for each in named)
