"""Markup and styles that can neither run anything nor ask the network for anything.

Its one rule: what is not listed is refused. A tag is written in one strict form, so that no browser can read it in
another way: small letters, values in double quotes, no < or > within them, each condition whole within its tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from quizgen.problems import one_of

HoleKind = Literal["value", "open", "middle", "close", "other", "nothing"]
Fault = tuple[int, str, str]  # where in the text, what it is, what to do

_TAGS = """
a abbr aside b bdi bdo blockquote body br button caption circle cite code col colgroup dd details dfn dialog div dl dt
ellipse em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html i input kbd label legend li
line main mark meta nav ol optgroup option output p path polygon polyline q rect rp rt ruby s samp script section
select small span strong style sub summary sup svg table tbody td text textarea tfoot th thead time title tr tspan u ul
var wbr
"""
_ATTRIBUTES = """
autocomplete autofocus checked class colspan cols cx cy d datetime dir direction disabled dominant-baseline download dx
dy enterkeyhint fill for height hidden id inputmode label lang maxlength multiple name open placeholder points r
readonly required role rows rowspan rx ry scope selected span spellcheck start stroke stroke-width tabindex text-anchor
title transform translate type value viewbox width x x1 x2 y y1 y2
"""
_FUNCTIONS = """
and attr calc clamp color-mix counter counters cubic-bezier env fit-content format has hsl hsla inset is lang light-dark
linear-gradient local matrix max min minmax not nth-child nth-last-child nth-last-of-type nth-of-type or
radial-gradient repeat rgb rgba rotate scale skew steps translate translatex translatey var where
"""
_RULES = """
bottom-center bottom-left bottom-right container font-face keyframes layer media page supports top-center top-left
top-right
"""
TAGS = frozenset(_TAGS.split())
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
FUNCTIONS = frozenset(_FUNCTIONS.split())
RULES = frozenset(_RULES.split())
_PREFIXES = ("aria-", "data-")
_METAS = ("viewport", "color-scheme", "author", "description")

_MARKS: dict[HoleKind, str] = {
    "value": "\ue000", "open": "\ue001", "middle": "\ue002", "close": "\ue003", "other": "\ue004", "nothing": " ",
}  # fmt: skip
_FILL = "\ue005"
_OWN = re.compile("[\ue000-\ue005]")
_NAME, _VALUE, _CONDITION = r"[a-zA-Z_:][\w:.-]*+", r'="[^"<>]*+"', rf"[\ue001-\ue003]{_FILL}*+"
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"<>]*)")?|{_CONDITION}')
_TAG = re.compile(rf"<(/?)([a-z][a-z0-9]*)((?:\s++|{_NAME}(?:{_VALUE})?+|{_CONDITION})*)/?>")
_DOCTYPE = re.compile(r"<!doctype html>", re.IGNORECASE)
_HREF = re.compile(r"#?[\w\ue000\ue005./-]*")
_RAW = re.compile(rf"\s*(\ue000{_FILL}*)\s*</(script|style)>")
_CSS = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))|(?P<url>url\(\s*(?P<quote>["']?)(?P<to>[^"'()\\]*)(?P=quote)\s*\))"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?P<call>[\w-]+)\(|@(?P<rule>[\w-]+)|(?P<odd>\\)""",
    re.DOTALL | re.IGNORECASE,
)
_NEAR = re.compile(r"[\w.-]*|data:(?:font|image)/[\w.+-]+;base64,[\w+/=]*")


@dataclass(frozen=True, slots=True)
class Hole:
    """A stretch of a layout that is not markup: a value to print, a part of a condition, or something else."""

    start: int
    end: int
    kind: HoleKind
    says: str = ""


def tag_faults(
    text: str, holes: Iterable[Hole], raw: Iterable[str] = (), within: Iterable[str] = ()
) -> Iterator[Fault]:
    """List what a layout's markup may not hold.

    `raw` are the values that may stand in a script or a style, and as a policy; `within` those that may stand in the
    value of an attribute (none named: every one).
    """
    plain, values = _without_holes(text, holes)
    checking = _Tags(plain, values, frozenset(raw), frozenset(within))
    at = 0
    while (at := plain.find("<", at)) >= 0:
        found = _TAG.match(plain, at) or _DOCTYPE.match(plain, at)
        if found is None:
            yield at, "this is not a tag that a layout may hold", _form(plain, at)
            at += 1
            continue
        at = found.end()
        if found.re is _TAG:
            yield from checking.faults(found)
            if found[2] in ("script", "style") and not found[1]:
                raw_part = _RAW.match(plain, at)
                at = raw_part.end() if raw_part else at


def style_faults(text: str) -> Iterator[Fault]:
    """List what a style sheet may not hold."""
    for at in (found.start() for found in re.finditer("</|<!", text)):
        yield at, "a style sheet holds no tag", ""
    for found in _CSS.finditer(text):
        told = found.lastgroup and {name: value for name, value in found.groupdict().items() if value is not None}
        if not told or "comment" in told or "string" in told:
            continue
        if "url" in told:
            if not _NEAR.fullmatch(told["to"].strip()):
                yield (
                    found.start(),
                    "a style sheet loads nothing from elsewhere",
                    "name a file of the deck, or embed it as data:",
                )
        elif "call" in told and told["call"].lower() not in FUNCTIONS:
            yield found.start(), f"a style sheet may not use {told['call']}( )", one_of(FUNCTIONS)
        elif "rule" in told and told["rule"].lower() not in RULES:
            yield found.start(), f"a style sheet may not use @{told['rule']}", one_of(RULES)
        elif "odd" in told:
            yield found.start(), "a backslash stands only within a string", ""


