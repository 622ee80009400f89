# Everything a person does with a clone. `make demo` to look, `make test` before a change is proposed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)
INSTALLED := .venv/installed

.PHONY: help setup demo test lint browser bench lock datasette-1

help:
	@echo "make setup   install everything into .venv from requirements.lock"
	@echo "make demo    read the sample articles of sources/ and browse what was found"
	@echo "make test    lint, types, and every test, with a browser"
	@echo "make lint    style and types only"
	@echo "make bench   speed and memory, beside the bare language model"
	@echo "make datasette-1   the pages on the newest Datasette 1.0 pre-release; may fail, blocks nothing"
	@echo "make lock    resolve pyproject.toml anew into requirements.lock"

setup: $(INSTALLED)

# Hashes for what comes from the registries, no build isolation so that nothing unlocked is fetched for our own build.
$(INSTALLED): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup
	$(BIN)/claimdesk demo

test: setup browser lint
	$(BIN)/pytest

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# The pages are tested in a real browser; a missing one is a failure, never a skipped test.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	if command -v apt-get >/dev/null; then $(AS_ROOT) sh -c \
	    'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null'; \
	else echo "The tests need Chromium: install it with your system's package manager." >&2; exit 1; fi

bench: setup
	$(BIN)/python -m tests.bench.extract_speed
	$(BIN)/python -m tests.bench.extract_memory

# What is locked, with Datasette itself replaced, so that nothing of it reaches the environment that people work in.
datasette-1:
	test -x .venv-datasette-1/bin/python || $(PYTHON) -m venv .venv-datasette-1
	.venv-datasette-1/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	.venv-datasette-1/bin/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	.venv-datasette-1/bin/python -m pip install -qq --disable-pip-version-check --pre --upgrade 'datasette>=1.0a0'
	.venv-datasette-1/bin/python -m pytest tests/kb/browse

lock:
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -qq uv
	$(BIN)/uv pip compile pyproject.toml --no-config --upgrade --universal --python-version 3.11 --extra model --extra dev \
	    --generate-hashes --no-header --quiet --output-file requirements.lock
