"""The extras that a command takes, and what is said where they are not installed."""

from __future__ import annotations

from importlib.util import find_spec

from awesome_lint.cli.console import Console

_FLEET = ("pyarrow", "duckdb", "distributed")
_INSTALL_FLEET = "a fleet requires Arrow, DuckDB and Dask; install them with: pip install 'awesome-lint[fleet]'"


def has_fleet(console: Console | None = None) -> bool:
    """Whether all is there that the tables of a fleet take; if not, that is told."""
    if all(find_spec(each) is not None for each in _FLEET):
        return True
    if console is not None:
        console.error(_INSTALL_FLEET)
    return False
