"""Exit statuses of the command."""

from __future__ import annotations

from typing import Final

#: Some documents could not be read; the others were.
FAILED: Final = 1
#: Nothing could be done as asked.
UNABLE: Final = 2
#: Ended by Ctrl-C, by a reader that went away, by SIGTERM: 128 and the signal, as shells count.
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
TERMINATED: Final = 143
