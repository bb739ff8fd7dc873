"""Extracts the entities of many documents into one output."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypedDict, Unpack

from ..export import Format, format_of, opened
from ..readers import LIMIT
from .inputs import Item, Skipped, items
from .reading import known
from .runner import cores, run
from .summary import Failure, Summary
from .work import Output, Work

if TYPE_CHECKING:
    from ..text.messages import Language

#: A task holds about so many bytes, at most so many documents. The output does not depend on the number of workers.
_TASK_BYTES: Final = 1 << 18
_TASK_ITEMS: Final = 256
#: Inputs below so many bytes stay in this process: starting workers takes longer than reading them.
_SMALL: Final = 1 << 22

#: Files, folders (their documents; the rest is counted as skipped), `-` for standard input, and documents in memory.
Path = str | os.PathLike[str] | Item
Paths = Path | Iterable[Path]


class Options(TypedDict, total=False):
    """How a run treats its documents.

    `kinds` are the keys wanted, all by default; `workers` processes (one for each core); no file of more than `limit`
    bytes is read; messages of failed documents are in `lang`; `standard_input` is what `-` reads.
    """

    kinds: Collection[str] | None
    workers: int | None
    limit: int
    lang: Language
    standard_input: BinaryIO | None


def extract(
    paths: Paths,
    output: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | Format | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    on_progress: Callable[[Summary], None] | None = None,
    **options: Unpack[Options],
) -> Summary:
    """Write the records of all documents to `output`, in the order of the input.

    `format` is one of `vndocs.export.FORMATS`, by default what the suffix of `output` says. A document that cannot be
    read gives a record that says why. A file appears under its name when it is whole.

    Raises BatchError for an unknown kind, ExportError for a format or an output that cannot be written.
    """
    chosen = format if isinstance(format, Format) else format_of(format, output)
    summary = Summary()
    parts = _outputs(paths, chosen, summary, **options)
    with opened(output) as stream, closing(parts):
        writer = chosen.open(stream)
        for part in parts:
            writer.write(part.data)
            if on_failure is not None:
                for failure in part.failures:
                    on_failure(failure)
            if on_progress is not None:
                on_progress(summary)
        writer.close()
    return summary


def records(paths: Paths, *, summary: Summary | None = None, **options: Unpack[Options]) -> Iterator[dict[str, Any]]:
    """Give the record of each document, in the order of the input; `summary` is counted up where one is given.

    Raises BatchError for an unknown kind.
    """
    parts = _outputs(paths, format_of("jsonl"), Summary() if summary is None else summary, **options)
    return (json.loads(line) for part in parts for line in part.data.splitlines())


def _outputs(
    paths: Paths, format: Format, summary: Summary, **options: Unpack[Options]
) -> Generator[Output, None, None]:
    limit = options.get("limit", LIMIT)
    work = Work(format, known(options.get("kinds")), limit, options.get("lang", "en"))
    named = [paths] if isinstance(paths, (str, os.PathLike, Item)) else paths
    tasks = _tasks(items(named, limit=limit, standard_input=options.get("standard_input")), summary)
    return _run(work, tasks, summary, options.get("workers"))


def _run(
    work: Work, tasks: Iterator[Sequence[Item]], summary: Summary, workers: int | None
) -> Generator[Output, None, None]:
    first, size = [], 0
    for task in tasks:
        first.append(task)
        size += sum(item.size for item in task)
        if size > _SMALL and len(first) > 1:
            break
    else:
        workers = 1
    for part in run(work, chain(first, tasks), work.lost, workers=cores() if workers is None else workers):
        summary.add(part.summary)
        yield part


def _tasks(found: Iterable[Item | Skipped], summary: Summary) -> Iterator[Sequence[Item]]:
    task: list[Item] = []
    size = 0
    for item in found:
        if isinstance(item, Skipped):
            summary.skipped += 1
            continue
        task.append(item)
        size += item.size
        if size >= _TASK_BYTES or len(task) >= _TASK_ITEMS:
            yield task
            task, size = [], 0
    if task:
        yield task
