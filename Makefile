# `make` builds the review and verifies it; `make test` runs every test.
# Both make the environment first: a virtual environment from the lock with hashes.

PYTHON ?= python3
ENVIRONMENT := .venv
READY := $(ENVIRONMENT)/.ready
RUN := PATH="$(CURDIR)/$(ENVIRONMENT)/bin:$$PATH"

.DELETE_ON_ERROR:
.PHONY: report test environment lock new-study verify-sources explain mutate

report: $(READY)
	@$(RUN) snakemake

test: $(READY)
	@$(RUN) pytest

environment: $(READY)

# make new-study study=xia2020 label="Xia 2020" modality=nk arms="nk art"
new-study: $(READY)
	@$(RUN) python scripts/new_study.py "$(study)" --label "$(label)" --modality "$(modality)" --arms $(arms)

# make verify-sources texts=FOLDER
verify-sources: $(READY)
	@$(RUN) python scripts/verify_sources.py data "$(texts)"

# make explain number=104
explain: $(READY)
	@$(RUN) python scripts/explain.py "$(number)"

# Measures how many small faults the checks notice; the report quotes the score.
mutate: report
	@$(RUN) PYTHONPATH=scripts python tests/strength/measure.py

# --no-deps: the lock is complete, so pip needs to resolve nothing.
$(READY): requirements.lock
	$(PYTHON) -m venv --clear $(ENVIRONMENT)
	$(ENVIRONMENT)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	touch $@

# Run after an edit of requirements.in; needs uv.
lock:
	uv pip compile --quiet --python-version 3.11 --override requirements.override \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate requirements.in -o requirements.lock
