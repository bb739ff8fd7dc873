"""Text and its places: what is read, what is matched, and the way back."""

from .origin import Cell, Origin, Piece, Pieces, Places, Section, Table
from .source import OffsetMap, Source, Span

__all__ = ["Cell", "OffsetMap", "Origin", "Piece", "Pieces", "Places", "Section", "Source", "Span", "Table"]
