"""A report of a house that joined says so, and one of here does not replace it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0003_keep_figures")]
    operations = [
        migrations.AddField(
            model_name="yearreport", name="came_from", field=models.CharField(blank=True, default="", max_length=36)
        ),
        migrations.AddField(
            model_name="yearreport", name="came_as", field=models.CharField(blank=True, default="", max_length=200)
        ),
        migrations.RemoveConstraint(model_name="yearreport", name="programme_one_report_a_version"),
        migrations.AddConstraint(
            model_name="yearreport",
            constraint=models.UniqueConstraint(
                fields=("kind", "first_on", "last_on", "language", "came_from", "version"),
                name="programme_one_report_a_version",
            ),
        ),
    ]
