"""The headings of a table: which column holds what.

"Arrested", "Detained on", "Taken" head the days of the taking; "Date" and "Since" do
so only where the table is one of those who were taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

NAMES = re.compile(
    r"(?:(?:full|first|last|the|detainee['’]?s?|prisoner['’]?s?|person['’]?s?|victim['’]?s?)[ _])?"
    r"(?:names?|detainees?|prisoners?|accused|"
    r"petitioners?|applicants?|victims?|persons?|appellants?|nombre|nom|nama|jina|isim|نام|"
    r"who|whom|arrestees?|surname,? ?(?:and |& )?(?:first |fore|other )?names?|"
    r"names?,? ?(?:surname|first name)|people|individuals?|person (?:arrested|held|detained))"
    r"(?: ?\([^)]{1,30}\)| (?:of|and|with|&|/|in) [\w' /]{2,30})?",
    re.IGNORECASE,
)
_HEADS = {
    "by": re.compile(
        r"^\W*(?:by|(?:arrest|detain|tak|h[eo]ld|abduct|seiz)\w* by|by who(?:m)?|"
        r"(?:alleged |suspected |reported )?(?:perpetrators?|captors?|abductors?|kidnappers?)|"
        r"(?:arresting |detaining )?(?:authority|force|agency|unit)|who took(?: \w+)?)\W*$|"
        r"گرفتار کرنے والے|کس نے|ادارہ",
        re.IGNORECASE,
    ),
    "freed": re.compile(
        r"^\W*(?:(?:date|day|time)(?: of)? )?(?:of )?(?:releas\w*|freed|let (?:go|out|off)|out|"
        r"discharged|set free|came (?:back|home|out)|returned(?: home)?|back home|home since)(?: (?:on|date|day|at|when))?\W*(?:\([^)]{0,20}\))?\W*$",
        re.IGNORECASE,
    ),
    "died": re.compile(
        r"^\W*(?:date of (?:death)|died|death|deceased|dead)(?: (?:on|date|at))?\W*$",
        re.IGNORECASE,
    ),
    "name": re.compile(
        r"\b(?:name|detainee|prisoner|nombre|nama|jina|نام)s?\b|^\W*(?:accused|who|whom|"
        r"petitioner|applicant|victim|appellant|person|people|arrestee|individual)s?\W*$",
        re.IGNORECASE,
    ),
    "date": re.compile(
        r"\b(?:detained on|arrested on|date of (?:arrest|detention|abduction|taking)|"
        r"(?:date )?taken(?: on)?|"
        r"picked up|arrest(?:ed)?"
        r"|detention|since|date|detained|abducted|seized)\b|تاریخ",
        re.IGNORECASE,
    ),
    "place": re.compile(
        r"\b(?:place|(?:held|kept|now) (?:at|in)|prison|jail|facility|location|station|where)\b|مقام|علاقہ|جگہ",
        re.IGNORECASE,
    ),
    "status": re.compile(
        r"\b(?:status|remarks?|notes?|situation|present|case|details|comments?|"
        r"condition|charge|update|sentence|outcome|orders?|result|decision)\b|حیثیت|کیفیت|صورت ?حال|تبصرہ",
        re.IGNORECASE,
    ),
}
_BARE = re.compile(
    r"\W*(?:date|since|day|when|from|تاریخ)(?: and time|/time)?\W*", re.IGNORECASE
)
_TAKING = re.compile(
    r"\b(?:arrest\w*|detain\w*|detention|prison\w*|custody|held|taken|abduct\w*|jail\w*|"
    r"picked up|disappear\w*|missing|behind bars|inside|remand\w*|releas\w*|sentence\w*|"
    r"charges?|giraftar\w*)\b|گرفتار|قید|حراست|لاپتہ",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:lawyers?|advocates?|counsel|volunteers?|observers?|monitors?|witness\w*|speakers?|"
    r"donors?|roster|rota|on duty|visitors?|sureties|complainants?|relatives|contacts?|"
    r"staff|officers?|members|attendance|participants?|signator\w+)\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"\b(?:fir|birth|dob|hearing|next|court|visit\w*|report\w*|complain\w*|fil(?:ed|ing)|charg\w*|"
    r"publish\w*|verdict|appeal|join\w*|event|entry|updat\w*|contact\w*|seen|call\w*|"
    r"sentenc\w*|trial|interview\w*|payment|paid|death|marriage|registration)\b|"
    r"گمشدگی|لاپتہ|پیدائش|پیشی|سماعت|وفات|رہائی|اجرا|ملاقات|درخواست|اندراج|بازیابی",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:arrest\w*|detain\w*|detention|taken|abduct\w*|picked up|seized)\b",
    re.IGNORECASE,
)
_OF_OFFICERS = re.compile(
    r"\b(?:officers?|policem[ae]n|constables?|officials?|perpetrators?|suspects in uniform|lawyers?|"
    r"witness\w*|complainants?|donors?|sureties)\b[^\n]{0,60}\n\s*\Z",
    re.IGNORECASE,
)
_ABOVE = 400
_LONGEST = 40


def headed(said: Sequence[str], above: str) -> dict[str, int] | None:
    """Return which column holds what, if `said` are headings; `above` stands before.

    The kinds are name, date (of the taking), by, place, status, freed and died.
    """
    found: dict[str, int] = {}
    for number, words in enumerate(said):
        words = words.replace("_", " ")
        if len(words) > _LONGEST or re.search(r"\d{2}", words):
            return None
        kind = next((k for k, p in _HEADS.items() if p.search(words)), "")
        if kind == "date" and not _tells_taking(words, said, above):
            continue
        if kind:
            found.setdefault(kind, number)
    return found if "name" in found and len(found) > 1 else None


def _tells_taking(words: str, said: Sequence[str], above: str) -> bool:
    """Whether a heading for days is of the days on which people were taken."""
    if _OF_OFFICERS.search(title := above[-_ABOVE:]):
        return False
    if _BARE.fullmatch(words) is None:
        return _OTHER_DAY.search(words) is None or _TAKEN.search(words) is not None
    if _OTHERS.search(title.strip().rsplit("\n", 1)[-1]):
        return False
    return (
        _TAKING.search(" ".join(said)) is not None or _TAKING.search(title) is not None
    )
