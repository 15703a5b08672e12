#!/bin/sh
# The first service of the compose file: ends badly, and nothing starts, where a secret could be guessed.
# The names of the variables to look at are the arguments; `make airflow-secrets` makes good ones.
set -eu
shortest=20
weak=0
refuse() {
  echo "error: $1 $2" >&2
  weak=1
}
for name in "$@"; do
  value=$(printenv "$name" || true)
  small=$(printf %s "$value" | tr '[:upper:]' '[:lower:]')
  case $small in
    '') refuse "$name" "is empty" ;;
    *airflow* | *changeme* | *daybook* | *password* | *postgres* | *secret*) refuse "$name" "is made of a word that everybody knows" ;;
    *) [ "${#value}" -ge "$shortest" ] || refuse "$name" "is shorter than $shortest characters" ;;
  esac
  for other in "$@"; do
    [ "$other" = "$name" ] && break
    [ "$(printenv "$other" || true)" != "$value" ] || refuse "$name" "is the same as $other"
  done
done
[ "$weak" = 0 ] || { echo "hint: empty it in .env and run make airflow-secrets" >&2; exit 1; }
