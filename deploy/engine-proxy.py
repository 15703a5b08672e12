"""What a task may ask of the container engine, and nothing else: to run our image under our name.

Listens on a port of the inner network and hands on to the engine's socket:
- create a container `daybook-task-...` of one image, without privileges, with the named volumes and the
  network of the stack;
- start, stop, listen to, wait for, look at and remove such a container.
Everything else is refused with 403: the engine's socket is root's, its users can become root of the host.

DAYBOOK_IMAGE, DAYBOOK_NETWORK and DAYBOOK_VOLUMES (VOLUME:FOLDER ...) say what is allowed.
"""

from __future__ import annotations

import json
import os
import re
import select
import socket
import socketserver
import sys
from typing import Any

ENGINE = os.environ.get("DAYBOOK_ENGINE_SOCKET", "/var/run/docker.sock")
NAME = r"daybook-task-[0-9a-f]{20}"
ALLOWED = [
    re.compile(pattern)
    for pattern in (
        r"GET (/v1\.\d+)?/(_ping|version)",
        rf"GET (/v1\.\d+)?/containers/{NAME}/json",
        rf"POST (/v1\.\d+)?/containers/{NAME}/(start|stop|wait|attach)(\?[\w=&-]*)?",
        rf"DELETE (/v1\.\d+)?/containers/{NAME}(\?[\w=&-]*)?",
    )
]
CREATE = re.compile(rf"POST (/v1\.\d+)?/containers/create\?name={NAME}")
SETTINGS = {"Image", "Cmd", "Env", "HostConfig"}
HOST_SETTINGS = {"NetworkMode", "Mounts", "Memory", "Init", "CapDrop", "SecurityOpt"}
LONGEST = 1 << 20


def refusal(request: str, body: bytes) -> str | None:
    """Why a request is refused, or nothing."""
    if any(pattern.fullmatch(request) for pattern in ALLOWED):
        return None
    if not CREATE.fullmatch(request):
        return f"a task has no business with {request}"
    try:
        order = json.loads(body)
        return _wrong(order, order["HostConfig"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return "that is no order for a container"


def _wrong(order: dict[str, Any], host: dict[str, Any]) -> str | None:
    given = {key for key, value in order.items() if value}
    host_given = {key for key, value in host.items() if value}
    volumes = [
        {"Source": source, "Target": target, "Type": "volume"}
        for source, target in (each.split(":", 1) for each in os.environ["DAYBOOK_VOLUMES"].split())
    ]
    mounts = [
        {key: mount[key] for key in ("Source", "Target", "Type")} if set(mount) <= _MOUNT else None
        for mount in host.get("Mounts") or []
    ]
    rules = {
        f"of {sorted(given - _harmless(order))}": given <= SETTINGS | _harmless(order),
        f"of {sorted(host_given - HOST_SETTINGS)}": host_given <= HOST_SETTINGS,
        f"of image {order['Image']}": order["Image"] == os.environ["DAYBOOK_IMAGE"],
        f"of network {host.get('NetworkMode')}": host.get("NetworkMode") == os.environ["DAYBOOK_NETWORK"],
        "with such volumes": all(mount in volumes for mount in mounts),
        "with capabilities": host.get("CapDrop") == ["ALL"],
        "with new privileges": host.get("SecurityOpt") == ["no-new-privileges"],
    }
    return next((f"no container {what}" for what, kept in rules.items() if not kept), None)


_MOUNT = {"Source", "Target", "Type", "ReadOnly"}


def _harmless(order: dict[str, Any]) -> set[str]:
    """What clients send beside: whether streams are open, none of it opens anything on the host."""
    return {key for key in order if key.startswith(("Attach", "Open", "Stdin", "Tty"))}


class Task(socketserver.BaseRequestHandler):
    """One connection carries one request, and what is streamed in answer."""

    def handle(self) -> None:
        """Judge the request; hand it on, or refuse."""
        head, rest = _head(self.request)
        if not head:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = [line.split(":", 1) for line in lines if ":" in line]
        named = {name.strip().lower(): value.strip() for name, value in headers}
        length = int(named.get("content-length") or 0)
        body = rest
        while len(body) < length <= LONGEST:
            more = self.request.recv(65536)
            if not more:
                return
            body += more
        request = first.rsplit(" ", 1)[0]
        why = (
            "the request is too long or of unknown length"
            if length > LONGEST or "transfer-encoding" in named or len(body) > length
            else refusal(request, body)
        )
        if why is not None:
            _refuse(self.request, why)
            return
        # A second request on the same connection would not be judged: there is none.
        kept = [line for line in lines if not line.lower().startswith(("connection:", "upgrade:"))]
        upgraded = "upgrade" in named
        kept += ["Connection: Upgrade", "Upgrade: tcp"] if upgraded else ["Connection: close"]
        with socket.socket(socket.AF_UNIX) as engine:
            engine.connect(ENGINE)
            engine.sendall("\r\n".join([first, *kept, "", ""]).encode("latin-1") + body)
            _pump(engine, self.request)


class Server(socketserver.ThreadingTCPServer):
    """A thread for each task that listens."""

    allow_reuse_address = True
    daemon_threads = True


def _head(client: socket.socket) -> tuple[bytes, bytes]:
    client.settimeout(60)
    data = b""
    while b"\r\n\r\n" not in data and len(data) < LONGEST:
        more = client.recv(65536)
        if not more:
            return b"", b""
        data += more
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def _refuse(client: socket.socket, why: str) -> None:
    print(f"refused: {why}", file=sys.stderr, flush=True)  # noqa: T201
    body = json.dumps({"message": f"refused by the proxy of Daybook: {why}"}).encode()
    head = "HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nConnection: close\r\n"
    client.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)


def _pump(engine: socket.socket, client: socket.socket) -> None:
    """What the engine answers, until either side ends."""
    while True:
        ready, _, _ = select.select([engine, client], [], [])
        if client in ready and not client.recv(65536):
            return  # whatever a client sends after its request goes nowhere
        if engine in ready:
            data = engine.recv(65536)
            if not data:
                return
            client.sendall(data)


def main() -> None:
    """Serve on the port of the inner network."""
    with Server(("0.0.0.0", int(os.environ.get("DAYBOOK_PROXY_PORT", "2375"))), Task) as server:  # noqa: S104
        server.serve_forever()


if __name__ == "__main__":
    main()
