"""People put together from their names and the short forms of them.

A full name is found first, over the whole text; a shorter one is of the person whose
name holds it. Where several do, a title may tell the man from the woman; else it is
of the one last named before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.claims.reader import kinship
from habeas.claims.reader.document import Document
from habeas.claims.reader.learnt import folded
from habeas.claims.reader.lexicon import listed, words
from habeas.claims.reader.sexes import sex_of
from habeas.claims.reader.sorting import Named
from habeas.text.spotting import Spotter

_AGE = re.compile(
    r"\s*(?:,\s*(?:who (?:is|was) |then |now )?(?:aged? )?|\(\s*(?:aged? )?|,? aged? )"
    r"(?P<age>\d{1,2})(?= years?\b| yrs?\b|\s*[,;.)–—]|-year)"
    r"|,? (?:who )?is (?:now )?(?P<is>\d{2})(?= years\b| and\b|[.,;])"
)
_AGE_BEFORE = Spotter(r"(?P<age>\d{1,2})(?:-| )years?(?:-| )old\s+$")
_ALIAS = re.compile(
    r"\s*,?\s*(?:\(?(?:a\.?k\.?a\.?|alias|@|urf|better known as|also known as|"
    r"(?:who is )?(?:better )?known (?:in [\w' -]{3,30}|to [\w' -]{3,20}|locally) as|"
    r"known as|called))\s+[\"“‘']?(?P<alias>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})"
)
_MALE = listed(
    """mr don señor father fr brother bro u ko mzee bwana bw shri sri tuan encik
    dato' dato datuk pak haji hj imam pastor sheikh ustaz maulana mufti sardar baba
    sir lord monsieur herr padre hermano chief pa alhaji mallam prince king monk
    priest rabbi husband son brother father uncle nephew grandfather boy man bapak
    thiru ndugu"""
)
_FEMALE = listed(
    """mrs ms miss mst doña señora señorita sra sister daw ma mama bibi begum smt
    shrimati kumari selvi puan datin cik hajah ibu kak hajiya alhaja lady dame madam
    madame mme mlle hermana madre nun wife daughter sister mother aunt niece woman
    girl widow grandmother manang woreda woro weizero gospođa queen princess"""
)
_GROWN, _YOUNGEST, _OLDEST = 18, 4, 105
_ALIKE = (
    frozenset(("father", "priest", "fr", "padre", "pastor")),
    frozenset(("spokesman", "spokesperson", "spokeswoman")),
    frozenset(("reporter", "journalist", "correspondent")),
    frozenset(("lawyer", "advocate", "adv", "attorney", "counsel", "barrister")),
    frozenset(("boy", "child", "son", "nephew", "grandson", "youth", "teenager")),
    frozenset(("girl", "child", "daughter", "niece", "granddaughter", "teenager")),
    frozenset(("teacher", "schoolteacher")),
    frozenset(("doctor", "dr", "physician")),
    frozenset(("chairperson", "chairman", "chairwoman", "chair")),
    frozenset(("inspector", "insp")),
    frozenset(("convenor", "convener")),
    frozenset(("imam", "cleric", "preacher", "sheikh", "maulana", "scholar")),
    frozenset(("monk", "u")),
    frozenset(("general", "gen", "secretary general", "secretary-general")),
)


@dataclass(eq=False)
class Figure:
    """A person or group as it is put together; `spans` are (start, end, form).

    `nouns` are the words that may come back to it, `gender` m, f or "".
    """

    name: str | None
    kind: str = "individual"
    heads: tuple[int, int | None] | None = (1, 1)
    words: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    looks: tuple[str, ...] = ()
    office: bool = False
    rank: bool = False
    """Whether its role is only the title before its name."""
    gender: str = ""
    part_of: Figure | None = None
    members: list[Figure] = field(default_factory=list)
    called: list[tuple[str, ...]] = field(default_factory=list)
    relative: tuple[str, int] | None = None
    """A word of kinship, and where the one that it is to is named."""
    origin: int | None = None
    """Where the place that it is said to come from is named, if one is."""

    starts: list[int] = field(default_factory=list)
    determiner: str | None = None
    """The first word of the description that it was made of; None for a name."""
    told: list[tuple[int, int, str]] = field(default_factory=list)
    """Descriptions beside the name: (start, end, noun)."""

    def add(self, start: int, end: int, form: str) -> None:
        """Keep a mention."""
        self.spans.append((start, end, form))
        if form != "wide":
            insort(self.starts, start)

    @property
    def first(self) -> int:
        """Where it is first mentioned."""
        return self.starts[0]

    def before(self, position: int) -> int:
        """Return the start of its last mention before `position`, or -1."""
        at = bisect_left(self.starts, position)
        return self.starts[at - 1] if at else -1

    def grow(self, age: int) -> None:
        """Keep an age, the first that is told."""
        self.attributes.setdefault("age", [age, age])
        if age < _GROWN:
            self.nouns |= {"child", "boy", "girl", "minor", "teenager"}

    def call(self, noun: str) -> None:
        """Keep a word for it, with those that are used for the same."""
        self.nouns.add(noun)
        for alike in _ALIKE:
            if noun in alike:
                self.nouns |= alike
        self.gender = self.gender or gender(noun)


def gender(noun: str) -> str:
    """Return m or f where a title or a noun tells, else ""."""
    return "m" if noun in _MALE else "f" if noun in _FEMALE else ""


# --- names ------------------------------------------------------------------


# Kin of the one who tells, in Urdu: "میرے شوہر", "mere bete", each form as one word.
MINE = listed("میرا میرے میری ہمارا ہمارے ہماری mera mere meri hamara hamare hamari")
KIN = {
    form: word
    for word, forms in (
        ("husband", "شوہر خاوند shohar"),
        ("wife", "بیوی اہلیہ زوجہ biwi bivi ahlia"),
        ("son", "بیٹا بیٹے فرزند صاحبزادے beta bete betay"),
        ("daughter", "بیٹی صاحبزادی beti"),
        ("brother", "بھائی bhai bhaiya bhayi"),
        ("sister", "بہن ہمشیرہ behan behen bahan"),
        ("father", "والد باپ walid baap abbu abu"),
        ("mother", "والدہ ماں walida walda maa ammi"),
        ("brother-in-law", "دیور جیٹھ"),
    )
    for form in forms.split()
}


class _Names:
    """The named people of a text, found again by any word of their names."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.made: list[Figure] = []
        self.index: dict[str, list[Figure]] = {}
        self.aliases: dict[int, Figure] = {}

    def add(self, figure: Figure, parts: Sequence[str]) -> None:
        """Keep a person under the words of a name."""
        figure.called.append(tuple(parts))
        for part in parts:
            for word in {part, *part.split("-")}:
                if len(word.strip(".")) > 1:
                    self.index.setdefault(word, []).append(figure)

    def of(self, one: Named) -> Figure | None:
        """Return the person that a name is of, among those with longer names."""
        if one.start in self.aliases:
            return self.aliases[one.start]
        full = self.doc.learnt.aliases.get(folded(one.words))
        same = [f for f in self.made if full and f.name and folded(f.name) == full]
        if same:
            return same[0]
        words_ = [p for p in one.parts if len(p.strip(".")) > 1]
        near = self.index.get(words_[-1], [])[:_MANY] if words_ else []
        told = _gender_of(one)
        fits = [
            f
            for f in dict.fromkeys(near)
            if any(_fits(one.parts, full) for full in f.called)
            and not (told and _sex(f) and told != _sex(f))
            and not (told and "minor" in f.nouns and {"mr", "mrs"} & set(one.titles))
            and not (f.first > one.start and self._new(f))
        ]
        if _initials(one):
            fits = [f for f in self.made if one.parts in f.called] or [
                f for f in self.made[:_MANY] if _initialled(one.parts, f.called)
            ]
            return fits[0] if len(fits) == 1 else None
        same = [f for f in fits if one.parts in f.called]
        if same:
            return same[0]
        if len(fits) > 1 and told:
            fits = [f for f in fits if _sex(f) == told] or fits
        if len(fits) > 1:
            fits.sort(key=lambda f: (f.before(one.start), -f.first))
            called = [f for f in fits if self._called_so(f, one)]
            far = one.start - fits[-1].before(one.start) > _BESIDE
            fits = called if len(called) == 1 and far else fits
            if not far and not called and self._either(fits, one):
                return None
        return fits[-1] if fits else None

    def _either(self, fits: Sequence[Figure], one: Named) -> bool:
        """Whether a surname may mean either of two told of together: "A Rind and B Rind"."""
        if len(one.parts) > 1 or one.titles:
            return False
        last = sorted(
            ((start, end) for f in fits if (start := f.before(one.start)) >= 0
             for begin, end, _ in f.spans if begin == start)
        )[-2:]  # fmt: skip
        if len(last) < len("AB") or not all(f.name for f in fits):
            return False
        between = self.doc.text[last[0][1] : last[1][0]]
        return _TOGETHER.fullmatch(between) is not None

    def _called_so(self, figure: Figure, one: Named) -> bool:
        """Whether somebody was called by the very words of a short name before."""
        return any(
            form == "short"
            and start < one.start
            and self.doc.text[start:end] == one.words
            for start, end, form in figure.spans
        )

    def _new(self, figure: Figure) -> bool:
        """Whether one is told of as "another", whom nothing before it names."""
        return told_as_another(self.doc.text, figure.first)

    def take(self, one: Named) -> Figure:
        """Give a name to its person, and note what stands beside it."""
        figure = self.of(one)
        if figure is None:
            figure = Figure(one.words)
            self.made.append(figure)
            self.add(figure, one.parts)
        _said_with(self.doc, one, figure)
        self._alias(one, figure)
        return figure

    def _alias(self, one: Named, figure: Figure) -> None:
        """Read "X, known to all as Y": Y is X too, there and later."""
        alias = _ALIAS.match(self.doc.text, one.end, one.end + 90)
        if alias is None:
            return
        start, end = alias.span("alias")
        if start not in self.aliases:
            self.aliases[start] = figure
            figure.add(start, end, "short")
            self.add(figure, alias["alias"].casefold().split())


