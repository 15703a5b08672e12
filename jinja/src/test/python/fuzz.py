"""Compares `daybook jinja render` with stock Jinja2 on random templates. The same seed makes the same templates."""

import argparse
import collections
import copy
import functools
import json
import queue
import subprocess
import sys
import threading
import time

import grammar
import oracle

BATCH = 100
print = functools.partial(print, flush=True)


def excluded(expected):
    """Outcomes that are not compared; the documentation gives the reasons."""
    error = expected.get("error")
    if error is None:
        return None
    if error["type"] in ("RecursionError", "MemoryError"):
        return "limits of the machine"
    if error["type"] == "NotImplementedError":
        return "crash of Jinja2 itself"
    return None


def difference(expected, actual):
    """One word for how two outcomes differ, None if they agree."""
    if "error" in expected and "error" in actual:
        if expected["error"]["type"] != actual["error"]["type"]:
            return "error class"
        if expected["error"]["type"] == "SyntaxError":
            return None
        if expected["error"]["line"] is not None and expected["error"]["line"] != actual["error"]["line"]:
            return "error line"
        return None
    if "error" in expected or "error" in actual:
        return "error or not"
    key = "repr" if "repr" in expected else "output"
    return None if expected[key] == oracle.normal(actual[key]) else "output"


def show(seed, index, request, expected, actual, kind):
    print(f"--- {kind}: seed {seed} case {index}")
    options = {k: v for k, v in request.items() if k not in ("template", "context", "templates")}
    print("template:", json.dumps(request["template"]))
    print("context: ", json.dumps(request["context"]), options or "")
    print("jinja2:  ", json.dumps(expected, ensure_ascii=False)[:600])
    actual.get("error", {}).pop("text", None)
    print("daybook: ", json.dumps(actual, ensure_ascii=False)[:600])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", default=str(int(time.time())))
    parser.add_argument("--case", type=int, help="only this case")
    parser.add_argument("--show", type=int, default=10, help="how many differences to print")
    parser.add_argument("--messages", action="store_true", help="also count differing messages")
    parser.add_argument("program", nargs="+", help="command that runs `daybook jinja render`")
    options = parser.parse_args()
    process = subprocess.Popen(options.program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    answers = queue.Queue()
    threading.Thread(target=lambda: [answers.put(line) for line in process.stdout] + [answers.put("")], daemon=True).start()
    first, last = (options.case, options.case + 1) if options.case is not None else (0, options.count)
    kinds, outcomes, messages = collections.Counter(), collections.Counter(), collections.Counter()
    skipped = shown = 0
    for start in range(first, last, BATCH):
        requests = [grammar.case(options.seed, i) for i in range(start, min(start + BATCH, last))]
        lines = "".join(json.dumps(request) + "\n" for request in requests)
        process.stdin.write(lines)
        process.stdin.flush()
        verdicts = [oracle.judge(copy.deepcopy(request)) for request in requests]
        for offset, (request, expected) in enumerate(zip(requests, verdicts)):
            answer = answers.get()
            if not answer:
                print(f"the program died at case {start + offset}, seed {options.seed}")
                return 1
            actual = json.loads(answer)
            if excluded(expected):
                skipped += 1
                continue
            outcomes["error" if "error" in expected else "output"] += 1
            kind = difference(expected, actual)
            if kind:
                kinds[kind] += 1
                if shown < options.show:
                    shown += 1
                    show(options.seed, start + offset, request, expected, actual, kind)
            elif "error" in expected and expected["error"]["message"] != oracle.normal(actual["error"]["message"]):
                messages[expected["error"]["type"]] += 1
                if options.messages and shown < options.show:
                    shown += 1
                    show(options.seed, start + offset, request, expected, actual, "message")
    process.stdin.close()
    process.wait()
    total = sum(kinds.values())
    print(f"{sum(outcomes.values())} templates compared (seed {options.seed}): {outcomes['output']} with output, "
          f"{outcomes['error']} with errors; {total} differences {dict(kinds)}; {skipped} excluded; "
          f"{sum(messages.values())} messages worded differently {dict(messages)}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
