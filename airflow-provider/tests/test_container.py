"""Tasks in containers of their own, through the proxy, on a real engine. Skipped where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from threading import Timer

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from daybook_provider.container import Container
from daybook_provider.settings import Settings
from serve import HOUSE, free_port

IMAGE = "daybook-test/shell:1"
VOLUME = "daybook-test-inbox"


def engine_is_there() -> bool:
    return (
        bool(shutil.which("docker"))
        and not subprocess.run(["docker", "info"], capture_output=True, check=False).returncode
    )


pytestmark = [pytest.mark.slow, pytest.mark.skipif(not engine_is_there(), reason="no container engine")]


def docker(*words: str, text: str | None = None) -> str:
    return subprocess.run(
        ["docker", *words], input=text, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """An image that runs its argument in a shell, and the proxy before the engine."""
    docker("build", "--tag", IMAGE, "-", text='FROM debian:bookworm-slim\nENTRYPOINT ["/bin/sh", "-c"]\n')
    port = free_port(0)
    allowed = {
        "DAYBOOK_IMAGE": IMAGE,
        "DAYBOOK_NETWORK": "bridge",
        "DAYBOOK_VOLUMES": f"{VOLUME}:/inbox",
        "DAYBOOK_PROXY_PORT": str(port),
    }
    proxy = subprocess.Popen(
        [sys.executable, HOUSE / "deploy" / "engine-proxy.py"], env={**os.environ, **allowed}
    )
    url = f"tcp://127.0.0.1:{port}"
    while subprocess.run(["docker", "--host", url, "version"], capture_output=True, check=False).returncode:
        time.sleep(0.1)
    yield Settings(
        ("daybook",), None, None, None, None,
        runtime="docker", image=IMAGE, docker_url=url, docker_network="bridge",
        docker_volumes=(f"{VOLUME}:/inbox",), docker_memory="64m",
    )  # fmt: skip
    proxy.terminate()
    proxy.wait()
    subprocess.run(["docker", "volume", "rm", "--force", VOLUME], capture_output=True, check=False)


@pytest.fixture
def name() -> Iterator[str]:
    made = f"daybook-task-{uuid.uuid4().hex[:20]}"
    yield made
    assert not docker("ps", "--all", "--quiet", "--filter", f"name={made}")


def run(settings: Settings, name: str, script: str, **environment: str) -> tuple[int, list[tuple[str, str]]]:
    heard: list[tuple[str, str]] = []
    code = Container(settings, name, [script], environment).run(
        lambda stream, line: heard.append((stream, line))
    )
    return code, heard


def test_lines_of_both_streams_and_the_exit_code_come_back(settings, name):
    code, heard = run(settings, name, 'echo "$GREETING"; echo told >&2; exit 75', GREETING="hello")

    assert code == 75
    assert sorted(heard) == [("stderr", "told"), ("stdout", "hello")]


def test_the_volume_is_there_and_nothing_is_privileged(settings, name):
    code, heard = run(settings, name, "touch /inbox/x && grep -E 'CapEff|NoNewPrivs' /proc/self/status")

    assert code == 0
    assert sorted(line.split()[-1] for _, line in heard) == ["0000000000000000", "1"]


def test_a_stopped_task_ends_within_airflows_five_seconds(settings, name):
    container = Container(settings, name, ["trap '' TERM; sleep 60 & wait; sleep 60"], {})
    Timer(1.5, container.stop).start()
    started = time.monotonic()

    assert container.run(lambda stream, line: None) < 0

    assert container.stopped
    assert time.monotonic() - started < 1.5 + 5


def test_the_next_try_removes_what_a_killed_worker_left(settings, name):
    Container(settings, name, ["sleep 60"], {})
    docker("start", name)

    assert run(settings, name, "exit 0")[0] == 0


def test_an_image_that_is_not_there_fails_at_once(settings, name):
    other = Settings(**{**settings.__dict__, "image": "daybook-test/none:1", "docker_url": ENGINE})

    with pytest.raises(AirflowFailException, match="there is no image daybook-test/none:1"):
        Container(other, name, ["x"], {})


ENGINE = "unix:///var/run/docker.sock"


@pytest.mark.parametrize(
    "changes",
    [
        {"image": "debian:bookworm-slim"},
        {"docker_network": "host"},
        {"docker_volumes": ("other:/inbox",)},
        {"docker_volumes": ("/etc:/inbox",)},
    ],
    ids="-".join,
)
def test_the_proxy_lets_no_other_container_through(settings, name, changes):
    with pytest.raises(AirflowException, match="refused by the proxy of Daybook"):
        Container(Settings(**{**settings.__dict__, **changes}), name, ["x"], {})


@pytest.mark.parametrize(
    "words",
    [
        ["ps"],
        ["images"],
        ["exec", "daybook-test", "id"],
        ["run", "--rm", IMAGE, "id"],
        ["run", "--rm", "--privileged", "--name", "daybook-task-" + "a" * 20, IMAGE, "id"],
        ["run", "--rm", "--volume", "/:/host", "--name", "daybook-task-" + "a" * 20, IMAGE, "id"],
        ["volume", "rm", VOLUME],
    ],
    ids=lambda words: "-".join(word.strip("-/:") for word in words[:3]),
)
def test_the_proxy_refuses_everything_else(settings, words):
    done = subprocess.run(
        ["docker", "--host", settings.docker_url, *words], capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert "refused by the proxy of Daybook" in done.stderr
