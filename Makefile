# make run   the app on http://localhost:8501, for this machine alone; make run ADDRESS=0.0.0.0
#            for all that can reach it
# make test  all tests, with what they need
# make check lint, format and types
# make site  the folder site/, which runs the app in the visitor's own browser; make site-serve
#            serves it to this machine on http://localhost:8600
PYTHON ?= python3
ADDRESS ?= 127.0.0.1
BIN := .venv/bin
# Playwright brings a Node.js of its own.
NODE = $$($(BIN)/python -c 'import playwright; print(playwright.__path__[0])')/driver/node

.PHONY: run test check site site-serve clean

# With an arena of memory for each thread, a session takes more of it.
run: .venv/app
	MALLOC_ARENA_MAX=2 $(BIN)/streamlit run app.py --server.address=$(ADDRESS)

test: .venv/dev
	sh tests/browser/find-browser.sh $(BIN)
	$(NODE) --test tests/explorer/*/*/*.test.js
	$(BIN)/pytest -n 2 --dist loadfile
	@$(BIN)/python -m web.left_out

check: .venv/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/ty check
	$(BIN)/numpydoc lint pooling/*.py pooling/*/*.py explorer/*/*.py explorer/components/*/*.py \
	  web/*.py web/compiling/*.py web/python/*/*.py

site: .venv/site
	$(BIN)/python -m web.build site

site-serve:
	$(PYTHON) site/serve.py

clean:
	rm -rf .venv

.venv/app: requirements.txt | .venv/python
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

.venv/site: requirements-site.txt requirements.txt | .venv/python
	$(BIN)/pip install --quiet --requirement requirements-site.txt
	touch $@

.venv/dev: requirements-dev.txt requirements-site.txt requirements.txt | .venv/python
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Pooling Lab needs Python 3.11 or newer; name it, as in: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { rm -rf .venv; echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	touch $@
