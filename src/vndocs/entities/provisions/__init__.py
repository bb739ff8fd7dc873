"""Provisions, and pointers to them that need the document itself: `khoản 1 Điều này`, `Điều 5 Nghị định này`."""

from ..base import Kind
from .formatter import STYLES, format
from .model import LEVELS, Pointer, Pointing, Provision
from .parser import TRIGGERS, Reading, from_record, parts, read, record, value, whole

KIND: Kind[Pointer, Reading] = Kind(
    name="provisions",
    model=Pointer,
    triggers=TRIGGERS,
    read=read,
    value=value,
    record=record,
    from_record=from_record,
    format=format,
    styles=STYLES,
    expected="a provision or a pointer such as 'khoản 2 Điều 5' or 'Điều 5 Nghị định này'",
    parts=parts,
    whole=whole,
)

__all__ = ["KIND", "LEVELS", "Pointer", "Pointing", "Provision", "Reading"]
