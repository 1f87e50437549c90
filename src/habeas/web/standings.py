"""The words of the register's and the demands' codes, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise

LIBERTY: Mapping[str, Words] = {
    "": _("nothing is known"),
    "at_risk": _("at risk"),
    "in_hiding": _("in hiding"),
    "summoned": _("summoned"),
    "facing_case": _("facing a case"),
    "no_longer_at_risk": _("no longer at risk"),
    "case_ended": _("case ended"),
    "reported_held": _("reported held"),
    "arrested": _("arrested"),
    "in_custody": _("in custody"),
    "remanded": _("remanded"),
    "preventive_detention": _("held under a preventive law"),
    "house_arrest": _("under house arrest"),
    "serving_sentence": _("serving a sentence"),
    "abducted_by_unknown": _("abducted by unknown people"),
    "held_unacknowledged": _("held, unacknowledged"),
    "released": _("released"),
    "escaped": _("escaped"),
    "deported": _("deported"),
    "died_in_custody": _("died in custody"),
    "found_dead": _("found dead"),
    "missing": _("missing"),
    "unknown": _("not known"),
}
LEGAL: Mapping[str, Words] = {
    "not_stated": _("not stated"),
    "none": _("no case"),
    "investigation": _("under investigation"),
    "charged": _("charged"),
    "on_trial": _("on trial"),
    "convicted": _("convicted"),
    "acquitted": _("acquitted"),
    "withdrawn": pgettext_lazy("a legal case", "withdrawn"),
    "appeal": _("in appeal"),
}
ACKNOWLEDGEMENT: Mapping[str, Words] = {
    "acknowledged_with_place": _("acknowledged, place named"),
    "acknowledged_without_place": _("acknowledged, place not named"),
    "denied": _("denied"),
    "no_answer": _("no answer"),
    "not_asked": _("not asked"),
}
VERIFICATION: Mapping[str, Words] = {
    "claimed": _("claimed"),
    "corroborated": _("corroborated"),
    "contradicted": _("contradicted"),
    "confirmed": _("confirmed"),
    "retracted": _("retracted"),
}
AXES: Mapping[str, Words] = {
    "liberty": _("Liberty"),
    "legal": _("Legal"),
    "acknowledgement": _("Acknowledgement"),
    "verification": _("Verification"),
}
OF_AXIS: Mapping[str, Mapping[str, Words]] = {
    "liberty": LIBERTY,
    "legal": LEGAL,
    "acknowledgement": ACKNOWLEDGEMENT,
    "verification": VERIFICATION,
}
END_BASIS: Mapping[str, Words] = {
    "seen_by_desk": _("seen by the desk"),
    "person": _("the person"),
    "family": _("the family"),
    "lawyer": _("the lawyer"),
    "court_record": _("a court record"),
    "issuer": _("who issued the source"),
    "holder_only": _("only those who held the person"),
    "not_stated": _("not stated"),
}
RELEASE_TYPE: Mapping[str, Words] = {
    "unconditional": _("unconditional"),
    "bail": _("on bail"),
    "charges_dropped": _("charges dropped"),
    "acquitted": _("acquitted"),
    "sentence_served": _("sentence served"),
    "pardon": _("pardon"),
    "exchange": _("exchange"),
    "parole": _("parole"),
    "not_stated": _("not stated"),
}
DEMANDS: Mapping[str, Words] = {
    "recorded": _("recorded"),
    "followed": _("followed"),
    "sent": _("sent"),
    "acknowledged": _("receipt acknowledged"),
    "answered": _("answered"),
    "promised": _("promised"),
    "partly_met": _("partly met"),
    "met": _("met"),
    "refused": _("refused"),
    "no_answer": _("no answer"),
    "moot": _("no longer arises"),
    "withdrawn": pgettext_lazy("a demand", "withdrawn"),
}
WHOM: Mapping[str, Words] = {
    "station": _("a police station"),
    "jail": _("a jail"),
    "court": _("a court"),
    "agency": _("an agency"),
    "lawyer": _("a lawyer"),
    "family": _("the family"),
    "source": _("the source"),
}
ANSWERS: Mapping[str, Words] = {
    "confirmed": _("confirmed"),
    "denied": _("denied"),
    "no_answer": _("no answer"),
    "refused": _("refused to say"),
}
ASKING: Mapping[str, Words] = {
    "asked": _("asked"),
    "answered": _("answered"),
    "no_answer": _("no answer"),
    "refused": _("refused to say"),
}
WHY: Mapping[str, Words] = {
    "contact": _("contact details"),
    "health": _("health"),
    "protective_detail": _("how someone was protected"),
    "location_of_person_at_risk": _("where a person at risk is"),
    "minor": _("a child"),
    "victim_of_sexual_violence": _("sexual violence"),
    "witness": _("a witness"),
    "identity_document": _("an identity document"),
    "conduct_that_could_be_charged": _("conduct that could be charged"),
    "religion_or_belief": _("religion or belief"),
    "sexuality_or_gender": _("sexuality or gender"),
    "lawyer_client": _("between lawyer and client"),
    "family_of_person_at_risk": _("family of a person at risk"),
    "informant": _("who told the source"),
}
FLAGS: Mapping[str, Words] = {
    "disputed": _("disputed"),
    "stale": _("stale"),
    "flagged": _("unusual step"),
    "holder_only": _("end told by the holder only"),
    "historical": _("historical"),
    "overtaken": _("overtaken"),
}
FIGURES: Mapping[str, Words] = {
    "reported": _("reported"),
    "located": _("located"),
    "verified": _("verified"),
    "released": _("released"),
    "watch": _("on the watch list"),
    "historical": _("historical"),
    "ended": _("ended"),
    "missing": _("missing"),
}
