"""Firefox by Marionette, the protocol that is built into it: open a page, run a script in it, print it."""

from __future__ import annotations

import base64
import contextlib
import json
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES = """
user_pref("marionette.port", {port});
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""
PAPERS = {"A4": (21.0, 29.7), "Letter": (21.59, 27.94)}  # cm
STARTS = 90  # seconds
VIEW = """const [width, scheme] = arguments, { style } = gBrowser.selectedBrowser;
window.resizeTo(1400, 1000);
style.width = style.minWidth = style.maxWidth = `${width}px`;
Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", scheme);"""
BY_HAND = """const [place, done] = arguments;
const settings = Cc["@mozilla.org/gfx/printsettings-service;1"]
  .getService(Ci.nsIPrintSettingsService).createNewPrintSettings();
settings.isInitializedFromPrinter = settings.isInitializedFromPrefs = settings.printSilent = true;
settings.outputDestination = Ci.nsIPrintSettings.kOutputDestinationFile;
settings.outputFormat = Ci.nsIPrintSettings.kOutputFormatPDF;
settings.toFileName = place;
gBrowser.selectedBrowser.browsingContext.print(settings).then(() => done(""), error => done(String(error)));"""


class Firefox:
    """One running Firefox without a window; `close` ends it."""

    def __init__(self, path: str, profile: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (profile / "user.js").write_text(PREFERENCES.format(port=port), encoding="utf-8")
        command = [
            path,
            "--headless",
            "--marionette",
            "--remote-allow-system-access",
            "--no-remote",
            "--profile",
            str(profile),
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.socket = self._connected(port)
        self.unread, self.number = b"", 0
        self._read()
        self.send("WebDriver:NewSession", {})

    def _connected(self, port: int) -> socket.socket:
        end = time.monotonic() + STARTS
        while True:
            with contextlib.suppress(OSError):
                return socket.create_connection(("127.0.0.1", port))
            if time.monotonic() > end:
                self.process.kill()
                raise TimeoutError(f"Firefox did not start within {STARTS} s")
            time.sleep(0.2)

    def _read(self) -> Any:
        while b":" not in self.unread:
            self.unread += self.socket.recv(1 << 16)
        length, _, rest = self.unread.partition(b":")
        while len(rest) < int(length):
            rest += self.socket.recv(1 << 20)
        self.unread = rest[int(length) :]
        return json.loads(rest[: int(length)])

    def send(self, command: str, given: dict[str, Any]) -> Any:
        """Send a command of WebDriver and return its value; raise RuntimeError with Firefox's own words."""
        self.number += 1
        message = json.dumps([0, self.number, command, given]).encode()
        self.socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, value = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return value["value"] if isinstance(value, dict) and "value" in value else value

    def open(self, page: Path, width: int = 1280, *, dark: bool = False) -> None:
        """Open a page in a view of this width, which may be less than a window has, by day or in the dark."""
        self._in_chrome("WebDriver:ExecuteScript", VIEW, width, 0 if dark else 1)
        self.send("WebDriver:Navigate", {"url": page.as_uri()})

    def _in_chrome(self, command: str, script: str, *args: Any) -> Any:
        """Run a script in the browser's own window."""
        self.send("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.send(command, {"script": script, "args": list(args)})
        finally:
            self.send("Marionette:SetContext", {"value": "content"})

    def run(self, script: str) -> Any:
        """Run the body of a function in the page and return what it returns."""
        return self.send("WebDriver:ExecuteScript", {"script": script, "args": []})

    def promised(self, script: str) -> Any:
        """Run the body of a function that returns a promise, and return what it comes to."""
        run = f"const done = arguments[0]; (async () => {{ {script} }})().then(done, fault => done(String(fault)))"
        return self.send("WebDriver:ExecuteAsyncScript", {"script": run, "args": []})

    def pdf(self, page: Path, paper: str) -> bytes:
        """Print a page on what it declares itself; `paper` is what the print window has chosen."""
        self.open(page)
        width, height = PAPERS[paper]
        return base64.b64decode(self.send("WebDriver:Print", {"page": {"width": width, "height": height}}))

    def printed_by_hand(self, page: Path, place: Path) -> None:
        """Print a page to a PDF as a reader's print window does at first, with the browser's own head and foot."""
        self.open(page)
        told = self._in_chrome("WebDriver:ExecuteAsyncScript", BY_HAND, str(place))
        if told:
            raise RuntimeError(told)

    def close(self) -> None:
        """End it, by force where it does not go by itself."""
        with contextlib.suppress(OSError, RuntimeError, ValueError):
            self.send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self.socket.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