# ---------------------------------------------------------------- one tag


class _Tags:
    """Judges the tags of one layout."""

    def __init__(self, plain: str, values: dict[int, str], raw: frozenset[str], within: frozenset[str]) -> None:
        self.plain, self.values, self.raw, self.within = plain, values, raw, within

    def faults(self, tag: re.Match[str]) -> Iterator[Fault]:
        name, start = tag[2], tag.start()
        if name not in TAGS:
            yield start, f"a layout may not hold <{name}>", one_of(TAGS)
            return
        if tag[1]:
            if tag[3].strip():
                yield start, f"</{name}> has no attributes", ""
            return
        parts = list(_ATTRIBUTE.finditer(self.plain, tag.start(3), tag.end(3)))
        if not _whole("".join(part[0][0] for part in parts if part[1] is None)):
            yield (
                start,
                f"a condition within <{name}> does not end there",
                "write {% if %} and {% endif %} into one tag",
            )
        given = {part[1]: part for part in parts if part[1] is not None}
        for part in parts:
            if part[1] is not None:
                yield from self._attribute(name, part)
        if name in ("script", "style"):
            yield from self._raw(name, tag, given)
        if name == "meta":
            yield from self._meta(start, given)

    def _attribute(self, tag: str, part: re.Match[str]) -> Iterator[Fault]:
        name, value = part[1], part[2] or ""
        known = name in ATTRIBUTES or name.startswith(_PREFIXES) or (name == "href" and tag == "a")
        known = known or (tag == "meta" and name in ("charset", "http-equiv", "content"))
        if not known:
            yield part.start(), f"a layout may not use the attribute '{name}'", one_of(ATTRIBUTES)
        if not _whole("".join(sign for sign in value if sign in "\ue001\ue002\ue003")) or _MARKS["other"] in value:
            yield part.start(), f"a condition within '{name}' does not end there", ""
        if name == "href" and (not _HREF.fullmatch(value) or value.startswith(("//", _MARKS["value"]))):
            yield part.start(), "a link leads to a place of the page or to a file beside it", "#… or a plain name"
        if self.within:
            for at in (part.start(2) + at for at, sign in enumerate(value) if sign == _MARKS["value"]):
                if self.values[at] not in self.within:
                    yield at, f"'{self.values[at]}' cannot stand in an attribute", one_of(self.within)

    def _raw(self, name: str, tag: re.Match[str], given: dict[str, re.Match[str]]) -> Iterator[Fault]:
        found = _RAW.match(self.plain, tag.end())
        said = self.values[found.start(1)] if found and found[2] == name else ""
        data = "type" in given and given["type"][2] == "application/json"
        wanted = {"style": {"style"}, "script": {"told", "checking(quiz)"} if data else {"code"}}[name]
        if said not in self.raw & wanted:
            yield (
                tag.start(),
                f"a layout brings no {name} of its own",
                f"write what it is given: {one_of(wanted & self.raw)}",
            )
        if set(given) - ({"type", "id"} if data else set()):
            yield tag.start(), f"<{name}> has no such attributes here", ""

    def _meta(self, start: int, given: dict[str, re.Match[str]]) -> Iterator[Fault]:
        says = {name: part[2] or "" for name, part in given.items()}
        if says == {"charset": "utf-8"}:
            return
        if set(says) == {"name", "content"} and says["name"] in _METAS:
            return
        if set(says) == {"http-equiv", "content"} and says["http-equiv"] == "Content-Security-Policy":
            content = given["content"]
            if self.values.get(content.start(2)) == "policy" and not says["content"].strip("\ue000\ue005"):
                return
        yield start, "a layout may not hold this <meta>", f"charset, the policy, or name: {one_of(_METAS)}"


def _without_holes(text: str, holes: Iterable[Hole]) -> tuple[str, dict[int, str]]:
    """Put marks of the same length in the place of holes; return the text and what values say by where they begin."""
    parts, at, values = [], 0, {}
    for hole in holes:
        parts.append(_OWN.sub(" ", text[at : hole.start]))
        fill = " " if hole.kind == "nothing" else _FILL
        parts.append(_MARKS[hole.kind] + fill * (hole.end - hole.start - 1))
        if hole.kind == "value":
            values[hole.start] = hole.says
        at = hole.end
    parts.append(_OWN.sub(" ", text[at:]))
    return "".join(parts), values


def _whole(marks: str) -> bool:
    """Return whether the conditions of a stretch begin and end in it."""
    depth = 0
    for mark in marks:
        depth += {_MARKS["open"]: 1, _MARKS["close"]: -1}.get(mark, 0)
        if depth < 0 or (mark == _MARKS["middle"] and depth == 0):
            return False
    return depth == 0


def _form(plain: str, at: int) -> str:
    if plain.startswith("<!--", at):
        return "write {# … #} for a comment"
    return "small letters, values in double quotes, no < or > or value outside of them; &lt; for the sign itself"
