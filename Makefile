# make demo and make test are all that a fresh machine needs; both make .venv when it is missing.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo serve test check fmt bless generate bench fuzz screenshots clean

.venv/ready: pyproject.toml setup.py
	@$(PYTHON) -c 'import sys; sys.exit("Remit needs Python 3.11 or later; say which with: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/ready ## read the example agency and print where accountability is in trouble
	$(BIN)/remit check examples/agency --fail-on never

serve: .venv/ready ## the example agency in the browser
	$(BIN)/remit load examples/agency --map .venv/agency.remit
	$(BIN)/remit serve --map .venv/agency.remit

test: .venv/ready-dev check ## everything that CI runs
	$(BIN)/pytest -q -n 2

check: .venv/ready-dev ## types, lint, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tests benchmarks
	$(BIN)/lint-imports --no-cache

fmt: .venv/ready-dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bless: .venv/ready-dev ## rewrite golden files; the diff is the review
	REMIT_BLESS=1 $(BIN)/pytest -q tests/loaders/test_samples.py

generate: .venv/ready-dev ## Turtle -> terms, schema, context, constraints
	$(BIN)/python -m remit.ontology.generate

bench: .venv/ready-dev ## measure; writes benchmarks/README.md's table
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/explorer.py

screenshots: .venv/ready-dev ## the pictures of the README, in a real browser
	$(BIN)/python benchmarks/screenshots.py

fuzz: .venv/ready-dev ## ten thousand random maps: the view and the stores must agree
	REMIT_FUZZ=10000 $(BIN)/pytest -q -n 2 tests/conformance

clean:
	rm -rf .venv build *.egg-info
