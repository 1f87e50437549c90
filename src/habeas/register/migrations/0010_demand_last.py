from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_claim_of_kind"),
        ("records", "0004_act_act_by_end"),
        ("register", "0009_line_told_by"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="demand",
            index=models.Index(fields=["entry"], name="demand_last"),
        ),
    ]
