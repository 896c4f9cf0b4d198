"""Names: declared once, with what grammar needs, tied to one another by id; and pools of names to offer as wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from quizgen.arabic.count import Quantity
from quizgen.arabic.head_noun import head, phrase_of_noun
from quizgen.arabic.letters import unmarked
from quizgen.arabic.nouns import Gender, NounPhrase, Number
from quizgen.arabic.time import Time
from quizgen.model import ID, Lexicon, Name, Office, Templates
from quizgen.naming import PLACES, Nature, nature_of
from quizgen.problems import Problems, Span, did_you_mean, one_of
from quizgen.reading.context import EVIDENCE_KEYS, Ids, has_evidence, name_types
from quizgen.reading.fields import (
    ID_SHAPE,
    IDS_SHAPE,
    TO_THE_LEXICON,
    Fields,
    chosen,
    fields_of,
    id_of,
    items_of,
    list_of,
)
from quizgen.reading.phrases import GENDERS, PHRASE_KEYS, arabics_of, phrase_of, short_of
from quizgen.reading.scalars import QUANTITY, TIME, quantity_of, time_of
from quizgen.reading.shapes import TEXT, TEXTS, Held, Keys, either, keyed, listed, many, named, optional, ref
from quizgen.reading.yaml_tree import ListNode, MapNode, Node, TextNode, undecided

OFFICE_KEYS: Keys = {**PHRASE_KEYS, "when": TIME, **optional(EVIDENCE_KEYS), "in": TEXT, "skip": TEXTS}
NAME_KEYS: Keys = {
    **PHRASE_KEYS,
    "is": Held(ref("name-type")),
    "noun": TEXT,
    "short": either(TEXT, keyed(PHRASE_KEYS)),
    **dict.fromkeys(("aliases", "members", "of"), TEXTS),
    **dict.fromkeys(("en", "who"), TEXT),
    "offices": listed(keyed(OFFICE_KEYS)),
    "was": IDS_SHAPE,
}
NAMES = named(either(TEXT, listed(TEXT, 1), keyed(NAME_KEYS)), ID_SHAPE)  # in short: its words, and others for it
HUMAN_TYPES = ("person", "people")
FEMININE_TYPES = ("state", "city")
COMPASS = ("شمال", "جنوب", "شرق", "غرب")  # «جنوب السودان» is masculine or feminine as one takes it


@dataclass(frozen=True, slots=True)
class OfficeQuote:
    """Where an office's evidence is written, and the place to complain at."""

    fields: Fields
    span: Span
    when: Node | None
    skip: tuple[TextNode, ...]
    words: TextNode | None  # `in`: the words of the sentence that hold the title


@dataclass(frozen=True, slots=True)
class ReadNames:
    """The names by id, the quote of each office by its name's id and its index, and the ids that are not sound.

    `guessed` are the ids of names whose gender could not be read.
    """

    names: Mapping[str, Name]
    office_quotes: Mapping[tuple[str, int], OfficeQuote]
    sick: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()


def read_names(
    node: Node | None,
    types: Collection[str],
    lexicon: Lexicon,
    ids: Ids,
) -> ReadNames:
    """Read names by id; `types` are those known, `ids` those of names that were read before."""
    problems, before = ids.problems, frozenset(ids.taken)
    fields = fields_of(node, (), "names", problems, any_key=True)
    names: dict[str, Name] = {}
    quotes: dict[tuple[str, int], OfficeQuote] = {}
    guessed: set[str] = set()
    if fields is None:
        return ReadNames(names, quotes)
    for key, (written, value) in fields.node.entries.items():
        id_ = id_of(written, "id", problems)
        if undecided(value):
            continue
        value = _in_full(value)
        if id_ and id_ in ids.taken:
            problems.report("E201", written.span, f"the name '{id_}' stands under 'names' already")
            continue
        if id_:
            ids.take(id_, written.span)
        one = fields_of(value, NAME_KEYS, f"the name '{key}'", problems)
        name = _name(id_, one, types, lexicon, quotes) if one else None
        if name and id_:
            names[id_] = replace(name, span=written.span, was=ids.retire(one.texts("was")) if one else ())
            if one and not _is_gender_read(one, name, lexicon):
                guessed.add(id_)
    _check_ties(fields, names, {*names, *before}, problems)
    return ReadNames(names, quotes, frozenset(fields.node.entries) - frozenset(names), frozenset(guessed))


