"""Bodies that act, speak or are asked: named ones, and "police" or "the company".

A body keeps the acronym that the text defines for it. A capitalised part of its name
("the Party", "Pearl" of "Pearl Mills") and, for a body told before, its kind in small
letters ("the company") come back to it. "The federation" and "the State" are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.sorting import Named
from habeas.claims.reader.vocabulary import tags
from habeas.text.once import once
from habeas.text.spans import positions
from habeas.text.spotting import Spotter

_DEFINED = re.compile(
    r"[’']?(?:, [A-Z]\w+)?\s*[(\[][“\"']?(?P<acronym>[A-Z][A-Za-z0-9&.\-]{1,11})[”\"']?[)\]]"
)
_FIRMS = listed(
    """ltd limited inc corp llc gmbh co sons pvt plc company works mills apparels
    industries garments textiles holdings estates estate sugar parks latex factory
    bank group enterprises mining energy cement airlines foods steel"""
)
_KINDS = {
    "company": _FIRMS,
    "party": listed("party dal partido chama partai parti congress alliance"),
    "union": listed("union sindicato federation serikat"),
    "federation": frozenset(),
    "council": listed("council parishad baraza"),
    "committee": listed("committee comité"),
    "commission": listed("commission"),
    "association": listed("association"),
    "department": listed("department"),
    "ministry": listed("ministry"),
    "court": listed("court courts tribunal"),
    "radio": listed("radio fm"),
    "newspaper": listed("daily weekly times herald mirror courier news"),
    "station": listed("radio fm"),
    "brigade": listed("brigade"),
    "column": listed("column"),
    "faculty": listed("faculty"),
    "university": listed("university"),
    "coalition": listed("coalition alliance front"),
    "alliance": listed("alliance"),
    "movement": listed("movement"),
    "army": listed("army"),
}  # fmt: skip
# "The company" is no rights group, nor a working or an action group.
_CIVIC = listed(
    """rights human working action support study women's womens parliamentary advocacy
    solidarity legal relief aid crisis watch armed peace community minority prisoners"""
)
_KINDS_OF = {  # each word with the kinds that it is of
    word: tuple(kind for kind, listed in _KINDS.items() if word in listed)
    for word in frozenset().union(*_KINDS.values())
}
_ADJ = (
    r"(?:district|regional|provincial|local|state|federal|national|municipal|industrial|"
    r"religious|political|ruling|private|public|opposition|special|parliamentary|"
    r"electoral|security|intelligence|same|riot|traffic|military|immigration|power|"
    r"participating|other|another|student|youth|workers['’]|residents['’]|sessions|trial|"
    r"speciali[sz]ed|administrative|economic|constitutional|county|city|inter-?district|commercial|cassation|"
    r"first-instance|lower|garrison|revolutionary|anti-corruption|criminal|civil|labour|anti-?terrorism|juvenile|appeals?|appellate|accountability|"
    r"prosecutor['’]s|mayor['’]s)"
)
_SMALL = listed(
    """court board committee union department police office council command staff
    federation association branch bureau directorate network syndicate alliance
    coalition movement militia column brigade"""
)
# "Rebel forces", "Israeli forces": those of a side or a country.
_SIDE = (
    r"(?:[Gg]overnment|[Rr]ebel|[Rr]egime|[Jj]unta|[Oo]pposition|[Cc]oalition|[Aa]llied|"
    r"[Oo]ccupation|[Ff]ederal|[Ll]oyalist|[Ss]eparatist|[Pp]ro-government|[Gg]uerrilla|"
    r"[A-Z][a-z]+(?:an|ese|ish|[a-z]i|ench|tch))"
)
_GENERIC = Spotter(
    rf"\b(?:(?P<lead>{_ADJ})\s+)*(?P<noun>{_SIDE} forces|[Pp]olice|[Aa]rmy|[Mm]ilitary|[Cc]ompany|"
    r"[Aa]uthorities|[Gg]overnments?|[Gg]endarmerie|[Cc]ourt|[Pp]arliament|[Mm]inistry|"
    r"[Ss]ecurity forces|prison service|death squads|security firm|news agency|"
    r"(?:[Pp]rosecutor(?: [Gg]eneral)?|[Aa]ttorney [Gg]eneral|[Pp]resident|[Pp]rime [Mm]inister|"
    r"[Gg]overnor|[Mm]ayor|[Cc]ommissioner|[Oo]mbudsman)['’]s (?:[Oo]ffice|[Cc]abinet)|"
    r"Rangers|Levies|[Cc]rime [Bb]ranch|[Ss]pecial [Bb]ranch|(?:[Aa]nti|[Cc]ounter)[- ]?"
    r"[Tt]errorism (?:[Ss]quad|[Dd]epartment|[Uu]nit|[Ff]orce|[Pp]olice)|"
    r"[Jj]udiciary|[Aa]ir [Ff]orce|[Ss]tate institutions|[Nn]avy|[Ss]ecurity services|[Aa]rmed forces|"
    r"(?:crime|special|detective) branch|special cell|anti-terror(?:ism)? squads?|"
    r"(?:interior|home|defence|defense|justice|foreign) ministry|secret police|"
    r"intelligence (?:service|services|bureau|agency|agencies)|civil guard|"
    r"paramilitary forces?|sessions court|high court|supreme court|magistrate['’]s court|"
    r"(?:education|health|police|revenue|forest|irrigation|agriculture|home|labour|prisons?|"
    r"excise|information|customs|immigration) department|(?:university|college|school|factory|"
    r"mills?|hospital|district|jail|prison|company|camp|hotel|bank) (?:administration|management)|"
    r"(?:city|town|regional|county|provincial|borough) (?:administration|council|hall|authorities)|"
    r"[Pp]rison organi[sz]ation|political part(?:y|ies)|committee|youth league|"
    r"Fiscalía|Procuraduría|Defensoría|power utility|management|[Cc]oast guard|[Bb]order guards?)\b(?!['’]s? )"
)
_ANYWHERE = listed(
    "fiscalía procuraduría defensoría police army military authorities government"
)
_OFFICE = Spotter(
    r"\b[Oo]ffice of the (?:[A-Z][\w.]*)(?: (?:of |for )?[A-Z][\w.]*){0,4}"
)
_NOT_AFTER = listed(
    """station stations post posts headquarters custody remand bond bail officer
    officers officer's commander spokesperson spokesman media presence operation van
    vehicle vehicles lock-up cells cell case cases report complaint brutality violence
    constable inspector checkpoint barracks academy protection
    action establishment influence interference raid raids cordon hajat order orders
    house building room hearing rifle rifles truck trucks boots uniform uniforms jacket
    jackets car cars lorry lorries helmet helmets badge weapon weapons gun guns pickup"""
)
_MILITARY = re.compile(r"\s+(?:establishment|authorities|junta|government|regime)\b")


@dataclass
class Body:
    """An organisation as it is put together; `spans` are (start, end, form)."""

    name: str
    acronym: str | None = None
    generic: bool = False
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    @once
    def low(self) -> list[str]:
        """The words of the name, lower case."""
        return [w.strip(".,'’") for w in self.name.casefold().split()]


def bodies(doc: Document, found: Sequence[Named]) -> list[Body]:
    """Return the organisations of a text, in order of first mention."""
    register = _Register(doc)
    inside = positions((n.start, n.end) for n in found)
    whole: set[int] = set()
    for one, end in _extended(found, doc.language == "en"):
        register.longer(one, end)
        inside.update(range(one.start, end))
        lone = len(one.parts) == 1 and not one.words.isupper()
        if lone or doc.text[one.start : end].split()[-1] in _ONE_BODY:
            whole.add(one.start)
    for one in sorted(found, key=_first_told):
        if one.sort == "organisation" and one.start not in whole and not _label(one):
            register.take(one)
    register.translated(found)
    register.index()
    for start, end, noun in _generic(doc, inside):
        register.generic(start, end, noun)
    every = [b for b in register.bodies if b.spans]
    return sorted(every, key=lambda b: min(b.spans))


def _first_told(one: Named) -> tuple[int, int, int]:
    """Longer names first; those in a site's own lines last, bar "the Forum" alone."""
    alone = len(one.parts) == 1 and one.parts[0] in words("org_heads")
    own = one.run.sentence.part.kind == "furniture"
    return 2 if alone else int(own), -len(one.parts), one.start


