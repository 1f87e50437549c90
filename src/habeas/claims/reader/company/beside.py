"""Descriptions that stand beside a name, or that somebody is said to be.

"X, a trader", "the widow, Puan X", "lawyer X", "three held: X, Y and Z", "X is a
nurse": whom they describe is named there, and nobody new is told of.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.claims.reader.company.apposed import (
    CLOSING,
    PREPOSITIONS,
    goes_on_of,
    led_by_trade,
    past_aims,
)
from habeas.claims.reader.company.clausal import behind_clause
from habeas.claims.reader.company.company import POSSESSIVE, Company
from habeas.claims.reader.description import Description
from habeas.claims.reader.grammar import BE, HAVE, SAID, finite
from habeas.claims.reader.lexicon import listed, one_person, words
from habeas.claims.reader.names import bare
from habeas.claims.reader.numbers import value
from habeas.claims.reader.people import Figure
from habeas.claims.reader.sorting import Named
from habeas.text.sentences import Token

_BE = listed("is was are were be been being become became as like")
_OTHERS = listed("some several many few another each every no any")
_MARKS = (",", ":", "(", "–", "-", "—")
_ONE = listed("a an one his her another")
_NAMING = listed(
    """calling himself herself themselves named called identified as whom who they we
    is was were are by the name of he she people known namely being call calls nicknamed """
)
_REST = ("others", "other", "more")
_LONGEST_LIST = 400
_LEADING = 6  # words between a description and its names
_GOES_ON = listed("on in at from with for aged")


def beside(company: Company, one: Description) -> bool:
    tokens = one.sentence.tokens
    after = tokens[one.last] if one.last < len(tokens) else None
    inner = {t.text.lower() for t in tokens[one.core : one.last]}
    if after and after.start in company.at_start and inner <= _NAMING:
        return _heads_of_names(company, one, one.last)
    if _inside(company, one):
        return True
    wide = _wide(one)
    for last in dict.fromkeys((one.last, wide, past_aims(tokens, wide))):
        at = last
        while (
            at < len(tokens)
            and at - last < _LEADING
            and _leads(tokens[at].text, at > last)
        ):
            at += 1
        kin = any(t.text.lower() in words("kin") for t in tokens[last:at])
        if (
            at > last
            and at < len(tokens)
            and not kin
            and company.name_from(tokens[at].start)
        ):
            mark = tokens[last].text
            if mark == "," and _speak(company, one, at):
                continue
            if _before_names(company, one, at, mark):
                if last > one.core and one.plural:
                    for figure in _names(company, one, at):
                        figure.add(one.start, one.core_end, "description")
                return True
    named = _by_office(company, one) or _after_name(company, one)
    return named or behind_clause(company, one)


def _by_office(company: Company, one: Description) -> bool:
    """Read "X's cousin, the poet Y, was", "the third man, their driver Y, was"."""
    tokens, at = one.sentence.tokens, one.last
    said = [t.text.lower() for t in tokens[at : at + 2]]
    own = len(said) > 1 and said[0] == "of" and said[1] in _WHOSE
    at += 2 if own else 0
    if one.plural or at + 2 >= len(tokens) or tokens[at].text != ",":
        return False
    bare = one_person(tokens[at + 1].text.lower())  # "his brother, journalist Y, was"
    article = tokens[at + 1].text.lower() in ("the", "their", "his", "her", "our", "my")
    if not article and not own and not bare:
        return False
    at -= int(own and not article)
    for here in range(at + 2, min(at + 2 + _OFFICE, len(tokens))):
        if hit := company.name_from(tokens[here].start):
            led = one_person(tokens[here - 1].text.lower()) and here > at + 2
            led = led or (own or bare) and here == at + 2
            if not led or not _closed(tokens, hit[0].end):
                return False
            company.note(hit[1], one)
            return True
        if not tokens[here].text.isalpha():
            return False
    return False


_OFFICE = 5
_WHOSE = listed("his hers theirs mine ours")


def _closed(tokens: Sequence[Token], end: int) -> bool:
    """Whether a comma closes what stands before it, and a verb follows: ", was"."""
    at = next((k for k, t in enumerate(tokens) if t.start >= end), len(tokens))
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return False
    word = tokens[at + 1].text.lower()
    return word in BE or word in HAVE or finite(word)


def _wide(one: Description) -> int:
    """Return the token after a description and what may still be of it."""
    tokens, at = one.sentence.tokens, one.last
    while at < len(tokens) and tokens[at].start < one.wide_end:
        at += 1
    return at


def _inside(company: Company, one: Description) -> bool:
    """Read "a man whom they called X": the name is within the description."""
    for token in one.sentence.tokens[one.core : one.last]:
        hit = company.at_start.get(token.start)
        if hit is None:
            continue
        between = company.doc.text[one.core_end : token.start].lower().split()
        naming = set(between) <= _NAMING and between not in ([], ["of"])
        if naming and not one.plural:
            company.note(hit[1], one)
            return True
        return False
    return False


def _heads_of_names(company: Company, one: Description, at: int) -> bool:
    """Read "lawyer X", "rice traders X and Y"."""
    names = _names(company, one, at)
    for figure in names if one.plural else names[:1]:
        company.note(figure, one)
    return bool(names)


def _before_names(company: Company, one: Description, at: int, mark: str) -> bool:
    """Read "the widow, X", "two traders, X and Y," and "three held: X, Y"."""
    names = _names(company, one, at)
    if not names:
        return False
    if not one.plural:
        if mark == "(" and one.determiner in ("a", "an", ""):
            return False
        if one.subset and mark == "," and len(names) == 1:
            company.note(names[0], one)
            return True
        if one.noun == "" or len(names) > 1 and one.determiner in ("a", "an"):
            return False
        company.note(names[0], one)
        return True
    count = one.heads[0] if one.heads else None
    if count is None and len(names) > 1:
        own = one.determiner in POSSESSIVE
        count = len(names) if own or _kin_named(company, one, at, mark) else None
    told = len(names) + _and_another(company, one, at)
    if count is not None and len(names) < count:
        _and_others(company, one, at, count - len(names))
    if count is not None and count in (told, len(names)):
        for figure in names:
            company.note(figure, one)
        return True
    if count is not None and len(names) < count:
        company.enlist(company.new(one), names)
        return True
    return False


def _kin_named(company: Company, one: Description, at: int, mark: str) -> bool:
    """Whether commas close off the names of kin: "the sons of X, A and B, were"."""
    tokens = one.sentence.tokens
    if mark != "," or one.determiner != "the" or one.noun not in words("kin"):
        return False
    end = _named_to(company, one, at)[1]
    return (
        end >= len(tokens) or tokens[end].text in CLOSING or tokens[end - 1].text == ","
    )


def _and_another(company: Company, one: Description, at: int) -> bool:
    """Whether a list of names ends with one who is not named ("and a boy")."""
    tokens = one.sentence.tokens
    for here in range(at, min(at + _LONGEST_LIST, len(tokens) - 1)):
        if tokens[here].text == "and" and tokens[here + 1].text in _ONE:
            return True
        if tokens[here].text in (".", ";"):
            break
    return False


def _and_others(company: Company, one: Description, at: int, rest: int) -> None:
    """Pass over "and ten others" that ends a list of a group's names."""
    tokens = one.sentence.tokens
    for here in range(at, min(at + _LONGEST_LIST, len(tokens) - 2)):
        if tokens[here].text == ";" or (
            tokens[here].text == "." and len(tokens[here - 1].text) > 1
        ):
            break
        said = [t.text.lower() for t in tokens[here : here + 3]]
        if said[0] == "and" and value(said[1]) == rest and said[2] in _REST:
            company.passed.add(tokens[here + 1].start)
            break


