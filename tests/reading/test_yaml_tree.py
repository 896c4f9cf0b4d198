"""YAML becomes nodes that know where they stand; every fault is a problem with its place."""

from __future__ import annotations

import pytest

from quizgen.reading.yaml_tree import InvalidNode, ListNode, MapNode, TextNode, compose


def problems(text: str) -> list[str]:
    _, told = compose(text, "f.yaml")
    return [f"{problem.span}: {problem.code}" for problem in told]


def child(text: str, key: str) -> TextNode:
    root, _ = compose(text, "f.yaml")
    assert isinstance(root, MapNode)
    node = root.entries[key][1]
    assert isinstance(node, TextNode)
    return node


@pytest.mark.parametrize("scalar", ["2015-03-08", "no", "25", "1.5", "null", "~", "0x1F", "1e3"])
def test_every_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert child(f"a: {scalar}", "a").text == scalar


def test_a_node_knows_line_and_column_after_arabic_letters() -> None:
    node = child("x: 1\nname: {ar: روسيا}\nب: عربي", "ب")
    assert (node.span.line, node.span.column) == (3, 4)


def test_a_byte_order_mark_moves_nothing() -> None:
    assert child("\ufeffa: b", "a").span.column == 4
    assert problems("\ufeffa: b") == []


def test_lists_and_mappings_keep_their_order() -> None:
    root, told = compose("b: [x, y]\na: {k: v}", "f.yaml")
    assert isinstance(root, MapNode)
    assert told == ()
    assert list(root.entries) == ["b", "a"]
    listed = root.entries["b"][1]
    assert isinstance(listed, ListNode)
    assert [item.text for item in listed.items if isinstance(item, TextNode)] == ["x", "y"]


def test_an_empty_value_is_told_apart_from_an_empty_text() -> None:
    assert child("a:", "a").empty
    assert not child('a: ""', "a").empty


def test_an_empty_file_has_no_root() -> None:
    assert compose("", "f.yaml") == (None, ())
    assert compose("# only a comment\n", "f.yaml") == (None, ())


def test_a_sick_value_leaves_its_siblings_alone() -> None:
    root, told = compose("a: *x\nb: c", "f.yaml")
    assert isinstance(root, MapNode)
    assert isinstance(root.entries["a"][1], InvalidNode)
    assert isinstance(root.entries["b"][1], TextNode)
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", ["f.yaml:3:1: E008"]),
        ("a: &x b", ["f.yaml:1:4: E009"]),
        ("a: &x [*x]", ["f.yaml:1:4: E009", "f.yaml:1:8: E005"]),
        ("a: !!python/object:os.system x", ["f.yaml:1:4: E010"]),
        ("a: b\n---\nc: d", ["f.yaml:2:1: E004"]),
        ("? [a]\n: b", ["f.yaml:1:3: E007"]),
        ("quote: قال: نعم", ["f.yaml:1:11: E001"]),
        ('a: "x', ["f.yaml:1:4: E001"]),
        ("a:\n\tb: c", ["f.yaml:2:1: E001"]),
        ('a: "x" y', ["f.yaml:1:8: E001"]),
        ("a: [b, c", ["f.yaml:1:4: E001"]),
        ("a: b\x1fc", ["f.yaml:1:5: E002"]),
        ("a: ب\u200fج", ["f.yaml:1:5: E003"]),
        ("a: b\n\u202eb: c", ["f.yaml:2:1: E003"]),
        ("a: \ud800", ["f.yaml:1:4: E002"]),
    ],
)
def test_every_fault_of_yaml_is_told_with_its_place(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize("text", ["[" * 2000, "{" * 2000, "- " * 2000, "[" * 60 + "]" * 60])
def test_nesting_without_end_is_told_as_such(text: str) -> None:
    told = problems(text)
    assert told
    assert {line[-4:] for line in told} <= {"E001", "E006"}


def test_a_missing_space_or_quote_comes_with_advice() -> None:
    _, (told,) = compose("quote: قال: نعم", "f.yaml")
    assert "between quotes" in told.hint
