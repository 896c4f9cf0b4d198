"""The article beside what is asked about it: as data, on a terminal and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.build import Options, load_seed, load_templates, written_bank
from quizgen.items.bank import write_bank
from quizgen.items.coverage import Coverage, SentenceAsked, coverage, skip_line
from quizgen.model import Item, Seed
from quizgen.preview import covered
from quizgen.problems import errors
from tests.commands import run
from tests.tiny import ACCORD, ARTICLE, FACTS

ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]{2,}")


@pytest.fixture(scope="module")
def shipped(root: Path) -> tuple[Seed, Coverage]:
    templates, _, _ = load_templates()
    seed, _ = load_seed(root / "seeds/south-ossetia", templates)
    assert seed is not None
    return seed, coverage(seed, write_bank(seed, templates), templates)


def all_items(found: Coverage) -> Iterator[Item]:
    for one in found.sentences:
        for asked in one.facts:
            yield from asked.items
        yield from one.items
    yield from found.elsewhere


def tiny(project: Path, facts: str = FACTS, article: str = ARTICLE) -> tuple[SentenceAsked, ...]:
    home = project / "seeds/tiny"
    (home / "facts.yaml").write_text(facts, encoding="utf-8")
    (home / "article.txt").write_text(article, encoding="utf-8")
    return covered(home, Options(out=project / "decks")).sentences


def test_every_item_is_shown_once(shipped: tuple[Seed, Coverage], root: Path) -> None:
    _, written = written_bank(root / "seeds/south-ossetia", Options(out=root / "no-decks"))
    ids = sorted(item.id for item in all_items(shipped[1]))
    assert ids == sorted(item.id for item in written.bank.items)


def test_every_fact_stands_at_the_sentence_of_its_quote(shipped: tuple[Seed, Coverage]) -> None:
    seed, found = shipped
    placed = [(asked.fact.id, one.sentence.number) for one in found.sentences for asked in one.facts]
    assert sorted(placed) == sorted((fact.id, fact.evidence.sentence) for fact in seed.facts)


def test_a_sentence_without_a_fact_is_open_as_a_whole(project: Path) -> None:
    *_, last = tiny(project)
    assert last.facts == ()
    assert last.stretches == ("ووقعت تركيا اتفاقية الحدود في 26 أغسطس",)
    assert last.unheld == ("تركيا", "اتفاقية الحدود", "26 أغسطس 2008")


def test_a_sentence_is_not_open_any_more_once_a_fact_quotes_it(project: Path) -> None:
    *_, last = tiny(project, FACTS + ACCORD)
    assert [asked.fact.id for asked in last.facts] == ["accord"]
    assert (last.stretches, last.unheld) == ((), ())


def test_what_stands_around_a_quote_is_open_but_for_a_word_or_two(project: Path) -> None:
    article = ARTICLE.replace("وقع بوتين", "وكما ذكرت وسائل الإعلام المحلية أمس فقد وقع بوتين", 1).replace(
        "لمدة 25 سنة.", "لمدة 25 سنة كما قيل."
    )
    first, second, _ = tiny(project, article=article)
    assert first.stretches == ("وكما ذكرت وسائل الإعلام المحلية أمس فقد",)
    assert second.stretches == ()


def test_a_question_in_the_authors_words_covers_its_quote(project: Path) -> None:
    asked = """\
questions:
  - id: whose
    ask: مع مَن وُقّعت اتفاقية الحدود؟
    answer: تركيا
    quote: ووقعت تركيا اتفاقية الحدود في 26 أغسطس 2008
"""
    *_, last = tiny(project, FACTS + asked)
    assert [item.id for item in last.items if "/whose/" in item.id] == ["tiny/whose/ask"]
    assert last.stretches == ()
    assert "تركيا" not in last.unheld


def test_what_a_sentence_does_in_the_text_is_asked_of_it(project: Path) -> None:
    part = """\
passage:
  parts:
    - id: border
      is: الإخبار عن اتفاقية أخرى
      wrong:
        - {is: التمهيد للمعاهدة, why: تأتي بعدها}
        - {is: الردّ على منتقدي المعاهدة, why: لا يذكر المقال منتقدين}
      sentences: 3
