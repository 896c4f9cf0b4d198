"""The command line: which command runs, and its exit code. What a command needs is loaded when it runs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from quizgen import __version__
from quizgen.arguments import BUILD_EXAMPLES, COMMANDS, Misused, Parser, meant

PROBLEMS, USAGE, INTERRUPTED = 1, 2, 130

DESCRIPTION = """\
Anki decks and printable quizzes from facts taken from an Arabic news article.

SEED is a name under seeds/ in the working directory, or the path of a folder
that holds facts.yaml."""


def main(words: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a bug keeps its traceback."""
    gc.set_threshold(50_000, 20, 20)  # a run makes much that stays and hardly any cycles: to look for them less pays
    try:
        code = _run(sys.argv[1:] if words is None else words)
        sys.stdout.flush()
    except Misused as fault:
        from quizgen import report

        report.fault(str(fault), fault.usage)
        return USAGE
    except KeyboardInterrupt:
        from quizgen import report

        report.fault("interrupted: the files of a seed are all as they were, or all new")
        return INTERRUPTED
    except BrokenPipeError:  # who reads has read enough
        from quizgen.disk.files import discard_output

        discard_output()
        return PROBLEMS
    return code


def _run(words: Sequence[str]) -> int:
    if not words or words[0] not in COMMANDS:
        return _run_none(words)
    name, *rest = words
    takes, does, options = COMMANDS[name]
    usage = f"quizgen {name} [OPTIONS] {takes}"
    parser = Parser(name, usage, does, BUILD_EXAMPLES if name == "build" else "")
    options(parser)
    try:
        asked = parser.read(rest)
    except SystemExit:  # after a help text
        return 0
    from quizgen.commands import RUN
    from quizgen.problems import QuizgenError, SourceError, UsageError

    try:
        return RUN[name](asked) or 0
    except SourceError as fault:
        from quizgen import report

        report.problems(fault.problems)
        return PROBLEMS
    except QuizgenError as fault:
        from quizgen import report

        report.fault(str(fault))
        return USAGE if isinstance(fault, UsageError) else PROBLEMS


def _run_none(words: Sequence[str]) -> int:
    """Answer a command line that begins with no command: with help, the version, or what was meant."""
    usage = "quizgen [OPTIONS] COMMAND [ARGS]..."
    names = "\n".join(f"  {name:<10}{does.splitlines()[0]}" for name, (_, does, _) in COMMANDS.items())
    parser = Parser("", usage, DESCRIPTION, f"commands (quizgen COMMAND --help tells more):\n{names}")
    parser.add_argument("--version", action="version", version=f"quizgen, version {__version__}")
    try:
        _, unknown = parser.parse_known_args(words[:1])
    except SystemExit:  # after a help text or the version
        return 0
    if unknown and not unknown[0].startswith("-"):
        parser.error(f"no such command: {unknown[0]}{meant(unknown[0], COMMANDS)}")
    if unknown:
        parser.error(f"no such option: {unknown[0]}")
    raise Misused("name a command", parser.format_help().rstrip())
