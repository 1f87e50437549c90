"""Give each description to whom it describes, or keep it as a person of its own.

A description is of somebody named where it stands beside the name ("X, a trader",
"the widow, Puan X", "lawyer X"), where it is said that he is one, or where it comes
back to him ("the reporter"). All others are people or groups of their own, if they
are people told of something; a whole kind of people ("all prisoners") is a class.
Headlines come last: they tell of those whom the text tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.claims.reader import narrator
from habeas.claims.reader.company.again import (
    of_a_set,
    of_things,
    told_again,
    told_twice,
)
from habeas.claims.reader.company.apposed import of_a_body
from habeas.claims.reader.company.beside import beside, predicate
from habeas.claims.reader.company.by_sex import by_age, by_sex
from habeas.claims.reader.company.company import RECENT, Company
from habeas.claims.reader.company.harmed import harmed_together, only_say
from habeas.claims.reader.company.identified import identified, named_behind
from habeas.claims.reader.company.in_all import in_all
from habeas.claims.reader.company.introduced import introduced
from habeas.claims.reader.company.named_later import named_later
from habeas.claims.reader.company.naming import name_kin
from habeas.claims.reader.company.numbered import numbered
from habeas.claims.reader.describing import describe
from habeas.claims.reader.description import Description
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.keeping import is_class, kept
from habeas.claims.reader.layouts import Fixed, numbers
from habeas.claims.reader.letters import written_to
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.people import Figure, by_name, told_as_another
from habeas.claims.reader.scene.titles import titled
from habeas.claims.reader.sorting import Named
from habeas.text.cues import CHAT
from habeas.text.spotting import Spotter

_TELLERS = listed("witness deponent")
_I_AM = re.compile(r"\bI (?:am|was|have been|worked as|work as)\b[^.;,]{0,40}\Z")
_PLAIN = listed("the local former late senior")
_LEAD = 700
_DOUBLE = re.compile(
    r"[\"”’]?,? (?:was |is |were )?(?:only |just )?(?:a |the )?(?:double|duplicate)\b"
    r"(?: entry)?(?: of no\.? (?P<number>\d+))?"
)
_NARROWED = re.compile(r" (?:of|for|at|from|in) ")


def figures(
    doc: Document,
    found: Sequence[Named],
    told: Sequence[Description],
    given: Sequence[Fixed] = (),
) -> list[Figure]:
    """Return the people of a text, in order of first mention.

    `given` are those that the form of the text gives; their attributes are kept.
    """
    company = Company(doc, by_name(doc, found))
    _rows(company, given)
    late = [d for d in told if is_heading(doc, d.sentence) and not _speaks_here(doc, d)]
    headings = {id(d) for d in late}
    for description in told:
        if id(description) not in headings:
            _take(company, description)
    for description in late:
        _headline(company, description)
    _settle(company)
    identified(company)
    name_kin(company)
    _name_later(company)
    _renamed(company)
    _nameless(company)
    _recounted(company)
    return sorted(company.figures, key=lambda f: f.first)


# "5 not 4", "sorry, 12 not 10": as many were meant as are told now.
_RECOUNT = Spotter(
    r"(?:[:\n] ?|\b(?:sorry|correction|wait|no|actually|update|oops),? ?:? ?)(?P<now>\d{1,5}),? (?:and )?not (?P<was>\d{1,5})"
    r"(?=[ \t]*(?:[.!,;\n]|\Z))",
    re.IGNORECASE,
)


def _recounted(company: Company) -> None:
    """Give the group last counted so the number that is put in the place of its own."""
    for match in _RECOUNT.finditer(company.doc.text):
        was, now = int(match["was"]), int(match["now"])
        groups = [
            f
            for f in company.figures
            if f.kind == "group" and f.heads == (was, was) and f.first < match.start()
        ]
        if groups and now:
            one = max(groups, key=lambda f: f.before(match.start()))
            one.heads = (now, now)
            one.add(match.start("now"), match.end("now"), "description")


_SAID_BY = re.compile(r", \[\d{1,4}[./-][^\]\n]{4,20}\][ \t]*\r?\n\Z")
_LONG = 40
_HEAD_OF = 90  # letters in which the head of a message ends


def is_heading(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without a sentence's end.

    A line that begins with a number (a list, a chat) or holds cells is none.
    """
    text, start, end = doc.text, sentence.start, sentence.end
    if len(sentence.tokens) > 40 or text[end - 1] in '.!?;:,”"…)۔':
        return False
    if "|" in text[start:end]:
        return False
    if sentence.tokens[0].text[0].isdigit() and not titled(text, start, end):
        return False
    if ":" in text[start : start + _HEAD_OF] and CHAT.match(text[start:end]):
        return False
    line = text.rfind("\n", 0, start) + 1
    if _SAID_BY.search(text[max(0, line - _LONG) : line]):
        return False
    return not text[line:start].strip() and text[end : end + 1] in ("", "\n", "\r")


