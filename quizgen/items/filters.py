"""The filters that wordings may use, beside Jinja2's names: a slot, or a plain string, in; Arabic out.

What grammar cannot derive is a fault of the name or the lexicon and says so, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from inspect import Parameter, signature
from typing import Any, get_args

from quizgen.arabic import attach as attaching
from quizgen.arabic import cases, count, dates, nouns, verbs, words
from quizgen.arabic.bounds import BETWEEN
from quizgen.arabic.count import Quantity
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import listed
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, Number
from quizgen.arabic.time import Time
from quizgen.arabic.verbs import Verb
from quizgen.items.printing import Printing
from quizgen.items.question_words import LEADING_PLACES, QuestionWords, extent, how_much, measured, what
from quizgen.model import Lexicon, Name, Text, Value

SAID = "قال"
# Verbs that go on with what was said before, which a question does not show.
GOING_ON = frozenset(listed("أضاف تابع أردف استطرد واصل ختم"))
TENSES: Mapping[str, verbs.Tense] = {tense: tense for tense in get_args(verbs.Tense)}
CASES = {
    "nominative": Case.NOMINATIVE,
    "accusative": Case.ACCUSATIVE,
    "genitive": Case.GENITIVE,
}


class Unfit(Exception):
    """A wording cannot be filled for this fact; `reason` says what is missing, `remedy` what its author can do.

    Without a remedy it is as it should be: nobody is told of it who does not ask.
    """

    def __init__(self, reason: str, value: Value | None = None, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value
        self.remedy = remedy


class Lacks(Unfit):
    """A name or text lacks the form that a wording asks for: its author must write it."""


class Filled:
    """A slot as a wording sees it: printed bare it is a list in the nominative."""

    def __init__(self, values: Sequence[Value], printing: Printing) -> None:
        self.values = tuple(values)
        self.printing = printing

    def __str__(self) -> str:
        return self.in_case(Case.NOMINATIVE)

    def in_case(self, case: Case) -> str:
        try:
            return self.printing.joined(self.values, case)
        except MissingForm as missing:
            raise Lacks(str(missing), self._lacking(case)) from missing

    def _lacking(self, case: Case) -> Value:
        for value in self.values:
            try:
                self.printing.text(value, case)
            except MissingForm:
                return value
        return self.values[0]

    @property
    def phrases(self) -> tuple[NounPhrase, ...]:
        return tuple(self.printing.phrase(value) for value in self.values)


def _case(name: str) -> Case:
    if name not in CASES:
        raise Unfit(f"unknown case '{name}'")
    return CASES[name]


def _filled(thing: Filled | str) -> Filled:
    return thing if isinstance(thing, Filled) else Filled((Text(NounPhrase(str(thing))),), Printing())


def _phrases(thing: Filled | str) -> tuple[NounPhrase, ...]:
    return _filled(thing).phrases


def _verb(lexicon: Lexicon, name: str) -> Verb:
    if name not in lexicon.verbs:
        raise Unfit(f"the lexicon has no verb '{name}'")
    return lexicon.verbs[name]


def _noun(lexicon: Lexicon, name: str) -> count.CountedNoun:
    if name not in lexicon.nouns:
        raise Unfit(f"the lexicon has no noun '{name}'")
    return lexicon.nouns[name]


def filters(lexicon: Lexicon, called: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    """Return every filter that wordings may use, by name; `called` tells class nouns by type."""

    words_of = QuestionWords(lexicon, called)

    def noun(thing: Filled, case: str = "nominative") -> str:
        return definite_noun(thing, _case(case), lexicon)

    def sides(name: str, thing: Filled | str, case: str = "nominative") -> str:
        return count.construct(len(_filled(thing).values), _noun(lexicon, name), _case(case))

    return {
        "nominative": str,
        "accusative": lambda thing: _filled(thing).in_case(Case.ACCUSATIVE),
        "genitive": lambda thing: _filled(thing).in_case(Case.GENITIVE),
        "that": lambda thing: _filled(thing).in_case(Case.ACCUSATIVE),
        "indefinite": lambda word: words.indefinite_accusative(str(word)),
        "as_office": lambda title: cases.as_office(str(title)),
        "short": short,
        "attach": attached,
        "of": of,
        "at": at,
        "noun": noun,
        "sides": sides,
        "how_many": how_many_of(lexicon),
        "placed": placed,
        "amounting": amounting,
        "because": because,
        "during": lambda thing: during(words_of, thing),
        "being": lambda thing, of: being(words_of, thing, of),
        **_asking_filters(words_of),
        **_agreeing_filters(),
        **_verb_filters(lexicon),
    }


def _asking_filters(words_of: QuestionWords) -> dict[str, Callable[..., Any]]:
    """Return the filters of words that ask."""

    def asked(thing: Filled, place: str = "subject") -> Filled:
        words = {"subject": words_of.subject, "object": words_of.object, "patient": words_of.patient}
        return Filled((Text(words[place](thing.values)),), thing.printing)

    return {
        "what": lambda preposition: attaching.what(str(preposition)),
        "whom": lambda preposition: attaching.whom(str(preposition)),
        "asked": asked,
        "asked_for_all": lambda thing, noun: Filled(
            (Text(asked_for_all(thing, _noun(words_of.lexicon, noun))),), thing.printing
        ),
        "asking_for_all": lambda thing, noun, preposition: asking_for_all(
            thing, _noun(words_of.lexicon, noun), preposition
        ),
        "asking": lambda thing, preposition="": words_of.behind(thing.values, preposition),
        "as_many": as_many,
        "asking_what": lambda preposition: what(str(preposition)),
        "asking_where": lambda thing: words_of.where(thing.values),
        "asking_during": lambda thing: asking_during(words_of, thing),
        "asking_means": lambda thing: words_of.means(thing.values),
        "asking_extent": lambda thing, noun: Filled((Text(extent(_quantity(thing), noun)),), thing.printing),
        "asking_amount": lambda thing, of="": how_much(_quantity(thing), of),
        "asking_says": lambda thing, saying: says(words_of, thing.values, str(saying)),
        "binding": lambda thing: Filled((Text(bound(words_of, thing)),), thing.printing),
    }


def _agreeing_filters() -> dict[str, Callable[..., str]]:
    """Return the filters of words that agree with a slot."""

    def adjective(word: str, thing: Filled | str, case: str = "nominative") -> str:
        definite = words.has_article(word)
        agreed = nouns.agreement(_phrases(thing))
        return nouns.adjective(word[2:] if definite else word, agreed, _case(case), definite=definite)

    def owned(word: Filled | str, thing: Filled | str, case: str = "nominative") -> str:
        if words.has_article(str(word)):
            raise Unfit(f"«{word}» has its article: no pronoun goes behind it")
        return nouns.owned(str(word), _phrases(thing), _case(case))

    def of_two(word: Callable[[Gender], str]) -> Callable[[Filled | str], str]:
        return lambda pair: f"{word(_phrases(pair)[0].gender)} {_filled(pair).in_case(Case.GENITIVE)}"

    return {
        "which": lambda thing, case="nominative": nouns.relative(_phrases(thing), _case(case)),
        "this": lambda thing, case="nominative": nouns.this(_phrases(thing), _case(case)),
        "owned": owned,
        "to": lambda preposition, thing: nouns.with_preposition(preposition, _phrases(thing)),
        "adjective": adjective,
        "one_of": of_two(nouns.one_of),
        "both": of_two(nouns.both),
    }


def _verb_filters(lexicon: Lexicon) -> dict[str, Callable[..., str]]:
    """Return the filters of verbs: their moods and tenses, active and passive, and their verbal noun."""

    def tense(which: verbs.Tense) -> Callable[..., str]:
        def conjugated(name: str, subject: Filled | str, place: str = "before") -> str:
            return verbs.agree(_verb(lexicon, name), _phrases(subject), after=place == "after", tense=which)

        return conjugated

    def passive(name: str, subject: Filled | str, place: str = "before", tense: str = "past") -> str:
        if tense not in TENSES:
            raise Unfit(f"unknown tense '{tense}'")
        return verbs.passive(_verb(lexicon, name), _phrases(subject), after=place == "after", tense=TENSES[tense])

    def verbal_noun(name: str, thing: Filled | str) -> str:
        return verbs.verbal_noun(_verb(lexicon, name), _phrases(thing))

    return {
        "agree": tense("past"),
        "present": tense("present"),
        "future": tense("future"),
        "subjunctive": tense("subjunctive"),
        "jussive": tense("jussive"),
        "passive": passive,
        "had": lambda name, subject: verbs.had(_verb(lexicon, name), _phrases(subject), str(subject)),
        "verbal_noun": verbal_noun,
        "with_object": lambda form, thing: verbs.with_object(form, _phrases(thing)),
    }


def being(words_of: QuestionWords, thing: Filled, of: Filled) -> str:
    """Print what somebody is behind his name: «هي وزيرة الثقافة», of what is not definite «لاعب كرة»."""
    definite = all(map(words_of.is_definite, thing.phrases))
    return f"{nouns.separating(of.phrases)} {thing}" if definite else str(thing)


def says(words_of: QuestionWords, speakers: Sequence[Value], saying: str) -> str:
    """Ask who says what follows in the accusative, by the speaker's own verb where a clause can follow it."""
    known = words_of.lexicon.verbs.get(saying)
    goes_on = known is not None and known.past in GOING_ON
    verb = _verb(words_of.lexicon, SAID) if known is None or goes_on or not _takes_clause(known) else known
    source = words_of.source(speakers)
    return f"{source} {verbs.agree(verb, (NounPhrase(source),), after=True)} {verbs.that(verb)}"


