# Two commands do everything on a fresh machine that has Python 3.11 with venv, and make:
#   make deck    set up, then build every seed into decks/
#   make test    set up, then run the tests

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
ANKIS := 2.1.50 2.1.66 23.12.1 24.6.3 24.11

.PHONY: deck test fast lint stress fuzz bench ankis clean

deck: $(VENV)/.installed
	$(BIN)/quizgen build

test: $(VENV)/.tested
	$(BIN)/python -m pytest -n $(JOBS)

# what an editor of the code runs after each change: no test that looks at pages, opens programs or takes seconds
fast: $(VENV)/.tested
	$(BIN)/python -m pytest -m "not browser and not anki and not office and not slow" --hypothesis-profile quick

lint: $(VENV)/.linted
	$(BIN)/ruff check quizgen tests bench docs
	$(BIN)/ruff format --check quizgen tests bench docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture

# every shipped article over 100 seeds of chance: every rule that a program can hold
stress: $(VENV)/.tested
	$(BIN)/python bench/stress.py --seeds 100

# every fault at every system call of a build, 200 pairs of builds at once, and thousands of spoilt fact files, articles,
# wordings, labels, layouts and ledgers: takes an hour
fuzz: $(VENV)/.tested
	QUIZGEN_LONG=1 $(BIN)/python -m pytest tests/test_faults.py tests/test_ledger_fuzz.py tests/test_fuzz.py \
		tests/test_large.py

bench: $(VENV)/.tested
	$(BIN)/python -m bench.speed

# Ankis of other years, for the tests that import into them (they come with `pip` and need no window)
ankis: $(ANKIS:%=.ankis/%/.installed)

.ankis/%/.installed: | $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --target $(@D) anki==$*
	touch $@

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	touch $@

$(VENV)/.linted: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	touch $@

clean:
	rm -rf $(VENV) .ankis .pytest_cache .mypy_cache .ruff_cache .hypothesis node_modules
