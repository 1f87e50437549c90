"""Django's entry for the `sources` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `sources` folder as a Django application."""

    name = "habeas.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"
