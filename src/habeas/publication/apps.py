"""Django's entry for the `publication` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `publication` folder as a Django application."""

    name = "habeas.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what an entry changes wait for the index, and be told as it is then."""
        from habeas.publication.search import queue
        from habeas.publication.telling import keep
        from habeas.store import ledger

        for note in (queue.note, keep.note):
            if note not in ledger.noted:
                ledger.noted.append(note)
