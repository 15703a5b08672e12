"""The template engine against CPython's Jinja2: the same templates and values, both warm, in turn.

The set is `jinja/src/test/resources/bench`: macros that quote, cast and list columns, unite and pivot relations,
write an incremental load with its merge, and the tests of every column. Parsing includes what each engine makes of
the tree (Python code there, closures here). The last line is our own:
the binary form of the parsed set, read back, against parsing it.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator

import measure
import peers

JINJA = peers.ROOT / "jinja" / "src" / "test"
SET = JINJA / "resources" / "bench"


def rows(rounds: int, seconds: int) -> Iterator[str]:
    """Lines of the table."""
    jdk = subprocess.run([peers.ROOT / "daybook", "--jdk-home"], check=True, capture_output=True, text=True).stdout.strip()
    classes = str(peers.ROOT / "cli" / "target" / "daybook.jar")
    benchmark = str(JINJA / "java" / "io" / "daybook" / "jinja" / "Benchmark.java")
    ours_words = [f"{jdk}/bin/java", "-cp", classes, benchmark, str(SET), str(seconds)]
    peer_words = [str(peers.python_with_jinja2()), str(JINJA / "python" / "bench.py"), str(SET), str(seconds)]
    ours, peer = [], []
    for _ in range(rounds):
        ours.append(_figures(ours_words))
        peer.append(_figures(peer_words))
    if {figures["output"] for figures in ours} != {figures["output"] for figures in peer}:
        raise SystemExit("the engines rendered different texts")
    for case, key, goal in (("jinja: parse 4 files", "parse", "1/10"), ("jinja: render 4 files", "render", "1/5")):
        yield measure.row(case, _timing(ours, key), _timing(peer, key), goal)
    yield measure.row("jinja: binary form against our parse", _timing(ours, "read"), _timing(ours, "parse"), "1")


def _figures(words: list[str]) -> dict[str, float]:
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return json.loads(output)


def _timing(figures: list[dict[str, float]], key: str) -> measure.Timing:
    return measure.Timing([one[key] for one in figures], max(one["peak_mib"] for one in figures))
