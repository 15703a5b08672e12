"""Stock Jinja2 as the judge: renders a request and gives what our program must give."""

from __future__ import annotations

import copy
import functools
import re
import signal
import warnings
from typing import Any

import jinja2
import jinja2.nativetypes
import jinja2.nodes
import jinja2.sandbox

warnings.simplefilter("ignore")

UNDEFINED = {
    "default": jinja2.Undefined,
    "chainable": jinja2.ChainableUndefined,
    "strict": jinja2.StrictUndefined,
    "debug": jinja2.DebugUndefined,
}
ADDRESS = re.compile(r" at 0x[0-9a-f]+", re.IGNORECASE)
PAIR = re.compile(r"(?<!\\)\\u(d[89ab]\w\w)\\u(d[c-f]\w\w)")
SECONDS = 5
"""How long one template may take here."""


class NativeSandbox(jinja2.sandbox.SandboxedEnvironment, jinja2.nativetypes.NativeEnvironment):
    """The native environment with the sandbox's rules."""


class Slow(BaseException):
    """A template took longer than `SECONDS`."""


def _stop(*_: object) -> None:
    raise Slow


@functools.cache
def _plain(native: bool, undefined: str, autoescape: bool, trim: bool, lstrip: bool, keep: bool) -> jinja2.Environment:
    kind = NativeSandbox if native else jinja2.sandbox.SandboxedEnvironment
    return kind(
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        loader=jinja2.DictLoader({}),
        undefined=UNDEFINED[undefined],
        autoescape=autoescape,
        trim_blocks=trim,
        lstrip_blocks=lstrip,
        keep_trailing_newline=keep,
    )


def environment(request: dict[str, Any]) -> jinja2.Environment:
    """Jinja2 with the options and templates of a request."""
    flags = (bool(request.get(name)) for name in ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline"))
    plain = _plain(bool(request.get("native")), request.get("undefined", "default"), *flags)
    templates = request.get("templates")
    return plain.overlay(loader=jinja2.DictLoader(templates)) if templates else plain


def line_of(error: BaseException) -> int | None:
    """The template line that an error has."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def normal(text: str) -> str:
    """The text without the addresses that it prints."""
    return ADDRESS.sub(" at 0x", text)


def printed(value: Any) -> str:
    """The value as Python prints it, with two halves of a surrogate pair as the one character that they are to us."""
    return PAIR.sub(lambda halves: repr(bytes.fromhex("".join(halves.groups())).decode("utf-16-be"))[1:-1], repr(value))


def message_of(error: BaseException) -> str:
    """The text of an error."""
    if isinstance(error, jinja2.TemplateError):
        return str(error.message or "")
    return str(error)


def judge(request: dict[str, Any]) -> dict[str, Any]:
    """The outcome as our program writes it."""
    native = bool(request.get("native"))
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        value = environment(request).from_string(request["template"]).render(copy.deepcopy(request["context"]))
        return {"repr" if native else "output": normal(printed(value) if native else value)}
    except Slow:
        return {"error": {"type": "Slow", "line": None, "message": ""}}
    except RecursionError:
        return {"error": {"type": "RecursionError", "line": None, "message": ""}}
    except Exception as error:  # every kind of error is a result here
        return {"error": {"type": type(error).__name__, "line": line_of(error), "message": normal(message_of(error))}}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def trees(request: dict[str, Any]) -> list[jinja2.nodes.Template]:
    """The syntax trees of a request's templates."""
    jinja = environment(request)
    return [jinja.parse(text) for text in [request["template"], *request.get("templates", {}).values()]]
