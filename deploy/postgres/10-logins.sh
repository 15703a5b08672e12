#!/bin/bash
# The first start of the database server: a database each for Airflow and the warehouse, and a login for each who comes.
# A login of the warehouse acts as its group role, so that what it makes belongs to the group.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --quiet --username "$POSTGRES_USER" --dbname postgres \
  --set airflow="$AIRFLOW_DB_PASSWORD" --set owner="$WAREHOUSE_OWNER_PASSWORD" \
  --set etl="$WAREHOUSE_ETL_PASSWORD" --set models="$WAREHOUSE_MODELS_PASSWORD" --set page="$WAREHOUSE_PAGE_PASSWORD" <<'SQL'
create role airflow login password :'airflow';
create database airflow owner airflow;

create role daybook_loader nologin;
create role daybook_models nologin;
create role analyst nologin;
create role daybook_reader nologin;
create role daybook_owner login createrole password :'owner';
grant daybook_loader, daybook_models, analyst to daybook_owner with admin option;
create database daybook owner daybook_owner;

create role daybook_etl login password :'etl' in role daybook_loader;
create role daybook_build login password :'models' in role daybook_models;
create role daybook_page login password :'page' in role daybook_reader;
alter role daybook_page set default_transaction_read_only = on;
alter role daybook_etl set role = 'daybook_loader';
alter role daybook_build set role = 'daybook_models';

revoke connect on database airflow, daybook from public;
grant connect on database daybook to daybook_owner, daybook_loader, daybook_models, analyst, daybook_reader;
SQL