def _speak(company: Company, one: Description, at: int) -> bool:
    """Whether those named say what is told: "Police held two men, Inspector X said"."""
    tokens = one.sentence.tokens
    end = _named_to(company, one, at)[1]
    says = end < len(tokens) and tokens[end].text.lower() in SAID
    new = one.plural or one.determiner in ("a", "an", "one")
    return says and new and one.first > 1


def _names(company: Company, one: Description, at: int) -> list[Figure]:
    return _named_to(company, one, at)[0]


def _named_to(company: Company, one: Description, at: int) -> tuple[list[Figure], int]:
    """Return the named people of a list that begins at token `at`, and where it ends."""
    tokens = one.sentence.tokens
    found: list[Figure] = []
    stop = min(len(tokens), at + _LONGEST_LIST)
    while at < stop:
        hit = company.name_from(tokens[at].start)
        if hit is None:
            initial = tokens[at].text == "." and len(tokens[at - 1].text) == 1
            if initial or tokens[at].text.lower() in (",", "and", "&", ";"):
                at += 1
                continue
            led = led_by_trade(company, tokens, at) if found else at
            if led > at:
                at = led
                continue
            break
        found.append(hit[1])
        end = hit[0].end
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        at = _past_aside(tokens, at)
    return found, at


def _after_name(company: Company, one: Description) -> bool:
    """Read "X, a trader who ...", "X (brother of ...)", "X, 34, a teacher"."""
    apart = one.first > 0 and one.sentence.tokens[one.first - 1].text in _MARKS
    if one.determiner == "both" and one.noun and apart:
        for figure in company.last(one.start, 2):
            company.note(figure, one)
        return True
    if one.plural and one.noun and one.first:
        direct = company.at_end.get(_end(one.sentence.tokens[one.first - 1]))
        if direct and not one.heads and one.determiner in ("", "the"):
            company.note(direct[1], one)
            return True
    tokens = one.sentence.tokens
    if one.plural and one.noun in words("kin") and not one.heads and one.first > 1:
        ends = company.at_end.get(_end(tokens[one.first - 2]))
        if ends and tokens[one.first - 1].text == "," and not one.determiner:
            company.note(ends[1], one)  # "A and B, sons of C, were held"
            return True
    closing = tokens[one.last].text if one.last < len(tokens) else "."
    other = one.determiner in _OTHERS and not (
        one.determiner == "another" and closing in (",", ")") and _told_alone(one)
    )
    if one.plural or not one.noun or other:
        return False
    before = _name_before(company, one)
    if before is None:
        return False
    figure = before[1]
    if tokens[one.first - 1].text not in _MARKS:
        closes = True
    else:
        closes = closing in CLOSING or one.last > one.core and closing != "and"
        closes = closes or closing in _GOES_ON or _one_more(one)
        closes = closes or goes_on_of(one, before[0])
    if closes or closing == "who":
        company.note(figure, one)
    return closes or one.determiner == "the" and closing in ("is", "was", "who")


