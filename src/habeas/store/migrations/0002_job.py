from django.db import migrations, models

import habeas.store.rows


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=habeas.store.rows.new_id,
                        max_length=36,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("state", models.CharField(max_length=12)),
                ("officer", models.CharField(blank=True, default="", max_length=36)),
                ("process", models.CharField(max_length=36)),
                ("about", models.JSONField(default=list)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(default=0)),
                ("result", models.JSONField(default=dict)),
                ("error", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
