"""The section `[daybook]` of Airflow's configuration, read when a task runs, never at parse time."""

from __future__ import annotations

import os
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from airflow.sdk.configuration import conf


@dataclass(frozen=True)
class Settings:
    """Where the program, its folder, its database and its pages are."""

    program: tuple[str, ...]
    home: Path | None
    conn_id: str | None
    models_conn_id: str | None
    site_url: str | None
    runtime: str = "process"
    image: str = ""
    docker_url: str = ""
    docker_network: str | None = None
    docker_volumes: tuple[str, ...] = ()
    docker_memory: str | None = None
    kubernetes_namespace: str = "default"
    pod_template: str | None = None

    @classmethod
    def read(cls) -> Settings:
        """The settings of this worker."""
        program = tuple(shlex.split(os.environ.get("DAYBOOK_BIN") or _text("bin") or "daybook"))
        home = _text("home")
        return cls(
            program=program,
            home=Path(home) if home else _folder_of(program[0]),
            conn_id=_text("conn_id"),
            models_conn_id=_text("models_conn_id") or _text("conn_id"),
            site_url=(_text("site_url") or "").rstrip("/") or None,
            runtime=_text("runtime") or "process",
            image=_text("image") or "daybook/daybook:0.1.0",
            docker_url=_text("docker_url") or "unix:///var/run/docker.sock",
            docker_network=_text("docker_network"),
            docker_volumes=tuple((_text("docker_volumes") or "").split()),
            docker_memory=_text("docker_memory"),
            kubernetes_namespace=_text("kubernetes_namespace") or "default",
            pod_template=_text("pod_template"),
        )


def _text(option: str) -> str | None:
    text: str | None = conf.get("daybook", option, fallback="")
    return text or None


def _folder_of(program: str) -> Path | None:
    found = shutil.which(program)
    return Path(found).resolve().parent if found else None
