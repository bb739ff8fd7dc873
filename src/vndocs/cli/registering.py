"""`vndocs registry …`: what each of its commands calls and prints."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from ..registry import (
    Coverage,
    Entry,
    Imported,
    Refusal,
    RegistryError,
    add,
    build,
    bundled,
    compare,
    export,
    import_rows,
    open_registry,
)
from ..registry.build import rows
from ..registry.intake import coverage_of
from ..registry.writing import record
from ..text.messages import Language, say
from .errors import CommandError
from .status import FAILED

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..registry import Registry


def run_build(path: str, inputs: list[str], lang: Language, *, covers: list[str], **asked: bool) -> int:
    """Build a registry and tell what became of the rows."""
    done = build(
        path,
        inputs,
        coverage=[claim_of(said) for said in covers],
        is_partial=asked["partial"],
        is_replacing=asked["replace"],
        is_lenient=asked["ignore_unknown"],
        on_refusal=_told(lang),
    )
    return _summed(done, lang)


def run_import(path: str, inputs: list[str], lang: Language, *, covers: list[str], **asked: bool) -> int:
    """Take rows into a registry that is there."""
    with open_registry(path, is_writable=True) as registry:
        every = (row for name in inputs for row in rows(name, is_lenient=asked["ignore_unknown"]))
        claims = ((said, {"coverage": claim_of(said)._asdict()}) for said in covers)
        done = import_rows(
            registry,
            (row for group in (claims, every) for row in group),
            is_partial=asked["partial"],
            is_replacing=asked["replace"],
            on_refusal=_told(lang),
        )
    return _summed(done, lang)


def run_export(path: str, output: str | None, form: str | None, lang: Language) -> None:
    """Write a registry out."""
    with opened(path) as registry:
        target: Any = sys.stdout.buffer if output in (None, "-") else output
        count = export(registry, target, form)
    print(say(__package__, "registry-exported", lang, count=count), file=sys.stderr)


def run_add(path: str, cells: dict[str, Any], lang: Language, *, replace: bool) -> int:
    """Add one document."""
    with open_registry(path, is_writable=True) as registry:
        return _summed(add(registry, cells, is_replacing=replace), lang)


def run_find(query: str, path: str | None, limit: int, lang: Language, *, as_json: bool) -> int:
    """Print the documents that a query means; exit status 1 where there is none."""
    with opened(path) as registry:
        found = registry.find(query, limit=limit)
    for entry in found:
        print(json.dumps(record(entry), ensure_ascii=False) if as_json else described(entry))
    if not found:
        print(say(__package__, "registry-not-found", lang), file=sys.stderr)
    return 0 if found else FAILED


def run_diff(old: str, new: str, lang: Language, *, as_json: bool) -> int:
    """Print the differences of two registries; exit status 1 where there are some."""
    count = 0
    with opened(old) as before, opened(new) as after:
        for difference in compare(before, after):
            count += 1
            sides = (difference.old, difference.new)
            if as_json:
                pair = {name: record(side) if side else None for name, side in zip(("old", "new"), sides, strict=True)}
                print(json.dumps(pair, ensure_ascii=False))
            elif difference.old is None or difference.new is None:
                entry = difference.new or difference.old
                assert entry is not None
                print("+" if difference.new else "-", described(entry))
            else:
                print("~", described(difference.new))
                for change in difference.changes:
                    print(f"    {change.field}: {_cell(change.old)} -> {_cell(change.new)}")
    print(say(__package__, "registry-differences", lang, count=count), file=sys.stderr)
    return FAILED if count else 0


def run_stats(path: str | None, lang: Language, *, as_json: bool) -> None:
    """Print what a registry holds."""
    with opened(path) as registry:
        stats = registry.stats()
    if as_json:
        print(json.dumps(stats, ensure_ascii=False))
        return
    print(say(__package__, "registry-count", lang, name=stats["name"], count=stats["entries"]))
    for column in ("type", "status", "confidence", "year"):
        counted = ", ".join(f"{value or '-'} {count}" for value, count in stats[column].items())
        print(f"{say(__package__, f'registry-by-{column}', lang)}: {counted}")
    claims = [_claimed(Coverage(**claim), lang) for claim in stats["coverage"]]
    covered = "; ".join(claims) or say(__package__, "registry-nothing-covered", lang)
    print(f"{say(__package__, 'registry-covered', lang)}: {covered}")


def opened(path: str | None) -> Registry:
    """Open a registry; the bundled one where none is named."""
    return open_registry(path) if path else bundled()


def claim_of(said: str) -> Coverage:
    """Read a claim such as `NĐ,CP,2015-2024` (type, issuer, years; each may be empty).

    Raises CommandError when it is none.
    """
    parts = [part.strip() for part in said.split(",")]
    first, _, last = parts[2].partition("-") if len(parts) == 3 else ("", "", "")
    if len(parts) != 3 or not any(parts):
        raise CommandError("bad-claim", given=said)
    years = {"first_year": first or "0", "last_year": last or first or "9999"}
    try:
        return coverage_of({"type": parts[0], "issuer": parts[1], **years})
    except RegistryError as reason:
        raise CommandError("bad-claim-because", given=said, reason=reason) from None


def described(entry: Entry) -> str:
    """Give an entry as one line."""
    day = "/".join(reversed(entry.issued.split("-")))
    matter = entry.title or entry.note.partition(";")[0]
    said = (f"{entry.type} {entry.code}".strip(), day, entry.issuer, matter, entry.status)
    return " · ".join(part for part in said if part)


def _claimed(claim: Coverage, lang: Language) -> str:
    years = f"{claim.first_year or '…'}-{claim.last_year if claim.last_year < 9999 else '…'}"
    return f"{claim.type or '*'}, {claim.issuer or '*'}, {years}"


def _cell(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value or "-")


def _told(lang: Language) -> Callable[[Refusal], None]:
    def tell(refusal: Refusal) -> None:
        print(f"vndocs: {refusal.place}: {refusal.reason.message(lang)}", file=sys.stderr)

    return tell


def _summed(done: Imported, lang: Language) -> int:
    counts = {"added": done.added, "replaced": done.replaced, "refused": done.refused}
    print(say(__package__, "registry-taken-in", lang, **counts), file=sys.stderr)
    return FAILED if done.refused else 0
