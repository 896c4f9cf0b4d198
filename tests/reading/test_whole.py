"""What an author says of the whole text: each fault planted into a sound entry is one problem at its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.model import Seed
from quizgen.problems import Problem

Read = Callable[..., tuple[Seed | None, tuple[Problem, ...]]]

WHOLE = """\
passage:
  title:
    is: معاهدة جديدة بين جارين
    wrong:
      - {is: خلاف على حدود, why: لا يذكر المقال خلافًا}
      - {is: زيارة رئيس, why: لا يذكر المقال زيارة}
  parts:
    - id: opening
      sentences: [1]
      is: خبر التوقيع
      wrong:
        - {is: رأي خبير, why: لا يتكلم فيها خبير}
        - {is: تاريخ العلاقات, why: ليس فيها تاريخ}
"""
FAULTS = [
    ("title:\n    is", "▸titel:\n    is", "E106"),
    ("is: معاهدة جديدة بين جارين", "is: ▸ما هو الجديد", "E441"),
    ("is: خلاف على حدود", "is: ▸معاهدة جديدة بين جارين", "E445"),
    ("why: لا يذكر المقال زيارة", "why: ▸''", "E108"),
    ("sentences: [1]", "sentences: [▸99]", "E103"),
    ("      sentences: [1]\n", "", "E101"),
    (WHOLE[WHOLE.index("    wrong:") : WHOLE.index("  parts:")], "", "E442"),
    ("        - {is: تاريخ العلاقات, why: ليس فيها تاريخ}\n", "", "E442"),
]  # fmt: skip


@pytest.fixture
def asked(sound: str) -> str:
    """The small fact file with a title and a part."""
    assert "passage:\n" in sound
    return sound.replace("passage:\n", WHOLE)


def test_what_an_author_says_of_the_whole_text_is_read(read: Read, asked: str) -> None:
    seed, problems = read(asked)
    assert problems == ()
    assert seed is not None
    assert [(each.id, each.about, each.sentences) for each in seed.whole] == [
        ("title", "title", (1,)),
        ("part-opening", "part", (1,)),
    ]
    assert [each.text for each in seed.whole[0].wrong] == ["خلاف على حدود", "زيارة رئيس"]


@pytest.mark.parametrize(("was", "now", "code"), FAULTS, ids=[f"{row[2]} {row[0].strip()[:20]}" for row in FAULTS])
def test_one_fault_is_one_problem_at_its_place(read: Read, asked: str, was: str, now: str, code: str) -> None:
    assert was in asked
    broken = asked.replace(was, now, 1)
    _, problems = read(broken.replace("▸", ""))
    assert [problem.code for problem in problems] == [code]
    if "▸" in now:
        before = broken[: broken.index("▸")].split("\n")
        assert str(problems[0].span).endswith(f":{len(before)}:{len(before[-1]) + 1}")
