"""Documents that come with vndocs, to try it on: written for it, in the manner of a commune's papers."""

from .bundled import NAMES, read

__all__ = ["NAMES", "read"]
