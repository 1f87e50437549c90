from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0010_demand_last"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="on",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
