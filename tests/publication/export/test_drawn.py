"""Drawings: well formed, escaped, and no date sharper than it was told."""

from __future__ import annotations

import datetime
import math
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.publication.export.drawn import bars, columns, land, timeline
from habeas.publication.export.drawn.bars import Bar
from habeas.publication.export.drawn.columns import Box, Line
from habeas.publication.export.drawn.land import Disc, View
from habeas.publication.export.drawn.marks import FORMS, Mark, form_of
from habeas.publication.export.drawn.scale import Stretch, scale, ticks
from habeas.publication.seen import KINDS, span
from tests.publication.strategies import DAYS, dates

NASTY = "<script>alert('x')</script> & \"q\" ]]>"


def tree(svg: str) -> ElementTree.Element:
    """Return a drawing as a tree; it is our own text, read by the plain parser."""
    return ElementTree.fromstring(svg)  # noqa: S314


@pytest.mark.parametrize(
    ("edtf", "form", "soft"),
    [
        ("2026-02-03", "day", False),
        ("2026-02-04T14:58", "day", False),
        ("2026-02-03~", "day", True),
        ("2026-02", "within", False),
        ("2022", "within", False),
        ("2024~", "within", True),
        ("2026-XX", "within", False),
        ("2026-02-1X", "within", False),
        ("2026-02-12/2026-02-14", "lasting", False),
        ("../2026-02-02", "open_start", False),
        ("2026-02-02/..", "open_end", False),
        ("/2026-02-02", "open_start", False),
        ("[2026-02-02,2026-02-03]", "one_of", False),
        ("[2026-02-02]", "day", False),
        ("[..2026-02-02]", "open_start", False),
        ("[2026-02,2026-03]", "within", False),
        ("", "none", False),
        ("..", "none", False),
    ],
)
def test_forms_of_dates(edtf: str, form: str, soft: bool) -> None:
    """Each form of a date has a form of its own in the drawing."""
    found = form_of(edtf)
    assert (found.name, found.soft) == (form, soft)


@given(dates())
def test_a_dot_is_drawn_for_one_day_alone(edtf: str) -> None:
    """Only a date that allows one day is drawn as a day."""
    form = form_of(edtf)
    first, last = span(edtf)
    assert form.name in FORMS
    assert (form.name == "day") == (first is not None and first == last)
    assert all(first and last and first <= d <= last for d in form.days)


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted).map(tuple), min_size=1, max_size=12))
def test_time_runs_one_way(spans: list[tuple[datetime.date, datetime.date]]) -> None:
    """A later day lies further on, and all that is drawn lies inside the drawing."""
    over = scale(spans, 14.0, 986.0)
    ends = sorted({d for s in spans for d in s})
    places = [over.at(d) for d in ends]
    assert places == sorted(places)
    assert len(set(places)) == len(places) or len(over.stretches) > 1
    assert all(0 <= x <= 1000 for x in places)
    cuts = zip(over.stretches, over.stretches[1:], strict=False)
    assert all(days > 0 for _, days in over.cuts)
    assert all(a.last < b.first for a, b in cuts)
    for stretch in over.stretches:
        assert all(stretch.first <= d <= stretch.last for d, _ in ticks(stretch))


@given(DAYS, st.integers(1, 90), st.floats(170, 1100))
def test_the_scale_of_some_weeks_names_a_day_or_a_month(
    first: datetime.date, days: int, wide: float
) -> None:
    """A year alone would not tell when something was; and no name lies on another."""
    last = datetime.date.fromordinal(first.toordinal() + days)
    marked = ticks(Stretch(first, last, 0.0, wide))
    assert marked and all(len(name) >= 7 for _d, name in marked)
    places = [Stretch(first, last, 0.0, wide).at(d) for d, _ in marked]
    assert all(b - a >= 50 for a, b in pairwise(places))
    assert len(places) == 1 or all(31 <= x <= wide - 31 for x in places)


@given(st.lists(st.tuples(dates(), st.sampled_from(KINDS)), max_size=14))
def test_every_dated_mark_is_drawn_once(told: list[tuple[str, str]]) -> None:
    """A timeline is well formed, and what is denied or feared is marked as such."""
    marks = [
        Mark(f"m{i}", kind, form_of(edtf), *span(edtf))
        for i, (edtf, kind) in enumerate(told)
        if span(edtf) != (None, None)
    ]
    lanes = [(k, [m for m in marks if m.kind == k]) for k in KINDS]
    full = [(name, some) for name, some in lanes if some]
    svg = timeline.draw(full, lambda m: timeline.Says(NASTY, f"#{m.id}"), str)
    assert bool(svg) == bool(marks)
    if not svg:
        return
    drawn = tree(svg).findall(".//{*}a")
    assert sorted(a.attrib["href"] for a in drawn) == sorted(f"#{m.id}" for m in marks)
    for a in drawn:
        names = a.attrib["class"].split()
        crossed = a.find("{*}path[@class='strike']") is not None
        asked = a.find("{*}text[@class='query']") is not None
        assert crossed == ("is-unsaid" in names) and asked == bool(
            {"is-wanted", "is-claimed"} & {*names}
        )


