"""Builds the compiled parts; without them the package installs as plain Python and gives the same.

The scan (`pipeline/_scan.c`, seconds) is built wherever a C compiler is at hand. The readers on the hot path, which
mypyc compiles from the very Python that runs without it (minutes), are built when VNDOCS_COMPILED=1 asks for them.
VNDOCS_PURE=1 leaves both out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What mypyc compiles: the readers, not the models, writers and lexicons.
_HOT = {
    "vndocs/pipeline": ("compose", "draft", "dated", "headings", "records"),
    "vndocs/entities": ("references", "provisions", "amounts", "dates", "lists"),
}
_COLD = frozenset(
    ("__init__", "model", "formatter", "corpus", "edtf", "relative", "codes", "code", "names", "record", "spelled_out")
)

_SCAN = """
import sys
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
extensions = [Extension("vndocs.pipeline._scan", [sys.argv[1]])]
command = build_ext(Distribution({"name": "vndocs", "ext_modules": extensions}))
command.build_lib, command.build_temp = sys.argv[2], sys.argv[2] + "/temp"
command.ensure_finalized(); command.run()
"""
_READERS = """
import sys
from setuptools import Distribution
from setuptools.command.build_ext import build_ext
from mypyc.build import mypycify
out, *modules = sys.argv[1:]
extensions = mypycify(["--ignore-missing-imports", "--follow-imports=silent", *modules], opt_level="2", debug_level="0")
command = build_ext(Distribution({"name": "vndocs", "ext_modules": extensions}))
command.build_lib, command.build_temp = out, out + "/temp"
command.ensure_finalized(); command.run()
"""


class CompiledParts(BuildHookInterface[Any]):
    """Compiles into a temporary folder and puts what came out into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the extensions to the wheel, or say that they are left out."""
        if self.target_name != "wheel" or os.environ.get("VNDOCS_PURE"):
            return
        source = Path(self.root) / "src"
        self._folder = tempfile.TemporaryDirectory()
        out = Path(self._folder.name)
        compiled = self._run(_SCAN, str(source / "vndocs" / "pipeline" / "_scan.c"), str(out), cwd=out)
        if compiled and version != "editable" and os.environ.get("VNDOCS_COMPILED"):
            compiled = self._run(_READERS, str(out), *_modules(source), cwd=source)
        if not compiled:
            self.app.display_warning("vndocs: installing without compiled parts (same results, slower)")
        for built in sorted(out.rglob("*.so")) + sorted(out.rglob("*.pyd")):
            place = built.relative_to(out)
            if place.parts[0] == "temp":
                continue
            build_data["pure_python"] = False
            build_data["infer_tag"] = True
            if version == "editable":
                (source / place).write_bytes(built.read_bytes())
            else:
                build_data["force_include"][str(built)] = place.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()

    def dependencies(self) -> list[str]:
        """Ask for mypyc where the readers are to be compiled."""
        return ["mypy[mypyc]>=1.11", "pydantic>=2.7", "regex>=2024.5.15"] if os.environ.get("VNDOCS_COMPILED") else []

    @staticmethod
    def _run(script: str, *arguments: str, cwd: Path) -> bool:
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments], cwd=cwd, capture_output=True, text=True, check=False
        )
        if done.returncode and os.environ.get("VNDOCS_COMPILED"):
            # Whoever asks for the compiled parts is told why they cannot be had.
            raise RuntimeError(done.stdout[-4000:] + done.stderr[-4000:])
        return done.returncode == 0


def _modules(source: Path) -> list[str]:
    modules = [f"vndocs/pipeline/{name}.py" for name in _HOT["vndocs/pipeline"]]
    for kind in _HOT["vndocs/entities"]:
        folder = source / "vndocs" / "entities" / kind
        modules += [
            f"vndocs/entities/{kind}/{path.name}" for path in sorted(folder.glob("*.py")) if path.stem not in _COLD
        ]
    return modules
