"""Times whole processes: interleaved rounds after one warm-up, medians, and the ratio pair by pair."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """One command line with the environment and folder that it needs."""

    name: str
    argv: Sequence[str]
    env: dict[str, str] | None = None
    cwd: Path | None = None
    setup: Sequence[str] | None = None
    """Run before each round, not timed."""


@dataclass(frozen=True)
class Timing:
    """Wall seconds of each counted round and the largest resident set of any process, in MiB."""

    seconds: list[float]
    peak_mib: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def _once(command: Command) -> tuple[float, float]:
    env = {**os.environ, **(command.env or {})}
    if command.setup:
        subprocess.run(command.setup, check=True, env=env, cwd=command.cwd, capture_output=True)
    start = time.perf_counter()
    process = subprocess.Popen(
        command.argv, env=env, cwd=command.cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code != 0:
        raise SystemExit(f"{command.name} ended with {code}:\n{output.decode(errors='replace')[-2000:]}")
    return seconds, _mib(usage)


def _mib(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def pair(ours: Command, peer: Command, rounds: int) -> tuple[Timing, Timing]:
    """Runs the two in turn and returns the timings of both; the first round of each is not counted."""
    times: dict[str, list[float]] = {"ours": [], "peer": []}
    peaks = {"ours": 0.0, "peer": 0.0}
    for number in range(rounds + 1):
        for key, command in (("ours", ours), ("peer", peer)):
            seconds, peak = _once(command)
            if number > 0:
                peaks[key] = max(peaks[key], peak)
                times[key].append(seconds)
    return Timing(times["ours"], peaks["ours"]), Timing(times["peer"], peaks["peer"])


HEADER = f"{'case':<34}{'daybook':>10}{'peer':>10}{'ratio':>8}{'goal':>8}   {'peak MiB (daybook / peer)'}"


def row(case: str, ours: Timing, peer: Timing, goal: str) -> str:
    """One line of the table: medians in seconds, and ours divided by the peer's."""
    ratio = ours.median / peer.median
    return (
        f"{case:<34}{_shown(ours.median):>10}{_shown(peer.median):>10}{ratio:>8.3f}{goal:>8}"
        f"   {ours.peak_mib:.0f} / {peer.peak_mib:.0f}"
    )


def _shown(seconds: float) -> str:
    return f"{seconds:.2f}s" if seconds >= 0.1 else f"{seconds * 1000:.2f}ms"
