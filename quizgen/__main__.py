"""`python -m quizgen`: the command line without its script."""

import sys

from quizgen.cli import main

sys.exit(main())
