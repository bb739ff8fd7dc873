"""Numbers in words, both ways, and Roman numerals."""

from .reading import Word, is_number_word, parse_ordinal, parse_words, read_words, words_before
from .roman import from_roman, to_roman
from .writing import LIMIT, to_ordinal, to_words

__all__ = [
    "LIMIT",
    "Word",
    "from_roman",
    "is_number_word",
    "parse_ordinal",
    "parse_words",
    "read_words",
    "to_ordinal",
    "to_roman",
    "to_words",
    "words_before",
]
