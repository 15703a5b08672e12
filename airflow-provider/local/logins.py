"""The logins that a local Airflow needs on the warehouse's server, each for one thing only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

LEDGER = "daybook_page"
METADATA = "airflow"


def kept_secret(file: Path, size_bytes: int) -> str:
    """What stands in a file that only we may read; a random text where there is none yet."""
    if not file.exists():
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(secrets.token_urlsafe(size_bytes))
    return file.read_text(encoding="utf-8")


def ledger_login(url: str, password: str) -> str:
    """The URL with which Airflow's page of the ledger reads the warehouse at `url`, an owner's."""
    with psycopg.connect(url, autocommit=True) as owner:
        if not _exists(owner, "pg_roles", "rolname", LEDGER):
            owner.execute("call daybook.add_reader(%s::text)", [LEDGER])
        _set_password(owner, LEDGER, password)
    return _address("postgresql", url, LEDGER, password, urlsplit(url).path)


def metadata_login(url: str, password: str, name: str = METADATA) -> str:
    """The URL of Airflow's own database on the server at `url`, an owner's: made where it is missing.

    The login owns that database, which nobody else may enter, and may do nothing beyond it.
    """
    role = sql.Identifier(name)
    with psycopg.connect(url, autocommit=True) as owner:
        if not _exists(owner, "pg_roles", "rolname", name):
            owner.execute(sql.SQL("create role {} login").format(role))
        _set_password(owner, name, password)
        if not _exists(owner, "pg_database", "datname", name):
            owner.execute(sql.SQL("create database {} owner {}").format(role, role))
            owner.execute(sql.SQL("revoke all on database {} from public").format(role))
    return _address("postgresql+psycopg2", url, name, password, f"/{name}")


def _exists(owner: psycopg.Connection, catalog: str, column: str, name: str) -> bool:
    query = sql.SQL("select from {} where {} = %s").format(sql.Identifier(catalog), sql.Identifier(column))
    return bool(owner.execute(query, [name]).fetchall())


def _set_password(owner: psycopg.Connection, role: str, password: str) -> None:
    set_password = sql.SQL("alter role {} password {}")
    owner.execute(set_password.format(sql.Identifier(role), sql.Literal(password)))


def _address(scheme: str, url: str, role: str, password: str, path: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((scheme, f"{role}:{password}@{parts.hostname}:{parts.port}", path, "", ""))
