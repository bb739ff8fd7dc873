"""Libraries that come with extras: imported when a file needs them, and named when they are not installed."""

from __future__ import annotations

from importlib.util import find_spec

from .errors import ReadError


def need(module: str, extra: str, path: str) -> None:
    """Make sure that a library is there; raises ReadError (`missing-extra`) that says what to install."""
    if find_spec(module) is None:
        raise ReadError("missing-extra", path, extra=extra, module=module)
