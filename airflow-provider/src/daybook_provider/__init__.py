"""Daybook in Apache Airflow: one operator, its links and alerts, and what all its DAGs share."""

from daybook_provider.assets import asset_of
from daybook_provider.build import build_models
from daybook_provider.conventions import (
    BELOW_CHANGES,
    BUILD_MODELS,
    DATE,
    date_param,
    late_after,
    task_defaults,
)
from daybook_provider.operator import DaybookOperator
from daybook_provider.provider_info import __version__

__all__ = [
    "BELOW_CHANGES",
    "BUILD_MODELS",
    "DATE",
    "DaybookOperator",
    "__version__",
    "asset_of",
    "build_models",
    "date_param",
    "late_after",
    "task_defaults",
]
