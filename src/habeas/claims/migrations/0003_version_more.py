from django.db import migrations

import habeas.store.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0002_version_word"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="more",
            field=habeas.store.fields.SealedJSONField(null=True),
        ),
    ]
