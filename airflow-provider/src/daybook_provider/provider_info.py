"""What Airflow asks every installed provider about itself. It must stay cheap to import."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

PACKAGE = "airflow-provider-daybook"
__version__ = version(PACKAGE)


def get_provider_info() -> dict[str, Any]:
    """The entry point `apache_airflow_provider`: links and settings are found through it."""
    return {
        "package-name": PACKAGE,
        "name": "Daybook",
        "description": "Runs Daybook's commands as Airflow tasks.",
        "versions": [__version__],
        "extra-links": [
            "daybook_provider.links.RefusedRowsLink",
            "daybook_provider.links.ModelDocsLink",
        ],
        "config": {"daybook": {"description": "Where Daybook is.", "options": _OPTIONS}},
    }


def _option(description: str, default: str, example: str) -> dict[str, Any]:
    return {
        "description": description,
        "version_added": "0.1.0",
        "type": "string",
        "example": example,
        "default": default,
    }


_OPTIONS = {
    "bin": _option(
        "The program, with leading arguments if need be. The variable DAYBOOK_BIN wins.",
        "daybook",
        "java -jar /opt/daybook/daybook.jar",
    ),
    "home": _option(
        "The folder in which commands run: sql-models, contracts and daybook.yaml lie there. "
        "Empty: the folder of the program.",
        "",
        "/opt/daybook",
    ),
    "conn_id": _option(
        "The connection of the warehouse. Empty: Daybook's own configuration says it.",
        "",
        "daybook_etl",
    ),
    "models_conn_id": _option(
        "The connection with which models are built. Empty: conn_id.",
        "",
        "daybook_models",
    ),
    "models_plan": _option(
        "A plan by which models are built in several tasks, as `daybook-plan` writes it. "
        "Empty: in one, which is the quickest. Read when DAG files are parsed.",
        "",
        "/opt/daybook/plan.json",
    ),
    "ledger_conn_id": _option(
        "The connection with which the pages of the ledger read it: a login that can do nothing else.",
        "daybook_ledger",
        "daybook_ledger",
    ),
    "runtime": _option(
        "Where a task's command runs: process (of the worker), docker (a container) or kubernetes (a pod).",
        "process",
        "docker",
    ),
    "image": _option("The image of a task's container or pod.", "daybook/daybook:0.1.0", ""),
    "docker_url": _option(
        "The container engine, best a proxy that lets through no more than a task needs.",
        "unix:///var/run/docker.sock",
        "tcp://engine:2375",
    ),
    "docker_network": _option("The network of task containers. Empty: the engine's default.", "", "daybook"),
    "docker_volumes": _option(
        "Volumes of task containers, VOLUME:FOLDER with spaces between.", "", "inbox:/var/lib/daybook"
    ),
    "docker_memory": _option("How much memory a task container may use. Empty: all.", "", "1g"),
    "kubernetes_namespace": _option("Where pods are made.", "default", "data"),
    "pod_template": _option(
        "A file with a pod to start from; our container in it is called daybook.", "", "/opt/airflow/pod.yaml"
    ),
    "retry_seconds": _option(
        "How long after its first failure a task is tried again; later ever more slowly.",
        "60",
        "300",
    ),
    "site_url": _option(
        "Where pages of the ledger and the models are served; the task links lead there. "
        "Empty: to the ledger in Airflow.",
        "",
        "https://daybook.example.com",
    ),
}
