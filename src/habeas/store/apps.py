"""Django's entry for the `store` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `store` folder as a Django application."""

    name = "habeas.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
