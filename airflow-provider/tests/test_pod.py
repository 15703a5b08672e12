"""The pod that a task becomes. That it runs is for a cluster to show; here is none."""

from __future__ import annotations

import pytest
from daybook_provider.pod import pod
from daybook_provider.settings import Settings
from kubernetes.client import ApiClient

SETTINGS = Settings(("daybook",), None, None, None, None, runtime="kubernetes", image="daybook/daybook:1")
TEMPLATE = """
metadata: {labels: {team: data}}
spec:
  serviceAccountName: daybook
  containers:
    - name: proxy
      image: sql-proxy:1
    - name: daybook
      resources: {limits: {memory: 1Gi}}
      env: [{name: DAYBOOK_INBOX, value: "s3://inbox"}]
"""


class Answer:
    """What the Kubernetes client reads its objects from."""

    def __init__(self, data: object) -> None:
        import json

        self.data = json.dumps(data)


@pytest.mark.parametrize("template", ["", TEMPLATE])
def test_kubernetes_understands_every_field_of_the_pod(tmp_path, template):
    file = tmp_path / "pod.yaml"
    file.write_text(template, encoding="utf-8")
    settings = Settings(**{**SETTINGS.__dict__, "pod_template": str(file)})

    made = pod(settings, "daybook-task-1", ["load", "sales"], {"A": "b"}, "daybook-etl")

    client = ApiClient()
    read = client.deserialize(Answer(made), "V1Pod")
    assert client.sanitize_for_serialization(read) == made


def test_the_template_keeps_what_it_says_and_gets_our_words(tmp_path):
    file = tmp_path / "pod.yaml"
    file.write_text(TEMPLATE, encoding="utf-8")
    settings = Settings(**{**SETTINGS.__dict__, "pod_template": str(file)})

    made = pod(settings, "daybook-task-1", ["load", "sales"], {"A": "b"}, "daybook-etl")

    assert made["metadata"]["name"] == "daybook-task-1"
    assert made["metadata"]["labels"]["team"] == "data"
    assert made["spec"]["restartPolicy"] == "Never"
    assert made["spec"]["serviceAccountName"] == "daybook"
    side, ours = made["spec"]["containers"]
    assert side == {"name": "proxy", "image": "sql-proxy:1"}
    assert ours == {
        "name": "daybook",
        "image": "daybook/daybook:1",
        "args": ["load", "sales"],
        "resources": {"limits": {"memory": "1Gi"}},
        "env": [
            {"name": "DAYBOOK_INBOX", "value": "s3://inbox"},
            {"name": "A", "value": "b"},
            {
                "name": "PGPASSWORD",
                "valueFrom": {"secretKeyRef": {"name": "daybook-etl", "key": "password"}},
            },
        ],
    }
