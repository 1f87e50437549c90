"""What stands now: deprivations of liberty, watch entries, demands, dates ahead."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from habeas.records.models import Dated, Event, Organisation, Person, Place, Record
from habeas.sources.models import Source
from habeas.store.fields import SealedTextField
from habeas.store.rows import Row

# What a day asks of few lines, by which day, and how they are told from the others.
_ASKED = (
    ("disputed", "spoke", Q(disputed=True)),
    ("unexplained", "spoke", Q(unexplained=True)),
    ("unseen", "unseen", Q(unseen__isnull=False)),
    ("ends", "due", Q(ends__isnull=False)),
    ("groups", "spoke", Q(group=True, held=True)),
)
_STANDS = ("now", "first", "last", "known", "unknown")
AXES = ("liberty", "legal", "acknowledgement", "verification")


class Episode(Record):
    """Person or group P is, or was, deprived of liberty, or is watched over.

    One deprivation runs from the taking to the release, however many transfers. A
    watch entry is no deprivation and restricted from birth. `historical` entries are
    told as precedent and stand apart in every count.
    """

    kind = models.CharField(
        max_length=12, choices=[("deprivation", "deprivation"), ("watch", "watch")]
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="episodes"
    )
    heads_min = models.PositiveIntegerField(null=True)
    heads_max = models.PositiveIntegerField(null=True)
    historical = models.BooleanField(default=False)
    event = models.ForeignKey(Event, null=True, on_delete=models.PROTECT)


class Status(Record, Dated):
    """From `date` on, `value` holds on `axis` of episode E, according to the claim.

    `date` is when it became so (EDTF, valid time); `recorded_at` (UTC) is when the
    desk learnt it. `end_basis` says who the end is known from. A step that is not
    usual (`vocab/register.yaml`, next) is kept and `flagged`; `reason` says why.
    `superseded_at` (UTC) is when a later entry took its place, for known-on queries.
    """

    episode = models.ForeignKey(
        Episode, on_delete=models.PROTECT, related_name="statuses"
    )
    axis = models.CharField(max_length=16, choices=[(a, a) for a in AXES])
    value = models.CharField(max_length=32)
    derivation = models.CharField(max_length=20, default="explicit")
    end_basis = models.CharField(max_length=16, default="", blank=True)
    release_type = models.CharField(max_length=16, default="", blank=True)
    flagged = models.BooleanField(default=False)
    reason = SealedTextField(null=True)
    order = models.PositiveIntegerField(default=0)
    supersedes = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "statuses"
        indexes: ClassVar = [models.Index(fields=["episode", "axis"])]


class Stay(Record, Dated):
    """During episode E, P was said to be held at place L from `date` on."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="stays")
    place = models.ForeignKey(Place, on_delete=models.PROTECT)


class Demand(Record, Dated):
    """In resolution or point `number`, the voices demand what the claim quotes.

    `addressee` is set only where the words name one; `inferred` only where an
    officer chose to write it. It is recorded, not followed, until someone decides.
    """

    number = models.PositiveIntegerField(null=True)
    addressee = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT)
    inferred = SealedTextField(null=True)
    status = models.CharField(max_length=16, default="recorded")
    position = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["-recorded_at", "position", "id"], name="demand_newest"
            ),
            models.Index(
                fields=["withdrawn", "status", "label"], name="demand_counted"
            ),
            models.Index(fields=["entry"], name="demand_last"),
        ]


class Subject(Record):
    """Demand D is made for person or group P."""

    demand = models.ForeignKey(
        Demand, on_delete=models.PROTECT, related_name="subjects"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="demands")


class Scheduled(Record):
    """`title` is announced for `start` to `end`, both days included (ISO dates)."""

    title = SealedTextField()
    start = models.DateField()
    end = models.DateField(null=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT)

    class Meta:
        verbose_name_plural = "scheduled"


