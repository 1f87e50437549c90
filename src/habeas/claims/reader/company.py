"""Give each description to whom it describes, or keep it as a person of its own.

A description is of somebody named where it stands beside the name ("X, a trader",
"the widow, Puan X", "lawyer X"), where it is said that he is one, or where it comes
back to him ("the reporter"). All others are people or groups of their own, if they
are people told of something; a whole kind of people ("all prisoners") is a class.
Headlines come last: they tell of those whom the text tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from habeas.claims.reader import narrator
from habeas.claims.reader.describing import describe
from habeas.claims.reader.document import Document, Sentence
from habeas.claims.reader.keeping import LOOKS, acts_here, is_class, kept
from habeas.claims.reader.layouts import Fixed, numbers
from habeas.claims.reader.lexicon import listed, singulars, words
from habeas.claims.reader.names import bare
from habeas.claims.reader.numbers import value
from habeas.claims.reader.people import Figure, by_name
from habeas.claims.reader.phrases import Description
from habeas.claims.reader.sorting import Named
from habeas.claims.reader.together import NEAR, together
from habeas.text.sentences import Token

_BE = listed("is was are were be been being become became as like")
_POSSESSIVE = listed("his her its their our my your")
_OTHERS = listed("some several many few another each every no any")
_LOOSE = listed("person man woman suspect detainee accused people")
_TELLERS = listed("witness deponent")
_I_AM = re.compile(r"\bI (?:am|was|have been|worked as|work as)\b[^.;,]{0,40}\Z")
_RECENT = 80
_MARKS = (",", ":", "(", "–", "-", "—")
_CLOSING = (",", ".", ";", ")", "(", "–", "]", ":", "—")


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
    company.rows(given)
    late = [d for d in told if is_heading(doc, d.sentence)]
    headings = {id(d) for d in late}
    for description in told:
        if id(description) not in headings:
            company.take(description)
    for description in late:
        company.headline(description)
    company.settle()
    company.renamed()
    return sorted(company.figures, key=lambda f: f.first)


def is_heading(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own without a sentence's end.

    A line that begins with a number (a list, a chat) or holds cells is none.
    """
    text, start, end = doc.text, sentence.start, sentence.end
    if len(sentence.tokens) > 40 or text[end - 1] in '.!?;:,”"…)۔':
        return False
    if sentence.tokens[0].text[0].isdigit() or "|" in text[start:end]:
        return False
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip() and text[end : end + 1] in ("", "\n", "\r")


