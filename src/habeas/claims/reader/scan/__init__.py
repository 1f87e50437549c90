"""From the words of a sentence to what they tell was done, and to whom.

`told(scene, sentence)` finds each trigger of `triggers.yaml`, the one way of telling
that its surroundings fit best, and whom it was done to and by. Dates, places and what
is told twice come later (`acts`).
"""

from habeas.claims.reader.scan.deed import Deed, court_of
from habeas.claims.reader.scan.sentence import told

__all__ = ["Deed", "court_of", "told"]
