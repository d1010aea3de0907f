"""An emergency opening and a consent that was taken back elsewhere are told too."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_found_messaging")]

    operations = [
        migrations.RemoveConstraint("notice", "messaging_known_kind"),
        migrations.AddConstraint(
            "notice",
            models.CheckConstraint(
                condition=Q(kind__in=["rujukan", "keputusan", "darurat", "persetujuan"]), name="messaging_known_kind"
            ),
        ),
    ]
