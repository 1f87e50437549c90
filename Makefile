# The commands of the project. Each is one line that also runs as typed (CONTRIBUTING).
# On a bare machine only Python 3.11 with venv, and make, are needed.

PYTHON ?= python3
ENV := $(or $(HABEAS_VENV),.venv)
BIN := $(ENV)/bin
SETUP := $(PYTHON) tools/setup.py
PORT ?= 8317
EXAMPLES ?= 20

.PHONY: help setup build run test fuzz check fix docs bench size names train drills locks screens browsers

help: ## name the commands
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):[^#]*## /make \1\t/'

setup: ## the environment from the lock, the front end's build, the hooks
	$(SETUP) test
	$(BIN)/pre-commit install

build: ## only what a wheel is packed from: pages, catalogues, the gazetteer, the manual
	$(SETUP) build

run: ## a throw-away desk at http://localhost:8317 with the worked example read
	$(SETUP) run
	$(BIN)/habeas demo --port $(PORT)

test: ## everything that is tested (DB=postgres for the other database)
	$(SETUP) test
	$(BIN)/pytest $(ARGS)

fuzz: ## the laws alone, with EXAMPLES=20 times the examples, at random (ARGS, DB)
	$(SETUP) test
	HABEAS_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -m hypothesis $(ARGS)

check: ## format, lint, types, layers, tests
	$(SETUP) test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(ARGS)

fix: ## mend what can be mended by itself
	$(SETUP) test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

docs: ## rewrite the manual's generated parts and build it; warnings are errors
	$(SETUP) test
	$(BIN)/python -m tools.reference
	$(BIN)/sphinx-build -W --keep-going -q docs docs/_build/html

bench: ## measure speed and memory, and print one table
	$(SETUP) test
	$(BIN)/python -m tools.bench

size: ## pack the wheel, install it into an empty environment, print its size
	$(SETUP) build
	$(BIN)/python -m tools.size

names: ## pack the optional wheel that hears names in English, into dist/
	$(SETUP) build
	$(BIN)/python -m build --wheel --no-isolation --outdir dist wheels/names-en

train: ## train the reader's own models again
	$(SETUP) test
	$(BIN)/python tools/train.py
	$(BIN)/python tools/train_roles.py
	$(BIN)/python tools/train_held.py
	$(BIN)/python tools/train_doubt.py

drills: ## kill its writers, cut its power, and count what is lost
	$(SETUP) test
	$(BIN)/python -m tools.drills.kills --kills 200
	$(BIN)/python -m tools.drills.powercut --cuts 20

locks: ## resolve every dependency again, by hash
	$(SETUP) test
	$(BIN)/python tools/lock.py

screens: ## photograph the screens into docs/screens, of the invented example
	$(SETUP) test
	$(BIN)/python tools/screens.py

browsers: ## walk the main ways in Firefox and WebKit, where they are installed
	$(SETUP) test
	$(BIN)/python -m tools.browsers
