# Each target is one line that calls a tool; what is longer lives in tools/.

run: setup ## install what is missing, make the demonstration, open it on http://localhost:$PORT (8000)
	@.venv/bin/naung demo --serve

setup: ## what an office needs, into .venv
	@python3 tools/setup.py core

setup-dev: ## that, and what building and testing need
	@python3 tools/setup.py dev

check: setup-dev ## lint, types, contracts, templates, house tests: two minutes
	@.venv/bin/python tools/check.py

test: setup-dev ## everything on SQLite, what touches the database on PostgreSQL, then the journeys
	@.venv/bin/python tools/test.py

bench: setup-dev ## every measurement, full size, into bench/results/
	@.venv/bin/python tools/bench.py

docs: setup-dev ## what is written by the code: docs/rules, the table of sealed fields, the list of words
	@.venv/bin/python tools/docs.py

pictures: setup-dev ## the handbooks' and the README's pictures, from a demonstration made for it: some minutes
	@.venv/bin/python tools/pictures.py

wheelhouse: setup-dev ## build/wheelhouse: what an office without internet is installed and upgraded from
	@.venv/bin/python tools/wheelhouse.py

try-install: setup-dev ## build it, and install, serve, upgrade, break and go back on a bare machine without network: as root
	@.venv/bin/python tools/try_install.py

fixture: setup-dev ## at a release: keep its schema, so that every later version has to migrate it
	@.venv/bin/python tools/schema_fixture.py

.PHONY: run setup setup-dev check test bench docs pictures wheelhouse try-install fixture
