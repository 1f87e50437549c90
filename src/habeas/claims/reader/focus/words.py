"""What the words of one's mention tell: whether "he" or "she" can mean him."""

from __future__ import annotations

import re

MEN = re.compile(
    r"\b(?:mr|brother|father|fr|don|mzee|bwana|bw|sheikh|imam|pastor|maulana|mullah|"
    r"sardar|son|husband|nephew|uncle|boy|man|ko|haji|s/o|baba|pa|bhai|grandfather|"
    r"sir|rev|priest|monk|herdsman|salesman|fisherman|watchman|chairman|a/l|bin|he|"
    r"his|sr|señor|waiter|[a-z]{3,}(?<!wo)man)\b",
    re.IGNORECASE,
)
WOMEN = re.compile(
    r"\b(?:mrs|ms|miss|sister|mother|bibi|begum|daw|doña|sra|srta|daughter|wife|"
    r"widow|niece|aunt|girl|woman|mama|bi|khatun|d/o|w/o|a/p|binti|puan|she|lady|"
    r"grandmother|nun|[a-z]{3,}woman|her|señora|sewing|bai|bano|kaur)\b",
    re.IGNORECASE,
)
OWN_KIN = re.compile(r"(?:his|her|their|my)\b", re.IGNORECASE)


def of_one_sex(words: str, sex: str) -> bool:
    """Whether "he" may mean whose kin is told of as well: "his brother", "their son".

    Of "her father" it cannot.
    """
    own = OWN_KIN.match(words)
    return own is not None and {"his": "m", "her": "f"}.get(own[0].lower(), sex) == sex
