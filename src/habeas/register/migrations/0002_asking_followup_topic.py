import django.db.models.deletion
from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asking",
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
                ("field", models.CharField(max_length=24)),
                ("whom", models.CharField(max_length=24)),
                ("on", models.DateField()),
                ("state", models.CharField(default="asked", max_length=16)),
                ("note", habeas.store.fields.SealedTextField(null=True)),
                ("undone", models.BooleanField(default=False)),
                (
                    "episode",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="askings",
                        to="register.episode",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                ("step", models.CharField(max_length=16)),
                ("on", models.DateField()),
                ("due", models.DateField(db_index=True, null=True)),
                ("done", models.BooleanField(default=False)),
                ("note", habeas.store.fields.SealedTextField(null=True)),
                ("undone", models.BooleanField(default=False)),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followups",
                        to="register.demand",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("words", habeas.store.fields.SealedTextField()),
                ("undone", models.BooleanField(default=False)),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="register.demand",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
