from typing import Any

from django.db import migrations
from django.db.models import F


def drop(apps: Any, schema_editor: Any) -> None:
    """Throw the lines away where one of a group, or the group, is the more closed.

    They are made anew, each ceiling's with those members alone that it may see.
    """
    here = schema_editor.connection.alias  # not the desk, where a copy is made of it
    decided = apps.get_model("records", "Sameness")._base_manager.using(here)
    mixed = decided.exclude(first__kind=F("second__kind"))
    if mixed.exclude(first__label=F("second__label")).exists():
        apps.get_model("register", "Drawn")._base_manager.using(here).all().delete()
        apps.get_model("register", "Line")._base_manager.using(here).all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0011_contact_on"),
    ]

    operations = [
        migrations.RunPython(drop, migrations.RunPython.noop),
    ]
