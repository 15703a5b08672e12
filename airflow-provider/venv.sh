#!/usr/bin/env bash
# Makes (or finds) a virtual environment with the pinned Airflow and this provider, prints its path.
#   airflow-provider/venv.sh airflow|test
# The environment is made anew when the pins change. uv is used where it is installed, else pip.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
pins="requirements/${1:?airflow or test}.txt"

python="${DAYBOOK_PYTHON:-}"
for candidate in python3.13 python3.12 python3.11 python3.14 python3; do
  [ -z "$python" ] || break
  "$candidate" -c 'import sys, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null &&
    python="$candidate"
done
[ -n "$python" ] || { echo "Airflow needs Python 3.11 to 3.14 with venv; set DAYBOOK_PYTHON" >&2; exit 2; }

digest="$("$python" -c 'import hashlib, sys
print(hashlib.sha256(sys.version.encode() + b"".join(open(f, "rb").read() for f in sys.argv[1:])).hexdigest()[:12])' \
  "$pins" pyproject.toml)"
venv="$PWD/.venv/$1-$digest"
if [ ! -e "$venv/ready" ]; then
  rm -rf "$PWD/.venv/$1"-*
  echo "installing Airflow into ${venv#"$PWD"/} (once)" >&2
  "$python" -m venv "$venv"
  if command -v uv >/dev/null; then
    install() { uv pip install --quiet --python "$venv/bin/python" "$@"; }
  else
    install() { "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@"; }
  fi
  install --require-hashes --only-binary :all: -r "$pins" >&2
  install --no-deps --no-build-isolation -e . >&2
  touch "$venv/ready"
fi
echo "$venv"
