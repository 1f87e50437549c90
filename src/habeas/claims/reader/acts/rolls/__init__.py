"""Rolls: those listed under or behind words that say what befell them all."""

from habeas.claims.reader.acts.rolls.roll import Roll, Rolls

__all__ = ["Roll", "Rolls"]
