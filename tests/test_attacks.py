"""Files of an attacker's choosing: no code runs, nothing outside is read, nothing is sent, no build is without end."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from lxml import html

from quizgen import report
from quizgen.anki.contents import contents
from quizgen.build import Options, build_seeds
from quizgen.checking import check_seeds
from quizgen.disk.sources import shipped_templates
from quizgen.problems import OutputError, SourceError
from tests.commands import Done, run
from tests.faults import LONG
from tests.tiny import FACTS

FRAMED = ("preview.html.j2", "cards.html.j2")
HEAD = (
    '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{{ policy }}">\n<title>{{ title }}</title>\n'
    "<style>{{ style }}</style>\n</head>\n<body>\n{% block title %}{% endblock %}"
)
PAGE = f"{HEAD}@\n{{% block body %}}{{% endblock %}}\n</body>\n</html>\n"  # @ is where an attack goes
DOUBLED = "{% set x = title %}" + "{% set x = x ~ x %}" * 60 + "{{ x }}"

# attacks through a page layout: what stands in the page's body, and the code that refuses it
IN_A_PAGE = {
    "code by a class": ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "E561"),
    "code by an attribute filter": ("{{ title | attr('__class__') }}", "E561"),
    "code by a subscript": ("{{ title['__class__'] }}", "E561"),
    "code by a joined subscript": ("{{ bank['__cla' ~ 'ss__'] }}", "E564"),
    "code by globals of a helper": ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "E561"),
    "code by a function's globals": ("{{ dated.__globals__ }}", "E561"),
    "code by a macro": ("{% macro m() %}{% endmacro %}{{ m.__call__ }}", "E561"),
    "code by a format string": ("{{ '{0.__class__}'.format(title) }}", "E561"),
    "code by a format filter": ("{{ '%s' | format(title) }}", "E561"),
    "code by self": ("{{ self._TemplateReference__context }}", "E561"),
    "code by an extension": ("{% do title.append(1) %}", "E560"),
    "markup that is called safe": ("{{ '<script>alert(1)</script>' | safe }}", "E561"),
    "markup in a string": ("{{ bank.items[0] | gapped('<script>alert(1)</script>') }}", "E563"),
    "escaping turned off": ("{% autoescape false %}{{ title }}{% endautoescape %}", "E561"),
    "a raw block": ("{% raw %}{{ '<script>alert(1)</script>' }}{% endraw %}", "E561"),
    "an endless range": ("{% for n in range(10 ** 9) %}{{ n }}{% endfor %}", "E561"),
    "a text times a billion": ("{{ 'x' * 999999999 }}", "E564"),
    "a power": ("{{ 9 ** 999999999 }}", "E561"),
    "a text joined with itself": (DOUBLED, "E564"),
    "a text added to itself": ("{% set x = title + title %}{{ x }}", "E564"),
    "loops within loops": (
        "{% for a in policy %}{% for b in policy %}{% for c in policy %}{% for d in policy %}"
        "{% endfor %}{% endfor %}{% endfor %}{% endfor %}", "E564"),
    "loops that print": (
        "{% for a in policy %}{% for b in policy %}{{ style }}{{ style }}{% endfor %}{% endfor %}", "E564"),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "E564"),
    "a macro that calls itself twice": (
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}", "E564"),
    "lists within lists": ("{% set x = ((1, 1), (1, 1)) %}{{ x }}", "E561"),
    "an object printed": ("{{ bank }}", "E564"),
    "a recursive loop": ("{% for s in article.sentences recursive %}{{ loop(s) }}{% endfor %}", "E561"),
    "a file outside": ("{% include '../../../../etc/passwd' %}", "E562"),
    "a file outside by an import": ("{% import '/etc/passwd' as p %}", "E562"),
    "a file by a made-up name": ("{% include '/etc/' ~ 'passwd' %}", "E562"),
    "itself included": ("{% include 'page.html.j2' %}", "E564"),
    "a script": ("<script>alert(1)</script>", "E563"),
    "a script from elsewhere": ('<script src="https://a.org/x.js"></script>', "E563"),
    "a script out of a title": ("<script>{{ title }}</script>", "E563"),
    "a script in two halves": ("<scr{% if 1 %}ipt{% endif %}>alert(1)</script>", "E563"),
    "a script in capitals": ("<SCRIPT>alert(1)</SCRIPT>", "E563"),
    "an event": ('<p onclick="alert(1)">x</p>', "E563"),
    "an event without quotes": ("<p title={{ title }}>x</p>", "E563"),
    "an event by a value": ("<p {{ title }}>x</p>", "E563"),
    "an event behind a condition": ('<p {% if quiz %}>{% endif %} onclick="alert(1)">x</p>', "E563"),
    "an event in an open tag": ('<p onclick="alert(1)"', "E563"),
    "a picture from elsewhere": ('<img src="https://a.org/x.png">', "E563"),
    "a frame": ('<iframe src="https://a.org"></iframe>', "E563"),
    "a link to a script": ('<a href="javascript:alert(1)">x</a>', "E563"),
    "a link out of a fact file": ('<a href="{{ article.url }}">x</a>', "E563"),
    "another page after a second": ('<meta http-equiv="refresh" content="0;url=https://a.org">', "E563"),
    "a base": ('<base href="https://a.org/">', "E563"),
    "a style of its own": ("<style>@import url(https://a.org)</style>", "E563"),
    "a style at an element": ('<p style="background:url(https://a.org)">x</p>', "E563"),
    "a comment that some browsers end": ("<!--><script>alert(1)</script>-->", "E563"),
    "a form that sends": ('<form action="https://a.org"></form>', "E563"),
    "a drawing that runs": ("<svg><animate onbegin=\"alert(1)\"/></svg>", "E563"),
    "a policy of its own": ('{% set policy = "default-src *" %}', "E561"),
}  # fmt: skip


def own(project: Path, name: str, text: str | bytes) -> Path:
    """Write a file into a templates folder and return the folder."""
    path = project / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return project / "own"


def build(project: Path, **asked: object) -> None:
    build_seeds([project / "seeds/tiny"], Options(out=project / "decks", **asked))  # type: ignore[arg-type]


def refused(project: Path, templates: Path) -> set[str]:
    """Build and check with a templates folder; return the codes, which both report, and which name an own file."""
    begun = time.process_time()
    with pytest.raises(SourceError) as told:
        build(project, templates=templates)
    found = told.value.problems
    assert {*found} <= {*check_seeds([project / "seeds/tiny"], templates)}
    assert time.process_time() - begun < 20
    assert all(problem.span.path.startswith("own/") and problem.span.line > 0 for problem in found)
    assert not [path for path in (project / "decks").rglob("*") if path.is_file()]
    return {problem.code for problem in found}


@pytest.mark.parametrize("attack", IN_A_PAGE)
def test_a_page_layout_that_attacks_is_refused_with_its_line(project: Path, attack: str) -> None:
    text, code = IN_A_PAGE[attack]
    assert code in refused(project, own(project, "page.html.j2", PAGE.replace("@", text)))


# attacks through a card layout or a style: the file, what it holds, and the code that refuses it
IN_A_CARD = {
    "a script on a card": ("anki/word.back.html", "{{Word}}<script>alert(1)</script>", "E563"),
    "a script by a part": ("anki/cards.js", "fetch('https://a.org')", "E563"),
    "a picture on a card": ("anki/word.back.html", '<img src="https://a.org/x.png">', "E563"),
    "a sound on a card": ("anki/word.back.html", "[sound:https://a.org/x.mp3]", "E563"),
    "LaTeX on a card": ("anki/word.back.html", r"[latex]\input{/etc/passwd}[/latex]", "E563"),
    "an event on a card": ("anki/word.back.html", '<div onmouseover="alert(1)">{{Word}}</div>', "E563"),
    "a field in an attribute": ("anki/word.back.html", '<div title="{{Gloss}}"></div>', "E563"),
    "a field as a link": ("anki/word.back.html", '<a href="{{Gloss}}">x</a>', "E563"),
    "a field as an attribute": ("anki/word.back.html", "<div {{Gloss}}></div>", "E563"),
    "a field that is not there": ("anki/word.back.html", "{{Secret}}", "E561"),
    "a filter that is not there": ("anki/word.back.html", "{{furigana:Word}}", "E561"),
    "a file outside on a card": ("anki/word.back.html", "{{> ../../../../etc/passwd }}", "E562"),
    "a card in itself": ("anki/word.back.html", "{{> word.back.html}}", "E562"),
    "a condition without an end": ("anki/word.back.html", "{{#Word}}x", "E560"),
    "a style from elsewhere": ("anki/cards.css", "@import url(https://a.org/x.css);", "E563"),
    "a picture in a style": ("anki/cards.css", ".card { background: url(//a.org/x.png) }", "E563"),
    "a picture in a style, hidden": ("anki/cards.css", r".card { background: \75rl(https://a.org/x.png) }", "E563"),
    "a picture by another name": ("anki/cards.css", '.a { background: image-set("https://a.org/x.png" 1x) }', "E563"),
    "a font from elsewhere": ("paper.css", '@font-face { font-family: x; src: url("https://a.org/x.woff2") }', "E563"),
    "the end of a style": ("paper.css", "</style><script>alert(1)</script>", "E563"),
    "a script of a page": ("quiz.js", "fetch('https://a.org')", "E563"),
}  # fmt: skip


@pytest.mark.parametrize("attack", IN_A_CARD)
def test_a_card_layout_or_a_style_that_attacks_is_refused_with_its_line(project: Path, attack: str) -> None:
    name, text, code = IN_A_CARD[attack]
    assert code in refused(project, own(project, name, text))


# ---------------------------------------------------------------- fact files and articles

LIVE = "<script>alert(1)</script><img src=x onerror=alert(1)>{{c1::x}}[sound:x.mp3]"
ESCAPES = "\x1b]0;x\x07\x1b[2J\u202e\u2066"
# attacks through a fact file: what stands for what in the sound one, and the code that refuses it ('' where it is used)
IN_FACTS = {
    "markup in the title": ("title: عن المعاهدات", f"title: 'عن المعاهدات {LIVE}'", ""),
    "markup in a gloss": ("en: treaty", f"en: '{LIVE}'", ""),
    "markup in a name's English": ("ar: روسيا,", f"ar: روسيا, en: '{LIVE}',", ""),
    "markup in a notice": ("article: {", f"article: {{notice: '{LIVE}', ", ""),
    "an address that runs": ("article: {", "article: {url: 'javascript:alert(1)', ", "E308"),
    "an article elsewhere": ("text: article.txt", "text: ../../../../etc/passwd", "E306"),
    "an article by its whole path": ("text: article.txt", "text: /etc/passwd", "E306"),
    "a device as article": ("text: article.txt", "text: /dev/zero", "E306"),
    "aliases without end": ("facts:", "x: &a [x]\ny: [*a, *a, *a, *a]\nfacts:", "E005"),
    "a tag that makes objects": ("en: treaty", "en: !!python/object/apply:os.system [id]", "E010"),
    "nesting without end": ("en: treaty", f"en: {'[' * 5000}", "E001"),
    "escapes for a terminal": ("does: sign", f"does: {ESCAPES}", "E002"),
    "escapes by YAML": ("does: sign", r'does: "\e]0;x\a\u202e"', "E002"),
    "an id that leads out": ("id: law", "id: ../../law", "E110"),
    "an id of code": ("id: law", "id: '{{ law }}'", "E110"),
    "a million digits": ("lasts: 25 سنة", f"lasts: {'9' * 100_000}", "E"),
    "a wording in a value": ("en: treaty", "en: '{{ 7 * 7 }}{% for x in y %}'", ""),
    "an address that leaves its attribute": (
        "article: {", """article: {url: 'https://a.org/"onmouseover="alert(1)" x="</a><script>', """, ""),
    "a style's end in the title": (
        "title: عن المعاهدات", """title: 'عن "} * {background:url(//a.org)} @import "x"; </style><script>'""", ""),
    "mathematics in a gloss": (
        "en: treaty", r"en: '\(x\) [latex]\input{/etc/passwd}[/latex] [$]x[/$] [anki:play:q:0]'", ""),
    "a format in a value": ("en: treaty", "en: '{0.__class__} %s %n'", ""),
}  # fmt: skip


@pytest.mark.parametrize("attack", IN_FACTS)
def test_a_fact_file_that_attacks_is_refused_or_shown_as_it_is_written(
    project: Path, attack: str, capfd: pytest.CaptureFixture[str]
) -> None:
    was, now, code = IN_FACTS[attack]
    assert FACTS.count(was) >= 1
    (project / "seeds/tiny/facts.yaml").write_text(FACTS.replace(was, now, 1), encoding="utf-8")
    begun = time.process_time()
    if code:
        with pytest.raises(SourceError) as told:
            build(project)
        report.problems(told.value.problems)
        assert any(problem.code.startswith(code) for problem in told.value.problems), told.value.problems
        assert not [path for path in (project / "decks").rglob("*") if path.is_file()]
    else:
        build(project, forms=1)
        for page in (project / "decks").rglob("*.html"):
            assert harmless(page.read_text(encoding="utf-8")), page
        for field in deck_fields(project):
            assert "[sound" not in field
            assert "49" not in field
            for element in html.fragment_fromstring(field, create_parent=True).iter():
                assert element.tag not in ("script", "img", "iframe", "link", "style"), field
                assert not [name for name in element.attrib if name.startswith("on")], field
                assert re.fullmatch(r"|_[\w.-]+(#\w+)?", element.get("href", "")), field
    assert time.process_time() - begun < 10
    printed = "".join(capfd.readouterr())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)


def harmless(page: str) -> bool:
    """Tell whether a page has no script but its own, nothing to load, no event, and its policy first."""
    tree = html.fromstring(page)
    policies = tree.xpath("//meta[@http-equiv]/@content")
    loading = "self::link or self::base or self::iframe or self::object or self::embed or self::img"
    loads = tree.xpath(f"//*[@src or @srcset or @data or @action or @ping or {loading}]")
    events = [name for element in tree.iter() for name in element.attrib if str(name).startswith("on")]
    links = [link for link in tree.xpath("//@href") if not re.fullmatch(r"#[\w-]*|\./[\w./-]+", link)]
    scripts = [script for script in tree.xpath("//script") if script.get("type") != "application/json"]
    policed = len(policies) == 1 and "default-src 'none'" in policies[0]
    return policed and not (loads or events or links) and len(scripts) < 2


def deck_fields(project: Path) -> list[str]:
    apkg = (project / "decks/tiny/tiny.apkg").read_bytes()
    return [field for note in contents(apkg)["notes"].values() for field in note["fields"].values()]


ACTING = "\x1b]0;x\x07\x1b[2J\u202e\u2066\x9b1A"
COMMANDS = [
    ("scan", f"{ACTING}.txt"), ("scan", "acting.txt"), ("scan", "acting.txt", "--json"),
    ("new", ACTING, "--article", "acting.txt"), ("new", "drawn", "--article", f"{ACTING}.html"),
    ("new", "drawn", "--article", "acting.txt", "--title", ACTING, "--publisher", ACTING, "--url", ACTING),
    ("new", "drawn", "--article", "acting.txt", "--published", ACTING), ("check", ACTING),
    ("items", "tiny", "--fact", ACTING), ("build", "--out", ACTING), ("build", "--templates", ACTING),
    ("build", "--code", ACTING), ("build", "--kinds", ACTING),
    ("build", "--title", ACTING), ("coverage", "tiny", "--html", f"{ACTING}.html"), ("ledger", ACTING),
    ("export", "tiny", "--to", "csv", "--form", ACTING), ("export", "tiny", "--to", ACTING), (ACTING,),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words).replace(ACTING, "…"))
def test_what_acts_on_a_terminal_never_reaches_it(project: Path, command: tuple[str, ...]) -> None:
    (project / "acting.txt").write_text(STORY.replace("العمري", f"العمري{ACTING}"), encoding="utf-8")
    done = run(*command)
    assert done.exit_code in (0, 1, 2)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", done.output)


LABELS_THAT_ATTACK = {
    "a text as wide as memory": "{speaker:>999999999}",
    "a width by another slot": "{speaker:{speaker}}",
    "an attribute": "{speaker.__class__}",
    "an item": "{speaker[0]}",
    "its own form": "{speaker!r:>9}",
    "a slot by its place": "{0}{speaker}",
}


@pytest.mark.parametrize("attack", LABELS_THAT_ATTACK)
def test_a_label_that_attacks_is_refused(project: Path, attack: str) -> None:
    assert "E542" in refused(project, own(project, "labels.yaml", f"source.claim: '{LABELS_THAT_ATTACK[attack]}'\n"))


@pytest.mark.parametrize("to", [".", "..", "../own", "../seeds"])
def test_a_templates_folder_that_leads_into_itself_is_read_once(project: Path, to: str) -> None:
    templates = own(project, "quiz.css", (shipped_templates() / "quiz.css").read_bytes())
    (templates / "loop").symlink_to(to)
    begun = time.process_time()
    build(project, templates=templates)
    assert time.process_time() - begun < 20


POOLED = "names:\n  evil: {{ar: '{}', is: state, gender: f}}\n"


@pytest.mark.parametrize("words", ["دولة {{ 7 * 7 }}", "دولة {% for x in y %}", "دولة '' ~ cycler ~ ''", "دولة {#"])
def test_a_pooled_name_is_never_a_wording(project: Path, words: str) -> None:
    templates = own(project, "pools.yaml", POOLED.format(words))
    facts = FACTS.replace("    when: 2015", "    where: evil\n    when: 2015")
    (project / "seeds/tiny/facts.yaml").write_text(facts, encoding="utf-8")
    with pytest.raises(SourceError) as told:  # the article does not hold it
        build(project, templates=templates)
    assert "49" not in str(told.value)
    (project / "seeds/tiny/facts.yaml").write_text(FACTS, encoding="utf-8")
    build(project, templates=templates)


PLACES = {
    "a link to a file outside": lambda path: path.symlink_to("/etc/passwd"),
    "a pipe": os.mkfifo,
    "a folder": lambda path: path.mkdir(),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("name", ["seeds/tiny/article.txt", "seeds/tiny/facts.yaml", "own/quiz.css", "own/labels.yaml"])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_read_is_a_plain_file_in_its_folder(project: Path, place: str, name: str) -> None:
    path = project / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    PLACES[place](path)
    if place == "a folder" and name.startswith("own"):
        return  # an empty folder among the templates holds nothing
    with pytest.raises(SourceError) as told:
        build(project, templates=project / "own" if name.startswith("own") else None)
    assert {(problem.code, problem.span.path) for problem in told.value.problems} == {("E013", name)}


@pytest.mark.parametrize("name", ["tiny.apkg", "ledger.json", "tiny-quiz.html", "../notetypes.json", "about.json"])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_written_over_is_a_plain_file_in_its_folder(project: Path, place: str, name: str) -> None:
    path = project / "decks/tiny" / name
    (project / "decks/tiny").mkdir(parents=True)
    PLACES[place](path)
    with pytest.raises((OutputError, SourceError)):
        build(project)
    assert path.is_symlink() or not path.is_file()
    assert [each for each in (project / "decks").rglob("*") if each.is_file() and not each.is_symlink()] == []


ABOUT = '{"seed": "evil", "title": "%s", "publisher": "", "published": "", "words": 1, "facts": 1, "questions": 1}'
# what another deck's folder says of it to the page over all decks
ABOUTS = {
    "markup": (ABOUT % LIVE.replace('"', ""), True),
    "nesting without end": ("[" * 100_000, False),
    "half a character": (ABOUT % "\\ud800", False),
    "escapes for a terminal": (ABOUT % "\\u001b]0;x\\u0007", False),
    "a title that turns the page": (ABOUT % "\\u202eabc", False),
    "a number without end": (ABOUT.replace("1}", f"{'9' * 10_000}}}") % "x", False),
    "the name of another deck": (ABOUT.replace("evil", "tiny") % "x", False),
}


@pytest.mark.parametrize("attack", ABOUTS)
def test_what_a_strangers_deck_says_of_itself_is_shown_as_text_or_not_at_all(project: Path, attack: str) -> None:
    text, shown = ABOUTS[attack]
    other = project / "decks/evil"
    other.mkdir(parents=True)
    (other / "evil.apkg").write_bytes(b"PK")
    (other / "about.json").write_text(text, encoding="utf-8")
    build(project)
    page = (project / "decks/index.html").read_text(encoding="utf-8")
    assert harmless(page)
    listed = [link for link in html.fromstring(page).xpath("//@href") if "evil/" in link]
    assert listed
    assert ("alert(1)" in html.fromstring(page).text_content()) == shown
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", page)


@pytest.mark.parametrize("name", [b"\xff\xfe", b"<b>x", b'a"onclick="b', b"javascript:x", b"a\x1b[2J", b"UP"])
def test_a_folder_beside_the_decks_that_no_build_could_have_made_is_passed_over(project: Path, name: bytes) -> None:
    other = os.path.join(os.fsencode(project / "decks"), name)
    os.makedirs(other)
    with open(os.path.join(other, name + b".apkg"), "wb") as deck:
        deck.write(b"PK")
    build(project)
    page = (project / "decks/index.html").read_text(encoding="utf-8")
    assert harmless(page)
    assert {link.split("/")[1] for link in html.fromstring(page).xpath("//@href") if link.startswith("./")} == {"tiny"}


@pytest.mark.parametrize("name", ["a\x1b[2Jb", "a\nb", "a\u202eb", "javascript:x", "<b>x", "a b"])
def test_a_folder_whose_name_could_act_is_no_seed(project: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    home = project / "seeds" / name
    (project / "seeds/tiny").rename(home)
    with pytest.raises(SourceError) as told:
        build_seeds([home], Options(out=project / "decks"))
    assert "E112" in {problem.code for problem in told.value.problems}
    report.problems(told.value.problems)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", "".join(capfd.readouterr()))


RECORDS = {
    "nesting without end": "[" * 100_000,
    "a number without end": '{"word": {"hash": "ab", "mod": ' + "9" * 100_000 + "}}",
    "a lone surrogate": '{"word": {"hash": "\\ud800", "mod": 1}}',
    "escapes for a terminal": '{"\\u001b]0;x\\u0007": {"hash": "ab", "mod": 1}}',
    "another class": '{"__class__": 1}',
    "no record": "null",
}


@pytest.mark.parametrize("name", ["notetypes.json", "tiny/ledger.json"])
@pytest.mark.parametrize("attack", RECORDS)
def test_a_record_that_attacks_is_refused_and_left_alone(
    project: Path, attack: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "decks/tiny").mkdir(parents=True)
    (project / "decks" / name).write_text(RECORDS[attack], encoding="utf-8")
    begun = time.process_time()
    with pytest.raises(SourceError) as told:
        build(project)
    assert time.process_time() - begun < 5
    assert {problem.code[:2] for problem in told.value.problems} == {"E9"}
    report.problems(told.value.problems)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", "".join(capfd.readouterr()))
    assert (project / "decks" / name).read_text(encoding="utf-8") == RECORDS[attack]
    assert [path.name for path in (project / "decks").rglob("*") if path.is_file()] == [name.split("/")[-1]]


# ---------------------------------------------------------------- web pages

SECRET = "سرّ لا يقرؤه أحد"
STORY = "<p>وقع الوزير سالم العمري اتفاقية الحدود في 8 مارس 2015، وقال إن العمل يبدأ غدا.</p>\n" * 3
ENTITIES = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(12))
# what a page holds beside its story, once or as often as it fits; and what is said of it ('' where it is read)
IN_A_WEB_PAGE = {
    "scripts": ("<script>fetch('http://127.0.0.1:9/')</script>", 0, ""),
    "very many scripts": ("<script>fetch('http://127.0.0.1:9/')</script>", 1, "tags"),
    "files and addresses": (
        '<base href="file:///etc/"><link rel="stylesheet" href="http://127.0.0.1:9/x.css"><img src="file:@">'
        '<iframe src="file:@"></iframe><object data="file:@"></object><embed src="file:@">'
        '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">', 0, ""),
    "a document within": ('<iframe srcdoc="<script>alert(1)</script>"></iframe>', 0, ""),
    "depth": ("<div>", 1, "tags"),
    "depth of what is never closed": ("<ul><li><table><tr><td>", 1, "tags"),
    "empty elements": ("<br>", 1, "tags"),
    "one very long word": ("ا", 1, "KiB"),
    "one very long sentence": ("وقع الوزير ", 1, "KiB"),
    "open tags": ("<", 1, "tags"),
    "open references": ("&", 1, "KiB"),
    "references to references": ("&amp;#1610;", 1, ""),
    "zeros": ("\0", 1, ""),
    "an open comment": ("<!-- x ", 0, ""),
    "attributes": ("<p " + 'a="b" ' * 10_000 + ">", 0, ""),
    "data nested without end": (f'<script type="application/ld+json">{"[" * 100_000}</script>', 0, ""),
}  # fmt: skip
PROLOGUES = {
    "entities of entities": f'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">{ENTITIES}]>',
    "an entity of a file": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l SYSTEM "file:@">]>',
    "an entity from elsewhere": '<!DOCTYPE html [<!ENTITY l SYSTEM "http://127.0.0.1:9/x"> %l;]>',
    "a definition of a file": '<!DOCTYPE html SYSTEM "file:@">',
    "an encoding that is not": '<?xml version="1.0" encoding="x-nope"?><!doctype html>',
    "a style sheet of a file": '<?xml-stylesheet href="file:@" type="text/xsl"?><!doctype html>',
}


def drafted(project: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> Done:
    """Draft a seed from a web page; whatever asks the network for something fails the test."""
    (project / "secret").write_text(SECRET, encoding="utf-8")
    page = page.replace("file:@", (project / "secret").as_uri())
    (project / "page.html").write_text(page, encoding="utf-8")
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(f"socket.socket.{name}", lambda *_: pytest.fail("a request was sent"))
    begun = time.process_time()
    done = run("new", "drawn", "--article", "page.html")
    assert time.process_time() - begun < 5
    assert done.exit_code in (0, 2)
    return done


def article_drawn(project: Path) -> str:
    text = (project / "seeds/drawn/article.txt").read_text(encoding="utf-8")
    facts = (project / "seeds/drawn/facts.yaml").read_text(encoding="utf-8")
    assert SECRET not in text + facts
    assert "<script" not in text + facts
    return text


@pytest.mark.parametrize("attack", IN_A_WEB_PAGE)
def test_a_web_page_that_attacks_is_refused_or_gives_its_text(
    project: Path, attack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, repeated, refusal = IN_A_WEB_PAGE[attack]
    size = 5_000_000 if LONG else 500_000
    inside = text * (size // len(text.encode()) if repeated else 1)
    done = drafted(project, f"<html><body><article>{STORY}<p>{inside}</p></article></body></html>", monkeypatch)
    if refusal:
        assert (done.exit_code, refusal in done.stderr) == (2, True), done.stderr
        assert not (project / "seeds/drawn").exists()
    else:
        assert "وقع الوزير سالم العمري" in article_drawn(project)


@pytest.mark.parametrize("attack", PROLOGUES)
def test_what_a_web_page_declares_is_not_read(project: Path, attack: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted(project, f"{PROLOGUES[attack]}<html><body>{STORY}<p>&l;&m;</p></body></html>", monkeypatch)
    text = article_drawn(project)
    assert "وقع الوزير سالم العمري" in text
    assert len(text) < 1000


def test_a_page_layout_that_does_not_attack_is_used(project: Path) -> None:
    text = '<p class="motto"{% if quiz is_there %}{% endif %}>'.replace("{% if quiz is_there %}{% endif %}", "")
    build(project, templates=own(project, "page.html.j2", PAGE.replace("@", f"{text}{{{{ title | shown }}}}</p>")))
    assert 'class="motto">عن المعاهدات</p>' in (project / "decks/tiny/tiny-quiz.html").read_text(encoding="utf-8")


def test_all_shipped_layouts_are_within_what_an_own_one_may_do(project: Path) -> None:
    for path in shipped_templates().rglob("*"):
        # the pages of a preview hold others in frames, as no layout of an author's may
        if path.suffix in (".j2", ".html", ".css", ".js") and path.name not in FRAMED:
            own(project, path.relative_to(shipped_templates()).as_posix(), path.read_bytes())
    build(project, templates=project / "own", forms=2, key="separate")
    mine = (project / "decks/tiny/tiny-quiz.html").read_bytes()
    build(project, forms=2, key="separate")
    assert (project / "decks/tiny/tiny-quiz.html").read_bytes() == mine
