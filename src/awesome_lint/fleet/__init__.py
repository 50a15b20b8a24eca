"""Many lists as tables: the rows of each list, the schema of each table, and questions about them in SQL.

`schema` says which tables and columns there are, `rows` makes the rows of one list, `tables` makes Arrow and Parquet
of rows, `questions` are the queries that have a name. All but `rows` take the extra `fleet`.

May not: read lists, run rules, write files.
"""
