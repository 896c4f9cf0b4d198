"""How near two Arabic words are once clitics and endings are off. Loose on purpose: only groundless words fall out."""

from __future__ import annotations

from functools import lru_cache

from quizgen.arabic.fold import loose, tokens

_BEFORE = (
    *("", "و", "ف", "ب", "ك", "ل", "س", "ال", "لل", "بال", "كال"),
    *("وال", "فال", "ولل", "وب", "ول", "فب", "فل", "وبال"),
)
_AFTER = (
    "",
    "ا",
    "ه",
    "ها",
    "هم",
    "هن",
    "هما",
    "نا",
    "كم",
    "ي",
    "ون",
    "ين",
    "ان",
    "ات",
    "وا",
    "و",
    "تا",
    "تي",
    "يه",
    "يون",
    "يين",
)
# Words that every text holds prove nothing.
_EMPTY = frozenset(
    loose(word)
    for words in (
        "في من على إلى عن مع أن إن أنّ لا ما أو ثم قد كل بعض غير بين حول بشأن أي عند",
        "هذا هذه ذلك تلك التي الذي الذين هو هي هم",
    )
    for word in words.split()
)


@lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """Give everything a word may be without clitics and endings, three letters at least or the word itself."""
    folded = loose(word)
    found = {folded}
    for before in _BEFORE:
        if not folded.startswith(before):
            continue
        rest = folded[len(before) :]
        for after in _AFTER:
            stem = rest[: len(rest) - len(after)] if after and rest.endswith(after) else rest
            if len(stem) >= 3:
                found.add(stem.removesuffix("ه") if len(stem) > 3 else stem)
    return frozenset(found)


def share(words: str, text: str) -> float:
    """Tell how much of some words a text holds, from 0 to 1."""
    wanted = [word for word in tokens(words) if loose(word) not in _EMPTY and len(word) > 1] or list(tokens(words))
    had = frozenset(stem for word in tokens(text) for stem in stems(word))
    return sum(1 for word in wanted if stems(word) & had) / len(wanted) if wanted else 0.0
