"""brief.md: all that somebody needs to fill in a draft who has no more than this file."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.arabic.letters import unmarked
from quizgen.draft.scan import Scan
from quizgen.draft.tokens import key_of
from quizgen.model import Frame, Role, Templates

EXAMPLE_TEXT = (
    "زار وزير التعليم سالم العمري مدينة صفاقس في 12 مايو 2024. ووقّعت وزارة التعليم وجامعة صفاقس اتفاقية التدريب "
    "في 14 مايو 2024 لمدة 5 سنوات. وقال العمري إن الجامعة رحّبت بالمتدربين. وسيفتتح العمري المعرض في سبتمبر 2024. "
    "وارتفع عدد المتدربين من 200 متدرب إلى 300 متدرب. ورافقه جون لوران. وتشمل الاتفاقية كلًّا من الوزارة والجامعة."
)
EXAMPLE = """\
article:
  text: article.txt
  title: اتفاقية التدريب
  published: 2024-05-15

names:                      # each once. In short: its words, or [its words, what else the article calls it]
  omari:                    # with keys where more is to be told
    ar: سالم العمري
    aliases: [العمري]
    offices: [{ar: وزير التعليم, quote: وزير التعليم سالم العمري}]
  sfax: مدينة صفاقس
  ministry: [وزارة التعليم, الوزارة]
  university: [جامعة صفاقس, الجامعة]
  training: [اتفاقية التدريب, الاتفاقية]
  laurent: {ar: جون لوران, is: person, gender: m}   # is, gender: where the words of a name do not tell them

facts:
  - id: visit               # a verb with its participants; ids are a-z, 0-9 and hyphens
    does: زار
    who: {all: omari}       # all: the article names them all; only then can others be proved wrong
    what: {all: sfax}
    when: 2024-05-12
    sentence: 1             # the evidence: the whole sentence by its number …
  - id: signed              # a kind of its own, with a duration
    does: sign
    who: {all: [ministry, university]}
    what: training
    when: 2024-05-14
    lasts: 5 سنوات
    quote: ووقّعت وزارة التعليم وجامعة صفاقس اتفاقية التدريب في 14 مايو 2024 لمدة 5 سنوات   # … or words of it
  - id: welcome             # what somebody says names him; the verb of saying is that of the evidence
    does: رحّب بـ
    by: omari
    who: {all: university}
    what: المتدربون
    sentence: 3
  - id: opening             # what is to come is planned
    does: افتتح
    mood: planned
    who: {all: omari}
    what: المعرض
    when: 2024-09
    sentence: 4
  - id: trainees            # what changed, from how much to how much
    does: ارتفع
    who: عدد المتدربين
    from: 200 متدرب
    to: 300 متدرب
    sentence: 5
  - id: company             # «ورافقه»: the words of the evidence that stand for a name
    does: رافق
    who: {all: laurent}
    what: {is: omari, in: ورافقه}
    sentence: 6
  - id: members             # «كلًّا من أ وب» closes the list itself: no `all` is needed
    does: شمل
    who: training
    what: [ministry, university]
    sentence: 7

questions:                  # in your own words, where no fact serves; each wrong option says why it is wrong
  - id: welcomed
    ask: من الذين رحّبت بهم جامعة صفاقس بحسب وزير التعليم؟
    answer: المتدربون
    in: بالمتدربين
    wrong:
      - {is: المعلمون, why: لا يذكرهم المقال}
      - {is: المهندسون, why: لا يذكرهم المقال}
    sentence: 3

vocabulary:                 # words worth learning; `in` where the phrase has another form of it
  - {id: ziyara, word: زارَ, present: يَزورُ, masdar: زِيارَة, part: verb, en: visit, quote: زار وزير التعليم}
  - {id: mutadarrib, word: مُتَدَرِّب, plural: مُتَدَرِّبون, part: noun, en: trainee, quote: رحّبت بالمتدربين, in: بالمتدربين}

pools:                      # what may be offered as wrong beside what the article holds, if it is proved wrong
  times: [2024-05-10, 2024-05-13]
"""
RULES = """\
## The rules of a good fact

1. Write what the article says, nothing that you know from elsewhere, and nothing that it only lets one guess.
2. The evidence is `sentence: 3`, `sentences: [3, 4]`, or a `quote` that stands word for word, exactly once, in the
   article; ` … ` joins the first and last words of a long quote.
3. Every value stands in the evidence: a name by its words or an alias, a time or number in whatever spelling says the
   same. Where the evidence has other words for it, write them: `what: {is: training, in: المعاهدة}`.
