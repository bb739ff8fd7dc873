"""The readings of many documents gathered into columns: flat lists that become Arrow arrays, no object an entity.

What a record says of an entity is written here once more, a list for each field: `tests/test_gathering.py` holds the
two to the same.
"""

from .rows import Rows

__all__ = ["Rows"]