def bound(words_of: QuestionWords, thing: Filled) -> NounPhrase:
    """Return what a document that holds for a time is called; raises `Unfit` for what is none."""
    called = words_of.binding(thing.values)
    if called is None:
        raise Unfit("no document that holds for a time")
    return called


def _takes_clause(verb: Verb) -> bool:
    return verbs.that(verb).endswith(("أنّ", "إنّ"))


def placed(thing: Filled) -> str:
    """Print where something is: «في الرياض»; a text that has its own word for it («قرب الحدود») as it stands."""
    text = thing.in_case(Case.GENITIVE)
    return text if text.split(" ", 1)[0] in LEADING_PLACES else f"في {text}"


def _quantity(thing: Filled) -> Quantity:
    if len(thing.values) != 1 or not isinstance(thing.values[0], Quantity):
        raise Unfit("an amount is wanted here")
    return thing.values[0]


def amounting(thing: Filled, of: str = "") -> str:
    """Print by how much: «بنسبة 5%», «بمبلغ 3 ملايين دولار», «بمقدار 10 أمتار», «بنسبة تتراوح بين 3% و4%».

    `of` is "change" where something rose or fell by that: «بمقدار 65 سنتًا».
    """
    quantity = _quantity(thing)
    what = measured(quantity, of)
    lies = "" if quantity.about != BETWEEN else "يتراوح " if what == "مقدار" else "تتراوح "
    return f"ب{what} {lies}{thing.in_case(Case.GENITIVE)}"


