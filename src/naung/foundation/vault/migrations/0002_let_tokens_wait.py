import naung.foundation.vault.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("vault", "0001_found_vault")]

    operations = [
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("label", naung.foundation.vault.models.Label(primary_key=True, serialize=False)),
                ("body", models.BinaryField()),
            ],
        ),
    ]
