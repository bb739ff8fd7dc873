"""Dates and periods: `ngày 05 tháng 01 năm 2024`, `quý I/2024`, `giai đoạn 2021-2025`."""

from ..base import Kind
from . import formatter, parser
from .model import DateValue
from .reading import Reading

KIND: Kind[DateValue, Reading] = Kind(
    name="dates",
    model=DateValue,
    triggers=parser.TRIGGERS,
    read=parser.read,
    value=parser.value,
    record=parser.record,
    from_record=parser.from_record,
    format=formatter.format,
    styles=formatter.STYLES,
    expected="a date or period such as 'ngày 05 tháng 01 năm 2024'",
)

__all__ = ["KIND", "DateValue"]
