"""The build of the models in a DAG: one task, or a group of tasks where a plan says which."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from airflow.sdk import TaskGroup
from airflow.sdk.configuration import conf
from daybook_provider.conventions import BUILD_MODELS
from daybook_provider.operator import DaybookOperator
from daybook_provider.plan import read


def build_models(
    task_id: str, *, arguments: Sequence[str] = (), trigger_rule: str = "all_success", **shared: Any
) -> DaybookOperator | TaskGroup:
    """Builds and tests the models: one task, which is the quickest.

    Where `[daybook] models_plan` names a plan, a group with a task for each of its parts, for those
    who want to see and clear parts.

    :param arguments: more words for the command.
    :param trigger_rule: when the build may begin.
    :param shared: what each task gets, as DaybookOperator takes it.
    """
    words = [*BUILD_MODELS, *arguments]
    plan = conf.get("daybook", "models_plan", fallback="")
    if not plan:
        return DaybookOperator(task_id=task_id, arguments=words, trigger_rule=trigger_rule, **shared)
    with TaskGroup(task_id) as group:
        tasks: dict[str, DaybookOperator] = {}
        for part in read(Path(plan)):
            tasks[part.name] = DaybookOperator(
                task_id=part.name,
                arguments=[*words, *part.arguments],
                trigger_rule="all_success" if part.after else trigger_rule,
                **shared,
            )
            for before in part.after:
                tasks[before] >> tasks[part.name]
    return group
