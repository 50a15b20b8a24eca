"""Questions about the tables: in SQL, which DuckDB answers; some have a name.

May not: change the tables, or read any other file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import duckdb

from awesome_lint.fleet.schema import ANSWERS, HISTORY, Table, schema
from awesome_lint.values import errors
from awesome_lint.values.errors import AwesomeLintError


class QueryError(AwesomeLintError):
    """A question cannot be answered; the message is a sentence that says why."""


class Question(NamedTuple):
    """A question with a name: what it asks, and the SQL."""

    said: str
    sql: str


class Answer(NamedTuple):
    """The names of columns, and rows of values."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


QUESTIONS = {
    "shared": Question(
        "the entries that occur in the most lists",
        """
        SELECT canonical, mode(name) AS name, count(DISTINCT list) AS lists
        FROM entries WHERE regexp_matches(url, '^https?://', 'i')
        GROUP BY canonical HAVING count(DISTINCT list) > 1
        ORDER BY lists DESC, canonical
        """,
    ),
    "dead-links": Question(
        "the lists with the most dead links, as `fleet links` found them",
        """
        SELECT list, count(DISTINCT links.url) AS links,
            count(DISTINCT links.url) FILTER (verdict = 'dead') AS dead,
            list_sort(list_distinct(list(links.url) FILTER (verdict = 'dead'))) AS urls
        FROM links JOIN answers ON answers.url = split_part(links.url, '#', 1)
        GROUP BY list HAVING dead > 0
        ORDER BY dead DESC, list
        """,
    ),
    "lacking": Question(
        "entries that a list lacks and at least two neighbors have; neighbors share three or more entries",
        """
        WITH held AS (SELECT DISTINCT list, canonical FROM entries WHERE regexp_matches(url, '^https?://', 'i')),
        few AS (SELECT canonical FROM held GROUP BY canonical HAVING count(*) BETWEEN 2 AND 500),
        common AS (SELECT * FROM held SEMI JOIN few USING (canonical)),
        neighbours AS (
            SELECT a.list AS list, b.list AS other, count(*) AS weight
            FROM common a JOIN common b USING (canonical) WHERE a.list <> b.list
            GROUP BY ALL HAVING count(*) >= 3
        ),
        offered AS (
            SELECT neighbours.list AS list, canonical, count(*) AS neighbours, sum(weight) AS weight
            FROM neighbours JOIN common ON common.list = other
            GROUP BY ALL HAVING count(*) >= 2
        ),
        names AS (SELECT canonical, mode(name) AS name FROM entries GROUP BY canonical)
        SELECT list, name, canonical, neighbours, weight
        FROM offered ANTI JOIN common USING (list, canonical) JOIN names USING (canonical)
        ORDER BY list, neighbours DESC, weight DESC, canonical
        """,
    ),
    "near-duplicates": Question(
        "URLs that lead to the same place and are written in several ways",
        """
        SELECT canonical, count(DISTINCT url) AS ways, list_sort(list(DISTINCT url)) AS urls,
            list_sort(list(DISTINCT list)) AS lists
        FROM entries WHERE regexp_matches(url, '^https?://', 'i')
        GROUP BY canonical HAVING count(DISTINCT url) > 1
        ORDER BY ways DESC, canonical
        """,
    ),
    "vocabularies": Question(
        "the values of fields, by the number of lists that use them",
        """
        SELECT name AS field, value, count(DISTINCT list) AS lists, sum(count)::BIGINT AS entries
        FROM conventions WHERE kind IN ('value', 'legend')
        GROUP BY ALL ORDER BY lists DESC, entries DESC NULLS LAST, field, value
        """,
    ),
    "growth": Question(
        "the number of entries of each list whenever it was read",
        """
        SELECT list, coalesce(changed_at, read_at)::DATE::VARCHAR AS day, entries,
            entries - lag(entries) OVER (PARTITION BY list ORDER BY read_at) AS change
        FROM (SELECT * FROM lists UNION ALL BY NAME SELECT * FROM history) WHERE entries IS NOT NULL
        ORDER BY list, read_at
        """,
    ),
    "rules": Question(
        "the rules with the most findings, and in how many lists",
        """
        SELECT code, name, severity, count(*) AS findings, count(DISTINCT list) AS lists
        FROM findings GROUP BY ALL ORDER BY findings DESC, code
        """,
    ),
}


def ask(folder: str, question: str) -> Answer:
    """Answer a question, by its name or in SQL, from the tables in a folder.

    Raises:
        QueryError: there is no question of that name, or DuckDB does not understand it.
    """
    named = QUESTIONS.get(question)
    if named is None and not question.strip().count(" "):
        raise QueryError(f"no query is called `{question}`; {errors.known(question, QUESTIONS)}")
    try:
        connection = _connected(folder)
        found = connection.execute(question if named is None else named.sql)
        return Answer([each[0] for each in found.description or ()], _rows(found))
    except duckdb.Error as error:
        raise QueryError(" ".join(str(error).split())) from None


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while some := found.fetchmany(1000):
        yield from some


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _connected(folder: str) -> duckdb.DuckDBPyConnection:
    """A connection that knows the tables in a folder, and no other file."""
    connection = duckdb.connect()
    for table in [*Table, HISTORY, ANSWERS]:
        files = f"{folder}/{table}/*.parquet"
        if connection.execute("SELECT 1 FROM glob(?) LIMIT 1", [files]).fetchone():
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({_quoted(files)})")  # noqa: S608 -- ours
        else:
            empty = schema(table).empty_table()
            connection.register(table, empty)
    connection.execute("SET allowed_directories = [?]", [folder])
    connection.execute("SET enable_external_access = false")
    return connection
