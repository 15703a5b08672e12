"""The values for Airflow's Helm chart agree with the images, the operator's settings and the compose file.

With CHART, the folder of an unpacked official chart, they are held against its schema, and rendered where
`helm` is installed: no registry of packages has the chart.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from airflow.configuration import conf
from daybook_provider.provider_info import get_provider_info
from kubernetes.client import ApiClient

HOUSE = Path(__file__).parents[2]
FILES = {"values": ["values.yaml"], "pods": ["values.yaml", "pods.yaml"]}
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


def understood(kind: str, given: Any) -> bool:
    """Whether Kubernetes knows every field of a part of a pod: what it does not know it forgets."""

    class Answer:
        data = json.dumps(given)

    client = ApiClient()
    return bool(client.sanitize_for_serialization(client.deserialize(Answer(), kind)) == said(given))


def said(given: Any) -> Any:
    """Without the fields that say nothing: a chart writes some."""
    if isinstance(given, list):
        return [said(one) for one in given]
    if isinstance(given, dict):
        return {key: said(value) for key, value in given.items() if value is not None}
    return given


@pytest.mark.parametrize("component", COMPONENTS)
def test_kubernetes_knows_what_a_component_takes(values, component):
    assert understood("V1ResourceRequirements", values[component]["resources"])
    limits = values[component]["resources"]["limits"]
    assert all(re.fullmatch(r"\d+(\.\d+)?(m|Mi|Gi)?", str(amount)) for amount in limits.values())


def test_kubernetes_knows_the_variables_and_the_rights(values):
    secret = {"secretKeyRef": {"name": values["secret"][0]["secretName"], "key": "etl"}}
    variables = [*values["env"], {"name": values["secret"][0]["envName"], "valueFrom": secret}]

    assert all(understood("V1EnvVar", variable) for variable in variables)
    assert understood("V1PodSecurityContext", values["securityContexts"]["pod"])
    assert understood("V1SecurityContext", values["securityContexts"]["container"])


@pytest.mark.parametrize("file", ["values.yaml", "pods.yaml"])
def test_every_setting_is_one_that_airflow_knows(file):
    text = (HOUSE / "deploy/helm" / file).read_text(encoding="utf-8")
    settings = yaml.safe_load(text)["config"]
    known = conf.configuration_description

    assert settings
    for section, options in settings.items():
        assert set(options) <= set(known[section]["options"]), section


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


@pytest.fixture(scope="module")
def chart() -> Path:
    """The official chart, unpacked."""
    if "CHART" not in os.environ:
        pytest.skip("CHART names no folder with Airflow's official Helm chart")
    folder = Path(os.environ["CHART"])
    about = yaml.safe_load((folder / "Chart.yaml").read_text(encoding="utf-8"))
    assert about["name"] == "airflow"
    assert "https://airflow.apache.org" in about["home"]
    return folder


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """As Helm lays values over values: tables are joined, everything else is replaced."""
    both = {
        key: merged(below[key], above[key])
        for key in below.keys() & above.keys()
        if isinstance(below[key], dict) and isinstance(above[key], dict)
    }
    return {**below, **above, **both}


@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_the_charts_schema_takes_the_values(chart, files):
    schema = json.loads((chart / "values.schema.json").read_text(encoding="utf-8"))
    given = yaml.safe_load((chart / "values.yaml").read_text(encoding="utf-8"))
    for file in files:
        ours = yaml.safe_load((HOUSE / "deploy/helm" / file).read_text(encoding="utf-8"))
        assert set(ours) <= set(schema["properties"])
        given = merged(given, ours)

    found = jsonschema.Draft7Validator(schema).iter_errors(given)

    assert [f"{error.json_path}: {error.message}" for error in found] == []


@pytest.fixture(scope="module", params=FILES.values(), ids=FILES)
def rendered(chart, request) -> list[dict[str, Any]]:
    """Everything that the chart makes of our values."""
    helm = shutil.which("helm")
    if helm is None:
        pytest.skip("helm is not installed")
    words = [word for file in request.param for word in ("--values", str(HOUSE / "deploy/helm" / file))]
    done = subprocess.run(
        [helm, "template", "daybook", str(chart), "--namespace", "daybook", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = [one for one in yaml.safe_load_all(done.stdout) if one]
    assert len(made) >= 20
    return made


def test_kubernetes_knows_everything_that_is_rendered(rendered):
    for one in made_of(rendered):
        version = one["apiVersion"].split("/")[-1].capitalize()
        assert understood(f"{version}{one['kind']}", one), one["metadata"]["name"]


def test_every_process_of_airflow_has_our_image_and_the_secrets(rendered, values):
    image = f"{values['defaultAirflowRepository']}:{values['defaultAirflowTag']}"
    containers = [
        (one["metadata"]["name"], container)
        for one in made_of(rendered)
        if one["kind"] in {"Deployment", "StatefulSet", "Job", "Pod"}
        for container in pod_of(one)["containers"]
        if not container["name"].endswith("log-groomer") and container["name"] != "redis"
    ]
    assert len(containers) >= len(COMPONENTS) + 1
    for name, container in containers:
        assert container["image"] == image, name
        named = {variable["name"]: variable for variable in container["env"]}
        for secret in values["secret"]:
            source = named[secret["envName"]]["valueFrom"]["secretKeyRef"]
            assert source == {"name": secret["secretName"], "key": secret["secretKey"]}, name


def test_the_chart_adds_no_database_and_no_login_of_its_own(rendered):
    secrets = {one["metadata"]["name"] for one in rendered if one["kind"] == "Secret"}

    assert secrets <= {"daybook-redis-password", "daybook-broker-url"}
    assert not [one["metadata"]["name"] for one in rendered if "postgresql" in one["metadata"]["name"]]


def test_whoever_starts_pods_may(rendered):
    (binding,) = [one for one in rendered if one["metadata"]["name"] == "daybook-pod-launcher-rolebinding"]
    launchers = {subject["name"] for subject in binding["subjects"]}
    kinds = {one["kind"] for one in rendered}

    # Celery's workers stand in a StatefulSet; with the KubernetesExecutor the scheduler starts pods.
    assert ("daybook-airflow-worker" if "StatefulSet" in kinds else "daybook-airflow-scheduler") in launchers


def made_of(rendered: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is rendered, and the pods that Airflow makes from the template in its configuration."""
    name = "pod_template_file.yaml"
    texts = [one["data"][name] for one in rendered if one["kind"] == "ConfigMap" and name in one["data"]]
    return [*rendered, *map(yaml.safe_load, texts)]


def pod_of(one: dict[str, Any]) -> dict[str, Any]:
    """The pod of a thing that runs some."""
    found: dict[str, Any] = one["spec"] if one["kind"] == "Pod" else one["spec"]["template"]["spec"]
    return found
