"""A record may be a number of the person whose file it is; an officer who is in a file may turn out not to be involved."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("recusal", "0001_found_recusal")]

    operations = [
        migrations.AddField("filetie", "sign", models.BooleanField(default=False)),
        migrations.RemoveConstraint("shutout", "recusal_known_reason"),
        migrations.AddConstraint(
            "shutout",
            models.CheckConstraint(
                condition=Q(lift_reason__in=["", "senama", "nomor_bersama", "salah_ketik", "tidak_terlibat"]),
                name="recusal_known_reason",
            ),
        ),
    ]
