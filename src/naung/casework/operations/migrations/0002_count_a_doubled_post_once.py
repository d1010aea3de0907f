from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("operations", "0001_found_operations"),
    ]

    operations = [
        migrations.AddField(
            model_name="operation",
            name="posted_once",
            field=models.UUIDField(null=True, unique=True),
        ),
    ]
