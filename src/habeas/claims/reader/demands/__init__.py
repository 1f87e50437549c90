"""What a text asks for: of whom, about whom, in its own words.

Three forms are read: "X must be released" and "that X be released", clause by clause
(`modals`); "calls on A to do B" (`asking`); and the items of a list that stands under
"We demand:" (`lists`). Who is asked is recorded only where the words say it
(`addressees`). A call to one's own side is no demand.
"""

from habeas.claims.reader.demands.demand import Demand
from habeas.claims.reader.demands.incases import in_cases
from habeas.claims.reader.demands.sentence import demands

__all__ = ["Demand", "demands", "in_cases"]
