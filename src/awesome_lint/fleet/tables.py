"""Rows as Arrow tables, and these as Parquet files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from awesome_lint.fleet.schema import Table, schema

Tables = dict[Table, pa.Table]
"""What one or more lists have in each table."""


def made(name: str, rows: Mapping[str, Sequence[dict[str, Any]]]) -> Tables:
    """The tables of one list of that name."""
    return {table: of_rows(table, [{**row, "list": name} for row in rows.get(table, ())]) for table in Table}


def of_rows(table: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    """Rows of a table, keys of which that are no columns are left out."""
    return pa.Table.from_pylist(rows, schema=schema(table))


def joined(several: Iterable[Tables]) -> Tables:
    """The tables of several lists as one each."""
    every = list(several)
    return {table: pa.concat_tables([each[table] for each in every]) for table in Table}


def parquet(table: pa.Table) -> bytes:
    """A table as the bytes of a Parquet file."""
    file = BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()


def read(content: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """The table, or some columns of it, that a Parquet file holds.

    Raises:
        pyarrow.ArrowException: it is none.
    """
    return pq.read_table(BytesIO(content), columns=None if columns is None else [*columns])


def without(table: pa.Table, lists: Collection[str]) -> tuple[pa.Table, pa.Table]:
    """What a table says of all lists but some, and what it says of these."""
    is_one = pc.is_in(table["list"], value_set=pa.array([*lists], pa.string()))
    return table.filter(pc.invert(is_one)), table.filter(is_one)
