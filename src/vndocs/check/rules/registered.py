"""All rules by name, in the order in which they run."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Final

from ..errors import CheckError
from ..rule import Rule
from . import (
    amended_document,
    basis_out_of_order,
    body_out_of_time,
    conflicting_date,
    conflicting_issuer,
    conflicting_title,
    future_document,
    impossible_date,
    issuer_against_symbol,
    list_letter_order,
    list_number_missing,
    list_number_repeated,
    look_alike_letter,
    missing_own_provision,
    missing_provision,
    missing_zero,
    not_yet_in_force,
    number_colon,
    repealed_document,
    reversed_interval,
    spaced_code,
    title_ahead_of_year,
    type_against_symbol,
    undefined_short_form,
    unknown_document,
    unused_alias,
    unused_basis,
    words_against_figures,
    wrong_anniversary,
    wrong_count,
    wrong_issue_date,
    wrong_issuer,
    wrong_number_year,
    wrong_separator,
    wrong_sum,
    wrong_title,
    wrong_type,
    wrong_weekday,
)

_REGISTRY: Final = (
    unknown_document,
    wrong_issue_date,
    wrong_issuer,
    wrong_type,
    wrong_title,
    repealed_document,
    not_yet_in_force,
    missing_provision,
    amended_document,
)
_TEXT: Final = (
    impossible_date,
    wrong_number_year,
    future_document,
    body_out_of_time,
    issuer_against_symbol,
    wrong_separator,
    missing_zero,
    spaced_code,
    number_colon,
    look_alike_letter,
    type_against_symbol,
    title_ahead_of_year,
)
_DOCUMENT: Final = (
    conflicting_date,
    conflicting_issuer,
    conflicting_title,
    undefined_short_form,
    unused_alias,
    missing_own_provision,
    unused_basis,
    basis_out_of_order,
    list_number_missing,
    list_number_repeated,
    list_letter_order,
    wrong_count,
    words_against_figures,
    wrong_sum,
    wrong_weekday,
    reversed_interval,
    wrong_anniversary,
)
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
