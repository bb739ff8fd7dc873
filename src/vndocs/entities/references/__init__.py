"""References to documents: by number and symbol, by name, by type and date."""

from __future__ import annotations

from ..base import Kind
from . import reading
from .formatter import STYLES, format
from .model import Amendment, Reference
from .parser import TRIGGERS, read

KIND: Kind[Reference, reading.ReferenceReading] = Kind(
    name="references",
    model=Reference,
    triggers=TRIGGERS,
    read=read,
    value=reading.value,
    record=reading.record,
    from_record=reading.from_record,
    format=format,
    styles=STYLES,
    expected="a reference such as Nghị quyết số 24-NQ/HU ngày 05/01/2024",
    parts=reading.parts,
    whole=reading.whole,
)

__all__ = ["KIND", "Amendment", "Reference"]
