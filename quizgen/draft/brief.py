"""brief.md: all that somebody needs to fill in a draft who has no more than this file."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.draft.scan import Scan
from quizgen.model import Frame, Lexicon, Role, Templates

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
5. `{all: a}` or `{all: [a, b]}` where the article names them all, `{some: […]}` or a bare value where there may be
   others. With `some` nobody can be proved wrong, so there is neither multiple choice nor true or false. A bare list
   is complete where its sentence closes it: «كلّ من أ وب», «بين أ وب», «البلدان أ وب».
   `also: […]` beside `all` holds what is true, too, though the article leaves it out.
6. What somebody says has `by:`, a name's id; where the sentence has two verbs of saying, the verb, too:
   `by: {who: omari, verb: قال إنّ}`.
7. `mood:` is `planned` for what is to come, `expected`, `hoped`, `ongoing` for what goes on, `provided` for what a
   document lays down, and `denied` (with `by:`). What simply happened has none.
8. Times are as exact as the evidence: `2024-05-14`, `2024-05`, `2024`, `2024-Q3`, `early 2024`, `1990s`, `since 2010`,
   `until 2030`, `2015-08-03..2015-08-09`, `1436-10-14 AH`, `44 BC`, or `{text: أثناء الحرب}`. For «أمس» or «الأحد
   المقبل» write the date; it is counted from `published`.
9. Quantities are a number with its noun, and its bound: `300 طالب`, `أكثر من 70 مليون دولار`, `52 %`,
   `بين 20 و30 سنة`. A noun that is not known: `{number: 400, unit: {ar: ميغاواط, plural: ميغاواط}}`.
10. Text is nominative. Where another case shows in its letters: `{ar: المتدربون, gen: المتدربين, acc: المتدربين}`.
11. Keys of a name: `ar`, `is` (its type), `gender` (m, f), `number` (singular, dual, plural), `noun` (the class noun
    that questions may print: مدينة), `aliases`, `short`, `acc`, `gen`, `members` (ids of a group's), `of` (ids it is
    tied to), `offices`, `en`. `check` asks for `is` and `gender` where the words do not tell them.
12. A word that stands for a name in several facts («البلدين») may be told once:
    `passage: {refers: [{id: two, quote: حدود البلدين, word: البلدين, to: [chad, niger]}]}`.
13. `skip: [who, when/choice]` in a fact leaves out questions that are guessed without the article.
14. A lone `?` is yours to decide: write the value, or delete what it belongs to. Ids stay as they are.
15. Put a value that holds `:`, `#` or `,`, or begins with a quotation mark, between '…'.

When the file is written, `quizgen check NAME` proves it, and tells line and column of what does not agree; `quizgen
check NAME --fix` writes what is beyond doubt.
"""


def brief(found: Scan, facts: str, templates: Templates) -> str:
    """Write the brief of an article: `facts` is its draft."""
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
        "## The verbs of this article",
        "",
        "`does:` takes these, written like this, and any other verb with its preposition.",
        "",
        *_verbs(found, templates.lexicon),
        "",
        "Their roles, each where the article fills it (* one value only):",
        "",
        ", ".join(_role(role) for role in templates.verbs.roles.values()) + ".",
        "",
        "`who` does it, `what` is the object or what the verb's own preposition leads, `that` the clause after أنّ.",
        "",
        "## The kinds with wordings of their own",
        "",
        "**Bold** roles must be filled.",
        "",
        *(_kind(frame) for _, frame in sorted(templates.frames.items())),
        "",
        "## The draft",
        "",
        "```yaml",
        facts.rstrip(),
        "```",
    ]
    return "\n".join(lines) + "\n"


def _types(templates: Templates) -> list[str]:
    values = {"text", "time", "quantity", "yes-no", "name"}
    return sorted(
        {each for frame in templates.frames.values() for role in frame.roles.values() for each in role.types} - values
    )


def _verbs(found: Scan, lexicon: Lexicon) -> Iterator[str]:
    for sentence, hits in zip(found.sentences, found.verbs, strict=True):
        told = dict.fromkeys(hit.lemma for hit in hits if lexicon.verbs[hit.lemma].object != "predicate")
        if told:
            yield f"- {sentence.number}: {'، '.join(told)}"


def _kind(frame: Frame) -> str:
    return f"- `{frame.id}`: {'; '.join(_role(role, types=True) for role in frame.roles.values())}"


def _role(role: Role, *, types: bool = False) -> str:
    name = f"`{role.name}`{'*' if role.single else ''}"
    name = f"**{name}**" if role.required else name
    return f"{name} ({', '.join(role.types)})" if types else name
