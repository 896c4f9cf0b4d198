"""Small readers over nodes. Each gives what it could read, tells what it could not, and leaves the siblings alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from quizgen.arabic.letters import TATWEEL
from quizgen.model import ID
from quizgen.problems import Fix, Problems, Span, did_you_mean, nearest, one_of
from quizgen.reading.shapes import id_text, many
from quizgen.reading.yaml_tree import InvalidNode, ListNode, MapNode, Node, TextNode, undecided

SHORT = 5  # letters: of shorter keys, one letter makes another word
YES_NO = {"yes": True, "no": False}
ID_SHAPE = id_text(ID.pattern)
IDS_SHAPE = many(ID_SHAPE)
TO_THE_LEXICON = "a word that is missing goes into templates/lexicon.yaml"


def describe(node: Node) -> str:
    """Name a node's shape in an author's words."""
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, MapNode):
        return "keys and values"
    return "text"


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping being read: its values by key, and where to complain."""

    node: MapNode
    problems: Problems
    # keys that an unknown one was taken for: told where they stand, and not missed a second time
    misspelt: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        """Return where the mapping begins."""
        return self.node.span

    def key_span(self, key: str) -> Span:
        """Return where a key stands, or the mapping where it is missing."""
        entry = self.node.entries.get(key)
        return entry[0].span if entry else self.node.span

    def get(self, key: str) -> Node | None:
        """Return the node of a key; None where the key is missing, empty or sick."""
        entry = self.node.entries.get(key)
        if entry is None or isinstance(entry[1], InvalidNode) or (isinstance(entry[1], TextNode) and entry[1].empty):
            return None
        return entry[1]

    def wants(self, key: str) -> bool:
        """Return whether a required key has a value, and complain where it was not even written."""
        node = self.get(key)
        if node is not None and not (isinstance(node, ListNode) and not node.items):
            return True
        entry = self.node.entries.get(key)
        if entry is None:
            if key not in self.misspelt:  # else it has been reported under the name that it was written by
                self.problems.report("E101", self.span, f"the key '{key}' is missing")
        elif not isinstance(entry[1], InvalidNode):
            self.problems.report("E102", entry[0].span, f"the key '{key}' has no value")
        return False

    def text_node(self, key: str) -> TextNode | None:
        """Return a key's text with its place."""
        return text_of(self.get(key), self.problems)

    def text(self, key: str, default: str = "") -> str:
        """Return a key's text."""
        node = self.text_node(key)
        return node.text.strip() if node else default

    def required(self, key: str) -> TextNode | None:
        """Return a key's text, which must be there."""
        return self.text_node(key) if self.wants(key) else None

    def texts(self, key: str) -> tuple[TextNode, ...]:
        """Return the texts of a list; one text stands for a list of one."""
        return texts_of(self.get(key), self.problems)

    def choice(self, key: str, known: Collection[str], default: str) -> str:
        """Return a key's text, which must be one of the known words."""
        node = self.text_node(key)
        return chosen(node, known, key, self.problems) or default if node else default

    def yes_no(self, key: str, default: bool) -> bool:
        """Return a key's yes or no."""
        return YES_NO[self.choice(key, YES_NO, "yes" if default else "no")]

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """Return a key's whole number between two bounds."""
        node = self.text_node(key)
        return whole_of(node, key, least, most, self.problems, default) if node else default


def whole_of(node: TextNode, what: str, least: int, most: int, problems: Problems, default: int) -> int:
    """Read a whole number between two bounds."""
    if re.fullmatch(r"[0-9]{1,9}", node.text) and least <= int(node.text) <= most:
        return int(node.text)
    problems.report("E103", node.span, f"'{what}' takes a whole number from {least} to {most}, not '{node.text}'")
    return default


def chosen(node: TextNode, known: Collection[str], what: str, problems: Problems, hint: str = "") -> str:
    """Give a text that must be one of the known words, or '' and a problem; the hint stands beside the nearest word."""
    word = node.text.strip()
    if word in known:
        return word
    near = did_you_mean(word, known) or ("" if hint else one_of(known))
    problems.report("E104", node.span, f"unknown {what} '{word}'", "; ".join(filter(None, (near, hint))))
    return ""


def fields_of(
    node: Node | None,
    allowed: Collection[str],
    what: str,
    problems: Problems,
    *,
    any_key: bool = False,
    hint: str = "",
) -> Fields | None:
    """Read a mapping and tell its unknown keys; None, and the hint, where it is no mapping."""
    if node is None or isinstance(node, InvalidNode):
        return None
    if not isinstance(node, MapNode):
        problems.report("E105", node.span, f"{what} should be keys and values, not {describe(node)}", hint)
        return None
    unknown = [] if any_key else [key for key in node.entries if key not in allowed]
    for key in unknown:
        _report_unknown(node, key, allowed, problems)
    meant = {key: meant for key in unknown if (meant := _meant(node, key, allowed))}
    # what is surely meant is read as such: nothing else is wrong because of a slip of the finger
    read = {meant.get(key, key): entry for key, entry in node.entries.items()} if meant else node.entries
    return Fields(replace(node, entries=read), problems, frozenset(nearest(key, allowed) for key in unknown))


