"""Why a stretch reads as it does: which rule read it, what lost and why, and which triggers were seen and refused."""

from .errors import PlaceError
from .explaining import why
from .explanation import Explanation, Lost, Miss, Read, Refused
from .nets import misses

__all__ = ["Explanation", "Lost", "Miss", "PlaceError", "Read", "Refused", "misses", "why"]
