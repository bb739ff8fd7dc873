"""Leads short forms and pointers to what they mean: scope first, then what stands out, else nothing."""

from .light import Alias, Link, Resolved, Target, Writer
from .resolving import resolve

__all__ = ["Alias", "Link", "Resolved", "Target", "Writer", "resolve"]
