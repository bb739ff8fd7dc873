"""A rule: a function that finds faults of one kind, and the page that says what, why, since when and with which words.

The page lies beside the rule (`wrong_issue_date.py`, `wrong_issue_date.md`): a heading in TOML between `+++` with its
level, needs, sentences and legal sources, then the text for people and the examples that are run as its test.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from ..errors import DataError
from ..text.messages import Language, say

if TYPE_CHECKING:
    from .finding import Finding
    from .subject import Subject

Group = Literal["registry", "text", "document"]
#: Where the pages lie.
PACKAGE: Final = "vndocs.check.rules"
_HEADING: Final = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)
_EXAMPLE: Final = re.compile(
    r"^```text (good|bad)(?: (.*?))?\n(.*?)^```(?:\n\n?```csv registry\n(.*?)^```)?", re.M | re.S
)
_LANGUAGE: Final = re.compile(r"<!-- (vi|en) -->\n")


def _next_day(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat() if day else ""


class LegalSource(NamedTuple):
    """Where a rule comes from, with the days on which it came into force and ended (`until` is the last day)."""

    code: str
    place: str
    since: str
    until: str

    def __str__(self) -> str:
        return f"{self.code}, {self.place}" if self.place else self.code


class Example(NamedTuple):
    """An example of a page: a text that has the fault or not, the registry it is read against and the report's date."""

    is_bad: bool
    text: str
    registry: str
    date: str


@dataclass(frozen=True)
class Rule:
    """A kind of fault under its stable name; see the module."""

    id: str
    find: Callable[[Subject], Iterator[Finding]]
    #: What the rule looks at (`Lots`): where all of these are empty it has found nothing and need not be called.
    lots: tuple[str, ...] = ()

    @classmethod
    def of(cls, module: ModuleType) -> Rule:
        """Take the rule out of its module: file, function, page and reported name are the same words."""
        name = module.__name__.rpartition(".")[2]
        return cls(name.replace("_", "-"), getattr(module, name), getattr(module, "LOTS", ()))

    @cached_property
    def _source(self) -> str:
        return files(PACKAGE).joinpath(self.id.replace("-", "_") + ".md").read_text("utf-8")

    @cached_property
    def _heading(self) -> dict[str, Any]:
        match = _HEADING.match(self._source)
        if match is None:
            raise DataError(f"{self.id}: expected a page that begins with a heading between +++")
        return tomllib.loads(match[1])

    @cached_property
    def group(self) -> Group:
        """`registry` for rules that need one, `text` for those that look at one citation, `document` for the rest."""
        return self._heading["group"]  # type: ignore[no-any-return]

    @cached_property
    def is_preview(self) -> bool:
        """Whether the rule is on trial: it is on, and gives at most `suspect`."""
        return bool(self._heading.get("preview", False))

    @property
    def severity(self) -> str:
        """The worst verdict that the rule gives."""
        return str(self._heading["severity"])

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """What the rule cannot do without: `registry`, `date`, `dates`, `lists` …."""
        return tuple(self._heading.get("needs", ()))

    @cached_property
    def sources(self) -> tuple[LegalSource, ...]:
        """The legal sources, the oldest first."""
        return tuple(
            LegalSource(row["code"], row.get("place", ""), str(row.get("since", "")), str(row.get("until", "")))
            for row in self._heading.get("legal", ())
        )

    def source_on(self, day: str | None) -> LegalSource | None:
        """Give the legal source that held on a day, the youngest where no day is known; None where none did."""
        for source in reversed(self.sources):
            if day is None or ((not source.since or source.since <= day) and (not source.until or day <= source.until)):
                return source
        return None

    def why_not(self, there: Container[str], day: str | None) -> str | None:
        """Say by a stable word why the rule cannot be run on a document of a day that has what is `there`.

        None where it can.
        """
        for need in self.needs:
            if need not in there:
                return f"no-{need}"
        if self._is_dated and self.source_on(day) is None:
            return "no-rule-then"
        return None

    @cached_property
    def _is_dated(self) -> bool:
        """Whether there were days on which no source of the rule held."""
        return bool(self.sources) and all(source.since or source.until for source in self.sources)

    @cached_property
    def turns(self) -> frozenset[str]:
        """The days from which on another source of the rule may hold."""
        return frozenset(day for source in self.sources for day in (source.since, _next_day(source.until)) if day)

    def say(self, sentence: str, variant: str, lang: Language, details: Mapping[str, str]) -> str:
        """Give `message`, `known` or `help` of a variant in a language; empty where the page has none."""
        named = self._heading.get(f"{sentence}-{variant}") or self._heading.get(sentence)
        if not named:
            return ""
        return str(named[lang]).format(**details)

    @cached_property
    def _texts(self) -> tuple[str, dict[str, str]]:
        """The title of the page, and its text for people in each language."""
        body = self._source[len(_HEADING.match(self._source)[0]) :]  # type: ignore[index]
        title, *parts = _LANGUAGE.split(body)
        said = {
            lang: text.split("<!-- examples -->")[0].strip() for lang, text in zip(parts[::2], parts[1::2], strict=True)
        }
        return title.strip(), said

    def summary(self, lang: Language = "vi") -> str:
        """Give the first sentence of the page in a language."""
        return " ".join(re.split(r"(?<=[.])\s", self._texts[1][lang], maxsplit=1)[0].split())

    def page(self, lang: Language = "vi") -> str:
        """Give the page for people in a language, with its examples, legal sources and stage."""
        title, texts = self._texts
        lines = [title, "", texts[lang], ""]
        lines.append(
            say(__package__, "explain-severity", lang, severity=say(__package__, self.severity.replace(" ", "-"), lang))
        )
        if self.is_preview:
            lines.append(say(__package__, "explain-preview", lang))
        for source in self.sources:
            since, until = source.since or "…", source.until or "…"
            lines.append(say(__package__, "explain-source", lang, source=source, since=since, until=until))
        for example in self.examples:
            word = say(__package__, "explain-bad" if example.is_bad else "explain-good", lang)
            lines += ["", f"{word}:", "", *(f"    {line}" for line in example.text.strip().splitlines())]
        return "\n".join(lines) + "\n"

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The examples of the page."""
        return tuple(
            Example(match[1] == "bad", match[3], match[4] or "", (match[2] or "").strip())
            for match in _EXAMPLE.finditer(self._source)
        )
