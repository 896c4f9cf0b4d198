"""A verb becomes a frame: for one fact, the sentences and questions of the roles that the fact fills.

The first wordings hold the participants and all that narrows the event, when and where, with whom; then come shorter
ones, for where the first would tell the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from quizgen.arabic.words import ends_in_pronoun
from quizgen.model import Frame, Name, Question, Slot, Templates, Text, Wording
from quizgen.naming import class_noun
from quizgen.problems import Span
from quizgen.reading.verb_clauses import Clause
from quizgen.reading.verb_parts import is_measure
from quizgen.reading.verb_roles import FROM, LASTS, SPEAKER, THAT, WHAT, WHO, Manner, roles_of

BY = "by"
_THING, _PERSON = "أمر", "شخص"
_COUNTED_BY_ROLE = {"why": "سبب", "aim": "هدف", "condition": "حالة", "result": "نتيجة"}
_LED_BY_ROLE = {"why": "ل", "aim": "ل", "condition": "في"}  # «لأيّ سببين», «في أيّ حالتين»
# What tells one event from another of the same participants, what a reader expects first before the rest.
_TELLING = (
    "to",
    "from",
    "with",
    "against",
    "for",
    "about",
    "when",
    "where",
    "during",
    "under",
    "condition",
    "compared_to",
    "amount",
    "aim",
    "why",
    "means",
    "in_presence",
    "on_behalf",
)
MOST_TOLD = 4  # roles that narrow an event, in one question
MOST_SAID = 2  # where it is asked who says it
_NEVER_SHOWN = frozenset({"result"})  # it would make a question of two clauses


def verb_fault(key: str, templates: Templates, held: Mapping[str, Slot], manner: Manner, *, bare: bool) -> str:
    """Say what an author should fix in the roles of a verb, '' where it can be said with them.

    `bare`: the author did not write its preposition, so that it may have its object alone.
    """
    return Clause(key, templates.lexicon.verbs[key], templates.verbs, held, manner).fault(bare=bare)


def verb_frame(key: str, templates: Templates, held: Mapping[str, Slot], manner: Manner, span: Span) -> Frame:
    """Compose the frame of one fact; `span` is the fact's place."""
    verb, shared, mood = templates.lexicon.verbs[key], templates.verbs, manner.mood
    clause = Clause(key, verb, shared, held, manner, templates.labels.get("lead.article", ""))
    told = clause.told(_said(clause))
    event = clause.event(whole=False) if mood in ("stated", "planned") else ""
    if event and mood == "planned":
        event += " (كما كان مقرّرًا)"
    return Frame(
        id=key,
        roles=roles_of(key, verb, shared),
        sentences={mood: Wording(f"{told}.", span)} if told else {},
        questions=tuple(_questions(clause, span)),
        event=Wording(event, span) if event else None,
        statements=dict(_statements(clause, span)),
        span=span,
    )


def _said(clause: Clause) -> list[str]:
    return [role for role in clause.held if role in clause.shared.roles]


# ---------------------------------------------------------------- questions


def _questions(clause: Clause, span: Span) -> Iterator[Question]:
    for role in _said(clause):
        yield from _asking_for(clause, role, span)
    if clause.claimed:
        yield from _asking_who_says_so(clause, span)


def _asking_for(clause: Clause, role: str, span: Span) -> Iterator[Question]:
    slot = clause.held[role]
    was = clause.shared.roles[role].was
    lead = clause.shared.leads.get(clause.mood)
    if role == "result":
        texts = _asking_for_the_result(clause)
    elif clause.shared.given.get(clause.key) == role or (role == FROM and clause.is_share(clause.own)):
        texts = []  # «38% من الصادرات» is one thing
    elif lead and role == clause.lead_role:
        texts = _led_by(clause, lead.asks)
    else:
        texts = [_asked(clause, role, shown) for shown in _shown_beside(clause, role)]
        if role == LASTS:
            texts = [*(clause.duration(shown) for shown in _shown_beside(clause, role)), *texts]
    whole = [f"{text}؟" for text in dict.fromkeys(texts) if text]
    given = clause.shared.given.get(clause.key) == role
    unworded = f"with '{clause.key}', '{role}' is what the other roles are told of, and is not asked" if given else ""
    if len(slot.values) == 1:
        # what one of them does not do, another may not do either
        choice = clause.mood != "denied" or bool(clause.lead_role)
        yield Question(
            role,
            role,
            _wordings(whole, span),
            moods=(clause.mood,),
            choice=choice,
            told=clause.told_of(role),
            unworded=unworded,
            was=was,
            span=span,
        )
        return
    counted = [f"{text}؟" for text in _asking_for_several(clause, role, [text[:-1] for text in whole])]
    yield Question(
        role,
        role,
        _wordings(counted, span),
        form="set",
        moods=(clause.mood,),
        open=not slot.complete,
        unworded=unworded,
        was=was,
        span=span,
    )
    if role == WHO and slot.complete:
        beside = [f"{text[:-1]} إلى جانب {{{{ shown | genitive }}}}؟" for text in whole]
        yield Question("partner", role, _wordings(beside, span), form="partner", moods=(clause.mood,), span=span)


