"""Candidates: what may stand beside a key as wrong, and in what turn; each is proved false and fits the stem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from quizgen.arabic import fold
from quizgen.arabic.count import PERCENT, Quantity
from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.numerals import SCALES
from quizgen.arabic.time import Time
from quizgen.identity import called_wrong, value_id, value_type
from quizgen.items import chance
from quizgen.items.askable import points_back
from quizgen.items.asking import Asked
from quizgen.items.desk import Desk
from quizgen.items.filters import Unfit
from quizgen.items.peers import alone_in_office, no_peer
from quizgen.items.rivals import BY
from quizgen.items.truth import DESCRIBES, WITHIN, Judgement, Verdict
from quizgen.model import OFFICE_FRAME, Fact, Name, Text, Value, YesNo

# A question about a partner may be answered by either; nothing in its words tells them apart.
MIXING = frozenset({"state", "party"})
NEVER_ALONE = frozenset({"why", "aim", "result"})  # what has one reason or aim may have another
_MARKS = ' «»"()[]-–'
# words before a name that make it a partner
_SHARING = frozenset(map(fold.loose, listed("بالتعاون بالاشتراك بالشراكة بمشاركة بالتنسيق جانب")))
FARTHEST, FARTHEST_SHARE = 3, 6  # times the answer, or a part of it, that another amount, or share, may be
_SCALES = {
    form: scale for scale, (one, many) in SCALES.items() for form in (one, f"{one}ا", f"{one}ان", many)
}  # as an answer is printed, in the nominative or counted


Rank = tuple[bool, bool, bool, bool, bool, bool, int, bool]


class Candidate:
    """A value that might become a distractor; what speaks against it is found out when it is asked for."""

    def __init__(self, desk: Desk, asked: Asked, id_: str, value: Value, distance: int) -> None:
        self.value = value
        self.distance = distance  # 0 in the article, 1 in the seed's pool, 2 in the shipped one
        self.id = id_
        self._desk, self._asked = desk, asked

    @cached_property
    def judgement(self) -> Judgement:
        """What the article lets us say of the value."""
        asked = self._asked
        return self._desk.world.judge(asked.fact, asked.role, self.value, asked.shows, asked.keys)

    @cached_property
    def unfit(self) -> str:
        """Why the value cannot stand beside the key, '' where it can."""
        return _unfit(self._desk, self._asked, self.value)

    @cached_property
    def safe(self) -> bool:
        """Proved false, and it fits the stem."""
        return self.judgement.verdict is Verdict.FALSE and not self.unfit

    @cached_property
    def is_own(self) -> bool:
        """Return whether the article tells it, or the author of the fact offers it as wrong."""
        own = self.id in called_wrong(self._asked.fact, self._asked.role)
        return self.distance == 0 and (own or self._desk.is_met(self.value, self.id))


def candidates(desk: Desk, asked: Asked, item_id: str) -> tuple[Candidate, ...]:
    """List the values of the key's type that might be offered beside it, each to be judged when its turn comes."""
    key = asked.keys[0]
    if isinstance(key, YesNo):
        return ()
    texts = isinstance(key, Text)
    own = [(value, 0) for value in asked.fact.wrong.get(asked.role, ())]
    offered = [(value, 0) for value in _texts_in_role(desk, asked)] if texts else _offered(desk, asked, item_id)
    found = {value_id(value): (value, distance) for value, distance in (*offered, *own)}
    keys = {value_id(key) for key in asked.keys}
    return tuple([Candidate(desk, asked, id_, *pair) for id_, pair in found.items() if id_ not in keys])


def _kin(key: Value, value: Value) -> bool:
    """Return whether two names are of one type, and of one side where either has one, or two times lie near.

    Days and months of one year are near, years within three; other values always are kin.
    """
    if isinstance(key, Time) and isinstance(value, Time) and key.starts and value.starts:
        return abs(key.starts.year - value.starts.year) <= (3 if key.precision == "year" else 0)
    if not isinstance(key, Name) or not isinstance(value, Name):
        return True
    return key.is_ == value.is_ and (bool({*key.of} & {*value.of}) or not (key.of or value.of))


