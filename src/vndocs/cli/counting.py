"""Numbers of entities in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.messages import Language, say

if TYPE_CHECKING:
    from collections.abc import Mapping


def counted(entities: Mapping[str, int], lang: Language) -> str:
    """Say how many of each kind were found."""
    said = [say(__package__, f"count-{key.replace(' ', '-')}", lang, count=count) for key, count in entities.items()]
    return ", ".join(said) or say(__package__, "nothing-found", lang)
