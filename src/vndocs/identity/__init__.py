"""Identifiers that last: a URN for a document, an Akoma Ntoso path for a place in it; both are read back too."""

from . import akoma, urn

__all__ = ["akoma", "urn"]
