"""Which words two texts share: content words as they stand, and stems without clitics and endings."""

from __future__ import annotations

from functools import lru_cache

from quizgen.arabic import fold
from quizgen.arabic.fold import loose, tokens

# A list decides, not length: حرب، سلم، أمن are short and say much.
_FUNCTION_WORDS = """
    في من إلى على عن مع بين أو أم ثم قد كان كانت التي الذي اللذان اللتان الذين أن إن أنه أنها إنه هذا هذه ذلك تلك
    ما مَن متى أين كم كيف أي هل لا لم لن ماذا لمن بم بماذا علام مم عم خلال بعد قبل عند منذ حول بشأن نحو كل بعض
    بحسب المقال عام سنة شهر يوم أيضا هو هي هم به بها له لها فيه فيها إليه عليه عليها وفق أثناء الآتية الآتي يأتي
"""
FUNCTION_WORDS = frozenset(fold.loose(word) for word in _FUNCTION_WORDS.split())
_ATTACHED = ("وال", "فال", "بال", "كال", "لل", "ال")


@lru_cache(maxsize=16_384)
def content_words(text: str) -> frozenset[str]:
    """List the content words of a text, folded loosely, without the article and what is attached to it."""
    words = (fold.loose(token) for token in fold.tokens(text))
    return frozenset(_bare(word) for word in words if word not in FUNCTION_WORDS) - FUNCTION_WORDS


@lru_cache(maxsize=16_384)
def bare_words(text: str) -> tuple[str, ...]:
    """Return all words of a text in their order, folded loosely, without the article."""
    return tuple(_bare(fold.loose(token)) for token in fold.tokens(text))


def _bare(word: str) -> str:
    attached = next((each for each in _ATTACHED if word.startswith(each) and len(word) - len(each) >= 3), "")
    return word.removeprefix(attached)


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
    """Return everything a word may be without clitics and endings, three letters at least or the word itself."""
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
    """Return how much of some words a text holds, from 0 to 1."""
    wanted = [word for word in tokens(words) if loose(word) not in _EMPTY and len(word) > 1] or list(tokens(words))
    had = frozenset(stem for word in tokens(text) for stem in stems(word))
    return sum(1 for word in wanted if stems(word) & had) / len(wanted) if wanted else 0.0