def _asked(clause: Clause, role: str, shown: tuple[str, ...]) -> str:
    """Ask for a role; what somebody did, with nothing else beside him, is asked for by the article."""
    text = clause.asking(role, shown)
    vague = shown == (WHO,) and role in clause.core and clause.mood in ("stated", "lasting")
    return f"{text} {clause.by_the_article}".strip() if text and vague else text


def _asking_for_several(clause: Clause, role: str, texts: Iterable[str]) -> Iterator[str]:
    """Ask for all that a role holds by their number, «ما الأمران اللذان», «لأيّ سببين»; behind the question, how many.

    Where the article does not say that these are all, the question wants so many of them: «(اذكر أمرين)».
    """
    slot = clause.held[role]
    counted_as = _counted_as(slot, clause, agents=role == WHO)
    things = counted_as == _THING
    noun = _COUNTED_BY_ROLE.get(role, counted_as) if things else counted_as
    for text in texts:
        if slot.complete:
            by_number = _by_number(clause, role, noun, text) if noun not in ("", _PERSON) else text
            pair = by_number != text or _is_pair(slot, clause, role)
            yield by_number if pair else f"{text} {{{{ {role} | how_many('{noun}') }}}}"
        else:
            by_the_article = f" {clause.by_the_article}".rstrip()
            alone = text.removesuffix(by_the_article)
            yield f"{alone}{by_the_article} {{{{ {role} | how_many('{noun}', 'some') }}}}"


def _by_number(clause: Clause, role: str, noun: str, text: str) -> str:
    """Put the number of things into a question word: «ما الأمور الثلاثة التي», «بأيّ أمرين»; the text if it has none."""
    if (asks := clause.shared.roles[role].asks) and role in _LED_BY_ROLE and text.startswith(asks):
        return f"{{{{ {role} | asking_for_all('{noun}', '{_LED_BY_ROLE[role]}') }}}}{text.removeprefix(asks)}"
    text = re.sub(rf"\b{role} \| asked(?:\('\w+'\))?", f"{role} | asked_for_all('{noun}')", text)
    return re.sub(rf"\b{role} \| asking\('([^']+)'\)", rf"{role} | asking_for_all('{noun}', '\1')", text)


def _is_pair(slot: Slot, clause: Clause, role: str) -> bool:
    """Return whether the question word says that there are two: «ما الدولتان اللتان …», «مَن الشخصان اللذان …»."""
    counted = _counted_as(slot, clause, agents=role == WHO)
    taken_up = counted in ("", _PERSON) and WHO in clause.held and role in clause.objects[:1]
    return len(slot.values) == 2 and (taken_up or counted not in ("", _THING, _PERSON))


def _counted_as(slot: Slot, clause: Clause, *, agents: bool) -> str:
    """Return the noun by which an answer's values are counted: قطاع, أمر, شخص; '' for names, «(اسمان)»."""
    names = [value for value in slot.values if isinstance(value, Name)]
    if not names:
        return _THING
    if all(value.is_ == "person" for value in names):
        return _PERSON
    if any(value.phrase.human or value.is_ == "people" for value in names):
        return ""
    return class_noun(slot.values, clause.shared.called, mixed=agents)


