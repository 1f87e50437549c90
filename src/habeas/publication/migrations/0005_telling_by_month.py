from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0004_telling_spot_ends"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(
                fields=["month", "lead", "low", "high"], name="telling_by_month"
            ),
        ),
    ]
