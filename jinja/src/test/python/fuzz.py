"""Compares `daybook jinja render` with stock Jinja2 on random templates. The same seed makes the same templates."""

from __future__ import annotations

import argparse
import ast
import gc
import json
import multiprocessing
import os
import queue
import re
import resource
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import Any, NamedTuple

import coverage
import oracle
import shrink
import templates

BATCH = 100
COVERED = 20_000
"""How many templates the table of what they used is made from: taking them apart costs time."""
MEMORY = 4 << 30
UNREAD = ("'{", "'[", "'(", '"{', '"[', '"(')
"""How a native text begins that might have been read as a literal."""
COMPLEX = re.compile(r"\((?:-?\d[\d.]*(?:e[-+]?\d+)?)?[-+]\d[\d.]*(?:e[-+]?\d+)?j\)|-?\d[\d.]*(?:e[-+]?\d+)?j")
CLOSE = 1e-12
"""How far apart complex numbers may be that should be equal, as a share of the larger."""
LONGEST = 50_000_000
"""How long a text our program makes."""


class Result(NamedTuple):
    """What a worker found in its batches."""

    outcomes: Counter[str]
    errors: Counter[str]
    differences: Counter[str]
    worded: Counter[str]
    excluded: Counter[str]
    used: Counter[str]
    succeeded: Counter[str]

    def add(self, other: Result) -> None:
        """Counts another worker's findings in."""
        for mine, theirs in zip(self, other, strict=True):
            mine.update(theirs)


def nothing() -> Result:
    """No findings yet."""
    return Result(*(Counter() for _ in Result._fields))


class Program:
    """The program under test: JSON lines in, JSON lines out."""

    def __init__(self, words: list[str]):
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        self.answers: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self.answers.put(line)
        self.answers.put("")

    def send(self, requests: list[dict[str, Any]]) -> None:
        """Hands requests over; their answers come in this order."""
        self.process.stdin.write("".join(json.dumps(request) + "\n" for request in requests))
        self.process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        """The next answer."""
        line = self.answers.get()
        if not line:
            raise SystemExit("the program died")
        return json.loads(line)

    def end(self) -> None:
        """Lets the program go."""
        self.process.stdin.close()
        self.process.wait()


def excluded(expected: dict[str, Any], actual: dict[str, Any]) -> str | None:
    """Outcomes that are not compared; the documentation gives the reasons."""
    error = expected.get("error", {})
    kind = error.get("type")
    if actual.get("repr", "").startswith(UNREAD) and error.get("message", "").startswith("unhashable type"):
        return "literals with members that cannot be any"
    if kind in {"RecursionError", "MemoryError", "Slow"}:
        return "limits of the machine"
    if len(expected.get("output", expected.get("repr", ""))) > LONGEST:
        return "limits of the machine"
    return "crash of Jinja2 itself" if kind == "NotImplementedError" else None


def difference(request: dict[str, Any], expected: dict[str, Any], actual: dict[str, Any]) -> str | None:
    """How two outcomes differ, None if they agree."""
    wanted, got = expected.get("error"), actual.get("error")
    if wanted and got:
        if wanted["type"] != got["type"]:
            return f"error class {wanted['type']} {got['type']}"
        literal = request.get("native") and wanted["message"].startswith("unhashable type")
        counted = wanted["line"] is not None and wanted["type"] != "SyntaxError" and not literal
        unlike = counted and wanted["line"] != got["line"]
        return "error line" if unlike else None
    if wanted or got:
        return f"error or not {(wanted or got)['type']}"
    key = "repr" if "repr" in expected else "output"
    return None if expected[key] == oracle.normal(actual[key]) else "output"


