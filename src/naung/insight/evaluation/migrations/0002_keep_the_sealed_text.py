"""What was sealed stands in the row; its entry of the log is found by the record; counts know who wrote them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_found_rollouts")]
    operations = [
        migrations.RemoveField(model_name="rollout", name="seal_entry"),
        migrations.AddField(
            model_name="rollout", name="sealed_text", field=models.TextField(blank=True, default="")
        ),
        migrations.AddField(model_name="areacount", name="by", field=models.UUIDField(null=True)),
    ]
