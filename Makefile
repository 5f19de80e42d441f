# Commands for writing, checking and publishing the site; `make` alone lists them.

PY ?= python3
PORT ?= 8000
SERVER ?= 0.0.0.0
SSH_PORT ?= 22
REMOTE ?= origin
BRANCH ?= gh-pages

# These values may contain "$": make must not expand it, and the shell must not execute what follows it. So each value
# that is not empty becomes a plain environment variable, which the recipes read as "$$NAME".
PLAIN_VALUES = BRANCH CNAME FROM PORT PY REMOTE S3_BUCKET SERVER SITEURL SSH_HOST SSH_PORT SSH_TARGET_DIR SSH_USER
# the names of the values that are not empty
GIVEN_VALUES := $(foreach name,$(PLAIN_VALUES),$(if $(value $(name)),$(name)))
# "value" returns a text as it was typed; "override" also replaces a value from the command line.
# For SITEURL, the next two lines execute: override SITEURL := $(value SITEURL)
as_typed = override $(1) := $$(value $(1))
$(foreach name,$(GIVEN_VALUES),$(eval $(call as_typed,$(name))))
export $(GIVEN_VALUES)

# Some container images set PYTHONDONTWRITEBYTECODE: Python would cache nothing, and each build would compile the
# modules and templates again. With PYTHONSAFEPATH, Python would not find the modules of theme/. With PYTHONHOME, the
# Python in .venv would not find its own modules, and with PYTHONPATH it could find others of the same name.
unexport PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH PYTHONSAFEPATH
# Python prints and reads UTF-8, whatever the locale is.
export PYTHONUTF8 = 1

SETTINGS = $(if $(SITEURL),publishconf.py,pelicanconf.py)
# The plain handler prints messages as they are. Without --debug, Pelican logs only warnings and errors.
LOGGING = $(if $(filter 1,$(DEBUG)),--debug,--log-handler plain)
ARGUMENTS = content --settings $(SETTINGS) $(LOGGING)
PELICAN = .venv/bin/python theme/build.py $(ARGUMENTS) --output output
WATCH = .venv/bin/python theme/watch.py $(ARGUMENTS) --output output
SERVE = .venv/bin/python theme/serve.py
# Previews contain drafts, so they are not written to output/: the commands for uploading publish that folder.
PREVIEW_ARGUMENTS = $(ARGUMENTS) --output preview --fatal errors --extra-settings DRAFTS=true PREVIEW=true
# During an upload, no build replaces output/.
UPLOAD = .venv/bin/python -B theme/upload.py
# With --checksum, unchanged files keep their time on the server, so browsers do not download them again.
RSYNC = rsync --recursive --checksum --perms --chmod=D755,F644 --compress --rsh="ssh -p $$SSH_PORT" \
  output/ "$${SSH_USER:+$$SSH_USER@}$${SSH_HOST:?}:$${SSH_TARGET_DIR:?}/"
# The message must not contain a comma, at which make would cut it off.
stop = { echo "$(1)" >&2; exit 1; }

.DEFAULT_GOAL := help
.PHONY: help html clean regenerate serve serve-global drafts devserver devserver-global publish rsync_upload github \
  s3_upload zip update test lint folder-on-server github-remote new-packages
# Prerequisites run in the order in which they are written, even with the option -j: uploads check programs and values
# before they build the site.
.NOTPARALLEL:

## html              write the site to output/ (SITEURL=https://… adds feeds, a sitemap and share images)
## publish           write the site to output/ with the settings of publishconf.py (SITEURL=https://…, or set it there)
publish: SETTINGS = publishconf.py
html publish: .venv/packages
	@$(PELICAN) --fatal warnings

## drafts            write the site to output/, and its drafts to output/drafts/; not for publishing
drafts: .venv/packages
	@$(PELICAN) --fatal errors --extra-settings DRAFTS=true

## regenerate        write the site again after each change of content/, theme/ or the settings
regenerate: .venv/packages
	@$(WATCH) --fatal warnings

## serve             serve output/ at http://127.0.0.1:8000 (PORT=8000)
serve: .venv/packages
	@exec $(SERVE) output 127.0.0.1 "$$PORT"

## serve-global      serve output/ to other machines (SERVER=0.0.0.0 PORT=8000)
serve-global: .venv/packages
	@exec $(SERVE) output "$$SERVER" "$$PORT"

## devserver         write the site with its drafts to preview/ and serve it; pages reload when a file changes (PORT=8000)
devserver: .venv/packages
	@exec $(SERVE) preview 127.0.0.1 "$$PORT" $(PREVIEW_ARGUMENTS)

## devserver-global  the same, to other machines (SERVER=0.0.0.0 PORT=8000)
devserver-global: .venv/packages
	@exec $(SERVE) preview "$$SERVER" "$$PORT" $(PREVIEW_ARGUMENTS)

tool-%:
	@command -v $* >/dev/null || $(call stop,$* is not installed: install it and run the command again)

# For value-SSH_HOST, the shell reads "${SSH_HOST}": make writes SSH_HOST for $*, and one $ for $$.
value-%:
	@[ -n "$${$*}" ] || $(call stop,$* is not set: run make $(MAKECMDGOALS) $*=…)

folder-on-server: value-SSH_TARGET_DIR
	@"$$PY" -B theme/hosting/ssh_folder.py "$$SSH_TARGET_DIR"

