from typing import Any

from django.db import migrations, models


def drop(apps: Any, schema_editor: Any) -> None:
    """Throw the lines away: the next who looks has them made, with their sources."""
    apps.get_model("register", "Drawn").objects.all().delete()
    apps.get_model("register", "Line").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_drawn_line"),
    ]

    operations = [
        migrations.AddField(
            model_name="line",
            name="sources",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(drop, migrations.RunPython.noop),
    ]
