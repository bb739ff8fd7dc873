"""Ray: the columnar core as tasks over the groups of a Parquet file. Usage: ray_recipe.py IN.parquet OUT.parquet."""

import sys

import pyarrow as pa
import pyarrow.parquet as pq
import ray

from vndocs.batch import extract_batches

source, output = sys.argv[1:3]
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)


@ray.remote
def part(number: int) -> pa.Table:
    batches = pq.ParquetFile(source).read_row_group(number).to_batches()
    return pa.Table.from_batches(extract_batches(batches, "text", keep=["so"]))


tables = ray.get([part.remote(number) for number in range(pq.ParquetFile(source).num_row_groups)])
pq.write_table(pa.concat_tables(tables), output)
