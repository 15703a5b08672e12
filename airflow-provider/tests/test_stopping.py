"""Nothing that a task started outlives the task."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from daybook_provider.process import Process

from running import run

STAND_IN = [sys.executable, str(Path(__file__).with_name("stand_in.py"))]


def process(*words: str) -> Process:
    return Process([*STAND_IN, *words], os.environ, None)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except OSError:
        return False


def all_end(file: Path) -> bool:
    """Both processes are gone, or going: a killed one needs a moment to die."""
    assert len(pids(file)) == 2
    deadline = time.monotonic() + 2
    while any(alive(pid) for pid in pids(file)) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(alive(pid) for pid in pids(file))


def pids(file: Path) -> list[int]:
    return [int(pid) for pid in file.read_text(encoding="utf-8").split()]


@pytest.mark.parametrize("deaf", [[], ["deaf", "TERM"]])
def test_stop_ends_the_whole_group_within_airflows_five_seconds(tmp_path, deaf):
    command = process(*deaf, "child", f"{tmp_path}/pids", "sleep", "60")
    stopped = []

    def stop() -> None:
        while not (tmp_path / "pids").exists() or len(pids(tmp_path / "pids")) < 2:
            time.sleep(0.05)
        stopped.append(time.monotonic())
        command.stop()

    Thread(target=stop, daemon=True).start()

    code = command.run(lambda stream, line: None)

    assert code == -(signal.SIGKILL if deaf else signal.SIGTERM)
    assert time.monotonic() - stopped[0] < 4.5
    assert all_end(tmp_path / "pids")


def test_what_the_command_leaves_behind_is_ended_with_it(tmp_path):
    assert process("child", f"{tmp_path}/pids", "exit", "0").run(lambda stream, line: None) == 0

    assert all_end(tmp_path / "pids")


def test_a_timeout_of_the_task_stops_the_command_and_fails_the_task(tmp_path):
    assert run("out_of_time", pids=f"{tmp_path}/pids").state == "failed"

    assert all_end(tmp_path / "pids")


def test_a_worker_killed_without_a_word_takes_its_command_along(tmp_path):
    script = (
        "import os, sys; from daybook_provider.process import Process;"
        "Process(sys.argv[1:], os.environ, None).run(lambda *_: None)"
    )
    words = [*STAND_IN, "child", f"{tmp_path}/pids", "sleep", "60"]
    worker = subprocess.Popen([sys.executable, "-c", script, *words])
    while not (tmp_path / "pids").exists() or not (tmp_path / "pids").read_text(encoding="utf-8"):
        time.sleep(0.05)
    command, below = pids(tmp_path / "pids")

    worker.kill()
    worker.wait()
    time.sleep(0.5)

    os.kill(below, signal.SIGKILL)  # the leash holds the command itself; it ends its own children
    assert not alive(command)
