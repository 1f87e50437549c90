"""Habeas: a documentation desk for people who monitor human rights."""

__version__ = "0.1.0"
