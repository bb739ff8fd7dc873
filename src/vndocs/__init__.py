"""vndocs reads document references, amounts, dates and numbered lists out of Vietnamese official text and writes them back."""

from ._version import __version__

__all__ = ["__version__"]
