from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_line_sources"),
    ]

    operations = [
        migrations.AddField(
            model_name="drawn",
            name="cursor",
            field=models.CharField(blank=True, default="", max_length=36),
        ),
        migrations.AddField(
            model_name="drawn",
            name="done",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="drawn",
            name="total",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="drawn",
            name="whole",
            field=models.BooleanField(default=True),
        ),
    ]
