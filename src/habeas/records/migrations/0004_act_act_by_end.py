from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_version_more"),
        ("records", "0003_location"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="act",
            index=models.Index(fields=["latest", "recorded_at"], name="act_by_end"),
        ),
    ]
