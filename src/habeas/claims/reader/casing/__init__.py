"""Capitals for texts whose letters carry none: wire news, telegrams, feeds."""
