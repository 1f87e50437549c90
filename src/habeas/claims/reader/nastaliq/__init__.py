"""Acts, demands and standing told in Urdu, in its own script or in Roman letters.

The verb stands last; who does it is marked by "ne", whom it is done to by "ko". A
sentence is cut into clauses, each read from its root: `ways` has the roots, `mood` how
an act is told by what follows, `roles` who does it to whom.
"""

from habeas.claims.reader.nastaliq.deeds import deeds
from habeas.claims.reader.nastaliq.demands import demands

__all__ = ["deeds", "demands"]
