"""The programs that we are measured against, each in a virtual environment under bench/.venv."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENVS = ROOT / "bench" / ".venv"

# dbt-core 1.12 names a parser that is only used with --use-v2-parser and is not on every index.
DBT = ["dbt-core==1.12.6", "dbt-postgres==1.11.0"]
DBT_OVERRIDE = 'dbt-core-experimental-parser ; python_version < "3"\n'


def dbt() -> Path:
    """The dbt program, installed at the first call."""
    return _environment("dbt", DBT, DBT_OVERRIDE) / "bin" / "dbt"


def python_with_jinja2() -> Path:
    """A Python that has stock Jinja2."""
    return _environment("jinja2", ["jinja2==3.1.6"], "") / "bin" / "python"


def _environment(name: str, packages: list[str], override: str) -> Path:
    folder = VENVS / name
    if (folder / "complete").exists():
        return folder
    print(f"bench: installing {' '.join(packages)}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = str(folder / "bin" / "python")
    if override:
        # Only uv can leave a dependency out.
        subprocess.run([python, "-m", "pip", "install", "-q", "uv"], check=True)
        overrides = folder / "override.txt"
        overrides.write_text(override)
        command = [python, "-m", "uv", "pip", "install", "-q", "--python", python, "--override", str(overrides)]
    else:
        command = [python, "-m", "pip", "install", "-q"]
    subprocess.run([*command, *packages], check=True)
    (folder / "complete").touch()
    return folder
