"""Says whether artifacts keep to the schemas that dbt publishes: they are made from dbt's own classes.

python valid.py FOLDER manifest run_results ...     run by the Python of a dbt-core 1.12
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dbt.artifacts.schemas.catalog import CatalogArtifact
from dbt.artifacts.schemas.freshness import FreshnessExecutionResultArtifact
from dbt.artifacts.schemas.manifest import WritableManifest
from dbt.artifacts.schemas.run import RunResultsArtifact
from jsonschema import Draft202012Validator

SCHEMAS = {
    "manifest": WritableManifest,
    "run_results": RunResultsArtifact,
    "catalog": CatalogArtifact,
    "sources": FreshnessExecutionResultArtifact,
}


def main(folder: Path, names: list[str]) -> int:
    """Prints what is wrong and gives the exit status."""
    wrong = 0
    for name in names:
        schema = SCHEMAS[name].json_schema()
        artifact = json.loads((folder / f"{name}.json").read_text())
        assert artifact["metadata"]["dbt_schema_version"] == schema["$id"], artifact["metadata"]
        for error in Draft202012Validator(schema).iter_errors(artifact):
            wrong += 1
            print(f"{name}: {'/'.join(map(str, error.path))}: {error.message[:300]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
