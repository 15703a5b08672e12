"""Airflow's login on the warehouse's server: it owns its own database and may do nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from logins import metadata_login

from real import Warehouse, server

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def warehouse() -> Iterator[Warehouse]:
    with server() as found:
        yield found


def login(warehouse: Warehouse, password: str) -> str:
    """Its URL as PostgreSQL's own library reads it."""
    made = metadata_login(warehouse.daybook("db", "url"), password)
    return made.replace("postgresql+psycopg2://", "postgresql://")


def test_it_works_in_its_own_database_and_keeps_what_is_there(warehouse):
    with psycopg.connect(login(warehouse, "first"), autocommit=True) as airflow:
        airflow.execute("create table kept as select 1 as id")

    with psycopg.connect(login(warehouse, "second"), autocommit=True) as airflow:
        assert airflow.execute("select current_user, current_database()").fetchall() == [
            ("airflow", "airflow")
        ]
        assert airflow.execute("select id from kept").fetchall() == [(1,)]


def test_it_has_no_right_beyond_it(warehouse):
    with psycopg.connect(login(warehouse, "any"), dbname="daybook") as airflow:
        rights = airflow.execute(
            "select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
            " from pg_roles where rolname = current_user"
        ).fetchall()
        schemas = airflow.execute(
            "select nspname from pg_namespace where has_schema_privilege(oid, 'create')"
            " or nspname in ('daybook', 'raw', 'marts') and has_schema_privilege(oid, 'usage')"
        ).fetchall()

    assert rights == [(False,) * 5]
    assert schemas == []


def test_nobody_else_enters_its_database(warehouse):
    login(warehouse, "any")

    entering = warehouse.ask(
        "select rolname from pg_roles where not rolsuper and rolname not like 'pg\\_%'"
        " and has_database_privilege(rolname, 'airflow', 'connect')"
    )

    assert entering == [("airflow",)]
