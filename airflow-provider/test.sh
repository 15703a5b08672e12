#!/usr/bin/env bash
# Tests the provider and the DAGs with a real Airflow in a virtual environment of their own.
#   airflow-provider/test.sh check   style and types only
#   airflow-provider/test.sh quick   also the operator and the DAGs: about a minute
#   airflow-provider/test.sh all     also the scenarios that run whole pipelines in a real Airflow
# Further words go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mode="${1:-quick}"
shift || true
case "$mode" in check | quick | all) ;; *) echo "usage: $0 check|quick|all" >&2; exit 2 ;; esac

venv="$(./venv.sh test)"
"$venv/bin/ruff" check --quiet . ../dags ../deploy
"$venv/bin/ruff" format --check --quiet . ../dags ../deploy
"$venv/bin/mypy"
[ "$mode" != check ] || exit 0

marks=()
[ "$mode" = all ] || marks=(-m "not slow")
cd ..
ran=no
for tests in airflow-provider/tests dags/tests; do # apart: each sets up an Airflow of its own
  status=0
  "$venv/bin/python" -m pytest -q -c airflow-provider/pytest.ini --rootdir . "${marks[@]}" "$tests" "$@" || status=$?
  case $status in
    0) ran=yes ;;
    5) ;; # the words chose none of these
    *) exit "$status" ;;
  esac
done
[ "$ran" = yes ] || { echo "$0: the words chose no test" >&2; exit 5; }