_MANY = 60
_BESIDE = 200
_TOGETHER = re.compile(r"[^.;]{0,20}(?:, | and )[^.;]{0,24}")
_ANOTHER = re.compile(r"\b[Aa]nother \w+(?: of the same \w+)?(?: \w+){0,3}, \Z")


def told_as_another(text: str, at: int) -> bool:
    """Whether the name at a position is led in by "another teacher, ..."."""
    return _ANOTHER.search(text, max(0, at - 60), at) is not None


def by_name(doc: Document, found: Sequence[Named]) -> list[tuple[Named, Figure]]:
    """Return each name of a person with the one it is of, in order of text.

    Longer names are taken first, so that a short one finds the full one wherever it
    stands.
    """
    people = [n for n in found if n.sort == "person"]
    names = _Names(doc)
    chosen: dict[int, Figure] = {}
    for one in sorted(people, key=lambda n: (_initials(n), -len(n.parts), n.start)):
        if one.start not in names.aliases:
            chosen[one.start] = names.take(one)
        else:
            chosen[one.start] = names.aliases[one.start]
    return [(n, chosen[n.start]) for n in people]


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, in order, or as initials.

    An initial may stand for any other word ("S. Kumar", "Kumar a/l Selvam").
    """
    if len(short) > len(full):
        return False
    rest = list(full)
    at = 0
    for word in (w for w in short if len(w.strip(".")) > 1):
        while at < len(full) and not _same_word(word, full[at]):
            at += 1
        if at == len(full):
            return False
        rest.remove(full[at])
        at += 1
    initials = [w[0] for w in short if len(w.strip(".")) == 1]
    if not initials:
        return bool(short)
    firsts = [w[0] for w in rest]
    return all(i in firsts for i in initials) and len(initials) < len(short)


def _initials(one: Named) -> bool:
    """Whether a name is given by its initials alone."""
    return all(len(p.strip(".")) == 1 for p in one.parts)


def _initialled(short: Sequence[str], called: Sequence[tuple[str, ...]]) -> bool:
    """Whether initials are those of a name, each of one word."""
    firsts = [s[0] for s in short]
    return any([w[0] for w in full] == firsts for full in called)


def _same_word(short: str, full: str) -> bool:
    if short == full:
        return True
    return "-" in full and short in full.split("-") and len(short) > 3


def _sex(figure: Figure) -> str:
    """Return m or f as a title, a noun or the given name tells: "Mr X" is no Asma X."""
    return figure.gender or sex_of(figure.name or "")


def _gender_of(one: Named) -> str:
    return next((g for t in one.titles if (g := gender(t))), "")


_ELDER = listed("چھوٹے چھوٹا چھوٹی بڑے بڑا بڑی chote chota choti bare bara bari")
# "X کی ہمشیرہ Y نے کہا": whom she then calls "my brother" is X.
_KIN_SPEAKS = re.compile(
    r"\s(?:کی|کے|کا|ki|ke|ka)\s(?P<kin>\w+)(?:\s[^\s،,۔.]+){0,4}?\s"
    r"(?:(?:نے|ne)\s[^۔.]{0,80}?(?:کہا|بتایا|الزام|مطالبہ|اپیل|بیان|kaha|bataya|ilzaa?m|mutalba|appeal)|"
    r"(?:کا|ka)\s(?:کہنا|بیان|kehna)|(?:کے|ke)\s(?:مطابق|بقول|mutabiq))",
    re.IGNORECASE,
)
_BACK = {
    "sister": ("brother", "sister"),
    "brother": ("brother", "sister"),
    "mother": ("son", "daughter"),
    "father": ("son", "daughter"),
    "wife": ("husband",),
    "husband": ("wife",),
    "son": ("father", "mother"),
    "daughter": ("father", "mother"),
}


def _said_with(doc: Document, one: Named, figure: Figure) -> None:
    """Note a mention and what its titles or an age beside it tell."""
    form = "name" if one.words == figure.name else "short"
    figure.add(one.start, one.end, form)
    for title in one.titles:
        figure.call(title)
    office = [t for t in one.run.tokens[: one.run.titles] if t.text.lower() in _OFFICES]
    if office:
        said = doc.text[one.start : office[-1].end]
        figure.rank = "role" not in figure.attributes
        figure.attributes.setdefault("role", " ".join(said.split()))
    if one.run.before() in words("kin"):
        figure.call(one.run.before())
    owner = one.run.before(3 if one.run.before(2) in _ELDER else 2)
    if owner in MINE and (kin := KIN.get(one.run.before(), "")):
        figure.nouns.add(f"my {kin}")
    figure.nouns |= kinship.nouns_of(doc.text, one.start)
    of_kin = _KIN_SPEAKS.match(doc.text, one.end)
    for back in _BACK.get(KIN.get(of_kin["kin"].lower(), ""), ()) if of_kin else ():
        figure.nouns.update((f"my {back}", f"kin {back}"))
    if one.run.after() == "and" and one.run.after(2) in ("his", "her"):
        figure.gender = figure.gender or ("m" if one.run.after(2) == "his" else "f")
    for title in one.titles:
        if title in _WORK:
            figure.attributes.setdefault("occupation", _WORK[title])
    age = _AGE.match(doc.text, one.end, one.end + 40)
    before = _AGE_BEFORE.search(doc.text, max(0, one.start - 20), one.start)
    told = (age["age"] or age["is"]) if age else before["age"] if before else ""
    if told and _YOUNGEST < int(told) < _OLDEST:
        figure.grow(int(told))


_OFFICES = listed(
    """captain capt colonel col lt lieutenant major maj general gen brigadier sergeant
    sgt corporal inspector insp subinspector constable superintendent supt commander
    commissioner asp dsp ssp dig adig igp asi csp dcp acp sho dpo ocs admiral president
    minister senator governor mayor deputy judge magistrate justice ambassador
    councillor sarpanch chief mp mla mpa mna"""
)
_WORK = {
    "adv": "advocate", "advocate": "advocate", "barrister": "barrister",
    "pastor": "pastor", "imam": "imam", "rabbi": "rabbi", "fr": "priest",
    "father": "priest", "padre": "priest", "bishop": "bishop", "rev": "priest",
    "engr": "engineer", "prof": "professor", "professor": "professor",
}  # fmt: skip
