import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Band",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("value", models.CharField(db_index=True, max_length=32)),
                ("source", models.CharField(max_length=36)),
            ],
        ),
        migrations.CreateModel(
            name="Source",
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
                            ("file", "file"),
                            ("paste", "paste"),
                            ("note", "note"),
                        ],
                        max_length=8,
                    ),
                ),
                ("sha256", habeas.store.fields.SealedTextField()),
                ("sha256_lookup", models.CharField(max_length=64, unique=True)),
                ("size", models.PositiveBigIntegerField()),
                ("blob", models.CharField(max_length=64)),
                ("name", habeas.store.fields.SealedTextField(null=True)),
                ("media_type", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                ("received_from", habeas.store.fields.SealedTextField(null=True)),
                ("voice", habeas.store.fields.SealedTextField(null=True)),
                ("url", habeas.store.fields.SealedTextField(null=True)),
                ("online", models.BooleanField(default=False)),
                (
                    "reading",
                    models.CharField(
                        choices=[
                            ("kept", "kept"),
                            ("read", "read"),
                            ("unreadable", "unreadable"),
                            ("too_long", "too_long"),
                            ("failed", "failed"),
                            ("destroyed", "destroyed"),
                        ],
                        default="kept",
                        max_length=12,
                    ),
                ),
                ("failure", models.CharField(blank=True, default="", max_length=64)),
                ("rejected", models.PositiveIntegerField(default=0)),
                ("near_percent", models.PositiveSmallIntegerField(null=True)),
                (
                    "near",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="sources.source",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Custody",
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
                    "action",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("hashed", "hashed"),
                            ("converted", "converted"),
                            ("viewed", "viewed"),
                            ("copied", "copied"),
                            ("exported", "exported"),
                            ("verified", "verified"),
                            ("destroyed", "destroyed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("note", habeas.store.fields.SealedTextField(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "custody",
            },
        ),
        migrations.CreateModel(
            name="Text",
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
                ("number", models.PositiveIntegerField(default=1)),
                ("text", habeas.store.fields.SealedTextField()),
                ("sha256", habeas.store.fields.SealedTextField()),
                ("hash", models.CharField(max_length=64)),
                ("length", models.PositiveBigIntegerField()),
                ("method", models.CharField(max_length=32)),
                ("version", models.CharField(max_length=32)),
                ("encoding", models.CharField(default="utf-8", max_length=32)),
                (
                    "encoding_reason",
                    models.CharField(blank=True, default="", max_length=200),
                ),
                ("replacements", models.PositiveBigIntegerField(default=0)),
                ("language", models.CharField(default="und", max_length=16)),
                ("metadata", habeas.store.fields.SealedJSONField(default=dict)),
                ("parts", models.JSONField(default=list)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="sources.source",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                fields=["reading"], name="sources_sou_reading_518372_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                fields=("source", "number"), name="text_number_of_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    django.db.models.functions.text.Length("hash"), 64
                ),
                name="text_hash_form",
            ),
        ),
    ]
