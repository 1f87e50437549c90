"""Django's entry for the `register` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `register` folder as a Django application."""

    name = "habeas.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
