"""The kinds of entity, one folder each with the same rooms."""
