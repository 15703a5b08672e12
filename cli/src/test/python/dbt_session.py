"""Runs dbt commands, each line of the standard input is one as JSON, in a process that has imported dbt already.

The answer is a line too: the exit code, and what was printed. Every command has a forked process of its own.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile

import dbt.adapters.postgres  # noqa: F401 - what every command needs, imported once
import dbt.task.build  # noqa: F401
from dbt.cli.main import cli


def main() -> None:
    for line in iter(sys.stdin.readline, ""):
        question = json.loads(line)
        with tempfile.TemporaryFile("w+") as printed:
            child = os.fork()
            if child == 0:
                run(question, printed.fileno())
            exit_code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            printed.seek(0)
            print(json.dumps({"exit": exit_code, "said": printed.read()}), flush=True)


def run(question: dict, printed: int) -> None:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    os.environ.update(question["environment"])
    os.chdir(question["folder"])
    sys.argv = ["dbt", *question["words"]]
    cli()


main()
