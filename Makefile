# The doors of the house. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
export JAVA_HOME := $(shell ./daybook --jdk-home)
ifeq ($(JAVA_HOME),)
$(error no JDK 25 was found, see above)
endif
MVN := mvn -B -q
DAYS ?= 7
N ?= 500000
SEED ?= $(shell date +%s)

.PHONY: help demo check test test-all conformance airflow airflow-secrets bench format docs clean fuzz-jinja mutate build

help: ## list these doors
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build the program and its start-up cache
	@./daybook --build

demo: build ## the whole pipeline for the last 7 days on an embedded PostgreSQL
	@./daybook demo --days $(DAYS)

check: ## format, static analysis, house rules, contracts, DAG style; at most 2 minutes
	$(MVN) test -Dtest='*HouseRulesTest,ArchitectureDocTest' -Dsurefire.failIfNoSpecifiedTests=false
	airflow-provider/test.sh check

test: build ## everything a change must pass; at most 15 minutes
	mvn -B --no-transfer-progress verify
	airflow-provider/test.sh quick

test-all: build ## the long tests too: kills, real dbt, real Airflow; at most 75 minutes with `make test`
	mvn -B --no-transfer-progress -Dquick verify -Dgroups=slow -DexcludedGroups= -Dsurefire.failIfNoSpecifiedTests=false
	airflow-provider/test.sh all

conformance: build ## dbt projects through dbt of PyPI and through us: our own, or with DIR=FOLDER the checkouts there
	$(MVN) -Dquick -pl cli -am test -Dtest=ConformanceTest -Dgroups=slow -DexcludedGroups= \
	  -Dsurefire.failIfNoSpecifiedTests=false -Ddaybook.conformance=$(DIR)

airflow: build ## a real Airflow with our DAGs on loopback, in a virtual environment
	@airflow-provider/local.sh

airflow-secrets: ## generate the secrets of docker-compose.airflow.yml into .env, once
	@deploy/airflow-secrets.sh

bench: build ## figures as ratios against the peer in the same run
	@bench/run

fuzz-jinja: build ## compare our Jinja with Jinja2: N=500000 SEED=…
	@jinja/fuzz --count $(N) --seed $(SEED)

mutate: ## mutation tests of the Jinja engine: does a test fail when the code is wrong?
	nice $(MVN) -Dquick -Ppit -pl jinja -am test-compile org.pitest:pitest-maven:mutationCoverage
	nice $(MVN) -Dquick -Ppit -pl jinja -am test-compile org.pitest:pitest-maven:mutationCoverage \
		-Dmutate='io.daybook.jinja.binary.*' -Dnot.mutate=none -Dnot.tests=none -DreportsDirectory=target/pit-reports-binary

format: ## format all Java
	$(MVN) spotless:apply

docs: ## write the generated reference pages anew
	$(MVN) -Dquick test -Dtest='*Reference*Test' -Dsurefire.failIfNoSpecifiedTests=false -Ddaybook.docs=true

clean: ## remove what was built; data and databases stay
	$(MVN) clean