def with_key(fields: Fields, key: str, others: Collection[str]) -> Fields:
    """Read a key that must be there under a name that it surely was misspelt by; `others` may stand, too."""
    node = fields.node
    slip = next((each for each in node.entries if each not in others and mistyped(each, [key])), "")
    if not slip:
        return fields
    _report_unknown(node, slip, [key], fields.problems)
    entries = {key if each == slip else each: entry for each, entry in node.entries.items()}
    return replace(fields, node=replace(node, entries=entries))


def _report_unknown(node: MapNode, key: str, allowed: Collection[str], problems: Problems) -> None:
    name, value = node.entries[key]
    hint = did_you_mean(key, allowed)
    if node.flow and isinstance(value, TextNode) and value.empty and not hint:
        hint = "inside { } a comma begins a new key: put the value between quotes, or write one key a line"
    meant = _meant(node, key, allowed)
    fix = Fix(name.span, meant) if meant else None
    problems.report("E106", name.span, f"unknown key '{key}'", hint or one_of(allowed), fix)


def _meant(node: MapNode, key: str, allowed: Collection[str]) -> str:
    """Return the one key surely meant by an unknown one; '' where there is none, or another one means it, too."""
    meant = mistyped(key, [each for each in allowed if each not in node.entries])
    if not meant:
        return ""
    rivals = [each for each in node.entries if each != key and each not in allowed and mistyped(each, [meant])]
    return "" if rivals else meant


def mistyped(word: str, known: Iterable[str]) -> str:
    """Return the one known word that a slip of a finger makes this one of; '' where none or several are.

    A slip is one letter too many, too few or wrong, or two letters that changed places. Short words are left alone but
    for the last and a letter typed twice: `whom` is not `who`, which another entry has, `whoo` is.
    """
    found = [each for each in known if _is_slip(word, each)]
    return found[0] if len(found) == 1 else ""


def _is_slip(word: str, meant: str) -> bool:
    length = min(len(word), len(meant))
    begin = next((at for at in range(length) if word[at] != meant[at]), length)
    swapped = word[:begin] + word[begin : begin + 2][::-1] + word[begin + 2 :]
    if swapped == meant and len(meant) >= SHORT - 1:
        return word != meant
    added = word[:begin] + word[begin + 1 :] == meant
    if added and begin and word[begin - 1 : begin] == word[begin : begin + 1]:
        return True
    missing = word[begin:] == meant[begin + 1 :]
    wrong = word[begin + 1 :] == meant[begin + 1 :]
    return word != meant and length >= SHORT and (added or missing or wrong)


def text_of(node: Node | None, problems: Problems, *, signs: bool = False) -> TextNode | None:
    """Read one text, which has a letter or a digit, or where `signs` is set a sign; None where there is none."""
    if node is None or isinstance(node, InvalidNode):
        return None
    if not isinstance(node, TextNode):
        problems.report("E107", node.span, f"text is wanted here, not {describe(node)}")
        return None
    if not says_something(node.text, "LNPS" if signs else "LN"):
        problems.report("E108", node.span, "text is wanted here")
        return None
    return node


def says_something(text: str, classes: str = "LN") -> bool:
    """Return whether a text has a letter or a digit (or what `classes` names), not marks, fillers and joiners alone."""
    return any(unicodedata.category(char)[0] in classes and char != TATWEEL for char in text)


def texts_of(node: Node | None, problems: Problems) -> tuple[TextNode, ...]:
    """Read a list of texts; one text stands for a list of one."""
    read = (text_of(item, problems) for item in items_of(node))
    return tuple(text for text in read if text is not None)


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; anything else stands for a list of one."""
    if node is None:
        return ()
    return node.items if isinstance(node, ListNode) else (node,)


def list_of(node: Node | None, what: str, problems: Problems) -> tuple[Node, ...]:
    """Return the items of what must be a list, without those of which something is still to be decided."""
    if isinstance(node, ListNode):
        return tuple(item for item in node.items if not undecided(item))
    if node is not None and not isinstance(node, InvalidNode):
        problems.report(
            "E109", node.span, f"{what} should be a list, not {describe(node)}", "begin each item with '- '"
        )
    return ()


def id_of(node: TextNode | None, what: str, problems: Problems) -> str:
    """Read an id; '' where it is none."""
    if node is None:
        return ""
    if ID.fullmatch(node.text):
        return node.text
    problems.report(
        "E110", node.span, f"'{node.text}' is not a valid {what}", "ids are of a-z, 0-9 and single hyphens: joint-law-2"
    )
    return ""
