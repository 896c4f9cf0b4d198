"""The words that tell a time, each with one sign for its kind: a text becomes a line of signs to match rules against.

The signs:

    d t Y 0     a number of one or two, of three, of four digits; any other number
    o T x f     الأول to العاشر, العشرين and الثلاثين, عشر, أول and غرة
    M W N V     a Gregorian month, one whose name has other meanings, a Hijri month, one with other meanings
    D j J a     a weekday, يوم, اليوم, أمس and غد
    w m n y z u أسبوع, شهر, شهري, عام, عامي, a unit in the dual or plural
    p q l s     a part (أوائل, نهاية), الربع, النصف, a season
    c e E       القرن, تسعينيات, عقد
    r h         الماضي and المقبل and الحالي, هذا
    H G C Q     هـ, م, قبل الميلاد, ق of ق.م
    < > U b &   من, إلى, حتى, بين, و
    S B A P     منذ, قبل, بعد, في and خلال
    = k K       الموافق, المبارك, a word before numbers that are no years (نحو, رقم)
    - / ( ) , ! punctuation, each other mark !
    X v         any other word, with the article and without
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from quizgen.arabic.calendars import HIJRI_SPELLINGS, SEASON_NAMES, SPELLINGS, UNSURE, WEEKDAYS
from quizgen.arabic.count import ordinal_word
from quizgen.arabic.fold import loose
from quizgen.arabic.letters import INVISIBLE, MARKS, TATWEEL, listed
from quizgen.arabic.nouns import Case, Gender
from quizgen.arabic.numerals import TENS


@dataclass(slots=True)
class Signs:
    """A text as signs: what each stands for (a number, a name, the word itself), and where it stands."""

    line: str = ""
    values: list[object] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_FOLDED = {code: letter for code in range(0x600, 0x700) if len(letter := loose(chr(code))) == 1 and letter != chr(code)}
_ONE_BY_ONE = str.maketrans({**_FOLDED, **_DASHES})
_LIGATURES = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_UNSEEN = re.compile(f"[{MARKS}{INVISIBLE}{TATWEEL}]+")
_LONE_TATWEEL = re.compile(rf"(?<![^\W\d_])(?<![{MARKS}]){TATWEEL}+(?![^\W\d_])")


def _letters(text: str) -> tuple[str, Sequence[int] | None]:
    """Fold a text letter by letter; with the place that each letter comes from where their number changes."""
    places: Sequence[int] | None = None
    if _LIGATURES.search(text):
        pairs = [(letter, at) for at, form in enumerate(text) for letter in unicodedata.normalize("NFKC", form)]
        text, places = "".join([letter for letter, _ in pairs]), [at for _, at in pairs]
    letters = _LONE_TATWEEL.sub(lambda run: "-" * len(run[0]), text.translate(_ONE_BY_ONE))
    parts: list[str] = []
    kept: list[int] = []
    end = 0
    for unseen in _UNSEEN.finditer(letters):
        parts.append(letters[end : unseen.start()])
        kept.extend(range(end, unseen.start()))
        end = unseen.end()
    if parts:
        kept.extend(range(end, len(letters)))
        letters = "".join([*parts, letters[end:]])
        places = [places[at] for at in kept] if places else kept
    return letters, places


def folded(word: str) -> str:
    """Fold a word as the words of a text are folded before they are looked up."""
    return _letters(word)[0]


# What stands before a word of time without being part of it.
_AND, _ATTACHED, _ARTICLES = ("", "و", "ف"), ("", "ب", "ك", "ل"), ("", "ال")

_Entry = tuple[str, object, str]  # sign, value, what is attached before
_WORDS: dict[str, _Entry] = {}


def _add(sign: str, words: Iterable[str], value: object = None, *, alone: bool = False) -> None:
    """Enter words under a sign, with everything that may be attached to them (`alone`: و and ف only)."""
    for word in map(folded, words):
        for conjunction in _AND:
            for preposition in _ATTACHED[: 1 if alone else None]:
                for article in _ARTICLES[: 1 if alone or word.startswith("ال") else None]:
                    body = article + word
                    if preposition == "ل" and body.startswith("ال"):
                        body = body[1:]
                    attached = conjunction + preposition
                    _WORDS.setdefault(attached + body, (sign, value, attached))


def _enter_all() -> None:
    for spellings, sure, unsure in ((SPELLINGS, "M", "W"), (HIJRI_SPELLINGS, "N", "V")):
        for word, number in spellings.items():
            _add(unsure if word in UNSURE else sure, [word], number, alone=word in UNSURE)
    for number, word in enumerate(WEEKDAYS):
        _add("D", [word], number)
    for name, word in SEASON_NAMES.items():
        _add("s", [word], name)
    for tens, word in TENS.items():
        _add("e", [word[:-2] + "ينيات", word[:-2] + "ينات"], tens * 10)
        _add("T", [f"ال{word}", f"ال{word[:-2]}ين"], tens * 10)
    for number in range(1, 11):
        _add("o", {ordinal_word(number, Gender.M, case) for case in Case}, number)
    _add("o", ["الحادي"], 1)
    _add("x", ["عشر"], 10, alone=True)
    for name, words in {
        "early": "أوائل مطلع بداية بدايات مستهل",
        "mid": "منتصف أواسط",
        "late": "أواخر",
        "end": "نهاية نهايات",
    }.items():
        _add("p", listed(words), name)
    for number, words in ((-1, "ماضي منصرم فائت"), (0, "حالي جاري راهن"), (1, "مقبل قادم")):
        _add("r", [f"ال{word}{end}" for word in listed(words) for end in ("", "ة")], number, alone=True)
    _add("r", listed("المقبلين القادمين"), 1, alone=True)
    _add("a", listed("أمس البارحة"), -1, alone=True)
    _add("a", ["أمس الأول", "أول أمس", "أول من أمس", "البارحة الأولى"], -2, alone=True)
    _add("a", listed("غد غدا الغد"), 1, alone=True)
    _add("a", ["بعد غد", "بعد الغد"], 2, alone=True)
    for sign, plain in _PLAIN.items():
        _add(sign, plain)
    for sign, plain in _ALONE.items():
        _add(sign, plain, alone=True)
    for unit, number, words in _UNITS:
        _add("u", listed(words), (unit, number))


_PLAIN = {
    "y": listed("عام سنة"),
    "z": listed("عامي سنتي"),
    "m": listed("شهر"),
    "n": listed("شهري"),
    "w": listed("أسبوع"),
    "J": listed("اليوم"),
    "j": listed("يوم"),
    "f": listed("أول غرة"),
    "q": listed("الربع"),
    "l": listed("النصف"),
    "c": listed("القرن"),
    "E": listed("عقد"),
}
_ALONE = {
    "<": listed("من"),
    ">": listed("إلى لغاية"),
    "U": listed("حتى"),
    "b": listed("بين مابين"),
    "S": listed("منذ مذ"),
    "B": listed("قبل"),
    "A": listed("بعد"),
    "h": listed("هذا هذه"),
    "P": listed("في خلال بحلول أثناء"),
    "H": listed("ه هجري هجرية الهجري الهجرية للهجرة"),
    "G": listed("م ميلادي ميلادية الميلادي الميلادية للميلاد"),
    "C": ("قبل الميلاد", "ق م"),
    "=": listed("الموافق الموافقة موافق المصادف"),
    "Q": ("ق",),
    "k": listed("المبارك المعظم الكريم الحرام المكرم الفضيل"),
    "K": listed(
        "نحو حوالي قرابة زهاء رقم الرقم عدد بلغ بلغت يبلغ تبلغ مبلغ سعر مستوى عند الساعة بنحو بحوالي بقرابة بلغوا "
        "صفحة مادة المادة قرار القرار برقم بعدد ببلوغ"
    ),
}
_UNITS: tuple[tuple[str, int, str], ...] = (
    ("day", 2, "يومين يومان"),
    ("day", 0, "أيام يوما"),
    ("week", 2, "أسبوعين أسبوعان"),
    ("week", 0, "أسابيع أسبوعا"),
    ("month", 2, "شهرين شهران"),
    ("month", 0, "أشهر شهور شهرا"),
    ("year", 2, "عامين عامان سنتين سنتان"),
    ("year", 0, "أعوام سنوات سنين عاما"),
)
_enter_all()

for _mark, _sign in {"و": "&", "،": ",", ",": ",", "؛": ",", "/": "/", "(": "(", ")": ")", "[": "(", "]": ")"}.items():
    _WORDS[_mark] = _sign, _mark, ""


_HEADS: dict[str, list[str]] = {}  # phrases of several words by their first one, the longest first
for _phrase in sorted((word for word in _WORDS if " " in word), key=len, reverse=True):
    _HEADS.setdefault(_phrase.split()[0], []).append(r"\s+".join(_phrase.split()))
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*|-+|[^\w\s]")
_PAIR = re.compile(r"[MW](?:\([MW]\)|[/-]?[MW])|\([MW]\)[MW]")
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})")
_LENGTHS = {1: "d", 2: "d", 3: "t", 4: "Y"}
# Letters that are attached to digits and tell nothing: لـ2015, الـ26.
_BEFORE_DIGITS = frozenset(listed("ال ل ب ك ف بال لل"))
_WITH_ARTICLE = ("ال", "لل", "وال", "بال", "كال", "فال", "ولل")


def signs_of(text: str) -> Signs:
    """Turn a text into signs."""
    letters, places = _letters(text)
    signs = Signs()
    line: list[str] = []
    read_to = 0
    for hit in _TOKEN.finditer(letters):
        word, start = hit[0], hit.start()
        known = _WORDS.get(word)
        if start < read_to:
            continue
        if known is None and word not in _HEADS and word.isalpha() and word not in _BEFORE_DIGITS:
            line.append("X" if word.startswith(_WITH_ARTICLE) else "v")
            signs.values.append(word)
            signs.starts.append(start)
            signs.ends.append(hit.end())
            continue
        phrase, read_to = _phrase_at(word, letters, start) if word in _HEADS else (word, hit.end())
        for sign, value, begins, ends in _special(phrase, _WORDS.get(phrase), start, read_to, letters):
            line.append(sign)
            signs.values.append(value)
            signs.starts.append(begins)
            signs.ends.append(ends)
    signs.line = "".join(line)
    _join_months(signs)
    if places is not None:
        signs.starts = [places[start] for start in signs.starts]
        signs.ends = [places[end] if end < len(places) else len(text) for end in signs.ends]
    return signs


def _join_months(signs: Signs) -> None:
    """Make one month of a month under two names: يوليو (تموز), تموز/يوليو, مايو أيار."""
    for pair in reversed(list(_PAIR.finditer(signs.line))):
        begin, end = pair.span()
        first, second = (at for at in range(begin, end) if signs.line[at] in "MW")
        if signs.values[first] == signs.values[second]:
            signs.line = f"{signs.line[:begin]}M{signs.line[end:]}"
            signs.values[begin:end] = [signs.values[first]]
            signs.starts[begin:end] = [signs.starts[begin]]
            signs.ends[begin:end] = [signs.ends[end - 1]]


def _phrase_at(head: str, letters: str, start: int) -> tuple[str, int]:
    """Return the longest phrase of several words that begins here, or its first word, and where it ends."""
    found = _phrases_of(head).match(letters, start)
    return (" ".join(found[0].split()), found.end()) if found else (head, start + len(head))


@cache
def _phrases_of(head: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_HEADS[head])})(?!\w)")


def _special(
    word: str, known: _Entry | None, start: int, end: int, letters: str
) -> Iterator[tuple[str, object, int, int]]:
    """Return a token its sign; two or more for a word with و before it and for a date with dots; none for لـ."""
    if known is not None:
        sign, value, attached = known
        if attached[:1] == "و":
            yield "&", "و", start, start + 1
        yield sign, word if value is None else value, start + len(attached), end
    elif word[0].isdigit():
        yield from _number(word, start)
    elif word in _BEFORE_DIGITS:
        if not letters[end : end + 2].strip()[:1].isdigit():
            yield "v", word, start, end
    else:
        yield "v" if word.isalpha() else "-" if word[0] == "-" else "!", word, start, end


def _number(digits: str, start: int) -> Iterator[tuple[str, object, int, int]]:
    if dotted := _DOTTED.fullmatch(digits):
        for group, sign in ((1, "d"), (2, "d"), (3, "Y")):
            first, last = dotted.span(group)
            yield sign, int(dotted[group]), start + first, start + last
            if group < 3:
                yield "/", ".", start + last, start + last + 1
        return
    sign = _LENGTHS.get(len(digits), "0") if digits.isdecimal() else "0"  # «²³» are digits, and no number
    yield sign, int(digits) if sign != "0" else digits, start, start + len(digits)
