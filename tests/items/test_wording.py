"""What the filters of wordings print, on values written here."""

from __future__ import annotations

import pytest

from quizgen.arabic.nouns import NounPhrase
from quizgen.items.printing import Printing
from quizgen.items.wording import Voice
from quizgen.model import Lexicon, Text, Wording
from quizgen.problems import Span


@pytest.mark.parametrize(
    ("values", "prefix", "printed"),
    [
        (["روسيا"], "ل", "لروسيا"),
        (["روسيا", "القيادة"], "ل", "لروسيا وللقيادة"),
        (["إنشاء مجال للأمن والدفاع", "حرية العبور"], "ب", "بإنشاء مجال للأمن والدفاع، وبحرية العبور"),
    ],
)
def test_a_preposition_stands_before_each_of_several_values(values: list[str], prefix: str, printed: str) -> None:
    voice = Voice(Lexicon({}, {}), Printing())
    wording = Wording(f"{{{{ x | attach('{prefix}') }}}}", Span("sign.yaml", 1, 1))
    assert voice.say(wording, {"x": [Text(NounPhrase(value)) for value in values]}) == printed
