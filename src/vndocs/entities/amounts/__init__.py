"""Amounts of money."""

from ..base import Kind
from .formatter import STYLES, format
from .model import Amount
from .parser import TRIGGERS, from_record, parts, read, record, value, whole

KIND = Kind(
    name="amounts",
    model=Amount,
    triggers=TRIGGERS,
    read=read,
    value=value,
    record=record,
    from_record=from_record,
    format=format,
    styles=STYLES,
    expected="an amount of money such as 1,5 tỷ đồng",
    parts=parts,
    whole=whole,
)

__all__ = ["KIND", "Amount"]
