"""Many documents: from files, folders and standard input to records, on all cores, in order, in flat memory."""

from .errors import BatchError
from .extract import Options, extract, records
from .inputs import Item, weigh
from .reading import read
from .summary import Failure, Summary
from .work import counts

__all__ = ["BatchError", "Failure", "Item", "Options", "Summary", "counts", "extract", "read", "records", "weigh"]
