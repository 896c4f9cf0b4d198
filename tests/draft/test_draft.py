"""Drafts: what is found in an article, what is written of it, and that nothing untrue is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from quizgen.arabic.notation import read_time
from quizgen.build import load_templates
from quizgen.draft.brief import EXAMPLE, EXAMPLE_TEXT, OF_SAYING, ROLES, RULES, _verb
from quizgen.draft.facts import DraftFact, draft
from quizgen.draft.scan import as_json, scan
from quizgen.draft.suspects import suspects_in
from quizgen.drafting import cleaned, scan_file
from quizgen.model import Templates
from quizgen.reading.passage import PARTS
from quizgen.reading.seed import read_seed
from quizgen.reading.verb_roles import roles_of
from tests.commands import run

ARTICLE = (
    "زار وزير التعليم الدكتور سالم العمري مدينة صفاقس أمس. ووقّعت وزارة التعليم اتفاقية التدريب في 14 مايو 2024. "
    "وقال العمري إن الاتفاقية تشمل 300 طالب. وأضاف أن التدريب يبدأ في الربع الثالث من 2024."
)

Found = Callable[[str], Mapping[str, Any]]


@pytest.fixture(scope="session")
def templates() -> Templates:
    return load_templates()[0]


@pytest.fixture
def found(templates: Templates) -> Found:
    return lambda text: as_json(scan(text, templates.lexicon, read_time("2024-05-15")))


def test_what_is_found_has_its_place_in_the_text(found: Found) -> None:
    read = found(ARTICLE)
    for kind in ("times", "quantities", "names", "verbs"):
        for each in read[kind]:
            assert ARTICLE[each["start"] : each["end"]].strip() == ARTICLE[each["start"] : each["end"]]
    assert [each["value"] for each in read["times"]] == ["2024-05-14", "2024-05-14", "2024-Q3"]
    assert [(each["number"], each["unit"]) for each in read["quantities"]] == [(300, "طالب")]


def test_a_person_has_the_office_before_the_name(found: Found) -> None:
    person = next(each for each in found(ARTICLE)["names"] if each["class"] == "person")
    assert (person["text"], person["office"], person["honorific"]) == ("سالم العمري", "وزير التعليم", "الدكتور")


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("وقال الدكتور نبيل الطائي إن الجسر آمن.", ["نبيل الطائي"]),
        ("وقال الدكتور نبيل الطائي إن الجسر آمن. وأضاف أن العمل انتهى.", ["نبيل الطائي", "نبيل الطائي"]),
        ("وأضاف أن العمل انتهى.", [""]),
        ("وقال مصدر إن الجسر آمن. وأضاف أن العمل انتهى.", ["مصدر", "مصدر"]),
    ],
)
def test_who_speaks_goes_on_until_somebody_else_does(found: Found, text: str, spoke: list[str]) -> None:
    assert [each["speaker"] for each in found(text)["speech"]] == spoke


@pytest.mark.parametrize(
    "text", ["في قاعة كبيرة بحث علمي جديد.", "على صاحب المحل دفع الرسوم.", "عن وصول الوفد إلى المدينة."]
)
def test_a_noun_behind_a_preposition_is_no_verb(found: Found, text: str) -> None:
    first = {each["text"] for each in found(text)["verbs"]}
    assert not first & {"قاعة", "صاحب", "وصول"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_draft_is_sound_but_for_what_is_to_decide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.chdir(tmp_path)
    plain = ARTICLE.replace("ّ", "") if encoding == "windows-1256" else ARTICLE
    (tmp_path / "a.txt").write_text(plain, encoding=encoding)
    made = run("new", "training", "--article", "a.txt", "--published", "2024-05-15", "--title", "التدريب #7")
    assert made.exit_code == 0, made.output
    facts = (tmp_path / "seeds/training/facts.yaml").read_text(encoding="utf-8")
    assert "title: 'التدريب #7'" in facts
    assert "does: زار" in facts
    assert "that: ?" not in facts or "N101" in run("check", "training").output
    told = json.loads(run("check", "training", "--json").output)
    assert [each["code"] for each in told if not each["code"].startswith("N") and each["code"] not in ("N805",)] == []


def test_a_brief_holds_the_article_the_format_and_the_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("new", "training", "--article", "a.txt", "--published", "2024-05-15", "--brief").exit_code == 0
    told = (tmp_path / "seeds/training/brief.md").read_text(encoding="utf-8")
    assert "3. وقال العمري إن الاتفاقية تشمل 300 طالب." in told
    assert "- 1: زار [what]" in told
    assert "قدّم [what]" in told.partition("## More verbs")[2]  # a common one
    assert (tmp_path / "seeds/training/facts.yaml").read_text(encoding="utf-8").rstrip() in told


def test_the_example_of_a_brief_is_sound(templates: Templates) -> None:
    seed, problems = read_seed("training", "facts.yaml", EXAMPLE, EXAMPLE_TEXT, templates)
    assert [str(problem) for problem in problems] == []
    assert seed is not None
    assert [fact.id for fact in seed.facts if not fact.slots] == []
    assert len(seed.facts) == EXAMPLE.count("    does: ") + EXAMPLE.count("offices: ")
    assert len(seed.questions) == 1


def test_a_brief_tells_every_role_that_all_verbs_have_and_every_part_of_speech(templates: Templates) -> None:
    shared = {name for name, role in templates.verbs.roles.items() if role.says or name == "who"}
    assert {*ROLES} == shared
    assert [part for part in PARTS if part not in RULES] == []


def test_the_roles_that_a_brief_gives_a_verb_are_those_that_check_takes(templates: Templates) -> None:
    for key, verb in templates.lexicon.verbs.items():
        if verb.object == "predicate" or key.endswith(OF_SAYING):
            continue
        told = re.findall(r"[a-z]+", _verb(key, templates).rpartition("[")[2])
        assert [role for role in told if role not in roles_of(key, verb, templates.verbs)] == [], key


def test_a_brief_tells_what_becomes_of_an_object_apart_from_to_whom_it_goes(templates: Templates) -> None:
    assert _verb("جعل", templates) == "جعل [what, as]"
    assert _verb("منح", templates) == "منح [what, to]"


def test_a_seed_that_is_there_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("new", "training", "--article", "a.txt").exit_code == 0
    (tmp_path / "seeds/training/facts.yaml").write_text("mine", encoding="utf-8")
    assert run("new", "training", "--article", "a.txt").exit_code == 2
    assert (tmp_path / "seeds/training/facts.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt", b"\xff\xfe\x00"), ("a.txt", b"only english"), ("gone.txt", None), ("a.html", b"<p>x</p>")],
)
def test_what_is_no_article_is_refused_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    made = run("new", "training", "--article", name)
    assert made.exit_code == 2, made.output
    assert not (tmp_path / "seeds/training/facts.yaml").exists()


def persons(read: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(each["text"], each.get("office", "")) for each in read["names"] if each["class"] == "person"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("زار صاحب السمو الملكي الأمير فهد بن سلطان المعرض.", ("فهد بن سلطان", "")),
        ("استقبل اللواء الركن سعيد القحطاني الوفد.", ("سعيد القحطاني", "")),
        ("وقال المهندس خالد الشيخ إن الجسر آمن.", ("خالد الشيخ", "")),
        ("وقال رئيس البلدية لوران ميشو إن الجسر آمن.", ("لوران ميشو", "رئيس البلدية")),
        ("وقال المتحدث باسم البلدية “سالم العمري” إن الجسر آمن.", ("سالم العمري", "المتحدث باسم البلدية")),
        ("وقال الدكتور نبيل الطائي مدير المتحف إن القاعة جاهزة.", ("نبيل الطائي", "مدير المتحف")),
    ],
)
def test_a_person_is_known_by_title_honorifics_and_given_name(found: Found, text: str, person: tuple[str, str]) -> None:
    assert persons(found(text)) == [person]


def test_two_offices_side_by_side_are_nobodys_for_sure(found: Found) -> None:
    assert persons(found("استقبل وزير الثقافة سفير تونس سالم العمري.")) == [("سالم العمري", "")]


@pytest.mark.parametrize(
    ("text", "spoke"),
    [
        ("وقال متعاملون إن السوق هادئة.", ["متعاملون"]),
        ("وكان سالم العمري، أعلن أن الجسر آمن.", ["سالم العمري"]),
        ("وقال الدكتور نبيل الطائي إن الجسر آمن. وقالت إن العمل انتهى.", ["نبيل الطائي", ""]),
        ("وقال الدكتور نبيل الطائي إن الجسر آمن. وذكر الطائي أن العمل انتهى.", ["نبيل الطائي", "الطائي"]),
    ],
)
def test_a_speaker_stands_behind_the_verb_or_before_it(found: Found, text: str, spoke: list[str]) -> None:
    assert [each["speaker"] for each in found(text)["speech"]] == spoke


@pytest.fixture
def drafted(templates: Templates) -> Callable[[str], list[DraftFact]]:
    return lambda text: (
        draft(scan(text, templates.lexicon, read_time("2024-05-15")), templates.lexicon, templates.verbs).facts
    )


Drafted = Callable[[str], list[DraftFact]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وهبط سعر النحاس في السوق.", ["سعر النحاس"]),
        ("ورفع المجلس الأسعار.", ["المجلس"]),
        ("وقدّم المتطوعون من جانبهم شكرهم.", ["المتطوعون"]),
    ],
)
def test_a_subject_is_drafted_where_its_end_is_sure(drafted: Drafted, text: str, who: list[str]) -> None:
    assert [fact.roles["who"] for fact in drafted(text)] == who


@pytest.mark.parametrize(
    "text",
    [
        "ورفض الإدلاء بأي معلومات.",  # he refused: the noun is the object
        "وسأل الصحفيون كيف ستتعامل اللجنة مع الأزمة.",
        "ولم يوقع الوزير الاتفاقية.",
        "وكتب: “هبط سعر النحاس في السوق”.",
        "وأكدت الشركة أنها تجري محادثات اندماج.",
    ],
)
def test_what_did_not_surely_happen_by_this_subject_is_not_drafted(drafted: Drafted, text: str) -> None:
    assert [fact.does for fact in drafted(text) if fact.does not in ("أكّد", "سأل")] == []


def test_what_somebody_says_is_drafted_as_his_words(drafted: Drafted) -> None:
    facts = drafted("وقال الدكتور نبيل الطائي إن سعر النحاس هبط في السوق، وإن المجلس رفع الأسعار.")
    assert [(fact.does, fact.by) for fact in facts if fact.by] == [("هبط", ("taiy", ""))]


def test_what_is_to_come_is_planned(drafted: Drafted) -> None:
    assert [fact.mood for fact in drafted("وسيفتتح الوزير المعرض.")] == ["planned"]


def test_a_clause_behind_a_participle_is_not_the_verbs(drafted: Drafted) -> None:
    facts = drafted("وطالب الدكتور نبيل الطائي بالدعم، مؤكدا أن الجسر آمن.")
    assert [fact.roles.get("that") for fact in facts if "that" in fact.roles] == []


def test_misprints_are_suspected_and_never_mended(templates: Templates) -> None:
    text = "جاء الوفد من من اكسفورد مع نائب نائب الرئيس. وتقع جامعة أكسفورد هناك."
    assert [(each.quote, each.why) for each in suspects_in(text, templates.lexicon)] == [
        ("من من", "twice"),
        ("اكسفورد", "elsewhere «أكسفورد»"),
    ]


@pytest.mark.parametrize(
    ("raw", "clean"), [("&quot;نص&quot;", '"نص"'), ("\u200fنص\u200e", "نص"), ("\ufef9نارة", "لإنارة"), ("ن\x1aص", "نص")]
)
def test_what_no_reader_sees_is_taken_out_of_an_article(raw: str, clean: str) -> None:
    assert cleaned(raw) == clean


@pytest.mark.parametrize(
    "between",
    [" \n", "\r\n", "\n\n  \t", " &nbsp;\n", " \u200f", " \ufeff\n", " &#8207; ", "\x07\n", "\xa0"],
    ids=["space", "dos", "indent", "entity", "mark", "bom", "number", "bell", "nbsp"],
)
def test_places_count_the_characters_of_the_file_as_it_is(between: str, tmp_path: Path) -> None:
    sentences = [
        "أعلن الوزير سالم العمري الخطة في 3 مايو 2024.",
        "وزار العمري 12 مدرسة في المدينة.",
        "ثم عاد يوم 5 مايو.",
    ]
    raw = "\n  " + between.join(sentences) + " \n"
    (file := tmp_path / "article.txt").write_bytes(raw.encode())
    read = scan_file(file)
    assert [raw[each["start"] : each["end"]] for each in read["sentences"]] == sentences
    for kind in ("times", "quantities", "names", "verbs"):
        assert read[kind]
        assert all(raw[each["start"] : each["end"]] == each["text"] for each in read[kind])


def test_a_place_stands_round_what_was_taken_out_of_a_word(tmp_path: Path) -> None:
    raw = "زار الوفد مدينة الر\u200dياض في 3 ما\u200eيو 2024.\n"
    (file := tmp_path / "article.txt").write_bytes(raw.encode())
    (time,) = scan_file(file)["times"]
    assert (raw[time["start"] : time["end"]], time["text"]) == ("3 ما\u200eيو 2024", "3 مايو 2024")


@pytest.mark.parametrize(
    ("text", "verb"), [("وقّعت الوزارة الاتفاقية.", "وقّع"), ("قدّم الوزير التقرير.", "قدّم"), ("وصلت الوزارة.", "وصل إلى")]
)
def test_a_shadda_that_is_written_tells_which_verb_it_is(found: Found, text: str, verb: str) -> None:
    assert found(text)["verbs"][0]["verb"].split()[0] == verb.split()[0]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("وقّعت الوزارة الاتفاقية في مايو.", []),
        ("وأقرّت وزارة التعليم الميزانية أمس.", ["وزارة التعليم"]),
        ("وأقرّت اللجنة الوطنية التوصية أمس.", ["اللجنة الوطنية"]),
    ],
)
def test_a_document_is_no_part_of_the_body_that_signs_it(found: Found, text: str, bodies: list[str]) -> None:
    assert [each["text"] for each in found(text)["names"] if each["class"] == "institution"] == bodies


BODY = "افتتح الوزير المعرض أمس في صفاقس. وزار الوزير الجامعة بعد ذلك بساعة واحدة له.\nوقال الوزير إن العمل انتهى."


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"صفاقس – منى الطرابلسي\n{BODY}", ["صفاقس – منى الطرابلسي"]),
        (f"{BODY} سمات وزارة التعليم معرض صفاقس", ["سمات وزارة التعليم معرض صفاقس"]),
        (f"{BODY}\nللتواصل مع الكاتب: writer@example.org", ["للتواصل مع الكاتب: writer@example.org"]),
        (f"{BODY} رابط الخبر بصحيفة الساحل: افتتاح المعرض", ["رابط الخبر بصحيفة الساحل: افتتاح المعرض"]),
        (BODY, []),
        (f"افتتح الوزير المعرض\n{BODY}", []),  # a verb: it may be the first sentence
        (BODY.replace(" أمس", " أمس (www.example.org)"), []),  # within a sentence
    ],
)
def test_what_stands_around_an_article_is_left_out_and_told(tmp_path: Path, text: str, left: list[str]) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run("new", "fair", "--article", str(tmp_path / "a.txt"))
    written = Path("seeds/fair/article.txt").read_text(encoding="utf-8")
    assert [each for each in left if each in written or each not in done.output] == []
    assert ("left out" in done.output) == bool(left)
    assert all(word in written or any(word in each for each in left) for word in text.split())
    facts = Path("seeds/fair/facts.yaml").read_text(encoding="utf-8")
    assert "له.\n\nوقال" in written
    assert [each for each in left if each not in facts] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("وركبت الأمانة 200 كاميرا.", "كاميرا"),
        ("وتكفلت الدولة برسوم 270 ألف برماوي.", "برماوي"),
        ("وافتتح الوزير خمس صالات.", "صالة"),
        ("ووزعت الأمانة 40 منشورا.", "منشور"),
        ("وجاء الفريق في المركز 12 بعد المباراة.", ""),  # twelfth, and nothing is counted
        ("وبلغ العدد 350 في المدينة.", ""),
    ],
)
def test_a_noun_that_no_list_has_is_counted_by_its_form(templates: Templates, text: str, unit: str) -> None:
    told = as_json(scan(text, templates.lexicon))["quantities"]
    assert [each["unit"] for each in told if each["unit"]] == ([unit] if unit else [])


def test_a_claim_of_more_than_six_words_is_drafted_and_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "وقال سالم العمري إن سكان المدينة القديمة يعيشون في بيوت جديدة قريبة من البحر. وزار العمري جدة."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert run("new", "town", "--article", "a.txt", "--published", "2024-05-15").exit_code == 0
    told = [each["code"] for each in json.loads(run("check", "town", "--json").output)]
    assert "that: سكان المدينة القديمة يعيشون" in (tmp_path / "seeds/town/facts.yaml").read_text(encoding="utf-8")
    assert [code for code in told if code.startswith("E")] == []


def test_a_brief_lists_the_verbs_that_its_article_may_need_in_short_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("زار سالم العمري جدة بعد تفجير في المدينة، وأشاد بتشييعه.", encoding="utf-8")
    assert run("new", "town", "--article", "a.txt", "--published", "2024-05-15", "--brief").exit_code == 0
    more = (tmp_path / "seeds/town/brief.md").read_text(encoding="utf-8").partition("## More verbs")[2]
    assert ("فجّر [what]" in more, "شيّع [what]" in more, "راقص" in more) == (True, True, False)
    assert max(map(len, more.splitlines())) < 130


def test_notes_are_told_beside_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("new", "training", "--article", "a.txt", "--published", "2024-05-15").exit_code == 0
    facts = tmp_path / "seeds/training/facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("sentence: 3", "sentence: 300"), encoding="utf-8")
    codes = {each["code"] for each in json.loads(run("check", "training", "--json").output)}
    assert {"N807"} < codes
    assert any(code.startswith("E") for code in codes)