class _Register:
    """The bodies of a text while they are put together."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.bodies: list[Body] = []
        self.by_key: dict[str, Body] = {}
        self.by_word: dict[str, list[Body]] = {}
        self.by_kind: dict[str, list[tuple[int, Body]]] = {}

    def take(self, one: Named) -> None:
        """Give a name to the body that has it, or make a new one."""
        body = self.by_key.get(_key(one.words)) or self._short(one)
        if body is None:
            body = self._add(Body(one.words), one.words)
        form = "name" if _key(one.words) == _key(body.name) else "short"
        body.spans.append((one.start, one.end, form))
        defined = _DEFINED.match(self.doc.text, one.end, one.end + 20)
        if defined and body.acronym is None and len(one.parts) > 1:
            acronym = defined["acronym"]
            if _stands_for(acronym, one.words) or acronym.isupper():
                body.acronym = acronym
                self._merge(acronym, body)
                body.spans.append((*defined.span("acronym"), "short"))

    def translated(self, found: Sequence[Named]) -> None:
        """Make "X (Y)" one body where both X and Y are names of bodies."""
        by_start = {n.start: n for n in found if n.sort == "organisation"}
        for one in by_start.values():
            other = by_start.get(one.end + 2)
            if other is None or self.doc.text[one.end : one.end + 2] != " (":
                continue
            first, second = self._find(one), self._find(other)
            if first and second and first is not second:
                first.spans.extend(second.spans)
                second.spans.clear()
                self.by_key[_key(other.words)] = first

    def _find(self, one: Named) -> Body | None:
        return self.by_key.get(_key(one.words)) or self._short(one)

    def longer(self, one: Named, end: int) -> None:
        """Keep "SNJR city board", "Milimani court" as bodies of their own."""
        name = " ".join(self.doc.text[one.start : end].split())
        body = self.by_key.get(_key(name)) or self._add(Body(name), name)
        body.spans.append((one.start, end, "name"))

    def _add(self, body: Body, name: str) -> Body:
        self.bodies.append(body)
        self.by_key[_key(name)] = body
        for word in set(body.low):
            self.by_word.setdefault(word, []).append(body)
        return body

    def _merge(self, acronym: str, body: Body) -> None:
        other = self.by_key.get(_key(acronym))
        if other is not None and other is not body:
            body.spans.extend(other.spans)
            other.spans.clear()
        self.by_key[_key(acronym)] = body

    def _short(self, one: Named) -> Body | None:
        """Return the body whose name begins or ends with these words, if one does."""
        low = [w.strip(".,'’") for w in one.parts]
        fits = [
            b
            for b in self.by_word.get(low[-1], [])[:40]
            if len(b.low) > len(low) and _part(low, b.low)
        ]
        if len(low) == 1 and low[0] not in words("org_heads") and len(fits) > 1:
            return None
        return min(fits, key=lambda b: min(b.spans, default=(0, 0, "")), default=None)

    def index(self) -> None:
        """Lay the mentions of named bodies in order, for each small word for them."""
        for body in self.bodies:
            kinds = {kind for word in body.low for kind in _KINDS_OF.get(word, ())}
            if "group" in body.low and not _CIVIC.isdisjoint(body.low):
                kinds.discard("company")
            told = [(start, body) for start, _, _ in body.spans] if kinds else []
            for kind in kinds:
                self.by_kind.setdefault(kind, []).extend(told)
        for every in self.by_kind.values():
            every.sort(key=lambda pair: pair[0])

    def generic(self, start: int, end: int, noun: str) -> None:
        """Give "the company" to a company told before, else keep it as it is."""
        told = self.by_kind.get(noun, [])
        at = bisect_left(told, start, key=lambda pair: pair[0])
        if at:
            told[at - 1][1].spans.append((start, end, "description"))
            return
        if noun in _ONLY_AGAIN:
            return
        words_ = " ".join(self.doc.text[start:end].casefold().split())
        body = self.by_key.get(words_) or self._add(Body(words_, None, True), words_)
        body.spans.append((start, end, "description"))


_ONLY_AGAIN = listed("party union federation radio newspaper column")


_ONE_BODY = listed("staff court police office command")


def _label(one: Named) -> bool:
    """Whether a name is only the label of an address ("Head Office: ...")."""
    part = one.run.sentence.part.kind
    office = one.parts[-1] in ("office", "secretariat", "headquarters")
    headed = one.run.after() == ":" and one.start == one.run.sentence.start
    return office and (part in ("contact", "signature") or headed)


def _extended(found: Sequence[Named], english: bool) -> Iterator[tuple[Named, int]]:
    """Give names of bodies or places that a small word makes a body."""
    for one in found:
        if one.sort == "person" or one.run.possessive:
            continue
        tokens, at = one.run.sentence.tokens, one.run.last
        said = [t.text for t in tokens[at : at + 3]]
        for count in (1, 2, 3) if english else (1,):
            if len(said) < count or not said[count - 1].islower():
                break
            after = tokens[at + count].text.lower() if at + count < len(tokens) else ""
            if said[count - 1] in _SMALL and after not in _NOT_AFTER:
                if not (said[count - 1] == "office" and one.sort == "place"):
                    yield one, tokens[at + count - 1].end
                break
            if tags(said[count - 1])[:1] not in ("N", "J"):
                break


def _key(name: str) -> str:
    low = [w.strip(".,'’") for w in name.casefold().split()]
    return " ".join(w for w in low if w not in ("the", "ltd", "limited", "inc"))


def _part(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words are how a name begins, or its last word alone."""
    if list(full[: len(short)]) == list(short):
        return short[-1] not in ("ministry", "of", "national", "high", "central")
    if list(full[-len(short) :]) != list(short):
        return False
    return len(short) > 1 or short[0] in words("org_heads") or not short[0].isascii()


