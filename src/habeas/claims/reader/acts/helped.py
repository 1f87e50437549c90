"""Who only helped somebody, and who only feigned to be of a body: no taking, no doer.

Fishermen take a man out of the water, an ambulance takes him away, police bring him to
hospital, a doctor lets him go; robbers come in a stolen uniform.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.claims.reader.mentions import Person
from habeas.claims.reader.scan import Deed
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.scene.scene import Scene
from habeas.text.spotting import Spotter

# "men in a stolen ambulance of X", "robbers posing as members of X": X did nothing.
SHAM = Spotter(
    r"\b(?:stolen|fake|bogus|forged|posing|disguised|dressed|impersonating|masquerading|pretending)\b[^.;,]{0,30}?"
    r"\b(?:of|as|from|like|impersonating|to be)(?: (?:the|an?|of|from|\w*m[ae]n|members?|officers?|soldiers?|agents?|"
    r"staff|fighters?|guards?))* \Z|"
    r"\b(?:caps?|(?:t-?)?shirts?|jerseys?|scar(?:f|ves)|jackets?|hats?|badges?|armbands?|flags?) of (?:the )?\Z",
    re.IGNORECASE,
)


def truly(scene: Scene, line: Line, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the doers without the bodies that they only feigned to be of."""
    named = scene.cast.in_span(line.start, line.end, "organisation")
    sham = {m.ref for m in named if SHAM.search(line.text, line.start, m.start)}
    return tuple(ref for ref in by if ref not in sham)


def in_plain_clothes(scene: Scene, ref: str | None) -> bool:
    """Whether words tell of those who come for somebody: "two plainclothes"."""
    one = scene.cast.get(ref) if ref else None
    words = one.words or "" if isinstance(one, Person) and not one.name else ""
    return _TAKERS.search(words) is not None


_TAKERS = re.compile(
    r"\b(?:plain ?-?clothes?(?:men)?|in (?:plain|civilian) clothes|masked men|armed men|men in (?:masks|uniform|black))\b",
    re.IGNORECASE,
)


_LIFTED = re.compile(
    r"(?:t[ao]k|took|pull|carr|lift|br(?:ing|ought)|drag|fish|haul)\w*\b[^.;]{0,60}?",
    re.IGNORECASE,
)
# "took X from the ferry to hospital", "picked up X from his sinking boat".
_TO_CARE = re.compile(
    r"(?:t[ao]k\w*|took|carr\w+|br(?:ing|ought)\w*|lift\w*|pick\w*|dr[io]v\w+|rush\w*|escort\w*|ferr\w+|fl(?:y|ew|own)\b|"
    r"airlift\w*)(?: (?!and\b|then\b)[\w'’,-]+){0,14}? (?:"
    r"to (?:(?:the|a|an|his|her|their|nearest|safety|some|one) )*(?:[\w'’-]+ ){0,3}?(?:hospital|clinic|dispensary|infirmary|safety|doctor|health (?:cent|post)\w*|"
    r"polling station|ambulance)\b(?! (?:cell|ward of))|"
    r"(?:from|off|out of) (?:(?:the|a|an|his|her|their) )?(?:sinking|burning|capsized|overturned|drifting|stranded|flooded|collapsed|wrecked|leaking) \w+)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"(?:t[ao]k|took|pull|carr|lift|br(?:ing|ought)|drag|fish|haul)\w*\b[^.;]{0,60}?\b(?:out of|from) (?:the |a |under (?:the )?)?"
    r"(?:\w+ )?(?:rivers?|water|lagoon|lake|sea|wells?|canal|rubble|debris|wreck\w*|fire|flames|ditch|ruins|pond|drain|sewer|mud)\b",
    re.IGNORECASE,
)
_FORCED = re.compile(
    r"\b(?:(?:his|her|their) (?:homes?|houses?|beds?|cells?)|arrest\w*|detain\w*|custody|jail|prison|blindfold\w*|handcuff\w*|cuffed|"
    r"police station|barracks|prison hospital)\b",
    re.IGNORECASE,
)
_TO_CUSTODY = re.compile(
    r"\b(?:police|stations?|thana|custody|cells?|jail|prison|barracks|camp|lock-?up)\b",
    re.IGNORECASE,
)
_RESCUERS = re.compile(
    r"\b(?:fisherm[ae]n|villagers|residents|neighbou?rs?|rescuers?|divers?|medics?|paramedics|volunteers|"
    r"passers-?by|bystanders|nurses?|ambulance(?:men| crews?| workers?| drivers?)?|first[- ]aiders?|doctors?|lifeboat(?:men| crew)?|lifeguards?|fire(?:fighters|men)|bathers|boatmen|locals)\b",
    re.IGNORECASE,
)


def rescued(scene: Scene, line: Line, deed: Deed, by: Sequence[str]) -> bool:
    """Whether somebody was only taken out of the water, or lifted up by neighbours."""
    if _OUT_OF.match(line.text, deed.at, line.end):
        return True
    care = _TO_CARE.match(line.text, deed.at, line.end)
    if care and not _FORCED.search(care[0]):
        return True
    if not _LIFTED.match(line.text, deed.at, line.end):
        return False
    if _TO_CUSTODY.search(line.text, deed.at, line.end):
        return False
    if _RESCUERS.search(line.text, max(line.start, deed.at - 24), deed.at) and not by:
        return True
    found = [scene.cast.get(ref) for ref in by]
    return bool(found) and all(
        isinstance(p, Person) and _RESCUERS.search(p.words or "") for p in found
    )


_KEEPS_NONE = re.compile(
    r"\b(?:doctors?|nurses?|physicians?|surgeons?|midwife|teachers?|boss|employer|manager|coach|"
    r"driver|priest|friend|neighbou?r|uncle|aunt|mother|father|wife|husband|brother|sister)\b",
    re.IGNORECASE,
)


def lets_go_of_none(
    scene: Scene, by: Sequence[str], victims: Sequence[str | None]
) -> bool:
    """Whether those who "let him go" keep nobody: a doctor, kin, of one not told as held."""
    if not by or any(v and scene.was_held(v) for v in victims):
        return False
    found = (scene.cast.get(ref) for ref in by)
    return all(
        isinstance(p, Person)
        and _KEEPS_NONE.search(
            f"{p.words or ''} {p.attributes.get('occupation') or ''}"
        )
        for p in found
    )
