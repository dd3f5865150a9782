# Every command makes the environment it needs: `make demo` and `make test` work in a fresh clone.
# PYTHON=/path/to/python3.12 picks the interpreter, VENV=dir another environment.

VENV   ?= .venv
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$p" && break; done)
BIN    := $(VENV)/bin
PY     := $(BIN)/python
PIP    := $(PY) -m pip install --disable-pip-version-check -q
GOLD   ?= ../shared/gold
ARGS   ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test quick check lint types layers lexicon generated bench evaluate model docs site wheel clean

help:  ## show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(PY):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer (with venv) was not found. Set PYTHON=/path/to/python3.11." >&2; exit 1; }
	@echo "Creating $(VENV) with $(PYTHON)" >&2
	@$(PYTHON) -m venv $(VENV)

# Two stamps: running needs less than developing, and neither installs PyTorch.
$(VENV)/.run-stamp: pyproject.toml | $(PY)
	@echo "Installing newsdyads and what it needs (a minute or two the first time)" >&2
	@$(PIP) -e .
	@touch $@

$(VENV)/.dev-stamp: pyproject.toml | $(PY)
	@echo "Installing newsdyads with the development tools (a few minutes the first time)" >&2
	@$(PIP) -e '.[dev]'
	@touch $@ $(VENV)/.run-stamp

setup: $(VENV)/.dev-stamp  ## make the environment in .venv with everything for development

demo: $(VENV)/.run-stamp  ## build a warehouse from seeds/articles and look at it
	@BIN=$(BIN) bash scripts/demo.sh

test: $(VENV)/.dev-stamp  ## run all tests
	@$(PY) -m pytest $(ARGS)

quick: $(VENV)/.dev-stamp  ## run the tests that need no parser and take seconds
	@$(PY) -m pytest -m "not slow and not model and not e2e" $(ARGS)

check: lint types layers lexicon generated test  ## all that a change must pass

lint: $(VENV)/.dev-stamp  ## style and layout of the code (ruff)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev-stamp  ## types (mypy --strict)
	@$(BIN)/mypy

layers: $(VENV)/.dev-stamp  ## imports go one way (import-linter)
	@$(BIN)/lint-imports

lexicon: $(VENV)/.dev-stamp  ## rules and dictionaries (events check)
	@$(BIN)/events check

generated: $(VENV)/.dev-stamp  ## generated files are fresh
	@$(BIN)/events schema --check docs/tables.md
	@$(PY) scripts/cli_docs.py --check docs/cli.md

bench: $(VENV)/.dev-stamp  ## speed and memory of builds and coding (docs/performance.md), parser and warehouse
	@$(PY) tests/benchmark/bench_build.py --save docs/performance.md $(ARGS)
	@$(PY) tests/benchmark/bench_coding.py --save docs/performance.md
	@$(PY) tests/benchmark/bench_nlp.py
	@$(PY) tests/benchmark/bench_warehouse.py --mentions 10000000 --csv --save docs/performance.md
	@$(PY) tests/benchmark/bench_adding.py --save docs/performance.md

evaluate: $(VENV)/.run-stamp  ## measure against GOLD (default ../shared/gold)
	@$(BIN)/events evaluate $(GOLD) $(ARGS)

model: $(VENV)/.dev-stamp  ## train the English pipeline (installs PyTorch)
	@$(PIP) -e '.[train]'
	@$(PY) -m events.nlp.training $(ARGS)

docs: $(VENV)/.dev-stamp  ## rewrite the generated pages
	@$(BIN)/events schema --write docs/tables.md
	@$(PY) scripts/cli_docs.py --write docs/cli.md
	@$(PY) scripts/cookbook.py

site: $(VENV)/.dev-stamp  ## build the documentation as a site into site/
	@$(PIP) -e '.[docs]'
	@$(BIN)/mkdocs build --strict

wheel: $(VENV)/.dev-stamp  ## build the wheel into dist/
	@$(PY) -m pip wheel --disable-pip-version-check -q --no-deps -w dist .

clean:  ## remove what was built, but neither the warehouse nor .venv
	rm -rf build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
