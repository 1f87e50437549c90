"""Django's entry for the `accounts` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `accounts` folder as a Django application."""

    name = "habeas.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
