"""Citations judged: what is wrong, what is suspect, what could not be checked, each with its place and its reason."""

import sys

from .baseline import Baseline
from .calling import CallableModule
from .checking import check
from .errors import CheckError
from .finding import Finding, Fix, Note
from .options import Options, load_options
from .report import CheckedReference, Report, Unrun
from .rule import Rule
from .rules import RULES, find_rule
from .streaming import StreamChecker

__all__ = [
    "RULES",
    "Baseline",
    "CheckError",
    "CheckedReference",
    "Finding",
    "Fix",
    "Note",
    "Options",
    "Report",
    "Rule",
    "StreamChecker",
    "Unrun",
    "check",
    "find_rule",
    "load_options",
]

# `vndocs.check(text)` is a verb and `vndocs.check` a folder: whichever is imported first, both work.
sys.modules[__name__].__class__ = CallableModule
