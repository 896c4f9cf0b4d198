"""The one desk at which the items of a seed are made: what is true, how it is worded, what may be offered, chance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from quizgen.arabic import fold
from quizgen.arabic.attach import attach
from quizgen.arabic.calendars import days_between
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import quoted
from quizgen.arabic.nouns import Case, MissingForm, NounPhrase, owned_once
from quizgen.arabic.time import Time
from quizgen.identity import value_id
from quizgen.items import chance
from quizgen.items.filters import Lacks, Unfit
from quizgen.items.index import Index
from quizgen.items.printing import brief
from quizgen.items.question_words import PEOPLE, QuestionWords
from quizgen.items.rivals import BY
from quizgen.items.truth import WITHIN
from quizgen.items.wording import Voice, named
from quizgen.mentions import spans
from quizgen.model import (
    OFFICE_FRAME,
    Fact,
    Item,
    Kind,
    Level,
    Name,
    Seed,
    Templates,
    Text,
    Value,
    Wording,
)

# a definite noun with nothing behind it that says which one is meant
_ALONE = r"(?<!\w)(?:(?P<clitics>[وف]?[بك]?)ال|(?P<to>[وف]?ل)ل){noun}(?!\w)(?! (?:ال|لل|«|مع |بين |بشأن |حول ))"
_PRINTED = re.compile(r"\{\{ (\w+)")  # roles whose values a wording prints, not those that it agrees with
WEEK = "اسبوع"  # folded
# How a kind's wordings say when and where something was, and behind what words of a wording they go.
NARROWING_KINDS = {"where": "{{ where | placed }}", "when": "{{ when | at }}"}
_ENDS = re.compile(r"(?: بحسب المقال)?(?: \{\{ \w+ \| how_many[^{}]*\}\})?[؟.]$")
_TELLS = re.compile(r"\| (?:agree|passive|present|subjunctive|future)\(")  # a verb: «ما مدة المعاهدة» is of no day
_BY_THE_ARTICLE = re.compile("(?:يذكر|يقول|يورد)\\w* المقال")  # what the article tells, it does not tell on that day


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not asked, and why; `remedy` is what its author can do, '' where nothing is amiss."""

    fact: str
    question: str
    reason: str
    lacking: Value | None = None  # the name or text that lacks a form
    asks: str = ""  # the role
    remedy: str = ""


