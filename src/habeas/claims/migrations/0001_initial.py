import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import habeas.store.fields
import habeas.store.rows


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
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
                            ("header", "header"),
                            ("person", "person"),
                            ("attribute", "attribute"),
                            ("organisation", "organisation"),
                            ("place", "place"),
                            ("event", "event"),
                            ("act", "act"),
                            ("status", "status"),
                            ("demand", "demand"),
                            ("scheduled", "scheduled"),
                            ("contact", "contact"),
                            ("withhold", "withhold"),
                            ("relation", "relation"),
                            ("characterisation", "characterisation"),
                            ("commitment", "commitment"),
                            ("case", "case"),
                        ],
                        max_length=16,
                    ),
                ),
                ("value", habeas.store.fields.SealedJSONField()),
                ("modality", models.CharField(default="stated", max_length=12)),
                ("polarity", models.CharField(default="affirmed", max_length=8)),
                ("derivation", models.CharField(default="explicit", max_length=20)),
                ("time_frame", models.CharField(default="incident", max_length=12)),
                ("voices", habeas.store.fields.SealedJSONField(default=list)),
                ("method", models.CharField(max_length=10)),
                (
                    "method_version",
                    models.CharField(blank=True, default="", max_length=48),
                ),
                ("score", models.PositiveSmallIntegerField(null=True)),
                ("state", models.CharField(default="suggested", max_length=24)),
                ("first", models.PositiveBigIntegerField(default=0)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="sources.source",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="about",
                        to="claims.claim",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="claims.claim",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="sources.text",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
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
                    "verb",
                    models.CharField(
                        choices=[
                            ("accept", "accept"),
                            ("set_aside", "set_aside"),
                            ("misread", "misread"),
                            ("edit", "edit"),
                            ("doubt", "doubt"),
                            ("retract", "retract"),
                            ("undo", "undo"),
                        ],
                        max_length=10,
                    ),
                ),
                ("before", models.CharField(max_length=24)),
                ("after", models.CharField(max_length=24)),
                ("bulk", models.BooleanField(default=False)),
                ("reason", habeas.store.fields.SealedTextField(null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="claims.claim",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="claims.decision",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Quote",
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
                ("start", models.PositiveBigIntegerField()),
                ("end", models.PositiveBigIntegerField()),
                ("exact", habeas.store.fields.SealedTextField()),
                ("text_hash", models.CharField(max_length=64)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="claims.claim",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="sources.text",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                fields=["source", "state"], name="claims_clai_source__d5a2cb_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "header",
                            "person",
                            "attribute",
                            "organisation",
                            "place",
                            "event",
                            "act",
                            "status",
                            "demand",
                            "scheduled",
                            "contact",
                            "withhold",
                            "relation",
                            "characterisation",
                            "commitment",
                            "case",
                        ],
                    )
                ),
                name="claim_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "modality__in",
                        [
                            "stated",
                            "denied",
                            "feared",
                            "intended",
                            "demanded",
                            "committed",
                            "hypothetical",
                        ],
                    )
                ),
                name="claim_modality_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(("polarity__in", ["affirmed", "negated"])),
                name="claim_polarity_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "derivation__in",
                        [
                            "explicit",
                            "presupposed",
                            "inferred_by_source",
                            "inferred_by_coder",
                        ],
                    )
                ),
                name="claim_derivation_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "time_frame__in",
                        [
                            "incident",
                            "background",
                            "historical",
                            "pattern",
                            "ongoing",
                            "future",
                        ],
                    )
                ),
                name="claim_time_frame_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("method__in", ["person", "rule", "model", "endpoint", "import"])
                ),
                name="claim_method_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "suggested",
                            "in_review",
                            "accepted_as_attributed",
                            "set_aside",
                            "misread",
                            "doubted",
                            "superseded",
                            "retracted",
                        ],
                    )
                ),
                name="claim_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__gte", 0)), name="quote_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="quote_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="quote",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    django.db.models.functions.text.Length("text_hash"), 64
                ),
                name="quote_hash_form",
            ),
        ),
    ]