def _in_full(node: Node) -> Node:
    """Write a name in short as its keys: a text is its `ar`, a list of texts its `ar` and its aliases."""
    texts = node.items if isinstance(node, ListNode) else (node,)
    if not texts or not all(isinstance(text, TextNode) for text in texts):
        return node
    first, *aliases = texts
    if isinstance(first, TextNode) and first.empty:
        return node
    keys: dict[str, Node] = {"ar": first}
    if aliases:
        keys["aliases"] = ListNode(tuple(aliases), aliases[0].span)
    return MapNode({key: (TextNode(key, node.span), value) for key, value in keys.items()}, node.span)


def _name(
    id_: str,
    fields: Fields,
    types: Collection[str],
    lexicon: Lexicon,
    quotes: dict[tuple[str, int], OfficeQuote],
) -> Name | None:
    problems = fields.problems
    nature = nature_of(" ".join(fields.text("ar").split()), lexicon)
    is_ = _type(fields, types, nature)
    gender, number = _likely(fields.text("ar"), is_, lexicon)
    if is_ == "person":
        gender = _gender(fields, nature, lexicon)
    phrase = phrase_of(fields, human=is_ in HUMAN_TYPES, gender=gender, number=number.value)
    noun = fields.text_node("noun")
    if noun and lexicon.nouns:
        chosen(noun, lexicon.nouns, "noun", problems, TO_THE_LEXICON)
    short = short_of(fields.get("short"), phrase, problems)
    aliases = arabics_of(fields.texts("aliases"), problems)
    offices = _offices(id_, phrase, fields, quotes)
    if phrase is None or not is_:
        return None
    return Name(
        id=id_,
        phrase=phrase,
        is_=is_,
        noun=(noun.text if noun.text in lexicon.nouns else "") if noun else "" if fields.get("is") else nature.noun,
        short=short,
        aliases=aliases,
        members=tuple(node.text for node in fields.texts("members")),
        of=tuple(node.text for node in fields.texts("of")),
        offices=offices,
        en=fields.text("en"),
        who=fields.text("who"),
    )


def _likely(text: str, type_: str, lexicon: Lexicon) -> tuple[Gender | None, Number]:
    """Return the gender and number that a name has where none is written; None where its last letter decides.

    They are those of its first noun (بنك التنمية، طرفا الاتفاق); states and cities are feminine but for a few (العراق).
    """
    number = Number.PLURAL if type_ == "people" else Number.SINGULAR
    if type_ == "person":
        return None, number
    if known := next((names[text] for each in PLACES if text in (names := lexicon.names.get(each, {}))), ""):
        return GENDERS[known], number
    word = head(text)
    if found := lexicon.noun_forms.find(word):
        gender = phrase_of_noun(text, *found).gender
        return gender, Number.DUAL if found[1] is Number.DUAL else number
    return (Gender.F if type_ in FEMININE_TYPES and word not in COMPASS else None), number


def _gender(fields: Fields, nature: Nature, lexicon: Lexicon) -> Gender | None:
    """Return a person's gender: what is written, else what the name or the title of an office tells for sure."""
    if written := fields.text("gender"):
        return GENDERS.get(written)
    if gender := _told_gender(fields, nature, lexicon):
        return gender
    fields.problems.report("E202", fields.span, "a person's gender is not written", "add gender: m or gender: f")
    return None


def _is_gender_read(fields: Fields, name: Name, lexicon: Lexicon) -> bool:
    """Return whether the gender that a name has is written, or told by its words."""
    node = fields.node.entries.get("gender")
    if node is not None:
        return isinstance(node[1], TextNode) and node[1].text.strip() in GENDERS
    return name.is_ != "person" or _told_gender(fields, nature_of(name.phrase.nom, lexicon), lexicon) is not None


