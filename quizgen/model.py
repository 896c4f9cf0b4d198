"""The nouns of the field, frozen: article, name, fact, frame, item, bank, quiz. Nothing here reads or writes.

`Item` is the waist. What stands before it turns text into items; what stands after it turns items into
something to hold.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from quizgen.arabic.calendars import Months
from quizgen.arabic.count import CountedNoun, Quantity
from quizgen.arabic.head_noun import NounForms
from quizgen.arabic.notation import known_time
from quizgen.arabic.nouns import NounPhrase
from quizgen.arabic.time import Time
from quizgen.arabic.verbs import Verb
from quizgen.problems import Span

# What an author may call a seed, a name, a fact, a word.
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# ---------------------------------------------------------------- the article


@dataclass(frozen=True, slots=True)
class Correction:
    """A fault of the printed text and how it reads when corrected."""

    quote: str
    read: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number from 1, as printed and as corrected."""

    number: int
    printed: str
    reads: str


@dataclass(frozen=True, slots=True)
class Article:
    """The text that everything is proved by, and where it comes from ('' is unknown)."""

    text: str
    sentences: tuple[Sentence, ...]
    corrections: tuple[Correction, ...] = ()
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    rights: str = ""
    notice: str = ""

    @property
    def day(self) -> Time | None:
        """When it was published, as exactly as it is known; None where it is not."""
        return known_time(self.published)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The span of the article that settles an answer.

    `quote` is as printed, `reads` as corrected, `sentence` counts from 1, `marks` are (start, end) spans of the
    key's words in `reads`.
    """

    quote: str
    reads: str
    sentence: int
    marks: tuple[tuple[int, int], ...] = ()


# ---------------------------------------------------------------- names, values, facts


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a name holds, and when the article says so."""

    title: NounPhrase
    when: Time | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """Someone or something that facts speak of, declared once with what grammar needs.

    `is_` is its type (person, state, party, treaty …), `noun` the class noun that a stem may print (a key of the
    lexicon), `of` the names it is tied to, `members` those of a group.
    """

    id: str
    phrase: NounPhrase
    is_: str
    noun: str = ""
    short: NounPhrase | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    en: str = ""
    who: str = ""
    was: tuple[str, ...] = ()
    span: Span | None = None

    def __hash__(self) -> int:
        return hash(self.id)  # of all its fields it would cost more than what is remembered by it


