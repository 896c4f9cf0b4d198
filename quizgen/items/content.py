"""Content words: what two texts share that tells something. Function words tell nothing, however long they are."""

from __future__ import annotations

from quizgen.arabic import fold

# A list decides, not length: حرب، سلم، أمن are short and say much.
_FUNCTION_WORDS = """
    في من إلى على عن مع بين أو أم ثم قد كان كانت التي الذي اللذان اللتان الذين أن إن أنه أنها إنه هذا هذه ذلك تلك
    ما مَن متى أين كم كيف أي هل لا لم لن ماذا لمن بم بماذا علام مم عم خلال بعد قبل عند منذ حول بشأن نحو كل بعض
    بحسب المقال عام سنة شهر يوم أيضا هو هي هم به بها له لها فيه فيها إليه عليه عليها وفق أثناء الآتية الآتي يأتي
"""
FUNCTION_WORDS = frozenset(fold.loose(word) for word in _FUNCTION_WORDS.split())
_ATTACHED = ("وال", "فال", "بال", "كال", "لل", "ال")


def content_words(text: str) -> frozenset[str]:
    """List the content words of a text, folded loosely, without the article and what is attached to it."""
    words = (fold.loose(token) for token in fold.tokens(text))
    return frozenset(_bare(word) for word in words if word not in FUNCTION_WORDS) - FUNCTION_WORDS


def bare_words(text: str) -> tuple[str, ...]:
    """Give all words of a text in their order, folded loosely, without the article."""
    return tuple(_bare(fold.loose(token)) for token in fold.tokens(text))


def _bare(word: str) -> str:
    attached = next((each for each in _ATTACHED if word.startswith(each) and len(word) - len(each) >= 3), "")
    return word.removeprefix(attached)