def _stands_for(acronym: str, name: str) -> bool:
    """Whether half of an acronym's capitals are initials of the name, in order."""
    initials = [w[0].casefold() for w in re.findall(r"[^\W\d_]+", name)]
    letters = [c.casefold() for c in acronym if c.isalpha()]
    hits, at = 0, 0
    for letter in letters:
        if letter in initials[at:]:
            at += initials[at:].index(letter) + 1
            hits += 1
    return hits * 2 >= len(letters) and letters[0] in initials


def _acting(doc: Document, match: re.Match[str]) -> bool:
    """Whether a noun for a body has a determiner, where it needs one, and no office."""
    before = doc.text[max(0, match.start() - 30) : match.start()].split()
    last = before[-1].lower() if before else ""
    office = (
        before[-3] if last == "the" and before[-2:-1] == ["of"] and before[2:] else ""
    )
    if office[:1].isupper() and office.lower() in words("roles"):
        return False
    noun = match["noun"].lower()
    if noun in _ANYWHERE or " " in noun or match["lead"]:
        return True
    return last in words("determiners") or match["noun"][0].isupper() and bool(last)


def _in_their_raid(doc: Document, start: int, noun: str) -> bool:
    """Whether a body acts in "during a police raid", whoever came in it."""
    led = noun in _RAIDS and doc.text[max(0, start - 24) : start]
    return bool(led and _DURING.search(led))


