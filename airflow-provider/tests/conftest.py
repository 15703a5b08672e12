"""A real Airflow of its own for the tests: home, SQLite metadata database, no examples."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HOME = Path(tempfile.mkdtemp(prefix="daybook-airflow-test-"))
HERE = Path(__file__).parent

# Airflow reads these when it is first imported, which is before any fixture.
os.environ |= {
    "AIRFLOW_HOME": str(HOME),
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__CORE__DAGS_FOLDER": str(HERE / "probes"),
    "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{HOME}/airflow.db",
    "AIRFLOW__LOGGING__LOGGING_LEVEL": "INFO",
    "DAYBOOK_BIN": f"{sys.executable} {HERE / 'stand_in.py'}",
}


@pytest.fixture(scope="session", autouse=True)
def airflow_database():
    airflow = Path(sys.executable).with_name("airflow")
    subprocess.run([airflow, "db", "migrate"], check=True, capture_output=True)
    yield
    shutil.rmtree(HOME, ignore_errors=True)
