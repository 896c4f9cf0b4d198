"""Fact files that nobody wrote: Hypothesis draws who signed what and when, and an article that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

PEOPLE = ["سالم", "منصور", "حمدان", "يوسف", "إدريس", "قاسم", "نبيل", "رشيد", "طارق", "زياد"]
STATES = ["تونس", "عمان", "قطر", "ليبيا", "سوريا", "مصر", "تشاد", "مالي"]
PAPERS = ["معاهدة الصيد", "معاهدة النقل", "معاهدة البريد", "معاهدة المياه", "معاهدة الكهرباء", "معاهدة الصحة"]
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]


@dataclass(frozen=True)
class Signing:
    """Who signed which treaty, on which day (ISO) or in which month or year, for how many years (0: not told)."""

    paper: int
    who: tuple[int, ...]
    complete: bool
    when: str
    years: int
    claimed_by: int | None

    @property
    def quote(self) -> str:
        who = " و".join(STATES[each] for each in self.who)
        lasting = f" لمدة {self.years} سنة" if self.years else ""
        told = f"{who} على {PAPERS[self.paper]} {_date(self.when)}{lasting}"
        return (
            f"قال {PEOPLE[self.claimed_by]} إن التوقيع جرى بين {told}"
            if self.claimed_by is not None
            else f"وقعت {told}"
        )

    def yaml(self) -> str:
        names = ", ".join(f"s{each}" for each in self.who)
        lines = [
            f"  - id: signing-{self.paper}",
            "    does: sign",
            f"    who: {{{'all' if self.complete else 'some'}: [{names}]}}",
            f"    what: p{self.paper}",
            f"    when: {self.when}",
            f"    quote: {self.quote}",
        ]
        if self.years:
            lines.append(f"    lasts: {self.years} سنة")
        if self.claimed_by is not None:
            lines.append(f"    by: h{self.claimed_by}")
        return "\n".join(lines)


def _date(when: str) -> str:
    year, *rest = when.split("-")
    if not rest:
        return f"في عام {year}"
    month = MONTHS[int(rest[0]) - 1]
    return f"في {int(rest[1])} {month} {year}" if len(rest) == 2 else f"في {month} {year}"


_days = st.dates(min_value=date(1990, 1, 1), max_value=date(2020, 12, 28))
_whens = st.tuples(_days, st.sampled_from([10, 10, 7, 4])).map(lambda drawn: drawn[0].isoformat()[: drawn[1]])


@st.composite
def _signing(draw: st.DrawFn, paper: int) -> Signing:
    return Signing(
        paper=paper,
        who=tuple(draw(st.lists(st.integers(0, len(STATES) - 1), min_size=1, max_size=3, unique=True))),
        complete=draw(st.booleans()),
        when=draw(_whens),
        years=draw(st.sampled_from([0, 11, 15, 25, 40, 99])),
        claimed_by=draw(st.none() | st.integers(0, len(PEOPLE) - 1)),
    )


@st.composite
def signings(draw: st.DrawFn, at_least: int = 1) -> tuple[Signing, ...]:
    """Draw signings of different treaties."""
    papers = draw(st.lists(st.integers(0, len(PAPERS) - 1), min_size=at_least, max_size=5, unique=True))
    return tuple(draw(_signing(paper)) for paper in papers)


def article_of(made: tuple[Signing, ...]) -> str:
    """Write the article that says all this."""
    return " ".join(f"{each.quote}." for each in made)


def names() -> str:
    """Declare every name that a signing may hold."""
    lines = ["names:"]
    lines += [f"  h{at}: {{ar: {ar}, is: person, gender: m}}" for at, ar in enumerate(PEOPLE)]
    lines += [f"  s{at}: {{ar: {ar}, is: state, gender: f}}" for at, ar in enumerate(STATES)]
    lines += [f"  p{at}: {{ar: {ar}, is: treaty, gender: f}}" for at, ar in enumerate(PAPERS)]
    return "\n".join(lines) + "\n"


def facts_of(made: tuple[Signing, ...]) -> str:
    """Write the fact file, with pools that are wide enough for every rank of the key."""
    pools = (
        "pools:\n  times: [1985-02-03, 1986-04-11, 1987-06-22, 2022-01-05, 2023-03-09, 2024-05-17, 1985-03, 1986-07, "
        "2022-02, 2023-10, 1984, 1987, 2022, 2024]\n  quantities: [11 سنة, 12 سنة, 18 سنة, 35 سنة, 60 سنة, 95 سنة]\n"
    )
    return f"{names()}facts:\n" + "\n".join(each.yaml() for each in made) + f"\n{pools}"