4. One fact tells one thing. Two verbs are two facts.
   Under a role, `in` is a role only where the verb's list below has it (`[what في]` is `what`, not `in`); inside
   `{is: …, in: …}` it is always the words of the evidence.
5. `{all: a}` or `{all: [a, b]}` where the article names them all, `{some: […]}` or a bare value where there may be
   others. With `some` nobody can be proved wrong, so there is neither multiple choice nor true or false. A bare list
   is complete where its sentence closes it: «كلّ من أ وب», «بين أ وب», «البلدان أ وب». A role that takes one value only
   (* below) needs no `all`. With words of the evidence: `{all: [{is: omari, in: ورافقه}]}`.
   `also: […]` beside `all` holds what is true, too, though the article leaves it out.
6. What somebody says has `by:`, a name's id (a person, a body, a document); where the sentence has two verbs of
   saying, the verb, too: `by: {who: omari, verb: قال إنّ}`. What a court, a law or a report establishes is said by it.
   `verb` is one of the verbs of saying that are listed at the end, with their أنّ or إنّ, in its
   dictionary form, also for a participle («مشددا على أنّ» is شدّد على أنّ); حثّ and طالب are no verbs of saying, but
   facts of their own. One who goes on («وأضاف أنّ») is the last one who spoke, by his id alone. Where somebody else
   may be meant, or a pronoun speaks, tell who by rule 12: `word: وأضاف`. The view of the article's own writer is
   `by: writer`. Who is quoted is not a participant of his own fact as well: without him it can still be asked. A
   relative clause inside his words («التي زارت إيران») is his, too, where only he tells it.
7. `mood:` is `planned` for what is to come, `expected`, `hoped`, `ongoing` for what goes on on the article's day,
   `lasting` for what holds at any time («تقع», «تملك», «يحظى»), `possible` for «قد يسبّب» and «ربما», `provided` for
   what a document lays down, `denied` for «لم يوقّع», «لن يوقّع» and «نفى أن»: the verb is written without its
   negation. What simply happened has none. Never drop a «قد».
   Where no mood carries what is meant («ثقته في أن يسهم»), ask a question of your own (`questions:`).
8. Times are as exact as the evidence: `2024-05-14`, `2024-05`, `2024`, `2024-Q3`, `early 2024`, `1990s`, `since 2010`,
   `until 2030`, `2015-08-03..2015-08-09`, `1436-10-14 AH`, `44 BC`, or, with its preposition,
   `{text: أثناء الحرب}`. For «أمس» or «الأحد
   المقبل» write the date; it is counted from `published`.
9. Quantities are a number with its noun, and its bound: `300 طالب`, `أكثر من 70 مليون دولار`, `52 %`,
   `بين 20 و30 سنة`. A noun that is not known: `{number: 400, unit: {ar: ميغاواط, plural: ميغاواط}}`.
10. Text is nominative, and has no pronoun whose owner stands outside it. Where another case shows in its letters, and
    for several things joined by «و» with a pronoun on one of them:
    `{ar: المتدربون, gen: المتدربين, acc: المتدربين}`; with `in`, it stands under `is`:
    `{is: {ar: المتدربون, gen: المتدربين, acc: المتدربين}, in: بالمتدربين}`. A word that something hangs on is written
    without it: for «للمملكة» المملكة is enough; for a gap, `in` holds the word as it stands. Text that means several
    persons or things says so where its first word does not show it, so that the verb agrees:
    `{ar: آباء الشهيد, gender: m, number: plural}`. A common word with ال that the article has told of before
    («المنطقة», «الاتفاق») is a name under `names`, or has what tells which one («منطقة جازان»): else `check` notes it.
11. Keys of a name: `ar`, `is` (its type), `gender` (m, f), `number` (singular, dual, plural), `noun` (the class noun
    that questions may print: مدينة), `aliases`, `short`, `acc`, `gen`, `members` (ids of a group's), `of` (ids it is
    tied to), `offices`, `en`. `check` asks for `is` and `gender` where the words do not tell them.
12. A word that stands for a name in several facts («البلدين») may be told once:
    `passage: {refers: [{id: two, quote: حدود البلدين, word: البلدين, to: [chad, niger]}]}`.
13. `skip: [who, when/choice]` in a fact leaves out questions that are guessed without the article: a role's (`who`),
    its multiple choice (`who/choice`), a gap (`cloze-who`), true or false (`true-false-who`), `source`.
14. A lone `?` is yours to decide: write the value, or delete what it belongs to. Names and facts of the draft that are
    wrong or worth no question are deleted or replaced; an id that you keep stays as it is.