class Company:
    """The people of a text while its descriptions are read, in order of text."""

    def __init__(self, doc: Document, named: Sequence[tuple[Named, Figure]]) -> None:
        self.doc = doc
        self.at_start = {n.start: (n, f) for n, f in named}
        self.at_end = {n.end: (n, f) for n, f in named}
        self.named = sorted(named, key=lambda pair: pair[0].start)
        self.figures = list({id(f): f for _, f in self.named}.values())
        self.groups: list[Figure] = []
        self.by_noun: dict[str, dict[int, Figure]] = {}
        self.together = together(self.named)
        self.passed: set[int] = set()
        for figure in self.figures:
            self._index(figure)

    def _index(self, figure: Figure) -> None:
        """Let a person be found by the nouns that may come back to it."""
        for noun in figure.nouns:
            self.by_noun.setdefault(noun, {})[id(figure)] = figure

    def _called(self, noun: str) -> list[Figure]:
        return list(self.by_noun.get(noun, {}).values())[-_RECENT:]

    def rows(self, given: Iterable[Fixed]) -> None:
        """Keep what the form of the text says of people, and "no. 3" of a table."""
        by_number: dict[str, Figure] = {}
        for one in given:
            hit = self.at_start.get(one.start)
            figure = hit[1] if hit else None
            if figure is None and not one.name:
                figure = self._sender(one.start, one.end)
            if figure is None:
                continue
            figure.attributes.update(one.attributes)
            for word in str(one.attributes.get("occupation", "")).lower().split():
                if word in singulars():
                    figure.call(word)
            self._index(figure)
            if one.number:
                by_number[one.number] = figure
        for start, end, number in numbers(self.doc) if by_number else ():
            if number in by_number:
                by_number[number].add(start, end, "short")
        self._doubles(by_number)

    def _doubles(self, by_number: dict[str, Figure]) -> None:
        """Read ""X" was a double entry of no. 1": X is nobody else."""
        gone: set[int] = set()
        for named, figure in self.named:
            said = _DOUBLE.match(self.doc.text, named.end, named.end + 80)
            if said is None or len(figure.spans) > 1:
                continue
            other = by_number.get(said["number"] or "")
            if other is not None:
                _hand_over(figure, other)
            gone.add(id(figure))
        self.figures = [f for f in self.figures if id(f) not in gone]

    def _sender(self, start: int, end: int) -> Figure:
        """Keep one who is told only by a number to call."""
        said = self.doc.text[start:end]
        for figure in self._called(said):
            figure.add(start, end, "description")
            return figure
        figure = Figure(None, words=said, nouns={said})
        figure.add(start, end, "description")
        self.figures.append(figure)
        return figure

    def take(self, one: Description) -> None:
        """Give a description to somebody named, or make it a person of its own."""
        if one.start in self.passed or self._beside(one) or self._predicate(one):
            return
        if self._teller(one):
            return
        if self._told_twice(one) or self._of_things(one):
            return
        if one.kind == "class":
            self._new(one)
        elif self._set(one) or self._again(one):
            return
        elif kept(one):
            self._new(one)
        elif is_class(one):
            self._new(replace(one, kind="class"))

    def _of_things(self, one: Description) -> bool:
        """Whether "seven of the eleven" are of eleven houses told just before."""
        if not one.subset or one.noun or one.of is None:
            return False
        tokens = one.sentence.tokens
        if any(g.heads and g.heads[0] == one.of for g in self.groups[-_RECENT:]):
            return False
        count = re.escape(tokens[one.last - 1].text)
        near = self.doc.text[max(0, one.start - _NEAR_BY) : one.start]
        said = re.findall(rf"\b{count} (\w+s)\b", near, re.IGNORECASE)
        return bool(said) and said[-1].lower() not in singulars()

    def _told_twice(self, one: Description) -> bool:
        """Read "a clerk in the office, our own man, ...": one person told twice."""
        tokens, last = one.sentence.tokens, self.figures[-1] if self.figures else None
        if last is None or last.name or last.kind != "individual" or one.plural:
            return False
        if one.first < 2 or tokens[one.first - 1].text not in (",", "(", "–", "—"):
            return False
        after = tokens[one.last].text if one.last < len(tokens) else "."
        child = one.determiner == "the" and one.noun in words("kin")
        if not child and one.determiner not in ("a", "an", "our", "his", "her", "my"):
            return False
        if after not in (",", ")", "–", "—") and not (child and after == "."):
            return False
        ends = {end for _, end, _ in last.spans}
        if tokens[one.first - 2].end not in ends or one.heads not in (None, (1, 1)):
            return False
        last.add(one.start, one.end, "description")
        return True

    def renamed(self) -> None:
        """Give the witness the name that the text calls them by, if it says so."""
        span = narrator.false_name(self.doc.text)
        teller = next((f for f in self.figures if f.nouns & _TELLERS), None)
        if span is None or teller is None or teller.name:
            return
        name = self.doc.text[span[0] : span[1]].rstrip(".,")
        if any(f.name == name for f in self.figures):
            return
        teller.name, teller.words = name, None
        teller.add(span[0], span[0] + len(name), "name")

    def _teller(self, one: Description) -> bool:
        """Read "I was for eleven years a catechist": of the one who tells."""
        if one.determiner not in ("a", "an"):
            return False
        before = self.doc.text[max(0, one.start - 60) : one.start]
        if _I_AM.search(before) is None or not narrator.speaks(self.doc.text):
            return False
        at = {n.start: f for n, f in self.named}
        found = [at[p] for p in narrator.named_at(self.doc.text) if p in at]
        found += [f for f in self.figures if f.nouns & _TELLERS]
        if found:
            describe(self.doc, found[0], one)
        return bool(found)

    def headline(self, one: Description) -> None:
        """Give a headline's description to those whom the text tells of."""
        if self._beside(one) or self._predicate(one) or one.kind == "class":
            return
        fits = [
            f
            for f in self._called(one.noun)
            if (f.kind == "group") == one.plural
            and (not one.plural or one.heads is None or f.heads == one.heads)
        ]
        if one.plural and one.heads and not fits:
            fits = [g for g in self.groups[:_RECENT] if g.heads == one.heads]
        if one.noun and fits and (len(fits) == 1 or one.plural):
            fits[0].add(one.start, one.end, "description")
        elif one.plural and _several(one) and not self._all_named(one):
            self._new(one)

    def _all_named(self, one: Description) -> bool:
        """Whether as many named people as a headline counts have its noun."""
        named = [f for f in self._called(one.noun) if f.name]
        return bool(one.heads) and len(named) == (one.heads or (0,))[0]

    def settle(self) -> None:
        """Give what the head of the text told to those named only later.

        "Two traders freed" at the head are the two named as traders; "the Secretary
        General" is the one person who signs as such.
        """
        gone: set[int] = set()
        for figure in self.figures:
            if figure.determiner is None or figure.name or figure.members:
                continue
            lead = figure.first < _LEAD
            named = [f for f in self._by_looks(figure) if f.name]
            heads = figure.heads
            if figure.kind == "individual" and len(named) == 1:
                if (
                    figure.determiner == "the"
                    or lead
                    and figure.determiner != "another"
                ):
                    _hand_over(figure, named[0])
                    gone.add(id(figure))
            elif lead and heads and heads[0] > 1 and heads == (len(named),) * 2:
                gone.add(id(figure))
        self.figures = [f for f in self.figures if id(f) not in gone]

    def _by_looks(self, figure: Figure) -> list[Figure]:
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
        found = [f for f in self._called(nouns[0]) if f is not figure]
        if figure.determiner == "the":
            return [f for f in found if wanted <= f.nouns]
        return found

    # - beside a name

    def _beside(self, one: Description) -> bool:
        tokens = one.sentence.tokens
        after = tokens[one.last] if one.last < len(tokens) else None
        inner = {t.text.lower() for t in tokens[one.core : one.last]}
        if after and after.start in self.at_start and inner <= _NAMING:
            return self._heads_of_names(one, one.last)
        if self._inside(one):
            return True
        for last in dict.fromkeys((one.last, self._wide(one))):
            at = last
            while (
                at < len(tokens)
                and at - last < 4
                and _leads(tokens[at].text, at > last)
            ):
                at += 1
            kin = any(t.text.lower() in words("kin") for t in tokens[last:at])
            if (
                at > last
                and at < len(tokens)
                and not kin
                and self._name_from(tokens[at].start)
            ):
                mark = tokens[last].text
                if self._before_names(one, at, mark):
                    return True
        return self._after_name(one)

    @staticmethod
    def _wide(one: Description) -> int:
        """Return the token after a description and what may still be of it."""
        tokens, at = one.sentence.tokens, one.last
        while at < len(tokens) and tokens[at].start < one.wide_end:
            at += 1
        return at

    def _inside(self, one: Description) -> bool:
        """Read "a man whom they called X": the name is within the description."""
        for token in one.sentence.tokens[one.core : one.last]:
            hit = self.at_start.get(token.start)
            if hit is None:
                continue
            between = self.doc.text[one.core_end : token.start].lower().split()
            naming = set(between) <= _NAMING and between not in ([], ["of"])
            if naming and not one.plural:
                self._note(hit[1], one)
                return True
            return False
        return False

    def _name_from(self, start: int) -> tuple[Named, Figure] | None:
        """Return the name that begins at `start`, quotation marks passed over."""
        return self.at_start.get(start) or self.at_start.get(start + 1)

    def _heads_of_names(self, one: Description, at: int) -> bool:
        """Read "lawyer X", "rice traders X and Y"."""
        names = self._list(one, at)
        for figure in names if one.plural else names[:1]:
            self._note(figure, one)
        return bool(names)

    def _before_names(self, one: Description, at: int, mark: str) -> bool:
        """Read "the widow, X", "two traders, X and Y," and "three held: X, Y"."""
        names = self._list(one, at)
        if not names:
            return False
        if not one.plural:
            if mark == "(" and one.determiner in ("a", "an", ""):
                return False
            if one.subset and mark == "," and len(names) == 1:
                self._note(names[0], one)
                return True
            if one.noun == "" or len(names) > 1 and one.determiner in ("a", "an"):
                return False
            self._note(names[0], one)
            return True
        count = one.heads[0] if one.heads else None
        if count is None and len(names) > 1 and one.determiner in _POSSESSIVE:
            count = len(names)
        told = len(names) + self._and_another(one, at)
        if count is not None and len(names) < count:
            self._and_others(one, at, count - len(names))
        if count is not None and count in (told, len(names)):
            for figure in names:
                self._note(figure, one)
            return True
        if count is not None and len(names) < count:
            self._members(self._new(one), names)
            return True
        return False

    def _and_another(self, one: Description, at: int) -> bool:
        """Whether a list of names ends with one who is not named ("and a boy")."""
        tokens = one.sentence.tokens
        for here in range(at, min(at + _LONGEST_LIST, len(tokens) - 1)):
            if tokens[here].text == "and" and tokens[here + 1].text in _ONE:
                return True
            if tokens[here].text in (".", ";"):
                break
        return False

    def _and_others(self, one: Description, at: int, rest: int) -> None:
        """Pass over "and ten others" that ends a list of a group's names."""
        tokens = one.sentence.tokens
        for here in range(at, min(at + _LONGEST_LIST, len(tokens) - 2)):
            if tokens[here].text == ";" or (
                tokens[here].text == "." and len(tokens[here - 1].text) > 1
            ):
                break
            said = [t.text.lower() for t in tokens[here : here + 3]]
            if said[0] == "and" and value(said[1]) == rest and said[2] in _REST:
                self.passed.add(tokens[here + 1].start)
                break

    def _list(self, one: Description, at: int) -> list[Figure]:
        """Return the named people of a list that begins at token `at`."""
        tokens = one.sentence.tokens
        found: list[Figure] = []
        stop = min(len(tokens), at + _LONGEST_LIST)
        while at < stop:
            hit = self._name_from(tokens[at].start)
            if hit is None:
                initial = tokens[at].text == "." and len(tokens[at - 1].text) == 1
                if initial or tokens[at].text.lower() in (",", "and", "&", ";"):
                    at += 1
                    continue
                break
            found.append(hit[1])
            end = hit[0].end
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            at = _past_aside(tokens, at)
        return found

    def _after_name(self, one: Description) -> bool:
        """Read "X, a trader who ...", "X (brother of ...)", "X, 34, a teacher"."""
        if one.determiner == "both" and one.noun:
            for figure in self._last(one.start, 2):
                self._note(figure, one)
            return True
        if one.plural and one.noun and one.first:
            direct = self.at_end.get(_end(one.sentence.tokens[one.first - 1]))
            if direct and not one.heads and one.determiner in ("", "the"):
                self._note(direct[1], one)
                return True
        if one.plural or not one.noun or one.determiner in _OTHERS:
            return False
        before = self._name_before(one)
        if before is None:
            return False
        _, figure = before
        tokens = one.sentence.tokens
        closing = tokens[one.last].text if one.last < len(tokens) else "."
        if tokens[one.first - 1].text not in _MARKS:
            closes = True
        else:
            closes = closing in _CLOSING or one.last > one.core and closing != "and"
            closes = closes or closing in _GOES_ON
        if closes or closing == "who":
            self._note(figure, one)
        return closes or one.determiner == "the" and closing in ("is", "was", "who")

    def _name_before(self, one: Description) -> tuple[Named, Figure] | None:
        """Return the name that ends right before a description, or at a comma."""
        tokens = one.sentence.tokens
        at = one.first - 1
        if at < 0:
            return None
        direct = self.at_end.get(_end(tokens[at]))
        if direct and one.determiner == "the" and direct[0].run.before() not in _PREPS:
            return direct
        if at < 1 or tokens[at].text not in (",", "(", "–", "—", "-"):
            return None
        mark = tokens[at].text
        at -= 1
        if tokens[at].text in '"”’' and at:
            at -= 1
        if tokens[at].text.isdigit() and at and tokens[at - 1].text == ",":
            at -= 2
        elif tokens[at].text == ")" and at > 2:
            at -= 3
        hit = self.at_end.get(_end(tokens[at]))
        if hit is None and tokens[at].text == "." and at:
            hit = self.at_end.get(tokens[at].end)
        if hit is None or mark == "," and self._in_list(hit[0]):
            return None
        return hit

    def _in_list(self, named: Named) -> bool:
        """Whether a name stands in a list of names ("A, B, a nurse and C")."""
        tokens, first = named.sentence.tokens, named.first
        if first < 2 or tokens[first - 1].text != ",":
            return False
        return _end(tokens[first - 2]) in self.at_end

    def _note(self, figure: Figure, one: Description) -> None:
        """Give a description's noun to a person, as kin, role or occupation."""
        first = one.sentence.tokens[one.first].text.lower()
        if one.noun:
            figure.call(one.noun)
        if first in _POSSESSIVE and one.noun in words("kin"):
            figure.nouns |= {f"their {one.noun}", f"{first} {one.noun}"}
        for word in one.middle:
            if word in singulars():
                figure.call(singulars()[word])
            figure.nouns.add(word)
        figure.told.append((one.start, one.end, one.noun))
        describe(self.doc, figure, one)
        self._index(figure)

    # - said to be one

    def _predicate(self, one: Description) -> bool:
        """Read "X is a nurse", "disguised as a nurse": nobody new."""
        tokens = one.sentence.tokens
        if not one.first or one.plural and one.heads:
            return False
        at = one.first - 1
        while at and tokens[at].text.lower() in ("not", "also", "now", "still", "only"):
            at -= 1
        verb = tokens[at].text.lower()
        if verb not in _BE or one.determiner not in ("a", "an", "the", ""):
            return False
        if at and tokens[at - 1].text.lower() in ("one", "another"):
            return False
        if verb in ("as", "like"):
            return one.determiner in ("a", "an", "")
        if one.determiner == "the" and verb not in ("is", "was"):
            return False
        before = self._subject(tokens[at].start)
        if before and one.noun:
            self._note(before, one)
        return True

    def _subject(self, position: int) -> Figure | None:
        """Return the named person whose name ends shortly before `position`."""
        for gap in range(1, 30):
            hit = self.at_end.get(position - gap)
            if hit:
                return hit[1]
        return None

    # - those told of before

    def _set(self, one: Description) -> bool:
        """Read "the three", "all four", "both" of people told of before."""
        if one.heads is None or one.subset:
            return False
        count, definite = (
            one.heads[0],
            one.determiner in _ALL,
        )
        if count < 2 or any(w in ("other", "remaining") for w in one.middle):
            return False
        for group in self.groups[: -_RECENT - 1 : -1]:
            if group.heads != one.heads or group.first > one.start:
                continue
            alike = one.noun in group.nouns if one.noun else not group.nouns
            if definite and (not one.noun or alike) or one.noun and alike and count > 2:
                group.add(one.start, one.end, "description")
                return True
        exact = one.heads[1] == count
        if not definite or not exact or one.noun and one.noun not in _LOOSE:
            return False
        before = self._last(one.start, count) or self._mixed(one.start, count)
        for figure in before:
            figure.add(one.start, one.end, "pronoun")
        return bool(before)

    def _last(self, position: int, count: int) -> list[Figure]:
        """Return the last `count` people named together before, if they stand near.

        Together is in one list ("X, Y and Z"); failing that, alone in one sentence.
        """
        for told in self.together.get(count, {}).values():
            at = bisect_left(told, position, key=lambda pair: pair[0])
            if at and position - told[at - 1][0] < NEAR:
                return told[at - 1][1]
        return []

    def _mixed(self, position: int, count: int) -> list[Figure]:
        """Return one named and the groups of the sentence told last, if they are so many."""
        near: list[tuple[int, Figure]] = []
        for figure in (*self.figures[-_RECENT:], *self.groups[-_RECENT:]):
            last = figure.before(position)
            if last >= 0 and position - last < _NEAR_BY:
                near.append((last, figure))
        if not near:
            return []
        sentence = self.doc.sentence_at(max(near, key=lambda pair: pair[0])[0])
        if sentence is None:
            return []
        told = [f for at, f in near if sentence.start <= at < sentence.end]
        told = [f for f in dict.fromkeys(told) if f.name or f in self.groups]
        heads = [
            f.heads[0] if f.heads and f.heads[1] == f.heads[0] else 99 for f in told
        ]
        return told if len(told) > 1 and sum(heads) == count else []

    def _again(self, one: Description) -> bool:
        """Read "the reporter", "the workers", "my wife" of somebody told of before."""
        first = one.sentence.tokens[one.first].text.lower()
        if first in ("my", "our") and not one.plural:
            return self._come_back(one, self._called(f"{first} {one.noun}"))
        one_kin = not one.plural and one.heads in (None, (1, 1))
        kin = first in _POSSESSIVE and one.noun in words("kin") and one_kin
        if kin and one.last == one.core:
            named = [f for f in self._called(f"their {one.noun}") if f.name]
            if len(named) == 1:
                named[0].add(one.start, one.end, "description")
                return True
        told = one.sentence.part.kind == "narrative" and one.determiner == "all"
        if told and set(one.middle) & _TAKEN and not one.heads:
            shared = {one.noun, *one.middle} - _TAKEN
            return self._come_back(
                one, [g for g in self.groups if g.nouns & shared][-1:]
            )
        if one.plural and not one.heads and one.determiner == "" and not one.middle:
            fits = [
                f for f in self._called(one.noun) if f.kind == "group" and not f.heads
            ]
            if one.last == one.core and acts_here(one):
                return self._come_back(one, fits)
        if (
            one.plural
            and not one.heads
            and set(one.middle) & _TAKEN
            and (one.noun in _LOOSE and one.determiner == "the")
        ):
            return self._come_back(one, self.groups[-_RECENT:]) or True
        shouted = one.head.isupper() or one.sentence.tokens[one.core - 1].text.isupper()
        looks = any(w in LOOKS for w in one.middle)
        owned = first in _POSSESSIVE and one.noun not in ("people", "person")
        if one.plural and not one.heads and (looks or owned):
            fits = [f for f in self._called(one.noun) if f.kind == "group"]
            if looks:
                fits = [f for f in fits if f.looks == one.middle]
            return self._come_back(one, fits)
        definite = one.determiner in ("the", "this", "that") or shouted
        if not definite or not one.noun:
            return False
        plain = [w for w in one.middle if w not in _SAME]
        said = " ".join(self.doc.text[one.start : one.end].split())
        fits = [
            f
            for f in self._called(one.noun)
            if (f.kind == "group") == one.plural
            and set(plain) <= f.nouns
            and (one.heads in (None, (1, 1)) or f.heads == one.heads)
            and (one.last == one.core or f.words == said)
        ]
        return self._come_back(one, fits)

    def _come_back(self, one: Description, fits: Sequence[Figure]) -> bool:
        before = [f for f in fits if f.first < one.start]
        if not before:
            return False
        figure = max(before, key=lambda f: f.before(one.start))
        figure.add(one.start, one.end, "description")
        return True

    # - a person or group of its own

    def _new(self, one: Description) -> Figure:
        said = " ".join(self.doc.text[one.start : one.end].split())
        figure = Figure(None, one.kind, one.heads, said)
        figure.add(one.start, one.end, "description")
        for end in {one.core_end, one.wide_end, one.clause_end} - {one.end}:
            if end > one.start:
                figure.add(one.start, end, "wide")
        if one.noun:
            figure.call(one.noun)
        figure.looks = one.middle
        figure.determiner = one.determiner
        figure.office = one.sentence.tokens[one.core - 1].text[0].isupper()
        figure.nouns.update(w for w in one.middle if w.isalpha())
        first = one.sentence.tokens[one.first].text.lower()
        if first in _POSSESSIVE:
            figure.nouns.add(f"{first} {one.noun}")
        if one.subset:
            figure.part_of = self._whole(one)
        figure.told.append((one.start, one.end, one.noun))
        describe(self.doc, figure, one)
        self.figures.append(figure)
        self._index(figure)
        if figure.kind == "group":
            self.groups.append(figure)
        return figure

    def _whole(self, one: Description) -> Figure | None:
        """Return the group that "four of the seven" are of, the last that fits."""
        for group in self.groups[: -_RECENT - 1 : -1]:
            if one.of is None or group.heads is None or group.heads[0] == one.of:
                return group
        return None

    def _members(self, group: Figure, names: Iterable[Figure]) -> None:
        for figure in names:
            if figure not in group.members:
                group.members.append(figure)
                figure.part_of = figure.part_of or group


