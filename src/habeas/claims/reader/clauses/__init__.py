"""Who does what to whom around a verb, found by position.

Nothing is parsed whole: from a verb the rules look left for its helpers ("had been")
and its subject, and right for its object and its doer ("by ..."). They stop at the
edges of a clause, and rather find nobody than the wrong one. `verbs` has the verb,
`heads` the mentions that can fill a place beside it, `subjects`, `complements` and
`agents` those that do; `whose` leaves out who stands there and is not told of.
"""

from habeas.claims.reader.clauses.agents import agent, owner
from habeas.claims.reader.clauses.complements import after, late_objects, objects
from habeas.claims.reader.clauses.fronted import behind
from habeas.claims.reader.clauses.heads import according, in_between, of_him, qualifies
from habeas.claims.reader.clauses.joining import joined
from habeas.claims.reader.clauses.timing import time_word
from habeas.claims.reader.clauses.verbs import Verb, object_follows, verb
from habeas.claims.reader.clauses.whose import subject

__all__ = [
    "Verb",
    "according",
    "after",
    "agent",
    "behind",
    "in_between",
    "joined",
    "late_objects",
    "object_follows",
    "objects",
    "of_him",
    "owner",
    "qualifies",
    "subject",
    "time_word",
    "verb",
]
