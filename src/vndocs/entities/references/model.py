"""A reference to a document: `Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Ban Chấp hành Đảng bộ huyện`.

What identifies a document is its type, code, date and issuer together (Article 10 of Law 80/2015/QH13; 05-HD/VPTW for
Party papers), never the code alone: a law and a resolution may share `02/2021/QH15`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, field_validator, model_validator

from ..base import Value
from ..dates.model import DateValue
from ..provisions.model import Provision
from .code import Code, System, split
from .identity import Identity, identify
from .names import usual_name


def _read_date(date: object) -> object:
    if isinstance(date, str):
        date = DateValue(value=date)
    if isinstance(date, DateValue):
        day = date.value or ""
        if len(day) == 10 and day.replace("-", "").isdigit():
            return datetime.date.fromisoformat(day)
    if isinstance(date, datetime.datetime):
        return date.date()
    return date


def _write_date(date: datetime.date | DateValue) -> str | None:
    return date.isoformat() if isinstance(date, datetime.date) else date.value


#: An issue date: a day, or what the text says of it (`2013`); written as EDTF, which is also accepted.
IssueDate = Annotated[
    datetime.date | DateValue,
    BeforeValidator(_read_date),
    PlainSerializer(_write_date, when_used="json"),
    WithJsonSchema({"type": "string", "description": "EDTF: a day `2024-01-05`, a year `2013`"}),
]


#: The length of a year in EDTF.
_YEAR: Final = 4


class Amendment(Value):
    """What amended a document, as a citation of that document says: another document, or only its year."""

    type: str | None = Field(None, description="Code of the document type", examples=["NĐ"])
    type_name: str | None = Field(None, description="Name of the type, as read", examples=["Nghị định"])
    code: str | None = Field(None, description="Số ký hiệu without spaces", examples=["154/2020/NĐ-CP"])
    date: IssueDate | None = Field(None, description="Issue date, or the year alone", examples=["2017"])
    title: str | None = Field(None, description="Title, or the name of the amending law")
    provisions: tuple[Provision, ...] = Field((), description="The places in it that amend")

    @model_validator(mode="after")
    def _says_something(self) -> Amendment:
        if self.type or self.type_name or self.code:
            return self
        said = self.date.value if isinstance(self.date, DateValue) else None
        if said is None or not (len(said) == _YEAR and said.isdigit()) or self.title or self.provisions:
            raise ValueError("an amendment needs a type or a code, or a year alone")
        return self


class Reference(Value):
    """A document as a mention names it; a field that the mention does not say is None or empty.

    Two references are equal when they cite the same: type, code, date and issuer (the title only where there is no
    code), and the same provisions. `type_name` counts where it is not the usual name of the type (a Party `QĐ` that was
    called Quy định). Role and the title of a document with a code do not count.
    """

    type: str | None = Field(None, description="Code of the document type: `NQ`, `QĐ`, `L`, `TCVN`", examples=["NQ"])
    type_name: str | None = Field(None, description="Name of the type, as read", examples=["Nghị quyết"])
    code: str | None = Field(None, description="Số ký hiệu without spaces", examples=["24-NQ/HU"])
    date: IssueDate | None = Field(None, description="Issue date", examples=["2024-01-05"])
    issuer: str | None = Field(None, description="Issuing body as written", examples=["Ban Chấp hành Đảng bộ huyện"])
    title: str | None = Field(None, description="Title, or the short name of a statute", examples=["Đất đai"])
    provisions: tuple[Provision, ...] = Field((), description="The places in the document that are meant")
    role: Literal["cited", "own"] = Field("cited", description="`own` for the document's own number")
    amended_by: tuple[Amendment, ...] = Field((), description="What amended it, in the order of the text")

    @field_validator("code")
    @classmethod
    def _no_spaces(cls, code: str | None) -> str | None:
        if code is not None and (not code or code != code.strip()):
            raise ValueError("a code is neither empty nor padded")
        return code

    @model_validator(mode="after")
    def _says_something(self) -> Reference:
        if not (self.type or self.type_name or self.code):
            raise ValueError("a reference needs a type or a code")
        return self

    @property
    def number(self) -> str | None:
        """The ordinal, a string: `05`, `12a`, `66.25`."""
        return self._split().number

    @property
    def year(self) -> str | None:
        """The year inside the code."""
        return self._split().year

    @property
    def symbol(self) -> str | None:
        """The code behind number and year: `NQ/HU`, `QH15`."""
        return self._split().symbol

    @property
    def system(self) -> System:
        """The system of numbering that the code's shape belongs to."""
        return self._split().system

    @property
    def name(self) -> str | None:
        """The name of the type, as read or else the usual one of its code."""
        return self.type_name or usual_name(self.type, self.system)

    def _split(self) -> Code:
        return split(self.code, self.type)

    @property
    def identity(self) -> Identity:
        """What identifies the document, as far as the mention says it; without regard to case and tone placement."""
        return identify(self.type, self.name, self.code, self.date, self.issuer, self.title)

    def is_same_document(self, other: Reference) -> bool | None:
        """Tell whether both cite one document; None where what they say does not settle it.

        A code alone settles nothing, save where it carries its year and a body of the whole state (`30/2020/NĐ-CP`).
        """
        return self.identity.agrees(other.identity)

    def __eq__(self, other: object) -> bool:
        """Compare by what is cited: the document and the places in it; its title counts where there is no code."""
        if not isinstance(other, Reference):
            return NotImplemented
        return self.identity == other.identity and self.provisions == other.provisions

    def __hash__(self) -> int:
        return hash((self.identity, self.provisions))
