# Every command sets up what it needs in .venv, from any state of the checkout.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

# Each worker of the tests, and each process that they start, compiles what is not kept compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run quick test test-scale lint format hooks dist clean

run: .venv/installed  ## open the explorer on the sample articles
	$(BIN)/pullquote demo

quick: .venv/installed-dev  ## linters, types and the quick tests: for while one works
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -m "not (pilot or pty or crash or process or everywhere or cluster)"

test: .venv/installed-dev  ## linters, types and every test, with the lines that they cover
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -m "not cluster" --cov --cov-report=term

test-scale: .venv/installed-dev  ## shared archives on real servers started here (JDK 21+, Maven)
	PULLQUOTE_REQUIRE=opensearch $(BIN)/pytest -n 0 tests/shared tests/archive/test_workers_killed.py

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/installed-dev  ## rewrite the code in the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

hooks: .venv/installed-dev  ## look at each commit before it is made
	$(BIN)/pre-commit install

dist: .venv/installed-dev  ## build the wheel and the sdist, and try each in an environment of its own
	rm -rf dist
	$(BIN)/python -m build --outdir dist
	$(BIN)/python tests/installed.py dist/*.whl
	$(BIN)/python tests/installed.py dist/*.tar.gz

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .coverage dist

.venv/made:
	@echo "Setting up .venv, step 1 of 3: an environment for Python"
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and \
	  f'Pullquote needs Python 3.11 or newer, and {sys.executable} is older. Name another: make PYTHON=python3.13')"
	@$(PYTHON) -m venv .venv
	@# pip 23 knows lxml's extra html_clean under another name than lxml does, and complains.
	@$(PIP) install 'pip>=24.1'
	@touch $@

.venv/installed: pyproject.toml | .venv/made
	@echo "Setting up .venv, step 2 of 3: the libraries (a minute or two)"
	@$(PIP) install --editable '.[pdf,docx]'
	@echo "Setting up .venv, step 3 of 3: compiling"
	@$(BIN)/python -m compileall -q index tui
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/made
	@echo "Setting up .venv, step 2 of 3: the libraries, and the tools for tests (two minutes or three)"
	@$(PIP) install --editable '.[dev]'
	@echo "Setting up .venv, step 3 of 3: compiling"
	@$(BIN)/python -m compileall -q index tui
	@touch $@ .venv/installed
