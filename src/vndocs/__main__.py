"""Lets `python -m vndocs` do what the command `vndocs` does."""

from .cli import main

if __name__ == "__main__":
    main()
