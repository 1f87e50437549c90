"""Django's entry for the `publication` folder."""

from django.apps import AppConfig


class Config(AppConfig):
    """The `publication` folder as a Django application."""

    name = "habeas.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let what an entry changes wait for the search index."""
        from habeas.publication.search import queue
        from habeas.store import ledger

        if queue.note not in ledger.noted:
            ledger.noted.append(queue.note)
