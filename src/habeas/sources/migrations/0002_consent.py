from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
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
                ("host", habeas.store.fields.SealedTextField()),
                ("who", habeas.store.fields.SealedTextField()),
                ("why", habeas.store.fields.SealedTextField()),
                ("since", models.DateField()),
                ("closed", models.BooleanField(default=False)),
                ("withdrawn", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AlterField(
            model_name="custody",
            name="action",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("hashed", "hashed"),
                    ("converted", "converted"),
                    ("viewed", "viewed"),
                    ("copied", "copied"),
                    ("exported", "exported"),
                    ("verified", "verified"),
                    ("sent", "sent"),
                    ("destroyed", "destroyed"),
                ],
                max_length=12,
            ),
        ),
    ]
