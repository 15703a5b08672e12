"""Loads a manifest as Cosmos does before it makes Airflow tasks of it; prints what a selection found.

python cosmos_graph.py MANIFEST PROJECT SELECTION
"""

from __future__ import annotations

import sys
from pathlib import Path

from cosmos.config import ExecutionConfig, ProjectConfig, RenderConfig
from cosmos.constants import LoadMode
from cosmos.dbt.graph import DbtGraph

manifest, project, selection = sys.argv[1:]
graph = DbtGraph(
    project=ProjectConfig(manifest_path=manifest, project_name=Path(project).name, dbt_project_path=project),
    execution_config=ExecutionConfig(dbt_project_path=project),
    render_config=RenderConfig(load_method=LoadMode.DBT_MANIFEST, select=[selection]),
)
graph.load_from_dbt_manifest()
for unique_id, node in sorted(graph.filtered_nodes.items()):
    print("found", unique_id, *sorted(node.depends_on))
