from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
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
                ("name", habeas.store.fields.SealedTextField()),
                ("name_lookup", models.CharField(max_length=64, unique=True)),
                ("roles", models.JSONField(default=list)),
                ("ceiling", models.CharField(default="restricted", max_length=10)),
                ("language", models.CharField(default="en", max_length=12)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Owner",
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
                ("name", habeas.store.fields.SealedTextField()),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
