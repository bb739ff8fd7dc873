"""Text in encodings from before Unicode: TCVN3 (ABC), VNI, VISCII, VPS."""

from .convert import Conversion, Stretch, convert, convert_bytes, font_encoding, shows_capitals
from .tables import ENCODINGS

__all__ = ["ENCODINGS", "Conversion", "Stretch", "convert", "convert_bytes", "font_encoding", "shows_capitals"]
