"""Times stock Jinja2 on the benchmark's templates, as `io.daybook.jinja.Benchmark` times ours: the same set, context, rounds and output."""

import json
import pathlib
import resource
import statistics
import sys
import time
import zlib

import jinja2

folder = pathlib.Path(sys.argv[1])
seconds = float(sys.argv[2])
sources = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jinja"))]
environment = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
environment.globals.update(
    ref=lambda name: '"marts"."' + name + '"',
    config=lambda **options: "",
    var=lambda name, default: default,
    dispatch=lambda macro: macro,
    is_incremental=lambda: True,
)
columns = [{"name": f"column_{i}", "type": ["text", "date", "integer"][i % 3]} for i in range(12)]
tables = [{"name": f"table_{i}", "schema": "raw", "columns": columns} for i in range(10)]
context = {"start": "2026-01-01", "this": "this", "tables": tables, "relations": tables}
templates = [environment.from_string(source) for source in sources]


def parse():
    for source in sources:
        environment.from_string(source)


def render():
    return "".join([template.render(context) for template in templates])


def median(action):
    """The median time in seconds, warm: the first half of the rounds is not counted."""
    times = []
    start = time.perf_counter()
    while time.perf_counter() < start + seconds or len(times) < 6:
        before = time.perf_counter()
        action()
        times.append(time.perf_counter() - before)
    return statistics.median(times[len(times) // 2 :])


peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"parse": median(parse), "render": median(render), "output": zlib.crc32(render().encode()), "peak_mib": peak}))
