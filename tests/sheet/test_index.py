"""The page over all decks: it lists what stands in the folder, whoever built it and when."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from quizgen.build import Options, build_seeds, load_templates
from quizgen.problems import SourceError
from quizgen.sheet.index import Entry, index_page, read_entry, write_entry

ARTICLE = "وقعت تركيا اتفاقية الحدود في 26 أغسطس 2008."
FACTS = """\
article: {{text: article.txt, publisher: الأهرام, published: {published}}}
quiz: {{title: {title}}}
names:
  turkey: {{ar: تركيا, is: state, gender: f}}
  accord: {{ar: اتفاقية الحدود, is: agreement, gender: f, noun: اتفاقية}}
facts:
  - id: accord
    does: sign
    who: {{all: [turkey]}}
    what: accord
    when: 2008-08-26
    quote: وقعت تركيا اتفاقية الحدود في 26 أغسطس 2008
"""


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three small seeds."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for name, title, published in (
        ("port", "الميناء", "2015-03-08"), ("dam", "السد", "2020-11"), ("road", "الطريق", "2018-01-30"),
    ):  # fmt: skip
        folder = tmp_path / "seeds" / name
        folder.mkdir(parents=True)
        facts = FACTS.format(published=published, title=title)
        (folder / "facts.yaml").write_text(facts, encoding="utf-8")
        (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path / "seeds"


def build(seeds: Path, *names: str, **options: Any) -> list[str]:
    """Build some seeds; give what was written, as paths in the output folder."""
    out = seeds.parent / "decks"
    outcomes = build_seeds([seeds / name for name in names], Options(out=out, **options))
    return [path.relative_to(out).as_posix() for outcome in outcomes for path in outcome.written]


def listed(seeds: Path) -> list[str]:
    page = html.fromstring((seeds.parent / "decks/index.html").read_text(encoding="utf-8"))
    return [title.text_content() for title in page.iter("h2")]


def test_all_decks_are_listed_the_latest_article_first(seeds: Path) -> None:
    build(seeds, "port", "dam", "road")
    assert listed(seeds) == ["السد", "الطريق", "الميناء"]


def test_a_deck_says_what_it_is_about_and_leads_to_its_files(seeds: Path) -> None:
    build(seeds, "port")
    page = html.fromstring((seeds.parent / "decks/index.html").read_text(encoding="utf-8"))
    assert page.get("dir") == "rtl"
    told = page.findtext(".//p[@class='about']")
    assert "الأهرام" in told
    assert "8 مارس 2015" in told
    links = [link.get("href") for link in page.iter("a")]
    assert links == ["./port/port-quiz.html", "./port/port-study.html", "./port/port.apkg"]
    assert all((seeds.parent / "decks" / link).is_file() for link in links)


def test_a_build_of_one_seed_lists_the_others_as_they_stand(seeds: Path) -> None:
    build(seeds, "port", "dam")
    shutil.rmtree(seeds / "dam")  # its sources may be elsewhere
    assert "index.html" in build(seeds, "road")
    assert listed(seeds) == ["السد", "الطريق", "الميناء"]


def test_one_by_one_and_all_at_once_give_the_same_page(seeds: Path, tmp_path: Path) -> None:
    build(seeds, "port", "dam", "road")
    at_once = (tmp_path / "decks/index.html").read_bytes()
    shutil.rmtree(tmp_path / "decks")
    for name in ("road", "port", "dam"):
        build(seeds, name)
    assert (tmp_path / "decks/index.html").read_bytes() == at_once


def test_a_second_build_writes_no_page(seeds: Path) -> None:
    build(seeds, "port", "dam")
    assert build(seeds, "port", "dam") == []
    assert build(seeds, "dam") == []


def test_a_deck_that_was_removed_is_listed_no_more(seeds: Path) -> None:
    build(seeds, "port", "dam")
    shutil.rmtree(seeds.parent / "decks/dam")
    assert build(seeds, "port") == ["index.html"]
    assert listed(seeds) == ["الميناء"]


def test_a_new_title_changes_the_page(seeds: Path) -> None:
    build(seeds, "port")
    facts = seeds / "port/facts.yaml"
    facts.write_text(
        facts.read_text(encoding="utf-8").replace("title: الميناء", "title: ميناء الصيد"), encoding="utf-8"
    )
    assert {"port/about.json", "index.html"} <= set(build(seeds, "port"))
    assert listed(seeds) == ["ميناء الصيد"]


def test_a_seed_with_problems_stays_listed_by_its_old_deck(seeds: Path) -> None:
    build(seeds, "port", "dam")
    (seeds / "dam/facts.yaml").write_text("facs: []", encoding="utf-8")
    with pytest.raises(SourceError):
        build(seeds, "dam", "road")
    assert listed(seeds) == ["السد", "الطريق", "الميناء"]


def test_a_dry_run_names_the_page_and_writes_nothing(seeds: Path) -> None:
    assert "index.html" in build(seeds, "port", dry_run=True)
    assert not (seeds.parent / "decks").exists()


@pytest.mark.parametrize("text", ["", "damaged", "[]", "{}", '{"seed": "port", "title": 1}', '{"seed": "dam"}', "null"])
def test_a_deck_without_a_sound_entry_is_listed_by_its_name(text: str) -> None:
    assert read_entry("port", text) == Entry("port", "port")


def test_an_entry_comes_back_as_it_was_written() -> None:
    entry = Entry("port", "«الميناء» <b>", "", "2015-03", 3, 1, 11)
    assert read_entry("port", write_entry(entry)) == entry
    assert json.loads(write_entry(entry))["title"] == "«الميناء» <b>"


@pytest.fixture(scope="module")
def worded() -> tuple[Mapping[str, str], Mapping[str, bytes]]:
    templates, assets, _ = load_templates()
    return templates.labels, assets


def test_numbers_agree_with_what_is_counted_and_nothing_is_said_of_none(worded: Any) -> None:
    page = html.fromstring(index_page([Entry("a", "أ", words=2, questions=11), Entry("b", "ب", words=3)], *worded))
    assert [line.text_content() for line in page.iterfind(".//p[@class='counts']")] == ["كلمتان · 11 سؤالًا", "3 كلمات"]


def test_a_title_is_text_and_never_markup(worded: Any) -> None:
    page = html.fromstring(index_page([Entry("a", "<script>أ</script>")], *worded))
    assert page.find(".//h2").text_content() == "<script>أ</script>"
    assert page.find(".//script") is None


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_the_page_is_self_contained_accessible_and_fits(
    opened: Callable[..., Any], axe: str, worded: Any, width: int
) -> None:
    title = "عنوان طويل بعض الشيء لمقال عن قمة NATO (2024) رقم"
    entries = [Entry(f"deck-{n}", f"{title} {n}", "الأهرام", f"2024-05-0{n}", 90, 30, 300) for n in range(1, 6)]
    look = opened(index_page(entries, *worded), width=width)
    assert look.requests == []
    assert look.errors == []
    assert look.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    look.page.evaluate(axe)
    assert look.page.evaluate("axe.run().then(found => found.violations.map(each => each.id))") == []
