"""An answer of another desk is unread until the desk that asked has read it. Those before count as read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inquiries", "0002_look_for_rows_of_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="named",
            name="unread",
            field=models.BooleanField(default=False),
        ),
    ]
