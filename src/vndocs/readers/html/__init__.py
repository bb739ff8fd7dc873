"""Web pages: the text that a browser shows, without scripts and menus."""

from .charset import decoded
from .letters import Letters
from .places import HtmlPlaces
from .reader import read

__all__ = ["HtmlPlaces", "Letters", "decoded", "read"]
