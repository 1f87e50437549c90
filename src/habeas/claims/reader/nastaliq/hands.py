"""By whose hands something was done in Urdu: a body, its men, whose fire it was."""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.scene.line import Line
from habeas.claims.reader.units import Unit

# "by the shooting of": whose it was did it.
BY_FIRE = re.compile(
    r"\s(?:کی|کے|ki|ke)\s(?:(?:براہ راست|سیدھی|مبینہ|اندھا ?دھند|بلا اشتعال|شدید|مسلسل|seedhi|mubayyina)\s)?"
    r"(?:فائرنگ|شیلنگ|گولی|گولیوں|گولہ باری|بمباری|تشدد|لاٹھی ?چارج|firing|shelling|goli\w*|bamba+ri|tashad+ud|lathi ?charge)"
    r"\s(?:سے|میں|کے (?:نتیجے|باعث)|کا (?:نشانہ|شکار)|se|mein|ke (?:natee?je|ba+is))(?!\S)",
    re.IGNORECASE,
)
BY = re.compile(
    r"\s*(?:کے ہاتھوں|کی (?:جانب|طرف) سے|ke haa?thon|ki (?:ja+nib|taraf) se)",
    re.IGNORECASE,
)
# "X aur uske munshi ne", "X اور اس کے دو ساتھیوں نے": X did it, with others.
WITH_HIS = re.compile(
    r"\s*(?:اور|aur|&)\s(?:(?:ان|اس|اُن|اُس|دیگر|un|us|dusre|deegar)\s?(?:کے|کی|k[ei]y?)?\s)"
    r"(?:[^\s،,۔.]+\s){1,4}?(?:نے|ne)(?!\S)",
    re.IGNORECASE,
)
_ITS_MEN = re.compile(
    r"\s(?:(?:کی|کے|ki|ke)\s(?:(?:بھاری|خصوصی|مشترکہ|ایک|مقامی|bha+ri)\s)?)?(?:اہلکاروں?|والوں|افسران|جوانوں|سپاہیوں|پارٹی|"
    r"ٹیم|حکام|نفری|دستے|ahl?a?lkaro?n?|wal(?:on|o)|afsara+n|party|team|hukka+m|nafri)(?=\s)",
    re.IGNORECASE,
)
ACTS = re.compile(
    r"\s(?:نے|ne)(?!\S)|\s*(?:کے ہاتھوں|کی (?:جانب|طرف) سے|ke haa?thon|ki (?:ja+nib|taraf) se)",
    re.IGNORECASE,
)


def men_of(line: Line, unit: Unit) -> int:
    """Return where the men of a body end ("پولیس اہلکاروں"), or the body itself."""
    match = _ITS_MEN.match(line.text, unit.end) if unit.sort == "organisation" else None
    return match.end() if match else unit.end


def handed(line: Line, clause: Clause, at: int) -> tuple[str, ...]:
    """Return those by whose hands, or from whose side, it was done ("کی جانب سے")."""
    return line.refs(
        k
        for k, u in enumerate(line.row)
        if u.actor
        and clause.start <= u.start < at
        and BY.match(line.text, men_of(line, u))
        and not _SPEAKS.search(line.text, u.end, at)
    )


# "حکومت کی جانب سے کہا گیا کہ": they only say so.
_SPEAKS = re.compile(
    r"(?<!\S)(?:کہا|بتایا|بیان|جاری|اعلان|مذمت|مطالبہ|\bkaha|\bbataya|\bbayan)(?!\w)"
)
