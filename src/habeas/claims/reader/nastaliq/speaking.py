"""Who in Urdu only speaks of a deed, and whose deed it is that he speaks of.

"X نے پولیس کے لاٹھی چارج کی مذمت کی": the police did it, and X condemns it.
"""

from __future__ import annotations

import re

from habeas.claims.reader.nastaliq.clauses import Clause
from habeas.claims.reader.nastaliq.hands import men_of
from habeas.claims.reader.scene.line import Line

_SPEAKS = re.compile(
    r"\S*\s*(?:(?:،|,|اور|و|aur)\s?(?:\S+\s){1,4}?)?(?:کی|کے|کا|پر|سے|کو|ki|ke|ka|par)\s(?:\S+\s){0,6}?"
    r"(?:مذمت|افسوس|تشویش|غم و غصے|رنج|نوٹس لی|تحقیقات|انکوائری|الزام|اعتراض|شرمناک|افسوسناک|قابل مذمت|"
    r"ظلم قرار|مطالب|خلاف احتجاج|mazz?am|afsos|tashwee?sh|tahqeeqa+t|ilza+m|mut[ae]?lb)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s(?:کے|کی|کا|ke|ki|ka)\s(?:(?:وحشیانہ|شدید|بلا اشتعال|بہیمانہ|پرتشدد|مبینہ|اندھا ?دھند)\s)?\Z"
)


def only_speaks(words: str, end: int) -> bool:
    """Whether a deed that ends at `end` of a clause is only what somebody speaks of."""
    return _SPEAKS.match(words, end) is not None


def owners(line: Line, clause: Clause, at: int) -> tuple[str, ...]:
    """Return the body whose deed stands right before `at`: "پولیس کے لاٹھی چارج"."""
    return line.refs(
        k
        for k, u in enumerate(line.row)
        if u.sort == "organisation"
        and clause.start <= u.start < at
        and _OF.fullmatch(line.text, men_of(line, u), at)
    )
