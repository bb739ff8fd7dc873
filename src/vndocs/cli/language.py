"""The language of messages: `--lang`, else VNDOCS_LANG, else English; the locale is never asked.

What clerks run before signing (`check`, `explain`, `registry`) speaks Vietnamese unless it is told otherwise.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from ..text.messages import LANGUAGES, Language
from .errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPTION: Final = "--lang"
VARIABLE: Final = "VNDOCS_LANG"
_FOR_CLERKS: Final = frozenset(("check", "explain", "registry"))


def language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> tuple[Language, list[str]]:
    """Give the language wanted and the arguments without the option, which may stand anywhere before `--`.

    Raises CommandError for a language that there is not; a wrong variable, which nobody typed here, is passed over.
    """
    wanted = environment.get(VARIABLE, "")[:2].lower()
    command = next(
        (argument for argument in arguments if not argument.startswith("-") and argument not in LANGUAGES), ""
    )
    lang: Language = "vi" if wanted == "vi" or (wanted not in LANGUAGES and command in _FOR_CLERKS) else "en"
    rest: list[str] = []
    given = iter(arguments)
    for argument in given:
        if argument == "--":
            return lang, [*rest, argument, *given]
        if argument != OPTION and not argument.startswith(OPTION + "="):
            rest.append(argument)
            continue
        named = next(given, "") if argument == OPTION else argument.partition("=")[2]
        if named not in LANGUAGES:
            raise CommandError("bad-language", given=named, known=", ".join(LANGUAGES))
        lang = LANGUAGES[LANGUAGES.index(named)]
    return lang, rest
