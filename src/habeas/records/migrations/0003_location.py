import django.db.models.deletion
from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_choice"),
    ]

    operations = [
        migrations.CreateModel(
            name="Location",
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
                ("owner", models.CharField(default="", max_length=36)),
                ("origin", models.CharField(default="", max_length=36)),
                ("officer", models.CharField(default="", max_length=36)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("public", "public"),
                            ("partners", "partners"),
                            ("internal", "internal"),
                            ("restricted", "restricted"),
                        ],
                        default="internal",
                        max_length=10,
                    ),
                ),
                ("field_labels", models.JSONField(blank=True, default=dict)),
                ("key", models.CharField(blank=True, default="", max_length=36)),
                ("entry", models.PositiveBigIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(null=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("there", "there"),
                            ("building", "building"),
                            ("none", "none"),
                        ],
                        max_length=8,
                    ),
                ),
                ("called", habeas.store.fields.SealedTextField()),
                ("spot", habeas.store.fields.SealedJSONField(null=True)),
                ("reason", habeas.store.fields.SealedTextField(null=True)),
                ("undone", models.BooleanField(default=False)),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="locations",
                        to="records.place",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ("there", "building", "none"))
                        ),
                        name="location_verdict_known",
                    )
                ],
            },
        ),
    ]
