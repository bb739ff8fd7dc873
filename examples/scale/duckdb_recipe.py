"""DuckDB: functions over text within SQL. Usage: duckdb_recipe.py IN.parquet OUT.parquet."""

import sys

import duckdb

from vndocs.batch.duckdb import register

source, output = sys.argv[1:3]
connection = duckdb.connect()
register(connection)
query = f"SELECT so, vndocs_references(text) AS \"references\", vndocs_amounts(text) AS amounts FROM '{source}'"
connection.execute(f"COPY ({query}) TO '{output}' (FORMAT parquet)")
