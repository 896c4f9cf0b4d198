"""A verb with its participants: which roles it has, how each is said in its place, and how it is asked for.

What comes out is Jinja, the same that an author writes under templates/questions; verb_clauses.py makes clauses of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from quizgen.arabic.count import PERCENT, Quantity
from quizgen.arabic.letters import TATWEEL
from quizgen.arabic.time import Time
from quizgen.arabic.verbs import Verb
from quizgen.model import Mood, Name, Slot, Text, VerbWordings
from quizgen.reading.verb_roles import (
    AMOUNT,
    AS,
    COMPARED,
    FROM,
    LASTS,
    SPEAKER,
    THAT,
    TO,
    WHAT,
    WHEN,
    WHERE,
    WHO,
    Manner,
)

HELD_HERE = re.compile(r"(?<![\w'])it(?![\w'])")
# Asked by a noun («لأيّ هدف», «نيابة عن مَن»), so that the value alone is the answer.
_ASKED_BY_A_NOUN = frozenset(
    ("as", "aim", "result", "compared_to", "on_behalf", "in_presence", "instead_of", "under", "lasts")
)
_NOTHING = "'ذلك'"
# The moods that a verb tells by a tense of its own, some with a word before it.
_TENSES: Mapping[Mood, tuple[str, str]] = {
    "stated": ("", "past"),
    "lasting": ("", "present"),
    "possible": ("قد", "present"),
}
# What still goes on when the article is published, and what it denies in its own words. A speaker's denial is led in.
_STILL = ("", "present")
_PERHAPS = ("ربما", "past")
_NEGATIONS: Mapping[str, tuple[str, str]] = {
    "لم": ("لم", "jussive"),
    "لا": ("لا", "present"),
    "لن": ("لن", "subjunctive"),
}
_ACTIVE = {"past": "agree"}  # the filter of a tense, where it is called otherwise
_CLAUSE = re.compile(r" ?(?:أنّ|إنّ)$")


@dataclass(frozen=True, slots=True)
class VerbParts:
    """The verb of one fact, with what its roles hold: how each is said and asked for."""

    key: str
    verb: Verb
    shared: VerbWordings
    held: Mapping[str, Slot]
    manner: Manner
    by_the_article: str = ""  # «بحسب المقال»

    @property
    def mood(self) -> Mood:
        return self.manner.mood

    @property
    def claimed(self) -> bool:
        return self.manner.claimed

    @property
    def own(self) -> str:
        """The role that the verb's preposition leads."""
        return self.shared.led_by(self.verb)

    @property
    def objects(self) -> tuple[str, ...]:
        """The roles that stand behind the verb in the accusative, in their order."""
        if self.verb.object == "none":
            return ()
        if self.verb.object == "two" and TO in self.held:
            return tuple(role for role in (TO, WHAT) if role in self.held)
        made = (AS,) if self.verb.object == "two" or self.key in self.shared.makes else ()
        return tuple(role for role in (WHAT, *made) if role in self.held)

    @property
    def core(self) -> tuple[str, ...]:
        """The roles that the verb cannot do without, in their order."""
        narrowing = (WHEN, WHERE, COMPARED) if self.key in self.shared.periods else ()
        directions = (role for role in (FROM, TO) if role in self.held and not is_measure(self.held[role]))
        roles = (WHO, *self.objects, self.own, THAT, self.lead_role, *directions, *narrowing)
        return tuple(dict.fromkeys(role for role in roles if role in self.held))

    @property
    def lead_role(self) -> str:
        """The role (or the speaker) by whom the verb is led in: «نصّت المعاهدة على أن»; '' where nobody is named."""
        lead = self.shared.leads.get(self.mood)
        if self.mood == "denied" and self.manner.negation:
            return ""  # «قالت الشركة إنها لن تغلق»: she says it, and denies nothing that was said
        named = lead and (lead.by in self.held or (lead.by == SPEAKER and self.claimed))
        return lead.by if lead and named else ""

    @property
    def tense(self) -> tuple[str, str] | None:
        """The word before the verb and its tense where nothing leads it in; None where «أن» or كان does."""
        if self.lead_role:
            return None
        if self.mood == "stated" and self.claimed and self.manner.to_come:
            return ("", "future")
        if self.mood == "possible" and self.manner.over:
            return _PERHAPS
        if self.mood == "ongoing":
            return _STILL if self.manner.still else None
        return _NEGATIONS[self.manner.negation or "لم"] if self.mood == "denied" else _TENSES.get(self.mood)

    def complement(self, role: str, it: str = "") -> str:
        """Say what a role holds, in its place: «إلى {{ to | genitive }}»; `it` is another name for what it holds."""
        if role in self.objects:
            says = "{{ it | accusative }}"
        elif role == self.own:
            says = behind(self.verb.preposition)
        elif role == THAT:
            says = f"{self.verb.that} {{{{ it | accusative }}}}"
        elif role == LASTS and self._binds:
            says = "، و{{ 'مدة' | owned(what) }} {{ it }}"  # «لمدة ثلاث سنوات» would tell how long they signed
        elif role == AMOUNT and self.changes:
            says = "{{ it | amounting('change') }}"  # «بمقدار 65 سنتًا», not «بمبلغ»
        else:
            says = self.shared.roles[role].says
        if WHO not in self.held and self.objects:  # «بصفتها مركزًا للتجارة»: of what is spoken of
            says = re.sub(rf"\b{WHO}\b", self.objects[0], says)
        return HELD_HERE.sub(it or role, says)

    def told_of(self, role: str) -> str:
        """Say what a role holds as its question is answered: «إلى الرياض»; '' where the value alone answers."""
        if role in self.objects and WHO in self.held and is_measure(self.held[role]):
            return self.complement(role)  # «كم خصّصت الوزارة؟»: «مليوني دينار»
        alone = self._is_taken_up(role) or role in _ASKED_BY_A_NOUN or role in (WHO, self.lead_role, *self.objects)
        alone = alone or (role == AMOUNT and bool(self._comes_to()))
        return "" if alone else self.complement(role)

    def question_word(self, role: str) -> str:
        """Ask for what a role holds that is neither the subject nor the object: «إلى أيّ مدينة»."""
        if role == AS and role in self.objects:
            asks = self.shared.makes.get(self.key, "ماذا")
        elif role == WHEN and self.key in self.shared.periods:
            asks = "{{ it | asking('في') }}"  # «في أيّ عام بلغت», not «متى بلغت»
        elif role == self.own:
            asks = f"{{{{ it | asking('{self.verb.preposition.rstrip(TATWEEL)}') }}}}"
        elif self.verb.object == "predicate" and role in self.objects:
            asks = "ماذا"  # «ماذا أصبح كريم حداد؟», whoever that is
        elif role == THAT:
            asks = f"{{{{ '{_CLAUSE.sub('', self.verb.that)}' | asking_what }}}}"
        elif role in self.objects:
            asks = "{{ it | asking('') }}"
        elif role == AMOUNT and self.changes:
            asks = "{{ it | asking_amount('change') }}"
        else:
            asks = self.shared.roles[role].asks
        return HELD_HERE.sub(role, asks)

    def fault(self, *, bare: bool) -> str:
        """Say what an author should fix in the roles, '' where the verb can be said with them."""
        beside = self.verb.object == "one" and self.own and not bare
        if beside and self.own not in self.held and WHAT in self.held:
            return f"the verb '{self.key}' leads the role '{self.own}' with {self.verb.preposition}, and there is none"
        if WHO in self.held:
            return ""
        passive, noun = self.verb.passive is not None, bool(self.verb.noun) and self.mood != "ongoing"
        if (self.objects or self.own in self.held) and (passive if self.tense else noun):
            return ""
        where = f" where it is {self.mood}" if self.mood != "stated" else ""
        return f"the verb '{self.key}' needs the role 'who'{where}: no passive of it says so"

    def needs(self, role: str, asked: str) -> bool:
        """Return whether a role cannot be said without naming what is asked: «بصفته» tells a gender."""
        wanted = self.shared.roles[role].needs
        return bool(wanted) and (wanted == asked or (wanted not in self.held and self.objects[:1] == (asked,)))

    def is_share(self, role: str) -> bool:
        """Return whether a role holds a percentage: what it is of belongs to it («38% من الصادرات»)."""
        held = self.held[role].values if role in self.held else ()
        return bool(held) and all(isinstance(value, Quantity) and value.noun == PERCENT for value in held)

    @property
    def changes(self) -> bool:
        """Whether the verb tells that its subject rose or fell."""
        return self.key in self.shared.rises | self.shared.falls

    @property
    def _binds(self) -> bool:
        """Whether the verb makes a document that holds for a time."""
        return self.key in self.shared.binds and self.objects[:1] == (WHAT,)

    def _comes_to(self) -> str:
        """Return what asks for a change by a noun, «ما نسبة النموّ التي توقّعها البنك»; '' if nothing does."""
        lead = self.shared.leads.get(self.mood)
        led = lead is not None and bool(self.lead_role) and WHO in self.held and not self.objects
        return lead.comes_to if led and lead and self.changes and self.verb.noun else ""

    def _is_taken_up(self, role: str) -> bool:
        """Return whether what ل leads is asked for as an object is, «ما الذي تعرّض له النفط», not by «لأيّ شيء»."""
        many = len(self.held[role].values) > 2 and self.held[role].complete
        if role == self.own and many and WHO in self.held and not self.objects:
            return not any(_is_person(value) for value in self.held[role].values)  # «ما القطاعات الثلاثة التي …»
        bare = self.verb.preposition.rstrip(TATWEEL)
        things = all(isinstance(value, Text) and not value.phrase.human for value in self.held[role].values)
        return role == self.own and bare == "ل" and things and WHO in self.held and not self.objects

    # ---------------------------------------------------------- parts

    def lead(self) -> str:
        """Return what leads the verb in: «كان من المقرّر»; '' where it stands by itself."""
        lead = self.shared.leads.get(self.mood)
        if lead is None:
            return ""
        return lead.says if self.lead_role else lead.plain

    def _active(self, subject: str, printed: str, pronoun: str = "") -> str:
        """Conjugate for a subject, printed behind the verb or standing before it."""
        verb, taken = f"'{self.key}'", f" | with_object({pronoun})" if pronoun else ""
        before = subject if printed else f"{subject}, 'after'"
        after = f"{subject}, 'after'"
        if printed and self.manner.of_oneself and self.lead_role == SPEAKER:
            before, printed = after, ""
        if self.tense:
            particle, tense = self.tense
            return f"{particle} {{{{ {verb} | {_ACTIVE.get(tense, tense)}({before}){taken} }}}} {printed}"
        match self.mood:
            case "ongoing":
                words = f"{{{{ 'كان' | agree({before}) }}}} {printed} {{{{ {verb} | present({after}){taken} }}}}"
            case "denied":
                past = f"قد {{{{ {verb} | agree({after}){taken} }}}}"
                words = f"{self.lead()} أن {{{{ 'كان' | subjunctive({before}) }}}} {printed} {past}"
            case _:
                words = f"{self.lead()} أن {{{{ {verb} | subjunctive({before}){taken} }}}} {printed}"
        return words

    def _passive(self, subject: str) -> str:
        """Say the verb in the passive, in a tense of its own."""
        particle, tense = self.tense or ("", "past")
        place = "" if "," in subject else ", 'before'"
        return f"{particle} {{{{ '{self.key}' | passive({subject}{place}, '{tense}') }}}}".strip()

    def _without_subject(self, shown: Collection[str]) -> Iterator[str]:
        """Say it in the passive, or by the verbal noun where the mood leads in."""
        patient = next(iter(self.objects), "")
        if self.tense:
            if patient or self.own in self.held:
                # a verb that has its preposition alone agrees with nothing: «صودق على الاتفاقية»
                yield self._passive(patient or _NOTHING)
                yield f"{{{{ {patient} }}}}" if patient else ""
                yield self._behind(shown, patient)
        elif self.mood != "ongoing" and self.verb.noun:
            yield self.lead()
            yield f"{self.verb.noun} {{{{ {patient} | genitive }}}}" if patient else f"ال{self.verb.noun}"
            yield self._behind(shown, patient)

    def _asking_the_patient(self, role: str, shown: Collection[str]) -> Iterator[str]:
        """Ask for what the passive verb's subject is: «ما المعاهدة التي وُقّعت …», «… كان من المقرّر توقيعها»."""
        asked = f"{role} | asked('patient')"
        if self.tense:
            yield f"{{{{ {asked} }}}}"
            yield self._passive(f"{asked}, 'after'")
            yield self._behind(shown, role)
        elif self.mood != "ongoing" and self.verb.noun:
            case = "nominative" if self.lead().startswith("كان") else "genitive"
            yield f"{{{{ {asked} }}}} {self.lead()} {{{{ '{self.verb.noun}' | owned({asked}, '{case}') }}}}"
            yield self._behind(shown, role)

    def _behind(self, shown: Collection[str], *but: str) -> str:
        """Say the complements that are shown, in their order, all but some."""
        # a clause goes last: what stands behind it would belong to it
        last = (LASTS, THAT) if self._binds else (THAT,)
        order = (*self.objects, self.own, *(role for role in self.shared.roles if role not in last), *last)
        left_out = {*but, WHO, self.lead_role}
        return " ".join(
            self.complement(role) for role in dict.fromkeys(order) if role in shown and role not in left_out
        )

    @staticmethod
    def _joined(*parts: str) -> str:
        return re.sub(r" +", " ", " ".join(filter(None, parts))).replace(" ،", "،").strip()


def _is_person(value: object) -> bool:
    return isinstance(value, Name | Text) and (
        value.phrase.human or (isinstance(value, Name) and value.is_ == "people")
    )


def is_measure(slot: Slot) -> bool:
    """Return whether a role holds times or amounts alone."""
    return all(isinstance(value, Time | Quantity) for value in slot.values)


def behind(preposition: str) -> str:
    """Put a preposition before what a role holds: attached to each value where it is one letter."""
    bare = preposition.rstrip(TATWEEL)
    return f"{{{{ it | attach('{bare}') }}}}" if len(bare) == 1 else f"{bare} {{{{ it | genitive }}}}"
