"""The ledger keeps what learners own; one that is not sound is refused, with every problem at its line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.deck import former, guid_of, refuse_collisions
from quizgen.anki.ledger import Entry, EntryError, Ledger, Stamp, moved, united, write_ledger, write_notetypes
from quizgen.anki.records import read_ledger, read_notetypes, sides
from quizgen.problems import SourceError

SEED = "tiny"
PATH = "decks/tiny/ledger.json"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).filter(str.strip)
PARTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="/"), min_size=1, max_size=8)
IDS = st.builds("tiny/{}/{}".format, PARTS, PARTS)
GUIDS = st.text("abcXYZ019_-", min_size=1, max_size=12)
HASHES = st.text("0123456789abcdef", min_size=1, max_size=16)
TIMES = st.integers(1, 2**37)
HOLES = st.lists(TEXT, max_size=3, unique=True).map(lambda names: {name: at for at, name in enumerate(names, 1)})
ENTRIES = st.dictionaries(
    IDS, st.builds(Entry, GUIDS, TEXT, HASHES, TIMES, st.dictionaries(TEXT, TEXT, max_size=2), HOLES), max_size=3
)


def apart(ledger: Ledger) -> bool:
    """Tell whether no two notes of a ledger have one guid, and none is both in use and retired."""
    guids = [entry.guid for entry in (*ledger.notes.values(), *ledger.retired.values())]
    return len({*guids}) == len(guids) and not ledger.notes.keys() & ledger.retired.keys()


LEDGERS = st.builds(
    Ledger,
    st.dictionaries(st.sampled_from(["all", "facts", "reading", "words"]), TEXT, max_size=4),
    st.integers(0, 2**37),
    ENTRIES,
    ENTRIES,
    st.dictionaries(IDS, st.lists(TEXT, min_size=1, max_size=3).map(tuple), max_size=2),
).filter(apart)
SOUND = Ledger(
    {"all": "عن المعاهدات", "words": "عن المعاهدات::المفردات"},
    1_700_000_000,
    {
        "tiny/pact/when": Entry("aaaa", "question", "0123", 1_700_000_000, {"Stem": "0a1b2c3d متى؟"}),
        "tiny/pact/cloze": Entry("bbbb", "cloze", "4567", 1_700_000_001, {}, {"cloze-when": 1, "cloze-who": 2}),
    },
    {"tiny/law/who": Entry("cccc", "question", "89ab", 1_600_000_000)},
    {"tiny/pact/when/choice": ("day::2015-03-08:2015-03-08", "a", "b")},
)


def tree() -> dict[str, Any]:
    """Return the sound ledger as JSON holds it."""
    read: dict[str, Any] = json.loads(write_ledger(SOUND))
    return read


@given(LEDGERS)
def test_a_ledger_is_read_as_it_was_written(ledger: Ledger) -> None:
    assert read_ledger(write_ledger(ledger), SEED) == ledger


@given(LEDGERS)
def test_each_entry_of_a_ledger_has_a_line_of_its_own_in_the_order_of_their_names(ledger: Ledger) -> None:
    lines = write_ledger(ledger).split("\n")
    for part in (ledger.decks, ledger.notes, ledger.retired, ledger.drawn):
        led = [f"  {json.dumps(name, ensure_ascii=False)}: " for name in sorted(part)]
        found = [line for line in lines if line.startswith(tuple(led))] if led else []
        assert len(found) >= len(led)
        assert all(json.loads(f"{{{line.rstrip(',')}}}") for line in found)


@given(st.dictionaries(TEXT, st.builds(Stamp, HASHES, TIMES), max_size=3))
def test_the_note_types_record_is_read_as_it_was_written(record: dict[str, Stamp]) -> None:
    assert read_notetypes(write_notetypes(record)) == record


def test_the_lines_of_the_old_layout_are_read_as_well() -> None:
    assert read_ledger(json.dumps(tree(), indent=1, sort_keys=True), SEED) == SOUND


def faults(text: str) -> list[tuple[str, str]]:
    """Return what is refused in a ledger's text: the code, and the line as it stands there."""
    with pytest.raises(SourceError) as refused:
        read_ledger(text, SEED, PATH)
    lines = text.split("\n")
    for problem in refused.value.problems:
        assert problem.span.path == PATH
        assert problem.hint
    return [(problem.code, lines[problem.span.line - 1].strip()) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E902"), (" \n", "E902"), ("{", "E902"), ("{ not json", "E902"), ("[" * 100_000, "E902"),
        ("\ufeff{}", "E902"), ('{"ledger": 1', "E902"), ("\0" * 100, "E902"), ("[]", "E904"), ("null", "E904"),
        ('"x"', "E904"), ("{}", "E904"), ('{"ledger": 1}', "E904"), ('{"ledger": 2}', "E903"),
        ('{"ledger": 99, "new": {}}', "E903"), ("<<<<<<< HEAD\n", "E901"), ("{\n=======\n}", "E901"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_ledger_is_refused(text: str, code: str) -> None:
    assert {found for found, _ in faults(text)} == {code}


@pytest.mark.parametrize(
    ("keys", "value", "code"),
    [
        (("ledger",), True, "E905"), (("ledger",), "1", "E905"), (("ledger",), 0, "E905"), (("ledger",), 1.0, "E905"),
        (("begun",), -1, "E905"), (("begun",), 2**53, "E905"), (("begun",), 1e9, "E905"), (("begun",), None, "E905"),
        (("decks",), [], "E904"), (("decks", "all"), "", "E905"), (("decks", "all"), "a\x1fb", "E905"),
        (("decks", "more"), "x", "E904"), (("more",), {}, "E904"),
        (("notes",), None, "E904"), (("notes", "tiny/pact/when"), [], "E904"),
        (("notes", "tiny/pact/when"), {}, "E904"), (("notes", "tiny/pact/when", "guid"), "", "E905"),
        (("notes", "tiny/pact/when", "guid"), "a b", "E905"), (("notes", "tiny/pact/when", "guid"), "bbbb", "E907"),
        (("notes", "tiny/pact/when", "guid"), "cccc", "E907"), (("notes", "tiny/pact/when", "type"), 3, "E905"),
        (("notes", "tiny/pact/when", "hash"), "x", "E905"), (("notes", "tiny/pact/when", "mod"), 0, "E905"),
        (("notes", "tiny/pact/when", "mod"), 2**53, "E905"),
        (("notes", "tiny/pact/when", "mod"), float("nan"), "E905"), (("notes", "tiny/pact/when", "new"), 1, "E904"),
        (("notes", "tiny/pact/when", "fields"), {"Stem": "\x1b[2J"}, "E905"),
        (("notes", "tiny/pact/when", "fields"), {"Stem": "\ud800"}, "E905"),
        (("notes", "tiny/pact/cloze", "holes", "cloze-who"), 0, "E905"),
        (("notes", "tiny/pact/cloze", "holes", "cloze-who"), 1, "E907"),
        (("notes", "tiny/pact/cloze", "holes", "cloze-who"), 501, "E905"), (("notes", "tiny"), {}, "E906"),
        (("notes", "other/pact/when"), {}, "E906"), (("notes", "tiny//when"), {}, "E906"),
        (("retired", "tiny/pact/when"), {"guid": "d", "type": "word", "hash": "0", "mod": 1}, "E907"),
        (("drawn",), [], "E904"), (("drawn", "x"), ["a"], "E906"), (("drawn", "tiny/pact/when/choice"), [], "E905"),
        (("drawn", "tiny/pact/when/choice"), "abc", "E905"), (("drawn", "tiny/pact/when/choice"), ["a", 3], "E905"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_at_its_line(keys: tuple[str, ...], value: object, code: str) -> None:
    broken = at = tree()
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    lines = json.dumps(broken, indent=1, sort_keys=True).split("\n")
    with pytest.raises(SourceError) as refused:
        read_ledger("\n".join(lines), SEED, PATH)
    # at the key itself, at the one that holds it, or within the value
    named = {at for at, line in enumerate(lines, 1) if any(json.dumps(key) in line for key in keys[-2:])}
    long = len(json.dumps(value, indent=1).split("\n"))
    near = {line + more for line in named for more in range(long)}
    assert code in {problem.code for problem in refused.value.problems if problem.span.line in near}


def test_a_number_of_thousands_of_digits_is_refused_at_its_line() -> None:
    text = write_ledger(SOUND).replace('"mod": 1700000001', f'"mod": {"9" * 5000}')
    ((code, line),) = faults(text)
    assert (code, line.startswith('"tiny/pact/cloze"')) == ("E905", True)


def test_a_note_that_a_merge_left_twice_is_refused_at_its_second_line() -> None:
    lines = write_ledger(SOUND).split("\n")
    at = next(number for number, line in enumerate(lines) if '"tiny/pact/when": {' in line)
    lines.insert(at, lines[at].rstrip(",") + ",")
    with pytest.raises(SourceError) as refused:
        read_ledger("\n".join(lines), SEED, PATH)
    assert [(problem.code, problem.span.line) for problem in refused.value.problems] == [("E904", at + 2)]


def test_all_problems_are_reported_and_of_very_many_the_first_with_a_count() -> None:
    broken = tree()
    broken["notes"] |= {
        f"tiny/pact/n{at}": {"guid": f"g{at}", "type": "word", "hash": "0", "mod": 0} for at in range(50)
    }
    with pytest.raises(SourceError) as refused:
        read_ledger(json.dumps(broken, indent=1), SEED, PATH)
    assert len(refused.value.problems) == 21
    assert any("30 more" in problem.message for problem in refused.value.problems)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", '{"word": 3}', '{"word": {"hash": "x", "mod": 1}}', '{"word": {"hash": "0", "mod": 0}}',
        '{"word": {"hash": "0"}}', '{"word": {"hash": "0", "mod": 1, "more": 1}}', "<<<<<<< a",
    ],
)  # fmt: skip
def test_a_record_of_note_types_that_is_not_sound_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        read_notetypes(text)


# ---------------------------------------------------------------- several of one seed


@given(st.lists(LEDGERS, min_size=1, max_size=3))
def test_a_united_ledger_knows_every_note_and_draw_and_no_number_twice(ledgers: list[Ledger]) -> None:
    whole = united(ledgers)
    assert {*whole.notes} == {note for each in ledgers for note in each.notes}
    assert {*whole.notes, *whole.retired} == {note for each in ledgers for note in (*each.notes, *each.retired)}
    assert {*whole.drawn} == {item for each in ledgers for item in each.drawn}
    for note, entry in {**whole.notes, **whole.retired}.items():
        entries = [known for each in ledgers if (known := each.known(note))]
        assert entry.mod == max(each.mod for each in entries)
        assert len({*entry.holes.values()}) == len(entry.holes)


@given(LEDGERS)
def test_a_ledger_united_with_itself_is_the_same(ledger: Ledger) -> None:
    assert united([ledger, ledger]) == ledger


def test_the_two_sides_of_a_merge_are_read_apart() -> None:
    merged = "{\n<<<<<<< HEAD\nours\n||||||| base\nbase\n=======\ntheirs\n>>>>>>> branch\n}\n"
    assert sides(merged) == ("{\nours\n}\n", "{\ntheirs\n}\n")
    assert sides("{}\n") == ()


@given(st.integers(-5, 2**33), st.integers(1, 2**33), st.booleans())
def test_a_time_of_change_moves_only_with_the_content_and_only_forward(now: int, mod: int, same: bool) -> None:
    after = moved(Stamp("a", mod), "a" if same else "b", now)
    assert after == mod if same else after > mod
    assert moved(None, "a", now) >= 1


def test_a_guid_comes_from_the_oldest_id() -> None:
    assert guid_of("s/new/when", ("s/old/when", "s/oldest/when")) == guid_of("s/oldest/when")
    assert guid_of("s/a/when") != guid_of("s/a/who")


def test_former_ids_are_followed_to_the_oldest_and_a_circle_ends() -> None:
    assert former("c", {"c": "b", "b": "a"}) == ("b", "a")
    assert former("a", {"a": "b", "b": "a"}) == ("b", "a")


def test_two_notes_of_one_guid_are_refused() -> None:
    with pytest.raises(EntryError, match="'s/a/when' and 's/b/when'"):
        refuse_collisions([("s/a/when", "x"), ("s/b/when", "x")])