def _rows(company: Company, given: Iterable[Fixed]) -> None:
    """Keep what the form of the text says of people, and "no. 3" of a table."""
    by_number: dict[str, Figure] = {}
    for one in given:
        hit = company.at_start.get(one.start)
        figure = hit[1] if hit else None
        if figure is None and not one.name:
            figure = _sender(company, one.start, one.end)
        if figure is None:
            continue
        if one.another:
            figure = _another(company, figure, one)
        figure.attributes.update(one.attributes)
        for word in str(one.attributes.get("occupation", "")).lower().split():
            if word in singulars():
                figure.call(word)
        company.index(figure)
        if one.number:
            by_number[one.number] = figure
    for number, at in numbered(company.doc, set(company.at_start)).items():
        by_number.setdefault(number, company.at_start[at][1])
    for start, end, number in numbers(company.doc) if by_number else ():
        if number in by_number:
            by_number[number].add(start, end, "short")
    _doubles(company, by_number)


def _another(company: Company, figure: Figure, one: Fixed) -> Figure:
    """Keep a second one of a name: two rows of a table are two people."""
    mine = [s for s in figure.spans if s[0] == one.start]
    other = Figure(figure.name, gender=figure.gender)
    figure.spans = [s for s in figure.spans if s not in mine]
    figure.starts.remove(one.start)
    for span in mine:
        other.add(*span)
    company.figures.append(other)
    return other


def _doubles(company: Company, by_number: dict[str, Figure]) -> None:
    """Read ""X" was a double entry of no. 1": X is nobody else."""
    gone: set[int] = set()
    for named, figure in company.named:
        said = _DOUBLE.match(company.doc.text, named.end, named.end + 80)
        if said is None or len(figure.spans) > 1:
            continue
        other = by_number.get(said["number"] or "")
        if other is not None:
            _hand_over(figure, other)
        gone.add(id(figure))
    company.figures = [f for f in company.figures if id(f) not in gone]


def _sender(company: Company, start: int, end: int) -> Figure:
    """Keep one who is told only by a number to call."""
    said = company.doc.text[start:end]
    for figure in company.called(said):
        figure.add(start, end, "description")
        return figure
    figure = Figure(None, words=said, nouns={said})
    figure.add(start, end, "description")
    company.figures.append(figure)
    return figure


def _take(company: Company, one: Description) -> None:
    """Give a description to somebody named, or make it a person of its own."""
    if one.start in company.passed or beside(company, one) or predicate(company, one):
        return
    if named_behind(company, one) or _teller(company, one):
        return
    if of_a_body(company.doc.text, one):
        return
    if told_twice(company, one) or of_things(company, one) or in_all(company, one):
        return
    if one.kind == "class":
        company.new(one)
    elif (
        of_a_set(company, one)
        or told_again(company, one)
        or by_sex(company, one)
        or by_age(company, one)
    ):
        return
    elif kept(one) or _speaks_here(company.doc, one):
        company.new(one)
    elif is_class(one):
        company.new(replace(one, kind="class"))


def _speaks_here(doc: Document, one: Description) -> bool:
    """Whether it is whom a letter is written to, or whose testimony it is."""
    own = not one.plural and narrator.tells(doc.text, one.start)
    return own or _written_to(doc, one)


def _written_to(doc: Document, one: Description) -> bool:
    """Whether an office stands at the head of a letter, as whom it is written to."""
    if one.start > 2 * _LEAD or one.plural or one.noun not in words("roles"):
        return False
    at = written_to(doc.text)
    return at >= 0 and at <= one.start <= at + len("The ")


def _teller(company: Company, one: Description) -> bool:
    """Read "I was for eleven years a catechist": of the one who tells."""
    kin = one.determiner == "the" and one.noun in words("kin") and one.last > one.core
    if one.determiner not in ("a", "an") and not kin:
        return False
    before = company.doc.text[max(0, one.start - 60) : one.start]
    if _I_AM.search(before) is None or not narrator.speaks(company.doc.text):
        return False
    at = {n.start: f for n, f in company.named}
    found = [at[p] for p in narrator.named_at(company.doc.text) if p in at]
    found += [f for f in company.figures if f.nouns & _TELLERS]
    if found:
        describe(company.doc, found[0], one)
    return bool(found)


def _renamed(company: Company) -> None:
    """Give the witness the name that the text calls them by, if it says so."""
    span = narrator.false_name(company.doc.text)
    teller = next((f for f in company.figures if f.nouns & _TELLERS), None)
    own = _own_name(company) if teller and not teller.name else None
    if teller and own and own is not teller:
        _hand_over(teller, own)
        own.nouns |= teller.nouns
        company.figures = [f for f in company.figures if f is not teller]
        return
    if span is None or teller is None or teller.name:
        return
    name = company.doc.text[span[0] : span[1]].rstrip(".,")
    if any(f.name == name for f in company.figures):
        return
    teller.name, teller.words = name, None
    teller.add(span[0], span[0] + len(name), "name")