def _offered(desk: Desk, asked: Asked, item_id: str) -> list[tuple[Value, int]]:
    """List the values that could stand in the role: the key's own type first; persons never beside anything else."""
    mine = value_type(asked.keys[0])
    role = desk.world.frame(asked.fact).roles.get(asked.role)
    others = [type_ for type_ in (role.types if role else ()) if type_ in MIXING and mine in MIXING and type_ != mine]
    # a pooled value of another type comes after every pool of the key's own
    more = [
        (value, distance + 2 if distance else 0) for type_ in others for value, distance in desk.some_of(type_, item_id)
    ]
    return [*desk.some_of(mine, item_id), *more]


def _texts_in_role(desk: Desk, asked: Asked) -> list[Value]:
    """List the texts that the same frame holds in the role: an aim or a reason of another verb is hardly ever meant.

    Nor is what something else is like: nobody takes halls for a noise.
    """
    found: dict[str, Value] = {}
    if asked.role in NEVER_ALONE or asked.fact.frame == DESCRIBES:
        return []
    for fact in desk.world.seed.facts:
        slot = desk.world.slot(fact, asked.role)
        if slot and fact.frame == asked.fact.frame:
            found.update({value_id(value): value for value in slot.values if isinstance(value, Text)})
    return list(found.values())


def _unfit(desk: Desk, asked: Asked, value: Value) -> str:
    """Say why a value cannot stand beside the key: another number, another agreement, read in the stem."""
    key = asked.keys[0]
    mine, theirs = desk.printing.phrase(key), desk.printing.phrase(value)
    if mine.number != theirs.number:
        return "its grammatical number differs from the answer's"
    if value_type(key) == value_type(value) == "person" and mine.gender != theirs.gender and not _asks_either(asked):
        return "its gender differs from the answer's"  # «وزيرة» in a question leaves one woman among men
    if asked.fact.frame == OFFICE_FRAME and asked.role == "what" and mine.gender != theirs.gender:
        return "it is an office of another gender than its holder"
    if told := no_peer(desk, asked, value):
        return told
    if asked.role != BY and asked.fact.by and value_id(asked.fact.by.name) == value_id(value):
        return "it is who says so"  # nobody speaks of himself by his name
    if asked.fact.mood == "stated" and desk.world.is_later(value):
        return "it lies after the article: nobody would take it for what the article reports"
    if asked.fact.mood in ("planned", "expected") and desk.world.is_earlier(value):
        return "it lies before the article: nobody would take it for what is to come"
    if isinstance(key, Quantity) and isinstance(value, Quantity) and _is_whole(key) != _is_whole(value):
        return "it is a fraction beside a whole number, or the other way round"
    if isinstance(key, Quantity) and isinstance(value, Quantity) and not _is_of_one_scale(desk, key, value):
        return "it is of another scale than the answer"  # nobody takes 120 million for the value of one loan
    if asked.role == "compared_to" and _is_after(asked.fact, value):
        return "it lies after what is compared to it"
    if _shares_in_it(desk, asked.fact, value):
        return "it shares in it, as the sentence says"
    if desk.world.is_against_the_verb(asked.fact, asked.role, value):
        return "the verb denies it: nothing rises to less, or falls to more"
    if asked.role in WITHIN and _is_beside(desk, key, value):
        return "it stands beside the answer in the article, and may be another name of it"
    if desk.is_read_in(value, asked.stem):
        return "it stands in the question"
    try:
        offered = (_called_alike(desk, key, value),)
        speaking = {"speaker": offered} if asked.role == BY else {}  # «ما المركز الذي توقّع»
        slots = desk.slots(asked.fact, shown=asked.shown, **{asked.role: offered, **speaking})
        same = asked.said == desk.voice.say(asked.wording, slots)
    except Unfit as unfit:
        return unfit.reason
    return "" if same else "the question's grammar would give it away"


def _is_after(fact: Fact, value: Value) -> bool:
    """Return whether a time begins when a fact was or later."""
    slot = fact.slots.get("when")
    when = slot.values[0] if slot and slot.values else None
    if not isinstance(value, Time) or not isinstance(when, Time) or not value.starts or not when.starts:
        return False
    return value.starts >= when.starts


