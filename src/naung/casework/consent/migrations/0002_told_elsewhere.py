"""She may take back a consent at the desk that received something on it; the row says where."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_found_consent")]

    operations = [
        migrations.AddField("consent", "told_at", models.UUIDField(null=True)),
        migrations.AddConstraint(
            "consent",
            models.CheckConstraint(
                condition=Q(told_at__isnull=True) | Q(kind="ditarik", told_at=F("recipient")),
                name="consent_told_elsewhere_only_closes_there",
            ),
        ),
    ]
