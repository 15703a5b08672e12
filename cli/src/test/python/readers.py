"""Reads artifacts as dbt-artifacts-parser does, which knows every key of the published schemas.

python readers.py FOLDER manifest run_results ...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from dbt_artifacts_parser import parser

folder = Path(sys.argv[1])
for name in sys.argv[2:]:
    read = getattr(parser, f"parse_{name}")(json.loads((folder / f"{name}.json").read_text()))
    print(name, type(read).__name__)
