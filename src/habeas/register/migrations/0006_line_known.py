from typing import Any

from django.db import migrations, models


def drop(apps: Any, schema_editor: Any) -> None:
    """Throw the lines away: they are made anew, with when the desk knew them so."""
    here = schema_editor.connection.alias  # not the desk, where a copy is made of it
    apps.get_model("register", "Drawn")._base_manager.using(here).all().delete()
    apps.get_model("register", "Line")._base_manager.using(here).all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0005_drawn_in_steps"),
    ]

    operations = [
        migrations.RunPython(drop, migrations.RunPython.noop),
        migrations.AddField("line", "now", models.BooleanField(default=False)),
        migrations.AddField("line", "known", models.DateTimeField(null=True)),
        migrations.AddField("line", "unknown", models.DateTimeField(null=True)),
        migrations.AddIndex(
            "demand",
            models.Index(
                fields=["-recorded_at", "position", "id"], name="demand_newest"
            ),
        ),
        migrations.AddIndex(
            "demand",
            models.Index(
                fields=["withdrawn", "status", "label"], name="demand_counted"
            ),
        ),
        migrations.RemoveIndex("line", "line_listed"),
        migrations.RemoveIndex("line", "line_counted"),
        migrations.AddIndex(
            "line",
            models.Index(
                fields=[
                    "ceiling",
                    "rank",
                    "-spoke",
                    "entry",
                    "now",
                    "first",
                    "last",
                    "known",
                    "unknown",
                ],
                name="line_listed",
            ),
        ),
        migrations.AddIndex(
            "line",
            models.Index(
                fields=[
                    "ceiling",
                    "rank",
                    "held",
                    "liberty",
                    "verification",
                    "now",
                    "first",
                    "last",
                    "known",
                    "unknown",
                    "located",
                    "least",
                    "most",
                ],
                name="line_counted",
            ),
        ),
    ]
