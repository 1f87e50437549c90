from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0002_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Told",
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
                ("phase", models.PositiveSmallIntegerField(default=0)),
                ("cursor", models.CharField(blank=True, default="", max_length=36)),
                ("done", models.PositiveBigIntegerField(default=0)),
                ("total", models.PositiveBigIntegerField(default=0)),
                ("whole", models.BooleanField(default=False)),
                ("since", models.PositiveBigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Telling",
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
                ("low", models.PositiveSmallIntegerField()),
                ("high", models.PositiveSmallIntegerField()),
                ("row", models.CharField(db_index=True, max_length=36)),
                ("deed", models.CharField(db_index=True, max_length=36)),
                ("lead", models.BooleanField()),
                ("done", models.BooleanField()),
                ("lane", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=32)),
                ("date", models.CharField(max_length=64)),
                ("first", models.DateField(null=True)),
                ("last", models.DateField(null=True)),
                ("day", models.DateField(null=True)),
                ("till", models.DateField()),
                ("month", models.CharField(max_length=7)),
                ("place", models.CharField(max_length=64)),
                ("event", models.CharField(max_length=36)),
                ("victim", models.CharField(max_length=36)),
                ("least", models.PositiveIntegerField(null=True)),
                ("most", models.PositiveIntegerField(null=True)),
                ("individuals", models.PositiveIntegerField()),
                ("bodies", models.TextField()),
                ("modality", models.CharField(max_length=12)),
                ("time_frame", models.CharField(max_length=12)),
                ("claim", models.CharField(max_length=36)),
                ("source", models.CharField(max_length=36)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("lead", True)),
                        fields=["day", "till", "lane", "code", "deed", "low", "high"],
                        name="telling_by_day",
                    ),
                    models.Index(
                        fields=[
                            "done",
                            "code",
                            "month",
                            "first",
                            "last",
                            "lead",
                            "low",
                            "high",
                        ],
                        name="telling_by_code",
                    ),
                    models.Index(
                        fields=[
                            "done",
                            "month",
                            "source",
                            "first",
                            "last",
                            "low",
                            "high",
                        ],
                        name="telling_sources",
                    ),
                    models.Index(
                        fields=[
                            "place",
                            "done",
                            "lane",
                            "lead",
                            "victim",
                            "least",
                            "low",
                            "high",
                        ],
                        name="telling_by_place",
                    ),
                    models.Index(fields=["event", "code"], name="telling_by_event"),
                    models.Index(fields=["source"], name="telling_of_source"),
                    models.Index(fields=["victim"], name="telling_of_victim"),
                ],
            },
        ),
    ]
