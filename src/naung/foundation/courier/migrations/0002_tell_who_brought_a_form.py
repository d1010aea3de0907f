from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("courier", "0001_keeps_sealed_forms"),
    ]

    operations = [
        migrations.AddField(
            model_name="parcel",
            name="brought_by",
            field=models.UUIDField(null=True),
        ),
    ]
