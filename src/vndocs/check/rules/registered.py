"""All rules by name, in the order in which they run."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from ..errors import CheckError
from ..rule import Rule
from . import (
    impossible_date,
    unknown_document,
    wrong_issue_date,
    wrong_number_year,
    wrong_weekday,
)

_REGISTRY: Final = (
    unknown_document,
    wrong_issue_date,
)
_TEXT: Final = (
    impossible_date,
    wrong_number_year,
)
_DOCUMENT: Final = (wrong_weekday,)
RULES: Final = tuple(Rule.of(module) for module in (*_REGISTRY, *_TEXT, *_DOCUMENT))
_BY_NAME: Final = {rule.id: rule for rule in RULES}
_GROUPS: Final = ("group:registry", "group:text", "group:document")


def find_rule(name: str) -> Rule:
    """Give the rule of a name (`wrong-issue-date`, `wrong_issue_date`); raises CheckError where there is none."""
    wanted = name.strip().lower().replace("_", "-")
    rule = _BY_NAME.get(wanted)
    if rule is None:
        near = difflib.get_close_matches(wanted, _BY_NAME, n=3, cutoff=0.3) or list(_BY_NAME)[:3]
        raise CheckError("unknown-rule", given=name, near=", ".join(near))
    return rule


def known_names(names: Iterable[str]) -> list[str]:
    """Check names of rules and groups (`group:document`, `*`) and give them; raises CheckError for another."""
    return [name if name in (*_GROUPS, "*") else find_rule(name).id for name in names]
