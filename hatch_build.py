"""Builds the compiled scan where a C compiler is at hand; without one the package installs as plain Python and gives the same."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FOLDER = Path("src") / "vndocs" / "pipeline"


class CompiledScan(BuildHookInterface[Any]):
    """Compiles `_scan.c` beside its source; set VNDOCS_PURE=1 to leave it out."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the extension to the wheel, or say that it is left out."""
        if self.target_name != "wheel" or os.environ.get("VNDOCS_PURE"):
            return
        built = self._compile()
        if built is None:
            self.app.display_warning("vndocs: no C compiler; installing without the compiled scan (same results, slower)")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        build_data["artifacts"].append(f"/{built.relative_to(self.root).as_posix()}")

    def _compile(self) -> Path | None:
        folder = Path(self.root) / _FOLDER
        target = folder / ("_scan" + sysconfig.get_config_var("EXT_SUFFIX"))
        script = (
            "from setuptools import Distribution, Extension\n"
            "from setuptools.command.build_ext import build_ext\n"
            "import sys\n"
            "command = build_ext(Distribution({'name': 'vndocs', 'ext_modules': [Extension('_scan', [sys.argv[1]])]}))\n"
            "command.build_lib, command.build_temp = sys.argv[2], sys.argv[2]\n"
            "command.ensure_finalized(); command.run()\n"
        )
        with tempfile.TemporaryDirectory() as build:
            done = subprocess.run(
                [sys.executable, "-c", script, str(folder / "_scan.c"), build], capture_output=True, text=True, check=False, cwd=build
            )
            found = list(Path(build).glob("_scan*" + Path(target).suffix))
            if done.returncode or not found:
                return None
            # Put in place whole: a process that has the old one loaded keeps it.
            new = target.with_suffix(".new")
            new.write_bytes(found[0].read_bytes())
            new.replace(target)
        return target
