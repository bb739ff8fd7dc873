"""Documents gathered into columns straight from their readings, no object an entity.

What a record says of an entity is told here by the same plans (`pipeline/plans.py`); where nothing is compiled, columns
are cut out of records. `tests/test_gathering.py` holds the two to the same.
"""

from .rows import Rows, rows

__all__ = ["Rows", "rows"]
