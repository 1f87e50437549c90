"""What speaks for a run being a person, an organisation or a place, each by itself.

The weights were set by hand on texts of our own; `evidence` has what is least.
"""
