"""Runs the command and turns whatever goes wrong into one line and an exit status."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from ..errors import VndocsError
from ..text.messages import BilingualError, Language, say
from .language import language
from .status import BROKEN_PIPE, INTERRUPTED, TERMINATED, UNABLE

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Set, it lets a fault of vndocs through with its traceback.
DEBUG: Final = "VNDOCS_DEBUG"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `vndocs` with the given arguments, by default those of the process, and leave with its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        # What is written is UTF-8 wherever the command runs; the locale has no say.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    signal.signal(signal.SIGTERM, _terminate)
    status = _run(given)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = _broken_pipe()
    except OSError:
        # It was told when it was written.
        _drop_output()
        status = status or UNABLE
    sys.exit(status)


def _run(arguments: Sequence[str]) -> int:
    lang: Language = "en"
    try:
        lang, rest = language(arguments)
        from .commands import application

        status = application(lang)(args=rest, prog_name="vndocs", standalone_mode=False)
    except BrokenPipeError:
        return _broken_pipe()
    except SystemExit as left:
        # So typer leaves, without a word, when the reader of standard output has gone; no command here does.
        if left.code == 1:
            return _broken_pipe()
        raise
    except KeyboardInterrupt:
        return _complain(say(__package__, "interrupted", lang), INTERRUPTED)
    except BilingualError as error:
        path = getattr(error, "path", None)
        return _complain(f"{path}: {error.message(lang)}" if path else error.message(lang), UNABLE)
    except OSError as error:
        return _unwritten(error, lang)
    except VndocsError as error:
        return _complain(str(error), UNABLE)
    except Exception as error:
        return _other(error, lang)
    return status if isinstance(status, int) else 0


def _other(error: Exception, lang: Language) -> int:
    """Tell what typer raises for a wrong call from a fault of vndocs."""
    from typer import Abort

    if isinstance(error, Abort):
        return _complain(say(__package__, "interrupted", lang), INTERRUPTED)
    if type(error).__name__ == "NoArgsIsHelpError":
        print(error, file=sys.stderr)
        return UNABLE
    if hasattr(error, "format_message"):
        from .usage import explained

        return _complain(explained(error, lang), UNABLE)
    if os.environ.get(DEBUG):
        raise error
    return _complain(say(__package__, "fault", lang, error=f"{type(error).__name__}: {error}"), UNABLE)


def _complain(message: str, status: int) -> int:
    # One line, whatever the message holds.
    print("vndocs:", " ".join(message.split()), file=sys.stderr)
    return status


def _broken_pipe() -> int:
    """Go quietly."""
    _drop_output()
    return BROKEN_PIPE


def _unwritten(error: OSError, lang: Language) -> int:
    """Tell of a full disk behind standard output, which alone is written without a name."""
    what = error.filename or say(__package__, "standard-output", lang)
    return _complain(say(__package__, "not-written", lang, what=what, reason=error.strerror or str(error)), UNABLE)


def _drop_output() -> None:
    """Let the interpreter find nothing to flush when it ends."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())


def _terminate(signum: int, frame: object) -> NoReturn:
    raise SystemExit(TERMINATED)
