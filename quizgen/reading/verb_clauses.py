"""A verb with its participants as a clause: the words of a wording, in the order of a newspaper's sentence.

The verb comes first, then its subject, its objects, what its own preposition leads, and the rest in the order of
roles.yaml. Without a subject the clause is passive, or a verbal noun where the mood leads in. What comes out is Jinja,
the same that an author writes under templates/questions.
"""

from __future__ import annotations

from collections.abc import Collection

from quizgen.arabic.bounds import BETWEEN
from quizgen.arabic.cases import in_case
from quizgen.arabic.count import BARE, PERCENT, Quantity
from quizgen.arabic.nouns import Case, Gender, MissingForm, NounPhrase, with_preposition
from quizgen.arabic.words import definite
from quizgen.model import Name
from quizgen.reading.verb_parts import HELD_HERE, VerbParts
from quizgen.reading.verb_roles import AMOUNT, THAT, WHAT, WHO

_SHARE = NounPhrase("النسبة", gender=Gender.F)


class Clause(VerbParts):
    """The clauses of the verb of one fact."""

    __slots__ = ()

    def told(self, shown: Collection[str]) -> str:
        """Say the verb with the roles that are shown; '' where no rule words it."""
        if WHO in self.held and not self.claimed and self._could_be_turned_round(shown):
            return self._joined("{{ who }}", self._active(WHO, ""), self._behind(shown, WHO))
        return self._verb_first(shown)

    def _verb_first(self, shown: Collection[str]) -> str:
        if WHO in self.held:
            return self._joined(self._active("who", "{{ who }}"), self._behind(shown, WHO))
        return self._joined(*self._without_subject(shown))

    def _could_be_turned_round(self, shown: Collection[str]) -> bool:
        """Return whether only its place would tell the subject from the object: «شكر فلان فلانًا» without its marks.

        Then the subject goes first, where nothing leads the verb in.
        """
        first = next((role for role in self.objects if role in shown), "")
        held = (*self.held[WHO].values, *self.held[first].values) if first else ()
        names = [value for value in held if isinstance(value, Name)]
        natures = {(name.is_, name.phrase.gender, name.phrase.number) for name in names}
        alike = len(held) == len(names) == 2 and len(natures) == 1
        return alike and self.tense is not None and not _shows_its_case(names[1].phrase)

    def asking(self, role: str, shown: Collection[str]) -> str:
        """Ask for what a role holds, the other roles shown; '' where no rule words it."""
        if role == WHO:
            return self._joined("{{ who | asked }}", self._active("who | asked", ""), self._behind(shown, WHO))
        if role == AMOUNT and (comes_to := self._comes_to()):
            asked = f"amount | asking_extent('{definite(self.verb.noun)}')"
            return self._joined(HELD_HERE.sub(asked, comes_to), "{{ who | attach('ل') }}", self._behind(shown, WHO))
        if role == self.own and WHO in self.held and self.is_share(role):
            behind = with_preposition(self.verb.preposition, [_SHARE])
            told = self._active(WHO, f"{behind} {{{{ who }}}}")  # «التي استحوذت عليها الشركة»
            return self._joined("ما النسبة التي", told, self._behind(shown, WHO, role))
        if self._is_taken_up(role):
            asked = f"{role} | asked('object')"
            told = self._active(WHO, f"{{{{ '{self.verb.preposition}' | to({asked}) }}}} {{{{ who }}}}")
            return self._joined(f"{{{{ {asked} }}}}", told, self._behind(shown, WHO, role))
        if role not in self.objects[:1] or self.verb.object == "predicate":
            told = self._verb_first(shown)
            return self._joined(self.question_word(role), told) if told else ""
        if WHO not in self.held:
            return self._joined(*self._asking_the_patient(role, shown))
        measures = self.key in self.shared.measures
        if isinstance(self.held[role].values[0], Quantity) and (measures or not self.is_share(role)):
            head = "كم" if measures else f"{{{{ {role} | asked }}}}"
            return self._joined(head, self._active("who", "{{ who }}"), self._behind(shown, WHO))
        asked = f"{role} | asked('object')"
        return self._joined(f"{{{{ {asked} }}}}", self._active("who", "{{ who }}", asked), self._behind(shown, WHO))

    def after_inna(self, shown: Collection[str]) -> str:
        """Say the verb as it stands after «إنّ»: its subject first, in the accusative."""
        first = WHO if WHO in self.held else next(iter(self.objects), "")
        counted = first and isinstance(self.held[first].values[0], Quantity)
        if self.mood == "ongoing" and self.tense is None and first == WHO and not counted:
            was = f"{{{{ 'كان' | agree(who, 'after') }}}} {{{{ '{self.key}' | present(who, 'after') }}}}"
            return self._joined("إنّ {{ who | accusative }}", was, self._behind(shown, WHO))
        if counted and self.tense and _is_counted_whole(self.held[first].values[0]):  # «إنّ 15 مصنعًا طلبت»
            told = (
                self._active(f"{first} | as_many", "") if first == WHO else self._passive(f"{first} | as_many, 'after'")
            )
            return self._joined(f"إنّ {{{{ {first} | accusative }}}}", told, self._behind(shown, first))
        if self.tense is None or counted:
            told = self.told(shown)
            return f"إنّه {told}" if told else ""
        if WHO in self.held:
            return self._joined("إنّ {{ who | accusative }}", self._active(WHO, ""), self._behind(shown, WHO))
        if self.objects:
            patient = self.objects[0]
            verb = self._passive(f"{patient}, 'after'")
            return self._joined(f"إنّ {{{{ {patient} | accusative }}}}", verb, self._behind(shown, patient))
        return self._joined("إنّه", *self._without_subject(shown))

    def event(self, *, whole: bool) -> str:
        """Name what happened by the verbal noun, with its subject where `whole`; '' where the verb has none."""
        noun = self.shared.comes_about.get(self.key, self.verb.noun) if not whole else self.verb.noun
        patient = next(iter(self.objects), "")
        if not noun or THAT in self.held or (patient and isinstance(self.held[patient].values[0], Quantity)):
            return ""
        if WHO in self.held and (whole or not (patient or (self.own == WHAT and WHAT in self.held))):
            return self._joined(noun, "{{ who | genitive }}", self._behind(self.core, WHO))
        if patient:
            return self._joined(noun, f"{{{{ {patient} | genitive }}}}", self._behind(self.core, WHO, patient))
        return self._joined(f"ال{noun}", self._behind(self.core, WHO))

    def duration(self, shown: Collection[str]) -> str:
        """Ask how long a document holds: «ما مدة الاتفاقية التي وقّعها …»; '' for any other verb."""
        if not self._binds or self.mood != "stated":
            return ""
        asked = "what | binding"
        if WHO not in self.held:
            return self._joined(
                f"ما مدة {{{{ {asked} }}}} {{{{ {asked} | which }}}}",
                self._passive(f"{asked}, 'after'"),
                self._behind(shown, WHAT),
            )
        told = self._active(WHO, "{{ who }}", asked)
        return self._joined(f"ما مدة {{{{ {asked} }}}} {{{{ {asked} | which }}}}", told, self._behind(shown, WHO, WHAT))


def _is_counted_whole(value: object) -> bool:
    """Return whether an amount counts things or people, one after another: not 38 %, not «بين 4 و5»."""
    return isinstance(value, Quantity) and value.noun not in (PERCENT, BARE) and value.about != BETWEEN


def _shows_its_case(phrase: NounPhrase) -> bool:
    try:
        return in_case(phrase, Case.ACCUSATIVE) != phrase.nom
    except MissingForm:
        return True
