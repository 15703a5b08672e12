"""One command of Daybook as one task."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from airflow.sdk import AssetAlias, BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException
from daybook_provider.assets import asset_of, below_changes, is_table
from daybook_provider.business_date import business_date
from daybook_provider.links import ModelDocsLink, RefusedRowsLink
from daybook_provider.runtime import Running, name_of, start
from daybook_provider.settings import Settings
from daybook_provider.story import Story, table
from daybook_provider.warehouse import connection_environment

if TYPE_CHECKING:
    import jinja2
    from airflow.providers.openlineage.extractors import OperatorLineage
    from airflow.sdk import Context

POOLS = {"load": "daybook_loads", "models": "daybook_builds"}
"""Where tasks queue, by their first word: deploy/airflow-pools.json says for how many there is room.

There is room for one build: two at once would swap each other's tables."""
NOTHING_TO_DO = 99
TRY_AGAIN_LATER = 75
LEFT_AS_IT_WAS = frozenset({"unchanged", "refused", "error", "skipped"})
"""States of tables about which no asset event tells."""

_ADVICE = {
    1: "the data are wrong: their owner acts",
    2: "the command or the configuration is wrong: the operator acts",
    70: "a bug in Daybook: report it with this log",
}


class DaybookOperator(BaseOperator):
    """Runs `daybook ARGUMENTS` and maps its exit code to the state of the task.

    0 is success, 99 (nothing to do) skips, 75 (try again later) is retried, everything else fails
    at once whatever `retries` says. `{{ business_date() }}` in the arguments is the date of the
    run; the command's JSON lines become readable log lines.

    `outlets` names the tables that the command may change (`asset_of`): an event is emitted for each
    that did change. An `AssetAlias` among them takes those that nobody can name beforehand (models).

    :param arguments: the words after `daybook`; templated.
    :param environment: more environment variables; templated. No passwords: use `conn_id`.
    :param conn_id: the warehouse's connection; without it `[daybook] conn_id` (for models
        `models_conn_id`), without that Daybook's own configuration.
    :param arrives_within: how long after the start of the run 75 is retried; later it fails.
        Without it as often as `retries` says.
    """

    template_fields: Sequence[str] = ("arguments", "environment")
    template_fields_renderers: ClassVar[dict[str, str]] = {"arguments": "json", "environment": "json"}
    operator_extra_links = (RefusedRowsLink(), ModelDocsLink())
    ui_color = "#e8f0e4"

    def __init__(
        self,
        *,
        arguments: Sequence[str],
        environment: Mapping[str, str] | None = None,
        conn_id: str | None = None,
        arrives_within: timedelta | None = None,
        **kwargs: Any,
    ) -> None:
        if arguments and arguments[0] in POOLS:
            kwargs.setdefault("pool", POOLS[arguments[0]])
        super().__init__(**kwargs)
        self.arguments = arguments
        self.environment = environment
        self.conn_id = conn_id
        self.arrives_within = arrives_within
        self.date: date | None = None
        self._running: Running | None = None
        self._story = Story()

    def render_template_fields(self, context: Context, jinja_env: jinja2.Environment | None = None) -> None:
        """Render with `business_date()`; a date that nobody named fails the task at once."""
        words = {
            "business_date": partial(self._business_date, context),
            "below_changes": partial(below_changes, context),
        }
        super().render_template_fields({**context, **words}, jinja_env)  # type: ignore[typeddict-item]

    def execute(self, context: Context) -> dict[str, Any]:
        """Run the command to its end; the small result for XCom."""
        settings, story = Settings.read(), Story()
        self._story = story
        self.log.info("$ daybook %s", " ".join(self.arguments))
        conn_id = self._connection(settings)
        name = name_of(context["ti"])
        self._running = start(settings, name, self.arguments, self.environment or {}, conn_id)
        code = self._running.run(partial(self._hear, story))
        self._judge(code, story, context)
        self._emit_assets(context, story)
        return self._summary(story)

    def on_kill(self) -> None:
        """Stop the command and everything below it."""
        if self._running is not None:
            self._running.stop()

    def get_openlineage_facets_on_complete(self, task_instance: Any) -> OperatorLineage[Any, Any]:
        """What was read and written, where Airflow's OpenLineage provider is installed and asks."""
        from daybook_provider.lineage import lineage

        settings = Settings.read()
        conn_id = self._connection(settings)
        url = connection_environment(conn_id)["DAYBOOK_DATABASE_URL"] if conn_id else ""
        words = list(self.arguments)
        project = words[words.index("--project-dir") + 1] if "--project-dir" in words else "."
        manifest = (settings.home or Path()) / project / "target" / "manifest.json"
        return lineage(self._story, url, manifest)

    def _connection(self, settings: Settings) -> str | None:
        builds = list(self.arguments[:1]) == ["models"]
        return self.conn_id or (settings.models_conn_id if builds else settings.conn_id)

    def _business_date(self, context: Context) -> str:
        self.date = business_date(context)
        return self.date.isoformat()

    def _hear(self, story: Story, stream: str, line: str) -> None:
        if stream == "stdout":
            if not story.has_told(line):
                self.log.info("%s", line)
            return
        level, text = story.hear(line)
        self.log.log(level, "%s", text)

    def _judge(self, code: int, story: Story, context: Context) -> None:
        if self._running is not None and self._running.stopped:
            raise AirflowException("the command was stopped before its end")
        if code == 0:
            return
        why = "\n".join(failure.text() for failure in story.failures) or story.last_words
        if code == NOTHING_TO_DO:
            raise AirflowSkipException(why or "nothing to do for this date")
        if code == TRY_AGAIN_LATER:
            self._insist_on_time(why, context)
            raise AirflowException(why or "not available yet: try again later")
        raise AirflowFailException(why or _silent(code))

    def _insist_on_time(self, why: str, context: Context) -> None:
        began = context["dag_run"].start_date
        if self.arrives_within is None or began is None:
            return
        deadline = began + self.arrives_within
        if datetime.now(UTC) >= deadline:
            raise AirflowFailException(f"{why}\nnot in time: it was waited for until {deadline:%F %H:%M} UTC")

    def _emit_assets(self, context: Context, story: Story) -> None:
        changed = {
            asset_of(table(result)): _facts(result)
            for result in story.results
            if table(result) and result.get("state") not in LEFT_AS_IT_WAS
        }
        known = [outlet for outlet in self.outlets if is_table(outlet)]
        # An outlet emits its event whatever the task did: tables that did not change are taken away.
        self.outlets = [outlet for outlet in self.outlets if outlet not in known or outlet in changed]
        alias = next((outlet for outlet in self.outlets if isinstance(outlet, AssetAlias)), None)
        for asset, facts in changed.items():
            if asset in known:
                context["outlet_events"][asset].extra = facts
            elif alias:
                context["outlet_events"][alias].add(asset, extra=facts)
            elif known:
                self.log.warning("no asset event tells of %s: it is no outlet of this task", asset.name)

    def _summary(self, story: Story) -> dict[str, Any]:
        total = {
            key: sum(int(result.get(key) or 0) for result in story.results)
            for key in ("rows_read", "rows_loaded", "rows_rejected")
        }
        tables = {table(result): _facts(result) for result in story.results if "relation" not in result}
        models = Counter(str(result.get("state")) for result in story.results if "relation" in result)
        day = self.date.isoformat() if self.date else None
        return {"date": day, **total, "tables": tables, **({"models": dict(models)} if models else {})}


def _facts(result: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in result.items() if key not in {"event", "level", "message"}}


def _silent(code: int) -> str:
    if code < 0:
        return f"the command was ended by {signal.Signals(-code).name} from outside"
    return f"exit code {code}: {_ADVICE.get(code, 'not one of Daybook')}"
