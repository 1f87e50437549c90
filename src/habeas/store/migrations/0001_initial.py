import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "seq",
                    models.PositiveBigIntegerField(primary_key=True, serialize=False),
                ),
                ("leaf", models.CharField(max_length=64)),
                ("body", models.TextField()),
                (
                    "idempotency",
                    models.CharField(max_length=64, null=True, unique=True),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Payload",
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
                ("table", models.CharField(max_length=64)),
                ("row", models.CharField(max_length=36)),
                ("key", models.CharField(blank=True, default="", max_length=36)),
                ("sealed", models.BinaryField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="store.entry"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["table", "row"], name="store_paylo_table_19b032_idx"
                    )
                ],
            },
        ),
    ]
