"""Django's entry for the `publication` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `publication` folder as a Django application."""

    name = "habeas.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"
