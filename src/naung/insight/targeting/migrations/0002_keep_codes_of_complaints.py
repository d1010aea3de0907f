"""Why a version can't be solved is kept as codes; sentences that were kept go, and such a version can be asked again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("targeting", "0001_keep_plans")]
    operations = [
        migrations.RemoveField(model_name="version", name="said"),
        migrations.AddField(model_name="version", name="refused_at", field=models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=30)),
                ("about", models.CharField(blank=True, max_length=80)),
                ("place", models.CharField(blank=True, max_length=16)),
                ("intervention", models.CharField(blank=True, max_length=30)),
                ("area", models.CharField(blank=True, max_length=16)),
                ("staff", models.CharField(blank=True, max_length=80)),
                ("amount", models.BigIntegerField(default=0)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="obstacles",
                        to="targeting.version",
                    ),
                ),
            ],
        ),
    ]