@dataclass(frozen=True, slots=True)
class Text:
    """A value in free Arabic: a phrase or a clause."""

    phrase: NounPhrase
    span: Span | None = None

    def __hash__(self) -> int:
        return hash(self.phrase.nom)


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no, with the words that answer it."""

    yes: bool


Value = Name | Text | Time | Quantity | YesNo


@dataclass(frozen=True, slots=True)
class Other:
    """A value that someone else gives for the same thing, and who."""

    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What a fact holds in one role.

    `complete`: the article names them all. `also`: true values that the article leaves out. `others`: what other
    sources say instead. `read`: each value that stands in other words, and those words of the quote.
    """

    values: tuple[Value, ...]
    complete: bool = False
    also: tuple[Value, ...] = ()
    others: tuple[Other, ...] = ()
    span: Span | None = None
    read: tuple[tuple[Value, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, and with which verb of the lexicon («قال», «صرّح بـ»)."""

    name: Name
    verb: str


# The frame of the facts that are made of the offices of names.
OFFICE_FRAME = "hold-office"

Mood = Literal["stated", "lasting", "ongoing", "planned", "expected", "hoped", "provided", "possible", "denied"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the article says: a frame, its filled slots and the quote that proves it.

    `worded` is the frame of a verb, composed for the roles that this fact fills; None where `frame` is a kind. `skip`
    names what its author does not want asked: a question (with its choice), `when/choice`, `cloze-who`,
    `true-false-who`, `source`. `wrong` holds by role what its author offers as wrong options, `why_wrong` by role and
    value id the reasons that he gives.
    """

    id: str
    frame: str
    slots: Mapping[str, Slot]
    evidence: Evidence
    by: Speaker | None = None
    mood: Mood = "stated"
    worded: Frame | None = None
    was: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    note: str = ""
    span: Span | None = None
    wrong: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    why_wrong: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A wrong option in its author's words, what it was read as, and why it is wrong."""

    text: str
    value: Value
    why: str


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question in its author's words, proved by its quote as far as a program can.

    `value` is what the answer was read as; `because` says how the quote gives an answer that does not stand in it.
    """

    id: str
    ask: str
    answer: str
    value: Value
    wrong: tuple[WrongAnswer, ...]
    evidence: Evidence
    level: Level
    because: str = ""
    was: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class WholeQuestion:
    """What the text as a whole says, in its author's words: its main point, its best title, what a part of it does.

    `sentences` are those that a part is made of, or that show the answer best.
    """

    id: str
    about: Literal["main", "title", "part"]
    answer: str
    wrong: tuple[WrongAnswer, ...]
    sentences: tuple[int, ...]
    span: Span | None = None


# ---------------------------------------------------------------- frames

# The type of a role that any name fills, whatever it is.
ANY_NAME = "name"


@dataclass(frozen=True, slots=True)
class Role:
    """A place in a frame: which types fill it, whether it has one value only, whether it must be filled."""

    name: str
    types: tuple[str, ...]
    single: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One Jinja2 template; `types` limits it to asked values of those types ('' types: any)."""

    template: str
    span: Span
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a frame can be asked.

    `form`: one (the role's only value), set (all values with their count), partner (one of several, the rest
    shown). `open`: the wording is right although the role is open. `choice`: may become multiple choice. `told` is how
    one value answers the question where the value alone does not: «بإغلاق الميناء». `unworded`: why it has no wording.
    """

    name: str
    asks: str
    wordings: tuple[Wording, ...]
    form: Literal["one", "set", "partner"] = "one"
    moods: tuple[Mood, ...] = ("stated",)
    open: bool = False
    choice: bool = True
    typed: bool = False
    told: str = ""
    unworded: str = ""
    was: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A kind of fact: its roles and all its wordings.

    `statements` are sentences about one role, by role, where the frame's own sentence does not show it.
    """

    id: str
    roles: Mapping[str, Role]
    sentences: Mapping[Mood, Wording]
    questions: tuple[Question, ...]
    event: Wording | None = None
    statements: Mapping[str, Wording] = field(default_factory=dict)
    implies: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class VerbRole(Role):
    """A role that every verb may have: its place in a sentence, and its question word.

    Both are Jinja; `it` stands for what the role holds. `needs` is a role without which it cannot be said; `was` are
    the names that its question had before.
    """

    says: str = ""
    asks: str = ""
    needs: str = ""
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads a verb in that is not simply stated: «كان من المقرّر» by itself.

    Where the fact fills the role `by`, `says` leads in instead, and `asks` leads the question for that role in.
    `comes_to` asks how much a change comes to, `it` standing for «ما نسبة النموّ التي».
    """

    plain: str
    by: str = ""
    says: str = ""
    asks: str = ""
    comes_to: str = ""


@dataclass(frozen=True, slots=True)
class VerbWordings:
    """What all verbs share, in `roles.yaml`.

    `alone` and `beside` tell the role that a verb's own preposition leads, without and with an object; `called` the
    class noun of a name that has none, by its type; `makes` how to ask for what an object becomes, by verb; `measures`
    the verbs whose object is asked by «كم» alone; `periods` the verbs and kinds that tell of one time or place what may
    be so at another; `rises` and `falls` those that tell which way an amount went; `causes` those whose subject is a
    cause, to be asked for; `common` those that others do as well, whoever is named; `near` the verbs and kinds that may
    tell of one event; `binds` those whose `lasts` is how long the document holds, not how long it took; `given` the
    role of a verb that its questions show and never ask; `comes_about` the noun that names what came of a verb.
    """

    roles: Mapping[str, VerbRole] = field(default_factory=dict)
    leads: Mapping[Mood, Lead] = field(default_factory=dict)
    alone: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    makes: Mapping[str, str] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    rises: frozenset[str] = frozenset()
    falls: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    binds: frozenset[str] = frozenset()
    given: Mapping[str, str] = field(default_factory=dict)
    comes_about: Mapping[str, str] = field(default_factory=dict)
    near: tuple[frozenset[str], ...] = ()

    def led_by(self, verb: Verb) -> str:
        """Return the role that a verb's own preposition leads, '' where it has none."""
        if not verb.preposition:
            return ""
        return (
            self.alone.get(verb.preposition, "what") if verb.object == "none" else self.beside.get(verb.preposition, "")
        )

    def second(self, key: str) -> str:
        """Return the role of the second object of a verb that has two: what the first becomes, else to whom it goes."""
        return "as" if key in self.makes else "to"


PROPER = ("given-name", "city", "place", "state")  # classes of names


@dataclass(frozen=True, slots=True, eq=False)  # one lexicon is one object: what is compiled with it is kept by it
class Lexicon:
    """Words with their forms: verbs by their dictionary form with preposition, nouns by their singular.

    `names` holds words by which a name is known (title, institution, given-name …), by class, each with its gender;
    `chances` how likely a form that may be a noun as well is a verb, `classes` what a draft parts phrases by;
    `noun_forms` tells which noun a form is of.
    """

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, CountedNoun]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    chances: Mapping[str, float] = field(default_factory=dict)
    classes: Mapping[str, Collection[str]] = field(default_factory=dict)
    noun_forms: NounForms = field(init=False)

    def __post_init__(self) -> None:
        verbal = [verb.noun for verb in self.verbs.values() if verb.noun]
        proper = {name for class_ in PROPER for name in self.names.get(class_, {})}
        object.__setattr__(self, "noun_forms", NounForms(self.nouns, verbal, proper))

    def is_of(self, class_: str, word: str) -> bool:
        """Return whether a word, or the past of a verb, is listed under a class."""
        return word in self.classes.get(class_, ())


@dataclass(frozen=True, slots=True)
class Templates:
    """Everything an author words: frames, lexicon, printed labels, pools of candidates by name id."""

    frames: Mapping[str, Frame]
    lexicon: Lexicon
    labels: Mapping[str, str]
    pools: Mapping[str, Name]
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    verbs: VerbWordings = field(default_factory=VerbWordings)


# ---------------------------------------------------------------- passage and words


@dataclass(frozen=True, slots=True)
class Reference:
    """A word of the passage that stands for something else."""

    id: str
    word: str
    evidence: Evidence
    to: tuple[Name, ...] = ()
    means: str = ""
    was: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A fair question that the article leaves without an answer; `near` is the fact beside it."""

    id: str
    asks: str
    near: str
    was: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A vocabulary entry: vocalised and bare form, its grammar, its gloss, the phrase it stands in."""

    id: str
    word: str
    bare: str
    part: str
    en: str
    root: str = ""
    plural: str = ""
    masdar: str = ""
    present: str = ""
    evidence: Evidence | None = None  # marks: the word's span in the phrase
    was: tuple[str, ...] = ()
    span: Span | None = None


# ---------------------------------------------------------------- seed


@dataclass(frozen=True, slots=True)
class Settings:
    """What a teacher sets in the seed's `quiz:` block or on the command line."""

    title: str = ""
    school: str = ""
    items: int = 30
    options: int = 3
    kinds: tuple[str, ...] = ()  # () is every kind, in the shipped order
    marks: Mapping[str, int] = field(default_factory=dict)
    digits: Literal["western", "arabic"] = "western"
    months: Months = "standard"
    passage: bool = True
    answer_sheet: bool = False
    forms: int = 0  # how many forms every build writes with their key
    deck: str = ""
    pin: Mapping[str, Span] = field(default_factory=dict)  # ids of items that every quiz holds
    drop: Mapping[str, Span] = field(default_factory=dict)  # and of those that none holds
    report: str = ""  # where learners report a mistake
    help: Literal["", "en"] = ""  # headings, instructions and hints also in this language


@dataclass(frozen=True, slots=True)
class Seed:
    """One article with everything its author wrote about it."""

    id: str
    article: Article
    names: Mapping[str, Name]
    facts: tuple[Fact, ...]
    questions: tuple[OwnQuestion, ...] = ()
    whole: tuple[WholeQuestion, ...] = ()
    words: tuple[Word, ...] = ()
    references: tuple[Reference, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
    pools: Mapping[str, Name] = field(default_factory=dict)
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    settings: Settings = field(default_factory=Settings)
    path: str = ""

    @property
    def entries(self) -> tuple[Fact | OwnQuestion, ...]:
        """What items are about: the facts, and the questions in the author's words."""
        return (*self.facts, *self.questions)


# ---------------------------------------------------------------- items


class Kind(StrEnum):
    """The ways of asking, in the order in which a quiz prints them."""

    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    CLOZE = "cloze"
    RECALL = "recall"
    MATCH = "match"
    ORDER = "order"
    GLOSS = "gloss"
    REFERENCE = "reference"
    SOURCE = "source"
    NOT_GIVEN = "not-given"
    WHOLE = "whole"


class Level(StrEnum):
    """From recognising to producing."""

    RECOGNISE = "recognise"
    RECALL = "recall"
    PRODUCE = "produce"


@dataclass(frozen=True, slots=True)
class Columns:
    """The two columns of a match item; the right one is longer."""

    left: tuple[str, ...]
    right: tuple[str, ...]


Key = str | tuple[str, ...] | tuple[tuple[str, str], ...]


def _line(part: str | tuple[str, str]) -> str:
    return part if isinstance(part, str) else " ← ".join(part)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to answer.

    `key` is text; a tuple for a set or an order; pairs for a match. `options` holds all of them in printed order,
    `why` the reason each wrong one is wrong, `bare` the value alone of each that is printed with its preposition.
    `note` names the Anki note that carries it ('' for none): recall and choice of one slot share it. `drawn` lists what
    chance chose (value ids), for the ledger.
    """

    id: str
    kind: Kind
    facts: tuple[str, ...]
    asks: tuple[str, ...]
    shows: tuple[str, ...]
    stem: str
    key: Key
    evidence: tuple[Evidence, ...]
    level: Level
    options: tuple[str, ...] = ()
    columns: Columns | None = None
    why: Mapping[str, str] = field(default_factory=dict)
    bare: Mapping[str, str] = field(default_factory=dict)  # «في 8 مارس 2015»: «8 مارس 2015»
    tags: tuple[str, ...] = ()
    note: str = ""
    typed: str = ""  # one accepted spelling, '' where typing makes no sense
    accepts: tuple[str, ...] = ()
    doubt: str = ""  # what other sources say, in Arabic
    right: str = ""  # true-false: the statement as it should read; two compared: both, a line each
    hole: tuple[int, int] | None = None  # cloze: span of the key in evidence[0].reads
    hint: str = ""  # cloze: متى؟ …
    word: str = ""  # gloss: id of the word
    drawn: tuple[str, ...] = ()
    ordered: bool = False  # options stand in the order of time or number, in every form
    explains: bool = False  # asks why, how, what for, with what result, or what was said

    @property
    def values(self) -> tuple[str, ...]:
        """The key as texts: the one, the members of a set, an order, the second half of each pair."""
        return (self.key,) if isinstance(self.key, str) else tuple(p if isinstance(p, str) else p[1] for p in self.key)

    @property
    def bare_values(self) -> tuple[str, ...]:
        """The key's texts, each without the preposition that answers the question."""
        return tuple(self.bare.get(text, text) for text in self.values)

    @property
    def answers(self) -> tuple[str, ...]:
        """The key as lines to read: as `values`, pairs in full («first ← second»)."""
        return (self.key,) if isinstance(self.key, str) else tuple(_line(part) for part in self.key)


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact told in a full sentence, for the study page.

    `starts` and `ends` are ISO days for the timeline (None is open or without a date).
    """

    fact: str
    text: str
    evidence: Evidence
    event: str = ""
    speaker: str = ""
    doubt: str = ""
    when: str = ""
    starts: str | None = None
    ends: str | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Bank:
    """All that one seed gives: items, words, statements, and what pages and cards print around them."""

    seed: str
    article: Article
    items: tuple[Item, ...]
    words: tuple[Word, ...]
    statements: tuple[Statement, ...]
    names: tuple[Name, ...]
    labels: Mapping[str, str]
    settings: Settings


# ---------------------------------------------------------------- forms


@dataclass(frozen=True, slots=True)
class Line:
    """One numbered item of a form, options already in printed order."""

    number: int
    item: Item
    marks: int


@dataclass(frozen=True, slots=True)
class Section:
    """The items of one kind, under one heading."""

    kind: Kind
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """One form: its letter ('' for self-study), the code it is made again from, its sections and full marks."""

    letter: str
    code: str
    sections: tuple[Section, ...]
    marks: int
