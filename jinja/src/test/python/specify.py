"""Writes the answers of the specification: what stock Jinja2 makes of each case of src/test/resources/spec.

    specify.py [NAME...]        all files, or those named

A new case is written by hand, in one of those files, as `construct`, `reason`, `template` and what else it needs
(`context`, `native`, `templates`, `undefined`, `autoescape`, white space); this program adds `output`, `repr` or `error`,
and the result is then reviewed like any other source. It needs jinja2 3.1.6, PyYAML and, for the cases marked `dbt`,
dbt-core.
"""

import json
import pathlib
import re
import sys

import oracle
import yaml

FOLDER = pathlib.Path(__file__).parents[1] / "resources" / "spec"
UNPRINTABLE = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
ANSWERS = ("output", "repr", "error")


def dbt_judge(request):
    """As oracle.judge, in dbt's environments."""
    from dbt_common.clients.jinja import get_environment

    native = request.get("native", False)
    try:
        value = get_environment(native=native).from_string(request["template"]).render(request["context"])
        return {"repr": repr(value)} if native else {"output": value}
    except Exception as error:  # every kind of error is a result here
        message = error.msg if type(error).__name__ == "JinjaRenderingError" else oracle.message_of(error)
        return {"error": {"type": type(error).__name__, "line": oracle.line_of(error), "message": message}}


def quoted(value):
    """JSON, which is YAML, with everything escaped that YAML cannot hold."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def answer(case, shared):
    request = {key: value for key, value in case.items() if key not in (*ANSWERS, "construct", "reason", "dbt")}
    request["context"] = json.loads(json.dumps({**shared, **case.get("context", {})}))
    return dbt_judge(request) if case.get("dbt") else oracle.judge(request)


def write(file):
    content = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
    lines = ["# Expected results are those of Jinja2 3.1.6; specify.py writes them.", "context:"]
    lines += [f"  {key}: {quoted(value)}" for key, value in content["context"].items()]
    lines.append("cases:")
    for case in content["cases"]:
        written = {key: value for key, value in case.items() if key not in ANSWERS} | answer(case, content["context"])
        sign = "-"
        for key, value in written.items():
            lines.append(f"  {sign} {key}: {quoted(value)}")
            sign = " "
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(content["cases"])


def main(names):
    files = [FOLDER / f"{name}.yaml" for name in names] or sorted(FOLDER.glob("*.yaml"))
    print(sum(write(file) for file in files), "cases")


if __name__ == "__main__":
    main(sys.argv[1:])
