"""An entry that comes with a joined log keeps the hash it had there. Logs that joined before have none to show."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_refuse_changes")]
    operations = [
        migrations.AddField(model_name="entry", name="hash_there", field=models.BinaryField(null=True)),
    ]
