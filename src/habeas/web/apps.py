"""Django's entry for the `web` folder."""

from django.apps import AppConfig
from django.utils.translation import gettext

from habeas import errors


class Config(AppConfig):
    """The `web` folder as a Django application."""

    name = "habeas.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let errors speak the language of the page that shows them."""
        from habeas.web import terms  # the vocabulary is loaded only now

        errors.speak(gettext, terms.named)
