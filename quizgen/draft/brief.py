"""brief.md: all that somebody needs to fill in a draft who has no more than this file."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.draft.scan import Scan
from quizgen.model import Frame, Lexicon, Role, Templates

EXAMPLE_TEXT = (
    "زار وزير التعليم سالم العمري مدينة صفاقس في 12 مايو 2024. ووقّعت وزارة التعليم وجامعة صفاقس اتفاقية التدريب "
    "في 14 مايو 2024 لمدة 5 سنوات. وقال العمري إن الجامعة رحّبت بالمتدربين. وسيفتتح العمري المعرض في سبتمبر 2024."
)
EXAMPLE = """\
article:
  text: article.txt
  title: اتفاقية التدريب
  published: 2024-05-15

names:                      # each once: its type, for a person the gender too; aliases: what else the article calls it
  omari: {ar: سالم العمري, is: person, gender: m, aliases: [العمري]}
  sfax: {ar: مدينة صفاقس, is: city, gender: f, noun: مدينة}
  ministry: {ar: وزارة التعليم, is: organisation, gender: f}
  university: {ar: جامعة صفاقس, is: organisation, gender: f, aliases: [الجامعة]}
  training: {ar: اتفاقية التدريب, is: agreement, gender: f, noun: اتفاقية}

facts:
  - id: visit               # a verb with its participants; ids are a-z, 0-9 and hyphens
    does: زار
    who: {all: [omari]}     # all: the article names them all; only then can others be proved wrong
    what: {all: [sfax]}
    when: 2024-05-12
    quote: زار وزير التعليم سالم العمري مدينة صفاقس في 12 مايو 2024
  - id: signed              # a kind of its own, with a duration
    does: sign
    who: {all: [ministry, university]}
    what: training
    when: 2024-05-14
    lasts: 5 سنوات
    quote: ووقّعت وزارة التعليم وجامعة صفاقس اتفاقية التدريب في 14 مايو 2024 لمدة 5 سنوات
  - id: welcome             # what somebody says names him
    does: رحّب بـ
    by: {who: omari, verb: قال إنّ}
    who: {all: [university]}
    what: المتدربون
    quote: وقال العمري إن الجامعة رحّبت بالمتدربين
  - id: opening             # what is to come is planned
    does: افتتح
    mood: planned
    who: {all: [omari]}
    what: المعرض
    when: 2024-09
    quote: وسيفتتح العمري المعرض في سبتمبر 2024
"""
RULES = """\
## The rules of a good fact

1. Write what the article says, nothing that you know from elsewhere, and nothing that it only lets one guess.
2. `quote` stands word for word, exactly once, in the article; ` … ` joins the first and last words of a long span.
3. Every value stands in its quote: a name by its `ar` or an alias, a time or number in whatever spelling says the same.
   Where the quote has other words for it: `what: {is: training, in: الاتفاقية}`.
4. One fact tells one thing. Two verbs are two facts.
5. `{all: […]}` where the article names them all, `{some: […]}` or a bare value where there may be others. With `some`
   nobody can be proved wrong, so there is neither multiple choice nor true or false.
6. What somebody says has `by:`; what is to come, `mood: planned`; what goes on, `mood: ongoing`; what is denied,
   `mood: denied` and `by:`.
7. Times are as exact as the quote: `2024-05-14`, `2024-05`, `2024`, `2024-Q3`, `since 2010`, `2015-08-03..2015-08-09`,
   `1436-10-14 AH`. For «أمس» or «الأحد المقبل» write the date; it is counted from `published`.
8. Quantities are a number with its noun, and its bound: `300 طالب`, `أكثر من 70 مليون دولار`, `52 %`.
9. Text is nominative. Where another case shows in its letters: `{ar: المتدربون, gen: المتدربين, acc: المتدربين}`.
10. A lone `?` is yours to decide: write the value, or delete what it belongs to. Ids stay as they are.
11. Put a value that holds `:`, `#` or `,`, or begins with a quotation mark, between '…'.

When the file is written, `quizgen check NAME` proves it, and tells line and column of what does not agree.
"""


def brief(found: Scan, facts: str, templates: Templates) -> str:
    """Write the brief of an article: `facts` is its draft."""
    lines = [
        "# Fill in this draft",
        "",
        "Write the file `facts.yaml` over the article below: names, then facts, each with the quote that proves it.",
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
