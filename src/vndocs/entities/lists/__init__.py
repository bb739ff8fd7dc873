"""Numbered lists: `1. …`, `a) …`, `- …` on lines of their own, `(1) …; (2) …` inside a paragraph."""

from .formatter import STYLES, format, restyle
from .model import ListItem, NumberedList
from .numbering import Gap
from .parser import TRIGGERS, read
from .reading import Reading
from .record import ListKind, from_record, parts, record, value, whole

KIND = ListKind(
    name="lists",
    model=NumberedList,
    triggers=TRIGGERS,
    read=read,
    value=value,
    record=record,
    from_record=from_record,
    format=format,
    styles=STYLES,
    expected="a list such as '1. …' and '2. …' on lines of their own, or '(1) …; (2) …'",
    parts=parts,
    whole=whole,
)

__all__ = ["KIND", "Gap", "ListItem", "NumberedList", "Reading", "restyle"]