def is_steady(request: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Whether Jinja2 gives the same again when the objects that it makes lie elsewhere: a text cut to pieces may hold an address."""
    kept = []
    for count in (1, 10, 100):
        kept += [bytes(size) for size in range(8, 480, 8) for _ in range(count)]
        if oracle.judge(request) != expected:
            return False
    return True


def are_equal_sets(expected: dict[str, Any], actual: dict[str, Any]) -> bool:
    """Whether native values differ in the order of sets only."""
    try:
        return "{" in expected["repr"] and ast.literal_eval(expected["repr"]) == ast.literal_eval(actual["repr"])
    except (KeyError, SyntaxError, TypeError, ValueError):
        return False


def are_close(expected: dict[str, Any], actual: dict[str, Any]) -> bool:
    """Whether texts differ in the last digits of complex numbers only: Python takes them from its C library."""
    key = "repr" if "repr" in expected else "output"
    wanted, got = expected.get(key), actual.get(key)
    if wanted is None or got is None or COMPLEX.sub("j", wanted) != COMPLEX.sub("j", got):
        return False
    pairs = zip(map(complex, COMPLEX.findall(wanted)), map(complex, COMPLEX.findall(got)), strict=True)
    return all(abs(one - other) <= CLOSE * max(abs(one), abs(other)) for one, other in pairs)


def show(case: str, kind: str, request: dict[str, Any], program: Program) -> None:
    """Prints a difference with the smallest template that shows it."""

    def fails(candidate: dict[str, Any]) -> bool:
        program.send([candidate])
        expected, actual = oracle.judge(candidate), program.answer()
        return not excluded(expected, actual) and difference(candidate, expected, actual) == kind

    small = shrink.shrunken(request, fails)
    program.send([small])
    expected, actual = oracle.judge(small), program.answer()
    actual.get("error", {}).pop("text", None)
    options = {key: value for key, value in small.items() if key not in {"template", "context"}}
    lines = [
        f"--- {kind}: {case}",
        "template: " + json.dumps(small["template"], ensure_ascii=False),
        "context:  " + json.dumps(small["context"]) + (" " + json.dumps(options) if options else ""),
        "jinja2:   " + json.dumps(expected, ensure_ascii=False)[:600],
        "daybook:  " + json.dumps(actual, ensure_ascii=False)[:600],
    ]
    print("\n".join(lines), flush=True)


def work(options: argparse.Namespace, cases: range, part: int, results: multiprocessing.Queue[Result]) -> None:
    """Compares every batch that is this worker's part."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    program = Program(options.program)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    result, shown = nothing(), 0
    for start in range(cases.start + part * BATCH, cases.stop, options.jobs * BATCH):
        numbers = range(start, min(start + BATCH, cases.stop))
        requests = [templates.case(options.seed, number) for number in numbers]
        program.send(requests)
        failures = []
        for number, request in zip(numbers, requests, strict=True):
            expected, actual = oracle.judge(request), program.answer()
            kind = compare(result, number, request, expected, actual)
            if kind or (options.messages and differently_worded(expected, actual)):
                failures.append((number, request, kind))
        for number, request, kind in failures[: max(options.show - shown, 0)]:
            shown += 1
            show(f"seed {options.seed} case {number}", kind or "", request, program)
    program.end()
    results.put(result)


def differently_worded(expected: dict[str, Any], actual: dict[str, Any]) -> bool:
    """Whether two errors agree but for their messages."""
    return "error" in expected and "error" in actual and expected["error"]["message"] != oracle.normal(actual["error"]["message"])


def compare(result: Result, number: int, request: dict[str, Any], expected: dict[str, Any], actual: dict[str, Any]) -> str | None:
    """Counts one case; tells how it differs."""
    reason = excluded(expected, actual)
    if reason:
        result.excluded[reason] += 1
        return None
    good = "error" not in expected
    result.outcomes["output" if good else "error"] += 1
    if not good:
        result.errors[expected["error"]["type"]] += 1
    if number < COVERED:
        found = coverage.features(request)
        result.used.update(found)
        if good:
            result.succeeded.update(found)
    kind = difference(request, expected, actual)
    if kind == "output" and are_equal_sets(expected, actual):
        result.excluded["order of sets"] += 1
        return None
    if kind == "output" and are_close(expected, actual):
        result.excluded["last digits of complex numbers"] += 1
        return None
    if kind == "output" and not is_steady(request, expected):
        result.excluded["addresses"] += 1
        return None
    if kind:
        result.differences[kind] += 1
    elif differently_worded(expected, actual):
        result.worded[expected["error"]["type"]] += 1
    return kind


def report(result: Result, options: argparse.Namespace, seconds: float) -> int:
    """Prints what was found; gives the exit code."""
    if options.case is None:
        print(coverage.table(result.used, result.succeeded))
    total = sum(result.outcomes.values())
    share = 100 * result.outcomes["error"] / max(total, 1)
    print(f"errors: {dict(result.errors.most_common())}; worded differently: {dict(result.worded)}; excluded: {dict(result.excluded)}")
    print(
        f"{total} templates compared in {seconds:.0f} s (seed {options.seed}): {result.outcomes['output']} with output, "
        f"{result.outcomes['error']} with errors ({share:.1f} %); "
        f"{sum(result.differences.values())} differences {dict(result.differences) or ''}"
    )
    rare = [name for name in coverage.expected() if result.succeeded[name] < options.least]
    if options.least and rare:
        print(f"in fewer than {options.least} templates with output: {', '.join(rare)}")
    return 1 if result.differences or (options.least and rare) or not total else 0


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case, to go on where a run ended")
    parser.add_argument("--seed", default=str(int(time.time())))
    parser.add_argument("--case", type=int, help="only this case")
    parser.add_argument("--show", type=int, default=10, help="how many differences each worker prints")
    parser.add_argument("--messages", action="store_true", help="also show differing messages")
    parser.add_argument("--least", type=int, default=0, help="fail if a part of the language gave an output less often in the first 20,000 templates")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many pairs of Jinja2 and our program run side by side")
    parser.add_argument("program", nargs="+", help="command that runs `daybook jinja render`")
    options = parser.parse_args()
    cases = range(options.first, options.first + options.count) if options.case is None else range(options.case, options.case + 1)
    options.jobs = max(min(options.jobs, len(cases) // BATCH), 1)
    start = time.monotonic()
    results: multiprocessing.Queue[Result] = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=work, args=(options, cases, part, results)) for part in range(options.jobs)]
    for worker in workers:
        worker.start()
    whole = nothing()
    for _ in workers:
        while True:
            try:
                whole.add(results.get(timeout=1))
                break
            except queue.Empty:
                if any(worker.exitcode not in {None, 0} for worker in workers):
                    for worker in workers:
                        worker.terminate()
                    raise SystemExit("a worker died") from None
    return report(whole, options, time.monotonic() - start)


if __name__ == "__main__":
    sys.exit(main())
