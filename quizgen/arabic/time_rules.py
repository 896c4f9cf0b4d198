"""What the rules for times share: a text as signs, what a rule reads of it, and the table of the rules.

A rule is a pattern over the line of signs (see `time_words`) and a function that makes a reading of what matched; it
returns None where the words mean no time after all. The first rule that reads something at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizgen.arabic.calendars import Calendar
from quizgen.arabic.fold import strict
from quizgen.arabic.letters import listed
from quizgen.arabic.numbers import read_number
from quizgen.arabic.reckon import Published
from quizgen.arabic.time import Part, Time
from quizgen.arabic.time_words import Signs, folded

# What may follow a year and cannot be counted by it; whatever has an article cannot either.
_NOT_COUNTED = frozenset(
    folded(word)
    for word in listed(
        "التي الذي الذين على عن أن إن إذ كان كانت وهو وهي هو هي لكن لم لا ما قد لدى مع ضد ثم أو أي بعدما عندما حين حيث "
        "حينما وكان وكانت وقد وفي ومن إلا غير لكنه لكنها كما مما بما بل له لها لهم إنه إنها أنه أنها وأن وأنه وأنها "
        "وذلك بسبب بعد بدون دون ضمن عبر تحت فوق أمام خلف تحديدا تقريبا فقط أيضا إثر بفضل بينما لكي كي حسب وفق وفقا "
        "مقارنة مقابل بنسبة بقيمة باسم تم وتم سيتم يتم"
    )
)
_OFTEN_COUNTED = frozenset(
    folded(word)
    for word in listed(
        "ريال دولار دينار درهم جنيه يورو نقطة شخص طالب مدينة حالة متر كم كيلومتر طن برميل عامل جندي موظف موقع مدرسة "
        "مليون مليار ألف سهم وحدة قتيل جريح لاجئ أسرة منزل سيارة مشارك لاعب كيلو كيلوجرام جرام ساعة دقيقة صفحة قدم"
    )
)


@dataclass(frozen=True, slots=True)
class Told:
    """A date as the words tell it; what is None they leave out.

    `steps` is -1 for a month that is «الماضي», 1 for «المقبل»; `year_steps` the same for the year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar | None = None
    steps: int | None = None
    year_steps: int | None = None
    weekday: int | None = None
    part: Part | None = None
    past: bool = False  # after منذ
    either: bool = False  # the day and the month are numbers that may be meant the other way round


@dataclass(frozen=True, slots=True)
class Reading:
    """Signs from `begin` up to `end` that tell a date, two dates of a range, or a time that is reckoned already."""

    begin: int
    end: int
    dates: tuple[Told, ...] = ()
    time: Time | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The signs of a text, the text, and when it was published."""

    signs: Signs
    text: str
    published: Published

    @property
    def hijri(self) -> bool:
        """Report whether the text tells Hijri dates."""
        return "H" in self.signs.line or "N" in self.signs.line

    def value(self, at: int) -> object:
        """Return what the sign at a place stands for; "" beyond the text."""
        return self.signs.values[at] if 0 <= at < len(self.signs.values) else ""

    def sign(self, at: int) -> str:
        """Return the sign at a place; "" beyond the text."""
        return self.signs.line[at] if 0 <= at < len(self.signs.line) else ""

    def number(self, found: re.Match[str], group: str) -> int | None:
        """Return the number that a group stands for, of one sign or as an ordinal of two or three."""
        begin, end = found.span(group)
        numbers = [value for value in self.signs.values[begin:end] if isinstance(value, int)] if begin >= 0 else []
        if self.sign(begin) == "f":
            return 1
        return sum(numbers) if numbers else None

    def counts(self, at: int) -> bool:
        """Report whether the word at a place may be what a number before it counts."""
        sign, word = self.sign(at), str(self.value(at))
        if sign in ("u", "w", "j", "m", "%", "0"):
            return True
        return sign == "v" and word not in _NOT_COUNTED and not word.startswith(("و", "ف", "سي", "ست", "لل"))

    def surely_counts(self, at: int) -> bool:
        """Report whether the word at a place is one that is often counted: no verb, which may follow a year as well."""
        return str(self.value(at)) in _OFTEN_COUNTED


Rule = Callable[[re.Match[str], Words], Reading | None]
_BY_SIGN: dict[str, list[tuple[re.Pattern[str], Rule]]] = {}


def rule(begins: str, *patterns: str) -> Callable[[Rule], Rule]:
    """Register what reads some patterns; `begins` holds the signs that they begin with."""

    def registered(reads: Rule) -> Rule:
        for sign in begins:
            _BY_SIGN.setdefault(sign, []).extend((re.compile(pattern), reads) for pattern in patterns)
        return reads

    return registered


def begins_of() -> str:
    """List the signs with which any rule begins."""
    return "".join(_BY_SIGN)


def reading_at(words: Words, at: int) -> Reading | None:
    """Read the time that begins at a sign; None where none does."""
    for pattern, reads in _BY_SIGN.get(words.sign(at), ()):
        if (found := pattern.match(words.signs.line, at)) and (reading := reads(found, words)):
            return reading
    return None


def reckoned(found: re.Match[str], time: Time | None) -> Reading | None:
    """Make a reading of a time, where there is one, told by the whole match."""
    return Reading(found.start(), found.end(), time=time) if time else None


# ---------------------------------------------------------------- parts of patterns

_LONGEST_NUMBER = 8  # words: ألف وتسعمئة واثنين وستين
TO = r"(?:-|>|&?U|&>)"
BEFORE_CHRIST = r"C|Q!?G!?"
# «من العام الماضي», «هذا العام», «الماضي»
STEPS = r"(?:<?y(?P<year_steps>r)|<?(?P<this>hy)|(?P<steps>r))"


def steps_of(found: re.Match[str], words: Words) -> int:
    """Return how many years, months … «الماضي», «المقبل» go back or on; 0 for «هذا» and «الحالي»."""
    groups = found.groupdict()
    number = next((words.number(found, name) for name in ("steps", "year_steps") if groups.get(name)), 0)
    return number or 0


_TO_COME = re.compile(r"(?<!\w)[وف]?(?:سوف|المقرر|المتوقع|المنتظر|المزمع|المرتقب|[يت]عتزم|[يت]توقع|س[يتن]\w{3,})(?!\w)")


def clause_before(words: Words, at: int) -> str:
    """Return the words of the sentence before a sign."""
    return re.split("[.؛!؟\n]", words.text[: words.signs.starts[at]])[-1]


def is_to_come(clause: str) -> bool:
    """Return whether a clause may tell of what is to come: سيزور, من المقرر. «السياسي» has its article."""
    return _TO_COME.search(clause) is not None


def number_in_words(words: Words, at: int) -> tuple[int | None, int]:
    """Read the longest number in words that begins at a sign, and the sign after it."""
    end = at
    while end < at + _LONGEST_NUMBER and words.sign(end) in ("v", "X", "&", "x"):
        end += 1
    for last in range(end, at, -1):
        number = read_number(strict(words.text[words.signs.starts[at] : words.signs.ends[last - 1]]))
        if number is not None:
            return int(number), last
    return None, at
