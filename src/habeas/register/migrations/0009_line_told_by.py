from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0008_line_axes"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                fields=["ceiling", "rank", "held", "now", "sources", "first", "last"],
                name="line_told_by",
            ),
        ),
    ]
