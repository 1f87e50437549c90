"""Who works at the desk, and for whom."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

from habeas.store.fields import SealedTextField
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
