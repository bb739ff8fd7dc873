"""Text and its places: what is read, what is matched, and the way back."""

from .source import OffsetMap, Source, Span

__all__ = ["OffsetMap", "Source", "Span"]
