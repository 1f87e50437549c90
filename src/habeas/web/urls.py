"""Addresses of the pages. They hold random ids alone; what is looked for is posted."""

from __future__ import annotations

from django.urls import path, re_path, register_converter

from habeas.web.api import main
from habeas.web.views import (
    about,
    account,
    acts,
    call,
    claim,
    correcting,
    custody,
    demands,
    events,
    guide,
    help,
    inbox,
    learning,
    learnt,
    make,
    organisations,
    people,
    permit,
    person,
    places,
    publish,
    records,
    register,
    review,
    samecard,
    search,
    sending,
    sifting,
    signin,
    source,
    team,
    today,
    unlock,
)
from habeas.web.views.explore import asked, mapped, opened
from habeas.web.views.explore import figures as counted
from habeas.web.views.explore import network as linked
from habeas.web.views.explore import timeline as exploring


class Id:
    """A random id, as rows have it."""

    regex = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Maybe(Id):
    """A random id, or that there is none."""

    regex = f"{Id.regex}|none"


register_converter(Id, "id")
register_converter(Maybe, "maybe")
_ENTRY = r"(?P<pk>[0-9a-f-]{1,36}(?:\+[0-9a-f-]{1,36})?)"

urlpatterns = [
    path("unlock", unlock.unlock),
    path("locked", unlock.refuse),
    path("lock", unlock.lock),
    path("start/<str:token>", unlock.start),
    path("language", unlock.language),
    path("sign-in", signin.sign_in),
    path("sign-out", signin.sign_out),
    path("join", signin.join),
    path("passkey/ask", signin.ask),
    path("account", account.account),
    path("account/passkey", account.passkey),
    path("account/password", account.password),
    path("account/remove", account.remove),
    path("account/recovery", account.recovery),
    path("account/token", account.token),
    path("account/token/end", account.end_token),
    path("help", help.contents),
    path("help/search", help.search),
    path("help/<path:name>", help.page),
    path("guide/begin", guide.begin),
    path("guide/leave", guide.leave),
    path("guide/take-up", guide.take_up),
    path("team", team.team),
    path("team/invite", team.invite),
    path("team/read-only", team.read_only),
    path("team/log-out-all", team.log_out_all),
    path("team/<id:pk>/roles", team.change_roles),
    path("team/<id:pk>/disable", team.disable),
    path("team/<id:pk>/reset", team.reset),
    path("", today.today),
    path("inbox", inbox.inbox),
    path("call", call.call),
    path("call/save", call.save),
    path("call/keep", call.keep),
    path("call/kept/<id:pk>", call.kept),
    path("call/<id:pk>", call.resume),
    path("call/<id:pk>/discard", call.discard),
    path("today/unheard", today.unheard),
    path("sources", inbox.sources),
    path("sources/add", inbox.add),
    path("sources/paste", inbox.paste),
    path("sources/note", inbox.note),
    path("sources/look", sifting.look),
    path("sources/searches", sifting.keep_search),
    path("sources/searches/<id:pk>/forget", sifting.forget_search),
    path("sources/many", sifting.many),
    path("sources/stop", sifting.stop),
    path("sources/take-up", sifting.take_up),
    path("sources/read", inbox.read),
    path("sources/<id:pk>", source.source),
    path("sources/<id:pk>/page/<int:number>", source.source),
    path("sources/<id:pk>/claims", source.decide),
    path("sources/<id:pk>/words", make.words),
    path("sources/<id:pk>/claim", make.making),
    path("sources/<id:pk>/claim/make", make.make),
    path("drafts", make.draft),
    path("sources/<id:pk>/custody", custody.custody),
    path("sources/<id:pk>/copy", custody.copy),
    path("sources/<id:pk>/read", custody.read_again),
    path("sources/<id:pk>/destroy", custody.destroy),
    path("sources/<id:pk>/review", review.review),
    path("sources/<id:pk>/review/<slug:card>", review.review),
    path("sources/<id:pk>/decide", review.decide),
    path("sources/<id:pk>/undo", review.undo),
    path("claims/<id:pk>", claim.claim),
    path("claims/<id:pk>/words", source.words),
    path("claims/<id:pk>/same", samecard.of_claim),
    path("claims/<id:pk>/decide", claim.decide),
    path("claims/<id:pk>/edit", claim.edit),
    path("claims/<id:pk>/relabel", claim.relabel),
    path("today", today.moved),
    path("register", register.register),
    path("register/look", register.look),
    re_path(rf"^register/{_ENTRY}$", person.person),
    re_path(rf"^register/{_ENTRY}/still$", learnt.still),
    re_path(rf"^register/{_ENTRY}/asked$", learnt.asked),
    re_path(rf"^register/{_ENTRY}/change$", learnt.record),
    re_path(rf"^register/{_ENTRY}/sheet$", person.sheet),
    re_path(rf"^register/{_ENTRY}/ask$", person.ask),
    path("register/askings/<id:pk>", person.settle),
    path("records/<slug:sort>", records.records),
    path("records/<slug:sort>/look", records.look),
    path("records/people/<id:pk>", people.person),
    path("records/organisations/<id:pk>", organisations.organisation),
    path("records/places/<id:pk>", places.place),
    path("records/events/<id:pk>", events.event),
    path("records/acts/<id:pk>", acts.act),
    path("records/<slug:sort>/<id:pk>/choose", correcting.choose),
    path("records/<slug:sort>/<id:pk>/enter", correcting.enter),
    path("records/choices/<id:pk>/undo", correcting.unchoose),
    path("records/claims/<id:pk>/misread", correcting.misread),
    path("claims/<id:pk>/restore", correcting.restore),
    path("people/compare/<id:first>/<id:second>", people.compare),
    path("people/<id:pk>/seek", people.seek),
    path("people", people.people),
    path("people/same", people.same),
    path("people/undo/<id:pk>", people.undo),
    path("demands", demands.demands),
    path("demands/look", demands.look),
    path("demands/due.ics", demands.calendar),
    path("demands/<id:pk>", demands.demand),
    path("demands/<id:pk>/step", demands.step),
    path("demands/steps/<id:pk>/undo", demands.undo_step),
    path("demands/<id:pk>/topic", demands.topic),
    path("demands/topics/<id:pk>/undo", demands.take_topic),
    path("demands/<id:pk>/follow", demands.follow),
    path("demands/<id:pk>/infer", demands.infer),
    path("explore", exploring.timeline),
    path("explore/look", asked.look),
    path("explore/figures", counted.figures),
    path("explore/figures/<slug:code>.csv", counted.download),
    path("explore/figures/<slug:code>/<int:line>/<int:column>", opened.of_figure),
    path("explore/map", mapped.mapped),
    path("explore/network", linked.network),
    path("explore/acts/<maybe:event>/<slug:code>/<maybe:place>", opened.of_acts),
    path("explore/of/<slug:kind>/<id:pk>", opened.of_node),
    path("search", search.search),
    path("search/ask", search.ask),
    path("search/open", search.opened),
    path("publish", publish.publish),
    path("publish/<slug:audience>", publish.publish),
    path("publish/<slug:audience>/open", permit.open_up),
    path("publish/<slug:audience>/close", permit.close),
    path("publish/<slug:audience>/name", permit.name),
    path("publish/<slug:audience>/tell", permit.tell),
    path("publish/<slug:audience>/preview/<path:file>", publish.preview),
    path("publish/<slug:audience>/release", publish.release),
    path("publish/<slug:audience>/withdraw", permit.withdraw),
    path("api/", main.addresses()),
    path("learning", learning.learning),
    path("learning/add", learning.add),
    path("learning/remove", learning.remove),
    path("learning/answer", learning.answer),
    path("learning/list", learning.give_out),
    path("learning/take-in", learning.take_in),
    path("learning/measure", learning.measure),
    path("learning/learn", learning.learn),
    path("learning/back", learning.back),
    path("about", about.about),
    path("about/verify", about.verify),
    path("about/sending", sending.sending),
    path("about/sending/give", sending.give),
    path("about/sending/withdraw", sending.withdraw),
]

handler400 = "habeas.web.views.errors.bad_request"
handler403 = "habeas.web.views.errors.forbidden"
handler404 = "habeas.web.views.errors.not_found"
handler500 = "habeas.web.views.errors.failed"
