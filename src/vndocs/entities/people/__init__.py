"""People as official papers name them, with office and body; read only where they are asked for."""

from ..base import Kind
from .formatter import STYLES, format
from .model import Person
from .parser import TRIGGERS, Reading, from_record, parts, read, record, value

KIND: Kind[Person, Reading] = Kind(
    name="people",
    model=Person,
    triggers=TRIGGERS,
    read=read,
    value=value,
    record=record,
    from_record=from_record,
    format=format,
    styles=STYLES,
    expected="a person with honorific or office such as đồng chí Nguyễn Văn A, Bí thư Huyện ủy",
    parts=parts,
)

__all__ = ["KIND", "Person"]
