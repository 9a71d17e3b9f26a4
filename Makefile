# `make` builds the review and verifies it; `make help` names every target.
# All make the environment first: a virtual environment from the lock with hashes.

PYTHON ?= python3
ENVIRONMENT := .venv
READY := $(ENVIRONMENT)/.ready
# As modules, so that a folder that was moved still builds.
RUN := $(ENVIRONMENT)/bin/python

# Variables are written in lower case. These were in upper case in earlier versions, and may still be.
version ?= $(VERSION)
from ?= $(FROM)
to ?= $(TO)
archive ?= $(ARCHIVE)
other ?= $(or $(OTHER),$(ENVIRONMENT_OF_IT))
rounds ?= $(or $(ROUNDS),300)
review ?= small
examples ?= $(or $(FUZZ_EXAMPLES),500)
# Ends with what has to be written where a variable is missing: $(call need,study,make explain number=104).
need = $(if $($(1)),,$(error '$(1)=' is missing. Write: $(2)))

.DELETE_ON_ERROR:
.PHONY: report test help environment lint format types new-study verify-sources sign-off explain changes release describe \
  verify-release reproducible mutate fuzz torture lock clean

report: $(READY) ## build the review and verify it; this is what plain `make` does
	@$(RUN) -m snakemake

test: $(READY) ## run every test
	@$(RUN) -m pytest

help: ## name every target
	@awk -F ' ## ' '/^[a-z-]+:.* ## / { sub(/:.*/, "", $$1); printf "  make %-15s %s\n", $$1, $$2 }' Makefile

environment: $(READY) ## set up the environment alone

lint: $(READY) ## check style, format and types, in seconds
	@$(RUN) -m ruff check scripts tests benchmarks report
	@$(RUN) -m ruff format --check scripts tests benchmarks report
	@$(RUN) -m snakefmt --check Snakefile rules
	@$(RUN) -m mypy

format: $(READY) ## format the code and the rules
	@$(RUN) -m ruff check --fix scripts tests benchmarks report
	@$(RUN) -m ruff format scripts tests benchmarks report
	@$(RUN) -m snakefmt Snakefile rules

types: $(READY) ## check types alone
	@$(RUN) -m mypy

# What is given on the command line reaches the shell as variables, so that quotation marks in it are text.
NEW_STUDY := make new-study study=tea2031 label="Tea 2031" modality=nk arms="tea water"
new-study: $(READY) ## write the first rows of a study: study=tea2031 label="Tea 2031" modality=nk [arms="tea water"]
	$(call need,study,$(NEW_STUDY))$(call need,label,$(NEW_STUDY))$(call need,modality,$(NEW_STUDY))
	@$(RUN) scripts/new_study.py "$$study" --label "$$label" --modality "$$modality" $(if $(arms),--arms $$arms)

# data/README.md is made from data/datapackage.json.
describe: $(READY) ## write the description of the tables anew, after an edit of data/datapackage.json
	@PYTHONPATH=scripts $(RUN) -m hivcells.evidence.readme data

verify-sources: $(READY) ## look for each quotation in the text it is from: texts=FOLDER
	$(call need,texts,make verify-sources texts=FOLDER)
	@$(RUN) scripts/check_sources.py quotations "$$texts"

sign-off: $(READY) ## check numbers against the papers, one by one: reviewer="NAME" [study=xia2020]
	@$(RUN) scripts/check_sources.py sign-off --reviewer "$$reviewer" --study "$$study"

explain: $(READY) ## say where a number of the report comes from: number=104
	$(call need,number,make explain number=104)
	@$(RUN) scripts/explain.py "$$number"

changes: $(if $(to),$(READY),report) ## say what moved since a version: from=0.1.0 [to=1.0.0]
	$(call need,from,make changes from=0.1.0)
	@$(RUN) scripts/release.py changes "$(from)" $(to)

release: $(READY) ## write archive and record of a version, from commit and results as they stand: version=1.0.0
	$(call need,version,make release version=1.0.0)
	@$(RUN) scripts/release.py make "$(version)"

verify-release: $(READY) ## build a version anew and compare: version=1.0.0 [archive=FILE] [other=VIRTUAL_ENVIRONMENT]
	$(call need,version,make verify-release version=1.0.0)
	@$(RUN) scripts/release.py verify "$(version)" $(if $(archive),--archive "$(archive)") $(if $(other),--environment "$(other)")

reproducible: $(READY) ## build twice in other circumstances and compare: [other=VIRTUAL_ENVIRONMENT]
	@$(RUN) scripts/release.py reproducible $(if $(other),--environment "$(other)")

mutate: report ## measure how many small faults the checks notice, in five minutes; the score to quote: [share=0.5]
	@PYTHONPATH=scripts:tests $(RUN) -m strength.measure $(if $(share),--share $(share))

# `make test` tries the same few each time.
fuzz: report ## spoil inputs in ever other ways: [examples=5000]
	@FUZZ_EXAMPLES=$(examples) RESULTS_AS_THEY_ARE=1 $(RUN) -m pytest tests/fuzz

# `make test` does thirty on the small review of the tests. The whole one has to be built before.
torture: $(if $(filter whole,$(review)),report,$(READY)) ## kill, interrupt and double builds, 300 times: [rounds=20] [review=whole]
	@PYTHONPATH=scripts:tests $(RUN) -m workflow.torture --review "$(review)" --rounds $(rounds)

clean: ## remove the results and what Snakemake knows of them; the environment stays
	rm -rf results .snakemake

# After an edit of requirements.in. One version of each package for every Python that pyproject.toml names.
lock: $(READY) ## resolve the requirements anew
	$(RUN) -m uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate requirements.in -o requirements.lock

# --no-deps: the lock is complete, so pip needs to resolve nothing.
$(READY): requirements.lock
	@if [ -L $(ENVIRONMENT) ]; then echo "$(ENVIRONMENT) is a link; remove it, since setting up empties the folder behind it." >&2; exit 1; fi
	@case "$$PWD" in *:*) echo "The path of this folder has a colon, which no virtual environment can stand in; move or rename it." >&2; exit 1;; esac
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed; name one with `make PYTHON=python3.11`.")'
	$(PYTHON) -m venv --clear $(ENVIRONMENT)
	$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	touch $@
