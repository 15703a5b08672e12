"""The buttons on a task: to what was refused, and to the pages of the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow.sdk import BaseOperatorLink
from daybook_provider.ledger.address import page_of
from daybook_provider.settings import Settings

if TYPE_CHECKING:
    from airflow.sdk import BaseOperator
    from airflow.sdk.types import TaskInstanceKey


class RefusedRowsLink(BaseOperatorLink):
    """The refusals of the task's date, with samples."""

    name = "Refused rows"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """Without a site the date's page in Airflow; empty where the command loads no date."""
        words, date = _words(operator), getattr(operator, "date", None)
        if words[:1] != ["load"] or date is None:
            return ""
        site = Settings.read().site_url
        return f"{site}/rejects/{words[1]}/{date}" if site else page_of(str(date))


class ModelDocsLink(BaseOperatorLink):
    """The pages of the models."""

    name = "Models"

    def get_link(self, operator: BaseOperator, *, ti_key: TaskInstanceKey) -> str:
        """Without a site what became of the date's models; empty where the command builds none."""
        if _words(operator)[:1] != ["models"]:
            return ""
        site, date = Settings.read().site_url, getattr(operator, "date", None)
        if site:
            return f"{site}/models/"
        return page_of(str(date)) if date else ""


def _words(operator: BaseOperator) -> list[str]:
    return [str(word) for word in getattr(operator, "arguments", ())]
