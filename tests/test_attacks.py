"""Files of an attacker's choosing: no code runs, nothing outside is read, nothing is sent, no build is without end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quizgen.build import Options, build_seeds, check_seeds
from quizgen.disk.sources import shipped_templates
from quizgen.problems import SourceError

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
    "a script from elsewhere": ('<script src="https://example.org/x.js"></script>', "E563"),
    "a script out of a title": ("<script>{{ title }}</script>", "E563"),
    "a script in two halves": ("<scr{% if 1 %}ipt{% endif %}>alert(1)</script>", "E563"),
    "a script in capitals": ("<SCRIPT>alert(1)</SCRIPT>", "E563"),
    "an event": ('<p onclick="alert(1)">x</p>', "E563"),
    "an event without quotes": ("<p title={{ title }}>x</p>", "E563"),
    "an event by a value": ("<p {{ title }}>x</p>", "E563"),
    "an event behind a condition": ('<p {% if quiz %}>{% endif %} onclick="alert(1)">x</p>', "E563"),
    "an event in an open tag": ('<p onclick="alert(1)"', "E563"),
    "a picture from elsewhere": ('<img src="https://example.org/x.png">', "E563"),
    "a frame": ('<iframe src="https://example.org"></iframe>', "E563"),
    "a link to a script": ('<a href="javascript:alert(1)">x</a>', "E563"),
    "a link out of a fact file": ('<a href="{{ article.url }}">x</a>', "E563"),
    "another page after a second": ('<meta http-equiv="refresh" content="0;url=https://example.org">', "E563"),
    "a base": ('<base href="https://example.org/">', "E563"),
    "a style of its own": ("<style>@import url(https://example.org)</style>", "E563"),
    "a style at an element": ('<p style="background:url(https://example.org)">x</p>', "E563"),
    "a comment that some browsers end": ("<!--><script>alert(1)</script>-->", "E563"),
    "a form that sends": ('<form action="https://example.org"></form>', "E563"),
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


def test_a_page_layout_that_does_not_attack_is_used(project: Path) -> None:
    text = '<p class="motto"{% if quiz is_there %}{% endif %}>'.replace("{% if quiz is_there %}{% endif %}", "")
    build(project, templates=own(project, "page.html.j2", PAGE.replace("@", f"{text}{{{{ title | shown }}}}</p>")))
    assert 'class="motto">عن المعاهدات</p>' in (project / "decks/tiny/tiny-quiz.html").read_text(encoding="utf-8")


def test_all_shipped_layouts_are_within_what_an_own_one_may_do(project: Path) -> None:
    for path in shipped_templates().rglob("*"):
        if path.suffix in (".j2", ".html", ".css", ".js"):
            own(project, path.relative_to(shipped_templates()).as_posix(), path.read_bytes())
    build(project, templates=project / "own", forms=2, key="separate")
    mine = (project / "decks/tiny/tiny-quiz.html").read_bytes()
    build(project, forms=2, key="separate")
    assert (project / "decks/tiny/tiny-quiz.html").read_bytes() == mine
