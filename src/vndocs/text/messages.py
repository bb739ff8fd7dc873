"""What is said to people, in Vietnamese and English: sentences lie in a package's `messages.toml`, code names them.

The language is always an argument; nothing here looks at the locale.
"""

from __future__ import annotations

from typing import ClassVar, Final, Literal

from ..errors import DataError, VndocsError
from .lexicon import load

Language = Literal["en", "vi"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "vi")


def say(package: str, key: str, lang: Language = "en", **details: object) -> str:
    """Give the sentence `key` of a package in a language, with its details filled in.

    Raises DataError when the package has no such sentence.
    """
    sentences = load(package, "messages.toml")
    try:
        sentence: str = sentences[key][lang]
    except KeyError as error:
        raise DataError(f"{package}/messages.toml: expected [{key}] with {lang}") from error
    return sentence.format(**details)


class BilingualError(VndocsError):
    """An error that can be told in either language.

    `code` is the stable name of the fault, `details` what fills its sentence.
    """

    #: The package whose `messages.toml` holds the sentences.
    package: ClassVar[str]

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(self.message())

    def message(self, lang: Language = "en") -> str:
        """Say what is wrong, where, and what was expected, in one line."""
        details = {name: _told(value, lang) for name, value in self.details.items()}
        return say(self.package, self.code, lang, **details)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the error whole on its way between processes."""
        return (_again, (type(self), self.code, self.details))


def _told(value: object, lang: Language) -> object:
    """Give a detail that is an error itself in the wanted language."""
    return value.message(lang) if isinstance(value, BilingualError) else value


def _again(kind: type[BilingualError], code: str, details: dict[str, object]) -> BilingualError:
    return kind(code, **details)
