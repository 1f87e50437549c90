"""Django's entry for the `claims` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `claims` folder as a Django application."""

    name = "habeas.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"