def _shares_in_it(desk: Desk, fact: Fact, value: Value) -> bool:
    """Return whether the evidence of a fact names somebody beside who did it: «بالتعاون مع صندوق التنمية»."""
    if not isinstance(value, Name):
        return False
    reads = fact.evidence.reads
    before = (reads[:start].split()[-2:] for start, _ in desk.places(value, reads))
    return any(fold.loose(word).lstrip("وف") in _SHARING for words in before for word in words)


def _asks_either(asked: Asked) -> bool:
    """Return whether a question asks for a man and a woman alike: «مَن أوضح»; an office has its holder's gender.

    So does a statement, which is worded for each value that it is changed to; «حملتها» tells a gender in both.
    """
    if asked.fact.frame == OFFICE_FRAME or (asked.role != BY and points_back(asked.fact, asked.shows)):
        return False
    return not asked.stem or "مَن" in asked.stem.split()


def _is_beside(desk: Desk, key: Value, value: Value) -> bool:
    """Return whether two names stand side by side in a sentence: «المركز الثقافي «قرية الفن»» may be one place."""
    mine, theirs = desk.sentences_with(key), desk.sentences_with(value)
    for number in mine.keys() & theirs.keys():
        reads = desk.seed.article.sentences[number - 1].reads
        pairs = (sorted((one, other)) for one in mine[number] for other in theirs[number])
        if any(not reads[first[1] : second[0]].strip(_MARKS) for first, second in pairs):
            return True
    return False


def _called_alike(desk: Desk, key: Value, value: Value) -> Value:
    """Call a name what the key is called, where all names of its type are: an institute is a «جهة» as a mission is."""
    if not isinstance(key, Name) or not isinstance(value, Name) or key.is_ != value.is_:
        return value
    everything = desk.question_words.called.get(key.is_, "")
    asked = desk.called(key)
    alike = isinstance(asked, Name) and asked.noun == everything != ""
    return replace(value, noun=everything) if alike else value


def _is_of_one_scale(desk: Desk, key: Quantity, value: Quantity) -> bool:
    """Return whether two amounts are told in one scale, millions beside millions, and are not too far apart."""
    scales = [{_SCALES.get(unmarked(word)) for word in desk.printing.answer(each).split()} for each in (key, value)]
    mine, theirs = Fraction(key.number), Fraction(value.number)
    farthest = FARTHEST_SHARE if key.noun == PERCENT else FARTHEST
    return scales[0] == scales[1] and max(mine, theirs) <= farthest * min(mine, theirs)


def _is_whole(quantity: Quantity) -> bool:
    return Fraction(quantity.number).denominator == 1


def in_turn(desk: Desk, asked: Asked, offered: Iterable[Candidate], *names: object) -> Iterator[Candidate]:
    """Yield candidates by their rank, those of one rank in the order that chance draws."""
    ranked: dict[Rank, list[Candidate]] = {}
    rank = _ranking(desk, asked)
    for each in offered:
        ranked.setdefault(rank(each), []).append(each)
    for turn in sorted(ranked):
        yield from chance.shuffled(ranked[turn], *names, by=lambda each: each.id)


def _ranking(desk: Desk, asked: Asked) -> Callable[[Candidate], Rank]:
    """Rank the candidates of a question: the less, the sooner one is offered.

    What the fact's author offers comes first, then who else speaks, where the speaker is asked for. Then what is hard
    to tell from the key: of its own type, met in the article, without an office where it has none, of its own side, a
    minister beside a minister of the same state; then what stands nearer; then who does the same elsewhere.
    """
    key, fillers, asks_who_says = asked.keys[0], desk.fillers(asked.role), asked.role == BY
    mine = value_type(key)
    own = called_wrong(asked.fact, asked.role)

    def rank(each: Candidate) -> Rank:
        value, distance = each.value, each.distance
        new = each.id not in fillers
        return (
            each.id not in own,
            asks_who_says and new,
            value_type(value) != mine,
            distance > 0 or not desk.is_met(value, each.id),
            alone_in_office(desk, value, key),
            not _kin(key, value),
            distance,
            new,
        )

    return rank
