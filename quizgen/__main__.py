"""`python -m quizgen`: the command line without its script."""

from quizgen.cli import main

main()
