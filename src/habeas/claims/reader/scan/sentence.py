"""The deeds of one sentence: by its verbs, its nouns and its phrases.

A deed without a victim is done to those that the sentence lists after it.
"""

from __future__ import annotations

from dataclasses import replace

from habeas.claims.reader.members import included, listed
from habeas.claims.reader.scan.deed import Deed
from habeas.claims.reader.scan.forward import forward
from habeas.claims.reader.scan.nouns import nouns
from habeas.claims.reader.scan.orders import detained_by_order
from habeas.claims.reader.scan.phrases import phrases
from habeas.claims.reader.scan.recorded import of_statement
from habeas.claims.reader.scan.verbs import verbs
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene


def told(scene: Scene, line: Line) -> list[Deed]:
    """Return what a sentence tells was done, in order of its words."""
    found = [*verbs(scene, line), *nouns(scene, line), *phrases(scene, line)]
    found.extend(forward(line))
    found = _ordered(found, list(detained_by_order(line)))
    found = [d for d in found if not of_statement(line.whole, d.at - line.start)]
    found.sort(key=lambda d: d.at)
    later = [*(d.at for d in found[1:]), line.end]
    return [
        _with_list(scene, line, deed, until)
        for deed, until in zip(found, later, strict=False)
    ]


def _ordered(found: list[Deed], orders: list[Deed]) -> list[Deed]:
    """Return the deeds with what an order did, and not as what it only threatened."""
    held = {ref for order in orders for ref in order.victims}
    kept = [d for d in found if not (d.act in _BY_ORDER and held & {*d.victims})]
    return [*kept, *orders] if orders else found


_BY_ORDER = frozenset(["detention", "arrest", "remand", "threat"])


def _with_list(scene: Scene, line: Line, deed: Deed, until: int) -> Deed:
    """Return the deed; one without a victim is done to those listed after a colon.

    Those listed after the next deed of the sentence, at `until`, are of that one.
    """
    if deed.victims or not deed.topic:
        return deed
    named = [*listed(scene, line), *included(scene, line)]
    names = [(r, e) for r, s, e in named if s > deed.at]
    if any(s > until for _, s, _ in named):
        return deed
    if not names:
        return deed
    refs = tuple(dict.fromkeys(r for r, _ in names))
    return replace(deed, victims=refs, topic=False, end=max(e for _, e in names))