def _nameless(company: Company) -> None:
    """Keep who tells as "I" and is neither named nor described, by that word alone."""
    if any(f.nouns & _TELLERS for f in company.figures):
        return
    doc = company.doc
    at = narrator.nameless(doc.text)
    told = (start for f in company.figures for start, _, _ in f.spans[:1])
    if at is None or any(narrator.tells(doc.text, start) for start in told):
        return
    if any(_is_i(doc.text, start) for f in company.figures for start, _, _ in f.spans):
        return
    teller = Figure(None, words=narrator.I, nouns={narrator.I})
    teller.add(*at, "description")
    company.figures.append(teller)


def _is_i(text: str, start: int) -> bool:
    """Whether words for somebody are what "I" says to be: "I am a mother of two"."""
    if not text[start : start + 3].lower().startswith(("a ", "an ")):
        return False
    before = text[max(0, start - 60) : start]
    return _I_AM.search(before) is not None


def _own_name(company: Company) -> Figure | None:
    """Return the one whose name the witness gives as their own ("I am T.S.")."""
    for at in narrator.named_at(company.doc.text):
        hit = company.at_start.get(at)
        if hit is not None:
            return hit[1]
    return None


def _headline(company: Company, one: Description) -> None:
    """Give a headline's description to those whom the text tells of."""
    if beside(company, one) or predicate(company, one) or one.kind == "class":
        return
    fits = [
        f
        for f in company.called(one.noun)
        if (f.kind == "group") == one.plural
        and (not one.plural or one.heads is None or f.heads == one.heads)
    ]
    if one.plural and one.heads and not fits:
        fits = [g for g in company.groups[:RECENT] if g.heads == one.heads]
        fits = [g for g in fits if one.noun or g.first > one.start][:1]
    if fits and (len(fits) == 1 or one.plural):
        fits[0].add(one.start, one.end, "description")
    elif one.plural and _several(one) and not _all_named(company, one):
        company.new(one)


def _all_named(company: Company, one: Description) -> bool:
    """Whether as many named people as a headline counts have its noun."""
    named = [f for f in company.called(one.noun) if f.name]
    return bool(one.heads) and len(named) == (one.heads or (0,))[0]


def _several(one: Description) -> bool:
    return one.heads is not None and one.heads[0] > 1


def _settle(company: Company) -> None:
    """Give what the head of the text told to those named only later.

    "Two traders freed" at the head are the two named as traders; "the Secretary
    General" is the one person who signs as such.
    """
    gone: set[int] = set()
    for figure in company.figures:
        if figure.determiner is None or figure.name or figure.members:
            continue
        lead = figure.first < _LEAD
        named = [
            f
            for f in _by_looks(company, figure)
            if f.name and not told_as_another(company.doc.text, f.first)
        ]
        heads = figure.heads
        met = introduced(company, figure) if lead and not named else None
        if met is not None:
            _hand_over(figure, met)
            gone.add(id(figure))
        elif figure.kind == "individual" and len(named) == 1:
            if figure.determiner == "the" or lead and figure.determiner != "another":
                _hand_over(figure, named[0])
                gone.add(id(figure))
        elif (
            lead
            and heads
            and heads[0] > 1
            and heads == (len(named),) * 2
            and not _named_here(company, figure, named)
            and not only_say(company, named)
        ):
            for other in named if harmed_together(company, figure, named) else ():
                _hand_over(figure, other)
            gone.add(id(figure))
    company.figures = [f for f in company.figures if id(f) not in gone]


def _name_later(company: Company) -> None:
    """Give a group's mentions to those whom a later sentence names as its members."""
    gone: set[int] = set()
    for one, named in named_later(company):
        if id(one) in gone:
            continue
        for other in named:
            _hand_over(one, other)
        gone.add(id(one))
    company.figures = [f for f in company.figures if id(f) not in gone]
    company.groups = [f for f in company.groups if id(f) not in gone]


def _named_here(company: Company, figure: Figure, named: Sequence[Figure]) -> bool:
    """Whether a group's own sentence names its members: "Three boys were taken: ..."."""
    here = company.doc.sentence_at(figure.first)
    return here is not None and all(here.start <= f.first < here.end for f in named)


def _by_looks(company: Company, figure: Figure) -> list[Figure]:
    """Return others that have the noun, and the words before it, of a figure."""
    if figure.determiner == "the" and _NARROWED.search(figure.words or ""):
        return []
    nouns = [noun for _, _, noun in figure.told if noun]
    if not nouns or nouns[0] in words("kin") or nouns[0] in words("standing"):
        return []
    wanted = {nouns[0], *figure.looks} - _PLAIN
    office = figure.determiner == "the" and figure.office
    if figure.determiner == "the" and not office:
        return []
    found = [f for f in company.called(nouns[0]) if f is not figure]
    if figure.determiner == "the":
        return [f for f in found if wanted <= f.nouns]
    return found


def _hand_over(one: Figure, other: Figure) -> None:
    """Give the mentions of a figure to the one that it is."""
    for start, end, form in one.spans:
        other.add(start, end, form)
    for key, said in one.attributes.items():
        other.attributes.setdefault(key, said)
