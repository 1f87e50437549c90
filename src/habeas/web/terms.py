"""The words in which a page says a code of the desk. A code without words is shown."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from habeas.vocab.terms import acts
from habeas.web import standings

Words = str | Promise

KINDS: Mapping[str, Words] = {
    "header": _("Header"),
    "person": _("Person"),
    "attribute": _("About a person"),
    "organisation": _("Organisation"),
    "place": _("Place"),
    "event": _("Event"),
    "act": _("Act"),
    "status": _("Status"),
    "demand": _("Demand"),
    "scheduled": _("Date ahead"),
    "contact": _("Contact"),
    "withhold": _("To be withheld"),
    "relation": _("Relation"),
    "characterisation": _("Characterisation"),
    "commitment": _("Commitment"),
    "case": _("Case"),
}
MODALITY: Mapping[str, Words] = {
    "stated": _("stated"),
    "denied": _("denied"),
    "feared": _("feared"),
    "intended": _("intended or threatened"),
    "demanded": _("demanded"),
    "committed": _("pledged"),
    "hypothetical": _("supposed"),
}
POLARITY: Mapping[str, Words] = {
    "affirmed": _("it is so"),
    "negated": _("it is not so"),
}
DERIVATION: Mapping[str, Words] = {
    "explicit": _("the words say it"),
    "presupposed": _("the words take it for granted"),
    "inferred_by_source": _("the source concludes it"),
    "inferred_by_coder": _("concluded at the desk"),
}
TIME_FRAME: Mapping[str, Words] = {
    "incident": _("news of this source"),
    "background": _("told to explain"),
    "historical": _("long before, as precedent"),
    "pattern": _("in general, of no one occasion"),
    "ongoing": _("still going on"),
    "future": _("yet to come"),
}
REVIEW: Mapping[str, Words] = {
    "suggested": _("suggested"),
    "in_review": _("in review"),
    "accepted_as_attributed": _("accepted"),
    "set_aside": _("set aside"),
    "misread": _("misread"),
    "doubted": _("doubted"),
    "superseded": _("replaced"),
    "retracted": _("retracted"),
}
VERBS: Mapping[str, Words] = {
    "accept": _("accepted"),
    "set_aside": _("set aside"),
    "misread": _("marked as misread"),
    "edit": _("edited"),
    "doubt": _("doubted"),
    "retract": _("retracted"),
    "undo": _("taken back"),
}
LABELS: Mapping[str, Words] = {
    "public": _("public"),
    "partners": _("partners"),
    "internal": _("internal"),
    "restricted": _("restricted"),
}
AUDIENCES: Mapping[str, Words] = {
    "public": _("The public"),
    "partner": _("Partners"),
    "internal": _("Within the desk"),
}
NAMING: Mapping[str, Words] = {
    "own_consent": _("their own consent"),
    "family": _("their family"),
    "lawyer": _("their lawyer"),
    "already_public": _("already made public by them"),
    "none": _("none: a person, known to us"),
}
MATTERS: Mapping[str, Words] = {
    "watch": _("that they are on the watch list"),
    "escaped": _("that they escaped"),
    "whereabouts": _("where they are, though not in custody"),
    "doer": _("that they are alleged to have done it"),
}
READING: Mapping[str, Words] = {
    "kept": _("kept, not read yet"),
    "read": _("read"),
    "unreadable": _("no text could be read"),
    "too_long": _("too long to read"),
    "failed": _("the reading failed"),
    "destroyed": _("destroyed, as was decided"),
}
STOPPED = _("reading stopped")
REVIEWS: Mapping[str, Words] = {
    "undecided": _("nothing decided yet"),
    "partly": _("partly decided"),
    "done": _("all decided"),
    "nothing": _("nothing proposed"),
}
SOURCE_KINDS: Mapping[str, Words] = {
    "file": _("file"),
    "paste": _("pasted text"),
    "note": _("note"),
}
LANGUAGES: Mapping[str, Words] = {
    "en": _("English"),
    "ur": _("Urdu"),
    "ur-Latn": _("Urdu in Latin letters"),
    "sd": _("Sindhi"),
    "ps": _("Pashto"),
    "bal": _("Balochi"),
    "pnb": _("Punjabi"),
    "pa": _("Punjabi (Gurmukhi)"),
    "skr": _("Saraiki"),
    "ar": _("Arabic"),
    "fa": _("Persian"),
    "hi": _("Hindi"),
    "bn": _("Bengali"),
    "es": _("Spanish"),
    "fr": _("French"),
    "und": pgettext_lazy("a language", "not known"),
}
CUSTODY: Mapping[str, Words] = {
    "received": _("received"),
    "hashed": _("hashed"),
    "converted": _("text made"),
    "viewed": _("viewed"),
    "copied": _("copied"),
    "exported": _("given out"),
    "verified": _("verified"),
    "sent": _("sent to another machine's reader"),
    "destroyed": _("destroyed"),
}
HEADERS: Mapping[str, Words] = {
    "title": _("Title"),
    "issuer": _("Issuer"),
    "dateline": _("Dateline"),
    "stamp": _("Page stamp"),
    "language": _("Language"),
}
PERSON_KINDS: Mapping[str, Words] = {
    "individual": _("person"),
    "group": _("unnamed group"),
    "class": _("class of people; counts nobody"),
}
EVENT_KINDS: Mapping[str, Words] = {
    "incident": _("incident"),
    "assembly": _("gathering"),
    "container": _("series of incidents"),
    "obstruction": _("obstruction"),
    "communication": _("communication"),
    "background": _("background"),
    "natural": _("natural event"),
    "other": _("other event"),
}
PROPERTIES: Mapping[str, Words] = {
    "age": _("age"),
    "charge": _("charge"),
    "destination": _("where to"),
    "disability": _("disability"),
    "father": _("father"),
    "from": _("from"),
    "gender": _("gender"),
    "grounds": _("grounds"),
    "health": _("health"),
    "husband": _("husband"),
    "illness": _("illness"),
    "injury": _("injury"),
    "cause_of_death": _("cause of death"),
    "occupation": _("occupation"),
    "ordered_by": _("ordered by"),
    "place_authority": _("in charge of the place"),
    "remains": _("remains"),
    "role": _("role"),
    "sex": _("sex"),
    "supervised_by": _("supervised by"),
    "warrant": _("warrant"),
}
METHODS: Mapping[str, Words] = {
    "person": _("written at the desk"),
    "rule": _("proposed by rule"),
    "model": _("proposed by a model"),
    "endpoint": _("proposed by an outside reader"),
    "import": _("imported"),
}
SIMILAR: Mapping[str, Words] = {
    "equal_name": _("the same name"),
    "initials": _("initials that fit"),
    "similar_given_name": _("one surname, given names spelled alike"),
    "sound": _("names that sound alike"),
}
GROUPS: Mapping[str, Words] = {
    "deprivation": _("Deprived of liberty, as far as is known"),
    "watch": _("Watch list: nobody here is said to be held"),
    "over": _("Over"),
    "historical": _("Told as precedent"),
}
PLACE_KINDS: Mapping[str, Words] = {
    "city": _("town or city"),
    "admin2": _("district"),
    "admin1": _("province"),
    "country": _("country"),
}
PLACE_REASONS: Mapping[str, Words] = {
    "chosen before for this name": _("chosen before for this name"),
    "named with it": _("the words name what it lies in"),
    "country of the statement": _("the country that the statement comes from"),
    "country named nearby": _("its country is named in the same text"),
    "province named nearby": _("its province is named in the same text"),
    "place named nearby": _("a place near it is named in the same text"),
    "the only one": _("the only place of that name"),
    "most people": _("the most populous of that name"),
    "another name of it": _("another name of it"),
}
VERDICTS: Mapping[str, Words] = {
    "there": _("a place of the gazetteer"),
    "building": _("a building or the like, no place of the gazetteer"),
    "none": _("none of the gazetteer's places"),
}
OUTPUTS: Mapping[str, Words] = {
    "site": _("web pages"),
    "bundle": _("data bundle (JSON-LD)"),
    "csv": _("tables (CSV)"),
    "drawn": _("drawings, with their tables and the map"),
}
CONTACTS: Mapping[str, Words] = {
    "phone": _("phone"),
    "fax": _("fax"),
    "mobile": _("mobile"),
    "email": _("e-mail"),
    "postal": _("postal address"),
    "url": _("web address"),
    "social": _("social network"),
    "messenger": _("messenger"),
}
CARDS: Mapping[str, Words] = {
    "person": _("A person"),
    "list": _("People named together"),
    "incident": _("An incident"),
    "acts": _("Other acts and cases"),
    "people": _("Other things said of people"),
    "demands": _("Demands"),
    "withheld": _("Contacts, and what to withhold"),
    "document": _("About the document"),
    "background": _("Background"),
}
VOICES: Mapping[str, Words] = {
    "site": _("the site"),
    "issuer": _("the issuer"),
    "meeting": _("the meeting"),
    "author": _("the author"),
}
PARTS: Mapping[str, Words] = {
    "furniture": _("page around the text"),
    "narrative": _("narrative"),
    "resolution": _("resolutions"),
    "contact": _("contact block"),
    "calendar": _("calendar"),
    "signature": _("signature"),
}

# Why something was read so, in the program's own words, which are kept in English.
READ_SO: Mapping[str, Words] = {
    "only one reading is a day": _("only one reading is a day"),
    "a 12-hour clock with AM or PM is how browsers print the date month first": _(
        "a 12-hour clock with AM or PM is how browsers print the date month first"
    ),
    "it follows the dateline within days or weeks, the other does not": _(
        "it follows the dateline within days or weeks, the other does not"
    ),
    "nothing tells which of the readings is meant": _(
        "nothing tells which of the readings is meant"
    ),
    "a byte order mark says so": _("a byte order mark says so"),
    "every other byte is NUL, as in UTF-16": _("every other byte is NUL, as in UTF-16"),
    "the bytes are valid UTF-8": _("the bytes are valid UTF-8"),
    "nearly all bytes are valid UTF-8": _("nearly all bytes are valid UTF-8"),
    "not UTF-8, and nothing declares an encoding": _(
        "not UTF-8, and nothing declares an encoding"
    ),
}

# A role with what it does, in a few words.
ROLES: Mapping[str, tuple[Promise, Promise]] = {
    "reader": (_("Reader"), _("sees what their ceiling allows, changes nothing")),
    "coder": (_("Coder"), _("keeps sources, has them read, proposes and doubts")),
    "reviewer": (_("Reviewer"), _("accepts, refuses and corrects; opens and names")),
    "publisher": (
        _("Publisher"),
        _("gives out what reviewers opened; decides nothing"),
    ),
    "keeper": (
        _("Keeper of keys"),
        _("manages officers and switches; sees nothing restricted"),
    ),
}
RIGHTS: Mapping[str, Words] = {
    "read": _("to read"),
    "code": _("to keep sources and to propose"),
    "decide": _("to decide on claims and records"),
    "open": _("to open to others and to name"),
    "publish": _("to give out"),
    "keep": _("to manage officers, keys and switches"),
}

LISTS: Mapping[str, Mapping[str, Words]] = {
    **standings.OF_AXIS,
    "axis": standings.AXES,
    "end_basis": standings.END_BASIS,
    "release_type": standings.RELEASE_TYPE,
    "kind": KINDS,
    "modality": MODALITY,
    "polarity": POLARITY,
    "derivation": DERIVATION,
    "time_frame": TIME_FRAME,
    "review": REVIEW,
    "verb": VERBS,
    "label": LABELS,
    "audience": AUDIENCES,
    "naming": NAMING,
    "matter": MATTERS,
    "reading": READING,
    "source_kind": SOURCE_KINDS,
    "custody": CUSTODY,
    "demand": standings.DEMANDS,
    "whom": standings.WHOM,
    "answer": standings.ANSWERS,
    "why": standings.WHY,
    "asking": standings.ASKING,
    "flag": standings.FLAGS,
    "header": HEADERS,
    "person_kind": PERSON_KINDS,
    "event_kind": EVENT_KINDS,
    "property": PROPERTIES,
    "method": METHODS,
    "similar": SIMILAR,
    "card": CARDS,
    "form": OUTPUTS,
    "contact": CONTACTS,
    "figure": standings.FIGURES,
    "place_kind": PLACE_KINDS,
    "place_reason": PLACE_REASONS,
    "verdict": VERDICTS,
    "group": GROUPS,
    "part": PARTS,
    "read_so": READ_SO,
    "role": {code: name for code, (name, _does) in ROLES.items()},
    "right": RIGHTS,
}


def say(code: str | None, of: str) -> str:
    """Return the words for `code` of list `of`; the code itself where it has none."""
    if of == "act":
        found = acts().get(code or "")
        return gettext(found.label) if found else _plain(code)
    return str(LISTS[of].get(code or "", _plain(code)))


def named(code: str, of: str) -> str:
    """Return what a sentence calls a code: in English as it is typed, else its words."""
    return code if (get_language() or "en").startswith("en") else say(code, of)


def choices(of: str, *codes: str) -> list[tuple[str, Words]]:
    """Return `(code, words)` of a list, or of some codes of it, for a form."""
    if of == "act":
        return [(code, gettext(act.label)) for code, act in acts().items()]
    found = LISTS[of]
    return [(c, found.get(c, _plain(c))) for c in (codes or found)]


def _plain(code: str | None) -> str:
    return (code or "").replace("_", " ")
