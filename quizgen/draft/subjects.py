"""The subject of a verb: the phrase behind it whose end is sure, or a topic at the head of its clause."""

from __future__ import annotations

from quizgen.arabic.letters import listed, unmarked
from quizgen.arabic.verbs import Verb
from quizgen.draft.objects import RELATIVE, has_object, has_object_behind_comma
from quizgen.draft.phrases import LONGEST, LONGEST_OFFICE, QUOTES, Phrase, Phrases
from quizgen.draft.tokens import VerbHit, key_of
from quizgen.draft.words import PREPOSITIONS, WITH_SUBJECT, is_with_pronoun
from quizgen.model import Lexicon, VerbWordings

_OPENING = frozenset(
    map(key_of, listed("كان كانت وكان وكانت فيما بينما أن إن وأن وإن بأن وبأن لكن ولكن أما وأما حيث فإن كون"))
)
_LEADING = frozenset(map(key_of, listed("كان كانت وكان وكانت أن إن وأن وإن بأن فإن كون")))
_SIGNS = frozenset("،.؛:!؟")
_GENDERS = {"ه": "m", "ها": "f"}
# What these are done to is a thing or a deed, never somebody: whoever stands behind them does it, whatever follows.
_DONE_TO_THINGS = frozenset(
    listed(
        "قدّم بدأ أطلق نفّذ قرّر أجرى أصدر طلب أدّى واصل عرض أظهر كتب نظّم وفّر طرح اتّخذ تناول حدّد وقّع خاض أعدّ أتاح بذل"
        " أنهى أثبت شنّ أكمل اختتم أبدى أقرّ ناقش ارتكب أبرم دشّن اقترح استكمل أنجز عقد أقام استعرض جدّد حقّق باشر استأنف"
        " تولّى خصّص طبّق ألقى اعتزم تسلّم أحرز شرح بحث درس خفّض ثمّن أيّد رفض وضع عزّز وسّع كثّف طوّر مدّد حصد تكبّد تلقّى"
        " غادر عاود استهلّ تبادل انتهج اتّبع امتلك رفع تضمّن سرّع أنشأ أعاد بنى سدّد أرجأ أجّل تجاهل اشترط استنكر شجب نشر بثّ"
        " أنتج صمّم"
    )
)
_HOLDING = frozenset(listed("ضمّ شمل تضمّن احتوى حوى اشتمل"))
# What is said of these with بلغ is a number: «بلغت قيمة اللقاحات 600 مليون ريال».
_MEASURES = frozenset(
    listed(
        "عدد قيمة إجمالي نسبة حجم متوسط سعر معدل مساحة تكلفة طول ارتفاع رصيد مجموع رأس قدرة طاقة إيرادات صادرات واردات"
        " أرباح خسائر مبيعات عائدات تكاليف إنتاج درجة سرعة وزن عمر ناتج دخل استثمارات عجز فائض احتياطي قروض دين"
    )
)


