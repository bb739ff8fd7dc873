"""`vndocs check`: each document read and checked, the reports written out, the exit status told by the findings."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from .. import readers
from ..batch import Item, read
from ..batch.inputs import items
from ..batch.item import Skipped
from ..check import Baseline, Options, Report, check, load_options
from ..check.options import level_of
from ..check.rules import known_names
from ..errors import VndocsError
from ..export import opened
from ..export.reports import ReportWriter, TerminalReports, report_writer
from ..readers import LIMIT
from ..registry import Registry, bundled, open_registry
from ..rewrite import comment_findings, fix_file
from ..text.messages import BilingualError, Language, say
from .errors import CommandError
from .status import FAILED, UNABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The form that is a copy of the document itself.
_WORD: Final = "docx"


def run(paths: Sequence[Any], lang: Language, given: dict[str, Any]) -> int:
    """Check documents, write their reports, and give the exit status: 0 clean, 1 findings, 2 could not run."""
    options = _options(given)
    output, form = given["output"], given["format"] or "text"
    if form == _WORD:
        return _commented(paths, output, options, lang, given["registry"] or options.registry)
    writer = _writer(form, lang, None if output in (None, "-") else output, is_verbose=given["verbose"])
    name = given["registry"] or options.registry
    registry = None if name == "none" else open_registry(name) if name else bundled()
    reports: list[Report] = []
    failed = False
    has_findings = False
    target: Any = sys.stdout.buffer if output in (None, "-") else output
    try:
        with opened(target) as stream:
            _write(stream, writer.head())
            for item in items(paths, limit=LIMIT):
                if isinstance(item, Skipped):
                    continue
                report = _checked(item, registry, options, lang, writer, stream)
                if report is None:
                    failed = True
                    continue
                if given["fix"]:
                    report = _mended(item, report, registry, options, lang, is_unsafe=given["unsafe_fixes"])
                has_findings |= report.reaches(options.fail_on)
                if given["write_baseline"]:
                    reports.append(report)
                _write(stream, writer.one(report))
            _write(stream, writer.tail())
    finally:
        if registry is not None and name:
            registry.close()
    if given["write_baseline"]:
        Baseline.of(reports).write(given["write_baseline"])
        return UNABLE if failed else 0
    return UNABLE if failed else FAILED if has_findings else 0


def _commented(paths: Sequence[Any], output: str | None, options: Options, lang: Language, name: str | None) -> int:
    """Check one Word document and write a copy with a comment at each finding."""
    if len(paths) != 1 or not isinstance(paths[0], str) or output in (None, "-"):
        raise CommandError("one-word-file")
    registry = None if name == "none" else open_registry(name) if name else bundled()
    try:
        report = check(read(paths[0]), registry or False, date=options.date, options=options)
    finally:
        if registry is not None and name:
            registry.close()
    left = comment_findings(report, paths[0], str(output), lang=lang)
    print(report.summary(lang), file=sys.stderr)
    print(say(__package__, "commented", lang, count=len(report.findings) - len(left), left=len(left)), file=sys.stderr)
    return FAILED if report.reaches(options.fail_on) else 0


def _write(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode("utf-8", "backslashreplace"))


def _checked(
    item: Item, registry: Registry | None, options: Options, lang: Language, writer: ReportWriter, stream: BinaryIO
) -> Report | None:
    try:
        return check(read(item), registry or False, date=options.date, options=options)
    except VndocsError as error:
        message = error.message(lang) if isinstance(error, BilingualError) else str(error)
        print(f"vndocs: {item.source}: {' '.join(message.split())}", file=sys.stderr)
        _write(stream, writer.failure(item.source, message))
        return None


def _mended(
    item: Item, report: Report, registry: Registry | None, options: Options, lang: Language, *, is_unsafe: bool
) -> Report:
    """Mend a file and check what it says now; what cannot be mended is told and left."""
    try:
        edits = fix_file(item.source, report, is_unsafe=is_unsafe) if item.data is None else ()
    except VndocsError as error:
        message = error.message(lang) if isinstance(error, BilingualError) else str(error)
        print(f"vndocs: {item.source}: {' '.join(message.split())}", file=sys.stderr)
        return report
    if not edits:
        return report
    print(f"{item.source}: {say(__package__, 'mended', lang, count=len(edits))}", file=sys.stderr)
    return check(readers.read(item.source), registry or False, date=options.date, options=options)


def _options(given: dict[str, Any]) -> Options:
    options = load_options(given["config"])
    if given["ignore"]:
        options = replace(options, ignore=options.ignore | frozenset(known_names(_names(given["ignore"]))))
    if given["only"]:
        options = replace(options, only=frozenset(known_names(_names(given["only"]))))
    if given["no_preview"]:
        options = replace(options, is_preview_on=False)
    if given["baseline"]:
        options = replace(options, baseline=Baseline.read(given["baseline"]))
    if given["fail_on"]:
        options = replace(options, fail_on=level_of(given["fail_on"]))
    if given["date"]:
        options = replace(options, date=given["date"])
    return options


def _names(given: list[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]


def _writer(form: str, lang: Language, named: str | None, *, is_verbose: bool) -> ReportWriter:
    if form != "text":
        return report_writer(form, lang)
    is_terminal = named is None and sys.stdout.isatty()
    width = max(40, shutil.get_terminal_size().columns - 6) if is_terminal else 100
    is_coloured = is_terminal and not os.environ.get("NO_COLOR")
    return TerminalReports(lang, width=width, is_coloured=is_coloured, is_verbose=is_verbose)
