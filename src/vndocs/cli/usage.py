"""A wrong call told in one line and in the wanted language."""

from __future__ import annotations

from typing import Any

from ..text.messages import Language, say

#: The errors of typer and their parameters, which differ from version to version.
UsageError = Any


def explained(error: UsageError, lang: Language) -> str:
    """Say what is wrong with a call and which help to read; the errors of typer differ in their attributes only."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "vndocs"
    name = type(error).__name__
    parameter = getattr(error, "param", None)
    shown = _shown(parameter)
    if name == "NoSuchOption":
        what = say(__package__, "no-such-option", lang, option=error.option_name)
    elif name == "MissingParameter":
        what = say(__package__, "missing", lang, parameter=shown)
    elif name == "BadParameter":
        what = say(__package__, "bad-value", lang, parameter=shown, reason=error.message)
    elif name == "UsageError" and "unexpected extra argument" in error.message:
        what = say(__package__, "unexpected", lang, given=error.message.rpartition("(")[2].rstrip(")"))
    elif name == "UsageError" and context is not None and context.command_path == "vndocs":
        what = say(__package__, "no-such-command", lang, commands=", ".join(context.command.list_commands(context)))
    else:
        what = error.format_message()
    return say(__package__, "see-help", lang, what=what.rstrip("."), command=path)


def _shown(parameter: UsageError) -> str:
    if parameter is None:
        return ""
    options = [option for option in parameter.opts if option.startswith("-")]
    return max(options, key=len) if options else str(parameter.metavar or parameter.name).upper()