class Contact(Row):
    """The desk asked `whom` about episode E on `on`, with this answer.

    `on` is when the asking took place (EDTF), as exactly as it is known; '' where the
    day is not known. When it was written down is `recorded_at` (UTC).
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="asked")
    on = models.CharField(max_length=64, default="", blank=True)
    whom = models.CharField(max_length=24)
    answer = models.CharField(max_length=24)
    note = SealedTextField(null=True)


class Asking(Row):
    """On day `on` the desk asked `whom` about field `field` of episode E.

    `field` is a code of what a State must record (`register.questions`); `state` says
    whether an answer came. The answer itself is a claim, never a value here.
    """

    episode = models.ForeignKey(
        Episode, on_delete=models.PROTECT, related_name="askings"
    )
    field = models.CharField(max_length=24)
    whom = models.CharField(max_length=24)
    on = models.DateField()
    state = models.CharField(max_length=16, default="asked")
    note = SealedTextField(null=True)
    undone = models.BooleanField(default=False)


class FollowUp(Row):
    """On day `on` demand D came to `step`; `due` is when to look again.

    A demand is `met` or `partly_met` by the word of a source, which is named. `done`
    says that the day due was dealt with.
    """

    demand = models.ForeignKey(
        Demand, on_delete=models.PROTECT, related_name="followups"
    )
    step = models.CharField(max_length=16)
    on = models.DateField()
    due = models.DateField(null=True, db_index=True)
    done = models.BooleanField(default=False)
    note = SealedTextField(null=True)
    source = models.ForeignKey(
        Source, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone = models.BooleanField(default=False)


class Topic(Row):
    """An officer put demand D under `words`, to find it again."""

    demand = models.ForeignKey(Demand, on_delete=models.PROTECT, related_name="topics")
    words = SealedTextField()
    undone = models.BooleanField(default=False)


class Line(models.Model):
    """From day `first` to day `last` the register has entry E so, for one ceiling.

    Derived of the records (`register.lines`), for lists and counts of a large desk;
    it proves nothing and is made anew at will. `ceiling` and `rank` are numbers of
    `register.lines`, `cluster` is the id that stands for the person. `spoke` is the
    last day that the value is told of (`date.max`: the day asked about), `due` and
    `located` the last days before it is stale, or no longer located. `begun` is the
    last day on which the value may have begun; `sources` are ids, with spaces between.
    `now`: it is so as known now. `known` to before `unknown` (UTC; None: no end) is when
    the desk knew it so; None where it is of now alone.
    """

    ceiling = models.PositiveSmallIntegerField()
    rank = models.PositiveSmallIntegerField()
    entry = models.CharField(max_length=80)
    cluster = models.CharField(max_length=36, db_index=True)
    first = models.DateField()
    last = models.DateField()
    held = models.BooleanField()
    liberty = models.CharField(max_length=32)
    legal = models.CharField(max_length=32)
    acknowledgement = models.CharField(max_length=32)
    verification = models.CharField(max_length=32)
    spoke = models.DateField()
    due = models.DateField(null=True)
    located = models.DateField(null=True)
    begun = models.DateField(null=True)
    ends = models.DateField(null=True)
    unseen = models.DateField(null=True)
    disputed = models.BooleanField()
    flagged = models.BooleanField()
    unexplained = models.BooleanField()
    group = models.BooleanField()
    least = models.PositiveIntegerField(null=True)
    most = models.PositiveIntegerField()
    sources = models.TextField(default="")
    now = models.BooleanField(default=False)
    known = models.DateTimeField(null=True)
    unknown = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["ceiling", "rank", "-spoke", "entry", *_STANDS],
                name="line_listed",
            ),
            models.Index(
                fields=[
                    "ceiling", "rank", "held", "liberty", "verification",
                    *_STANDS, "located", "least", "most",
                ],
                name="line_counted",
            ),
            models.Index(
                fields=["ceiling", "due", "entry", "now", "first", "last", "rank"],
                name="line_due",
            ),
            models.Index(
                fields=["ceiling", "rank", "held", "now", "sources", "first", "last"],
                name="line_told_by",
            ),
            *(
                models.Index(
                    fields=["ceiling", by, "entry", "first", "last", "rank"],
                    condition=Q(now=True) & which,
                    name=f"line_{name}",
                )
                for name, by, which in _ASKED
            ),
            *(
                models.Index(
                    fields=[
                        "ceiling", axis, "rank", "-spoke", "entry", "first", "last",
                    ],
                    name=f"line_{axis}"[:30],
                )
                for axis in AXES
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"line of {self.entry}"


class Drawn(models.Model):
    """The lines of the register are made of people up to id `cursor`.

    `whole` says that they are of all, and are those since entry `since`; `done` and
    `total` count people.
    """

    since = models.PositiveBigIntegerField(default=0)
    whole = models.BooleanField(default=True)
    cursor = models.CharField(max_length=36, default="", blank=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"lines since entry {self.since}"
