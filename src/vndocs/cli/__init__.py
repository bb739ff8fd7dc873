"""The command `vndocs`: options in, functions of the library called, results and messages out; no logic of its own."""

from .main import main

__all__ = ["main"]