class Desk(Index):
    """Everything the makers of items share for one seed; `refusals` collects what was not asked.

    `chance` is the seed of all draws, `given` what was drawn for an item before (`Item.drawn`).
    """

    def __init__(
        self, seed: Seed, templates: Templates, chance: int = 0, given: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        super().__init__(seed, templates, chance, given)
        self.labels = templates.labels
        self.refusals: list[Refusal] = []
        self.question_words = QuestionWords(templates.lexicon, templates.verbs.called)
        self._alike = self.question_words.alike(tuple(seed.names.values()), seed.settings.options)
        self._slots: dict[str, dict[str, Sequence[Value]]] = {}
        self.stated: dict[tuple[str, str], str] = {}  # what a fact tells of a role, as reasons say it
        self.voice = Voice(templates.lexicon, self.printing, templates.verbs.called)

    @property
    def options(self) -> int:
        """How many options a choice item shows, the key among them."""
        return self.seed.settings.options

    # ---------------------------------------------------------- ids and refusals

    def refuse(self, fact: str, question: str, why: str | Unfit, asks: str = "") -> None:
        """Note what was not asked; a form that a name lacks is its author's to add."""
        unfit = Unfit(why) if isinstance(why, str) else why
        lacking = unfit.value if isinstance(unfit, Lacks) else None
        self.refusals.append(Refusal(fact, question, unfit.reason, lacking, asks, unfit.remedy))

    def choice(
        self, recall: Item, options: Sequence[str], why: Mapping[str, str], drawn: Sequence[str], *, ordered: bool
    ) -> Item:
        """Return the multiple choice of what an item recalls: the same question, among options."""
        return Item(
            id=f"{recall.id}/choice",
            kind=Kind.CHOICE,
            facts=recall.facts,
            asks=recall.asks,
            shows=recall.shows,
            stem=recall.stem,
            key=recall.key,
            evidence=recall.evidence,
            level=Level.RECOGNISE,
            options=tuple(options),
            why=why,
            tags=self.tags(Kind.CHOICE, Level.RECOGNISE, recall.facts[0]),
            note=recall.note,
            doubt=recall.doubt,
            drawn=tuple(drawn),
            ordered=ordered,
            explains=recall.explains,
        )

    def item_id(self, *parts: str) -> str:
        """Return the id of an item of this seed."""
        return "/".join((self.seed.id, *parts))

    def tags(self, kind: Kind, level: Level, *facts: str) -> tuple[str, ...]:
        """Return the tags of an item: where it comes from and what it asks of the learner."""
        told = [f"quizgen::seed::{self.seed.id}", f"quizgen::kind::{kind}", f"quizgen::level::{level}"]
        return (*told, *(f"quizgen::fact::{fact}" for fact in facts))

    # ---------------------------------------------------------- wording

    def label(self, name: str, fact: str) -> str:
        """Return a label as it is worded for a fact: of equal wordings the one that the fact's id draws."""
        return chance.one_of_equals(self.labels[name], fact, name)

    @property
    def by_article(self) -> str:
        """«بحسب المقال، » as it stands before a statement."""
        return f"{self.labels['lead.article']}، "

    def slots(self, fact: Fact, **more: Sequence[Value]) -> dict[str, Sequence[Value]]:
        """Return the values of a fact by role, with its speaker, and whatever else the wording names."""
        if fact.id not in self._slots:
            self._slots[fact.id] = self._all_called(self._own_slots(fact))
        return {**self._slots[fact.id], **self._all_called(more)}

    def _own_slots(self, fact: Fact) -> Mapping[str, Sequence[Value]]:
        filled: dict[str, Sequence[Value]] = {
            role: tuple(self._as_told(fact, value) for value in slot.values) for role, slot in fact.slots.items()
        }
        if fact.worded:
            filled = {role: tuple(map(brief, values)) for role, values in filled.items()}
        if fact.by:
            filled["speaker"] = filled[BY] = (fact.by.name,)
            filled["saying"] = (Text(NounPhrase(fact.by.verb)),)
        return filled

    def _all_called(self, slots: Mapping[str, Sequence[Value]]) -> dict[str, Sequence[Value]]:
        return {role: values if role in WITHIN else tuple(map(self.called, values)) for role, values in slots.items()}

    def called(self, value: Value) -> Value:
        """Return a value as questions call it: a body by the noun of all bodies where its own would single it out."""
        noun = self._alike[value.id].noun if isinstance(value, Name) and value.id in self._alike else ""
        return replace(value, noun=noun) if noun and isinstance(value, Name) else value

    def _as_told(self, fact: Fact, value: Value) -> Value:
        """Return a week that only the day of publication tells in words, any other value as it is."""
        week = self.week_told(fact, value)
        return Time("text", text=week) if week else value

    def week_told(self, fact: Fact, value: Value) -> str:
        """Name a week by the article's day where the article does not write its days: «هذا الأسبوع»; '' for all else.

        To write «من 19 إلى 25 يوليو» would say what the article does not: it may end before the week does.
        """
        published = self.seed.article.day
        if not isinstance(value, Time) or not (value.starts and value.ends and published and published.starts):
            return ""
        days = {str(value.starts.day), str(value.ends.day)} & set(fold.tokens(fact.evidence.reads))
        if days or WEEK not in fold.loose(fact.evidence.reads) or not 3 < days_between(value.starts, value.ends) < 8:
            return ""
        if days_between(value.starts, published.starts) < 0:
            return self.labels["week.next"] if days_between(published.starts, value.starts) < 8 else ""
        if days_between(value.ends, published.starts) > 0:
            return self.labels["week.last"] if days_between(value.ends, published.starts) < 8 else ""
        return self.labels["week.this"]

    def without_speaker(self, fact: Fact, wording: Wording, role: str = "") -> Wording:
        """Leave a speaker who is led in out of what he did himself: «بحسب ليلى، ناقشت …», «بحسب ليلى، دعاها …».

        `role` is what is asked or changed: it is said as it is.
        """
        template = wording.template
        if fact.by is None or role == BY or "speaker" in named(template):
            return wording
        for each in fact.slots:
            if each != role and self._is_held_alone(fact, each, fact.by.name):
                template = template.replace("}} {{ who }}", "}}", 1) if each == "who" else _taken_up(each, template)
        return Wording(template, wording.span, wording.types)

    def lead_in(self, fact: Fact, text: str, template: str, role: str = "") -> str:
        """Put the speaker of a claim before a text that does not name him, unless the text asks who he is."""
        if fact.by is None or role == BY or "speaker" in named(template):
            return text
        if any(each != role and self._is_held_alone(fact, each, fact.by.name) for each in _PRINTED.findall(template)):
            return text  # «بحسب العاني، ما الذي ناقشه العاني» says him twice
        speaker = self.printing.text(fact.by.name, Case.GENITIVE)
        own = text.replace(f" {self.labels['lead.article']}", "")
        return f"{self.label('lead.claim', fact.id).format(speaker=speaker)} {own}"

    def _is_held_alone(self, fact: Fact, role: str, name: Name) -> bool:
        """Return whether a name is all that a fact holds in a role."""
        slot = fact.slots.get(role)
        return slot is not None and [value_id(value) for value in slot.values] == [name.id]

    def statement(self, fact: Fact) -> str:
        """Word a fact as a full sentence, the speaker of a claim first; its quote where its frame has no sentence."""
        try:
            wording = self.without_speaker(fact, self.sentence(fact))
            return self.in_full(self.lead_in(fact, self.voice.say(wording, self.slots(fact)), wording.template))
        except Unfit:
            return quoted(fact.evidence.reads)

    def content(self, fact: Fact) -> str:
        """Word what a fact says without its speaker; raises `Unfit`."""
        return self.in_full(self.voice.say(self.sentence(fact), self.slots(fact)))

    def sentence(self, fact: Fact) -> Wording:
        """Return the wording of a fact as a full sentence, with all that narrows it; raises `Unfit`."""
        frame = self.world.frame(fact)
        if fact.mood not in frame.sentences:
            raise Unfit(f"frame '{frame.id}' has no sentence for what is {fact.mood}")
        return self.narrowed(fact, frame.sentences[fact.mood])

    def narrowed(self, fact: Fact, wording: Wording, asks: str = "") -> Wording:
        """Add to the wording of a kind when and where it was, as far as the fact tells it and the wording does not.

        The sentences and questions of verbs hold both already. A kind whose own wordings show no such role by that
        preposition may mean another thing by it.
        """
        frame = self.world.frame(fact)
        told = _TELLS.search(wording.template) and not _BY_THE_ARTICLE.search(wording.template)
        clause = "that" in named(wording.template)  # what stands behind it would be read as a part of it
        if fact.worded or fact.frame == OFFICE_FRAME or clause or not told:
            return wording
        template = wording.template
        for role, said in NARROWING_KINDS.items():
            if role not in fact.slots or role == asks or role in named(template):
                continue
            if any(said in each.template for question in frame.questions for each in question.wordings):
                template = _ENDS.sub(f" {said}\\g<0>", template, count=1)
        return replace(wording, template=template)

    def event(self, fact: Fact) -> str:
        """Name a fact as an event («توقيع …»), '' where its frame has none or it cannot be worded."""
        wording = self.world.frame(fact).event
        try:
            return self.voice.say(wording, self.slots(fact)) if wording else ""
        except Unfit:
            return ""

    def in_full(self, text: str, hidden: Sequence[Value] = ()) -> str:
        """Write a name in full where a text has its class noun alone, «صالات المهرجان»: a card is read alone.

        Only a noun that one name of the seed begins with is sure to mean it, where the article has that name. Left as
        they are: a noun with an adjective of its own, a name that the text tells already, what is `hidden`, quotes.
        """
        secret = {value_id(value) for value in hidden}
        for noun, (name, told) in self._begun_by.items():
            if noun not in text or value_id(name) in secret or self.tells_which(name, text, spans(name, text)):
                continue
            found = re.search(_ALONE.format(noun=noun), text)
            if found and text[: found.start()].count("«") == text[: found.start()].count("»"):
                text = f"{text[: found.start()]}{_in_place(found, told)}{text[found.end() :]}"
        return text

    @cached_property
    def _begun_by(self) -> Mapping[str, tuple[Name, str]]:
        """The names of several words, written alike in every case, by the noun that each alone begins with."""
        found: dict[str, list[Name]] = {}
        for name in self.seed.names.values():
            words = name.phrase.nom.split()
            if len(words) > 1 and name.is_ not in PEOPLE:
                found.setdefault(head(name.phrase.nom), []).append(name)
        sole = {noun: names[0] for noun, names in found.items() if len(names) == 1 and self.is_class_noun(noun)}
        told = {noun: (name, name.phrase.nom) for noun, name in sole.items() if self._is_one_form(name)}
        # «القانون» is the law that the article names, else any law
        return {noun: pair for noun, pair in told.items() if fold.whole_words(pair[1], self.text, loosely=True)}

    def introduced(self, fact: Fact, text: str) -> str:
        """Write the office of each person before his name where a text of a fact has the name alone: «الوزيرة ليلى».

        What an office is about says it already.
        """
        if fact.frame == OFFICE_FRAME:
            return text
        for name, office in self._offices.items():
            at = re.search(rf"(?<!\S)و?({re.escape(name)})(?!\w)", text)
            if at and office not in text:
                text = f"{text[: at.start(1)]}{office} {text[at.start(1) :]}"
        return self._owned_once(text)

    def _owned_once(self, text: str) -> str:
        """Name an owner once beside two things of his: «رئيس الجمهورية ليلى نصار ورئيس برلمانها سامي عون»."""
        for name in self.seed.names.values():
            if name.is_ != "person" and text.count(name.phrase.nom) > 1:
                text = owned_once(text, name.phrase.nom, name.phrase, tuple(self._offices))
        return text

    @cached_property
    def _offices(self) -> Mapping[str, str]:
        """The office that goes before a person's full name: definite, and written alike in every case."""
        found: dict[str, str] = {}
        for fact in self.seed.facts:
            who, what = fact.slots.get("who"), fact.slots.get("what")
            if fact.frame != OFFICE_FRAME or not who or not what or fact.by:
                continue
            office, name = what.values[0], who.values[0]
            if isinstance(office, Text) and isinstance(name, Name) and self.question_words.is_definite(office.phrase):
                told = Name(office.phrase.nom, office.phrase, "")
                if self._is_one_form(told) and " " in name.phrase.nom:
                    found.setdefault(name.phrase.nom, office.phrase.nom)
        return found

    def _is_one_form(self, name: Name) -> bool:
        try:
            return len({self.printing.text(name, case) for case in Case}) == 1
        except MissingForm:
            return False

    def hint(self, value: Value, glued: str = "") -> str:
        """Say what kind of thing a gap wants: «أيّ مدينة؟», «مَن؟», «إلى أيّ قرن؟»; `glued` is a preposition before it."""
        preposition = glued if glued in ("ب", "ل", "ك") or len(glued) > 1 else ""
        return f"{self.question_words.behind((self.called(value),), preposition)}؟"


def _taken_up(role: str, template: str) -> str:
    """Let the verb of a wording take its object up with a pronoun: «دعاه الوزير»."""
    verb = r"(\{\{ '[^']+' \| \w+\((?:(?!with_object)[^{}])*\)) \}\}( \{\{ who \}\})?"
    return re.sub(
        rf"^(.*?){verb} \{{\{{ {role} \| accusative \}}\}}", rf"\1\2 | with_object({role}) }}}}\3", template, count=1
    )


def _in_place(found: re.Match[str], told: str) -> str:
    """Write a name in the place of a noun with its article, and what is attached before it: «بالمهرجان», «للمهرجان»."""
    attached = found["to"] or found["clitics"]
    for prefix in reversed(attached):
        told = attach(prefix, told)
    return told


def bare(sentence: str) -> str:
    """Take the full stop off a sentence that goes into another one."""
    return sentence.rstrip(" .،؛")
