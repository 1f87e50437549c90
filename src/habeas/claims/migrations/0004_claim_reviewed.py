from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0003_version_more"),
        ("sources", "0003_newest_first"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="claim",
            name="claims_clai_source__d5a2cb_idx",
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                fields=["source", "state", "label"], name="claim_reviewed"
            ),
        ),
    ]
