"""dbt projects made for measuring: layered views, and many tests on one large table."""

from __future__ import annotations

import shutil
from pathlib import Path

PROFILE = "bench"


def _start(folder: Path, name: str) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "models").mkdir(parents=True)
    (folder / "dbt_project.yml").write_text(
        f"name: {name}\nversion: '1.0'\nprofile: {PROFILE}\nflags: {{send_anonymous_usage_stats: false}}\n"
    )
    _profile(folder, PROFILE)
    return folder / "models"


def copied(checkout: Path, into: Path, project: str, profile: str) -> Path:
    """A checkout of somebody's, copied, its project (a folder in it) given a profile of ours."""
    shutil.rmtree(into, ignore_errors=True)
    unwanted = shutil.ignore_patterns(".git", "target", "logs", "dbt_packages")
    shutil.copytree(checkout, into, ignore=unwanted)
    _profile(into / project, profile)
    return into / project


def _profile(folder: Path, profile: str) -> None:
    (folder / "profiles.yml").write_text(
        f"""{profile}:
  target: dev
  outputs:
    dev:
      type: postgres
      host: "{{{{ env_var('BENCH_HOST') }}}}"
      port: "{{{{ env_var('BENCH_PORT') | as_number }}}}"
      user: "{{{{ env_var('BENCH_USER') }}}}"
      password: "{{{{ env_var('BENCH_PASSWORD') }}}}"
      dbname: "{{{{ env_var('BENCH_DATABASE') }}}}"
      schema: "{{{{ env_var('BENCH_SCHEMA', 'bench') }}}}"
      threads: 4
"""
    )


def views(folder: Path, count: int) -> Path:
    """`count` trivial views in layers of ten, each with a description and one test in ten."""
    models = _start(folder, "bench_views")
    entries = ["version: 2", "models:"]
    for number in range(count):
        parent = f"{{{{ ref('model_{number - 10:05d}') }}}}" if number >= 10 else "(select 1 as id) as one"
        (models / f"model_{number:05d}.sql").write_text(
            f"{{{{ config(materialized='view') }}}}\n\nselect id, {number} as number_of_model from {parent}\n"
        )
        entries.append(f"  - name: model_{number:05d}\n    description: One row.")
        if number % 10 == 0:
            entries.append("    columns:\n      - name: id\n        data_tests: [not_null]")
    (models / "models.yml").write_text("\n".join(entries) + "\n")
    return folder


def column_tests(folder: Path, schema: str, table: str) -> Path:
    """Thirty column tests on one source table of ten columns (c0 unique, c1 to c9 with few values)."""
    models = _start(folder, "bench_tests")
    lines = [
        "version: 2",
        "sources:",
        "  - name: big",
        f"    schema: {schema}",
        "    tables:",
        f"      - name: {table}",
        "        columns:",
    ]
    for column in range(10):
        lines += [f"          - name: c{column}", "            data_tests:", "              - not_null"]
        if column == 0:
            lines.append("              - unique")
            continue
        for limit in (50, 60) if column < 10 else (50,):
            values = ", ".join(str(v) for v in range(limit))
            lines.append(
                f"              - accepted_values: {{arguments: {{values: [{values}], quote: false}}, name: values_{column}_{limit}}}"
            )
    lines.append("          - name: id\n            data_tests: [not_null]")
    (models / "sources.yml").write_text("\n".join(lines) + "\n")
    return folder
