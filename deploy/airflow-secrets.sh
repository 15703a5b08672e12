#!/usr/bin/env bash
# Writes the secrets of docker-compose.airflow.yml into .env (0600, never committed), each random and once only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
umask 077
touch .env
random() { head -c 48 /dev/urandom | base64 | tr -d '/+=\n' | head -c "${1:-40}"; }
fernet() { head -c 32 /dev/urandom | base64 | tr '/+' '_-'; }
keep_or_make() { grep -q "^$1=." .env || echo "$1=$2" >>.env; }

keep_or_make POSTGRES_PASSWORD "$(random)"
keep_or_make AIRFLOW_DB_PASSWORD "$(random)"
keep_or_make WAREHOUSE_OWNER_PASSWORD "$(random)"
keep_or_make WAREHOUSE_ETL_PASSWORD "$(random)"
keep_or_make WAREHOUSE_MODELS_PASSWORD "$(random)"
keep_or_make AIRFLOW_FERNET_KEY "$(fernet)"
keep_or_make AIRFLOW_JWT_SECRET "$(random 64)"
keep_or_make AIRFLOW_API_SECRET "$(random 64)"
keep_or_make AIRFLOW_ADMIN_USER daybook
keep_or_make AIRFLOW_ADMIN_PASSWORD "$(random 24)"
echo "secrets are in .env; the login at http://localhost:8080 is" \
  "$(sed -n 's/^AIRFLOW_ADMIN_USER=//p' .env) / $(sed -n 's/^AIRFLOW_ADMIN_PASSWORD=//p' .env)"
