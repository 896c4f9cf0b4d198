"""Makes the two web fonts from Amiri as PyPI's `fontpkg-amiri` ships it: Arabic, Latin, digits and punctuation.

    pip install fontTools brotli fontpkg-amiri
    python templates/fonts/subset.py

Layout features and glyph closure stay at fontTools' defaults: dropping either breaks the joining of most words.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {"Amiri-Regular.ttf": "amiri-regular.woff2", "Amiri-Bold.ttf": "amiri-bold.woff2"}
LATIN = [*range(0x20, 0x7F), 0xA0, 0xA9, 0xAB, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7, 0xE9]
PUNCTUATION = [0x200C, 0x200D, *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2022, 0x2026, 0x2212]
ARABIC = [
    *[0x060C, 0x061B, 0x061F],  # ، ؛ ؟
    *range(0x0621, 0x064B),  # letters and tatweel
    *range(0x064B, 0x0656),  # vowel marks
    *range(0x0660, 0x066E),  # digits, percent, decimal and thousands separators
    *[0x0670, 0x0671],  # dagger alif, alif wasla
    *[0x067E, 0x0686, 0x0698, 0x06A4, 0x06A9, 0x06AD, 0x06AF, 0x06CC],  # پ چ ژ ڤ ک ڭ گ ی in foreign names
    *range(0x06F0, 0x06FA),  # Persian digits
]


def cut(source: Path, target: Path) -> None:
    """Write the subset of one TrueType font as woff2."""
    options = subset.Options()
    options.flavor = "woff2"
    with TTFont(source, recalcTimestamp=False) as font:  # no clock: the same bytes at every run
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LATIN + PUNCTUATION + ARABIC)
        cutter.subset(font)
        subset.save_font(font, target, options)


def main() -> None:
    here = Path(__file__).parent
    package = resources.files("fontpkg_amiri")
    for ttf, woff2 in WEIGHTS.items():
        with resources.as_file(package / "files" / ttf) as source:
            cut(source, here / woff2)
    (here / "OFL.txt").write_text((package / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
