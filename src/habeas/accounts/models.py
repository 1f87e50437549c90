"""Who works at the desk, and for whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from habeas.store.fields import SealedJSONField, SealedTextField
from habeas.store.labels import RESTRICTED
from habeas.store.rows import Row


class Owner(Row):
    """Organisation `name` owns the records of this desk."""

    name = SealedTextField()


class User(Row, AbstractBaseUser):
    """Officer `name` works at this desk, in these roles, and signs what they do.

    On a laptop there is one officer and no password: the desk's passphrase is the
    lock. `ceiling` is the most closed label that the officer may see.
    """

    name = SealedTextField()
    name_lookup = models.CharField(max_length=64, unique=True)
    roles = models.JSONField(default=list)
    ceiling = models.CharField(max_length=10, default=RESTRICTED)
    language = models.CharField(max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    last_login = None  # a time of use is not kept

    USERNAME_FIELD = "name_lookup"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_full_name(self) -> str:
        return str(self.name)

    def get_short_name(self) -> str:
        return str(self.name)


class Token(Row):
    """Officer `holder` lets a program that they call `name` act with `scopes`.

    The secret is shown once; `secret` is its keyed hash. It ends after the day
    `expires` (UTC), when it is `revoked`, and when everybody was logged out after
    `round`. The day of its last use is not kept.
    """

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = SealedTextField()
    scopes = models.JSONField(default=list)
    secret = models.CharField(max_length=64, unique=True)
    expires = models.DateField()
    revoked = models.BooleanField(default=False)
    round = models.PositiveIntegerField(default=0)


class Credential(Row):
    """Officer `holder` can show that it is they by this passkey, code or password.

    `data` is what it is checked with: a passkey's public key, the secret of a TOTP
    device (RFC 6238), an Argon2id hash, keyed hashes of the recovery codes that are
    left. `lookup` finds an invitation by the keyed hash of its secret.
    """

    PASSKEY, TOTP, PASSWORD = "passkey", "totp", "password"
    RECOVERY, INVITATION = "recovery", "invitation"
    KINDS = (PASSKEY, TOTP, PASSWORD, RECOVERY, INVITATION)

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(x, x) for x in KINDS])
    name = SealedTextField()
    data = SealedJSONField()
    lookup = models.CharField(max_length=64, default="", blank=True, db_index=True)


class Renewal(Row):
    """Officer `holder` was invited anew by `officer`: every way in was taken away.

    Who invites holds the letters for a moment, and could come in as them; so
    everybody is told.
    """

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class Assignment(Row):
    """Source `source` is officer `holder`'s to work on."""

    source = models.CharField(max_length=36, unique=True)
    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")


class SavedSearch(Row):
    """Officer `holder` looks for sources by `asked` again, and calls that `name`.

    `asked` are the filters of the inbox as they were chosen; whom something came from
    may stand among them, so they are sealed.
    """

    holder = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = SealedTextField()
    asked = SealedJSONField()


class Guide(Row):
    """Officer `holder` is led through a first statement and came to `step`.

    `source` is the statement; `left` that they closed the guide, to take it up again.
    """

    holder = models.OneToOneField(User, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=36, default="", blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    left = models.BooleanField(default=False)


class Switch(Row):
    """The desk is read-only or not, and everybody was logged out `round` times.

    There is one such row, made at its first use.
    """

    read_only = models.BooleanField(default=False)
    round = models.PositiveIntegerField(default=0)
