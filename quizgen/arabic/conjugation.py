"""Endings of the third person, by class of verb: sound, doubled, hollow, weak at the end, with a final hamza.

A verb is classed by its past and present as printed (وقّع / يوقّع). A person is one of ms fs md fd mp fp.
"""

from __future__ import annotations

import re

from quizgen.arabic.letters import DAMMA, SHADDA, letters, unmarked

PERSONS = ("ms", "fs", "md", "fd", "mp", "fp")
_ENDINGS = {"fs": "ت", "md": "ا", "fd": "تا", "mp": "وا", "fp": "ن"}


def past(third: str, person: str) -> str | None:
    """Give a person of the past (or of the passive past) from its masculine singular; None where no rule is sure."""
    if person == "ms":
        return third
    stem = _without_final_vowel(third)
    end, doubled = _final(stem)
    if person == "fp":
        return _past_women(stem, end, doubled)
    if end == "ى" or stem.endswith("يا"):
        return _past_weak(stem[:-1], person)
    if end == "ا":  # دعا
        return stem[:-1] + {"fs": "ت", "md": "وا", "fd": "تا", "mp": "وا"}[person]
    if end == "ي":  # بقي
        return stem[:-1] + "وا" if person == "mp" else stem + _ENDINGS[person]
    if end == "أ" and person in ("md", "mp"):
        return stem[:-1] + ("آ" if person == "md" else "ؤوا")
    if end == "ء" and person == "mp":
        return stem[:-1] + "ؤوا"
    return stem + _ENDINGS[person]


def _past_weak(stem: str, person: str) -> str:
    return stem + {"fs": "ت", "md": "يا", "fd": "تا", "mp": "وا"}[person]


def _past_women(stem: str, end: str, doubled: bool) -> str | None:
    if end == "ى":
        return stem[:-1] + "ين"
    if end == "ا":
        return stem[:-1] + ("ين" if stem.endswith("يا") else "ون")
    if end == "ء":
        return None  # جئن: the stem changes its vowel
    if doubled:
        stem = stem.replace(SHADDA, "") + end if stem.count(SHADDA) == 1 else stem[: stem.rindex(SHADDA)] + end
    elif is_hollow(stem):
        parts = letters(stem)
        stem = "".join(parts[:-2] + parts[-1:])
    return _plus_n(stem)


def _plus_n(stem: str) -> str:
    return stem + (SHADDA if stem.endswith("ن") else "ن")


def is_hollow(third: str) -> bool:
    """Tell whether a past has a long ا before its last letter, as قال, استفاد have."""
    parts = letters(third)
    return len(parts) > 2 and parts[-2] == "ا" and SHADDA not in parts[-1]


def present(past_form: str, third: str, person: str, mood: str = "indicative") -> str | None:
    """Give a person of the present from its masculine singular, in the indicative, subjunctive or jussive."""
    stem = "ت" + third[1:] if person in ("fs", "fd") else third
    stem = _without_final_vowel(stem)
    if person in ("ms", "fs"):
        return stem if mood != "jussive" else _jussive(past_form, stem)
    if person == "fp":
        return _present_women(past_form, stem)
    form = _present_long(stem, "ا" if person in ("md", "fd") else "و")
    if mood == "indicative":
        return form + "ن"
    return form + "ا" if form.endswith("و") and person == "mp" else form


def _present_long(stem: str, vowel: str) -> str:
    end, _ = _final(stem)
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


def _present_women(past_form: str, stem: str) -> str | None:
    end, doubled = _final(stem)
    if end == "ء":
        return None
    if end == "ى":
        return stem[:-1] + "ين"
    if end in ("ي", "و"):
        return stem + "ن"
    if doubled:
        return _plus_n(stem[: stem.rindex(SHADDA)] + end)
    return _plus_n(_shortened(stem) if is_hollow(past_form) else stem)


def _jussive(past_form: str, stem: str) -> str | None:
    end, doubled = _final(stem)
    if end in ("ى", "ي", "و") and not doubled:
        return stem[:-1]
    if end == "ء":
        return None
    return _shortened(stem) if is_hollow(past_form) and not doubled else stem


def _shortened(stem: str) -> str:
    """Drop the long vowel of a hollow verb: يقول → يقل."""
    parts = letters(stem)
    return "".join(parts[:-2] + parts[-1:])


def _final(stem: str) -> tuple[str, bool]:
    last = letters(stem)[-1]
    return last[0], SHADDA in last


def _without_final_vowel(word: str) -> str:
    return re.sub("[\u064e-\u0650\u0652]+$", "", word)


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
    if bare.startswith("ت") and len(bare) == 5 and bare[2] == "ا":
        return "ت" + _U + parts[1] + "و" + "".join(parts[3:])
    if bare[0] == "آ" or (bare[0] == "ت" and len(bare) > 3):
        return None
    return _short_passive(parts, bare)


def _eighth_passive(parts: list[str], bare: str, *, hollow: bool) -> str | None:
    """Give the passive of form VIII: the ُ is on its ت (اعتُرف, اتُّفق, احتُلّ); a hollow one shows none (اختير)."""
    if SHADDA in parts[1] and len(bare) == 4:
        return parts[0] + parts[1] + _U + "".join(parts[2:])
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
        return parts[0] + _U + "".join(parts[1:])
    return None


def _on_waw(part: str) -> str:
    return "ؤ" + part[1:] if part[0] == "أ" else part
