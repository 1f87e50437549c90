"""A set of static pages: the overview, incidents, the register, demands, sources.

Every figure and value opens to the quotes it rests on. No script, no inline style, one
style sheet, no address of anything outside the folder; the same publication gives the
same bytes. File names are fixed words and ids of the audience's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from habeas.publication.export import composed as c
from habeas.publication.export.html import listing, tag, terms, text
from habeas.publication.export.layout import Layout
from habeas.publication.export.words import Language, language, stylesheet
from habeas.text.edtf import bounds

_OTHER_AXES = (
    ("legal", "legal_axis", "not_stated"),
    ("acknowledgement", "ack_axis", "not_asked"),
    ("verification", "verification_axis", "claimed"),
)


def site(publication: c.Publication, code: str = "en") -> dict[str, bytes]:
    """Return the pages of a publication by file name, in a language.

    Raises:
        words.NoSuchLanguage: If there are no words for `code`.
    """
    pages = _Pages(publication, language(code))
    found = {
        "index.html": pages.index(),
        "register.html": pages.register(),
        "demands.html": pages.demands(),
        "sources.html": pages.sources(),
        "about.html": pages.about(),
        **{_file(i): pages.incident(i) for i in publication.incidents},
    }
    files = {name: page.encode() for name, page in found.items()}
    files["style.css"] = stylesheet().encode()
    return {**files, "SHA256SUMS": sums(files)}


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the sums of files as `sha256sum` writes and checks them."""
    lines = (
        f"{hashlib.sha256(data).hexdigest()}  {name}\n"
        for name, data in sorted(files.items())
    )
    return "".join(lines).encode()


def _file(incident: c.Incident) -> str:
    return f"incident-{incident.id.value}.html"


