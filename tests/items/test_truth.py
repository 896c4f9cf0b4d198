"""An adversary writes fact files that try to make the prover lie; each time it must end in *unknown*."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgen.items.truth import Doubt, Verdict, World
from quizgen.model import Value

PACT = "وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015."
SIGNED = """
    facts:
      - id: pact
        does: sign
        who: {all: [russia, georgia]}
        what: pact
        when: 2015-03-08
        quote: وقعت روسيا وجورجيا معاهدة الدفاع في 8 مارس 2015
"""


def judged(world: World, fact: str, role: str, candidate: str | Value, shows: tuple[str, ...] = ("what",)):
    value = world.names[candidate] if isinstance(candidate, str) else candidate
    return world.judge(world.facts[fact], role, value, shows)


@pytest.mark.rule(2)
def test_who_is_not_among_all_the_signers_is_provably_false(world: Callable[..., World]) -> None:
    assert judged(world(PACT, SIGNED), "pact", "who", "turkey").verdict is Verdict.FALSE


def test_every_signer_is_true(world: Callable[..., World]) -> None:
    made = world(PACT, SIGNED)
    assert {judged(made, "pact", "who", name).verdict for name in ("russia", "georgia")} == {Verdict.TRUE}


@pytest.mark.rule(2)
def test_an_open_role_proves_nothing(world: Callable[..., World]) -> None:
    facts = SIGNED.replace("{all: [russia, georgia]}", "[russia, georgia]")
    assert judged(world(PACT, facts), "pact", "who", "turkey").doubt is Doubt.OPEN


def test_what_the_article_leaves_out_though_true_is_unknown(world: Callable[..., World]) -> None:
    facts = SIGNED.replace("[russia, georgia]}", "[russia, georgia], also: [turkey]}")
    made = world(PACT, facts)
    assert judged(made, "pact", "who", "turkey").doubt is Doubt.ALSO
    assert judged(made, "pact", "who", "armenia").verdict is Verdict.FALSE


def test_a_member_of_a_state_that_signed_is_unknown(world: Callable[..., World]) -> None:
    assert judged(world(PACT, SIGNED), "pact", "who", "putin").doubt is Doubt.TIED


def test_a_group_that_holds_a_signer_is_unknown(world: Callable[..., World], names_with: Callable[[str], str]) -> None:
    made = world(PACT, names_with("  union: {ar: الاتحاد, is: state, gender: m, members: [georgia, turkey]}") + SIGNED)
    assert judged(made, "pact", "who", "union").doubt is Doubt.TIED


def test_a_group_within_a_group_is_unknown(world: Callable[..., World], names_with: Callable[[str], str]) -> None:
    more = """\
  union: {ar: الاتحاد, is: state, gender: m, members: [league]}
  league: {ar: الرابطة, is: state, gender: f, members: [georgia]}"""
    assert judged(world(PACT, names_with(more) + SIGNED), "pact", "who", "union").doubt is Doubt.TIED


def test_another_spelling_of_a_signer_is_unknown(world: Callable[..., World], names_with: Callable[[str], str]) -> None:
    more = "  gruziya: {ar: غروزيا, is: state, gender: f, aliases: [جورجيا]}"
    assert judged(world(PACT, names_with(more) + SIGNED), "pact", "who", "gruziya").doubt is Doubt.TIED


def test_a_name_that_holds_a_signers_name_is_unknown(
    world: Callable[..., World], names_with: Callable[[str], str]
) -> None:
    more = "  south: {ar: جورجيا الجنوبية, is: state, gender: f}"
    assert judged(world(PACT, names_with(more) + SIGNED), "pact", "who", "south").doubt is Doubt.TIED


def test_a_candidate_tied_to_what_the_question_shows_is_unknown(
    world: Callable[..., World], names_with: Callable[[str], str]
) -> None:
    names = names_with("").replace(
        "pact: {ar: معاهدة الدفاع, is: treaty, gender: f}",
        "pact: {ar: معاهدة الدفاع, is: treaty, gender: f, of: [turkey]}",
    )
    made = world(PACT, names + SIGNED)
    assert judged(made, "pact", "who", "turkey", ("what",)).doubt is Doubt.TIED


def test_who_ratified_may_also_have_signed(world: Callable[..., World]) -> None:
    facts = (
        SIGNED.replace("[russia, georgia]", "[georgia, armenia]").replace("روسيا وجورجيا", "جورجيا وأرمينيا")
        + """\
      - {id: ratified, does: ratify, who: turkey, what: pact, quote: صادقت تركيا على معاهدة الدفاع}
"""
    )
    made = world("وقعت جورجيا وأرمينيا معاهدة الدفاع في 8 مارس 2015. صادقت تركيا على معاهدة الدفاع.", facts)
    verdict = judged(made, "pact", "who", "turkey")
    assert (verdict.doubt, verdict.fact) == (Doubt.ELSEWHERE, "ratified")


def test_signing_something_else_leaves_a_candidate_provably_false(world: Callable[..., World]) -> None:
    facts = (
        SIGNED
        + """\
      - {id: accord, does: sign, who: {all: [turkey, armenia]}, what: accord,
         quote: ووقعت تركيا وأرمينيا اتفاقية الحدود}
