"""The values for Airflow's Helm chart agree with the images, the operator's settings and the compose file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from daybook_provider.provider_info import get_provider_info

HOUSE = Path(__file__).parents[2]
COMPONENTS = ["workers", "scheduler", "apiServer", "dagProcessor", "triggerer"]


@pytest.fixture(scope="module")
def values() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((HOUSE / "deploy/helm/values.yaml").read_text(encoding="utf-8"))
    return found


def test_the_airflow_is_that_of_the_image(values):
    dockerfile = (HOUSE / "Dockerfile.airflow").read_text(encoding="utf-8")

    (version,) = re.findall(r"^ARG AIRFLOW_IMAGE=apache/airflow:(\S+)$", dockerfile, re.MULTILINE)
    assert values["airflowVersion"] == version
    assert values["executor"] == "KubernetesExecutor"


def test_the_operators_settings_are_ones_it_knows_and_fit_the_image(values):
    known = get_provider_info()["config"]["daybook"]["options"]
    dockerfile = (HOUSE / "Dockerfile.airflow").read_text(encoding="utf-8")

    settings = values["config"]["daybook"]
    assert set(settings) <= set(known)
    assert f"AIRFLOW__DAYBOOK__BIN={settings['bin']}" in dockerfile
    assert f"AIRFLOW__DAYBOOK__HOME={settings['home']}" in dockerfile


def test_each_connection_that_is_named_comes_from_a_secret(values):
    named = {value for key, value in values["config"]["daybook"].items() if key.endswith("conn_id")}

    secrets = {entry["envName"] for entry in values["secret"]}
    assert len(named) == 3
    assert secrets == {f"AIRFLOW_CONN_{name.upper()}" for name in named}
    compose = (HOUSE / "docker-compose.airflow.yml").read_text(encoding="utf-8")
    assert all(name in compose for name in secrets)


def test_no_secret_is_written_down(values):
    text = (HOUSE / "deploy/helm/values.yaml").read_text(encoding="utf-8")

    assert not re.search(r"://[^/\s]*:[^/\s]*@", text)
    for key in ("fernetKey", "apiSecretKey", "jwtSecret", "webserverSecretKey"):
        assert key not in values
    assert values["createUserJob"]["enabled"] is False


def test_pods_are_made_by_the_operator_from_the_task_image():
    pods = yaml.safe_load((HOUSE / "deploy/helm/pods.yaml").read_text(encoding="utf-8"))

    settings = pods["config"]["daybook"]
    assert set(settings) <= set(get_provider_info()["config"]["daybook"]["options"])
    assert settings["runtime"] == "kubernetes"
    assert pods["executor"] != "KubernetesExecutor"
    assert pods["allowPodLaunching"] is True


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_says_what_it_takes(values, component):
    resources = values[component]["resources"]

    assert set(resources["requests"]) == {"cpu", "memory"}
    assert "memory" in resources["limits"]
