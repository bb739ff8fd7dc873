"""Text in encodings from before Unicode: TCVN3 (ABC), VNI, VISCII, VPS."""

from .convert import Conversion, Stretch, convert, convert_bytes, font_encoding, shows_capitals
from .judging import bytes_look_old, is_vietnamese
from .tables import ENCODINGS

__all__ = [
    "ENCODINGS",
    "Conversion",
    "Stretch",
    "bytes_look_old",
    "convert",
    "convert_bytes",
    "font_encoding",
    "is_vietnamese",
    "shows_capitals",
]