class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, phrases: Phrases, lexicon: Lexicon, shared: VerbWordings) -> None:
        self.phrases, self.lexicon = phrases, lexicon
        self.changes = shared.rises | shared.falls

    def of(self, verb: VerbHit) -> tuple[Phrase | None, int]:
        """Return the subject of a verb, None where it is not sure, and where what follows subject and verb begins."""
        at = self.phrases.skip(verb.at + 1)
        before = self.phrases.key(verb.at - 1)
        if before in WITH_SUBJECT:  # «أنّها تجري محادثات»: the pronoun is the subject
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
        subject = self.phrases.subject(at, verb.form.person, open_=bool(verb.object) or not takes)
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
        plural = first.endswith("ون") and first.startswith("ال")
        sure = sure or (plural and not (verb.may_be_passive and chosen.object != "none"))
        sure = sure or self._can_only_act(verb, subject)
        return (subject, self.phrases.skip(subject.end)) if sure else (None, at)

    def _can_only_act(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether a verb's meaning makes sure that what stands behind it does it."""
        past, phrases = self._entries(verb)[0].past, self.phrases
        if self._tells_of(verb.at - 1):
            return False  # «23 مادة تتناول الهيئة»
        first = phrases.words.core(phrases.key(subject.begin))
        if past == "بلغ":
            return first in map(key_of, _MEASURES)
        nominative = subject.name is None and len(first) > 4 and first.endswith("ون")
        holds = phrases.is_definite(subject.end - 1) and phrases.key(subject.end) == "،"
        if past in _HOLDING and holds and phrases.key(subject.end + 1)[:1] != "و":
            return True  # «ويضم مبنى المحطة، قاعة»
        return past in _DONE_TO_THINGS and (nominative or subject.name is not None or self.acts(subject))

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
        far = min(verb, subject.end + LONGEST_OFFICE)
        led = phrases.key(subject.end) in PREPOSITIONS
        return led and any(name.kind == "person" and subject.end < name.begin < far for name in phrases.names)

    def _leaves_an_object(self, verb: VerbHit, subject: Phrase) -> bool:
        """Return whether what follows a subject shows that it is none of the verb's object."""
        phrases, (chosen, bare) = self.phrases, self._entries(verb)
        governs = bool(chosen.preposition) and chosen.object == "none"
        if governs and bare.object != "none":  # «ودعا العمري إلى», not «والتقى العمري»
            governs = phrases.begins_with(phrases.skip(subject.end), chosen.preposition.rstrip("ـ"))
        sure = (
            (governs and subject.name is not None)
            or has_object(phrases, subject.end, strict=verb.may_be_passive)
            or (subject.name is not None and has_object_behind_comma(phrases, subject.end))
        )
        if subject.name is None and not phrases.is_actor(subject.begin):
            deed = phrases.is_deed(subject.begin) and not phrases.key(subject.begin).startswith("ال")
            sure = sure and chosen.object != "two" and not deed
        if phrases.is_partitive(subject.begin) and not self.acts(subject):
            sure = sure and phrases.is_actor(subject.begin + 2)  # «وقدمت العديد من المبادرات»
        return sure


def topic(phrases: Phrases, verb: int, person: str) -> Phrase | None:
    """Return the subject before a verb: a name or a definite phrase at the head of its clause, «وكان …، أعلن»."""
    end = verb - (phrases.key(verb - 1) in _SIGNS and phrases.key(verb - 1) == "،")
    end -= phrases.key(end - 1) in QUOTES
    if phrases.key(end - 1) in ("قد",):
        end -= 1
    if (gender := RELATIVE.get(phrases.key(end - 1))) is not None:
        return _antecedent(phrases, end - 1, gender, person) if end == verb else None
    comma = end != verb and phrases.key(verb - 1) == "،"
    name = next((each for each in phrases.names if each.end == end), None)
    begin = name.led if name else _back(phrases, end)
    begin = _behind_leader(phrases, end, begin)
    before = phrases.key(begin - 1 - (phrases.key(begin - 1) in QUOTES))
    heads = before in _OPENING or (not comma and (begin == 0 or before in _SIGNS))
    if not heads or begin >= end:
        return None
    if name is not None and begin < name.led and name.kind == "person":
        name = phrases.holder(begin)
        if name is None or name.end != end:
            return None
    elif name is not None and begin < name.led:
        name = None
    if name is not None:
        return Phrase(begin, end, name.text, name) if phrases.agrees(name, person) else None
    first = phrases.key(begin)
    named = end - begin == 1 and phrases.may_name(begin)  # «أنّ داعش أعدم»
    construct = before in _LEADING and (phrases.is_definite(end - 1) or named)  # all between them is the subject
    if not (first.startswith("ال") or construct) or first == "الله" or not phrases.may_agree(begin, person):
        return None
    return Phrase(begin, end, phrases.text(begin, end))


def _antecedent(phrases: Phrases, end: int, gender: str, person: str) -> Phrase | None:
    """Return what «الذي» goes on with, where that is a name or a noun with attributes: «العمل الإرهابي الذي»."""
    if person != f"{gender}s" or _has_own_subject(phrases, end + 1):
        return None
    end -= phrases.key(end - 1) == "،"
    name = next((each for each in phrases.names if each.end == end and each.kind != "place"), None)
    if name is not None and _may_go_back(phrases, name.led):
        return None
    if name is not None:
        return Phrase(name.begin, end, name.text, name) if phrases.agrees(name, person) else None
    for begin in range(max(0, end - 3), end):
        first, before = phrases.key(begin), phrases.key(begin - 1)
        words = [phrases.key(at) for at in range(begin, end)]
        core = phrases.words.core(first)
        only = end - begin == 1 and begin - 1 in phrases.verbs  # «قال المصدر الذي»
        noun = core != first and (only or core in phrases.words.nouns or core in phrases.words.masdars)
        attributes_of = len(words) - 1
        attributes = all(phrases.words.is_adjective(word, first) for word in words[1:])
        if noun and attributes and phrases.may_agree(begin, person):
            # no construct that ends in it («مطاعم القرية التي»), and nothing before it that may be meant
            other = before.startswith("ال") and (attributes_of > 0 or before.endswith("ة") != first.endswith("ة"))
            alone = begin == 0 or other or begin - 1 in phrases.verbs or before in _SIGNS
            return Phrase(begin, end, phrases.text(begin, end)) if alone else None
    return None


def _may_go_back(phrases: Phrases, begin: int) -> bool:
    """Return whether «الذي» behind a name may mean what stands before it: «الوزير الثالث من الاتحاد الذي»."""
    before = phrases.key(begin - 1)
    return begin > 0 and not (before in _SIGNS or begin - 1 in phrases.verbs or phrases.words.core(before) != before)


def _has_own_subject(phrases: Phrases, verb: int) -> bool:
    """Return whether a subject of its own may follow a verb behind «الذي»: «الإضراب الذي دعا إليه الحزب»."""
    behind = phrases.tokens[verb + 1] if verb + 1 < len(phrases.tokens) else None
    return behind is not None and is_with_pronoun(behind.key)


def _behind_leader(phrases: Phrases, end: int, begin: int) -> int:
    """Return where a subject begins that fills the clause from «أنّ» to the verb: «أنّ مدير النادي بجدة سالم أعلن»."""
    for at in range(end - 1, max(-1, end - 1 - LONGEST_OFFICE), -1):
        if phrases.key(at) in _LEADING:
            return at + 1
        key = phrases.key(at)
        hangs = key in ("في", "من") or (key[:1] in "بل" and phrases.words.leads(key))
        if at in phrases.verbs or not phrases.tokens[at].is_word or (phrases.stops(at) and not hangs):
            break
    return begin


def _back(phrases: Phrases, end: int) -> int:
    begin = end
    while begin > 0 and not phrases.stops(begin - 1) and end - begin < LONGEST:
        begin -= 1
    return begin
