#!/usr/bin/env bash
# `make airflow`: a real Airflow with our DAGs, on loopback, until Ctrl-C.
# DAYBOOK_AIRFLOW_PORT (8080), DAYBOOK_AIRFLOW_HOME (.daybook/airflow) and DAYBOOK_PYTHON change it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
venv="$(./venv.sh airflow)"
exec "$venv/bin/python" local/serve.py
