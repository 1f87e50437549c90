from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_consent"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="source",
            name="sources_sou_reading_518372_idx",
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                fields=["reading", "-received_at", "id"], name="source_newest_read"
            ),
        ),
        migrations.AddIndex(
            model_name="source",
            index=models.Index(
                fields=["-received_at", "id"], name="source_newest_first"
            ),
        ),
    ]
