"""Dask: the columnar core over the partitions of a Parquet file. Usage: dask_recipe.py IN.parquet OUT.parquet."""

import sys

import dask
import pyarrow as pa
import pyarrow.parquet as pq

from vndocs.batch import extract_batches

source, output = sys.argv[1:3]
groups = pq.ParquetFile(source).num_row_groups


@dask.delayed
def part(number: int) -> pa.Table:
    batches = pq.ParquetFile(source).read_row_group(number).to_batches()
    return pa.Table.from_batches(extract_batches(batches, "text", keep=["so"]))


if __name__ == "__main__":
    tables = dask.compute(*(part(number) for number in range(groups)), scheduler="processes", num_workers=2)
    pq.write_table(pa.concat_tables(tables), output)
