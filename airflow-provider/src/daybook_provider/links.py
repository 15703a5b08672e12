"""The buttons on a task: to what was refused, and to the pages of the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.sdk import BaseOperatorLink
from daybook_provider.settings import Settings

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator
    from airflow.sdk.types import TaskInstanceKey


class RefusedRowsLink(BaseOperatorLink):
    """The refusals of the task's date, with samples."""

    name = "Refused rows"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """Empty where no pages are served or the command loads nothing."""
        words, site = _words(operator), Settings.read().site_url
        date = getattr(operator, "date", None)
        if site is None or date is None or words[:1] != ["load"]:
            return ""
        return f"{site}/rejects/{words[1]}/{date}"


class ModelDocsLink(BaseOperatorLink):
    """The pages of the models."""

    name = "Models"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """Empty where no pages are served or the command builds no models."""
        site = Settings.read().site_url
        return f"{site}/models/" if site and _words(operator)[:1] == ["models"] else ""


def _words(operator: BaseOperator) -> list[str]:
    return [str(word) for word in getattr(operator, "arguments", ())]
