"""A sentence as the rules see it: its words, its voices, and how it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from habeas.claims.reader.scene.invented import NOBODY
from habeas.claims.reader.scene.scene import Scene
from habeas.claims.reader.scene.titles import titled
from habeas.claims.reader.units import Unit, people, said
from habeas.claims.reader.voices import Voice
from habeas.text.once import once
from habeas.text.spotting import Spotted, Spotter, letters, spotted

_QUOTED = re.compile(r"[\"“][^\"“”]{2,600}[\"”]|[\"“][^\"“”]{2,600}$")
# Words of news in a message that no English one has.
_ROMAN_SURE = frozenset(
    ["riha", "reha", "rihaa", "giraftar", "griftar", "hirasat", "zamanat", "uthaya"]
    + ["chhor", "lapata", "bazyab", "tashadud", "zakhmi", "shaheed"]
)
_ROMAN_WORDS = frozenset(
    [
        "ne",
        "ko",
        "ki",
        "ka",
        "ke",
        "hai",
        "hain",
        "mein",
        "kar",
        "gaya",
        "gayi",
        "se",
        "nahi",
        "aur",
        "naam",
        "unko",
        "usko",
        "par",
        "diya",
        "diye",
        "liye",
        "gaye",
        "gai",
        "thi",
        "utha",
        "jala",
        "liya",
        "raha",
        "rahe",
        "rahi",
        "tha",
        "thay",
        "bhi",
        "mere",
        "hamare",
        "uske",
        "unke",
        "abhi",
        "subah",
        "wale",
        "laga",
        "hua",
        "zakhmi",
        "giraftar",
        "girftar",
        "shaheed",
        "halak",
        "samait",
        "lapata",
        "aghwa",
        "ehtejaj",
        "tashaddud",
        "muqadma",
        "zamanat",
        "dharna",
        "hartal",
        "afrad",
        "jabke",
        "lekin",
        "magar",
        "pe",
        "kaat",
        "chor",
        "chhor",
        "riha",
        "agar",
        "kya",
        "pata",
    ]
)
_SCRIPT = re.compile(r"[\u0600-\u06ff]+")
_ROMAN = Spotter(rf"\b(?:{'|'.join(sorted(_ROMAN_WORDS))})\b", re.IGNORECASE)
_RUMOUR = Spotter(
    r"\b(?:correction|erratum)\b[^.]{0,60}\b(?:i|we) (?:wrote|said|reported|stated|published|posted)\b|"
    r"\brumou?rs?:|\bbut (?:i|we) (?:would|do|can|did)(?:n['’]t| not) (?:write|say|believe|"
    r"confirm|print|repeat) (?:that|it|this)\b|\b(?:people|they|some) (?:say|are saying)\b[^.;]*\bnot (?:so|true)\b|\b(?:daw|raw) (?:si|sina|ang|na)\b|\b(?:someone|somebody|some people)(?: (?:on|in) \w+)? (?:says?|said|(?:is|are) saying|"
    r"claims?|wrote|writes|posted|tweeted|shared)\b|\bcan (?:any|some)(?:one|body) confirm\b|"
    r"\b(?:pl(?:ea)?[sz]e?|pls|plz|to|must|let us|try to|i (?:can(?:no|')t|could not)|"
    r"can(?:no|')t|could not|unable to|not able to|yet to|who can|still to) (?:\w+ )?"
    r"(?:confirm|verify)\b(?! (?:her|his|their) death)|"
    r"\b(?:not|un)[ -]?(?:yet )?(?:sure|confirmed|verified)\b(?: (?:yet|if|whether|though))?"
    r"(?=\W*$)|\bis it true\b|\bthere is talk\b|\b(?:na lie|nah lie|fake news|false news)\b",
    re.IGNORECASE,
)
# What a post says and others call false is not told; nor what the source puts right.
_POSTED = Spotter(
    r"\b(?:posts?|websites?|(?:news)?papers|media|outlets|social media|facebook|whatsapp|twitter|tiktok|youtube|channels?|"
    r"rumou?rs?|bloggers?|trolls|messages?|(?:news )?reports)\b",
    re.IGNORECASE,
)
_SAID_SO = re.compile(
    r"[^.;:]{0,40}?\b(?:said|says?|saying|wrote|writes?|claim(?:s|ed|ing)?|announced|went round|spread|"
    r"circulated)\b",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"\b(?:said|claimed|announced|reported|according to) (?:[\w-]+ ){0,5}\Z",
    re.IGNORECASE,
)
_GAINSAID = re.compile(
    r"[^.;]{0,80}[.;,:–—] ?(?:but |yet |though )?[^.;]{0,50}?\b(?:den(?:y|ies|ied) (?:it|this|that|the (?:claim|"
    r"report|rumou?r|news))|called (?:it|this|that|the (?:claim|report|news|post)s?) (?:an? )?(?:\w+ )?(?:lie|lies|"
    r"false|fake|baseless|untrue|rumou?r)|(?:is|was|are|were) (?:a lie|lies|false|fake|untrue|"
    r"baseless|not true)|rejected (?:it|this|that|the (?:claim|report))|dismissed (?:it|this|that|the (?:claim|report))|"
    r"(?:he|she|they) (?:was|were|had been|is|are) (?:only|just|merely))\b",
    re.IGNORECASE,
)
_POLAR = Spotter(
    r"^\W*(?:(?:[A-Z][\w.'’-]+ ?){1,4}:\W*)?(?:Was|Were|Is|Are|Has|Have|Had|Did|Does|Do)"
    r"\b(?!.*\b(?:aware|why|that)\b)|"
    r"\bwho (?:says|said|told you)\b|"
    r"\b(?:confirm|deny|is it true|is it correct|do you know (?:if|whether)|heard) "
    r"(?:that|whether|if)?\b",
    re.IGNORECASE,
)
_ASKS_MORE = Spotter(
    r"\b(?:why|how|when|where|who|whom|whose|what|which|will|would|can|could|should|"
    r"is it not|isn't|aware|kyun?|kahan|kab|kon|kaun|kis)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\W{0,6}(?:I (?:must|have to|want to|need to|should|now) (?:correct|withdraw|retract|take back) (?:this|that|it)\b|"
    r"I was (?:wrong|mistaken)\b|(?:He|She|They|It|This|That) (?:had|was|were|did|has|have|is) not\b"
    r"(?=\s*(?:[.;:,—–]|\Z))|(?:This|That|It) (?:has |had )?(?:since |now )?"
    r"prove[dns]* (?:to be )?(?:wrong|false|untrue|incorrect)|(?:The |Its |Our )?(?:[Ee]ditors?|paper|newspaper|channel|"
    r"site|website|author|reporter|police|army|ministry|agency|station)? ?(?:has |have )?(?:since |later |now )?"
    r"(?:apologi[sz]ed|retracted (?:it|this|the)|withdrew (?:it|this|the)|corrected (?:it|this|itself))|(?:This|That|It) (?:was|is) "
    r"(?:only |just |merely |all |nothing but )?(?:a mistake|an error|incorrect|mistaken|an? (?:\w+ )?(?:bluff|trick|lie|ruse|hoax|prank|joke|dream|nightmare|"
    r"forgery|fake|fabrication|trap|rehearsal|drill|exercise|film|play|game|misunderstanding)\b(?! (?:that|to|of|by|on|in)\b)|bluff|lies|invented)|(?:(?:This|That|It) (?:is|was) )?(?:not true|untrue|wrong|"
    r"(?i:not (?:yet )?confirmed)|unconfirmed)\b)"
)


# "We heard claims that X was taken. We could not confirm this": not what one informs us of.
_UNCONFIRMED = re.compile(
    r"\W{0,6}(?:(?:But |However, |So far |As yet )?(?i:we|I|the \w+|our \w+) (?:could not|couldn['’]t|cannot|can['’]t|"
    r"did not manage to|were unable to|was unable to|have not been able to|have been unable to) (?:yet |independently )?"
    r"(?:confirm|verify|corroborate) (?:this|it|that|these|the (?:claim|report|rumou?r|stor)\w*)\b|"
    r"(?:This|It|That|None of (?:this|it)|These (?:claims|reports)|The (?:claims?|reports?|rumou?rs?)) (?:could|can) ?not be (?:independently )?"
    r"(?:confirmed|verified|corroborated)\b)"
)
_HEARD = Spotter(
    r"\b(?:heard|claims?|claimed|rumou?rs?|rumou?red|reports|reportedly|stories|said to|"
    r"some (?:say|said)|people (?:say|said)|alleged\w*|allegations?)\b",
    re.IGNORECASE,
)
_ASKS_AT_HEAD = re.compile(
    r"(?:(?:ok|so|but|and|hey|wait|also)[, ]+)?(?i:did|is|was|were|are|has|have|do|does|can anyone|anyone know if) "
    r"(?:(?i:he|she|they|it|you|u|we|anyone|anybody|any|the|his|her|their|this|that|there|someone|somebody|"
    r"everyone|all|both)\b|(?-i:[A-Z])[\w'’]+ )(?![^.!]*[.!] )"
)


@dataclass(frozen=True)
class Line:
    """A sentence as the rules see it; `lead` is the demand that its list stands under.

    `official` says that an accused one's quotation runs on into it.
    """

    number: int
    start: int
    end: int
    text: str
    row: tuple[Unit, ...]
    voices: tuple[Voice, ...]
    resolution: bool
    item: bool
    lead: str
    scene: Scene = field(repr=False, compare=False)
    official: bool = False
    topic: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    summary: bool = False
    asks: bool = False
    """Whether who asks in an interview says it."""
    answer: tuple[int, int] | None = None
    """Where the answer stands that tells what this question asks (`answers`)."""

    @property
    def raw(self) -> str:
        """The text as it is, with its line ends (`text` has spaces for them)."""
        return self.scene.doc.text

    @once
    def said(self) -> tuple[str, ...]:
        """The words of its row, in order."""
        return said(self.row)

    @once
    def people(self) -> list[int]:
        """Where people stand in its row, in order."""
        return people(self.row)

    @once
    def whole(self) -> str:
        """The words of the sentence."""
        return self.text[self.start : self.end]

    @property
    def letters(self) -> frozenset[str]:
        """The runs of letters of its words."""
        return self.scene.doc.letters(self.start, self.end)

    @once
    def spotted(self) -> Spotted:
        """The expressions that it may meet (`habeas.text.spotting`)."""
        return self.scene.doc.spotted(self.start, self.end)

    @once
    def led(self) -> Spotted:
        """The expressions that it may meet together with the demand it stands under."""
        lead = self.lead
        return spotted(letters(lead + self.whole)) if lead else self.spotted

    def may(self, spotter: Spotter) -> bool:
        """Whether its words may hold a match."""
        return spotter.met(self.spotted)

    def find(self, spotter: Spotter) -> re.Match[str] | None:
        """Return the first match in its words."""
        return spotter.seek(self.spotted, self.whole)

    def finds(self, spotter: Spotter) -> Iterator[re.Match[str]]:
        """Return the matches in its words, in order."""
        may = spotter.met(self.spotted)
        return spotter.compiled.finditer(self.whole) if may else iter(())

    @once
    def urdu(self) -> bool:
        """Whether it is in Urdu, by its letters or by its small words."""
        words = self.whole
        if not words.isascii():
            script = "".join(_SCRIPT.findall(words))
            if len(script) * 3 > len(words):
                return True
        sure = self.sender and not _ROMAN_SURE.isdisjoint(self.letters)
        least = 1 if sure or self.scene.doc.language == "ur-Latn" else 3
        if _ROMAN_WORDS.isdisjoint(self.letters):
            return False
        return len({m[0].lower() for m in self.finds(_ROMAN)}) >= least

    @once
    def question(self) -> bool:
        """Whether it asks."""
        asked = self.whole.rstrip("”\"' )").endswith("?") or self._asks_unmarked()
        return asked and self.answer is None

    def _asks_unmarked(self) -> bool:
        """Whether a message asks without a mark: "did they hurt him"."""
        if not self.sender or not self.row:
            return False
        return _ASKS_AT_HEAD.match(self.text, self.row[0].start, self.end) is not None

    @once
    def unsure(self) -> bool:
        """Whether it asks if something is so; "why was X taken?" takes it as done."""
        if not self.question:
            return self.asks and self.answer is None
        if self.asks:
            return True
        asks = self.find(_POLAR) is not None
        aside = self.whole.rfind("(") > self.whole.rfind(")")
        return asks or not aside and self.find(_ASKS_MORE) is None

    @once
    def repeated(self) -> bool:
        """Whether it stands in a mail that is answered, behind ">"."""
        begin = self.raw.rfind("\n", 0, self.start) + 1
        return self.raw[begin : self.start + 1].lstrip().startswith(">")

    @once
    def retracted(self) -> bool:
        """Whether it is a rumour, or is taken back in the words that follow."""
        if self.find(_RUMOUR) or _TAKEN_BACK.match(self.text, self.end):
            return True
        if self.find(NOBODY):
            return True
        if self.find(_HEARD) and _UNCONFIRMED.match(self.text, self.end):
            return True
        posted = self.find(_POSTED)
        if posted is None or not self._only_posted(posted):
            return False
        return _GAINSAID.match(self.text, self.start + posted.end()) is not None

    def _only_posted(self, posted: re.Match[str]) -> bool:
        """Whether posts, channels or rumours are those who say it."""
        at = self.start + posted.end()
        before = self.whole[max(0, posted.start() - 60) : posted.start()]
        return bool(_SAID_SO.match(self.text, at, self.end) or _SAID_BY.search(before))

    @once
    def fragment(self) -> bool:
        """Whether it is a row of a table, or a line without a sentence's end."""
        return bool(self.topic) or (self.item and not self.lead)

    @once
    def around(self) -> str:
        """The words of the sentence and some of those before and after it."""
        return self.text[max(0, self.start - 100) : self.end + 60]

    @once
    def heading(self) -> bool:
        """Whether it stands alone in its line, short and without a full stop."""
        before = self.raw[max(0, self.start - 60) : self.start].rstrip(" \t")
        after = self.raw[self.end : self.end + 2].lstrip(" \t")
        alone = (before == "" or before[-1] == "\n") and after[:1] in ("", "\n", "\r")
        return alone and len(self.whole) < 90 and not self.whole.endswith((".", "?"))

    @once
    def headline(self) -> bool:
        """Whether it is a title or a highlight: it sums up what is told below."""
        if self.summary:
            return True
        if self.topic or self.sender or self.resolution:
            return False
        if titled(self.raw, self.start, self.end):
            return True
        if ":" in self.whole[:-1]:
            return False
        if self.scene.doc.small:
            return False
        return self.heading and re.match(r"\W*\d", self.whole) is None

    @once
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """The stretches in quotation marks, as positions in the text."""
        return tuple(
            (self.start + m.start(), self.start + m.end())
            for m in _QUOTED.finditer(self.whole)
        )

    def quoted(self, position: int) -> bool:
        """Whether `position` stands in quotation marks."""
        return any(a <= position < b for a, b in self.quotes)

    def words(self, k: int) -> str:
        """Return the words of unit `k` as they stand."""
        return self.text[self.row[k].start : self.row[k].end]

    def left(self, k: int) -> str:
        """Return the words of the sentence before unit `k`."""
        return self.text[self.start : self.row[k].start]

    def text_between(self, after: int, before: int) -> str:
        """Return the words after unit `after` and before unit `before`."""
        start = self.row[after].end if after >= 0 else self.start
        end = self.row[before].start if before < len(self.row) else self.end
        return self.text[start:end]

    def refs(self, found: Iterable[int]) -> tuple[str, ...]:
        """Return whom units stand for, each once, with sets ("the three") opened."""
        ids: dict[str, None] = {}
        for k in found:
            for ref in self.row[k].refs:
                for one in self.scene.opened(ref, self.words(k), self.row[k].start):
                    ids[one] = None
        return tuple(ids)
