"""An amount of a table: a cell whose unit stands elsewhere, with the words of its row and its column."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field

from ...entities.amounts import Amount
from ...text.source import Span


class TableAmount(BaseModel):
    """A sum in a cell, in whole units of its currency: `1.250` under `Đơn vị tính: triệu đồng` is 1250000000 đồng.

    `unit` is the words that govern the cell; `row` and `column` are the heads of its row and column, where it has any.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: Amount
    span: Span
    text: str
    unit: str = Field(description="The words that give the unit of the cell", examples=["triệu đồng"])
    row: str | None = Field(None, description="The words at the head of the row")
    column: str | None = Field(None, description="The words at the head of the column")
    parts: Mapping[str, Span] = {}
