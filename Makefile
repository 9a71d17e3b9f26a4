# `make` builds the review and verifies it; `make test` runs every test.
# Both make the environment first: a virtual environment from the lock with hashes.

PYTHON ?= python3
ENVIRONMENT := .venv
READY := $(ENVIRONMENT)/.ready
# As modules, so that a folder that was moved still builds.
RUN := $(ENVIRONMENT)/bin/python

.DELETE_ON_ERROR:
.PHONY: report test types environment lock new-study verify-sources sign-off explain mutate release verify-release changes reproducible fuzz torture

report: $(READY)
	@$(RUN) -m snakemake

test: $(READY)
	@$(RUN) -m pytest

environment: $(READY)

# What is given on the command line reaches the shell as variables, so that quotation marks in it are text.
# make new-study study=xia2020 label="Xia 2020" modality=nk arms="nk art"
new-study: $(READY)
	@$(RUN) scripts/new_study.py "$$study" --label "$$label" --modality "$$modality" --arms $$arms

# make verify-sources texts=FOLDER
verify-sources: $(READY)
	@$(RUN) scripts/check_sources.py quotations "$$texts"

# make sign-off reviewer="NAME" study=xia2020
sign-off: $(READY)
	@$(RUN) scripts/check_sources.py sign-off --reviewer "$$reviewer" --study "$$study"

# make explain number=104
explain: $(READY)
	@$(RUN) scripts/explain.py "$$number"

# Measures how many small faults the checks notice; the report quotes the score.
mutate: report
	@PYTHONPATH=scripts:tests $(RUN) -m strength.measure

# make release VERSION=1.0.0: archive and record of the commit that stands here, from the results that stand here.
release: $(READY)
	@$(RUN) scripts/release.py make "$(VERSION)"

# make verify-release VERSION=1.0.0: builds that version anew; ARCHIVE=FILE holds a file against the record instead,
# ENVIRONMENT_OF_IT=FOLDER names a virtual environment to build with.
verify-release: $(READY)
	@$(RUN) scripts/release.py verify "$(VERSION)" $(if $(ARCHIVE),--archive "$(ARCHIVE)") $(if $(ENVIRONMENT_OF_IT),--environment "$(ENVIRONMENT_OF_IT)")

# make changes FROM=0.1.0 TO=1.0.0; without TO, to the working tree, which is built first.
changes: $(if $(TO),$(READY),report)
	@$(RUN) scripts/release.py changes "$(FROM)" $(TO)

# make reproducible; OTHER=FOLDER names a virtual environment with another Python for the second build.
reproducible: $(READY)
	@$(RUN) scripts/release.py reproducible $(if $(OTHER),--environment "$(OTHER)")

# Spoils inputs in ever other ways; make fuzz FUZZ_EXAMPLES=5000 tries more of each. `make test` tries the same few each time.
FUZZ_EXAMPLES ?= 500
fuzz: report
	@FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) RESULTS_AS_THEY_ARE=1 $(RUN) -m pytest tests/fuzz

# Kills, interrupts and doubles builds in a copy; make torture ROUNDS=200 takes longer. `make test` does a little of it.
ROUNDS ?= 20
torture: report
	@PYTHONPATH=scripts:tests $(RUN) -m workflow.torture --rounds $(ROUNDS)

# --no-deps: the lock is complete, so pip needs to resolve nothing.
$(READY): requirements.lock
	@if [ -L $(ENVIRONMENT) ]; then echo "$(ENVIRONMENT) is a link; remove it, since setting up empties the folder behind it." >&2; exit 1; fi
	@case "$$PWD" in *:*) echo "The path of this folder has a colon, which no virtual environment can stand in; move or rename it." >&2; exit 1;; esac
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed; name one with `make PYTHON=python3.11`.")'
	$(PYTHON) -m venv --clear $(ENVIRONMENT)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	touch $@

# Run after an edit of requirements.in. One version of each package for every Python that pyproject.toml names.
lock: $(READY)
	$(RUN) -m uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate requirements.in -o requirements.lock

types: $(READY)
	@$(RUN) -m mypy
