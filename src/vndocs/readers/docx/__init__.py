"""Word documents (.docx): read with their automatic numbering, tables, notes and tracked changes."""

from .names import STRICT, XML, P, R, T, w
from .places import Node, WordPlaces
from .reader import read
from .runs import characters, own_runs

ID = w("id")

__all__ = ["ID", "STRICT", "XML", "Node", "P", "R", "T", "WordPlaces", "characters", "own_runs", "read", "w"]
