"""Candidate words: the rarer ones, in their dictionary form, each with a phrase that stands once in the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.arabic.fold import find
from quizgen.build import load_templates
from quizgen.draft.candidates import MOST, candidates_in
from quizgen.draft.scan import scan
from quizgen.model import Templates
from quizgen.reading.seed import read_seed

ARTICLE = (
    "بدأت الشركة ترميم القلعة القديمة بعد استنزاف الميزانية. وقلصت الشركة الإنفاق على الصيانة. "
    "وقال سالم العمري إن التنقيب تعثر بسبب الأمطار. ونُقلت التماثيل إلى متاحف بعيدة."
)
COMMON = {"شركة": 6.0, "ترميم": 3.0, "استنزاف": 2.5, "إنفاق": 4.0, "صيانة": 3.9, "تنقيب": 3.2, "قلص": 3.1}


@pytest.fixture(scope="module")
def templates() -> Templates:
    return load_templates()[0]


def test_rarer_words_come_with_their_phrase(templates: Templates) -> None:
    found = candidates_in(scan(ARTICLE, templates.lexicon), templates.lexicon, lambda word: COMMON.get(word, 6.0))
    told = {each.word: each for each in found}
    assert "شركة" not in told
    assert {"استنزاف", "ترميم", "تنقيب", "قلّص"} <= set(told)
    assert (told["قلّص"].part, told["قلّص"].held) == ("verb", "وقلصت")
    assert told["تنقيب"].part == "verbal noun"


def test_without_a_list_of_frequencies_the_commonest_verbs_are_left_out(templates: Templates) -> None:
    found = {each.word for each in candidates_in(scan(ARTICLE, templates.lexicon), templates.lexicon)}
    assert "استنزاف" in found
    assert not {"قال", "بدأ", "قول"} & found


@pytest.mark.parametrize("text", ["بعد أيام.", "بسبب ذلك تقريبًا.", "سالم العمري."])
def test_small_words_adverbs_and_names_are_no_candidates(templates: Templates, text: str) -> None:
    assert candidates_in(scan(text, templates.lexicon), templates.lexicon) == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations([each.strip() for each in ARTICLE.split(".") if each.strip()]), st.booleans())
def test_every_candidate_can_be_read_once_its_gloss_is_written(
    templates: Templates, sentences: list[str], listed: bool
) -> None:
    text = ". ".join(sentences) + "."
    frequency = (lambda word: COMMON.get(word, 3.0)) if listed else None
    found = candidates_in(scan(text, templates.lexicon), templates.lexicon, frequency)
    assert len(found) <= MOST
    assert len({each.id for each in found}) == len(found)
    told = ((at, each, f"quote: {each.quote}, in: {each.held}") for at, each in enumerate(found))
    words = "".join(
        f"  - {{id: {each.id}, word: {each.word}, part: {each.part}, en: gloss {at}, {held}}}\n"
        for at, each, held in told
    )
    facts = "article: {text: article.txt}\nnames: {}\nfacts: [{id: a, does: زار, who: ?, sentence: 1}]\n"
    assert [len(find(each.quote, text)) for each in found] == [1] * len(found)
    _, problems = read_seed("tiny", "facts.yaml", f"{facts}vocabulary:\n{words}" if found else facts, text, templates)
    assert [str(problem) for problem in problems if not problem.is_note] == []
