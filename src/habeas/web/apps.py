"""Django's entry for the `web` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `web` folder as a Django application."""

    name = "habeas.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
