"""Forms of the verb by its class: sound, doubled, hollow, weak at the end, with a hamza, weak at the beginning.

A verb is classed by its past and present as printed (وقّع / يوقّع). A person is one of ms fs md fd mp fp, or 1s 1p.
The rules are those of W. Wright, A Grammar of the Arabic Language, vol. I, §§ 90–188; the seats of the hamza are those
that the academies of Cairo and Damascus agreed on.
"""

from __future__ import annotations

from quizgen.arabic.letters import DAMMA, SHADDA, letters, unmarked

PERSONS = ("ms", "fs", "md", "fd", "mp", "fp")
SPEAKERS = ("1s", "1p")
_ENDINGS = {"fs": "ت", "md": "ا", "fd": "تا", "mp": "وا", "fp": "ن"}

# ---------------------------------------------------------------- past


def past(third: str, person: str, present: str = "") -> str | None:
    """Return a person of the past, active or passive, from its masculine singular; None where no rule is sure.

    Only جاء and its like need the `present` (يجيء), and only in the persons that drop their long vowel.
    """
    if person == "ms":
        return third
    stem = _without_final_vowel(third)
    if person in ("fp", *SPEAKERS):
        short = _before_a_consonant(stem, present)
        ending = {"fp": "ن", "1s": "ت", "1p": "نا"}[person]
        return short and (short + SHADDA + ending[1:] if short[-1] == ending[0] else short + ending)
    end = letters(stem)[-1][0]
    if end == "ى" or stem.endswith("يا"):
        return stem[:-1] + {"fs": "ت", "md": "يا", "fd": "تا", "mp": "وا"}[person]
    if end == "ا":  # دعا
        return stem[:-1] + {"fs": "ت", "md": "وا", "fd": "تا", "mp": "وا"}[person]
    if end == "ي" and person == "mp":  # بقي; رُئي
        return stem[:-1].removesuffix("ئ") + ("ؤ" if stem.endswith("ئي") else "") + "وا"
    if end == "أ" and person in ("md", "mp"):
        return stem[:-1] + ("آ" if person == "md" else "ؤوا")
    if end == "ء" and stem[-2] == "ي":  # أُسيء
        return stem[:-1] + "ئ" + _ENDINGS[person]
    if end == "ء" and person == "mp":
        return stem[:-1] + "ؤوا"
    return stem + _ENDINGS[person]


def _before_a_consonant(stem: str, present: str) -> str | None:
    """Return the stem that stands before ن, ت and نا: نصص, زر, قضي, دعو, أسأ."""
    parts = letters(stem)
    end = parts[-1][0]
    if end == "ى" or stem.endswith("يا"):
        return stem[:-1] + "ي"
    if end == "ا":
        return stem[:-1] + "و"
    if SHADDA in parts[-1]:
        return stem[: stem.rindex(SHADDA)] + end
    if not _is_hollow_past(parts):
        return stem
    short = "".join(parts[:-2])
    return short + parts[-1] if end != "ء" else _with_seat(short, len(parts) == 3, present)


def _with_seat(short: str, is_first_form: bool, present: str) -> str | None:
    """Put the hamza of a hollow verb on the seat of the vowel before it: جئ, سؤ, أسأ, أُسئ."""
    if DAMMA in short:
        return short + "ئ"
    if not is_first_form:
        return short + "أ"
    middle = letters(present)[-2][0] if present else ""
    return short + {"ي": "ئ", "ا": "ئ", "و": "ؤ"}[middle] if middle in "ياو" and middle else None


def is_hollow(third: str) -> bool:
    """Return whether a past has a long ا before its last letter, as قال, استفاد have."""
    parts = letters(third)
    return len(parts) > 2 and parts[-2] == "ا" and SHADDA not in parts[-1]


def _is_hollow_past(parts: list[str]) -> bool:
    """Return whether a past, active or passive, drops a long vowel: قال, قيل, أُعيد; but not بايع, بويع."""
    if len(parts) < 3 or SHADDA in parts[-1]:
        return False
    return parts[-2] == "ا" or (parts[-2] == "ي" and parts[-3][0] not in "وا" and parts[-1][0] not in "يى")


# ---------------------------------------------------------------- present


def present(past_form: str, third: str, person: str, mood: str = "indicative") -> str | None:
    """Return a person of the present from its masculine singular, in the indicative, subjunctive or jussive."""
    stem = _without_final_vowel(_prefixed(third, person))
    if person in ("ms", "fs", *SPEAKERS):
        return stem if mood != "jussive" else _jussive(past_form, stem)
    if person == "fp":
        return _present_women(past_form, stem)
    form = _present_long(stem, "ا" if person in ("md", "fd") else "و")
    if mood == "indicative":
        return form + "ن"
    return form + "ا" if person == "mp" else form


def _prefixed(third: str, person: str) -> str:
    prefix = {"fs": "ت", "fd": "ت", "1s": "أ", "1p": "ن"}.get(person, "ي")
    if prefix == "أ" and third[1] == "أ":
        return "آ" + third[2:]  # آخذ
    return prefix + third[1:]


def _present_long(stem: str, vowel: str) -> str:
    end = letters(stem)[-1][0]
    if end == "ى":
        return stem[:-1] + ("يا" if vowel == "ا" else "و")
    if end in ("ي", "و"):
        return stem + "ا" if vowel == "ا" else stem[:-1] + "و"
    if end == "أ":
        return stem[:-1] + ("آ" if vowel == "ا" else "ؤو")
    if end == "ء":
        seat = "ئ" if stem.endswith("يء") else ("ء" if vowel == "ا" else "ؤ")
        return stem[:-1] + seat + vowel
    return stem + vowel


