"""Many documents: from files, folders and standard input to records, on all cores, in order, in flat memory."""

from .columnar import extract_batch, extract_batches
from .errors import BatchError
from .extract import Options, extract, records
from .inputs import weigh
from .item import Item
from .reading import read
from .rows import Columns
from .summary import Failure, Summary
from .work import counts

__all__ = [
    "BatchError",
    "Columns",
    "Failure",
    "Item",
    "Options",
    "Summary",
    "counts",
    "extract",
    "extract_batch",
    "extract_batches",
    "read",
    "records",
    "weigh",
]