15. Put a value that holds `:`, `#` or `,`, or begins with a quotation mark, between '…'.
16. An answer has at most six words, a name in a question fewer: a longer name gets `short: …`, a longer text is cut, or
    asked by a question of your own. A gap is made where its sentence has at most 60 words.
    Neither questions nor answers hold what overstates (جميع، كل، فقط، دائما، أبدا) or ages (أمس، المقبل، الحالي، الآن),
    though the article does: leave it out («لجميع المواطنين» is المواطنون, with `in: لجميع المواطنين`).
    A kind of its own is named by `does:`, too (`does: sign`, `does: is`); it has the roles that are listed for it.
17. `part:` of a word is noun, plural noun, verbal noun, verb, adjective, adverb, particle or phrase; its `en:` is one
    meaning, the one that it has here. Its quote has two or three words at least and stands once in the article. Vowel
    marks, `present`, `plural` and `masdar` are written where you are sure of them.
18. `pools:` has `names:` (as above, of each type that the facts have), `times:` and `quantities:` (also as
    `{number: 60, unit: {ar: كيل, plural: أكيال}}`). An answer needs two others of its kind to be asked as multiple
    choice: from the article's facts or from here. For a text, write them in the fact, each untrue by the
    article: `wrong: {aim: [حماية السكان, تدريب الجنود]}` beside `aim: {all: [تدريب المعلمين]}`: without `all` they are
    not used. Wrong options are of the answer's kind and number, about as long as it (two words for two, no more than
    twice as long), none of them part of the answer or of the question; a number must not lie as far from it as another.
    So it is in `questions:`, too. `check` tells for each fact that has no multiple choice what it lacks.
19. `that:` is what somebody says, in at most twelve words, without أنّ and in the nominative: `does: قال`,
    `who: omari`, `that: الجامعة رحّبت بالمتدربين`. Better is what he says as a fact of its own, with `by:` (rule 6).
20. An office does not stand for its holder in other sentences: what the article calls him there («الوزير») is one of
    his `aliases`. An alias that many words of the article hold («الشهيد» beside «أشقاء الشهيد») takes its questions
    from those facts: leave it out there.

