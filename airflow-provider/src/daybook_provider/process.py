"""A command in a process group of its own, whose lines are heard as they come."""

from __future__ import annotations

import os
import selectors
import shutil
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from daybook_provider.lines import Hear, Lines

# Airflow's supervisor follows its SIGTERM with SIGKILL after 5 s: the group must be gone before.
GRACE_SECONDS = 3.0


class Process:
    """Runs once. `stop` may be called from a signal handler; the group never outlives `run`."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], cwd: Path | None) -> None:
        self._child = subprocess.Popen(
            [*_leash(), *argv],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self.stopped = False
        self._killer = threading.Timer(GRACE_SECONDS, self._signal, [signal.SIGKILL])
        self._killer.daemon = True

    def run(self, hear: Hear) -> int:
        """Listen until the end; the exit code, negative for a signal."""
        try:
            self._listen(hear)
            return self._child.wait()
        finally:
            self._end()

    def stop(self) -> None:
        """Ask the group to end; after the grace it is killed."""
        if self.stopped or self._child.poll() is not None:
            return
        self.stopped = True
        self._signal(signal.SIGTERM)
        self._killer.start()

    def _listen(self, hear: Hear) -> None:
        streams = {"stdout": self._child.stdout, "stderr": self._child.stderr}
        with selectors.DefaultSelector() as selector:
            lines = {name: Lines(name, hear) for name in streams}
            for name, pipe in streams.items():
                if pipe is not None:
                    selector.register(pipe, selectors.EVENT_READ, name)
            while selector.get_map():
                ready = selector.select(timeout=0.5)
                for key, _ in ready:
                    chunk = os.read(key.fd, 65536)
                    if not chunk:
                        selector.unregister(key.fileobj)
                    lines[key.data].add(chunk)
                if not ready and self._child.poll() is not None:
                    break  # somebody below the command still holds its pipes
            for rest in lines.values():
                rest.end()

    def _end(self) -> None:
        if self._child.poll() is None:
            self._signal(signal.SIGTERM)
            try:
                self._child.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                pass
        self._killer.cancel()
        self._signal(signal.SIGKILL)
        self._child.wait()
        for pipe in (self._child.stdout, self._child.stderr):
            if pipe is not None:
                pipe.close()

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self._child.pid, number)
        except (ProcessLookupError, PermissionError):
            pass  # the group is gone


def _leash() -> list[str]:
    """On Linux the command is ended when the task's process dies without a word (kill -9)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
