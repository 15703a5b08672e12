"""A command in a Kubernetes pod of its own, made from the task image."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from daybook_provider.lines import Hear, Lines
from daybook_provider.settings import Settings
from kubernetes import client, config
from kubernetes.client.exceptions import ApiException

GRACE_SECONDS = 3
START_SECONDS = 600  # for a node that has to come up and to pull the image
HOPELESS = frozenset({"ErrImageNeverPull", "InvalidImageName", "CreateContainerConfigError"})


class Pod:
    """Runs once. Named after its task instance, so that the next try removes what a killed worker left."""

    def __init__(
        self,
        settings: Settings,
        name: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        password_secret: str | None,
    ) -> None:
        self.stopped = False
        self._name, self._namespace = name, settings.kubernetes_namespace
        self._cluster = _cluster()
        self._delete(wait=True)
        self._cluster.create_namespaced_pod(
            self._namespace, pod(settings, name, arguments, environment, password_secret)
        )

    def run(self, hear: Hear) -> int:
        """Listen until the end; the exit code."""
        try:
            self._await_start()
            self._listen(hear)
            return self._exit_code()
        except ApiException as refused:
            raise AirflowException(f"Kubernetes refused: {refused.status} {refused.reason}") from refused
        finally:
            self._delete(wait=False)

    def stop(self) -> None:
        """Ask the command to end; after the grace it is killed."""
        self.stopped = True
        self._delete(wait=False)

    def _await_start(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while (status := self._status()) is None or status.state.waiting is not None:
            reason = status.state.waiting.reason if status is not None else "not scheduled"
            if reason in HOPELESS or time.monotonic() > deadline:
                why = f"pod {self._name} does not start: {reason}"
                raise AirflowFailException(why) if reason in HOPELESS else AirflowException(why)
            time.sleep(0.5)

    def _listen(self, hear: Hear) -> None:
        lines = Lines("stderr", hear)  # Kubernetes keeps both streams in one
        log = self._cluster.read_namespaced_pod_log(
            self._name, self._namespace, container="daybook", follow=True, _preload_content=False
        )
        for chunk in log.stream():
            lines.add(chunk)
        lines.end()

    def _exit_code(self) -> int:
        deadline = time.monotonic() + 60
        while (status := self._status()) is None or status.state.terminated is None:
            if time.monotonic() > deadline:
                raise AirflowException(f"pod {self._name} has no end")
            time.sleep(0.5)
        code = int(status.state.terminated.exit_code)
        return 128 - code if code > 128 else code

    def _status(self) -> Any:
        found = self._cluster.read_namespaced_pod(self._name, self._namespace)
        statuses = found.status.container_statuses or []
        return next((status for status in statuses if status.name == "daybook"), None)

    def _delete(self, *, wait: bool) -> None:
        try:
            self._cluster.delete_namespaced_pod(
                self._name, self._namespace, grace_period_seconds=GRACE_SECONDS
            )
            while wait:
                self._cluster.read_namespaced_pod(self._name, self._namespace)
                time.sleep(0.5)
        except ApiException as refused:
            if refused.status != 404:
                raise AirflowException(f"Kubernetes refused: {refused.status} {refused.reason}") from refused


def pod(
    settings: Settings,
    name: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    password_secret: str | None,
) -> dict[str, Any]:
    """The pod: the template's, with our container's image, words and environment.

    A password is never written into a pod: the container reads it from the key `password` of a Secret.
    """
    text = Path(settings.pod_template).read_text(encoding="utf-8") if settings.pod_template else "{}"
    made: dict[str, Any] = yaml.safe_load(text) or {}
    made |= {"apiVersion": "v1", "kind": "Pod"}
    made.setdefault("metadata", {})["name"] = name
    made["metadata"].setdefault("labels", {})["app.kubernetes.io/name"] = "daybook-task"
    spec = made.setdefault("spec", {})
    spec["restartPolicy"] = "Never"
    containers = spec.setdefault("containers", [])
    found = [container for container in containers if container.get("name") == "daybook"]
    container = found[0] if found else {"name": "daybook"}
    if not found:
        containers.insert(0, container)
    container["image"] = settings.image
    container["args"] = list(arguments)
    variables = container.setdefault("env", [])
    variables += [{"name": key, "value": value} for key, value in sorted(environment.items())]
    if password_secret:
        reference = {"secretKeyRef": {"name": password_secret, "key": "password"}}
        variables.append({"name": "PGPASSWORD", "valueFrom": reference})
    return made


def _cluster() -> client.CoreV1Api:
    try:
        config.load_incluster_config()
    except config.ConfigException:
        config.load_kube_config()
    return client.CoreV1Api()
