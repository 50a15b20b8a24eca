"""What the tables of a fleet hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from awesome_lint.fleet import tables


def rows(folder: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table by lists, those of each in order."""
    found = [tables.read(table, path.read_bytes()) for path in sorted(Path(folder, table).glob("*.parquet"))]
    return sorted(
        (row for part in found if part is not None for row in part.to_pylist()), key=lambda row: str(row.get("list"))
    )
