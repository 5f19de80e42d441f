# Set-up and Pelican's own verbs; `make` alone lists them.

PY ?= python3
PORT ?= 8000
SERVER ?= 0.0.0.0
DEBUG ?= 0

CONF = $(if $(SITEURL),publishconf.py,pelicanconf.py)
PIP = .venv/bin/python -m pip install --quiet --retries 1 --require-hashes --only-binary :all: --requirement
ARGUMENTS = content --log-handler plain --output output --settings $(CONF) $(if $(filter 1,$(DEBUG)),--debug)
PELICAN = .venv/bin/python -m pelican $(ARGUMENTS)
# a watching build outlives a fault, which --fatal warnings would not let it
WATCH = --autoreload --fatal errors
PREVIEW = $(ARGUMENTS) $(WATCH) $(DRAFTS) PREVIEW=true
SERVE = .venv/bin/python theme/serve.py $(PORT)
DRAFTS = --extra-settings DRAFTS=true
SSH_PORT ?= 22
REMOTE ?= origin
BRANCH ?= gh-pages
ZIP = $(notdir $(CURDIR)).zip
# what is the same keeps the server's time, so that readers need not fetch it again
RSYNC = rsync --recursive --checksum --perms --chmod=D755,F644 --compress --rsh='ssh -p $(SSH_PORT)' \
  output/ '$(if $(SSH_USER),$(SSH_USER)@)$(SSH_HOST):$(SSH_TARGET_DIR)/'
stop = { echo "$(1)" >&2; exit 1; }

# containers set it, and each build would compile the theme's plugins and templates anew
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help html clean regenerate serve serve-global drafts devserver devserver-global publish rsync_upload github \
  s3_upload zip test bench-serve lint

## html              write the site to output/ (SITEURL=https://… adds what needs the public address)
html: .venv/packages
	@$(PELICAN) --fatal warnings

## publish           the same with publishconf.py, which holds the public address
publish: CONF = publishconf.py
publish: .venv/packages
	@.venv/bin/python -Bc 'import publishconf, sys; sys.exit(not publishconf.SITEURL)' || \
	  $(call stop,No public address: write it in publishconf.py or behind make publish: SITEURL=https://dossier.example/read)
	@$(PELICAN) --fatal warnings

## drafts            write the site and its drafts, at drafts/, to output/; not for publishing
drafts: .venv/packages
	@$(PELICAN) --fatal errors $(DRAFTS)

## regenerate        write the site again whenever a file changes
regenerate: .venv/packages
	@$(PELICAN) $(WATCH)

## serve             serve output/ at http://localhost:8000 (PORT=8000)
serve: .venv/packages
	@$(SERVE) 127.0.0.1

## serve-global      serve output/ to other machines (SERVER=0.0.0.0 PORT=8000)
serve-global: .venv/packages
	@$(SERVE) $(SERVER)

## devserver         serve and regenerate together (PORT=8000)
devserver: .venv/packages
	@$(SERVE) 127.0.0.1 $(PREVIEW)

## devserver-global  serve and regenerate to other machines (SERVER=0.0.0.0 PORT=8000)
devserver-global: .venv/packages
	@$(SERVE) $(SERVER) $(PREVIEW)

# what an upload needs is asked for before anything is written
tool-%:
	@command -v $* >/dev/null || $(call stop,$* is not installed: install it and run make again)

given-%:
	@[ -n '$($*)' ] || $(call stop,$* is not set: write it behind make $(MAKECMDGOALS): $*=…)

github-remote:
	@git remote get-url '$(REMOTE)' >/dev/null 2>&1 || \
	  $(call stop,This repository has no remote called $(REMOTE): git remote add $(REMOTE) git@github.com:…)

## rsync_upload      publish to a server by ssh (SSH_HOST SSH_TARGET_DIR, SSH_USER SSH_PORT=22)
rsync_upload: tool-rsync tool-ssh given-SSH_HOST given-SSH_TARGET_DIR publish
	@# what no page leads to yet, pages, the worker that tells readers of them, and the end of what no page leads to now
	@$(RSYNC) --ignore-existing --exclude='/service-worker.js*'
	@$(RSYNC) --exclude='/service-worker.js*'
	@$(RSYNC) --delete-after

## github            publish to GitHub Pages (REMOTE=origin BRANCH=gh-pages, CNAME for a domain of your own)
github: tool-git github-remote publish
	@.venv/bin/ghp-import --push --remote '$(REMOTE)' --branch '$(BRANCH)' $(if $(CNAME),--cname '$(CNAME)') output

## s3_upload         publish to S3 (S3_BUCKET)
s3_upload: tool-aws given-S3_BUCKET publish
	@.venv/bin/python -B theme/hosting/s3_upload.py '$(S3_BUCKET)'

## test              build and check everything the site promises, in a real browser
test: .venv/test-packages
	@.venv/bin/python -B -m pytest tests

## bench-serve       measure how nginx serves the article (ab of apache2-utils)
bench-serve: tool-ab .venv/test-packages publish
	@.venv/bin/python -B tests/bench_serve.py output

## lint              check the code's style and the texts' Markdown
lint: .venv/test-packages
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/rumdl check content README.md

## zip               write the site to output/ and to a zip named after this folder
zip: .venv/packages
	@$(PELICAN) --fatal warnings --extra-settings FINISH='["theme.offline", "theme.archive"]' ARCHIVE='"$(CURDIR)/$(ZIP)"'

## clean             remove the written site
clean:
	@rm -rf __pycache__ output .output.building .output.previous $(ZIP) .$(ZIP).unfinished

## help              list these targets
help:
	@sed -n 's/^## /make /p' Makefile

.venv/packages: requirements.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  $(call stop,Python 3.11 or newer is needed: install it or name it: make PY=python3.12)
	@$(PY) -c 'import ensurepip' 2>/dev/null || \
	  $(call stop,Python lacks its venv module: install it (Debian and Ubuntu: apt-get install python3-venv))
	@$(PY) -m venv --clear .venv
	@$(PIP) $< 2>.venv/pip.log || \
	  $(call stop,The packages were not fetched: connect to the network and run make again (details: .venv/pip.log))
	@touch $@

.venv/test-packages: tests/requirements.txt .venv/packages
	@$(PIP) $< 2>.venv/pip.log || \
	  $(call stop,The test packages were not fetched: connect to the network and run make again (details: .venv/pip.log))
	@touch $@
