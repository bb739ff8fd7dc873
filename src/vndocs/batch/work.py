"""What is done with each document: read, parse, record, encode; in this process or in a worker, paths in, bytes out."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from .._version import SCHEMA_VERSION
from ..pipeline.kinds import ALL_KINDS
from ..readers import ReadError
from ..text.messages import Language, say
from .collector import held_off
from .reading import parsed
from .summary import Failure, Summary
from .time_limit import OverTimeError, bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..export import Format, Gathering
    from ..pipeline.document import Document
    from .item import Item


class Output(NamedTuple):
    """The encoded records of some documents, with their counts and what failed among them."""

    data: bytes
    summary: Summary
    failures: list[Failure]


@dataclass(frozen=True, slots=True)
class Treatment:
    """How each document is treated: the kinds wanted, bounds on its bytes and seconds, the language of messages."""

    kinds: tuple[str, ...] | None
    limit: int
    lang: Language
    time_limit: float | None = None

    def gather(self, items: Iterable[Item], into: Gathering, summary: Summary, failures: list[Failure]) -> None:
        """Add some documents, in order; one that fails is added as an error that says so."""
        for item in items:
            count = len(into)
            try:
                with bounded(self.time_limit):
                    document, size = parsed(item, self.limit, self.kinds)
                    into.add(document)
            except OverTimeError:
                message = say(__package__, "over-time", self.lang, seconds=self.time_limit)
                failure = Failure(item.source, "over-time", message)
            except ReadError as error:
                failure = Failure(item.source, error.code, error.message(self.lang))
            except Exception as error:  # a fault of ours in one document must not stop the others
                message = say(__package__, "internal-error", self.lang, error=_described(error))
                failure = Failure(item.source, "internal-error", message)
            else:
                summary.read += 1
                summary.bytes += size
                summary.entities.update(_counts(document))
                continue
            if len(into) > count:
                # Its time was over when it had just been added.
                into.undo()
            summary.failed += 1
            failures.append(failure)
            into.fail(_error_record(failure))


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker does with a task, which is some items: their records, encoded in a format."""

    format: Format
    treatment: Treatment

    def __call__(self, task: Sequence[Item]) -> Output:
        """Give the encoded records of a task's documents, in order."""
        with held_off():
            return self._output(task)

    def _output(self, task: Sequence[Item]) -> Output:
        summary = Summary()
        failures: list[Failure] = []
        gathered = self.format.gather()
        self.treatment.gather(task, gathered, summary, failures)
        return Output(gathered.data(), summary, failures)

    def lost(self, item: Item) -> Output:
        """Give the output for a document whose worker was ended twice."""
        failure = Failure(item.source, "worker-lost", say(__package__, "worker-lost", self.treatment.lang))
        return Output(self.format.encode([_error_record(failure)]), Summary(failed=1), [failure])


def counts(record: Mapping[str, Any]) -> dict[str, int]:
    """Count the entities of a record by kind, and the items of its lists."""
    found = {key: len(record[key]) for key in ALL_KINDS if key in record}
    if "lists" in found:
        found["list items"] = sum(len(tree["items"]) for tree in record["lists"])
    return found


def _counts(document: Document) -> dict[str, int]:
    found = {key: len(readings) for key, readings in document.readings.items()}
    if "lists" in found:
        found["list items"] = sum(len(reading.starts) for reading in document.readings["lists"])
    return found


def _described(error: Exception) -> str:
    """Say in one line what was raised and where, for whoever reports it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {' '.join(str(error).split())} ({PurePath(place.filename).name}:{place.lineno})"


def _error_record(failure: Failure) -> dict[str, Any]:
    error = {"code": failure.code, "message": failure.message}
    return {"schema_version": SCHEMA_VERSION, "source": failure.source or None, "error": error}
