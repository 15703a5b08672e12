"""Times whole processes: interleaved rounds after one warm-up, medians, and the ratio pair by pair."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
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
    server: Callable[[], float] | None = None
    """Processor seconds of the database so far, where it works for the command."""


@dataclass(frozen=True)
class Timing:
    """Wall and processor seconds of each counted round, those of the database in the latter too, and the
    largest resident set of any process, in MiB."""

    seconds: list[float]
    peak_mib: float
    processor: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def processor_median(self) -> float:
        return statistics.median(self.processor) if self.processor else 0.0


def _once(command: Command) -> tuple[float, float, float]:
    env = {**os.environ, **(command.env or {})}
    if command.setup:
        subprocess.run(command.setup, check=True, env=env, cwd=command.cwd, capture_output=True)
    before = command.server() if command.server else 0.0
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
    served = (_settled(command.server, before) - before) if command.server else 0.0
    return seconds, usage.ru_utime + usage.ru_stime + served, _mib(usage)


def _settled(server: Callable[[], float], before: float) -> float:
    """What the server has spent once it has noted the end of every session."""
    last = before
    for _ in range(20):
        time.sleep(0.05)
        now = server()
        if now == last > before:
            break
        last = now
    return last


def first_line(argv: Sequence[str]) -> float:
    """Seconds until a program says its first line; it is waited for to its end."""
    start = time.perf_counter()
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seconds = time.perf_counter() - start
        process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(argv)} ended with {process.returncode}")
    return seconds


def _mib(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def pair(ours: Command, peer: Command, rounds: int) -> tuple[Timing, Timing]:
    """Runs the two in turn and returns the timings of both; the first round of each is not counted."""
    found = {"ours": Timing([], 0.0), "peer": Timing([], 0.0)}
    for number in range(rounds + 1):
        for key, command in (("ours", ours), ("peer", peer)):
            seconds, processor, peak = _once(command)
            if number > 0:
                old = found[key]
                found[key] = Timing(
                    [*old.seconds, seconds], max(old.peak_mib, peak), [*old.processor, processor]
                )
    return found["ours"], found["peer"]


HEADER = (
    f"{'case':<34}{'daybook':>10}{'peer':>10}{'ratio':>8}{'goal':>8}"
    f"{'cpu':>10}{'peer':>9}{'ratio':>8}   {'peak MiB (daybook / peer)'}"
)


def row(case: str, ours: Timing, peer: Timing, goal: str) -> str:
    """One line of the table: medians of wall and of processor seconds, and ours divided by the peer's."""
    ratio = ours.median / peer.median
    line = f"{case:<34}{_shown(ours.median):>10}{_shown(peer.median):>10}{ratio:>8.3f}{goal:>8}"
    if ours.processor and peer.processor:
        shared = ours.processor_median / peer.processor_median
        line += f"{_shown(ours.processor_median):>10}{_shown(peer.processor_median):>9}{shared:>8.3f}"
    else:
        line += " " * 27
    return f"{line}   {ours.peak_mib:.0f} / {peer.peak_mib:.0f}"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f}s" if seconds >= 0.1 else f"{seconds * 1000:.2f}ms"