_ALL = listed("the these those all both")
_SAME = listed("same said young two three")
_PLAIN = listed("the local former late senior")
_TAKEN = listed("arrested detained accused injured named above")
_ONE = listed("a an one his her another")
_PREPS = listed("for with to by of from against about on")
_NAMING = listed(
    """calling himself herself themselves named called identified as whom who they we
    is was were are by the name of he she people known namely being call calls nicknamed """
)
_REST = ("others", "other", "more")
_LEAD = 700
_LONGEST_LIST = 400
_DOUBLE = re.compile(
    r"[\"”’]?,? (?:was |is |were )?(?:only |just )?(?:a |the )?(?:double|duplicate)\b"
    r"(?: entry)?(?: of no\.? (?P<number>\d+))?"
)
_GOES_ON = listed("on in at from with for aged")
_NEAR_BY = 600
_NARROWED = re.compile(r" (?:of|for|at|from|in) ")


def _leads(word: str, later: bool) -> bool:
    """Whether a word may stand between a description and its names."""
    low = word.lower()
    if later and low in ("the", "late"):
        return True
    return (
        low in _MARKS
        or low in _NAMING
        and low not in ("the", "of", "by", "who")
        or (later and low in ("“", '"'))
    )


def _hand_over(one: Figure, other: Figure) -> None:
    """Give the mentions of a figure to the one that it is."""
    for start, end, form in one.spans:
        other.add(start, end, form)
    for key, said in one.attributes.items():
        other.attributes.setdefault(key, said)


def _several(one: Description) -> bool:
    return one.heads is not None and one.heads[0] > 1


def _end(token: Token) -> int:
    return token.start + len(bare(token.text))


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Return the place after "(62)" or ", 62" behind a name."""
    texts = [t.text for t in tokens[at : at + 8]]
    if texts[:1] == ["("] and ")" in texts:
        return at + texts.index(")") + 1
    if len(texts) > 2 and texts[0] == "," and texts[1].isdigit():
        return at + 2
    return at


# --- which to keep ----------------------------------------------------------