class _Pages(Layout):
    """Writes the pages of one publication."""

    def __init__(self, publication: c.Publication, words: Language) -> None:
        super().__init__(publication, words)
        self.rows = {r.id.value: r for r in publication.register}
        self.asked = {d.id.value: d for d in publication.demands}

    # the overview

    def index(self) -> str:
        found = sorted(self.it.incidents, key=_newest)
        past = [i for i in found if _is_precedent(i)]
        news = [i for i in found if i not in past]
        return self.page(
            "index",
            self.p.say("site"),
            self.as_of(),
            tag("p", self.p.say("stands_for"), class_="note"),
            self.section("counted", self._figures()),
            self.section("incidents", self._incidents(news)),
            self.section("historical", self._incidents(past)) if past else "",
            self.section("upcoming", self._upcoming()) if self.it.scheduled else "",
        )

    def _figures(self) -> str:
        cells = [self._figure(f) for f in self.it.figures]
        words = ""
        if self.it.unnumbered:
            told = f"{self.p.say('in_words')}: {self.it.unnumbered}"
            words = tag("p", told, class_="note")
        return tag("div", *cells, class_="figures") + words

    def _figure(self, figure: c.Figure) -> str:
        code = figure.code.value
        shown = self.p.say("fewer") if figure.value is None else str(figure.value)
        most = figure.most or 0
        more = (
            tag("p", self.p.say("at_most", count=most), class_="most")
            if figure.value is not None and most > figure.value
            else ""
        )
        rows = [self.rows[i.value] for i in figure.rows if i.value in self.rows]
        links = listing(self._row_link(r) for r in rows) if rows else ""
        kind = "number" if figure.value is not None else "number few"
        number = tag("span", shown, class_=kind)
        opened = (
            tag("details", tag("summary", number), links, class_="field")
            if links
            else number
        )
        return tag(
            "div",
            tag("h3", self.p.say(code)),
            opened,
            more,
            tag("p", self.p.say(f"{code}_note"), class_="note"),
            class_="figure",
        )

    def _row_link(self, row: c.Row) -> str:
        return tag(
            "a", self.p.person(row.person), href=f"register.html#r{row.id.value}"
        )

    def _incidents(self, found: Iterable[c.Incident]) -> str:
        lines = [self._incident_line(i) for i in found]
        if not lines:
            return tag("p", self.p.say("none_incidents"), class_="none")
        return tag("ol", *lines, class_="incidents")

    def _incident_line(self, incident: c.Incident) -> str:
        link = tag("a", self._title(incident), href=_file(incident))
        place = incident.place.value
        where = f" · {self.p.words(place.name)}" if place else ""
        about = f"{self.p.day(incident.date.value, 'no_date')}{where}"
        names = self._act_names(incident) if incident.title.value else []
        kinds = " · ".join(names)
        return tag(
            "li",
            tag("p", link, class_="what"),
            tag("p", about, class_="meta"),
            tag("p", kinds, class_="meta") if kinds else "",
        )

    def _title(self, incident: c.Incident) -> str:
        if incident.title.value:
            return self.p.words(incident.title.value)
        names = self._act_names(incident)
        return " · ".join(names) or self.p.say("untitled_incident")

    def _act_names(self, incident: c.Incident) -> list[str]:
        return list(dict.fromkeys(self._act_name(a) for a in incident.acts))

    def _act_name(self, act: c.Act) -> str:
        return self.p.code("act", act.type.value)

    def _upcoming(self) -> str:
        return tag("ul", *map(self._announced, self.it.scheduled), class_="upcoming")

    def _announced(self, one: c.Scheduled) -> str:
        last = one.end
        days = one.start.edtf
        if last and last.edtf != days:
            days = f"{days}/{last.edtf}"
        where = f" · {self.p.words(one.place.name)}" if one.place else ""
        title = self.p.field(self.p.words(one.title), one.quotes)
        return tag("li", title, tag("p", self.p.day(c.Day(days)), where, class_="meta"))

    # an incident

    def incident(self, incident: c.Incident) -> str:
        facts = terms(
            (
                (self.lang.say("kind"), self.p.say(f"kind_{incident.kind.value}")),
                (self.lang.say("when"), self._when(incident.date)),
                (self.lang.say("where"), self._where(incident.place)),
            ),
            class_="facts",
        )
        quotes = "".join(map(self.p.quote, incident.title.quotes))
        words = (
            self.section("words_of", tag("div", quotes, class_="quotes"))
            if quotes and len(incident.acts) != 1
            else ""
        )
        acts = "".join(map(self._act, incident.acts))
        return self.page("incident", self._title(incident), facts, acts, words)

    def _act(self, act: c.Act) -> str:
        pairs = (
            (self.lang.say("whom"), self._whom(act)),
            (self.lang.say("by_whom"), self._by(act.doers)),
            (self.lang.say("when"), self._when(act.date)),
            (self.lang.say("where"), self._where(act.place)),
        )
        told = self.lang.code_of("time_frame", act.time_frame.value)
        name = tag("h2", self._act_name(act))
        notes = [text(told)] if act.time_frame.value != "incident" else []
        if act.modality.value == "intended":
            notes.append(self.p.say("threat_intended"))
        if act.derivation.value == "presupposed":
            notes.append(self.p.say("presupposed"))
        marks = tag("p", *map(_mark, notes), class_="marks") if notes else ""
        quotes = "".join(map(self.p.quote, act.type.quotes))
        words = quotes or tag("p", self.p.say("no_quote"), class_="none")
        return tag(
            "article",
            name,
            marks,
            terms(pairs, class_="facts"),
            tag("div", words, class_="quotes"),
            id_=f"a{act.id.value}",
            class_="act",
        )

    def _whom(self, act: c.Act) -> str:
        person = act.victim.value
        return self.p.field(self.p.person(person), act.victim.quotes) if person else ""

    def _by(self, doers: Iterable[c.Field[c.Body]]) -> str:
        found = [self.p.field(self.p.body(d.value), d.quotes) for d in doers]
        return listing(found, "plain") if found else self.p.none("not_stated")

    def _when(self, date: c.Field[c.Day | None]) -> str:
        return self.p.field(self.p.day(date.value), date.quotes)

    def _where(self, told: c.Field[c.Place | None]) -> str:
        place = told.value
        if place is None:
            return self.p.none("not_known")
        return self.p.field(self.p.place(place), told.quotes)

    # the register

    def register(self) -> str:
        rows = self.it.register
        if not rows:
            none = tag("p", self.p.say("none_register"), class_="none")
            return self.page("register", self.p.say("register"), self.as_of(), none)
        now = [r for r in rows if not r.historical]
        past = [r for r in rows if r.historical]
        body = tag("div", *map(self._row, now), class_="rows")
        if past:
            note = tag("p", self.p.say("historical_note"), class_="note")
            told = tag("div", *map(self._row, past), class_="rows")
            body += self.section("historical", note, told)
        return self.page("register", self.p.say("register"), self.as_of(), body)

    def _row(self, row: c.Row) -> str:
        who = tag(
            "div",
            tag("h2", self.p.person(row.person)),
            tag("p", self._status(row), class_="status"),
            tag("p", *map(_mark, self._marks(row)), class_="marks"),
        )
        facts = terms(self._facts(row), class_="facts")
        told = tag("div", facts, self._row_quotes(row))
        return tag("article", who, told, id_=f"r{row.id.value}", class_="row")

    def _status(self, row: c.Row) -> str:
        value = row.liberty.value
        return self.p.code("liberty", value) if value else self.p.none("not_known")

    def _marks(self, row: c.Row) -> list[str]:
        axis = row.liberty
        presupposed = bool(axis.derivation and axis.derivation.value == "presupposed")
        flags = (presupposed, axis.disputed, axis.stale, axis.holder_only)
        keys = ("presupposed", "disputed", "stale", "holder_only")
        return [self.p.say(k) for k, flag in zip(keys, flags, strict=True) if flag]

    def _facts(self, row: c.Row) -> Iterable[tuple[str, str]]:
        say = self.lang.say
        yield say("since"), self.p.day(row.liberty.since, "not_stated")
        yield say("as_of"), self.p.day(row.liberty.as_of)
        yield say("held_at"), self._where(row.place) if row.place.value else ""
        yield say("taken_by"), self._by(row.taken_by) if row.taken_by else ""
        for axis, key, silent in _OTHER_AXES:
            yield say(key), self._axis(getattr(row, axis), axis, silent)
        count = self.lang.count("number_sources", row.sources)
        yield say("based_on"), text(count)
        yield say("demanded_for"), self._demands_of(row)

    def _axis(self, axis: c.Axis, scheme: str, silent: str) -> str:
        if axis.value is None or axis.value.value == silent:
            return ""
        told = self.p.code(scheme, axis.value)
        if axis.disputed:
            told += f" {_mark(self.p.say('disputed'))}"
        return self.p.field(told, axis.quotes)

    def _demands_of(self, row: c.Row) -> str:
        found = [self.asked[d.value] for d in row.demands if d.value in self.asked]
        return listing((self._demand_link(d) for d in found), "plain") if found else ""

    def _demand_link(self, demand: c.Demand) -> str:
        return tag("a", self._numbered(demand), href=f"demands.html#d{demand.id.value}")

    def _numbered(self, demand: c.Demand) -> str:
        if demand.number is None:
            return self.p.say("demand")
        return self.p.say("demand_no", number=demand.number)

    def _row_quotes(self, row: c.Row) -> str:
        if not row.liberty.quotes:
            return tag("p", self.p.say("no_quote"), class_="none")
        quotes = map(self.p.quote, row.liberty.quotes)
        return tag(
            "details",
            tag("summary", self.p.say("words_of")),
            *quotes,
            class_="field",
        )

    # demands and sources

    def demands(self) -> str:
        if not self.it.demands:
            body = tag("p", self.p.say("none_demands"), class_="none")
        else:
            body = tag("div", *map(self._demand, self.it.demands), class_="rows")
        return self.page("demands", self.p.say("demands"), self.as_of(), body)

    def _demand(self, demand: c.Demand) -> str:
        asked = demand.addressee
        who = self.p.words(asked.value, "not_stated")
        whom = [self.p.person(p) for p in demand.subjects]
        pairs = (
            (self.lang.say("asked_of"), self.p.field(who, asked.quotes)),
            (self.lang.say("asked_for"), listing(whom, "plain") if whom else ""),
            (self.lang.say("follow_up"), self._follow_up(demand)),
            (self.lang.say("dated"), self.p.day(demand.date, "not_stated")),
        )
        return tag(
            "article",
            tag("h2", self._numbered(demand)),
            tag("div", *map(self.p.quote, demand.words), class_="quotes"),
            terms(pairs, class_="facts"),
            id_=f"d{demand.id.value}",
            class_="demand",
        )

    def _follow_up(self, demand: c.Demand) -> str:
        shown = demand.status.value not in ("recorded", "followed", "moot")
        return self.p.code("demand_status", demand.status) if shown else ""

    def sources(self) -> str:
        if not self.it.sources:
            body = tag("p", self.p.say("none_sources"), class_="none")
        else:
            body = tag("div", *map(self._source, self.it.sources), class_="rows")
        return self.page("sources", self.p.say("sources"), body)

    def _source(self, source: c.Source) -> str:
        number = self.p.numbers[source.id.value]
        title = self.p.words(source.title.value, "untitled_source")
        issuer = source.issuer
        speaker = self.p.body(issuer.value) if issuer.value else ""
        pairs = (
            (self.lang.say("title"), self.p.field(title, source.title.quotes)),
            (self.lang.say("issuer"), self.p.field(speaker, issuer.quotes)),
            (
                self.lang.say("dated"),
                self.p.field(
                    self.p.day(source.date.value, "not_stated"), source.date.quotes
                ),
            ),
            (self.lang.say("kind"), self.p.say(f"source_{source.kind.value}")),
        )
        return tag(
            "article",
            tag("h2", self.p.say("source_n", number=number)),
            terms(pairs, class_="facts"),
            id_=f"s{source.id.value}",
            class_="source",
        )

    def about(self) -> str:
        parts = (
            ("about_claims", (1, 5)),
            ("about_names", (2,)),
            ("about_counts", (4,)),
            ("about_time", (3, 6)),
            ("about_check", (7,)),
        )
        sections = [
            self.section(
                key, *(tag("p", self.p.say(f"page_about_{n}")) for n in numbers)
            )
            for key, numbers in parts
        ]
        return self.page("about", self.p.say("about"), *sections)


def _mark(words: str) -> str:
    return tag("span", words, class_="mark")


def _newest(incident: c.Incident) -> tuple[int, str]:
    day = incident.date.value
    latest = bounds(day.edtf)[1] if day else None
    return (-latest.toordinal() if latest else 0, incident.id.value)


def _is_precedent(incident: c.Incident) -> bool:
    frames = {a.time_frame.value for a in incident.acts}
    return bool(frames) and frames <= {"historical"}
