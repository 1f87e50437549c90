"""Runs the command line as `python -m habeas.cli`."""

from habeas.cli import main

if __name__ == "__main__":
    main()
