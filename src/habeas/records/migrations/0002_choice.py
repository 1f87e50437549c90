import django.db.models.deletion
from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choice",
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
                ("table", models.CharField(max_length=64)),
                ("row", models.CharField(max_length=36)),
                ("field", models.CharField(max_length=24)),
                ("reason", habeas.store.fields.SealedTextField(null=True)),
                ("undone", models.BooleanField(default=False)),
            ],
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["recorded_at", "id"], name="act_newest"),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["earliest", "id"], name="act_by_date"),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["type", "earliest", "id"], name="act_by_type"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["recorded_at", "id"], name="event_newest"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["earliest", "id"], name="event_by_date"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(
                fields=["recorded_at", "id"], name="organisation_newest"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["recorded_at", "id"], name="person_newest"),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["recorded_at", "id"], name="place_newest"),
        ),
        migrations.AddField(
            model_name="choice",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="choices",
                to="claims.claim",
            ),
        ),
        migrations.AddIndex(
            model_name="choice",
            index=models.Index(fields=["table", "row"], name="choice_of_record"),
        ),
    ]
