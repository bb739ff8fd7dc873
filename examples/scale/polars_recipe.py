"""Polars: the columnar core over the batches of a frame. Usage: polars_recipe.py IN.parquet OUT.parquet."""

import sys

import polars as pl
import pyarrow as pa

from vndocs.batch import extract_batches

source, output = sys.argv[1:3]
docs = pl.scan_parquet(source).select("so", "text").collect().to_arrow()
docs = docs.cast(pa.schema([("so", pa.int64()), ("text", pa.string())]))
found = pa.Table.from_batches(extract_batches(docs.to_batches(max_chunksize=256), "text", keep=["so"]))
pl.from_arrow(found).write_parquet(output)
