"""What templates need to say codes, dates and names rightly."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.claims.cards import Card, Line
from habeas.claims.models import Claim
from habeas.claims.quotes import Words
from habeas.errors import Sentence, said
from habeas.register.due import Clock
from habeas.register.status import Standing
from habeas.text.hidden import visible
from habeas.text.languages import language
from habeas.web import days, terms
from habeas.web.telling import Telling, tell

register = template.Library()
# What the reader has rules for; of a text that is not told, nothing is said.
READ = ("en", "ur", "ur-Latn", "und", "")
_RIGHT_TO_LEFT = ("ar", "ur", "fa", "sd", "ps", "ug", "he", "ckb", "pnb", "skr", "bal")


@register.filter
def say(code: str | None, of: str) -> str:
    """Return the words for a code of a list: `{{ value|say:"liberty" }}`."""
    return terms.say(code, of)


@register.filter
def day(value: datetime.date | None) -> str:
    """Return a day in words."""
    return days.day(value)


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """Return a time in words."""
    return days.moment(value)


@register.filter
def clock(value: datetime.datetime | None) -> str:
    """Return a time of day on this computer's clock."""
    return f"{value.astimezone():%H:%M}" if value else ""


@register.filter
def left(value: Clock, now: datetime.datetime | str = "") -> str:
    """Return how much of a clock is left, or since how long it is over, in words.

    Without `now` it is this moment.
    """
    at = (
        now
        if isinstance(now, datetime.datetime)
        else datetime.datetime.now(datetime.UTC)
    )
    minutes = value.minutes(at.astimezone())
    hours, rest = divmod(abs(minutes), 60)
    told = {"hours": hours, "minutes": rest, "days": hours // 24}
    if minutes > 0:
        return _("%(hours)s h %(minutes)s min left") % told
    if hours >= 48:
        return _("for %(days)s days") % told
    return _("for %(hours)s h %(minutes)s min") % told


@register.filter
def ending(value: Clock, state: str = "") -> str:
    """Return between when and when a clock ends, or ended where its state is `over`.

    A day is said once.
    """
    if value.first is None:
        return ""
    first, last = value.first.astimezone(), value.last.astimezone()
    told = {"first": days.moment(first), "last": days.moment(last)}
    if first.date() != last.date():
        if state == "over":
            return _("ended between %(first)s and %(last)s") % told
        return _("end between %(first)s and %(last)s") % told
    on = days.day(first.date())
    told = {"day": on, "first": f"{first:%H:%M}", "last": f"{last:%H:%M}"}
    if state == "over":
        return _("ended on %(day)s, between %(first)s and %(last)s") % told
    return _("end on %(day)s, between %(first)s and %(last)s") % told


@register.filter
def edtf(value: str | None) -> str:
    """Return an EDTF date in words."""
    return days.words(value)


@register.filter
def name(value: Any) -> SafeString:
    """Return a name isolated from the direction of the text around it."""
    return format_html("<bdi>{}</bdi>", visible(str(value)))


@register.filter
def voiced(value: str) -> SafeString:
    """Return who spoke: a name, or whom the desk asked, in words."""
    return name(terms.say(value, "whom") if value in terms.LISTS["whom"] else value)


@register.simple_tag
def either(*values: Any) -> Any:
    """Return the first value that says something, as it is; '' where none does.

    `firstof` would escape what it keeps under a name, and the page would again.
    """
    return next((value for value in values if value), "")


@register.filter
def last_word(standing: Standing) -> str:
    """Return the day of the last word on a value, where it tells more than the value's.

    A year or "one of two days" ends on a day that nobody said: it is not shown as one.
    """
    day_ = standing.as_of
    by = standing.by
    if day_ is None or (by is not None and by.latest == day_ and standing.since):
        return ""
    return days.day(day_)


@register.filter
def plain(value: Any) -> str:
    """Return the value of an attribute, which may be a list or a table, in words."""
    if isinstance(value, list):
        return " – ".join(dict.fromkeys(str(v) for v in value if v is not None))
    if isinstance(value, dict):
        return ", ".join(str(v) for v in value.values() if v)
    return str(value)


@register.filter
def direction(code: str) -> str:
    """Return `rtl` or `ltr` for a language's code, `auto` where it is not known."""
    if code in ("", "und"):
        return "auto"
    if "-Latn" in code:
        return "ltr"
    return "rtl" if code.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


@register.filter
def tongue(words: str) -> SafeString:
    """Return the attribute `lang` of a source's words, told by themselves."""
    return format_html(' lang="{}"', language(str(words)))


@register.filter
def language_name(code: str) -> str:
    """Return the name of a language in the page's language, the code if it has none."""
    return str(terms.LANGUAGES.get(code, code))


@register.filter
def tongue_name(code: str) -> str:
    """Return the name of a language the reader finds no acts in, '' for the others."""
    if code in READ:
        return ""
    return language_name(code)


@register.filter
def heads(value: tuple[int | None, int | None]) -> str:
    """Return how many people: a number, a range, or that it is not told."""
    low, high = value
    if low is None and high is None:
        return _("number not told")
    if low == high or high is None:
        return str(low)
    return _("%(low)s to %(high)s") % {"low": low or 0, "high": high}


@register.filter
def size(count: int) -> str:
    """Return a number of bytes in words."""
    if count < 10_000:
        return ngettext("%(n)s byte", "%(n)s bytes", count) % {"n": f"{count:,}"}
    if count < 10_000_000:
        return _("%(n)s kB") % {"n": f"{count / 1000:,.0f}"}
    return _("%(n)s MB") % {"n": f"{count / 1_000_000:,.0f}"}


@register.filter
def get(mapping: Any, key: Any) -> Any:
    """Return `mapping[key]`, None where there is none."""
    return mapping.get(key) if mapping else None


@register.filter(name="said")
def in_words(sentence: Sentence | str) -> object:
    """Return a sentence of the desk in the language of the page."""
    return said(sentence)


@register.inclusion_tag("tags/label.html")
def label(code: str) -> dict[str, str]:
    """Show a protection label."""
    return {"code": code}


@register.inclusion_tag("tags/quote.html")
def quote(
    words: Any, link: str = "", label: str = "", times: int = 1
) -> dict[str, Any]:
    """Show the words of a source, or that they are lost.

    `label` is the one of what they stand under, which is not said again; `times` how
    often the source says them there.
    """
    return {"words": words, "link": link, "label": label, "times": times}


@register.filter
def each_once(quotes: Iterable[Words]) -> list[tuple[Words, int]]:
    """Return what is quoted, the same words once with how often; lost ones each."""
    found: dict[object, list[Words]] = {}
    for number, words in enumerate(quotes):
        key = number if words.lost else (words.exact, words.label)
        found.setdefault(key, []).append(words)
    return [(same[0], len(same)) for same in found.values()]


@register.simple_tag
def telling(line: Line) -> Telling:
    """Return a line of a card in words: `{% telling line as told %}`."""
    return tell(line.claim, line.shown, line.voices)


@register.filter
def card_title(card: Card) -> str:
    """Return what a card is about: a name, or the kind of its group."""
    return card.title or terms.say(card.kind, "card")


@register.filter
def gist_of(claim: Claim) -> str:
    """Return what a claim says, in a few words."""
    return tell(claim).head