When the file is written, `quizgen check NAME` proves it, and tells line and column of what does not agree; `quizgen
check NAME --fix` writes what is beyond doubt.
"""

COMMON = 150  # verbs of the lexicon, which begins with the commonest
WIDTH = 110
OF_SAYING = (" أنّ", " أن", " إنّ")  # end what `by:` takes as its verb
ROLES = {
    "who": "who or what does it; in the passive, by whom it is done",
    "from": "where from, from whom, from how much",
    "to": "where to, to whom, to how much",
    "as": "in which capacity (بصفة)",
    "with": "together with whom (مع)",
    "against": "against whom (ضدّ)",
    "for": "for whose good (لصالح)",
    "about": "on which matter (بشأن)",
    "on_behalf": "in whose place he acts (نيابة عن)",
    "in_presence": "who attends (بحضور)",
    "instead_of": "what it replaces (بدلًا من)",
    "amount": "by how much, how many",
    "compared_to": "what it is compared with (مقارنة بـ)",
    "where": "the place, a name's id or text with its preposition left out",
    "during": "on which occasion (خلال)",
    "when": "the time",
    "lasts": "for how long (لمدة)",
    "means": "by which means, over which channel (عن طريق)",
    "under": "by which law, treaty or decision (بموجب)",
    "aim": "what for (بهدف), a verbal noun",
    "why": "for which reason (بسبب), a noun, not a clause",
    "condition": "on which condition (بشرط)",
    "result": "what it led to (ما أدّى إلى)",
}


def brief(found: Scan, facts: str, templates: Templates) -> str:
    """Write the brief of an article: `facts` is its draft."""
    verbs = templates.lexicon.verbs
    lines = [
        "# Fill in this draft",
        "",
        "Write the file `facts.yaml` over the article below: names, then facts, each with the sentence that proves it.",
        "A program makes questions of it, and checks every value against its quote. Write YAML as in the example.",
        "",
        "## The article, by sentences",
        "",
        *(f"{each.number}. {' '.join(each.text.split())}" for each in found.sentences),
        "",
        "## The format, with one example of each shape",
        "",
        f"The article of the example: {EXAMPLE_TEXT}",
        "",
        "```yaml",
        EXAMPLE.rstrip(),
        "```",
        "",
        f"Types of names (`is:`): {', '.join(_types(templates))}.",
        "",
        RULES,
        *_verbs_and_kinds(found, templates),
        "## The draft",
        "",
        "```yaml",
        facts.rstrip(),
        "```",
        "",
        "## More verbs that `does:` takes",
        "",
        "Those whose verbal nouns the article has («تدريب»), those that are spelled like one of its verbs, and common",
        "ones. In brackets: the roles that a verb has beside `who`. Thousands more are known: `check` tells at a verb",
        "that it does not know which ones come near.",
        "",
        *_in_lines([_verb(verb, templates) for verb in _more_verbs(found, templates)]),
        "",
        "## The verbs of saying that `by:` takes",
        "",
        *_in_lines([verb for verb, entry in verbs.items() if entry.says and verb.endswith(OF_SAYING)]),
    ]
    return "\n".join(lines) + "\n"


def _verbs_and_kinds(found: Scan, templates: Templates) -> Iterator[str]:
    """Yield the verbs of the article with their roles, the roles of every verb, and the kinds of facts."""
    yield from (
        "## The verbs of this article",
        "",
        "`does:` takes these, written like this, with the roles that each has of its own; what its preposition leads",
        "goes into the role that stands before the preposition. A passive or a verbal noun («بتدريبه») is the",
        "same verb. A word may be misread: «أدّى إلى» as أدّى. Where another verb fits better, take it from the list at",
        "the end.",
        "",
        *_verbs_found(found, templates),
        "",
        "Every verb also takes these roles, each where the article fills it (* one value only):",
        "",
        *(_told(role) for role in templates.verbs.roles.values() if role.name in ROLES),
        "",
        "## The kinds with wordings of their own",
        "",
        "**Bold** roles must be filled.",
        "",
        *(_kind(frame) for _, frame in sorted(templates.frames.items())),
        "",
    )


def _types(templates: Templates) -> list[str]:
    values = {"text", "time", "quantity", "yes-no", "name"}
    return sorted(
        {each for frame in templates.frames.values() for role in frame.roles.values() for each in role.types} - values
    )


def _verbs_found(found: Scan, templates: Templates) -> Iterator[str]:
    verbs = templates.lexicon.verbs
    for sentence, hits in zip(found.sentences, found.verbs, strict=True):
        told = dict.fromkeys(hit.lemma for hit in hits if verbs[hit.lemma].object != "predicate")
        if told:
            yield f"- {sentence.number}: {'، '.join(_verb(verb, templates) for verb in told)}"


def _more_verbs(found: Scan, templates: Templates) -> list[str]:
    """List the verbs that an article may need beside those that stand in it."""
    verbs = templates.lexicon.verbs
    here = {hit.lemma for hits in found.verbs for hit in hits}
    words = {key for sentence in found.sentences for token in sentence.tokens for key in _stems(token.key)}
    alike = {verbs[name].past for hits in found.verbs for hit in hits for name in (hit.lemma, *hit.others)}
    more = []
    for rank, (name, verb) in enumerate(verbs.items()):
        if name in here or name.endswith(OF_SAYING) or verb.object == "predicate":
            continue
        if rank < COMMON or verb.past in alike or (verb.noun and key_of(unmarked(verb.noun)) in words):
            more.append(name)
    return more


def _stems(key: str) -> Iterator[str]:
    """Yield a word, and it without what may hang on it: «بتدريبه» is تدريب, too."""
    for begin in ("", "و", "ب", "ل", "ال", "وال", "بال", "لل"):
        for end in ("", "ه", "ها", "هم", "ا"):
            if key.startswith(begin) and key.endswith(end):
                yield key[len(begin) : len(key) - len(end)]


def _in_lines(words: list[str]) -> Iterator[str]:
    """Yield words in lines that a screen shows."""
    line = ""
    for word in words:
        if line and len(line) + len(word) > WIDTH:
            yield f"{line}،"
            line = ""
        line = f"{line}، {word}" if line else word
    if line:
        yield line


def _verb(key: str, templates: Templates) -> str:
    """Write a verb with the roles that it has of its own beside its subject."""
    verb, shared = templates.lexicon.verbs[key], templates.verbs
    roles = ["what"] if verb.object != "none" else []
    if own := shared.led_by(verb):
        roles.append(f"{own} {verb.preposition}")
    if verb.object == "two":
        roles.append(shared.second(key))
    return f"{key} [{', '.join([*roles, *(['that'] if verb.that else [])])}]"


def _told(role: Role) -> str:
    return f"- {_role(role)}: {ROLES[role.name]}"


def _kind(frame: Frame) -> str:
    return f"- `{frame.id}`: {'; '.join(_role(role, types=True) for role in frame.roles.values())}"


def _role(role: Role, *, types: bool = False) -> str:
    name = f"`{role.name}`{'*' if role.single else ''}"
    name = f"**{name}**" if role.required else name
    return f"{name} ({', '.join(role.types)})" if types else name