def _one_more(one: Description) -> bool:
    """Whether a trade goes on: "a driver by profession", "a teacher and chairman of"."""
    following = [t.text.lower() for t in one.sentence.tokens[one.last : one.last + 3]]
    office = following[1:2] and one_person(following[1])
    if one.determiner in ("a", "an") and following[:1] == ["and"] and office:
        return following[2:] in (
            ["of"],
            ["at"],
            ["for"],
            ["in"],
            ["with"],
            [","],
            ["."],
        )
    return (
        following[:1] == ["by"]
        and following[1:2] in (["profession"], ["trade"], ["occupation"])
        or following[:1] == ["and"]
        and following[1:2] in (["father"], ["mother"])
        and following[2:] == ["of"]
    )


def _told_alone(one: Description) -> bool:
    """Whether what follows is told of one: "Ana Soto, another teacher, was killed"."""
    following = one.sentence.tokens[one.last + 1 : one.last + 2]
    word = following[0].text.lower() if following else ""
    return word in _TOLD_ALONE or finite(word)


_TOLD_ALONE = listed("was is has who had")


def _name_before(company: Company, one: Description) -> tuple[Named, Figure] | None:
    """Return the name that ends right before a description, or at a comma."""
    tokens = one.sentence.tokens
    at = one.first - 1
    if at < 0:
        return None
    direct = company.at_end.get(_end(tokens[at]))
    if (
        direct
        and one.determiner == "the"
        and direct[0].run.before() not in PREPOSITIONS
    ):
        return direct
    if at < 1 or tokens[at].text not in (",", "(", "–", "—", "-"):
        return None
    mark = tokens[at].text
    at -= 1
    if tokens[at].text in '"”’' and at:
        at -= 1
    if tokens[at].text.isdigit() and at > 1:
        aged = tokens[at - 1].text.lower() in ("aged", "age")
        if tokens[at - 1 - aged].text == ",":
            at -= 2 + aged
    elif tokens[at].text == ")" and at > 2:
        at -= 3
    hit = company.at_end.get(_end(tokens[at]))
    if hit is None and tokens[at].text == "." and at:
        hit = company.at_end.get(tokens[at].end)
    if hit is None or mark == "," and _in_list(company, hit[0]):
        return None
    return _child(company, hit[0]) or hit


