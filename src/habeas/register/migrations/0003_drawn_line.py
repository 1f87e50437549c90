from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0002_asking_followup_topic"),
    ]

    operations = [
        migrations.CreateModel(
            name="Drawn",
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
                ("since", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Line",
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
                ("rank", models.PositiveSmallIntegerField()),
                ("entry", models.CharField(max_length=80)),
                ("cluster", models.CharField(db_index=True, max_length=36)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("held", models.BooleanField()),
                ("liberty", models.CharField(max_length=32)),
                ("legal", models.CharField(max_length=32)),
                ("acknowledgement", models.CharField(max_length=32)),
                ("verification", models.CharField(max_length=32)),
                ("spoke", models.DateField()),
                ("due", models.DateField(null=True)),
                ("located", models.DateField(null=True)),
                ("begun", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("unseen", models.DateField(null=True)),
                ("disputed", models.BooleanField()),
                ("flagged", models.BooleanField()),
                ("unexplained", models.BooleanField()),
                ("group", models.BooleanField()),
                ("least", models.PositiveIntegerField(null=True)),
                ("most", models.PositiveIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["ceiling", "rank", "-spoke", "entry"],
                        name="line_listed",
                    ),
                    models.Index(
                        fields=[
                            "ceiling",
                            "rank",
                            "held",
                            "liberty",
                            "verification",
                            "first",
                            "last",
                            "located",
                            "least",
                            "most",
                        ],
                        name="line_counted",
                    ),
                    models.Index(fields=["ceiling", "due"], name="line_due"),
                ],
            },
        ),
    ]
