"""What goes wrong in the night: a late file."""

import pytest
from serve import switch_on

from house import until

SOURCES = "sources_daily"

pytestmark = pytest.mark.slow


def test_a_late_file_is_waited_for(real):
    switch_on(real.airflow, SOURCES)
    run_id = real.trigger(SOURCES, logical_date="2026-03-10T00:00:00Z")
    until(lambda: real.states(run_id, SOURCES)["etl_sales"] == "up_for_retry", "the load waits")
    assert real.warehouse.digests("2026-03-10") == []

    real.warehouse.daybook("generate", "--date", "2026-03-10")

    assert set(real.finished(run_id, SOURCES).values()) == {"success"}
    assert len(real.warehouse.digests("2026-03-10")) >= 15
