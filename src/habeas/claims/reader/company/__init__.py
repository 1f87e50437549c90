"""Whom a text's descriptions describe: somebody named, told of before, or a new one.

`figures` reads them in order; `company` is what is known so far, `beside` and `again`
find whom a description is of.
"""
