"""Pages printed to PDF by a Chromium that is on the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from quizgen.problems import OutputError, UsageError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
LONGEST = 120  # seconds that one page may take


def find_chromium() -> str:
    """Return the path of a Chromium; raise `UsageError` where there is none. QUIZGEN_CHROMIUM names another."""
    own = os.environ.get("QUIZGEN_CHROMIUM", "")
    for name in (own,) if own else NAMES:
        if found := shutil.which(name):
            return found
    looked = f"'{own}' (QUIZGEN_CHROMIUM)" if own else ", ".join(NAMES)
    raise UsageError(f"--pdf wants Chromium, and there is none: looked for {looked} (Debian: apt install chromium)")


def printed(page: bytes, chromium: str) -> bytes:
    """Return the PDF of a page, on the paper that the page declares; raise `OutputError` where Chromium fails."""
    with tempfile.TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_bytes(page)
        command = [chromium, "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}", source.as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # Chromium refuses to start for root with one
        try:
            run = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
        except (OSError, subprocess.TimeoutExpired) as fault:
            raise OutputError(f"{chromium} printed no PDF: {fault}") from fault
        if run.returncode or not made.is_file():
            told = run.stderr.decode("utf-8", "replace").strip().splitlines() or ["it gave no reason"]
            raise OutputError(f"{chromium} printed no PDF (exit code {run.returncode}): {told[-1]}")
        return made.read_bytes()
