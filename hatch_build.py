"""Builds the compiled parts; without them the package installs as plain Python and gives the same, slower.

Wherever a C compiler is at hand two things are compiled: the passes over the whole text, written in C beside their
Python, and the readers on the hot path, which mypyc makes from the very Python that runs without it (a minute on
two cores). Where that fails, one warning says why and the package is installed without. An editable installation
compiles the passes alone, so that no stale reader runs in place of one that was edited.

VNDOCS_PURE=1 leaves everything out. VNDOCS_COMPILED=1 compiles in an editable installation too, and fails where it
cannot.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What is written in C.
_PASSES = (
    "vndocs/pipeline/_scan",
    "vndocs/pipeline/_records",
    "vndocs/export/gathering/_columns",
    "vndocs/batch/_texts",
    "vndocs/export/_json",
    "vndocs/text/_fold",
    "vndocs/text/_seek",
    "vndocs/catalogue/_names",
    "vndocs/entities/references/_bodies",
    "vndocs/entities/references/_titles",
    "vndocs/entities/provisions/_pointers",
    "vndocs/entities/lists/_growth",
    "vndocs/pipeline/layout/_bases",
    "vndocs/pipeline/layout/_bodies",
    "vndocs/pipeline/layout/_body",
    "vndocs/pipeline/layout/_anchors",
    "vndocs/pipeline/layout/_cells",
    "vndocs/pipeline/layout/_folding",
    "vndocs/pipeline/layout/_heads",
    "vndocs/pipeline/layout/_signs",
    "vndocs/pipeline/layout/_type_lines",
    "vndocs/entities/references/_numbered",
    "vndocs/entities/references/_statutes",
    "vndocs/entities/dates/_plain",
    "vndocs/entities/amounts/_plain",
    "vndocs/pipeline/resolve/_changing",
    "vndocs/pipeline/resolve/_declared",
    "vndocs/pipeline/resolve/_documents",
    "vndocs/pipeline/resolve/_light",
    "vndocs/pipeline/resolve/_markers",
    "vndocs/pipeline/resolve/_sentences",
    "vndocs/pipeline/resolve/_verbs",
    "vndocs/pipeline/tables/_runs",
    "vndocs/check/_figures",
    "vndocs/check/_sift",
    "vndocs/check/_slips",
)
#: What mypyc compiles: modules, and folders without what is cold in them (models, writers, lexicons).
_HOT = (
    *(f"vndocs/pipeline/{name}" for name in ("amendments", "compose", "dated", "draft", "heading_issuer", "headings")),
    *(f"vndocs/pipeline/{name}" for name in ("layout", "records", "resolve", "tables")),
    *(f"vndocs/entities/{name}" for name in ("references", "provisions", "amounts", "dates", "lists")),
    "vndocs/text/numerals",
    "vndocs/catalogue/choosing",
    *(
        f"vndocs/check/{name}"
        for name in ("checking", "citation", "facts", "figures", "form", "lookup", "lots", "near", "numbering")
    ),
    *(
        f"vndocs/check/{name}"
        for name in ("outline", "own_date", "rules", "same", "scope", "sifting", "slips", "subject")
    ),
    "vndocs/export/row_groups",
)
_COLD = frozenset(
    ("__init__", "model", "formatter", "edtf", "relative", "code", "names", "record", "identity", "registered")
)
#: How mypy and mypyc begin what they cannot take, and how many such modules are left as Python before giving up.
_ERROR = re.compile(r"^(?:\S+\.py:)\d+: (?:error|\w+Error|note: this is an internal)", re.MULTILINE)
_MOST_REFUSED = 8

#: Source files of one extension are compiled side by side; distutils takes them one after the other.
_BUILD = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

class Build(build_ext):
    def build_extensions(self):
        compile = self.compiler.compile
        def side_by_side(sources, **options):
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                done = list(pool.map(lambda source: compile([source], **options), sources))
            return [built for each in done for built in each]
        self.compiler.compile = side_by_side
        super().build_extensions()

def build(extensions, out):
    command = Build(Distribution({"name": "vndocs", "ext_modules": extensions}))
    command.build_lib, command.build_temp = out, os.path.join(out, "temp")
    command.ensure_finalized()
    command.run()
"""
_OF_C = f"""{_BUILD}
from setuptools import Extension
out, *modules = sys.argv[1:]
flags = [] if os.name == "nt" else ["-O3", "-g0"]
build([Extension(name.replace("/", "."), [name + ".c"], extra_compile_args=flags) for name in modules], out)
"""
# mypyc's code spends its time in the interpreter's library: beyond -O1 it only takes longer to compile.
_READERS = f"""{_BUILD}
from mypyc.build import mypycify
out, *modules = sys.argv[1:]
config = os.path.join(out, "mypy.ini")
with open(config, "w") as file:
    file.write("[mypy]\\nplugins = pydantic.mypy\\nignore_missing_imports = true\\nfollow_imports = silent\\n")
options = ["--config-file", config, "--cache-dir", os.path.join(out, "temp", "mypy")]
how = {{"opt_level": "1", "debug_level": "0", "multi_file": True, "group_name": "vndocs"}}
build(mypycify([*options, *modules], target_dir=os.path.join(out, "temp"), **how), out)
"""


