"""What the rules need to know around a sentence, and what was told before it.

`scene` is a document being read, `line` one sentence of it as the rules see it, and
`lines` reads them in order; `entries`, `quotations` and `wholes` each settle one thing
of a line: whom it is about, who speaks on, and whom "the three" are.
"""