def test_words_are_escaped() -> None:
    """Nothing that is told becomes part of the drawing's own language."""
    box = Box("a", NASTY, NASTY, "/x?a=1&b=2")
    bar = Bar(3, NASTY, "/x")
    disc = Disc(24.9, 67.0, 20, "city", NASTY, 3, NASTY, "/x")
    for svg in (
        bars.horizontal([(NASTY, bar)]),
        bars.strips([NASTY], [(NASTY, [bar])], beneath=(NASTY, [1])),
        columns.draw((NASTY,) * 3, ([box], [], []), []),
        land.draw([disc], []),
    ):
        assert "<script" not in svg
        assert any(NASTY[:20] in (t or "") for t in tree(svg).itertext())


def test_bars_are_as_long_as_they_say() -> None:
    """Half the count is half the length; "fewer than five" has no length of its own."""
    svg = bars.horizontal([("a", Bar(10, "")), ("b", Bar(5, "")), ("c", Bar(None, ""))])
    wide = [float(r.attrib["width"]) for r in tree(svg).iter() if "width" in r.attrib]
    assert wide[0] == pytest.approx(2 * wide[1])
    assert wide[2] == 1 and "…" in svg
    assert bars.horizontal([]) == bars.strips([], []) == ""


def test_links_are_drawn_between_what_is_drawn() -> None:
    """A link to a box that is left out is left out too."""
    one, other = Box("a", "A", "A", "/a"), Box("b", "B", "B", "/b")
    lines = [Line("a", "b", "told"), Line("a", "gone", "told")]
    svg = columns.draw(("x", "y", "z"), ([one], [other], []), lines)
    assert svg.count('class="link') == 1


@given(st.floats(-60, 70), st.floats(-170, 170), st.floats(1, 900), st.floats(-3, 3))
def test_discs_lie_in_the_view(lat: float, lon: float, km: float, by: float) -> None:
    """Every place is inside the drawing, as wide as it is known or a little wider."""
    discs = [
        Disc(lat, lon, km, "admin1", "A", 1, "A", "/a"),
        Disc(lat + by, lon - by, 5, "city", "B", 1, "B", "/b"),
    ]
    over = land.view(discs)
    for disc in discs:
        x, y = over.at(disc.lon, disc.lat)
        assert 0 <= x <= land.WIDTH and 0 <= y <= over.height
    for circle in tree(land.draw(discs, [])).iter("{http://www.w3.org/2000/svg}circle"):
        assert float(circle.attrib["r"]) >= 9


@given(st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=3))
def test_land_is_cut_to_the_view(ring: list[tuple[float, float]]) -> None:
    """What is kept of a ring lies in the view, and a ring inside is kept whole."""
    over = View(-10, -10, 10, 10)
    kept = land.clip(ring, over)
    assert all(abs(x) <= 10 + 1e-9 and abs(y) <= 10 + 1e-9 for x, y in kept)
    if all(math.hypot(x, y) < 10 for x, y in ring):
        assert kept == ring


def test_a_place_far_inland_is_drawn_with_some_coast() -> None:
    """A view of land alone is widened, four times at most."""
    disc = land.Disc(0.0, 0.0, 3.0, "city", "Inland", None, "Inland", "")
    far = [(-20.0, -20.0), (20.0, -20.0), (20.0, 20.0), (-20.0, 20.0)]
    farther = [(x * 5, y * 4) for x, y in far]
    near = land.view([disc])
    assert not any(near.holds(p) for p in far)
    drawn = land.draw([disc], [far])
    assert "M0 0" not in drawn and 'class="land"' in drawn
    assert "Inland …" in drawn and "href" not in drawn
    assert 'class="land"' in land.draw([disc], [farther])


def test_outlines_are_read_as_the_build_writes_them() -> None:
    """Whole numbers, each a step from the last."""
    text = '{"scale": 50, "lines": [[50, 100, 50, 0, 0, -50]]}'
    assert land.outlines(text) == [[(1.0, 2.0), (2.0, 2.0), (2.0, 1.0)]]
