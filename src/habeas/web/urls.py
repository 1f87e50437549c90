"""Addresses of the pages. They hold random ids alone; what is looked for is posted."""

from __future__ import annotations

from django.urls import path, re_path, register_converter

from habeas.web.views import (
    about,
    claim,
    demands,
    inbox,
    learnt,
    people,
    permit,
    person,
    publish,
    register,
    review,
    source,
    today,
    unlock,
)


class Id:
    """A random id, as rows have it."""

    regex = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Id, "id")
_ENTRY = r"(?P<pk>[0-9a-f-]{1,36}(?:\+[0-9a-f-]{1,36})?)"

urlpatterns = [
    path("unlock", unlock.unlock),
    path("locked", unlock.refuse),
    path("lock", unlock.lock),
    path("start/<str:token>", unlock.start),
    path("language", unlock.language),
    path("", today.today),
    path("inbox", inbox.inbox),
    path("sources", inbox.sources),
    path("sources/add", inbox.add),
    path("sources/paste", inbox.paste),
    path("sources/note", inbox.note),
    path("sources/page", inbox.page),
    path("sources/read", inbox.read),
    path("sources/<id:pk>", source.source),
    path("sources/<id:pk>/page/<int:number>", source.source),
    path("sources/<id:pk>/custody", source.custody),
    path("sources/<id:pk>/copy", source.copy),
    path("sources/<id:pk>/read", source.read_again),
    path("sources/<id:pk>/destroy", source.destroy),
    path("sources/<id:pk>/review", review.review),
    path("sources/<id:pk>/review/<slug:card>", review.review),
    path("sources/<id:pk>/decide", review.decide),
    path("sources/<id:pk>/undo", review.undo),
    path("claims/<id:pk>", claim.claim),
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
    path("people", people.people),
    path("people/same", people.same),
    path("people/undo/<id:pk>", people.undo),
    path("demands", demands.demands),
    path("demands/look", demands.look),
    path("demands/<id:pk>/follow", demands.follow),
    path("demands/<id:pk>/infer", demands.infer),
    path("publish", publish.publish),
    path("publish/<slug:audience>", publish.publish),
    path("publish/<slug:audience>/open", permit.open_up),
    path("publish/<slug:audience>/close", permit.close),
    path("publish/<slug:audience>/name", permit.name),
    path("publish/<slug:audience>/tell", permit.tell),
    path("publish/<slug:audience>/preview/<path:file>", publish.preview),
    path("publish/<slug:audience>/release", publish.release),
    path("publish/<slug:audience>/withdraw", permit.withdraw),
    path("about", about.about),
    path("about/verify", about.verify),
]

handler400 = "habeas.web.views.errors.bad_request"
handler403 = "habeas.web.views.errors.forbidden"
handler404 = "habeas.web.views.errors.not_found"
handler500 = "habeas.web.views.errors.failed"
