"""The acts of a text, from the deeds of its sentences to who did them, when and where.

`read` puts them together; `act` is what an act is, `thread` what is in mind between
sentences, and the others each settle one thing: `deeds`, `doers`, `forces`, `moments`,
and `again` what a sentence says of the acts of others.
"""
