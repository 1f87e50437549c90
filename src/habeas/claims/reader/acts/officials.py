"""Who speaks for those who hold is not the one who was held.

"A was not there. The SHO stated that he had never been arrested", "Superintendent B said
that he was shifted to Sukkur jail": "he" is no officer, but whom the officer is asked about.
"""

from __future__ import annotations

from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.voices import Voice

_BY_THE_STATE = frozenset(["arrest", "detention", "remand", "transfer", "release"])
_NEAR = 260  # letters: the sentence before, or two


def not_the_officer(
    scene: Scene, line: Line, act: str, victims: tuple[str | None, ...]
) -> tuple[str | None, ...] | None:
    """Return the victims without the officer who speaks of them; None where nobody is left.

    Where "he" was taken for the officer, it is the one named person told of just before
    and known to be held, if there is one.
    """
    if act not in _BY_THE_STATE or not victims:
        return victims
    speak = {r for v in line.voices if v.official and _of_he(line, v) for r in v.refs}
    kept = tuple(v for v in victims if v not in speak)
    if kept or not speak:
        return kept if speak else victims
    before = {
        m.ref
        for m in scene.cast.in_span(max(0, line.start - _NEAR), line.start)
        if m.sort == "person" and m.ref not in speak and _named(scene, m.ref)
    }
    held = [ref for ref in before if scene.was_held(ref)]
    return tuple(held) if len(held) == 1 else None


def _of_he(line: Line, voice: Voice) -> bool:
    """Whether the officer says it of "he" or "she", who was taken for the officer."""
    behind = line.row[voice.at + 1 :]
    return any(u.word in _HE and set(u.refs) & set(voice.refs) for u in behind)


_HE = frozenset(["he", "she"])


def _named(scene: Scene, ref: str) -> bool:
    person = scene.cast.get(ref)
    return isinstance(person, Person) and bool(person.name)