def _shown_beside(clause: Clause, asked: str) -> Iterator[tuple[str, ...]]:
    """Yield the roles to show beside the one that is asked: all that narrow the event, else fewer, at last all.

    A reader must know which event is meant: «مَن زار الرياض؟» says too little where it is told when, and with whom.
    """
    core = tuple(role for role in clause.core if role != asked)
    others = [role for role in _said(clause) if role not in (*core, asked, *_NEVER_SHOWN)]
    others = [role for role in others if not clause.needs(role, asked)]
    telling = sorted(others, key=lambda role: _TELLING.index(role) if role in _TELLING else len(_TELLING))
    one_more = [(*core, role) for role in telling]
    told = [role for role in telling if role in _narrowing(clause, asked)][:MOST_TOLD]
    more = [(*core, *roles) for roles in accumulate(([role] for role in telling), lambda before, one: before + one)]
    for many in range(len(told), 0, -1):
        yield (*core, *told[:many])
    if core:
        yield core
    yield from one_more
    yield from more


def _narrowing(clause: Clause, asked: str) -> list[str]:
    """List the roles that narrow an event beside the one that is asked, those first that tell most."""
    held = [role for role in _TELLING if role in clause.held and role != asked]
    return [role for role in held if _narrows(clause, role, asked)]


def _narrows(clause: Clause, role: str, asked: str) -> bool:
    """Return whether a role may stand beside what is asked.

    From what to what something rose would tell by how much it did. «بهدف ترميمها» says nothing, and tells a gender,
    where what it points to is asked.
    """
    if is_measure(clause.held[role]) and role not in ("when", "compared_to"):
        ends = [end for end in ("from", "to") if end in clause.held and is_measure(clause.held[end])]
        if role == "amount":
            return not ends
        return role == {"amount": "", "to": "from"}.get(asked, "to")
    return asked not in clause.core or not _points_back(clause.held[role])


def _points_back(slot: Slot) -> bool:
    words = (word for value in slot.values if isinstance(value, Text) for word in value.phrase.nom.split())
    return any(map(ends_in_pronoun, words))


def _led_by(clause: Clause, asks: str) -> list[str]:
    """Ask for what leads the verb in: «ما المعاهدة التي نصّت على أن …»."""
    told = clause.told(clause.core)
    return [told.replace(clause.lead(), asks, 1)] if told and asks else []


def _asking_for_the_result(clause: Clause) -> list[str]:
    event = clause.event(whole=True) if clause.mood == "stated" else ""
    return [f"{clause.question_word('result')} {event}"] if event else []


def _asking_who_says_so(clause: Clause, span: Span) -> Iterator[Question]:
    lead = clause.shared.leads.get(clause.mood)
    if lead and clause.lead_role == SPEAKER:
        texts = _led_by(clause, lead.asks)
    else:
        more = _narrowing(clause, BY)
        if len(clause.core) == 1 and not more:  # «المعرض استمرّ» says nothing by itself
            more = [role for role in _said(clause) if role not in (*clause.core, *_NEVER_SHOWN)]
        shown = ([*clause.core, *more[:many]] for many in range(min(len(more), MOST_SAID), -1, -1))
        told = dict.fromkeys(map(clause.after_inna, shown))
        texts = [_saying(clause, said) for said in told if said]
    if texts:
        yield Question("said_by", BY, _wordings([f"{text}؟" for text in texts], span), moods=(clause.mood,), span=span)


def _saying(clause: Clause, said: str) -> str:
    """Ask who says a clause that begins with إنّ, by the verb that he says it with."""
    return f"{{{{ {SPEAKER} | asking_says('{clause.manner.says}') }}}}{said.removeprefix('إنّ')}"


def is_named(slot: Slot | None) -> bool:
    """Return whether a role holds names alone."""
    return slot is not None and all(isinstance(value, Name) for value in slot.values)


def _wordings(texts: Sequence[str], span: Span) -> tuple[Wording, ...]:
    return tuple(Wording(text, span) for text in texts)


# ---------------------------------------------------------------- true or false


def _statements(clause: Clause, span: Span) -> Iterator[tuple[str, Wording]]:
    """Word for each role with one value the statement that it holds this."""
    for role in _said(clause):
        if role in (THAT, *_NEVER_SHOWN) or len(clause.held[role].values) != 1:
            continue
        if role == WHO and clause.verb.object == "predicate" and not is_named(clause.held.get(WHAT)):
            continue  # «العراق معزولة»: what somebody is tells his gender
        shown = _enough(clause, role)
        if text := clause.told([*shown, role]):
            yield role, Wording(f"{text}.", span)


def _enough(clause: Clause, asked: str) -> Collection[str]:
    """Show the participants, and all that narrows the event."""
    core = [role for role in clause.core if role != asked]
    return [*core, *(role for role in _narrowing(clause, asked) if role not in (*core, asked))]
