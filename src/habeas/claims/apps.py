"""Django's entry for the `claims` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `claims` folder as a Django application."""

    name = "habeas.claims"
    label = "claims"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what an entry changes be counted anew for the lists of sources."""
        from habeas.claims import reviewed
        from habeas.store import ledger

        if reviewed.note not in ledger.noted:
            ledger.noted.append(reviewed.note)
