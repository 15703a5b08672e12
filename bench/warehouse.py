"""A database of the benchmarks' own: the embedded server in bench/.data."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import peers

DATA = peers.ROOT / "bench" / ".data"


def environment() -> dict[str, str]:
    """Starts the server where needed and says how to reach it, for us, for dbt and for libpq."""
    base = {**os.environ, "DAYBOOK_DATA_DIR": str(DATA)}
    daybook = str(peers.ROOT / "daybook")
    subprocess.run([daybook, "db", "up"], check=True, env=base, capture_output=True)
    url = subprocess.run([daybook, "db", "url"], check=True, env=base, capture_output=True, text=True)
    parts = urlsplit(url.stdout.strip())
    password = unquote(parts.password or "")
    return {
        "DAYBOOK_DATA_DIR": str(DATA),
        "BENCH_HOST": parts.hostname or "",
        "BENCH_PORT": str(parts.port),
        "BENCH_USER": parts.username or "",
        "BENCH_PASSWORD": password,
        "BENCH_DATABASE": parts.path.lstrip("/"),
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port),
        "PGUSER": parts.username or "",
        "PGPASSWORD": password,
        "PGDATABASE": parts.path.lstrip("/"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }


def processor_seconds() -> float:
    """What the server and its ended sessions have spent so far; 0 where the system does not tell."""
    status = next(DATA.glob("**/postmaster.pid"), None)
    if status is None:
        return 0.0
    stat = Path("/proc") / status.read_text().split()[0] / "stat"
    if not stat.exists():
        return 0.0
    ticks = stat.read_text().rsplit(")", 1)[1].split()[11:15]
    return sum(int(tick) for tick in ticks) / os.sysconf("SC_CLK_TCK")


def stop() -> None:
    """Stops the server; its data stay for the next run."""
    env = {**os.environ, "DAYBOOK_DATA_DIR": str(DATA)}
    subprocess.run([str(peers.ROOT / "daybook"), "db", "down"], check=False, env=env, capture_output=True)
