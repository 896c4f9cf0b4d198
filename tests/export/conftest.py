"""Readers of the exports that are not quizgen's."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import lacking


@pytest.fixture(scope="session")
def read_gift(root: Path) -> Iterator[Callable[[bytes], list[dict[str, Any]]]]:
    """Read GIFT with gift-pegjs, from npm."""
    modules = Path(os.environ.get("QUIZGEN_NODE_MODULES", root / "node_modules"))
    node = shutil.which("node")
    if node is None or not (modules / "gift-pegjs").is_dir():
        lacking("no gift-pegjs on this machine (npm install --no-save gift-pegjs)")
    script = (
        f"const {{parse}} = require({json.dumps(str(modules / 'gift-pegjs'))});"
        "const told = (text) => {"
        "  try { return {found: parse(text)} } catch (fault) { return {fault: String(fault)} } };"
        "const lines = require('readline').createInterface({input: process.stdin});"
        "lines.on('line', (line) => console.log(JSON.stringify(told(JSON.parse(line)))));"
    )
    with subprocess.Popen([str(node), "-e", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parser:
        told_to, told_by = parser.stdin, parser.stdout
        assert told_to
        assert told_by

        def read(content: bytes) -> list[dict[str, Any]]:
            told_to.write(json.dumps(content.decode()).encode() + b"\n")
            told_to.flush()
            told = json.loads(told_by.readline())
            assert "found" in told, told
            found: list[dict[str, Any]] = told["found"]
            return found

        yield read
        told_to.close()
