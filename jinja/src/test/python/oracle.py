"""Stock Jinja2 as the judge: renders a request and gives what our program must give."""

import functools
import json
import re
import warnings

import jinja2
import jinja2.nativetypes
import jinja2.sandbox

warnings.simplefilter("ignore")

UNDEFINED = {
    "default": jinja2.Undefined,
    "chainable": jinja2.ChainableUndefined,
    "strict": jinja2.StrictUndefined,
    "debug": jinja2.DebugUndefined,
}
ADDRESS = re.compile(r" at 0x[0-9a-f]+", re.IGNORECASE)


class NativeSandbox(jinja2.sandbox.SandboxedEnvironment, jinja2.nativetypes.NativeEnvironment):
    """The native environment with the sandbox's rules."""


@functools.lru_cache(maxsize=None)
def environment(options):
    request = json.loads(options)
    kind = NativeSandbox if request.get("native") else jinja2.sandbox.SandboxedEnvironment
    return kind(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        loader=jinja2.DictLoader(request.get("templates", {})),
        undefined=UNDEFINED[request.get("undefined", "default")],
        autoescape=request.get("autoescape", False),
        trim_blocks=request.get("trim_blocks", False),
        lstrip_blocks=request.get("lstrip_blocks", False),
        keep_trailing_newline=request.get("keep_trailing_newline", False),
    )


def line_of(error):
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def normal(text):
    return ADDRESS.sub(" at 0x", text)


def message_of(error):
    if isinstance(error, jinja2.TemplateError):
        return error.message or ""
    return str(error)


def judge(request):
    """The outcome as our program writes it."""
    try:
        options = {key: value for key, value in request.items() if key not in ("template", "context")}
        template = environment(json.dumps(options, sort_keys=True)).from_string(request["template"])
        value = template.render(request["context"])
        shown = repr(value) if request.get("native") else value
        return {"repr" if request.get("native") else "output": normal(shown)}
    except RecursionError:
        return {"error": {"type": "RecursionError", "line": None, "message": ""}}
    except Exception as error:  # every kind of error is a result here
        return {"error": {"type": type(error).__name__, "line": line_of(error), "message": normal(message_of(error))}}
