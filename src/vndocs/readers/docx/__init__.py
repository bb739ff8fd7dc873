"""Word documents (.docx): read with their automatic numbering, tables, notes and tracked changes."""

from .reader import read

__all__ = ["read"]
