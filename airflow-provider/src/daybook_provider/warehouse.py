"""The warehouse's connection, handed to the command by environment only."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from airflow.sdk import Connection


def connection_environment(conn_id: str) -> dict[str, str]:
    """`DAYBOOK_DATABASE_URL` without the password, and `PGPASSWORD`."""
    connection = Connection.get(conn_id)
    host = f"{connection.host or 'localhost'}:{connection.port or 5432}"
    user = f"{quote(connection.login, safe='')}@" if connection.login else ""
    extra = connection.extra_dejson
    options = {key: str(value) for key, value in extra.items() if not isinstance(value, dict)}
    query = f"?{urlencode(options)}" if options else ""
    url = f"postgresql://{user}{host}/{quote(connection.schema or '', safe='')}{query}"
    secret = {"PGPASSWORD": connection.password} if connection.password else {}
    return {"DAYBOOK_DATABASE_URL": url, **secret}
