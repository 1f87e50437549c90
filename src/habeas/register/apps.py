"""Django's entry for the `register` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `register` folder as a Django application."""

    name = "habeas.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what an entry changes be worked out anew for the lists."""
        from habeas.register import lines
        from habeas.store import ledger

        if lines.note not in ledger.noted:
            ledger.noted.append(lines.note)
