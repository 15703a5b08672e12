"""The tables that each load may change, as its contract names them (a test compares), and the models.

They are written down and not read from the contracts: a DAG file does no I/O at import.
"""

from airflow.sdk import AssetAlias
from daybook_provider import asset_of


def _of(source: str, *datasets: str) -> list:
    return [asset_of(f"{source}.{dataset}") for dataset in datasets]


SALES = _of(
    "sales", "regions", "sales_reps", "customers", "products", "orders", "order_lines", "sales_targets"
)
OPERATIONS = _of("operations", "warehouses", "inventory_snapshots", "production_runs", "deliveries")
FINANCE = _of("finance", "gl_accounts", "fx_rates", "journal_lines", "trial_balance", "budgets")
INVOICES = _of("invoices", "invoices")

RAW = [*SALES, *OPERATIONS, *FINANCE, *INVOICES]

# A build knows its tables when it has read the project. Only one runs at a time (pool
# daybook_builds): two that emit the first event of one asset through an alias fail in Airflow 3.3.
MODELS = [AssetAlias("daybook_models")]