github-remote:
	@git remote get-url "$$REMOTE" >/dev/null 2>&1 || \
	  $(call stop,This repository has no remote $$REMOTE: run git remote add $$REMOTE git@github.com:…)
	@git check-ref-format "refs/heads/$$BRANCH" || $(call stop,BRANCH cannot be $$BRANCH: write the name of a branch)
	@# The fetch fails if the remote does not have the branch yet, which is no error.
	@git fetch --quiet "$$REMOTE" "+refs/heads/$$BRANCH:refs/remotes/$$REMOTE/$$BRANCH" 2>/dev/null || true
	@for branch in "$$BRANCH" "$$REMOTE/$$BRANCH"; do \
	  if git cat-file -e "$$branch:./pelicanconf.py" 2>/dev/null; then \
	    $(call stop,BRANCH cannot be $$BRANCH: this branch contains your texts and the site would replace them); \
	  fi; \
	done

## rsync_upload      publish to a server by ssh (SSH_HOST=… SSH_TARGET_DIR=…; optional: SSH_USER=… SSH_PORT=22)
rsync_upload: tool-rsync tool-ssh value-SSH_HOST folder-on-server publish
	@# The first call sends new files; the second, changed files, which may link to them. The third sends the service
	@# worker, which lists all of them, and then deletes old files. So no page that was there before ever links to a
	@# missing file.
	@$(UPLOAD) sh -ec '\
	  $(RSYNC) --ignore-existing --exclude="/service-worker.js*"; \
	  $(RSYNC) --exclude="/service-worker.js*"; \
	  $(RSYNC) --delete-after'

## github            publish to GitHub Pages (REMOTE=origin BRANCH=gh-pages, CNAME=… for your own domain)
github: tool-git github-remote publish
	@echo "Publishing to the branch $$BRANCH of $$(git remote get-url --push "$$REMOTE")"
	@$(UPLOAD) sh -ec '\
	  .venv/bin/python -m ghp_import --remote "$$REMOTE" --branch "$$BRANCH" --message "Publish the site" \
	    $(if $(CNAME),--cname "$$CNAME") output; \
	  git push --quiet "$$REMOTE" "refs/heads/$$BRANCH:refs/heads/$$BRANCH"'

## s3_upload         publish to S3 (S3_BUCKET=…)
s3_upload: tool-aws value-S3_BUCKET publish
	@$(UPLOAD) .venv/bin/python -B theme/hosting/s3_upload.py "$$S3_BUCKET"

## zip               write the site to output/ and to a zip file named after this folder
zip: .venv/packages
	@$(PELICAN) --fatal warnings --extra-settings ARCHIVE=true

## update            replace the project's own files with those of the newest version (FROM=https://…)
update: tool-git value-FROM
	@"$$PY" -B theme/update.py "$$FROM"

## test              run the tests in Chromium, and a few in Firefox and WebKitGTK if these are installed
test: .venv/test-packages
	@.venv/bin/python -B -m pytest tests

## lint              check the style of the code and the Markdown of the texts, and list missing labels
lint: .venv/test-packages
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/rumdl check content README.md theme/CHANGES.md
	@.venv/bin/python -B theme/missing_labels.py

## clean             remove the site, its preview, the zip file and the cache of pictures
# Only what this project has built is deleted: not a folder with .git, not a folder that has files but no dossier.html,
# and not a zip file without dossier.html.
clean:
	@rm -rf __pycache__ theme/__pycache__ theme/*/__pycache__ theme/*/*/__pycache__
	@if [ -L .cache ]; then rm .cache; else rm -rf .cache/pictures; rmdir .cache 2>/dev/null; fi; true
	@rm -rf .output.building .output.previous .preview.building .preview.previous
	@status=0; \
	path="$$(pwd -P)"; \
	name="$${path##*/}"; \
	rm -f -- ".$$name.zip.unfinished"; \
	if [ ! -e "./$$name.zip" ] || grep -aqF -e "$$name/dossier.html" "./$$name.zip"; then \
	  rm -f -- "$$name.zip"; \
	else \
	  echo "$$name.zip is not a zip file of this site: move or delete it" >&2; \
	  status=1; \
	fi; \
	for folder in output preview; do \
	  files="$$(ls -A $$folder 2>/dev/null)"; \
	  if [ -e $$folder/.git ] || { [ -n "$$files" ] && [ ! -e $$folder/dossier.html ]; }; then \
	    echo "$$folder/ contains other files: move or delete them" >&2; \
	    status=1; \
	  else \
	    rm -rf $$folder || status=1; \
	  fi; \
	done; \
	exit $$status

## help              list these commands
help:
	@sed -n 's/^## /make /p' Makefile

# Packages belong to one version of Python: after an upgrade of the system, .venv/lib/ has none for the new version, or
# .venv/bin/python is a link to a file that no longer exists.
# In both cases, and without .venv, .venv/packages depends on new-packages, a phony target without a recipe, so make
# runs install.py.
PYTHON_NAME = $(notdir $(realpath .venv/bin/python))
HAS_PACKAGES = $(and $(PYTHON_NAME),$(wildcard .venv/lib/$(PYTHON_NAME)/))
.venv/packages: requirements.txt $(if $(HAS_PACKAGES),,new-packages)
	@"$$PY" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  $(call stop,Python 3.11 or newer is needed: install it or name it with make PY=python3.12)
	@"$$PY" theme/install.py

.venv/test-packages: tests/requirements.txt .venv/packages
	@"$$PY" theme/install.py --tests
