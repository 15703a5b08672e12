"""The ledger in Airflow's UI: what became of a business date, beside the run that did it."""