"""
    )
    made = world(PACT + " ووقعت تركيا وأرمينيا اتفاقية الحدود.", facts)
    assert judged(made, "pact", "who", "turkey").verdict is Verdict.FALSE


@pytest.mark.parametrize("when", ["2015", "2015-03", "late 2015", "2010s"])
def test_a_coarser_time_is_unknown_beside_a_day(world: Callable[..., World], when: str) -> None:
    from quizgen.arabic.notation import read_time

    assert judged(world(PACT, SIGNED), "pact", "when", read_time(when)).doubt is Doubt.OVERLAP


def test_a_coarser_time_that_lies_apart_still_is_unknown(world: Callable[..., World]) -> None:
    from quizgen.arabic.notation import read_time

    assert judged(world(PACT, SIGNED), "pact", "when", read_time("2008")).doubt is Doubt.OVERLAP


def test_another_day_is_provably_false(world: Callable[..., World]) -> None:
    from quizgen.arabic.notation import read_time

    assert judged(world(PACT, SIGNED), "pact", "when", read_time("2015-03-09")).verdict is Verdict.FALSE


@pytest.mark.parametrize(
    ("candidate", "verdict"),
    [
        ("1436-10-14 AH", Verdict.TRUE),
        ("1436-10-15 AH", Verdict.FALSE),
        ("1436-10 AH", Verdict.UNKNOWN),
        ("2015-07-29", Verdict.UNKNOWN),
        ("2015-07-30", Verdict.UNKNOWN),
        ("2015-08-01", Verdict.UNKNOWN),
        ("1436-10-13 AH = 2015-07-29", Verdict.UNKNOWN),
    ],
)
def test_a_gregorian_day_beside_a_hijri_one_is_never_provably_false(
    world: Callable[..., World], candidate: str, verdict: Verdict
) -> None:
    from quizgen.arabic.notation import read_time

    made = world(
        PACT.replace("8 مارس 2015", "14 شوال 1436هـ"),
        SIGNED.replace("8 مارس 2015", "14 شوال 1436هـ").replace("2015-03-08", "1436-10-14 AH"),
    )
    assert judged(made, "pact", "when", read_time(candidate)).verdict is verdict


def test_another_fact_in_the_other_calendar_within_two_days_may_be_the_one_that_is_asked_for(
    world: Callable[..., World],
) -> None:
    second = " ووقعت تركيا وأرمينيا معاهدة الدفاع في 16 شوال 1436هـ."
    facts = (
        SIGNED.replace("8 مارس 2015", "30 يوليو 2015").replace("2015-03-08", "2015-07-30")
        + """\
      - {id: other, does: sign, who: {all: [turkey, armenia]}, what: pact, when: %s AH,
         quote: ووقعت تركيا وأرمينيا معاهدة الدفاع في %s شوال 1436هـ}
"""
    )
    first = PACT.replace("8 مارس 2015", "30 يوليو 2015")
    near = world(first + second, facts % ("1436-10-16", "16"))
    far = world(first + second.replace("16", "17"), facts % ("1436-10-17", "17"))
    assert judged(near, "pact", "who", "turkey", ("what", "when")).doubt is Doubt.ELSEWHERE
    assert judged(far, "pact", "who", "turkey", ("what", "when")).verdict is Verdict.FALSE


def test_the_date_that_another_source_gives_is_unknown(world: Callable[..., World]) -> None:
    from quizgen.arabic.notation import read_time

    disputed = "{says: 2015-03-08, others: [{is: 2015-03-18, source: asil.org}]}"
    made = world(PACT, SIGNED.replace("when: 2015-03-08", f"when: {disputed}"))
    assert judged(made, "pact", "when", read_time("2015-03-18")).doubt is Doubt.DISPUTED
    assert judged(made, "pact", "when", read_time("2015-03-20")).verdict is Verdict.FALSE


def test_years_within_a_span_are_unknown(world: Callable[..., World]) -> None:
    from quizgen.arabic.notation import read_time

    facts = SIGNED.replace("2015-03-08", "2015").replace(" في 8 مارس 2015", " في عام 2015")
    made = world("وقعت روسيا وجورجيا معاهدة الدفاع في عام 2015.", facts)
    assert judged(made, "pact", "when", read_time("mid 2015")).verdict is Verdict.UNKNOWN


def test_the_only_speaker_of_a_claim_makes_others_provably_false(world: Callable[..., World]) -> None:
    facts = """
    facts:
      - id: claim
        does: serve
        who: putin
        where: {is: base, in: القاعدة}
        by: shoigu
        quote: قال شويجو إن بوتين خدم في القاعدة
    """
    names = "names:\n  base: {ar: القاعدة, is: place, gender: f}\n" + "".join(
        f"  {name}: {{ar: {ar}, is: person, gender: m}}\n"
        for name, ar in (("putin", "بوتين"), ("shoigu", "شويجو"), ("kerry", "كيري"))
    )
    made = world("قال شويجو إن بوتين خدم في القاعدة.", names + facts)
    assert judged(made, "claim", "by", "kerry", ("where",)).verdict is Verdict.FALSE
    assert judged(made, "claim", "by", "shoigu", ("where",)).verdict is Verdict.TRUE
