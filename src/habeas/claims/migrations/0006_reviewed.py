from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count

LABELS = ("public", "partners", "internal", "restricted")


def fill(apps: Any, schema_editor: Any) -> None:
    """Count the claims of all sources, as `claims.reviewed` does from here on."""
    here = schema_editor.connection.alias  # a copy's own file, while one is made
    claims = apps.get_model("claims", "Claim")._base_manager.using(here)
    sources = apps.get_model("sources", "Source")._base_manager.using(here)
    groups = claims.exclude(state="superseded").order_by()
    found: dict[tuple[str, str, bool], int] = defaultdict(int)
    for source, label, state, n in groups.values_list(
        "source_id", "label", "state"
    ).annotate(n=Count("pk")):
        found[source, label, state in ("suggested", "in_review")] += n
    model = apps.get_model("claims", "Reviewed")
    model._base_manager.using(here).bulk_create(
        (
            model(source_id=source, received_at=at, **row)
            for source, at in sources.values_list("pk", "received_at")
            for row in rows_of(source, found)
        ),
        batch_size=1_000,
    )


def rows_of(
    source: str, found: dict[tuple[str, str, bool], int]
) -> Iterator[dict[str, Any]]:
    waiting = decided = 0
    for ceiling, label in enumerate(LABELS):
        waiting += found.get((source, label, True), 0)
        decided += found.get((source, label, False), 0)
        part = "partly" if decided else "undecided"
        rest = "done" if decided else "nothing"
        yield {
            "ceiling": ceiling,
            "review": part if waiting else rest,
            "open": waiting,
            "decided": decided,
        }


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_claim_of_kind"),
        ("sources", "0003_newest_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reviewed",
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
                ("ceiling", models.PositiveSmallIntegerField()),
                ("review", models.CharField(max_length=12)),
                ("open", models.PositiveIntegerField()),
                ("decided", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewed",
                        to="sources.source",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["ceiling", "review", "-received_at", "source"],
                        name="reviewed_newest",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "ceiling"), name="reviewed_once"
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
