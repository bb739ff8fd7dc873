"""Loads the scripts in `tools/` and `benchmarks/`, which are no packages."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent


def load(name, folder="tools"):
    """Give a script as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
