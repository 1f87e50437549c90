"""The terms of the field, as data, and their reading."""
