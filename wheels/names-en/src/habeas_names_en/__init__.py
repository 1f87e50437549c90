"""A voice for names in English texts, for Habeas: an encoder, run without a network."""

__version__ = "0.1.0"
