"""Extracts the entities of many documents into one output."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypedDict, Unpack

from .._version import SCHEMA_VERSION, __version__
from ..export import Format, format_of, opened
from ..readers import LIMIT
from .errors import BatchError
from .inputs import items
from .item import Item, Skipped
from .outputs import Sink
from .reading import known
from .rows import ROWS, Columns
from .runner import cores, run
from .spool import Spool, can_hold, mark_of
from .summary import Failure, Summary
from .work import Output, Treatment, Work

if TYPE_CHECKING:
    from ..text.messages import Language

#: Where tasks grow, one is of so small a part of what is done: then no core waits long for another at the end.
_PART: Final = 16
#: Tasks in flight for each worker: enough that none waits while one document takes long, few enough that memory stays
#: flat; of tasks that may be of more bytes than these, fewer.
_MANY: Final = 12
_FEW: Final = 2
_LARGE: Final = 1 << 20
#: Inputs below so many bytes stay in this process: starting workers takes longer than reading them.
_SMALL: Final = 1 << 22
#: The sort of an input that is one document, whatever its name says.
_PLAIN: Final = "text"

#: Files, folders, patterns, archives, tables of rows, `-` for standard input, and documents in memory.
Path = str | os.PathLike[str] | Item
Paths = Path | Iterable[Path]
Task = Sequence[Item]


class Options(TypedDict, total=False):
    """How a run treats its documents.

    `kinds` are the keys wanted, all by default; `workers` processes (one for each core); no document of more than
    `limit` bytes is read, and none is worked on for more than `time_limit` seconds; messages of failed documents are in
    `lang`; `standard_input` is what `-` reads. `columns` name the text in files of rows, and `sort` says what sort of
    rows the inputs hold (`jsonl`, `csv`, `parquet`; `text` for none) where their names do not.
    """

    kinds: Collection[str] | None
    workers: int | None
    limit: int
    time_limit: float | None
    lang: Language
    standard_input: BinaryIO | None
    columns: Columns
    sort: str | None


def extract(
    paths: Paths,
    output: str | os.PathLike[str] | BinaryIO,
    *,
    format: str | Format | None = None,
    errors: str | os.PathLike[str] | None = None,
    resume: bool = False,
    split: int | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    on_progress: Callable[[Summary], None] | None = None,
    **options: Unpack[Options],
) -> Summary:
    """Write the records of all documents to `output`, in the order of the input.

    `format` is one of `vndocs.export.FORMATS`, by default what the suffix of `output` says. A document that cannot be
    read gives a record that says why, and a line of JSON in the file `errors` where one is named. With `split`, the
    output is a folder of numbered files, each closed once it holds so many documents. An output appears under its name
    when it is whole. What a long run to a file has finished lies beside it until then; with `resume`, a run that was
    ended goes on from there and ends with the same output.

    Raises BatchError for an unknown kind or a run that cannot be resumed, ExportError for a format or an output that
    cannot be written.
    """
    chosen = format if isinstance(format, Format) else format_of(format, output)
    summary = Summary()
    batch = _Batch(paths, chosen, summary, options, split)

    def tell(part: Output) -> None:
        summary.add(part.summary)
        if on_failure is not None:
            for failure in part.failures:
                on_failure(failure)
        if on_progress is not None:
            on_progress(summary)

    def deliver(parts: Iterable[Output], *, is_kept: bool = False) -> None:
        with (
            Sink(chosen, output, split, is_kept=is_kept) as sink,
            nullcontext() if errors is None else opened(errors) as log,
        ):
            for part in parts:
                sink.write(part)
                if log is not None:
                    log.writelines(map(_line, part.failures))

    if isinstance(output, (str, os.PathLike)) and can_hold(output) and (resume or batch.is_large):
        with Spool(output, batch.settings(split), resume=resume, beside=errors) as spool:
            # The output grows while the workers are at work: compressing it all at the end would be one core's alone.
            with closing(batch.kept(spool, tell)) as parts:
                deliver(parts, is_kept=True)
            spool.remove()
    elif resume:
        raise BatchError("nowhere-to-resume")
    else:
        with closing(batch.parts(tell)) as parts:
            deliver(parts)
    return summary


def records(paths: Paths, *, summary: Summary | None = None, **options: Unpack[Options]) -> Iterator[dict[str, Any]]:
    """Give the record of each document, in the order of the input; `summary` is counted up where one is given.

    Raises BatchError for an unknown kind.
    """
    counts = Summary() if summary is None else summary
    batch = _Batch(paths, format_of("jsonl"), counts, options)
    parts = batch.parts(lambda part: counts.add(part.summary))
    return (json.loads(line) for part in parts for line in part.data.splitlines())


class _Batch:
    """The documents of a run, shared out into tasks that do not depend on the number of workers."""

    def __init__(
        self, paths: Paths, format: Format, summary: Summary, options: Options, split: int | None = None
    ) -> None:
        self._named = [paths] if isinstance(paths, (str, os.PathLike, Item)) else list(paths)
        self._summary, self._options = summary, options
        limit = options.get("limit", LIMIT)
        self._sort = _known_sort(options.get("sort"))
        self._columns = options.get("columns") or Columns()
        time_limit = options.get("time_limit")
        self._treatment = Treatment(known(options.get("kinds")), limit, options.get("lang", "en"), time_limit)
        self._work = Work(format, self._treatment)
        self._split = split
        found = items(
            self._named,
            limit=limit,
            standard_input=options.get("standard_input"),
            columns=self._columns,
            sort=self._sort,
        )
        self._first: list[Task] = []
        self._rest, size = self._tasks(found), 0
        self.is_large = False
        for task in self._rest:
            self._first.append(task)
            size += sum(item.size for item in task)
            if size > _SMALL and len(self._first) > 1:
                self.is_large = True
                break

    def settings(self, split: int | None) -> dict[str, Any]:
        """Give what must be the same for a run to go on: what was asked for and the version that does it."""
        format, treatment = self._work.format, self._treatment
        named = [item.source if isinstance(item, Item) else os.fspath(item) for item in self._named]
        return {
            "version": [__version__, SCHEMA_VERSION],
            "paths": named,
            "format": [format.name, vars(format)],
            "kinds": treatment.kinds,
            "limits": [treatment.limit, treatment.time_limit],
            "lang": treatment.lang,
            "rows": [self._sort, self._columns.text, self._columns.name],
            "split": split,
        }

    def parts(self, tell: Callable[[Output], None]) -> Generator[Output, None, None]:
        """Give the finished parts in order, each told as it comes."""
        for part in self._run(chain(self._first, self._rest)):
            tell(part)
            yield part

    def kept(self, spool: Spool, tell: Callable[[Output], None]) -> Generator[Output, None, None]:
        """Give what the spool holds, then the rest as it is finished and kept."""
        tasks = chain(self._first, self._rest)
        for mark in spool.finished:
            task = next(tasks, ())
            if mark_of(task) != mark:
                raise BatchError("other-input", document=task[0].source if task else "-")
        for part in spool.parts():
            tell(part)
            yield part
        going: deque[tuple[str, int]] = deque()

        def marked() -> Iterator[Task]:
            for task in tasks:
                going.append((mark_of(task), len(task)))
                yield task

        done = 0
        for part in self._run(marked()):
            # A task whose worker died comes back item by item: only the last of its parts bears the mark.
            mark, length = going[0]
            done += part.summary.documents
            spool.add(mark if done == length else "", part)
            if done == length:
                going.popleft()
                done = 0
            tell(part)
            yield part

    def _run(self, tasks: Iterator[Task]) -> Iterator[Output]:
        workers = self._options.get("workers")
        if not self.is_large:
            workers = 1
        is_large = self._work.format.most_bytes > _LARGE
        return run(
            self._work,
            tasks,
            self._work.lost,
            workers=cores() if workers is None else workers,
            is_apart=self._treatment.time_limit is not None,
            ahead=_FEW if is_large else _MANY,
        )

    def _tasks(self, found: Iterable[Item | Skipped]) -> Iterator[Task]:
        # Tasks do not depend on the number of workers, nor does the output.
        format = self._work.format
        task: list[Item] = []
        size = done = filed = 0
        for item in found:
            if isinstance(item, Skipped):
                self._summary.skipped += 1
                continue
            task.append(item)
            size += item.size
            due = min(format.most_bytes, max(format.first_bytes, done // _PART))
            is_full = self._split is not None and filed + len(task) >= self._split
            if size >= due or len(task) >= format.most_documents or is_full:
                yield task
                done += size
                # With a split, a file ends where a task does, to the document.
                filed = 0 if is_full else filed + len(task)
                task, size = [], 0
        if task:
            yield task


def _known_sort(sort: str | None) -> str | None:
    if sort is not None and sort not in (_PLAIN, *ROWS.values()):
        raise BatchError("unknown-sort", given=sort, known=", ".join(dict.fromkeys((_PLAIN, *ROWS.values()))))
    return sort


def _line(failure: Failure) -> bytes:
    return json.dumps(failure._asdict(), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
