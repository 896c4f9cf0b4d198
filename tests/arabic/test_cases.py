"""The table of cases: every rule has an interpreter that reads a row's input and asks the language for the answer.

An interpreter holds no answers. What grammar must be told (genders, plurals, presents) stands in lexicon.yaml.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from quizgen.arabic import count, dates, nouns, quantities, time, tokens, typed, verbs, words
from quizgen.arabic.attach import attach, how_many, join, what, which, whom
from quizgen.arabic.calendars import SYSTEMS, Months
from quizgen.arabic.cases import as_office, citation, construct, in_case
from quizgen.arabic.count import CountedNoun, Quantity, ordinal
from quizgen.arabic.find_times import times_in
from quizgen.arabic.fold import loose, strict
from quizgen.arabic.head_noun import head
from quizgen.arabic.letters import unmarked
from quizgen.arabic.lint import mended
from quizgen.arabic.notation import notation, read_time
from quizgen.arabic.nouns import Case, Gender, NounPhrase, Number
from quizgen.arabic.verbs import KANA, LAYSA, Verb

HERE = Path(__file__).parent
LEXICON = yaml.safe_load((HERE / "lexicon.yaml").read_text(encoding="utf-8"))
CASES = {"nominative": Case.NOMINATIVE, "accusative": Case.ACCUSATIVE, "genitive": Case.GENITIVE}
LEFT_OUT = {
    "nisba (stored)": "stored with each name; there is nothing to derive",
    "office at a time": "words put side by side; there is nothing to derive",
}

with (HERE / "cases.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = [tuple(row) for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]

RULES: dict[str, Callable[..., object]] = {}
Interpreter = Callable[[str], object]


def rule(*names: str) -> Callable[[Interpreter], Interpreter]:
    """Register the interpreter of some rules."""

    def registered(interpreter: Interpreter) -> Interpreter:
        RULES.update(dict.fromkeys(names, interpreter))
        return interpreter

    return registered


# ---------------------------------------------------------------- reading inputs


def parts(text: str, sign: str) -> list[str]:
    return [part.strip() for part in text.split(sign)]


def case_of(text: str) -> tuple[str, Case]:
    """Take the case off an input: «دولة, nominative»."""
    for word, case in CASES.items():
        if f", {word}" in text:
            return text.replace(f", {word}", ""), case
    return text, Case.NOMINATIVE


def phrase(text: str) -> NounPhrase:
    """Make a noun phrase of a name, with what the lexicon or the brackets behind it say."""
    text, _, note = text.partition(" (")
    names = LEXICON["names"]
    feminine = text in names["f"] + names["dual-f"] + names["people-f"] + names["things-f"]
    feminine |= text.split(" ")[0].endswith("ة")
    number = Number.SINGULAR
    if text in names["dual"] + names["dual-f"]:
        number = Number.DUAL
    if text in names["people"] + names["people-f"] + names["things"] + names["things-f"] or "plural" in note:
        number = Number.PLURAL
    human = text in names["persons"] + names["people"] + names["people-f"] or note == "human plural)"
    return NounPhrase(text, gender=Gender.F if feminine else Gender.M, number=number, human=human)


def phrases(text: str) -> list[NounPhrase]:
    return [phrase(part) for part in parts(text, "،")]


def noun(singular: str) -> CountedNoun:
    plural, *gender = LEXICON["nouns"][singular]
    return CountedNoun(singular, plural, gender=Gender.F if gender else Gender.M)


def verb(text: str) -> Verb:
    """Find a verb with or without its preposition."""
    for known, (present, *masdar) in LEXICON["verbs"].items():
        past, _, preposition = known.partition(" ")
        if text in (known, past):
            kept = preposition if text == known else ""
            return Verb(past, present, preposition=kept, noun="".join(masdar))
    raise KeyError(text)


def someone(description: str) -> list[NounPhrase]:
    """Make a subject of «feminine dual», «non-human plural»."""
    gender = Gender.F if "feminine" in description else Gender.M
    number = next((number for number in (Number.DUAL, Number.PLURAL) if number in description), Number.SINGULAR)
    return [NounPhrase("", gender=gender, number=number, human="non-human" not in description)]


def counted_parts(text: str) -> tuple[Decimal | int, CountedNoun]:
    number, word = text.split(" ", 1)
    return tokens.read_digits(number) or 0, noun(word)


def joined(subjects: list[NounPhrase]) -> str:
    return join([subject.nom for subject in subjects])


def predicate(known: NounPhrase) -> str:
    """Put a predicate in the accusative: a single word is known to be a common noun, not a name."""
    if " " in known.nom or known.number is not Number.SINGULAR:
        return in_case(known, Case.ACCUSATIVE)
    return words.indefinite_accusative(known.nom)


# ---------------------------------------------------------------- nouns


@rule("accusative of a name")
def _(text: str) -> str:
    head, _, note = text.partition(" (")
    first, *rest = head.split(" ")
    if note == "construct)":
        return in_case(construct(NounPhrase(first), " ".join(rest)), Case.ACCUSATIVE)
    if note == "person)":
        return in_case(NounPhrase(head, human=True), Case.ACCUSATIVE)
    agreeing = (nouns.adjective(word, (Gender.M, Number.SINGULAR), Case.ACCUSATIVE, definite=False) for word in rest)
    return " ".join([words.indefinite_accusative(first), *agreeing])


@rule("indefinite accusative", "indefinite accusative, as printed")
def _(text: str) -> str:
    known = phrase(text)
    return predicate(known)


@rule("indefinite accusative, fully marked")
def _(text: str) -> str:
    return words.indefinite_accusative(text, marked=True)


@rule("adjective", "adjective of a construct", "two nisbas, one thing", "two nisbas, one thing each")
def _(text: str) -> str:
    name, *more = parts(text, "+")
    kinds = [part for group in more for part in re.split("[،,] ", group) if not re.search("^(of|one)", part)]
    known = phrase(name)
    each = "one each" in text or (known.number is Number.DUAL and len(kinds) > 1)
    agreed = (known.gender, Number.SINGULAR) if each else nouns.agreement([known])
    case = Case.GENITIVE if known.number is Number.DUAL and name.endswith("ين") else Case.NOMINATIVE
    made = [
        nouns.adjective(kind, agreed, case, definite="ال" in name, plural=LEXICON["adjectives"].get(kind, ""))
        for kind in kinds
    ]
    return f"{name} {join(made) if each else ' '.join(made)}"


@rule("dual", "sound masculine plural")
def _(text: str) -> str:
    text, _, owner = text.partition(", in construct with ")
    word, case = case_of(text)
    known = noun(word)
    plural = known.plural.endswith("ون")
    if owner:
        return f"{count.construct(3 if plural else 2, known, case)} {owner}"
    return count.plural(known, case) if plural else count.dual(known, case)


@rule("five nouns")
def _(text: str) -> str:
    text, _, preposition = text.partition(", after ")
    name, case = case_of(text)
    if preposition:
        return attach(preposition, in_case(NounPhrase(name, human=True), Case.GENITIVE))
    return in_case(NounPhrase(name, human=True), case)


@rule("hamza before a pronoun")
def _(text: str) -> str:
    text, case = case_of(text)
    word, pronoun = parts(text, "+")
    owner = NounPhrase("", gender=Gender.F if pronoun == "ها" else Gender.M)
    return nouns.owned(word, [owner], case)


@rule("pronoun for")
def _(text: str) -> str:
    word, owner = parts(text, "+")
    if word in ("على", "ل"):
        return nouns.with_preposition(word, [phrase(owner)])
    return nouns.owned(word, [phrase(owner)])


@rule("citation form of a quoted span")
def _(text: str) -> str:
    return citation(text)


@rule("demonstrative")
def _(text: str) -> str:
    text, case = case_of(text)
    word = text.split(" ")[0]
    known = noun(word) if word in LEXICON["nouns"] else None
    thing = phrase(text)
    if known and "dual" in text:
        thing = NounPhrase(count.dual(known), number=Number.DUAL)
    elif known and text.endswith(" plural"):
        thing = NounPhrase(known.plural, number=Number.PLURAL, human=True)
    return f"{nouns.this([thing], case)} {words.definite(in_case(thing, case))}"


@rule("both, nominative")
def _(text: str) -> str:
    return f"{nouns.both(phrase(text).gender)} {in_case(phrase(text), Case.GENITIVE)}"


@rule("one of")
def _(text: str) -> str:
    return f"{nouns.one_of(phrase(text).gender)} {in_case(phrase(text), Case.GENITIVE)}"


@rule("the other of")
def _(text: str) -> str:
    singular = next(word for word in LEXICON["nouns"] if words.dual_of(words.definite(word)) == text)
    return f"{words.definite(singular)} {nouns.the_other(noun(singular).gender)}"


@rule("office as predicate")
def _(text: str) -> str:
    return as_office(text)


# ---------------------------------------------------------------- verbs


def agreed(text: str, tense: verbs.Tense) -> str:
    word, _, rest = text.rpartition(": ")
    who, _, order = rest.rpartition(", ")
    return verbs.agree(verb(word), someone(who), after=order == "subject first", tense=tense)


RULES["agree"] = lambda text: agreed(text, "past")
RULES["agree, present"] = lambda text: agreed(text, "present")
RULES["agree, future"] = lambda text: agreed(text, "future")
RULES["agree, after أن"] = lambda text: f"أن {agreed(text, 'subjunctive')}"
RULES["agree, after لم"] = lambda text: f"لم {agreed(text, 'jussive')}"


@rule("agree, ليس")
def _(text: str) -> str:
    who, order = parts(text, ",")
    return verbs.agree(LAYSA, someone(who), after=order == "subject first")


@rule(
    "agree with conjuncts, verb first", "agree with a quantity, verb first", "agree with a counted subject, verb first"
)
def _(text: str) -> str:
    word, subject = parts(text, "+")
    subjects = [amount(subject)] if not re.search("،|\\(", subject) else phrases(subject)
    return f"{agreed_or_passive(word, subjects)} {joined(subjects)}"


def agreed_or_passive(word: str, subjects: list[NounPhrase]) -> str:
    """The table writes passives with their ُ: قُتل."""
    if "\u064f" in word:
        return verbs.passive(verb(word.replace("\u064f", "")), subjects)
    return verbs.agree(verb(word), subjects)


def amount(text: str) -> NounPhrase:
    """Make a subject of «25 جندي», «51% of الناخبون», «عدد من الوزيرات», «بعض الوحدات»."""
    if text[0].isdigit() and " of " not in text:
        return count.phrase(Quantity(*counted_parts(text)))
    measure, _, things = text.replace(" of ", " من ").replace(" من ", " ").partition(" ")
    known = phrase(things)
    between = "من " if " of " in text or " من " in text else ""
    printed = f"{measure} {between}{in_case(known, Case.GENITIVE)}"
    told_by = known if head(printed) != unmarked(measure) else NounPhrase(measure)
    return replace(told_by, nom=printed)


@rule("agree with conjuncts, subject first", "agree with a name, subject first")
def _(text: str) -> str:
    subject, word = parts(text, "+")
    return f"{joined(phrases(subject))} {verbs.agree(verb(word), phrases(subject), after=True)}"


@rule("agree with a quantity, subject first")
def _(text: str) -> str:
    subject, word = parts(text.removesuffix(", present"), "+")
    return f"{joined(phrases(subject))} {verbs.agree(verb(word), phrases(subject), after=True, tense='present')}"


@rule("agree with a name, verb first")
def _(text: str) -> str:
    word, subject = parts(text, "+")
    return f"{verbs.agree(verb(word), phrases(subject))} {joined(phrases(subject))}"


@rule("agree, with كلّ من")
def _(text: str) -> str:
    word, subject = parts(text, "+")
    printed = f"كلّ من {joined(phrases(subject))}"
    assert head(printed) == "كل"
    return f"{verbs.agree(verb(word), [NounPhrase(printed)])} {printed}"


@rule("agree, كان قد, verb first")
def _(text: str) -> str:
    word, subject = parts(text, "+")
    return verbs.had(verb(word), phrases(subject), joined(phrases(subject)))


@rule("passive, agreed with its subject")
def _(text: str) -> str:
    if text.endswith(", impersonal"):
        return verbs.passive(verb(text.removesuffix(", impersonal")), [])
    word, subject = parts(text, "+")
    return verbs.passive(verb(word), phrases(subject))


@rule("passive of a verb with a preposition")
def _(text: str) -> str:
    word, subject = parts(text, "+")
    known = verb(word)
    return f"{verbs.passive(known, phrases(subject))} {known.preposition} {joined(phrases(subject))}"


@rule("verbal noun, with its preposition")
def _(text: str) -> str:
    word, thing = parts(text, "+")
    return verbs.verbal_noun(verb(word), [phrase(thing)])


@rule("predicate of كان")
def _(text: str) -> str:
    word, subject, said = parts(text, "+")
    known = KANA if word == "كان" else verb("أصبح")
    return f"{verbs.agree(known, phrases(subject))} {subject} {predicate(phrase(said))}"


@rule("that-clause")
def _(text: str) -> str:
    word, clause = parts(text, "+")
    known = verb("صرّح ب" if word == "صرّح" else word)
    people = LEXICON["names"]["people"] + LEXICON["names"]["dual"]
    subject = next((name for name in people if clause.startswith(f"{name} ")), None)
    if subject is None:
        return f"{word} {verbs.reported(known, clause)}"
    return f"{word} {verbs.reported(known, clause.removeprefix(f'{subject} '), phrase(subject))}"


@rule("contrast with لا")
def _(text: str) -> str:
    if ": " not in text:
        return "، لا ".join(parts(text, "/"))
    word, rest = text.split(": ")
    said = [words.indefinite_accusative(part) for part in parts(rest.removesuffix(" (indefinite)"), "/")]
    return f"{word} {'، لا '.join(said)}"


# ---------------------------------------------------------------- attaching, lists, questions


@rule("attach")
def _(text: str) -> str:
    text, _, note = text.partition(" (")
    prefix, rest = parts(text, "+")
    return attach(prefix, rest, article={"with article)": True, "without article)": False}.get(note))


@rule("between")
def _(text: str) -> str:
    if "(pronoun)" in text:
        first, second = parts(text.replace(" (pronoun)", ""), "،")
        return f"{nouns.with_preposition('بين', [phrase(first)])} {attach('و', f'بين {second}')}"
    return f"بين {join(parts(text, '،'))}"


@rule("list", "list, an item holds و")
def _(text: str) -> str:
    return join(parts(text, "،"))


@rule("list of alternatives")
def _(text: str) -> str:
    return join(parts(text, "،"), "أو")


@rule("list, genitive")
def _(text: str) -> str:
    return join([in_case(one, Case.GENITIVE) for one in phrases(text)])


@rule("punctuation")
def _(text: str) -> str:
    return mended(text)


@rule("question word with a preposition")
def _(text: str) -> str:
    preposition, word = parts(text, "+")
    return what(preposition) if word == "ما" else whom(preposition)


@rule("what is")
def _(text: str) -> str:
    return f"{what()} {words.definite(text.split(',')[0])}"


@rule("which")
def _(text: str) -> str:
    preposition, *middle, asked = parts(text, "+")
    word, _, dual = asked.partition(" ")
    form = count.dual(noun(word), Case.GENITIVE) if dual else word
    governing = attach(preposition, middle[0]) if middle else preposition
    return which(form, governing)


@rule("how many")
def _(text: str) -> str:
    word, *roles = parts(text, ",")
    asked = how_many(word)
    if not roles:
        return asked
    _role, known = roles[0].split(" of ")
    subject = roles[1].removeprefix("subject ") if len(roles) > 1 else ""
    who = [phrase(subject)] if subject else [phrase(word)]
    return " ".join(filter(None, [asked, verbs.agree(verb(known), who), subject]))


@rule("relative clause, indefinite antecedent")
def _(text: str) -> str:
    thing, rest = relative_parts(text)
    return f"{thing.nom} {rest}"


@rule("stem with a relative clause")
def _(text: str) -> str:
    thing, rest = relative_parts(text)
    return f"{what()} {words.definite(thing.nom)} {nouns.relative([thing])} {rest}؟"


def relative_parts(text: str) -> tuple[NounPhrase, str]:
    """Read «طرف dual, subject of وقّع, object المعاهدة»."""
    word, role, *more = parts(text, ",")
    known = noun(word.removesuffix(" dual"))
    dual = word.endswith(" dual")
    thing = NounPhrase(
        count.dual(known) if dual else known.singular,
        gender=known.gender,
        number=Number.DUAL if dual else Number.SINGULAR,
    )
    other = next(part for part in more if part.startswith(("subject ", "object "))).partition(" ")[2]
    return thing, relative_rest(role, other, thing, "present" if "present" in more else "past")


def relative_rest(role: str, named: str, thing: NounPhrase, tense: verbs.Tense) -> str:
    """Word what follows the relative pronoun: the verb, its pronoun, the subject or the object."""
    kind, _, rest = role.replace("after ", "object of ").partition(" of ")
    if kind == "subject":
        return f"{verbs.agree(verb(rest), [thing], after=True)} {named}"
    subjects = phrases(named)
    word, *behind = rest.split(" ")
    form = verbs.agree(verb(word), subjects, tense=tense)
    if not behind:
        return f"{verbs.with_object(form, [thing])} {joined(subjects)}"
    preposition, noun_after = behind[0][:1], behind[0][1:]
    if behind[0] in ("على", "ل"):
        return f"{form} {nouns.with_preposition(behind[0], [thing])} {joined(subjects)}"
    return f"{form} {joined(subjects)} {attach(preposition, nouns.owned(noun_after, [thing], Case.GENITIVE))}"


# ---------------------------------------------------------------- counting


@rule("count nominative", "currency", "count, thousands and millions")
def _(text: str) -> str:
    text, case = case_of(text)
    return count.count(*counted_parts(text), case)


@rule("count accusative")
def _(text: str) -> str:
    return count.count(*counted_parts(text), Case.ACCUSATIVE)


@rule("count genitive")
def _(text: str) -> str:
    return count.count(*counted_parts(text), Case.GENITIVE)


@rule("count after لمدة")
def _(text: str) -> str:
    return f"لمدة {count.count(*counted_parts(text), Case.GENITIVE)}"


@rule("count in words, nominative")
def _(text: str) -> str:
    return count.in_words(*counted_parts(text))


@rule("count in words, genitive")
def _(text: str) -> str:
    return count.in_words(*counted_parts(text), Case.GENITIVE)


@rule("count, definite, in digits")
def _(text: str) -> str:
    return count.definite(*counted_parts(text), in_digits=True)


@rule("count, definite, in words")
def _(text: str) -> str:
    text, case = case_of(text)
    return count.definite(*counted_parts(text), case)


@rule("ordinal")
def _(text: str) -> str:
    text, case = case_of(text)
    return ordinal(*counted_parts(text), case)


@rule("percent")
def _(text: str) -> str:
    return f"بنسبة {count.counted(quantities.read_quantity(text.removesuffix(', after ب'), {}), Case.GENITIVE)}"


@rule("percent, Arabic-Indic digits")
def _(text: str) -> str:
    return count.counted(quantities.read_quantity(text, {}), digits="arabic")


# ---------------------------------------------------------------- times


def months_of(months: Months) -> Interpreter:
    return lambda text: dates.name(read_time(text), months)


RULES |= {f"date, {months} months": months_of(months) for months in SYSTEMS}
RULES["date, Arabic-Indic digits"] = lambda text: dates.name(read_time(text), digits="arabic")
RULES["time with في"] = lambda text: dates.at(read_time(text))
RULES["time with منذ"] = lambda text: dates.at(time.since(read_time(text)))
RULES["weekday"] = lambda text: dates.with_weekday(read_time(text))
RULES["weekday, after يوم"] = lambda text: f"يوم {dates.with_weekday(read_time(text))}"


@rule("years named")
def _(text: str) -> str:
    listed, preposition = parts(text, ", after")
    return f"{preposition} {dates.years([read_time(one) for one in parts(listed, '،')])}"


@rule("time span")
def _(text: str) -> str:
    told, _how = parts(text, ",")
    first, last = (read_time(one) for one in told.split(" to "))
    return dates.at(time.span(first, last))


@rule("hijri date", "hijri date, with the other")
def _(text: str) -> str:
    first, *other = parts(text, ",")
    return dates.name(read_time(" = ".join([f"{first} AH", *other])))


@rule("read a time")
def _(text: str) -> str:
    ((_start, _end, found),) = times_in(text)
    return notation(found)


# ---------------------------------------------------------------- the test


def accepts(key: str) -> tuple[str, ...]:
    """List what is accepted for a key: itself, and every spelling of the time or the quantity that it is."""
    told = [one for start, end, one in times_in(key) if (start, end) == (0, len(key))]
    if told:
        return (key, *dates.spellings(told[0]))
    counted = [one for _, _, one in quantities.quantities_in(key, {noun.singular: noun for noun in typed.YEARS})]
    return (key, *(typed.spellings(counted[0]) if counted else ()))


NORMAL = [row for row in ROWS if not re.match("same|not the same|typed answer", row[0]) and row[0] not in LEFT_OUT]
PAIRS = [row for row in ROWS if re.match("same|not the same|typed answer", row[0])]


@pytest.mark.parametrize(("name", "given", "expected"), NORMAL, ids=lambda text: text)
def test_the_language_gives_what_the_table_says(name: str, given: str, expected: str) -> None:
    assert unicodedata.normalize("NFC", str(RULES[name](given))) == unicodedata.normalize("NFC", expected)


@pytest.mark.parametrize(("name", "one", "other"), PAIRS, ids=lambda text: text)
def test_texts_are_told_apart_as_the_table_says(name: str, one: str, other: str) -> None:
    told = {
        "same, strictly": strict(one) == strict(other),
        "same only loosely": strict(one) != strict(other) and loose(one) == loose(other),
        "not the same, even loosely": loose(one) != loose(other),
        "typed answer accepted": typed.accepted(other, accepts(one)),
        "typed answer refused": not typed.accepted(other, accepts(one)),
    }
    assert told[name]


def test_every_rule_of_the_table_is_run_or_left_out_with_a_reason() -> None:
    run = RULES.keys() | {name for name, *_ in PAIRS} | LEFT_OUT.keys()
    assert {name for name, *_ in ROWS} <= run
    assert all(LEFT_OUT.values())
