"""`quizgen build --pdf` and `--key`: what is printed, where, and what is said where nothing can be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import Done, run

# Stands in for Chromium: writes the page's address where the PDF is wanted, and its arguments beside itself.
STAND_IN = """#!/bin/sh
for each in "$@"; do
  case "$each" in --print-to-pdf=*) made="${each#--print-to-pdf=}" ;; file://*) page="$each" ;; esac
done
echo "$@" >> "$0.calls"
printf '%%PDF of %s' "$(wc -c < "${page#file://}")" > "$made"
"""


def build(root: Path, out: Path, *asked: str) -> Done:
    return run("build", str(root / "seeds/south-ossetia"), "--out", str(out), *asked)


@pytest.fixture
def chromium_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "stand-in"
    place.write_text(STAND_IN, encoding="utf-8")
    place.chmod(0o755)
    monkeypatch.setenv("QUIZGEN_CHROMIUM", str(place))
    return place


def names(out: Path, suffix: str) -> list[str]:
    return sorted(path.stem.removeprefix("south-ossetia-") for path in (out / "south-ossetia").glob(f"*{suffix}"))


def test_every_page_has_its_pdf_and_only_what_changed_is_printed_again(
    root: Path, tmp_path: Path, chromium_stand_in: Path
) -> None:
    out = tmp_path / "decks"
    made = build(root, out, "--pdf", "--forms", "1")
    assert made.exit_code == 0
    assert names(out, ".pdf") == names(out, ".html") == ["form-a", "key", "quiz", "study"]
    size = (out / "south-ossetia/south-ossetia-quiz.html").stat().st_size
    assert (out / "south-ossetia/south-ossetia-quiz.pdf").read_text(encoding="utf-8") == f"%PDF of {size}"
    calls = chromium_stand_in.with_suffix(".calls")
    assert len(calls.read_text(encoding="utf-8").splitlines()) == 4
    assert "nothing to write" in build(root, out, "--pdf", "--forms", "1").output
    assert len(calls.read_text(encoding="utf-8").splitlines()) == 4
    assert "quiz.pdf" in build(root, out, "--pdf", "--title", "عنوان").output
    assert len(calls.read_text(encoding="utf-8").splitlines()) == 6


def test_a_dry_run_prints_nothing_but_names_what_it_would(root: Path, tmp_path: Path, chromium_stand_in: Path) -> None:
    made = build(root, tmp_path / "decks", "--pdf", "--dry-run")
    assert "would write" in made.output
    assert "south-ossetia-study.pdf" in made.output
    assert not chromium_stand_in.with_suffix(".calls").exists()


def test_without_a_chromium_nothing_is_written_and_one_line_says_why(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZGEN_CHROMIUM", "no-such-browser")
    made = build(root, tmp_path / "decks", "--pdf")
    assert made.exit_code == 2
    assert made.output.strip().count("\n") == 0
    assert "there is none: looked for 'no-such-browser'" in made.output
    assert not (tmp_path / "decks").exists()


def test_where_chromium_fails_the_old_files_stand(root: Path, tmp_path: Path, chromium_stand_in: Path) -> None:
    out = tmp_path / "decks"
    build(root, out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    chromium_stand_in.write_text("#!/bin/sh\necho 'cannot open display' >&2\nexit 3\n", encoding="utf-8")
    made = build(root, out, "--pdf", "--title", "عنوان")
    assert made.exit_code == 1
    assert "printed no PDF (exit code 3): cannot open display" in made.output
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.browser
def test_a_real_chromium_prints_the_page_on_its_paper(root: Path, tmp_path: Path, chromium: str) -> None:
    import pikepdf

    from quizgen.disk.pdf import printed

    page = (root / "decks/south-ossetia/south-ossetia-quiz.html").read_bytes().replace(b"size: A4", b"size: Letter")
    (tmp_path / "quiz.pdf").write_bytes(printed(page, chromium))
    with pikepdf.open(tmp_path / "quiz.pdf") as pdf:
        assert len(pdf.pages) >= 5
        assert [round(float(side)) for side in pdf.pages[0].mediabox][2:] == [612, 792]
        assert str(pdf.Root.Lang) == "ar"


@pytest.mark.parametrize(
    ("asked", "files", "printed"),
    [
        ("end", ["quiz", "study"], True),
        ("separate", ["quiz", "quiz-key", "study"], False),
        ("none", ["quiz", "study"], False),
    ],
)
def test_the_quiz_prints_its_key_where_it_is_asked_to(
    root: Path, tmp_path: Path, asked: str, files: list[str], printed: bool
) -> None:
    from lxml import html

    assert build(root, tmp_path, "--key", asked).exit_code == 0
    assert names(tmp_path, ".html") == files
    page = html.parse(str(tmp_path / "south-ossetia/south-ossetia-quiz.html"))
    (key,) = page.xpath("//section[@id='key']")
    assert ("hidden" not in key.attrib) is printed
    assert bool(page.xpath("//a[@href='#key']")) is printed
