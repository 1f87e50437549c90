"""Django's entry for the `accounts` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `accounts` folder as a Django application."""

    name = "habeas.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the write path ask this folder who may write what."""
        from habeas.accounts import writing  # models are loaded only now
        from habeas.store import ledger

        if writing.ask not in ledger.asked:
            ledger.asked.append(writing.ask)
