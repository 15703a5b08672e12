"""What Airflow loads as plugins. Not imported by the package: Airflow itself is not yet whole then."""

from __future__ import annotations

from airflow.plugins_manager import AirflowPlugin
from daybook_provider.deadline import RunMade


class DaybookDeadline(AirflowPlugin):
    """Lets the scheduler find the reference of our deadlines by its name."""

    name = "daybook_deadline"
    deadline_references = [RunMade]  # noqa: RUF012 (Airflow's interface)
