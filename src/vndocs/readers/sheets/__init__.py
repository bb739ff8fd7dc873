"""Workbooks: what a sheet shows, as lines and tables; the formats .xls and .xlsx are read into the same rows."""

from .formats import standard, words
from .model import MOST_CELLS, Run, Sheet, SheetCell, old_font
from .numbers import show
from .writing import Writer

__all__ = ["MOST_CELLS", "Run", "Sheet", "SheetCell", "Writer", "old_font", "show", "standard", "words"]
