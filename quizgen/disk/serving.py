"""Answering a browser on this machine alone: the one place that opens a socket, a thread or a browser.

Its one rule: nobody else is answered. The server listens on the loopback only, and a page of another site that has
found its way to it (by a name that leads there) bears another Host and is refused.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from quizgen.problems import UsageError

HOME = "127.0.0.1"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for a path, and of what kind it is."""

    content: bytes
    type: str = "text/html; charset=utf-8"


Respond = Callable[[str], Answer | None]


def server(respond: Respond, port: int = 0) -> ThreadingHTTPServer:
    """Open a server on the loopback, on a free port where `port` is 0; raise `UsageError` where the port is taken.

    `respond` returns what stands under a path, None where nothing does; it is called by several threads.
    """

    class Handler(_Handler):
        answer = staticmethod(respond)

    try:
        made = ThreadingHTTPServer((HOME, port), Handler)
    except (OSError, OverflowError) as fault:
        raise UsageError(f"cannot listen on port {port}: {fault}; choose another with --port") from fault
    made.daemon_threads = True
    return made


def serve(made: ThreadingHTTPServer, show: bool) -> None:
    """Answer until Ctrl-C; `show` opens the first page in the user's browser."""
    try:
        if show:
            webbrowser.open(address(made))
        made.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        made.server_close()


def address(made: ThreadingHTTPServer) -> str:
    """Return the address of a server's first page."""
    return f"http://{HOME}:{made.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    answer: Respond
    server: ThreadingHTTPServer

    def do_GET(self) -> None:
        """Answer one request."""
        port = self.server.server_port
        if self.headers.get("Host") not in (f"{HOME}:{port}", f"localhost:{port}"):
            self._send(HTTPStatus.FORBIDDEN, Answer(b"only this machine is answered", "text/plain"))
            return
        found = self.answer(self.path.partition("?")[0])
        if found is None:
            self._send(HTTPStatus.NOT_FOUND, Answer(b"nothing is here", "text/plain"))
        else:
            self._send(HTTPStatus.OK, found)

    def _send(self, status: HTTPStatus, answer: Answer) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": answer.type, "Content-Length": str(len(answer.content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_: object) -> None:
        """Print nothing: a page asks every second."""