def attached(thing: Filled | str, prefix: str) -> str:
    """Attach a preposition to each value: «بإنشاء مجال وبحرية العبور» leaves no doubt where the second one belongs."""
    if not isinstance(thing, Filled) or not thing.values:
        return attaching.attach(prefix, _filled(thing).in_case(Case.GENITIVE))
    alone = [Filled([value], thing.printing) for value in thing.values]
    return attaching.join(
        [attaching.attach(prefix, each.in_case(Case.GENITIVE), each.phrases[0].article) for each in alone]
    )


def as_many(thing: Filled) -> Filled:
    """Return an amount as what a verb behind it agrees with: «15 مصنعًا طلبت», «30 جنديًا عادوا»."""
    quantity = _quantity(thing)
    noun, many = quantity.noun, quantity.number
    number = Number.SINGULAR if many == 1 else Number.DUAL if many == 2 else Number.PLURAL
    phrase = NounPhrase(noun.singular, gender=noun.gender, number=number, human=noun.human)
    return Filled((Text(phrase),), thing.printing)


def because(thing: Filled | str) -> str:
    """Print a reason with what leads it in: «بسبب العاصفة», «لأسباب فنية»."""
    reason = _filled(thing).in_case(Case.GENITIVE)
    return attaching.attach("ل", reason) if head(reason) in ("سبب", "أسباب") else f"بسبب {reason}"


def during(words_of: QuestionWords, thing: Filled) -> str:
    """Print in what something happened: «خلال اللقاء», «في الحادث», «في تصريح صحفي»."""
    return f"{words_of.leads_during(thing.values[0])} {thing.in_case(Case.GENITIVE)}"


