"""How the composed values read in a language: people, bodies, days, voices, quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.publication.export import composed as c
from habeas.publication.export.days import phrase
from habeas.publication.export.html import bdi, tag, text
from habeas.publication.export.words import Language


@dataclass(frozen=True)
class Phrases:
    """Writes the values of one publication as HTML; `numbers` are its sources'."""

    language: Language
    numbers: Mapping[str, int]

    def say(self, key: str, **values: object) -> str:
        """Return the words of `key`, escaped."""
        return text(self.language.say(key, **values))

    def code(self, scheme: str, code: c.Code) -> str:
        """Return the label of a code, escaped."""
        return text(self.language.code_of(scheme, code.value))

    def day(self, day: c.Day | None, otherwise: str = "not_known") -> str:
        """Return a date, or the words for none."""
        if day is None:
            return self.none(otherwise)
        return tag("span", text(phrase(day.edtf, self.language)), class_="day")

    def none(self, key: str) -> str:
        """Return the words for something that is not there."""
        return tag("span", self.say(key), class_="none")

    def words(self, words: c.Words | None, otherwise: str = "not_known") -> str:
        """Return words of a source's own (a name, a title), or those for none."""
        return bdi(words.text) if words else self.none(otherwise)

    def place(self, place: c.Place) -> str:
        """Return a place as its source calls it, and where an officer put it."""
        if place.at is None:
            return self.words(place.name)
        at = place.at
        parts = [p.text for p in (at.name, at.within) if p]
        lands = "/".join(land.text for land in at.countries)
        whole = ", ".join(dict.fromkeys([*parts, lands]))
        said = text(self.language.say("lies_in", place="\x00"))
        site = tag(
            "span", said.replace("\u27e6NULL\u27e7", bdi(whole)), class_="site-of"
        )
        return f"{self.words(place.name)} {site}"

    def person(self, person: c.Person) -> str:
        """Return a name, or what stands for it; a group by its number alone."""
        if person.name:
            return bdi(person.name.text)
        kind = person.kind.value
        if kind == "class":
            return self.none("a_class")
        if kind == "group":
            count = self.heads(person.heads)
            key = "a_group" if count else "a_group_words"
            return self._unnamed(self.say(key, count=count))
        return self._unnamed(self.say("someone_known" if person.known else "someone"))

    def heads(self, heads: tuple[int | None, int | None]) -> str:
        """Return "3 people", "3 to 5 people", or '' where no number is told."""
        low, high = heads
        if low is None or high is None:
            return ""
        if low != high:
            return self.language.say("range_people", low=low, high=high)
        return self.language.count("number_people", low)

    def body(self, body: c.Body) -> str:
        """Return the name of a body, or what stands for it."""
        if body.kind.value == "unit" and body.name:
            told = self.language.say("one_of", body="\x00")
            return text(told).replace("\u27e6NULL\u27e7", bdi(body.name.text))
        if body.name:
            return bdi(body.name.text)
        kind = body.kind.value
        return self._unnamed(
            self.say("an_organisation" if kind == "body" else "an_individual")
        )

    def _unnamed(self, words: str) -> str:
        return tag("span", words, class_="unnamed")

    def field(self, value: str, quotes: Iterable[c.Quote]) -> str:
        """Return a value that opens to the words it rests on."""
        found = list(quotes)
        if not found:
            return value
        return tag(
            "details",
            tag("summary", value),
            *(self.quote(q) for q in found),
            class_="field",
        )

    def quote(self, quote: c.Quote) -> str:
        """Return the words of a source, who says them, and which source it is."""
        lang = None if quote.language.value == "und" else quote.language.value
        words = tag("p", *map(self._piece, quote.pieces), lang=lang, dir="auto")
        said = tag("p", *self._said(quote), class_="said")
        return tag("blockquote", words, said)

    def _piece(self, piece: c.Words | None) -> str:
        if piece is None:
            hidden = tag("span", self.say("cut"), class_="hidden")
            return tag("span", "[…]", hidden, class_="cut")
        return text(piece.text)

    def _said(self, quote: c.Quote) -> Iterable[str]:
        number = self.numbers.get(quote.source.value)
        if quote.voices:
            voices = text(self.language.say("then")).join(map(self.voice, quote.voices))
            told = text(self.language.say("says", voices="\x00"))
            yield tag("span", told.replace("\u27e6NULL\u27e7", voices)) + " · "
        if number:
            where = f"sources.html#s{quote.source.value}"
            yield tag("a", self.say("to_source", number=number), href=where)

    def voice(self, voice: c.Voice) -> str:
        """Return who speaks."""
        if isinstance(voice, c.Person):
            return self.person(voice)
        if isinstance(voice, c.Body):
            return self.body(voice)
        return self.say(f"{voice.value}_voice")
