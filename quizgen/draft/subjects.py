"""The subject of a verb: the phrase behind it whose end is sure, or what stands before it."""

from __future__ import annotations

from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.verbs import Verb
from quizgen.draft.objects import RELATIVE, has_object, has_object_behind_comma
from quizgen.draft.phrases import LONGEST, LONGEST_OFFICE, Phrase, Phrases
from quizgen.draft.tokens import VerbHit, key_of
from quizgen.draft.topics import topic
from quizgen.draft.words import PREPOSITIONS, WITH_SUBJECT, is_with_pronoun
from quizgen.model import Lexicon, VerbWordings

_NEW_CLAUSE = frozenset(listed("فيما بينما حيث"))
_SO_IT = frozenset({"فانه", "فانها"})
_GENDERS = {"ه": "m", "ها": "f"}


class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, phrases: Phrases, lexicon: Lexicon, shared: VerbWordings) -> None:
        self.phrases, self.lexicon = phrases, lexicon
        self.changes = shared.rises | shared.falls
        self.measures = frozenset(map(key_of, lexicon.classes.get("measure", ())))

    def of(self, verb: VerbHit) -> tuple[Phrase | None, int]:
        """Return the subject of a verb, None where it is not sure, and where what follows subject and verb begins."""
        at = self.phrases.skip(verb.at + 1)
        before = self.phrases.key(verb.at - 1)
        if before in _SO_IT and (led := self._as_for(verb)) is not None:
            return led, at
        if before in WITH_SUBJECT or before in _SO_IT:  # «أنّها تجري محادثات»: the pronoun is the subject
            return None, at
        relative = RELATIVE.get(before, "")
        means_it = bool(relative) and _GENDERS.get(verb.object) == relative  # «المعرض الذي افتتحه الوزير»
        joined = verb.token.key[:1] in "وف" and not unmarked(verb.lemma).startswith(verb.token.key[:1])
        if relative and not self.takes(verb):
            behind = self._behind(verb, at)
            if behind[0] is not None and behind[0].name is not None and behind[0].name.kind != "place":
                return behind  # «البرنامج الذي نجح العمري في تصميمه»
        led = None if means_it or joined else topic(self.phrases, verb.at, verb.form.person)
        if verb.form.person.endswith("d"):  # «الوزيران سيناقشان»
            return (led if led and self.phrases.key(led.begin).endswith(("ان", "ا")) else None), at
        passive = self.takes(verb) and verb.may_be_passive and not has_object(self.phrases, at, strict=True)
        if led is not None and not passive:
            return led, at
        if relative and not means_it and not is_with_pronoun(self.phrases.key(verb.at + 1)):
            return None, at  # «التي جذبت آلاف الزوار», «البلد الذي يحتضنها»: what «الذي» goes on with acts
        return self._behind(verb, at)

    def _as_for(self, verb: VerbHit) -> Phrase | None:
        """Return what «أما» leads at the head of a clause that goes on with «فإنه»: «أما المرحلة الثانية … فإنها»."""
        heads = (at for at in range(verb.at - 2, -1, -1) if self.phrases.key(at).removeprefix("و") == "اما")
        at = next(heads, -1)
        if at < 0 or any(each in self.phrases.verbs for each in range(at, verb.at)):
            return None
        return self.phrases.subject(at + 1, verb.form.person, open_=True)

    def takes(self, verb: VerbHit) -> bool:
        """Return whether a verb, or one that is spelled like it, may have an object."""
        named = [self.lexicon.verbs[name] for name in (verb.lemma, *verb.others) if name in self.lexicon.verbs]
        chosen, bare = self._entries(verb)
        free = chosen.object == "none" and bare.object == "none"
        return not free and any(each.object in ("one", "two") for each in (*named, bare))

    def acts(self, subject: Phrase) -> bool:
        """Return whether a subject is somebody, or a body that acts."""
        name = subject.name
        return name.kind != "place" if name else self.phrases.is_actor(subject.begin)

    def _entries(self, verb: VerbHit) -> tuple[Verb, Verb]:
        """Return a verb's entry, and that of the verb without its preposition: «ودعا المستفيدين إلى»."""
        chosen = self.lexicon.verbs[verb.lemma]
        return chosen, self.lexicon.verbs.get(chosen.past, chosen)

    def _behind(self, verb: VerbHit, at: int) -> tuple[Phrase | None, int]:
        """Return the subject that follows a verb, and where what follows both begins."""
        chosen, _ = self._entries(verb)
        governs = bool(chosen.preposition) and chosen.object == "none"
        takes = self.takes(verb)
        subject = self.phrases.subject(
            at, verb.form.person, open_=bool(verb.object) or not takes or chosen.past == "بلغ" or self._holds_many(verb)
        )
        if subject is not None and subject.name is None and verb.lemma in self.changes:
            subject = self._of_market(subject)
        if subject is None and not takes and verb.lemma not in self.changes:
            subject = self.phrases.counted_at(at)  # «تجمّع نحو ألف شخص»
        if subject is None and governs and verb.form.person in ("ms", "fs"):
            subject = self.phrases.before_preposition(at, chosen.preposition.rstrip("ـ"))
            if subject is not None and self.phrases.may_agree(subject.begin, verb.form.person):
                return subject, self.phrases.skip(subject.end)
            return None, at
        if subject is None:
            return None, at
        if self._is_told_of(subject):
            return None, at
        sure = not takes or bool(verb.object) or self._leaves_an_object(verb, subject)
        if chosen.object == "two" and not self.acts(subject) and (verb.may_be_passive or verb.object):
            return None, at  # «جعلها تدخل المنظمة»
        if chosen.object == "two" and verb.may_be_passive and not verb.object:
            return None, at  # «سيمنح اللاعبون راحة»
        first = self.phrases.key(subject.begin)
        sure = sure or (verb.lemma in self.changes and subject.end in self.phrases.amounts)  # «زاد 0.5 بالمئة»
        sure = sure or (
            self.phrases.words.is_nominative(first) and not (verb.may_be_passive and chosen.object != "none")
        )
        sure = sure or self._can_only_act(verb, subject) or self._needs_one(verb, subject)
        sure = sure or self.happens(verb, subject)
        return (subject, self.phrases.skip(subject.end)) if sure else (None, at)

    def _of_market(self, subject: Phrase) -> Phrase:
        """Return a subject with what «ل» leads up to the number by which it changed: «المؤشر العام لسوق دبي»."""
        phrases, end = self.phrases, subject.end
        if phrases.key(end)[:1] != "ل" or not phrases.words.leads(phrases.key(end)):
            return subject
        end += 1
        while end - subject.begin <= LONGEST and not phrases.stops(end):
            end += 1
        whole = phrases.stops(end) and end - subject.begin <= LONGEST and phrases.is_definite(end - 1)
        return Phrase(subject.begin, end, phrases.text(subject.begin, end)) if whole else subject

    def happens(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether a verb that needs no object tells of a thing: «تبدأ الدراسة الأحد»."""
        may = self.lexicon.is_of("intransitive-too", self._entries(verb)[0].past)
        thing = subject.name is None and not self.acts(subject) and not self._tells_of(verb.at - 1)
        return may and thing and not has_object(self.phrases, subject.end, strict=False)

    def _can_only_act(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether a verb's meaning makes sure that what stands behind it does it."""
        past, phrases = self._entries(verb)[0].past, self.phrases
        if self._tells_of(verb.at - 1):
            return False  # «23 مادة تتناول الهيئة»
        first = phrases.words.core(phrases.key(subject.begin))
        if self._holds_many(verb):
            return phrases.is_definite(subject.end - 1)
        if past == "بلغ":
            return first in self.measures  # «بلغت قيمة اللقاحات 600 مليون ريال»
        nominative = subject.name is None and len(first) > 4 and first.endswith("ون")
        holds = phrases.is_definite(subject.end - 1) and phrases.key(subject.end) == "،"
        if self.lexicon.is_of("holding", past) and holds and phrases.key(subject.end + 1)[:1] != "و":
            return True  # «ويضم مبنى المحطة، قاعة»
        # what is done to things is never done to somebody: whoever stands behind the verb does it, whatever follows
        done = self.lexicon.is_of("done-to-things", past)
        return done and (nominative or subject.name is not None or self.acts(subject))

    def _needs_one(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether a verb begins a clause that goes on with nobody, so that whoever stands behind it acts.

        «غادرت البعثة», «فيما طالب الوزير بضرورة»; not «وطالب الوزير بضرورة», which another may have done.
        """
        joined = verb.token.key[:1] in "وف" and not unmarked(verb.lemma).startswith(verb.token.key[:1])
        opens = verb.at == 0 or self.phrases.key(verb.at - 1) in _NEW_CLAUSE
        first, words = self.phrases.key(subject.begin), self.phrases.words
        known = words.gender(first) == verb.form.person[0] and (self.acts(subject) or words.core(first) in words.groups)
        sure = known or (subject.name is not None and subject.name.kind != "place")
        return opens and not joined and not verb.may_be_passive and sure

    def _holds_many(self, verb: VerbHit) -> bool:
        """Return whether a verb of holding has a number as its object: «تضم البعثة المغادرة إلى سويسرا 28 لاعبا»."""
        held = range(verb.at + 2, min(verb.at + LONGEST + 3, len(self.phrases.tokens)))
        return self.lexicon.is_of("holding", self._entries(verb)[0].past) and any(
            at in self.phrases.amounts for at in held
        )

    def _tells_of(self, at: int) -> bool:
        """Return whether a verb behind a word may go on with it: an indefinite noun that no verb has as its object."""
        if at < 0 or at in self.phrases.verbs or at in self.phrases.counted or not self.phrases.tokens[at].is_word:
            return at in self.phrases.amounts
        return not (self.phrases.is_definite(at) or self.phrases.stops(at))

    def _is_told_of(self, subject: Phrase) -> bool:
        """Return whether a person is named farther off: «يساهم المتخصص في ريادة الأعمال سالم العمري في»."""
        phrases = self.phrases
        if (
            subject.name is not None
            or subject.end - subject.begin > 1
            or not phrases.key(subject.begin).startswith("الم")
        ):
            return False
        verb = next((at for at in sorted(phrases.verbs) if at > subject.end), len(phrases.tokens))
        far = min(verb, subject.end + 2 * LONGEST_OFFICE)
        led = phrases.key(subject.end) in PREPOSITIONS
        return led and any(name.kind == "person" and subject.end < name.begin < far for name in phrases.names)

    def _leaves_an_object(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether what follows a subject shows that it is none of the verb's object."""
        phrases, (chosen, bare) = self.phrases, self._entries(verb)
        governs = bool(chosen.preposition) and chosen.object == "none"
        if governs and bare.object != "none":  # «ودعا العمري إلى», not «والتقى العمري»
            own = chosen.preposition.rstrip("ـ")
            before = is_with_pronoun(phrases.key(verb.at + 1)) and phrases.key(verb.at + 1).startswith(_stem(own))
            governs = before or phrases.begins_with(phrases.skip(subject.end), own)  # «الإضراب الذي دعا إليه الحزب»
        sure = (
            (governs and subject.name is not None)
            or has_object(phrases, subject.end, strict=verb.may_be_passive)
            or (subject.name is not None and has_object_behind_comma(phrases, subject.end))
        )
        if subject.name is None and not phrases.is_actor(subject.begin):
            key = phrases.key(subject.begin)
            deed = key in phrases.words.masdars or (phrases.is_deed(subject.begin) and not key.startswith("ال"))
            sure = sure and chosen.object != "two" and not deed
        if phrases.is_partitive(subject.begin) and not self.acts(subject):
            sure = sure and phrases.is_actor(subject.begin + 2)  # «وقدمت العديد من المبادرات»
        return sure


def _stem(preposition: str) -> str:
    """Return a preposition as it stands before a pronoun: «إليه», «عليه»."""
    key = key_of(preposition)
    return f"{key[:-1]}ي" if key.endswith("ى") else key
