"""The flow: source, scan, read, join, document."""
