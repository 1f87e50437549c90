from typing import Any

from django.db import migrations, models


def drop(apps: Any, schema_editor: Any) -> None:
    """Throw the tellings away: the next who looks has them made, with their ends."""
    here = schema_editor.connection.alias  # not the desk, where a copy is made of it
    apps.get_model("publication", "Told")._base_manager.using(here).all().delete()
    apps.get_model("publication", "Telling")._base_manager.using(here).all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0003_told_telling"),
    ]

    operations = [
        migrations.RunPython(drop, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name="telling",
            name="telling_by_place",
        ),
        migrations.RemoveIndex(
            model_name="telling",
            name="telling_by_event",
        ),
        migrations.AddField(
            model_name="telling",
            name="spot",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(
                fields=[
                    "place",
                    "victim",
                    "done",
                    "lead",
                    "lane",
                    "least",
                    "low",
                    "high",
                ],
                name="telling_by_spot",
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(
                fields=["place", "source", "lane", "low", "high"],
                name="telling_spot_sources",
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(
                fields=["event", "code", "spot", "done", "lead", "low", "high"],
                name="telling_by_act",
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(
                fields=["bodies", "individuals", "done", "lead", "low", "high"],
                name="telling_by_body",
            ),
        ),
    ]
