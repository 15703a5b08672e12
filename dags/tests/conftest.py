"""A real Airflow of its own for the tests: home, SQLite metadata database, our DAGs, no examples."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
HOME = Path(tempfile.mkdtemp(prefix="daybook-dags-test-"))

# Airflow reads these when it is first imported, which is before any fixture.
os.environ |= {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__CORE__DAGS_FOLDER": str(HOUSE / "dags"),
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/airflow.db",
}


@pytest.fixture(scope="session", autouse=True)
def airflow_database():
    airflow = Path(sys.executable).with_name("airflow")
    subprocess.run([airflow, "db", "migrate"], check=True, capture_output=True)
    yield
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def dags():
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag()
    assert not bag.import_errors
    return bag.dags


@pytest.fixture(scope="session")
def metadata():
    """A function from a name to the settings of a metadata database of that name.

    All are on one server, and not on a warehouse's: a scenario may crash its warehouse.
    """
    from logins import metadata_login
    from serve import METADATA_URL

    from real import server

    with server() as found:
        url = found.daybook("db", "url")
        yield lambda name: {METADATA_URL: metadata_login(url, "of-a-test", name)}


@pytest.fixture(scope="session")
def house(tmp_path_factory, metadata):
    """A real Airflow whose program is a stand-in, with the daily DAG switched on."""
    from serve import LocalAirflow, free_port, switch_on

    from house import DAG, STAND_IN, House

    folder = tmp_path_factory.mktemp("house")
    program, calls = folder / "daybook", folder / "calls"
    program.write_text(STAND_IN.format(calls=calls), encoding="utf-8")
    program.chmod(0o755)
    settings = {"DAYBOOK_BIN": str(program), **metadata("house")}
    with LocalAirflow(folder / "airflow", free_port(0), **settings) as airflow:
        switch_on(airflow, DAG)
        yield House(airflow, calls)
    assert not left_behind(folder / "airflow")


@pytest.fixture(scope="module")
def more_settings():
    """What a module wants to set for its `real` besides, by a fixture of this name."""
    return {}


@pytest.fixture(scope="module")
def switched_on():
    """The DAG that `real` switches on: its run of yesterday begins at once."""
    from house import DAG

    return DAG


@pytest.fixture(scope="module")
def real(tmp_path_factory, metadata, more_settings, switched_on):
    """A real Airflow with the real program on an embedded PostgreSQL of its own."""
    from logins import ledger_login
    from serve import LEDGER_CONNECTION, LocalAirflow, free_port, switch_on

    from real import Real, server

    home = tmp_path_factory.mktemp("airflow")
    with server() as warehouse:
        url = warehouse.daybook("db", "url")
        settings = {
            "DAYBOOK_BIN": str(HOUSE / "daybook"),
            "DAYBOOK_DATA_DIR": warehouse.environment["DAYBOOK_DATA_DIR"],
            LEDGER_CONNECTION: ledger_login(url, "of-a-test"),
            # By its address and not as the program's own: a task must not start it when it is down.
            "AIRFLOW__DAYBOOK__CONN_ID": "warehouse",
            "AIRFLOW_CONN_WAREHOUSE": url,
            "AIRFLOW__DAYBOOK__RETRY_SECONDS": "5",
            # A dead scheduler or worker is noticed after half a minute; by default it takes five.
            "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "20",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "30",
        }
        settings |= metadata(home.name) | more_settings
        with LocalAirflow(home, free_port(0), **settings) as airflow:
            switch_on(airflow, switched_on)
            yield Real(airflow, warehouse)
    assert not left_behind(home)


def left_behind(home: Path) -> list[str]:
    """The processes that still belong to an Airflow that was stopped."""
    mark = f"AIRFLOW_HOME={home}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found