"""
    *_, last = tiny(project, FACTS + part)
    assert last.stretches == ()
    assert last.unheld == ("تركيا", "اتفاقية الحدود", "26 أغسطس 2008")  # no fact holds them


def test_a_sentence_over_two_lines_is_told_in_one(project: Path) -> None:
    home = project / "seeds/tiny"
    (home / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (home / "article.txt").write_text(ARTICLE.replace("اتفاقية الحدود", "اتفاقية\nالحدود"), encoding="utf-8")
    told = run("coverage", "tiny").output
    assert "ووقعت تركيا اتفاقية الحدود في 26 أغسطس" in told
    assert "\\u000a" not in told


def test_an_amount_that_the_fact_leaves_out_is_told(project: Path) -> None:
    _, second, _ = tiny(project, FACTS.replace("    lasts: 25 سنة\n", ""))
    assert second.unheld == ("25 سنة",)


def test_a_quote_over_two_sentences_leaves_neither_open(project: Path) -> None:
    whole = "وقعت روسيا وجورجيا، في 8 مارس 2015، معاهدة الدفاع لمدة 25 سنة"
    facts = FACTS.replace(f"quote: {whole}", f"quote: '{whole}. ووقعت تركيا اتفاقية الحدود في 26 أغسطس 2008'")
    _, second, third = tiny(project, facts)
    assert [asked.fact.id for asked in second.facts] == ["pact"]
    assert (second.stretches, third.stretches) == ((), ())


def test_a_role_that_nothing_asks_is_told_with_the_reason(project: Path) -> None:
    skipped = FACTS.replace(
        "    lasts: 25 سنة\n", "    lasts: 25 سنة\n    skip: [lasts, cloze-lasts, true-false-lasts]\n"
    )
    _, second, _ = tiny(project, skipped)
    (asked,) = second.facts
    (role,) = [role for role in asked.unasked if role.role == "lasts"]
    assert (role.value, role.reasons) == ("25 سنة", ("the fact's 'skip' leaves it out",))


def test_the_line_to_paste_leaves_out_just_this_item(
    shipped: tuple[Seed, Coverage], root: Path, tmp_path: Path
) -> None:
    """Of the items that belong to one fact one of each kind is left out by its own line, read back from the file."""
    seed, found = shipped
    templates, _, _ = load_templates()
    text = (root / "seeds/south-ossetia/facts.yaml").read_text(encoding="utf-8")
    before = {item.id for item in all_items(found)}
    named = [item for item in all_items(found) if item.facts and not item.facts[0].startswith("office-")]
    own = [item for item in named if skip_line(seed, item).startswith("skip:")]
    assert len(own) > 100
    home = tmp_path / "south-ossetia"
    home.mkdir()
    (home / "article.txt").write_text((root / "seeds/south-ossetia/article.txt").read_text("utf-8"), "utf-8")
    for item in {item.kind: item for item in own}.values():
        start = text.index(f"  - id: {item.facts[0]}\n")
        end = min(at for at in (text.find("\n  - id: ", start + 1), text.find("\n\n", start), len(text)) if at > 0)
        fact = re.sub(r"\n    skip: .*", "", text[start:end]) + f"\n    {skip_line(seed, item)}"
        (home / "facts.yaml").write_text(text[:start] + fact + text[end:], encoding="utf-8")
        again, problems = load_seed(home, templates)
        assert again is not None
        assert errors(problems) == ()
        after = {each.id for each in write_bank(again, templates).bank.items}
        assert item.id not in after
        gone = {name for name in before - after if "/unsaid/" not in name and "/match/" not in name}
        assert all(name.startswith(item.id) or "true-false" in name for name in gone)


def test_what_belongs_to_no_single_fact_is_dropped_from_the_quiz(shipped: tuple[Seed, Coverage]) -> None:
    seed, found = shipped
    (order,) = [item for item in all_items(found) if item.id == "south-ossetia/order/1"]
    assert "order/1" not in seed.settings.drop
    assert (
        skip_line(seed, order) == f"quiz: {{drop: [{', '.join(seed.settings.drop)}, order/1]}}"
    )  # and what is left out


@pytest.mark.usefixtures("project")
def test_no_line_on_the_terminal_mixes_our_english_with_the_articles_arabic() -> None:
    done = run("coverage", "tiny")
    assert done.exit_code == 0
    told = [line for line in done.stdout.splitlines() if ARABIC.search(line) and LATIN.search(line)]
    assert [line for line in told if "treaty" not in line] == []  # a gloss is asked in English
    assert "2 of 3 sentences are asked about" in done.stdout
    assert "no fact or question rests on: 3" in done.stdout


def test_a_seed_with_problems_is_reported_and_no_page_is_written(project: Path) -> None:
    (project / "seeds/tiny/facts.yaml").write_text("article: {text: article.txt}\nfacs: []\n", encoding="utf-8")
    done = run("coverage", "tiny", "--html", "page.html")
    assert done.exit_code == 1
    assert "facts.yaml:2:1: E106" in done.stderr
    assert not (project / "page.html").exists()


def test_the_page_is_written_where_it_is_asked_for_and_nothing_else_is(project: Path) -> None:
    done = run("coverage", "tiny", "--html", "pages.d/page.html")
    assert done.exit_code == 0
    assert done.stdout.endswith("wrote pages.d/page.html\n")
    assert sorted(path.name for path in project.iterdir()) == ["pages.d", "seeds"]
    page = (project / "pages.d/page.html").read_text(encoding="utf-8")
    assert '<code lang="en" dir="ltr">skip: [who]</code>' in page