def asking_during(words_of: QuestionWords, thing: Filled) -> str:
    """Ask in what something happened; raises `Unfit` where only its kind is told."""
    if not (asks := words_of.during(thing.values)):
        raise Unfit("of what it was said in, only the kind is told: there is nothing to ask for")
    return asks


def of(measure: Filled | str, thing: Filled) -> str:
    """Print a noun with what it is of: «عدد السكان»; behind an article by ل: «الناتج المحلي لسلطنة عمان»."""
    noun, owner = str(measure), thing.in_case(Case.GENITIVE)
    led = owner.split(" ", 1)[0] in LEADING_PLACES  # «المسافة بين …» needs no other
    return f"{noun} {attached(thing, 'ل') if words.has_article(noun) and not led else owner}"


def short(thing: Filled, case: str = "nominative") -> str:
    """Print the short forms of names, the whole form where a name has none."""

    def brief(value: Value) -> Value:
        return Text(value.short) if isinstance(value, Name) and value.short else value

    return Filled([brief(value) for value in thing.values], thing.printing).in_case(_case(case))


def at(thing: Filled) -> str:
    """Print a time with its preposition; a text time bare."""
    if len(thing.values) != 1 or not isinstance(thing.values[0], Time):
        raise Unfit("'at' wants one time")
    return dates.at(thing.values[0], months=thing.printing.months, digits=thing.printing.digits)


def definite_noun(thing: Filled, case: Case, lexicon: Lexicon) -> str:
    """Print the class noun that all values share, definite, in their number and case."""
    named = {value.noun for value in thing.values if isinstance(value, Name)}
    if len(named) != 1 or not (name := named.pop()):
        raise Unfit("these names share no class noun", thing.values[0] if thing.values else None)
    if name not in lexicon.nouns:
        raise Unfit(f"the lexicon has no noun '{name}'", thing.values[0])
    many = len(thing.values)
    number = thing.phrases[0].number if many == 1 else (Number.DUAL if many == 2 else Number.PLURAL)
    noun = lexicon.nouns[name]
    if number is Number.SINGULAR:
        return words.definite(noun.singular)
    return words.definite(count.dual(noun, case) if number is Number.DUAL else count.plural(noun, case))


NAMES = count.CountedNoun("اسم", plural="أسماء", dual="اسمان", gender=Gender.M)


def how_many_of(lexicon: Lexicon) -> Callable[..., str]:
    """Return the filter that tells how many an answer wants: «(اسمان)», «(ثلاثة أمور)»; of more, «(اذكر أمرين)»."""

    def how_many(thing: Filled, noun: str = "", which: str = "all") -> str:
        counted, many = _noun(lexicon, noun) if noun else NAMES, len(thing.values)
        if which == "all":
            return f"({count.in_words(many, counted)})"
        return f"(اذكر {count.in_words(many, counted, Case.ACCUSATIVE)})"

    return how_many


def asked_for_all(thing: Filled, noun: count.CountedNoun) -> NounPhrase:
    """Ask for things by how many there are: «ما الأمران اللذان», «ما الأسباب الثلاثة التي»."""
    many = len(thing.values)
    number = Number.DUAL if many == 2 else Number.PLURAL
    phrase = NounPhrase(count.definite(many, noun), gender=noun.gender, number=number, human=noun.human)
    return replace(phrase, nom=f"ما {phrase.nom} {nouns.relative([phrase])}")


def asking_for_all(thing: Filled, noun: count.CountedNoun, preposition: str) -> str:
    """Ask for things behind a preposition by how many there are: «بأيّ أمرين», «لأيّ ثلاثة أسباب»."""
    return attaching.which(count.in_words(len(thing.values), noun, Case.GENITIVE), preposition)


def _values_taken(filter_: Callable[..., str]) -> tuple[int, int]:
    """Return how many values a filter takes at least and at most, behind the one that it is put to."""
    taken = list(signature(filter_).parameters.values())[1:] if filter_ is not str else []
    return sum(each.default is Parameter.empty for each in taken), len(taken)


FILTERS: Mapping[str, tuple[int, int]] = {
    name: _values_taken(filter_) for name, filter_ in filters(Lexicon({}, {}), {}).items()
}
