from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0007_line_asked"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                fields=[
                    "ceiling",
                    "liberty",
                    "rank",
                    "-spoke",
                    "entry",
                    "first",
                    "last",
                ],
                name="line_liberty",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                fields=["ceiling", "legal", "rank", "-spoke", "entry", "first", "last"],
                name="line_legal",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                fields=[
                    "ceiling",
                    "acknowledgement",
                    "rank",
                    "-spoke",
                    "entry",
                    "first",
                    "last",
                ],
                name="line_acknowledgement",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                fields=[
                    "ceiling",
                    "verification",
                    "rank",
                    "-spoke",
                    "entry",
                    "first",
                    "last",
                ],
                name="line_verification",
            ),
        ),
    ]
