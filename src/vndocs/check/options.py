"""What a check may be told: rules to leave out, places and known findings to pass over, the level that fails a run.

Read from `[tool.vndocs.check]` of pyproject.toml or from vndocs.toml; nothing is read unless it is asked for.
"""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from .baseline import Baseline
from .errors import CheckError
from .finding import VERDICTS, Verdict

if TYPE_CHECKING:
    from .finding import Finding
    from .rule import Rule
    from .subject import Subject

#: A remark in a text that its line is to be passed over: `<!-- vndocs: ignore wrong-sum -->`.
_REMARK: Final = re.compile(r"vndocs:[ ]?ignore(?:[ ]([a-z, -]{0,300}))?")
_FILES: Final = ("vndocs.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Options:
    """How a check is run.

    `ignore` names rules to leave out (`wrong-sum`, or all of a group: `group:document`), `only` those to run and no
    others. `places` maps patterns of file names to rules that are left out there. `is_preview_on` runs rules on trial.
    `baseline` holds findings that are known already. `fail_on` is the level that gives exit status 1. `registry` and
    `date` serve where the call gives none.
    """

    ignore: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    places: tuple[tuple[str, frozenset[str]], ...] = ()
    is_preview_on: bool = True
    baseline: Baseline = field(default_factory=Baseline)
    fail_on: Verdict = "suspect"
    registry: str | None = None
    date: str | None = None

    def is_off(self, rule: Rule) -> bool:
        """Tell whether a rule is not to run."""
        named = {rule.id, f"group:{rule.group}"}
        if self.only and not named & self.only:
            return True
        return bool(named & self.ignore) or (rule.is_preview and not self.is_preview_on)

    def ignores(self, finding: Finding, subject: Subject) -> bool:
        """Tell whether a finding is to be left out: by its place, by a remark on its line, by the baseline."""
        name = subject.source.name or ""
        for pattern, rules in self.places:
            if (finding.rule in rules or "*" in rules) and (
                fnmatch(name, pattern) or fnmatch(Path(name).name, pattern)
            ):
                return True
        if self.baseline and self.baseline.has(finding, name):
            return True
        if not subject.has_remarks:
            return False
        raw = subject.source.raw
        start, end = raw.rfind("\n", 0, finding.start) + 1, raw.find("\n", finding.end)
        remark = _REMARK.search(raw, start, len(raw) if end < 0 else end)
        if remark is None:
            return False
        named = {rule.strip() for rule in (remark[1] or "").strip("- ").split(",") if rule.strip()}
        return not named or finding.rule in named


def load_options(path: str | os.PathLike[str] | None = None, *, folder: str | os.PathLike[str] = ".") -> Options:
    """Read the options of a file, or of vndocs.toml or pyproject.toml in a folder or one above it; defaults if none.

    Raises CheckError when the file cannot be read or says what it may not.
    """
    if path is not None:
        return _read(Path(path), is_asked_for=True)
    here = Path(folder).resolve()
    for place in (here, *here.parents):
        for name in _FILES:
            if (place / name).is_file():
                found = _read(place / name, is_asked_for=False)
                if found is not _NONE:
                    return found
    return Options()


_NONE: Final = Options(fail_on="ok")


def _read(path: Path, *, is_asked_for: bool) -> Options:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CheckError("no-options", path=str(path), reason=reason) from None
    is_project = path.name == "pyproject.toml"
    section = data.get("tool", {}).get("vndocs", {}).get("check") if is_project else data.get("check", None)
    if section is None:
        return Options() if is_asked_for else _NONE
    try:
        return options_of(section, path.parent)
    except CheckError as error:
        raise CheckError("bad-options", path=str(path), what=error) from None


def options_of(section: dict[str, Any], folder: Path) -> Options:
    """Make options of their keys as configuration files write them; paths are taken from `folder`.

    Raises CheckError for a key, rule or value that there is not.
    """
    from .rules import known_names

    known = ("ignore", "only", "places", "preview", "baseline", "fail-on", "registry", "date")
    options = Options()
    for key, value in section.items():
        if key == "ignore":
            options = replace(options, ignore=frozenset(known_names(_strings(key, value))))
        elif key == "only":
            options = replace(options, only=frozenset(known_names(_strings(key, value))))
        elif key == "places":
            pairs = value.items() if isinstance(value, dict) else _wrong(key, value, "a table")
            places = tuple((pattern, frozenset(known_names(_strings(key, rules)))) for pattern, rules in pairs)
            options = replace(options, places=places)
        elif key == "preview":
            options = replace(
                options, is_preview_on=value if isinstance(value, bool) else _wrong(key, value, "true or false")
            )
        elif key == "baseline":
            options = replace(options, baseline=Baseline.read(folder / _string(key, value)))
        elif key == "fail-on":
            options = replace(options, fail_on=level_of(_string(key, value)))
        elif key == "registry":
            named = _string(key, value)
            options = replace(options, registry=named if "://" in named or named == "none" else str(folder / named))
        elif key == "date":
            options = replace(options, date=str(value))
        else:
            raise CheckError("bad-key", name=key, known=", ".join(known))
    return options


def level_of(given: str) -> Verdict:
    """Give the verdict of a name (`not-checked` for `not checked`); raises CheckError for another word."""
    wanted = given.replace("-", " ")
    for verdict in VERDICTS[2:]:
        if verdict == wanted:
            return verdict
    raise CheckError("bad-level", given=given, known="wrong, suspect, not-checked")


def _string(key: str, value: Any) -> str:
    return value if isinstance(value, str) else _wrong(key, value, "a string")


def _strings(key: str, value: Any) -> list[str]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    raise CheckError("bad-value", name=key, given=value, expected="a list of names")


def _wrong(key: str, value: Any, expected: str) -> Any:
    raise CheckError("bad-value", name=key, given=value, expected=expected)
