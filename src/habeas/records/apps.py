"""Django's entry for the `records` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `records` folder as a Django application."""

    name = "habeas.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
