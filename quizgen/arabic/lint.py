"""Faults of printed Arabic that a program can see. Words between «…» are another's: only their signs are looked at."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from quizgen.arabic.count import ordinals_in
from quizgen.arabic.fold import REMEMBERED
from quizgen.arabic.letters import BIDI, INVISIBLE, MARKS, SHADDA, TATWEEL, listed, unmarked

_A = "\u0621-\u064a"  # Arabic letters, tatweel among them
_WORD = re.compile(rf"[{_A}][{_A}{MARKS}]*")
_NEWSPAPER = re.compile(r"(?<!\w)[وف]?[بلك]?(?:صحيفة|جريدة|موقع|قناة|المصري|عين) اليوم(?!\w)")
_QUOTED = re.compile("«[^«»]*»")
_INNER = re.compile("“[^“”]*”")  # what a quoted text quotes itself
_QUESTION_WORDS = frozenset(
    unicodedata.normalize("NFC", word) for word in listed("بمَ علامَ إلامَ ممَّ عمَّ فيمَ لمَ لِمَ حتّامَ حتامَ")
)

# What dates a wording, what overstates it, what turns it round. Written without marks.
_PASSING = listed(
    "الآن حاليا الحالي الحالية الحاليين الماضي الماضية المقبل المقبلة القادم القادمة الجاري الجارية مؤخرا أمس غدا قريبا"
)
_ABSOLUTE = listed("دائما أبدا جميع فقط كل")
_NEGATIVE = listed("ليس ليست ليسوا ليسا ليستا لم لن غير سوى إلا عدا باستثناء")
_AGES = "ages"
_FORBIDDEN = dict.fromkeys(_PASSING, _AGES)
_FORBIDDEN |= dict.fromkeys(_ABSOLUTE, "is absolute")
_TURNED = "makes the wording negative"
_FORBIDDEN |= dict.fromkeys(_NEGATIVE, _TURNED)
# «غير المشروعة», «غير مباشر», «غير قانونية»: the opposite of what is behind it, which nothing turns round.
_ADJECTIVE = re.compile(r"$|ال|م\w{3,}|\w{3,}ية?$|\w\wيل?\wة?$|\wا\w\wة?$")
_AFTER_THE_DAY = frozenset(listed("نفسه التالي السابق الأول الثاني الثالث الأخير الذي ذاته"))
_OWN_LETTERS = frozenset(listed("لمى لمن لمة فكل بكلا"))


@lru_cache(maxsize=REMEMBERED)
def faults(text: str) -> tuple[str, ...]:
    """Return what is wrong with a wording as printed, one line a fault; () for a sound one."""
    text = unicodedata.normalize("NFC", text)
    outside = _NEWSPAPER.sub("«»", _QUOTED.sub("«»", text))
    return tuple(dict.fromkeys([*_signs(text), *_spaces(text), *_marks(outside), *_words(outside)]))


def mended(text: str) -> str:
    """Put Arabic signs for Latin ones: ، ؛ ؟ « ». Signs inside numbers and Latin words stay."""
    text = re.sub(r'"([^"]*)"', r"«\1»", text)
    for latin, arabic in ((",", "،"), (";", "؛"), (r"\?", "؟")):
        text = re.sub(rf"(?<=[{_A}{MARKS}»]){latin}", arabic, text)
    return text


def ages(text: str) -> bool:
    """Return whether a wording holds a word that is true for a while only: أمس, المقبل."""
    return any(map(is_of_time, faults(text)))


def is_of_time(fault: str) -> bool:
    """Return whether a fault is that a wording is true for a while only."""
    return fault.endswith(f" {_AGES}")


def is_of_negation(fault: str) -> bool:
    """Return whether a fault is that a wording is negative, as what is asked of a denial must be."""
    return fault.endswith(_TURNED)


def is_the_articles(fault: str, text: str, reads: str) -> bool:
    """Return whether a word at fault is the article's: «كل حزب», «بدايةً»; what ages or denies is asked by nobody."""
    word = _word_of(fault)
    if not word or is_of_time(fault) or is_of_negation(fault):
        return False
    if f" {word} {word} " in f" {text} ":
        return f"{word} {word}" in reads
    behind = re.findall(rf"(?<!\w){re.escape(word)}((?: \w+)?)", text)
    return all(f"{word}{each}" in reads for each in behind)


def is_within(fault: str, told: str) -> bool:
    """Return whether what turns a wording round is a word of something told in it: «اتفاق لن يتغيّر»."""
    return is_of_negation(fault) and f" {_word_of(fault)} " in f" {told} "


def _word_of(fault: str) -> str:
    return next(iter(re.findall(r"«(\S+)»", fault)), "")


def _signs(text: str) -> Iterator[str]:
    if re.search(f"[{BIDI}]", text):
        yield "holds an invisible direction mark"
    elif re.search(f"[{INVISIBLE}]", text):
        yield "holds an invisible character"
    for sign in re.findall(rf"(?<=[{_A}{MARKS}»])\s?([,;?])", text):
        yield f"Latin {sign} beside Arabic"
    if re.search(r"[\"“”„]", _QUOTED.sub(lambda quote: _INNER.sub("", quote[0]), text)):
        yield "quotes other than « »"
    if not _balanced(text, "«", "»"):
        yield "a « or » without its other half"
    if not _balanced(text, "(", ")"):
        yield "a bracket without its other half"
    if re.search(r"[0-9]", text) and re.search(r"[٠-٩۰-۹]", text):
        yield "two systems of digits"
    if re.search(r"[{}]|\bNone\b|\bUndefined\b", text):
        yield "a slot that was not filled"


