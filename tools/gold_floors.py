"""Scores vndocs against hand-made annotations and holds every figure to the floor it once reached.

    python tools/gold_floors.py GOLD [--floors .ci/floors.toml]     GOLD holds score.py and the folders of annotations
    python tools/gold_floors.py GOLD --write                        measures anew and writes the floors

Where GOLD holds layout.jsonl and score_layout.py, the layouts of the documents in its folder layout are scored as well.

A floor belongs to the files it was measured on, by name: files that come later are scored beside them without a floor,
and where one of the named files is not there, nothing is compared and that is said. The exit status is 1 under a floor.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent.parent / ".ci" / "floors.toml"
COMMAND = "vndocs extract --format jsonl"
#: A floor is the measured figure cut to this many decimals.
DECIMALS = 3
#: The folder of documents whose layouts are annotated, all in one file beside it.
LAYOUT = "layout"
#: What of a layout is held to floors; its other fields are only shown.
HELD = ("number", "date", "type", "issuer", "all fields")
MEASURES = {"found_f1": "found", "strict_f1": "strict"}
HEADING = """\
# Figures that no change may fall under, each with the files it was measured on.
# Written by `python tools/gold_floors.py GOLD --write`.
"""


def score_layout(gold: Path, names: list[str]) -> dict[str, dict[str, float]]:
    """Give the agreement of the layouts of some documents, field by field and over all fields."""
    lines = (gold / f"{LAYOUT}.jsonl").read_text("utf-8").splitlines()
    with tempfile.TemporaryDirectory() as chosen:
        for name in names:
            shutil.copy(gold / LAYOUT / f"{name}.txt", chosen)
        truth, found = Path(chosen, "truth.jsonl"), Path(chosen, "found.jsonl")
        truth.write_text(
            "\n".join(line for line in lines if line.strip() and json.loads(line)["name"] in names), "utf-8"
        )
        texts = sorted(str(path) for path in Path(chosen).glob("*.txt"))
        done = _run([sys.executable, "-m", "vndocs", *COMMAND.split()[1:], *texts, "-o", str(found)], LAYOUT)
        done = _run([sys.executable, str(gold / "score_layout.py"), str(truth), str(found)], LAYOUT)
    figures = {}
    for line in done.splitlines():
        name, _, rest = line.partition("  ")
        figures[name] = {"agreement": float(rest.split()[0])}
    return figures


def score(gold: Path, folder: str, names: list[str]) -> dict[str, dict[str, float]]:
    """Give the figures of some documents of a folder: for each kind found and strict, and the fields of references."""
    if folder == LAYOUT:
        return score_layout(gold, names)
    with tempfile.TemporaryDirectory() as chosen:
        for name in names:
            for suffix in (".txt", ".json"):
                shutil.copy(gold / folder / f"{name}{suffix}", chosen)
        command = [sys.executable, str(gold / "score.py"), chosen, "--command", COMMAND, "--json"]
        figures: dict[str, Any] = json.loads(_run(command, folder))
    kinds = {
        kind: {short: values[long] for long, short in MEASURES.items()} for kind, values in figures["kinds"].items()
    }
    return {**kinds, "fields": figures["reference_fields"]}


def _run(command: list[str], folder: str) -> str:
    # The command that is scored is the one of this interpreter.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PATH": path})
    if done.returncode:
        raise SystemExit(f"{folder}: {done.stderr.strip()}")
    return done.stdout


def documents(folder: Path) -> list[str]:
    """Name the annotated documents of a folder."""
    listed = folder.with_suffix(".jsonl")
    if folder.name == LAYOUT and listed.exists() and (folder.parent / "score_layout.py").exists():
        names = [json.loads(line)["name"] for line in listed.read_text("utf-8").splitlines() if line.strip()]
        return sorted(name for name in names if (folder / f"{name}.txt").exists())
    return sorted(path.stem for path in folder.glob("*.json") if path.with_suffix(".txt").exists())


def below(figures: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    """Say which figures lie under their floors."""
    return [
        f"{kind} {measure}: {figures[kind][measure]:.4f} is under {floor}"
        for kind, measures in floors.items()
        for measure, floor in measures.items()
        if figures[kind][measure] < floor
    ]


def show(label: str, figures: dict[str, dict[str, float]]) -> None:
    print(label)
    for kind, measures in figures.items():
        print(f"  {kind:<14}" + "  ".join(f"{measure} {value:.4f}" for measure, value in measures.items()))


def check(gold: Path, floors: dict[str, Any]) -> int:
    """Hold each folder to its floors."""
    failures = []
    for folder, entry in floors.items():
        names, present = entry["documents"], documents(gold / folder)
        missing = sorted(set(names) - set(present))
        if missing:
            print(f"{folder}: not checked, {len(missing)} of {len(names)} documents are not there: {missing[:5]}")
            continue
        figures = score(gold, folder, names)
        show(f"{folder}: {len(names)} documents with floors", figures)
        failures += [f"{folder}: {failure}" for failure in below(figures, entry["floors"])]
        new = sorted(set(present) - set(names))
        if new:
            show(f"{folder}: {len(new)} documents without floors", score(gold, folder, new))
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


def write(gold: Path, path: Path) -> None:
    """Measure every folder of annotations and write its floors."""
    lines = [HEADING]
    for folder in sorted(child.name for child in gold.iterdir() if child.is_dir() and documents(child)):
        names = documents(gold / folder)
        figures = score(gold, folder, names)
        show(f"{folder}: {len(names)} documents", figures)
        listed = "".join(f'    "{name}",\n' for name in names)
        lines.append(f'["{folder}"]\ndocuments = [\n{listed}]\n')
        for kind, measures in figures.items():
            if folder == LAYOUT and kind not in HELD:
                continue
            floors = {measure: math.floor(value * 10**DECIMALS) / 10**DECIMALS for measure, value in measures.items()}
            lines.append(
                f'["{folder}".floors."{kind}"]\n' + "".join(f"{key} = {value}\n" for key, value in floors.items())
            )
    path.write_text("\n".join(lines), "utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument("--write", action="store_true", help="measure anew and write the floors")
    options = parser.parse_args(arguments)
    if not (options.gold / "score.py").exists():
        raise SystemExit(f"expected score.py in {options.gold}")
    if options.write:
        write(options.gold, options.floors)
        return 0
    return check(options.gold, tomllib.loads(options.floors.read_text("utf-8")))


if __name__ == "__main__":
    sys.exit(main())
