"""Numbers in words, both ways, and Roman numerals."""

from .matching import find_words_before, read_words, words_of
from .reading import parse_ordinal, parse_words
from .roman import from_roman, to_roman
from .writing import LIMIT, to_ordinal, to_words

__all__ = [
    "LIMIT",
    "find_words_before",
    "from_roman",
    "parse_ordinal",
    "parse_words",
    "read_words",
    "to_ordinal",
    "to_roman",
    "to_words",
    "words_of",
]
