# The commands of a developer's day; `make help` lists them. Each brings what it needs first.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

PORT ?= 5080
DATA ?= data/run
OUTPUT ?= artifacts/publish
CONFIGURATION ?= Debug

export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

.PHONY: help libraries build run test test-fast format lint migration bench audit publish clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

libraries: ## restore the client libraries into wwwroot/lib
	@.ci/prerequisites node
	@node src/CxPortal.Web/Build/restore-client-libraries.mjs

build: ## build the whole solution
	@.ci/prerequisites dotnet node
	@dotnet build CxPortal.sln --configuration $(CONFIGURATION)

run: ## build and serve the portal with its sample (PORT=5080, DATA=data/run)
	@.ci/prerequisites dotnet node sqlite browser-wanted
	@dotnet build src/CxPortal.Web --configuration $(CONFIGURATION) --verbosity quiet
	@mkdir -p '$(DATA)'
	@ASPNETCORE_ENVIRONMENT=Development exec dotnet src/CxPortal.Web/bin/$(CONFIGURATION)/net10.0/cxportal.dll \
		serve --sample --data '$(abspath $(DATA))' --urls 'http://localhost:$(PORT)'

test: ## run every test, on SQLite and on a throw-away PostgreSQL, and in the browser
	@.ci/prerequisites dotnet node sqlite postgres browser pdf-tools
	@.ci/with-postgres .ci/test

test-fast: ## run the tests of the domain, the pages and the scripts, on SQLite only
	@.ci/prerequisites dotnet node sqlite
	@.ci/test CxPortal.Domain.Tests CxPortal.Web.Tests scripts

format: ## put all code into the form that `make lint` asks for
	@.ci/prerequisites dotnet
	@dotnet format CxPortal.sln

lint: ## fail where `make format` would change something
	@.ci/prerequisites dotnet
	@dotnet format CxPortal.sln --verify-no-changes

migration: ## write a migration for both databases: make migration NAME=AddSomething
	@.ci/prerequisites dotnet node
	@.ci/migration "$${NAME-}"

bench: ## measure the portal on both databases (ratios within one run; docs/performance.md)
	@.ci/prerequisites dotnet node sqlite postgres
	@dotnet build tests/CxPortal.Bench --configuration Release --verbosity quiet
	@.ci/with-postgres dotnet tests/CxPortal.Bench/bin/Release/net10.0/CxPortal.Bench.dll

audit: ## ask the package indexes for known vulnerabilities (needs the internet)
	@.ci/prerequisites dotnet node
	@.ci/audit

publish: ## build the portal for release into OUTPUT=artifacts/publish
	@.ci/prerequisites dotnet node
	@dotnet publish src/CxPortal.Web --configuration Release --output '$(OUTPUT)'

clean: ## delete build output and restored libraries; data stays
	@rm -rf artifacts node_modules wwwroot/lib src/*/bin src/*/obj tests/*/bin tests/*/obj
