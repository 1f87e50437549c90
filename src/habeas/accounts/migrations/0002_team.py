import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Switch",
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
                ("read_only", models.BooleanField(default=False)),
                ("round", models.PositiveIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                ("source", models.CharField(max_length=36, unique=True)),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Credential",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("passkey", "passkey"),
                            ("totp", "totp"),
                            ("password", "password"),
                            ("recovery", "recovery"),
                            ("invitation", "invitation"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", habeas.store.fields.SealedTextField()),
                ("data", habeas.store.fields.SealedJSONField()),
                (
                    "lookup",
                    models.CharField(
                        blank=True, db_index=True, default="", max_length=64
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Token",
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
                ("scopes", models.JSONField(default=list)),
                ("secret", models.CharField(max_length=64, unique=True)),
                ("expires", models.DateField()),
                ("revoked", models.BooleanField(default=False)),
                ("round", models.PositiveIntegerField(default=0)),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
