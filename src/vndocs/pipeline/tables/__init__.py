"""Amounts of tables: cells in đồng, by the unit that stands over the table, in a head or beside the row."""

from .amounts import find, from_record, records
from .model import TableAmount

__all__ = ["TableAmount", "find", "from_record", "records"]