class CompiledParts(BuildHookInterface[Any]):
    """Compiles into a temporary folder and puts what came out into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the extensions to the wheel, or say that they are left out."""
        if self.target_name != "wheel":
            return
        source = Path(self.root) / "src"
        is_editable = version == "editable"
        if is_editable:
            # What an earlier installation compiled would run in place of the Python beside it.
            for stale in _built(source):
                stale.unlink()
        if os.environ.get("VNDOCS_PURE"):
            return
        self._folder = tempfile.TemporaryDirectory()
        out = Path(self._folder.name)
        passes, readers = out / "passes", out / "readers"
        if failed := _run(_OF_C, passes, *_PASSES, cwd=source):
            self._warn("the passes over the text are not compiled", failed)
        if not is_editable or os.environ.get("VNDOCS_COMPILED"):
            self._compile_readers(readers, source)
        for folder in (passes, readers):
            for built in _built(folder):
                place = built.relative_to(folder)
                if place.parts[0] == "temp":
                    continue
                build_data["pure_python"] = False
                build_data["infer_tag"] = True
                if is_editable:
                    (source / place).write_bytes(built.read_bytes())
                else:
                    build_data["force_include"][str(built)] = place.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()

    def dependencies(self) -> list[str]:
        """Ask for mypyc, and for what the types of the readers are made of."""
        return [] if os.environ.get("VNDOCS_PURE") else ["mypy[mypyc]>=1.11", "pydantic>=2.7"]

    def _compile_readers(self, out: Path, source: Path) -> None:
        """Compile the readers; one that mypyc cannot compile stays Python, and is named."""
        modules, refused = _modules(source), []
        failed = _run(_READERS, out, *modules, cwd=source)
        while failed and len(refused) < _MOST_REFUSED:
            culprits = [name for name in modules if f"{name}:" in "".join(_ERROR.findall(failed))]
            if not culprits:
                break
            refused += culprits
            modules = [name for name in modules if name not in culprits]
            failed = _run(_READERS, out, *modules, cwd=source)
        if refused and not failed:
            self._warn(f"left as Python: {', '.join(refused)}", failed)
        elif failed:
            self._warn("the readers are not compiled", failed)

    def _warn(self, what: str, failed: str) -> None:
        if os.environ.get("VNDOCS_COMPILED"):
            # Whoever asks for the compiled parts is told why they cannot be had.
            raise RuntimeError(f"{what}\n{failed[-4000:]}")
        said = f"; needed are a C compiler and the headers of Python: {failed.splitlines()[-1][:300]}" if failed else ""
        self.app.display_warning(f"vndocs works the same, only slower: {what}{said}")


def _run(script: str, out: Path, *arguments: str, cwd: Path) -> str:
    """Run a build; give what it said where it failed, leaving nothing half built."""
    out.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", script, str(out), *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    if not done.returncode:
        return ""
    for built in _built(out):
        built.unlink()
    return f"{done.stdout}\n{done.stderr}".strip() or f"exit status {done.returncode}"


def _built(folder: Path) -> list[Path]:
    return sorted((*folder.rglob("*.so"), *folder.rglob("*.pyd")))


def _modules(source: Path) -> list[str]:
    modules = []
    for name in _HOT:
        folder = source / name
        found = sorted(folder.glob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
        modules += [path.relative_to(source).as_posix() for path in found if path.stem not in _COLD]
    return modules
