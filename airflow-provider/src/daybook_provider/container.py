"""A command in a container of its own, made from the task image."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import docker
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from daybook_provider.lines import Hear, Lines
from daybook_provider.settings import Settings
from docker.errors import DockerException, ImageNotFound, NotFound
from docker.types import Mount

# Airflow's supervisor follows its SIGTERM with SIGKILL after 5 s.
GRACE_SECONDS = 3


class Container:
    """Runs once. Named after its task instance, so that the next try removes what a killed worker left.

    The engine is asked by the container's name only: a proxy can hold us to the names that are ours.
    """

    def __init__(
        self, settings: Settings, name: str, arguments: Sequence[str], environment: Mapping[str, str]
    ) -> None:
        self.stopped = False
        self._name = name
        self._engine = docker.APIClient(base_url=settings.docker_url, version="auto", timeout=30)
        self._remove()
        self._create(settings, list(arguments), dict(environment))

    def run(self, hear: Hear) -> int:
        """Listen until the end; the exit code, negative for a signal."""
        try:
            story: Iterator[tuple[bytes | None, bytes | None]] = self._engine.attach(
                self._name, stdout=True, stderr=True, stream=True, demux=True
            )
            self._engine.start(self._name)
            lines = {name: Lines(name, hear) for name in ("stdout", "stderr")}
            for chunks in story:
                for name, chunk in zip(lines, chunks, strict=True):
                    lines[name].add(chunk or b"")
            for line in lines.values():
                line.end()
            code = int(self._engine.wait(self._name, timeout=60)["StatusCode"])
        except DockerException as lost:
            raise AirflowException(f"the container engine went away: {lost}") from lost
        finally:
            self._remove()
        return 128 - code if code > 128 else code

    def stop(self) -> None:
        """Ask the command to end; after the grace it is killed."""
        self.stopped = True
        try:
            # The engine's other connection is busy listening, and a signal handler may not share it.
            docker.APIClient(base_url=self._engine.base_url, version="auto").stop(
                self._name, timeout=GRACE_SECONDS
            )
        except DockerException:
            pass  # it is gone, or the next try removes it

    def _create(self, settings: Settings, arguments: list[str], environment: dict[str, str]) -> None:
        volumes = [volume.split(":", 1) for volume in settings.docker_volumes]
        host = self._engine.create_host_config(
            network_mode=settings.docker_network,
            mounts=[Mount(target, source) for source, target in volumes],
            mem_limit=settings.docker_memory,
            init=True,
            cap_drop=["ALL"],
            security_opt=["no-new-privileges"],
        )
        try:
            self._engine.create_container(
                settings.image, arguments, name=self._name, environment=environment, host_config=host
            )
        except ImageNotFound as missing:
            raise AirflowFailException(
                f"there is no image {settings.image}; build or pull it, or set [daybook] image"
            ) from missing
        except DockerException as refused:
            raise AirflowException(f"the container engine refused the task: {refused}") from refused

    def _remove(self) -> None:
        try:
            self._engine.remove_container(self._name, force=True)
        except NotFound:
            pass
        except DockerException as refused:
            raise AirflowException(f"the container engine is not there: {refused}") from refused
