"""A provision, `điểm a khoản 2 Điều 5`, and a pointer that needs the document itself, `Điều 5 Nghị định này`.

Levels of a normative text: phần, chương, mục, tiểu mục, điều, khoản, điểm (Luật 64/2025/QH15 and 30/2020/NĐ-CP, Phụ lục
I); below them tiết, gạch đầu dòng, đoạn and câu as amending laws and Party papers cite them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field, model_validator

from ..base import Value
from .order import Key, label_key
from .phrase import join

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The levels from large to small; an appendix holds forms and tables, and these the rest.
LEVELS: Final = (
    "appendix", "form", "table", "part", "chapter", "section", "subsection",
    "article", "clause", "point", "subpoint", "paragraph", "sentence",
)  # fmt: skip

#: Levels above the article, which it does not need.
_OUTLINE: Final = frozenset(("part", "chapter", "section", "subsection"))

#: How a pointer names what it points at.
Pointing = Literal["this", "aforesaid", "that"]


class Provision(Value):
    """A place in a document, from its largest unit that is named to its smallest.

    Labels are strings as printed (`5a`, `đ1`, `2.1`, `01`); ordinal words are numbers, lettered points are small. An
    appendix without number is the empty string. A subpoint that begins with a hyphen is a dash: `-1` is the first
    gạch đầu dòng. `excluded` are provisions within this one that the text takes out (`Điều 5, trừ điểm c khoản 2`);
    `incomplete` says that a part could not be read.
    """

    appendix: str | None = Field(None, description="Phụ lục; empty for one without number", examples=["II", "01"])
    form: str | None = Field(None, description="Mẫu số", examples=["01/ĐK"])
    table: str | None = Field(None, description="Biểu số, bảng", examples=["02"])
    part: str | None = Field(None, description="Phần", examples=["I"])
    chapter: str | None = Field(None, description="Chương", examples=["XII"])
    section: str | None = Field(None, description="Mục", examples=["5"])
    subsection: str | None = Field(None, description="Tiểu mục", examples=["1.2"])
    article: str | None = Field(None, description="Điều", examples=["5a"])
    clause: str | None = Field(None, description="Khoản", examples=["2"])
    point: str | None = Field(None, description="Điểm", examples=["đ"])
    subpoint: str | None = Field(None, description="Tiết, or a dash: -1", examples=["a.1"])
    paragraph: str | None = Field(None, description="Đoạn: a number, mở đầu or cuối", examples=["mở đầu"])
    sentence: str | None = Field(None, description="Câu", examples=["2"])
    excluded: tuple[Provision, ...] = Field((), description="Provisions within this one that are taken out")
    incomplete: bool = Field(False, description="A part of the path could not be read")

    @model_validator(mode="after")
    def _names_a_place(self) -> Provision:
        labels = [(level, getattr(self, level)) for level in LEVELS]
        if not self.incomplete and all(label is None for _, label in labels):
            raise ValueError("a provision names at least one level")
        if any(label is not None and label != label.strip() for _, label in labels):
            raise ValueError("a label is not padded")
        if any(label == "" and level != "appendix" for level, label in labels):
            raise ValueError("only an appendix can be without number")
        return self

    @property
    def path(self) -> tuple[tuple[str, str], ...]:
        """The levels that are named, from large to small, each with its label."""
        return tuple((level, label) for level in LEVELS if (label := getattr(self, level)) is not None)

    @property
    def order(self) -> tuple[Key, ...]:
        """What provisions of one document sort by: the whole before its parts, `Điều 25a` behind `Điều 25`."""
        return tuple(
            ((0, 0), *label_key(label)) if (label := getattr(self, level)) is not None else () for level in LEVELS
        )

    def contains(self, other: Provision) -> bool:
        """Tell whether the other place lies within this one or is the same; what is excluded does not."""
        if self.incomplete or not _holds(self, dict(other.path)):
            return self == other
        # An exclusion that touches the other place must be one of its own too.
        return not any(
            out.overlaps(_whole(other)) and not any(_holds(own, dict(out.path)) for own in other.excluded)
            for out in self.excluded
        )

    def overlaps(self, other: Provision) -> bool:
        """Tell whether some place lies in both: one holds the other, and does not exclude the whole of it."""
        one, own = dict(self.path), dict(other.path)
        if not (holds(one, own) or holds(own, one)) or self.incomplete or other.incomplete:
            return False
        return not any(_holds(out, own) for out in self.excluded) and not any(
            _holds(out, one) for out in other.excluded
        )

    @staticmethod
    def phrase(provisions: Iterable[Provision]) -> str:
        """Write several provisions as one phrase: `các điểm a, b và đ khoản 2 Điều 5`.

        Raises StyleError when no phrase says just these: a clause without article before one of an article, say.
        """
        return join(tuple(provisions))

    def __lt__(self, other: Provision) -> bool:
        """Sort as the text of a document runs."""
        return self.order < other.order


def holds(own: dict[str, str], path: dict[str, str]) -> bool:
    """Tell whether a path lies at or below another: it names all that this names, alike, and more only below.

    Articles run through a document, so that `Điều 5` holds `khoản 1 Điều 5 Chương II`; chapters run through parts.
    Other numbers start anew: `khoản 1` of no article does not hold `khoản 1 Điều 5`.
    """
    if not own.items() <= path.items():
        return False
    smallest = max(map(LEVELS.index, own), default=-1)
    above = {level for level in path.keys() - own.keys() if LEVELS.index(level) < smallest}
    return not above or ("article" in own and above <= _OUTLINE) or ("chapter" in own and above == {"part"})


def _holds(provision: Provision, path: dict[str, str]) -> bool:
    return holds(dict(provision.path), path)


def _whole(provision: Provision) -> Provision:
    return provision.model_copy(update={"excluded": ()}) if provision.excluded else provision


class Pointer(Value):
    """What needs the document itself or an earlier mention: `khoản 1 Điều này`, `Quyết định nêu trên`, bare `Điều 7`.

    `unit` is the level that `này` is said of (`khoản 1 Điều này`: article); without it `pointing` is said of the
    document, or of the provisions where there is no document.
    """

    type: str | None = Field(None, description="Code of the document type", examples=["NĐ"])
    type_name: str | None = Field(None, description="Name of the document type", examples=["Nghị định"])
    provisions: tuple[Provision, ...] = Field((), description="The places that are meant")
    pointing: Pointing | None = Field(None, description="`này`, `nêu trên` or `đó`; None for a bare provision")
    unit: str | None = Field(None, description="Level of which the pointing word is said", examples=["article"])

    @model_validator(mode="after")
    def _points_at_something(self) -> Pointer:
        if not self.provisions and self.pointing is None:
            raise ValueError("a pointer without provisions needs a pointing word")
        if self.pointing is not None and not (self.provisions or self.unit or self.type_name):
            raise ValueError("a pointing word is said of a document, a unit or provisions")
        if self.unit is not None and (self.unit not in LEVELS or self.pointing is None or self.type_name is not None):
            raise ValueError("a unit is a level of provisions with a pointing word and without a document")
        if self.type is not None and self.type_name is None:
            raise ValueError("a type needs its name")
        return self
