from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0006_line_known"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="line",
            name="line_due",
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                fields=["ceiling", "due", "entry", "now", "first", "last", "rank"],
                name="line_due",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                condition=models.Q(("now", True), ("disputed", True)),
                fields=["ceiling", "spoke", "entry", "first", "last", "rank"],
                name="line_disputed",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                condition=models.Q(("now", True), ("unexplained", True)),
                fields=["ceiling", "spoke", "entry", "first", "last", "rank"],
                name="line_unexplained",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                condition=models.Q(("now", True), ("unseen__isnull", False)),
                fields=["ceiling", "unseen", "entry", "first", "last", "rank"],
                name="line_unseen",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                condition=models.Q(("now", True), ("ends__isnull", False)),
                fields=["ceiling", "due", "entry", "first", "last", "rank"],
                name="line_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(
                condition=models.Q(("now", True), ("group", True), ("held", True)),
                fields=["ceiling", "spoke", "entry", "first", "last", "rank"],
                name="line_groups",
            ),
        ),
    ]
