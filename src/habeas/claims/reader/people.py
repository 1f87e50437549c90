"""People put together from their names, short names and descriptions.

A full name is found first, over the whole text; a shorter one is of the person whose
name holds it, where only one does. A description is of somebody named where it stands
beside the name ("X, a trader", "the widow, Puan X", "lawyer X"), where it is said
that he is one, or where it comes back to him ("the reporter"). All other descriptions
are people of their own, if they are people told of something and not a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from habeas.claims.reader.document import Document
from habeas.claims.reader.groups import Description
from habeas.claims.reader.layouts import Fixed, numbers
from habeas.claims.reader.lexicon import singulars, words
from habeas.claims.reader.names import bare
from habeas.claims.reader.sorting import Named
from habeas.claims.reader.vocabulary import tags

_AGE = re.compile(
    r"\s*(?:,\s*(?:who (?:is|was) |then |now )?(?:aged? )?|\(\s*(?:aged? )?|,? aged? )"
    r"(?P<age>\d{1,2})(?= years?\b| yrs?\b|\s*[,;.)–—]|-year)"
)
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,2})(?:-| )years?(?:-| )old\s+$")
_ALIAS = re.compile(
    r"\s*,?\s*(?:\(?(?:a\.?k\.?a\.?|alias|@|urf|better known as|also known as|"
    r"(?:who is )?(?:better )?known (?:in [\w' -]{3,30}|to [\w' -]{3,20}|locally) as|"
    r"known as|called))\s+[\"“‘']?(?P<alias>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3})"
)
_MALE = frozenset(
    """mr don señor sr father fr brother bro u ko mzee bwana bw shri sri tuan encik
    dato' dato datuk pak haji hj imam pastor sheikh ustaz maulana mufti sardar baba
    sir lord monsieur herr padre hermano chief pa alhaji mallam prince king monk
    priest rabbi husband son brother father uncle nephew grandfather boy man bapak
    thiru ndugu""".split()
)
_FEMALE = frozenset(
    """mrs ms miss mst doña señora señorita sra sister daw ma mama bibi begum smt
    shrimati kumari selvi puan datin cik hajah ibu kak hajiya alhaja lady dame madam
    madame mme mlle hermana madre nun wife daughter sister mother aunt niece woman
    girl widow grandmother manang woreda woro weizero gospođa queen princess""".split()
)
_BE = frozenset("is was are were be been being become became as like".split())
_ALIKE = (
    frozenset(("father", "priest", "fr", "padre", "pastor")),
    frozenset(("spokesman", "spokesperson", "spokeswoman")),
    frozenset(("reporter", "journalist", "correspondent")),
    frozenset(("lawyer", "advocate", "adv", "attorney", "counsel", "barrister")),
    frozenset(("boy", "child", "son", "nephew", "grandson", "youth", "teenager")),
    frozenset(("girl", "child", "daughter", "niece", "granddaughter", "teenager")),
    frozenset(("doctor", "dr", "physician")),
    frozenset(("chairperson", "chairman", "chairwoman", "chair")),
    frozenset(("inspector", "insp")),
    frozenset(("convenor", "convener")),
    frozenset(("imam", "cleric")),
    frozenset(("monk", "u")),
    frozenset(("general", "gen", "secretary general", "secretary-general")),
)


@dataclass
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
    gender: str = ""
    part_of: Figure | None = None
    members: list[Figure] = field(default_factory=list)
    origin: int | None = None
    """Where the place that it is said to come from is named, if one is."""

    @property
    def first(self) -> int:
        """Where it is first mentioned."""
        return min(s for s, _, _ in self.spans)

    def before(self, position: int) -> int:
        """Return the start of its last mention before `position`, or -1."""
        return max((s for s, _, _ in self.spans if s < position), default=-1)

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


def by_name(doc: Document, found: Sequence[Named]) -> list[tuple[Named, Figure]]:
    """Return each name of a person with the one it is of, in order of text."""
    people = [n for n in found if n.sort == "person"]
    made: list[Figure] = []
    chosen: dict[int, Figure] = {}
    for one in sorted(people, key=lambda n: (-len(n.parts), n.start)):
        figure = _of(one, made)
        if figure is None:
            figure = Figure(one.words)
            made.append(figure)
        chosen[one.start] = figure
        _said_with(doc, one, figure)
    return [(n, chosen[n.start]) for n in people if n.start in chosen]


def _of(one: Named, made: Sequence[Figure]) -> Figure | None:
    """Return the person that a name is of, among those with longer or equal names."""
    parts = one.parts
    told = _gender_of(one)
    fits = [
        f
        for f in made
        if f.name
        and _fits(parts, tuple(f.name.casefold().split()))
        and not (told and f.gender and told != f.gender)
    ]
    same = [f for f in fits if (f.name or "").casefold().split() == list(parts)]
    if same:
        return same[0]
    if len(fits) > 1 and told:
        fits = [f for f in fits if f.gender == told] or fits
    if len(fits) > 1:
        fits.sort(key=lambda f: (f.before(one.start), -f.first))
    return fits[-1] if fits else None


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of one name stand in another, in order, or as initials."""
    if len(short) > len(full):
        return False
    at = 0
    for word in short:
        while at < len(full) and not _same_word(word, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return any(len(w.strip(".")) > 1 for w in short) or len(short) == len(full)


def _same_word(short: str, full: str) -> bool:
    if short == full:
        return True
    letter = short.rstrip(".")
    if len(letter) == 1:
        return full.startswith(letter)
    return "-" in full and short in full.split("-") and len(short) > 3


def _gender_of(one: Named) -> str:
    return next((g for t in one.titles if (g := gender(t))), "")


def _said_with(doc: Document, one: Named, figure: Figure) -> None:
    """Note a mention and what its titles, an age or a second name beside it tell."""
    form = "name" if one.words == figure.name else "short"
    figure.spans.append((one.start, one.end, form))
    for title in one.titles:
        figure.call(title)
        if title in words("roles") | words("occupations"):
            figure.attributes.setdefault(
                "role", title.title() if len(title) > 4 else ""
            )
    if figure.attributes.get("role") == "":
        figure.attributes["role"] = doc.text[one.start : one.name_start].strip(" .")
    age = _AGE.match(doc.text, one.end, one.end + 40)
    before = _AGE_BEFORE.search(doc.text, max(0, one.start - 20), one.start)
    if (told := age or before) and 4 < int(told["age"]) < 100:
        figure.attributes.setdefault("age", [int(told["age"]), int(told["age"])])
        if int(told["age"]) < 18:
            figure.nouns |= {"child", "boy", "girl", "minor", "teenager"}
    alias = _ALIAS.match(doc.text, one.end, one.end + 90)
    if alias:
        figure.spans.append((*alias.span("alias"), "short"))


# --- descriptions -----------------------------------------------------------


class Company:
    """The people of a text while its descriptions are read, in order of text."""

    def __init__(self, doc: Document, named: Sequence[tuple[Named, Figure]]) -> None:
        self.doc = doc
        self.at_start = {n.start: (n, f) for n, f in named}
        self.at_end = {n.end: (n, f) for n, f in named}
        self.named = named
        self.figures: list[Figure] = []
        for _, figure in named:
            if figure not in self.figures:
                self.figures.append(figure)
        self.order = list(self.figures)
        self.groups: list[Figure] = []

    def unnamed(self, start: int, end: int) -> Figure:
        """Keep one who is told only by a span (the number of a sender)."""
        said = self.doc.text[start:end]
        for figure in self.figures:
            if figure.name is None and figure.words == said:
                figure.spans.append((start, end, "description"))
                return figure
        figure = Figure(None, words=said)
        figure.spans.append((start, end, "description"))
        self.figures.append(figure)
        return figure

    def take(self, one: Description) -> None:
        """Give a description to somebody named, or make it a person of its own."""
        if self._beside(one) or self._predicate(one):
            return
        if self._set(one) or self._again(one):
            return
        if kept(one):
            self._new(one)

    # - beside a name

    def _beside(self, one: Description) -> bool:
        tokens = one.sentence.tokens
        after = tokens[one.last] if one.last < len(tokens) else None
        if after and after.start in self.at_start and one.core == one.last:
            return self._heads_of_names(one, one.last)
        if after and after.text in (",", ":", "(", "–", "-", "—"):
            if one.last + 1 < len(tokens):
                following = self._name_from(tokens[one.last + 1].start)
                if following and self._before_names(one, one.last + 1, after.text):
                    return True
        return self._after_name(one)

    def _name_from(self, start: int) -> tuple[Named, Figure] | None:
        """Return the name that begins at `start`, quotation marks passed over."""
        for shift in (0, 1):
            if start + shift in self.at_start:
                return self.at_start[start + shift]
        return None

    def _heads_of_names(self, one: Description, at: int) -> bool:
        """Read "lawyer X", "rice traders X and Y"."""
        names = self._list(one, at)
        for figure in names if one.plural else names[:1]:
            self._note(figure, one)
        return bool(names)

    def _before_names(self, one: Description, at: int, mark: str) -> bool:
        """Read "the widow, X", "two traders, X and Y," and "three held: X, Y"."""
        names = self._list(one, at)
        if not one.plural:
            if mark == "(" and one.determiner in ("a", "an", ""):
                return False
            if one.noun == "" or len(names) > 1 and one.determiner in ("a", "an"):
                return False
            self._note(names[0], one)
            return True
        count = one.heads[0] if one.heads else None
        if count is not None and count == len(names):
            for figure in names:
                self._note(figure, one)
            return True
        if count is not None and len(names) < count and one.heads:
            group = self._new(one)
            self._members(group, names)
            return True
        return False

    def _list(self, one: Description, at: int) -> list[Figure]:
        """Return the named people of a list that begins at token `at`."""
        tokens = one.sentence.tokens
        found: list[Figure] = []
        while at < len(tokens):
            hit = self._name_from(tokens[at].start)
            if hit is None:
                if tokens[at].text.lower() in (",", "and", "&", ";"):
                    at += 1
                    continue
                break
            found.append(hit[1])
            end = hit[0].end
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            at = self._past_aside(tokens, at)
        return found

    @staticmethod
    def _past_aside(tokens: Sequence[object], at: int) -> int:
        texts = [getattr(t, "text", "") for t in tokens[at : at + 8]]
        if texts[:1] == ["("] and ")" in texts:
            return at + texts.index(")") + 1
        if len(texts) > 2 and texts[0] == "," and texts[1].isdigit():
            return at + 2
        return at

    def _after_name(self, one: Description) -> bool:
        """Read "X, a trader who ...", "X (brother of ...)", "X, 34, a teacher"."""
        if one.plural and not one.noun or one.determiner in _OTHERS:
            return False
        before = self._name_before(one)
        if before is None:
            return False
        named, figure = before
        rest = one.sentence.tokens[one.last :]
        closing = rest[0].text if rest else "."
        if one.plural:
            return False
        if closing in (",", ".", ";", ")", "(", "–", "]", ":") or (
            one.last > one.core and closing not in ("and",)
        ):
            self._note(figure, one)
            return True
        return one.determiner == "the" and closing in ("is", "was", "who")

    def _name_before(self, one: Description) -> tuple[Named, Figure] | None:
        """Return the name that ends right before a description, at a comma."""
        tokens = one.sentence.tokens
        at = one.first - 1
        if at < 1 or tokens[at].text not in (",", "(", "–", "—", "-"):
            return None
        mark = tokens[at].text
        at -= 1
        if tokens[at].text.isdigit() and at and tokens[at - 1].text == ",":
            at -= 2
        elif tokens[at].text == ")" and at > 2:
            at -= 3
        token = tokens[at]
        end = token.start + len(bare(token.text))
        hit = self.at_end.get(end)
        if hit is None or mark == "," and self._in_list(hit[0]):
            return None
        return hit

    def _in_list(self, named: Named) -> bool:
        """Whether a name stands in a list of names ("A, B, a nurse and C")."""
        tokens, first = named.sentence.tokens, named.first
        if first < 2 or tokens[first - 1].text not in (",", "and"):
            return False
        before = tokens[first - 2]
        return before.start + len(before.text) in self.at_end and (
            tokens[first - 1].text == ","
        )

    def _note(self, figure: Figure, one: Description) -> None:
        """Give a description's noun to a person, as kin, role or occupation."""
        if one.noun:
            figure.call(one.noun)
        for word in one.middle:
            if word in singulars():
                figure.call(singulars()[word])
        note(self.doc, figure, one)

    # - said to be one

    def _predicate(self, one: Description) -> bool:
        tokens = one.sentence.tokens
        if not one.first or one.plural and one.heads:
            return False
        at = one.first - 1
        while at and tokens[at].text.lower() in ("not", "also", "now", "still", "only"):
            at -= 1
        verb = tokens[at].text.lower()
        if verb not in _BE or one.determiner not in ("a", "an", "the", ""):
            return False
        if verb in ("as", "like"):
            return one.determiner in ("a", "an", "")
        if one.determiner == "the" and verb not in ("is", "was"):
            return False
        begin = tokens[at].start
        before = [f for n, f in self.named if 0 < begin - n.end < 30]
        if before and one.noun:
            self._note(before[-1], one)
        return True

    # - those told of before

    def _set(self, one: Description) -> bool:
        """Read "the three", "all four", "both" of people told of before."""
        if one.heads is None or one.determiner not in ("the", "these", "those", "all"):
            return False
        count = one.heads[0]
        if count < 2 or one.heads[1] != count or one.noun and one.noun not in _LOOSE:
            return False
        if one.noun == "" and any(w in ("other", "remaining") for w in one.middle):
            return False
        for group in reversed(self.groups):
            if group.heads == one.heads and group.first < one.start:
                group.spans.append((one.start, one.end, "description"))
                return True
        before = self._last_named(one.start, count)
        for figure in before:
            figure.spans.append((one.start, one.end, "pronoun"))
        return bool(before)

    def _last_named(self, position: int, count: int) -> list[Figure]:
        """Return the last `count` people named before, if they stand in one list."""
        found: list[Figure] = []
        last = position
        for named, figure in reversed(self.named):
            if named.end > position or figure in found:
                continue
            if last - named.end > 900:
                break
            found.append(figure)
            if len(found) == count:
                return found[::-1]
        return []

    def _again(self, one: Description) -> bool:
        """Read "the reporter", "the workers" of somebody told of before."""
        first = one.sentence.tokens[one.first].text.lower()
        if first in _POSSESSIVE and one.noun in words("kin"):
            key = one.sentence.tokens[one.first].text.lower() + " " + one.noun
            return first in ("my", "our") and self._repeat(one, key)
        if one.determiner not in ("the", "this", "that") or not one.noun:
            return False
        plain = [w for w in one.middle if w not in ("same", "said", "two", "young")]
        if plain and not self._told_with(one, plain):
            return False
        fits = [
            f
            for f in self.order
            if one.noun in f.nouns
            and (f.kind == "group") == one.plural
            and 0 <= f.first < one.start
            and (one.last == one.core or not f.name)
        ]
        if one.heads and one.plural:
            fits = [f for f in fits if f.heads == one.heads] or []
        if not fits:
            return False
        figure = max(fits, key=lambda f: f.before(one.start))
        figure.spans.append((one.start, one.end, "description"))
        return True

    def _told_with(self, one: Description, plain: Sequence[str]) -> bool:
        """Whether the words before the noun were said of one told before."""
        for figure in self.order:
            if one.noun in figure.nouns and set(plain) <= figure.nouns:
                return True
        return False

    def _repeat(self, one: Description, key: str) -> bool:
        for figure in self.order:
            if key in figure.nouns:
                figure.spans.append((one.start, one.end, "description"))
                return True
        return False

    # - a person or group of its own

    def _new(self, one: Description) -> Figure:
        words_ = self.doc.text[one.start : one.end]
        figure = Figure(None, one.kind, one.heads, " ".join(words_.split()))
        figure.spans.append((one.start, one.end, "description"))
        if one.noun:
            figure.call(one.noun)
        figure.nouns.update(w for w in one.middle if w.isalpha())
        first = one.sentence.tokens[one.first].text.lower()
        if first in _POSSESSIVE:
            figure.nouns.add(f"{first} {one.noun}")
        if one.kind == "group" and one.heads:
            self._within(figure, one)
        if one.kind == "individual" and one.subset:
            figure.part_of = self._latest_group(one)
        note(self.doc, figure, one)
        self.order.append(figure)
        self.figures.append(figure)
        if figure.kind == "group":
            self.groups.append(figure)
        return figure

    def _within(self, figure: Figure, one: Description) -> None:
        """Read "four of the seven": a part of a group told before."""
        if one.subset:
            figure.part_of = self._latest_group(one)

    def _latest_group(self, one: Description) -> Figure | None:
        whole = one.of
        for group in reversed(self.groups):
            if whole is None or group.heads is None or group.heads[0] == whole:
                return group
        return None

    def _members(self, group: Figure, names: Iterable[Figure]) -> None:
        for figure in names:
            if figure not in group.members:
                group.members.append(figure)
                figure.part_of = figure.part_of or group


_POSSESSIVE = frozenset("his her its their our my your".split())
_OTHERS = frozenset("some several many few another each every no any".split())
_LOOSE = frozenset("person man woman suspect detainee accused people brother".split())


def note(doc: Document, figure: Figure, one: Description) -> None:
    """Keep what a description says of somebody: kin, role, occupation, origin."""
    noun, first = one.noun, one.first + bool(one.determiner)
    inner = (
        doc.text[one.sentence.tokens[first].start : one.end]
        if (first < one.last)
        else ""
    )
    said = " ".join(inner.split())
    if not noun or one.plural and figure.kind != "group" and not figure.name:
        return
    if noun in words("kin"):
        return
    if noun in words("roles") and noun not in words("occupations"):
        figure.attributes.setdefault("role", said)
    elif noun in words("occupations"):
        figure.attributes.setdefault("occupation", said)


def kept(one: Description) -> bool:
    """Whether a description not of somebody named is a person or group to record."""
    part = one.sentence.part.kind
    if part in ("furniture", "contact", "calendar", "signature"):
        return False
    if one.determiner in ("no", "any", "every", "each", "such", "whose", "what"):
        return False
    if one.noun in _NATION and one.heads is None:
        return False
    if one.heads and one.plural:
        return True
    if one.plural:
        return _group_kept(one, part)
    return _one_kept(one)


_NATION = frozenset(
    """citizen voter believer follower customer shopper tenant reader sir friend
    public human peasant founder""".split()
)


def _group_kept(one: Description, part: str) -> bool:
    """A group without a number: with a determiner, told by its looks, or acting."""
    tokens = one.sentence.tokens
    if one.determiner == "all":
        return False
    if one.noun in ("person", "") and one.determiner in ("the", "") and not one.middle:
        return one.vague
    if one.determiner:
        return part != "resolution" or one.determiner not in ("the",)
    if any(w in _LOOKS for w in one.middle):
        return True
    if part == "resolution":
        return False
    before = tokens[one.first - 1].text.lower() if one.first else ""
    if before == "by":
        return True
    if one.vague:
        return True
    after = tokens[one.last].text.lower() if one.last < len(tokens) else ""
    begins = one.first == 0 or before in (".", ":", "–", "—", "”", '"')
    return begins and after[:1].isalpha() and bool(set(tags(after)) & set("VPMR"))


_LOOKS = frozenset(
    """unknown unidentified armed masked hooded uniformed plainclothes plain-clothes
    plain clothes hired unnamed drunk""".split()
)


def _one_kept(one: Description) -> bool:
    tokens = one.sentence.tokens
    if one.determiner or one.owned:
        return (
            one.noun not in ("person", "self")
            or bool(one.middle)
            or (one.last > one.core)
        )
    token = tokens[one.core - 1]
    begins = one.first == 0 or tokens[one.first - 1].text in (":", "–", "—", ".")
    if token.text.isupper() and len(token.text) < 6:
        return True
    after = tokens[one.last].text.lower() if one.last < len(tokens) else ""
    verb = after[:1].isalpha() and bool(set(tags(after)) & set("VPM"))
    role = one.noun in words("roles") or one.noun in words("occupations")
    return role and begins and verb and token.text[0].isupper()


def figures(
    doc: Document,
    found: Sequence[Named],
    told: Sequence[Description],
    given: Sequence[Fixed] = (),
) -> list[Figure]:
    """Return the people of a text, in order of first mention.

    `given` are those that the form of the text gives; their attributes are kept.
    """
    named = by_name(doc, found)
    company = Company(doc, named)
    rows = {}
    for one in given:
        figure = next((f for n, f in named if n.start == one.start), None)
        if figure is None and not one.name:
            figure = company.unnamed(one.start, one.end)
        if figure is not None:
            figure.attributes.update(one.attributes)
            figure.call(str(one.attributes.get("occupation", "")))
            rows[one.number] = figure
    for start, end, number in numbers(doc) if rows else ():
        if number in rows:
            rows[number].spans.append((start, end, "short"))
    for description in told:
        company.take(description)
    return sorted(company.figures, key=lambda f: f.first)
