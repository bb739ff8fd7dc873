"""The tree of a body read in C, where the package was installed with it; told here what body.py goes by.

It passes over the lines once, and asks the patterns about numbers that are written out. The Python of body.py,
lines.py, naming.py, counting.py and quoting.py says what is right; a test holds the two together.
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import Any, Final

from ...text.spelling import cased
from . import counting, naming, quoting
from .lines import SPELLED, name_at

compiled: Any
try:
    from . import _body as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_TOLD: Final = {
    "ends": naming.ENDS,
    "front": naming.FRONT,
    "capitals": f"{ascii_uppercase}Đ{cased('À-Ỹ')}",
    "names": SPELLED,
    "called": tuple(f"{naming.called(name)} " for name in naming.UNITS),
    "provisions": quoting.PROVISIONS,
    "provisions_straight": quoting.PROVISIONS_STRAIGHT,
    "page": quoting.PAGE,
    "consolidated": quoting.CONSOLIDATED,
    "suffixes": "".join(counting.SUFFIXES),
    "letters": counting.LETTERS,
    "capitals_in_order": counting.CAPITALS,
    "left_out": counting.LEFT_OUT,
}


def _number_of(label: str) -> int:
    return counting.order_of(label)[0]


if compiled is not None:
    units = tuple((counting.UNITS.index(naming.UNITS[name]), is_upper) for name, is_upper in naming.NAMES)
    compiled.tell(_TOLD, units, name_at, naming.torn_at, naming.label_of, _number_of)
