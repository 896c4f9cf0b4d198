"""A seed in the browser while it is written: what stands under which path, who is answered, how it ends."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from quizgen.disk.serving import server
from quizgen.outcome import Options
from quizgen.preview import Preview
from tests.commands import run
from tests.tiny import ACCORD, FACTS, write_tiny


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a seed from a thread; the port."""
    made = server(Preview(folder, Options(out=folder.parents[1] / "decks")).respond)
    thread = Thread(target=made.serve_forever)
    thread.start()
    try:
        yield made.server_port
    finally:
        made.shutdown()
        made.server_close()
        thread.join()


@pytest.fixture
def port(project: Path) -> Iterator[int]:
    """The port at which the small seed is served."""
    with served(project / "seeds/tiny") as at:
        yield at


def got(port: int, path: str, host: str = "", method: str = "GET") -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = line.getresponse()
    body = answer.read().decode("utf-8", "replace")
    line.close()
    return answer.status, body


def save(project: Path, facts: str) -> None:
    place = project / "seeds/tiny/facts.yaml"
    before = place.stat().st_mtime_ns
    place.write_text(facts, encoding="utf-8")
    os.utime(place, ns=(before + 10**9, before + 10**9))  # a file system may count in whole seconds


def test_every_page_is_there_and_names_the_others(port: int) -> None:
    status, frame = got(port, "/")
    assert status == 200
    for view in ("items", "quiz", "study", "cards"):
        assert f'href="/{view}"' in frame
        status, page = got(port, f"/{view}")
        assert (status, page[:15]) == (200, "<!doctype html>")
    assert got(port, "/nothing")[0] == 404
    assert got(port, "/../facts.yaml")[0] == 404


def test_items_stand_beside_their_sentence_with_the_line_to_paste(port: int) -> None:
    page = got(port, "/items")[1]
    sentence = page.index('id="s2"')
    assert sentence < page.index('id="tiny/pact/when"') < page.index('id="s3"')
    assert "skip: [when]" in page


def test_a_card_shows_both_sides_and_its_files(port: int) -> None:
    fronts = [got(port, f"/card/{number}-front")[1] for number in range(1, 6)]
    at = next(number for number, side in enumerate(fronts, 1) if "متى" in side)
    back = got(port, f"/card/{at}-back")[1]
    assert "8 مارس 2015" in back or "2016" in back
    font = back.partition('url("')[2].partition('"')[0]
    assert got(port, f"/card/{font}")[0] == 200
    assert "{{" not in back + "".join(fronts)


def test_a_saved_file_is_seen(port: int, project: Path) -> None:
    version = got(port, "/version")[1]
    assert "accord" not in got(port, "/items")[1]
    assert got(port, "/version")[1] == version
    save(project, FACTS + ACCORD)
    assert got(port, "/version")[1] != version
    assert 'id="tiny/accord/when"' in got(port, "/items")[1]


def test_problems_are_shown_with_their_lines_over_the_last_sound_pages(port: int, project: Path) -> None:
    assert 'class="problem"' not in got(port, "/")[1]
    save(project, FACTS.replace("does: sign", "does: sing", 1))
    frame = got(port, "/")[1]
    line = FACTS.split("\n").index("    does: sign") + 1
    assert f"seeds/tiny/facts.yaml:{line}:11" in frame
    assert "did you mean" in frame
    assert "tiny/pact/when" in got(port, "/items")[1]
    save(project, FACTS)
    assert 'class="problem"' not in got(port, "/")[1]


def test_a_seed_that_never_was_sound_shows_its_problems_alone(project: Path) -> None:
    save(project, "article: {text: article.txt}\nfacs: []\n")
    with served(project / "seeds/tiny") as port:
        frame = got(port, "/")[1]
        assert "facts.yaml:2:1" in frame
        assert "<iframe" not in frame
        assert got(port, "/items")[0] == 404


def test_what_an_author_wrote_is_text_and_never_markup(project: Path) -> None:
    save(project, FACTS.replace("does: sign", "does: <script>alert(1)</script>", 1))
    with served(project / "seeds/tiny") as port:
        frame = got(port, "/")[1]
        assert "<script>alert" not in frame
        assert "&lt;script&gt;alert" in frame


@pytest.mark.parametrize("host", ["evil.test", "evil.test:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"])
def test_a_page_of_another_name_is_refused(port: int, host: str) -> None:
    status, told = got(port, "/items", host.format(port=port))
    assert status == 403
    assert "tiny" not in told


def test_the_machine_is_also_called_localhost(port: int) -> None:
    assert got(port, "/", f"localhost:{port}")[0] == 200


def test_nothing_can_be_sent(port: int) -> None:
    assert got(port, "/", method="POST")[0] == 501


def test_nothing_is_written(port: int, project: Path) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for path in ("/", "/items", "/quiz", "/study", "/cards", "/card/0-back"):
        got(port, path)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_only_the_loopback_listens(project: Path) -> None:
    made = server(Preview(project / "seeds/tiny", Options()).respond)
    assert made.server_address[0] == "127.0.0.1"
    made.server_close()


@pytest.mark.skipif(os.name == "nt", reason="no signals there")
def test_ctrl_c_ends_it_with_exit_code_0(root: Path, project: Path) -> None:
    command = [sys.executable, "-m", "quizgen", "preview", "--no-open"]
    run = subprocess.Popen(
        command, cwd=project, env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert run.stdout is not None
    address = run.stdout.readline().split()[2].rstrip(";")
    port = int(address.rstrip("/").rpartition(":")[2])
    assert got(port, "/version")[0] == 200
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=60) == 0
    run.stdout.close()


def test_of_several_seeds_one_is_named(project: Path) -> None:
    write_tiny(project, "other")
    done = run("preview", "--no-open")
    assert done.exit_code == 2
    assert "other, tiny" in done.stderr


def test_a_port_that_is_taken_is_told(port: int) -> None:
    done = run("preview", "--no-open", "--port", str(port))
    assert done.exit_code == 2
    assert f"port {port}" in done.stderr
