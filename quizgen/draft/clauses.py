"""The roles that a verb's clause surely fills: subject, object, what its preposition leads, when."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.arabic.cases import in_case
from quizgen.arabic.head_noun import phrase_like
from quizgen.arabic.letters import listed
from quizgen.arabic.lint import faults
from quizgen.arabic.notation import read_time
from quizgen.arabic.nouns import Case, MissingForm
from quizgen.draft.adjuncts import RATES, Clause, adjuncts, counted_object
from quizgen.draft.declared import UNDECIDED, Held
from quizgen.draft.objects import RELATIVE, antecedent, has_owner, object_at
from quizgen.draft.phrases import Phrase, Phrases
from quizgen.draft.scan import Scan
from quizgen.draft.subjects import Subjects
from quizgen.draft.tokens import Said, VerbHit, key_of
from quizgen.draft.topics import STILL
from quizgen.draft.values import Values
from quizgen.draft.words import CLAUSE, is_with_pronoun
from quizgen.model import Lexicon, VerbWordings

# Before a verb these leave open whether it happens.
_OPEN = frozenset(listed("لا لم لن ما هل لو كي لكي حتى كيف متى اذا ان الا"))
_ALL_AND_SOME = frozenset(  # what they mean stands elsewhere
    listed(
        "الأمر الشيء الأول الأولى الثاني الثانية الثالث الثالثة الآخر الأخرى هذا هذه ذلك تلك جميع كل بعض معظم كافة"
        " الجميع الكل البعض الأخير الأخيرة العادة"
    )
)
_PARTS_OF_DAYS = frozenset(map(key_of, listed("مساء صباح فجر ظهر عصر ليل ليلة يوم نهاية مطلع")))
_WAS = frozenset({"كان", "كانت", "كانوا"})
_REGIONS = frozenset(map(key_of, listed("منطقة محافظة مدينة")))


class Clauses:
    """The facts of one sentence: for each verb the roles that position makes sure."""

    def __init__(
        self,
        found: Scan,
        sentence: Said,
        phrases: Phrases,
        ids: Mapping[str, str],
        lexicon: Lexicon,
        shared: VerbWordings,
    ) -> None:
        self.found, self.sentence, self.phrases = found, sentence, phrases
        self.ids, self.lexicon, self.shared = ids, lexicon, shared
        self.values, self.subjects = Values(phrases, ids, lexicon), Subjects(phrases, lexicon, shared)

    def mood(self, verb: VerbHit, roles: Mapping[str, str]) -> str:
        """Return the mood that tense and time tell: what is to come is planned, what goes on is ongoing."""
        starts = read_time(roles["when"]).starts if "when" in roles else None
        day = self.found.published.ends if self.found.published else None
        will = self.phrases.key(verb.at - 1).removeprefix("و") == "سوف"
        if verb.form.tense == "future" or will or (starts and day and starts > day):
            return "planned"
        was = self.phrases.key(verb.at - 1).removeprefix("و") in _WAS or self._key_before_subject(verb) in _WAS
        return "" if verb.form.tense == "past" or was else "ongoing"

    def _key_before_subject(self, verb: VerbHit) -> str:
        """Return the word before a subject that stands before its verb: «كانت الطائرة تقترب»."""
        subject, _ = self.subjects.of(verb)
        before = subject is not None and subject.end <= verb.at
        return self.phrases.key(subject.begin - 1).removeprefix("و") if subject and before else ""

    def roles(self, verb: VerbHit) -> dict[str, str]:
        """Fill the roles of a verb whose subject is sure; a role it must have that is not sure is undecided."""
        entry = self.lexicon.verbs[verb.lemma]
        either = verb.token.key[:1] == verb.lemma[:1] == "و"
        if self._tells_nothing(verb) or (either and entry.object != "none" and self._is_joined(verb)):
            return {}
        subject, behind = self.subjects.of(verb)
        if subject is None or self._is_none(verb, subject):
            return {}
        changes = verb.lemma in self.subjects.changes
        clause = Clause(self.found, self.sentence, self.phrases, self.ids, self.lexicon, verb, subject, behind, changes)
        takes = entry.object in ("one", "two") and not self.subjects.happens(verb, subject)
        thing, taken = self._object(clause) if takes else (None, self._complement(clause))
        if taken is None:
            return {}
        roles = {"who": self._filler(subject)} | taken
        if thing and thing.name and self._acts_behind(clause, thing):
            roles |= {"who": self._filler(thing), "what": self._filler(subject)}
        roles |= {role: told for role, told in adjuncts(clause, thing, self.values).items() if role not in roles}
        if entry.says and ((roles.get("what") == UNDECIDED and not entry.preposition) or entry.that.startswith("إنّ")):
            return {}  # nobody says a thing: «وقال محمد المبارك الصباح في تصريح»
        if roles.get("amount") == roles.get("what"):
            roles.pop("what", None)  # «زاد 215 ألف وظيفة»
        if not self._is_sayable(roles["who"]):
            return {}
        return {
            role: told if role not in ("what", "in_presence") or self._is_sayable(told) else UNDECIDED
            for role, told in roles.items()
        }

    def _tells_nothing(self, verb: VerbHit) -> bool:
        """Return whether a verb tells nothing by itself, says it of nobody, or leaves open whether it happens."""
        entry = self.lexicon.verbs[verb.lemma]
        return (
            entry.object == "predicate"
            # «تمّ إحراق سيارات» tells the deed in its subject, «تجدر الإشارة» nothing; «جاء ذلك خلال» no more
            or self.lexicon.is_of("telling-nothing", entry.past)
            or verb.form.is_passive
            or verb.form.person not in ("ms", "fs", "mp", "md", "fd")
            or self._leaves_open(verb.at, verb.form.tense)
        )

    def _is_joined(self, verb: VerbHit) -> bool:
        """Return whether «و» may join another verb, spelled alike: «ودعت الكلية» is دعت."""
        others = (self.lexicon.verbs[name] for name in verb.others if name in self.lexicon.verbs)
        pasts = {other.past for other in others if other.past[:1] != "و"}
        pairs = (name.partition(" ") for name in self.lexicon.verbs)
        led = {own.rstrip("ـ") for past, _, own in pairs if past in pasts and own and " " not in own}
        behind = range(verb.at + 1, min(verb.at + 8, len(self.sentence.tokens)))
        return any(self.phrases.begins_with(at, own) for own in led for at in behind)

    def _is_none(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether a phrase is no subject that a fact can have."""
        entry = self.lexicon.verbs[verb.lemma]
        if subject.text.split()[0] in _ALL_AND_SOME:
            return True
        if any(len(word) == 1 for word in subject.text.split()):
            return True  # a word that is printed in pieces
        if subject.name is None and any(map(self._is_owned, range(subject.begin, subject.end))):
            return True  # «بلغ عددهم الإجمالي»: whose, stands elsewhere
        if entry.that and verb.form.tense != "past" and not self.subjects.acts(subject):
            return True  # «دوار الحركة يُعتقد أنه …»
        if entry.says and self.phrases.is_deed(subject.begin):
            return True  # «لفت الانتباه إلى»
        counted = subject.begin in self.phrases.counted and subject.begin not in self.phrases.amounts
        if counted or self.phrases.key(subject.begin) in _PARTS_OF_DAYS:
            return True
        # the name is cut: «عبدالرحمن»
        return bool(subject.name and subject.name.kind == "person" and subject.name.text not in self.ids)

    def _object(self, clause: Clause) -> tuple[Phrase | None, dict[str, str] | None]:
        """Return the object of a verb that takes one, and the roles that it fills; None where the subject is none."""
        verb, entry, behind = clause.verb, clause.entry, clause.begin
        preposition = entry.preposition.rstrip("ـ")
        thing, told = None, None
        if not verb.object:
            told = self.values.at(behind, Case.ACCUSATIVE, before=preposition)
            if told and entry.says and self.phrases.is_actor(told.begin):
                return None, None  # «يقول مشرف الفعالية الأستاذ …»
            if told and self._has_more(told.begin, told.end):
                told = None  # «وجهت الوزارة الجوازات بربط …»
            if told and self.phrases.key(told.end).rstrip("ا") in RATES:
                told = None  # «عالجت المصافي مليون برميل يوميا»
            if told and self._governs_more(clause, told.end):
                told = None  # «وجّهت الوزارة الجوازات في وقت سابق بربط …»
            if told and isinstance(told.text, Held) and not _is_own(told.text, verb):
                told = None  # «أغلق الرجل بابها»
            thing = object_at(self.phrases, behind)
            if told and not (thing and thing.name):
                thing = Phrase(told.begin, told.end, told.text)
        somebody = thing and (self.phrases.is_actor(thing.begin) or (thing.name and thing.name.titled))
        if somebody and not self.subjects.acts(clause.subject) and not (thing and self._acts_behind(clause, thing)):
            return None, None  # «ويقود الفريق المدرب»: the coach does
        if thing and self._is_same_person(clause, thing):
            return None, None  # «أعلن السناتور سالم العمري»
        places = self.lexicon.is_of("placing", entry.past)  # tells little without where
        if told and places and self.phrases.key(told.end) in ("في", "على", "إلى", "الى", "الي"):
            told = None  # «وضعت السلطات المصابين في الحجر»
        counted = counted_object(clause) if not verb.object and not places else ""
        meant = self._meant(verb.at, verb.object) if verb.object else ""
        roles = {"what": counted or meant or (told.text if told else UNDECIDED)}
        if role := self.shared.led_by(entry):
            roles[role] = self._led(preposition, behind) or UNDECIDED
        elif entry.object == "two":
            roles[self.shared.second(verb.lemma)] = UNDECIDED
        return thing, roles

    def _governs_more(self, clause: Clause, at: int) -> bool:
        """Return whether a verb has a preposition, too, and that one leads a deed behind its object."""
        lexicon, words = self.lexicon.verbs, self.phrases.words
        if clause.entry.preposition or f"{clause.entry.past} بـ" not in lexicon:
            return False
        behind = (self.phrases.key(each) for each in range(at, min(clause.end, at + 6)))
        return any(key[:1] == "ب" and key[1:] in words.masdars for key in behind)

    def _acts_behind(self, clause: Clause, thing: Phrase) -> bool:
        """Return whether a person behind an object is the subject: «حضر الحفل النائب سالم العمري»."""
        name, subject = thing.name, clause.subject
        if name is None or name.kind != "person" or not name.titled or name.text not in self.ids:
            return False
        first = self.phrases.key(subject.begin)
        definite = subject.name is None and first.startswith("ال") and subject.end - subject.begin == 1
        alone = definite and not self.subjects.acts(subject) and not self.phrases.is_deed(subject.begin)
        return alone and clause.entry.object == "one" and self.phrases.agrees(name, clause.verb.form.person)

    def _is_owned(self, at: int) -> bool:
        return has_owner(self.phrases, self.phrases.key(at))

    def _is_same_person(self, clause: Clause, thing: Phrase) -> bool:
        """Return whether a name right behind a subject without one may be his."""
        named = thing.name is not None and thing.name.kind == "person" and clause.subject.name is None
        return named and thing.begin == clause.subject.end and not self._acts_behind(clause, thing)

    def _has_more(self, begin: int, end: int) -> bool:
        """Return whether a deed is led behind somebody to whom something is done: what of it, tells the deed."""
        key, words = self.phrases.key(end), self.phrases.words
        deed = key[:1] in "بل" and words.core(f"ال{key[2:]}" if key.startswith("لل") else key[1:]) in words.masdars
        return self.phrases.is_actor(begin) and deed and not words.is_known(key)

    def _meant(self, verb: int, pronoun: str) -> str:
        """Return what a pronoun goes back to, as a value: «الأعمال التي قدمها المركز»; '' where that is not sure."""
        place = antecedent(self.phrases, verb, pronoun)
        return self.values.of(*place) if place else ""

    def _complement(self, clause: Clause) -> dict[str, str] | None:
        """Return the role that leads on a verb without an object; None where it is another verb, spelled alike."""
        verb, entry, behind = clause.verb, clause.entry, clause.begin
        if not (preposition := entry.preposition.rstrip("ـ")):
            says = (entry.that or entry.to) and self.phrases.key(behind) in CLAUSE
            return {"that": UNDECIDED} if says else {}
        pronoun = is_with_pronoun(self.phrases.key(verb.at + 1)) and self.phrases.key(verb.at - 1) in RELATIVE
        if self._has_pronoun(verb.at + 1, preposition):  # «تفاعل معها الجمهور»
            led = self._meant(verb.at, self.phrases.key(verb.at + 1)) or UNDECIDED
        elif pronoun:
            led = UNDECIDED
        elif not (led := self._led(preposition, behind, bare=entry.past in self.lexicon.verbs)):
            either = verb.token.key[:1] == verb.lemma[:1] == "و" and bool(verb.others)
            if self.lexicon.is_of("light", entry.past) or either:
                return None  # «قام المدرب»; «وردّت دول الخليج» is no «وردت»
            led = UNDECIDED
        return {role: led} if (role := self.shared.led_by(entry)) else {}

    def _is_sayable(self, text: str) -> bool:
        """Return whether a text has a form in every case that a question may want."""
        if faults(text):
            return False  # «جميع», «أمس»: no question may hold it
        phrase = phrase_like(text, self.lexicon.noun_forms)
        try:
            return all(in_case(phrase, case) for case in Case)
        except MissingForm:
            return False

    def _leaves_open(self, at: int, tense: str) -> bool:
        """Return whether it is left open that something happened: «لم», «هل», «قد يفعل», «ليفعل»."""
        if tense != "past" and self.sentence.tokens[at].key.removeprefix("و")[:1] == "ل":
            return True
        before, farther = (self.phrases.key(place) for place in (at - 1, at - 2))
        if before in STILL and farther in ("لا", "ما"):
            return False  # «لا يزال يملك»
        if before in ("او", "ثم") and at - 2 in self.phrases.verbs:  # «قد تسبب أو تزيد»
            return self._leaves_open(at - 2, tense)
        if before == "ان" and tense == "past" and farther.endswith("بعد"):
            return False  # «بعد أن أكملت الوزارة»
        left = _left_open(before) or (farther.lstrip("وف") != "ان" and _left_open(farther))
        return left or (before.endswith("قد") and tense != "past")

    def _filler(self, phrase: Phrase) -> str:
        return self.ids.get(phrase.name.text, phrase.name.text) if phrase.name else phrase.text

    def _has_pronoun(self, at: int, preposition: str) -> bool:
        """Return whether a word is a preposition with a pronoun: عليه, معها."""
        key = self.phrases.key(at)
        return is_with_pronoun(key) and key.startswith(key_of(preposition).replace("ى", "ي"))

    def _led(self, preposition: str, at: int, *, bare: bool = False) -> str:
        """Return what a preposition leads right behind the subject, else undecided; '' where it leads nothing.

        `bare` tells that the verb has a sense without it.
        """
        for place in range(at, len(self.sentence.tokens)):
            token = self.sentence.tokens[place]
            if token.text in "،؛." or place in self.phrases.verbs:
                break
            apart = token.key == key_of(preposition) or self._has_pronoun(place, preposition)
            led = next((n for n in self.phrases.names if place + apart in (n.begin, n.led)), None)
            clings = len(preposition) == 1 and token.bare[:1] == preposition
            named = led is not None and clings and led.text.split()[0] != token.text
            if apart or named or (clings and self.phrases.may_be_led(place)):
                # farther off it may lead what belongs to another word: «الرقابة على الدخول في الأرجنتين»
                led_by = "" if apart else preposition
                told = self.values.at(place + apart, Case.GENITIVE, led_by) if place == at else None
                again = any(
                    self.phrases.may_be_led(each) and self.phrases.key(each)[0] == preposition
                    for each in range(place + 1, min(len(self.sentence.tokens), place + 8))
                )
                regional = token.key[1:] in _REGIONS or (led is not None and led.kind == "place")
                if regional and again:
                    return UNDECIDED  # «وجّهت الشؤون الصحية بمكة بتشكيل لجنة»
                if preposition == "في" and told and not self.phrases.is_deed(told.begin) and bare:
                    return UNDECIDED  # «استمرّت الاشتباكات في محيط المدينة»: that is where
                return told.text if told else UNDECIDED
        return ""


def _left_open(key: str) -> bool:
    return key in _OPEN or (key[:1] in "وف" and key[1:] in _OPEN)


def _is_own(value: Held, verb: VerbHit) -> bool:
    """Return whether the pronoun of a value may be the subject: «واصلت اللجنة أعمالها»."""
    return value.held.split()[0].endswith("ها") == (verb.form.person[0] == "f")
