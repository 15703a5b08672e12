#!/usr/bin/env bash
# Writes the secrets of docker-compose.airflow.yml into .env (0600, never committed), each random and once only.
#   deploy/airflow-secrets.sh [FILE]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 077
file="${1:-.env}"
touch "$file"
random() { head -c 48 /dev/urandom | base64 | tr -d '/+=\n' | head -c "${1:-40}"; }
fernet() { head -c 32 /dev/urandom | base64 | tr '/+' '_-'; }
keep_or_make() { grep -q "^$1=." "$file" || echo "$1=$2" >>"$file"; }

keep_or_make POSTGRES_PASSWORD "$(random)"
keep_or_make AIRFLOW_DB_PASSWORD "$(random)"
keep_or_make WAREHOUSE_OWNER_PASSWORD "$(random)"
keep_or_make WAREHOUSE_ETL_PASSWORD "$(random)"
keep_or_make WAREHOUSE_MODELS_PASSWORD "$(random)"
keep_or_make WAREHOUSE_PAGE_PASSWORD "$(random)"
keep_or_make AIRFLOW_FERNET_KEY "$(fernet)"
keep_or_make AIRFLOW_JWT_SECRET "$(random 64)"
keep_or_make AIRFLOW_API_SECRET "$(random 64)"
keep_or_make VALKEY_PASSWORD "$(random)"
keep_or_make INBOX_SECRET_KEY "$(random)"
keep_or_make AIRFLOW_ADMIN_USER daybook
keep_or_make AIRFLOW_ADMIN_PASSWORD "$(random 24)"
value() { sed -n "s/^$1=//p" "$file"; }
echo "secrets are in $file; the login at http://localhost:8080 is $(value AIRFLOW_ADMIN_USER) / $(value AIRFLOW_ADMIN_PASSWORD)"