def _present_women(past_form: str, stem: str) -> str:
    parts = letters(stem)
    end = parts[-1][0]
    if end == "ى":
        return stem[:-1] + "ين"
    if end in ("ي", "و"):
        return stem + "ن"
    if SHADDA in parts[-1]:
        stem = stem[: stem.rindex(SHADDA)] + end
    elif is_hollow(past_form) or is_hollow(stem):
        stem = _shortened(parts)
    return stem + (SHADDA if stem.endswith("ن") else "ن")


def _jussive(past_form: str, stem: str) -> str:
    parts = letters(stem)
    if SHADDA in parts[-1]:
        return stem
    if parts[-1][0] in ("ى", "ي", "و"):
        return stem[:-1]
    return _shortened(parts) if is_hollow(past_form) or is_hollow(stem) else stem


def _shortened(parts: list[str]) -> str:
    """Drop the long vowel of a hollow verb: يقول → يقل; a final hamza takes the seat of the short one (يجئ, يسؤ)."""
    *before, middle, end = parts
    if end == "ء":
        end = {"ي": "ئ", "و": "ؤ", "ا": "أ"}[middle[0]]
    return "".join([*before, end])


def _without_final_vowel(word: str) -> str:
    return word.rstrip("\u064e\u064f\u0650\u0652")


# ---------------------------------------------------------------- passive

_U = DAMMA
_BEFORE_LAST = {"ى": "ي", "ا": "ي", "أ": "ئ"}


def passive_past(third: str) -> str | None:
    """Derive the passive past, masculine singular, with its telling vowel (وُقّع, استُؤنف); None where no rule is sure."""
    if _U in third:
        return third  # stored in the passive alone: وُجد
    parts = letters(third)
    bare = unmarked(third)
    if is_hollow(third):
        parts = [*parts[:-2], "ي", parts[-1]]
    else:
        parts = [*parts[:-1], _BEFORE_LAST.get(parts[-1][0], parts[-1][0]) + parts[-1][1:]]
    if bare.startswith("است") and len(bare) > 5:
        return "است" + _U + "".join([_on_waw(parts[3]), *parts[4:]])
    if bare.startswith("ا"):
        return _eighth_passive(parts, bare, hollow=is_hollow(third))
    if bare.startswith("ت") and len(parts) == 5 and bare[2] == "ا":
        return "ت" + _U + parts[1] + "و" + "".join(parts[3:])
    if bare.startswith("ت") and len(parts) == 4 and SHADDA in parts[2]:
        return "ت" + _U + _on_waw(parts[1]) + _U + "".join(parts[2:])
    if bare[0] == "آ" or (bare[0] == "ت" and len(bare) > 4):
        return None
    return _short_passive(parts, bare)


def _eighth_passive(parts: list[str], bare: str, *, hollow: bool) -> str | None:
    """Return the passive of form VIII: the ُ is on its ت (اعتُرف, اتُّفق, احتُلّ); a hollow one shows none (اختير)."""
    if SHADDA in parts[1] and len(bare) == 4:
        return parts[0] + parts[1][0] + _U + SHADDA + "".join(parts[2:])
    if len(bare) < 4 or bare[2] not in "تطد":
        return None
    return "".join([*parts[:3], "" if hollow else _U, *parts[3:]])


def _short_passive(parts: list[str], bare: str) -> str | None:
    if len(bare) == 2:  # نصّ
        return parts[0] + _U + parts[1]
    if len(bare) == 3:
        if bare[1] == "ا":  # قال
            return "".join(parts)
        middle = {"أ": "ئ"}.get(parts[1][0], parts[1][0]) + parts[1][1:]
        return parts[0] + _U + middle + parts[2]
    if len(bare) == 4 and bare[1] == "ا" and SHADDA not in parts[-1]:
        return bare[0] + "و" + "".join(parts[2:])
    if len(bare) == 4:
        third = {"أ": "ئ"}.get(parts[2][0], parts[2][0]) + parts[2][1:]  # طُمئن
        return parts[0] + _U + parts[1] + third + parts[3]
    return None


def _on_waw(part: str) -> str:
    return "ؤ" + part[1:] if part[0] == "أ" else part


def passive_present(past_form: str, third: str) -> str:
    """Derive the passive present, masculine singular, with its telling vowel: يُوقّع, يُقال, يُجرى, يُوضع, يُؤخذ."""
    if _U in third[:2]:
        return third  # stored in the passive alone: يُعدّ
    _, *parts = letters(third)
    parts[0] = _on_waw(parts[0])
    bare = unmarked(past_form)
    if len(bare) == 3 and bare[0] == "و" and parts[0][0] != "و":
        parts.insert(0, "و")
    end = parts[-1]
    if end[0] in ("ي", "و", "ى") and SHADDA not in end:
        parts[-1] = "ا" if parts[-2][0] == "ي" else "ى"
    elif is_hollow(past_form):
        parts[-2] = "ا"
    else:
        parts = [_before_fatha(part, before) for before, part in zip(["", *parts], parts, strict=False)]
    return "ي" + _U + "".join(parts)


def _before_fatha(part: str, before: str) -> str:
    """Return a hamza on ئ the seat that it has once its vowel is a fatha: يُنشأ, يُطمأن, يُلاءم."""
    return ("ء" if before == "ا" else "أ") + part[1:] if part[0] == "ئ" else part
