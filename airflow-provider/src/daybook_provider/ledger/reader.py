"""The connection with which the ledger is read: a login that can do nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from airflow.configuration import conf
from airflow.models.connection import Connection
from airflow.sdk.exceptions import AirflowNotFoundException
from psycopg.rows import dict_row

log = logging.getLogger("daybook.ledger")

CONNECT_SECONDS = 5
STATEMENT_MILLIS = 15_000

Rows = list[dict[str, Any]]
Reader = psycopg.Connection[dict[str, Any]]


class LedgerUnavailable(Exception):
    """The ledger cannot be read now. The text names the setting to look at, never the address."""


@contextmanager
def reading() -> Iterator[Reader]:
    """A transaction that sees one state of the ledger and cannot write.

    :raises LedgerUnavailable: no connection is set, the server does not answer, or what it has is
        no ledger this login may read; the cause is in the log of the API server.
    """
    conn_id = conf.get("daybook", "ledger_conn_id", fallback="") or "daybook_ledger"
    try:
        with psycopg.connect(**_words(conn_id), row_factory=dict_row) as reader:
            reader.read_only = True
            reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            yield reader
    except AirflowNotFoundException as missing:
        raise LedgerUnavailable(
            f'there is no connection "{conn_id}": make one for a login that reads the ledger '
            "(call daybook.add_reader('...')), or name another in [daybook] ledger_conn_id"
        ) from missing
    except psycopg.errors.InsufficientPrivilege as refused:
        log.warning("the ledger refuses the login of connection %s", conn_id, exc_info=refused)
        raise LedgerUnavailable(
            f'the login of connection "{conn_id}" may not read the ledger: make it a member of daybook_reader'
        ) from refused
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName) as missing:
        raise LedgerUnavailable(
            f'the database of connection "{conn_id}" has no ledger: run `daybook db migrate` there'
        ) from missing
    except psycopg.Error as broken:
        log.warning("the ledger cannot be read through connection %s", conn_id, exc_info=broken)
        raise LedgerUnavailable(
            f'the database of connection "{conn_id}" does not answer; the API server\'s log says why'
        ) from broken


def _words(conn_id: str) -> dict[str, Any]:
    found = Connection.get_connection_from_secrets(conn_id)
    options = {key: str(value) for key, value in found.extra_dejson.items() if not isinstance(value, dict)}
    return {
        "connect_timeout": CONNECT_SECONDS,
        **options,
        "host": found.host or "localhost",
        "port": found.port or 5432,
        "user": found.login,
        "password": found.password,
        "dbname": found.schema,
        "application_name": "daybook ledger page",
        "options": f"-c statement_timeout={STATEMENT_MILLIS}",
    }
