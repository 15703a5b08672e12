"""Times stock Jinja2 on the benchmark's template: median microseconds for a parse and for a render."""

import pathlib
import statistics
import sys
import time

import jinja2

source = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
environment = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
columns = [{"name": f"column_{i}", "type": ["text", "date", "integer"][i % 3]} for i in range(12)]
context = {"start": "2026-01-01", "tables": [{"name": f"table_{i}", "schema": "raw", "columns": columns} for i in range(10)]}
template = environment.from_string(source)


def median(action, seconds):
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(times)


print(median(lambda: environment.from_string(source), 3), median(lambda: template.render(context), 3), len(template.render(context)))
