"""The rules, one file and one page a fault; their order is that of their groups."""

from .registered import RULES, find_rule, known_names

__all__ = ["RULES", "find_rule", "known_names"]
