"""Imports vndocs as plain Python though compiled parts are installed beside it, so that both can be measured."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType


class _Plain(MetaPathFinder):
    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] != "vndocs":
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or spec.origin is None or spec.origin.endswith(".py"):
            return spec
        source = Path(spec.origin).with_name(f"{name.rpartition('.')[2]}.py")
        if not source.exists():
            raise ModuleNotFoundError(f"{name} has no plain form", name=name)
        return spec_from_file_location(name, source)


def install() -> None:
    """Pass over compiled modules of vndocs from now on; it must not have been imported yet."""
    if any(name.partition(".")[0] == "vndocs" for name in sys.modules):
        raise RuntimeError("vndocs is imported already")
    sys.meta_path.insert(0, _Plain())