def _balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for letter in text if opening in text or closing in text else "":
        depth += (letter == opening) - (letter == closing)
        if depth < 0:
            return False
    return depth == 0


def _spaces(text: str) -> Iterator[str]:
    if re.search(r"\s\s|[^\S ]", text):
        yield "more than one space, or a space that is none"
    if text != text.strip():
        yield "a space at an end"
    if re.search(r"\s[،؛؟!.:»)](?!\w)|[«(]\s", text):
        yield "a space before a closing sign or after an opening one"
    # «اس.بي.دي.ار» is one word: its dots part letters, and end nothing
    spelled = rf"(?<!\.[{_A}]{{2}})(?<!\.[{_A}]{{3}})(?<=[{_A}])\.(?=[{_A}]{{2}})(?![{_A}]{{2,3}}\.)"
    if re.search(rf"[،؛؟!](?=[{_A}\d])|{spelled}", text):
        yield "no space after a sign"
    if re.search(r"[،؛][،؛.؟!]|\.[،؛؟]|؟\.", text):
        yield "two signs in a row"


def _marks(text: str) -> Iterator[str]:
    for word in re.findall(rf"[{_A}{MARKS}]+", text):
        if fault := _ending(word):
            yield f"{fault} «{word}»"
        if re.search(f"{TATWEEL}(?=[{_A}])", word):
            yield f"a tatweel inside «{word}»"


def _ending(word: str) -> str:
    """Return what is wrong with a case ending: tanwin stands before its alif, on ى, أ and اء; ٍ ends defective words."""
    stray = "a stray case ending in"
    if len(re.findall("[\u064b-\u0650\u0652]", word)) > 1:
        return ""  # vocalised on purpose: a vocabulary entry
    if "\u064b" in word:
        if re.search("ا\u064b$", word):
            return "the tanwin goes before its alif, not on it, in"
        return "" if re.search("(?:[^اة]\u064b[اى]|[ىأ]\u064b|اء\u064b)$", word.replace(SHADDA, "")) else stray
    if "\u064c" in word:
        return stray
    if "\u064d" in word:
        return "" if word.endswith("\u064d") and re.fullmatch("م.+|.+ا.", unmarked(word)) else stray
    return stray if re.search("[\u064e-\u0650]\u0651?$", word) and not _is_question_word(word) else ""


def _is_question_word(word: str) -> bool:
    return word in _QUESTION_WORDS or (word[:1] in ("و", "ف") and word[1:] in _QUESTION_WORDS)


def _words(text: str) -> Iterator[str]:
    for word in re.findall(rf"(?<!\S)(\S*[{_A}]\S*) \1(?![\w{MARKS}])", text):
        yield f"«{word}» appears twice"
    if re.search(rf"(?<!\S)[وفل](?!\S)|(?<!\dه){TATWEEL}\s", text):
        yield "a prefix stands apart from its word"
    if re.search(r"(?<!\w)[وف]?لال(?!ت)", unmarked(text)):
        yield "ل before the article drops its alif: لل"
    without_verb = text.replace(f"هم{SHADDA}", "")  # «مَن همّ الاتفاقُ؟» asks with a verb
    if re.search(r"(?<!\w)(?:ما|من) (?:هو|هي|هما|هم)(?!\w)", unmarked(without_verb)):
        yield "«ما هو», «مَن هي» tell gender: bare ما, مَن"
    words = _WORD.findall(text)
    for word, following in zip(words, [*map(unmarked, words[1:]), ""], strict=False):
        if fault := _forbidden(word, following):
            yield fault


def _forbidden(word: str, following: str) -> str:
    bare = unmarked(word)
    if _is_question_word(word) or bare in _OWN_LETTERS:
        return ""
    for form in (bare, *_without_clitics(bare)):
        if form == "كل" and following == "من":
            return ""
        if _is_a_verb(word, form):
            continue
        if form == "اليوم" and following not in _AFTER_THE_DAY and not ordinals_in(following):
            return f"«{word}» {_AGES}"
        if form in _FORBIDDEN and not (form == "غير" and _ADJECTIVE.match(following)):
            return f"«{word}» {_FORBIDDEN[form]}"
    return ""


def _is_a_verb(word: str, form: str) -> bool:
    """Part a verb from the particle of its letters: غيّر, سوّى, عدّا, وكّل are doubled, وعدا is «they promised», too."""
    if form == "كل":
        return re.search(f"ك[\u064b-\u0650]?{SHADDA}", word) is not None  # كلّ has its shadda on the ل
    return (SHADDA in word and form in ("غير", "سوى", "عدا")) or (form == "عدا" and unmarked(word) != form)


def _without_clitics(bare: str) -> Iterator[str]:
    """Yield what a word may be once و ف and ب ك ل are taken off; لل gives the article back."""
    hit = re.fullmatch(r"([وف]?)(لل|[بكل]?)(.{2,})", bare)
    if not hit:
        return
    if hit[1]:
        yield bare[1:]
    if hit[2] == "لل":
        yield "ال" + hit[3]
    elif hit[2]:
        yield hit[3]