_RAIDS = frozenset(["raid", "raids", "operation", "operations", "crackdown", "sweep"])
_DURING = re.compile(
    r"\b(?:in|during) (?:(?:a|an|the|another|one|joint|night|dawn|pre-dawn) )*\Z"
)
_NEXT = re.compile(r"\s+([\w'’-]+)")


def _generic(doc: Document, inside: set[int]) -> Iterator[tuple[int, int, str]]:
    """Give nouns for bodies that act ("police", "the district police")."""
    for sentence in doc.sentences:
        kind = sentence.part.kind
        if kind in ("furniture", "contact", "calendar"):
            continue
        here = doc.text, sentence.start, sentence.end
        spotted = doc.spotted(sentence.start, sentence.end)
        for match in _GENERIC.among(spotted, *here):
            start, end = match.span()
            if start in inside or end - 1 in inside or not _acting(doc, match):
                continue
            after = _NEXT.match(doc.text[end : end + 30])
            after = None if after and _in_their_raid(doc, start, after[1]) else after
            if after and (
                after[1].lower() in _NOT_AFTER or after[1].lower() in singulars()
            ):
                establishment = _MILITARY.match(doc.text, end)
                if not establishment:
                    continue
                end = establishment.end()
            yield start, end, match["noun"].lower()
        for match in _OFFICE.among(spotted, *here):
            named = doc.text[match.start()] == "o" and match.end() - 1 in inside
            if match.start() not in inside and not named:
                yield *match.span(), ""
