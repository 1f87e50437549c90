"""What the head and the foot of a statement say of the statement itself.

`lines` has the lines and what kind they are; `title`, `issuers`, `dateline` and `stamp`
each find one thing in them. `header` puts them together.
"""
