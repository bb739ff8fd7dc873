"""Correct passages, ways to spoil them, and the rules that must find each: see `benchmarks/mutation.py`."""
