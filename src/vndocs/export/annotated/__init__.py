"""A document as a page that shows every entity where it stands; the page needs nothing from elsewhere."""

from .page import annotate, comments

__all__ = ["annotate", "comments"]
