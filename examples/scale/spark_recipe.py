"""PySpark: the columnar core on a cluster. Usage: spark-submit spark_recipe.py IN.parquet OUT (a folder)."""

import sys

from pyspark.sql import SparkSession

from vndocs.batch.spark import extract

source, output = sys.argv[1:3]
spark = SparkSession.builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "256").getOrCreate()
docs = spark.read.parquet(source)
extract(docs, text="text", id="so", keep=["so"]).write.mode("overwrite").parquet(output)