def _child(company: Company, named: Named) -> tuple[Named, Figure] | None:
    """Return A of "A, son of B, a driver": whom what follows describes."""
    tokens, at = named.sentence.tokens, named.first
    said = [t.text.lower() for t in tokens[max(0, at - 3) : at]]
    if said[1:] in (["son", "of"], ["daughter", "of"], ["wife", "of"], ["widow", "of"]):
        at -= 2
    elif said[1:] == ["/", "o"]:
        at -= 3
    else:
        return None
    while at > 1 and tokens[at - 1].text in (",", "("):
        at -= 1
    return company.at_end.get(_end(tokens[at - 1])) if at else None


def _in_list(company: Company, named: Named) -> bool:
    """Whether a name stands in a list of names ("A, B, a nurse and C")."""
    tokens, first = named.sentence.tokens, named.first
    if first < 2 or tokens[first - 1].text != ",":
        return False
    return _end(tokens[first - 2]) in company.at_end


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


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Return the place after "(62)" or ", 62" behind a name."""
    texts = [t.text for t in tokens[at : at + 8]]
    if texts[:1] == ["("] and ")" in texts:
        return at + texts.index(")") + 1
    if len(texts) > 2 and texts[0] == "," and texts[1].isdigit():
        return at + 2
    return at


def predicate(company: Company, one: Description) -> bool:
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
        return one.determiner in ("a", "an", "") and not _in_clause(one, at)
    if one.determiner == "the" and verb not in ("is", "was"):
        return False
    told = tokens[one.core].text if one.core < len(tokens) else ""
    if at and tokens[at - 1].text.lower() == "it" and told == "that":
        return False
    before = _subject(company, tokens[at].start)
    if at and tokens[at - 1].text in (":", "?"):
        return False
    if before and one.noun:
        company.note(before, one)
    return True


def _in_clause(one: Description, at: int) -> bool:
    """Whether "as" opens a clause: "watched as a mob ransacked", no "dressed as a nurse"."""
    before = one.sentence.tokens[at - 1].text.lower() if at else ""
    after = one.after()
    return (
        finite(after)
        and after not in BE | HAVE
        and (at == 0 or before in _SEEN or not before.endswith(("ed", "ing", "n")))
    )


_SEEN = listed(
    """watched stood looked gazed sat waited watching standing looking , spot away on by
    nothing afternoon evening morning night today yesterday weekend"""
)


def _subject(company: Company, position: int) -> Figure | None:
    """Return the named person whose name ends shortly before `position`."""
    for gap in range(1, 30):
        hit = company.at_end.get(position - gap)
        if hit:
            return hit[1]
    return None


def _end(token: Token) -> int:
    return token.start + len(bare(token.text))
