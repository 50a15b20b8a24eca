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


def read(table: str, content: bytes, columns: Sequence[str] | None = None) -> pa.Table | None:
    """The rows, or some columns of them, that a Parquet file holds of a table; None where it holds something else."""
    wanted = schema(table) if columns is None else pa.schema([schema(table).field(name) for name in columns])
    try:
        found = pq.read_table(BytesIO(content), columns=wanted.names)
        return found.select(wanted.names).cast(wanted)
    except (pa.ArrowException, KeyError, ValueError, OSError):
        return None


def without(table: pa.Table, lists: Collection[str]) -> tuple[pa.Table, pa.Table]:
    """What a table says of all lists but some, and what it says of these."""
    is_one = pc.is_in(table["list"], value_set=pa.array([*lists], pa.string()))
    return table.filter(pc.invert(is_one)), table.filter(is_one)


def forgetting(table: pa.Table, column: str, lists: Collection[str]) -> pa.Table:
    """A table without what a column says of some lists."""
    is_one = pc.is_in(table["list"], value_set=pa.array([*lists], pa.string()))
    at = table.schema.get_field_index(column)
    return table.set_column(at, table.schema.field(at), pc.if_else(is_one, None, table[column]))
