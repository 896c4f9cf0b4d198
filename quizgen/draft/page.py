"""A draft written as a fact file: the article's sentences as comments beside what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quizgen.draft.candidates import Candidate
from quizgen.draft.declared import UNDECIDED, DraftName
from quizgen.draft.facts import Draft, DraftFact
from quizgen.draft.scan import Scan
from quizgen.draft.suspects import suspects_in
from quizgen.model import Lexicon
from quizgen.naming import nature_of
from quizgen.problems import scalar

SCHEMA = "facts.schema.json"  # beside the folders of all seeds: an editor checks by it while one writes
HEAD = (
    f"# yaml-language-server: $schema=../{SCHEMA}\n"
    "# Drafted from the article. A lone ? is yours to decide: write it, or delete what it belongs to.\n"
    "# `quizgen check` lists what is left; docs/fact-file.md and docs/kinds.md tell what can be written.\n"
)
NO_NAMES = ("names: {}  # algiers: {ar: الجزائر, is: city}",)


def page(found: Scan, made: Draft, source: Mapping[str, str], lexicon: Lexicon, left: Iterable[str] = ()) -> str:
    """Write a draft as YAML; `source` holds what is known of the article: title, publisher, published, url.

    `left` is what was left out of the article's text.
    """
    lines = [HEAD + "article:", "  text: article.txt"]
    lines += [f"  # left out of article.txt, as no part of the article: {' '.join(each.split())}" for each in left]
    for key in ("title", "publisher", "published", "url", "rights"):
        lines.append(f"  {key}: {_scalar(source.get(key, '') or 'unknown')}")
    if suspects := suspects_in(found.text, lexicon):
        lines.append("  corrections:  # misprints? write what learners shall read, or delete the line")
        lines += [f"    - {{quote: {_scalar(each.quote)}, read: ?, note: {_scalar(each.why)}}}" for each in suspects]
    lines += ["", "names:", *(_name(name, lexicon) for name in made.names)] if made.names else ["", *NO_NAMES]
    lines += ["", "facts:"]
    facts: dict[int, list[DraftFact]] = {}
    for fact in made.facts:
        facts.setdefault(fact.sentence, []).append(fact)
    if not made.facts:
        lines.append("  - {id: ?, does: ?, sentence: ?}")
    for sentence in found.sentences:
        lines.append(f"  # {sentence.number}. {' '.join(sentence.text.split())}")
        for fact in facts.get(sentence.number, ()):
            lines += _fact(fact)
    if made.words:
        lines += [
            "",
            "vocabulary:  # candidates: write what each means here, or delete its line",
            *map(_word, made.words),
        ]
    return "\n".join(lines) + "\n"


def _word(word: Candidate) -> str:
    plural = f", plural: {_scalar(word.plural)}" if word.plural else ""
    told = f"id: {word.id}, word: {_scalar(word.word)}{plural}, part: {word.part}, en: ?"
    held = f", in: {_scalar(word.held)}" if word.held != word.word else ""
    return f"  - {{{told}, quote: {_scalar(word.quote)}{held}}}"


def _name(name: DraftName, lexicon: Lexicon) -> str:
    """Write a name, in short where its own words tell what it is."""
    nature = nature_of(name.ar, lexicon)
    sure = nature.type == name.type and (name.type != "person" or nature.gender == name.gender)
    if sure and not name.office:
        texts = ", ".join(map(_scalar, (name.ar, *name.aliases)))
        return f"  {name.id}: {f'[{texts}]' if name.aliases else texts}"
    parts = [f"ar: {_scalar(name.ar)}"]
    if not sure:
        parts += [f"is: {name.type}", f"gender: {name.gender}"]
    if name.aliases:
        parts.append(f"aliases: [{', '.join(map(_scalar, name.aliases))}]")
    if name.office:
        parts.append(f"offices: [{{ar: {_scalar(name.office)}, quote: {_scalar(name.office_quote)}}}]")
    return f"  {name.id}: {{{', '.join(parts)}}}"


def _fact(fact: DraftFact) -> Iterator[str]:
    yield f"  - id: {fact.id}"
    yield f"    does: {_scalar(fact.does)}"
    for role, value in fact.roles.items():
        yield f"    {role}: {value if value == UNDECIDED else _scalar(value)}"
    if fact.mood:
        yield f"    mood: {fact.mood}"
    if fact.by:
        who, verb = fact.by
        yield f"    by: {{who: {who}, verb: {_scalar(verb)}}}" if verb else f"    by: {who}"
    yield f"    sentence: {fact.sentence}"


def _scalar(text: str) -> str:
    return text if text == UNDECIDED else scalar(text)
