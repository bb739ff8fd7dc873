"""A person as a paper names one: `đồng chí Nguyễn Văn A, Bí thư Huyện ủy B`, or a signer under an office.

30/2020/NĐ-CP, Phụ lục I, mục II.7 (office, authority and name of who signs); 05-HD/VPTW for Party papers.
"""

from __future__ import annotations

from pydantic import Field, model_validator

from ..base import Value


class Person(Value):
    """A name with what stands beside it: how the person is addressed, rank, office, body."""

    name: str = Field(description="The name as written", examples=["Nguyễn Văn A"])
    address: str | None = Field(None, description="The word of address, in small letters", examples=["đồng chí"])
    rank: str | None = Field(None, description="Military rank or academic degree", examples=["Thượng tá"])
    office: str | None = Field(None, description="Office held", examples=["Phó Bí thư Thường trực"])
    body: str | None = Field(None, description="Body in which it is held", examples=["Huyện ủy B"])

    @model_validator(mode="after")
    def _is_named(self) -> Person:
        for words in (self.name, self.address, self.rank, self.office, self.body):
            if words is not None and (not words or words != " ".join(words.split())):
                raise ValueError("expected words with single blanks, neither empty nor padded")
        if self.address is None and self.office is None:
            raise ValueError("a name alone is no person that a paper can be said to name")
        if self.body is not None and self.office is None:
            raise ValueError("a body is that of an office")
        return self
