# make demo: build the example; make test: run every check and test. Nothing but Python 3.11+ and make is needed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
EXAMPLE := examples/the-way-down

.PHONY: demo test clean

demo: $(VENV)/installed
	$(BIN)/publisher build $(EXAMPLE) -o out/the-way-down --preview
	@echo
	@echo "Look at:"
	@echo "  out/the-way-down/booklet.pdf     the booklet for print (its pages as pictures: out/the-way-down/preview/)"
	@echo "  out/the-way-down/feed.xml        the feed, with its web-size photos in out/the-way-down/photos/"
	@echo "  out/the-way-down/cards/          the cards for social platforms, and the posts to go with them (posts.html)"
	@echo "  out/the-way-down/manifest.json   what was made, and where each photo went with which caption and credit"

test: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

$(VENV)/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("publisher needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet -e .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

clean:
	rm -rf out $(VENV)