def _told_gender(fields: Fields, nature: Nature, lexicon: Lexicon) -> Gender | None:
    """Return the gender that a person's name or the title of an office tells for sure."""
    offices = [node.entries.get("ar") for node in items_of(fields.get("offices")) if isinstance(node, MapNode)]
    titles = [entry[1].text.split() for entry in offices if entry and isinstance(entry[1], TextNode)]
    if any(lexicon.names.get("title", {}).get(unmarked(words[0])) == "f" for words in titles if words):
        return Gender.F  # وزيرة; a man's title may be a woman's
    return GENDERS[nature.gender] if nature.type == "person" and nature.gender else None


def _type(fields: Fields, types: Collection[str], nature: Nature) -> str:
    if "is" not in fields.node.entries and fields.get("ar") and "is" not in fields.misspelt:
        if not nature.type:
            message = f"what «{fields.text('ar')}» is cannot be told from its words"
            hint = "write its type beside its words: {ar: …, is: …}; " + one_of(types)
            fields.problems.report("E210", fields.span, message, hint)
        return nature.type
    node = fields.required("is")
    if node is None:
        return ""
    if node.text in types:
        return node.text
    near = did_you_mean(node.text, types)
    if not near and ID.fullmatch(node.text):
        return node.text  # a verb takes names of any type: disease, ship, prize
    message = f"no frame has a role for the type '{node.text}'"
    fields.problems.report("E203", node.span, message, near or one_of(types))
    return ""


def _offices(
    id_: str, holder: NounPhrase | None, fields: Fields, quotes: dict[tuple[str, int], OfficeQuote]
) -> tuple[Office, ...]:
    gender = holder.gender if holder else Gender.M
    problems = fields.problems
    offices: list[Office] = []
    for node in list_of(fields.get("offices"), "offices", problems):
        office = fields_of(node, OFFICE_KEYS, "an office", problems)
        title = phrase_of(office, human=True, gender=gender) if office else None
        if office is None or title is None:
            continue
        when = office.get("when")
        time = time_of(when, problems) if when else None
        if has_evidence(office):
            span = next(office.node.entries[key][1].span for key in EVIDENCE_KEYS if key in office.node.entries)
            quotes[id_, len(offices)] = OfficeQuote(office, span, when, office.texts("skip"), office.text_node("in"))
        offices.append(Office(title, time, office.span))
    return tuple(offices)


def _check_ties(fields: Fields, names: dict[str, Name], known: Collection[str], problems: Problems) -> None:
    """Report every `of` and `members` that names nobody known, and take it out."""
    for id_, name in names.items():
        node = fields.node.entries[id_][1]
        if not isinstance(node, MapNode):
            continue
        tied = Fields(node, problems)
        for key in ("of", "members"):
            for text in tied.texts(key) if _well_read(tied, key) else ():
                if text.text == id_:
                    problems.report("E204", text.span, f"'{id_}' is tied to itself")
                elif text.text not in known and text.text not in fields.node.entries:
                    problems.report("E205", text.span, f"unknown name '{text.text}'", did_you_mean(text.text, known))
        names[id_] = replace(
            name,
            of=tuple(one for one in name.of if one in known and one != id_),
            members=tuple(one for one in name.members if one in known and one != id_),
        )


def _well_read(fields: Fields, key: str) -> bool:
    """Return whether a key's texts were read without a problem, so that reading them again tells none twice."""
    trial = Problems()
    Fields(fields.node, trial).texts(key)
    return not trial.found


POOL_KEYS: Keys = {"names": NAMES, "times": listed(TIME), "quantities": many(QUANTITY)}


def read_pools(
    node: Node | None, templates: Templates, ids: Ids
) -> tuple[Mapping[str, Name], tuple[Time, ...], tuple[Quantity, ...]]:
    """Read candidates for wrong options: names, times, quantities; `ids` holds those of the seed's own names."""
    problems = ids.problems
    fields = fields_of(node, POOL_KEYS, "pools", problems)
    if fields is None:
        return {}, (), ()
    types, lexicon = name_types(templates.frames), templates.lexicon
    names = read_names(fields.get("names"), types, lexicon, ids).names
    times = (time_of(item, problems) for item in list_of(fields.get("times"), "'times'", problems))
    nodes = items_of(fields.get("quantities"))
    quantities = (quantity_of(node, lexicon.nouns, problems) for node in nodes)
    return names, tuple(time for time in times if time), tuple(one for one in quantities if one)
