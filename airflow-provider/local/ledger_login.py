"""The login with which Airflow's page of the ledger reads: it can do nothing else."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

NAME = "daybook_page"


def ledger_login(url: str) -> str:
    """The URL of that login in the warehouse at `url`, an owner's; its password is a new one."""
    password = secrets.token_urlsafe(24)
    with psycopg.connect(url, autocommit=True) as owner:
        if not owner.execute("select from pg_roles where rolname = %s", [NAME]).fetchall():
            owner.execute("call daybook.add_reader(%s::text)", [NAME])
        set_password = sql.SQL("alter role {} password {}")
        owner.execute(set_password.format(sql.Identifier(NAME), sql.Literal(password)))
    parts = urlsplit(url)
    address = f"{NAME}:{password}@{parts.hostname}:{parts.port}"
    return urlunsplit(("postgresql", address, parts.path, "", ""))
